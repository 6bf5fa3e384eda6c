// Whether records can be reviewed one by one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "plan/program.hpp"

namespace quorate::plan {

/// Record types that a review is about: those that outcomes speak of, or else those that criteria speak of.
[[nodiscard]] std::vector<std::uint32_t> reviewed_types(const program& of);

/// What a review of a record of that type needs other records of its collection for, one short text for each declaration, such as
/// "relation `duplicate`"; empty when each can be reviewed without the others. It may name more than what needs them, never less.
[[nodiscard]] std::vector<std::string> needs_of_others(const program& of, std::uint32_t type);

}  // namespace quorate::plan
