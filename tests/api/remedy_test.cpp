// What would have to change, and how firm it is: every claim is held against a review of data that was changed by hand.
#include <doctest/doctest.h>

#include "api/pipeline.hpp"
#include "quorate/questions.hpp"
#include "quorate/remedy.hpp"

namespace remedy_tests {

using namespace quorate;
using namespace quorate::testing;

namespace {

const std::string remedy_rules = R"(
pack club { title en "Club" languages en source s "S" }
list town { A en "Aa" B en "Bb" C en "Cc" D en "Dd" E en "Ee" }
list body { board en "Board" }
taxonomy topic { sea en "Sea" { fish en "Fish" { cod en "Cod" } } land en "Land" { road en "Road" } }
record support { town : town en "Town"  firm : truth en "Firm" }
record bid collected as bids {
  id       : identifier
  author   : town                                   en "Author"
  supports : list of support, changeable cost 2     en "Supports"
  time     : period, changeable cost 3              en "Time"
  topics   : set of topic, changeable               en "Topics"
  price    : money, changeable cost 5               en "Price"
  items    : whole number                           en "Items"
  done-by  : date, optional                         en "Done by"
}
parameter end = 2022-12-31
criterion support must { title en "Support" for b in bids
  let others = distinct s.town for s in b.supports where s.firm except b.author
  met when count others >= 2 }
criterion in-time must { title en "In time" for b in bids met when end of b.time <= end }
criterion deep must { title en "Deep" for b in bids met when any t in b.topics where level of t > 1 }
criterion cheap must { title en "Cheap" for b in bids met when b.price / b.items <= EUR 100 }
criterion good must { title en "Good" for b in bids met when answer to good-one }
ask good-one { asks en "Good?" for b in bids answered by board answer yes or no }
criterion delivered should { title en "Delivered" for b in bids met when b.done-by in b.time }
outcomes for b in bids {
  taken   en "Yes" sought when no must criterion is not met or unknown or to be judged
  refused en "No" when any must criterion is not met
}
)";

struct prepared { pack rules; portfolio data; };

prepared with(const std::string& data, const std::string& rules = remedy_rules) {
    const std::vector<document> files{{"rules.quorate", rules}};
    auto loaded = load_pack(files);
    REQUIRE_MESSAGE(loaded, to_text(loaded.diagnostics));
    const std::vector<document> documents{{"data.json", data}};
    auto portfolio = load_portfolio(*loaded.value, documents);
    REQUIRE_MESSAGE(!has_errors(portfolio.diagnostics), to_text(portfolio.diagnostics));
    return {*loaded.value, *portfolio.value};
}

const review_options on_day{*parse_day("2021-06-01")};

std::string bid(const std::string& supports, const std::string& time, const std::string& topics, const std::string& price, const std::string& answers = {}) {
    return R"({"bids": [{"id": "X", "author": "A", "supports": [)" + supports + R"(], "time": )" + time + R"(, "topics": [)" + topics +
           R"(], "price": {"amount": )" + price + R"(, "currency": "EUR"}, "items": 3}], "answers": [)" + answers + "]}";
}
const std::string yes = R"({"question": "good-one", "about": "X", "value": "yes", "by": "board", "on": "2021-05-01"})";
const std::string in_time = R"({"from": "2021-01-01", "to": "2022-06-30"})";
std::string from(const std::string& town) { return R"({"town": ")" + town + R"(", "firm": true})"; }

bool holds(const std::string& data) {
    const auto given = with(data);
    return find_remedies(given.rules, given.data, on_day, "X").holds;
}

}  // namespace

TEST_CASE("one more supporter who is not the author") {
    const auto given = with(bid(from("A") + "," + from("B"), in_time, "\"cod\"", "300", yes));
    const auto found = find_remedies(given.rules, given.data, on_day, "X");
    CHECK_FALSE(found.holds);
    REQUIRE(found.all.size() == 1);
    CHECK(found.complete);
    REQUIRE(found.in_the_way.size() == 1);
    CHECK(found.in_the_way[0].criterion == "support");
    const auto& one = found.all[0];
    CHECK(one.cost == rational(2));
    CHECK(one.outcome.outcome == "taken");
    CHECK(one.provided.empty());
    REQUIRE(one.changes.size() == 1);
    CHECK(one.changes[0].field == "supports");
    CHECK(one.changes[0].what == suggested_change::kind::add);
    REQUIRE(one.changes[0].values.size() == 1);
    REQUIRE(one.changes[0].values[0].fields.size() == 2);
    CHECK(one.changes[0].values[0].fields[0].second.value == "C");
    CHECK(one.changes[0].values[0].fields[1].second.value == "yes");
    // The author and the one who supports it already would not do; the two others would.
    REQUIRE(one.changes[0].instead.size() == 2);
    CHECK(one.changes[0].instead[0].value == "D");
    CHECK(holds(bid(from("A") + "," + from("B") + "," + from("D"), in_time, "\"cod\"", "300", yes)));
    CHECK_FALSE(holds(bid(from("A") + "," + from("B") + "," + from("B"), in_time, "\"cod\"", "300", yes)));
}

TEST_CASE("the nearest end date, the nearest price, a topic below the top, and an answer") {
    const auto given = with(bid(from("B") + "," + from("C"), R"({"from": "2021-01-01", "to": "2023-03-31"})", "\"sea\"", "1000"));
    const auto found = find_remedies(given.rules, given.data, on_day, "X");
    REQUIRE(found.all.size() == 1);
    const auto& one = found.all[0];
    CHECK(one.cost == rational(9));
    REQUIRE(one.changes.size() == 3);
    CHECK(one.changes[0].field == "time");
    CHECK(one.changes[0].of == suggested_change::part::end);
    CHECK(one.changes[0].nearest == suggested_change::side::at_most);
    CHECK(one.changes[0].values[0].whole.value == "2021-01-01/2022-12-31");
    CHECK(one.changes[1].field == "topics");
    CHECK(one.changes[1].values[0].whole.value == "fish");
    CHECK(one.changes[1].instead.size() == 2);
    CHECK(one.changes[2].field == "price");
    CHECK(one.changes[2].nearest == suggested_change::side::at_most);
    CHECK(one.changes[2].values[0].whole.value == "EUR 300");
    REQUIRE(one.provided.size() == 1);
    CHECK(one.provided[0].name == "good-one");
    CHECK(one.provided[0].value.value == "yes");
    const auto changed = [](const std::string& last, const std::string& price, const std::string& answer) {
        return holds(bid(from("B") + "," + from("C"), R"({"from": "2021-01-01", "to": ")" + last + "\"}", "\"sea\", \"fish\"", price, answer));
    };
    CHECK(changed("2022-12-31", "300", yes));
    CHECK_FALSE(changed("2023-01-01", "300", yes));
    CHECK_FALSE(changed("2022-12-31", "301", yes));
    CHECK_FALSE(changed("2022-12-31", "300", ""));
}

TEST_CASE("a criterion alone; what nothing brings about; names that are not there") {
    const auto given = with(bid(from("B"), in_time, "\"cod\"", "300", R"({"question": "good-one", "about": "X", "value": "no", "by": "board", "on": "2021-05-01"})"));
    const auto support = find_remedies(given.rules, given.data, on_day, "X", {.outcome = {}, .criterion = "support"});
    REQUIRE(support.all.size() == 1);
    CHECK(support.all[0].changes[0].field == "supports");
    const auto all = find_remedies(given.rules, given.data, on_day, "X");
    CHECK(all.all.empty());
    CHECK(all.complete);
    REQUIRE(all.out_of_reach.size() == 1);
    CHECK(all.out_of_reach[0].criterion == "good");
    CHECK(fault_of(given.rules, given.data, "Y", {}).find("`Y`") != std::string::npos);
    CHECK(fault_of(given.rules, given.data, "X", {.outcome = "takn", .criterion = {}}).find("did you mean `taken`?") != std::string::npos);
    CHECK_THROWS_AS((void)find_remedies(given.rules, given.data, on_day, "Y"), std::invalid_argument);
}

TEST_CASE("rules that cannot be satisfied together are named") {
    auto rules = remedy_rules;
    rules += R"(criterion not-so-deep must { title en "Shallow" for b in bids met when no t in b.topics where level of t > 1 })";
    const auto given = with(bid(from("B") + "," + from("C"), in_time, "\"sea\"", "300", yes), rules);
    const auto found = find_remedies(given.rules, given.data, on_day, "X");
    CHECK(found.all.empty());
    CHECK(found.out_of_reach.empty());
    REQUIRE(found.conflict.size() == 2);
    CHECK(found.conflict[0].criterion == "deep");
    CHECK(found.conflict[1].criterion == "not-so-deep");
}

TEST_CASE("how firm it is") {
    const auto three = from("B") + "," + from("C") + "," + from("D");
    const auto given = with(bid(three, in_time, "\"cod\", \"road\"", "300", yes));
    const auto found = find_remedies(given.rules, given.data, on_day, "X");
    REQUIRE(found.holds);
    CHECK(found.all.empty());
    std::vector<std::string> names;
    for (const auto& one : found.losses) names.push_back(one.name + " " + std::to_string(one.lost) + " of " + std::to_string(one.of) + (one.whichever ? "" : " some"));
    CHECK(names == std::vector<std::string>{"supports 2 of 3", "time 1 of 1", "topics 2 of 2", "price 1 of 1", "good-one 1 of 1"});
    CHECK(holds(bid(from("B") + "," + from("D"), in_time, "\"road\"", "300", yes)));
    CHECK_FALSE(holds(bid(from("D"), in_time, "\"road\"", "300", yes)));
    // Only one of two supports matters when the other is the author's own.
    const auto some = with(bid(from("A") + "," + from("B") + "," + from("C"), in_time, "\"cod\"", "300", yes));
    const auto losses = find_remedies(some.rules, some.data, on_day, "X").losses;
    REQUIRE(!losses.empty());
    CHECK(losses[0].lost == 1);
    CHECK_FALSE(losses[0].whichever);
    REQUIRE(losses[0].which.size() == 2);
    CHECK(losses[0].which[0][0].text.in("en") == "Bb");
}

TEST_CASE("a limit that is reached is told") {
    const auto given = with(bid(from("A"), in_time, "\"sea\"", "1000"));
    const auto found = find_remedies(given.rules, given.data, on_day, "X", {.outcome = {}, .criterion = {}, .most = 3, .most_trials = 5});
    CHECK_FALSE(found.complete);
    CHECK(found.all.empty());
    CHECK(found.out_of_reach.empty());
    CHECK(to_text(found, "en").find("did not come to its end") != std::string::npos);
}

TEST_CASE("open points by what they settle") {
    const auto given = with(bid(from("B") + "," + from("C"), in_time, "\"cod\"", "300") );
    const auto found = find_open_points(given.rules, given.data, on_day);
    REQUIRE(found.points.size() == 2);
    CHECK(found.not_tried == 0);
    const auto& answer = found.points[0];
    CHECK(answer.what == open_point::kind::answer);
    CHECK(answer.name == "good-one");
    CHECK(answer.all_values);
    CHECK(answer.findings_at_least == 1);
    CHECK(answer.outcomes_at_least == 1);
    REQUIRE(answer.values.size() == 2);
    REQUIRE(answer.values[0].opens.size() == 1);
    CHECK(answer.values[0].opens[0].outcome == "taken");
    CHECK(answer.values[1].opens[0].outcome == "refused");
    REQUIRE(answer.waiting.size() == 1);
    CHECK(answer.waiting[0].alone);
    const auto& fact = found.points[1];
    CHECK(fact.what == open_point::kind::fact);
    CHECK(fact.name == "done-by");
    CHECK_FALSE(fact.all_values);
    CHECK(fact.findings_at_least == 1);
    CHECK(fact.outcomes_at_most == 0);
    CHECK(find_open_points(given.rules, given.data, {.as_of = on_day.as_of, .only = {"Z"}}).points.empty());
}

TEST_CASE("illustrations of the programme that are not admissible") {
    const auto rules = load_pack(pack_files("pompidou-2019-2022"));
    REQUIRE(rules);
    const auto folder = project() / "examples" / "pompidou-2019-2022";
    const std::vector<document> documents{{"programme.json", read(folder / "programme.json")}, {"context.json", read(folder / "context.json")}, {"proposals.json", read(folder / "proposals.json"), true}};
    const auto data = load_portfolio(*rules.value, documents);
    const review_options options{*parse_day("2019-06-01")};
    const auto fields = [&](const std::string& id) {
        const auto found = find_remedies(*rules.value, *data.value, options, id, {.outcome = {}, .criterion = {}, .most = 1});
        std::string all = found.holds ? "holds" : found.all.empty() ? "none" : std::to_string(found.all[0].cost.numerator());
        if (!found.all.empty())
            for (const auto& one : found.all[0].changes) all += " " + one.field + (one.values.size() > 1 ? "x" + std::to_string(one.values.size()) : "");
        return all;
    };
    CHECK(fields("P-04") == "3 scope period");
    CHECK(fields("P-06") == "7 carrier form");
    CHECK(fields("P-10") == "1 planned-results");
}

}  // namespace remedy_tests
