// Records built in memory, portfolios that change, and the ways to fail.
#include <doctest/doctest.h>

#include <algorithm>
#include <ranges>

#include "api/pipeline.hpp"
#include "quorate/attempt.hpp"
#include "quorate/draft.hpp"
#include "quorate/findings.hpp"

using namespace quorate;
using namespace quorate::testing;

namespace {

const std::string rules_text = small_pack + R"(
criterion heavy must { title en "Heavy" cites text for t in things met when t.weight >= 2/3 }
criterion in-parts should { title en "Parts" cites text for t in things met when any p in t.parts where p.due after 2019-01-01 and p.colour is red }
criterion timely may { title en "Timely" cites text for t in things met when t.when in t.time and t.price <= EUR 10.5 and t.friend.colour is blue and t.place under world }
ask liked { title en "Liked?" asks en "Is it liked?" cites text for t in things answered by red answer yes or no }
criterion pleasing must { title en "Pleasing" cites text for t in things met when answer to liked }
relation alike between a in things and b in things { title en "Alike" cites text grade note when a.colour is b.colour }
outcomes for t in things { fine en "Fine" otherwise }
)";

pack rules() {
    auto made = load_text(rules_text);
    REQUIRE_MESSAGE(made, to_text(made.diagnostics));
    return *made.value;
}

/// A record with a value of every type.
record full_thing(const char* id) {
    record part{{"colour", "red"}, {"weight", 1}, {"due", *parse_day("2019-05-01")}};
    record made{{"id", id}, {"title", texts(std::vector<text_in>{{"en", "A thing"}})}, {"colour", "verdant"}, {"weight", *rational::make(2, 3)}, {"when", *parse_day("2019-06-01")},
                {"time", period{*parse_day("2019-01-01"), *parse_day("2019-12-31")}}, {"price", money{{'E', 'U', 'R', 0}, *rational::make(21, 2)}},
                {"friend", "F"}, {"place", "tip"}};
    made.append("colours", "red").append("colours", "blue").append("parts", part).set("places", field_value::list());
    return made;
}

std::string verdicts(const pack& of, const portfolio& data, const std::string& id) {
    review_options options{.as_of = *parse_day("2019-06-01")};
    options.only = {id};
    std::string all;
    const auto result = make_review(of, data, options);
    for (const auto& one : findings_of(result)) all += std::string(to_string(one.result)) + " ";
    return all;
}

portfolio made_of(const portfolio_draft& draft) {
    const auto made = draft.make();
    REQUIRE_MESSAGE(made.diagnostics.empty(), to_text(made.diagnostics));
    return *made.value;
}

}  // namespace

TEST_CASE("a record built in memory says the same as one read from JSON") {
    const auto of = rules();
    portfolio_draft draft(of);
    draft.put("things", {{"id", "F"}, {"colour", "blue"}});
    draft.put("things", full_thing("T"));
    CHECK(verdicts(of, made_of(draft), "T") == "met met met to-be-judged ");

    const std::vector<document> written{{"d.json", R"({"things":[{"id":"F","colour":"blue"},{"id":"T","title":{"en":"A thing"},"colour":"verdant","weight":0.7,
        "when":"2019-06-01","time":{"from":"2019-01-01","to":"2019-12-31"},"price":{"amount":10.5,"currency":"EUR"},"friend":"F","place":"tip","colours":["red","blue"],
        "parts":[{"colour":"red","weight":1,"due":"2019-05-01"}],"places":[]}]})"}};
    const auto read = load_portfolio(of, written);
    auto same = full_thing("T");
    same.set("weight", *rational::make(7, 10));
    draft.put("things", same);
    const review_options options{.as_of = *parse_day("2019-06-01")};
    CHECK(to_json(make_review(of, made_of(draft), options)) == to_json(make_review(of, *read.value, options)));
}

TEST_CASE("records are added, replaced and removed; portfolios made before stay as they were") {
    const auto of = rules();
    portfolio_draft draft(of);
    CHECK(draft.read({"d.json", R"({"things":[{"id":"F","colour":"blue"},{"id":"T","weight":1}]})"}).empty());
    const auto first = made_of(draft);
    CHECK(draft.put("things", {{"id", "T"}, {"weight", *rational::make(1, 2)}}));
    CHECK_FALSE(draft.put("things", {{"id", "U"}, {"weight", 1}}));
    CHECK(verdicts(of, first, "T").starts_with("met"));
    CHECK(verdicts(of, made_of(draft), "T").starts_with("not-met"));
    CHECK(verdicts(of, first, "U").empty());
    CHECK(draft.remove("things", "T"));
    CHECK_FALSE(draft.remove("things", "T"));
    CHECK_FALSE(draft.remove("nothing", "T"));
    CHECK(verdicts(of, made_of(draft), "T").empty());
    draft.put("answers", {{"question", "liked"}, {"about", "U"}, {"value", "yes"}, {"by", "red"}, {"on", *parse_day("2019-05-01")}});
    CHECK(verdicts(of, made_of(draft), "U") == "met unknown unknown met ");
    CHECK(draft.clear("answers") == 1);
    CHECK(verdicts(of, made_of(draft), "U") == "met unknown unknown to-be-judged ");
    CHECK(draft.clear("things") == 2);
    CHECK(verdicts(of, made_of(draft), "F").empty());
    CHECK_FALSE(draft.put("things", {{"id", "F"}, {"colour", "blue"}}));
}

TEST_CASE("what is wrong with a record is told with the value's place") {
    const auto of = rules();
    portfolio_draft draft(of);
    record wrong{{"id", "T"}, {"colour", "reed"}, {"weight", "much"}, {"title", "\xFF"}};
    wrong.append("parts", record{{"colour", "red"}}).append("parts", record{{"due", "2019-02-30"}});
    draft.put("things", wrong);
    draft.put("things", {{"id", "U"}, {"colour", "reed"}});
    draft.put("thongs", {{"id", "V"}});
    draft.put("things", {{"title", "no id"}});
    draft.put("answers", {{"question", "liked"}, {"about", "nobody"}, {"value", "yes"}});
    const auto made = draft.make();
    REQUIRE(made.value);
    const auto text = to_text(made.diagnostics);
    CAPTURE(text);
    CHECK(text.find("things/T:4:1: error[Q5011]") != std::string::npos);
    CHECK(text.find("things/U:2:10: error[Q5005]: `reed` is no entry of `colour`") != std::string::npos);
    CHECK(text.find("did you mean `red`?") != std::string::npos);
    CHECK(text.find("error[Q5002]: there is no collection `thongs`") != std::string::npos);
    CHECK(text.find("error[Q5007]: this `thing` has no `id`") != std::string::npos);
    CHECK(text.find("error[Q5009]: there is no record `nobody`") != std::string::npos);
    CHECK(verdicts(of, *made.value, "T").empty());
    wrong.set("title", "well");
    draft.put("things", wrong);
    const auto again = to_text(draft.make().diagnostics);
    CAPTURE(again);
    CHECK(again.find("3 | weight = \"much\"") != std::string::npos);
    CHECK(again.find("6 | parts 2, due = \"2019-02-30\"") != std::string::npos);
}

TEST_CASE("a document read into a draft tells its own places, and two of one id are told") {
    portfolio_draft draft(rules());
    CHECK(draft.read({"bad.json", "{\"things\":["}).front().code == "Q5001");
    CHECK(draft.read({"zero.json", std::string("{\"things\":[]}\0zzz", 17)}).front().code == "Q5001");
    CHECK(draft.read({"twice.json", "{\"things\":[{\"id\":\"T\"},\n{\"id\":\"T\"}]}"}).empty());
    const auto made = draft.make();
    REQUIRE(made.diagnostics.size() == 1);
    CHECK(made.diagnostics.front().code == "Q5008");
    CHECK(made.diagnostics.front().where.file == "twice.json");
    CHECK(made.diagnostics.front().where.line == 2);
}

TEST_CASE("a pack of no files is refused") {
    const auto made = load_pack(std::vector<document>{});
    CHECK_FALSE(made);
    REQUIRE(made.diagnostics.size() == 1);
    CHECK(made.diagnostics.front().code == "Q2001");
    CHECK(made.diagnostics.front().message == "a pack has at least one file");
    CHECK_THROWS((void)load_pack(std::vector<document>{}).or_throw());
}

TEST_CASE("values nested too deeply are refused, and a value is not a list") {
    record deep;
    for (std::uint32_t i = 0; i < record::most_nesting; ++i) {
        record outer;
        outer.set("part", deep);
        deep = outer;
    }
    CHECK(deep.depth() == record::most_nesting);
    CHECK_THROWS_AS(record().set("part", deep), std::length_error);
    CHECK_THROWS_AS(record().append("parts", deep), std::length_error);
    record plain{{"colour", "red"}};
    CHECK_THROWS_AS(plain.append("colour", "blue"), std::logic_error);
    CHECK(plain.erase("colour"));
    CHECK_FALSE(plain.erase("colour"));
}

TEST_CASE("ranges go over every finding, question and relation") {
    const auto of = rules();
    portfolio_draft draft(of);
    draft.put("things", {{"id", "A"}, {"colour", "red"}, {"weight", 1}}, true);
    draft.put("things", {{"id", "B"}, {"colour", "red"}, {"weight", 0}});
    draft.put("things", {{"id", "C"}, {"colour", "red"}, {"weight", 1}}, true);
    const auto result = make_review(of, made_of(draft), {.as_of = *parse_day("2019-06-01")});
    REQUIRE(result.subjects.size() == 2);
    std::string met;
    for (const auto& one : findings_of(result, verdict::met)) met += one.about.id + ":" + one.criterion + " ";
    CHECK(met == "A:heavy C:heavy ");
    CHECK(findings_of(result, verdict::derogated).empty());
    const auto questions = open_questions_of(result);
    CHECK(std::distance(questions.begin(), questions.end()) == 2);
    std::string pairs;
    for (const auto& one : relations_of(result)) pairs += one.first.id + one.second.id + " ";
    CHECK(pairs == "AB AC AC BC ");
    static_assert(std::ranges::forward_range<item_range<finding>>);
    const auto heavy = [](const finding& one) { return one.criterion == "heavy"; };
#if !defined(__clang__) || __clang_major__ >= 16  // older ones do not read the views of libstdc++ 12
    std::string ids;
    for (const auto& id : findings_of(result) | std::views::filter(heavy) | std::views::transform([](const finding& one) { return one.about.id; })) ids += id;
    CHECK(ids == "AC");
#endif
    CHECK(std::ranges::count_if(findings_of(result), heavy) == 2);
    const review nothing;
    CHECK(findings_of(nothing).empty());
}

TEST_CASE("a failure comes as a value or as an exception, as the host likes") {
    const auto of = rules();
    CHECK_THROWS_AS((void)load_text("pack x {").or_throw(), invalid_input);
    try {
        (void)load_text("pack x {").or_throw();
    } catch (const invalid_input& fault) {
        CHECK(std::string(fault.what()).starts_with("rules.quorate:1:"));
        CHECK(fault.diagnostics.size() >= 1);
    }
    portfolio_draft draft(of);
    draft.put("things", full_thing("T"));
    draft.put("things", {{"id", "F"}});
    const auto data = made_of(draft);
    review_options options{.as_of = *parse_day("2019-06-01")};
    CHECK(attempt([&] { return make_review(of, data, options); }));
    CHECK(attempt([&] { return make_review(rules(), data, options); }).why == failure::wrong_use);
    options.step_limit = 3;
    const auto limited = attempt([&] { return make_review(of, data, options); });
    CHECK(limited.why == failure::limit_passed);
    CHECK(limited.message.starts_with("Q6006: "));
    CHECK(limited.message.find("more than 3 steps") != std::string::npos);
    options.step_limit = 10'000'000;
    options.total_step_limit = 3;
    const auto limited_in_all = attempt([&] { return make_review(of, data, options); });
    CHECK(limited_in_all.why == failure::limit_passed);
    CHECK(limited_in_all.message.starts_with("Q6006: the review takes more than 3 steps"));
    CHECK(attempt([&] { return load_text("pack x {").or_throw(); }).why == failure::invalid_input);
    CHECK(attempt([]() -> int { throw std::bad_alloc(); }).why == failure::out_of_memory);
    CHECK(attempt([]() -> int { throw 1; }).why == failure::internal);
    const auto by_host = attempt([]() -> int { throw host_failed("the register of roads is closed"); });
    CHECK(by_host.why == failure::host_failed);
    CHECK(by_host.message == "the register of roads is closed");
    int called = 0;
    CHECK(attempt([&] { ++called; }));
    CHECK(called == 1);
    const auto without = attempt([] { throw std::invalid_argument("not that"); });
    CHECK(!without);
    CHECK(without.why == failure::wrong_use);
    CHECK(without.message == "not that");
    // Caught in the library, for hosts without exceptions.
    options.total_step_limit = 10'000'000;
    CHECK(attempt_review(of, data, options));
    CHECK(attempt_review(rules(), data, options).why == failure::wrong_use);
    CHECK(attempt_relations(of, data, options));
    options.total_step_limit = 3;
    CHECK(attempt_review(of, data, options).why == failure::limit_passed);
    CHECK(attempt_pack({{"small.quorate", "pack x {"}}).why == failure::invalid_input);
}

TEST_CASE("a review stops when the host asks for it") {
    const auto of = rules();
    portfolio_draft draft(of);
    for (int i = 0; i < 200; ++i) draft.put("things", full_thing(("T" + std::to_string(i)).c_str()));
    draft.put("things", {{"id", "F"}});
    const auto data = made_of(draft);
    review_options options{.as_of = *parse_day("2019-06-01")};
    int asked = 0;
    options.cancel = [&asked] { return ++asked == 3; };
    CHECK(attempt([&] { return make_review(of, data, options); }).why == failure::cancelled);
    CHECK(asked == 3);
    asked = 3;
    CHECK(attempt([&] { return find_relations(of, data, options); }));
    CHECK(asked > 3);
}
