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

meaning entry_of(std::uint32_t list, std::uint32_t index) { meaning made; made.is = kind::entry; made.entry = {list, index}; return made; }
meaning record_of(record_ref record) { meaning made; made.is = kind::record; made.record = record; return made; }
meaning date_of(day date) { meaning made; made.is = kind::date; made.first = made.last = date; return made; }
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
        case node_kind::money: return money_of(std::string(tree_.value(node).substr(0, 3)), *parse_rational(tree_.value(node).substr(4)));
        case node_kind::text: { meaning made; made.is = kind::text; made.text.add("", syntax::plain_text(tree_, node)); return made; }
        case node_kind::name: return of_name(node, in);
        case node_kind::binary: return of_binary(node, in);
        case node_kind::unary:
            switch (static_cast<syntax::unary_operator>(at.detail)) {
                case syntax::unary_operator::logical_not: return opposite(of(first, in));
                case syntax::unary_operator::negate: return for_each_option(of(first, in), [](const meaning& one) { return calculated(op::subtract, number(0), one); });
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
        case node_kind::member: return of_member(node, in);
        case node_kind::apply: return of_apply(node, in);
        case node_kind::set: {
            meaning made = set_of({});
            for (const node_id one : tree_.children(node)) {
                const meaning value = of(one, in);
                add_once(made.items, {value, value.known(), value.known() ? causes{} : value.why});
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
                found = either(found, one.certain ? stands : both(stands, unknown(joined(one.doubt, one.of.why))));
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

meaning interpreter::passes(const item& one, const std::vector<node_id>& conditions, surroundings& in) const {
    meaning all = one.certain ? truth(true) : unknown(one.doubt);
    for (const node_id condition : conditions) all = both(all, of(condition, in));
    return all;
}

meaning interpreter::of_comprehension(node_id node, surroundings& in) const {
    const node_id collected = tree_[node].first_child, variable = tree_[collected].next_sibling, collection = tree_[variable].next_sibling;
    const meaning over = as_one(of(collection, in));
    if (!over.known()) return over;
    std::vector<node_id> conditions;
    meaning excluded = set_of({});
    for (node_id part = tree_[collection].next_sibling; part != node_id::none; part = tree_[part].next_sibling) {
        if (tree_[part].kind == node_kind::where) conditions.push_back(tree_[part].first_child);
        else excluded = as_set(as_one(of(tree_[part].first_child, in)));
    }
    std::vector<item> items;
    std::vector<std::size_t> sure;
    for (const auto& one : over.items) {
        in.variables[rules_.slot_of(variable)] = one.of;
        // Conditions are put one after the other, and what one of them leaves out the next does not see.
        meaning stays = one.certain ? truth(true) : unknown(one.doubt);
        for (const node_id condition : conditions)
            if (!stays.fails()) stays = both(stays, of(condition, in));
        const meaning value = of(collected, in);
        const meaning out = contains(excluded, value);
        if (stays.fails() || out.holds()) continue;
        const bool distinct = tree_[node].detail == 1, there = stays.holds() && out.known();
        item made{value, there && (value.known() || !distinct), {}, one.many};
        if (there && !made.certain) sure.push_back(items.size());
        // What is collected each time is there whatever it is.
        if (!made.certain) made.doubt = joined(stays.known() ? causes{} : stays.why, joined(out.known() ? causes{} : out.why, distinct ? value.why : causes{}));
        if (distinct) add_once(items, std::move(made));
        else items.push_back(std::move(made));
    }
    in.variables.erase(rules_.slot_of(variable));
    // Where nothing is certain, one that is there whatever its value is.
    if (!sure.empty()) ensure_one(items, sure.front());
    return set_of(std::move(items));
}

meaning interpreter::of_quantified(node_id node, surroundings& in) const {
    const auto how = static_cast<syntax::quantifier>(tree_[node].detail & syntax::quantifier_mask);
    node_id at = tree_[node].first_child;
    meaning bound = number(0);
    if (how >= syntax::quantifier::at_least) { bound = of(at, in); at = tree_[at].next_sibling; }
    const node_id variable = at, collection = tree_[at].next_sibling;
    const meaning over = as_one(of(collection, in));
    if (!over.known()) return over;
    std::vector<node_id> conditions;
    node_id satisfies = node_id::none;
    for (node_id part = tree_[collection].next_sibling; part != node_id::none; part = tree_[part].next_sibling) {
        if (tree_[part].kind == node_kind::where) conditions.push_back(tree_[part].first_child);
        else satisfies = part;
    }
    meaning any = truth(false), every = truth(true);
    std::vector<item> passing;
    for (const auto& one : over.items) {
        in.variables[rules_.slot_of(variable)] = one.of;
        const meaning stays = passes(one, conditions, in);
        any = either(any, stays);
        if (satisfies != node_id::none) every = both(every, either(opposite(stays), of(satisfies, in)));
        if (!stays.fails()) passing.push_back({number(0), stays.known(), stays.why, one.many});
    }
    in.variables.erase(rules_.slot_of(variable));
    const meaning found = counted(set_of(std::move(passing)));
    switch (how) {
        case syntax::quantifier::any: return any;
        case syntax::quantifier::no: return opposite(any);
        case syntax::quantifier::every: return every;
        case syntax::quantifier::at_least: return compared(op::greater_or_equal, found, bound);
        case syntax::quantifier::at_most: return compared(op::less_or_equal, found, bound);
        default: return compared(op::equal, found, bound);
    }
}

meaning interpreter::of_conditions(node_id node, surroundings& in) const {
    const node_id bound = tree_[node].first_child;
    std::vector<item> holding;
    for (node_id one = tree_[bound].next_sibling; one != node_id::none; one = tree_[one].next_sibling) {
        const meaning is = of(one, in);
        if (!is.fails()) holding.push_back({number(0), is.known(), is.why});
    }
    return compared(op::greater_or_equal, counted(set_of(std::move(holding))), of(bound, in));
}

meaning interpreter::of_share(node_id node, surroundings& in) const {
    const node_id variable = tree_[node].first_child, collection = tree_[variable].next_sibling;
    const meaning over = as_one(of(collection, in));
    if (!over.known()) return over;
    std::vector<node_id> conditions;
    for (node_id part = tree_[collection].next_sibling; part != node_id::none; part = tree_[part].next_sibling) conditions.push_back(tree_[part].first_child);
    std::vector<item> some;
    for (const auto& one : over.items) {
        in.variables[rules_.slot_of(variable)] = one.of;
        const meaning stays = passes(one, conditions, in);
        if (!stays.fails()) some.push_back({number(0), stays.known(), stays.known() ? causes{} : stays.why, one.many});
    }
    in.variables.erase(rules_.slot_of(variable));
    return for_all_options(op::divide, counted(set_of(std::move(some))), counted(over), [](const meaning& a, const meaning& b) { return calculated(op::divide, a, b); });
}

meaning interpreter::call(std::uint32_t definition, std::vector<meaning> arguments) const {
    const auto& declared = rules_.definitions[definition];
    surroundings own{declared.node, {}};
    for (std::uint32_t i = 0; i < arguments.size(); ++i) own.variables[i] = std::move(arguments[i]);
    node_id body = node_id::none;
    for (node_id part = tree_[tree_[declared.node].first_child].next_sibling; part != node_id::none; part = tree_[part].next_sibling)
        if (tree_[part].kind != node_kind::argument && tree_[part].kind != node_kind::range && tree_[part].kind != node_kind::texts) { body = part; break; }
    return of(body, own);
}

meaning interpreter::of_bands(std::uint32_t index, const meaning& given) const {
    if (!given.known()) return given;
    surroundings none;
    std::vector<std::pair<bool, meaning>> touched;  // wholly inside, and what it gives
    for (const node_id band : tree_.children(rules_.bands[index].node)) {
        if (tree_[band].kind != node_kind::band) continue;
        const auto has = [&](syntax::band_bounds which) { return (tree_[band].detail & static_cast<std::uint8_t>(which)) != 0; };
        node_id at = tree_[band].first_child;
        meaning above = truth(true), below = truth(true);
        if (has(syntax::band_bounds::low)) { above = less(of(at, none), given, has(syntax::band_bounds::low_included)); at = tree_[at].next_sibling; }
        if (has(syntax::band_bounds::high)) { below = less(given, of(at, none), has(syntax::band_bounds::high_included)); at = tree_[at].next_sibling; }
        const meaning holds = both(above, below);
        if (!holds.fails()) touched.emplace_back(holds.holds(), of(at, none));
    }
    if (touched.empty()) return fault("a value outside the bands of " + rules_.bands[index].name);
    meaning result = touched.front().second;
    for (std::size_t i = 1; i < touched.size(); ++i) result = one_or_other(given.why, result, touched[i].second);
    return result;
}

meaning interpreter::of_table(std::uint32_t index, const meaning& row, const meaning& column) const {
    if (!row.known() || !column.known()) return unknown_of(row, column);
    surroundings none;
    const auto id = [&](const meaning& one) { return rules_.words.classifications[one.entry.first].entries[one.entry.second].id; };
    meaning otherwise;
    for (const node_id line : tree_.children(rules_.tables[index].node)) {
        if (tree_[line].kind != node_kind::table_row) continue;
        const node_id first = tree_[line].first_child;
        if (tree_[line].detail == 1) { otherwise = of(first, none); continue; }
        const node_id second = tree_[first].next_sibling;
        if (tree_.value(first) == id(row) && tree_.value(second) == id(column)) return of(tree_[second].next_sibling, none);
    }
    return otherwise;
}

meaning interpreter::of_mapping(std::uint32_t index, const meaning& given) const {
    const meaning from = as_set(given);
    if (!from.known()) return from;
    const auto& mapping = rules_.mappings[index];
    std::size_t widest = 0;  // an unknown entry may be sent to as many as any is
    for (const node_id row : tree_.children(mapping.node)) {
        std::size_t width = 0;
        for ([[maybe_unused]] const node_id part : tree_.children(row)) ++width;
        if (tree_[row].kind == node_kind::mapping_row) widest = std::max(widest, width - 1);
    }
    meaning all = set_of({});
    for (const auto& one : from.items) {
        std::vector<item> targets;
        if (!one.of.known()) targets.assign(widest, {one.of, false, joined(one.doubt, one.of.why), one.many});
        else
            for (const node_id row : tree_.children(mapping.node)) {
                if (tree_[row].kind != node_kind::mapping_row) continue;
                const node_id key = tree_[row].first_child;
                if (tree_.value(key) != rules_.words.classifications[one.of.entry.first].entries[one.of.entry.second].id) continue;
                for (node_id target = tree_[key].next_sibling; target != node_id::none; target = tree_[target].next_sibling)
                    targets.push_back({entry_of(mapping.second_type, rules_.meaning_of(target).index), one.certain, one.doubt});
            }
        all = united(all, set_of(std::move(targets)));
    }
    return all;
}

meaning interpreter::of_apply(node_id node, surroundings& in) const {
    const node_id name = tree_[node].first_child;
    const auto& means = rules_.meaning_of(name);
    std::vector<meaning> arguments;
    for (node_id one = tree_[name].next_sibling; one != node_id::none; one = tree_[one].next_sibling) arguments.push_back(of(one, in));
    switch (means.to) {
        case binding::kind::definition: return call(means.index, std::move(arguments));
        case binding::kind::bands: return for_each_option(arguments[0], [&](const meaning& one) { return of_bands(means.index, one); });
        case binding::kind::table:
            return for_all_options(op::common, arguments[0], arguments[1], [&](const meaning& row, const meaning& column) { return of_table(means.index, row, column); });
        case binding::kind::mapping: return for_each_option(arguments[0], [&](const meaning& one) { return of_mapping(means.index, one); });
        default:
            return for_each_option(arguments[0], [&](const meaning& one) {
                return of_function(static_cast<check::function>(means.index), one, rules_.type_of(tree_[name].next_sibling).of);
            });
    }
}

meaning interpreter::of_function(check::function which, const meaning& given, std::uint32_t list) const {
    using f = check::function;
    switch (which) {
        case f::sum: return summed(given);
        case f::smallest:
        case f::earliest: return extreme(given, true);
        case f::largest:
        case f::latest: return extreme(given, false);
        case f::start: return given.known() ? date_of(given.first) : given;
        case f::end: return given.known() ? date_of(given.last) : given;
        default: break;
    }
    // Nodes of a taxonomy: for each node of the set those that belong to it.
    const meaning from = as_set(given);
    if (!from.known()) return from;
    const auto& entries = rules_.words.classifications[list].entries;
    const auto stands_under = [&](std::uint32_t low, std::uint32_t high) {
        for (auto up = entries[low].parent; up != no_index; up = entries[up].parent) if (up == high) return true;
        return false;
    };
    const auto belonging_to = [&](std::uint32_t node) {
        std::set<std::uint32_t> found;
        const bool leaf = std::none_of(entries.begin(), entries.end(), [&](const entry& any) { return any.parent == node; });
        for (std::uint32_t other = 0; other < entries.size(); ++other)
            if ((which == f::parents && entries[node].parent == other) || (which == f::ancestors && stands_under(node, other)) ||
                (which == f::descendants && stands_under(other, node)) || (which == f::leaves && other == node && leaf)) found.insert(other);
        return found;
    };
    std::size_t most = 0;  // that an unknown node may stand for
    for (std::uint32_t node = 0; node < entries.size(); ++node) most = std::max(most, belonging_to(node).size());
    std::vector<item> items, anything;
    for (std::uint32_t node = 0; node < entries.size(); ++node) {
        bool there = false, perhaps = false;
        causes doubts;
        for (const auto& one : from.items) {
            if (!one.of.known() || !belonging_to(one.of.entry.second).contains(node)) continue;
            there = there || one.certain;
            perhaps = true;
            doubts = joined(doubts, one.doubt);
        }
        if (perhaps) items.push_back({entry_of(list, node), there, there ? causes{} : doubts});
    }
    for (const auto& one : from.items)
        if (!one.of.known()) anything.insert(anything.end(), most, {one.of, false, joined(one.doubt, one.of.why), one.many});
    items.insert(items.end(), anything.begin(), anything.end());
    return set_of(std::move(items));
}

}  // namespace quorate::differential
