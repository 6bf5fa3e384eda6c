// Groups, packs that are used, readings, derogations and overriding rules through the C interface.
#include "host.hpp"

using namespace host;

namespace {

const char base_rules[] = R"(pack base { title en "Base" version "7" languages en source base-text "A base" }
list colour { red en "Red" blue en "Blue" }
list ground { storm en "Storm" }
)";
const char group_rules[] = R"(pack grouped { title en "Grouped" version "1" languages en source text "A text" uses base in force 2019-01-01 to 2019-12-31 }
record thing collected as things { id : identifier title : text en "Title" tags : set of colours2 weight : number en "Weight" large : truth en "Large" }
list colours2 { a en "A" b en "B" c en "C" }
parameter enough = 2 { title en "Enough" cites text reading en "Two and no more." may be set }
criterion general must { title en "General" cites text for t in things derogation by red on storm met when t.weight >= enough }
criterion special must { title en "Special" cites text for t in things overrides general applies when t.large met when t.weight >= 5 }
relation near between x in things and y in things { title en "Near" cites text grade note when x.tags meet y.tags }
outcomes for t in things { fine en "Fine" otherwise }
)";
const char group_data[] = R"({"things": [{"id": "P", "title": {"en": "Same"}, "tags": ["a"], "weight": 1, "large": false}, {"id": "Q", "title": {"en": "Same"}, "tags": ["a", "b"], "weight": 3, "large": true},
{"id": "R", "title": {"en": "Other"}, "tags": ["b", "c"], "weight": 3, "large": false}, {"id": "S", "title": {"en": "Last"}, "tags": ["c"], "weight": 1, "large": false}],
"derogations": [{"criterion": "general", "about": "P", "ground": "storm", "by": "red", "on": "2019-03-01", "until": "2019-08-31", "reason": "The pier is broken."}]})";

struct grouped {
    pack rules;
    portfolio data;
    review made;
    grouped() {
        const quorate_document files[] = {document("grouped.quorate", group_rules), document("base.quorate", base_rules, QUORATE_DOCUMENT_USED_PACK)};
        const auto records = document("grouped.json", group_data);
        error why;
        if (quorate_pack_load(files, 2, nullptr, &rules, &why) != QUORATE_OK) {
            owned_string all;
            REQUIRE(quorate_diagnostics_to_text(quorate_error_diagnostics(why), &all, nullptr) == QUORATE_OK);
            FAIL(content(all));
        }
        REQUIRE_MESSAGE(quorate_portfolio_load(rules, &records, 1, &data, &why) == QUORATE_OK, message(why));
        owned_string problems;
        REQUIRE(quorate_diagnostics_to_text(quorate_portfolio_diagnostics(data), &problems, nullptr) == QUORATE_OK);
        CHECK(content(problems) == "");
        const auto options = asked();
        REQUIRE_MESSAGE(quorate_review_make(rules, data, &options, &made, &why) == QUORATE_OK, message(why));
    }
    quorate_finding of(std::size_t subject, std::string_view criterion, std::size_t& index) const {
        auto finding = empty<quorate_finding>();
        for (index = 0; quorate_review_finding(made, subject, index, &finding, nullptr) == QUORATE_OK; ++index)
            if (string(finding.criterion) == criterion) return finding;
        FAIL(criterion);
        return finding;
    }
};

}  // namespace

TEST_CASE("a group tells its weak links and who says the same") {
    const grouped from;
    auto group = empty<quorate_group>();
    REQUIRE(quorate_review_group(from.made, 0, &group, nullptr) == QUORATE_OK);
    CHECK(group.members == 4);
    REQUIRE(group.weak_links == 1);
    auto link = empty<quorate_weak_link>();
    REQUIRE(quorate_review_group_weak_link(from.made, 0, 0, &link, nullptr) == QUORATE_OK);
    CHECK(string(link.first_collection) + "/" + string(link.first_id) == "things/Q");
    CHECK(string(link.second_collection) + "/" + string(link.second_id) == "things/R");
    CHECK(link.first_side == 2);
    CHECK(link.second_side == 2);
    REQUIRE(group.same_texts == 1);
    quorate_text collection{}, id{};
    std::string same;
    for (std::size_t i = 0; quorate_review_group_same_text(from.made, 0, 0, i, &collection, &id, nullptr) == QUORATE_OK; ++i) same += string(collection) + "/" + string(id) + " ";
    CHECK(same == "things/P things/Q ");
}

TEST_CASE("a review tells the packs that its pack uses, and the readings that it takes") {
    const grouped from;
    auto info = empty<quorate_review_info>();
    REQUIRE(quorate_review_info_get(from.made, &info, nullptr) == QUORATE_OK);
    REQUIRE(info.used_packs == 1);
    auto used = empty<quorate_used_pack>();
    REQUIRE(quorate_review_used_pack(from.made, 0, &used, nullptr) == QUORATE_OK);
    CHECK(string(used.name) == "base");
    CHECK(string(used.version) == "7");
    CHECK(in_english(used.title) == "Base");
    CHECK(used.in_force == 1);
    REQUIRE(info.readings == 1);
    auto reading = empty<quorate_reading>();
    REQUIRE(quorate_review_reading(from.made, 0, &reading, nullptr) == QUORATE_OK);
    CHECK(string(reading.name) == "enough");
    CHECK(in_english(reading.label) == "Enough");
    CHECK(in_english(reading.value) == "2");
    CHECK(in_english(reading.taken) == "Two and no more.");
}

TEST_CASE("a derogation tells who set the rule aside, on which ground and how long") {
    const grouped from;
    std::size_t index = 0;
    REQUIRE(from.of(0, "general", index).result == QUORATE_DEROGATED);
    auto derogation = empty<quorate_derogation>();
    REQUIRE(quorate_review_derogation(from.made, 0, index, &derogation, nullptr) == QUORATE_OK);
    CHECK(string(derogation.by) == "red");
    CHECK(in_english(derogation.by_name) == "Red");
    CHECK(string(derogation.ground) == "storm");
    CHECK(in_english(derogation.ground_name) == "Storm");
    CHECK(string(derogation.reason) == "The pier is broken.");
    CHECK(std::string(derogation.on.text) == "2019-03-01");
    CHECK(std::string(derogation.until.text) == "2019-08-31");
}

TEST_CASE("a rule that another one overrides names it, and its explanation tells why it does") {
    const grouped from;
    std::size_t index = 0;
    const auto general = from.of(1, "general", index);
    CHECK(general.result == QUORATE_NOT_APPLICABLE);
    CHECK(string(general.overridden_by) == "special");
    CHECK(in_english(general.overridden_by_title) == "Special");
    quorate_explanations* found = nullptr;
    const auto options = asked();
    REQUIRE(quorate_explanations_find(from.rules, from.data, &options, text("Q"), text("general"), &found, nullptr) == QUORATE_OK);
    auto explained = empty<quorate_explanation>();
    REQUIRE(quorate_explanations_get(found, 0, &explained, nullptr) == QUORATE_OK);
    REQUIRE(explained.overriding == 1);
    quorate_text criterion{};
    const quorate_texts* title = nullptr;
    const quorate_part* applies = nullptr;
    REQUIRE(quorate_explanations_overriding(found, 0, 0, &criterion, &title, &applies, nullptr) == QUORATE_OK);
    CHECK(string(criterion) == "special");
    CHECK(in_english(title) == "Special");
    REQUIRE(applies != nullptr);
    auto part = empty<quorate_part_info>();
    REQUIRE(quorate_part_get(applies, &part, nullptr) == QUORATE_OK);
    CHECK(part.state == QUORATE_EXPLAINED_HOLDS);
    CHECK(string(part.wording) == "t.large");
    CHECK(quorate_explanations_free(&found) == QUORATE_OK);
}
