// Reviews of records one by one, by several threads, and of those criteria alone that apply.
#include <doctest/doctest.h>

#include "api/pipeline.hpp"
#include "quorate/streaming.hpp"

namespace quorate {

namespace {

const char* const streamed_rules = R"(
pack streamed { title en "Streamed" version "1" languages en source text "Text" of 2020-01-01 }
list colour { red green blue }
list person { secretary }
record member collected as members { id: identifier paid: truth, optional }
record proposal collected as proposals {
  id: identifier
  colour: colour, optional
  weight: number, optional
  from: member, optional
MORE
}
ask useful {
  title en "Usefulness"
  asks en "Is it useful?"
  cites text
  for p in proposals
  answered by secretary
  answer yes or no
}
criterion paid must { title en "Paid" cites text for p in proposals met when p.from.paid unless met say en "{p.from} has not paid." }
criterion light must { title en "Light" cites text for p in proposals applies when p.colour is red met when p.weight <= 3 }
criterion blue-ones must { title en "Blue" cites text for p in proposals applies when p.weight > 2 and p.colour in {blue, green} met when p.weight is 3 }
criterion of-use should { title en "Of use" cites text for p in proposals met when answer to useful }
RULES
outcomes for p in proposals {
  refuse en "No" when any must criterion is not met
  ask en "Ask" when no must criterion is not met and any must criterion is unknown
  admit en "Yes" otherwise
}
)";

pack streamed(const std::string& rules = {}, const std::string& fields = {}) {
    std::string text = streamed_rules;
    text.replace(text.find("MORE"), 4, fields);
    return testing::load_text(text.replace(text.find("RULES"), 5, rules)).or_throw();
}

const review_options on_the_day{.as_of = *parse_day("2020-06-01")};

const char* const beside = R"({"members": [{"id": "m", "paid": true}, {"id": "n"}],
    "answers": [{"question": "useful", "about": "b", "value": "yes", "by": "secretary", "on": "2020-05-01"},
                {"question": "useful", "about": "c", "value": "no", "by": "secretary", "on": "2021-05-01"},
                {"question": "useful", "about": "elsewhere", "value": "no", "by": "secretary", "on": "2020-05-01"}]})";

const std::vector<std::string> good_lines = {R"({"collection": "proposals", "id": "c", "colour": "red", "weight": 4, "from": "m"})",
                                             R"({"collection": "proposals", "id": "b", "colour": "blue", "weight": 3, "from": "n"})",
                                             R"({"collection": "proposals", "id": "a"})"};

}  // namespace

TEST_CASE("a record of a stream is reviewed as it is alone, in the order of the lines") {
    const auto rules = streamed();
    CHECK(needs_of_other_records(rules).empty());
    const std::vector<document> others{{"beside.json", beside}};
    line_reviewer by(rules, others, on_the_day);
    CHECK(by.problems().empty());
    std::string lines;
    for (const auto& one : good_lines) lines += one + "\n";
    std::vector<std::string> streamed;
    CHECK(by.review_lines(lines, [&](const review& one) { streamed.push_back(to_json(one)); }).empty());
    REQUIRE(streamed.size() == good_lines.size());
    for (std::size_t i = 0; i < good_lines.size(); ++i) {
        const std::vector<document> alone{{"beside.json", beside}, {"one.jsonl", good_lines[i], true}};
        const auto loaded = load_portfolio(rules, alone);
        auto made = make_review(rules, *loaded.value, {.as_of = on_the_day.as_of, .only = {good_lines[i].substr(good_lines[i].find("\"id\": \"") + 7, 1)}});
        std::erase_if(made.left_out, [](const omission& one) { return one.why == omission::cause::error; });  // judgements of those that are not there
        CHECK(to_json(made) == streamed[i]);
    }
}

TEST_CASE("a bad line of a stream is told with its line and column and stops no other") {
    const auto rules = streamed();
    line_reviewer by(rules, {}, on_the_day);
    const std::string lines = R"({"collection": "proposals", "id": "a"})" "\n" R"({"collection": "proposals", "id": "b", "colour": "pink"})" "\nno JSON\n\n"
                              R"({"collection": "members", "id": "m"})" "\n" R"({"collection": "proposals", "id": "c"})" "\n";
    std::vector<std::string> reviewed;
    const auto problems = by.review_lines(lines, [&](const review& one) { reviewed.push_back(one.subjects.at(0).about.id); }, "standard input", {.line = 101, .byte = 5'000'000'000});
    CHECK(reviewed == std::vector<std::string>{"a", "c"});
    REQUIRE(problems.size() == 3);
    CHECK(problems[0].code == "Q5005");
    CHECK(problems[0].where.file == "standard input");
    CHECK(problems[0].where.line == 102);
    CHECK(problems[0].where.column == 50);
    CHECK(problems[0].where.begin == 5'000'000'000 + 38 + 1 + 49);
    CHECK(problems[1].code == "Q5001");
    CHECK(problems[1].where.line == 103);
    CHECK(problems[2].code == "Q6020");
    CHECK(problems[2].where.line == 105);
}

TEST_CASE("a zero byte behind a record of a stream hides no other record") {
    const auto rules = streamed();
    line_reviewer by(rules, {}, on_the_day);
    const std::string one = R"({"collection": "proposals", "id": "a"})", two = R"({"collection": "proposals", "id": "b"})", three = R"({"collection": "proposals", "id": "c"})";
    for (const char strange : {'\0', '\1'}) {
        std::string reviewed;
        const auto problems = by.review_lines(one + strange + two + "\n" + three + "\n", [&](const review& each) { reviewed += each.subjects.at(0).about.id; });
        CHECK(reviewed == "c");
        REQUIRE(problems.size() == 1);
        CHECK(problems[0].code == "Q5001");
        CHECK(problems[0].where.line == 1);
        CHECK(problems[0].where.column == one.size() + 1);
    }
}

TEST_CASE("packs that look at other records cannot be reviewed one by one, and are told why") {
    const auto needs = [](const std::string& rules, const std::string& fields = {}) {
        auto all = needs_of_other_records(streamed(rules, fields));
        std::erase_if(all, [](const std::string& one) { return one.starts_with("outcome "); });  // which ask about all criteria
        return all;
    };
    CHECK(needs("relation twin between a in proposals and b in proposals { title en \"Twin\" cites text grade bar when a.colour is b.colour say en \"Twins.\" }") == std::vector<std::string>{"relation `twin`"});
    CHECK(needs("criterion few must { title en \"Few\" cites text for p in proposals met when count proposals <= 10 }") == std::vector<std::string>{"criterion `few`"});
    CHECK(needs("criterion said must { title en \"Said\" cites text for p in proposals met when p.weight is stated unless met say en \"One of {count proposals}.\" }") ==
          std::vector<std::string>{"criterion `said`"});
    CHECK(needs("", "follows: proposal, optional") == std::vector<std::string>{"field `follows` of `proposal`"});
    CHECK(needs("criterion few must { title en \"Few\" cites text for p in proposals met when count members <= 10 }").empty());
    CHECK_THROWS_AS(line_reviewer(streamed("", "follows: proposal, optional"), {}, on_the_day), std::invalid_argument);
}

TEST_CASE("a review says the same by any number of threads, and passes the same limits") {
    const auto rules = streamed();
    std::string lines;
    for (int i = 0; i < 60; ++i) lines += R"({"collection": "proposals", "id": "p)" + std::to_string(i) + R"(", "colour": "red", "weight": )" + std::to_string(i % 7) + "}\n";
    const std::vector<document> data{{"p.jsonl", lines}, {"beside.json", beside}};
    const auto loaded = load_portfolio(rules, data);
    const auto reviewed = [&](unsigned threads, std::uint64_t steps) {
        auto options = on_the_day;
        options.threads = threads;
        options.total_step_limit = steps;
        try {
            return to_json(make_review(rules, *loaded.value, options));
        } catch (const limit_exceeded& passed) {
            return passed.message;
        }
    };
    const auto one = reviewed(1, 1'000'000);
    CHECK(one.find("quorate-review") != std::string::npos);
    for (const unsigned threads : {2u, 4u, 7u}) CHECK(reviewed(threads, 1'000'000) == one);
    bool passed = false, kept = false;
    for (const std::uint64_t steps : {500u, 3'000u, 4'000u, 5'000u, 20'000u}) {
        const auto said = reviewed(1, steps);
        (said.starts_with("Q6006") ? passed : kept) = true;
        CHECK(reviewed(3, steps) == said);
    }
    CHECK(passed);
    CHECK(kept);
}

TEST_CASE("criteria that do not apply are left out when that is asked for, and nothing else changes") {
    const auto rules = streamed();
    std::string lines;
    for (const auto& one : good_lines) lines += one + "\n";
    const std::vector<document> data{{"p.jsonl", lines}, {"beside.json", beside}};
    const auto loaded = load_portfolio(rules, data);
    auto options = on_the_day;
    auto all = make_review(rules, *loaded.value, options);
    options.applicable_only = true;
    const auto some = make_review(rules, *loaded.value, options);
    std::size_t left_out = 0;
    for (auto& one : all.subjects) left_out += std::erase_if(one.findings, [](const finding& each) { return each.result == verdict::not_applicable; });
    CHECK(left_out == 2);
    CHECK(to_json(all) == to_json(some));
}

TEST_CASE("a review takes no step for criteria that ask for another entry") {
    std::string list, criteria;
    for (int i = 0; i < 200; ++i) {
        const auto kind = "k" + std::to_string(i);
        list += " " + kind;
        criteria += "criterion c" + std::to_string(i) + " must { title en \"T\" cites text for p in proposals applies when p.kind is " + kind + " met when p.weight >= 3 }\n";
    }
    const auto rules = testing::load_text("pack many { title en \"Many\" version \"1\" languages en source text \"Text\" of 2020-01-01 }\nlist kind {" + list +
                                          " }\nrecord proposal collected as proposals { id: identifier kind: kind, optional weight: number, optional }\n" + criteria +
                                          "outcomes for p in proposals { refuse en \"No\" when any must criterion is not met  admit en \"Yes\" otherwise }\n");
    const auto reviewed = [&](const char* record) {
        auto options = on_the_day;
        options.total_step_limit = 100;
        const std::vector<document> data{{"p.jsonl", record}};
        return make_review(*rules.value, *load_portfolio(*rules.value, data).value, options);
    };
    const auto findings = reviewed(R"({"collection": "proposals", "id": "A", "kind": "k7", "weight": 1})").subjects.front().findings;
    CHECK(findings.size() == 200);
    for (const auto& one : findings) CHECK(one.result == (one.criterion == "c7" ? verdict::not_met : verdict::not_applicable));
    CHECK_THROWS_AS((void)reviewed(R"({"collection": "proposals", "id": "A", "weight": 1})"), limit_exceeded);  // then each may apply
}

}  // namespace quorate
