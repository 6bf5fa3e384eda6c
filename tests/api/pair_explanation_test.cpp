// Why a pair is related, or is not: every condition with its value, and by how much it fails.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "api/pipeline.hpp"
#include "quorate/explanation.hpp"

using namespace quorate;
using namespace quorate::testing;

namespace {

struct given {
    pack rules;
    portfolio data;
    review_options options{*parse_day("2019-06-01")};
};

given small(const std::string& relations, const std::string& things) {
    const auto rules = load_text(small_pack + relations);
    REQUIRE_MESSAGE(rules, to_text(rules.diagnostics));
    const std::vector<document> documents{{"data.json", things}};
    const auto data = load_portfolio(*rules.value, documents);
    REQUIRE_MESSAGE(data.diagnostics.empty(), to_text(data.diagnostics));
    return {*rules.value, *data.value};
}

std::vector<pair_explanation> explained(const given& of, const std::string& first, const std::string& second, const std::string& relation = {}) {
    const auto made = explain_pair(of.rules, of.data, of.options, first, second, relation);
    REQUIRE_MESSAGE(made, to_text(made.diagnostics));
    return *made.value;
}

/// A text with its lines joined, however they were broken.
std::string on_one_line(const std::string& text) {
    std::istringstream words(text);
    std::string line;
    for (std::string word; words >> word;) line += (line.empty() ? "" : " ") + word;
    return line;
}

const std::string alike = "relation alike between a in things and b in things { title en \"Alike\" cites text grade note "
                          "let close = similarity between a.title and b.title "
                          "when a.colours meet b.colours and close >= 3/4 and a.price <= b.price and a.when < b.when }\n";
const std::string two = R"({"things": [
  {"id": "A", "title": {"en": "red boats and green harbours"}, "colours": ["red"], "price": {"amount": 30, "currency": "EUR"}, "when": "2019-01-05"},
  {"id": "B", "title": {"en": "red boats and blue harbours"}, "colours": ["blue"], "price": {"amount": 20, "currency": "EUR"}, "when": "2019-01-02"}]})";

}  // namespace

TEST_CASE("each condition of a pair that is not related has its value, and its gap where it compares sizes") {
    const auto of = small(alike, two);
    const auto all = explained(of, "A", "B");
    REQUIRE(all.size() == 2);  // either way round another condition fails
    const auto& one = all[0];
    CHECK(one.found == pair_finding::does_not_hold);
    CHECK_FALSE(one.reported);
    CHECK(one.first.id == "A");
    REQUIRE(one.lets.size() == 1);
    CHECK(one.lets[0].part.value.in("en") == "0.6");
    REQUIRE(one.conditions.size() == 4);  // also those after the first that fails
    for (const auto& part : one.conditions) CHECK(part.is == explained_part::state::fails);
    CHECK(one.conditions[0].gap.empty());
    CHECK(one.conditions[1].wording == "close >= 3/4");
    CHECK(one.conditions[1].parts[0].value.in("en") == "0.6");
    CHECK(one.conditions[1].gap.in("en") == "0.15");
    CHECK(one.conditions[2].gap.in("en") == "EUR\u00A010");
    CHECK(one.conditions[3].gap.in("en") == "3 days");
    CHECK(all[1].first.id == "B");
    CHECK(all[1].conditions[2].is == explained_part::state::holds);
    const auto english = on_one_line(to_text(all, "en")), french = on_one_line(to_text(all, "fr"));
    CHECK(english.find("0.15 less than asked for") != std::string::npos);
    CHECK(english.find("EUR\u00A010 more than allowed") != std::string::npos);
    CHECK(english.find("4 conditions fail") != std::string::npos);
    CHECK(french.find("de moins que demandé") != std::string::npos);
    CHECK(french.find("4 conditions ne sont pas remplies") != std::string::npos);
}

TEST_CASE("parts that a `let` joins are told one by one") {
    const auto of = small("relation r between a in things and b in things { title en \"R\" cites text grade note "
                          "let both = a.weight is 1 and b.weight is 2 and a.colour is b.colour when both and a.place is stated }", R"({"things": [{"id": "A", "weight": 1}, {"id": "B", "weight": 3}]})");
    const auto all = explained(of, "A", "B");
    REQUIRE(!all.empty());
    REQUIRE(all[0].conditions.size() == 4);
    CHECK(all[0].conditions[0].is == explained_part::state::holds);
    CHECK(all[0].conditions[1].is == explained_part::state::fails);
    CHECK(all[0].conditions[2].is == explained_part::state::unknown);
    CHECK(all[0].conditions[2].missing_facts.size() == 2);
}

TEST_CASE("a directed relation is explained in either direction; one that yields says to which; a rejected one by whom") {
    const auto of = small("list body { board en \"Board\" }\n"
                          "relation strong between a in things and b in things { title en \"Strong\" cites text grade bar decided by board when a.colour is b.colour }\n"
                          "relation weak between a in things and b in things { title en \"Weak\" cites text grade note yields to strong when a.weight is b.weight }\n"
                          "relation heavier directed between a in things and b in things { title en \"Heavier\" cites text grade note when a.weight >= b.weight }\n",
                          R"({"things": [{"id": "A", "weight": 1, "colour": "red"}, {"id": "B", "weight": 1, "colour": "red"}, {"id": "C", "weight": 4}, {"id": "D", "weight": 1, "colour": "red"}],
                              "confirmations": [{"relation": "strong", "between": ["A", "D"], "finding": "rejected", "by": "board", "on": "2019-05-01"}]})");
    auto all = explained(of, "A", "B");
    REQUIRE(all.size() == 4);
    CHECK(all[0].found == pair_finding::candidate);
    CHECK(all[1].found == pair_finding::yields);
    CHECK(all[1].yields_to == "strong");
    CHECK(all[2].found == pair_finding::candidate);
    CHECK(all[3].first.id == "B");
    all = explained(of, "A", "C", "heavier");
    REQUIRE(all.size() == 2);
    CHECK(all[0].conditions[0].gap.in("en") == "3");
    CHECK(all[0].found == pair_finding::does_not_hold);
    CHECK(all[1].reported);
    all = explained(of, "D", "A", "strong");
    CHECK(all[0].found == pair_finding::rejected);
    CHECK(all[0].found_by == "board");
    all = explained(of, "D", "A", "weak");
    CHECK(all[0].found == pair_finding::candidate);  // nothing yields to what was rejected
    all = explained(of, "A", "C", "strong");
    CHECK(all[0].found == pair_finding::possible);
}

TEST_CASE("ids and names that are not there are told, with what may have been meant") {
    const auto of = small(alike, R"({"things": [{"id": "T-101"}, {"id": "T-102"}]})");
    const auto wrong = [&](const char* first, const char* second, const char* relation) {
        const auto made = explain_pair(of.rules, of.data, of.options, first, second, relation);
        REQUIRE_FALSE(made);
        return made.diagnostics.front();
    };
    CHECK(wrong("T-101", "T-103", "").help == "did you mean `T-101`");
    CHECK(wrong("T-101", "unheard-of", "").help.empty());
    CHECK(wrong("T-101", "T-102", "alikes").help == "did you mean `alike`");
    CHECK(wrong("T-101", "T-101", "").message.find("itself") != std::string::npos);
}

TEST_CASE("groups tell their weak links, and which members say the same") {
    const auto of = small("relation r between a in things and b in things { title en \"R\" cites text grade note when a.colours meet b.colours }", R"({"things": [
        {"id": "A", "colours": ["red"], "title": "One text"}, {"id": "B", "colours": ["red"], "title": "one  TEXT"}, {"id": "C", "colours": ["red", "blue"], "title": "Another"},
        {"id": "D", "colours": ["blue", "green"]}, {"id": "E", "colours": ["green"]}, {"id": "F", "title": "One text"}]})");
    const auto found = find_related_records(of.rules, of.data, of.options);
    REQUIRE(found.groups.size() == 1);
    const auto& group = found.groups[0];
    CHECK(group.members.size() == 5);
    REQUIRE(group.weak_links.size() == 1);
    CHECK(group.weak_links[0].first.id == "C");
    CHECK(group.weak_links[0].second.id == "D");
    CHECK(group.weak_links[0].first_side == 3);
    REQUIRE(group.same_texts.size() == 1);
    CHECK(group.same_texts[0].size() == 2);
    CHECK(to_text(found, "en").find("Weak link: C – D (3 | 2)") != std::string::npos);
    CHECK(to_text(found, "fr").find("C – D (3 | 2)") != std::string::npos);
}

TEST_CASE("sentences that many texts have are left out of their own text, and it is said; labelled lets are evidence") {
    std::string things;
    for (int i = 0; i < 12; ++i)
        things += std::string(i == 0 ? "" : ", ") + R"({"id": "T-)" + std::to_string(i) + R"(", "title": {"en": "Projects are paid when they end. )" + std::string(static_cast<std::size_t>(i) % 26 + 3, static_cast<char>('a' + i)) + R"( harbours."}})";
    const auto of = small("relation whole between a in things and b in things { title en \"W\" cites text grade note when similarity between a.title and b.title >= 1/2 }\n"
                          "relation own between a in things and b in things { title en \"O\" cites text grade note\n"
                          "  let shared-part en \"Own words\" = rounded-down of (100 * similarity between own-text of a.title and own-text of b.title)\n"
                          "  let load en \"Weights\" = a.weight + b.weight\n  let unnamed = 5\n  when shared-part >= 20 and unnamed > 4 }\n", "{\"things\": [" + things + "]}");
    const auto found = find_related_records(of.rules, of.data, of.options);
    REQUIRE(found.left_out.size() == 1);
    CHECK(found.left_out[0].text == "Projects are paid when they end.");
    CHECK(found.left_out[0].texts == 12);
    std::size_t whole = 0, own = 0;
    for (const auto& one : found.pairs) {
        (one.relation == "whole" ? whole : own) += 1;
        if (one.relation == "whole") { CHECK(one.values.empty()); continue; }
        REQUIRE(one.values.size() == 2);
        CHECK(one.values[0].value.in("en") == "33");
        CHECK(one.values[1].value.in("en") == "not stated");
    }
    CHECK(whole == 66);
    CHECK(own == 66);
    CHECK(to_text(found, "en").find("Evidence: Own words: 33; Weights: not stated") != std::string::npos);
}

TEST_CASE("what is told of each pair of the programme agrees with the relations that are found") {
    const auto rules = load_pack(pack_files("pompidou-2019-2022"));
    REQUIRE(rules);
    const std::vector<document> documents{{"programme.json", read(project() / "examples" / "pompidou-2019-2022" / "programme.json")}};
    const auto data = load_portfolio(*rules.value, documents);
    const review_options options{*parse_day("2019-06-01")};
    std::set<std::tuple<std::string, std::string, std::string>> related;
    std::set<std::string> ids;
    for (const auto& one : find_relations(*rules.value, *data.value, options)) {
        related.insert({one.relation, one.first.id, one.second.id});
        if (!one.directed) related.insert({one.relation, one.second.id, one.first.id});
        ids.insert(one.first.id);
        if (ids.size() < 14) ids.insert(one.second.id);
    }
    std::size_t reported = 0, others = 0;
    for (auto a = ids.begin(); a != ids.end(); ++a)
        for (auto b = std::next(a); b != ids.end(); ++b) {
            const auto made = explain_pair(*rules.value, *data.value, options, *a, *b);
            REQUIRE(made);
            for (const auto& one : *made.value) {
                if (one.found == pair_finding::other_collections) continue;
                CAPTURE(one.relation);
                CAPTURE(one.first.id);
                CAPTURE(one.second.id);
                CHECK(one.reported == related.contains({one.relation, one.first.id, one.second.id}));
                (one.reported ? reported : others) += 1;
                bool holds = true;
                for (const auto& part : one.conditions) holds = holds && part.is == explained_part::state::holds;
                const bool fails = std::any_of(one.conditions.begin(), one.conditions.end(), [](const auto& part) { return part.is == explained_part::state::fails; });
                if (one.found == pair_finding::candidate) CHECK(holds);
                if (one.found == pair_finding::yields || one.found == pair_finding::possible) CHECK_FALSE(fails);
                if (one.found == pair_finding::does_not_hold) CHECK(fails);
            }
        }
    CHECK(reported > 5);
    CHECK(others > 100);
}
