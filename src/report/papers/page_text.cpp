// Pages as Markdown, and their tables as CSV.
#include "report/papers/page.hpp"

#include <algorithm>

#include "report/raised.hpp"

namespace quorate::report {

namespace {

/// Words as Markdown shows them: what would be markup is escaped, line ends are spaces.
std::string markdown_text(std::string_view text) {
    std::string made;
    for (const auto& piece : pieces_of(text)) {
        if (piece.raised) made += "<sup>";
        for (const char c : piece.text) {
            if (std::string_view("\\`*_[]<>|#").find(c) != std::string_view::npos) made += '\\';
            made += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
        if (piece.raised) made += "</sup>";
    }
    return made;
}

std::string joined_wordings(const wordings& text, const char* between) {
    std::string made;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i > 0 && text[i] == text[0]) continue;
        made += (i == 0 ? "" : between) + markdown_text(text[i]);
    }
    return made;
}

std::string with_notes(const table_cell& cell) {
    auto made = joined_wordings(cell.text, " / ");
    for (const auto& note : cell.notes) made += "<br>" + joined_wordings(note, " / ");
    return made;
}

void add_table(const page_block& one, std::string& to) {
    to += "**" + joined_wordings(one.text, " / ") + "**\n\n";
    for (std::size_t i = 0; i < one.rows.size(); ++i) {
        for (const auto& cell : one.rows[i]) to += "| " + with_notes(cell) + " ";
        to += "|\n";
        if (i > 0) continue;
        for (std::size_t j = 0; j < one.rows[i].size(); ++j) to += "| --- ";
        to += "|\n";
    }
    to += "\n";
}

/// Whether a spreadsheet would take a cell for a formula. A number with its sign is none, nor is a sign alone.
bool reads_as_formula(const std::string& text) {
    if (text.empty() || std::string_view("=+-@\t\r").find(text.front()) == std::string_view::npos) return false;
    const bool is_signed = text.front() == '+' || text.front() == '-';
    return !is_signed || text.find_first_not_of("0123456789.,", 1) != std::string::npos;
}

std::string csv_cell(const std::string& written, char separator) {
    const auto said = without_raising(written);
    const auto text = reads_as_formula(said) ? "'" + said : said;
    if (text.find_first_of(std::string("\"\r\n") + separator) == std::string::npos) return text;
    std::string made = "\"";
    for (const char c : text) {
        made += c;
        if (c == '"') made += c;
    }
    return made + '"';
}

std::string csv_text(const table_cell& cell) {
    const auto add = [](std::string& made, const wordings& text, const char* between) {
        for (std::size_t i = 0; i < text.size(); ++i)
            if (i == 0 || text[i] != text[0]) made += (made.empty() ? "" : i == 0 ? between : " / ") + text[i];
    };
    std::string made;
    add(made, cell.text, "");
    for (const auto& note : cell.notes) add(made, note, "; ");
    return made;
}

}  // namespace

std::string to_markdown(const page& from) {
    std::string made;
    for (const auto& one : from.blocks) {
        switch (one.is) {
            case page_block::kind::heading: made += std::string(static_cast<std::size_t>(one.level), '#') + " " + joined_wordings(one.text, " / ") + "\n\n"; break;
            case page_block::kind::paragraph: made += joined_wordings(one.text, "\n\n") + "\n\n"; break;
            case page_block::kind::item:
                made += "- " + joined_wordings(one.text, " / ") + "\n";
                for (const auto& note : one.notes) made += "  - " + joined_wordings(note, " / ") + "\n";
                break;
            case page_block::kind::table: add_table(one, made); break;
            case page_block::kind::figure: break;  // the table below it says the same
            case page_block::kind::signature:
                for (const auto& cell : one.rows.front()) made += joined_wordings(cell.text, " / ") + ": ________________  ";
                made += "\n\n";
                break;
            case page_block::kind::facts:
                for (const auto& row : one.rows) made += "- " + joined_wordings(row[0].text, " / ") + ": " + joined_wordings(row[1].text, " / ") + "\n";
                made += "\n";
                break;
        }
        const auto next = static_cast<std::size_t>(&one - from.blocks.data()) + 1;
        if (one.is == page_block::kind::item && (next == from.blocks.size() || from.blocks[next].is != page_block::kind::item)) made += "\n";
    }
    while (made.ends_with("\n\n")) made.pop_back();
    return made;
}

/// The tables, and after them what the paper was made from, a label and a value a line.
std::string to_csv(const page& from, char separator) {
    std::string made;
    for (const auto kind : {page_block::kind::table, page_block::kind::facts})
        for (const auto& one : from.blocks) {
            if (one.is != kind) continue;
            if (!made.empty()) made += "\r\n";
            for (const auto& row : one.rows) {
                std::string line;
                bool first = true;
                for (const auto& cell : row) {
                    if (!first) line += separator;
                    first = false;
                    line += csv_cell(csv_text(cell), separator);
                }
                made += line + "\r\n";
            }
        }
    return made;
}

}  // namespace quorate::report
