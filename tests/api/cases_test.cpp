// Cases of a pack: whom an expectation speaks of, and what is said of one that is not fulfilled.
#include <doctest/doctest.h>

#include "api/pipeline.hpp"

using namespace quorate;
using namespace quorate::testing;

namespace {

/// What running the only case of the rules reports, or `passed`.
std::string outcome_of(const std::string& rules) {
    const auto loaded = load_text(small_pack + rules);
    if (!loaded) return to_text(loaded.diagnostics);
    const auto results = run_cases(*loaded.value);
    REQUIRE(results.size() == 1);
    if (results[0].passed) return "passed";
    return results[0].failures.front().message + (results[0].failures.front().help.empty() ? "" : "; " + results[0].failures.front().help);
}

const std::string two_collections = R"(
record event collected as events { id : identifier  title : text  open : truth  lasts : duration }
criterion c must { title en "C" cites text for t in things met when every p in t.parts satisfies p.weight > 1 }
outcomes for t in things { fine en "Fine" when criterion c is met }
outcomes for e in events { fine en "Fine" when e.open }
)";

}  // namespace

TEST_CASE("outcomes of two collections may share a name: the record given is meant") {
    CHECK(outcome_of(two_collections + R"(case "a" { as of 2019-06-01 given thing T { parts: { weight: 2 } } expect outcomes fine })") == "passed");
    CHECK(outcome_of(two_collections + R"(case "a" { as of 2019-06-01 given event E { open: yes } expect outcome fine })") == "passed");
    CHECK(outcome_of(two_collections + R"(case "a" { as of 2019-06-01 given thing T given event E { open: no } expect no outcome fine on E })") == "passed");
    CHECK(outcome_of(two_collections + R"(case "a" { as of 2019-06-01 given thing T given event E expect c met on E })") ==
          "the case gives no `E` among `things`");
    CHECK(outcome_of(two_collections + R"(case "a" { as of 2019-06-01 given thing T expect outcome fine on E })").find("error[Q2002]: this case gives no record `E`") != std::string::npos);
}

TEST_CASE("reasons are listed as a case writes them") {
    CHECK(outcome_of(two_collections + R"(case "a" { as of 2019-06-01 given thing T { parts: { colour: red }, { colour: blue } } expect c unknown because weight })") ==
          "`weight` is not among the reasons why `c` is unknown; they are: `parts.weight`");
    CHECK(outcome_of(two_collections + R"(case "a" { as of 2019-06-01 given thing T { parts: { colour: red }, { colour: blue } } expect c unknown because parts.weight })") ==
          "passed");
}

TEST_CASE("parts that differ in one field are given once") {
    CHECK(outcome_of(two_collections + R"(case "a" { as of 2019-06-01 given thing T { parts: { weight: 2 } for colour in {red, blue}, { colour: green  weight: 3 } }
        expect outcomes fine expect true T.parts is stated and count (distinct p.colour for p in T.parts) is 3 expect true sum of (each p.weight for p in T.parts) is 7 })") == "passed");
    CHECK(outcome_of(two_collections + R"(case "a" { as of 2019-06-01 given thing T { parts: { colour: red } for weight in {2, 0.5} } expect c not met })") == "passed");
    const auto refused = [](const std::string& data) {
        return load_text(small_pack + two_collections + "case \"a\" { as of 2019-06-01 given thing T { " + data + " } expect c met }").diagnostics.front();
    };
    CHECK(refused("parts: { weight: 2 } for color in {red}").message == "there is no field of `part` named `color`");
    CHECK(refused("parts: { weight: 2 } for weight in {3}").message == "`weight` is given twice");
    CHECK(refused("parts: { weight: 2 } for colour in {}").code == "Q1001");
    CHECK(refused("parts: { weight: 2 } for colour in {1 + 1}").code == "Q7002");
    CHECK(refused("parts: { weight: 2 } for colour red").code == "Q1001");
}

TEST_CASE("a case gives durations in each unit") {
    for (const auto* unit : {"days", "weeks", "months", "years"}) {
        CAPTURE(unit);
        CHECK(outcome_of(two_collections + "case \"a\" { as of 2019-06-01 given event E { lasts: 2 " + unit + " } expect true E.lasts is 2 " + unit +
                         " expect true 2019-06-01 + E.lasts is 2019-06-01 + 2 " + unit + " }") == "passed");
    }
}
