// A host that is compiled without exceptions (-fno-exceptions): every public header is included, and a record, a draft, a pack from disk and a review
// are made, with what would be thrown elsewhere coming back as values. without_exceptions PACK.
#include "all_headers.hpp"

#include <cstdio>

#if defined(__cpp_exceptions)
#error "this is to be compiled without exceptions"
#endif

using namespace quorate;

namespace {

int failures = 0;

void check(bool good, const char* what) {
    if (good) return;
    std::printf("FAILED: %s\n", what);
    ++failures;
}

/// A record nested that deep.
record nested(std::uint32_t deep) {
    record made;
    (void)attempt_set(made, "within", "the innermost");
    for (std::uint32_t i = 1; i < deep; ++i) {
        record outer;
        check(attempt_set(outer, "within", std::move(made)).done, "a record within a record");
        made = std::move(outer);
    }
    return made;
}

void refusals_of_records() {
    record made;
    check(attempt_set(made, "title", "A thing").done, "a text");
    check(attempt_append(made, "colours", "red").done && attempt_append(made, "colours", "blue").done, "two values");
    const auto added = attempt_append(made, "title", "more");
    check(!added && added.why == failure::wrong_use && added.message == "a value was set where others are to be added", "a value added to one that was set");
    auto deep = nested(record::most_nesting + 1);
    const auto set = attempt_set(made, "deep", std::move(deep));
    check(!set && set.why == failure::wrong_use && set.message == "a record is nested at most 100 deep" && made.find("deep") == nullptr, "a record nested too deeply");
    check(made.fields().size() == 2, "what was refused changed the record");
}

void refusals_of_json() {
    using json = nlohmann::ordered_json;
    const auto made = attempt_record(json::parse(R"({"id": "T", "weight": 0.75, "parts": [{"colour": "red"}], "there": null})", nullptr, false));
    check(made && made.value->fields().size() == 4 && made.value->find("weight") != nullptr, "a record from JSON");
    check(json::parse("{", nullptr, false).is_discarded(), "no JSON");
    const auto number = attempt_record(json::parse(R"({"weight": 1e300})", nullptr, false));
    check(!number && number.why == failure::wrong_use && number.message.find("1e+300") != std::string::npos, "a number that cannot be kept");
    check(!attempt_record(json::parse("[1]", nullptr, false)), "an array");
    std::string deep = "1";
    for (int i = 0; i < 200; ++i) deep = "[" + deep + "]";
    const auto nest = attempt_record(json::parse("{\"a\": " + deep + "}", nullptr, false));
    check(!nest && nest.why == failure::limit_passed, "JSON nested too deeply");
}

void refusals_of_files() {
    const auto none = attempt_pack_files("/there/is/no/such/pack");
    check(!none && none.why == failure::unreadable && none.message.find("/there/is/no/such/pack") == 0, "a folder that is not there");
    check(!attempt_file("/") && !attempt_rule_files("/there/is/none") && !attempt_texts("/there/is/none"), "files that are not there");
}

void refusals_of_drafts(const pack& rules) {
    auto draft = attempt_draft(rules);
    check(draft.value.has_value(), "a draft");
    const auto put = attempt_put(*draft.value, "things", {{"id", "T"}, {"title", "A thing"}, {"weight", *rational::make(3, 2)}}, true);
    check(put && !*put.value, "a record is put");
    const auto read = attempt_read(*draft.value, {"more.json", R"({"things": [{"id": "U"}]})"});
    check(read && read.value->empty(), "a document is read");
    const auto removed = attempt_remove(*draft.value, "things", "U");
    check(removed && *removed.value, "a record is removed");
    const auto data = attempt_make(*draft.value);
    check(data && data.value->diagnostics.empty(), "a portfolio is made");
    const auto found = attempt_review(rules, *data.value->value, {.as_of = *parse_day("2019-06-01")});
    check(found && found.value->subjects.size() == 1 && found.value->subjects.front().about.id == "T", "a review is made");
    const auto without_day = attempt_review(rules, *data.value->value, {});
    check(!without_day && without_day.why == failure::wrong_use && without_day.message == "a review needs a day: as_of is not set", "a review without a day");
    check(attempt_clear(*draft.value, "things").value == std::size_t{1}, "a collection is cleared");

    const portfolio_draft other = std::move(*draft.value);
    const auto moved = attempt_make(*draft.value);
    check(!moved && moved.why == failure::wrong_use && moved.message == "this draft was moved from", "a draft that was moved from");
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) return 2;
    const auto files = attempt_pack_files(arguments[1]);
    check(files.value.has_value(), "the pack is read");
    const auto rules = attempt_pack(files ? *files.value : std::vector<document>());
    if (!rules) return std::printf("FAILED: %s\n", rules.message.c_str()), 1;
    const auto wrong = attempt_pack({{"wrong.quorate", "pack x {"}});
    check(!wrong && wrong.why == failure::invalid_input && wrong.message.find("wrong.quorate:1:") == 0, "a pack with errors");
    refusals_of_records();
    refusals_of_json();
    refusals_of_files();
    refusals_of_drafts(*rules.value);
    if (failures == 0) std::printf("done without exceptions\n");
    return failures == 0 ? 0 : 1;
}
