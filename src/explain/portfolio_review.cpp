// What a review says of the whole portfolio: pairs, groups, coverages and rankings.
#include <algorithm>
#include <map>
#include <set>

#include "assess/coverage.hpp"
#include "explain/groups.hpp"
#include "explain/review.hpp"
#include "explain/traces.hpp"

namespace quorate::explain {

using assess::raw_pair;

related_pair reviewer::describe_pair(const raw_pair& pair) {
    const auto& rule = program_.relations[pair.relation];
    related_pair made;
    made.relation = rule.name;
    made.title = words_.title(rule);
    made.grade = rule.grade;
    made.state = pair.state;
    made.directed = rule.directed;
    made.first = words_.name(pair.first);
    made.second = words_.name(pair.second);
    made.citations = rule.citations;
    const auto own_steps = on_.begin();
    auto in = findings_.frame_of(pair);
    evidence_trace evidence(words_, on_, rule);
    {
        const traced hook(on_, evidence);
        (void)on_.evaluate(rule.when, in);
    }
    made.shared = evidence.take();
    made.values = describe_lets(rule, in);
    made.message = words_.of(rule.say, in);
    if (pair.state == relation_state::possible) made.missing_facts = words_.facts(pair.why);
    if (pair.found != nullptr) {
        made.found_by = pair.found->by;
        made.found_by_name = words_.person(pair.found->by);
        made.found_on = pair.found->on;
        made.reason = pair.found->reason;
    }
    return made;
}

std::vector<related_pair> reviewer::all_pairs() {
    std::vector<related_pair> all;
    for (const auto& pair : findings_.pairs())
        if (findings_.is_reported(pair)) all.push_back(describe_pair(pair));
    return all;
}

std::vector<related_group> reviewer::all_groups() {
    std::vector<relate::pair> tied;
    for (const auto& pair : findings_.pairs())
        if (pair.state == relation_state::candidate || pair.state == relation_state::confirmed || pair.state == relation_state::accepted) tied.push_back({pair.first, pair.second});
    return describe_groups(on_.data(), words_, tied);
}

ranking reviewer::describe_ranking(std::uint32_t index) {
    const auto& rule = program_.rankings[index];
    const auto& found = findings_.ranking(index);
    ranking made;
    made.name = rule.name;
    made.title = words_.title(rule);
    made.citations = rule.citations;
    for (const auto& order : rule.orders) {
        texts quoted;
        for (const auto& language : program_.words.languages) quoted.add(language, order.quoted);
        made.orders.push_back(order.label.empty() ? quoted : order.label);
    }
    for (const auto& row : found.rows) {
        ranked one{.rank = row.rank, .last_rank = row.rank + static_cast<std::uint32_t>(row.perhaps_before), .record = words_.name(row.record), .keys = {}};
        for (const auto& key : row.keys) one.keys.push_back(words_.of(key));
        made.rows.push_back(std::move(one));
    }
    for (const auto& left : found.unranked) made.left.push_back({words_.name(left.record), words_.facts(left.why)});
    return made;
}

coverage reviewer::describe_coverage(const plan::coverage& rule) {
    const auto found = assess::count_coverage(rule, on_);
    coverage made;
    made.name = rule.name;
    made.title = words_.title(rule);
    made.citations = rule.citations;
    made.records = found.records;
    const auto lines = [&](const assess::raw_axis& axis) {
        std::vector<coverage_line> all;
        for (std::size_t i = 0; i < axis.lines.size(); ++i) {
            coverage_line line{words_.id(axis.lines[i]), words_.of(axis.lines[i]), 1, axis.counts[i]};
            if (const auto* entry = axis.lines[i].get<assess::entry_ref>())
                line.level = program_.words.classifications[entry->of].entries[entry->index].level;
            all.push_back(std::move(line));
        }
        return all;
    };
    made.rows = lines(found.rows);
    made.columns = lines(found.columns);
    made.values = lines(found.cells);
    for (const auto& [place, cell] : found.table) {
        coverage_cell one{place.first, place.second, {}, {}};
        for (const auto& record : cell.records) one.records.push_back(words_.name(record));
        for (const auto value_line : cell.values) one.values.push_back(made.values[value_line].id);
        made.cells.push_back(std::move(one));
    }
    return made;
}

void reviewer::describe_portfolio(review& into) {
    const auto all = subjects();
    const std::set<record_ref> reviewed(all.begin(), all.end());
    const auto under_review = [&](record_ref one) { return reviewed.contains(one); };
    const auto has_outcomes = [&](record_ref one) {
        return std::any_of(program_.outcomes.begin(), program_.outcomes.end(),
                           [&](const auto& group) { return program_.words.is_a(one.type, group.subject); });
    };
    std::map<std::uint32_t, std::vector<record_ref>> beside;  // by what criteria speak of: the records that are not under review and have no outcomes
    for (const auto subject : program_.may_apply.subjects) {
        auto records = on_.data().collection(subject);
        std::erase_if(records, [&](record_ref one) { return under_review(one) || has_outcomes(one); });
        if (!records.empty()) beside.emplace(subject, std::move(records));
    }
    if (!beside.empty())
        for (std::uint32_t i = 0; i < program_.criteria.size(); ++i)
            if (const auto found = beside.find(program_.criteria[i].subject); found != beside.end() && program_.criteria[i].in_force.holds(on_.as_of()))
                for (const auto& record : found->second) into.portfolio_findings.push_back(describe_finding(i, record));
    for (const auto& pair : findings_.pairs())
        if (!under_review(pair.first) && !under_review(pair.second) && findings_.is_reported(pair)) into.portfolio_relations.push_back(describe_pair(pair));
    into.groups = all_groups();
    for (const auto& rule : program_.coverages)
        if (rule.in_force.holds(on_.as_of())) into.coverages.push_back(describe_coverage(rule));
    for (std::uint32_t i = 0; i < program_.rankings.size(); ++i)
        if (program_.rankings[i].in_force.holds(on_.as_of())) into.rankings.push_back(describe_ranking(i));
}

}  // namespace quorate::explain
