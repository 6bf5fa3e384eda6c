// Joins and searches against an oracle that compares every pair.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <random>
#include <tuple>

#include "relate/join.hpp"
#include "relate/search.hpp"

using namespace quorate;
using namespace quorate::relate;

namespace {

using found_pair = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;

std::uint32_t below(std::mt19937& random, std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); }

/// How a portfolio of sets is made, so that each kind of trouble comes up.
struct shape {
    const char* name;
    std::uint32_t sets, units, largest;
    enum { rare_first, equal, any_order, one_heavy } weights;
    std::uint32_t copies;  ///< of a hundred sets, how many are another with a unit or two changed
};

constexpr shape shapes[] = {
    {"rare units first", 300, 400, 20, shape::rare_first, 30}, {"equal weights", 300, 60, 12, shape::equal, 30},
    {"few units", 200, 6, 4, shape::equal, 0},                 {"one unit", 100, 2, 1, shape::rare_first, 0},
    {"weights in any order", 250, 80, 15, shape::any_order, 40}, {"one heavy unit", 250, 50, 10, shape::one_heavy, 20},
    {"large sets", 60, 500, 200, shape::rare_first, 60},       {"long lists", 900, 24, 8, shape::rare_first, 10},
};

std::vector<std::uint32_t> weights_of(const shape& like, std::mt19937& random) {
    std::vector<std::uint32_t> weights(like.units);
    for (std::uint32_t i = 0; i < like.units; ++i)
        weights[i] = like.weights == shape::rare_first ? 5 + 4 * (like.units - i)
                     : like.weights == shape::equal    ? 7
                     : like.weights == shape::any_order ? 1 + below(random, 50)
                                                        : (i == like.units / 2 ? 1'000 : 3);
    return weights;
}

std::vector<std::vector<unit>> sets_of(const shape& like, std::mt19937& random) {
    std::vector<std::vector<unit>> all;
    for (std::uint32_t i = 0; i < like.sets; ++i) {
        std::vector<unit> made;
        if (!all.empty() && below(random, 100) < like.copies) made = all[below(random, static_cast<std::uint32_t>(all.size()))];
        const auto wanted = made.empty() ? below(random, like.largest + 1) : below(random, 3);
        for (std::uint32_t k = 0; k < wanted; ++k) {
            const auto skewed = std::max(below(random, like.units), below(random, like.units));  // frequent units have large numbers
            made.push_back(skewed);
        }
        if (!made.empty() && below(random, 4) == 0) made.erase(made.begin() + static_cast<std::ptrdiff_t>(below(random, static_cast<std::uint32_t>(made.size()))));
        std::sort(made.begin(), made.end());
        made.erase(std::unique(made.begin(), made.end()), made.end());
        all.push_back(std::move(made));
    }
    return all;
}

weighted_sets weighted(const std::vector<std::vector<unit>>& sets, const std::vector<std::uint32_t>& weights) {
    weighted_sets made(weights);
    for (const auto& one : sets) REQUIRE(made.add(one));
    return made;
}

std::vector<found_pair> oracle(const weighted_sets& sets, const threshold& least, std::size_t left = SIZE_MAX) {
    std::vector<found_pair> all;
    for (std::uint32_t i = 0; i < sets.size(); ++i)
        for (std::uint32_t k = i + 1; k < sets.size(); ++k) {
            if (left != SIZE_MAX && (i < left) == (k < left)) continue;
            const auto found = compare(sets.set(i), sets.set(k), sets.weights());
            if (least.reached_by(found)) all.emplace_back(i, k, found.shared, found.all);
        }
    return all;
}

/// The pairs of sets behind groups and pairs of groups.
std::vector<found_pair> expanded(const join_outcome& from, const weighted_sets& sets, std::size_t left = SIZE_MAX) {
    std::vector<found_pair> all;
    const auto put = [&](std::uint32_t a, std::uint32_t b, likeness how) {
        if (left != SIZE_MAX && (a < left) == (b < left)) return;
        all.emplace_back(std::min(a, b), std::max(a, b), how.shared, how.all);
    };
    for (std::size_t g = 0; g < from.groups(); ++g)
        for (const auto a : from.group(g))
            for (const auto b : from.group(g))
                if (a < b) put(a, b, {sets.total(a), sets.total(a)});
    for (const auto& pair : from.pairs)
        for (const auto a : from.group(pair.first))
            for (const auto b : from.group(pair.second)) put(a, b, pair.how_alike);
    std::sort(all.begin(), all.end());
    return all;
}

threshold at(std::int64_t numerator, std::int64_t denominator) { return *threshold::make(*rational::make(numerator, denominator)); }

const threshold thresholds[] = {at(1, 20), at(1, 3), at(1, 2), at(3, 5), at(3, 4), at(9, 10), at(1, 1)};

}  // namespace

TEST_CASE("a join finds the pairs that comparing every pair finds, and no others") {
    std::mt19937 random(20260101);
    for (const auto& like : shapes)
        for (int round = 0; round < 3; ++round) {
            const auto weights = weights_of(like, random);
            const auto sets = weighted(sets_of(like, random), weights);
            for (const auto& least : thresholds) {
                CAPTURE(like.name);
                CAPTURE(round);
                CAPTURE(least.as_likeness().shared);
                const auto found = join(sets, least);
                CHECK(expanded(found, sets) == oracle(sets, least));
                const auto by_two = join(sets, least, {.threads = 2});
                CHECK(by_two.members == found.members);
                CHECK(by_two.pairs == found.pairs);
                const auto across = join_across(sets, sets.size() / 3, least);
                CHECK(expanded(across, sets, sets.size() / 3) == oracle(sets, least, sets.size() / 3));
            }
        }
}

TEST_CASE("a join does not depend on the order of the sets") {
    std::mt19937 random(7);
    const auto& like = shapes[0];
    const auto weights = weights_of(like, random);
    const auto sets = sets_of(like, random);
    std::vector<std::uint32_t> order(sets.size());
    std::iota(order.begin(), order.end(), 0u);
    std::shuffle(order.begin(), order.end(), random);
    std::vector<std::vector<unit>> shuffled;
    for (const auto one : order) shuffled.push_back(sets[one]);
    const auto first = weighted(sets, weights), second = weighted(shuffled, weights);
    auto again = expanded(join(second, at(1, 2)), second);
    for (auto& [a, b, shared, all] : again) {
        a = order[a], b = order[b];
        if (b < a) std::swap(a, b);
    }
    std::sort(again.begin(), again.end());
    CHECK(again == expanded(join(first, at(1, 2)), first));
}

TEST_CASE("pairs exactly at the threshold are found, one below is not") {
    const auto sets = weighted({{0, 1, 2}, {0, 1, 3}, {0, 1, 2, 3}, {}, {0}}, {1, 1, 1, 1});
    CHECK(expanded(join(sets, at(1, 2)), sets) == std::vector<found_pair>{{0, 1, 2, 4}, {0, 2, 3, 4}, {1, 2, 3, 4}});
    CHECK(expanded(join(sets, at(3, 4)), sets) == std::vector<found_pair>{{0, 2, 3, 4}, {1, 2, 3, 4}});
    CHECK(expanded(join(sets, at(500'001, 1'000'000)), sets) == std::vector<found_pair>{{0, 2, 3, 4}, {1, 2, 3, 4}});
}

TEST_CASE("the same sets are one group, empty ones none") {
    std::vector<std::vector<unit>> many(1'000, {0, 1});
    many.emplace_back();
    many.emplace_back();
    const auto found = join(weighted(many, {3, 2}), at(1, 2));
    CHECK(found.groups() == 1);
    CHECK(found.group(0).size() == 1'000);
    CHECK(found.pairs.empty());
}

TEST_CASE("a join that finds too many pairs says so") {
    std::vector<std::vector<unit>> many;
    for (unit i = 0; i < 100; ++i) many.push_back({i, 100});
    std::vector<std::uint32_t> weights(101, 1);
    weights[100] = 100;
    const auto sets = weighted(many, weights);
    CHECK_FALSE(join(sets, at(1, 2), {.threads = 2, .most_pairs = 4'950}).passed_limit);
    const auto found = join(sets, at(1, 2), {.threads = 2, .most_pairs = 4'949});
    CHECK(found.passed_limit);
    CHECK(found.pairs.empty());
}

TEST_CASE("a search finds the best that comparing every set finds") {
    std::mt19937 random(4711);
    for (const auto& like : shapes) {
        const auto weights = weights_of(like, random);
        const auto all = sets_of(like, random);
        const std::vector<std::vector<unit>> first(all.begin(), all.begin() + like.sets / 2);
        similarity_index index(weighted(first, weights));
        for (std::size_t i = first.size(); i < all.size(); ++i) REQUIRE(index.add(all[i]));
        const auto sets = weighted(all, weights);
        for (std::uint32_t i = 0; i < sets.size(); i += 7) {
            std::vector<match> expected;
            for (std::uint32_t k = 0; k < sets.size(); ++k)
                if (const auto how = compare(sets.set(i), sets.set(k), sets.weights()); how.shared != 0) expected.push_back({k, how});
            std::sort(expected.begin(), expected.end(), [](const match& a, const match& b) {
                return less_alike(b.how_alike, a.how_alike) || (!less_alike(a.how_alike, b.how_alike) && a.set < b.set);
            });
            CAPTURE(like.name);
            for (const std::size_t count : {1u, 5u, 20u, 1000u})
                CHECK(index.best(sets.set(i), count) == std::vector(expected.begin(), expected.begin() + static_cast<std::ptrdiff_t>(std::min(count, expected.size()))));
            for (const auto& least : thresholds) {
                const auto end = std::find_if(expected.begin(), expected.end(), [&](const match& one) { return !least.reached_by(one.how_alike); });
                CHECK(index.alike(sets.set(i), least) == std::vector(expected.begin(), end));
            }
        }
    }
}

TEST_CASE("thresholds are shares over none") {
    CHECK_FALSE(threshold::make(rational(0)));
    CHECK_FALSE(threshold::make(rational(2)));
    CHECK_FALSE(threshold::make(*rational::make(1, 1'000'001)));
    CHECK(threshold::make(rational(1)));
}

TEST_CASE("weights grow with rarity, by whole numbers alone") {
    CHECK(rarity_weight(1'023, 1) == 1 + 10 * 256);
    CHECK(rarity_weight(1'023, 512) == 1 + 256);
    CHECK(rarity_weight(1'000'000, 1'000'000) == 1);
    CHECK(rarity_weight(999, 10) == 1 + 1'700);  // 256 × log2(100) = 1700.8…
    for (std::uint64_t i = 1; i < 1'000; ++i) CHECK(rarity_weight(1'000, i) >= rarity_weight(1'000, i + 1));
}
