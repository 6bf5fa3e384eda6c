// Remedies and losses, in words.
#pragma once

#include "quorate/remedy.hpp"
#include "vary/search.hpp"

namespace quorate::vary {

/// Any of the goals will do. `limits` bound the search.
[[nodiscard]] remedies remedies_for(bench& on, record_ref about, const std::vector<goal>& goals, const remedy_options& limits);

}  // namespace quorate::vary
