// What parameters, mappings and questions give, and what every rule ranges over.
#include <algorithm>

#include "check/rule_checker.hpp"

namespace quorate::check {

using syntax::node_kind;

void rule_checker::check_parameter(declaration& one) {
    scope names;
    names.constant = true;
    expression_checker expressions(all_, names);
    value_type expected;
    std::vector<node_id> values;
    for (const node_id child : all_.tree.children(one.node)) {
        switch (all_.kind(child)) {
            case node_kind::type: expected = to_value_type(read_type(all_, child)); break;
            case node_kind::cites: check_citation(all_, child); break;
            case node_kind::dated_value: values.push_back(all_.first(child)); break;
            case node_kind::title:
            case node_kind::reading:
            case node_kind::owner: break;
            case node_kind::settable:
                for (const node_id bound : all_.tree.children(child)) values.push_back(bound);
                break;
            default:
                if (child != all_.first(one.node)) values.insert(values.begin(), child);
        }
    }
    if (all_.tree.child(one.node, node_kind::dated_value) == node_id::none && values.empty() && !all_.tree.is_damaged(one.node))
        all_.problems.error("Q3009", all_.where(all_.first(one.node)), "this parameter has no value", "write `= 5`, or `value 5 in force from 2020-01-01` in braces");
    one.type = expected;
    for (const node_id value : values) {
        const auto found = expressions.check(value, one.type);
        if (one.type.is == kind::invalid) one.type = found;
        else if (found.is != kind::invalid && !(found == one.type) && found.is != kind::anything)
            all_.problems.error("Q3001", all_.where(value), "the parameter is declared as " + describe(one.type, model_.words) + ", and its value is " + describe(found, model_.words));
    }
    check_dated_values(one.node);
    if (const auto settable = all_.children(one.node, node_kind::settable); !settable.empty()) {
        check_once(one.node, node_kind::settable, "may be set", false);
        const bool ordered = one.type.is == kind::number || one.type.is == kind::money || one.type.is == kind::day || one.type.is == kind::duration;
        if (all_.first(settable.front()) != node_id::none && !ordered)
            all_.problems.error("Q3001", all_.where(settable.front()), "bounds need a value that can be put in order, and this parameter is " + describe(one.type, model_.words));
    }
}

/// On no day do two values hold.
void rule_checker::check_dated_values(node_id parameter) {
    struct dated { validity holds; node_id node; };
    std::vector<dated> all;
    for (const node_id value : all_.children(parameter, node_kind::dated_value)) {
        const node_id clause = all_.tree.child(value, node_kind::validity);
        const auto days = all_.children(clause, node_kind::date);
        const auto form = static_cast<syntax::validity_form>(all_.tree[clause].detail);
        if (days.empty()) continue;
        dated one{{}, value};
        if (form != syntax::validity_form::until) one.holds.from = parse_day(all_.value(days.front()));
        if (form != syntax::validity_form::from) one.holds.until = parse_day(all_.value(days.back()));
        for (const auto& other : all) {
            const bool apart = (one.holds.until && other.holds.from && *one.holds.until < *other.holds.from) ||
                               (other.holds.until && one.holds.from && *other.holds.until < *one.holds.from);
            if (apart) continue;
            all_.problems.error("Q3016", all_.where(value), "two values hold on the same day");
            all_.problems.also(all_.where(other.node), "the other is here");
        }
        all.push_back(one);
    }
}

void rule_checker::check_mapping(declaration& one) {
    const node_id from = all_.next(all_.first(one.node)), to = all_.next(from);
    one.first_type = all_.require_classification(from);
    one.second_type = all_.require_classification(to);
    if (one.first_type == no_index || one.second_type == no_index) return;
    const auto entry_of = [&](node_id name, std::uint32_t list) {
        const auto& entries = model_.words.classifications[list].entries;
        std::vector<std::string_view> among;
        for (std::uint32_t i = 0; i < entries.size(); ++i) {
            if (entries[i].id == all_.value(name)) { all_.bind(name, {.to = binding::kind::entry, .index = i, .of = list}); return; }
            among.push_back(entries[i].id);
        }
        all_.unknown_name(name, "entry of `" + model_.words.classifications[list].name + "`", all_.value(name), among);
    };
    std::vector<std::string_view> seen;
    for (const node_id clause : mapping_clauses(all_, one)) {
        if (all_.kind(clause) == node_kind::cites) check_citation(all_, clause);
        if (all_.kind(clause) != node_kind::mapping_row) continue;
        const node_id key = all_.first(clause);
        if (std::find(seen.begin(), seen.end(), all_.value(key)) != seen.end())
            all_.problems.error("Q2003", all_.where(key), "`" + std::string(all_.value(key)) + "` has two rows in this mapping");
        seen.push_back(all_.value(key));
        entry_of(key, one.first_type);
        for (node_id value = all_.next(key); value != node_id::none; value = all_.next(value)) entry_of(value, one.second_type);
    }
}

void rule_checker::read_question(declaration& one) {
    one.first_type = read_subject(one.node, true);
    const node_id answer = all_.tree.child(one.node, node_kind::answer);
    if (answer == node_id::none) return;
    switch (static_cast<syntax::answer_form>(all_.tree[answer].detail)) {
        case syntax::answer_form::yes_or_no: one.type.is = kind::truth; break;
        case syntax::answer_form::number: one.type.is = kind::number; break;
        case syntax::answer_form::text: one.type.is = kind::text; break;
        case syntax::answer_form::date: one.type.is = kind::day; break;
        case syntax::answer_form::one_of:
            if (const auto list = all_.require_classification(all_.first(answer)); list != no_index)
                one.type = {.is = kind::entry, .many = false, .of = list};
            break;
    }
}

std::uint32_t rule_checker::read_range(node_id range, bool entries_too, bool* over_entries) {
    const node_id collection = all_.next(all_.first(range));
    const auto& words = model_.words;
    if (const auto found = words.find_collection(all_.value(collection)); found != no_index) return found;
    if (entries_too)
        if (const auto list = words.find_classification(all_.value(collection)); list != no_index) {
            if (over_entries != nullptr) *over_entries = true;
            return list;
        }
    std::vector<std::string_view> among;
    for (const auto& one : words.records)
        if (!one.collection.empty()) among.push_back(one.collection);
    if (words.find_record(all_.value(collection)) != no_index)
        all_.problems.error("Q2002", all_.where(collection), "a rule ranges over a collection, and `" + std::string(all_.value(collection)) + "` is a record",
                            "write the name it is `collected as`");
    else
        all_.unknown_name(collection, "collection", all_.value(collection), among);
    return no_index;
}

std::uint32_t rule_checker::read_subject(node_id rule, bool required) {
    const node_id range = all_.tree.child(rule, node_kind::range);
    if (range != node_id::none) return read_range(range, false, nullptr);
    if (required && !all_.tree.is_damaged(rule))
        all_.problems.error("Q3009", all_.where(all_.first(rule)), "this rule does not say what it is about", "add `for p in proposals` or the like");
    return no_index;
}

void rule_checker::read_pair(declaration& one, bool routing) {
    const auto ranges = all_.children(one.node, node_kind::range);
    if (ranges.size() < 2) return;
    one.first_type = read_range(ranges[0], false, nullptr);
    one.second_type = read_range(ranges[1], routing, &one.over_entries);
}

}  // namespace quorate::check
