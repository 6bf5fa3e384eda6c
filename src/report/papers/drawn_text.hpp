// Words in drawings: how wide they are, their lines, and shapes as SVG.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace quorate::report {

/// The words as a drawing shows them: without marks of raised letters, with the apostrophes of print.
[[nodiscard]] std::string drawn(std::string_view text);

/// How wide words are in letters without serifs of that size, rounded up: from the common widths of such letters, so that no font is asked.
[[nodiscard]] int width_of(std::string_view text, int size, bool bold) noexcept;

/// The words in lines of at most that width; what does not fit in so many lines is cut and ends in "…". At least one line.
[[nodiscard]] std::vector<std::string> lines_of(std::string_view text, int width, int size, bool bold, std::size_t most_lines);

/// Words as SVG takes them.
[[nodiscard]] std::string svg_text(std::string_view text);

[[nodiscard]] std::string rectangle(int x, int y, int width, int height, std::string_view look);
/// `anchor`: "start", "middle" or "end".
[[nodiscard]] std::string text_at(int x, int y, std::string_view text, std::string_view anchor, std::string_view colour, bool bold);
/// Bold words that begin at the point and go up.
[[nodiscard]] std::string upright(int x, int y, std::string_view text, std::string_view colour);

}  // namespace quorate::report
