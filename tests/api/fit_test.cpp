// Weights of a pack fitted to labelled pairs; and the pack whose weights they are.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "api/pipeline.hpp"
#include "quorate/fit.hpp"

using namespace quorate;
using namespace quorate::testing;

namespace {

const std::string weighed = R"(
parameter for-titles = 10 { title en "Titles" cites text may be set from 0 to 1000 }
parameter for-colours = 10 { title en "Colours" cites text may be set from 0 to 1000 }
parameter for-weights = -5 { title en "Weights" cites text may be set from -1000 to 0 }
parameter enough = 12 { title en "Enough" cites text may be set from 0 to 1000 }
relation same between a in things and b in things {
  title en "Same" cites text grade note
  let titles en "Titles" = rounded-down of (for-titles * similarity between a.title and b.title)
  let colours en "Colours" = if a.colours meet b.colours then for-colours else 0
  let weights-differ en "Weights" = if a.weight is b.weight then 0 else for-weights
  let score en "Score" = titles + (if colours is stated then colours else 0) + (if weights-differ is stated then weights-differ else 0)
  when a.title is stated and score >= enough
}
)";

struct labelled_things { std::string things; std::vector<labelled_pair> pairs; };

/// Pairs that are related when their titles are alike; colours tell nothing, and weights differ among the others.
labelled_things some() {
    labelled_things made;
    const auto add = [&](const std::string& id, const std::string& title, const char* colour, int weight) {
        made.things += std::string(made.things.empty() ? "" : ",") + R"({"id": ")" + id + R"(", "title": {"en": ")" + title + R"("}, "colours": [")" + colour + R"("], "weight": )" + std::to_string(weight) + "}";
    };
    const char* words[] = {"harbour", "light", "engine", "bridge", "market", "garden", "school", "theatre"};
    for (int i = 0; i < 8; ++i) {
        const std::string number = std::to_string(i);
        add("A" + number, std::string("old ") + words[i] + " repair", "red", i);
        add("B" + number, std::string("repair ") + words[i] + " old", i % 2 == 0 ? "red" : "blue", i);
        add("C" + number, std::string(words[(i + 3) % 8]) + " painting", i % 2 == 0 ? "blue" : "red", i + 1);
        made.pairs.push_back({"A" + number, "B" + number, true});
        made.pairs.push_back({"A" + number, "C" + number, false});
    }
    return made;
}

}  // namespace

TEST_CASE("weights are fitted with their signs, and the pack that is printed finds what was labelled") {
    const auto rules = load_text(small_pack + weighed);
    REQUIRE_MESSAGE(rules, to_text(rules.diagnostics));
    const auto labelled = some();
    const std::vector<document> documents{{"data.json", "{\"things\": [" + labelled.things + "]}"}};
    const auto data = load_portfolio(*rules.value, documents);
    REQUIRE_MESSAGE(data.diagnostics.empty(), to_text(data.diagnostics));
    const review_options options{*parse_day("2019-06-01")};
    const auto fitted = fit_weights(*rules.value, *data.value, options, {"same", "score", "enough", labelled.pairs});
    REQUIRE_MESSAGE(fitted, to_text(fitted.diagnostics));
    REQUIRE(fitted.value->parameters.size() == 4);
    CHECK(fitted.value->parameters[0].value > 20);
    CHECK(fitted.value->parameters[1].value < fitted.value->parameters[0].value / 2);
    CHECK(fitted.value->parameters[2].value < 0);
    CHECK(fitted.value->parameters[3].name == "enough");
    CHECK(fitted.value->found == 8);
    CHECK(fitted.value->wrongly_found == 0);
    const auto text = to_rules(*fitted.value);
    CHECK(to_rules(*fit_weights(*rules.value, *data.value, options, {"same", "score", "enough", labelled.pairs}).value) == text);
    std::vector<document> both{{"fitted.quorate", text}, {"rules.quorate", small_pack + weighed}};
    both[1].used_pack = true;
    const auto again = load_pack(both);
    REQUIRE_MESSAGE(again, to_text(again.diagnostics));
    CHECK(again.value->summary().name == "small-fitted");
    const auto same_data = load_portfolio(*again.value, documents);
    std::size_t right = 0;
    for (const auto& pair : find_relations(*again.value, *same_data.value, options)) right += pair.first.id[0] == 'A' && pair.second.id[0] == 'B' && pair.first.id[1] == pair.second.id[1] ? 1 : 0;
    CHECK(right == 8);
}

TEST_CASE("what cannot be fitted is told") {
    const auto rules = load_text(small_pack + weighed);
    const auto labelled = some();
    const std::vector<document> documents{{"data.json", "{\"things\": [" + labelled.things + "]}"}};
    const auto data = load_portfolio(*rules.value, documents);
    const auto wrong = [&](fit_request request) {
        const auto made = fit_weights(*rules.value, *data.value, {*parse_day("2019-06-01")}, request);
        REQUIRE_FALSE(made);
        return made.diagnostics.front().message;
    };
    CHECK(wrong({"sane", "score", "", labelled.pairs}).find("no relation `sane`") != std::string::npos);
    CHECK(wrong({"same", "sum", "", labelled.pairs}).find("no `let` called `sum`") != std::string::npos);
    CHECK(wrong({"same", "score", "nothing", labelled.pairs}).find("no parameter `nothing`") != std::string::npos);
    CHECK(wrong({"same", "score", "", {{"A0", "Z9", true}}}).find("no record `Z9`") != std::string::npos);
    CHECK(wrong({"same", "score", "", {{"A0", "B0", true}}}).find("both kinds") != std::string::npos);
}

TEST_CASE("labelled pairs are read from a table") {
    const auto read_pairs = [](const std::string& table) { return read_labelled_pairs({"pairs.csv", table}); };
    const auto made = read_pairs("related;first;second\nyes;A;B\n0;A;C\n");
    REQUIRE(made);
    REQUIRE(made.value->size() == 2);
    CHECK((*made.value)[0].related);
    CHECK((*made.value)[1].second == "C");
    CHECK(read_pairs("first,second\nA,B\n").diagnostics.front().code == "Q5003");
    CHECK(read_pairs("").diagnostics.front().code == "Q5003");
    CHECK(read_pairs("first,second,related\nA,B\n").diagnostics.front().code == "Q5012");
    CHECK(read_pairs("first,second,related\nA,B,perhaps\n").diagnostics.front().code == "Q5004");
}

TEST_CASE("the rows of evidence of each pair sum to its score, whatever is stated") {
    const auto rules = load_pack(pack_files("activity-relations"));
    REQUIRE_MESSAGE(rules, to_text(rules.diagnostics));
    std::string activities;
    const char* descriptions[] = {"Retired drivers accompany beginners on country roads during their first winter.", "Retired drivers accompany visitors through mountain tunnels.",
                                  "Beginners on country roads are accompanied by retired drivers in winter."};
    for (int i = 0; i < 24; ++i) {
        const auto number = std::to_string(i);
        activities += std::string(i == 0 ? "" : ",") + R"({"id": "A)" + number + R"(", "title": {"en": "Mentors )" + (i % 2 == 0 ? "for young drivers" : "on the road") + R"("}, "description": {"en": ")" + descriptions[i % 3] + R"("})";
        if (i % 4 != 0) activities += R"(, "body": "Body )" + std::to_string(i % 5) + "\"";
        if (i % 5 != 0) activities += R"(, "countries": ["FR")" + std::string(i % 2 == 0 ? R"(, "BE")" : "") + "]";
        if (i % 7 != 0) activities += R"(, "fields": ["roads"], "budget": {"amount": )" + std::to_string(100 + i) + R"(, "currency": "EUR"})";
        if (i % 3 != 0) activities += R"(, "period": {"from": "20)" + std::to_string(10 + i) + R"(-01-01", "to": "20)" + std::to_string(12 + i) + R"(-01-01"})";
        activities += "}";
    }
    const std::vector<document> documents{{"data.json", "{\"activities\": [" + activities + "]}"}};
    const auto data = load_portfolio(*rules.value, documents);
    REQUIRE_MESSAGE(data.diagnostics.empty(), to_text(data.diagnostics));
    std::size_t summed = 0, missing = 0;
    for (const auto& pair : find_relations(*rules.value, *data.value, {*parse_day("2024-01-01")})) {
        if (pair.values.empty()) continue;
        std::int64_t sum = 0;
        for (const auto& one : pair.values) {
            if (one.name == "score") { CHECK(one.value.in("en") == std::to_string(sum)); ++summed; continue; }
            if (one.value.in("en") == "not stated") ++missing;
            else sum += std::stoll(one.value.in("en"));
        }
    }
    CHECK(summed > 50);
    CHECK(missing > 50);
}
