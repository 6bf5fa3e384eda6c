// The pairs of records for which a relation may hold, found by its join plan.
#pragma once

#include <cstdint>
#include <vector>

#include "assess/machine.hpp"
#include "relate/pairs.hpp"

namespace quorate::assess {

/// Pairs that include every one for which the relation holds or may hold, each once, as relate::pairs_between has them and in
/// its order. A record of which a part of the plan says nothing (a value that is not stated) comes into question for every
/// other. Throws quorate::limit_exceeded, with about how many pairs there are and what would help, when there are more than
/// `most_pairs`.
[[nodiscard]] std::vector<relate::pair> candidate_pairs(machine& on, const plan::relation& rule, std::uint64_t most_pairs);

}  // namespace quorate::assess
