// Of two registers: each record with one of the other at most.
#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_set>

#include "assess/findings.hpp"
#include "relate/assignment.hpp"

namespace quorate::assess {

namespace {

constexpr std::int64_t parts_of_point = 1'000;         // of a point that are told apart
constexpr std::int64_t greatest_score = 1'000'000'000;  // what a score counts at most

std::int64_t thousandths_of(const rational& score) {
    const auto whole = multiply(score, rational(parts_of_point));
    if (!whole) return score < rational(0) ? -greatest_score : greatest_score;
    const auto& fraction = *whole;
    auto down = fraction.numerator() / fraction.denominator();
    if (fraction.numerator() < 0 && down * fraction.denominator() != fraction.numerator()) --down;
    return std::clamp<std::int64_t>(down, -greatest_score, greatest_score);
}

class numbered_records {
public:
    std::uint32_t of(record_ref one) { return known_.emplace(std::tuple(one.type, one.row), static_cast<std::uint32_t>(known_.size())).first->second; }

private:
    std::map<std::tuple<std::uint32_t, std::uint32_t>, std::uint32_t> known_;
};

}  // namespace

/// A pair whose score is unknown, and one that people have rejected, takes no part and is left as it is.
void assessment::keep_assigned() {
    auto& all = pairs_->all;
    std::vector<std::uint8_t> dropped(all.size());
    for (std::uint32_t relation = 0; relation < program_.relations.size(); ++relation) {
        const auto& rule = program_.relations[relation];
        const auto let = std::find_if(rule.lets.begin(), rule.lets.end(), [&](const plan::let& one) { return one.name == one_to_one_by_; });
        if (let == rule.lets.end()) continue;
        std::vector<std::tuple<std::string_view, std::string_view, std::size_t, std::int64_t>> scored;  // in an order that no input changes
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].relation != relation || all[i].state == relation_state::rejected) continue;
            const auto own_steps = on_.begin();
            auto in = frame_of(all[i]);
            const auto found = on_.evaluate_quietly(let->value, in);
            const auto* number = found.get<number_range>();
            if (number == nullptr || !number->exact()) continue;
            const auto& data = on_.data();
            const bool exchanged = data.in_other_register(all[i].first);
            scored.emplace_back(data.id(exchanged ? all[i].second : all[i].first), data.id(exchanged ? all[i].first : all[i].second), i, thousandths_of(number->low));
        }
        std::sort(scored.begin(), scored.end());
        std::int64_t least = greatest_score;
        for (const auto& one : scored) least = std::min(least, std::get<3>(one));
        numbered_records left, right;
        std::vector<relate::assignable> pairs;
        for (const auto& [first_id, second_id, index, score] : scored) {
            const bool exchanged = on_.data().in_other_register(all[index].first);
            pairs.push_back({left.of(exchanged ? all[index].second : all[index].first), right.of(exchanged ? all[index].first : all[index].second), score - least + 1});
            dropped[index] = 1;
        }
        for (const auto taken : relate::assign_one_to_one(pairs)) dropped[std::get<2>(scored[taken])] = 0;
    }
    std::vector<raw_pair> kept;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (dropped[i] == 0) kept.push_back(std::move(all[i]));
    all = std::move(kept);
}

}  // namespace quorate::assess
