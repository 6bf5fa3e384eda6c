// Cases from the tree.
#include <algorithm>

#include "cases/take_data.hpp"
#include "cases/test_case.hpp"
#include "plan/lower_expressions.hpp"
#include "plan/presence_tests.hpp"

namespace quorate::cases {

using check::node_id;
using data::raw_record;
using data::raw_value;
using syntax::node_kind;

namespace {

class case_taker {
public:
    case_taker(const check::model& rules, const text::source_set& sources, plan::program& program)
        : rules_(rules), tree_(*rules.tree), program_(program), expressions_(rules, sources, program), data_(rules) {}

    test_case take(node_id node);

private:
    [[nodiscard]] node_id first(node_id node) const { return tree_[node].first_child; }
    [[nodiscard]] node_id next(node_id node) const { return tree_[node].next_sibling; }
    [[nodiscard]] std::string word(node_id node) const { return std::string(tree_.value(node)); }
    [[nodiscard]] raw_value characters(std::string text, node_id at) const { return {raw_value::characters{std::move(text)}, tree_[at].where}; }

    raw_record take_answer(node_id clause);
    raw_record take_confirmation(node_id clause, day as_of);
    raw_record take_derogation(node_id clause);
    void take_provenance(node_id clause, raw_record& into, const std::vector<plan::entry_ref>& people, day as_of);
    expectation take_expectation(node_id clause);
    /// A text and, before it, its language.
    void take_message(node_id language, expectation& into) const;
    const check::model& rules_;
    const syntax::tree& tree_;
    plan::program& program_;
    plan::expression_lowering expressions_;
    data_taker data_;
    day as_of_{};
};

void case_taker::take_provenance(node_id clause, raw_record& into, const std::vector<plan::entry_ref>& people, day as_of) {
    // What a case does not say: by the first who may, on the day itself.
    std::string by, on = to_string(as_of), reason;
    if (!people.empty()) by = program_.words.classifications[people.front().of].entries[people.front().index].id;
    if (const node_id provenance = tree_.child(clause, node_kind::provenance); provenance != node_id::none)
        for (const node_id part : tree_.children(provenance)) {
            if (tree_[part].kind == node_kind::by) by = word(first(part));
            if (tree_[part].kind == node_kind::dated) on = word(first(part));
            if (tree_[part].kind == node_kind::because) reason = expressions_.plain_text(first(part));
        }
    if (!by.empty()) set(into, "by", characters(by, clause));
    set(into, "on", characters(on, clause));
    if (!reason.empty()) set(into, "reason", characters(reason, clause));
}

raw_record case_taker::take_answer(node_id clause) {
    raw_record made;
    made.where = tree_[clause].where;
    const node_id question = first(clause), about = next(question), value = next(about);
    set(made, "question", characters(word(question), question));
    set(made, "about", characters(word(about), about));
    set(made, "value", data_.take_value(value, no_index));
    take_provenance(clause, made, program_.questions[check::find(rules_.questions, word(question))].answered_by, as_of_);
    return made;
}

raw_record case_taker::take_confirmation(node_id clause, day as_of) {
    raw_record made;
    made.where = tree_[clause].where;
    const node_id relation = first(clause), one = next(relation), other = next(one);
    set(made, "relation", characters(word(relation), relation));
    set(made, "between", {raw_value::list{{characters(word(one), one), characters(word(other), other)}}, tree_[one].where});
    static constexpr std::string_view findings[] = {"rejected", "confirmed", "accepted"};
    set(made, "finding", characters(std::string(findings[tree_[clause].detail]), clause));
    take_provenance(clause, made, program_.relations[check::find(rules_.relations, word(relation))].decided_by, as_of);
    return made;
}

raw_record case_taker::take_derogation(node_id clause) {
    raw_record made;
    made.where = tree_[clause].where;
    const node_id criterion = first(clause), about = next(criterion), ground = next(about);
    set(made, "criterion", characters(word(criterion), criterion));
    set(made, "about", characters(word(about), about));
    set(made, "ground", characters(word(ground), ground));
    if (const node_id until = tree_.child(clause, node_kind::date); until != node_id::none) set(made, "until", characters(word(until), until));
    const auto& rule = program_.criteria[check::find(rules_.criteria, word(criterion))];
    take_provenance(clause, made, rule.derogation ? rule.derogation->by : std::vector<plan::entry_ref>{}, as_of_);
    return made;
}

void case_taker::take_message(node_id language, expectation& into) const {
    into.language = word(language);
    into.text = expressions_.plain_text(next(language));
}

expectation case_taker::take_expectation(node_id clause) {
    expectation made;
    made.where = tree_[clause].where;
    made.detail = tree_[clause].detail;
    const node_id name = first(clause);
    std::vector<std::string> identities;
    for (const node_id part : tree_.children(clause)) {
        if (tree_[part].kind == node_kind::identity) identities.push_back(word(part));
        if (tree_[part].kind == node_kind::only) made.only = true;
        if (tree_[part].kind == node_kind::path) {
            std::string path;
            for (const node_id step : tree_.children(part)) path += (path.empty() ? "" : ".") + word(step);
            made.names.push_back(std::move(path));
        }
    }
    // Of what is expected of a value or a finding, a text behind the first part is a reason.
    if (tree_[clause].kind == node_kind::expect_value || tree_[clause].kind == node_kind::expect_finding)
        for (node_id part = next(name); part != node_id::none; part = next(part))
            if (tree_[part].kind == node_kind::text) made.names.push_back(expressions_.plain_text(part));
    std::size_t own_identities = 0;
    switch (tree_[clause].kind) {
        case node_kind::expect_finding:
            made.what = expectation::kind::finding;
            made.rule = check::find(rules_.criteria, word(name));
            break;
        case node_kind::expect_message:
            made.what = expectation::kind::message;
            made.rule = check::find(rules_.criteria, word(name));
            take_message(next(name), made);
            break;
        case node_kind::expect_outcome:
            made.what = expectation::kind::outcome;
            made.names.push_back(word(name));
            if (const node_id until = tree_.child(clause, node_kind::date); until != node_id::none) made.date = parse_day(tree_.value(until));
            break;
        case node_kind::expect_outcome_message:
            made.what = expectation::kind::outcome_message;
            made.names.push_back(word(name));
            take_message(next(name), made);
            break;
        case node_kind::expect_relation_message:
            made.what = expectation::kind::relation_message;
            made.rule = check::find(rules_.relations, word(name));
            take_message(next(next(next(name))), made);
            own_identities = 2;
            break;
        case node_kind::expect_outcomes:
            made.what = expectation::kind::outcomes;
            for (const node_id part : tree_.children(clause))
                if (tree_[part].kind == node_kind::name) made.names.push_back(word(part));
            break;
        case node_kind::expect_relation:
            made.what = expectation::kind::relation;
            made.rule = check::find(rules_.relations, word(name));
            own_identities = 2;
            break;
        case node_kind::expect_question:
            made.what = expectation::kind::question;
            made.rule = check::find(rules_.questions, word(name));
            break;
        case node_kind::expect_value:
            made.what = expectation::kind::value;
            made.value = expressions_.lower(name);
            made.text = expressions_.quote(name);
            break;
        case node_kind::expect_clock:
            made.what = expectation::kind::clock;
            made.rule = check::find(rules_.clocks, word(name));
            made.detail = tree_[tree_.child(clause, node_kind::state)].detail;
            break;
        case node_kind::expect_deadline:
            made.what = expectation::kind::deadline;
            made.rule = check::find(rules_.clocks, word(name));
            made.date = parse_day(tree_.value(next(name)));
            break;
        case node_kind::expect_points:
            made.what = expectation::kind::points;
            made.rule = check::find(rules_.scorings, word(name));
            made.number = parse_rational(tree_.value(next(name)));
            break;
        case node_kind::expect_scoring:
            made.what = expectation::kind::scoring;
            made.rule = check::find(rules_.scorings, word(name));
            break;
        case node_kind::expect_diagnostic:
            made.what = expectation::kind::diagnostic;
            made.names.push_back(word(name));
            break;
        case node_kind::expect_rank:
            made.what = expectation::kind::rank;
            for (const node_id part : tree_.children(clause)) {
                if (tree_[part].kind == node_kind::number) made.number = parse_rational(tree_.value(part));
                if (tree_[part].kind == node_kind::name) made.rule = check::find(rules_.rankings, word(part));
            }
            break;
        default:
            made.what = expectation::kind::routing;
            made.rule = check::find(rules_.routings, word(name));
            own_identities = 1;
    }
    made.ids.assign(identities.begin(), identities.begin() + static_cast<std::ptrdiff_t>(std::min(own_identities, identities.size())));
    if (identities.size() > own_identities) made.on = identities.back();
    return made;
}

test_case case_taker::take(node_id node) {
    test_case made;
    made.name = expressions_.plain_text(first(node));
    made.where = tree_[first(node)].where;
    if (const node_id date = tree_.child(node, node_kind::as_of_date); date != node_id::none)
        as_of_ = parse_day(tree_.value(first(date))).value_or(day{});
    made.as_of = as_of_;
    for (const node_id clause : tree_.children(node)) {
        switch (tree_[clause].kind) {
            case node_kind::text:
            case node_kind::as_of_date: break;
            case node_kind::given_record: made.records.push_back(data_.take_given(clause)); break;
            case node_kind::given_parameter: {
                const auto value = expressions_.lower(next(first(clause)));
                made.parameters.emplace_back(check::find(rules_.parameters, word(first(clause))), value);
                break;
            }
            case node_kind::given_host_function: {
                const auto value = expressions_.lower(next(first(clause)));
                made.host_values.emplace_back(check::find(rules_.host_functions, word(first(clause))), value);
                break;
            }
            case node_kind::given_answer: made.answers.push_back(take_answer(clause)); break;
            case node_kind::given_derogation: made.derogations.push_back(take_derogation(clause)); break;
            case node_kind::given_confirmation: made.confirmations.push_back(take_confirmation(clause, as_of_)); break;
            default: made.expectations.push_back(take_expectation(clause));
        }
    }
    return made;
}

}  // namespace

std::vector<test_case> take_cases(const check::model& rules, const text::source_set& sources, plan::program& program) {
    std::vector<test_case> all;
    case_taker taker(rules, sources, program);
    for (std::size_t i = 0; i < rules.cases.size(); ++i) {
        all.push_back(taker.take(rules.cases[i]));
        all.back().slots = rules.case_slots[i];
    }
    plan::find_presence_tests(program);  // also of what cases ask
    return all;
}

}  // namespace quorate::cases
