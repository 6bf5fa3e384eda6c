// The public face of citations.
#include "quorate/citations.hpp"

#include <algorithm>

#include "api/content.hpp"
#include "citations/compare.hpp"
#include "text/hash.hpp"
#include "text/typography.hpp"

namespace quorate::inline v1 {

namespace {

std::string_view file_name(std::string_view path) {
    const auto slash = path.find_last_of("/\\");
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// The words of a quotation on one line, as `«…»` takes them.
std::string quoted(std::string words) {
    std::replace_if(words.begin(), words.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return "«" + words + "»";
}

}  // namespace

citation_report check_citations(const pack& rules, std::span<const document> texts) {
    const auto& content = rules.content();
    citation_report made;
    made.pack = content.program.name;
    made.pack_version = content.program.version;
    citations::texts_by_source given;
    for (const auto& source : content.cited.sources)
        for (const auto& text : texts) {
            const auto name = file_name(text.name);
            if (source.file.empty() ? name.substr(0, name.find('.')) == source.name : name == source.file) given.emplace(source.name, text.content);
        }
    citations::compare(content.cited, given, content.sources, made);
    return made;
}

bool has_faults(const citation_report& report) noexcept {
    return std::any_of(report.citations.begin(), report.citations.end(), [](const checked_citation& one) {
        return one.state == citation_state::moved || one.state == citation_state::vanished || one.state == citation_state::no_section;
    });
}

std::string make_pins(const citation_report& report) {
    std::string made;
    for (const auto& source : report.sources) {
        struct pinned { std::uint32_t paragraph; std::string words; };
        std::vector<pinned> all;
        for (const auto& one : report.citations) {
            if (one.cited.source != source.name || one.paragraph == 0) continue;
            const auto plain = text::plain_typography(one.cited.quotation);
            if (std::none_of(all.begin(), all.end(), [&](const pinned& other) { return text::plain_typography(other.words) == plain; }))
                all.push_back({one.paragraph, one.cited.quotation});
        }
        if (all.empty()) continue;
        std::sort(all.begin(), all.end(), [](const pinned& a, const pinned& b) { return a.paragraph != b.paragraph ? a.paragraph < b.paragraph : a.words < b.words; });
        const auto date = source.dated ? to_string(*source.dated) : std::string();
        if (!made.empty()) made += '\n';
        made += "pins " + source.name + (date.empty() ? "" : " of " + date) + " {\n";
        for (const auto& one : all)
            made += "  " + quoted(one.words) + " paragraph " + std::to_string(one.paragraph) + " hash \"" + text::hash_of_quotation(source.title, date, one.words) + "\"\n";
        made += "}\n";
    }
    return made;
}

std::string_view to_string(citation_state state) noexcept {
    static constexpr std::string_view names[] = {"found", "moved", "vanished", "no-section", "no-text"};
    return names[static_cast<std::size_t>(state)];
}

std::string_view to_string(paragraph_state state) noexcept {
    static constexpr std::string_view names[] = {"encoded", "left-to-people", "background", "named", "forgotten"};
    return names[static_cast<std::size_t>(state)];
}

}  // namespace quorate
