// What the C interface says of each call that it refuses, and what a callback that throws comes to.
#include "host.hpp"

#include <cstdlib>
#include <stdexcept>

using namespace host;

namespace {

struct loaded {
    pack rules;
    portfolio data;
    review made;
    error why;
    loaded() {
        load_small(rules);
        load_things(rules, data);
        const auto options = asked();
        REQUIRE(quorate_review_make(rules, data, &options, &made, nullptr) == QUORATE_OK);
    }
    /// The status and the sentence of a refused call.
    std::string said(quorate_status status) {
        CHECK(quorate_error_status(why) == status);
        return string(quorate_status_name(status)) + ": " + message(why);
    }
};

}  // namespace

TEST_CASE("a setter says why it refuses a value, and leaves the record as it was") {
    loaded from;
    auto& why = from.why;
    record thing;
    REQUIRE(quorate_record_new(from.rules, &thing, nullptr) == QUORATE_OK);
    CHECK(quorate_record_set_text(thing, text("title"), text("as it was"), &why) == QUORATE_OK);
    CHECK(static_cast<quorate_error*>(why) == nullptr);
    CHECK(from.said(quorate_record_set_text(thing, text(""), text("a"), &why)) == "wrong-use: a field has a name");
    CHECK(from.said(quorate_record_set_text(nullptr, text("title"), text("a"), &why)) == "wrong-use: a quorate_record is NULL");
    CHECK(from.said(quorate_record_set_text(thing, text("title"), text("\xC3"), &why)) == "wrong-use: `text` is not UTF-8");
    CHECK(from.said(quorate_record_set_text(thing, text("title"), {nullptr, 5}, &why)) == "wrong-use: `text` is NULL and has 5 bytes");
    CHECK(from.said(quorate_record_add_text(thing, text("title"), text("b"), &why)) == "wrong-use: the field was set, and a value was to be added");
    CHECK(from.said(quorate_record_set_truth(thing, text("flag"), 2, &why)) == "wrong-use: `truth` is 1 or 0, and was 2");
    CHECK(from.said(quorate_record_set_number(thing, text("weight"), 1, 0, &why)) == "wrong-use: this is no fraction: a denominator is 0, or it does not fit");
    CHECK(from.said(quorate_record_set_day(thing, text("when"), text("2019-02-30"), &why)) == "wrong-use: `day` is not a day of the calendar, such as 2019-05-31");
    CHECK(from.said(quorate_record_set_period(thing, text("time"), text("2019-02-02"), text("2019-02-01"), &why)) == "wrong-use: a period ends before it starts");
    CHECK(from.said(quorate_record_set_money(thing, text("price"), text("much"), text("EUR"), &why)) == "wrong-use: `amount` is not a number that can be kept exactly");
    CHECK(from.said(quorate_record_set_money(thing, text("price"), text("1"), text("euro"), &why)) == "wrong-use: `currency` is not three capital letters");
    CHECK(from.said(quorate_record_set_part(thing, text("parts"), nullptr, &why)) == "wrong-use: a quorate_record is NULL");
    CHECK(from.said(quorate_record_remove(thing, text("weight"), &why)) == "not-found: the field is not there");
    for (const std::string_view code : {"", "a b\n", "FR", "f", "fr-", "français"})
        CHECK(from.said(quorate_record_set_text_in(thing, text("title"), text(code), text("a"), &why)) ==
              "wrong-use: `language` is the code of a language, two or three small letters such as \"fr\"");
    CHECK(from.said(quorate_record_remove(thing, text("title"), &why)) == "ok: ");  // it was there all the time
}

TEST_CASE("a draft says why it refuses a record") {
    loaded from;
    auto& why = from.why;
    draft changing;
    record thing;
    REQUIRE(quorate_draft_new(from.rules, &changing, nullptr) == QUORATE_OK);
    REQUIRE(quorate_record_new(from.rules, &thing, nullptr) == QUORATE_OK);
    CHECK(from.said(quorate_draft_put(changing, text("things"), nullptr, 1, &why)) == "wrong-use: a quorate_record is NULL");
    CHECK(from.said(quorate_draft_put(changing, text("things"), thing, 7, &why)) == "wrong-use: `subject` is 1 or 0, and was 7");
    CHECK(from.said(quorate_draft_remove(changing, text("things"), text("T"), &why)) == "not-found: there is no such record");
    CHECK(from.said(quorate_draft_clear(nullptr, text("things"), nullptr, &why)) == "wrong-use: a quorate_draft is NULL");
}

TEST_CASE("a getter says what it was asked for and is not there") {
    loaded from;
    auto& why = from.why;
    auto finding = empty<quorate_finding>();
    CHECK(from.said(quorate_review_finding(from.made, 0, 7, &finding, &why)) == "not-found: there are 3 findings, counted from 0, and 7 was asked for");
    CHECK(from.said(quorate_review_finding(from.made, 9, 0, &finding, &why)) == "not-found: there are 2 subjects, counted from 0, and 9 was asked for");
    CHECK(from.said(quorate_review_finding(from.made, 0, 0, nullptr, &why)) == "wrong-use: there is no place for the result: a pointer is NULL");
    finding.struct_size = 0;
    CHECK(from.said(quorate_review_finding(from.made, 0, 0, &finding, &why)) == "wrong-use: struct_size is not set");
    std::size_t index = 0;
    CHECK(from.said(quorate_review_find(from.made, text("V"), &index, &why)) == "not-found: it is not under review");
    auto derogation = empty<quorate_derogation>();
    CHECK(from.said(quorate_review_derogation(from.made, 0, 0, &derogation, &why)) == "not-found: nobody set the rule aside");
    quorate_text said{};
    CHECK(from.said(quorate_pack_language(from.rules, 2, &said, &why)) == "not-found: there are 2 languages, counted from 0, and 2 was asked for");
    CHECK(from.said(quorate_texts_in(nullptr, text("fr"), &said, nullptr, &why)) == "wrong-use: the texts are NULL");
    auto cited = empty<quorate_citation>();
    CHECK(from.said(quorate_citations_get(nullptr, 0, &cited, &why)) == "wrong-use: the list is NULL");
    // A call that goes well leaves no error behind.
    finding = empty<quorate_finding>();
    CHECK(quorate_review_finding(from.made, 0, 0, &finding, &why) == QUORATE_OK);
    CHECK(static_cast<quorate_error*>(why) == nullptr);
}

TEST_CASE("a language that the pack does not speak is refused, with those that it speaks") {
    loaded from;
    auto& why = from.why;
    owned_string rendered;
    const auto options = asked();
    const std::string none = "wrong-use: the pack does not speak `de`; it speaks fr, en";
    CHECK(from.said(quorate_review_to_text(from.made, text("de"), &rendered, &why)) == none);
    CHECK(static_cast<quorate_string*>(rendered) == nullptr);
    CHECK(from.said(quorate_review_to_markdown(from.made, text("de"), &rendered, &why)) == none);
    CHECK(from.said(quorate_review_to_text(from.made, text(""), &rendered, &why)) == "wrong-use: a language is needed; the pack speaks fr, en");
    CHECK(from.said(quorate_explain_to_text(from.rules, from.data, &options, text("T"), text("heavy"), text("de"), &rendered, &why)) == none);
    relations pairs;
    REQUIRE(quorate_relations_find(from.rules, from.data, &options, &pairs, nullptr) == QUORATE_OK);
    CHECK(from.said(quorate_relations_to_text(pairs, text("de"), &rendered, &why)) == none);
    quorate_open_points* points = nullptr;
    REQUIRE(quorate_open_points_find(from.rules, from.data, &options, &points, nullptr) == QUORATE_OK);
    CHECK(from.said(quorate_open_points_to_text(points, text("de"), &rendered, &why)) == none);
    CHECK(quorate_open_points_free(&points) == QUORATE_OK);
    auto side = empty<quorate_reviewed_side>();
    side.pack = from.rules;
    side.portfolio = from.data;
    side.options = &options;
    quorate_impact* impact = nullptr;
    REQUIRE(quorate_impact_find(&side, &side, &impact, nullptr) == QUORATE_OK);
    CHECK(from.said(quorate_impact_to_text(impact, text("de"), &rendered, &why)) == none);
    CHECK(quorate_impact_free(&impact) == QUORATE_OK);
}

TEST_CASE("flags and reserved members that mean nothing are refused, and members that the library does not know") {
    loaded from;
    auto& why = from.why;
    portfolio data;
    auto file = document("things.json", things, 8);
    CHECK(from.said(quorate_portfolio_load(from.rules, &file, 1, &data, &why)) == "wrong-use: a document has the flag 8, which there is not for data");
    file.flags = QUORATE_DOCUMENT_USED_PACK;
    CHECK(from.said(quorate_portfolio_load(from.rules, &file, 1, &data, &why)) == "wrong-use: a document has the flag 2, which there is not for data");
    pack rules;
    auto rule_file = document("small.quorate", small_rules, QUORATE_DOCUMENT_SUBJECTS);
    CHECK(from.said(quorate_pack_load(&rule_file, 1, nullptr, &rules, &why)) == "wrong-use: a document has the flag 1, which there is not for rules");
    review made;
    auto options = asked();
    options.reserved = 1;
    CHECK(from.said(quorate_review_make(from.rules, from.data, &options, &made, &why)) == "wrong-use: `reserved` of the options of a review is not 0");
    options = asked();
    auto wanted = empty<quorate_remedy_options>();
    wanted.reserved = 4;
    quorate_remedies* found = nullptr;
    CHECK(from.said(quorate_remedies_find(from.rules, from.data, &options, text("T"), &wanted, &found, &why)) == "wrong-use: `reserved` of the options of remedies is not 0");
    auto side = empty<quorate_reviewed_side>();
    side.reserved = 1;
    side.options = &options;
    quorate_impact* impact = nullptr;
    CHECK(from.said(quorate_impact_find(&side, &side, &impact, &why)) == "wrong-use: `reserved` of a side is not 0");
    // A caller of a later version, whose struct goes on: well as long as it asks for nothing there.
    struct {
        quorate_review_options known = asked();
        std::uint64_t later = 0;
    } longer;
    longer.known.struct_size = sizeof longer;
    CHECK(quorate_review_make(from.rules, from.data, &longer.known, &made, &why) == QUORATE_OK);
    longer.later = 1;
    CHECK(from.said(quorate_review_make(from.rules, from.data, &longer.known, &made, &why)) ==
          "wrong-use: a struct has members that this library does not know, and one of them is not 0");
}

TEST_CASE("threads make the same bytes, and what does not apply may be left out") {
    const auto rules_file = document("apply.quorate", R"(
pack apply { title en "Apply" version "1" languages en source text "A text" }
record thing collected as things { id : identifier weight : number large : truth }
criterion heavy must { title en "Heavy" cites text for t in things applies when t.large met when t.weight >= 2 }
criterion light may { title en "Light" cites text for t in things met when t.weight <= 2 }
outcomes for t in things { fine en "Fine" otherwise }
)");
    std::string lines;
    for (int i = 0; i < 600; ++i)
        lines += "{\"collection\": \"things\", \"id\": \"T" + std::to_string(i) + "\", \"weight\": " + std::to_string(i % 5) + ", \"large\": " + (i % 3 == 0 ? "true" : "false") + "}\n";
    const auto records = document("things.jsonl", lines);
    pack rules;
    portfolio data;
    error why;
    REQUIRE_MESSAGE(quorate_pack_load(&rules_file, 1, nullptr, &rules, &why) == QUORATE_OK, message(why));
    REQUIRE(quorate_portfolio_load(rules, &records, 1, &data, nullptr) == QUORATE_OK);
    const auto written = [&](const quorate_review_options& options) {
        review made;
        owned_string json;
        REQUIRE_MESSAGE(quorate_review_make(rules, data, &options, &made, &why) == QUORATE_OK, message(why));
        REQUIRE(quorate_review_to_json(made, &json, nullptr) == QUORATE_OK);
        return content(json);
    };
    auto options = asked();
    const auto by_one = written(options);
    options.threads = 4;
    CHECK(written(options) == by_one);
    options.applicable_only = 1;
    const auto applicable = written(options);
    CHECK(by_one.find("\"not-applicable\"") != std::string::npos);
    CHECK(applicable.find("\"not-applicable\"") == std::string::npos);
    CHECK(applicable.size() < by_one.size());
    review made;
    options.applicable_only = 2;
    CHECK(quorate_review_make(rules, data, &options, &made, &why) == QUORATE_WRONG_USE);
    CHECK(message(why) == "`applicable_only` is 1 or 0, and was 2");
    options.applicable_only = 0;
    options.threads = 257;
    CHECK(quorate_review_make(rules, data, &options, &made, &why) == QUORATE_WRONG_USE);
    CHECK(message(why) == "`threads` is at most 256, and was 257");
    // A caller of before: its struct ends where these begin, and what stands behind it is not read.
    options.struct_size = offsetof(quorate_review_options, threads);
    CHECK(written(options) == by_one);
}

TEST_CASE("relations look across to a second register only") {
    loaded from;
    const quorate_document both[] = {document("ours.json", things, QUORATE_DOCUMENT_SUBJECTS),
                                     document("theirs.json", R"({"things":[{"id":"X","colour":"red"},{"id":"Y","colour":"red"}]})", QUORATE_DOCUMENT_OTHER_REGISTER)};
    portfolio data;
    relations pairs;
    const auto options = asked();
    REQUIRE(quorate_portfolio_load(from.rules, both, 2, &data, nullptr) == QUORATE_OK);
    REQUIRE(quorate_relations_find(from.rules, data, &options, &pairs, nullptr) == QUORATE_OK);
    CHECK(quorate_relations_count(pairs) == 4);  // T and U with X and Y each; neither T with U nor X with Y
}

TEST_CASE("what a callback throws ends at the border") {
    loaded from;
    auto& why = from.why;
    draft many;
    portfolio data;
    REQUIRE(quorate_draft_new(from.rules, &many, nullptr) == QUORATE_OK);
    for (int i = 0; i < 100; ++i) {
        record thing;
        REQUIRE(quorate_record_new(from.rules, &thing, nullptr) == QUORATE_OK);
        fill(thing, from.rules, "T" + std::to_string(i));
        CHECK(quorate_draft_put(many, text("things"), thing, 0, nullptr) == QUORATE_OK);
    }
    REQUIRE(quorate_draft_make(many, &data, nullptr) == QUORATE_OK);
    review made;
    auto options = asked();
    options.cancel = [](void*) -> std::int32_t { throw std::invalid_argument("no clock"); };
    CHECK(from.said(quorate_review_make(from.rules, data, &options, &made, &why)) == "host-failed: `cancel` threw an exception: no clock");
    options.cancel = [](void*) -> std::int32_t { throw 7; };
    relations pairs;
    CHECK(from.said(quorate_relations_find(from.rules, data, &options, &pairs, &why)) == "host-failed: `cancel` threw an exception");

    quorate_allocator allocator{};
    allocator.struct_size = sizeof allocator;
    allocator.allocate = [](void*, std::size_t) -> void* { throw std::runtime_error("no memory today"); };
    allocator.release = [](void*, void*, std::size_t) {};
    quorate_pack_options lent{};
    lent.struct_size = sizeof lent;
    lent.allocator = &allocator;
    pack rules;
    const auto file = document("small.quorate", small_rules);
    CHECK(from.said(quorate_pack_load(&file, 1, &lent, &rules, &why)) == "out-of-memory: there is not enough memory");
    allocator.allocate = [](void*, std::size_t size) { return std::malloc(size); };
    allocator.release = [](void*, void* memory, std::size_t) {
        std::free(memory);
        throw std::runtime_error("it is gone");
    };
    CHECK(quorate_pack_load(&file, 1, &lent, &rules, &why) == QUORATE_OK);  // and it is freed without a word
}
