// Exact similarity joins: every pair of sets that reaches a threshold, found without looking at every pair.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "relate/weighted_sets.hpp"

namespace quorate::relate {

struct join_options {
    unsigned threads = 1;
    /// Past this number of pairs of groups the join stops, so that a loose threshold cannot fill the memory.
    std::size_t most_pairs = 50'000'000;
};

/// Two groups and how alike their sets are.
struct alike_groups {
    std::uint32_t first = 0;   ///< the lesser number
    std::uint32_t second = 0;
    likeness how_alike;
    friend bool operator==(const alike_groups&, const alike_groups&) = default;
};

/// What a join finds. Sets that are the same make one group, so that a thousand copies are one group and not half a million
/// pairs; two members of a group are alike wholly. Empty sets stand in no group: nothing is known of what they are about.
struct join_outcome {
    /// The members of all groups, group by group, each ascending; groups are in the order of their first members.
    std::vector<std::uint32_t> members;
    std::vector<std::uint32_t> starts{0};   ///< where each group begins in `members`, and the end of the last
    std::vector<alike_groups> pairs;        ///< of different groups, ascending
    bool passed_limit = false;              ///< there are more than `most_pairs`; `pairs` is empty then

    [[nodiscard]] std::size_t groups() const noexcept { return starts.size() - 1; }
    [[nodiscard]] std::span<const std::uint32_t> group(std::size_t index) const noexcept {
        return std::span(members).subspan(starts[index], starts[index + 1] - starts[index]);
    }
};

/// All pairs of sets whose likeness reaches the threshold: none is missed. The same for any number of threads.
///
/// Each set is entered in the lists of its first units, as many as it takes for any alike set to share one of them (prefix
/// filter), and only within lists are sets compared: when what is left of both from there on would do (positional bound),
/// and their signatures of 128 bits do not show that they differ too much. A long list is split by the next shared unit, and
/// its parts again. A pair is taken where its shared units begin as the list does, so it is taken once.
[[nodiscard]] join_outcome join(const weighted_sets& sets, const threshold& least, const join_options& options = {});

/// The same between the first `left` sets and the others; pairs within a side are left out. A group may hold sets of both.
[[nodiscard]] join_outcome join_across(const weighted_sets& sets, std::size_t left, const threshold& least, const join_options& options = {});

}  // namespace quorate::relate
