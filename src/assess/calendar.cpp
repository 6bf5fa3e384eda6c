#include "assess/calendar.hpp"

#include <algorithm>

namespace quorate::assess {

using std::chrono::year_month_day;

std::optional<day> moved(day from, duration by, int sign) {
    const std::int64_t count = std::int64_t{by.count} * sign;
    if (count > 4'000'000 || count < -4'000'000) return std::nullopt;  // beyond the calendar, and within chrono's reach
    day result = from;
    if (by.in == duration::unit::days) {
        result = from + std::chrono::days{count};
    } else {
        const year_month_day date{from};
        const auto months = static_cast<int>(date.year()) * 12LL + static_cast<unsigned>(date.month()) - 1 + count;
        if (months < 12 || months >= 10'000 * 12LL) return std::nullopt;
        const auto month = std::chrono::year{static_cast<int>(months / 12)} / std::chrono::month{static_cast<unsigned>(months % 12) + 1};
        const auto last = (month / std::chrono::last).day();
        result = day{month / std::min(date.day(), last)};
    }
    const auto year = static_cast<int>(year_month_day{result}.year());
    if (year < 1 || year > 9999) return std::nullopt;
    return result;
}

}  // namespace quorate::assess
