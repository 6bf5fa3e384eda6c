// Papers: whole, readable without a mouse and without colours, the same in every format.
#include <doctest/doctest.h>

#include "api/pipeline.hpp"
#include "quorate/papers.hpp"

using namespace quorate;
using namespace quorate::testing;

namespace {

/// The review of the example programme.
const review& programme() {
    static const review made = [] {
        const auto rules = load_pack(pack_files("pompidou-2019-2022")).or_throw();
        const auto folder = project() / "examples" / "pompidou-2019-2022";
        const std::vector<document> documents{{"programme.json", read(folder / "programme.json")}, {"context.json", read(folder / "context.json")}, {"proposals.json", read(folder / "proposals.json"), true}};
        return make_review(rules, load_portfolio(rules, documents).or_throw(), {*parse_day("2019-06-01")});
    }();
    return made;
}

constexpr paper all_papers[] = {paper::decision, paper::tally, paper::routing, paper::relations, paper::matrix, paper::gaps, paper::questions, paper::monitoring};

std::string made(paper kind, const std::vector<std::string>& languages, paper_format format, const std::string& id = {}) {
    paper_request asked;
    asked.kind = kind;
    asked.languages = languages;
    asked.format = format;
    asked.id = id;
    asked.data_hash = "0123";
    CHECK(fault_of(programme(), asked) == "");
    return make_paper(programme(), asked);
}

/// What is wrong with the tags of a page: one that is not closed, or closed by another; or nothing.
std::string faults_of_tags(const std::string& html) {
    std::vector<std::string> open;
    for (auto at = html.find('<', html.find("</style>") + 8); at != std::string::npos; at = html.find('<', at + 1)) {
        const auto end = html.find('>', at);
        if (end == std::string::npos) return "a tag has no end";
        const bool closes = html[at + 1] == '/';
        const auto begin = at + (closes ? 2 : 1);
        const std::string name = html.substr(begin, html.find_first_of(" />", begin) - begin);
        if (html[end - 1] == '/' || name == "head" || name == "html" || name == "col") continue;
        if (!closes) {
            open.push_back(name);
        } else if (open.empty() || open.back() != name) {
            return "</" + name + "> closes " + (open.empty() ? std::string("nothing") : open.back());
        } else {
            open.pop_back();
        }
    }
    return open.empty() ? std::string() : "<" + open.back() + "> is not closed";
}

std::size_t count(const std::string& text, const std::string& sought) {
    std::size_t found = 0;
    for (auto at = text.find(sought); at != std::string::npos; at = text.find(sought, at + sought.size())) ++found;
    return found;
}

/// The level of each heading, in order.
std::vector<int> heading_levels(const std::string& html) {
    std::vector<int> all;
    for (auto at = html.find("<h"); at != std::string::npos; at = html.find("<h", at + 1))
        if (html[at + 2] >= '1' && html[at + 2] <= '6' && (html[at + 3] == '>' || html[at + 3] == ' ')) all.push_back(html[at + 2] - '0');
    return all;
}

}  // namespace

TEST_CASE("every paper is one whole page that fetches nothing and runs nothing") {
    for (const auto kind : all_papers)
        for (const auto& languages : {std::vector<std::string>{"fr"}, {"en"}, {"fr", "en"}}) {
            CAPTURE(to_string(kind));
            CAPTURE(languages.size());
            const auto html = made(kind, languages, paper_format::html);
            CHECK(faults_of_tags(html) == "");
            CHECK(html.starts_with("<!DOCTYPE html>\n<html lang=\"" + languages.front() + "\">"));
            for (const auto* foreign : {"<script", " src=", " href=", "url(", "@import", "onload"}) CHECK(count(html, foreign) == 0);
            CHECK(count(html, "<h1") == 1);
            const auto levels = heading_levels(html);
            for (std::size_t i = 1; i < levels.size(); ++i) CHECK(levels[i] <= levels[i - 1] + 1);  // none is skipped
            CHECK(count(html, "<table") == count(html, "<caption"));
            CHECK(count(html, "<tr>") >= count(html, "<th scope=\"row\">"));
            CHECK(count(html, "<svg role=\"img\"") == count(html, "<desc>"));
            CHECK(count(html, "0123") >= 2);  // the hash of the data, above and at the foot of each sheet
            CHECK(count(html, "pompidou-2019-2022") >= 1);
            if (languages.size() == 2) CHECK(count(html, " lang=\"en\"") > 3);
            CHECK(html == made(kind, languages, paper_format::html));
        }
}

TEST_CASE("a decision sheet says what the review says") {
    const auto html = made(paper::decision, {"en"}, paper_format::html, "P-03");
    const auto markdown = made(paper::decision, {"en"}, paper_format::markdown, "P-03");
    const auto csv = made(paper::decision, {"en"}, paper_format::csv, "P-03");
    for (const auto& one : programme().subjects) {
        if (one.about.id != "P-03") {
            CHECK(count(csv, one.about.id + " –") == 0);
            continue;
        }
        for (const auto& found : one.findings) {
            CAPTURE(found.criterion);
            CHECK(html.find(found.title.in("en")) != std::string::npos);
        }
    }
    CHECK(csv.starts_with("Criterion,Grade,Finding,Grounds\r\n"));
    CHECK(markdown.find("| Criterion | Grade | Finding | Grounds |\n| --- | --- | --- | --- |\n") != std::string::npos);
    CHECK(count(html, "class=\"signature\"") == 1);
}

TEST_CASE("what was delivered is told from what is planned") {
    coverage planned, delivered;
    planned.name = "planned";
    planned.title.add("en", "Planned <&>");
    const auto line = [](const char* id, std::int64_t times) {
        coverage_line one;
        one.id = id;
        one.label.add("en", std::string("Line ") + id);
        one.count = times;
        return one;
    };
    planned.rows = {line("a", 1), line("b", 0)};
    planned.columns = {line("form", 1)};
    planned.values = {line("report", 1), line("debate", 1)};
    planned.cells = {{0, 0, {{"actions", "A", {}}}, {"report", "debate"}}};
    delivered.name = "delivered";
    delivered.title.add("en", "Delivered");
    delivered.rows = {line("b", 0), line("a", 1)};  // in another order
    delivered.columns = {line("debate", 0), line("report", 1)};
    delivered.cells = {{1, 1, {{"actions", "A", {}}}, {}}};
    review of;
    of.pack = "p";
    of.pack_title.add("en", "P");
    of.as_of = *parse_day("2024-03-15");
    of.coverages = {planned, delivered};
    paper_request asked;
    asked.kind = paper::matrix;
    asked.languages = {"en"};
    asked.delivered = "delivered";
    asked.format = paper_format::csv;
    CHECK(make_paper(of, asked) == ",Line form,Total\r\nLine a,Line report ✔; Line debate,1\r\nLine b,,nothing\r\n\r\nAs of,15 March 2024\r\nRules,p\r\nEngine,quorate " + std::string(of.engine_version) + "\r\n");
    asked.separator = ';';
    CHECK(make_paper(of, asked).starts_with(";Line form;Total\r\nLine a;\"Line report ✔; Line debate\";1\r\nLine b;;nothing\r\n\r\nAs of;15 March 2024\r\n"));
    asked.format = paper_format::html;
    const auto html = make_paper(of, asked);
    CHECK(faults_of_tags(html) == "");
    CHECK(html.find("Planned &lt;&amp;&gt;") != std::string::npos);
    asked.delivered = "nowhere";
    CHECK(fault_of(of, asked) == "there is no coverage table `nowhere`; there are `planned`, `delivered`");
    asked = {};
    asked.languages = {"en"};
    CHECK(fault_of(of, asked).find("nothing is under review") == 0);
}

TEST_CASE("a pack declares papers: sheets with sections, and tables") {
    const auto rules = load_text(R"(pack p { title en "P" languages en source s "S" text en }
record meeting collected as meetings { id : identifier  title : text  on-day : date en "Day"  items : list of text en "Items"  public : truth }
criterion open-to-all must { title en "Open to all" cites s, "1" for m in meetings met when m.public unless met say en "Closed on {m.on-day}." }
paper agenda for m in meetings {
  title en "Agenda"
  cites s, "2"
  applies when m.on-day > as-of
  let count-of-items en "Number of items" = count m.items
  section items en "Items" { say en "There are {count-of-items}." show m.on-day, m.items, count-of-items findings open-to-all }
}
paper calendar-of-meetings for m in meetings { title en "Calendar" as table section days en "Days" { show m.on-day findings open-to-all } }
)").or_throw();
    const std::vector<document> documents{{"d.json", R"({"meetings": [
      {"id": "A", "title": "First", "on-day": "2024-05-01", "items": ["One", "Two"], "public": false},
      {"id": "B", "title": "Second", "on-day": "2024-02-01", "items": [], "public": true}]})"}};
    const auto data = load_portfolio(rules, documents).or_throw();
    const review_options as_of{.as_of = *parse_day("2024-03-15")};
    CHECK(papers_of(rules) == std::vector<std::string>{"agenda", "calendar-of-meetings"});
    CHECK(!make_declared_paper(rules, data, as_of, "minutes"));
    paper_request asked;
    asked.languages = {"en"};
    asked.declared = make_declared_paper(rules, data, as_of, "agenda");
    REQUIRE(asked.declared->sheets.size() == 1);  // the other is over
    CHECK(asked.declared->sheets.front().about.id == "A");
    asked.format = paper_format::markdown;
    const auto review_of = make_review(rules, data, as_of);
    CHECK(fault_of(review_of, asked) == "");
    const auto agenda = make_paper(review_of, asked);
    CHECK(agenda.find("## A – First\n\n### Items\n\nThere are 2.\n\n- Day: 1 May 2024\n- Items: One and Two\n- Number of items: 2\n\n- ✘ Open to all: not met \\[2\\]\n  - Closed on 1 May 2024.\n") != std::string::npos);
    CHECK(faults_of_tags([&] { asked.format = paper_format::html; return make_paper(review_of, asked); }()) == "");
    asked.declared = make_declared_paper(rules, data, as_of, "calendar-of-meetings");
    asked.format = paper_format::csv;
    CHECK(make_paper(review_of, asked).starts_with("Name,Day,Open to all [1]\r\nA – First,1 May 2024,✘ not met; Closed on 1 May 2024.\r\nB – Second,1 February 2024,✔ met\r\n\r\n"));
}

TEST_CASE("a cell that a spreadsheet would take for a formula is text; a number with its sign is a number") {
    review of;
    of.pack = "p";
    of.as_of = *parse_day("2024-03-15");
    coverage one;
    one.name = "table";
    for (const auto* label : {"=1+1", "+cmd", "-2", "-2 and more", "@sum", "\tx", "-", "+3.5", "plain = text", "=\"a\""}) {
        coverage_line line;
        line.id = label;
        line.label.add("en", label);
        line.count = 1;
        one.rows.push_back(line);
    }
    of.coverages = {one};
    paper_request asked;
    asked.kind = paper::matrix;
    asked.languages = {"en"};
    asked.format = paper_format::csv;
    const auto csv = make_paper(of, asked);
    CHECK(csv.starts_with(",Total\r\n'=1+1,1\r\n'+cmd,1\r\n-2,1\r\n'-2 and more,1\r\n'@sum,1\r\n'\tx,1\r\n-,1\r\n+3.5,1\r\nplain = text,1\r\n\"'=\"\"a\"\"\",1\r\n\r\n"));
}

TEST_CASE("what a text raises is raised where it can be; apostrophes are those of print") {
    review of;
    of.pack = "p";
    of.as_of = *parse_day("2024-03-15");
    coverage one;
    one.name = "table";
    coverage_line line;
    line.id = "a";
    line.label.add("fr", "L'an 21^{ème} <^{b c}> ^{");
    line.count = 1;
    one.rows.push_back(line);
    of.coverages = {one};
    paper_request asked;
    asked.kind = paper::matrix;
    asked.languages = {"fr"};
    const auto html = make_paper(of, asked);
    CHECK(faults_of_tags(html) == "");
    CHECK(html.find("<th scope=\"row\">L’an 21<sup>ème</sup> &lt;^{b c}&gt; ^{</th>") != std::string::npos);
    CHECK(html.find("<title>L’an 21ème &lt;^{b c}&gt; ^{</title>") != std::string::npos);  // in the drawing
    asked.format = paper_format::markdown;
    CHECK(make_paper(of, asked).find("| L'an 21<sup>ème</sup> \\<^{b c}\\> ^{ |") != std::string::npos);
    asked.format = paper_format::csv;
    CHECK(make_paper(of, asked).find("L'an 21ème <^{b c}> ^{,") != std::string::npos);
}
