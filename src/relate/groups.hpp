// Groups of records that pairs tie together.
#pragma once

#include <span>
#include <vector>

#include "relate/pairs.hpp"

namespace quorate::relate {

/// A pair without which its group falls into two parts of at least two records each.
struct weak_link {
    pair between;
    std::size_t first_side = 0;    ///< how many records stay with the first
    std::size_t second_side = 0;   ///< and with the second
};

struct linked_group {
    std::vector<data::record_ref> members;   ///< ascending
    std::vector<weak_link> weak_links;       ///< by their records, the lesser first
};

/// The connected components of the pairs, of two records or more; they in the order of their first records. Several pairs of the same two
/// records are one link. Near-linear in the number of pairs.
[[nodiscard]] std::vector<linked_group> connected_groups(std::span<const pair> pairs);

}  // namespace quorate::relate
