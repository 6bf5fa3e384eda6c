// Relations taken apart for two records, several rules in the place of one, and collections that there are not, through the C interface.
#include "host.hpp"

#include <vector>

using namespace host;

namespace {

inline quorate_status free_pairs(quorate_pair_explanations** one) { return quorate_pair_explanations_free(one); }
using pair_explanations = owned<quorate_pair_explanations, free_pairs>;

const char pair_rules[] = R"(
pack paired { title en "Paired" languages en source text "A text" }
list colour { red en "Red" green en "Green" }
record thing collected as things { id : identifier title : text en "Title" colour : colour en "Colour" share : number public : truth urgent : truth }
criterion most must { title en "At most 70 %" cites text for t in things met when t.share <= 70% }
criterion most-for-the-public must { title en "At most 90 %" cites text for t in things overrides most applies when t.public met when t.share <= 90% }
criterion most-if-urgent must { title en "At most 80 %" cites text for t in things overrides most applies when t.urgent met when t.share <= 80% }
relation alike between a in things and b in things { title en "Alike" cites text, "3", «They are alike.» grade bar let same en "Same colour" = a.colour is b.colour when same and a.urgent }
outcomes for t in things { fine en "Fine" otherwise }
)";
const char pair_data[] = R"({"things": [{"id": "T", "colour": "red", "share": 0.75, "public": true, "urgent": true},
{"id": "U", "colour": "red", "urgent": true, "public": false}, {"id": "V", "colour": "green", "urgent": true, "public": true}],
"thinks": [{"id": "X"}]})";

struct paired {
    pack rules;
    portfolio data;
    paired() {
        const auto file = document("paired.quorate", pair_rules), records = document("paired.json", pair_data);
        error why;
        REQUIRE_MESSAGE(quorate_pack_load(&file, 1, nullptr, &rules, &why) == QUORATE_OK, message(why));
        REQUIRE_MESSAGE(quorate_portfolio_load(rules, &records, 1, &data, &why) == QUORATE_OK, message(why));
    }
};

}  // namespace

TEST_CASE("a relation is taken apart for two records, whether it holds or not") {
    const paired from;
    const auto options = asked();
    error why;
    pair_explanations all;
    REQUIRE_MESSAGE(quorate_pair_explanations_find(from.rules, from.data, &options, text("T"), text("U"), text("alike"), &all, &why) == QUORATE_OK, message(why));
    REQUIRE(quorate_pair_explanations_count(all) >= 1);
    auto one = empty<quorate_pair_explanation>();
    REQUIRE(quorate_pair_explanations_get(all, 0, &one, nullptr) == QUORATE_OK);
    CHECK(one.found == QUORATE_CANDIDATE);
    CHECK(one.reported == 1);
    CHECK(one.grade == QUORATE_BAR);
    CHECK(string(one.relation) == "alike");
    CHECK(string(one.first_id) + string(one.second_id) == "TU");
    CHECK(string(one.place.file) == "paired.quorate");
    CHECK(quorate_citations_count(one.citations) == 1);
    REQUIRE(one.lets == 1);
    REQUIRE(one.conditions == 2);
    quorate_text name{};
    const quorate_part* part = nullptr;
    REQUIRE(quorate_pair_explanations_let(all, 0, 0, &name, nullptr, &part, nullptr) == QUORATE_OK);
    CHECK(string(name) == "same");
    REQUIRE(quorate_pair_explanations_condition(all, 0, 1, &part, nullptr) == QUORATE_OK);
    auto info = empty<quorate_part_info>();
    REQUIRE(quorate_part_get(part, &info, nullptr) == QUORATE_OK);
    CHECK(info.state == QUORATE_EXPLAINED_HOLDS);
    CHECK(string(info.wording) == "a.urgent");
    CHECK(quorate_pair_explanations_condition(all, 0, 2, &part, nullptr) == QUORATE_NOT_FOUND);
    CHECK(quorate_pair_explanations_let(all, 0, 0, nullptr, nullptr, nullptr, nullptr) == QUORATE_WRONG_USE);
    owned_string told;
    REQUIRE(quorate_pair_explanations_to_json(all, &told, nullptr) == QUORATE_OK);
    CHECK(content(told).find("\"quorate-pair-explanation\"") != std::string::npos);
    REQUIRE(quorate_pair_explanations_to_text(all, text("en"), &told, nullptr) == QUORATE_OK);
    CHECK(content(told).find("Alike") != std::string::npos);
    CHECK(quorate_pair_explanations_to_text(all, text("de"), &told, &why) == QUORATE_WRONG_USE);

    REQUIRE(quorate_pair_explanations_find(from.rules, from.data, &options, text("T"), text("V"), text(""), &all, nullptr) == QUORATE_OK);
    REQUIRE(quorate_pair_explanations_get(all, 0, &one, nullptr) == QUORATE_OK);
    CHECK(one.found == QUORATE_PAIR_DOES_NOT_HOLD);
    CHECK(one.reported == 0);

    CHECK(quorate_pair_explanations_find(from.rules, from.data, &options, text("T"), text("Z"), text(""), &all, &why) == QUORATE_NOT_FOUND);
    CHECK(message(why).find("there is no record `Z`") == 0);
    CHECK(quorate_pair_explanations_find(from.rules, from.data, &options, text("T"), text("U"), text("alika"), &all, &why) == QUORATE_NOT_FOUND);
    CHECK(message(why).find("did you mean `alike`") != std::string::npos);
    CHECK(quorate_pair_explanations_find(from.rules, from.data, nullptr, text("T"), text("U"), text(""), &all, nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_pair_explanations_find(nullptr, from.data, &options, text("T"), text("U"), text(""), &all, nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_pair_explanations_get(nullptr, 0, &one, nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_pair_explanations_count(nullptr) == 0);
}

TEST_CASE("a finding names each rule that applies in its place") {
    const paired from;
    const auto options = asked();
    review made;
    REQUIRE(quorate_review_make(from.rules, from.data, &options, &made, nullptr) == QUORATE_OK);
    std::size_t subject = 0;
    REQUIRE(quorate_review_find(made, text("T"), &subject, nullptr) == QUORATE_OK);
    auto most = empty<quorate_finding>();
    REQUIRE(quorate_review_finding(made, subject, 0, &most, nullptr) == QUORATE_OK);
    CHECK(string(most.criterion) == "most");
    CHECK(string(most.overridden_by) == "most-for-the-public");
    REQUIRE(most.also_overridden_by == 1);
    quorate_text criterion{}, title_text{};
    const quorate_texts* title = nullptr;
    REQUIRE(quorate_review_finding_also_overridden_by(made, subject, 0, 0, &criterion, &title, nullptr) == QUORATE_OK);
    CHECK(string(criterion) == "most-if-urgent");
    REQUIRE(quorate_texts_in(title, text("en"), &title_text, nullptr, nullptr) == QUORATE_OK);
    CHECK(string(title_text) == "At most 80 %");
    CHECK(quorate_review_finding_also_overridden_by(made, subject, 0, 0, nullptr, nullptr, nullptr) == QUORATE_OK);
    CHECK(quorate_review_finding_also_overridden_by(made, subject, 0, 1, &criterion, &title, nullptr) == QUORATE_NOT_FOUND);
    CHECK(quorate_review_finding_also_overridden_by(nullptr, 0, 0, 0, &criterion, &title, nullptr) == QUORATE_WRONG_USE);
}

TEST_CASE("a collection that there is not is an omission of its own") {
    const paired from;
    const auto options = asked();
    review made;
    REQUIRE(quorate_review_make(from.rules, from.data, &options, &made, nullptr) == QUORATE_OK);
    auto info = empty<quorate_review_info>();
    REQUIRE(quorate_review_info_get(made, &info, nullptr) == QUORATE_OK);
    REQUIRE(info.omissions == 1);
    auto left = empty<quorate_omission>();
    REQUIRE(quorate_review_omission(made, 0, &left, nullptr) == QUORATE_OK);
    CHECK(left.kind == QUORATE_OMITTED_COLLECTION);
    CHECK(string(left.collection) == "thinks");
    CHECK(string(left.name) == "things");
}

TEST_CASE("a text in a language that the pack does not speak is told by language, field and value") {
    const paired from;
    error why;
    record thing;
    REQUIRE(quorate_record_new(from.rules, &thing, nullptr) == QUORATE_OK);
    REQUIRE(quorate_record_set_text(thing, text("id"), text("N"), nullptr) == QUORATE_OK);
    REQUIRE(quorate_record_set_text_in(thing, text("title"), text("en"), text("New"), nullptr) == QUORATE_OK);
    REQUIRE(quorate_record_set_text_in(thing, text("title"), text("de"), text("Neu"), nullptr) == QUORATE_OK);
    draft changing;
    REQUIRE(quorate_draft_new(from.rules, &changing, nullptr) == QUORATE_OK);
    REQUIRE(quorate_draft_put(changing, text("things"), thing, 1, nullptr) == QUORATE_OK);
    portfolio data;
    REQUIRE(quorate_draft_make(changing, &data, nullptr) == QUORATE_OK);
    const auto* told = quorate_portfolio_diagnostics(data);
    REQUIRE(quorate_diagnostics_count(told) == 1);
    auto one = empty<quorate_diagnostic>();
    REQUIRE(quorate_diagnostics_get(told, 0, &one, nullptr) == QUORATE_OK);
    CHECK(string(one.code) == "Q5004");
    CHECK(string(one.message) == "`title` has a text in the language `de`, and the pack speaks `en`");
    CHECK(string(one.place.file) == "things/N");
    CHECK(string(one.place.excerpt).find("title, de") == 0);
}

TEST_CASE("a record from JSON keeps its numbers as they are written") {
    const paired from;
    error why;
    record thing;
    const auto read = [&](std::string_view json) { return quorate_record_from_json(from.rules, text(json), &thing, &why); };
    CHECK(read(R"({"share": 0.12345678901234567})") == QUORATE_OK);  // more digits than a floating-point number keeps
    draft changing;
    REQUIRE(quorate_draft_new(from.rules, &changing, nullptr) == QUORATE_OK);
    REQUIRE(quorate_record_set_text(thing, text("id"), text("N"), nullptr) == QUORATE_OK);
    REQUIRE(quorate_draft_put(changing, text("things"), thing, 1, nullptr) == QUORATE_OK);
    portfolio data;
    REQUIRE(quorate_draft_make(changing, &data, nullptr) == QUORATE_OK);
    CHECK(quorate_diagnostics_count(quorate_portfolio_diagnostics(data)) == 0);
    CHECK(read(R"({"share": 0.123456789012345678901})") == QUORATE_WRONG_USE);
    CHECK(message(why).find("`0.123456789012345678901` is not a number that can be kept exactly") == 0);
    CHECK(read(R"({"share": 1e2})") == QUORATE_WRONG_USE);
    CHECK(read(R"({"share": 18446744073709551615})") == QUORATE_WRONG_USE);
    CHECK(read(R"({"id": "a", "id": "b"})") == QUORATE_INVALID_INPUT);
    CHECK(message(why) == "`id` is given twice");
    CHECK(read(R"({"id": "a"} {})") == QUORATE_INVALID_INPUT);
    CHECK(read(R"("a")") == QUORATE_WRONG_USE);
    CHECK(read("") == QUORATE_INVALID_INPUT);
    CHECK(read(std::string(100000, '[')) == QUORATE_WRONG_USE);
    std::string deep = R"({"a": )" + std::string(100000, '[');
    CHECK(read(deep) == QUORATE_LIMIT);
}
