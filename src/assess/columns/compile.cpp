#include <algorithm>

#include "assess/columns/column_compiler.hpp"
#include "assess/operations.hpp"

namespace quorate::assess {

namespace {

constexpr std::uint64_t most_steps_of_loop = 64;

}  // namespace

column_compiler::node_of column_compiler::add(const column_node& one) {
    // Parts that rules share are computed once.
    std::size_t key = static_cast<std::size_t>(one.code);
    for (const std::uint64_t part : {std::uint64_t{one.detail}, static_cast<std::uint64_t>(one.how), std::uint64_t{one.a}, std::uint64_t{one.b}, std::uint64_t{one.c}, std::uint64_t{one.index},
                                     std::uint64_t{one.of}, static_cast<std::uint64_t>(one.number), one.bits})
        key = (key ^ static_cast<std::size_t>(part)) * 0x9e3779b97f4a7c15u;
    const auto [begin, end] = by_content_.equal_range(key);
    for (auto at = begin; at != end; ++at)
        if (made_.nodes[at->second] == one) return at->second;
    made_.nodes.push_back(one);
    return by_content_.emplace(key, static_cast<node_of>(made_.nodes.size() - 1))->second;
}

column_compiler::node_of column_compiler::add(column_code code, column_form form, node_of a, node_of b, node_of c) {
    return add({.code = code, .form = form, .a = a, .b = b, .c = c});
}

std::uint32_t column_compiler::table(std::vector<std::uint64_t> cells) {
    if (cells.empty()) cells.push_back(0);  // where nothing is known the first is read, and left aside
    const auto found = std::find(made_.tables.begin(), made_.tables.end(), cells);
    if (found != made_.tables.end()) return static_cast<std::uint32_t>(found - made_.tables.begin());
    made_.tables.push_back(std::move(cells));
    return static_cast<std::uint32_t>(made_.tables.size() - 1);
}

/// Whether an operation reads neither a record nor what was found, so that it has one value in a review.
bool column_compiler::stands_alone(op_id op) const {
    const auto& one = program_[op];
    switch (one.code) {
        case opcode::slot: case opcode::collection: case opcode::field: case opcode::comprehension: case opcode::quantified: case opcode::grouping:
        case opcode::choice: case opcode::reachable: case opcode::linked_to: case opcode::own_text: case opcode::similarity:
        case opcode::weighted_similarity: case opcode::name_similarity: case opcode::cosine_similarity: case opcode::containment: case opcode::shared_words:
        case opcode::any_criterion: case opcode::criterion_is: case opcode::any_question: case opcode::question_is_open: case opcode::answer_to:
        case opcode::any_relation: case opcode::related_to: case opcode::fits_by: case opcode::clock_is: case opcode::deadline_of:
        case opcode::points_by: case opcode::scoring_is: case opcode::rank_by: case opcode::host_call: return false;
        case opcode::call: return one.operand_count == 0 && stands_alone(program_.definitions[one.index].body);
        default: break;
    }
    for (std::uint32_t i = 0; i < one.operand_count; ++i)
        if (!stands_alone(operand(one, i))) return false;
    return true;
}

/// Whether the question is asked about every record, on every day: what is not asked has no answer.
bool column_compiler::always_asked(std::uint32_t question) const {
    const auto& asked = program_.questions[question];
    return asked.applies == op_id::none && !asked.in_force.from && !asked.in_force.until && program_.words.is_a(made_.type, asked.subject);
}

/// At most so many steps the machine takes for it.
std::uint64_t column_compiler::most_steps(op_id op, const plan::rule& rule, int depth) const {
    constexpr int deepest = 40;
    if (op == op_id::none) return 0;
    if (depth > deepest) return step_limit_ + 1;
    const auto& one = program_[op];
    std::uint64_t all = 1;
    const auto count = [&](op_id part, std::uint64_t times = 1) { if (all <= step_limit_) all += times * std::min(most_steps(part, rule, depth + 1), step_limit_ + 1); };
    for (std::uint32_t i = 0; i < one.operand_count; ++i) count(operand(one, i));
    if (one.code == opcode::slot) {
        for (const auto& let : rule.lets)
            if (let.slot == one.index) count(let.value);
    } else if (one.code == opcode::call && all <= step_limit_) {
        all += std::min(most_steps(program_.definitions[one.index].body, program_.definitions[one.index], depth + 1), step_limit_ + 1);
    } else if (one.code == opcode::comprehension) {
        const auto& each = program_.comprehensions[one.index];
        count(each.collection);
        count(each.except);
        count(each.collected, most_steps_of_loop);
        for (const auto& filter : each.filters) count(filter.condition, most_steps_of_loop);
    } else if (one.code == opcode::quantified) {
        const auto& each = program_.quantifications[one.index];
        count(each.collection);
        count(each.bound);
        count(each.satisfies, most_steps_of_loop);
        for (const auto filter : each.filters) count(filter, most_steps_of_loop);
    }
    return std::min(all, step_limit_ + 1);
}

column_compiler::node_of column_compiler::constant(const value& known) {
    if (!known.known()) return no_node;
    column_node one{.code = column_code::constant};
    if (const auto* truth = known.get<bool>()) { one.form = column_form::truth; one.number = *truth ? 2 : 0; return add(one); }
    if (const auto* number = known.get<number_range>()) {
        if (!number->exact() || number->low.denominator() > data::largest_scale) return no_node;
        one.form = column_form::number;
        one.number = number->low.numerator();
        one.scale = number->low.denominator();
        return add(one);
    }
    if (const auto* amount = known.get<money>()) {
        if (amount->amount.denominator() > data::largest_scale) return no_node;
        one.form = column_form::amount;
        one.number = amount->amount.numerator();
        one.scale = amount->amount.denominator();
        one.index = data::packed_currency(amount->currency);
        return add(one);
    }
    if (const auto* date = known.get<day>()) { one.form = column_form::day; one.number = date->time_since_epoch().count(); return add(one); }
    if (const auto* entry = known.get<entry_ref>()) { one.form = column_form::entry; one.number = entry->index; one.of = entry->of; return add(one); }
    const auto* members = members_of(known);
    if (members == nullptr) return no_node;
    one.form = column_form::entries;
    for (const auto& member : *members) {
        const auto* entry = member.of.get<entry_ref>();
        if (entry == nullptr || !member.certain || entry->index >= 64 || (one.of != no_index && one.of != entry->of)) return no_node;
        one.of = entry->of;
        one.bits |= std::uint64_t{1} << entry->index;
    }
    one.of = no_index;  // the same bits, the same node
    return add(one);
}

column_compiler::node_of column_compiler::of_constant(op_id op) {
    const plan::rule nothing;
    frame empty(nothing);
    return constant(constants_.evaluate(op, empty));
}

column_compiler::node_of column_compiler::of(op_id op, column_surroundings& in) {
    const auto node = stands_alone(op) ? of_constant(op) : of_operation(program_[op], in);
    if (node != no_node && form(node) != column_form::member_truth) node_of_op_[static_cast<std::uint32_t>(op)] = node;
    return node;
}

/// Lists the conditions that a condition consists of, and what they compare, as far as they have nodes of their own.
void column_compiler::take_apart(std::uint32_t criterion, const plan::rule& rule, op_id op, std::uint32_t depth) {
    constexpr std::size_t most_parts = 1'000'000;
    const auto& at = program_[op];
    const auto found = node_of_op_.find(static_cast<std::uint32_t>(op));
    if (found == node_of_op_.end() || is_constant(found->second) || made_.parts.size() >= most_parts) return;
    made_.parts.push_back({criterion, depth, op, found->second});
    if (at.code == opcode::slot) {
        for (const auto& let : rule.lets)
            if (let.slot == at.index) take_apart(criterion, rule, let.value, depth + 1);
        return;
    }
    if (at.code == opcode::call) return;
    for (std::uint32_t i = 0; i < at.operand_count; ++i) take_apart(criterion, rule, operand(at, i), depth + 1);
}

column_compiler::node_of column_compiler::of_slot(std::uint32_t slot, column_surroundings& in) {
    if (const auto found = in.slots.find(slot); found != in.slots.end()) return found->second.is == column_binding::kind::node ? found->second.node : no_node;
    for (const auto& let : in.rule->lets)
        if (let.slot == slot) {
            const auto node = of(let.value, in);
            if (node != no_node && form(node) != column_form::member_truth) in.slots[slot] = {column_binding::kind::node, node};
            return node;
        }
    return no_node;
}

column_compiler::node_of column_compiler::of_field(const plan::operation& op, column_surroundings& in, bool members_only) {
    const auto& owner = program_[operand(op, 0)];
    if (owner.code != opcode::slot) return no_node;
    const auto found = in.slots.find(owner.index);
    if (found == in.slots.end() || found->second.is != column_binding::kind::subject || !program_.words.is_a(made_.type, op.of)) return no_node;
    const auto& type = program_.words.records[made_.type].fields[op.index].type;
    if (type.ordered && !members_only) return no_node;
    column_node one{.code = column_code::field, .index = op.index};
    switch (data::form_of(program_.words, type)) {
        case data::held_as::truth: one.form = column_form::truth; break;
        case data::held_as::number: one.form = column_form::number; break;
        case data::held_as::amount: one.form = column_form::amount; break;
        case data::held_as::day: one.form = column_form::day; break;
        case data::held_as::entry: one.form = column_form::entry; one.of = type.of; break;
        case data::held_as::entries: one.form = column_form::entries; break;
        default: return no_node;
    }
    made_.forms[op.index] = data::form_of(program_.words, type);
    return add(one);
}

column_compiler::node_of column_compiler::of_stated(const plan::operation& op, column_surroundings& in) {
    const auto& asked = program_[operand(op, 0)];
    if (asked.code != opcode::field) return no_node;
    const auto& owner = program_[operand(asked, 0)];
    const auto found = owner.code == opcode::slot ? in.slots.find(owner.index) : in.slots.end();
    if (found == in.slots.end() || found->second.is != column_binding::kind::subject || !program_.words.is_a(made_.type, asked.of)) return no_node;
    auto& held = made_.forms[asked.index];
    if (held == data::held_as::nothing) held = data::held_as::presence;
    const auto stated = add({.code = column_code::presence, .form = column_form::truth, .index = asked.index});
    return op.code == opcode::stated ? stated : opposite(stated);
}

column_compiler::node_of column_compiler::opposite(node_of a) {
    if (a == no_node) return no_node;
    if (is_constant(a)) return constant(make_truth(made_.nodes[a].number == 0));
    if (form(a) == column_form::member_truth) return add(column_code::member_opposite, column_form::member_truth, a);
    return form(a) == column_form::truth ? add(column_code::opposite, column_form::truth, a) : no_node;
}

column_compiler::node_of column_compiler::logical(column_code code, node_of a, node_of b) {
    if (a == no_node || b == no_node) return no_node;
    if (form(a) == column_form::member_truth || form(b) == column_form::member_truth) {
        const auto first = as_member_truth(a), second = as_member_truth(b);
        if (first == no_node || second == no_node) return no_node;
        return add(code == column_code::both ? column_code::member_both : column_code::member_either, column_form::member_truth, first, second);
    }
    if (form(a) != column_form::truth || form(b) != column_form::truth) return no_node;
    for (const auto& [one, other] : {std::pair{a, b}, std::pair{b, a}})
        if (is_constant(one)) return (made_.nodes[one].number == 2) == (code == column_code::both) ? other : one;
    return a == b ? a : add(code, column_form::truth, a, b);
}

column_compiler::node_of column_compiler::of_comparison(const plan::operation& op, column_surroundings& in) {
    if (is_member(operand(op, 0), in)) return of_placement(op, in);
    auto a = of(operand(op, 0), in);
    if (is(a, column_form::entry) && !is_constant(a) && stands_alone(operand(op, 1))) return of_placement(op, in);
    if (is_member(operand(op, 1), in)) return no_node;
    auto b = of(operand(op, 1), in);
    if (a == no_node || b == no_node || form(a) != form(b)) return no_node;
    const bool of_equality = op.code == opcode::equal || op.code == opcode::not_equal;
    switch (form(a)) {
        case column_form::number: case column_form::amount: case column_form::day: break;
        case column_form::truth: case column_form::entry: if (!of_equality) return no_node; break;
        default: return no_node;
    }
    const auto how = op.code == opcode::before ? opcode::less : op.code == opcode::after ? opcode::greater : op.code;
    return add({.code = column_code::compare, .form = column_form::truth, .how = how, .a = a, .b = b});
}

column_compiler::node_of column_compiler::of_arithmetic(const plan::operation& op, column_surroundings& in) {
    const bool adds = op.code == opcode::add || op.code == opcode::subtract;
    const auto a = of(operand(op, 0), in);
    if (adds && is(a, column_form::day) && stands_alone(operand(op, 1))) {
        const plan::rule nothing;
        frame empty(nothing);
        const value by = constants_.evaluate(operand(op, 1), empty);
        const auto* length = by.get<duration>();
        if (length == nullptr) return no_node;
        return add({.code = column_code::move_day, .form = column_form::day, .detail = op.code == opcode::add ? std::uint8_t{1} : std::uint8_t{0}, .a = a, .moved_by = *length});
    }
    const auto b = of(operand(op, 1), in);
    if (a == no_node || b == no_node) return no_node;
    if (op.code == opcode::subtract && is(a, column_form::day) && is(b, column_form::day)) return add(column_code::days_between, column_form::number, a, b);
    const auto code = op.code == opcode::add ? column_code::add : op.code == opcode::subtract ? column_code::subtract : column_code::multiply;
    if (form(a) == column_form::number && form(b) == column_form::number) return add(code, column_form::number, a, b);
    if (adds && form(a) == column_form::amount && form(b) == column_form::amount) return add(code, column_form::amount, a, b);
    if (op.code != opcode::multiply) return no_node;
    if (form(a) == column_form::amount && form(b) == column_form::number) return add(column_code::scale_amount, column_form::amount, a, b);
    if (form(a) == column_form::number && form(b) == column_form::amount) return add(column_code::scale_amount, column_form::amount, b, a);
    return no_node;
}

column_compiler::node_of column_compiler::of_call(const plan::operation& op, column_surroundings& in) {
    const auto& definition = program_.definitions[op.index];
    column_surroundings inside{&definition, {}};
    for (std::uint32_t i = 0; i < op.operand_count; ++i) {
        const auto& given = program_[operand(op, i)];
        const auto found = given.code == opcode::slot ? in.slots.find(given.index) : in.slots.end();
        if (found != in.slots.end() && found->second.is != column_binding::kind::node) { inside.slots[i] = found->second; continue; }
        const auto node = of(operand(op, i), in);
        if (node == no_node || form(node) == column_form::member_truth) return no_node;
        inside.slots[i] = {column_binding::kind::node, node};
    }
    return of(definition.body, inside);
}

column_compiler::node_of column_compiler::of_operation(const plan::operation& op, column_surroundings& in) {
    const auto at = [&](std::uint32_t which) { return of(operand(op, which), in); };
    switch (op.code) {
        case opcode::slot: return of_slot(op.index, in);
        case opcode::field: return of_field(op, in);
        case opcode::logical_and: return logical(column_code::both, at(0), at(1));
        case opcode::logical_or: return logical(column_code::either, at(0), at(1));
        case opcode::logical_not: return opposite(at(0));
        case opcode::conditional: {
            const auto condition = at(0), yes = at(1), no = at(2);
            if (!is(condition, column_form::truth) || !is(yes, column_form::truth) || !is(no, column_form::truth)) return no_node;
            return add(column_code::conditional, column_form::truth, condition, yes, no);
        }
        case opcode::equal: case opcode::not_equal: case opcode::less: case opcode::less_or_equal: case opcode::greater: case opcode::greater_or_equal:
        case opcode::before: case opcode::after: return of_comparison(op, in);
        case opcode::in: case opcode::not_in: case opcode::under: case opcode::at_or_under: return of_placement(op, in);
        case opcode::meet: case opcode::disjoint: case opcode::within: case opcode::unite: case opcode::common: case opcode::without: return of_sets(op, in);
        case opcode::add: case opcode::subtract: case opcode::multiply: return of_arithmetic(op, in);
        case opcode::count: return of_count(at(0));
        case opcode::empty: case opcode::not_empty: {
            const auto count = of_count(of_members(operand(op, 0), in));
            if (count == no_node) return no_node;
            const auto none = add({.code = column_code::compare, .form = column_form::truth, .how = opcode::less_or_equal, .a = count, .b = constant(make_number(0))});
            return op.code == opcode::empty ? none : opposite(none);
        }
        case opcode::stated: case opcode::not_stated: return of_stated(op, in);
        case opcode::lookup: return of_lookup(op, in);
        case opcode::call: return of_call(op, in);
        case opcode::quantified: return of_quantified(op, in);
        case opcode::comprehension: return of_comprehension(op, in);
        case opcode::answer_to:
            if (op.operand_count != 0 || program_.questions[op.index].answer != plan::answer_kind::truth || !always_asked(op.index)) return no_node;
            return add({.code = column_code::answer, .form = column_form::truth, .index = op.index});
        case opcode::criterion_is: return add({.code = column_code::criterion_is, .form = column_form::truth, .index = op.index, .of = op.of});
        case opcode::any_criterion: return add({.code = column_code::any_criterion, .form = column_form::truth, .detail = op.detail, .index = op.index, .of = op.of});
        default: return no_node;
    }
}

bool column_compiler::compile(const plan::rule& rule, op_id op, node_of& into) {
    if (most_steps(op, rule) > step_limit_) return false;
    column_surroundings in{&rule, {{0, {column_binding::kind::subject}}}};
    into = of(op, in);
    if (!is(into, column_form::truth)) into = no_node;
    return into != no_node;
}

column_program column_compiler::make() {
    const auto& words = program_.words;
    const auto today = constants_.as_of();
    std::map<std::uint32_t, node_of> speaks;  // by criterion: whether it speaks of the record, others left aside
    bool looks_at_findings = false;
    const auto is_about_findings = [](const column_node& one) { return one.code == column_code::criterion_is || one.code == column_code::any_criterion; };
    const auto applies = [&](std::uint32_t index) {
        if (const auto found = speaks.find(index); found != speaks.end()) return found->second;
        const auto& rule = program_.criteria[index];
        node_of node = constant(make_truth(rule.in_force.holds(today) && words.is_a(made_.type, rule.subject)));
        if (made_.nodes[node].number == 2 && rule.applies != op_id::none && !compile(rule, rule.applies, node)) node = no_node;
        return speaks[index] = node;
    };
    for (std::uint32_t i = 0; i < program_.criteria.size(); ++i) {
        const auto& rule = program_.criteria[i];
        if (!rule.in_force.holds(today) || !words.is_a(made_.type, rule.subject)) continue;
        column_program::rule one{i, applies(i), no_node};
        for (const auto other : rule.overridden_by) one.applies = both(one.applies, opposite(applies(other)));
        node_of_op_.clear();
        node_of again = no_node;
        if (rule.applies != op_id::none) (void)compile(rule, rule.applies, again);  // its nodes are there; now it is known which they are
        if (one.applies == no_node || !compile(rule, rule.met, one.met)) made_.uncovered.push_back(rule.name);
        made_.criteria.push_back(one);
        const auto here = static_cast<std::uint32_t>(made_.criteria.size() - 1);
        if (rule.applies != op_id::none) take_apart(here, rule, rule.applies, 0);
        take_apart(here, rule, rule.met, 0);
    }
    looks_at_findings = std::any_of(made_.nodes.begin(), made_.nodes.end(), is_about_findings);
    const bool any_bars = std::any_of(program_.relations.begin(), program_.relations.end(), [](const auto& one) { return one.grade != relation_grade::note; });
    if (looks_at_findings) made_.uncovered.push_back("criteria that ask about criteria");
    for (std::uint32_t group = 0; group < program_.outcomes.size(); ++group) {
        const auto& rule = program_.outcomes[group];
        if (!words.is_a(made_.type, rule.subject) || !rule.in_force.holds(today)) continue;
        for (std::uint32_t i = 0; i < rule.outcomes.size(); ++i) {
            column_program::outcome one{group, i, no_node};
            one.uncovered = (rule.outcomes[i].when != op_id::none && !compile(rule, rule.outcomes[i].when, one.when)) || (rule.outcomes[i].unless_barred && any_bars);
            if (one.uncovered) made_.uncovered.push_back(rule.outcomes[i].name);
            made_.outcomes.push_back(one);
        }
    }
    return std::move(made_);
}

column_program compile_columns(const plan::program& program, std::uint32_t type, machine& constants, std::uint64_t step_limit) {
    return column_compiler(program, type, constants, step_limit).make();
}

}  // namespace quorate::assess
