// Explanations: every part of a rule with its value, and nothing that the result did not need.
#include <doctest/doctest.h>

#include "api/pipeline.hpp"
#include "quorate/explanation.hpp"

using namespace quorate;
using namespace quorate::testing;

namespace {

std::vector<explanation> explained(const std::string& criteria, const std::string& things, const std::string& id = "T-1") {
    const auto rules = load_text(small_pack + criteria);
    REQUIRE_MESSAGE(rules, to_text(rules.diagnostics));
    const std::vector<document> documents{{"data.json", "{\"things\": " + things + "}"}};
    const auto data = load_portfolio(*rules.value, documents);
    REQUIRE_MESSAGE(data.diagnostics.empty(), to_text(data.diagnostics));
    return make_explanations(*rules.value, *data.value, {*parse_day("2019-06-01")}, id);
}

const std::string head = "criterion c must { title en \"C\" cites text for t in things ";

}  // namespace

TEST_CASE("each part has its wording, place and value") {
    const auto all = explained(head + "met when t.weight >= 2 and count t.colours < 3 }", R"([{"id": "T-1", "weight": 5, "colours": ["red", "blue"]}])");
    REQUIRE(all.size() == 1);
    REQUIRE(all[0].met.has_value());
    const auto& met = *all[0].met;
    CHECK(met.operation == "logical_and");
    CHECK(met.is == explained_part::state::holds);
    REQUIRE(met.parts.size() == 2);
    CHECK(met.parts[0].wording == "t.weight >= 2");
    CHECK(met.parts[0].parts[0].wording == "t.weight");
    CHECK(met.parts[0].parts[0].value.in("en") == "5");
    CHECK(met.parts[1].parts[0].wording == "count t.colours");
    CHECK(met.parts[1].parts[0].value.in("en") == "2");
    CHECK(met.parts[0].where.file == "rules.quorate");
    CHECK(met.parts[0].where.line == all[0].where.line);
    CHECK(met.parts[0].where.column < met.parts[1].where.column);
}

TEST_CASE("what the result did not need is not there") {
    const auto all = explained(head + "met when t.weight >= 9 and t.colour is red }", R"([{"id": "T-1", "weight": 5, "colour": "red"}])");
    REQUIRE(all[0].met->parts.size() == 1);
    CHECK(all[0].met->is == explained_part::state::fails);
    CHECK(all[0].met->parts[0].is == explained_part::state::fails);
}

TEST_CASE("a collection tells who was counted and who was left out; a quantifier its members") {
    const auto all = explained(head + "let heavy = each p.colour for p in t.parts where p.weight > 1 except t.colours\n"
                                      "met when count heavy >= 1 and any p in t.parts where p.weight > 3 }",
                               R"([{"id": "T-1", "colours": ["blue"], "parts": [{"colour": "red", "weight": 2}, {"colour": "green", "weight": 1},
                                    {"colour": "blue", "weight": 2}, {"colour": "red"}]}])");
    REQUIRE(all[0].lets.size() == 1);
    const auto& heavy = all[0].lets[0];
    CHECK(heavy.name == "heavy");
    REQUIRE(heavy.part.who.has_value());
    CHECK(heavy.part.who->at_least == 1);
    CHECK(heavy.part.who->at_most == 2);
    REQUIRE(heavy.part.who->items.size() == 4);
    CHECK(heavy.part.who->items[1].reason.in("en") == "`p.weight > 1`");
    CHECK(heavy.part.who->items[2].reason.in("en") == "`except t.colours`");
    CHECK(heavy.part.who->items[3].how == counted::part::undecided);
    const auto& any = all[0].met->parts[1];
    CHECK(any.operation == "quantified");
    CHECK(any.is == explained_part::state::unknown);
    std::size_t members = 0;
    for (const auto& one : any.parts) members += one.operation == "member" ? 1 : 0;
    CHECK(members == 4);
    REQUIRE(any.missing_facts.size() == 1);
    CHECK(any.missing_facts[0].name == "parts 4.weight");
}

TEST_CASE("a rule that does not apply tells why, and no more") {
    const auto all = explained(head + "applies when t.colour is red let w = t.weight met when w > 1 }", R"([{"id": "T-1", "colour": "blue"}])");
    CHECK(all[0].finding.result == verdict::not_applicable);
    REQUIRE(all[0].applies.has_value());
    CHECK(all[0].applies->is == explained_part::state::fails);
    CHECK(all[0].lets.empty());
    CHECK_FALSE(all[0].met.has_value());
}

TEST_CASE("an overridden rule tells which one overrides it and why; one out of force tells its days") {
    const auto all = explained(head + R"(met when t.weight > 1 }
criterion special must { title en "Special" for t in things applies when t.colour is red met when t.weight > 5 overrides c }
criterion later must { title en "Later" in force from 2030-01-01 for t in things met when t.weight > 1 })", R"([{"id": "T-1", "colour": "red", "weight": 2}])");
    REQUIRE(all.size() == 3);
    const auto& rule = all[0];
    CHECK(rule.finding.result == verdict::not_applicable);
    REQUIRE(rule.overridden_by.size() == 1);
    CHECK(rule.overridden_by[0].criterion == "special");
    REQUIRE(rule.overridden_by[0].applies.has_value());
    CHECK(rule.overridden_by[0].applies->is == explained_part::state::holds);
    CHECK(all[1].overridden_by.empty());
    CHECK(all[1].is_in_force);
    CHECK_FALSE(all[2].is_in_force);
    CHECK(all[2].in_force.from == parse_day("2030-01-01"));
    CHECK(to_text(all, "en").find("from 1 January 2030") != std::string::npos);
    CHECK(to_text(all, "en").find("It is overridden by special") != std::string::npos);
}

TEST_CASE("an explanation agrees with the review, for every criterion of the programme's pack") {
    const auto rules = load_pack(pack_files("pompidou-2019-2022"));
    REQUIRE(rules);
    const auto folder = project() / "examples" / "pompidou-2019-2022";
    const std::vector<document> documents{{"programme.json", read(folder / "programme.json")}, {"context.json", read(folder / "context.json")}, {"proposals.json", read(folder / "proposals.json"), true}};
    const auto data = load_portfolio(*rules.value, documents);
    const review_options options{*parse_day("2019-06-01")};
    const auto result = make_review(*rules.value, *data.value, options);
    std::size_t compared = 0;
    for (const auto& subject : result.subjects)
        for (const auto& one : make_explanations(*rules.value, *data.value, options, subject.about.id)) {
            const auto same = std::find_if(subject.findings.begin(), subject.findings.end(), [&](const finding& each) { return each.criterion == one.finding.criterion; });
            if (same == subject.findings.end()) continue;
            ++compared;
            CHECK(one.finding.result == same->result);
            if (!one.met || one.finding.result == verdict::derogated || (one.applies && one.applies->is == explained_part::state::unknown)) continue;
            CHECK((one.met->is == explained_part::state::holds) == (same->result == verdict::met));
            CHECK((one.met->is == explained_part::state::fails) == (same->result == verdict::not_met));
        }
    CHECK(compared > 100);
}

TEST_CASE("no explanation for a record or a criterion that is not there") {
    CHECK(explained(head + "met when yes }", R"([{"id": "T-1"}])", "T-2").empty());
}
