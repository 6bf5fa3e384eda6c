// The pairs of records that a relation rule looks at.
#pragma once

#include <cstdint>
#include <vector>

#include "portfolio/portfolio.hpp"

namespace quorate::relate {

struct pair {
    data::record_ref first;
    data::record_ref second;
};

/// All pairs of a record of the first collection and one of the second, by their ids. Over one collection: each two
/// different records once, or both ways round when directed. A record is never paired with itself; where one collection
/// is part of the other, a pair whose records both stand in both comes once (both ways round when directed).
[[nodiscard]] std::vector<pair> pairs_between(const data::portfolio& over, std::uint32_t first_collection, std::uint32_t second_collection, bool directed);

}  // namespace quorate::relate
