// Pieces of text with places where a line may end, and how they are laid out on lines of bounded width.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace quorate::syntax::printer {

enum class piece_kind : std::uint8_t {
    words,        ///< printed as they are
    remark,       ///< a comment behind words: takes no width; a line's end must follow
    space,
    line,         ///< a space, or a line's end where its group does not fit on one line
    wide_line,    ///< two spaces, or a line's end
    soft_line,    ///< nothing, or a line's end
    hard_line,    ///< a line's end
    blank_line,   ///< a line's end and an empty line
    cell,         ///< a space behind which a column begins
    cell_line,    ///< the same, or a line's end
    group,        ///< on one line as a whole, or with all its own lines ended
    nest,         ///< its lines are indented by `number` more
    align,        ///< its lines begin where it begins
    row,          ///< of a table when it stands on one line; `number` tells tables apart
    sequence,
};

struct piece {
    piece_kind kind = piece_kind::sequence;
    bool broken = false;            ///< holds a line's end that must be
    std::uint32_t number = 0;       ///< columns to indent by; of a cell: the key of its column; of a row: its table
    std::string text;
    std::vector<piece> parts;
};

/// A line that was laid out. Its cells begin at the offsets in `stops`, each with the key of its column.
struct printed_line {
    struct stop { std::size_t offset; std::uint32_t key; };
    std::string text;
    bool is_row = false;
    bool is_comment = false;
    std::uint32_t table = 0;
    std::vector<stop> stops;
};

/// Lays out a piece, each group on one line where it fits into `width` characters. Linear in the size of the piece times the width.
[[nodiscard]] std::vector<printed_line> lay_out(const piece& root, std::size_t width);

/// Brings rows of one table that follow each other into columns. Cells much wider than the others reach over theirs.
void align_columns(std::vector<printed_line>& lines);

}  // namespace quorate::syntax::printer
