// Blocks as plain text.
#include <algorithm>

#include "report/raised.hpp"
#include "report/sheet.hpp"
#include "text/source.hpp"
#include "text/utf8.hpp"

namespace quorate::report {

namespace {

constexpr std::size_t page_width = 100;

/// Columns of a terminal that a text takes: characters, without combining marks.
std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = text::next_character(text, at);
        width += (c >= 0x300 && c <= 0x36F) || c == 0x200B || c == 0xFE0F ? 0 : 1;
    }
    return width;
}

/// The words of a text in lines of at most that width; a longer word stands alone. Line ends and control characters in
/// the text count as spaces, so that data cannot draw over the page.
std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    std::vector<std::string> lines(1);
    std::string word;
    const auto close = [&] {
        if (word.empty()) return;
        auto& line = lines.back();
        if (line.empty()) line = word;
        else if (width_of(line) + 1 + width_of(word) <= width) line += " " + word;
        else lines.push_back(word);
        word.clear();
    };
    for (const char c : text) {
        if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) close();
        else word += c;
    }
    close();
    return lines;
}

std::string padded(std::string text, std::size_t width) {
    const auto has = width_of(text);
    return has < width ? text + std::string(width - has, ' ') : text;
}

std::string repeated(std::string_view sign, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i) result += sign;
    return result;
}

void print_item(std::string& page, const block& one) {
    const std::string indent(static_cast<std::size_t>(one.level - 1) * 4, ' ');
    const std::string first = indent + (one.mark.empty() ? (one.level == 1 ? "- " : "· ") : one.mark + " ");
    const std::string rest(width_of(first), ' ');
    const auto lines = wrap(one.text, page_width - width_of(first));
    for (std::size_t i = 0; i < lines.size(); ++i) page += (i == 0 ? first : rest) + lines[i] + "\n";
}

std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0;
    for (const auto& line : wrap(text, 1)) longest = std::max(longest, width_of(line));
    return longest;
}

/// Columns as wide as their content asks and the page allows: heads are wrapped rather than widen a column, and what is too wide
/// is cut down to even shares and wrapped.
void print_table(std::string& page, const block& one) {
    if (one.rows.empty()) return;
    std::vector<std::size_t> widths(one.rows.front().size(), 1);
    for (const auto& row : one.rows)
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], &row == &one.rows.front() ? longest_word(row[i]) : width_of(row[i]));
    const std::size_t gaps = (widths.size() - 1) * 2;
    const auto total = [&] {
        std::size_t sum = gaps;
        for (const auto width : widths) sum += width;
        return sum;
    };
    while (total() > page_width) {
        auto& widest = *std::max_element(widths.begin(), widths.end());
        if (widest <= 6) break;
        --widest;
    }
    const bool has_head = std::any_of(one.rows.front().begin(), one.rows.front().end(), [](const auto& cell) { return !cell.empty(); });
    for (std::size_t r = has_head ? 0 : 1; r < one.rows.size(); ++r) {
        std::vector<std::vector<std::string>> cells;
        std::size_t height = 1;
        for (std::size_t i = 0; i < one.rows[r].size(); ++i) {
            const auto lead = one.rows[r][i].find_first_not_of(' ');
            const std::string indent(lead == std::string::npos ? 0 : lead, ' ');
            auto lines = wrap(one.rows[r][i], std::max<std::size_t>(1, widths[i] - indent.size()));
            for (auto& line : lines) line.insert(0, indent);
            height = std::max(height, lines.size());
            cells.push_back(std::move(lines));
        }
        for (std::size_t line = 0; line < height; ++line) {
            std::string text;
            for (std::size_t i = 0; i < cells.size(); ++i)
                text += padded(line < cells[i].size() ? cells[i][line] : std::string(), widths[i]) + (i + 1 < cells.size() ? "  " : "");
            text.erase(text.find_last_not_of(' ') + 1);
            page += text + "\n";
        }
        if (r == 0) page += repeated("─", std::min(total(), page_width)) + "\n";
    }
}

/// A block as a terminal can show it: no letter is raised there.
block lowered(const block& from) {
    auto made = from;
    made.text = without_raising(from.text);
    for (auto& row : made.rows)
        for (auto& cell : row) cell = without_raising(cell);
    return made;
}

}  // namespace

std::string to_plain(const sheet& from) {
    std::string page;
    block::kind before = block::kind::paragraph;
    for (const auto& written : from.blocks()) {
        const auto one = lowered(written);
        const bool apart = one.is != block::kind::item || before != block::kind::item;
        if (apart && !page.empty()) page += "\n";
        switch (one.is) {
            case block::kind::heading: {
                std::size_t width = 0;
                for (const auto& line : wrap(one.text, page_width)) { page += line + "\n"; width = std::max(width, width_of(line)); }
                if (one.level <= 2) page += repeated(one.level == 1 ? "═" : "─", width) + "\n";
                break;
            }
            case block::kind::paragraph:
                for (const auto& line : wrap(one.text, page_width)) page += line + "\n";
                break;
            case block::kind::item: print_item(page, one); break;
            case block::kind::table: print_table(page, one); break;
        }
        before = one.is;
    }
    return page;
}

}  // namespace quorate::report
