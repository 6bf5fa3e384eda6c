// Types of the forms of expression that are neither operators nor functions: k of n, shares, the first of, what can be
// reached, working days, what clocks, scorings and rankings say.
#include "check/expressions.hpp"

namespace quorate::check {

using syntax::node_kind;

value_type expression_checker::infer_counted_conditions(node_id node) {
    const node_id bound = all_.first(node);
    require(bound, single(kind::number), "the number");
    if (all_.kind(node) == node_kind::criteria_count) {
        if (!names_.may_ask_findings) mismatch(node, "only criteria and outcomes may ask about the finding of a criterion");
        std::size_t criteria = 0;
        for (node_id name = all_.next(bound); name != node_id::none && all_.kind(name) == node_kind::name; name = all_.next(name), ++criteria)
            require_rule(name, all_.result.criteria, "criterion", binding::kind::criterion);
        return at_most(bound, criteria, "criteria");
    }
    std::size_t conditions = 0;
    for (node_id condition = all_.next(bound); condition != node_id::none; condition = all_.next(condition), ++conditions) check_condition(condition);
    return at_most(bound, conditions, "conditions");
}

/// `at least 3 of …` where fewer are named.
value_type expression_checker::at_most(node_id bound, std::size_t there, std::string_view what) {
    const auto wanted = all_.kind(bound) == node_kind::number ? parse_rational(all_.value(bound)) : std::nullopt;
    if (wanted && *wanted > rational(static_cast<std::int64_t>(there)))
        return mismatch(bound, "the number of " + std::string(what) + " named here is only " + std::to_string(there));
    return single(kind::truth);
}

value_type expression_checker::infer_grouping(node_id node) {
    const node_id variable = all_.first(node), collection = all_.next(variable), key = all_.next(collection);
    const auto element = element_of(collection);
    names_.add(all_, variable, element);
    const auto type = check(key);
    names_.pop();
    if (type.many) return mismatch(key, "a group is formed by one value, and this is " + say(type));
    if (open_ended(element)) return {};
    auto group = element;
    group.many = true;
    return group;
}

value_type expression_checker::infer_share(node_id node) {
    const node_id variable = all_.first(node), collection = all_.next(variable);
    const auto element = element_of(collection);
    names_.add(all_, variable, element);
    check_conditions_of(node);
    names_.pop();
    return single(kind::number);
}

value_type expression_checker::infer_chosen(node_id node) {
    const node_id variable = all_.first(node), collection = all_.next(variable);
    const auto element = element_of(collection);
    names_.add(all_, variable, element);
    check_conditions_of(node);
    for (const node_id key : all_.children(node, node_kind::key)) {
        const auto type = check(all_.first(key));
        if (!open_ended(type) && (type.many || (type.is != kind::number && type.is != kind::money && type.is != kind::day && type.is != kind::text && type.is != kind::truth)))
            mismatch(key, "this cannot be put in order: " + say(type), "order by a number, an amount, a date, a text or a condition");
    }
    names_.pop();
    return element;
}

value_type expression_checker::infer_reachable(node_id node) {
    const node_id from = all_.first(node);
    const auto start = check(from);
    const auto& words = all_.result.words;
    if (open_ended(start)) return {};
    if (start.is != kind::record || start.many) return mismatch(from, "what can be reached starts at one record, and this is " + say(start));
    for (node_id field = all_.next(from); field != node_id::none && all_.kind(field) == node_kind::name; field = all_.next(field)) {
        std::vector<std::string_view> among;
        bool found = false;
        for (std::uint32_t i = 0; i < words.records[start.of].fields.size(); ++i) {
            const auto& one = words.records[start.of].fields[i];
            const bool leads_on = one.type.kind == type_kind::reference && (words.is_a(one.type.of, start.of) || words.is_a(start.of, one.type.of));
            if (leads_on) among.push_back(one.name);
            if (leads_on && one.name == all_.value(field)) {
                all_.bind(field, {.to = binding::kind::field, .index = i, .of = start.of});
                found = true;
            }
        }
        if (!found) all_.unknown_name(field, "field of `" + words.records[start.of].name + "` that leads to such records, named", all_.value(field), among);
    }
    return {.is = kind::record, .many = true, .of = start.of};
}

value_type expression_checker::infer_on_day(node_id node) {
    const node_id name = all_.first(node), when = all_.next(name);
    const auto time = check(when);
    if (!open_ended(time) && (time.many || (time.is != kind::day && time.is != kind::period)))
        return mismatch(when, "who is in force is asked for a date or a period, and this is " + say(time));
    const auto word = all_.value(name);
    if (const auto members = find(all_.result.members, word); members != no_index) {
        all_.bind(name, {.to = binding::kind::members, .index = members, .of = no_index});
        return all_.result.members[members].type;
    }
    if (const auto list = all_.result.words.find_classification(word); list != no_index) {
        all_.bind(name, {.to = binding::kind::classification, .index = list, .of = no_index});
        return {.is = kind::entry, .many = true, .of = list};
    }
    std::vector<std::string_view> among;
    for (const auto& one : all_.result.members) among.push_back(one.name);
    for (const auto& one : all_.result.words.classifications) among.push_back(one.name);
    all_.unknown_name(name, "list or group of members", word, among);
    return {};
}

value_type expression_checker::infer_working_days(node_id node) {
    const node_id number = all_.first(node), name = all_.next(number);
    const auto count = parse_rational(all_.value(number));
    if (!count || !count->is_whole() || *count >= rational(1'000'000))
        all_.problems.error("Q1005", all_.where(number), "working days are a whole number below a million");
    const auto& calendars = all_.result.calendars;
    std::uint32_t which = no_index;
    if (name != node_id::none) {
        which = find(calendars, all_.value(name));
        std::vector<std::string_view> among;
        for (const auto& one : calendars) among.push_back(one.name);
        if (which == no_index) all_.unknown_name(name, "calendar", all_.value(name), among);
    } else if (calendars.size() == 1) {
        which = 0;
    } else {
        return mismatch(node, calendars.empty() ? "the pack has no calendar that says which days are working days" : "the pack has several calendars, and nothing says which one counts",
                        calendars.empty() ? "declare `calendar name { weekend saturday, sunday }`" : "write `working days of " + calendars.front().name + "`");
    }
    all_.bind(node, {.to = binding::kind::calendar, .index = which, .of = no_index});
    return single(kind::duration);
}

void expression_checker::refuse_record_of_another_kind(node_id node, const declaration& rule) {
    if (rule.first_type == no_index || names_.subject_type == no_index || all_.result.words.is_a(names_.subject_type, rule.first_type)) return;
    mismatch(node, "`" + rule.name + "` is about `" + all_.result.words.records[rule.first_type].collection + "`, and this rule is not");
}

value_type expression_checker::infer_measure(node_id node) {
    const node_id name = all_.first(node);
    const auto at = all_.kind(node);
    if (!names_.may_ask_measures || (at == node_kind::rank_by && !names_.may_ask_ranks)) {
        return mismatch(node, at == node_kind::rank_by ? "only outcomes may ask about a ranking" : "clocks and scorings are asked about in rules on a record, and not within clocks, scorings and definitions");
    }
    const auto& model = all_.result;
    const auto ask = [&](const std::vector<declaration>& among, std::string_view what, binding::kind to) {
        const auto found = require_rule(name, among, what, to);
        if (found != no_index) refuse_record_of_another_kind(node, among[found]);
        return found;
    };
    switch (at) {
        case node_kind::clock_is: ask(model.clocks, "clock", binding::kind::clock); return single(kind::truth);
        case node_kind::deadline_of: ask(model.clocks, "clock", binding::kind::clock); return single(kind::day);
        case node_kind::points_by: ask(model.scorings, "scoring", binding::kind::scoring); return single(kind::number);
        case node_kind::scoring_is: ask(model.scorings, "scoring", binding::kind::scoring); return single(kind::truth);
        default: ask(model.rankings, "ranking", binding::kind::ranking); return single(all_.tree[node].detail == 1 ? kind::truth : kind::number);
    }
}

}  // namespace quorate::check
