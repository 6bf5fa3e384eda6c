// Functions that the host gives: what goes in, what comes out, and what is refused.
#include <doctest/doctest.h>

#include <stdexcept>

#include "api/pipeline.hpp"
#include "quorate/attempt.hpp"
#include "quorate/findings.hpp"
#include "quorate/questions.hpp"
#include "quorate/screening.hpp"

using namespace quorate;
using namespace quorate::testing;

namespace {

const char hosted_rules[] = R"(
pack hosted { title en "Hosted" languages en }
list town { north en "North" south en "South" }
record trip collected as trips { id : identifier from : town en "From" to : town en "To" price : money on : date name : text n : number time : period }
host function kilometres (here : town, there : town) : number { title en "Distance by road" }
host function describe (price : money, held : date, name : text, n : number, large : truth, time : period, limit : duration) : text
host function nearest (n : number) : town
criterion short must { title en "Short" for t in trips met when kilometres of (t.from, t.to) <= 100
  unless met say en "It is {kilometres of (t.from, t.to)} kilometres." }
criterion told may { title en "Told" for t in trips met when describe of (t.price, t.on, t.name, t.n, yes, t.time, 6 months) is "EUR 10 2020-01-02 a name 1/2 yes 2020-01-01 2020-01-03 6" }
criterion at-home may { title en "At home" for t in trips met when nearest of t.n is t.from }
outcomes for t in trips { fine en "Fine" otherwise }
)";

constexpr char trips[] = R"({"trips": [{"id": "A", "from": "north", "to": "south", "price": {"amount": 10, "currency": "EUR"}, "on": "2020-01-02", "name": "a name", "n": 0.5,
  "time": {"from": "2020-01-01", "to": "2020-01-03"}}, {"id": "B", "from": "north"}]})";

const host_type town{type_kind::entry, "town"}, number{type_kind::number, {}};

struct hosted {
    pack rules;
    portfolio data;
    review_options options{.as_of = *parse_day("2020-06-01")};

    hosted() : rules(load_text(hosted_rules).or_throw()), data(load_portfolio(rules, std::vector<document>{{"trips.json", trips}}).or_throw()) {}

    void give_kilometres(std::function<host_answer(std::span<const host_value>)> answer) { options.functions.push_back({"kilometres", {town, town}, number, std::move(answer)}); }

    [[nodiscard]] finding found(std::string_view criterion, std::string_view id) const {
        const auto made = make_review(rules, data, options);
        for (const auto& one : findings_of(made))
            if (one.criterion == criterion && one.about.id == id) return one;
        FAIL("no such finding");
        return {};
    }
};

}  // namespace

TEST_CASE("a function of the host is asked with what is known, and its answer counts") {
    hosted host;
    std::vector<std::vector<host_value>> asked;
    host.give_kilometres([&](std::span<const host_value> all) -> host_answer {
        asked.emplace_back(all.begin(), all.end());
        return host_value(rational(120));
    });
    const auto far = host.found("short", "A");
    CHECK(far.result == verdict::not_met);
    CHECK(far.message.in("en") == "It is 120 kilometres.");
    REQUIRE(!asked.empty());
    for (const auto& one : asked) CHECK(one == std::vector<host_value>{host_entry{"town", "north"}, host_entry{"town", "south"}});
    const auto unknown = host.found("short", "B");
    CHECK(unknown.result == verdict::unknown);
    REQUIRE(unknown.missing_facts.size() == 1);
    CHECK(unknown.missing_facts[0].name == "to");
}

TEST_CASE("a function that is not given, and one that does not know, leave their reason") {
    hosted host;
    const auto without = host.found("short", "A");
    CHECK(without.result == verdict::unknown);
    REQUIRE(without.missing_facts.size() == 1);
    CHECK(without.missing_facts[0].what == missing::kind::host);
    CHECK(without.missing_facts[0].name == "kilometres");
    CHECK(without.missing_facts[0].label.in("en") == "Distance by road: the host gives no such function");
    host.give_kilometres([](std::span<const host_value>) { return host_answer::unknown("no road is surveyed"); });
    const auto reasoned = host.found("short", "A");
    CHECK(reasoned.result == verdict::unknown);
    REQUIRE(reasoned.missing_facts.size() == 1);
    CHECK(reasoned.missing_facts[0].label.in("en") == "Distance by road: no road is surveyed");
    CHECK(to_json(make_review(host.rules, host.data, host.options)).find(R"("kind": "host")") != std::string::npos);
}

TEST_CASE("every type goes in, and texts and entries come out") {
    hosted host;
    const auto of = [](type_kind kind) { return host_type{kind, {}}; };
    host.options.functions.push_back({"describe",
                                      {of(type_kind::money), of(type_kind::date), of(type_kind::text), number, of(type_kind::truth), of(type_kind::period), of(type_kind::duration)},
                                      of(type_kind::text), [](std::span<const host_value> all) -> host_answer {
                                          const auto& price = std::get<money>(all[0]);
                                          const auto share = std::get<rational>(all[3]);
                                          const auto time = std::get<period>(all[5]);
                                          const std::string said = std::string(price.currency) + " " + std::to_string(price.amount.numerator()) + " " + to_string(std::get<day>(all[1])) + " " +
                                                                   std::get<texts>(all[2]).all().front().text + " " + std::to_string(share.numerator()) + "/" + std::to_string(share.denominator()) +
                                                                   (std::get<bool>(all[4]) ? " yes " : " no ") + to_string(time.first) + " " + to_string(time.last) + " " +
                                                                   std::to_string(std::get<duration>(all[6]).count);
                                          return host_value(texts({{"en", said}}));
                                      }});
    host.options.functions.push_back({"nearest", {number}, town, [](std::span<const host_value>) -> host_answer { return host_value(host_entry{"town", "north"}); }});
    CHECK(host.found("told", "A").result == verdict::met);
    CHECK(host.found("at-home", "A").result == verdict::met);
    CHECK(host.found("at-home", "B").result == verdict::unknown);
}

TEST_CASE("functions of other types, or unknown to the pack, are refused before anything is reviewed") {
    hosted host;
    const auto refused = [&](host_function given) {
        host.options.functions = {std::move(given)};
        const auto faults = faults_of(host.rules, host.options);
        REQUIRE(faults.size() == 1);
        CHECK_THROWS_AS((void)make_review(host.rules, host.data, host.options), std::invalid_argument);
        CHECK_THROWS_AS((void)find_relations(host.rules, host.data, host.options), std::invalid_argument);
        return faults.front();
    };
    const auto answer = [](std::span<const host_value>) -> host_answer { return host_value(rational(1)); };
    CHECK(refused({"miles", {town, town}, number, answer}) == "the pack declares no host function `miles`");
    CHECK(refused({"kilometres", {town}, number, answer}) == "the host function `kilometres` takes 1 values, and the pack declares 2");
    CHECK(refused({"kilometres", {town, number}, number, answer}) == "the host function `kilometres` takes a number as value 2, and the pack declares an entry of `town`");
    CHECK(refused({"kilometres", {town, town}, town, answer}) == "the host function `kilometres` gives an entry of `town`, and the pack declares a number");
    CHECK(refused({"kilometres", {town, town}, number, {}}) == "the host function `kilometres` is empty");
    host.options.functions = {{"kilometres", {town, town}, number, answer}, {"nearest", {number}, town, answer}, {"kilometres", {town, town}, number, answer}};
    CHECK(faults_of(host.rules, host.options) == std::vector<std::string>{"the host function `kilometres` is given twice"});
    CHECK_THROWS_WITH_AS((void)make_review(host.rules, host.data, host.options), "the host function `kilometres` is given twice", std::invalid_argument);
}

TEST_CASE("an answer that is no value of the declared type ends the review; what the host throws comes out") {
    hosted host;
    const auto ends = [&](std::string_view name, const host_type& takes, const host_type& gives, host_value answered) {
        host.options.functions = {{std::string(name), name == "nearest" ? std::vector{takes} : std::vector{takes, takes}, gives,
                                   [answered = std::move(answered)](std::span<const host_value>) -> host_answer { return answered; }}};
        CHECK_THROWS_AS((void)make_review(host.rules, host.data, host.options), std::invalid_argument);
    };
    ends("kilometres", town, number, true);
    ends("kilometres", town, number, host_entry{"town", "north"});
    ends("nearest", number, town, rational(1));
    ends("nearest", number, town, host_entry{"town", "west"});
    ends("nearest", number, town, host_entry{"village", "north"});
    host.options.functions = {{"kilometres", {town, town}, number, [](std::span<const host_value>) -> host_answer { throw std::out_of_range("the table is gone"); }}};
    CHECK_THROWS_AS((void)make_review(host.rules, host.data, host.options), std::out_of_range);
}

TEST_CASE("days that cannot be written and working days of no calendar are no answers") {
    const auto rules = load_text(R"(
pack timed { title en "Timed" languages en source text "A text" }
record trip collected as trips { id : identifier }
host function opens (n : number) : date
host function season (n : number) : period
host function lasts (n : number) : duration
criterion open must { title en "Open" cites text for t in trips met when opens of 1 after 2019-01-01 }
criterion seasonal must { title en "Seasonal" cites text for t in trips met when 2019-01-01 in season of 1 }
criterion brief must { title en "Brief" cites text for t in trips met when lasts of 1 <= 6 months }
)").or_throw();
    const auto data = load_portfolio(rules, std::vector<document>{{"trips.json", R"({"trips": [{"id": "A"}]})"}}).or_throw();
    const auto why = [&](const std::string& name, type_kind kind, const host_value& answered) {
        review_options options{.as_of = *parse_day("2020-06-01")};
        options.functions = {{name, {number}, {kind, {}}, [&](std::span<const host_value>) -> host_answer { return answered; }}};
        return attempt_review(rules, data, options).message;
    };
    const day far = day(std::chrono::year(20000) / 1 / 1), near = *parse_day("2019-01-01");
    CHECK(why("opens", type_kind::date, near).empty());
    CHECK(why("opens", type_kind::date, far).find("a day outside the years 1 to 9999") != std::string::npos);
    CHECK(why("season", type_kind::period, period{near, far}).find("a period outside the years 1 to 9999") != std::string::npos);
    CHECK(why("lasts", type_kind::duration, duration{duration::unit::working_days, 5, 7}).find("working days of a calendar that the pack does not have") != std::string::npos);
    CHECK(why("lasts", type_kind::duration, duration{duration::unit::months, 5, 0}).empty());
}

TEST_CASE("screenings and open points ask the host as reviews do") {
    hosted host;
    host.give_kilometres([](std::span<const host_value>) -> host_answer { return host_value(rational(80)); });
    screener by(host.rules, "trips", host.options);
    std::vector<verdict> found;
    by.screen(host.data, [&](const screened_batch& batch) {
        for (std::size_t row = 0; row < batch.size; ++row) found.push_back(batch.verdicts[0][row]);
    });
    CHECK(found == std::vector{verdict::met, verdict::unknown});
    host.options.functions.clear();
    screener without(host.rules, "trips", host.options);
    found.clear();
    without.screen(host.data, [&](const screened_batch& batch) {
        for (std::size_t row = 0; row < batch.size; ++row) found.push_back(batch.verdicts[0][row]);
    });
    CHECK(found == std::vector{verdict::unknown, verdict::unknown});
    host.options.functions = {{"miles", {}, number, {}}};
    CHECK_THROWS_AS((void)find_open_points(host.rules, host.data, host.options), std::invalid_argument);
}
