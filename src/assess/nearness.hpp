// How much an entry of a taxonomy tells.
#pragma once

#include <cstdint>

#include "quorate/vocabulary.hpp"

namespace quorate::assess {

/// 256 times the binary logarithm of how many entries the taxonomy has over how many stand at or under this one, rounded down: what holds
/// few tells much, and one under which all stand tells nothing.
[[nodiscard]] std::int64_t information_of(const classification& taxonomy, std::uint32_t entry) noexcept;

}  // namespace quorate::assess
