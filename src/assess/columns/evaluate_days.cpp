// Days of a batch.
#include <algorithm>
#include <chrono>
#include <limits>

#include "assess/calendar.hpp"
#include "assess/columns/column_evaluator.hpp"

namespace quorate::assess {

namespace {

constexpr std::int32_t not_looked_for = std::numeric_limits<std::int32_t>::min(), nowhere = not_looked_for + 1;
constexpr std::int64_t days_at_once = 1'024;               // a table of days grows by as many
constexpr std::size_t most_days_remembered = 1'000'000;    // of all tables of an evaluator: 4 MB

/// Where a day comes to; nothing where the calendar has no such day or says nothing of it.
std::int32_t day_moved(std::int64_t from, const duration& by, int sign, const plan::program& rules) {
    constexpr std::int32_t most_months = 120'000;  // as many as the calendar has; no year leaves its type
    if (by.in == duration::unit::months && by.count >= -most_months && by.count <= most_months) {
        const auto to = std::chrono::year_month_day{day{std::chrono::days{from}}} + std::chrono::months{by.count * sign};
        if (to.ok() && static_cast<int>(to.year()) >= 1 && static_cast<int>(to.year()) <= 9999) return static_cast<std::int32_t>(day{to}.time_since_epoch().count());
    }
    const auto there = moved(day{std::chrono::days{from}}, by, rules.calendars, sign);
    return there ? static_cast<std::int32_t>(there->time_since_epoch().count()) : nowhere;
}

}  // namespace

/// Looks where a day comes to, and remembers it: records speak of few different days.
std::int32_t column_evaluator::move_and_remember(std::uint32_t node, std::int64_t from) {
    const auto& one = program_.nodes[node];
    auto& known = rooms_[node].moved;
    const auto to = day_moved(from, one.moved_by, one.detail == 1 ? 1 : -1, rules_);
    const auto size = static_cast<std::int64_t>(known.to.size());
    if (from < known.first || from >= known.first + size) {
        const auto first = known.to.empty() ? from - days_at_once / 2 : std::min(known.first, from - days_at_once);
        const auto end = std::max(known.to.empty() ? first : known.first + size, from + days_at_once / 2);
        const auto more = static_cast<std::size_t>(end - first - size);
        if (days_remembered_ + more > most_days_remembered) return to;
        days_remembered_ += more;
        known.to.insert(known.to.begin(), known.to.empty() ? 0 : static_cast<std::size_t>(known.first - first), not_looked_for);
        known.to.resize(static_cast<std::size_t>(end - first), not_looked_for);
        known.first = first;
    }
    known.to[static_cast<std::size_t>(from - known.first)] = to;
    return to;
}

void column_evaluator::move_days(std::uint32_t node, std::vector<std::uint8_t>& odd) {
    const auto rows = rows_;
    auto& own = rooms_[node];
    const auto& known = own.moved;
    auto* const own_numbers = own.numbers.data();
    const auto a = values_[program_.nodes[node].a];
    values_[node].known = a.known;
    const auto* table = known.to.data();
    auto size = known.to.size();
    auto first = known.first;
    for (std::size_t i = 0; i < rows; ++i) {
        own_numbers[i] = 0;
        if (a.known[i] == 0) continue;
        const auto place = static_cast<std::uint64_t>(a.number[i] - first);
        auto to = place < size ? table[place] : not_looked_for;
        if (to == not_looked_for) {
            to = move_and_remember(node, a.number[i]);
            table = known.to.data();
            size = known.to.size();
            first = known.first;
        }
        if (to == nowhere) odd[i] = 1;
        else own_numbers[i] = to;
    }
}

void column_evaluator::days(std::uint32_t node, std::vector<std::uint8_t>& odd) {
    const auto& one = program_.nodes[node];
    if (one.code == column_code::move_day) return move_days(node, odd);
    const auto rows = rows_;
    values_[node].limit = no_limit;
    auto* const own_numbers = rooms_[node].numbers.data();
    auto* const own_bytes = rooms_[node].bytes.data();
    const auto a = values_[one.a];
    const auto b = values_[one.b];
    for (std::size_t i = 0; i < rows; ++i) {
        own_bytes[i] = a.known[i] & b.known[i];
        own_numbers[i] = a.number[i] - b.number[i];
    }
}

}  // namespace quorate::assess
