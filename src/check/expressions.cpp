#include "check/expressions.hpp"
#include "check/advice.hpp"
#include "check/functions.hpp"
#include "syntax/slips.hpp"

#include <algorithm>

namespace quorate::check {

using syntax::binary_operator;
using syntax::node_kind;

namespace {

/// A definition that is no derived field.
std::uint32_t find_plain_definition(const model& in, std::string_view name) {
    for (std::uint32_t i = 0; i < in.definitions.size(); ++i)
        if (in.definitions[i].name == name && (*in.tree)[in.definitions[i].node].kind == node_kind::definition) return i;
    return no_index;
}

}  // namespace

std::uint32_t scope::add(context& all, node_id name, value_type type) {
    const auto text = all.value(name);
    if (const auto* earlier = find(text); earlier != nullptr) {
        all.problems.error("Q2003", all.where(name), "the name `" + std::string(text) + "` is taken in this rule");
        all.problems.also(all.where(earlier->declared_at), "it is declared here");
    }
    locals_.push_back({std::string(text), type, slots_, false, name});
    all.set_slot(name, slots_);
    return slots_++;
}

scope::local* scope::find(std::string_view name) noexcept {
    for (auto one = locals_.rbegin(); one != locals_.rend(); ++one)
        if (one->name == name) return &*one;
    return nullptr;
}

value_type expression_checker::check(node_id node, value_type expected) {
    const value_type found = infer(node, expected);
    all_.set_type(node, found);
    return found;
}

value_type expression_checker::mismatch(node_id node, std::string message, std::string help) {
    all_.problems.error("Q3001", all_.where(node), std::move(message), std::move(help));
    return {};
}

value_type expression_checker::require(node_id node, value_type expected, std::string_view what) {
    const value_type found = check(node, expected);
    if (open_ended(found) || found == expected) return found;
    const auto is = all_.kind(node);
    return mismatch(node, std::string(what) + " must be " + say(expected) + ", and this is " + say(found),
                    is == node_kind::share ? "put the share in brackets: `(share of … where …) >= 2/3`"
                    : expected.is != kind::truth ? ""
                    : found.many ? "write `is not empty` behind it, or compare `count …` with a number"
                    : found.is == kind::number ? "compare it with a number: `… >= 1`"
                    : found.is == kind::entry ? "compare it, as in `… is a`, or for one of several `… in {a, b}`"
                    : "compare it, or write `is stated` behind it");
}

void expression_checker::check_condition(node_id node) {
    if (names_.damaged) (void)check(node, truth_type);
    else require(node, truth_type, "a condition");
}

void expression_checker::check_messages(node_id texts) {
    for (const node_id one : all_.children(texts, node_kind::text_in))
        for (const node_id part : all_.tree.children(all_.next(all_.first(one))))
            if (all_.kind(part) != node_kind::text_part) check(part);
}

bool expression_checker::bare_unbound_name(node_id node) {
    if (all_.kind(node) == node_kind::set) {
        const auto items = all_.tree.children(node);
        return items.begin() != items.end() && bare_unbound_name(*items.begin());
    }
    return all_.kind(node) == node_kind::name && names_.find(all_.value(node)) == nullptr;
}

value_type expression_checker::infer(node_id node, value_type expected) {
    switch (all_.kind(node)) {
        case node_kind::name: return infer_name(node, expected);
        case node_kind::number:
            if (!parse_rational(all_.value(node))) return mismatch(node, "this number is too large or too long to be exact");
            return number_type;
        case node_kind::truth: return truth_type;
        case node_kind::date:
        case node_kind::as_of: return day_type;
        case node_kind::duration: return {.is = kind::duration, .many = false, .of = no_index};
        case node_kind::money: return {.is = kind::money, .many = false, .of = no_index};
        case node_kind::text:
            for (const node_id part : all_.tree.children(node))
                if (all_.kind(part) != node_kind::text_part)
                    all_.problems.error("Q3008", all_.where(part), "values in braces belong in messages, not in a text that is compared",
                                        "write `\\{` for a brace");
            return text_type;
        case node_kind::binary: return infer_binary(node);
        case node_kind::unary:
            if (static_cast<syntax::unary_operator>(all_.tree[node].detail) == syntax::unary_operator::count) {
                const auto counted = check(all_.first(node));
                if (!counted.many && !open_ended(counted))
                    return mismatch(node, "`count` needs a set, and this is " + say(counted), "leave `count` out, or count a set");
                return number_type;
            }
            if (static_cast<syntax::unary_operator>(all_.tree[node].detail) == syntax::unary_operator::negate) {
                const auto negated = check(all_.first(node));
                if (negated.is == kind::money && !negated.many) return mismatch(node, "an amount has no sign before it", "subtract it from nothing: `EUR 0 - EUR 5`");
                return require(all_.first(node), number_type, "what follows `-`");
            }
            return require(all_.first(node), truth_type, "what follows `not`");
        case node_kind::conditional: {
            const node_id condition = all_.first(node), yes = all_.next(condition), no = all_.next(yes);
            check_condition(condition);
            const auto first = check(yes, expected);
            const auto second = check(no, open_ended(first) ? expected : first);
            if (!open_ended(first) && !open_ended(second) && !(first == second))
                return mismatch(no, "both branches must be of one type: `then` gives " + say(first) + " and `else` " + say(second));
            return open_ended(first) ? second : first;
        }
        case node_kind::test: {
            const auto tested = check(all_.first(node));
            const auto test = static_cast<syntax::test_kind>(all_.tree[node].detail);
            const bool emptiness = test == syntax::test_kind::empty || test == syntax::test_kind::not_empty;
            if (test == syntax::test_kind::in_force && !open_ended(tested) && (tested.is != kind::entry || tested.many))
                return mismatch(node, "an entry of a list is in force or not, and this is " + say(tested), "for a set write `every x in … satisfies x is in force`");
            if (emptiness && !tested.many && !open_ended(tested))
                return mismatch(node, "only a set can be empty, and this is " + say(tested), "for a single value write `is stated`");
            return truth_type;
        }
        case node_kind::comprehension: return infer_comprehension(node);
        case node_kind::quantified: return infer_quantified(node);
        case node_kind::member: return infer_member(node);
        case node_kind::set: return infer_set(node, expected);
        case node_kind::conditions:
        case node_kind::criteria_count: return infer_counted_conditions(node);
        case node_kind::share: return infer_share(node);
        case node_kind::chosen: return infer_chosen(node);
        case node_kind::reachable: return infer_reachable(node);
        case node_kind::on_day: return infer_on_day(node);
        case node_kind::working_days: return infer_working_days(node);
        case node_kind::clock_is:
        case node_kind::deadline_of:
        case node_kind::points_by:
        case node_kind::scoring_is:
        case node_kind::rank_by: return infer_measure(node);
        case node_kind::apply: return infer_apply(node);
        case node_kind::apply_between: return infer_apply(node);
        default: return infer_about_findings(node);
    }
}

std::optional<binding> expression_checker::find_entry(std::string_view name, value_type expected,
                                                      std::vector<std::uint32_t>* where) const {
    const auto& lists = all_.result.words.classifications;
    std::optional<binding> found;
    for (std::uint32_t i = 0; i < lists.size(); ++i) {
        if (expected.is == kind::entry && expected.of != i) continue;
        for (std::uint32_t j = 0; j < lists[i].entries.size(); ++j)
            if (lists[i].entries[j].id == name) {
                if (where != nullptr) where->push_back(i);
                if (!found) found = binding{.to = binding::kind::entry, .index = j, .of = i};
            }
    }
    return found;
}

std::vector<std::string_view> expression_checker::visible_names(value_type expected) const {
    std::vector<std::string_view> among;
    const auto& words = all_.result.words;
    if (expected.is == kind::entry)
        for (const auto& one : words.classifications[expected.of].entries) among.push_back(one.id);
    for (const auto& one : names_.locals()) among.push_back(one.name);
    for (const auto* rules : {&all_.result.parameters, &all_.result.definitions, &all_.result.members, &all_.result.seasons})
        for (const auto& one : *rules) among.push_back(one.name);
    for (const auto& one : words.records)
        if (!one.collection.empty()) among.push_back(one.collection);
    for (const auto& list : words.classifications) {
        among.push_back(list.name);
        if (expected.is != kind::entry)
            for (const auto& one : list.entries) among.push_back(one.id);
    }
    return among;
}

/// What a name that stands for nothing means to the author of a rule about `p`: a field of p, or p itself.
std::string expression_checker::of_the_subject(std::string_view name) const {
    for (const auto& local : names_.locals()) {
        if (local.type.is != kind::record || local.type.many || local.type.of == no_index) continue;
        const auto& record = all_.result.words.records[local.type.of];
        if (record.name == name) return "here it is called `" + local.name + "`: write `" + local.name + "`";
        for (const auto& field : record.fields)
            if (field.name == name) return "write `" + local.name + "." + std::string(name) + "`";
    }
    return {};
}

/// What a name means that is the label of an entry, or the name of a rule.
std::string expression_checker::of_a_rule(std::string_view name, value_type expected) const {
    if (expected.is == kind::entry)
        for (const auto& entry : all_.result.words.classifications[expected.of].entries)
            for (const auto& label : entry.labels.all())
                if (label.text == name) return "that is a label: write the name of the entry, `" + entry.id + "`";
    if (find(all_.result.questions, name) != no_index) return "write `answer to " + std::string(name) + "`";
    if (find(all_.result.criteria, name) != no_index) return "write `criterion " + std::string(name) + " is met`";
    return {};
}

value_type expression_checker::infer_name(node_id node, value_type expected) {
    const auto name = all_.value(node);
    const auto& words = all_.result.words;
    if (auto* local = names_.find(name)) {
        local->used = true;
        all_.bind(node, {.to = binding::kind::slot, .index = local->slot, .of = no_index});
        return local->type;
    }
    std::vector<std::uint32_t> lists;
    const auto as_expected = expected.is == kind::entry ? find_entry(name, expected, nullptr) : std::nullopt;
    if (as_expected) {
        all_.bind(node, *as_expected);
        return {.is = kind::entry, .many = false, .of = as_expected->of};
    }
    if (const auto parameter = find(all_.result.parameters, name); parameter != no_index) {
        if (names_.constant) return mismatch(node, std::string(names_.constant_what) + (names_.constant_what.starts_with("the value") ? " may not use another parameter" : " may not use a parameter"), names_.constant_what.starts_with("the value") ? "" : "write the number itself; a threshold that may be set is compared in a rule: `… >= " + std::string(name) + "`");
        all_.bind(node, {.to = binding::kind::parameter, .index = parameter, .of = no_index});
        return all_.result.parameters[parameter].type;
    }
    if (const auto defined = find_plain_definition(all_.result, name); defined != no_index) {
        if (names_.constant) return mismatch(node, std::string(names_.constant_what) + " may not use a definition");
        return infer_call(node, node, defined);
    }
    if (const auto members = find(all_.result.members, name); members != no_index) {
        all_.bind(node, {.to = binding::kind::members, .index = members, .of = no_index});
        return all_.result.members[members].type;
    }
    if (const auto season = find(all_.result.seasons, name); season != no_index) {
        if (!season_may_stand_)
            return mismatch(node, "a season is a time of every year, and no value", "ask for `date in " + std::string(name) + "`, or write `" + std::string(name) + " of 2024`, a period");
        all_.bind(node, {.to = binding::kind::season, .index = season, .of = no_index});
        return {.is = kind::season, .many = false, .of = no_index};
    }
    if (const auto record = words.find_collection(name); record != no_index && !names_.constant) {
        all_.bind(node, {.to = binding::kind::collection, .index = record, .of = no_index});
        return {.is = kind::record, .many = true, .of = record};
    }
    if (const auto list = words.find_classification(name); list != no_index) {
        all_.bind(node, {.to = binding::kind::classification, .index = list, .of = no_index});
        return {.is = kind::entry, .many = true, .of = list};
    }
    if (const auto entry = find_entry(name, {}, &lists)) {
        if (expected.is == kind::entry)
            return mismatch(node, "`" + std::string(name) + "` is no entry of `" + words.classifications[expected.of].name +
                                      "`; it is one of `" + words.classifications[lists.front()].name + "`");
        if (lists.size() > 1) {
            std::string all;
            for (const auto list : lists) all += (all.empty() ? "`" : " and of `") + words.classifications[list].name + "`";
            return mismatch(node, "`" + std::string(name) + "` is an entry of " + all + ", and nothing here tells which is meant",
                            "compare it with a field, or write `" + words.classifications[lists.front()].name + "." + std::string(name) + "`");
        }
        all_.bind(node, *entry);
        return {.is = kind::entry, .many = false, .of = entry->of};
    }
    const auto* function = find_function(name);
    if (function != nullptr || find(all_.result.mappings, name) != no_index || find(all_.result.bands, name) != no_index || find(all_.result.tables, name) != no_index) {
        const auto table = find(all_.result.tables, name);
        const bool of_two = (function != nullptr && function->arity == 2) || (table != no_index && all_.result.tables[table].arguments.size() == 2);
        all_.problems.error("Q2002", all_.where(node), "`" + std::string(name) + "` is a function, and nothing is given to it",
                            "write `" + std::string(name) + (of_two ? " between … and …`" : " of …`"));
        return {};
    }
    if (names_.had(name)) {
        all_.problems.error("Q2002", all_.where(node), "there is no value `" + std::string(name) + "` here",
                            "`" + std::string(name) + "` is known only where its set is gone through: put all that is asked of it in brackets, as in `satisfies (… and …)`");
        return {};
    }
    if (const auto help = of_the_subject(name); !help.empty()) {
        all_.problems.error("Q2002", all_.where(node), "there is no value `" + std::string(name) + "`", help);
        return {};
    }
    if (const auto help = of_a_rule(name, expected); !help.empty() && !all_.tree.lost(name)) {
        all_.problems.error("Q2002", all_.where(node), "there is no value `" + std::string(name) + "`", help);
        return {};
    }
    if (name.size() <= 2 && expected.is != kind::entry && !all_.tree.lost(name) && syntax::word_slip(name).empty() && !names_.locals().empty()) {
        all_.problems.error("Q2002", all_.where(node), "there is no value `" + std::string(name) + "`",
                            "say what `" + std::string(name) + "` goes through, as in `any " + std::string(name) + " in … where …` or `each … for " + std::string(name) +
                                " in …`; the record of the rule is `" + names_.locals().front().name + "`");
        return {};
    }
    all_.unknown_name(node, expected.is == kind::entry ? "entry of `" + words.classifications[expected.of].name + "` or value" : "value",
                      name, visible_names(expected));
    return {};
}

value_type expression_checker::infer_set(node_id node, value_type expected) {
    value_type element{.is = kind::anything, .many = false, .of = no_index};
    for (const node_id item : all_.tree.children(node)) {
        const auto found = check(item, open_ended(element) ? one_of(expected) : element);
        if (found.many) return mismatch(item, "a set holds single values, and this is " + say(found), "write `union` between sets");
        if (open_ended(found)) continue;
        if (open_ended(element)) element = found;
        else if (!(element == found))
            return mismatch(item, "a set holds values of one type: this is " + say(found) + " among " + say(many_of(element)));
    }
    if (open_ended(element) && !open_ended(expected)) element = one_of(expected);
    return many_of(element);
}

value_type expression_checker::infer_member(node_id node) {
    const node_id owner = all_.first(node), name = all_.next(owner);
    const auto& words = all_.result.words;
    // `list.entry` names an entry outright
    if (all_.kind(owner) == node_kind::name && names_.find(all_.value(owner)) == nullptr)
        if (const auto list = words.find_classification(all_.value(owner)); list != no_index) {
            const value_type type{.is = kind::entry, .many = false, .of = list};
            all_.set_type(owner, many_of(type));
            if (const auto entry = find_entry(all_.value(name), type, nullptr)) {
                all_.bind(node, *entry);
                return type;
            }
            all_.unknown_name(name, "entry of `" + words.classifications[list].name + "`", all_.value(name), visible_names(type));
            return {};
        }
    const auto from = check(owner);
    if (open_ended(from)) return {};
    if (from.is != kind::record)
        return mismatch(node, "only a record has fields, and this is " + say(from), advice_for_field(all_, owner, from, all_.value(name)));
    const auto& record = words.records[from.of];
    if (from.many)
        return mismatch(node, "this is a set of records: a field belongs to one of them",
                        all_.kind(owner) == node_kind::name && !names_.locals().empty() && names_.locals().front().type == one_of(from)
                            ? "here one of them is called `" + names_.locals().front().name + "`: write `" + names_.locals().front().name + "." + std::string(all_.value(name)) + "`"
                            : "write `each x." + std::string(all_.value(name)) + " for x in …`");
    for (std::uint32_t i = 0; i < record.fields.size(); ++i)
        if (record.fields[i].name == all_.value(name)) {
            all_.bind(node, {.to = binding::kind::field, .index = i, .of = from.of});
            return to_value_type(record.fields[i].type);
        }
    if (const auto derived = find_derived(all_.result, from.of, all_.value(name)); derived != no_index) return infer_call(node, node, derived);
    std::vector<std::string_view> among;
    for (const auto& one : record.fields) among.push_back(one.name);
    for (const auto& one : all_.result.definitions)
        if (one.first_type != no_index && words.is_a(from.of, one.first_type)) among.push_back(one.name);
    all_.unknown_name(name, "field of `" + record.name + "` named", all_.value(name), among);
    return {};
}

value_type expression_checker::element_of(node_id collection) {
    if (all_.kind(collection) == node_kind::grouping) {
        const auto group = infer_grouping(collection);
        all_.set_type(collection, group);
        return group;
    }
    const auto found = check(collection);
    if (open_ended(found)) return {};
    if (!found.many) return mismatch(collection, "this must be a set or a list, and it is " + say(found));
    return one_of(found);
}

void expression_checker::check_conditions_of(node_id node) {
    for (const node_id where : all_.children(node, node_kind::where)) {
        check_condition(all_.first(where));
        if (const node_id note = all_.tree.child(where, node_kind::texts); note != node_id::none) check_messages(note);
    }
}

value_type expression_checker::infer_comprehension(node_id node) {
    const node_id collected = all_.first(node), variable = all_.next(collected), collection = all_.next(variable);
    const auto element = element_of(collection);
    names_.add(all_, variable, element);
    const auto value = check(collected);
    check_conditions_of(node);
    names_.pop();
    if (const node_id except = all_.tree.child(node, node_kind::except); except != node_id::none) {
        const auto excluded = check(all_.first(except), value);
        if (!open_ended(excluded) && !open_ended(value) && !(one_of(excluded) == one_of(value)))
            mismatch(all_.first(except), "`except` must take out " + say(many_of(value)) + ", and this is " + say(excluded));
    }
    if (value.many) return mismatch(collected, "what is collected must be one value each time, and this is " + say(value));
    return open_ended(value) ? value_type{} : many_of(value);
}

value_type expression_checker::infer_quantified(node_id node) {
    node_id at = all_.first(node);
    const auto how = static_cast<syntax::quantifier>(all_.tree[node].detail & syntax::quantifier_mask);
    if (how >= syntax::quantifier::at_least) {
        require(at, number_type, "the number");
        at = all_.next(at);
    }
    const node_id variable = at, collection = all_.next(variable);
    const auto element = element_of(collection);
    names_.add(all_, variable, element);
    check_conditions_of(node);
    if (how == syntax::quantifier::every)
        for (node_id last = all_.next(collection); last != node_id::none; last = all_.next(last))
            if (all_.kind(last) != node_kind::where) check_condition(last);
    names_.pop();
    return truth_type;
}

}  // namespace quorate::check
