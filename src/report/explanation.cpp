// Explanations in plain sentences, as a numbered outline.
#include <algorithm>
#include <iterator>

#include "report/explainer.hpp"
#include "report/wording.hpp"
#include "text/format.hpp"

namespace quorate {

namespace report {

using state = explained_part::state;

std::string explainer::place_of(const place& where) const {
    const auto slash = where.file.find_last_of('/');
    return where.file.substr(slash == std::string::npos ? 0 : slash + 1) + ", " + say("ligne ", "line ") + std::to_string(where.line);
}

std::string explainer::listed(std::vector<std::string> names) const {
    constexpr std::size_t most = 12;
    if (names.size() > most + 1) {
        const auto more = names.size() - most;
        names.resize(most);
        names.push_back(std::to_string(more) + say(" autres", " others"));
    }
    return text::join_list(names, language_);
}

std::string explainer::days_of(const validity& days) const {
    if (days.from && days.until) return text::format_period({*days.from, *days.until}, language_);
    if (days.from) return say("à partir du ", "from ") + text::format_day(*days.from, language_);
    return say("jusqu'au ", "until ") + text::format_day(days.until.value_or(day{}), language_);
}

std::string explainer::shown(const explained_part& part) const {
    const auto text = in(part.value);
    return text;
}

/// A part as the rule writes it, and in words where the pack has them.
std::string explainer::called(const explained_part& part) const {
    if (part.operation == "member") return in(part.label);
    return "`" + part.wording + "`";
}

std::string explainer::missing_of(const explained_part& part) const {
    std::vector<std::string> all;
    for (const auto& one : part.missing_facts) {
        const auto of = one.record.id.empty() ? "" : " (" + one.record.id + ")";
        all.push_back(in(one.label) + of);
    }
    if (all.empty()) return {};
    return say("il manque ", "missing: ") + text::join_list(all, language_);
}

std::string explainer::came_to(const explained_part& part) const {
    if (part.who) {
        const auto& who = *part.who;
        auto count = std::to_string(who.at_least);
        if (who.at_most > who.at_least) count += say(" à ", " to ") + std::to_string(who.at_most);
        return count;
    }
    switch (part.is) {
        case state::holds: return say("oui", "yes");
        case state::fails: return say("non", "no");
        case state::unknown: return say("inconnu", "unknown");
        default: return shown(part);
    }
}

/// The parts of `a and b and c` are three, though the rule joins two and one.
std::vector<explained_part> explainer::joined_parts(const explained_part& part) {
    std::vector<explained_part> all;
    const bool joins = part.operation == "logical_and" || part.operation == "logical_or";
    for (const auto& one : part.parts) {
        if (joins && one.operation == part.operation) {
            auto inner = joined_parts(one);
            std::move(inner.begin(), inner.end(), std::back_inserter(all));
        } else {
            all.push_back(one);
        }
    }
    return all;
}

/// What makes a condition true or false: the values of its parts, or how its parts are joined.
std::string explainer::because(const explained_part& part) const {
    if (part.operation == "logical_and")
        return part.is == state::fails ? say("toutes les parties doivent être vraies, et une ne l'est pas", "every part must hold, and one does not")
                                       : say("toutes les parties doivent être vraies", "every part must hold");
    if (part.operation == "logical_or")
        return part.is == state::fails ? say("une seule partie suffirait, et aucune n'est vraie", "one part would do, and none holds")
                                       : say("une seule partie suffit", "one part is enough");
    if (part.operation == "logical_not") return say("le contraire de ce qui suit", "the opposite of what follows");
    if (part.operation == "quantified") {
        std::size_t members = 0, holding = 0, unknown = 0;
        for (const auto& one : part.parts) {
            if (one.operation != "member") continue;
            ++members;
            holding += one.is == state::holds ? 1 : 0;
            unknown += one.is == state::unknown ? 1 : 0;
        }
        if (members == 0) return say("il n'y a rien à examiner", "there is nothing to go through");
        auto text = std::to_string(holding) + say(" sur ", " of ") + std::to_string(members) + (holding == 1 ? say(" remplit la condition", " fulfils the condition") : say(" remplissent la condition", " fulfil the condition"));
        if (unknown > 0) text += say(" ; on ne sait pour ", "; it is unknown for ") + std::to_string(unknown);
        return text;
    }
    if (part.who) return {};
    if (!part.gap.empty()) return compared(part);
    const bool asks_whether_stated = part.operation == "stated" || part.operation == "not_stated";
    std::vector<std::string> values;
    for (const auto& one : part.parts)
        if (one.operation != "constant" && one.operation != "member" && one.is != state::holds && one.is != state::fails)
            values.push_back(called(one) + (one.is == state::unknown ? asks_whether_stated ? say(" n'est pas indiqué", " is not stated") : say(" reste inconnu", " is unknown") : say(" vaut ", " is ") + shown(one)));
    return text::join_list(values, language_);
}

/// The sides of a comparison of sizes, and how far they are apart when it fails.
std::string explainer::compared(const explained_part& part) const {
    if (part.parts.size() != 2) return {};
    std::vector<std::string> values;
    for (const auto& one : part.parts)
        if (one.operation != "constant") values.push_back(called(one) + say(" vaut ", " is ") + shown(one));
    auto text = text::join_list(values, language_);
    if (part.is != state::fails) return text;
    const bool wants_more = part.operation.starts_with("greater");
    return text + say(" ; écart : ", "; ") + in(part.gap) + (wants_more ? say(" de moins que demandé", " less than asked for") : say(" de plus que permis", " more than allowed"));
}

std::string explainer::who_of(const tally& who) const {
    std::vector<std::string> counted, undecided;
    std::vector<std::pair<std::string, std::vector<std::string>>> left_out;  // by reason
    for (const auto& one : who.items) {
        if (one.how == counted::part::counted) counted.push_back(in(one.name));
        if (one.how == counted::part::undecided) undecided.push_back(in(one.name) + (one.reason.empty() ? "" : " (" + in(one.reason) + ")"));
        if (one.how != counted::part::left_out) continue;
        const auto reason = in(one.reason);
        const auto same = std::find_if(left_out.begin(), left_out.end(), [&](const auto& there) { return there.first == reason; });
        (same != left_out.end() ? *same : left_out.emplace_back(reason, std::vector<std::string>{})).second.push_back(in(one.name));
    }
    std::vector<std::string> parts;
    if (!counted.empty()) parts.push_back((counted.size() == 1 ? say("compte : ", "counted: ") : say("comptent : ", "counted: ")) + listed(counted));
    if (!undecided.empty()) parts.push_back((undecided.size() == 1 ? say("compte peut-être : ", "may count: ") : say("comptent peut-être : ", "may count: ")) + listed(undecided));
    for (const auto& [reason, names] : left_out)
        parts.push_back((names.size() == 1 ? say("ne compte pas : ", "left out: ") : say("ne comptent pas : ", "left out: ")) + listed(names) + (reason.empty() ? "" : " (" + reason + ")"));
    std::string text;
    for (const auto& one : parts) text += (text.empty() ? "" : say(" ; ", "; ")) + one;
    return text;
}

/// A part that says more than its value.
bool explainer::worth_a_line(const explained_part& part) {
    if (part.who || part.operation == "member") return true;
    if (part.is == state::holds || part.is == state::fails) return part.operation != "constant";
    return std::any_of(part.parts.begin(), part.parts.end(), worth_a_line);
}

void explainer::outline(const explained_part& part, const std::string& number, int level, const std::string& name) {
    auto text = (name.empty() ? called(part) : name) + (french_ ? " : " : ": ") + came_to(part);
    if (const auto why = because(part); !why.empty()) text += " — " + why;
    if (part.who)
        if (const auto who = who_of(*part.who); !who.empty()) text += " — " + who;
    if (part.is == state::unknown)
        if (const auto gone = missing_of(part); !gone.empty()) text += " — " + gone;
    page_.item(level, text.ends_with('.') ? text : text + ".", number);
    int next = 1;
    for (const auto& one : joined_parts(part))
        if (worth_a_line(one)) outline(one, number + std::to_string(next++) + ".", level + 1);
}

void explainer::sources_of(const std::vector<citation>& all) {
    const auto colon_of = std::string(french_ ? " : " : ": ");
    for (const auto& source : all) {
        auto text = say("Source", "Source") + colon_of + source.title;
        for (const auto& section : source.sections) text += ", " + section;
        if (!source.quotation.empty()) text += colon_of + quoted(source.quotation, source.language.empty() ? language_ : source.language);
        page_.paragraph(text);
    }
}

void explainer::lets_of(const std::vector<explanation::named_part>& all) {
    const auto colon_of = std::string(french_ ? " : " : ": ");
    if (!all.empty()) page_.paragraph(say("Ce que la règle retient d'abord", "What the rule works out first") + colon_of);
    int next = 1;
    for (const auto& let : all)
        outline(let.part, std::to_string(next++) + ".", 1, "`" + let.name + "`" + (let.label.empty() ? "" : " (" + in(let.label) + ")"));
}

void explainer::write(const explanation& one) {
    const auto colon_of = std::string(french_ ? " : " : ": ");
    page_.heading(2, in(one.finding.title) + " [" + std::string(wording(one.finding.grade, language_)) + "]" + colon_of + std::string(wording(one.finding.result, language_)));
    page_.paragraph(one.finding.about.id + " – " + in(one.finding.about.title) + ". " + say("Règle ", "Rule ") + one.finding.criterion + " (" + place_of(one.where) + ").");
    if (!one.finding.message.empty()) page_.paragraph(in(one.finding.message));
    sources_of(one.finding.citations);
    if (!one.is_in_force)
        page_.paragraph(say("La règle n'est pas en vigueur à la date de l'examen", "The rule is not in force on the date of the review") + colon_of + days_of(one.in_force) + ".");
    if (!one.finding.overridden_by.empty())
        page_.paragraph(say("Une autre règle s'applique à sa place", "Another rule applies in its place") + colon_of + in(one.finding.overridden_by_title) + ".");
    for (const auto& other : one.finding.also_overridden_by)
        page_.paragraph(say("Une autre encore s'applique à sa place", "Another one applies in its place, too") + colon_of + in(other.title) + ".");
    for (const auto& other : one.overridden_by) {
        page_.paragraph(say("Elle est écartée par ", "It is overridden by ") + other.criterion + " (" + place_of(other.where) + ")" +
                        (other.applies ? say(", qui s'applique parce que :", ", which applies because:") : say(", qui s'applique toujours.", ", which always applies.")));
        if (other.applies) outline(*other.applies, "1.", 1);
    }
    if (one.applies) {
        page_.paragraph(say("La règle s'applique-t-elle ?", "Does the rule apply?"));
        outline(*one.applies, "1.", 1);
    }
    lets_of(one.lets);
    if (one.met) {
        page_.paragraph(say("Ce que la règle demande", "What the rule asks") + colon_of);
        outline(*one.met, "1.", 1);
    }
}

}  // namespace report

inline namespace v1 {

std::string to_text(const std::vector<explanation>& all, std::string_view language) {
    report::sheet page;
    report::explainer writer(page, language);
    for (const auto& one : all) writer.write(one);
    return report::typeset(report::to_plain(page), language);
}

}  // namespace v1

}  // namespace quorate
