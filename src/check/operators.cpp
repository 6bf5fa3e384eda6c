// Types of operators and functions.
#include "check/analysis.hpp"
#include "check/advice.hpp"
#include "check/expressions.hpp"

namespace quorate::check {

using syntax::binary_operator;
using syntax::node_kind;

namespace {

bool same_elements(const value_type& a, const value_type& b, const vocabulary& words) {
    if (open_ended(a) || open_ended(b)) return true;
    if (a.is == kind::record && b.is == kind::record) return words.is_a(a.of, b.of) || words.is_a(b.of, a.of);
    return one_of(a) == one_of(b);
}

/// What to write when two values of different kinds are compared.
std::string help_for(const value_type& left, const value_type& right) {
    const auto either = [&](kind is) { return left.is == is || right.is == is; };
    if (left.many != right.many) return "write `count` before the set to compare how many it has";
    if (either(kind::day) && (either(kind::number) || either(kind::text))) return "write a date as 2019-05-31, without quotation marks";
    if (either(kind::money) && either(kind::number)) return "write an amount with its currency, such as `EUR 50000`, and compare it with an amount";
    if (either(kind::duration) && either(kind::number)) return "write a duration with its unit, such as `30 days`";
    if (either(kind::entry) && either(kind::text)) return "write the name of an entry without quotation marks";
    if (left.is == kind::text && right.is == kind::text) return "texts have no order: ask whether they are the same with `is`, or put numbers, dates or amounts in order";
    return "compare values of one kind";
}

/// What to write when two values cannot be calculated with; empty where nothing is likely to have been meant.
std::string help_to_calculate(const context& all, node_id left, binary_operator op, node_id right, const value_type& first, const value_type& second) {
    const std::string sign = op == binary_operator::add ? " + " : " - ";
    const bool sum = op == binary_operator::add || op == binary_operator::subtract;
    if (first.many || second.many) return "write `count` before a set, or `sum of` before a set of numbers";
    if (sum && first.is == kind::day && second.is == kind::number) return "write a length of time with its unit: `" + quoted(all, left) + sign + quoted(all, right) + " days`";
    if (sum && first.is == kind::money && second.is == kind::number) return "write the amount with its currency, such as `EUR " + (all.kind(right) == node_kind::number ? quoted(all, right) : std::string("50")) + "`";
    if (op == binary_operator::add && first.is == kind::day && second.is == kind::day) return "two dates can be subtracted, which gives days; to a date add a length of time, such as `30 days`";
    if (op == binary_operator::add && first.is == kind::text) return "texts are put together in a message: \"{p.title}, {p.name}\"";
    return {};
}

}  // namespace

value_type expression_checker::infer_binary(node_id node) {
    const node_id left = all_.first(node), right = all_.next(left);
    const auto op = static_cast<binary_operator>(all_.tree[node].detail);
    if (op == binary_operator::logical_and || op == binary_operator::logical_or) {
        check_condition(left);
        check_condition(right);
        return truth_type;
    }
    // A bare name such as `confirmed` is found by what it is compared with, on whichever side that stands.
    value_type first, second;
    const auto check_right = [&](value_type expected) {
        season_may_stand_ = (op == binary_operator::in || op == binary_operator::not_in) && all_.kind(right) == node_kind::name;
        const auto found = check(right, expected);
        season_may_stand_ = false;
        return found;
    };
    if (bare_unbound_name(left) && !bare_unbound_name(right)) {
        second = check_right({});
        first = check(left, one_of(second));
    } else {
        first = check(left);
        second = check_right(one_of(first));
    }
    if (first.is == kind::invalid || second.is == kind::invalid) {
        return op >= binary_operator::add || (op >= binary_operator::unite && op <= binary_operator::without) ? value_type{} : truth_type;
    }
    return check_operator(node, op, first, second);
}

value_type expression_checker::check_operator(node_id node, binary_operator op, value_type left, value_type right) {
    const auto& words = all_.result.words;
    const bool alike = same_elements(left, right, words);
    const auto temporal = [](const value_type& type) { return !type.many && (type.is == kind::day || type.is == kind::period); };
    switch (op) {
        case binary_operator::equal:
        case binary_operator::not_equal:
            if (!alike || left.many != right.many)
                return mismatch(node, say(left) + " and " + say(right) + " are never the same",
                                left.many != right.many ? "to ask for membership write `in`" : help_for(left, right));
            return truth_type;
        case binary_operator::less:
        case binary_operator::less_or_equal:
        case binary_operator::greater:
        case binary_operator::greater_or_equal: {
            const bool ordered = left.is == kind::number || left.is == kind::money || left.is == kind::day || left.is == kind::duration;
            if (!alike || left.many || right.many || !ordered) {
                auto help = advice_for_days(all_, node, left, right);
                return mismatch(node, "these cannot be put in order: " + say(left) + " and " + say(right), help.empty() ? help_for(left, right) : std::move(help));
            }
            return truth_type;
        }
        case binary_operator::in:
        case binary_operator::not_in:
            if (left.is == kind::day && (right.is == kind::period || right.is == kind::season) && !left.many && !right.many) return truth_type;
            if (left.many || !right.many || !alike)
                return mismatch(node, "`in` asks whether one value is a member of a set of its kind, and these are " + say(left) +
                                          " and " + say(right), left.is == kind::text && right.is == kind::entry ? "write the name of an entry without quotation marks" : "");
            return truth_type;
        case binary_operator::under:
        case binary_operator::at_or_under:
            if (left.is != kind::entry || !alike || left.many || !words.classifications[left.of].is_taxonomy)
                return mismatch(node, "`under` asks where one node of a taxonomy stands, and these are " + say(left) + " and " + say(right),
                                left.many ? "write `any x in … where x under …`" : "");
            return truth_type;
        case binary_operator::meet:
        case binary_operator::disjoint:
            if (!alike || !(left.many || right.many))
                return mismatch(node, "`meet` and `disjoint from` compare two sets of one kind, and these are " + say(left) + " and " + say(right));
            return truth_type;
        case binary_operator::within:
            if (temporal(left) && right.is == kind::period && !right.many) return truth_type;
            if (!alike || !left.many || !right.many)
                return mismatch(node, "`within` compares two sets or two periods, and these are " + say(left) + " and " + say(right));
            return truth_type;
        case binary_operator::overlaps:
        case binary_operator::before:
        case binary_operator::after:
            if (!temporal(left) || !temporal(right))
                return mismatch(node, "dates and periods can overlap or follow each other, and these are " + say(left) + " and " + say(right));
            return truth_type;
        case binary_operator::mentions:
            if (left.is != kind::text || left.many || right.is != kind::text)
                return mismatch(node, "a text can mention a text or a set of texts, and these are " + say(left) + " and " + say(right));
            return truth_type;
        case binary_operator::in_force_on:
        case binary_operator::in_force_throughout: {
            const auto when = op == binary_operator::in_force_on ? kind::day : kind::period;
            if (left.is != kind::entry || left.many || right.is != when || right.many)
                return mismatch(node, std::string("an entry of a list is in force ") + (when == kind::day ? "on a date" : "throughout a period") + ", and these are " + say(left) + " and " + say(right));
            return truth_type;
        }
        case binary_operator::linked_to:
            if (left.is != kind::record || right.is != kind::record || left.many || right.many)
                return mismatch(node, "`linked to` asks about two records, and these are " + say(left) + " and " + say(right));
            return truth_type;
        case binary_operator::unite:
        case binary_operator::common:
        case binary_operator::without: {
            if (!alike) return mismatch(node, "sets of different kinds cannot be put together: " + say(left) + " and " + say(right));
            if (left.is == kind::record && right.is == kind::record && left.of != right.of)  // the wider of the two
                return many_of(words.is_a(left.of, right.of) && op == binary_operator::unite ? right : left);
            return many_of(open_ended(left) ? right : left);
        }
        default: return check_arithmetic(node, op, left, right);
    }
}

value_type expression_checker::check_arithmetic(node_id node, binary_operator op, value_type left, value_type right) {
    const auto are = [&](kind first, kind second) { return left.is == first && right.is == second && !left.many && !right.many; };
    const bool sum = op == binary_operator::add || op == binary_operator::subtract;
    if (are(kind::number, kind::number)) return number_type;
    if (sum && are(kind::money, kind::money)) return single(kind::money);
    if (op == binary_operator::divide && are(kind::money, kind::money)) return number_type;
    if (!sum && are(kind::money, kind::number)) return single(kind::money);
    if (op == binary_operator::multiply && are(kind::number, kind::money)) return single(kind::money);
    if (sum && are(kind::day, kind::duration)) return single(kind::day);
    if (op == binary_operator::subtract && are(kind::day, kind::day)) return number_type;
    if (sum && are(kind::duration, kind::duration)) return single(kind::duration);
    if (op == binary_operator::multiply && are(kind::number, kind::duration)) return single(kind::duration);
    if (op == binary_operator::multiply && are(kind::duration, kind::number)) return single(kind::duration);
    const node_id first = all_.first(node);
    return mismatch(node, "there is no such arithmetic between " + say(left) + " and " + say(right), help_to_calculate(all_, first, op, all_.next(first), left, right));
}

std::uint32_t expression_checker::require_rule(node_id name, const std::vector<declaration>& among, std::string_view what,
                                               binding::kind to) {
    const auto found = find(among, all_.value(name));
    if (found == no_index) {
        std::vector<std::string_view> names;
        for (const auto& one : among) names.push_back(one.name);
        all_.unknown_name(name, what, all_.value(name), names);
    } else {
        all_.bind(name, {.to = to, .index = found, .of = no_index});
    }
    return found;
}

value_type expression_checker::infer_relation_question(node_id node, node_id relation_name, node_id record) {
    if (!names_.may_ask_relations)
        return mismatch(node, "only criteria, questions, routings and outcomes may ask about relations",
                        "a relation says which others exclude it with `yields to`");
    const auto found = require_rule(relation_name, all_.result.relations, "relation", binding::kind::relation);
    const auto given = check(record);
    if (found == no_index || open_ended(given)) return {};
    const auto& rule = all_.result.relations[found];
    const auto& words = all_.result.words;
    if (rule.first_type == no_index || rule.second_type == no_index) return {};
    const bool on_first = given.is == kind::record && !given.many && (words.is_a(given.of, rule.first_type) || words.is_a(rule.first_type, given.of));
    const bool on_second = given.is == kind::record && !given.many && (words.is_a(given.of, rule.second_type) || words.is_a(rule.second_type, given.of));
    if (!on_first && !on_second)
        return mismatch(record, "`" + rule.name + "` joins `" + words.records[rule.first_type].collection + "` and `" +
                                    words.records[rule.second_type].collection + "`, and this is " + say(given));
    std::uint32_t other = on_first && !on_second ? rule.second_type : rule.first_type;
    if (on_first && on_second && words.is_a(rule.first_type, rule.second_type)) other = rule.second_type;
    return {.is = kind::record, .many = true, .of = other};
}

value_type expression_checker::infer_about_findings(node_id node) {
    const node_id name = all_.first(node);
    const auto allow = [&](bool allowed, std::string_view message) {
        if (!allowed) mismatch(node, std::string(message));
    };
    switch (all_.kind(node)) {
        case node_kind::any_criterion:
            allow(names_.may_ask_all_criteria, "only outcomes may ask about all criteria");
            return truth_type;
        case node_kind::criterion_is:
            allow(names_.may_ask_findings, "only criteria and outcomes may ask about the finding of a criterion");
            require_rule(name, all_.result.criteria, "criterion", binding::kind::criterion);
            return truth_type;
        case node_kind::any_question:
            allow(names_.may_ask_findings, "only criteria and outcomes may ask whether a question is open");
            return truth_type;
        case node_kind::question_is_open:
            allow(names_.may_ask_findings, "only criteria and outcomes may ask whether a question is open");
            require_rule(name, all_.result.questions, "question", binding::kind::question);
            return truth_type;
        case node_kind::answer_to: {
            const auto found = require_rule(name, all_.result.questions, "question", binding::kind::question);
            const auto& words = all_.result.words;
            const node_id about = all_.next(name);
            if (about == node_id::none && names_.subject_type == no_index)
                return mismatch(node, "nothing here says whom the question is about", "write `answer to … on x`");
            const auto asked = about != node_id::none ? check(about)
                                                      : value_type{.is = kind::record, .many = false, .of = names_.subject_type};
            if (found == no_index) return {};
            const auto& rule = all_.result.questions[found];
            if (rule.first_type != no_index && !open_ended(asked) && asked.of != no_index &&
                (asked.is != kind::record || asked.many || !words.is_a(asked.of, rule.first_type)))
                return mismatch(node, "`" + rule.name + "` is asked about `" + words.records[rule.first_type].collection + "`, not about " + say(asked));
            return rule.type;
        }
        case node_kind::any_relation:
            infer_relation_question(node, name, all_.next(name));
            return truth_type;
        case node_kind::related_to: return infer_relation_question(node, all_.next(name), name);
        case node_kind::fits_by: {
            allow(names_.may_ask_routings, "only criteria, questions and outcomes may ask what a routing found");
            const auto found = require_rule(name, all_.result.routings, "routing", binding::kind::routing);
            if (found == no_index) return {};
            const auto& rule = all_.result.routings[found];
            if (rule.second_type == no_index) return {};
            return {.is = rule.over_entries ? kind::entry : kind::record, .many = true, .of = rule.second_type};
        }
        default: return mismatch(node, "this cannot stand in an expression");
    }
}

}  // namespace quorate::check
