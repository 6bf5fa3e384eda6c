// Clocks, scorings, routings, rankings and coverages through the C interface.
#include "host.hpp"

using namespace host;

namespace {

/// A review with a clock, a scoring, a routing, a ranking and a coverage.
void review_programme(review& into) {
    const auto rules = content_of(QUORATE_SOURCE_DIR "/tests/bindings/programme.quorate"), data = content_of(QUORATE_SOURCE_DIR "/tests/bindings/programme.json");
    const auto file = document("programme.quorate", rules), records = document("programme.json", data);
    pack of;
    portfolio loaded;
    error why;
    REQUIRE_MESSAGE(quorate_pack_load(&file, 1, nullptr, &of, &why) == QUORATE_OK, message(why));
    REQUIRE_MESSAGE(quorate_portfolio_load(of, &records, 1, &loaded, &why) == QUORATE_OK, message(why));
    const auto options = asked();
    REQUIRE_MESSAGE(quorate_review_make(of, loaded, &options, &into, &why) == QUORATE_OK, message(why));
}

}  // namespace

TEST_CASE("clocks and scorings are read value by value") {
    review made;
    review_programme(made);
    auto subject = empty<quorate_subject>();
    REQUIRE(quorate_review_subject(made, 0, &subject, nullptr) == QUORATE_OK);
    CHECK(subject.clocks == 1);
    CHECK(subject.scorings == 1);
    auto clock = empty<quorate_clock>();
    REQUIRE(quorate_review_clock(made, 0, 0, &clock, nullptr) == QUORATE_OK);
    CHECK(string(clock.name) == "answer");
    CHECK(clock.state == QUORATE_CLOCK_RUNNING);
    CHECK(std::string(clock.started.text) == "2019-05-20");
    CHECK(std::string(clock.deadline.text) == "2019-06-01");
    REQUIRE(clock.pauses == 1);
    quorate_day first{}, last{};
    REQUIRE(quorate_review_clock_pause(made, 0, 0, 0, &first, &last, nullptr) == QUORATE_OK);
    CHECK(std::string(first.text) == "2019-05-25");
    CHECK(std::string(last.text) == "2019-05-26");
    CHECK(quorate_review_clock_pause(made, 0, 0, 0, &first, nullptr, nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_review_clock_pause(made, 0, 0, 1, &first, &last, nullptr) == QUORATE_NOT_FOUND);
    REQUIRE(quorate_review_clock(made, 1, 0, &clock, nullptr) == QUORATE_OK);
    CHECK(clock.state == QUORATE_CLOCK_UNKNOWN);
    CHECK(std::string(clock.deadline.text).empty());
    REQUIRE(clock.missing > 0);
    auto missing = empty<quorate_missing>();
    REQUIRE(quorate_review_clock_missing(made, 1, 0, 0, &missing, nullptr) == QUORATE_OK);
    CHECK(string(missing.name) == "sent");
    auto scoring = empty<quorate_scoring>();
    REQUIRE(quorate_review_scoring(made, 0, 0, &scoring, nullptr) == QUORATE_OK);
    CHECK(string(scoring.name) == "merit");
    CHECK(scoring.result == QUORATE_MET);
    CHECK(in_english(scoring.points) == "4");
    CHECK(in_english(scoring.weighted_points) == "8");
    REQUIRE(scoring.parts == 1);
    auto score = empty<quorate_score>();
    REQUIRE(quorate_review_score(made, 0, 0, 0, &score, nullptr) == QUORATE_OK);
    CHECK(string(score.name) == "quality");
    CHECK(in_english(score.label) == "Quality");
    CHECK(in_english(score.out_of) == "5");
    CHECK(in_english(score.weight) == "2");
    CHECK(in_english(score.at_least) == "3");
    CHECK(score.passes == QUORATE_FITS);
    REQUIRE(quorate_review_scoring(made, 1, 0, &scoring, nullptr) == QUORATE_OK);
    CHECK(scoring.result == QUORATE_UNKNOWN);
    REQUIRE(scoring.missing == 1);
    REQUIRE(quorate_review_scoring_missing(made, 1, 0, 0, &missing, nullptr) == QUORATE_OK);
    CHECK(string(missing.name) == "quality");
    CHECK(quorate_review_score(made, 0, 0, 1, &score, nullptr) == QUORATE_NOT_FOUND);
    CHECK(quorate_review_clock(made, QUORATE_REST, 0, &clock, nullptr) == QUORATE_NOT_FOUND);
}

TEST_CASE("routings are read value by value") {
    review made;
    review_programme(made);
    auto routing = empty<quorate_routing>();
    REQUIRE(quorate_review_routing(made, 0, 0, &routing, nullptr) == QUORATE_OK);
    CHECK(string(routing.name) == "carried");
    REQUIRE(routing.routes == 3);
    auto route = empty<quorate_route>();
    REQUIRE(quorate_review_route(made, 0, 0, 0, &route, nullptr) == QUORATE_OK);
    CHECK(route.result == QUORATE_FITS);
    CHECK(string(route.collection) == "offices");
    CHECK(string(route.id) == "RICH");
    CHECK(in_english(route.message) == "Rich can pay.");
    REQUIRE(route.considerations == 1);
    auto consideration = empty<quorate_consideration>();
    REQUIRE(quorate_review_consideration(made, 0, 0, 0, 0, &consideration, nullptr) == QUORATE_OK);
    CHECK(string(consideration.name) == "money");
    CHECK(in_english(consideration.label) == "enough money");
    CHECK(consideration.result == QUORATE_FITS);
    REQUIRE(quorate_review_route(made, 0, 0, 1, &route, nullptr) == QUORATE_OK);
    CHECK(route.result == QUORATE_FIT_UNKNOWN);
    REQUIRE(route.missing == 1);
    auto missing = empty<quorate_missing>();
    REQUIRE(quorate_review_route_missing(made, 0, 0, 1, 0, &missing, nullptr) == QUORATE_OK);
    CHECK(string(missing.id) == "DARK");
    CHECK(string(missing.name) == "budget");
    REQUIRE(quorate_review_route(made, 0, 0, 2, &route, nullptr) == QUORATE_OK);
    CHECK(route.result == QUORATE_DOES_NOT_FIT);
    CHECK(quorate_review_consideration(made, 0, 0, 2, 1, &consideration, nullptr) == QUORATE_NOT_FOUND);
    CHECK(quorate_review_route(made, 0, 1, 0, &route, nullptr) == QUORATE_NOT_FOUND);
}

TEST_CASE("rankings and coverages are read value by value") {
    review made;
    review_programme(made);
    auto info = empty<quorate_review_info>();
    REQUIRE(quorate_review_info_get(made, &info, nullptr) == QUORATE_OK);
    REQUIRE(info.rankings == 1);
    REQUIRE(info.coverages == 1);
    auto ranking = empty<quorate_ranking>();
    REQUIRE(quorate_review_ranking(made, 0, &ranking, nullptr) == QUORATE_OK);
    CHECK(string(ranking.name) == "best");
    CHECK(in_english(ranking.title) == "Best first");
    REQUIRE(ranking.orders == 1);
    REQUIRE(ranking.rows == 1);
    REQUIRE(ranking.unranked == 1);
    const quorate_texts* said = nullptr;
    REQUIRE(quorate_review_ranking_order(made, 0, 0, &said, nullptr) == QUORATE_OK);
    CHECK(in_english(said) == "quality");
    auto ranked = empty<quorate_ranked>();
    REQUIRE(quorate_review_ranked(made, 0, 0, &ranked, nullptr) == QUORATE_OK);
    CHECK(ranked.rank == 1);
    CHECK(string(ranked.id) == "A");
    REQUIRE(ranked.keys == 1);
    REQUIRE(quorate_review_ranked_key(made, 0, 0, 0, &said, nullptr) == QUORATE_OK);
    CHECK(in_english(said) == "4");
    auto unranked = empty<quorate_unranked>();
    REQUIRE(quorate_review_unranked(made, 0, 0, &unranked, nullptr) == QUORATE_OK);
    CHECK(string(unranked.id) == "B");
    auto missing = empty<quorate_missing>();
    REQUIRE(quorate_review_unranked_missing(made, 0, 0, 0, &missing, nullptr) == QUORATE_OK);
    CHECK(string(missing.name) == "quality");
    auto coverage = empty<quorate_coverage>();
    REQUIRE(quorate_review_coverage(made, 0, &coverage, nullptr) == QUORATE_OK);
    CHECK(string(coverage.name) == "spread");
    CHECK(coverage.records == 2);
    CHECK(coverage.rows == 3);
    CHECK(coverage.columns == 2);
    CHECK(coverage.values == 2);
    REQUIRE(coverage.cells == 1);
    auto line = empty<quorate_coverage_line>();
    REQUIRE(quorate_review_coverage_line(made, 0, QUORATE_COVERAGE_ROWS, 1, &line, nullptr) == QUORATE_OK);
    CHECK(string(line.id) == "event");
    CHECK(line.count == 0);
    REQUIRE(quorate_review_coverage_line(made, 0, QUORATE_COVERAGE_COLUMNS, 0, &line, nullptr) == QUORATE_OK);
    CHECK(in_english(line.label) == "Here");
    CHECK(line.count == 1);
    CHECK(quorate_review_coverage_line(made, 0, 7, 0, &line, nullptr) == QUORATE_WRONG_USE);
    auto cell = empty<quorate_coverage_cell>();
    REQUIRE(quorate_review_coverage_cell(made, 0, 0, &cell, nullptr) == QUORATE_OK);
    CHECK(cell.row == 0);
    CHECK(cell.column == 0);
    REQUIRE(cell.records == 1);
    REQUIRE(cell.values == 2);
    quorate_text collection{}, id{};
    REQUIRE(quorate_review_coverage_record(made, 0, 0, 0, &collection, &id, nullptr) == QUORATE_OK);
    CHECK(string(collection) == "bids");
    CHECK(string(id) == "A");
    REQUIRE(quorate_review_coverage_value(made, 0, 0, 1, &id, nullptr) == QUORATE_OK);
    CHECK(string(id) == "online");
    CHECK(quorate_review_coverage_value(made, 0, 0, 2, &id, nullptr) == QUORATE_NOT_FOUND);
    CHECK(quorate_review_coverage(made, 1, &coverage, nullptr) == QUORATE_NOT_FOUND);
    CHECK(quorate_review_ranking(nullptr, 0, &ranking, nullptr) == QUORATE_WRONG_USE);
}
