// Papers that a pack declares, in words.
#include <algorithm>

#include "explain/review.hpp"

namespace quorate::explain {

paper_sheet reviewer::describe_sheet(const plan::paper& rule, record_ref about) {
    paper_sheet made{words_.name(about), {}};
    const auto own_steps = on_.begin();
    auto in = findings_.frame_of(rule, about);
    for (const auto& section : rule.sections) {
        paper_section one{section.name, section.title, words_.of(section.say, in), {}, {}};
        for (const auto& fact : section.facts) {
            const auto shown = on_.evaluate_quietly(fact.value, in);
            one.facts.push_back({fact.quoted, fact.label.empty() ? words_.label(fact.value, rule) : fact.label, words_.of(shown)});
        }
        for (const auto criterion : section.criteria)
            if (program_.criteria[criterion].in_force.holds(on_.as_of())) one.findings.push_back(describe_finding(criterion, about));
        made.sections.push_back(std::move(one));
    }
    return made;
}

declared_paper reviewer::describe_paper(std::uint32_t index, const std::vector<std::string>& only) {
    const auto& rule = program_.papers[index];
    declared_paper made;
    made.name = rule.name;
    made.title = words_.title(rule);
    made.table = rule.table;
    made.citations = rule.citations;
    const auto under_review = subjects();
    for (const auto& record : on_.data().collection(rule.subject)) {
        const bool reviewed = std::any_of(program_.outcomes.begin(), program_.outcomes.end(), [&](const auto& group) { return program_.words.is_a(record.type, group.subject); });
        if (reviewed && std::find(under_review.begin(), under_review.end(), record) == under_review.end()) continue;
        if (!only.empty() && std::find(only.begin(), only.end(), words_.name(record).id) == only.end()) continue;
        if (!is_false_for(rule, record)) made.sheets.push_back(describe_sheet(rule, record));
    }
    return made;
}

}  // namespace quorate::explain
