// One-to-one assignment: which of the possible pairs to take when no record may stand in two.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace quorate::relate {

/// A pair that may be taken, and what taking it gains: more than 0.
struct assignable {
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    std::int64_t gain = 0;
};

/// The pairs to take, as ascending indices into `pairs`: each left and each right in one at most, and the sum of gains the
/// greatest there is. Exact, in whole numbers; pairs that gain nothing or less are never taken. Where several choices gain as
/// much, one of them, the same for the same pairs in the same order. Each connected part is solved by itself (Bellman and
/// Ford's paths, one for each pair taken), so time grows with the largest part: pairs taken × records × pairs of it.
[[nodiscard]] std::vector<std::uint32_t> assign_one_to_one(std::span<const assignable> pairs);

}  // namespace quorate::relate
