#include "vary/impact.hpp"

#include <algorithm>
#include <map>

#include "plan/fingerprint.hpp"
#include "plan/reads.hpp"

namespace quorate::vary {

namespace {

using plan::declaration_key;
using plan::declared;

template <typename Rules>
std::uint32_t find_rule_of(const Rules& all, const std::string& name) {
    for (std::uint32_t i = 0; i < all.size(); ++i)
        if (all[i].name == name) return i;
    return no_index;
}

/// Names the declarations that differ between two programs, and which of them a rule rests on.
class declared_differences {
public:
    declared_differences(const side& before, const side& after);

    [[nodiscard]] std::vector<changed_rule> all() const;
    /// Of those that a criterion rests on, on either side.
    [[nodiscard]] std::vector<changed_rule> of_criterion(const std::string& name) const;
    /// Of an outcome: itself, relations that it asks about, and what made the findings differ that it asks about.
    [[nodiscard]] std::vector<changed_rule> of_outcome(const std::string& name, const std::vector<changed_finding>& findings) const;

private:
    [[nodiscard]] std::vector<changed_rule> among(const std::set<declaration_key>& asked) const;
    [[nodiscard]] static std::set<declaration_key> keys(const plan::program& program, const plan::readings& from);
    [[nodiscard]] std::set<declaration_key> asked_by_outcome(const plan::program& program, const std::string& name) const;

    const side& before_;
    const side& after_;
    std::map<declaration_key, changed_rule> differ_;
};

declared_differences::declared_differences(const side& before, const side& after) : before_(before), after_(after) {
    const auto old_ones = plan::declarations_of(before.program, before.found.as_of), new_ones = plan::declarations_of(after.program, after.found.as_of);
    const auto note = [&](const declaration_key& key, changed_rule::how how) { differ_[key] = {std::string(plan::to_string(key.first)), key.second, how}; };
    for (const auto& [key, one] : old_ones) {
        const auto other = new_ones.find(key);
        if (other == new_ones.end()) note(key, changed_rule::how::removed);
        else if (other->second.says != one.says) note(key, changed_rule::how::rewritten);
        else if (other->second.in_force != one.in_force) note(key, changed_rule::how::dated);
    }
    for (const auto& [key, one] : new_ones)
        if (!old_ones.contains(key)) note(key, changed_rule::how::added);
}

std::vector<changed_rule> declared_differences::all() const {
    std::vector<changed_rule> made;
    for (const auto& [key, one] : differ_) made.push_back(one);
    return made;
}

std::vector<changed_rule> declared_differences::among(const std::set<declaration_key>& asked) const {
    std::vector<changed_rule> made;
    for (const auto& [key, one] : differ_)
        if (asked.contains(key)) made.push_back(one);
    return made;
}

std::set<declaration_key> declared_differences::keys(const plan::program& program, const plan::readings& from) {
    std::set<declaration_key> all;
    for (const auto& [kind, index] : from.asks) all.emplace(kind, plan::name_of(program, kind, index));
    return all;
}

std::vector<changed_rule> declared_differences::of_criterion(const std::string& name) const {
    std::set<declaration_key> asked{{declared::criterion, name}};
    for (const auto* one : {&before_, &after_})
        if (const auto index = find_rule_of(one->program.criteria, name); index != no_index) asked.merge(keys(one->program, plan::readings_of_criterion(one->program, index)));
    return among(asked);
}

std::set<declaration_key> declared_differences::asked_by_outcome(const plan::program& program, const std::string& name) const {
    for (std::uint32_t group = 0; group < program.outcomes.size(); ++group)
        if (const auto index = find_rule_of(program.outcomes[group].outcomes, name); index != no_index)
            return keys(program, plan::readings_of_outcome(program, group, index));
    return {};
}

std::vector<changed_rule> declared_differences::of_outcome(const std::string& name, const std::vector<changed_finding>& findings) const {
    auto asked = asked_by_outcome(before_.program, name);
    asked.merge(asked_by_outcome(after_.program, name));
    std::set<declaration_key> near{{declared::outcome, name}};
    for (const auto& one : asked)
        if (one.first == declared::relation || one.first == declared::routing || one.first == declared::clock || one.first == declared::scoring) near.insert(one);
    for (const auto& finding : findings) {
        if (!asked.contains({declared::criterion, finding.finding.criterion})) continue;
        for (const auto& [key, one] : differ_)
            for (const auto& cause : finding.because)
                if (cause.kind == one.kind && cause.name == one.name) near.insert(key);
    }
    auto made = among(near);
    return made.empty() ? among(asked) : made;
}

std::vector<changed_finding> findings_between(const std::vector<finding>& before, const std::vector<finding>& after, const declared_differences& rules) {
    std::vector<changed_finding> all;
    const auto same = [](const finding& a, const finding& b) { return a.criterion == b.criterion && a.about.id == b.about.id && a.about.collection == b.about.collection; };
    const auto name = [](const finding& one) { return finding_name{one.criterion, one.title, one.grade, one.about}; };
    for (const auto& one : before) {
        const auto other = std::find_if(after.begin(), after.end(), [&](const finding& each) { return same(one, each); });
        if (other != after.end() && other->result == one.result && other->grade == one.grade) continue;
        changed_finding made{name(other == after.end() ? one : *other), one.result, std::nullopt, rules.of_criterion(one.criterion)};
        if (other != after.end()) made.after = other->result;
        all.push_back(std::move(made));
    }
    for (const auto& one : after)
        if (std::none_of(before.begin(), before.end(), [&](const finding& each) { return same(one, each); }))
            all.push_back({name(one), std::nullopt, one.result, rules.of_criterion(one.criterion)});
    return all;
}

outcome_state state_of(const std::vector<outcome>& all, const std::string& name) {
    for (const auto& one : all)
        if (one.name == name) return one.decided ? outcome_state::open : outcome_state::undecided;
    return outcome_state::closed;
}

std::vector<changed_outcome> outcomes_between(const subject_review& before, const subject_review& after, const std::vector<changed_finding>& findings, const declared_differences& rules) {
    std::vector<changed_outcome> all;
    for (const auto* side : {&before.outcomes, &after.outcomes})
        for (const auto& one : *side) {
            const auto then = state_of(before.outcomes, one.name), now = state_of(after.outcomes, one.name);
            const bool known = std::any_of(all.begin(), all.end(), [&](const changed_outcome& each) { return each.outcome.outcome == one.name; });
            if (then != now && !known) all.push_back({{one.name, one.title, after.about}, then, now, rules.of_outcome(one.name, findings)});
        }
    return all;
}

}  // namespace

impact impact_between(const side& before, const side& after) {
    const declared_differences rules(before, after);
    const auto described = [](const side& one) { return impact_side{one.found.pack, one.found.pack_version, one.found.as_of}; };
    impact made{.before = described(before), .after = described(after), .rules = rules.all(), .records = {}, .unchanged = 0, .only_before = {}, .only_after = {}, .portfolio = {}};
    const auto find = [](const review& in, const record_name& name) {
        return std::find_if(in.subjects.begin(), in.subjects.end(), [&](const subject_review& one) { return one.about.id == name.id && one.about.collection == name.collection; });
    };
    for (const auto& one : before.found.subjects) {
        const auto other = find(after.found, one.about);
        if (other == after.found.subjects.end()) {
            made.only_before.push_back(one.about);
            continue;
        }
        record_impact changed{other->about, findings_between(one.findings, other->findings, rules), {}};
        changed.outcomes = outcomes_between(one, *other, changed.findings, rules);
        if (changed.findings.empty() && changed.outcomes.empty()) ++made.unchanged;
        else made.records.push_back(std::move(changed));
    }
    for (const auto& one : after.found.subjects)
        if (find(before.found, one.about) == before.found.subjects.end()) made.only_after.push_back(one.about);
    made.portfolio = findings_between(before.found.portfolio_findings, after.found.portfolio_findings, rules);
    return made;
}

}  // namespace quorate::vary
