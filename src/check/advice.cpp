#include "check/advice.hpp"

#include <algorithm>

#include "check/analysis.hpp"

namespace quorate::check {

using syntax::binary_operator;
using syntax::node_kind;

namespace {

bool is_field_among(std::string_view word, std::initializer_list<std::string_view> among) { return std::find(among.begin(), among.end(), word) != among.end(); }

}  // namespace

std::string advice_for_field(const context& all, node_id owner, const value_type& of, std::string_view field) {
    const auto value = quoted(all, owner);
    if (of.many) {
        if (is_field_among(field, {"count", "size", "length", "number", "total"})) return "write `count " + value + "`";
        if (is_field_among(field, {"first", "last"})) return "write `" + std::string(field) + " x in " + value + " ordered by …`";
        return "ask about each of them: `any x in " + value + " where …`";
    }
    switch (of.is) {
        case value_type::kind::text:
            if (is_field_among(field, {"length", "size", "characters"})) return "write `characters of " + value + "`, or `words of " + value + "`";
            if (is_field_among(field, {"words", "count"})) return "write `words of " + value + "`";
            return {};
        case value_type::kind::money:
            if (is_field_among(field, {"amount", "value", "currency"})) return "compare it with an amount: `" + value + " > EUR 50000`";
            return {};
        case value_type::kind::day:
            if (is_field_among(field, {"year", "month", "day"})) return "write `" + std::string(field) + " of " + value + "`";
            return {};
        case value_type::kind::period:
            if (is_field_among(field, {"start", "from", "begin", "begins"})) return "write `start of " + value + "`";
            if (is_field_among(field, {"end", "to", "until", "ends"})) return "write `end of " + value + "`";
            if (is_field_among(field, {"length", "days", "duration"})) return "write `length of " + value + "`, a number of days";
            return {};
        default: return {};
    }
}

std::string advice_for_days(const context& all, node_id comparison, const value_type& left, const value_type& right) {
    const bool first = left.is == value_type::kind::number && right.is == value_type::kind::duration;
    const bool second = left.is == value_type::kind::duration && right.is == value_type::kind::number;
    if ((!first && !second) || left.many || right.many) return {};
    const node_id one = all.first(comparison), number = first ? one : all.next(one), time = first ? all.next(one) : one;
    const auto unit = static_cast<syntax::duration_unit>(all.tree[time].detail);
    const bool in_days = all.kind(time) == node_kind::duration && unit == syntax::duration_unit::days;
    const auto days = in_days ? "`" + std::string(all.value(time)) + "`" : std::string("the number of days");
    if (all.kind(number) == node_kind::binary && static_cast<binary_operator>(all.tree[number].detail) == binary_operator::subtract) {
        const node_id later = all.first(number), earlier = all.next(later);
        return "a date minus a date is a number of days: compare it with " + days + ", or add the time to the earlier date: `" + quoted(all, earlier) + " + " + quoted(all, time) + "`";
    }
    if (all.kind(number) == node_kind::apply) return "this is a number of days: " + (in_days ? "compare it with " + days : std::string("write it as one, such as `180`, or compare dates"));
    return {};
}

}  // namespace quorate::check
