// Tables of text (CSV) to rows of cells, with the place of every cell.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "portfolio/load.hpp"
#include "text/diagnostic_sink.hpp"

namespace quorate::data {

struct csv_cell {
    std::string text;      ///< without the quotation marks around it
    text::span where;      ///< with them
};

/// Goes through a table row by row. Cells are separated by `,`, `;` or a tab, whichever the first row has most of outside quotation
/// marks; a cell in quotation marks may hold separators, line ends and doubled quotation marks; empty lines are passed over.
/// Reports quotation marks that are not closed or stand within a cell (Q5012), and texts that are too long (Q6004).
class csv_rows {
public:
    csv_rows(text::source_id source, std::string_view all, std::uint32_t begin, const load_limits& limits, text::diagnostic_sink& problems);

    /// The next row; nothing at the end, or after something that hides where rows end.
    [[nodiscard]] std::optional<std::vector<csv_cell>> next();
    [[nodiscard]] char separator() const noexcept { return separator_; }

private:
    [[nodiscard]] bool read_cell(csv_cell& into);
    [[nodiscard]] bool read_quoted(csv_cell& into);
    [[nodiscard]] bool at_line_end() const noexcept { return at_ >= all_.size() || all_[at_] == '\n' || all_[at_] == '\r'; }
    void pass_line_end();
    void find_separator();
    [[nodiscard]] text::span from(std::size_t begin) const noexcept { return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)}; }

    text::source_id source_;
    std::string_view all_;
    std::size_t at_;
    const load_limits& limits_;
    text::diagnostic_sink& problems_;
    char separator_ = ',';
};

}  // namespace quorate::data
