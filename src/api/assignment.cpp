// The public face of assignments: a carrier of several places is as many carriers of one.
#include "quorate/assignment.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string_view>

#include "relate/assignment.hpp"

namespace quorate::inline v1 {

namespace {

constexpr std::int64_t most_worth = 1'000'000'000'000;

/// Numbers for names, in the order in which they come.
class numbering {
public:
    std::uint32_t of(std::string_view name) { return known_.emplace(name, static_cast<std::uint32_t>(known_.size())).first->second; }

private:
    std::map<std::string_view, std::uint32_t> known_;
};

void refuse_impossible(std::span<const placing> possible) {
    std::vector<std::pair<std::string_view, std::string_view>> pairs;
    for (const auto& one : possible) {
        if (one.worth > most_worth) throw std::invalid_argument("`" + one.record + "` with `" + one.carrier + "` is worth more than " + std::to_string(most_worth));
        pairs.emplace_back(one.record, one.carrier);
    }
    std::sort(pairs.begin(), pairs.end());
    const auto twice = std::adjacent_find(pairs.begin(), pairs.end());
    if (twice != pairs.end()) throw std::invalid_argument("`" + std::string(twice->first) + "` with `" + std::string(twice->second) + "` is possible twice");
}

}  // namespace

std::vector<std::size_t> assign(std::span<const placing> possible, std::span<const capacity> capacities) {
    refuse_impossible(possible);
    std::map<std::string_view, std::size_t> places, wanted;
    for (const auto& one : capacities)
        if (!places.emplace(one.carrier, one.places).second) throw std::invalid_argument("the carrier `" + one.carrier + "` has two capacities");
    for (const auto& one : possible) ++wanted[one.carrier];
    numbering records;
    std::map<std::string_view, std::uint32_t> first_place;
    std::uint32_t next_place = 0;
    std::vector<relate::assignable> pairs;
    std::vector<std::size_t> placing_of;  // by pair
    for (std::size_t i = 0; i < possible.size(); ++i) {
        const auto& one = possible[i];
        const auto held = places.find(one.carrier);
        if (held == places.end() || one.worth <= 0) continue;
        const auto room = static_cast<std::uint32_t>(std::min(held->second, wanted[one.carrier]));  // more places than records serve nobody
        const auto [from, is_new] = first_place.emplace(one.carrier, next_place);
        if (is_new) next_place += room;
        for (std::uint32_t place = 0; place < room; ++place) {
            pairs.push_back({records.of(one.record), from->second + place, one.worth});
            placing_of.push_back(i);
        }
    }
    std::vector<std::size_t> taken;
    for (const auto pair : relate::assign_one_to_one(pairs)) taken.push_back(placing_of[pair]);
    std::sort(taken.begin(), taken.end());
    return taken;
}

}  // namespace quorate
