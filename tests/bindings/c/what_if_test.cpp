// What is open, what would have to change and what other rules change, through the C interface.
#include "host.hpp"

using namespace host;

namespace {

inline quorate_status free_points(quorate_open_points** one) { return quorate_open_points_free(one); }
inline quorate_status free_remedies(quorate_remedies** one) { return quorate_remedies_free(one); }
inline quorate_status free_impact(quorate_impact** one) { return quorate_impact_free(one); }
using open_points = owned<quorate_open_points, free_points>;
using remedies = owned<quorate_remedies, free_remedies>;
using impact = owned<quorate_impact, free_impact>;

struct lending {
    pack rules;
    portfolio data;
    lending() : lending(content_of(QUORATE_SOURCE_DIR "/tests/bindings/what_if.quorate")) {}
    explicit lending(const std::string& written) {
        const auto records = content_of(QUORATE_SOURCE_DIR "/tests/bindings/what_if.json");
        const auto file = document("what_if.quorate", written), loans = document("what_if.json", records);
        error why;
        REQUIRE_MESSAGE(quorate_pack_load(&file, 1, nullptr, &rules, &why) == QUORATE_OK, message(why));
        REQUIRE_MESSAGE(quorate_portfolio_load(rules, &loans, 1, &data, &why) == QUORATE_OK, message(why));
    }
};

}  // namespace

TEST_CASE("what is open is read value by value, first what settles most") {
    const lending from;
    const auto options = asked();
    open_points points;
    error why;
    REQUIRE_MESSAGE(quorate_open_points_find(from.rules, from.data, &options, &points, &why) == QUORATE_OK, message(why));
    REQUIRE(quorate_open_points_count(points) == 3);
    CHECK(quorate_open_points_not_tried(points) == 0);
    auto point = empty<quorate_open_point>();
    REQUIRE(quorate_open_points_get(points, 0, &point, nullptr) == QUORATE_OK);
    CHECK(point.kind == QUORATE_OPEN_ANSWER);
    CHECK(string(point.name) == "liked");
    CHECK(in_english(point.label) == "Liked");
    CHECK(string(point.collection) == "loans");
    CHECK(string(point.id) == "L");
    CHECK(point.all_values == 1);
    CHECK(point.findings_at_least == 1);
    REQUIRE(point.asked_of == 1);
    const quorate_texts* body = nullptr;
    REQUIRE(quorate_open_points_asked_of(points, 0, 0, &body, nullptr) == QUORATE_OK);
    CHECK(in_english(body) == "Green");
    REQUIRE(point.waiting == 1);
    auto finding = empty<quorate_finding_name>();
    std::int32_t alone = 0;
    REQUIRE(quorate_open_points_waiting(points, 0, 0, &finding, &alone, nullptr) == QUORATE_OK);
    CHECK(string(finding.criterion) == "pleasing");
    CHECK(finding.grade == QUORATE_MUST);
    CHECK(alone == 1);
    REQUIRE(point.values == 2);
    auto value = empty<quorate_tried_value>();
    REQUIRE(quorate_open_points_value(points, 0, 0, &value, nullptr) == QUORATE_OK);
    CHECK(string(value.value) == "yes");
    REQUIRE(value.settles == 1);
    REQUIRE(quorate_open_points_settles(points, 0, 0, 0, &finding, nullptr) == QUORATE_OK);
    CHECK(string(finding.id) == "L");
    std::size_t opened = 0;
    auto outcome = empty<quorate_outcome_name>();
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; quorate_open_points_value(points, i, j, &value, nullptr) == QUORATE_OK; ++j) {
            for (std::size_t k = 0; k < value.opens; ++k, ++opened) CHECK(quorate_open_points_opens(points, i, j, k, &outcome, nullptr) == QUORATE_OK);
            for (std::size_t k = 0; k < value.closes; ++k) CHECK(quorate_open_points_closes(points, i, j, k, &outcome, nullptr) == QUORATE_OK);
            CHECK(quorate_open_points_closes(points, i, j, value.closes, &outcome, nullptr) == QUORATE_NOT_FOUND);
        }
    REQUIRE(quorate_open_points_get(points, 2, &point, nullptr) == QUORATE_OK);
    CHECK(point.kind == QUORATE_OPEN_DECISION);
    CHECK(string(point.second_id) == "M");
    owned_string rendered;
    REQUIRE(quorate_open_points_to_json(points, &rendered, &why) == QUORATE_OK);
    CHECK(content(rendered).find("\"quorate-questions\"") != std::string::npos);
    REQUIRE(quorate_open_points_to_text(points, text("en"), &rendered, &why) == QUORATE_OK);
    CHECK(content(rendered).find("Liked") != std::string::npos);
    CHECK(quorate_open_points_to_text(points, text(""), &rendered, &why) == QUORATE_WRONG_USE);
    CHECK(quorate_open_points_get(points, 3, &point, nullptr) == QUORATE_NOT_FOUND);
    CHECK(quorate_open_points_get(nullptr, 0, &point, nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_open_points_get(reinterpret_cast<const quorate_open_points*>(static_cast<const quorate_pack*>(from.rules)), 0, &point, nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_open_points_count(nullptr) == 0);
    CHECK(quorate_open_points_find(from.rules, nullptr, &options, &points, &why) == QUORATE_WRONG_USE);
}

TEST_CASE("what would have to change is read change by change") {
    const lending from;
    const auto options = asked();
    remedies found;
    error why;
    REQUIRE_MESSAGE(quorate_remedies_find(from.rules, from.data, &options, text("L"), nullptr, &found, &why) == QUORATE_OK, message(why));
    auto info = empty<quorate_remedies_info>();
    REQUIRE(quorate_remedies_info_get(found, &info, nullptr) == QUORATE_OK);
    CHECK(info.holds == 0);
    CHECK(info.complete == 1);
    CHECK(string(info.id) == "L");
    CHECK(info.own_condition == 1);
    REQUIRE(info.wanted == 1);
    auto outcome = empty<quorate_outcome_name>();
    REQUIRE(quorate_remedies_wanted(found, 0, &outcome, nullptr) == QUORATE_OK);
    CHECK(string(outcome.outcome) == "lent");
    REQUIRE(info.in_the_way == 3);
    auto finding = empty<quorate_finding_name>();
    REQUIRE(quorate_remedies_criterion(found, QUORATE_IN_THE_WAY, 0, &finding, nullptr) == QUORATE_OK);
    CHECK(string(finding.criterion) == "heavy");
    CHECK(quorate_remedies_criterion(found, QUORATE_CONFLICT, 0, &finding, nullptr) == QUORATE_NOT_FOUND);
    CHECK(quorate_remedies_criterion(found, 7, 0, &finding, nullptr) == QUORATE_WRONG_USE);
    REQUIRE(info.remedies == 1);
    auto one = empty<quorate_remedy>();
    REQUIRE(quorate_remedies_get(found, 0, &one, nullptr) == QUORATE_OK);
    CHECK(one.cost_numerator == 3);
    CHECK(one.cost_denominator == 1);
    CHECK(string(one.outcome) == "lent");
    REQUIRE(one.changes == 2);
    auto change = empty<quorate_change>();
    REQUIRE(quorate_remedies_change(found, 0, 0, &change, nullptr) == QUORATE_OK);
    CHECK(string(change.field) == "weight");
    CHECK(change.kind == QUORATE_CHANGE_STATE);
    CHECK(change.nearest == QUORATE_NEAREST_AT_LEAST);
    CHECK(string(change.before) == "1");
    CHECK(change.cost_numerator == 2);
    auto value = empty<quorate_worded_value>();
    REQUIRE(quorate_remedies_change_value(found, 0, 0, 0, &value, nullptr) == QUORATE_OK);
    CHECK(string(value.value) == "2");
    REQUIRE(quorate_remedies_change(found, 0, 1, &change, nullptr) == QUORATE_OK);
    CHECK(change.kind == QUORATE_CHANGE_ADD);
    REQUIRE(quorate_remedies_change_value(found, 0, 1, 0, &value, nullptr) == QUORATE_OK);
    CHECK(string(value.value) == "blue");
    CHECK(change.values == 1);
    REQUIRE(one.provided == 2);
    auto needed = empty<quorate_needed_answer>();
    REQUIRE(quorate_remedies_provided(found, 0, 0, &needed, nullptr) == QUORATE_OK);
    CHECK(string(needed.name) == "liked");
    CHECK(string(needed.value) == "yes");
    REQUIRE(needed.asked_of == 1);
    const quorate_texts* body = nullptr;
    REQUIRE(quorate_remedies_provided_asked_of(found, 0, 0, 0, &body, nullptr) == QUORATE_OK);
    CHECK(in_english(body) == "Green");
    REQUIRE(quorate_remedies_provided(found, 0, 1, &needed, nullptr) == QUORATE_OK);
    CHECK(needed.decision == 1);
    CHECK(string(needed.second_id) == "M");

    // A new part is told by its fields.
    REQUIRE_MESSAGE(quorate_remedies_find(from.rules, from.data, &options, text("M"), nullptr, &found, &why) == QUORATE_OK, message(why));
    REQUIRE(quorate_remedies_change_value(found, 0, 0, 0, &value, nullptr) == QUORATE_OK);
    REQUIRE(value.fields == 1);
    const quorate_texts* label = nullptr;
    REQUIRE(quorate_remedies_change_field(found, 0, 0, 0, 0, &label, &value, nullptr) == QUORATE_OK);
    CHECK(in_english(label) == "Signed");
    CHECK(string(value.value) == "2019-06-01");
    CHECK(quorate_remedies_change_instead(found, 0, 0, 99, &value, nullptr) == QUORATE_NOT_FOUND);
    owned_string rendered;
    REQUIRE(quorate_remedies_to_json(found, &rendered, &why) == QUORATE_OK);
    CHECK(content(rendered).find("\"quorate-remedy\"") != std::string::npos);
    REQUIRE(quorate_remedies_to_text(found, text("en"), &rendered, &why) == QUORATE_OK);
    CHECK(content(rendered).find("Guarantors") != std::string::npos);
}

TEST_CASE("how firmly a record stands, and what cannot be looked for") {
    const lending from;
    const auto options = asked();
    remedies found;
    error why;
    REQUIRE_MESSAGE(quorate_remedies_find(from.rules, from.data, &options, text("N"), nullptr, &found, &why) == QUORATE_OK, message(why));
    auto info = empty<quorate_remedies_info>();
    REQUIRE(quorate_remedies_info_get(found, &info, nullptr) == QUORATE_OK);
    CHECK(info.holds == 1);
    REQUIRE(info.losses > 0);
    std::string lost;
    auto loss = empty<quorate_loss>();
    for (std::size_t i = 0; i < info.losses; ++i) {
        REQUIRE(quorate_remedies_loss(found, i, &loss, nullptr) == QUORATE_OK);
        lost += string(loss.name) + " ";
        auto value = empty<quorate_worded_value>();
        if (loss.which > 0) CHECK(quorate_remedies_loss_value(found, i, 0, 0, &value, nullptr) == QUORATE_OK);
        CHECK(quorate_remedies_loss_value(found, i, loss.which, 0, &value, nullptr) == QUORATE_NOT_FOUND);
    }
    CHECK(lost == "weight colours guarantors liked ");
    auto wanted = empty<quorate_remedy_options>();
    wanted.criterion = text("heavy");
    REQUIRE_MESSAGE(quorate_remedies_find(from.rules, from.data, &options, text("L"), &wanted, &found, &why) == QUORATE_OK, message(why));
    wanted.criterion = text("heavenly");
    CHECK(quorate_remedies_find(from.rules, from.data, &options, text("L"), &wanted, &found, &why) == QUORATE_WRONG_USE);
    CHECK(message(why).find("heavenly") != std::string::npos);
    CHECK(found == nullptr);
    CHECK(quorate_remedies_find(from.rules, from.data, &options, text("Z"), nullptr, &found, &why) == QUORATE_WRONG_USE);
    CHECK(quorate_remedies_find(from.rules, from.data, &options, text("\xC3"), nullptr, &found, &why) == QUORATE_WRONG_USE);
    CHECK(quorate_remedies_info_get(nullptr, &info, nullptr) == QUORATE_WRONG_USE);
}

TEST_CASE("what other rules change is read record by record") {
    auto written = content_of(QUORATE_SOURCE_DIR "/tests/bindings/what_if.quorate");
    const lending before;
    const auto at = written.find("parameter enough = 2");
    REQUIRE(at != std::string::npos);
    written.replace(at, 20, "parameter enough = 3");
    const lending after(written);
    const auto options = asked();
    auto first = empty<quorate_reviewed_side>(), second = first;
    first.pack = before.rules;
    first.portfolio = before.data;
    first.options = &options;
    second = first;
    second.pack = after.rules;
    second.portfolio = after.data;
    impact found;
    error why;
    REQUIRE_MESSAGE(quorate_impact_find(&first, &second, &found, &why) == QUORATE_OK, message(why));
    auto info = empty<quorate_impact_info>();
    REQUIRE(quorate_impact_info_get(found, &info, nullptr) == QUORATE_OK);
    CHECK(info.anything == 1);
    REQUIRE(info.rules == 1);
    auto rule = empty<quorate_changed_rule>();
    REQUIRE(quorate_impact_rule(found, 0, &rule, nullptr) == QUORATE_OK);
    CHECK(string(rule.kind) == "parameter");
    CHECK(string(rule.name) == "enough");
    CHECK(rule.how == QUORATE_RULE_REWRITTEN);
    CHECK(info.unchanged == 2);
    REQUIRE(info.records == 1);
    auto changed = empty<quorate_record_impact>();
    REQUIRE(quorate_impact_record(found, 0, &changed, nullptr) == QUORATE_OK);
    CHECK(string(changed.id) == "M");
    REQUIRE(changed.findings == 1);
    auto finding = empty<quorate_changed_finding>();
    REQUIRE(quorate_impact_finding(found, 0, 0, &finding, nullptr) == QUORATE_OK);
    CHECK(string(finding.criterion) == "heavy");
    CHECK(finding.before == QUORATE_MET);
    CHECK(finding.after == QUORATE_NOT_MET);
    REQUIRE(finding.because == 1);
    REQUIRE(quorate_impact_finding_because(found, 0, 0, 0, &rule, nullptr) == QUORATE_OK);
    CHECK(string(rule.name) == "enough");
    for (std::size_t i = 0; i < changed.outcomes; ++i) {
        auto outcome = empty<quorate_changed_outcome>();
        REQUIRE(quorate_impact_outcome(found, 0, i, &outcome, nullptr) == QUORATE_OK);
        for (std::size_t j = 0; j < outcome.because; ++j) CHECK(quorate_impact_outcome_because(found, 0, i, j, &rule, nullptr) == QUORATE_OK);
    }
    quorate_text collection{}, id{};
    CHECK(quorate_impact_only(found, 0, 0, &collection, &id, nullptr) == QUORATE_NOT_FOUND);
    CHECK(quorate_impact_only(found, 2, 0, &collection, &id, nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_impact_finding(found, QUORATE_REST, 0, &finding, nullptr) == QUORATE_NOT_FOUND);
    owned_string rendered;
    REQUIRE(quorate_impact_to_json(found, &rendered, &why) == QUORATE_OK);
    CHECK(content(rendered).find("\"quorate-impact\"") != std::string::npos);
    REQUIRE(quorate_impact_to_text(found, text("en"), &rendered, &why) == QUORATE_OK);
    CHECK(content(rendered).find("enough") != std::string::npos);

    first.options = nullptr;
    CHECK(quorate_impact_find(&first, &second, &found, &why) == QUORATE_WRONG_USE);
    CHECK(quorate_impact_find(nullptr, &second, &found, &why) == QUORATE_WRONG_USE);
    first.options = &options;
    first.portfolio = after.data;
    CHECK(quorate_impact_find(&first, &second, &found, &why) == QUORATE_WRONG_USE);
}

TEST_CASE("all evaluations together may be bounded too") {
    const lending from;
    auto options = asked();
    options.total_step_limit = 10;
    review made;
    error why;
    CHECK(quorate_review_make(from.rules, from.data, &options, &made, &why) == QUORATE_LIMIT);
    CHECK(message(why).find("10 steps") != std::string::npos);
}
