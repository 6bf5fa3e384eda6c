// Days moved by durations, working days, seasons.
#pragma once

#include <optional>
#include <vector>

#include "plan/program.hpp"
#include "quorate/exact.hpp"

namespace quorate::assess {

/// `from` moved by `by`, forward or (sign -1) back. Months keep the day of the month where it exists and else take the
/// last. Working days are those of the calendar: 0 of them lead to the day itself, or to the next working day when it is none.
/// Nothing outside the years 1 to 9999. Linear in the days passed that no long closing holds, times the logarithm of the closings; else constant.
[[nodiscard]] std::optional<day> moved(day from, duration by, const std::vector<plan::calendar>& calendars, int sign = 1);

/// In their order, touching and overlapping ones as one.
[[nodiscard]] std::vector<period> merged(std::vector<period> all);
/// How many working days lie after the first day, up to and with the last; negative when the last lies before the first.
[[nodiscard]] std::int64_t working_days_between(day first, day last, const plan::calendar& by);
/// How many whole months lie between; negative when the last lies before the first.
[[nodiscard]] std::int64_t months_between(day first, day last);
/// The season that begins in that year. A 29 February is the 28th in a year without one.
[[nodiscard]] period season_of(const plan::season& season, int year);
[[nodiscard]] bool in_season(day one, const plan::season& season);

}  // namespace quorate::assess
