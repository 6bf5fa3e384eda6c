// What the options of a review mean for a machine.
#pragma once

#include "assess/machine.hpp"
#include "quorate/review.hpp"

namespace quorate::internal {

/// Sets the limit of the whole, cancelling, the values of parameters and the functions of the host; throws std::invalid_argument when one cannot be set so. The
/// options must outlive the machine.
void apply_options(const review_options& options, assess::machine& on);

}  // namespace quorate::internal
