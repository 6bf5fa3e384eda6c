// Citations held against their texts, for people and for tools.
#include "quorate/citations.hpp"

#include <algorithm>

#include "quorate/json.hpp"
#include "quorate/report.hpp"

namespace quorate::inline v1 {

namespace {

std::string numbered(std::size_t count, const std::string& one, const std::string& several) { return std::to_string(count) + " " + (count == 1 ? one : several); }

/// The beginning of a text, cut behind a word.
std::string opening(std::string_view text) {
    constexpr std::size_t most = 90;
    if (text.size() <= most) return std::string(text);
    auto end = text.rfind(' ', most);
    if (end == std::string_view::npos) end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return std::string(text.substr(0, end)) + " …";
}

std::string sections_of(const citation& one) {
    std::string all;
    for (const auto& section : one.sections) all += (all.empty() ? "" : ", ") + section;
    return all;
}

/// The words of the report in one of two languages.
class citation_words {
public:
    explicit citation_words(std::string_view language) : french_(language == "fr") {}
    [[nodiscard]] std::string say(const char* french, const char* english) const { return french_ ? french : english; }
    [[nodiscard]] std::string colon() const { return french_ ? "\u00A0: " : ": "; }
    [[nodiscard]] std::string state(paragraph_state of) const {
        if (!french_) return std::string(to_string(of));
        switch (of) {
            case paragraph_state::encoded: return "traduit en règles";
            case paragraph_state::left: return "laissé aux personnes";
            case paragraph_state::background: return "contexte";
            case paragraph_state::named: return "par sa section seulement";
            default: return "oublié";
        }
    }

private:
    bool french_;
};

void tell_fault(const checked_citation& one, const citation_words& in, std::string& into) {
    const auto paragraph = in.say("au paragraphe ", "in paragraph ");
    into += one.where.file + ":" + std::to_string(one.where.line) + ":" + std::to_string(one.where.column) + ": " + one.declaration + in.colon();
    switch (one.state) {
        case citation_state::moved:
            into += in.say("ces mots ont changé de place\u00A0: ils se trouvent ", "these words moved: they stand ") + paragraph + std::to_string(one.paragraph) + (one.section.empty() ? "" : " (" + one.section + ")") +
                    (one.pinned != 0 && one.pinned != one.paragraph ? in.say(", et l'épingle dit le paragraphe ", ", and what is pinned is paragraph ") + std::to_string(one.pinned)
                                                                    : in.say(", et la section citée est ", ", and the section cited is ") + sections_of(one.cited)) + "\n";
            break;
        case citation_state::vanished: into += in.say("ces mots ne se trouvent nulle part dans le texte de `", "these words stand nowhere in the text of `") + one.cited.source + "`\n"; break;
        default: into += in.say("aucun titre du texte de `", "no heading in the text of `") + one.cited.source + in.say("` ne s'appelle ", "` is called ") + sections_of(one.cited) + "\n";
    }
    if (!one.cited.quotation.empty()) into += in.say("  cité\u00A0: «", "  cited:   «") + one.cited.quotation + "»\n";
    if (!one.nearest.empty()) into += in.say("  au plus près\u00A0: «", "  nearest: «") + one.nearest + "» (" + in.say("paragraphe ", "paragraph ") + std::to_string(one.nearest_paragraph) + ")\n";
    into += "\n";
}

std::string joined(const std::vector<std::string>& all) {
    std::string made;
    for (const auto& one : all) made += (made.empty() ? "" : ", ") + one;
    return made;
}

/// Lists and coverage tables are read, not tried: no case can expect anything of them.
bool can_be_tried(const checked_paragraph& one) {
    return std::any_of(one.rules.begin(), one.rules.end(), [](const std::string& rule) {
        return !rule.starts_with("list ") && !rule.starts_with("taxonomy ") && !rule.starts_with("coverage ") && !rule.starts_with("paper ");
    });
}

void tell_paragraph(const checked_paragraph& one, const citation_words& in, std::string& into) {
    into += "  " + std::to_string(one.number) + ". " + in.state(one.state);
    if (one.state == paragraph_state::encoded) {
        if (can_be_tried(one))
            into += one.positive && one.negative ? in.say(", cas dans les deux sens", ", cases both ways")
                    : one.positive               ? in.say(", pas de cas négatif", ", no negative case")
                    : one.negative               ? in.say(", pas de cas positif", ", no positive case")
                                                 : in.say(", aucun cas", ", no case");
        into += " (" + joined(one.rules) + ")";
    }
    if (one.state == paragraph_state::left || one.state == paragraph_state::background) into += " (" + one.left_by + ")";
    into += in.colon() + opening(one.text) + "\n";
}

void tell_coverage(const checked_source& source, const citation_words& in, std::string& into) {
    into += source.name + in.colon() + source.title + in.colon();
    if (source.text_hash.empty()) {
        into += in.say("aucun texte donné", "no text given") + (source.file.empty() ? "" : in.say(" (son fichier s'appelle ", " (its file is called ") + source.file + ")") + "\n";
        return;
    }
    const auto count = [&](auto which) { return static_cast<std::size_t>(std::count_if(source.paragraphs.begin(), source.paragraphs.end(), which)); };
    const auto in_state = [&](paragraph_state sought) { return count([&](const checked_paragraph& one) { return one.state == sought; }); };
    const auto tried = count([](const checked_paragraph& one) { return one.state == paragraph_state::encoded && one.positive && one.negative; });
    into += numbered(source.paragraphs.size(), in.say("paragraphe", "paragraph"), in.say("paragraphes", "paragraphs")) + in.colon() +
            std::to_string(in_state(paragraph_state::encoded)) + in.say(" traduits en règles (", " encoded (") + std::to_string(tried) + in.say(" avec des cas dans les deux sens), ", " with cases both ways), ") +
            std::to_string(in_state(paragraph_state::left)) + in.say(" laissés aux personnes, ", " left to people, ") + std::to_string(in_state(paragraph_state::background)) + in.say(" de contexte, ", " background, ") +
            std::to_string(in_state(paragraph_state::named)) + in.say(" par leur section seulement, ", " by section only, ") + std::to_string(in_state(paragraph_state::forgotten)) + in.say(" oubliés\n", " forgotten\n");
    std::string section;
    bool first = true;
    for (const auto& one : source.paragraphs) {
        if (first || one.section != section) into += "\n" + (one.section.empty() ? in.say("(avant le premier titre)", "(before the first heading)") : one.section) + "\n";
        section = one.section;
        first = false;
        tell_paragraph(one, in, into);
    }
}

}  // namespace

std::string to_text(const citation_report& report) { return to_text(report, "en"); }

std::string to_text(const citation_report& report, std::string_view language) {
    const citation_words in(language);
    std::string made;
    for (const auto& one : report.citations)
        if (one.state == citation_state::moved || one.state == citation_state::vanished || one.state == citation_state::no_section) tell_fault(one, in, made);
    for (const auto& source : report.sources) {
        tell_coverage(source, in, made);
        made += "\n";
    }
    const auto in_state = [&](citation_state sought) {
        return static_cast<std::size_t>(std::count_if(report.citations.begin(), report.citations.end(), [&](const checked_citation& one) { return one.state == sought; }));
    };
    made += numbered(report.citations.size(), "citation", "citations") + in.colon() + std::to_string(in_state(citation_state::found)) + in.say(" trouvées, ", " found, ") +
            std::to_string(in_state(citation_state::moved)) + in.say(" déplacées, ", " moved, ") + std::to_string(in_state(citation_state::vanished)) + in.say(" disparues, ", " vanished, ") +
            std::to_string(in_state(citation_state::no_section)) + in.say(" sans leur section, ", " without their section, ") + std::to_string(in_state(citation_state::no_text)) +
            in.say(" de sources dont le texte manque\n", " of sources without a text\n");
    return made;
}

std::string to_json(const citation_report& report) {
    using ordered = nlohmann::ordered_json;
    ordered made = {{"format", "quorate-citations"}, {"format_version", 1}};
    made["pack"] = {{"name", report.pack}, {"version", report.pack_version}};
    made["sources"] = ordered::array();
    for (const auto& source : report.sources) {
        ordered one = {{"source", source.name}, {"title", source.title}, {"file", source.file}, {"dated", internal::day_or_null<ordered>(source.dated)}, {"text_hash", source.text_hash}};
        one["paragraphs"] = ordered::array();
        for (const auto& each : source.paragraphs)
            one["paragraphs"].push_back({{"paragraph", each.number}, {"section", each.section}, {"text", each.text}, {"state", to_string(each.state)}, {"rules", each.rules},
                                         {"left_by", each.left_by}, {"reason", each.reason}, {"positive_case", each.positive}, {"negative_case", each.negative}});
        made["sources"].push_back(std::move(one));
    }
    made["citations"] = ordered::array();
    for (const auto& one : report.citations)
        made["citations"].push_back({{"declaration", one.declaration}, {"place", one.where}, {"cited", one.cited}, {"state", to_string(one.state)}, {"paragraph", one.paragraph},
                                     {"pinned", one.pinned}, {"section", one.section}, {"nearest", one.nearest}, {"nearest_paragraph", one.nearest_paragraph}});
    return made.dump(2, ' ', false, ordered::error_handler_t::replace) + "\n";
}

}  // namespace quorate
