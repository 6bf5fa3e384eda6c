#include "assess/settings.hpp"

#include <algorithm>
#include <charconv>

#include "assess/operations.hpp"

namespace quorate::assess {

namespace {

/// A number as rules write it: 5, 70%, 1/3.
std::optional<rational> read_number(std::string_view text) {
    const auto slash = text.find('/');
    if (slash == std::string_view::npos) return parse_rational(text);
    const auto above = parse_rational(text.substr(0, slash)), below = parse_rational(text.substr(slash + 1));
    if (!above || !below || *below == rational(0)) return std::nullopt;
    const auto made = divide(*above, *below);
    return made ? std::optional<rational>(*made) : std::nullopt;
}

/// The currency of the pack's own value, where that is an amount and known.
std::string currency_of(const value& own) {
    const auto* amount = own.get<money>();
    return amount ? std::string(amount->currency, 3) : std::string();
}

using kind = plan::value_kind;

/// "working days", by the pack's only calendar, or "working days of name".
std::optional<std::uint32_t> read_calendar(std::string_view unit, const std::vector<plan::calendar>& calendars) {
    constexpr std::string_view days = "working days", single = "working day";
    const auto rest = unit.starts_with(days) ? unit.substr(days.size()) : unit.starts_with(single) ? unit.substr(single.size()) : std::string_view("-");
    for (std::uint32_t i = 0; i < calendars.size(); ++i)
        if (rest == " of " + calendars[i].name || (rest.empty() && calendars.size() == 1)) return i;
    return std::nullopt;
}

std::optional<duration> read_duration(std::string_view text, const std::vector<plan::calendar>& calendars) {
    const auto space = text.find(' ');
    if (space == std::string_view::npos) return std::nullopt;
    std::int32_t count = 0;
    const auto digits = text.substr(0, space);
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (fault != std::errc{} || end != digits.data() + digits.size() || count < 0 || count > 999'999) return std::nullopt;
    auto unit = text.substr(space + 1);
    if (const auto calendar = read_calendar(unit, calendars)) return duration{duration::unit::working_days, count, *calendar};
    if (unit.ends_with('s')) unit.remove_suffix(1);
    if (unit == "day") return duration{duration::unit::days, count, 0};
    if (unit == "week") return duration{duration::unit::days, count * 7, 0};
    if (unit == "month") return duration{duration::unit::months, count, 0};
    if (unit == "year") return duration{duration::unit::months, count * 12, 0};
    return std::nullopt;
}

std::optional<money> read_money(std::string_view text) {
    if (text.size() < 5 || text[3] != ' ') return std::nullopt;
    money made;
    for (std::size_t i = 0; i < 3; ++i) {
        if (text[i] < 'A' || text[i] > 'Z') return std::nullopt;
        made.currency[i] = text[i];
    }
    const auto amount = parse_rational(text.substr(4));
    if (!amount) return std::nullopt;
    made.amount = *amount;
    return made;
}

}  // namespace

std::string set_parameter(machine& on, std::string_view name, std::string_view text) {
    const auto& all = on.program().parameters;
    std::uint32_t index = 0;
    while (index < all.size() && all[index].name != name) ++index;
    const auto named = "`" + std::string(name) + "`";
    if (index == all.size()) return "there is no parameter " + named;
    const auto& rule = all[index];
    if (!rule.settable) return "the parameter " + named + " may not be set: the pack does not say so";
    if (rule.many) return "the parameter " + named + " is a set, and only a single value can be given";
    value made;
    std::string wanted;
    switch (rule.kind) {
        case kind::truth:
            wanted = "yes or no";
            if (text == "yes" || text == "no") made = make_truth(text == "yes");
            break;
        case kind::number:
            wanted = "a number such as 5, 70% or 1/3";
            if (const auto number = read_number(text)) made = make_number(*number);
            break;
        case kind::money:
            wanted = "an amount such as EUR 50000";
            if (const auto amount = read_money(text)) {
                const auto own = currency_of(on.parameter(index));
                if (!own.empty() && own != std::string(amount->currency, 3)) return "the parameter " + named + " is an amount in " + own + ", and \"" + std::string(text) + "\" is none";
                made = {*amount, reason_set::none};
            }
            break;
        case kind::day:
            wanted = "a date such as 2019-06-01";
            if (const auto date = parse_day(text)) made = {*date, reason_set::none};
            break;
        case kind::duration:
            wanted = "a duration such as 6 months";
            if (const auto length = read_duration(text, on.program().calendars)) made = {*length, reason_set::none};
            break;
        case kind::text:
            made = {on.keep(texts({{std::string(), std::string(text)}})), reason_set::none};
            break;
        case kind::entry: {
            const auto& list = on.program().words.classifications[rule.of];
            const auto& entries = list.entries;
            wanted = "an entry of `" + list.name + "`";
            constexpr std::size_t few = 12;
            for (std::uint32_t i = 0; i < entries.size(); ++i) {
                if (entries.size() <= few) wanted += (i == 0 ? " (" : ", ") + entries[i].id + (i + 1 == entries.size() ? ")" : "");
                if (entries[i].id == text) made = {entry_ref{rule.of, i}, reason_set::none};
            }
            break;
        }
        default: return "the parameter " + named + " cannot be set from a text";
    }
    if (!made.known()) return "the parameter " + named + " is " + wanted + ", and \"" + std::string(text) + "\" is none";
    if (rule.least != plan::op_id::none) {
        const plan::rule nothing;
        frame empty(nothing);
        operations with{on};
        const value above = with.ordered(plan::opcode::greater_or_equal, made, on.evaluate(rule.least, empty));
        const value below = with.ordered(plan::opcode::less_or_equal, made, on.evaluate(rule.most, empty));
        const auto holds = [](const value& truth) { const auto* known = truth.get<bool>(); return known && *known; };
        if (!holds(above) || !holds(below)) return "the parameter " + named + " may not be set to " + std::string(text) + ": that lies outside the bounds that the pack names";
    }
    on.set_parameter(index, std::move(made));
    return {};
}

namespace {

host_type declared_as(const field_type& type, const vocabulary& words) {
    return {type.kind, type.kind == type_kind::entry ? words.classifications[type.of].name : std::string()};
}

std::string in_words(const host_type& type) {
    static constexpr std::string_view names[] = {"a truth", "a number", "a whole number", "an amount of money", "a text", "a date", "a period", "a duration"};
    const auto index = static_cast<std::size_t>(type.kind);
    return type.kind == type_kind::entry ? "an entry of `" + type.list + "`" : index < std::size(names) ? std::string(names[index]) : "a value that does not pass";
}

}  // namespace

std::string set_host_function(machine& on, const host_function& given) {
    const auto& program = on.program();
    const auto found = std::find_if(program.host_functions.begin(), program.host_functions.end(), [&](const plan::host_declaration& one) { return one.name == given.name; });
    if (found == program.host_functions.end()) return "the pack declares no host function `" + given.name + "`";
    const auto named = "the host function `" + given.name + "`";
    if (!given.answer) return named + " is empty";
    if (given.arguments.size() != found->arguments.size())
        return named + " takes " + std::to_string(given.arguments.size()) + " values, and the pack declares " + std::to_string(found->arguments.size());
    for (std::size_t i = 0; i < given.arguments.size(); ++i)
        if (const auto wanted = declared_as(found->arguments[i], program.words); !(given.arguments[i] == wanted))
            return named + " takes " + in_words(given.arguments[i]) + " as value " + std::to_string(i + 1) + ", and the pack declares " + in_words(wanted);
    if (const auto wanted = declared_as(found->result, program.words); !(given.result == wanted)) return named + " gives " + in_words(given.result) + ", and the pack declares " + in_words(wanted);
    on.set_host_function(static_cast<std::uint32_t>(found - program.host_functions.begin()), given);
    return {};
}

}  // namespace quorate::assess
