// One-to-one assignment against trying every choice.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <stdexcept>
#include <string>

#include "quorate/assignment.hpp"
#include "relate/assignment.hpp"

using namespace quorate::relate;

namespace {

std::int64_t best_of_all(const std::vector<assignable>& pairs, std::size_t from, std::set<std::uint32_t>& lefts, std::set<std::uint32_t>& rights) {
    if (from == pairs.size()) return 0;
    auto best = best_of_all(pairs, from + 1, lefts, rights);
    const auto& one = pairs[from];
    if (lefts.contains(one.left) || rights.contains(one.right)) return best;
    lefts.insert(one.left), rights.insert(one.right);
    best = std::max(best, one.gain + best_of_all(pairs, from + 1, lefts, rights));
    lefts.erase(one.left), rights.erase(one.right);
    return best;
}

}  // namespace

TEST_CASE("an assignment takes nobody twice and gains as much as any") {
    std::mt19937 random(99);
    for (int round = 0; round < 400; ++round) {
        std::vector<assignable> pairs;
        std::set<std::pair<std::uint32_t, std::uint32_t>> known;
        const auto wanted = random() % 15;
        for (std::uint32_t i = 0; i < wanted; ++i) {
            const assignable one{static_cast<std::uint32_t>(random() % 6), static_cast<std::uint32_t>(random() % 6), static_cast<std::int64_t>(random() % 9) - 1};
            if (known.emplace(one.left, one.right).second) pairs.push_back(one);
        }
        std::set<std::uint32_t> lefts, rights;
        std::int64_t gained = 0;
        for (const auto index : assign_one_to_one(pairs)) {
            gained += pairs[index].gain;
            CHECK(pairs[index].gain > 0);
            CHECK(lefts.insert(pairs[index].left).second);
            CHECK(rights.insert(pairs[index].right).second);
        }
        lefts.clear(), rights.clear();
        CHECK(gained == best_of_all(pairs, 0, lefts, rights));
    }
}

TEST_CASE("a good pair is given up where that makes two better ones possible") {
    const std::vector<assignable> pairs = {{0, 0, 10}, {0, 1, 9}, {1, 0, 9}};
    CHECK(assign_one_to_one(pairs) == std::vector<std::uint32_t>{1, 2});
    CHECK(assign_one_to_one({}).empty());
}

namespace {

std::int64_t best_of_all(const std::vector<quorate::placing>& possible, std::size_t from, std::set<std::string>& placed, std::map<std::string, std::size_t>& places) {
    if (from == possible.size()) return 0;
    auto best = best_of_all(possible, from + 1, placed, places);
    const auto& one = possible[from];
    if (placed.contains(one.record) || places[one.carrier] == 0) return best;
    placed.insert(one.record), --places[one.carrier];
    best = std::max(best, one.worth + best_of_all(possible, from + 1, placed, places));
    placed.erase(one.record), ++places[one.carrier];
    return best;
}

}  // namespace

TEST_CASE("records are placed with carriers within their capacities, and no choice is worth more") {
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        std::vector<quorate::capacity> capacities;
        std::map<std::string, std::size_t> places;
        for (int i = 0; i < 3; ++i) {
            capacities.push_back({"C" + std::to_string(i), random() % 4});
            places[capacities.back().carrier] = capacities.back().places;
        }
        std::vector<quorate::placing> possible;
        for (int record = 0; record < 5; ++record)
            for (int carrier = 0; carrier < 4; ++carrier)  // the last has no capacity
                if (random() % 2 == 0) possible.push_back({"R" + std::to_string(record), "C" + std::to_string(carrier), static_cast<std::int64_t>(random() % 9) - 1});
        std::set<std::string> placed;
        const auto best = best_of_all(possible, 0, placed, places);
        std::int64_t worth = 0;
        std::size_t before = 0;
        bool first = true;
        for (const auto index : quorate::assign(possible, capacities)) {
            CHECK((first || index > before));
            before = index;
            first = false;
            CHECK(placed.insert(possible[index].record).second);
            CHECK(places[possible[index].carrier]-- > 0);
            worth += possible[index].worth;
        }
        CHECK(worth == best);
    }
}

TEST_CASE("placings that cannot be are refused") {
    const std::vector<quorate::placing> twice{{"R", "C", 1}, {"R", "C", 2}}, heavy{{"R", "C", 2'000'000'000'000}}, one{{"R", "C", 1}};
    const std::vector<quorate::capacity> room{{"C", 1}}, doubled{{"C", 1}, {"C", 2}};
    CHECK_THROWS_AS((void)quorate::assign(twice, room), std::invalid_argument);
    CHECK_THROWS_AS((void)quorate::assign(heavy, room), std::invalid_argument);
    CHECK_THROWS_AS((void)quorate::assign(one, doubled), std::invalid_argument);
    CHECK(quorate::assign(one, room) == std::vector<std::size_t>{0});
}
