// Quotations held against the text they come from, and the text against the rules.
#include <doctest/doctest.h>

#include "api/pipeline.hpp"
#include "quorate/citations.hpp"
#include "quorate/format.hpp"

using namespace quorate;
using namespace quorate::testing;

namespace {

/// A pack with one criterion that cites so, and what else is given.
pack quoting(const std::string& cites, const std::string& more = {}) {
    return load_text(R"(pack p { title en "P" languages en source s "The Statute" of 2020-01-01 text en }
record r collected as rs { id : identifier  n : number }
criterion c must { title en "C" )" + cites + R"( for x in rs  met when x.n > 1 }
case "up" { as of 2024-01-01 given r A { n: 2 } expect c met }
)" + more).or_throw();
}

citation_report against(const pack& rules, const std::string& text) {
    const std::vector<document> texts{{"folder/s.en.txt", text}};
    return check_citations(rules, texts);
}

checked_citation only(const std::string& cites, const std::string& text, const std::string& more = {}) {
    const auto report = against(quoting(cites, more), text);
    REQUIRE(report.citations.size() >= 1);
    return report.citations.front();
}

}  // namespace

TEST_CASE("words are found whatever their typography") {
    const std::string cites = R"(cites s, "Rules", «l'été “au moins” cinq - soit : 5 délégations efficaces»)";
    const std::string spellings[] = {
        "Rules\n\nDans l'été « au moins » cinq - soit : 5 délégations efficaces, dit-on.\n",
        "Rules\n\nDans l’été “au moins” cinq – soit : 5 délégations efficaces.\n",
        "Rules\n\nDans l'été «\u00A0au\u202Fmoins\u00A0» cinq —\nsoit\u00A0: 5 délégations\r\n   efficaces.\n",
        "## Rules\n\n- Dans l'e\u0301te\u0301 « au moins » cinq - soit : 5 **de\u0301le\u0301gations** e\uFB03caces.\n",
    };
    for (const auto& text : spellings) {
        CAPTURE(text);
        const auto found = only(cites, text);
        CHECK(found.state == citation_state::found);
        CHECK(found.paragraph == 1);
        CHECK(found.section == "Rules");
    }
    CHECK(only(cites, "Rules\n\nDans l'Été « au moins » cinq - soit : 5 délégations efficaces.\n").state == citation_state::vanished);  // another case
    CHECK(only(cites, "Rules\n\nDans l'ete « au moins » cinq - soit : 5 delegations efficaces.\n").state == citation_state::vanished);  // other letters
}

TEST_CASE("words that stand elsewhere moved, words that stand nowhere vanished") {
    const std::string cites = R"(cites s, "Support", «the support of five other members»)";
    const std::string text = "Aims\n\nTo do good.\n\nSupport\n\nA proposal has the support of five other members.\n\nIt is in writing.\n";
    CHECK(only(cites, text).state == citation_state::found);
    CHECK(only(cites, text).paragraph == 2);

    const auto elsewhere = only(cites, "Aims\n\nThe support of all.\n\nSupport\n\nNone.\n\nForm\n\nIt needs the support of five other members.\n");
    CHECK(elsewhere.state == citation_state::moved);
    CHECK(elsewhere.section == "Form");
    CHECK(elsewhere.paragraph == 3);

    const auto gone = only(cites, "Aims\n\nTo do good.\n\nSupport\n\nA proposal has the support of at least six other members.\n");
    CHECK(gone.state == citation_state::vanished);
    CHECK(gone.nearest == "the support of at least six");
    CHECK(gone.nearest_paragraph == 2);
    CHECK(only(cites, "Aims\n\nNothing of that kind at all.\n").nearest.empty());

    CHECK(only(R"(cites s, "Support")", text).state == citation_state::found);
    CHECK(only(R"(cites s, "Support, paragraph 2")", text).state == citation_state::found);
    CHECK(only(R"(cites s, "Money")", text).state == citation_state::no_section);
    CHECK(against(quoting(R"(cites s, "Support")"), "").citations.front().state == citation_state::no_section);
    const auto untold = check_citations(quoting(cites), {});
    CHECK(untold.citations.front().state == citation_state::no_text);
    CHECK(!has_faults(untold));
}

TEST_CASE("pins tell that words moved within their section, and are written from what was found") {
    const std::string cites = R"(cites s, "Support", «five other members»)";
    const std::string before = "Support\n\nThe support of five other members.\n", after = "Support\n\nA new paragraph.\n\nThe support of five other members.\n";
    const auto pins = make_pins(against(quoting(cites), before));
    CHECK(pins.starts_with("pins s of 2020-01-01 {\n  «five other members» paragraph 1 hash \""));
    const auto pinned = quoting(cites, pins);
    CHECK(against(pinned, before).citations.front().state == citation_state::found);
    const auto moved = against(pinned, after).citations.front();
    CHECK(moved.state == citation_state::moved);
    CHECK(moved.pinned == 1);
    CHECK(moved.paragraph == 2);
    // The same words twice: those of the pinned paragraph are meant.
    CHECK(against(pinned, "Support\n\nFive: five other members.\n\nAgain five other members.\n").citations.front().state == citation_state::found);
    const auto spoilt = load_text("pack p { title en \"P\" languages en source s \"The Statute\" of 2020-01-01 text en }\n" + pins.substr(0, pins.find("five")) + "four" + pins.substr(pins.find("five") + 4));
    REQUIRE(!spoilt);
    CHECK(spoilt.diagnostics.front().code == "Q3031");
}

TEST_CASE("every paragraph is encoded, left, background, named or forgotten") {
    const auto rules = quoting(R"(cites s, "Support", «five other members»)", R"(
criterion d should { title en "D" cites s, "Form" for x in rs met when x.n > 2 }
case "down" { as of 2024-01-01 given r A { n: 1 } expect c not met }
leaves good to people { cites s, "Aims", «do good» because en "Nobody can count it." }
leaves tale as background { cites s, "History" because en "A tale." }
)");
    const auto report = against(rules, "History\n\nOnce.\n\nAnd twice.\n\nAims\n\nTo do good.\n\nTo be seen:\n\nSupport\n\nThe support of five other members.\n\nForm\n\nIt is:\n- in writing;\n- signed.\n");
    REQUIRE(report.sources.size() == 1);
    const auto& all = report.sources.front().paragraphs;
    REQUIRE(all.size() == 8);
    const paragraph_state expected[] = {paragraph_state::background, paragraph_state::background, paragraph_state::left,  paragraph_state::forgotten,
                                        paragraph_state::encoded,    paragraph_state::named,      paragraph_state::named, paragraph_state::named};
    for (std::size_t i = 0; i < all.size(); ++i) {
        CAPTURE(i);
        CHECK(to_string(all[i].state) == to_string(expected[i]));
    }
    CHECK(all[2].left_by == "good");
    CHECK(*all[2].reason.find("en") == "Nobody can count it.");
    CHECK(all[4].rules == std::vector<std::string>{"criterion c"});
    CHECK(all[4].positive);
    CHECK(all[4].negative);
    CHECK(all[6].text == "in writing;");
    CHECK(!has_faults(report));
    CHECK(to_text(report).find("8 paragraphs: 1 encoded (1 with cases both ways), 1 left to people, 2 background, 3 by section only, 1 forgotten") != std::string::npos);
}

TEST_CASE("a parameter is tried where what reads it is tried") {
    const auto rules = load_text(R"(pack p { title en "P" languages en source s "S" text en }
record r collected as rs { id : identifier  n : number }
parameter least = 2 { cites s, "1", «at least two» }
criterion c must { title en "C" cites s, "1" for x in rs met when x.n >= least }
case "up" { as of 2024-01-01 given r A { n: 2 } expect c met }
)").or_throw();
    const std::vector<document> texts{{"s.txt", "1\n\nThere are at least two.\n"}};
    const auto report = check_citations(rules, texts);
    REQUIRE(report.sources.front().paragraphs.size() == 1);
    CHECK(report.sources.front().paragraphs.front().positive);
    CHECK(!report.sources.front().paragraphs.front().negative);
}

TEST_CASE("the work programme: nothing that is quoted moved or vanished, and nothing is forgotten") {
    const auto rules = load_pack(pack_files("pompidou-2019-2022")).or_throw();
    std::string text;
    for (const auto* above : {"../shared", "../../shared"})
        if (text.empty()) text = read(project() / above / "domain" / "programme-2019-2022.fr.txt");
    if (text.empty()) {
        MESSAGE("passed over: the text of the programme is not beside the project");
        return;
    }
    const std::vector<document> texts{{"programme-2019-2022.fr.txt", text}};
    const auto report = check_citations(rules, texts);
    CHECK(report.citations.size() > 150);
    for (const auto& one : report.citations) {
        CAPTURE(one.declaration);
        CAPTURE(one.cited.quotation);
        CHECK(to_string(one.state) == "found");
        CHECK((one.cited.quotation.empty() || one.pinned != 0));
    }
    for (const auto& one : report.sources.front().paragraphs) {
        CAPTURE(one.number);
        CAPTURE(one.text);
        CHECK(to_string(one.state) != "forgotten");
    }
    // The pins of the pack are those that the command writes.
    const auto pins = format({"pins.quorate", make_pins(report)}).or_throw();
    CHECK(read(project() / "rules" / "pompidou-2019-2022" / "pins.quorate").ends_with(pins));
    // A version with one word changed is told from this one.
    const auto at = text.find("cinq autres");
    REQUIRE(at != std::string::npos);
    const std::vector<document> changed{{"programme-2019-2022.fr.txt", text.substr(0, at) + "quatre autres" + text.substr(at + 11)}};
    const auto other = check_citations(rules, changed);
    CHECK(has_faults(other));
}
