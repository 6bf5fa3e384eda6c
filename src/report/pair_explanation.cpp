// Why two records stand in a relation, or do not, in plain sentences.
#include <algorithm>

#include "report/explainer.hpp"
#include "report/wording.hpp"

namespace quorate {

namespace report {

/// What was found of a pair, as the end of "title: …".
std::string explainer::said_of(const pair_explanation& one) const {
    switch (one.found) {
        case pair_finding::candidate: return say("reliés", "related");
        case pair_finding::confirmed: return say("reliés, et confirmé", "related, and confirmed");
        case pair_finding::accepted: return say("reliés, confirmé, et admis pour le motif consigné", "related, confirmed, and accepted for the recorded reason");
        case pair_finding::rejected: return say("reliés selon la règle, et rejeté", "related by the rule, and rejected");
        case pair_finding::possible: return one.reported ? say("peut-être reliés", "perhaps related") : say("peut-être reliés ; une simple note, non signalée", "perhaps related; a note only, and not reported");
        case pair_finding::does_not_hold: return say("non reliés", "not related");
        case pair_finding::yields: return say("cède à ", "yields to ") + "« " + in(one.yields_to_title) + " »";
        case pair_finding::not_in_force: return say("la règle n'est pas en vigueur à cette date", "the rule is not in force on that date");
        default: return say("la règle parle d'autres éléments", "the rule speaks of other records");
    }
}

void explainer::write(const pair_explanation& one) {
    page_.heading(2, in(one.title) + " [" + std::string(wording(one.grade, language_)) + "]" + (french_ ? " : " : ": ") + said_of(one));
    const auto rule = say("Règle ", "Rule ") + one.relation + " (" + place_of(one.where) + ").";
    if (one.found == pair_finding::other_collections) {
        page_.paragraph(rule);
        return;
    }
    page_.paragraph(one.first.id + " – " + in(one.first.title) + (french_ ? " ; " : "; ") + one.second.id + " – " + in(one.second.title) + ". " + rule);
    if (!one.found_by.empty())
        page_.paragraph(say("Décidé par ", "Decided by ") + one.found_by + (one.found_on ? say(", le ", ", on ") + to_string(*one.found_on) : "") + ".");
    sources_of(one.citations);
    lets_of(one.lets);
    const auto failing = std::count_if(one.conditions.begin(), one.conditions.end(), [](const auto& part) { return part.is == explained_part::state::fails; });
    auto asked = say("Ce que la règle demande", "What the rule asks");
    if (failing > 0)
        asked += french_ ? failing == 1 ? " ; une condition n'est pas remplie" : " ; " + std::to_string(failing) + " conditions ne sont pas remplies"
                         : failing == 1 ? "; one condition fails" : "; " + std::to_string(failing) + " conditions fail";
    page_.paragraph(asked + (french_ ? " :" : ":"));
    int next = 1;
    for (const auto& part : one.conditions) outline(part, std::to_string(next++) + ".", 1);
}

}  // namespace report

inline namespace v1 {

std::string to_text(const std::vector<pair_explanation>& all, std::string_view language) {
    report::sheet page;
    report::explainer writer(page, language);
    for (const auto& one : all) writer.write(one);
    return report::typeset(report::to_plain(page), language);
}

}  // namespace v1

}  // namespace quorate
