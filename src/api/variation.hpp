// A bench of trials for the functions that ask what would be otherwise.
#pragma once

#include "quorate/pack.hpp"
#include "vary/trial.hpp"

namespace quorate::internal {

/// Throws what make_review throws for a portfolio of another pack, and for parameters that may not be set.
[[nodiscard]] vary::bench make_bench(const pack& rules, const portfolio& data, const review_options& options);

}  // namespace quorate::internal
