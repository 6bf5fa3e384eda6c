// What is open, as plain text.
#include <algorithm>
#include <map>

#include "quorate/questions.hpp"
#include "report/sheet.hpp"
#include "report/wording.hpp"
#include "text/format.hpp"

namespace quorate {

namespace report {

namespace {

class question_page {
public:
    explicit question_page(std::string_view language) : language_(language), french_(language == "fr") {}

    [[nodiscard]] sheet write(const open_points& all);

private:
    [[nodiscard]] std::string say(const char* french, const char* english) const { return french_ ? french : english; }
    [[nodiscard]] std::string in(const texts& all) const { return all.in(language_); }
    [[nodiscard]] std::string bounds(std::size_t least, std::size_t most) const {
        return least == most ? std::to_string(least) : std::to_string(least) + say(" à ", " to ") + std::to_string(most);
    }
    [[nodiscard]] std::string head_of(const open_point& one) const;
    [[nodiscard]] std::string effect_of(const open_point& one) const;
    [[nodiscard]] std::string titles(const std::vector<finding_name>& all, const record_name& of) const;
    [[nodiscard]] std::string titles(const std::vector<outcome_name>& all, const record_name& of) const;
    [[nodiscard]] std::string with_record(const texts& title, const record_name& about, const record_name& of) const;
    void values(const open_point& one);
    void point(const open_point& one, std::size_t rank);

    std::string language_;
    bool french_;
    sheet page_;
};

std::string question_page::head_of(const open_point& one) const {
    auto text = one.record.id + (one.what == open_point::kind::decision ? say(" et ", " and ") + one.second.id : "") + say(" : ", ": ");
    switch (one.what) {
        case open_point::kind::fact: return text + say("fait non indiqué, ", "fact not stated, ") + in(one.label);
        case open_point::kind::answer: return text + say("réponse attendue, ", "answer awaited, ") + in(one.label);
        default: return text + say("décision attendue, ", "decision awaited, ") + in(one.label);
    }
}

std::string question_page::effect_of(const open_point& one) const {
    if (one.values.empty()) return say("aucune valeur n'a été essayée", "no value was tried");
    const auto findings = bounds(one.findings_at_least, one.findings_at_most), outcomes = bounds(one.outcomes_at_least, one.outcomes_at_most);
    auto text = say("règle ", "settles ") + findings + (one.findings_at_most > 1 ? say(" constats", " findings") : say(" constat", " finding")) +
                say(", change ", ", changes ") + outcomes + (one.outcomes_at_most > 1 ? say(" issues", " outcomes") : say(" issue", " outcome"));
    return text + (one.all_values ? say(", toutes les valeurs essayées", ", every value tried")
                                  : say(", sur les valeurs essayées ; il y en a d'autres", ", of the values tried; there are others"));
}

std::string question_page::with_record(const texts& title, const record_name& about, const record_name& of) const {
    return in(title) + (about.id == of.id && about.collection == of.collection ? "" : " (" + about.id + ")");
}

std::string question_page::titles(const std::vector<finding_name>& all, const record_name& of) const {
    std::vector<std::string> names;
    for (const auto& one : all) names.push_back(with_record(one.title, one.about, of));
    return text::join_list(names, language_);
}

std::string question_page::titles(const std::vector<outcome_name>& all, const record_name& of) const {
    std::vector<std::string> names;
    for (const auto& one : all) names.push_back(with_record(one.title.empty() ? texts({{language_, one.outcome}}) : one.title, one.about, of));
    return text::join_list(names, language_);
}

/// Values that have the same effect stand together, in the order of the first of them.
void question_page::values(const open_point& one) {
    std::vector<std::pair<std::string, std::vector<std::string>>> groups;
    for (const auto& each : one.values) {
        std::vector<std::string> parts;
        if (!each.settles.empty()) parts.push_back(say("règle ", "settles ") + titles(each.settles, one.record));
        if (!each.opens.empty()) parts.push_back(say("ouvre ", "opens ") + titles(each.opens, one.record));
        if (!each.closes.empty()) parts.push_back(say("ferme ", "closes ") + titles(each.closes, one.record));
        std::string effect;
        for (const auto& part : parts) effect += (effect.empty() ? "" : say(" ; ", "; ")) + part;
        if (effect.empty()) effect = say("ne change rien", "changes nothing");
        const auto same = std::find_if(groups.begin(), groups.end(), [&](const auto& there) { return there.first == effect; });
        auto& names = (same != groups.end() ? *same : groups.emplace_back(effect, std::vector<std::string>{})).second;
        names.push_back(in(each.text) == "∅" ? say("rien", "none") : in(each.text));
    }
    for (auto& [effect, names] : groups) {
        constexpr std::size_t most = 6;
        if (names.size() > most + 1) {
            const auto more = names.size() - most;
            names.resize(most);
            names.push_back(std::to_string(more) + say(" autres", " others"));
        }
        page_.item(2, text::join_alternatives(names, language_) + say(" : ", ": ") + effect);
    }
}

void question_page::point(const open_point& one, std::size_t rank) {
    page_.item(1, head_of(one) + " — " + effect_of(one) + ".", std::to_string(rank) + ".");
    if (!one.asked_of.empty()) {
        std::vector<std::string> people;
        for (const auto& each : one.asked_of) people.push_back(in(each));
        page_.item(2, say("à demander à : ", "asked of: ") + text::join_alternatives(people, language_));
    }
    if (!one.waiting.empty()) {
        std::vector<std::string> names;
        for (const auto& each : one.waiting)
            names.push_back(with_record(each.finding.title, each.finding.about, one.record) + (each.alone ? say(" (n'attend que cela)", " (waits for this alone)") : ""));
        page_.item(2, say("attendu par : ", "waited for by: ") + text::join_list(names, language_));
    }
    values(one);
}

sheet question_page::write(const open_points& all) {
    page_.heading(1, say("Ce qui reste ouvert au ", "What is open on ") + text::format_day(all.as_of, language_));
    if (all.points.empty()) page_.paragraph(say("Rien n'est ouvert.", "Nothing is open."));
    else
        page_.paragraph(say("En premier, ce qui réglerait le plus de constats et d'issues quelle que soit la réponse. Chaque valeur a été essayée en réexaminant les propositions.",
                            "First what would settle most findings and outcomes whatever the answer. Each value was tried by reviewing the proposals again."));
    for (std::size_t i = 0; i < all.points.size(); ++i) point(all.points[i], i + 1);
    if (all.not_tried > 0)
        page_.paragraph(say("Pour les derniers points, au nombre de ", "For the last points, of which there are ") + std::to_string(all.not_tried) +
                        say(", aucune valeur n'a été essayée.", ", no value was tried."));
    return page_;
}

}  // namespace

}  // namespace report

inline namespace v1 {

std::string to_text(const open_points& all, std::string_view language) {
    return report::typeset(report::to_plain(report::question_page(language).write(all)), language);
}

}  // namespace v1

}  // namespace quorate
