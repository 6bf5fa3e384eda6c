// Relations as tables and graphs.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "quorate/report.hpp"

using namespace quorate;

namespace {

texts in_english(const std::string& text) { return texts({{"en", text}}); }

std::vector<related_pair> some_pairs() {
    related_pair one;
    one.relation = "overlap";
    one.title = in_english("Overlap");
    one.first = {"works", "A", in_english("Rails, \"fast\" <ones> & more")};
    one.second = {"works", "B", in_english("Two\nlines")};
    one.shared = {{"themes", in_english("Themes"), in_english("rail")}};
    auto other = one;
    other.directed = true;
    other.state = relation_state::possible;
    other.grade = relation_grade::bar;
    other.second = {"proposals", "A", in_english("Another A")};
    return {one, other};
}

bool holds_text(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a table quotes what needs it and has a line for each relation") {
    const auto table = to_csv(some_pairs(), "en");
    CHECK(table.starts_with("relation,title,grade,state,directed,first_collection,first,"));
    CHECK(holds_text(table, "overlap,Overlap,note,candidate,false,works,A,\"Rails, \"\"fast\"\" <ones> & more\",works,B,\"Two\nlines\",,Themes: rail,,,,\r\n"));
    CHECK(holds_text(table, "overlap,Overlap,bar,possible,true,works,A,"));
    CHECK(to_csv({}, "en").find("\r\n") == to_csv({}, "en").size() - 2);
}

TEST_CASE("a graph has a node for each record, also where two collections use one id") {
    const auto graph = to_dot(some_pairs(), "en");
    CHECK(graph.starts_with("digraph relations {\n"));
    CHECK(holds_text(graph, "r0 [label=\"A\\nAnother A\"];"));
    CHECK(holds_text(graph, "r1 [label=\"A\\nRails, \\\"fast\\\" <ones> & more\"];"));
    CHECK(holds_text(graph, "r1 -> r2 [label=\"Overlap\", dir=none];"));
    CHECK(holds_text(graph, "r1 -> r0 [label=\"Overlap\", style=dashed, penwidth=2];"));
}

TEST_CASE("GraphML escapes texts and marks directed edges") {
    const auto graph = to_graphml(some_pairs(), "en");
    CHECK(holds_text(graph, "Rails, &quot;fast&quot; &lt;ones&gt; &amp; more"));
    CHECK(holds_text(graph, "<edge source=\"r1\" target=\"r2\">"));
    CHECK(holds_text(graph, "<edge source=\"r1\" target=\"r0\" directed=\"true\">"));
}

TEST_CASE("JSON Lines have the objects of the JSON, a line each") {
    std::istringstream lines(to_json_lines(some_pairs()));
    const auto whole = nlohmann::json::parse(to_json(some_pairs()));
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) CHECK(nlohmann::json::parse(line) == whole["relations"][count]);
    CHECK(count == 2);
}
