// Packs with many criteria, each for records of one kind.
#pragma once

#include <cstddef>
#include <string>

namespace quorate::bench {

/// `of_kind` criteria for each of the first `kinds` kinds of a list of 250.
[[nodiscard]] std::string rules_by_kind(std::size_t kinds, std::size_t of_kind);
/// A record of the first kind.
[[nodiscard]] std::string record_of_first_kind();

}  // namespace quorate::bench
