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

TEST_CASE("a rule that differs and is asked for, but changes nothing, is no cause") {
    const auto text = [](const std::string& least, const std::string& most, const std::string& size) {
        return rules_with(least, "parameter most = " + most + "\ncriterion some must { title en \"Some\" for b in bids met when count b.towns >= least and count b.towns <= most and b.size > " + size + " }\n");
    };
    // `most` differs too, and is far from what counts; `some` asks for both parameters.
    const auto before = made(text("2", "90", "1")), after = made(text("3", "80", "1"));
    const auto found = compare_reviews({before.rules, before.data, early}, {after.rules, after.data, early});
    CHECK(told(found.rules) == "parameter least rewritten, parameter most rewritten");
    REQUIRE(found.records.size() == 1);
    REQUIRE(found.records[0].findings.size() == 2);
    for (const auto& one : found.records[0].findings) CHECK(told(one.because) == "parameter least rewritten");
    for (const auto& one : found.records[0].outcomes) CHECK(told(one.because) == "parameter least rewritten");
    // Either of two alone makes it fail, for Y: both are named.
    const auto both = made(text("3", "2", "2"));
    const auto more = compare_reviews({before.rules, before.data, early}, {both.rules, both.data, early});
    REQUIRE(more.records.size() == 2);
    for (const auto& record : more.records)
        for (const auto& one : record.findings)
            if (one.finding.criterion == "some") CHECK(told(one.because) == (record.about.id == "X" ? "parameter least rewritten" : "parameter most rewritten"));
}

TEST_CASE("causes that only work together are both named; one that is new is tried alone") {
    const auto text = [](const std::string& a, const std::string& b, const std::string& extra) {
        return rules_with("1", "parameter a = " + a + "\nparameter b = " + b + "\ncriterion odd must { title en \"Odd\" for b1 in bids met when a is b }\n" + extra);
    };
    // Put back alone, either makes the parameters differ; put in alone too. Both stay.
    const auto before = made(text("1", "2", "")), after = made(text("3", "3", "define unused (n : number) = n > 1\n"));
    const auto found = compare_reviews({before.rules, before.data, early}, {after.rules, after.data, early});
    REQUIRE(found.records.size() == 2);
    REQUIRE(found.records[0].findings.size() == 1);
    CHECK(told(found.records[0].findings[0].because) == "parameter a rewritten, parameter b rewritten");
}

TEST_CASE("a list of which another part is in force is no cause when the date alone is") {
    const auto rules = R"(
pack club { title en "Club" languages en source s "S" }
list town { A en "Aa" B en "Bb" in force until 2022-06-30 }
record bid collected as bids { id : identifier  towns : set of town en "Towns"  ends : date en "Ends" }
criterion open must { title en "Open" for b in bids met when b.ends >= as-of and not (any t in b.towns where t is B and t is in force and b.ends < 2020-01-01) }
criterion running must { title en "Running" for b in bids met when every t in b.towns satisfies t is in force }
outcomes for b in bids { taken en "Taken" when no must criterion is not met }
)";
    const std::vector<document> files{{"rules.quorate", rules}}, documents{{"data.json", R"({"bids": [{"id": "X", "towns": ["A"], "ends": "2022-03-01"}, {"id": "Y", "towns": ["B"], "ends": "2030-01-01"}]})"}};
    const auto loaded = load_pack(files).or_throw();
    const auto data = load_portfolio(loaded, documents).or_throw();
    const auto found = compare_reviews({loaded, data, early}, {loaded, data, late});
    REQUIRE(found.records.size() == 2);
    CHECK(found.records[0].about.id == "X");
    REQUIRE(found.records[0].findings.size() == 1);
    CHECK(told(found.records[0].findings[0].because).empty());  // the date alone
    REQUIRE(found.records[1].findings.size() == 1);
    CHECK(told(found.records[1].findings[0].because) == "list town dated");
    for (const auto& one : found.records[1].outcomes) CHECK(told(one.because) == "list town dated");
}

}  // namespace impact_tests
