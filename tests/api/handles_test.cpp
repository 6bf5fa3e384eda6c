// Objects that were moved from, what is asked for without a day, and what is wrong with languages and collections, by every way in.
#include <doctest/doctest.h>

#include <functional>

#include "api/pipeline.hpp"
#include "quorate/attempt.hpp"
#include "quorate/draft.hpp"
#include "quorate/explanation.hpp"
#include "quorate/findings.hpp"
#include "quorate/fit.hpp"
#include "quorate/impact.hpp"
#include "quorate/papers.hpp"
#include "quorate/questions.hpp"
#include "quorate/remedy.hpp"
#include "quorate/report.hpp"
#include "quorate/screening.hpp"
#include "quorate/streaming.hpp"

using namespace quorate;
using namespace quorate::testing;

namespace {

pack small_rules(const std::string& more = {}) {
    auto made = load_text(small_pack + R"(
criterion red must { title en "Red" cites text for t in things met when t.colour is red }
outcomes for t in things { refused en "Refused" when any must criterion is not met fine en "Fine" otherwise }
)" + more);
    REQUIRE_MESSAGE(made, to_text(made.diagnostics));
    return *made.value;
}

/// Rules by which records can be reviewed one by one.
pack lone_rules() {
    return load_text(R"(pack lone { title en "Lone" languages en source text "A text" }
record thing collected as things { id : identifier weight : number }
criterion heavy must { title en "Heavy" cites text for t in things met when t.weight > 1 }
outcomes for t in things { fine en "Fine" otherwise })").or_throw();
}

portfolio one_thing(const pack& of) {
    const std::vector<document> files{{"data.json", R"({"things": [{"id": "T", "colour": "red"}]})"}};
    return load_portfolio(of, files).or_throw();
}

const review_options june{.as_of = *parse_day("2019-06-01")};

template <typename Function>
std::string said(Function&& function) {
    const auto made = attempt(std::forward<Function>(function));
    CHECK(made.why == failure::wrong_use);
    return made ? "(nothing)" : made.message;
}

}  // namespace

TEST_CASE("a pack and a portfolio that were moved from are the same still") {
    auto rules = small_rules();
    auto data = one_thing(rules);
    const auto other_rules = std::move(rules);
    const auto other_data = std::move(data);
    CHECK(rules.summary().name == "small");
    CHECK(make_review(rules, data, june).subjects.size() == 1);
    CHECK(make_review(other_rules, data, june).subjects.size() == 1);
    checked<pack> held{other_rules, {}};
    const auto taken = std::move(held).or_throw();
    CHECK(held.value->vocabulary().find_collection("things") == taken.vocabulary().find_collection("things"));
    static_assert(std::is_nothrow_move_constructible_v<pack> && std::is_nothrow_move_assignable_v<portfolio>);
}

TEST_CASE("a draft that was moved from says so, and can be assigned to") {
    const auto rules = small_rules();
    portfolio_draft draft(rules);
    draft.put("things", {{"id", "T"}});
    auto moved = std::move(draft);
    const std::string gone = "this draft was moved from";
    CHECK(said([&] { return draft.read({"d.json", "{}"}); }) == gone);
    CHECK(said([&] { return draft.put("things", {{"id", "U"}}); }) == gone);
    CHECK(said([&] { return draft.remove("things", "T"); }) == gone);
    CHECK(said([&] { return draft.clear("things"); }) == gone);
    CHECK(said([&] { return draft.make(); }) == gone);
    draft = std::move(moved);
    CHECK(draft.make().diagnostics.empty());
    CHECK(said([&] { return moved.make(); }) == gone);
}

TEST_CASE("a screener and a reviewer of lines that were moved from have nothing and do nothing") {
    const auto rules = small_rules();
    screener screening(rules, "things", june);
    auto other = std::move(screening);
    CHECK(other.criteria().size() == 1);
    CHECK(screening.criteria().empty());
    CHECK(screening.grades().empty());
    CHECK(screening.outcomes().empty());
    CHECK(screening.facts().empty());
    CHECK(screening.uncompiled().empty());
    CHECK(screening.parts().empty());
    screening.tell_parts(true);
    CHECK(said([&] { return screening.screen_lines("{}", [](const screened_batch&) {}); }) == "this screener was moved from");
    CHECK(said([&] { screening.screen(one_thing(rules), [](const screened_batch&) {}); }) == "this screener was moved from");

    line_reviewer lines(lone_rules(), {}, june);
    const auto kept = std::move(lines);
    CHECK(lines.problems().empty());
    CHECK(said([&] { return lines.review_lines("{}", [](const review&) {}); }) == "this reviewer was moved from");
}

TEST_CASE("values, records and reviews that were moved from are empty") {
    const auto rules = small_rules();
    field_value part(record{{"colour", "red"}});
    record held;
    held.append("parts", std::move(part));
    CHECK(std::holds_alternative<std::monostate>(part.get()));
    CHECK(part.depth() == 0);
    record thing{{"id", "T"}};
    thing.set("colour", part).append("parts", record{{"weight", 1}});  // what was moved from is not stated
    portfolio_draft draft(rules);
    draft.put("things", thing);
    const auto made = draft.make();
    CHECK_MESSAGE(made.diagnostics.empty(), to_text(made.diagnostics));
    const auto other = std::move(thing);
    CHECK(thing.fields().empty());
    CHECK(thing.depth() == 0);
    CHECK(other.depth() == 2);

    auto found = make_review(rules, one_thing(rules), june);
    const auto kept = std::move(found);
    CHECK(found.subjects.empty());
    CHECK(findings_of(found).empty());
    CHECK(to_text(found, "en").find("No record is under review") != std::string::npos);
    CHECK(to_json(found).find("\"quorate-review\"") != std::string::npos);
    CHECK(to_json(kept).find("\"T\"") != std::string::npos);
}

TEST_CASE("what asks for a review without a day is refused, whatever it asks for") {
    const auto rules = small_rules("relation alike between a in things and b in things { title en \"Alike\" cites text grade note when a.colour is b.colour }");
    const std::vector<document> files{{"data.json", R"({"things": [{"id": "T", "colour": "red"}, {"id": "U", "colour": "red"}]})"}};
    const auto data = load_portfolio(rules, files).or_throw();
    const std::string none = "a review needs a day: as_of is not set";
    const std::vector<std::function<void(const review_options&)>> all{
        [&](const review_options& how) { (void)make_review(rules, data, how); },
        [&](const review_options& how) { (void)find_relations(rules, data, how); },
        [&](const review_options& how) { (void)find_related_records(rules, data, how); },
        [&](const review_options& how) { (void)make_explanations(rules, data, how, "T"); },
        [&](const review_options& how) { (void)explain_pair(rules, data, how, "T", "U"); },
        [&](const review_options& how) { (void)find_open_points(rules, data, how); },
        [&](const review_options& how) { (void)find_remedies(rules, data, how, "T"); },
        [&](const review_options& how) { (void)compare_reviews({rules, data, how}, {rules, data, june}); },
        [&](const review_options& how) { (void)compare_reviews({rules, data, june}, {rules, data, how}); },
        [&](const review_options& how) { (void)screener(rules, "things", how); },
        [&](const review_options& how) { (void)fit_weights(rules, data, how, {}); },
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        CAPTURE(i);
        CHECK(said([&] { all[i]({}); }) == none);
        CHECK(said([&] { all[i]({.as_of = day(std::chrono::year(10000) / 1 / 1)}); }) == "as_of is a day of the years 1 to 9999");
        CHECK(said([&] { all[i]({.as_of = day(std::chrono::year(0) / 12 / 31)}); }) == "as_of is a day of the years 1 to 9999");
    }
    const auto lone = lone_rules();
    CHECK(said([&] { (void)line_reviewer(lone, {}, {}); }) == none);
    CHECK(faults_of(rules, {}) == std::vector<std::string>{none});
    CHECK(faults_of(rules, {.as_of = day()}).empty());  // 1970-01-01 is a day
    CHECK(make_review(rules, data, {.as_of = day()}).as_of == day());
}

TEST_CASE("a text in a language that the pack does not speak is told by language, field and place, from JSON and from a draft") {
    const auto rules = small_rules();
    const auto told = [&](const std::string& title) {
        const std::vector<document> files{{"data.json", "{\"things\": [{\"id\": \"T\", \"title\": " + title + "}]}"}};
        return to_text(load_portfolio(rules, files).diagnostics);
    };
    CHECK(told(R"({"de": "Ding"})").find("data.json:1:35: error[Q5004]: `title` has a text in the language `de`, and the pack speaks `en`") != std::string::npos);
    CHECK(told(R"({"EN": "Thing"})").find("did you mean `en`?") != std::string::npos);
    CHECK(told(R"({"en": 5})").find("`title` must be a text in each language, and this is a number") != std::string::npos);
    CHECK(told(R"({"en": "Thing"})").empty());

    portfolio_draft draft(rules);
    draft.put("things", {{"id", "T"}, {"title", texts(std::vector<text_in>{{"en", "Thing"}, {"de", "Ding"}})}});
    const auto made = draft.make();
    CHECK(to_text(made.diagnostics).find("things/T:3:1: error[Q5004]: `title` has a text in the language `de`, and the pack speaks `en`") != std::string::npos);
    CHECK(to_text(made.diagnostics).find("title, de = \"Ding\"") != std::string::npos);

    portfolio_draft plain(rules);
    plain.put("things", {{"id", "T"}, {"title", texts(std::vector<text_in>{{"", "A thing"}})}});  // in no language, as a getter gives it
    CHECK(plain.make().diagnostics.empty());
}

TEST_CASE("what stands under a collection that there is not is left out as a collection, with the one that was meant") {
    const auto rules = small_rules();
    const std::vector<document> files{{"data.json", R"({"things": [{"id": "T"}], "thinks": [{"id": "U"}, {"id": "V"}]})"}};
    const auto loaded = load_portfolio(rules, files);
    portfolio_draft draft(rules);
    for (const char* id : {"U", "V"}) draft.put("thinks", {{"id", id}});
    for (const auto& data : {*loaded.value, *draft.make().value}) {
        const auto found = make_review(rules, data, june);
        REQUIRE(found.left_out.size() == 1);
        CHECK(found.left_out.front().what == omission::kind::collection);
        CHECK(found.left_out.front().collection == "thinks");
        CHECK(found.left_out.front().name == "things");
        CHECK(to_text(found, "en").find("collection thinks, which the rules do not know (did you mean things?)") != std::string::npos);
        CHECK(to_json(found).find("\"kind\": \"collection\"") != std::string::npos);
    }
}

TEST_CASE("records of too many values and texts of too many bytes are refused, and named among what is left out") {
    const auto rules = small_rules();
    record doubled{{"colour", "red"}};
    for (int i = 0; i < 60; ++i) {  // few values that are held in many places: 2^60 when they are written out
        record outer;
        outer.set("friend", doubled).set("place", doubled);
        doubled = std::move(outer);
    }
    portfolio_draft draft(rules);
    draft.put("things", record{{"id", "MANY"}, {"parts", field_value::list{doubled}}});
    draft.put("things", {{"id", "LONG"}, {"title", std::string((1u << 20) + 1, 'a')}});
    draft.put("things", {{"id", "BYTES"}, {"title", "\xFF"}});
    draft.put("things", {{"id", "GOOD"}, {"title", std::string(1u << 20, 'a')}});
    const auto made = draft.make();
    const auto told = to_text(made.diagnostics);
    CHECK(told.find("things/MANY:1:1: error[Q6050]: this record, with its parts, has more than 1000000 values") != std::string::npos);
    CHECK(told.find("things/LONG:2:9: error[Q6004]: this text has 1048577 bytes") != std::string::npos);
    CHECK(told.find("error[Q5011]") != std::string::npos);
    CHECK(made.diagnostics.size() == 3);
    std::string left_out;
    const auto found = make_review(rules, *made.value, june);
    for (const auto& one : found.left_out) left_out += one.collection + "/" + one.id + " ";
    CHECK(left_out == "things/MANY things/LONG things/BYTES ");
    CHECK(found.subjects.size() == 1);
}

TEST_CASE("a limit that is passed where no rule has a name says nothing of a rule") {
    const auto rules = small_rules();
    const auto data = one_thing(rules);
    auto options = june;
    for (std::uint64_t most = 0; most < 40; ++most) {
        options.total_step_limit = most;
        const auto made = attempt_review(rules, data, options);
        if (made) return;
        CHECK(made.why == failure::limit_passed);
        CHECK_MESSAGE(made.message.find("``") == std::string::npos, made.message);
    }
    FAIL("a small review takes more than 40 steps");
}
