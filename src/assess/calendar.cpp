#include "assess/calendar.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace quorate::assess {

using std::chrono::year_month_day;

namespace {

bool within_the_calendar(day one) {
    const auto year = static_cast<int>(year_month_day{one}.year());
    return year >= 1 && year <= 9999;
}

/// A calendar whose days are looked up, and whose long closings are passed in one step: for walks of many days.
class open_days {
public:
    explicit open_days(const plan::calendar& by) : by_(by), closings_(merged(by.closed)) {
        for (const auto& closed : by.closed_yearly) yearly_[at(closed.month(), closed.day())] = true;
    }
    /// The day itself, or the next one in the direction of `step`, a day, that none of the closings of several days holds.
    [[nodiscard]] day past_closings(day from, std::chrono::days step) const {
        const auto after = std::upper_bound(closings_.begin(), closings_.end(), from, [](day one, const period& closed) { return one < closed.first; });
        if (after == closings_.begin() || std::prev(after)->last < from) return from;
        return (step.count() < 0 ? std::prev(after)->first : std::prev(after)->last) + step;
    }
    /// Of a day that no closing of several days holds.
    [[nodiscard]] bool open(day one) const {
        const year_month_day date{one};
        return !by_.closed_weekday[std::chrono::weekday{one}.c_encoding()] && !yearly_[at(date.month(), date.day())];
    }

private:
    static std::size_t at(std::chrono::month month, std::chrono::day day) { return std::size_t{static_cast<unsigned>(month)} * 32 + static_cast<unsigned>(day); }
    const plan::calendar& by_;
    std::vector<period> closings_;
    std::array<bool, 13 * 32> yearly_{};
};

std::optional<day> moved_by_working_days(day from, std::int64_t count, const plan::calendar& by) {
    constexpr auto one = std::chrono::days{1};
    const auto step = count < 0 ? -one : one;
    const open_days days(by);
    auto left = count < 0 ? -count : count;
    if (left == 0) left = 1;   // the day itself, or the next working day
    else from += step;
    for (;; from += step) {
        from = days.past_closings(from, step);
        if (!within_the_calendar(from)) return std::nullopt;
        if (days.open(from) && --left == 0) return from;
    }
}

day day_of(std::chrono::month_day which, int year) {
    const auto last = (std::chrono::year{year} / which.month() / std::chrono::last).day();
    return day{std::chrono::year{year} / which.month() / std::min(which.day(), last)};
}

}  // namespace

std::vector<period> merged(std::vector<period> all) {
    std::sort(all.begin(), all.end(), [](const period& a, const period& b) { return a.first != b.first ? a.first < b.first : a.last < b.last; });
    std::vector<period> made;
    for (const auto& time : all) {
        if (!made.empty() && time.first <= made.back().last + std::chrono::days{1}) made.back().last = std::max(made.back().last, time.last);
        else made.push_back(time);
    }
    return made;
}

std::optional<day> moved(day from, duration by, const std::vector<plan::calendar>& calendars, int sign) {
    const std::int64_t count = std::int64_t{by.count} * sign;
    if (count > 4'000'000 || count < -4'000'000) return std::nullopt;  // beyond the calendar, and within chrono's reach
    if (by.in == duration::unit::working_days) return by.calendar < calendars.size() ? moved_by_working_days(from, count, calendars[by.calendar]) : std::nullopt;
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
    if (!within_the_calendar(result)) return std::nullopt;
    return result;
}

std::int64_t working_days_between(day first, day last, const plan::calendar& by) {
    if (last < first) return -working_days_between(last, first, by);
    std::int64_t count = 0;
    constexpr auto one = std::chrono::days{1};
    const open_days days(by);
    for (day at = days.past_closings(first + one, one); at <= last; at = days.past_closings(at + one, one)) count += days.open(at) ? 1 : 0;
    return count;
}

std::int64_t months_between(day first, day last) {
    if (last < first) return -months_between(last, first);
    const year_month_day from{first}, to{last};
    std::int64_t months = (static_cast<int>(to.year()) - static_cast<int>(from.year())) * 12LL + static_cast<unsigned>(to.month()) - static_cast<unsigned>(from.month());
    // A month is whole when moving by it does not pass the last day: from 31 January to 28 February is one.
    while (months > 0) {
        const auto reached = moved(first, {duration::unit::months, static_cast<std::int32_t>(months), 0}, {});
        if (reached && *reached <= last) break;
        --months;
    }
    return months;
}

period season_of(const plan::season& season, int year) {
    const bool over_new_year = season.to < season.from;
    return {day_of(season.from, year), day_of(season.to, over_new_year ? year + 1 : year)};
}

bool in_season(day one, const plan::season& season) {
    const int year = static_cast<int>(year_month_day{one}.year());
    for (const int begins : {year - 1, year}) {
        const auto time = season_of(season, begins);
        if (time.first <= one && one <= time.last) return true;
    }
    return false;
}

}  // namespace quorate::assess
