#include <algorithm>
#include <map>

#include "syntax/printer/layout.hpp"
#include "text/source.hpp"

namespace quorate::syntax::printer {

namespace {

// How many characters one cell may push a column beyond what most need: in a short table the eye follows farther.
constexpr std::size_t widest_gap = 20, widest_gap_of_few = 36, few = 4;

/// Where a column begins, by where each row would let it begin: behind all cells but the few that are far wider than most.
std::size_t begin_of_column(std::vector<std::size_t> wanted) {
    std::sort(wanted.begin(), wanted.end());
    const auto common = wanted[(wanted.size() - 1) * 3 / 4];
    const auto gap = wanted.size() <= few ? widest_gap_of_few : widest_gap;
    std::size_t begin = wanted.front();
    for (const auto one : wanted)
        if (one <= common + gap) begin = one;
    return begin;
}

struct row_state {
    printed_line* line;
    std::string made;          // what of the line is already in columns
    std::size_t width = 0;     // of that, in characters
    std::size_t done = 0;      // bytes of the line that are in it
    std::size_t stop = 0;      // the next stop
};

/// Moves a row's words up to the next stop behind what is made.
void take_cell(row_state& row) {
    const auto end = row.stop < row.line->stops.size() ? row.line->stops[row.stop].offset - 1 : row.line->text.size();
    const auto cell = row.line->text.substr(row.done, end - row.done);
    row.made += cell;
    row.width += text::count_characters(cell);
    row.done = row.stop < row.line->stops.size() ? end + 1 : end;
}

void align_section(const std::vector<printed_line*>& lines) {
    std::vector<row_state> rows;
    std::map<std::uint32_t, bool> keys;
    for (auto* line : lines) {
        rows.push_back({line, {}});
        for (const auto& one : line->stops) keys[one.key] = true;
        take_cell(rows.back());
    }
    for (const auto& [key, used] : keys) {
        std::vector<std::size_t> wanted;
        const auto has = [key = key](const row_state& row) { return row.stop < row.line->stops.size() && row.line->stops[row.stop].key == key; };
        for (const auto& row : rows)
            if (has(row)) wanted.push_back(row.width + 1);
        if (wanted.empty()) continue;
        const auto begin = begin_of_column(wanted);
        for (auto& row : rows) {
            if (!has(row)) continue;
            const auto spaces = std::max(begin, row.width + 1) - row.width;
            row.made.append(spaces, ' ');
            row.width += spaces;
            ++row.stop;
            take_cell(row);
        }
    }
    for (auto& row : rows) {
        row.made += row.line->text.substr(row.done);
        row.line->text = std::move(row.made);
    }
}

}  // namespace

void align_columns(std::vector<printed_line>& lines) {
    std::vector<printed_line*> section;
    const auto finish = [&] {
        if (section.size() > 1) align_section(section);
        section.clear();
    };
    const auto indent = [](const printed_line& line) { return line.text.find_first_not_of(' '); };
    for (auto& line : lines) {
        if (line.is_comment && !section.empty()) continue;
        if (!line.is_row || (!section.empty() && (section.front()->table != line.table || indent(*section.front()) != indent(line)))) finish();
        if (line.is_row) section.push_back(&line);
    }
    finish();
}

}  // namespace quorate::syntax::printer
