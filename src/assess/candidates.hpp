// The pairs of records for which a relation may hold, found by its join plan.
#pragma once

#include <cstdint>
#include <vector>

#include "assess/machine.hpp"
#include "relate/pairs.hpp"

namespace quorate::assess {

struct candidate_options {
    std::uint64_t most_pairs = 0;   ///< past it, quorate::limit_exceeded is thrown
    unsigned threads = 1;           ///< that join texts; the result does not depend on it
};

/// Pairs that include every one for which the relation holds or may hold, each once, as relate::pairs_between has them and in
/// its order. A record of which a part of the plan says nothing (a value that is not stated) comes into question for every
/// other. Where the portfolio has two registers, only pairs across them. Throws quorate::limit_exceeded, with about how many pairs
/// there are and what would help, when there are more than allowed.
[[nodiscard]] std::vector<relate::pair> candidate_pairs(machine& on, const plan::relation& rule, const candidate_options& options);

}  // namespace quorate::assess
