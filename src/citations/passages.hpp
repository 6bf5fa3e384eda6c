// The text of a source as numbered paragraphs under headings.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quorate::citations {

struct paragraph {
    std::vector<std::string> headings;      ///< those it stands under, the outermost first
    std::string text;                       ///< on one line, without the mark of a list
    std::size_t begin = 0, end = 0;         ///< in source_text::plain
};

struct source_text {
    std::vector<paragraph> paragraphs;
    std::string plain;                      ///< all paragraphs without their typography, one space between
    std::vector<std::string> headings;      ///< all of them, each once
};

/// Reads plain text or Markdown. A blank line, a mark of a list and a line of a table begin a paragraph. Headings are those of
/// Markdown, and the lines that stand alone and are called like a section that the pack cites; in a text without Markdown's headings also
/// other lines that stand alone and read like one.
[[nodiscard]] source_text read_source_text(std::string_view content, const std::vector<std::string>& sections);

/// The headings that a section names: those called so; else those that begin so; else the same of its words before the first comma.
[[nodiscard]] std::vector<std::string> headings_of_section(const source_text& text, std::string_view section);

/// The index of the paragraph that holds that byte of the plain text.
[[nodiscard]] std::size_t paragraph_at(const source_text& text, std::size_t at) noexcept;

/// The words of a text for telling whether one names what another does: folded, plurals as singulars, one space on each side.
[[nodiscard]] std::string naming_words(std::string_view text);

/// Words that stand nowhere: the stretch of the plain text that has most of them, if it has at least a third.
struct near_passage { std::size_t begin = 0, end = 0; };
[[nodiscard]] std::optional<near_passage> nearest_passage(const source_text& text, std::string_view plain_words);

}  // namespace quorate::citations
