#include "report/papers/drawn_text.hpp"

#include <algorithm>

#include "report/raised.hpp"
#include "report/wording.hpp"
#include "text/utf8.hpp"

namespace quorate::report {

namespace {

/// The width of a letter in thousandths of its size.
int width_of_letter(char32_t letter) noexcept {
    constexpr std::string_view narrow = "ijl'.,:;|!", slim = "ft()[]/-rI ";
    if (letter < 0x80) {
        const char c = static_cast<char>(letter);
        if (narrow.find(c) != std::string_view::npos) return 270;
        if (slim.find(c) != std::string_view::npos) return 340;
        if (c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == '@' || c == '%') return 890;
        if (c >= 'A' && c <= 'Z') return 725;
        return 560;
    }
    if (letter == U'’' || letter == U'\u00A0' || letter == U'\u202F') return 300;
    if (letter < 0x250) return letter >= 0xC0 && letter <= 0xDE ? 750 : letter == U'œ' || letter == U'æ' ? 950 : 560;
    return letter < 0x1100 ? 700 : 1000;
}

/// Leaves "…" at the end, within the width.
void cut(std::string& line, int width, int size, bool bold) {
    while (!line.empty() && width_of(line + " …", size, bold) > width) {
        while (line.size() > 1 && (static_cast<unsigned char>(line.back()) & 0xC0U) == 0x80U) line.pop_back();
        line.pop_back();
    }
    line += line.empty() ? "…" : " …";
}

}  // namespace

std::string drawn(std::string_view text) { return with_apostrophes(without_raising(text)); }

int width_of(std::string_view text, int size, bool bold) noexcept {
    long all = 0;
    for (std::size_t at = 0; at < text.size();) all += width_of_letter(text::next_character(text, at));
    return static_cast<int>((all * size * (bold ? 107 : 100) / 100 + 999) / 1000);
}

std::vector<std::string> lines_of(std::string_view text, int width, int size, bool bold, std::size_t most_lines) {
    std::vector<std::string> lines(1);
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(' ', at), text.size());
        const std::string word(text.substr(at, end - at));
        at = end + 1;
        if (!lines.back().empty() && width_of(lines.back() + " " + word, size, bold) > width) lines.emplace_back();
        lines.back() += (lines.back().empty() ? "" : " ") + word;
    }
    const bool whole = lines.size() <= most_lines;
    if (!whole) lines.resize(most_lines);
    for (auto& line : lines)
        if ((!whole && &line == &lines.back()) || width_of(line, size, bold) > width) cut(line, width, size, bold);
    return lines;
}

std::string svg_text(std::string_view text) {
    std::string made;
    for (const char c : drawn(text)) {
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

std::string rectangle(int x, int y, int width, int height, std::string_view look) {
    return "<rect x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" width=\"" + std::to_string(width) + "\" height=\"" + std::to_string(height) + "\" " + std::string(look) + "/>\n";
}

std::string text_at(int x, int y, std::string_view text, std::string_view anchor, std::string_view colour, bool bold) {
    return "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" text-anchor=\"" + std::string(anchor) + "\" fill=\"" + std::string(colour) + "\"" + (bold ? " font-weight=\"600\"" : "") + ">" + svg_text(text) + "</text>\n";
}

std::string upright(int x, int y, std::string_view text, std::string_view colour) {
    return "<text transform=\"translate(" + std::to_string(x) + " " + std::to_string(y) + ") rotate(-90)\" fill=\"" + std::string(colour) + "\" font-weight=\"600\">" + svg_text(text) + "</text>\n";
}

}  // namespace quorate::report
