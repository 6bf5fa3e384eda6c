// Coverage tables as heat maps in SVG: shapes and letters carry the meaning, colours help.
#include <algorithm>

#include "report/papers/paper_writer.hpp"
#include "report/raised.hpp"
#include "text/utf8.hpp"

namespace quorate::report {

namespace {

constexpr int label_width = 480, column_width = 84, row_height = 18, chip = 13, chip_gap = 2, margin = 6, line_height = 13;

std::string svg_text(std::string_view text) {
    std::string made;
    for (const char c : with_apostrophes(without_raising(text))) {
        switch (c) {
            case '&': made += "&amp;"; break;
            case '<': made += "&lt;"; break;
            case '>': made += "&gt;"; break;
            case '"': made += "&quot;"; break;
            default:
                if (static_cast<unsigned char>(c) >= 0x20) made += c;
        }
    }
    return made;
}

std::size_t characters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) (void)text::next_character(text, at);
    return count;
}

std::string shortened(std::string_view text, std::size_t most) {
    if (characters(text) <= most) return std::string(text);
    std::size_t at = 0;
    for (std::size_t i = 0; i + 1 < most; ++i) (void)text::next_character(text, at);
    return std::string(text.substr(0, at)) + "…";
}

/// The words of a text in lines of at most that many characters; what does not fit in three lines is cut.
std::vector<std::string> lines_of(std::string_view text, std::size_t most) {
    std::vector<std::string> lines(1);
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(' ', at), text.size());
        const auto word_of_text = text.substr(at, end - at);
        if (!lines.back().empty() && characters(lines.back()) + 1 + characters(word_of_text) > most) lines.emplace_back();
        lines.back() += (lines.back().empty() ? "" : " ") + std::string(word_of_text);
        at = end + 1;
    }
    if (lines.size() > 3) {
        lines.resize(3);
        lines.back() += " …";
    }
    for (auto& line : lines) line = shortened(line, most + 2);
    return lines;
}

std::string sign_of(std::size_t value) { return std::string(1, static_cast<char>('A' + static_cast<char>(value % 26))); }

class map_drawer {
public:
    map_drawer(const coverage& planned, const coverage* delivered, std::string_view language) : planned_(planned), delivered_(delivered), language_(language) {
        columns_ = std::max<int>(1, static_cast<int>(planned.columns.size()));
        per_line_ = std::max(1, (column_width - 2 * chip_gap) / (chip + chip_gap));
        for (std::uint32_t i = 0; i < planned_.rows.size(); ++i) {
            std::size_t most = 1;
            for (int j = 0; j < columns_; ++j) most = std::max(most, values_at(planned_, delivered_, i, static_cast<std::uint32_t>(j)).size());
            heights_.push_back(std::max(row_height, static_cast<int>((most + static_cast<std::size_t>(per_line_) - 1) / static_cast<std::size_t>(per_line_)) * (chip + chip_gap) + chip_gap));
        }
    }

    std::string draw() {
        const int head = 3 * line_height + 10;
        int height = head;
        for (const auto one : heights_) height += one;
        const auto key = key_of(height + 18);
        const int width = label_width + columns_ * column_width + margin;
        made_ = "<svg role=\"img\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + std::to_string(width) + " " + std::to_string(height + 18 + key_height_) +
                "\" font-family=\"'Liberation Sans', 'DejaVu Sans', Arial, sans-serif\" font-size=\"11\">\n<title>" + svg_text(planned_.title.in(language_)) + "</title>\n<desc>" +
                svg_text(wording(word::paper_map_description, language_)) + "</desc>\n";
        for (int j = 0; j < static_cast<int>(planned_.columns.size()); ++j) {
            const auto lines = lines_of(typeset(planned_.columns[static_cast<std::size_t>(j)].label.in(language_), language_), 13);
            const int top = head - 8 - line_height * (static_cast<int>(lines.size()) - 1);
            for (std::size_t l = 0; l < lines.size(); ++l)
                label(label_width + j * column_width + column_width / 2, top + static_cast<int>(l) * line_height, lines[l], "middle", planned_.columns[static_cast<std::size_t>(j)].count == 0 ? "#9b1c1c" : "#14304f", true);
        }
        int top = head;
        for (std::uint32_t i = 0; i < planned_.rows.size(); ++i) {
            row(i, top);
            top += heights_[i];
        }
        return made_ + key + "</svg>\n";
    }

private:
    void rectangle(int x, int y, int width, int height, const std::string& look, std::string& to) const {
        to += "<rect x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" width=\"" + std::to_string(width) + "\" height=\"" + std::to_string(height) + "\" " + look + "/>\n";
    }

    void label(int x, int y, std::string_view text, const char* anchor, const char* colour, bool bold) { label(x, y, text, anchor, colour, bold, made_); }

    static void label(int x, int y, std::string_view text, const char* anchor, const char* colour, bool bold, std::string& to) {
        to += "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" text-anchor=\"" + anchor + "\" fill=\"" + colour + "\"" + (bold ? " font-weight=\"600\"" : "") + ">" + svg_text(text) + "</text>\n";
    }

    void chip_at(int x, int y, const std::string& sign, bool delivered, std::string& to) const {
        // Delivered: dark with a light sign. Planned: light with a dark sign and a dark edge.
        rectangle(x, y, chip, chip, delivered ? "fill=\"#14304f\" stroke=\"#14304f\"" : "fill=\"#dbe6f1\" stroke=\"#14304f\"", to);
        label(x + chip / 2 + 1, y + chip - 3, sign, "middle", delivered ? "#ffffff" : "#14304f", true, to);
    }

    void row(std::uint32_t i, int top) {
        const auto& line = planned_.rows[i];
        const bool nothing = line.count == 0;
        const int height = heights_[i], indent = static_cast<int>(std::min<std::uint32_t>(line.level, 6) - 1) * 14;
        if (nothing) rectangle(0, top, label_width + columns_ * column_width, height, "fill=\"#fbeaea\"", made_);
        else if (line.level == 1) rectangle(0, top, label_width + columns_ * column_width, height, "fill=\"#eef2f6\"", made_);
        made_ += "<line x1=\"0\" y1=\"" + std::to_string(top + height) + "\" x2=\"" + std::to_string(label_width + columns_ * column_width) + "\" y2=\"" + std::to_string(top + height) + "\" stroke=\"#c3ccd5\" stroke-width=\"0.7\"/>\n";
        const auto room = static_cast<std::size_t>((label_width - indent - 40) * 10 / 55);
        const auto words = typeset(line.label.in(language_), language_);
        made_ += "<g><title>" + svg_text(words) + "</title>\n";
        label(margin + indent, top + 13, shortened(words, room), "start", nothing ? "#9b1c1c" : "#1a1a1a", line.level == 1);
        label(label_width - 8, top + 13, nothing ? "∅" : std::to_string(line.count), "end", nothing ? "#9b1c1c" : "#3d3d3d", nothing);
        made_ += "</g>\n";
        for (int j = 0; j < columns_; ++j) {
            const auto values = values_at(planned_, delivered_, i, static_cast<std::uint32_t>(j));
            for (std::size_t k = 0; k < values.size(); ++k) {
                const int x = label_width + j * column_width + chip_gap + static_cast<int>(k) % per_line_ * (chip + chip_gap);
                const int y = top + chip_gap + static_cast<int>(k) / per_line_ * (chip + chip_gap);
                chip_at(x, y, planned_.values.empty() ? std::to_string(records_at(i, j)) : sign_of(values[k].value), values[k].delivered, made_);
            }
        }
    }

    [[nodiscard]] std::size_t records_at(std::uint32_t row, int column) const {
        for (const auto& cell : planned_.cells)
            if (cell.row == row && (planned_.columns.empty() || cell.column == static_cast<std::uint32_t>(column))) return cell.records.size();
        return 0;
    }

    /// What letters and shades stand for, in lines below the map.
    std::string key_of(int top) {
        std::string key;
        int x = margin, y = top;
        const auto entry = [&](const std::string& sign, bool delivered, bool crossed, const std::string& words) {
            const int width = chip + 8 + static_cast<int>(characters(words)) * 7 + 16;
            if (x > margin && x + width > label_width + columns_ * column_width) {
                x = margin;
                y += chip + 8;
            }
            if (crossed) {
                rectangle(x, y, chip, chip, "fill=\"#fbeaea\" stroke=\"#9b1c1c\"", key);
                label(x + chip / 2 + 1, y + chip - 4, "∅", "middle", "#9b1c1c", true, key);
            } else {
                chip_at(x, y, sign, delivered, key);
            }
            label(x + chip + 6, y + chip - 3, words, "start", "#1a1a1a", false, key);
            x += width;
        };
        entry("", false, false, std::string(wording(delivered_ != nullptr ? word::paper_not_delivered : word::paper_planned, language_)));
        if (delivered_ != nullptr) entry("", true, false, std::string(wording(word::paper_delivered, language_)));
        entry("", false, true, std::string(wording(word::paper_missing, language_)));
        for (std::size_t v = 0; v < planned_.values.size(); ++v) entry(sign_of(v), false, planned_.values[v].count == 0, typeset(planned_.values[v].label.in(language_), language_));
        key_height_ = y - top + chip + 10;
        return key;
    }

    const coverage& planned_;
    const coverage* delivered_;
    std::string language_;
    int columns_ = 1, per_line_ = 1, key_height_ = 0;
    std::vector<int> heights_;
    std::string made_;
};

}  // namespace

std::string heat_map(const coverage& planned, const coverage* delivered, std::string_view language) { return map_drawer(planned, delivered, language).draw(); }

}  // namespace quorate::report
