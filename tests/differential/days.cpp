// Days of the direct interpreter, counted one by one.
#include <algorithm>

#include "differential/interpreter.hpp"
#include "differential/logic.hpp"

namespace quorate::differential {

bool works_on(day date) {
    using namespace std::chrono;
    const weekday which{date};
    const year_month_day parts{date};
    const bool closed = date >= *parse_day("2020-05-28") && date <= *parse_day("2020-06-02");
    return which != Saturday && which != Sunday && !(parts.month() == December && parts.day() == std::chrono::day{25}) && !closed;
}

meaning moved(const meaning& date, duration by, bool back) {
    using namespace std::chrono;
    const int count = back ? -by.count : by.count;
    day to = date.first;
    if (by.in == duration::unit::days) {
        to += days{count};
    } else if (by.in == duration::unit::months) {
        const year_month_day from{to};
        year_month_day made = from + months{count};
        if (!made.ok()) made = made.year() / made.month() / last;
        to = sys_days{made};
    } else {
        // No working day further: the day itself, or the next on which work is done.
        if (count == 0) while (!works_on(to)) to += days{1};
        for (int left = count < 0 ? -count : count; left > 0; left -= works_on(to) ? 1 : 0) to += days{count < 0 ? -1 : 1};
    }
    return date_of(to);
}

meaning days_between(check::function which, const meaning& first, const meaning& last) {
    if (!first.known() || !last.known()) return unknown_of(first, last);
    if (last.first < first.first) return calculated(syntax::binary_operator::subtract, number(0), days_between(which, last, first));
    if (which == check::function::working_days_between) {
        std::int64_t open = 0;
        for (day at = first.first + std::chrono::days{1}; at <= last.first; at += std::chrono::days{1}) open += works_on(at) ? 1 : 0;
        return number(rational(open));
    }
    // The greatest number of months by which the first can be moved and lies not after the last.
    std::int32_t months = 0;
    while (moved(first, {duration::unit::months, months + 1, 0}, false).first <= last.first) ++months;
    return number(rational(months));
}

}  // namespace quorate::differential
