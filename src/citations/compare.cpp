#include "citations/compare.hpp"

#include <algorithm>
#include <optional>

#include "citations/passages.hpp"
#include "text/hash.hpp"
#include "text/typography.hpp"

namespace quorate::citations {

namespace {

constexpr std::size_t shortest_label = 6;  // bytes, spaces included: shorter ones stand in too many texts

/// One source with its text, and its paragraphs in the report.
class source_comparison {
public:
    source_comparison(const cited_texts& all, std::size_t source, const std::string* content, checked_source& into)
        : all_(all), name_(all.sources[source].name), into_(into) {
        if (content == nullptr) return;
        std::vector<std::string> sections;
        for (const auto& one : all.citations)
            if (one.source == name_) sections.insert(sections.end(), one.sections.begin(), one.sections.end());
        text_ = read_source_text(*content, sections);
        into_.text_hash = text::sha256(*content);
        for (std::size_t i = 0; i < text_->paragraphs.size(); ++i) {
            const auto& one = text_->paragraphs[i];
            checked_paragraph made;
            made.number = static_cast<std::uint32_t>(i + 1);
            made.section = one.headings.empty() ? std::string() : one.headings.back();
            made.text = one.text;
            into_.paragraphs.push_back(std::move(made));
        }
    }

    void compare(const cited& one, checked_citation& made) {
        made.pinned = pinned_paragraph(one);
        if (!text_) return;
        std::vector<std::string> headings;
        for (const auto& section : one.sections)
            for (auto& heading : headings_of_section(*text_, section)) headings.push_back(std::move(heading));
        if (one.quotation.empty()) {
            made.state = headings.empty() && !one.sections.empty() ? citation_state::no_section : citation_state::found;
            for (std::size_t i = 0; i < text_->paragraphs.size(); ++i)
                if (stands_under(i, headings)) mark(one, i, !one.leaves && names_entry(all_.rules[one.by], i));
            return;
        }
        compare_words(one, headings, made);
    }

private:
    [[nodiscard]] bool stands_under(std::size_t at, const std::vector<std::string>& headings) const {
        const auto& over = text_->paragraphs[at].headings;
        return std::any_of(over.begin(), over.end(), [&](const std::string& one) { return std::find(headings.begin(), headings.end(), one) != headings.end(); });
    }

    /// Whether the paragraph names an entry of the list that cites its section.
    [[nodiscard]] bool names_entry(const citing& list, std::size_t at) const {
        if (list.labels.empty()) return false;
        const auto words = naming_words(text_->paragraphs[at].text);
        return std::any_of(list.labels.begin(), list.labels.end(), [&](const std::string& label) {
            const auto sought = naming_words(label);
            return sought.size() > shortest_label && words.find(sought) != std::string::npos;
        });
    }

    [[nodiscard]] std::uint32_t pinned_paragraph(const cited& one) const {
        if (one.quotation.empty()) return 0;
        const auto words = text::plain_typography(one.quotation);
        for (const auto& pin : all_.pins)
            if (pin.source == name_ && text::plain_typography(pin.words) == words) return pin.paragraph;
        return 0;
    }

    void compare_words(const cited& one, const std::vector<std::string>& headings, checked_citation& made) {
        const auto words = text::plain_typography(one.quotation);
        std::optional<std::size_t> best;
        int best_rank = -1;
        for (auto at = text_->plain.find(words); at != std::string::npos; at = text_->plain.find(words, at + 1)) {
            const auto where = paragraph_at(*text_, at);
            const bool in_section = one.sections.empty() || stands_under(where, headings);
            const int rank = (in_section ? 2 : 0) + (made.pinned == where + 1 ? 1 : 0);
            if (rank <= best_rank) continue;
            best = at;
            best_rank = rank;
        }
        if (!best) {
            made.state = citation_state::vanished;
            if (const auto near = nearest_passage(*text_, words)) {
                made.nearest = text_->plain.substr(near->begin, near->end - near->begin);
                made.nearest_paragraph = static_cast<std::uint32_t>(paragraph_at(*text_, near->begin) + 1);
            }
            return;
        }
        const auto from = paragraph_at(*text_, *best), to = paragraph_at(*text_, *best + std::max<std::size_t>(words.size(), 1) - 1);
        made.paragraph = static_cast<std::uint32_t>(from + 1);
        made.section = into_.paragraphs[from].section;
        made.state = best_rank < 2 || (made.pinned != 0 && made.pinned != made.paragraph) ? citation_state::moved : citation_state::found;
        for (auto i = from; i <= to; ++i) mark(one, i, true);
    }

    /// Notes on a paragraph that it is cited.
    void mark(const cited& one, std::size_t at, bool words) {
        auto& paragraph = into_.paragraphs[at];
        if (one.leaves) {
            const auto& left = all_.left[one.by];
            const auto state = left.to_people ? paragraph_state::left : paragraph_state::background;
            if (paragraph.left_by.empty() || words) {
                paragraph.left_by = left.name;
                paragraph.reason = left.because;
            }
            if (state < paragraph.state) paragraph.state = state;
            return;
        }
        const auto& rule = all_.rules[one.by];
        const auto state = words ? paragraph_state::encoded : paragraph_state::named;
        if (state < paragraph.state) paragraph.state = state;
        const auto called = rule.kind + " " + rule.name;
        if (std::find(paragraph.rules.begin(), paragraph.rules.end(), called) == paragraph.rules.end()) paragraph.rules.push_back(called);
        if (!words) return;
        paragraph.positive = paragraph.positive || rule.positive;
        paragraph.negative = paragraph.negative || rule.negative;
    }

    const cited_texts& all_;
    std::string name_;
    checked_source& into_;
    std::optional<source_text> text_;
};

citation as_public(const cited& one, const source& of) {
    citation made;
    made.source = one.source;
    made.title = of.title;
    made.sections = one.sections;
    made.quotation = one.quotation;
    made.language = of.language;
    made.url = of.url;
    made.dated = parse_day(of.date);
    return made;
}

}  // namespace

void compare(const cited_texts& cited, const texts_by_source& given, const text::source_set& rule_files, citation_report& into) {
    into.sources.resize(cited.sources.size());
    std::vector<source_comparison> comparisons;
    comparisons.reserve(cited.sources.size());
    for (std::size_t i = 0; i < cited.sources.size(); ++i) {
        const auto& one = cited.sources[i];
        into.sources[i] = {.name = one.name, .title = one.title, .file = one.file, .dated = parse_day(one.date), .text_hash = {}, .paragraphs = {}};
        const auto content = given.find(one.name);
        comparisons.emplace_back(cited, i, content == given.end() ? nullptr : &content->second, into.sources[i]);
    }
    for (const auto& one : cited.citations) {
        const auto source = std::find_if(cited.sources.begin(), cited.sources.end(), [&](const auto& each) { return each.name == one.source; });
        if (source == cited.sources.end()) continue;
        checked_citation made;
        made.cited = as_public(one, *source);
        made.declaration = one.leaves ? "leaves " + cited.left[one.by].name : cited.rules[one.by].kind + " " + cited.rules[one.by].name;
        made.where = rule_files.locate(one.where);
        comparisons[static_cast<std::size_t>(source - cited.sources.begin())].compare(one, made);
        into.citations.push_back(std::move(made));
    }
}

}  // namespace quorate::citations
