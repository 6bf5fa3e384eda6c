// What the options of a review mean for a machine.
#pragma once

#include <string>
#include <vector>

#include "assess/machine.hpp"
#include "quorate/review.hpp"

namespace quorate::internal {

/// Why there can be no review as of that day: none was given, or it is none of the years that days are written in. Empty when there can.
[[nodiscard]] std::string fault_of_day(day as_of);

/// Sets the functions of the host. What is wrong with them: one that the pack does not declare so, or two of one name.
[[nodiscard]] std::vector<std::string> set_functions(const review_options& options, assess::machine& on);

/// How many threads are to work.
[[nodiscard]] unsigned threads_of(const review_options& options);

/// Sets the limit of the whole, cancelling, the values of parameters and the functions of the host; throws std::invalid_argument when one cannot be set so, or
/// when there is no day. The options must outlive the machine.
void apply_options(const review_options& options, assess::machine& on);

}  // namespace quorate::internal
