// What the C interface does when it is misused: a status, and no crash.
#include "host.hpp"

using namespace host;

TEST_CASE("NULL where something is needed gives a status") {
    pack of;
    load_small(of);
    portfolio data;
    load_things(of, data);
    const auto options = asked();
    error why;
    review made;
    CHECK(quorate_review_make(nullptr, data, &options, &made, &why) == QUORATE_WRONG_USE);
    CHECK(message(why) == "a quorate_pack is NULL");
    CHECK(quorate_review_make(of, nullptr, &options, &made, &why) == QUORATE_WRONG_USE);
    CHECK(quorate_review_make(of, data, nullptr, &made, &why) == QUORATE_WRONG_USE);
    CHECK(quorate_review_make(of, data, &options, nullptr, &why) == QUORATE_WRONG_USE);
    CHECK(quorate_review_make(of, data, &options, nullptr, nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_pack_load(nullptr, 1, nullptr, nullptr, nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_pack_load(nullptr, 0, nullptr, nullptr, nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_pack_info_get(nullptr, nullptr, nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_pack_info_get(of, nullptr, nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_portfolio_load(of, nullptr, 2, nullptr, nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_draft_put(nullptr, text("things"), nullptr, 0, nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_record_set_text(nullptr, text("a"), text("b"), nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_record_set_text_in(nullptr, text("a"), text("fr"), text("b"), nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_review_finding(nullptr, 0, 0, nullptr, nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_review_to_json(nullptr, nullptr, nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_texts_in(nullptr, text("fr"), nullptr, nullptr, nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_texts_count(nullptr) == 0);
    CHECK(quorate_diagnostics_count(nullptr) == 0);
    CHECK(quorate_diagnostics_has_errors(nullptr) == 0);
    CHECK(quorate_pack_diagnostics(nullptr) == nullptr);
    CHECK(quorate_string_text(nullptr).size == 0);
    CHECK(quorate_error_message(nullptr).size == 0);
    CHECK(quorate_error_status(nullptr) == QUORATE_OK);
    CHECK(quorate_relations_count(nullptr) == 0);
    CHECK(quorate_pack_free(nullptr) == QUORATE_OK);
    quorate_pack* none = nullptr;
    CHECK(quorate_pack_free(&none) == QUORATE_OK);
}

TEST_CASE("a handle of another type, freed twice, wrong sizes and bytes give a status") {
    pack of;
    load_small(of);
    portfolio data;
    load_things(of, data);
    error why;
    auto options = asked();
    review made;
    CHECK(quorate_review_make(reinterpret_cast<const quorate_pack*>(data.handle), data, &options, &made, &why) == QUORATE_WRONG_USE);
    CHECK(message(why) == "this is no quorate_pack, or was freed");
    auto* wrong = reinterpret_cast<quorate_portfolio*>(of.handle);
    CHECK(quorate_portfolio_free(&wrong) == QUORATE_WRONG_USE);
    CHECK(wrong != nullptr);
    quorate_pack* second = nullptr;
    CHECK(quorate_pack_share(of, &second, nullptr) == QUORATE_OK);
    CHECK(quorate_pack_free(&second) == QUORATE_OK);
    CHECK(second == nullptr);
    CHECK(quorate_pack_free(&second) == QUORATE_OK);

    pack other;
    load_small(other);
    CHECK(quorate_review_make(other, data, &options, &made, &why) == QUORATE_WRONG_USE);
    CHECK(message(why) == "the portfolio was loaded with another pack");
    options.as_of = text("2019-02-30");
    CHECK(quorate_review_make(of, data, &options, &made, &why) == QUORATE_WRONG_USE);
    options = asked();
    options.struct_size = 0;
    CHECK(quorate_review_make(of, data, &options, &made, &why) == QUORATE_WRONG_USE);
    options = asked();
    options.only_count = 3;
    CHECK(quorate_review_make(of, data, &options, &made, &why) == QUORATE_WRONG_USE);

    record thing;
    REQUIRE(quorate_record_new(of, &thing, nullptr) == QUORATE_OK);
    CHECK(quorate_record_set_text(thing, text("title"), text("\xC3"), nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_record_set_text(thing, text("\xC3"), text("a"), nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_record_set_text(thing, text(""), text("a"), nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_record_set_text(thing, text("title"), {nullptr, 5}, nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_record_set_text(thing, text("title"), {"abc", SIZE_MAX}, nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_record_set_text(thing, text("title"), {nullptr, 0}, nullptr) == QUORATE_OK);
    CHECK(quorate_record_add_text(thing, text("title"), text("b"), nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_record_set_number(thing, text("weight"), 1, 0, nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_record_set_day(thing, text("when"), text("yesterday"), nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_record_set_period(thing, text("time"), text("2019-02-02"), text("2019-02-01"), nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_record_set_money(thing, text("price"), text("much"), text("EUR"), nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_record_set_money(thing, text("price"), text("1"), text("euro"), nullptr) == QUORATE_WRONG_USE);
    auto status = QUORATE_OK + 0;
    for (int i = 0; i < 200 && status == QUORATE_OK; ++i) status = quorate_record_set_part(thing, text("inside"), thing, nullptr);
    CHECK(status == QUORATE_LIMIT);

    auto finding = empty<quorate_finding>();
    options = asked();
    REQUIRE(quorate_review_make(of, data, &options, &made, &why) == QUORATE_OK);
    CHECK(quorate_review_finding(made, 0, 99, &finding, nullptr) == QUORATE_NOT_FOUND);
    CHECK(quorate_review_finding(made, 99, 0, &finding, nullptr) == QUORATE_NOT_FOUND);
    CHECK(quorate_review_question(made, QUORATE_REST, 0, nullptr, nullptr) == QUORATE_NOT_FOUND);
    finding.struct_size = 0;
    CHECK(quorate_review_finding(made, 0, 0, &finding, nullptr) == QUORATE_WRONG_USE);
    // A caller that was compiled with fewer members gets those, and not a byte more.
    finding = empty<quorate_finding>();
    finding.struct_size = offsetof(quorate_finding, criterion);
    finding.missing = 77;
    CHECK(quorate_review_finding(made, 0, 0, &finding, nullptr) == QUORATE_OK);
    CHECK(finding.result == QUORATE_NOT_MET);
    CHECK(finding.criterion.data == nullptr);
    CHECK(finding.missing == 77);
    owned_string rendered;
    CHECK(quorate_review_to_text(made, text(""), &rendered, &why) == QUORATE_WRONG_USE);
}

TEST_CASE("a struct that is cut within a member is refused") {
    quorate_allocator lent{};
    lent.struct_size = offsetof(quorate_allocator, release) + 4;
    quorate_pack_options options{};
    options.struct_size = 12;
    options.allocator = &lent;
    const auto file = document("small.quorate", small_rules);
    pack of;
    error why;
    CHECK(quorate_pack_load(&file, 1, &options, &of, &why) == QUORATE_WRONG_USE);
    options.struct_size = sizeof options;
    CHECK(quorate_pack_load(&file, 1, &options, &of, &why) == QUORATE_WRONG_USE);
    quorate_document two[2] = {file, file};
    two[0].struct_size = 0xfffffff8;
    CHECK(quorate_pack_load(two, 2, nullptr, &of, &why) == QUORATE_WRONG_USE);
    CHECK(of == nullptr);
}
