#include "plan/lower_expressions.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "syntax/texts.hpp"

namespace quorate::plan {

using check::binding;
using check::node_id;
using syntax::node_kind;

namespace {

opcode code_of(syntax::binary_operator op) {
    using from = syntax::binary_operator;
    switch (op) {
        case from::logical_or: return opcode::logical_or;
        case from::logical_and: return opcode::logical_and;
        case from::equal: return opcode::equal;
        case from::not_equal: return opcode::not_equal;
        case from::less: return opcode::less;
        case from::less_or_equal: return opcode::less_or_equal;
        case from::greater: return opcode::greater;
        case from::greater_or_equal: return opcode::greater_or_equal;
        case from::in: return opcode::in;
        case from::not_in: return opcode::not_in;
        case from::under: return opcode::under;
        case from::at_or_under: return opcode::at_or_under;
        case from::meet: return opcode::meet;
        case from::disjoint: return opcode::disjoint;
        case from::within: return opcode::within;
        case from::overlaps: return opcode::overlaps;
        case from::before: return opcode::before;
        case from::after: return opcode::after;
        case from::mentions: return opcode::mentions;
        case from::linked_to: return opcode::linked_to;
        case from::in_force_on: return opcode::in_force_on;
        case from::in_force_throughout: return opcode::in_force_throughout;
        case from::unite: return opcode::unite;
        case from::common: return opcode::common;
        case from::without: return opcode::without;
        case from::add: return opcode::add;
        case from::subtract: return opcode::subtract;
        case from::multiply: return opcode::multiply;
        case from::divide: return opcode::divide;
    }
    return opcode::logical_and;
}

opcode code_of(check::function function) {
    switch (function) {
#define X(identifier, name, arity) case check::function::identifier: return opcode::identifier;
#include "check/functions.def"
#undef X
    }
    return opcode::count;
}

duration read_duration(std::string_view text, syntax::duration_unit unit) {
    std::int32_t count = 0;
    std::from_chars(text.data(), text.data() + text.size(), count);
    switch (unit) {
        case syntax::duration_unit::days: return {duration::unit::days, count, 0};
        case syntax::duration_unit::weeks: return {duration::unit::days, count > INT32_MAX / 7 ? INT32_MAX : count * 7, 0};
        case syntax::duration_unit::months: return {duration::unit::months, count, 0};
        case syntax::duration_unit::years: return {duration::unit::months, count > INT32_MAX / 12 ? INT32_MAX : count * 12, 0};
    }
    return {};
}

money read_money(std::string_view text) {
    money result;
    std::copy_n(text.begin(), std::min<std::size_t>(3, text.size()), result.currency);
    if (text.size() > 4)
        if (const auto amount = parse_rational(text.substr(4))) result.amount = *amount;
    return result;
}

}  // namespace

op_id expression_lowering::add(operation op, const std::vector<op_id>& operands) {
    op.first_operand = static_cast<std::uint32_t>(into_.operands.size());
    op.operand_count = static_cast<std::uint32_t>(operands.size());
    into_.operands.insert(into_.operands.end(), operands.begin(), operands.end());
    into_.operations.push_back(op);
    into_.places.push_back(at_);
    return static_cast<op_id>(into_.operations.size() - 1);
}

op_id expression_lowering::add(operation op, std::initializer_list<op_id> operands) {
    return add(op, std::vector<op_id>(operands));
}

std::string expression_lowering::plain_text(node_id text) const { return syntax::plain_text(tree_, text); }

texts expression_lowering::read_texts(node_id node) const { return syntax::read_texts(tree_, node, rules_.words.languages); }

message expression_lowering::lower_message(node_id texts_node) {
    message result;
    for (const node_id one : tree_.children(texts_node)) {
        message::in_language text{std::string(tree_.value(first(one))), {}};
        for (const node_id part : tree_.children(next(first(one)))) {
            if (tree_[part].kind == node_kind::text_part) text.pieces.push_back({std::string(tree_.value(part)), op_id::none});
            else text.pieces.push_back({{}, lower(part)});
        }
        result.all.push_back(std::move(text));
    }
    return result;
}

std::string expression_lowering::quote(node_id node) const {
    std::string result;
    for (const char c : sources_.slice(tree_[node].where)) {
        const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!space) result += c;
        else if (!result.empty() && result.back() != ' ') result += ' ';
    }
    return result;
}

std::optional<constant> expression_lowering::literal(node_id node) const {
    const auto& at = tree_[node];
    switch (at.kind) {
        case node_kind::truth: return constant(at.detail == 1);
        case node_kind::number: return constant(parse_rational(tree_.value(node)).value_or(rational{}));
        case node_kind::date: return constant(parse_day(tree_.value(node)).value_or(day{}));
        case node_kind::duration: return constant(read_duration(tree_.value(node), static_cast<syntax::duration_unit>(at.detail)));
        case node_kind::money: return constant(read_money(tree_.value(node)));
        case node_kind::working_days: {
            duration length{.in = duration::unit::working_days, .count = 0, .calendar = rules_.meaning_of(node).index};
            if (const auto count = parse_rational(tree_.value(first(node))); count && count->is_whole()) length.count = static_cast<std::int32_t>(count->numerator());
            return constant(length);
        }
        case node_kind::text: return constant(texts({{std::string(), plain_text(node)}}));
        default: break;
    }
    const auto& meaning = rules_.meaning_of(node);
    if (meaning.to == binding::kind::entry) return constant(entry_ref{meaning.of, meaning.index});
    return std::nullopt;
}

op_id expression_lowering::lower_name(node_id node) {
    const auto& meaning = rules_.meaning_of(node);
    switch (meaning.to) {
        case binding::kind::slot: return add({.code = opcode::slot, .index = meaning.index}, {});
        case binding::kind::parameter: return add({.code = opcode::parameter, .index = meaning.index}, {});
        case binding::kind::collection: return add({.code = opcode::collection, .of = meaning.index}, {});
        case binding::kind::classification: return add({.code = opcode::all_entries, .of = meaning.index}, {});
        case binding::kind::members: return add({.code = opcode::members, .index = meaning.index}, {});
        case binding::kind::definition: return add({.code = opcode::call, .index = meaning.index}, {});
        default: return op_id::none;  // the checker lets no other name through
    }
}

op_id expression_lowering::lower(node_id node) {
    const auto outer = std::exchange(at_, tree_[node].where);
    const auto made = lower_part(node);
    at_ = outer;
    return made;
}

op_id expression_lowering::lower_part(node_id node) {
    if (auto value = literal(node)) {
        into_.constants.push_back(std::move(*value));
        return add({.code = opcode::constant, .index = static_cast<std::uint32_t>(into_.constants.size() - 1)}, {});
    }
    const auto& at = tree_[node];
    switch (at.kind) {
        case node_kind::name: return lower_name(node);
        case node_kind::as_of: return add({.code = opcode::constant, .index = 0}, {});  // constants[0] is set to the as-of date
        case node_kind::binary: {
            if (const node_id right = next(first(node)); rules_.type_of(right).is == check::value_type::kind::season) {
                const op_id inside = add({.code = opcode::in_season, .index = rules_.meaning_of(right).index}, {lower(first(node))});
                return static_cast<syntax::binary_operator>(at.detail) == syntax::binary_operator::not_in ? add({.code = opcode::logical_not}, {inside}) : inside;
            }
            const op_id left = lower(first(node)), right = lower(next(first(node)));
            return add({.code = code_of(static_cast<syntax::binary_operator>(at.detail))}, {left, right});
        }
        case node_kind::unary: {
            const op_id operand = lower(first(node));
            const auto op = static_cast<syntax::unary_operator>(at.detail);
            return add({.code = op == syntax::unary_operator::count    ? opcode::count
                                : op == syntax::unary_operator::negate ? opcode::negate
                                                                       : opcode::logical_not},
                       {operand});
        }
        case node_kind::conditional: {
            const op_id condition = lower(first(node)), yes = lower(next(first(node))), no = lower(next(next(first(node))));
            return add({.code = opcode::conditional}, {condition, yes, no});
        }
        case node_kind::test: {
            static constexpr opcode codes[] = {opcode::stated, opcode::not_stated, opcode::empty, opcode::not_empty, opcode::in_force};
            const op_id operand = lower(first(node));
            return add({.code = codes[at.detail]}, {operand});
        }
        case node_kind::comprehension: return lower_comprehension(node);
        case node_kind::quantified: return lower_quantified(node);
        case node_kind::member: {
            const auto& meaning = rules_.meaning_of(node);
            const op_id owner = lower(first(node));
            if (meaning.to == binding::kind::definition) return add({.code = opcode::call, .index = meaning.index}, {owner});
            return add({.code = opcode::field, .index = meaning.index, .of = meaning.of}, {owner});
        }
        case node_kind::set: {
            std::vector<op_id> items;
            for (const node_id item : tree_.children(node)) items.push_back(lower(item));
            return add({.code = opcode::make_set}, items);
        }
        case node_kind::apply:
        case node_kind::apply_between: return lower_apply(node);
        case node_kind::conditions:
        case node_kind::criteria_count: return lower_conditions(node);
        case node_kind::share: return lower_share(node);
        case node_kind::grouping: return lower_grouping(node);
        case node_kind::chosen: return lower_choice(node);
        case node_kind::reachable: return lower_reach(node);
        case node_kind::on_day: {
            const auto& meaning = rules_.meaning_of(first(node));
            const op_id when = lower(next(first(node)));
            if (meaning.to == binding::kind::members) return add({.code = opcode::members, .index = meaning.index}, {when});
            return add({.code = opcode::entries_on, .of = meaning.index}, {when});
        }
        case node_kind::clock_is: return add({.code = opcode::clock_is, .index = rules_.meaning_of(first(node)).index, .of = states_of(node)}, {});
        case node_kind::deadline_of: return add({.code = opcode::deadline_of, .index = rules_.meaning_of(first(node)).index}, {});
        case node_kind::points_by: return add({.code = opcode::points_by, .detail = at.detail, .index = rules_.meaning_of(first(node)).index}, {});
        case node_kind::scoring_is: return add({.code = opcode::scoring_is, .detail = at.detail, .index = rules_.meaning_of(first(node)).index}, {});
        case node_kind::rank_by: return add({.code = opcode::rank_by, .detail = at.detail, .index = rules_.meaning_of(first(node)).index}, {});
        default: return lower_about_findings(node);
    }
}

op_id expression_lowering::lower_apply(node_id node) {
    const node_id name = first(node);
    const auto& meaning = rules_.meaning_of(name);
    std::vector<op_id> operands;
    for (node_id argument = next(name); argument != node_id::none; argument = next(argument)) operands.push_back(lower(argument));
    switch (meaning.to) {
        case binding::kind::mapping: return add({.code = opcode::mapping, .index = meaning.index}, operands);
        case binding::kind::definition: return add({.code = opcode::call, .index = meaning.index}, operands);
        case binding::kind::host_function: return add({.code = opcode::host_call, .index = meaning.index}, operands);
        case binding::kind::bands: return add({.code = opcode::band, .index = meaning.index}, operands);
        case binding::kind::table: return add({.code = opcode::lookup, .index = meaning.index}, operands);
        case binding::kind::season: return add({.code = opcode::season_of, .index = meaning.index}, operands);
        default: break;
    }
    const auto& given = rules_.type_of(next(name));
    return add({.code = code_of(static_cast<check::function>(meaning.index)),
                .of = given.is == check::value_type::kind::entry ? given.of : no_index}, operands);
}

op_id expression_lowering::lower_comprehension(node_id node) {
    const node_id collected = first(node), variable = next(collected), collection = next(variable);
    comprehension made;
    made.distinct = tree_[node].detail == 1;
    made.slot = rules_.slot_of(variable);
    made.collection = lower(collection);
    made.collected = lower(collected);
    for (node_id part = next(collection); part != node_id::none; part = next(part)) {
        const node_id expression = first(part);
        const node_id told = tree_.child(part, node_kind::texts);
        if (tree_[part].kind == node_kind::where) {
            filter one{.condition = lower(expression), .told = {}, .quoted = quote(expression)};
            if (told != node_id::none) one.told = lower_message(told);
            made.filters.push_back(std::move(one));
        } else {
            made.except = lower(expression);
            made.except_quoted = quote(expression);
            if (told != node_id::none) made.except_told = lower_message(told);
        }
    }
    into_.comprehensions.push_back(std::move(made));
    return add({.code = opcode::comprehension, .index = static_cast<std::uint32_t>(into_.comprehensions.size() - 1)}, {});
}

op_id expression_lowering::lower_quantified(node_id node) {
    quantification made;
    made.kind = static_cast<quantification_kind>(tree_[node].detail & syntax::quantifier_mask);
    node_id at = first(node);
    if (made.kind >= quantification_kind::at_least) {
        made.bound = lower(at);
        at = next(at);
    }
    const node_id collection = next(at);
    made.slot = rules_.slot_of(at);
    made.collection = lower(collection);
    for (node_id part = next(collection); part != node_id::none; part = next(part)) {
        if (tree_[part].kind == node_kind::where) made.filters.push_back(lower(first(part)));
        else made.satisfies = lower(part);
    }
    into_.quantifications.push_back(std::move(made));
    return add({.code = opcode::quantified, .index = static_cast<std::uint32_t>(into_.quantifications.size() - 1)}, {});
}

op_id expression_lowering::lower_conditions(node_id node) {
    std::vector<op_id> operands{lower(first(node))};
    const auto states = states_of(node);
    for (node_id part = next(first(node)); part != node_id::none; part = next(part)) {
        if (tree_[part].kind == node_kind::state) continue;
        if (tree_[node].kind == node_kind::criteria_count)
            operands.push_back(add({.code = opcode::criterion_is, .index = rules_.meaning_of(part).index, .of = states}, {}));
        else operands.push_back(lower(part));
    }
    return add({.code = opcode::conditions, .detail = tree_[node].detail}, operands);
}

op_id expression_lowering::lower_share(node_id node) {
    // How many pass the conditions, over how many there are.
    const node_id variable = first(node), collection = next(variable);
    comprehension all;
    all.slot = rules_.slot_of(variable);
    all.collection = lower(collection);
    all.collected = add({.code = opcode::slot, .index = all.slot}, {});
    comprehension some = all;
    for (const node_id part : tree_.children(node))
        if (tree_[part].kind == node_kind::where) some.filters.push_back({.condition = lower(first(part)), .told = {}, .quoted = quote(first(part))});
    const auto counted = [&](comprehension made) {
        into_.comprehensions.push_back(std::move(made));
        return add({.code = opcode::count}, {add({.code = opcode::comprehension, .index = static_cast<std::uint32_t>(into_.comprehensions.size() - 1)}, {})});
    };
    const op_id part = counted(std::move(some)), whole = counted(std::move(all));
    return add({.code = opcode::divide, .detail = 1}, {part, whole});
}

op_id expression_lowering::lower_grouping(node_id node) {
    const node_id variable = first(node), collection = next(variable);
    grouping made{.slot = rules_.slot_of(variable), .collection = lower(collection), .key = lower(next(collection))};
    into_.groupings.push_back(made);
    return add({.code = opcode::grouping, .index = static_cast<std::uint32_t>(into_.groupings.size() - 1)}, {});
}

op_id expression_lowering::lower_choice(node_id node) {
    const node_id variable = first(node), collection = next(variable);
    choice made{.slot = rules_.slot_of(variable), .last = tree_[node].detail == 1, .collection = lower(collection), .filters = {}, .keys = {}};
    for (const node_id part : tree_.children(node)) {
        if (tree_[part].kind == node_kind::where) made.filters.push_back(lower(first(part)));
        if (tree_[part].kind == node_kind::key) made.keys.push_back(lower(first(part)));
    }
    into_.choices.push_back(std::move(made));
    return add({.code = opcode::choice, .index = static_cast<std::uint32_t>(into_.choices.size() - 1)}, {});
}

op_id expression_lowering::lower_reach(node_id node) {
    const node_id from = first(node);
    const op_id start = lower(from);
    reach made;
    for (node_id part = next(from); part != node_id::none; part = next(part)) {
        if (tree_[part].kind == node_kind::name) {
            made.of = rules_.meaning_of(part).of;
            made.fields.push_back(rules_.meaning_of(part).index);
        } else if (const auto steps = parse_rational(tree_.value(part)); steps && steps->is_whole() && *steps < rational(1'000'000)) {
            made.steps = static_cast<std::uint32_t>(steps->numerator());
        }
    }
    into_.reaches.push_back(std::move(made));
    return add({.code = opcode::reachable, .index = static_cast<std::uint32_t>(into_.reaches.size() - 1)}, {start});
}

std::uint32_t expression_lowering::states_of(node_id node) const {
    std::uint32_t mask = 0;
    for (const node_id child : tree_.children(node))
        if (tree_[child].kind == node_kind::state) mask |= 1u << tree_[child].detail;
    return mask;
}

op_id expression_lowering::lower_about_findings(node_id node) {
    const auto& at = tree_[node];
    const auto quantifier = static_cast<std::uint8_t>(at.detail & syntax::quantifier_mask);
    const auto named = [&](node_id name) { return rules_.meaning_of(name).index; };
    switch (at.kind) {
        case node_kind::any_criterion:
            return add({.code = opcode::any_criterion, .detail = quantifier,
                        .index = static_cast<std::uint32_t>((at.detail & syntax::criterion_scope_mask) >> 4), .of = states_of(node)}, {});
        case node_kind::criterion_is: return add({.code = opcode::criterion_is, .index = named(first(node)), .of = states_of(node)}, {});
        case node_kind::any_question: return add({.code = opcode::any_question, .detail = quantifier}, {});
        case node_kind::question_is_open: return add({.code = opcode::question_is_open, .index = named(first(node))}, {});
        case node_kind::answer_to: {
            std::vector<op_id> about;
            if (next(first(node)) != node_id::none) about.push_back(lower(next(first(node))));
            return add({.code = opcode::answer_to, .index = named(first(node))}, about);
        }
        case node_kind::any_relation: {
            const op_id record = lower(next(first(node)));
            return add({.code = opcode::any_relation, .detail = quantifier, .index = named(first(node)), .of = states_of(node)}, {record});
        }
        case node_kind::related_to: {
            const op_id record = lower(first(node));
            return add({.code = opcode::related_to, .index = named(next(first(node)))}, {record});
        }
        case node_kind::fits_by: return add({.code = opcode::fits_by, .index = named(first(node))}, {});
        default: return op_id::none;
    }
}

}  // namespace quorate::plan
