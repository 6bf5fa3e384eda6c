// Coverage tables as heat maps in SVG: shapes and letters carry the meaning, colours help.
#include <algorithm>

#include "report/papers/drawn_text.hpp"
#include "report/papers/paper_writer.hpp"

namespace quorate::report {

namespace {

// In units of the drawing, which is as wide as a sheet of A4 lying on its side: a unit is a quarter of a millimetre.
constexpr int sheet_width = 1076, letters = 12, line_height = 14, row_height = 17, chip = 13, chip_gap = 2, margin = 6, step = 14;
constexpr int count_width = 40, least_label = 380, most_column = 84, lying_column = 66, upright_column = 48;
constexpr int most_of_rows = 545, most_below_upright = 444;  ///< the height of the rows that one sheet takes
constexpr int most_of_head = 190;                             ///< the length of labels that stand upright

std::string sign_of(std::size_t value) { return std::string(1, static_cast<char>('A' + static_cast<char>(value % 26))) + (value < 26 ? "" : std::to_string(value / 26 + 1)); }

/// What of a table one drawing shows.
struct part_of_table {
    std::size_t first_row = 0, end_row = 0, first_column = 0, end_column = 0;
};

class map_drawer {
public:
    map_drawer(const coverage& planned, const coverage* delivered, std::string_view language) : planned_(planned), delivered_(delivered), language_(language) {
        lay_out(false);
        const auto sheets = sheets_of_rows();
        if (upright_ || (sheets == 1 && heads_are_whole())) return;
        const bool whole = heads_are_whole();
        lay_out(true);
        if (whole && sheets_of_rows() >= sheets && columns_of_part_ >= static_cast<int>(planned_.columns.size())) lay_out(false);
    }

    /// A drawing for each sheet that the table takes: parts of its rows, for parts of its columns.
    std::vector<std::string> draw() {
        std::vector<std::string> all;
        const auto columns = std::max<std::size_t>(1, planned_.columns.size());
        const auto per_part = static_cast<std::size_t>(columns_of_part_);
        for (std::size_t column = 0; column < columns; column += per_part)
            for (std::size_t row = 0, end = 0; row < std::max<std::size_t>(1, planned_.rows.size()); row = std::max(end, row + 1)) {
                end = end_of_part(row);
                all.push_back(draw({row, end, column, std::min(columns, column + per_part)}));
            }
        return all;
    }

private:
    [[nodiscard]] std::string words_of(const texts& label) const { return drawn(typeset(label.in(language_), language_)); }
    [[nodiscard]] static int indent_of(const coverage_line& row) { return margin + static_cast<int>(std::min<std::uint32_t>(row.level, 6) - 1) * step; }
    [[nodiscard]] int right_of(const part_of_table& part) const { return label_width_ + static_cast<int>(part.end_column - part.first_column) * column_width_; }

    /// How wide columns and labels are, and how high rows. Labels of columns lie, or stand upright, which leaves more room for those of rows.
    void lay_out(bool standing) {
        const int columns = std::max<int>(1, static_cast<int>(planned_.columns.size()));
        upright_ = standing || (sheet_width - least_label - margin) / columns < lying_column;
        const int most = upright_ ? upright_column : most_column;
        columns_of_part_ = std::min(columns, (sheet_width - least_label - margin) / most);
        if (!upright_) columns_of_part_ = columns;
        column_width_ = std::min(most, (sheet_width - least_label - margin) / columns_of_part_);
        label_width_ = sheet_width - margin - columns_of_part_ * column_width_;
        int needed = least_label;
        for (const auto& row : planned_.rows) needed = std::max(needed, indent_of(row) + width_of(words_of(row.label), letters, row.level == 1) + count_width + 2 * margin);
        label_width_ = std::min(label_width_, needed);
        heads_.clear();
        labels_.clear();
        heights_.clear();
        for (const auto& column : planned_.columns) heads_.push_back(lines_of(words_of(column.label), upright_ ? most_of_head : column_width_ - 4, letters, true, upright_ ? 3 : 4));
        for (std::uint32_t i = 0; i < planned_.rows.size(); ++i) {
            const auto& row = planned_.rows[i];
            labels_.push_back(lines_of(words_of(row.label), label_width_ - indent_of(row) - count_width - 2 * margin, letters, row.level == 1, 4));
            heights_.push_back(std::max(row_height + (static_cast<int>(labels_.back().size()) - 1) * line_height, height_of_chips(i)));
        }
    }

    /// Whether no label of a column was cut.
    [[nodiscard]] bool heads_are_whole() const {
        return std::none_of(heads_.begin(), heads_.end(), [](const std::vector<std::string>& lines) { return std::any_of(lines.begin(), lines.end(), [](const std::string& line) { return line.ends_with("…"); }); });
    }

    [[nodiscard]] std::size_t sheets_of_rows() const {
        std::size_t sheets = 0;
        for (std::size_t row = 0; row < planned_.rows.size(); row = end_of_part(row)) ++sheets;
        return std::max<std::size_t>(1, sheets);
    }

    /// What a chip says, and how wide it is.
    [[nodiscard]] std::string sign_at(std::uint32_t row, std::uint32_t column, const cell_value& value) const { return planned_.values.empty() ? std::to_string(records_at(row, column)) : sign_of(value.value); }
    [[nodiscard]] static int width_of_chip(const std::string& sign) { return std::max(chip, width_of(sign, letters - 1, true) + 4); }

    [[nodiscard]] int height_of_chips(std::uint32_t row) const {
        int most = 1;
        for (std::uint32_t column = 0; column < std::max<std::size_t>(1, planned_.columns.size()); ++column) {
            int lines = 1, x = chip_gap;
            for (const auto& value : values_at(planned_, delivered_, row, column)) {
                const int width = width_of_chip(sign_at(row, column, value));
                if (x > chip_gap && x + width + chip_gap > column_width_) {
                    x = chip_gap;
                    ++lines;
                }
                x += width + chip_gap;
            }
            most = std::max(most, lines);
        }
        return most * (chip + chip_gap) + chip_gap;
    }

    /// Where the part that begins with this row ends: a sheet is filled, and where it can be it ends before a row of the highest level.
    [[nodiscard]] std::size_t end_of_part(std::size_t first) const {
        int height = 0;
        std::size_t end = first;
        while (end < heights_.size() && (end == first || height + heights_[end] <= (upright_ ? most_below_upright : most_of_rows))) height += heights_[end++];
        if (end == heights_.size()) return end;
        for (auto sooner = end; sooner > first + (end - first) / 2; --sooner)
            if (planned_.rows[sooner].level == 1) return sooner;
        return end;
    }

    std::string draw(const part_of_table& part) {
        made_.clear();
        const int head = draw_heads(part);
        int top = head;
        for (auto i = part.first_row; i < part.end_row; ++i) {
            row(static_cast<std::uint32_t>(i), top, part);
            top += heights_[i];
        }
        const auto key = key_of(top + 16);
        return "<svg role=\"img\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + std::to_string(sheet_width) + " " + std::to_string(top + 16 + key_height_) +
               "\" font-family=\"'Liberation Sans', 'DejaVu Sans', Arial, sans-serif\" font-size=\"" + std::to_string(letters) + "\">\n<title>" + svg_text(typeset(planned_.title.in(language_), language_)) + "</title>\n<desc>" +
               svg_text(wording(word::paper_map_description, language_)) + "</desc>\n" + made_ + key + "</svg>\n";
    }

    /// The labels of the columns; tells where the rows begin.
    int draw_heads(const part_of_table& part) {
        int height = line_height;
        const auto end = std::min(part.end_column, heads_.size());
        for (auto j = part.first_column; j < end; ++j) {
            int longest = 0;
            for (const auto& line : heads_[j]) longest = std::max(longest, width_of(line, letters, true));
            height = std::max(height, upright_ ? longest : static_cast<int>(heads_[j].size()) * line_height);
        }
        const int base = height + 4;
        for (auto j = part.first_column; j < end; ++j) {
            const char* colour = planned_.columns[j].count == 0 ? "#9b1c1c" : "#14304f";
            const int middle = label_width_ + static_cast<int>(j - part.first_column) * column_width_ + column_width_ / 2, lines = static_cast<int>(heads_[j].size());
            for (int l = 0; l < lines; ++l) {
                const auto& line = heads_[j][static_cast<std::size_t>(l)];
                if (upright_) made_ += upright(middle + l * line_height - (lines - 1) * line_height / 2 + 4, base, line, colour);
                else made_ += text_at(middle, base - (lines - 1 - l) * line_height, line, "middle", colour, true);
            }
        }
        return base + 8;
    }

    /// A chip: delivered, dark with a light sign; planned, light with a dark sign and a dark edge.
    static std::string chip_at(int x, int y, const std::string& sign, bool delivered) {
        const int width = width_of_chip(sign);
        return rectangle(x, y, width, chip, delivered ? "fill=\"#14304f\" stroke=\"#14304f\"" : "fill=\"#dbe6f1\" stroke=\"#14304f\"") + text_at(x + width / 2, y + chip - 3, sign, "middle", delivered ? "#ffffff" : "#14304f", true);
    }

    void row(std::uint32_t i, int top, const part_of_table& part) {
        const auto& line = planned_.rows[i];
        const bool nothing = line.count == 0;
        const int height = heights_[i], right = right_of(part);
        if (nothing) made_ += rectangle(0, top, right, height, "fill=\"#fbeaea\"");
        else if (line.level == 1) made_ += rectangle(0, top, right, height, "fill=\"#eef2f6\"");
        made_ += "<line x1=\"0\" y1=\"" + std::to_string(top + height) + "\" x2=\"" + std::to_string(right) + "\" y2=\"" + std::to_string(top + height) + "\" stroke=\"#9aa7b4\" stroke-width=\"0.8\"/>\n<g><title>" +
                 svg_text(words_of(line.label)) + "</title>\n";
        for (std::size_t l = 0; l < labels_[i].size(); ++l)
            made_ += text_at(indent_of(line), top + 13 + static_cast<int>(l) * line_height, labels_[i][l], "start", nothing ? "#9b1c1c" : "#1a1a1a", line.level == 1);
        made_ += text_at(label_width_ - 10, top + 13, nothing ? "∅" : std::to_string(line.count), "end", nothing ? "#9b1c1c" : "#3d3d3d", nothing) + "</g>\n";
        for (auto j = part.first_column; j < part.end_column; ++j) {
            const int left = label_width_ + static_cast<int>(j - part.first_column) * column_width_;
            int x = chip_gap, y = top + chip_gap;
            for (const auto& value : values_at(planned_, delivered_, i, static_cast<std::uint32_t>(j))) {
                const auto sign = sign_at(i, static_cast<std::uint32_t>(j), value);
                const int width = width_of_chip(sign);
                if (x > chip_gap && x + width + chip_gap > column_width_) {
                    x = chip_gap;
                    y += chip + chip_gap;
                }
                made_ += chip_at(left + x, y, sign, value.delivered);
                x += width + chip_gap;
            }
        }
    }

    [[nodiscard]] std::size_t records_at(std::uint32_t row, std::uint32_t column) const {
        for (const auto& cell : planned_.cells)
            if (cell.row == row && (planned_.columns.empty() || cell.column == column)) return cell.records.size();
        return 0;
    }

    /// What letters and shades stand for, in lines below the map.
    std::string key_of(int top) {
        std::string key;
        int x = margin, y = top;
        const auto entry = [&](const std::string& sign, bool delivered, bool crossed, const std::string& words) {
            const int shape = width_of_chip(sign), width = shape + 6 + width_of(words, letters, false) + 20;
            if (x > margin && x + width > sheet_width) {
                x = margin;
                y += chip + 8;
            }
            if (crossed) key += rectangle(x, y, chip, chip, "fill=\"#fbeaea\" stroke=\"#9b1c1c\"") + text_at(x + chip / 2, y + chip - 3, "∅", "middle", "#9b1c1c", true);
            else key += chip_at(x, y, sign, delivered);
            key += text_at(x + shape + 6, y + chip - 2, words, "start", "#1a1a1a", false);
            x += width;
        };
        entry("", false, false, std::string(wording(delivered_ != nullptr ? word::paper_not_delivered : word::paper_planned, language_)));
        if (delivered_ != nullptr) entry("", true, false, std::string(wording(word::paper_delivered, language_)));
        entry("", false, true, std::string(wording(word::paper_missing, language_)));
        for (std::size_t v = 0; v < planned_.values.size(); ++v) entry(sign_of(v), false, false, words_of(planned_.values[v].label) + (planned_.values[v].count == 0 ? " ∅" : ""));
        key_height_ = y - top + chip + 6;
        return key;
    }

    const coverage& planned_;
    const coverage* delivered_;
    std::string language_;
    int columns_of_part_ = 1, column_width_ = 0, label_width_ = 0, key_height_ = 0;
    bool upright_ = false;                                  ///< columns are narrow: their labels stand upright
    std::vector<std::vector<std::string>> heads_, labels_;  ///< in lines
    std::vector<int> heights_;
    std::string made_;
};

}  // namespace

std::vector<std::string> heat_maps(const coverage& planned, const coverage* delivered, std::string_view language) { return map_drawer(planned, delivered, language).draw(); }

}  // namespace quorate::report
