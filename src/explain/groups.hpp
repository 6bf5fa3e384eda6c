// Groups of related records, in words.
#pragma once

#include <span>
#include <vector>

#include "explain/wording.hpp"
#include "relate/pairs.hpp"

namespace quorate::explain {

/// The groups that the pairs tie together, by collection and id: their weak links, and which members say the same in all their texts.
[[nodiscard]] std::vector<related_group> describe_groups(const data::portfolio& of, const wording& words, std::span<const relate::pair> tied);

}  // namespace quorate::explain
