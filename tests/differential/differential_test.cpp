// Random packs and portfolios: the compiled program against the direct interpreter of the tree, and against itself when facts are added.
#include <doctest/doctest.h>

#include <algorithm>

#include "assess/findings.hpp"
#include "differential/compiled.hpp"
#include "differential/generator.hpp"
#include "differential/interpreter.hpp"

namespace quorate::differential {

namespace {

struct seen { verdict result{}; causes why; };

std::vector<seen> findings_of(const compiled& rules, const data::portfolio& facts, day as_of) {
    assess::machine on(rules.program, facts, as_of);
    assess::assessment made(on);
    std::vector<seen> all;
    for (std::uint32_t criterion = 0; criterion < rules.program.criteria.size(); ++criterion)
        for (const auto record : facts.collection(rules.program.criteria[criterion].subject)) {
            const auto found = made.finding(criterion, record);
            seen one{found.result, {}};
            if (found.result == verdict::unknown)
                for (const auto* why : on.reasons().reasons(found.why)) one.why.insert({why->what, why->record, why->index, why->said});
            all.push_back(std::move(one));
        }
    return all;
}

std::string told(const causes& why) {
    std::string text;
    for (const auto& one : why)
        text += "[" + std::to_string(static_cast<int>(one.what)) + " " + std::to_string(one.record.type) + "/" + std::to_string(one.record.row) + "." + std::to_string(one.index) + " " + one.said + "]";
    return text;
}

const day as_of = *parse_day("2020-06-01");

}  // namespace

TEST_CASE("the compiled program gives what the tree says, unknowns and reasons included") {
    std::size_t compared = 0, unknowns = 0;
    for (std::uint64_t seed = 1; seed <= QUORATE_RANDOM_PACKS; ++seed) {
        const auto text = pack_writer(seed, false).write(5);
        const compiled rules(text);
        const auto json = data_writer(seed * 7919, 4).write(false);
        const auto facts = loaded(rules.model.words, json);
        const auto given = findings_of(rules, facts, as_of);
        const interpreter direct(rules.model, facts, as_of);
        std::size_t at = 0;
        for (const auto& criterion : rules.model.criteria)
            for (const auto record : facts.collection(criterion.first_type)) {
                const auto expected = direct.find(criterion, record);
                const auto& found = given[at++];
                ++compared;
                unknowns += expected.result == verdict::unknown ? 1 : 0;
                if (expected.result == found.result && expected.why == found.why) continue;
                const auto& where = rules.tree[criterion.node].where;
                FAIL("seed " << seed << ", " << criterion.name << " of " << facts.id(record) << ": the tree says " << static_cast<int>(expected.result) << " "
                             << told(expected.why) << ", the program " << static_cast<int>(found.result) << " " << told(found.why) << "\n"
                             << rules.sources.slice(where) << "\n" << json);
            }
    }
    MESSAGE(compared << " findings compared, " << unknowns << " of them unknown");
    // A test of nothing but known findings, or of nothing but unknown ones, would show little.
    CHECK(unknowns * 10 > compared);
    CHECK(unknowns * 10 < compared * 9);
}

TEST_CASE("what is known stays so, whatever the facts that were missing turn out to be") {
    std::size_t known = 0;
    for (std::uint64_t seed = 1; seed <= QUORATE_RANDOM_PACKS; ++seed) {
        const auto text = pack_writer(seed + 1'000'000, true).write(5);
        const compiled rules(text);
        const data_writer data(seed * 104729, 4);
        const auto some = data.write(false), all = data.write(true);
        const auto before = findings_of(rules, loaded(rules.model.words, some), as_of);
        const auto after = findings_of(rules, loaded(rules.model.words, all), as_of);
        REQUIRE(before.size() == after.size());
        for (std::size_t i = 0; i < before.size(); ++i) {
            if (before[i].result == verdict::unknown) continue;
            ++known;
            if (before[i].result == after[i].result) continue;
            if (std::any_of(after[i].why.begin(), after[i].why.end(), [](const cause& why) { return is_unlike_currencies(why.said); })) continue;
            const auto criterion = i / (before.size() / rules.program.criteria.size());
            FAIL("seed " << seed << ", finding " << i << ": " << static_cast<int>(before[i].result) << " became " << static_cast<int>(after[i].result) << " " << told(after[i].why) << "\n"
                         << rules.sources.slice(rules.tree[rules.model.criteria[criterion].node].where) << "\n" << some << "\n" << all);
        }
    }
    CHECK(known > 0);
}

}  // namespace quorate::differential
