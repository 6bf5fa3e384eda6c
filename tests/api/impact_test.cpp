// What other rules and another date change.
#include <doctest/doctest.h>

#include "api/pipeline.hpp"
#include "quorate/impact.hpp"

namespace impact_tests {

using namespace quorate;
using namespace quorate::testing;

namespace {

std::string rules_with(const std::string& least, const std::string& extra, const std::string& title = "Enough") {
    return R"(
pack club { title en "Club" languages en source s "S" }
list town { A en "Aa" B en "Bb" in force until 2022-06-30 C en "Cc" }
record bid collected as bids { id : identifier  towns : set of town en "Towns"  size : number en "Size" }
parameter least = )" + least + R"(
define big (n : number) = n >= 10
criterion enough must { title en ")" + title + R"(" for b in bids met when count b.towns >= least }
criterion in-force should { title en "In force" for b in bids met when every t in b.towns satisfies t is in force }
criterion size should { title en "Size" for b in bids met when big of (b.size) }
outcomes for b in bids { taken en "Taken" when no must criterion is not met  refused en "Refused" when any must criterion is not met }
)" + extra;
}

const std::string data_text = R"({"bids": [{"id": "X", "towns": ["A", "B"], "size": 12}, {"id": "Y", "towns": ["A", "B", "C"], "size": 3}]})";

struct side_of { pack rules; portfolio data; };

side_of made(const std::string& rules) {
    const std::vector<document> files{{"rules.quorate", rules}};
    auto loaded = load_pack(files);
    REQUIRE_MESSAGE(loaded, to_text(loaded.diagnostics));
    const std::vector<document> documents{{"data.json", data_text}};
    return {*loaded.value, *load_portfolio(*loaded.value, documents).value};
}

std::string told(const std::vector<changed_rule>& all) {
    static constexpr std::string_view hows[] = {"added", "removed", "rewritten", "dated"};
    std::string text;
    for (const auto& one : all) text += (text.empty() ? "" : ", ") + one.kind + " " + one.name + " " + std::string(hows[static_cast<std::size_t>(one.what)]);
    return text;
}

const review_options early{*parse_day("2022-01-01")}, late{*parse_day("2023-01-01")};

}  // namespace

TEST_CASE("a parameter that is another changes a finding and two outcomes, of one record") {
    const auto before = made(rules_with("2", "")), after = made(rules_with("3", ""));
    const auto found = compare_reviews({before.rules, before.data, early}, {after.rules, after.data, early});
    CHECK(told(found.rules) == "parameter least rewritten");
    REQUIRE(found.records.size() == 1);
    CHECK(found.unchanged == 1);
    const auto& one = found.records[0];
    CHECK(one.about.id == "X");
    REQUIRE(one.findings.size() == 1);
    CHECK(one.findings[0].finding.criterion == "enough");
    CHECK(one.findings[0].before == verdict::met);
    CHECK(one.findings[0].after == verdict::not_met);
    CHECK(told(one.findings[0].because) == "parameter least rewritten");
    REQUIRE(one.outcomes.size() == 2);
    CHECK(one.outcomes[0].outcome.outcome == "taken");
    CHECK(one.outcomes[0].before == outcome_state::open);
    CHECK(one.outcomes[0].after == outcome_state::closed);
    CHECK(told(one.outcomes[0].because) == "parameter least rewritten");
}

TEST_CASE("texts for people change nothing; a new criterion and a definition do") {
    const auto before = made(rules_with("2", "")), retitled = made(rules_with("2", "", "Quite enough"));
    const auto same = compare_reviews({before.rules, before.data, early}, {retitled.rules, retitled.data, early});
    CHECK(same.rules.empty());
    CHECK_FALSE(same.anything());
    CHECK(same.unchanged == 2);
    auto text = rules_with("2", "criterion few may { title en \"Few\" for b in bids met when count b.towns <= 2 }");
    text.replace(text.find("n >= 10"), 7, "n >= 20");
    const auto after = made(text);
    const auto found = compare_reviews({before.rules, before.data, early}, {after.rules, after.data, early});
    CHECK(told(found.rules) == "criterion few added, definition big rewritten");
    REQUIRE(found.records.size() == 2);
    REQUIRE(found.records[0].findings.size() == 2);
    CHECK(found.records[0].findings[0].finding.criterion == "size");
    CHECK(told(found.records[0].findings[0].because) == "definition big rewritten");
    CHECK(found.records[0].findings[1].finding.criterion == "few");
    CHECK_FALSE(found.records[0].findings[1].before.has_value());
    CHECK(found.records[0].outcomes.empty());
}

TEST_CASE("another date") {
    const auto side = made(rules_with("2", ""));
    const auto found = compare_reviews({side.rules, side.data, early}, {side.rules, side.data, late});
    CHECK(told(found.rules) == "list town dated");
    REQUIRE(found.records.size() == 2);
    REQUIRE(found.records[0].findings.size() == 1);
    CHECK(found.records[0].findings[0].finding.criterion == "in-force");
    CHECK(told(found.records[0].findings[0].because) == "list town dated");
    const auto text = to_text(found, "fr");
    CHECK(text.find("satisfait → non satisfait") != std::string::npos);
    CHECK(text.find("autre partie en vigueur") != std::string::npos);
}

}  // namespace impact_tests
