// Pages as one HTML file: no scripts, nothing fetched, readable aloud, made for print.
#include "report/papers/page.hpp"

#include <algorithm>

#include "report/raised.hpp"
#include "report/wording.hpp"

namespace quorate::report {

namespace {

constexpr std::string_view style = R"css(
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { font-size: 10.5pt; }
body { font-family: "Source Serif 4", "Source Serif Pro", Georgia, "Liberation Serif", "DejaVu Serif", serif; line-height: 1.42; color: #1a1a1a; background: #fff; max-width: 190mm; margin: 0 auto; padding: 12mm 8mm 18mm; }
body.wide { max-width: 277mm; }
h1, h2, h3, th, .meta, caption, figcaption, .label, .reference { font-family: "Source Sans 3", "Source Sans Pro", "Liberation Sans", "DejaVu Sans", Arial, sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .2rem; color: #14304f; font-weight: 700; }
h2 { font-size: 1.28rem; line-height: 1.25; margin: 1.9rem 0 .5rem; padding-bottom: .25rem; border-bottom: 1.5pt solid #14304f; color: #14304f; break-after: avoid; }
h3 { font-size: 1.04rem; margin: 1.2rem 0 .35rem; color: #14304f; break-after: avoid; }
header { border-top: 4pt solid #14304f; padding-top: .7rem; margin-bottom: 1rem; }
p { margin: .35rem 0 .6rem; max-width: 75ch; }
.pair { display: grid; grid-template-columns: 1fr 1fr; column-gap: 1.6rem; }
.pair > * { margin-top: inherit; }
.pair > .both { font-style: normal; color: inherit; }
ul { margin: .3rem 0 .8rem; padding-left: 0; list-style: none; }
li { margin: .3rem 0; padding: .15rem 0 .15rem .75rem; border-left: 3pt solid #b8c2cc; break-inside: avoid; }
ul.columns { columns: 2; column-gap: 1.6rem; font-size: .92rem; }
ul.columns > li { margin: 0 0 .2rem; padding: 0 0 0 .6rem; }
li.good { border-left-color: #1d6b3a; }
li.bad { border-left-color: #9b1c1c; }
li.open { border-left-color: #8a5a00; }
.note { display: block; font-size: .88rem; color: #3d3d3d; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.1rem; font-size: .9rem; }
caption { text-align: left; font-weight: 600; font-size: .92rem; padding: .2rem 0 .35rem; color: #1a1a1a; }
th, td { text-align: left; vertical-align: top; padding: .32rem .5rem; border-bottom: .5pt solid #aab4be; }
thead th { background: #e9eef3; color: #14304f; border-bottom: 1pt solid #14304f; font-weight: 600; font-size: .84rem; vertical-align: bottom; }
caption.heard { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
tbody th { font-weight: 600; }
tbody th .note, tbody th .both + .both { font-weight: 400; }
tbody th .note { font-family: "Source Serif 4", Georgia, "Liberation Serif", "DejaVu Serif", serif; }
tr { break-inside: avoid; }
thead { display: table-header-group; break-inside: avoid; }
caption, thead { break-after: avoid; }
tbody tr:first-child { break-before: avoid; }
table.shares { table-layout: fixed; }
th, td { overflow-wrap: break-word; }
td.good { background: #e7f3ea; color: #12492a; }
td.bad { background: #fbeaea; color: #7d1414; }
td.open { background: #fdf3de; color: #5e3d00; }
td.faint { color: #595959; }
sup { font-size: .7em; line-height: 0; }
.both { display: block; }
.both + .both { color: #3d3d3d; font-style: italic; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .4rem 0 1rem; font-size: .92rem; }
dl.facts dt { color: #3d3d3d; font-family: "Source Sans 3", "Liberation Sans", Arial, sans-serif; }
dl.facts dd { margin: 0; overflow-wrap: anywhere; }
dl.facts.sides { grid-template-columns: 9rem minmax(0, 1fr) 9rem minmax(0, 1fr); column-gap: 1.6rem; }
dl.facts.sides dt { margin-right: -1rem; }
dl.facts dd.across { grid-column: span 3; }
figure { margin: .6rem 0 1.2rem; break-inside: avoid; }
figure svg { width: 100%; height: auto; max-height: 158mm; display: block; }
figcaption { font-size: .92rem; font-weight: 600; margin-bottom: .4rem; }
.signature { display: grid; grid-template-columns: 2fr 1fr 2fr; gap: 1.4rem; margin: 2.2rem 0 1rem; break-inside: avoid; }
.signature div { border-top: .75pt solid #1a1a1a; padding-top: .25rem; font-size: .86rem; min-height: 2.2rem; margin-top: 1.6rem; }
@page { size: A4; margin: 16mm 14mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8.5pt "Liberation Sans", Arial, sans-serif; color: #3d3d3d; } }
@media print { body { max-width: none; padding: 0; -webkit-print-color-adjust: exact; print-color-adjust: exact; } h2.sheet { break-before: page; margin-top: 0; } section.together { break-inside: avoid; } }
@media screen and (max-width: 48rem) { .pair { grid-template-columns: 1fr; } ul.columns { columns: 1; } dl.facts.sides { grid-template-columns: max-content minmax(0, 1fr); } dl.facts dd.across { grid-column: auto; } }
)css";

std::string escaped_html(std::string_view text) {
    std::string made;
    for (const char c : with_apostrophes(text)) {
        switch (c) {
            case '&': made += "&amp;"; break;
            case '<': made += "&lt;"; break;
            case '>': made += "&gt;"; break;
            case '"': made += "&quot;"; break;
            default:
                if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') made += c;  // control characters are not allowed in HTML
        }
    }
    return made;
}

/// Words, with what is raised in them.
std::string html_text(std::string_view text) {
    std::string made;
    for (const auto& piece : pieces_of(text)) made += piece.raised ? "<sup>" + escaped_html(piece.text) + "</sup>" : escaped_html(piece.text);
    return made;
}

/// Words as a string of CSS.
std::string css_text(std::string_view text) {
    std::string made = "\"";
    for (const char c : with_apostrophes(without_raising(text))) {
        if (c == '"' || c == '\\' || c == '<' || c == '>') made += "\\" + std::string(c == '"' ? "22 " : c == '<' ? "3c " : c == '>' ? "3e " : "5c ");
        else if (static_cast<unsigned char>(c) >= 0x20) made += c;
    }
    return made + '"';
}

std::string_view class_of(tone look) {
    static constexpr std::string_view names[] = {"", "good", "bad", "open", "faint", ""};
    return names[static_cast<std::size_t>(look)];
}

class html_writer {
public:
    explicit html_writer(const page& from) : page_(from) {}

    std::string write() {
        made_ = "<!DOCTYPE html>\n<html lang=\"" + html_text(page_.languages.front()) + "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
                escaped_html(without_raising(page_.title.front())) + "</title>\n<style>" + std::string(style) + (page_.wide ? "@page { size: A4 landscape; }\n" : "") +
                (page_.running.empty() ? "" : "@page { @bottom-left { content: " + css_text(page_.running) + "; font: 8pt \"Liberation Sans\", Arial, sans-serif; color: #3d3d3d; } }\n") + "</style>\n</head>\n<body" +
                (page_.wide ? " class=\"wide\"" : "") + ">\n<main>\n";
        for (const auto& one : page_.blocks) {
            within(one);
            block(one);
        }
        end_list();
        end_section();
        return made_ + "</main>\n</body>\n</html>\n";
    }

private:
    enum class list : std::uint8_t { none, lines, columns };

    void end_list() {
        if (in_list_ != list::none) made_ += "</ul>\n";
        in_list_ = list::none;
    }
    void end_section() {
        if (in_section_) made_ += "</section>\n";
        in_section_ = false;
    }

    /// Opens and closes the list and the section that a block stands in.
    void within(const page_block& one) {
        const auto wanted = one.is != page_block::kind::item ? list::none : one.compact ? list::columns : list::lines;
        if (wanted != in_list_) {
            end_list();
            if (wanted != list::none) made_ += wanted == list::columns ? "<ul class=\"columns\">\n" : "<ul>\n";
            in_list_ = wanted;
        }
        if (one.is != page_block::kind::heading || one.level > 2) return;
        end_section();
        if (!one.keeps_together) return;
        made_ += "<section class=\"together\">\n";
        in_section_ = true;
    }

    [[nodiscard]] bool alike(const wordings& text) const { return std::all_of(text.begin(), text.end(), [&](const std::string& one) { return one == text.front(); }); }

    /// Words within a line: once when they are the same in all languages, else each in its own.
    [[nodiscard]] std::string inline_text(const wordings& text) const {
        if (text.empty()) return {};
        if (text.size() == 1 || alike(text)) return html_text(text.front());
        std::string all;
        for (std::size_t i = 0; i < text.size(); ++i) all += "<span class=\"both\" lang=\"" + html_text(page_.languages[i]) + "\">" + html_text(text[i]) + "</span>";
        return all;
    }

    /// An element in each language, side by side.
    void element(const std::string& tag, const std::string& attributes, const wordings& text) {
        if (text.size() == 1 || (alike(text) && tag != "p")) {
            made_ += "<" + tag + attributes + ">" + html_text(text.front()) + "</" + tag + ">\n";
            return;
        }
        if (tag.front() == 'h') {  // one heading, so that the outline has each once
            made_ += "<" + tag + attributes + "><span class=\"pair\">" + inline_text(text) + "</span></" + tag + ">\n";
            return;
        }
        made_ += "<div class=\"pair\">";
        for (std::size_t i = 0; i < text.size(); ++i) made_ += "<" + tag + attributes + " lang=\"" + html_text(page_.languages[i]) + "\">" + html_text(text[i]) + "</" + tag + ">";
        made_ += "</div>\n";
    }

    void notes(const std::vector<wordings>& all) {
        for (const auto& one : all) made_ += "<span class=\"note\">" + inline_text(one) + "</span>";
    }

    /// A line with its notes: each language in a column of its own.
    void item(const page_block& one) {
        const auto look = class_of(one.look);
        made_ += look.empty() ? "<li>" : "<li class=\"" + std::string(look) + "\">";
        if (alike(one.text) && std::all_of(one.notes.begin(), one.notes.end(), [&](const wordings& note) { return alike(note); })) {
            made_ += inline_text(one.text);
            notes(one.notes);
        } else {
            made_ += "<div class=\"pair\">";
            for (std::size_t i = 0; i < one.text.size(); ++i) {
                made_ += "<div lang=\"" + html_text(page_.languages[i]) + "\">" + html_text(one.text[i]);
                for (const auto& note : one.notes)
                    if (!alike(note)) made_ += "<span class=\"note\">" + html_text(note[i]) + "</span>";
                made_ += "</div>";
            }
            made_ += "</div>";
            for (const auto& note : one.notes)
                if (alike(note)) made_ += "<span class=\"note\">" + html_text(note.front()) + "</span>";
        }
        made_ += "</li>\n";
    }

    void table(const page_block& one) {
        // A caption that says what the heading above it says is there for those who listen.
        made_ += std::string(one.widths.empty() ? "<table>" : "<table class=\"shares\">") + "\n<caption" + std::string(one.text == heading_ ? " class=\"heard\"" : "") + ">" + inline_text(one.text) + "</caption>\n";
        if (!one.widths.empty()) made_ += "<colgroup>";
        for (const auto width : one.widths) made_ += std::string("<col style=\"width: ") + std::to_string(width) + "%\">";
        made_ += std::string(one.widths.empty() ? "" : "</colgroup>\n") + "<thead>\n<tr>";
        for (const auto& cell : one.rows.front()) made_ += cell.text.front().empty() ? "<td></td>" : "<th scope=\"col\">" + inline_text(cell.text) + "</th>";
        made_ += "</tr>\n</thead>\n<tbody>\n";
        for (std::size_t i = 1; i < one.rows.size(); ++i) {
            made_ += "<tr>";
            for (std::size_t j = 0; j < one.rows[i].size(); ++j) {
                const auto& cell = one.rows[i][j];
                const auto look = class_of(cell.look);
                made_ += j == 0 ? "<th scope=\"row\">" : look.empty() ? "<td>" : "<td class=\"" + std::string(look) + "\">";
                made_ += inline_text(cell.text);
                notes(cell.notes);
                made_ += j == 0 ? "</th>" : "</td>";
            }
            made_ += "</tr>\n";
        }
        made_ += "</tbody>\n</table>\n";
    }

    /// Labels and values. Of two languages each has its label and value, side by side; a long value that is the same in both goes across.
    void facts(const page_block& one) {
        const auto languages = page_.languages.size();
        made_ += languages == 1 ? "<dl class=\"facts\">\n" : "<dl class=\"facts sides\">\n";
        for (const auto& row : one.rows) {
            const auto &label = row[0].text, &value = row[1].text;
            if (languages == 1 || (alike(value) && value.front().size() > 40)) {
                made_ += "<dt>" + inline_text(label) + "</dt><dd" + (languages == 1 ? "" : " class=\"across\"") + ">" + inline_text(value) + "</dd>\n";
                continue;
            }
            for (std::size_t i = 0; i < languages; ++i) {
                const auto lang = " lang=\"" + html_text(page_.languages[i]) + "\">";
                made_ += "<dt" + lang + html_text(label[i]) + "</dt><dd" + lang + html_text(value[i]) + "</dd>";
            }
            made_ += "\n";
        }
        made_ += "</dl>\n";
    }

    void block(const page_block& one) {
        if (one.is == page_block::kind::heading) heading_ = one.text;
        else if (one.is != page_block::kind::table) heading_.clear();
        draw(one);
        if (one.is == page_block::kind::table) heading_.clear();
    }

    void draw(const page_block& one) {
        switch (one.is) {
            case page_block::kind::heading:
                if (one.level == 1) made_ += "<header>\n";
                element("h" + std::to_string(one.level), one.breaks_page ? " class=\"sheet\"" : "", one.text);
                if (one.level == 1) made_ += "</header>\n";
                break;
            case page_block::kind::paragraph: element("p", "", one.text); break;
            case page_block::kind::item: item(one); break;
            case page_block::kind::table: table(one); break;
            case page_block::kind::figure: made_ += "<figure>\n<figcaption>" + inline_text(one.text) + "</figcaption>\n" + one.drawing + "</figure>\n"; break;
            case page_block::kind::signature:
                made_ += "<div class=\"signature\">";
                for (const auto& cell : one.rows.front()) made_ += "<div>" + inline_text(cell.text) + "</div>";
                made_ += "</div>\n";
                break;
            case page_block::kind::facts:
                facts(one);
                break;
        }
    }

    const page& page_;
    wordings heading_;              ///< the one right above
    list in_list_ = list::none;
    bool in_section_ = false;
    std::string made_;
};

}  // namespace

std::string to_html(const page& from) { return html_writer(from).write(); }

}  // namespace quorate::report
