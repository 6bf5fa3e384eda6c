// What counts of sets tell about counts of other sets: n of one kind and k of another, none of them both, are n + k of all.
#pragma once

#include "check/analysis.hpp"

namespace quorate::check {

/// `count S >= least`.
struct counted_set {
    node_id set = node_id::none;
    rational least;
};
/// The condition as such a count, its bound a number that is settled; `S is not empty` is a count of 1.
[[nodiscard]] std::optional<counted_set> count_at_least(const context& all, const known_names& names, node_id condition);

/// Whether a count follows from what is known to hold: one counted set lies within the wanted one, or several do of which no two have a
/// member in common. Only sets that hold each value once are added up.
[[nodiscard]] bool follows_by_counting(const context& all, const known_names& names, const counted_set& wanted, const known_names& names_of_known, const std::vector<node_id>& known);

}  // namespace quorate::check
