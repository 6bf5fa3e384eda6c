// Random packs of criteria that override each other, clocks, scorings, rankings and relations: the engine against a direct reading of
// the tree, and what is known against what it is when the facts that were missing are added.
#include <doctest/doctest.h>

#include "assess/findings.hpp"
#include "assess/measures.hpp"
#include "differential/generator.hpp"
#include "differential/rules.hpp"

namespace quorate::differential {

namespace {

const day reviewed_on = *parse_day("2020-06-01");
constexpr std::uint64_t packs_of_rules = QUORATE_RANDOM_PACKS / 4 + 1;

causes causes_of(assess::machine& on, assess::reason_set why) {
    causes made;
    for (const auto* one : on.reasons().reasons(why)) made.insert({one->what, one->record, one->index, one->said});
    return made;
}

const rational* exactly(const assess::value& one) {
    const auto* range = one.get<assess::number_range>();
    return range != nullptr && range->exact() ? &range->low : nullptr;
}

}  // namespace

TEST_CASE("overriding, clocks, scorings, rankings and relations are what the tree says") {
    std::size_t overridden = 0, derogated = 0, clocks = 0, scorings = 0, ranks = 0, pairs = 0;
    for (std::uint64_t seed = 1; seed <= packs_of_rules; ++seed) {
        const auto text = pack_writer(seed + 2'000'000, false).write_rules();
        const compiled rules(text);
        const bool complete = seed % 2 == 0;
        data_writer data(seed * 6113, 4);
        data.add_derogations(seed * 15485863, 5);
        const auto json = data.write(complete);
        const auto facts = loaded(rules.model.words, json);
        assess::machine on(rules.program, facts, reviewed_on);
        assess::assessment made(on);
        const direct_rules direct(rules.model, facts, reviewed_on);
        const std::string told = "seed " + std::to_string(seed) + "\n" + text + "\n" + json;
        const auto records = facts.collection(rules.model.criteria.front().first_type);
        for (const auto record : records) {
            for (std::uint32_t i = 0; i < rules.model.criteria.size(); ++i) {
                const auto expected = direct.finding(rules.model.criteria[i], record);
                const auto found = made.finding(i, record);
                overridden += found.overridden_by.empty() ? 0 : 1;
                derogated += found.result == verdict::derogated ? 1 : 0;
                if (expected.result != found.result || (expected.result == verdict::unknown && expected.why != causes_of(on, found.why)))
                    FAIL("criterion " << i << " of " << facts.id(record) << ": the tree says " << static_cast<int>(expected.result) << ", the program " << static_cast<int>(found.result) << ", " << told);
            }
            if (const auto expected = direct.read_clock(rules.model.clocks.front(), record)) {
                const auto& found = made.clock(0, record);
                ++clocks;
                const auto* deadline = found.deadline.get<day>();
                const bool applies = expected->deadline != day{};
                if (found.state != expected->state || (applies && (deadline == nullptr || *deadline != expected->deadline)))
                    FAIL("the clock of " << facts.id(record) << ": the tree says " << static_cast<int>(expected->state) << " until " << to_string(expected->deadline) << ", the program "
                                         << static_cast<int>(found.state) << ", " << told);
            }
            if (const auto expected = direct.read_scoring(rules.model.scorings.front(), record)) {
                const auto& found = made.scoring(0, record);
                ++scorings;
                const auto *points = exactly(found.points), *weighted = exactly(found.weighted);
                if (points == nullptr || weighted == nullptr || *points != expected->points || *weighted != expected->weighted || !found.met.known() || assess::is_true(found.met) != expected->met)
                    FAIL("the points of " << facts.id(record) << ", " << told);
            }
        }
        if (const auto expected = direct.read_ranking(rules.model.rankings.front())) {
            for (const auto record : records) {
                const auto rank = made.rank_by(0, record);
                const auto placed = expected->find(record);
                ++ranks;
                const bool same = placed == expected->end() ? assess::is_false(made.takes_part(0, record)) : exactly(rank) != nullptr && *exactly(rank) == rational(placed->second);
                if (!same) FAIL("the rank of " << facts.id(record) << ", " << told);
            }
        }
        for (std::uint32_t i = 0; i < rules.model.relations.size(); ++i)
            for (const auto first : records)
                for (const auto second : records) {
                    if (!(first < second)) continue;
                    const auto expected = direct.pair(rules.model.relations[i], first, second);
                    const auto found = std::find_if(made.pairs().begin(), made.pairs().end(), [&](const assess::raw_pair& one) {
                        return one.relation == i && ((one.first == first && one.second == second) || (one.first == second && one.second == first));
                    });
                    ++pairs;
                    const bool same = found == made.pairs().end() ? expected.fails() : expected.holds() ? found->state == relation_state::candidate : !expected.known() && found->state == relation_state::possible && causes_of(on, found->why) == expected.why;
                    if (!same) FAIL("relation " << i << " between " << facts.id(first) << " and " << facts.id(second) << ", " << told);
                }
    }
    MESSAGE(overridden << " criteria overridden, " << derogated << " derogated, " << clocks << " clocks, " << scorings << " scorings, " << ranks << " ranks, " << pairs << " pairs compared");
    CHECK(overridden > packs_of_rules);
    CHECK(derogated > packs_of_rules / 8);
    CHECK(clocks > packs_of_rules);
    CHECK(scorings * 4 > packs_of_rules);
    CHECK(ranks > packs_of_rules / 2);
}

TEST_CASE("clocks, scorings, rankings and pairs that are known stay so when facts are added") {
    std::size_t known = 0;
    for (std::uint64_t seed = 1; seed <= packs_of_rules; ++seed) {
        const auto text = pack_writer(seed + 3'000'000, true).write_rules();
        const compiled rules(text);
        const data_writer data(seed * 7723, 4);
        const auto some = data.write(false), all = data.write(true);
        const auto before = loaded(rules.model.words, some), after = loaded(rules.model.words, all);
        assess::machine first(rules.program, before, reviewed_on), second(rules.program, after, reviewed_on);
        assess::assessment less(first), more(second);
        const std::string told = "seed " + std::to_string(seed) + "\n" + text + "\n" + some + "\n" + all;
        const auto records = before.collection(rules.model.criteria.front().first_type);
        for (const auto record : records) {
            const auto earlier = less.clock(0, record), later = more.clock(0, record);
            known += earlier.state != clock_state::unknown ? 1 : 0;
            if (earlier.state != clock_state::unknown && earlier.state != later.state) FAIL("the clock of " << before.id(record) << ", " << told);
            const auto *date = earlier.deadline.get<day>(), *final = later.deadline.get<day>();
            if (date != nullptr && final != nullptr && *date != *final) FAIL("the deadline of " << before.id(record) << ", " << told);
            const auto met = less.scoring(0, record).met, met_later = more.scoring(0, record).met;
            known += met.known() ? 1 : 0;
            if (met.known() && met_later.known() && assess::is_true(met) != assess::is_true(met_later)) FAIL("the scoring of " << before.id(record) << ", " << told);
            const auto rank = less.rank_by(0, record), rank_later = more.rank_by(0, record);
            const auto* range = rank.get<assess::number_range>();
            const auto* place = exactly(rank_later);
            known += range != nullptr ? 1 : 0;
            if (range != nullptr && place != nullptr && (*place < range->low || range->high < *place)) FAIL("the rank of " << before.id(record) << ", " << told);
        }
        for (std::uint32_t i = 0; i < rules.model.relations.size(); ++i)
            for (const auto one : records)
                for (const auto other : records) {
                    const auto now = less.test_pair(i, one, other).holds, then = more.test_pair(i, one, other).holds;
                    known += now.known() ? 1 : 0;
                    const auto later = causes_of(second, then.why);
                    if (std::any_of(later.begin(), later.end(), [](const cause& why) { return is_unlike_currencies(why.said); })) continue;
                    if (now.known() && (!then.known() || assess::is_true(now) != assess::is_true(then))) FAIL("relation " << i << " between " << before.id(one) << " and " << before.id(other) << ", " << told);
                }
    }
    CHECK(known > packs_of_rules);
}

}  // namespace quorate::differential
