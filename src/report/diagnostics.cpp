// Diagnostics and test results for people.
#include "quorate/report.hpp"

#include <algorithm>

#include "text/source.hpp"

namespace quorate::inline v1 {

namespace {

/// Text of the input for a terminal: a control character is shown as its sign (␛), one column wide as it was, and does nothing.
std::string harmless(std::string_view text) {
    std::string shown;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0u;
        if (byte == '\t' || byte == '\n') shown += text[at];
        else if (byte < 0x20) shown += {'\xE2', '\x90', static_cast<char>(0x80 + byte)};
        else if (byte == 0x7F) shown += "\u2421";
        else if (byte == 0xC2 && next >= 0x80 && next < 0xA0) shown += "\uFFFD", ++at;
        else shown += text[at];
    }
    return shown;
}

/// The excerpt with a line number in front and carets under the stretch.
std::string excerpt(const place& where) {
    if (where.line == 0 || where.excerpt.empty()) return {};
    const auto number = std::to_string(where.line);
    const std::string gutter(number.size(), ' ');
    std::string under;
    const std::size_t shown_at = where.column > text::excerpt_length ? text::excerpt_before + 2 : where.column;
    std::size_t column = 1, at = 0;
    // Tabs stay tabs, so that the caret stands under its character whatever their width.
    for (; column < shown_at && at < where.excerpt.size(); ++column) {
        under += where.excerpt[at] == '\t' ? '\t' : ' ';
        do ++at;
        while (at < where.excerpt.size() && (static_cast<unsigned char>(where.excerpt[at]) & 0xC0u) == 0x80u);
    }
    if (column < shown_at) return "  " + number + " | " + harmless(where.excerpt) + "\n";  // beyond what is shown of a long line
    std::size_t carets = where.end_line == where.line && where.end_column > where.column ? where.end_column - where.column : 1;
    std::size_t left = 0;
    for (std::size_t i = at; i < where.excerpt.size(); ++i) left += (static_cast<unsigned char>(where.excerpt[i]) & 0xC0u) != 0x80u ? 1 : 0;
    carets = std::max<std::size_t>(1, std::min(carets, left));
    return "  " + number + " | " + harmless(where.excerpt) + "\n  " + gutter + " | " + under + std::string(carets, '^') + "\n";
}

std::string address(const place& where) {
    if (where.file.empty()) return {};
    return where.line == 0 ? where.file + ": " : where.file + ":" + std::to_string(where.line) + ":" + std::to_string(where.column) + ": ";
}

std::string print(const diagnostic& one) {
    static constexpr std::string_view severities[] = {"error", "warning", "note"};
    std::string text = address(one.where) + std::string(severities[static_cast<std::size_t>(one.severity)]) + "[" + one.code + "]: " + harmless(one.message) + "\n" + excerpt(one.where);
    for (const auto& other : one.related) text += address(other.where) + "note: " + harmless(other.message) + "\n" + excerpt(other.where);
    if (!one.help.empty()) text += "  help: " + harmless(one.help) + "\n";
    return text;
}

}  // namespace

std::string to_text(const diagnostics& problems) {
    std::string text;
    for (const auto& one : problems) text += (text.empty() ? "" : "\n") + print(one);
    return text;
}

std::string to_text(const std::vector<case_result>& results) {
    std::string text;
    std::size_t passed = 0;
    for (const auto& one : results) {
        passed += one.passed ? 1 : 0;
        if (one.passed) continue;
        text += "FAILED  " + one.name + "\n";
        for (const auto& failure : one.failures) text += print(failure);
        text += "\n";
    }
    return text + std::to_string(passed) + " passed, " + std::to_string(results.size() - passed) + " failed\n";
}

}  // namespace quorate
