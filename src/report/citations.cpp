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

void tell_fault(const checked_citation& one, std::string& into) {
    into += one.where.file + ":" + std::to_string(one.where.line) + ":" + std::to_string(one.where.column) + ": " + one.declaration + ": ";
    switch (one.state) {
        case citation_state::moved:
            into += "these words moved: they stand in paragraph " + std::to_string(one.paragraph) + (one.section.empty() ? "" : " (" + one.section + ")") + ", and " +
                    (one.pinned != 0 && one.pinned != one.paragraph ? "paragraph " + std::to_string(one.pinned) + " is pinned" : "the section cited is " + sections_of(one.cited)) + "\n";
            break;
        case citation_state::vanished: into += "these words stand nowhere in the text of `" + one.cited.source + "`\n"; break;
        default: into += "no heading in the text of `" + one.cited.source + "` is called " + sections_of(one.cited) + "\n";
    }
    if (!one.cited.quotation.empty()) into += "  cited:   «" + one.cited.quotation + "»\n";
    if (!one.nearest.empty()) into += "  nearest: «" + one.nearest + "» (paragraph " + std::to_string(one.nearest_paragraph) + ")\n";
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

void tell_paragraph(const checked_paragraph& one, std::string& into) {
    into += "  " + std::to_string(one.number) + ". " + std::string(to_string(one.state));
    if (one.state == paragraph_state::encoded) {
        if (can_be_tried(one)) into += one.positive && one.negative ? ", cases both ways" : one.positive ? ", no negative case" : one.negative ? ", no positive case" : ", no case";
        into += " (" + joined(one.rules) + ")";
    }
    if (one.state == paragraph_state::left || one.state == paragraph_state::background) into += " (" + one.left_by + ")";
    into += ": " + opening(one.text) + "\n";
}

void tell_coverage(const checked_source& source, std::string& into) {
    if (source.text_hash.empty()) {
        into += source.name + ": " + source.title + ": no text given" + (source.file.empty() ? "" : " (its file is called " + source.file + ")") + "\n";
        return;
    }
    const auto count = [&](auto which) { return static_cast<std::size_t>(std::count_if(source.paragraphs.begin(), source.paragraphs.end(), which)); };
    const auto in_state = [&](paragraph_state sought) { return count([&](const checked_paragraph& one) { return one.state == sought; }); };
    const auto tried = count([](const checked_paragraph& one) { return one.state == paragraph_state::encoded && one.positive && one.negative; });
    into += source.name + ": " + source.title + ": " + numbered(source.paragraphs.size(), "paragraph", "paragraphs") + ": " +
            std::to_string(in_state(paragraph_state::encoded)) + " encoded (" + std::to_string(tried) + " with cases both ways), " +
            std::to_string(in_state(paragraph_state::left)) + " left to people, " + std::to_string(in_state(paragraph_state::background)) + " background, " +
            std::to_string(in_state(paragraph_state::named)) + " by section only, " + std::to_string(in_state(paragraph_state::forgotten)) + " forgotten\n";
    std::string section;
    bool first = true;
    for (const auto& one : source.paragraphs) {
        if (first || one.section != section) into += "\n" + (one.section.empty() ? std::string("(before the first heading)") : one.section) + "\n";
        section = one.section;
        first = false;
        tell_paragraph(one, into);
    }
}

}  // namespace

std::string to_text(const citation_report& report) {
    std::string made;
    for (const auto& one : report.citations)
        if (one.state == citation_state::moved || one.state == citation_state::vanished || one.state == citation_state::no_section) tell_fault(one, made);
    for (const auto& source : report.sources) {
        tell_coverage(source, made);
        made += "\n";
    }
    const auto in_state = [&](citation_state sought) {
        return static_cast<std::size_t>(std::count_if(report.citations.begin(), report.citations.end(), [&](const checked_citation& one) { return one.state == sought; }));
    };
    made += numbered(report.citations.size(), "citation", "citations") + ": " + std::to_string(in_state(citation_state::found)) + " found, " +
            std::to_string(in_state(citation_state::moved)) + " moved, " + std::to_string(in_state(citation_state::vanished)) + " vanished, " +
            std::to_string(in_state(citation_state::no_section)) + " without their section, " + std::to_string(in_state(citation_state::no_text)) + " of sources without a text\n";
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
