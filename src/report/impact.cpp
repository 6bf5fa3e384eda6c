// What other rules or another date change, as plain text.
#include "quorate/impact.hpp"
#include "report/sheet.hpp"
#include "report/wording.hpp"
#include "text/format.hpp"

namespace quorate {

namespace report {

namespace {

class impact_page {
public:
    explicit impact_page(std::string_view language) : language_(language), french_(language == "fr") {}

    [[nodiscard]] sheet write(const impact& all);

private:
    [[nodiscard]] std::string say(const char* french, const char* english) const { return french_ ? french : english; }
    [[nodiscard]] std::string in(const texts& all) const { return all.in(language_); }
    [[nodiscard]] std::string side(const impact_side& one) const {
        return one.pack + (one.version.empty() ? "" : " " + one.version) + say(" au ", " on ") + text::format_day(one.as_of, language_);
    }
    [[nodiscard]] std::string rule(const changed_rule& one) const;
    [[nodiscard]] std::string rules(const std::vector<changed_rule>& all) const;
    [[nodiscard]] std::string because(const std::vector<changed_rule>& all) const;
    [[nodiscard]] std::string result(const std::optional<verdict>& one) const { return one ? std::string(wording(*one, language_)) : say("pas de constat", "no finding"); }
    [[nodiscard]] std::string state(outcome_state one) const {
        return one == outcome_state::open ? say("ouverte", "open") : one == outcome_state::undecided ? say("non tranchée", "undecided") : say("fermée", "closed");
    }
    [[nodiscard]] std::string names(const std::vector<record_name>& all) const;
    void findings(const std::vector<changed_finding>& all, bool with_record);
    void record(const record_impact& one);

    std::string language_;
    bool french_;
    sheet page_;
};

std::string impact_page::rule(const changed_rule& one) const {
    using how = changed_rule::how;
    const auto what = one.what == how::added     ? say("ajouté", "added")
                      : one.what == how::removed ? say("supprimé", "removed")
                      : one.what == how::dated   ? say("autre partie en vigueur", "another part in force")
                                                 : say("récrit", "rewritten");
    return "`" + one.name + "` (" + one.kind + ", " + what + ")";
}

std::string impact_page::rules(const std::vector<changed_rule>& all) const {
    std::vector<std::string> each;
    for (const auto& one : all) each.push_back(rule(one));
    return text::join_list(each, language_);
}

std::string impact_page::because(const std::vector<changed_rule>& all) const {
    return all.empty() ? say("par la date ou les données", "by the date or the data") : say("par ", "by ") + rules(all);
}

std::string impact_page::names(const std::vector<record_name>& all) const {
    std::vector<std::string> each;
    for (const auto& one : all) each.push_back(one.id);
    return text::join_list(each, language_);
}

void impact_page::findings(const std::vector<changed_finding>& all, bool with_record) {
    for (const auto& one : all)
        page_.item(1, (with_record ? one.finding.about.id + " – " : "") + in(one.finding.title) + " [" + std::string(wording(one.finding.grade, language_)) + "]" + say(" : ", ": ") +
                          result(one.before) + " → " + result(one.after) + " — " + because(one.because) + ".");
}

void impact_page::record(const record_impact& one) {
    page_.heading(2, one.about.id + " – " + in(one.about.title));
    for (const auto& each : one.outcomes)
        page_.item(1, (each.outcome.title.empty() ? each.outcome.outcome : in(each.outcome.title)) + say(" : ", ": ") + state(each.before) + " → " + state(each.after) + " — " + because(each.because) + ".", "➤");
    findings(one.findings, false);
}

sheet impact_page::write(const impact& all) {
    page_.heading(1, say("Ce qui change", "What changes"));
    page_.paragraph(say("De ", "From ") + side(all.before) + say(" à ", " to ") + side(all.after) + ".");
    if (!all.rules.empty()) page_.paragraph(say("Ce qui diffère dans les règles : ", "What differs in the rules: ") + rules(all.rules) + ".");
    if (!all.anything()) page_.paragraph(say("Aucun constat et aucune issue ne change.", "No finding and no outcome changes."));
    for (const auto& one : all.records) record(one);
    if (!all.portfolio.empty()) page_.heading(2, say("Ensemble du programme", "The programme as a whole"));
    findings(all.portfolio, true);
    if (!all.only_before.empty()) page_.paragraph(say("Examinés avant seulement : ", "Under review before only: ") + names(all.only_before) + ".");
    if (!all.only_after.empty()) page_.paragraph(say("Examinés après seulement : ", "Under review afterwards only: ") + names(all.only_after) + ".");
    if (all.unchanged > 0) page_.paragraph(say("Sans changement : ", "Unchanged: ") + std::to_string(all.unchanged) + ".");
    return page_;
}

}  // namespace

}  // namespace report

inline namespace v1 {

std::string to_text(const impact& all, std::string_view language) {
    return report::typeset(report::to_plain(report::impact_page(language).write(all)), language);
}

}  // namespace v1

}  // namespace quorate
