// One-to-one assignment against trying every choice.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

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
