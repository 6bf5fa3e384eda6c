// What records serve which rows, columns and cells.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "assess/machine.hpp"

namespace quorate::assess {

/// The lines of one axis: entries in force in the order of their list, or the records of a collection by id.
struct raw_axis {
    std::vector<value> lines;
    std::vector<std::int64_t> counts;   ///< by line: records that serve it, itself or by what stands under it
};

struct raw_coverage {
    raw_axis rows, columns, cells;
    struct cell { std::vector<record_ref> records; std::vector<std::uint32_t> values; };  ///< values: lines of cells, ascending
    std::map<std::pair<std::uint32_t, std::uint32_t>, cell> table;  ///< by row and column; column 0 when there are none
    std::int64_t records = 0;
};

/// Counts the records of the collection for which `where` is true. A record whose row, column or cell is not stated
/// serves none there. Linear in the records times what each gives.
[[nodiscard]] raw_coverage count_coverage(const plan::coverage& rule, machine& on);

}  // namespace quorate::assess
