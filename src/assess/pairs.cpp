// The pairs of relations: which hold, which may, and which yield to others.
#include <algorithm>
#include <set>
#include <tuple>

#include "assess/candidates.hpp"
#include "assess/findings.hpp"
#include "assess/pair_filter.hpp"

namespace quorate::assess {

namespace {

/// Of one relation. Some seconds of work, and 300 MB.
constexpr std::uint64_t most_pairs = 20'000'000;

}  // namespace

frame assessment::frame_of(const raw_pair& pair) {
    const auto& rule = program_.relations[pair.relation];
    frame made(rule);
    const bool exchanged = pairs_->exchanged.contains({pair.relation, {pair.first, pair.second}});
    made.set(0, {exchanged ? pair.second : pair.first, reason_set::none});
    made.set(1, {exchanged ? pair.first : pair.second, reason_set::none});
    return made;
}

assessment::pair_truth assessment::test_pair(std::uint32_t relation, record_ref first, record_ref second) {
    const auto& rule = program_.relations[relation];
    const auto test = [&](record_ref a, record_ref b) {
        const auto own_steps = on_.begin();
        frame in(rule);
        in.set(0, {a, reason_set::none});
        in.set(1, {b, reason_set::none});
        return on_.evaluate(rule.when, in);
    };
    pair_truth result{test(first, second), false};
    if (!rule.directed && rule.subject == rule.second && !is_true(result.holds)) {
        const value other = test(second, first);
        if (is_true(other) || (!other.known() && result.holds.known())) result = {other, true};
        else if (!other.known()) result.holds.why = on_.reasons().join(result.holds.why, other.why);  // either way round would do
    }
    return result;
}

raw_judgement assessment::judge(std::uint32_t relation, record_ref first, record_ref second) {
    const auto& rule = program_.relations[relation];
    const auto truth = test_pair(relation, first, second);
    raw_judgement judged{truth.holds, truth.exchanged, no_index, {}};
    const auto records = rule.directed ? std::pair{first, second} : unordered(first, second);
    const auto found = confirmed_.find({relation, records});
    const auto* given = found == confirmed_.end() ? nullptr : found->second;
    const bool stands = given && (given->confirmed || given->accepted) && !lapsing_.contains({relation, records});  // whatever the condition finds
    if (is_false(truth.holds) && !stands) return judged;
    for (const auto stronger : rule.yields_to) {
        const auto other = holding_.find({stronger, unordered(first, second)});
        if (other == holding_.end() || !is_true(other->second)) continue;  // to what is only possible, nothing yields
        judged.yields_to = stronger;
        return judged;
    }
    raw_pair made{relation, first, second, is_true(truth.holds) ? relation_state::candidate : relation_state::possible, truth.holds.why, nullptr};
    if (given) {
        made.found = given;
        made.state = given->accepted ? relation_state::accepted : given->confirmed ? relation_state::confirmed : relation_state::rejected;
    }
    if (made.state != relation_state::rejected) {
        auto& holds = holding_[{relation, unordered(first, second)}];
        if (!is_true(holds)) holds = made.state == relation_state::confirmed || made.state == relation_state::accepted ? make_truth(true) : truth.holds;
    }
    judged.pair = made;
    return judged;
}

void assessment::add_pair(std::uint32_t relation, record_ref first, record_ref second) {
    const auto judged = judge(relation, first, second);
    if (!judged.pair) return;
    if (judged.exchanged) pairs_->exchanged.insert({relation, {first, second}});
    pairs_->all.push_back(*judged.pair);
}

std::vector<relate::pair> assessment::pairs_to_look_at(std::uint32_t relation) {
    const auto& rule = program_.relations[relation];
    if (every_pair_) {
        auto all = relate::pairs_between(on_.data(), rule.subject, rule.second, rule.directed);
        std::erase_if(all, [&](const relate::pair& one) { return !on_.data().may_be_paired(one.first, one.second); });
        return all;
    }
    auto candidates = candidate_pairs(on_, rule, {most_pairs, threads_});
    return those_that_may_hold(on_, machines_, relation, std::move(candidates), {threads_, progress_ ? [&](std::size_t done, std::size_t all) { progress_(relation, done, all); }
                                                                                          : std::function<void(std::size_t, std::size_t)>{}});
}

std::optional<relate::pair> assessment::as_the_rule_takes_them(std::uint32_t relation, std::pair<record_ref, record_ref> records) const {
    const auto& rule = program_.relations[relation];
    const auto& data = on_.data();
    auto [first, second] = records;
    const auto fits = [&](record_ref a, record_ref b) { return data.words().is_a(a.type, rule.subject) && data.words().is_a(b.type, rule.second); };
    if (!rule.directed && (!fits(first, second) || (fits(second, first) && data.id(second) < data.id(first)))) std::swap(first, second);
    if (first == second || !fits(first, second) || !data.may_be_paired(first, second)) return std::nullopt;
    return relate::pair{first, second};
}

std::set<assessment::pair_key> assessment::confirmed_and_found() {
    std::set<pair_key> all;
    for (const auto& [key, given] : confirmed_) {
        const auto pair = as_the_rule_takes_them(key.first, key.second);
        if ((given->confirmed || given->accepted) && pair && !is_false(test_pair(key.first, pair->first, pair->second).holds)) all.insert(key);
    }
    return all;
}

void assessment::add_confirmed_pairs(std::uint32_t relation) {
    const auto& rule = program_.relations[relation];
    std::set<std::pair<record_ref, record_ref>> there;
    for (const auto& one : pairs_->all)
        if (one.relation == relation) there.insert(rule.directed ? std::pair{one.first, one.second} : unordered(one.first, one.second));
    for (auto one = confirmed_.lower_bound({relation, {{0, 0}, {0, 0}}}); one != confirmed_.end() && one->first.first == relation; ++one) {
        if ((!one->second->confirmed && !one->second->accepted) || there.contains(one->first.second)) continue;
        if (const auto pair = as_the_rule_takes_them(relation, one->first.second)) add_pair(relation, pair->first, pair->second);
    }
}

void assessment::find_pairs() {
    if (pairs_) return;
    pairs_ = std::make_shared<pair_list>();
    for (const auto relation : program_.relation_order) {
        if (!program_.relations[relation].in_force.holds(on_.as_of())) continue;
        for (const auto& pair : pairs_to_look_at(relation)) add_pair(relation, pair.first, pair.second);
        add_confirmed_pairs(relation);
    }
    if (!one_to_one_by_.empty()) keep_assigned();
    const auto& data = on_.data();
    auto& all = pairs_->all;
    std::sort(all.begin(), all.end(), [&](const raw_pair& a, const raw_pair& b) {
        const auto key = [&](const raw_pair& one) {
            return std::tuple(one.relation, data.id(one.first), data.id(one.second), one.first, one.second);
        };
        return key(a) < key(b);
    });
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        pairs_->of[all[i].first].push_back(i);
        pairs_->of[all[i].second].push_back(i);
    }
}

void assessment::share_pairs(assessment& with) {
    with.find_pairs();
    pairs_ = with.pairs_;
}

const std::vector<raw_pair>& assessment::pairs() {
    find_pairs();
    return pairs_->all;
}

std::span<const std::uint32_t> assessment::pairs_of(record_ref record) {
    find_pairs();
    const auto found = pairs_->of.find(record);
    return found == pairs_->of.end() ? std::span<const std::uint32_t>{} : std::span<const std::uint32_t>(found->second);
}

}  // namespace quorate::assess
