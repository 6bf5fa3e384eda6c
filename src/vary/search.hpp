// The smallest sets of changes that reach a goal.
#pragma once

#include <set>
#include <tuple>
#include <vector>

#include "vary/repairs.hpp"

namespace quorate::vary {

/// A set of repairs that reaches a goal; without any one of them it does not.
struct way {
    goal to;
    std::vector<repair> paid, free;
    rational cost;
};

[[nodiscard]] std::vector<change> changes_of(const way& one);

struct search_result {
    std::vector<way> ways;                ///< by cost, then by the number of changes, then in the order in which repairs are proposed
    std::set<std::uint32_t> met;          ///< criteria that were in the way of something; no_index: an outcome's own condition
};

/// Looks for ways from what costs least upwards. Of every set of changes that does not reach the goal yet, the first thing that still stands in the way
/// is repaired in each way that there is; so a cheaper set of proposed repairs is not passed over.
class search {
public:
    search(bench& on, record_ref about, trial_limit& limit) : on_(on), about_(about), limit_(limit), repairs_(on, about, limit) {}

    /// At most `most` ways to any of the goals; two that change the same fields in the same manner count as one, and one that changes more of them
    /// than another is left out. `only`: criteria that matter; the others are passed over; empty: all.
    [[nodiscard]] search_result run(const std::vector<goal>& goals, std::size_t most, const std::set<std::uint32_t>& only = {});

private:
    struct state { way at; std::uint64_t order = 0; };
    /// The kinds of changes of a way, by which two count as one.
    using shape = std::set<std::tuple<std::uint32_t, change::kind, record_ref, std::uint32_t>>;

    [[nodiscard]] static shape shape_of(const way& one);
    [[nodiscard]] std::vector<obstacle> in_the_way(trial& now, const goal& to, const std::set<std::uint32_t>& only, search_result& into);
    /// Whether a repair takes back what a way holds already: an item dropped that was added, or the reverse; a field set twice.
    [[nodiscard]] static bool takes_back(const way& one, const repair& next);
    /// Answers and decisions that help, as long as any does.
    [[nodiscard]] std::vector<obstacle> take_free(way& at, const std::set<std::uint32_t>& only, search_result& into);
    [[nodiscard]] way without_needless(way one, const std::set<std::uint32_t>& only);
    [[nodiscard]] bool reaches(const way& one, const std::set<std::uint32_t>& only);

    bench& on_;
    record_ref about_;
    trial_limit& limit_;
    repairer repairs_;
};

}  // namespace quorate::vary
