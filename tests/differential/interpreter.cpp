#include "differential/interpreter.hpp"

#include <algorithm>

#include "differential/logic.hpp"
#include "syntax/texts.hpp"

namespace quorate::differential {

using check::binding;
using syntax::node_kind;
using op = syntax::binary_operator;
using kind = meaning::kind;

namespace {

meaning money_of(std::string currency, rational amount) { meaning made = number(amount); made.is = kind::money; made.currency = std::move(currency); return made; }

meaning duration_of(std::string_view text, syntax::duration_unit unit) {
    meaning made;
    made.is = kind::duration;
    const auto count = static_cast<std::int32_t>(parse_rational(text.substr(0, text.find(' ')))->numerator());
    const bool days = unit == syntax::duration_unit::days || unit == syntax::duration_unit::weeks;
    made.length.in = days ? duration::unit::days : duration::unit::months;
    made.length.count = unit == syntax::duration_unit::weeks ? count * 7 : unit == syntax::duration_unit::years ? count * 12 : count;
    return made;
}

bool blank(const texts& text) {
    return std::all_of(text.all().begin(), text.all().end(), [](const text_in& one) { return one.text.find_first_not_of(" \t\r\n") == std::string::npos; });
}

}  // namespace

interpreter::finding interpreter::find(const check::declaration& criterion, record_ref about) const {
    surroundings in{criterion.node, {{0, record_of(about)}}};
    meaning applies = truth(true), met = truth(false);
    for (const node_id clause : tree_.children(criterion.node))
        if (tree_[clause].kind == node_kind::applies) applies = of(tree_[clause].first_child, in);
    if (applies.fails()) return {verdict::not_applicable, {}};
    if (!applies.known()) return {verdict::unknown, applies.why};
    for (const node_id clause : tree_.children(criterion.node))
        if (tree_[clause].kind == node_kind::met_when) met = of(tree_[clause].first_child, in);
    if (met.known()) return {met.truth ? verdict::met : verdict::not_met, {}};
    return {verdict::unknown, met.why};
}

meaning interpreter::value(node_id expression, const std::vector<record_ref>& about) const {
    surroundings in;
    for (std::uint32_t slot = 0; slot < about.size(); ++slot) in.variables[slot] = record_of(about[slot]);
    return of(expression, in);
}

meaning interpreter::of(node_id node, surroundings& in) const {
    const auto& at = tree_[node];
    const node_id first = at.first_child;
    switch (at.kind) {
        case node_kind::truth: return truth(at.detail == 1);
        case node_kind::number: return number(*parse_rational(tree_.value(node)));
        case node_kind::date: return date_of(*parse_day(tree_.value(node)));
        case node_kind::as_of: return date_of(as_of_);
        case node_kind::duration: return duration_of(tree_.value(node), static_cast<syntax::duration_unit>(at.detail));
        case node_kind::working_days: {
            meaning made;
            made.is = kind::duration;
            made.length = {duration::unit::working_days, static_cast<std::int32_t>(parse_rational(tree_.value(first))->numerator()), 0};
            return made;
        }
        case node_kind::money: return money_of(std::string(tree_.value(node).substr(0, 3)), *parse_rational(tree_.value(node).substr(4)));
        case node_kind::text: { meaning made; made.is = kind::text; made.text.add("", syntax::plain_text(tree_, node)); return made; }
        case node_kind::name: return of_name(node, in);
        case node_kind::binary: return of_binary(node, in);
        case node_kind::unary:
            switch (static_cast<syntax::unary_operator>(at.detail)) {
                case syntax::unary_operator::logical_not: return opposite(of(first, in));
                case syntax::unary_operator::negate: return for_all_options(op::subtract, number(0), of(first, in), [](const meaning& none, const meaning& one) { return calculated(op::subtract, none, one); });
                default: return for_each_option(of(first, in), counted);
            }
        case node_kind::conditional: {
            const meaning condition = of(first, in);
            const node_id yes = tree_[first].next_sibling, no = tree_[yes].next_sibling;
            if (condition.known()) return of(condition.truth ? yes : no, in);
            const meaning a = of(yes, in), b = of(no, in);
            return one_or_other(condition.why, a, b);
        }
        case node_kind::test: return of_test(node, in);
        case node_kind::comprehension: return of_comprehension(node, in);
        case node_kind::quantified: return of_quantified(node, in);
        case node_kind::conditions: return of_conditions(node, in);
        case node_kind::share: return of_share(node, in);
        case node_kind::grouping: return of_grouping(node, in);
        case node_kind::chosen: return of_chosen(node, in);
        case node_kind::member: return of_member(node, in);
        case node_kind::apply:
        case node_kind::apply_between: return of_apply(node, in);
        case node_kind::set: {
            meaning made = set_of({});
            for (const node_id one : tree_.children(node)) {
                const meaning value = of(one, in);
                add_once(made.items, {value, value.known(), value.known() ? causes{} : value.why, false, true});
            }
            if (!made.items.empty()) ensure_one(made.items, 0);  // something is in it, though nothing be known of it
            return made;
        }
        default: throw std::logic_error("the interpreter does not know " + std::string(to_string(at.kind)));
    }
}

meaning interpreter::of_name(node_id node, surroundings& in) const {
    const auto& means = rules_.meaning_of(node);
    switch (means.to) {
        case binding::kind::slot: {
            if (const auto found = in.variables.find(means.index); found != in.variables.end()) return found->second;
            for (const node_id clause : tree_.children(in.rule))
                if (tree_[clause].kind == node_kind::let && rules_.slot_of(tree_[clause].first_child) == means.index) {
                    node_id value = tree_[clause].first_child;
                    while (tree_[value].next_sibling != node_id::none) value = tree_[value].next_sibling;
                    return of(value, in);
                }
            throw std::logic_error("a variable without a value");
        }
        case binding::kind::parameter: {
            surroundings none;
            for (const node_id part : tree_.children(rules_.parameters[means.index].node))
                if (tree_[part].kind == node_kind::number || tree_[part].kind == node_kind::date) return of(part, none);
            throw std::logic_error("a parameter without a value");
        }
        case binding::kind::entry: return entry_of(means.of, means.index);
        case binding::kind::collection: {
            std::vector<item> items;
            for (const auto record : facts_.collection(means.index)) items.push_back({record_of(record), true, {}});
            return set_of(std::move(items));
        }
        default: throw std::logic_error("a name the interpreter does not know");
    }
}

meaning interpreter::of_binary(node_id node, surroundings& in) const {
    const node_id left = tree_[node].first_child;
    const meaning a = of(left, in), b = of(tree_[left].next_sibling, in);
    const auto how = static_cast<op>(tree_[node].detail);
    if (how == op::logical_and) return both(a, b);
    if (how == op::logical_or) return either(a, b);
    return for_all_options(how, a, b, [&](const meaning& x, const meaning& y) { return of_operands(node, x, y); });
}

meaning interpreter::of_operands(node_id node, const meaning& a, const meaning& b) const {
    const node_id left = tree_[node].first_child;
    const auto how = static_cast<op>(tree_[node].detail);
    const auto inside = [&] {
        if (!a.known() || !b.known()) return unknown_of(a, b);
        return truth(b.first <= a.first && a.last <= b.last);
    };
    const bool in_time = a.is == kind::period || b.is == kind::period || rules_.type_of(left).is == check::value_type::kind::period;
    switch (how) {
        case op::equal: return equal(a, b);
        case op::not_equal: return opposite(equal(a, b));
        case op::less: return less(a, b, false);
        case op::less_or_equal: return less(a, b, true);
        case op::greater:
        case op::greater_or_equal:
            // What is said of unlike currencies names them in the order of the rule.
            if (a.is == kind::money && b.is == kind::money && a.currency != b.currency) return less(a, b, false);
            return less(b, a, how == op::greater_or_equal);
        case op::in: return b.is == kind::period ? inside() : contains(b, a);
        case op::not_in: return opposite(b.is == kind::period ? inside() : contains(b, a));
        case op::within: return in_time ? inside() : within(a, b);
        case op::meet: return meet(a, b);
        case op::disjoint: return opposite(meet(a, b));
        case op::before: return a.known() && b.known() ? truth(a.last < b.first) : unknown_of(a, b);
        case op::after: return a.known() && b.known() ? truth(b.last < a.first) : unknown_of(a, b);
        case op::overlaps: return a.known() && b.known() ? truth(a.first <= b.last && b.first <= a.last) : unknown_of(a, b);
        case op::unite: return united(a, b);
        case op::common: return kept(a, b, true);
        case op::without: return kept(a, b, false);
        case op::under:
        case op::at_or_under: {
            const meaning above = as_set(b);
            if (above.known() && above.items.empty()) return truth(false);
            if (!a.known() || !above.known()) return unknown_of(a, above);
            const auto& entries = rules_.words.classifications[a.entry.first].entries;
            meaning found = truth(false);
            for (const auto& one : above.items) {
                meaning stands = unknown(one.of.why);
                if (one.of.known()) {
                    bool below = how == op::at_or_under && one.of.entry == a.entry;
                    for (auto up = entries[a.entry.second].parent; up != no_index; up = entries[up].parent) below = below || up == one.of.entry.second;
                    stands = truth(below);
                }
                found = either(found, one.is_there() ? stands : both(stands, unknown(joined(one.doubt, one.of.why))));
            }
            return found;
        }
        default: return calculated(how, a, b);
    }
}

meaning interpreter::of_member(node_id node, surroundings& in) const {
    const auto& means = rules_.meaning_of(node);
    const meaning owner = of(tree_[node].first_child, in);
    if (means.to == binding::kind::definition) return call(means.index, {owner});
    return for_each_option(owner, [&](const meaning& one) { return one.known() ? field_of(one.record, means.of, means.index) : one; });
}

meaning interpreter::value_at(const data::column& from, const field_type& type, std::size_t at) const {
    meaning made;
    switch (type.kind) {
        case type_kind::truth: return truth(from.scalars[at] != 0);
        case type_kind::number:
        case type_kind::whole_number: return number(from.numbers[at]);
        case type_kind::money: return money_of(from.amounts[at].currency, from.amounts[at].amount);
        case type_kind::text:
        case type_kind::identifier: made.is = kind::text; made.text = facts_.text_at(from.scalars[at]).by_language; return made;
        case type_kind::date: return date_of(day{std::chrono::days{from.scalars[at]}});
        case type_kind::period: made.is = kind::period; made.first = from.periods[at].first; made.last = from.periods[at].last; return made;
        case type_kind::entry: return entry_of(type.of, static_cast<std::uint32_t>(from.scalars[at]));
        case type_kind::reference: return record_of({from.reference_types[at], static_cast<std::uint32_t>(from.scalars[at])});
        case type_kind::part: return record_of({type.of, static_cast<std::uint32_t>(from.scalars[at])});
        default: throw std::logic_error("a type the interpreter does not know");
    }
}

meaning interpreter::field_of(record_ref record, std::uint32_t type, std::uint32_t index) const {
    const auto& described = rules_.words.records[type].fields[index].type;
    const auto& column = facts_.of_type(record.type).columns[index];
    if (!column.stated[record.row]) return unknown({{.what = missing::kind::field, .record = record, .index = index, .said = {}}});
    if (!described.many) return value_at(column, described, record.row);
    std::vector<item> items;
    for (auto at = column.offsets[record.row]; at < column.offsets[record.row + 1]; ++at) items.push_back({value_at(column, described, at), true, {}});
    return set_of(std::move(items));
}

meaning interpreter::of_test(node_id node, surroundings& in) const {
    const meaning a = of(tree_[node].first_child, in);
    const bool stated = a.known() && !(a.is == kind::text && blank(a.text));
    switch (static_cast<syntax::test_kind>(tree_[node].detail)) {
        case syntax::test_kind::stated: return truth(stated);
        case syntax::test_kind::not_stated: return truth(!stated);
        case syntax::test_kind::empty:
        case syntax::test_kind::not_empty: {
            const bool wanted = static_cast<syntax::test_kind>(tree_[node].detail) == syntax::test_kind::empty;
            const auto none = for_each_option(a, [](const meaning& one) { return compared(op::less_or_equal, counted(one), number(0)); });
            return wanted ? none : opposite(none);
        }
        default: throw std::logic_error("a test the interpreter does not know");
    }
}

}  // namespace quorate::differential
