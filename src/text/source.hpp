// Sources, spans in them, and the places a person can find.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "quorate/diagnostic.hpp"

namespace quorate::text {

/// How many characters of a line are shown with a diagnostic. Where its place lies behind them, the excerpt begins with "…" and the
/// characters before the place.
inline constexpr std::size_t excerpt_length = 200, excerpt_before = 60;

enum class source_id : std::uint32_t {};

/// Bytes [begin, end) of a source.
struct span {
    source_id source{};
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// A span from the beginning of the first to the end of the second; both of the same source.
[[nodiscard]] constexpr span join(span first, span last) noexcept { return {first.source, first.begin, last.end}; }

/// The texts that are read, by id. Views into them hold as long as the set or a copy of it does, also when sources are added.
class source_set {
public:
    /// Takes over the content; a byte order mark at its beginning stays in the bytes and is skipped by the lexer.
    source_id add(std::string name, std::string content);

    [[nodiscard]] std::string_view name(source_id id) const noexcept;
    [[nodiscard]] std::string_view content(source_id id) const noexcept;
    [[nodiscard]] std::string_view slice(span where) const noexcept;
    [[nodiscard]] std::size_t size() const noexcept { return sources_.size(); }

    /// Line and column of a span. Logarithmic in the number of lines, and linear in the length of the line.
    [[nodiscard]] place locate(span where) const;

private:
    struct source {
        std::string name;
        std::string content;
        std::vector<std::uint32_t> line_starts;  // byte offset of each line's first byte
    };
    std::vector<std::shared_ptr<const source>> sources_;  // shared: a copy of the set copies no text
};

/// Whether the bytes are well-formed UTF-8; if not, `*bad` is the offset of the first byte that is not.
[[nodiscard]] bool is_utf8(std::string_view bytes, std::size_t* bad = nullptr) noexcept;

/// The number of Unicode scalar values; a malformed byte counts as one.
[[nodiscard]] std::size_t count_characters(std::string_view utf8) noexcept;

/// A text brought to one spelling for comparing: lower case, accents and cedillas dropped, ligatures resolved
/// (œ → oe, ß → ss), apostrophes and quotation marks and dashes unified, every run of white space (the no-break
/// spaces included) one space, none at the ends. Covers Latin, Greek and Cyrillic letters; other scripts stay as
/// they are. Combining marks (U+0300–U+036F) are dropped, so composed and decomposed spellings agree.
[[nodiscard]] std::string fold(std::string_view utf8);

/// The candidate nearest to a misspelt word, by Damerau-Levenshtein distance, if one is near enough to suggest (at
/// most a third of the word's length, at least 1); the first of equals. Empty when none is.
[[nodiscard]] std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace quorate::text
