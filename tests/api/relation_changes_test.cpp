// What became of the relations since the data stood otherwise.
#include "quorate/relation_changes.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "api/pipeline.hpp"

using namespace quorate;
using namespace quorate::testing;

namespace {

const std::string near_titles = "relation alike between a in things and b in things { title en \"Alike\" cites text grade note "
                          "let close en \"Likeness\" = weighted-similarity between a.title and b.title "
                          "when close >= 1/4 say en \"They may be one.\" }\n";

std::string named(const std::string& id, const std::string& title) { return R"({"id": ")" + id + R"(", "title": {"en": ")" + title + "\"}}"; }

std::string all_of(const std::vector<std::string>& all) {
    std::string made;
    for (const auto& one : all) made += (made.empty() ? "" : ", ") + one;
    return "{\"things\": [" + made + "]}";
}

portfolio read_by(const pack& rules, const std::string& text) {
    const std::vector<document> documents{{"data.json", text}};
    const auto read = load_portfolio(rules, documents);
    REQUIRE_MESSAGE(read.diagnostics.empty(), to_text(read.diagnostics));
    return *read.value;
}

std::vector<std::string> names(const std::vector<related_pair>& all) {
    std::vector<std::string> made;
    for (const auto& one : all) made.push_back(one.first.id + one.second.id);
    return made;
}

const auto boats = named("A", "red boats and green harbours");
const auto more_boats = named("B", "red boats and blue harbours");
const auto schools = named("C", "night schools for millers");

struct scene {
    pack rules;
    review_options options{*parse_day("2019-06-01")};
    relation_changes between(const std::string& before, const std::string& now) const {
        return find_relation_changes(rules, read_by(rules, before), read_by(rules, now), options);
    }
};

scene made_scene() {
    const auto rules = load_text(small_pack + near_titles);
    REQUIRE_MESSAGE(rules, to_text(rules.diagnostics));
    return {*rules.value};
}

}  // namespace

TEST_CASE("a record that came is told with its pairs alone, and one that went with those that are gone") {
    const auto of = made_scene();
    const auto before = all_of({boats, more_boats, schools}), now = all_of({boats, more_boats, schools, named("D", "night schools for old millers")});
    const auto came = of.between(before, now);
    CHECK(names(came.appeared) == std::vector<std::string>{"CD"});
    CHECK(came.changed.empty());
    CHECK(came.gone.empty());
    CHECK(came.unchanged == 1);
    const auto went = of.between(now, before);
    CHECK(names(went.gone) == std::vector<std::string>{"CD"});
    CHECK(went.appeared.empty());
    CHECK(went.unchanged == 1);
    CHECK_FALSE(of.between(now, now).anything());
}

TEST_CASE("a record that changed is told with what its pair was before") {
    const auto of = made_scene();
    const auto all = of.between(all_of({boats, more_boats, schools}), all_of({boats, named("B", "red boats and green and blue harbours"), schools}));
    REQUIRE(all.changed.size() == 1);
    CHECK(all.changed[0].before.values[0].value != all.changed[0].now.values[0].value);
    const auto text = to_text(all, "en");
    CHECK_MESSAGE(text.find("before: Likeness: ") != std::string::npos, text);
    CHECK_MESSAGE(text.find("red boats and blue harbours") != std::string::npos, text);
}

TEST_CASE("what came later does not change what words weigh, so pairs that stand keep their evidence") {
    const auto of = made_scene();
    std::vector<std::string> now{boats, more_boats, schools};
    for (int i = 0; i < 40; ++i) now.push_back(named("X" + std::to_string(i), "red letters number " + std::to_string(1000 + i * 37)));  // "red" tells less from now on
    const auto before = all_of({boats, more_boats, schools});
    const auto all = of.between(before, all_of(now));
    CHECK(all.changed.empty());
    CHECK(all.unchanged == 1);
    const auto evidence = [&](const std::string& data) { return find_relations(of.rules, read_by(of.rules, data), of.options).front().values.front().value.all().front().text; };
    CHECK(evidence(before) != evidence(all_of(now)));  // as a run of its own tells it
}

TEST_CASE("the order of the data does not show, and as many pairs are told as a run of its own has") {
    const auto of = made_scene();
    std::vector<std::string> before, now;
    for (int i = 0; i < 30; ++i) {
        const auto words = std::string("ferry lamp ") + "abcdefghij"[i % 10] + "anchor " + "klmnop"[i % 6] + "ichen " + (i % 4 == 0 ? "mountain" : "valley");
        if (i % 5 != 0) before.push_back(named("T" + std::to_string(i), words));
        if (i % 7 != 0) now.push_back(named("T" + std::to_string(i), i % 11 == 3 ? words + " bridge" : words));
    }
    auto turned = now;
    std::reverse(turned.begin(), turned.end());
    const auto one = of.between(all_of(before), all_of(now)), other = of.between(all_of(before), all_of(turned));
    CHECK(to_json(one) == to_json(other));
    CHECK(one.appeared.size() > 0);
    CHECK(one.changed.size() > 0);
    CHECK(one.gone.size() > 0);
    CHECK(one.gone.size() + one.changed.size() + one.unchanged == find_relations(of.rules, read_by(of.rules, all_of(before)), of.options).size());
}

TEST_CASE("portfolios of another pack are refused") {
    const auto of = made_scene();
    const auto other = load_text(small_pack + near_titles);
    const auto data = read_by(of.rules, all_of({boats}));
    CHECK_THROWS_AS((void)find_relation_changes(of.rules, read_by(*other.value, all_of({boats})), data, of.options), std::invalid_argument);
}
