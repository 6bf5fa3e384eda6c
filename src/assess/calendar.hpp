// Days moved by durations.
#pragma once

#include <optional>

#include "quorate/exact.hpp"

namespace quorate::assess {

/// `from` moved by `by`, forward or (sign -1) back. Months keep the day of the month where it exists and else take the
/// last. Nothing outside the years 1 to 9999.
[[nodiscard]] std::optional<day> moved(day from, duration by, int sign = 1);

}  // namespace quorate::assess
