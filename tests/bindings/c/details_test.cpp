// What stands behind findings, and rules taken apart, value by value through the C interface.
#include "host.hpp"

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <vector>

using namespace host;

namespace {

inline quorate_status free_explanations(quorate_explanations** one) { return quorate_explanations_free(one); }
using explanations = owned<quorate_explanations, free_explanations>;

const char detailed_rules[] = R"(
pack detailed { title en "Detailed" version "1" languages en source text "A text" }
list colour { red en "Red" green en "Green" blue en "Blue" }
record piece { colour : colour due : date }
record thing collected as things { id : identifier title : text en "Title" colour : colour en "Colour" weight : number en "Weight" pieces : list of piece en "Pieces" }
criterion several must { title en "Several" cites text, "1", «There are several.» for t in things
  let early en "Early pieces" = each p.colour for p in t.pieces where p.due before 2019-03-01
  met when count early >= 2 }
criterion heavy must { title en "Heavy" cites text, "2", «It is heavy.» for t in things applies when t.colour is red met when t.weight >= 2 and count t.pieces >= 1 }
ask liked { title en "Liked" asks en "Is it liked?" cites text for t in things answered by green, blue answer yes or no show t.weight }
criterion pleasing must { title en "Pleasing" cites text for t in things met when answer to liked }
relation alike between a in things and b in things { title en "Alike" cites text grade bar when a.colour is b.colour }
outcomes for t in things { refused en "Refused" when any must criterion is not met fine en "Fine" otherwise }
)";
const char detailed_data[] = R"({"things": [
{"id": "T", "title": {"en": "A thing"}, "colour": "red", "weight": 1, "pieces": [{"colour": "red", "due": "2019-01-01"}, {"colour": "blue", "due": "2019-04-01"}, {"colour": "green"}]},
{"id": "U", "title": {"en": "Another"}, "colour": "red", "weight": 3, "pieces": []},
{"id": "V", "title": {"en": "A third"}, "weight": 3, "pieces": []}, {"id": "W", "colour": "reed"}],
"answers": [{"question": "liked", "about": "T", "value": "yes", "by": "green", "on": "2019-05-01", "reason": "It is."},
{"question": "liked", "about": "U", "value": "yes", "by": "green", "on": "2019-05-01"}, {"question": "liked", "about": "U", "value": "no", "by": "blue", "on": "2019-05-01"}]})";

struct detailed {
    pack rules;
    portfolio data;
    review made;
    detailed() {
        const auto file = document("detailed.quorate", detailed_rules), records = document("detailed.json", detailed_data);
        error why;
        if (quorate_pack_load(&file, 1, nullptr, &rules, &why) != QUORATE_OK) {
            owned_string all;
            REQUIRE(quorate_diagnostics_to_text(quorate_error_diagnostics(why), &all, nullptr) == QUORATE_OK);
            FAIL(content(all));
        }
        REQUIRE_MESSAGE(quorate_portfolio_load(rules, &records, 1, &data, &why) == QUORATE_OK, message(why));
        const auto options = asked();
        REQUIRE_MESSAGE(quorate_review_make(rules, data, &options, &made, &why) == QUORATE_OK, message(why));
    }
};

std::string words(const quorate_texts* all) {
    quorate_text said{};
    return quorate_texts_in(all, text("en"), &said, nullptr, nullptr) == QUORATE_OK ? string(said) : "";
}

}  // namespace

TEST_CASE("behind a finding stand its citations, who was counted, and the answers it goes by") {
    const detailed from;
    auto finding = empty<quorate_finding>();
    REQUIRE(quorate_review_finding(from.made, 0, 0, &finding, nullptr) == QUORATE_OK);
    CHECK(string(finding.criterion) == "several");
    CHECK(finding.result == QUORATE_UNKNOWN);
    REQUIRE(quorate_citations_count(finding.citations) == 1);
    auto cited = empty<quorate_citation>();
    REQUIRE(quorate_citations_get(finding.citations, 0, &cited, nullptr) == QUORATE_OK);
    CHECK(string(cited.source) == "text");
    CHECK(string(cited.title) == "A text");
    CHECK(string(cited.quotation) == "There are several.");
    REQUIRE(cited.sections == 1);
    quorate_text section{};
    CHECK(quorate_citations_section(finding.citations, 0, 0, &section, nullptr) == QUORATE_OK);
    CHECK(string(section) == "1");
    CHECK(quorate_citations_section(finding.citations, 0, 1, &section, nullptr) == QUORATE_NOT_FOUND);
    CHECK(quorate_citations_get(finding.citations, 1, &cited, nullptr) == QUORATE_NOT_FOUND);

    REQUIRE(quorate_tallies_count(finding.tallies) == 1);
    auto tally = empty<quorate_tally>();
    REQUIRE(quorate_tallies_get(finding.tallies, 0, &tally, nullptr) == QUORATE_OK);
    CHECK(string(tally.name) == "early");
    CHECK(words(tally.label) == "Early pieces");
    CHECK(tally.at_least == 1);
    CHECK(tally.at_most == 2);
    REQUIRE(tally.items == 3);
    std::vector<std::int32_t> how;
    auto item = empty<quorate_counted>();
    for (std::size_t i = 0; quorate_tallies_item(finding.tallies, 0, i, &item, nullptr) == QUORATE_OK; ++i) how.push_back(item.how);
    std::sort(how.begin(), how.end());
    CHECK(how == std::vector<std::int32_t>{QUORATE_COUNTED, QUORATE_LEFT_OUT, QUORATE_UNDECIDED});

    REQUIRE(quorate_review_finding(from.made, 0, 2, &finding, nullptr) == QUORATE_OK);
    CHECK(finding.result == QUORATE_MET);
    REQUIRE(finding.answers == 1);
    auto answer = empty<quorate_answer_given>();
    REQUIRE(quorate_review_answer(from.made, 0, 2, 0, &answer, nullptr) == QUORATE_OK);
    CHECK(string(answer.question) == "liked");
    CHECK(words(answer.title) == "Liked");
    CHECK(string(answer.answer) == "yes");
    CHECK(string(answer.given_by) == "green");
    CHECK(words(answer.given_by_name) == "Green");
    CHECK(std::string(answer.given_on.text) == "2019-05-01");
    CHECK(string(answer.reason) == "It is.");
    CHECK(quorate_review_answer(from.made, 0, 2, 1, &answer, nullptr) == QUORATE_NOT_FOUND);
    auto derogation = empty<quorate_derogation>();
    CHECK(quorate_review_derogation(from.made, 0, 0, &derogation, nullptr) == QUORATE_NOT_FOUND);
    REQUIRE(quorate_review_finding(from.made, 1, 2, &finding, nullptr) == QUORATE_OK);
    REQUIRE(finding.questions == 1);
    CHECK(quorate_review_finding_question(from.made, 1, 2, 0, &section, nullptr) == QUORATE_OK);
    CHECK(string(section) == "liked");
    CHECK(quorate_review_finding_gathers(from.made, 1, 2, finding.gathers, &section, nullptr) == QUORATE_NOT_FOUND);
}

TEST_CASE("behind a question stand those who answer, what is shown to them, and answers that differ") {
    const detailed from;
    auto question = empty<quorate_question>();
    REQUIRE(quorate_review_question(from.made, 1, 0, &question, nullptr) == QUORATE_OK);
    CHECK(question.open == 1);
    REQUIRE(question.answered_by == 2);
    const quorate_texts* body = nullptr;
    REQUIRE(quorate_review_question_answered_by(from.made, 1, 0, 1, &body, nullptr) == QUORATE_OK);
    CHECK(words(body) == "Blue");
    REQUIRE(question.disputed == 2);
    auto answer = empty<quorate_answer_given>();
    std::string given;
    for (std::size_t i = 0; quorate_review_question_disputed(from.made, 1, 0, i, &answer, nullptr) == QUORATE_OK; ++i) given += string(answer.given_by) + " " + string(answer.answer) + ", ";
    CHECK(given.find("green yes, ") != std::string::npos);
    CHECK(given.find("blue no, ") != std::string::npos);
    REQUIRE(quorate_values_count(question.facts) == 1);
    auto fact = empty<quorate_shown_value>();
    REQUIRE(quorate_values_get(question.facts, 0, &fact, nullptr) == QUORATE_OK);
    CHECK(words(fact.label) == "Weight");
    CHECK(words(fact.value) == "3");
    CHECK(quorate_values_get(question.facts, 1, &fact, nullptr) == QUORATE_NOT_FOUND);
    CHECK(quorate_citations_count(question.citations) == 1);
    REQUIRE(quorate_review_question(from.made, 0, 0, &question, nullptr) == QUORATE_OK);
    CHECK(question.open == 0);
    CHECK(words(question.answer_text) == "yes");
    CHECK(std::string(question.given_on.text) == "2019-05-01");
    CHECK(string(question.reason) == "It is.");
}

TEST_CASE("behind relations, outcomes and the review stand facts, grounds, groups and what was left out") {
    const detailed from;
    auto info = empty<quorate_review_info>();
    REQUIRE(quorate_review_info_get(from.made, &info, nullptr) == QUORATE_OK);
    CHECK(std::string(info.as_of.text) == "2019-06-01");
    CHECK(quorate_values_count(info.parameters) == 0);
    REQUIRE(info.omissions >= 1);
    auto omission = empty<quorate_omission>();
    REQUIRE(quorate_review_omission(from.made, 0, &omission, nullptr) == QUORATE_OK);
    CHECK(omission.kind == QUORATE_OMITTED_RECORD);
    CHECK(omission.later == 0);
    CHECK(string(omission.id) == "W");
    CHECK(omission.place.line == 4);
    CHECK(quorate_review_omission(from.made, info.omissions, &omission, nullptr) == QUORATE_NOT_FOUND);

    auto relation = empty<quorate_relation>();
    bool possible = false;
    std::size_t many = 0;
    auto missing = empty<quorate_missing>();
    for (; quorate_review_relation(from.made, 0, many, &relation, nullptr) == QUORATE_OK; ++many) {
        CHECK(quorate_citations_count(relation.citations) == 1);
        if (relation.state != QUORATE_POSSIBLE) continue;
        possible = true;
        REQUIRE(relation.missing > 0);
        CHECK(quorate_review_relation_missing(from.made, 0, many, 0, &missing, nullptr) == QUORATE_OK);
        CHECK(string(missing.id) == "V");
        CHECK(string(missing.name) == "colour");
    }
    CHECK(many == 2);
    CHECK(possible);
    relations all;
    const auto options = asked();
    REQUIRE(quorate_relations_find(from.rules, from.data, &options, &all, nullptr) == QUORATE_OK);
    CHECK(quorate_relations_missing(all, 0, 99, &missing, nullptr) == QUORATE_NOT_FOUND);
    CHECK(quorate_relations_missing(all, 99, 0, &missing, nullptr) == QUORATE_NOT_FOUND);

    REQUIRE(info.groups == 1);
    auto group = empty<quorate_group>();
    REQUIRE(quorate_review_group(from.made, 0, &group, nullptr) == QUORATE_OK);
    quorate_text collection{}, id{};
    std::string members;
    for (std::size_t i = 0; quorate_review_group_member(from.made, 0, i, &collection, &id, nullptr) == QUORATE_OK; ++i) members += string(collection) + "/" + string(id) + " ";
    CHECK(members.starts_with("things/T things/U "));
    auto link = empty<quorate_weak_link>();
    CHECK(quorate_review_group_weak_link(from.made, 0, group.weak_links, &link, nullptr) == QUORATE_NOT_FOUND);
    CHECK(quorate_review_group_same_text(from.made, 0, group.same_texts, 0, &collection, &id, nullptr) == QUORATE_NOT_FOUND);

    auto outcome = empty<quorate_outcome>();
    REQUIRE(quorate_review_outcome(from.made, 0, 0, &outcome, nullptr) == QUORATE_OK);
    CHECK(string(outcome.name) == "refused");
    REQUIRE(outcome.grounds >= 1);
    auto ground = empty<quorate_ground>();
    REQUIRE(quorate_review_outcome_ground(from.made, 0, 0, 0, &ground, nullptr) == QUORATE_OK);
    CHECK(string(ground.criterion) == "heavy");
    CHECK(words(ground.text) == "Heavy");
    CHECK(std::string(outcome.until.text).empty());
    auto used = empty<quorate_used_pack>();
    CHECK(quorate_review_used_pack(from.made, info.used_packs, &used, nullptr) == QUORATE_NOT_FOUND);
    auto reading = empty<quorate_reading>();
    CHECK(quorate_review_reading(from.made, info.readings, &reading, nullptr) == QUORATE_NOT_FOUND);
    auto subject = empty<quorate_subject>();
    REQUIRE(quorate_review_subject(from.made, 0, &subject, nullptr) == QUORATE_OK);
    CHECK(subject.has_outcomes == 1);
    CHECK(quorate_values_count(subject.derived) == 0);
}

TEST_CASE("a rule taken apart is read part by part") {
    const detailed from;
    const auto options = asked();
    explanations found;
    error why;
    REQUIRE_MESSAGE(quorate_explanations_find(from.rules, from.data, &options, text("T"), text("heavy"), &found, &why) == QUORATE_OK, message(why));
    REQUIRE(quorate_explanations_count(found) == 1);
    auto heavy = empty<quorate_explanation>();
    REQUIRE(quorate_explanations_get(found, 0, &heavy, nullptr) == QUORATE_OK);
    CHECK(string(heavy.criterion) == "heavy");
    CHECK(string(heavy.id) == "T");
    CHECK(heavy.result == QUORATE_NOT_MET);
    CHECK(heavy.in_force == 1);
    CHECK(string(heavy.place.file) == "detailed.quorate");
    REQUIRE(quorate_citations_count(heavy.citations) == 1);
    auto cited = empty<quorate_citation>();
    REQUIRE(quorate_citations_get(heavy.citations, 0, &cited, nullptr) == QUORATE_OK);
    CHECK(string(cited.source) == "text");
    CHECK(string(cited.title) == "A text");
    CHECK(string(cited.quotation) == "It is heavy.");
    quorate_text section{};
    REQUIRE(quorate_citations_section(heavy.citations, 0, 0, &section, nullptr) == QUORATE_OK);
    CHECK(string(section) == "2");
    CHECK(heavy.missing == 0);
    REQUIRE(heavy.applies != nullptr);
    REQUIRE(heavy.met != nullptr);
    auto part = empty<quorate_part_info>();
    REQUIRE(quorate_part_get(heavy.applies, &part, nullptr) == QUORATE_OK);
    CHECK(part.state == QUORATE_EXPLAINED_HOLDS);
    CHECK(string(part.wording) == "t.colour is red");
    REQUIRE(quorate_part_get(heavy.met, &part, nullptr) == QUORATE_OK);
    CHECK(part.state == QUORATE_EXPLAINED_FAILS);
    CHECK(string(part.operation) == "logical_and");
    CHECK(part.is_tally == 0);
    REQUIRE(part.parts >= 1);
    // Somewhere below stands the weight with its value.
    std::string weight;
    std::deque<const quorate_part*> below{heavy.met};
    for (; !below.empty(); below.pop_front()) {
        REQUIRE(quorate_part_get(below.front(), &part, nullptr) == QUORATE_OK);
        if (string(part.wording) == "t.weight") weight = words(part.value);
        for (std::size_t i = 0; i < part.parts; ++i) {
            const quorate_part* one = nullptr;
            REQUIRE(quorate_part_part(below.front(), i, &one, nullptr) == QUORATE_OK);
            below.push_back(one);
        }
    }
    CHECK(weight == "1");
    const quorate_part* none = nullptr;
    CHECK(quorate_part_part(heavy.met, 99, &none, nullptr) == QUORATE_NOT_FOUND);
    auto item = empty<quorate_counted>();
    CHECK(quorate_part_item(heavy.met, 0, &item, nullptr) == QUORATE_NOT_FOUND);
    CHECK(quorate_part_get(nullptr, &part, nullptr) == QUORATE_WRONG_USE);

    REQUIRE(quorate_explanations_find(from.rules, from.data, &options, text("T"), text("several"), &found, &why) == QUORATE_OK);
    auto several = empty<quorate_explanation>();
    REQUIRE(quorate_explanations_get(found, 0, &several, nullptr) == QUORATE_OK);
    CHECK(several.applies == nullptr);
    REQUIRE(several.lets == 1);
    quorate_text name{};
    const quorate_texts* label = nullptr;
    const quorate_part* early = nullptr;
    REQUIRE(quorate_explanations_let(found, 0, 0, &name, &label, &early, nullptr) == QUORATE_OK);
    CHECK(string(name) == "early");
    CHECK(words(label) == "Early pieces");
    REQUIRE(quorate_part_get(early, &part, nullptr) == QUORATE_OK);
    CHECK(part.is_tally == 1);
    CHECK(part.at_least == 1);
    CHECK(part.at_most == 2);
    REQUIRE(part.items == 3);
    CHECK(quorate_part_item(early, 0, &item, nullptr) == QUORATE_OK);
    CHECK(quorate_explanations_let(found, 0, 1, &name, &label, &early, nullptr) == QUORATE_NOT_FOUND);
    CHECK(quorate_explanations_overriding(found, 0, 0, &name, &label, &early, nullptr) == QUORATE_NOT_FOUND);
    REQUIRE(quorate_part_get(several.met, &part, nullptr) == QUORATE_OK);
    CHECK(part.state == QUORATE_EXPLAINED_UNKNOWN);
    REQUIRE(part.missing >= 1);
    auto missing = empty<quorate_missing>();
    REQUIRE(several.missing >= 1);
    CHECK(quorate_explanations_missing(found, 0, 0, &missing, nullptr) == QUORATE_OK);
    CHECK(string(missing.name).find("due") != std::string::npos);
    CHECK(quorate_explanations_missing(found, 0, several.missing, &missing, nullptr) == QUORATE_NOT_FOUND);
    CHECK(quorate_part_missing(several.met, 0, &missing, nullptr) == QUORATE_OK);
    CHECK(string(missing.name).find("due") != std::string::npos);

    CHECK(quorate_explanations_find(from.rules, from.data, &options, text("Z"), text(""), &found, &why) == QUORATE_NOT_FOUND);
    CHECK(quorate_explanations_find(from.rules, from.data, nullptr, text("T"), text(""), &found, &why) == QUORATE_WRONG_USE);
    CHECK(quorate_explanations_get(nullptr, 0, &several, nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_explanations_count(nullptr) == 0);
    CHECK(quorate_citations_count(nullptr) == 0);
    CHECK(quorate_citations_get(nullptr, 0, nullptr, nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_values_get(nullptr, 0, nullptr, nullptr) == QUORATE_WRONG_USE);
    CHECK(quorate_tallies_item(nullptr, 0, 0, nullptr, nullptr) == QUORATE_WRONG_USE);
}

TEST_CASE("a handle that was freed and is used or freed again gives a status where its memory can still be read") {
    // An allocator that keeps what it is given back, as a host may that looks for such faults.
    struct kept {
        std::deque<void*> released;
        ~kept() { for (void* one : released) std::free(one); }
    } store;
    quorate_allocator allocator{};
    allocator.struct_size = sizeof allocator;
    allocator.context = &store;
    allocator.allocate = [](void*, std::size_t size) { return std::malloc(size); };
    allocator.release = [](void* context, void* memory, std::size_t) { static_cast<kept*>(context)->released.push_back(memory); };
    quorate_pack_options options{};
    options.struct_size = sizeof options;
    options.allocator = &allocator;
    pack of;
    load_small(of, &options);
    quorate_pack* first = nullptr;
    REQUIRE(quorate_pack_share(of, &first, nullptr) == QUORATE_OK);
    quorate_pack* second = first;
    CHECK(quorate_pack_free(&first) == QUORATE_OK);
    const auto count = store.released.size();
    CHECK(quorate_pack_free(&second) == QUORATE_WRONG_USE);
    CHECK(store.released.size() == count);
    auto info = empty<quorate_pack_info>();
    CHECK(quorate_pack_info_get(second, &info, nullptr) == QUORATE_WRONG_USE);
    const auto data = document("things.json", things);
    portfolio loaded;
    error why;
    CHECK(quorate_portfolio_load(second, &data, 1, &loaded, &why) == QUORATE_WRONG_USE);
    CHECK(message(why) == "this is no quorate_pack, or was freed");
}
