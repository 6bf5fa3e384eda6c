// Blocks as Markdown (CommonMark, with the tables of GitHub's).
#include "report/raised.hpp"
#include "report/sheet.hpp"

namespace quorate::report {

namespace {

/// Data as text: nothing in it is taken for markup, and it stays on its line.
std::string escaped(std::string_view text) {
    std::string result;
    for (const auto& piece : pieces_of(text)) {
        if (piece.raised) result += "<sup>";
        for (const char c : piece.text) {
            if (std::string_view("\\`*_{}[]<>#|~").find(c) != std::string_view::npos) result += '\\';
            if (c == '&') result += "&amp;";
            else result += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
        }
        if (piece.raised) result += "</sup>";
    }
    return result;
}

/// A line that starts like a list or a numbered item keeps its words.
std::string line(std::string_view text) {
    std::string result = escaped(text);
    if (!result.empty() && (result.front() == '-' || result.front() == '+')) result.insert(0, "\\");
    const auto digits = result.find_first_not_of("0123456789");
    if (digits != std::string::npos && digits > 0 && (result[digits] == '.' || result[digits] == ')')) result.insert(digits, "\\");
    return result;
}

void print_pipe_table(std::string& page, const block& one) {
    for (std::size_t r = 0; r < one.rows.size(); ++r) {
        page += "|";
        for (const auto& cell : one.rows[r]) {
            const auto lead = cell.find_first_not_of(' ');
            std::string indent;
            for (std::size_t i = 0; lead != std::string::npos && i < lead; ++i) indent += "&nbsp;";
            page += " " + indent + escaped(lead == std::string::npos ? std::string_view{} : std::string_view(cell).substr(lead)) + " |";
        }
        page += "\n";
        if (r != 0) continue;
        page += "|";
        for (std::size_t i = 0; i < one.rows[r].size(); ++i) page += " --- |";
        page += "\n";
    }
}

}  // namespace

std::string to_markdown(const sheet& from) {
    std::string page;
    block::kind before = block::kind::paragraph;
    for (const auto& one : from.blocks()) {
        if (!page.empty() && (one.is != block::kind::item || before != block::kind::item)) page += "\n";
        switch (one.is) {
            case block::kind::heading: page += std::string(static_cast<std::size_t>(one.level), '#') + " " + escaped(one.text) + "\n"; break;
            case block::kind::paragraph: page += line(one.text) + "\n"; break;
            case block::kind::item:
                page += std::string(static_cast<std::size_t>(one.level - 1) * 2, ' ') + "- " + (one.mark.empty() ? "" : one.mark + " ") + line(one.text) + "\n";
                break;
            case block::kind::table: print_pipe_table(page, one); break;
        }
        before = one.is;
    }
    return page;
}

}  // namespace quorate::report
