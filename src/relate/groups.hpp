// Groups of records that pairs tie together.
#pragma once

#include <span>
#include <vector>

#include "relate/pairs.hpp"

namespace quorate::relate {

/// The connected components of the pairs, of two records or more; each in the order of its records, and they in the order
/// of their first. Near-linear in the number of pairs.
[[nodiscard]] std::vector<std::vector<data::record_ref>> connected_groups(std::span<const pair> pairs);

}  // namespace quorate::relate
