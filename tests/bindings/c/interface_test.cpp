// The C interface as a host sees it.
#include "host.hpp"

#include <cstdlib>
#include <limits>
#include <map>
#include <vector>

using namespace host;

TEST_CASE("the library tells what it is") {
    CHECK(quorate_abi() == QUORATE_ABI);
    CHECK(string(quorate_version()) == QUORATE_TEST_VERSION);
    CHECK(string(quorate_status_name(QUORATE_WRONG_USE)) == "wrong-use");
    CHECK(string(quorate_status_name(99)) == "no status");
    CHECK(string(quorate_status_name(-1)) == "no status");
}

TEST_CASE("a pack tells about itself") {
    pack of;
    load_small(of);
    auto info = empty<quorate_pack_info>();
    REQUIRE(quorate_pack_info_get(of, &info, nullptr) == QUORATE_OK);
    CHECK(string(info.name) == "small");
    CHECK(string(info.version) == "3");
    CHECK(info.criteria == 3);
    CHECK(info.cases == 1);
    CHECK(info.languages == 2);
    quorate_text language{}, title{};
    CHECK(quorate_pack_language(of, 1, &language, nullptr) == QUORATE_OK);
    CHECK(string(language) == "en");
    CHECK(quorate_pack_language(of, 2, &language, nullptr) == QUORATE_NOT_FOUND);
    CHECK(quorate_texts_count(info.title) == 2);
    CHECK(quorate_texts_in(info.title, text("en"), &title, &language, nullptr) == QUORATE_OK);
    CHECK(string(title) == "Small");
    CHECK(quorate_texts_in(info.title, text("de"), &title, &language, nullptr) == QUORATE_OK);
    CHECK(string(title) == "Petit");
    CHECK(string(language) == "fr");
    CHECK(quorate_texts_get(info.title, 0, nullptr, &title, nullptr) == QUORATE_OK);
    CHECK(quorate_texts_get(info.title, 2, nullptr, &title, nullptr) == QUORATE_NOT_FOUND);
    owned_string json;
    CHECK(quorate_pack_run_cases(of, &json, nullptr) == QUORATE_OK);
    CHECK(content(json).find("\"passed\": 1") != std::string::npos);
    CHECK(quorate_pack_schema(of, &json, nullptr) == QUORATE_OK);
    CHECK(content(json).find("\"things\"") != std::string::npos);
}

TEST_CASE("a pack is read from a folder with the packs it uses, and what is not there is told") {
    pack of;
    error why;
    REQUIRE_MESSAGE(quorate_pack_load_path(text(QUORATE_SOURCE_DIR "/rules/pompidou-2019-2022"), nullptr, &of, &why) == QUORATE_OK, message(why));
    CHECK(quorate_pack_load_path(text("/there/is/none"), nullptr, &of, &why) == QUORATE_NOT_FOUND);
    CHECK(message(why) == "/there/is/none: there is no such file or folder");
    CHECK(static_cast<quorate_pack*>(of) == nullptr);
    CHECK(quorate_pack_load_path(text(""), nullptr, &of, &why) == QUORATE_WRONG_USE);
    CHECK(quorate_pack_load_path(text(std::string_view("a\0b", 3)), nullptr, &of, &why) == QUORATE_WRONG_USE);
}

TEST_CASE("errors of rules come as diagnostics with their places") {
    const auto file = document("bad.quorate", "pack small { title en \"Small\" languages en }\nlist colour { red en \"Red\" red en \"Red\" }\n");
    pack of;
    error why;
    CHECK(quorate_pack_load(&file, 1, nullptr, &of, &why) == QUORATE_INVALID_INPUT);
    CHECK(quorate_error_status(why) == QUORATE_INVALID_INPUT);
    const auto* found = quorate_error_diagnostics(why);
    REQUIRE(quorate_diagnostics_count(found) >= 1);
    CHECK(quorate_diagnostics_has_errors(found) == 1);
    auto one = empty<quorate_diagnostic>();
    REQUIRE(quorate_diagnostics_get(found, 0, &one, nullptr) == QUORATE_OK);
    CHECK(string(one.code).front() == 'Q');
    CHECK(string(one.place.file) == "bad.quorate");
    CHECK(one.place.line == 2);
    CHECK(one.place.begin < one.place.end);
    CHECK(string(one.place.excerpt).starts_with("list colour"));
    REQUIRE(one.related_count >= 1);
    quorate_place place{};
    quorate_text said{};
    CHECK(quorate_diagnostics_related(found, 0, 0, &place, &said, nullptr) == QUORATE_OK);
    CHECK(place.line == 2);
    CHECK(quorate_diagnostics_related(found, 0, 9, &place, &said, nullptr) == QUORATE_NOT_FOUND);
    CHECK(quorate_diagnostics_get(found, 99, &one, nullptr) == QUORATE_NOT_FOUND);
    owned_string rendered;
    CHECK(quorate_diagnostics_to_text(found, &rendered, nullptr) == QUORATE_OK);
    CHECK(content(rendered).starts_with("bad.quorate:2:"));
    CHECK(quorate_diagnostics_to_json(found, &rendered, nullptr) == QUORATE_OK);
    CHECK(content(rendered).find("quorate-diagnostics") != std::string::npos);
}

TEST_CASE("a review is read value by value, and part by part as JSON") {
    pack of;
    load_small(of);
    portfolio data;
    load_things(of, data);
    review made;
    auto options = asked();
    error why;
    REQUIRE(quorate_review_make(of, data, &options, &made, &why) == QUORATE_OK);
    auto info = empty<quorate_review_info>();
    REQUIRE(quorate_review_info_get(made, &info, nullptr) == QUORATE_OK);
    CHECK(info.subjects == 2);
    CHECK(string(info.pack) == "small");
    auto subject = empty<quorate_subject>();
    REQUIRE(quorate_review_subject(made, 0, &subject, nullptr) == QUORATE_OK);
    CHECK(string(subject.id) == "T");
    CHECK(string(subject.collection) == "things");
    CHECK(subject.findings == 3);
    auto finding = empty<quorate_finding>();
    REQUIRE(quorate_review_finding(made, 0, 0, &finding, nullptr) == QUORATE_OK);
    CHECK(string(finding.criterion) == "heavy");
    CHECK(finding.grade == QUORATE_MUST);
    CHECK(finding.result == QUORATE_NOT_MET);
    quorate_text said{};
    CHECK(quorate_texts_in(finding.message, text("en"), &said, nullptr, nullptr) == QUORATE_OK);
    CHECK(string(said) == "0.5 is not enough.");
    REQUIRE(quorate_review_finding(made, 0, 1, &finding, nullptr) == QUORATE_OK);
    CHECK(finding.result == QUORATE_UNKNOWN);
    REQUIRE(finding.missing > 0);
    auto missing = empty<quorate_missing>();
    CHECK(quorate_review_missing(made, 0, 1, 0, &missing, nullptr) == QUORATE_OK);
    CHECK(missing.kind == QUORATE_MISSING_FIELD);
    CHECK(string(missing.name) == "parts");
    auto question = empty<quorate_question>();
    REQUIRE(quorate_review_question(made, 0, 0, &question, nullptr) == QUORATE_OK);
    CHECK(question.open == 1);
    CHECK(string(question.name) == "liked");
    REQUIRE(question.decides == 1);
    CHECK(quorate_review_question_decides(made, 0, 0, 0, &said, nullptr) == QUORATE_OK);
    CHECK(string(said) == "pleasing");
    auto relation = empty<quorate_relation>();
    REQUIRE(quorate_review_relation(made, 0, 0, &relation, nullptr) == QUORATE_OK);
    CHECK(string(relation.first_id) == "T");
    CHECK(string(relation.second_id) == "U");
    CHECK(relation.state == QUORATE_CANDIDATE);
    auto outcome = empty<quorate_outcome>();
    REQUIRE(quorate_review_outcome(made, 0, 0, &outcome, nullptr) == QUORATE_OK);
    CHECK(string(outcome.name) == "refused");
    CHECK(outcome.grounds == 1);
    std::size_t index = 9;
    CHECK(quorate_review_find(made, text("U"), &index, nullptr) == QUORATE_OK);
    CHECK(index == 1);
    CHECK(quorate_review_find(made, text("V"), &index, nullptr) == QUORATE_NOT_FOUND);

    owned_string whole, part;
    REQUIRE(quorate_review_to_json(made, &whole, nullptr) == QUORATE_OK);
    CHECK(content(whole).starts_with("{\n  \"format\": \"quorate-review\""));
    CHECK(quorate_string_text(whole).data[quorate_string_text(whole).size] == '\0');
    REQUIRE(quorate_review_subject_to_json(made, 1, &part, nullptr) == QUORATE_OK);
    REQUIRE(quorate_review_question_to_json(made, 0, 0, &part, nullptr) == QUORATE_OK);
    CHECK(content(part).find("\"question\": \"liked\"") != std::string::npos);
    REQUIRE(quorate_review_relation_to_json(made, 0, 0, &part, nullptr) == QUORATE_OK);
    CHECK(content(part).find("\"relation\": \"alike\"") != std::string::npos);
    REQUIRE(quorate_review_outcome_to_json(made, 0, 0, &part, nullptr) == QUORATE_OK);
    CHECK(content(part).find("\"outcome\": \"refused\"") != std::string::npos);
    REQUIRE(quorate_review_finding_to_json(made, 0, 0, &part, nullptr) == QUORATE_OK);
    // The part is the same as in the whole, but for the indentation.
    std::istringstream lines(content(part));
    std::size_t at = 0;
    for (std::string line; std::getline(lines, line);) {
        line.erase(0, line.find_first_not_of(' '));
        at = content(whole).find(line, at);
        REQUIRE_MESSAGE(at != std::string::npos, line);
    }
    CHECK(quorate_review_to_text(made, text("en"), &part, nullptr) == QUORATE_OK);
    CHECK(content(part).find("0.5 is not enough.") != std::string::npos);
    CHECK(quorate_review_to_markdown(made, text("fr"), &part, nullptr) == QUORATE_OK);
    CHECK(content(part).find("0,5 ne suffit pas.") != std::string::npos);
}

TEST_CASE("one record alone, with a parameter of its own") {
    pack of;
    load_small(of);
    portfolio data;
    load_things(of, data);
    auto options = asked();
    const quorate_text only[] = {text("T")};
    const quorate_parameter parameters[] = {{text("enough"), text("0.4")}};
    options.only = only;
    options.only_count = 1;
    options.parameters = parameters;
    options.parameter_count = 1;
    review made;
    error why;
    REQUIRE_MESSAGE(quorate_review_make(of, data, &options, &made, &why) == QUORATE_OK, message(why));
    auto info = empty<quorate_review_info>();
    CHECK(quorate_review_info_get(made, &info, nullptr) == QUORATE_OK);
    CHECK(info.subjects == 1);
    CHECK(info.rest_relations == 0);
    auto finding = empty<quorate_finding>();
    CHECK(quorate_review_finding(made, 0, 0, &finding, nullptr) == QUORATE_OK);
    CHECK(finding.result == QUORATE_MET);
    const quorate_text nobody[] = {text("V")};
    options.only = nobody;
    CHECK(quorate_review_make(of, data, &options, &made, &why) == QUORATE_NOT_FOUND);
    CHECK(message(why) == "there is no `V` under review");
    const quorate_parameter wrong[] = {{text("enuff"), text("0.4")}};
    options.parameters = wrong;
    CHECK(quorate_review_make(of, data, &options, &made, &why) == QUORATE_WRONG_USE);
}

TEST_CASE("records are set value by value; a draft changes and is made again and again") {
    pack of;
    load_small(of);
    draft changing;
    REQUIRE(quorate_draft_new(of, &changing, nullptr) == QUORATE_OK);
    record thing;
    REQUIRE(quorate_record_new(of, &thing, nullptr) == QUORATE_OK);
    fill(thing, of, "T");
    CHECK(quorate_draft_put(changing, text("things"), thing, 1, nullptr) == QUORATE_OK);
    portfolio data;
    error why;
    REQUIRE(quorate_draft_make(changing, &data, &why) == QUORATE_OK);
    owned_string problems;
    CHECK(quorate_diagnostics_to_text(quorate_portfolio_diagnostics(data), &problems, nullptr) == QUORATE_OK);
    CHECK(content(problems) == "");
    const auto first_results = [&](const portfolio& from) {
        review made;
        const auto options = asked();
        std::vector<std::int32_t> all;
        REQUIRE(quorate_review_make(of, from, &options, &made, &why) == QUORATE_OK);
        auto finding = empty<quorate_finding>();
        for (std::size_t i = 0; quorate_review_finding(made, 0, i, &finding, nullptr) == QUORATE_OK; ++i) all.push_back(finding.result);
        return all;
    };
    CHECK(first_results(data) == std::vector<std::int32_t>{QUORATE_MET, QUORATE_MET, QUORATE_TO_BE_JUDGED});
    CHECK(quorate_record_set_number(thing, text("weight"), 1, 2, nullptr) == QUORATE_OK);
    CHECK(quorate_record_set_empty(thing, text("parts"), nullptr) == QUORATE_OK);
    CHECK(quorate_draft_put(changing, text("things"), thing, 1, nullptr) == QUORATE_OK);
    record answer;
    const auto json = text(R"({"question":"liked","about":"T","value":true,"by":"red","on":"2019-05-05"})");
    REQUIRE(quorate_record_from_json(of, json, &answer, nullptr) == QUORATE_OK);
    CHECK(quorate_draft_put(changing, text("answers"), answer, 0, nullptr) == QUORATE_OK);
    portfolio later;
    REQUIRE(quorate_draft_make(changing, &later, &why) == QUORATE_OK);
    CHECK(first_results(later) == std::vector<std::int32_t>{QUORATE_NOT_MET, QUORATE_NOT_MET, QUORATE_MET});
    CHECK(first_results(data) == std::vector<std::int32_t>{QUORATE_MET, QUORATE_MET, QUORATE_TO_BE_JUDGED});
    CHECK(quorate_record_remove(thing, text("weight"), nullptr) == QUORATE_OK);
    CHECK(quorate_record_remove(thing, text("weight"), nullptr) == QUORATE_NOT_FOUND);
    CHECK(quorate_draft_remove(changing, text("things"), text("T"), nullptr) == QUORATE_OK);
    CHECK(quorate_draft_remove(changing, text("things"), text("T"), nullptr) == QUORATE_NOT_FOUND);
    std::size_t count = 0;
    CHECK(quorate_draft_clear(changing, text("answers"), &count, nullptr) == QUORATE_OK);
    CHECK(count == 1);
    const auto document_in = document("things.json", things);
    CHECK(quorate_draft_read(changing, &document_in, &why) == QUORATE_OK);
    REQUIRE(quorate_draft_make(changing, &later, &why) == QUORATE_OK);
    CHECK(first_results(later).front() == QUORATE_NOT_MET);
    const auto broken = document("broken.json", "{\"things\":[");
    CHECK(quorate_draft_read(changing, &broken, &why) == QUORATE_INVALID_INPUT);
    CHECK(quorate_diagnostics_count(quorate_error_diagnostics(why)) == 1);
}

TEST_CASE("a record from JSON keeps its numbers exactly, and says what it cannot take") {
    pack of;
    load_small(of);
    record thing;
    error why;
    CHECK(quorate_record_from_json(of, text(R"({"id":"T","weight":0.1,"parts":[{"colour":"red"}],"price":{"amount":10.5,"currency":"EUR"},"title":{"fr":"a"},"colours":[]})"), &thing,
                                   &why) == QUORATE_OK);
    CHECK(quorate_record_from_json(of, text("{\"id\":"), &thing, &why) == QUORATE_INVALID_INPUT);
    CHECK(message(why) == "this is no JSON object of a record from line 1, column 7 on: it ends too early");
    CHECK(quorate_record_from_json(of, text(std::string("{\"id\":\n\"é\"}\0zzz", 15)), &thing, &why) == QUORATE_INVALID_INPUT);
    CHECK(message(why) == "this is no JSON object of a record from line 2, column 5 on: a zero byte stands here");
    auto told = empty<quorate_diagnostic>();
    REQUIRE(quorate_diagnostics_get(quorate_error_diagnostics(why), 0, &told, nullptr) == QUORATE_OK);
    CHECK(string(told.code) == "Q5001");
    CHECK(told.place.line == 2);
    CHECK(told.place.column == 5);
    CHECK(quorate_record_from_json(of, text("[]"), &thing, &why) == QUORATE_WRONG_USE);
    CHECK(quorate_record_from_json(of, text(R"({"weight":1e300})"), &thing, &why) == QUORATE_WRONG_USE);
    std::string deep;
    for (int i = 0; i < 5000; ++i) deep += "{\"a\":[";
    for (int i = 0; i < 5000; ++i) deep += "]}";
    CHECK(quorate_record_from_json(of, text(deep), &thing, &why) == QUORATE_LIMIT);
}

TEST_CASE("wrong data is told with its place, and the rest is there") {
    pack of;
    load_small(of);
    const quorate_document data[] = {document("a.json", R"({"things":[{"id":"T","colour":"reed"}]})"), document("b.jsonl", "{\"collection\":\"things\",\"id\":\"U\",\"weight\":1}\n", QUORATE_DOCUMENT_SUBJECTS),
                                     document("c.json", "\xFF")};
    portfolio loaded;
    REQUIRE(quorate_portfolio_load(of, data, 3, &loaded, nullptr) == QUORATE_OK);
    const auto* problems = quorate_portfolio_diagnostics(loaded);
    CHECK(quorate_diagnostics_count(problems) == 2);
    auto one = empty<quorate_diagnostic>();
    CHECK(quorate_diagnostics_get(problems, 0, &one, nullptr) == QUORATE_OK);
    CHECK(string(one.code) == "Q5005");
    CHECK(one.place.line == 1);
    CHECK(one.place.column == 31);
    CHECK(string(one.help) == "did you mean `red`?");
    review made;
    const auto options = asked();
    CHECK(quorate_review_make(of, loaded, &options, &made, nullptr) == QUORATE_OK);
    std::size_t index = 9;
    CHECK(quorate_review_find(made, text("U"), &index, nullptr) == QUORATE_OK);
}

TEST_CASE("a rule is taken apart for one record") {
    pack of;
    load_small(of);
    portfolio data;
    load_things(of, data);
    const auto options = asked();
    owned_string rendered;
    error why;
    REQUIRE(quorate_explain_to_json(of, data, &options, text("T"), text("heavy"), &rendered, &why) == QUORATE_OK);
    CHECK(content(rendered).find("\"format\": \"quorate-explanation\"") != std::string::npos);
    CHECK(content(rendered).find("\"state\": \"fails\"") != std::string::npos);
    CHECK(content(rendered).find("\"criterion\": \"timely\"") == std::string::npos);
    REQUIRE(quorate_explain_to_text(of, data, &options, text("T"), text(""), text("en"), &rendered, &why) == QUORATE_OK);
    CHECK(content(rendered).find("Timely") != std::string::npos);
    CHECK(quorate_explain_to_text(of, data, &options, text("T"), text(""), text(std::string_view("en\0x", 4)), &rendered, &why) == QUORATE_WRONG_USE);
    CHECK(message(why).starts_with("the pack does not speak `en\\0x`; it speaks "));
    CHECK(quorate_explain_to_json(of, data, &options, text("V"), text("heavy"), &rendered, &why) == QUORATE_NOT_FOUND);
    CHECK(message(why) == "no criterion speaks of a record `V`");
    CHECK(quorate_explain_to_json(of, data, &options, text("T"), text("heavier"), &rendered, &why) == QUORATE_NOT_FOUND);
    CHECK(message(why) == "no criterion `heavier` speaks of the record `T`");
    CHECK(quorate_explain_to_json(of, data, &options, text("T"), text("light"), &rendered, &why) == QUORATE_NOT_FOUND);
    CHECK(quorate_explain_to_json(of, data, nullptr, text("T"), text("heavy"), &rendered, &why) == QUORATE_WRONG_USE);
}

TEST_CASE("relations by themselves") {
    pack of;
    load_small(of);
    portfolio data;
    load_things(of, data);
    relations found;
    const auto options = asked();
    REQUIRE(quorate_relations_find(of, data, &options, &found, nullptr) == QUORATE_OK);
    CHECK(quorate_relations_count(found) == 1);
    auto one = empty<quorate_relation>();
    CHECK(quorate_relations_get(found, 0, &one, nullptr) == QUORATE_OK);
    CHECK(string(one.relation) == "alike");
    CHECK(quorate_relations_get(found, 1, &one, nullptr) == QUORATE_NOT_FOUND);
    owned_string rendered;
    CHECK(quorate_relations_to_json(found, &rendered, nullptr) == QUORATE_OK);
    CHECK(quorate_relations_to_text(found, text("en"), &rendered, nullptr) == QUORATE_OK);
    CHECK(content(rendered).find("Same colour.") != std::string::npos);
}

TEST_CASE("handles hold what they need, whatever is freed first") {
    portfolio data, shared_data;
    review made;
    {
        pack of, shared;
        load_small(of);
        load_things(of, data);
        CHECK(quorate_pack_share(of, &shared, nullptr) == QUORATE_OK);
        CHECK(quorate_portfolio_share(data, &shared_data, nullptr) == QUORATE_OK);
        CHECK(quorate_pack_free(&of.handle) == QUORATE_OK);
        CHECK(quorate_portfolio_free(&data.handle) == QUORATE_OK);
        const auto options = asked();
        CHECK(quorate_review_make(shared, shared_data, &options, &made, nullptr) == QUORATE_OK);
    }
    owned_string json;
    CHECK(quorate_review_to_json(made, &json, nullptr) == QUORATE_OK);
    CHECK(quorate_review_free(&made.handle) == QUORATE_OK);
    CHECK(content(json).size() > 1000);
}

TEST_CASE("a host can stop a review, and a limit of steps is told") {
    pack of;
    load_small(of);
    draft many;
    REQUIRE(quorate_draft_new(of, &many, nullptr) == QUORATE_OK);
    for (int i = 0; i < 100; ++i) {
        record thing;
        REQUIRE(quorate_record_new(of, &thing, nullptr) == QUORATE_OK);
        fill(thing, of, "T" + std::to_string(i));
        CHECK(quorate_draft_put(many, text("things"), thing, 0, nullptr) == QUORATE_OK);
    }
    portfolio data;
    REQUIRE(quorate_draft_make(many, &data, nullptr) == QUORATE_OK);
    auto options = asked();
    int calls = 0;
    options.cancel = [](void* count) -> std::int32_t { return ++*static_cast<int*>(count) >= 2; };
    options.cancel_context = &calls;
    review made;
    error why;
    CHECK(quorate_review_make(of, data, &options, &made, &why) == QUORATE_CANCELLED);
    CHECK(static_cast<quorate_review*>(made) == nullptr);
    CHECK(calls == 2);
    relations found;
    CHECK(quorate_relations_find(of, data, &options, &found, &why) == QUORATE_CANCELLED);
    options = asked();
    options.step_limit = 2;
    CHECK(quorate_review_make(of, data, &options, &made, &why) == QUORATE_LIMIT);
    CHECK(message(why).find("more than 2 steps") != std::string::npos);
}

TEST_CASE("memory of handles comes from the host, and all of it goes back") {
    struct ledger {
        std::map<void*, std::size_t> taken;
        std::size_t count = 0;
        std::size_t until = std::numeric_limits<std::size_t>::max();
    } book;
    quorate_allocator allocator{};
    allocator.struct_size = sizeof allocator;
    allocator.context = &book;
    allocator.allocate = [](void* context, std::size_t size) -> void* {
        auto& of = *static_cast<ledger*>(context);
        if (++of.count > of.until) return nullptr;
        void* const made = std::malloc(size);
        of.taken[made] = size;
        return made;
    };
    allocator.release = [](void* context, void* memory, std::size_t size) {
        auto& of = *static_cast<ledger*>(context);
        CHECK(of.taken.at(memory) == size);
        of.taken.erase(memory);
        std::free(memory);
    };
    quorate_pack_options options{};
    options.struct_size = sizeof options;
    options.allocator = &allocator;
    const auto run = [&] {
        pack of;
        const auto file = document("small.quorate", small_rules);
        if (quorate_pack_load(&file, 1, &options, &of, nullptr) != QUORATE_OK) return QUORATE_OUT_OF_MEMORY + 0;
        const auto data = document("things.json", things);
        portfolio loaded;
        error why;
        auto status = quorate_portfolio_load(of, &data, 1, &loaded, &why);
        if (status != QUORATE_OK) return status;
        review made;
        const auto asked_for = asked();
        status = quorate_review_make(of, loaded, &asked_for, &made, &why);
        if (status != QUORATE_OK) return status;
        owned_string json;
        status = quorate_review_to_json(made, &json, &why);
        if (status != QUORATE_OK) return status;
        CHECK(quorate_review_to_text(made, {nullptr, 3}, &json, &why) == QUORATE_WRONG_USE);
        return QUORATE_OK + 0;
    };
    CHECK(run() == QUORATE_OK);
    CHECK(book.count == 5);
    CHECK(book.taken.empty());
    for (std::size_t until = 0; until < 4; ++until) {  // memory runs out at each place, and nothing is lost
        book.count = 0;
        book.until = until;
        CHECK(run() == QUORATE_OUT_OF_MEMORY);
        CHECK(book.taken.empty());
    }
    allocator.release = nullptr;
    CHECK(run() == QUORATE_OUT_OF_MEMORY);  // the pack could not be loaded: an allocator that never frees is refused
}
