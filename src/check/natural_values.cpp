// What is known of the values of an expression before there are data: where they lie, whether they are whole, in which unit they are.
#include "check/analysis.hpp"

namespace quorate::check {

using syntax::binary_operator;
using syntax::node_kind;

std::optional<std::size_t> written_out(const context& all, node_id set) {
    if (all.kind(set) != node_kind::set) return std::nullopt;
    std::size_t count = 0;
    for ([[maybe_unused]] const node_id item : all.tree.children(set)) ++count;
    return count;
}

stretch natural_range(const context& all, node_id node) {
    stretch made;
    const auto at_least = [&](std::int64_t least) { made.low = rational(least); };
    switch (all.kind(node)) {
        case node_kind::unary:
            if (static_cast<syntax::unary_operator>(all.tree[node].detail) != syntax::unary_operator::count) break;
            at_least(0);
            if (const auto most = written_out(all, all.first(node))) made.high = rational(static_cast<std::int64_t>(*most));
            break;
        case node_kind::share: at_least(0); made.high = rational(1); break;
        case node_kind::rank_by:
            if (all.tree[node].detail == 0) at_least(1);
            break;
        case node_kind::apply:
        case node_kind::apply_between: {
            const auto& meaning = all.result.meaning_of(all.first(node));
            if (meaning.to != binding::kind::function) break;
            switch (static_cast<function>(meaning.index)) {
                case function::words:
                case function::characters: at_least(0); break;
                case function::length:
                case function::level: at_least(1); break;
                case function::year: at_least(1); made.high = rational(9999); break;
                case function::month: at_least(1); made.high = rational(12); break;
                case function::quarter: at_least(1); made.high = rational(4); break;
                case function::similarity:
                case function::containment: at_least(0); made.high = rational(1); break;
                default: break;
            }
            break;
        }
        default: break;
    }
    return made;
}

namespace {

bool is_whole_function(const context& all, const known_names& names, node_id node) {
    const auto& meaning = all.result.meaning_of(all.first(node));
    if (meaning.to != binding::kind::function) return false;
    switch (static_cast<function>(meaning.index)) {
        case function::words:
        case function::characters:
        case function::level:
        case function::year:
        case function::month:
        case function::quarter:
        case function::length:
        case function::rounded_down:
        case function::rounded_up:
        case function::distance:
        case function::shared_words:
        case function::months_between:
        case function::working_days_between: return all.result.type_of(node).is == value_type::kind::number;
        case function::sum:
        case function::smallest:
        case function::largest: return is_whole(all, names, all.next(all.first(node)));
        default: return false;
    }
}

}  // namespace

bool is_whole(const context& all, const known_names& names, node_id node) {
    node = resolved(all, names, node);
    if (all.result.type_of(node).is != value_type::kind::number) return false;
    const node_id first = all.first(node);
    switch (all.kind(node)) {
        case node_kind::number: {
            const auto number = parse_rational(all.value(node));
            return number && number->is_whole();
        }
        case node_kind::member: {
            const auto& meaning = all.result.meaning_of(node);
            return meaning.to == binding::kind::field && all.result.words.records[meaning.of].fields[meaning.index].type.kind == type_kind::whole_number;
        }
        case node_kind::unary:
            return static_cast<syntax::unary_operator>(all.tree[node].detail) == syntax::unary_operator::count || is_whole(all, names, first);
        case node_kind::binary: {
            const auto op = static_cast<binary_operator>(all.tree[node].detail);
            const node_id second = all.next(first);
            if (op == binary_operator::unite) return is_whole(all, names, first) && is_whole(all, names, second);
            if (op != binary_operator::add && op != binary_operator::subtract && op != binary_operator::multiply) return false;
            const bool days = all.result.type_of(first).is == value_type::kind::day && all.result.type_of(second).is == value_type::kind::day;
            return days || (is_whole(all, names, first) && is_whole(all, names, second));
        }
        case node_kind::conditional: return is_whole(all, names, all.next(first)) && is_whole(all, names, all.next(all.next(first)));
        case node_kind::comprehension: return is_whole(all, names, first);
        case node_kind::rank_by: return all.tree[node].detail == 0;
        case node_kind::apply:
        case node_kind::apply_between: return is_whole_function(all, names, node);
        default: return false;
    }
}

namespace {

using units = std::set<std::string>;

/// What either may be in; nothing where it is not written out of one of both.
units either(units a, const units& b) {
    if (a.empty() || b.empty()) return {};
    a.insert(b.begin(), b.end());
    return a;
}

units of_all(const context& all, const known_names& names, const std::vector<node_id>& values) {
    units made;
    for (std::size_t i = 0; i < values.size(); ++i) made = i == 0 ? units_of(all, names, values[i]) : either(made, units_of(all, names, values[i]));
    return made;
}

/// The value of a band, and of a row of a table, stands last.
units of_rows(const context& all, node_id declared, node_kind row) {
    std::vector<node_id> values;
    for (const node_id one : all.children(declared, row)) {
        node_id last = all.first(one);
        while (last != node_id::none && all.next(last) != node_id::none) last = all.next(last);
        if (last != node_id::none) values.push_back(last);
    }
    return of_all(all, {}, values);
}

units of_application(const context& all, const known_names& names, node_id node) {
    const auto& meaning = all.result.meaning_of(all.first(node));
    const node_id argument = all.next(all.first(node));
    if (meaning.to == binding::kind::bands) return of_rows(all, all.result.bands[meaning.index].node, node_kind::band);
    if (meaning.to == binding::kind::table) return of_rows(all, all.result.tables[meaning.index].node, node_kind::table_row);
    if (meaning.to != binding::kind::function) return {};
    switch (static_cast<function>(meaning.index)) {
        case function::sum:
        case function::smallest:
        case function::largest: return units_of(all, names, argument);
        default: return {};
    }
}

units of_operation(const context& all, const known_names& names, node_id node) {
    const node_id left = all.first(node), right = all.next(left);
    const auto a = units_of(all, names, left), b = units_of(all, names, right);
    switch (static_cast<binary_operator>(all.tree[node].detail)) {
        case binary_operator::add:
        case binary_operator::subtract:
            if (a.empty() || b.empty()) return a.empty() ? b : a;  // the other is in the same, or there is no result
            return a == b ? a : units{};
        case binary_operator::multiply: return a.empty() ? b : a;
        case binary_operator::divide: return b.empty() ? a : units{};
        case binary_operator::unite: return either(a, b);
        default: return {};
    }
}

}  // namespace

std::set<std::string> units_of(const context& all, const known_names& names, node_id node) {
    node = resolved(all, names, node);
    const auto& type = all.result.type_of(node);
    const auto text = all.value(node);
    switch (all.kind(node)) {
        case node_kind::money: return {std::string(text.substr(0, 3))};
        case node_kind::duration: {
            const auto unit = static_cast<syntax::duration_unit>(all.tree[node].detail);
            return {unit == syntax::duration_unit::months || unit == syntax::duration_unit::years ? "months" : "days"};
        }
        case node_kind::working_days: return {"working days"};
        default: break;
    }
    if (type.is != value_type::kind::money && type.is != value_type::kind::duration) return {};
    switch (all.kind(node)) {
        case node_kind::unary: return units_of(all, names, all.first(node));
        case node_kind::binary: return of_operation(all, names, node);
        case node_kind::conditional: return either(units_of(all, names, all.next(all.first(node))), units_of(all, names, all.next(all.next(all.first(node)))));
        case node_kind::comprehension: return units_of(all, names, all.first(node));
        case node_kind::set: {
            std::vector<node_id> items;
            for (const node_id item : all.tree.children(node)) items.push_back(item);
            return of_all(all, names, items);
        }
        case node_kind::apply: return of_application(all, names, node);
        case node_kind::name: {
            const auto& meaning = all.result.meaning_of(node);
            return meaning.to == binding::kind::parameter ? units_of_parameter(all, all.result.parameters[meaning.index].node) : units{};
        }
        default: return {};
    }
}

std::set<std::string> units_of_parameter(const context& all, node_id parameter) {
    std::vector<node_id> values;
    for (node_id part = all.next(all.first(parameter)); part != node_id::none; part = all.next(part)) {
        if (all.kind(part) == node_kind::money || all.kind(part) == node_kind::duration || all.kind(part) == node_kind::working_days || all.kind(part) == node_kind::set) values.push_back(part);
        if (all.kind(part) == node_kind::dated_value) values.push_back(all.first(part));
    }
    return of_all(all, {}, values);
}

}  // namespace quorate::check
