// Screenings: what they find is what a review finds.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "api/pipeline.hpp"
#include "quorate/screening.hpp"

namespace quorate {

namespace {

const char* const screened_rules = R"(
pack screened { title en "Screened" version "1" languages en source text "Text" of 2020-01-01 }
list colour { red green blue }
record part { given-on: date, optional }
record proposal collected as proposals {
  id: identifier
  title: text, optional
  colour: colour, optional
  colours: list of colour, optional
  cost: money, optional
  weight: number, optional
  parts: list of part, optional
}
parameter most = EUR 1000 { may be set from EUR 0 to EUR 5000 }
criterion named must { title en "Named" cites text for p in proposals met when p.title is stated }
criterion cheap must { title en "Cheap" cites text for p in proposals applies when p.colour is red met when p.cost <= most * p.weight }
criterion colourful should { title en "Colourful" cites text for p in proposals met when count (distinct c for c in p.colours except p.colour) >= 1 }
PLACE
outcomes for p in proposals {
  refuse en "No" when any must criterion is not met
  ask en "Ask" when no must criterion is not met and any must criterion is unknown
  admit en "Yes" otherwise
}
)";

const char* const of_parts = R"(criterion dated may { title en "Dated" cites text for p in proposals met when every q in p.parts satisfies (q.given-on is stated and q.given-on <= as-of) })";

const char* const lines =
    "{\"collection\": \"proposals\", \"id\": \"a\", \"title\": \"A\", \"colour\": \"red\", \"cost\": {\"amount\": 500, \"currency\": \"EUR\"}, \"weight\": 0.5, \"colours\": [\"red\", \"blue\"]}\n"
    "\n"
    "{\"id\": \"b\", \"collection\": \"proposals\", \"title\": \"  \", \"colour\": \"Red\", \"colours\": [\"red\"]}\n"
    "{\"collection\": \"proposals\", \"id\": \"c\", \"title\": {\"en\": \"C\"}, \"colour\": \"green\"}\n"
    "{\"collection\": \"proposals\", \"id\": \"d\", \"title\": \"D\", \"colour\": \"pink\"}\n"
    "{\"collection\": \"proposals\", \"id\": \"e\", \"title\": \"E \\u00e9\", \"colour\": \"red\", \"cost\": {\"amount\": 1, \"currency\": \"USD\"}, \"weight\": 1}\n"
    "{\"collection\": \"proposals\", \"id\": \"f\", \"title\": \"F\", \"colour\": \"red\", \"cost\": {\"amount\": 2000, \"currency\": \"EUR\"}, \"parts\": [{\"given-on\": \"2019-01-01\"}, {}]}\n"
    "not JSON\n"
    "{\"collection\": \"proposals\", \"id\": \"g\", \"title\": \"G\", \"colour\": \"blue\", \"parts\": []}";

std::string pack_text(bool with_parts) {
    std::string text = screened_rules;
    return text.replace(text.find("PLACE"), 5, with_parts ? of_parts : "");
}

/// By id: what was found, as lines of text.
using found = std::map<std::string, std::string>;

found reviewed(const pack& of, const review_options& options) {
    const std::vector<document> data{{"data.jsonl", lines, true}};
    const auto loaded = load_portfolio(of, data);
    found all;
    for (const auto& subject : make_review(of, *loaded.value, options).subjects) {
        auto& text = all[subject.about.id];
        for (const auto& one : subject.findings) {
            text += one.criterion + " " + std::string(to_string(one.result)) + "\n";
            std::set<std::string> facts;
            for (const auto& fact : one.missing_facts) facts.insert(fact.name);
            for (const auto& fact : facts) text += "  " + fact + "\n";
        }
        for (const auto& one : subject.outcomes) text += (one.decided ? "open " : "perhaps ") + one.name + "\n";
    }
    return all;
}

void take(const screener& from, const screened_batch& batch, found& all) {
    for (std::size_t row = 0; row < batch.size; ++row) {
        if (batch.left_out[row] != 0) continue;
        auto& text = all[std::string(batch.ids[row])];
        for (std::size_t i = 0; i < from.criteria().size(); ++i) {
            text += from.criteria()[i] + " " + std::string(to_string(batch.verdicts[i][row])) + "\n";
            std::set<std::string> facts;
            for (const auto& need : batch.needs)
                if (need.row == row && need.criterion == i) facts.insert(from.facts()[need.fact].name);
            for (const auto& fact : facts) text += "  " + fact + "\n";
        }
        for (std::size_t i = 0; i < from.outcomes().size(); ++i) {
            if ((batch.open[row] >> i & 1u) != 0) text += "open " + from.outcomes()[i] + "\n";
            if ((batch.perhaps_open[row] >> i & 1u) != 0) text += "perhaps " + from.outcomes()[i] + "\n";
        }
    }
}

}  // namespace

TEST_CASE("a screening finds what a review finds, whether its rules are compiled for columns or not") {
    for (const bool with_parts : {false, true}) {
        const auto loaded_pack = testing::load_text(pack_text(with_parts));
        REQUIRE_MESSAGE(loaded_pack, to_text(loaded_pack.diagnostics));
        for (const char* most : {"EUR 1000", "EUR 10"}) {
            const review_options options{.as_of = *parse_day("2020-06-01"), .parameters = {{"most", most}}};
            const auto expected = reviewed(*loaded_pack.value, options);
            CHECK(expected.size() == 6);
            screener screening(*loaded_pack.value, "proposals", options);
            CHECK(screening.uncompiled().empty() != with_parts);
            found of_lines, of_portfolio;
            const auto problems = screening.screen_lines(lines, [&](const screened_batch& batch) { take(screening, batch, of_lines); });
            CHECK(of_lines == expected);
            const std::vector<document> data{{"data.jsonl", lines, true}};
            const auto loaded = load_portfolio(*loaded_pack.value, data);
            screening.screen(*loaded.value, [&](const screened_batch& batch) { take(screening, batch, of_portfolio); });
            CHECK(of_portfolio == expected);
            // What is wrong is told as by a review, with its place.
            REQUIRE(problems.size() == loaded.diagnostics.size());
            for (std::size_t i = 0; i < problems.size(); ++i) {
                CHECK(problems[i].code == loaded.diagnostics[i].code);
                CHECK(problems[i].message == loaded.diagnostics[i].message);
                CHECK(problems[i].where.line == loaded.diagnostics[i].where.line);
                CHECK(problems[i].where.column == loaded.diagnostics[i].where.column);
                CHECK(problems[i].where.begin == loaded.diagnostics[i].where.begin);
            }
        }
    }
}

TEST_CASE("answers and derogations count in the screening of a portfolio") {
    const auto rules_with_question = testing::load_text(R"(
pack asked { title en "Asked" version "1" languages en source text "Text" of 2020-01-01 }
list people { chair }
record proposal collected as proposals { id: identifier }
ask is-new { title en "New" asks en "Is it new?" cites text for p in proposals answered by chair answer yes or no }
criterion new must { title en "New" cites text for p in proposals met when answer to is-new }
outcomes for p in proposals { refuse en "No" when any must criterion is not met  wait en "Wait" when any criterion is to be judged  admit en "Yes" otherwise }
)");
    REQUIRE_MESSAGE(rules_with_question, to_text(rules_with_question.diagnostics));
    const std::vector<document> data{{"data.json", R"({"proposals": [{"id": "a"}, {"id": "b"}, {"id": "c"}], "answers": [
        {"question": "is-new", "about": "b", "value": "yes", "by": "chair", "on": "2020-01-01"},
        {"question": "is-new", "about": "c", "value": "no", "by": "chair", "on": "2020-01-01"}]})"}};
    const auto loaded = load_portfolio(*rules_with_question.value, data);
    REQUIRE(loaded.diagnostics.empty());
    screener screening(*rules_with_question.value, "proposals", {.as_of = *parse_day("2020-06-01")});
    CHECK(screening.uncompiled().empty());
    found all;
    screening.screen(*loaded.value, [&](const screened_batch& batch) { take(screening, batch, all); });
    CHECK(all == found{{"a", "new to-be-judged\n  is-new\nopen wait\n"}, {"b", "new met\nopen admit\n"}, {"c", "new not-met\nopen refuse\n"}});
}

TEST_CASE("a screening tells what every part of its criteria came to, when it is asked") {
    const auto loaded = testing::load_text(pack_text(false)).or_throw();
    screener screening(loaded, "proposals", {.as_of = *parse_day("2020-06-01")});
    const auto parts = screening.parts();
    std::size_t batches = 0;
    (void)screening.screen_lines(lines, [&](const screened_batch& batch) { batches += batch.parts.empty() ? 1 : 0; });
    CHECK(batches == 1);
    screening.tell_parts(true);
    found trees;
    (void)screening.screen_lines(lines, [&](const screened_batch& batch) {
        REQUIRE(batch.parts.size() == parts.size());
        for (std::size_t row = 0; row < batch.size; ++row) {
            if (batch.left_out[row] != 0 || batch.without_parts[row] != 0) continue;
            auto& text = trees[std::string(batch.ids[row])];
            for (std::size_t i = 0; i < parts.size(); ++i) {
                const auto& came = batch.parts[i];
                if (came.truths.empty() && came.known.empty()) continue;
                text += std::string(parts[i].depth, ' ') + parts[i].wording + ": ";
                if (parts[i].is == criterion_part::form::truth) text += std::to_string(came.truths[row]);
                else if (came.known[row] == 0) text += "?";
                else if (came.numbers.empty()) text += "{" + std::to_string(came.entries[row]) + "}";
                else text += std::to_string(came.numbers[row]) + (came.scale == 1 ? "" : "/" + std::to_string(came.scale));
                text += "\n";
            }
        }
    });
    CHECK(trees.at("a") == "p.title is stated: 2\np.colour is red: 2\n p.colour: 0\np.cost <= most * p.weight: 2\n p.cost: 500\n most * p.weight: 5000/10\n  p.weight: 5/10\n"
                           "count (distinct c for c in p.colours except p.colour) >= 1: 2\n count (distinct c for c in p.colours except p.colour): 1\n"
                           "  distinct c for c in p.colours except p.colour: {4}\n");
    CHECK(trees.size() == 2);  // the others are evaluated one by one
}

TEST_CASE("a screening is refused what a review is refused") {
    const auto loaded = testing::load_text(pack_text(false));
    REQUIRE(loaded);
    const review_options options{.as_of = *parse_day("2020-06-01")};
    CHECK_THROWS_AS(screener(*loaded.value, "nothing", options), std::invalid_argument);
    CHECK_THROWS_AS(screener(*loaded.value, "proposals", {.as_of = options.as_of, .parameters = {{"most", "EUR 9000"}}}), std::invalid_argument);
    // Few steps: the machine counts them, and the limit is told.
    screener few(*loaded.value, "proposals", {.as_of = options.as_of, .step_limit = 2});
    CHECK(!few.uncompiled().empty());
    CHECK_THROWS_AS(few.screen_lines(lines, [](const screened_batch&) {}), limit_exceeded);
}

}  // namespace quorate
