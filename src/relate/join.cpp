#include "relate/join.hpp"

#include <algorithm>
#include <atomic>
#include <functional>
#include <numeric>
#include <thread>

#include "relate/join_lists.hpp"

namespace quorate::relate {

namespace {

std::uint64_t mixed(std::uint64_t value) noexcept {
    value = (value ^ (value >> 30)) * 0xbf58'476d'1ce4'e5b9u;
    value = (value ^ (value >> 27)) * 0x94d0'49bb'1331'11ebu;
    return value ^ (value >> 31);
}

/// The sets that are not empty, those with less weight first, the same ones next to each other.
std::vector<std::uint32_t> in_joining_order(const weighted_sets& sets) {
    struct sortable { std::uint32_t total; std::uint32_t index; std::uint64_t hash; };
    std::vector<sortable> all;
    all.reserve(sets.size());
    for (std::uint32_t i = 0; i < sets.size(); ++i) {
        if (sets.set(i).empty()) continue;
        std::uint64_t hash = 0;
        for (const auto one : sets.set(i)) hash = mixed(hash ^ one);
        all.push_back({sets.total(i), i, hash});
    }
    std::sort(all.begin(), all.end(), [&](const sortable& a, const sortable& b) {
        if (a.total != b.total) return a.total < b.total;
        if (a.hash != b.hash) return a.hash < b.hash;
        const auto left = sets.set(a.index), right = sets.set(b.index);
        if (!std::equal(left.begin(), left.end(), right.begin(), right.end()))
            return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end());
        return a.index < b.index;
    });
    std::vector<std::uint32_t> order;
    order.reserve(all.size());
    for (const auto& one : all) order.push_back(one.index);
    return order;
}

/// How many units of a set, the lightest ones, weigh no more than `most` together.
std::uint16_t count_lightest(std::span<const unit> set, std::span<const std::uint32_t> weights, std::uint32_t most, std::vector<std::uint32_t>& scratch) {
    scratch.clear();
    for (auto one = set.rbegin(); one != set.rend(); ++one) scratch.push_back(weights[*one]);
    if (!std::is_sorted(scratch.begin(), scratch.end())) std::sort(scratch.begin(), scratch.end());
    std::uint64_t sum = 0;
    std::size_t count = 0;
    while (count < scratch.size() && (sum += scratch[count]) <= most) ++count;
    return static_cast<std::uint16_t>(std::min<std::size_t>(count, 0xffff));
}

/// Sets as records, with the sets that each stands for.
struct distinct_sets {
    join_records records;
    std::vector<std::uint32_t> members;       // by record, ascending in each
    std::vector<std::uint32_t> starts;
};

distinct_sets collapse(const weighted_sets& sets, const threshold& least, const std::function<std::uint8_t(std::uint32_t)>& side_of) {
    distinct_sets result;
    result.members = in_joining_order(sets);
    result.records.weights = sets.weights();
    std::size_t units = 0;
    for (const auto one : result.members) units += sets.set(one).size();
    result.records.units.reserve(units);
    std::vector<std::uint32_t> scratch;
    for (std::size_t i = 0; i < result.members.size(); ++i) {
        const auto index = result.members[i];
        const auto set = sets.set(index);
        if (i != 0) {
            const auto before = sets.set(result.members[i - 1]);
            if (std::equal(set.begin(), set.end(), before.begin(), before.end())) {
                result.records.all.back().sides |= side_of(index);
                continue;
            }
        }
        result.starts.push_back(static_cast<std::uint32_t>(i));
        join_record made{};
        for (const auto one : set) {
            const auto bit = mixed(one) & 127u;
            made.signature[bit >> 6] |= std::uint64_t{1} << (bit & 63u);
        }
        made.begin = static_cast<std::uint32_t>(result.records.units.size());
        result.records.units.insert(result.records.units.end(), set.begin(), set.end());
        made.end = static_cast<std::uint32_t>(result.records.units.size());
        made.total = sets.total(index);
        made.may_miss = count_lightest(set, sets.weights(), least.most_missed(made.total), scratch);
        made.sides = side_of(index);
        result.records.all.push_back(made);
    }
    result.starts.push_back(static_cast<std::uint32_t>(result.members.size()));
    return result;
}

/// The lists of all units with two records or more.
struct lists {
    std::vector<list_entry> entries;
    std::vector<std::uint32_t> starts;  // by unit
    std::vector<unit> by_length;        // the longest first
};

template <typename Take>
void for_each_entry(const join_records& records, const threshold& least, const Take& take) {
    for (std::uint32_t i = 0; i < records.all.size(); ++i) {
        const auto& record = records.all[i];
        const auto enough = least.least_partner(record.total);
        auto rest = record.total;
        for (auto at = record.begin; at < record.end && rest >= enough; ++at) {
            take(records.units[at], list_entry{i, at, rest});
            rest -= records.weights[records.units[at]];
        }
    }
}

lists make_lists(const join_records& records, const threshold& least) {
    lists made;
    const auto units = records.weights.size();
    std::vector<std::uint32_t> next(units, 0);
    for_each_entry(records, least, [&](unit of, const list_entry&) { ++next[of]; });
    made.starts.reserve(units + 1);
    std::uint32_t size = 0;
    for (unit one = 0; one < units; ++one) {
        const auto count = next[one] > 1 ? next[one] : 0;
        made.starts.push_back(size);
        next[one] = count != 0 ? size : 0xffff'ffff;
        size += count;
        if (count != 0) made.by_length.push_back(one);
    }
    made.starts.push_back(size);
    made.entries.resize(size);
    for_each_entry(records, least, [&](unit of, const list_entry& entry) {
        if (next[of] != 0xffff'ffff) made.entries[next[of]++] = entry;
    });
    std::stable_sort(made.by_length.begin(), made.by_length.end(), [&](unit a, unit b) {
        return made.starts[a + 1] - made.starts[a] > made.starts[b + 1] - made.starts[b];
    });
    return made;
}

struct found_pairs {
    std::vector<alike_groups> all;
    bool too_many = false;
};

/// Joins the lists on as many threads as asked for; each takes the next list when it is done with one.
found_pairs join_lists(const join_records& records, const threshold& least, const join_options& options) {
    const auto of = make_lists(records, least);
    std::atomic<std::size_t> next{0}, count{0};
    std::atomic<bool> too_many{false};
    const auto work = [&](list_joiner& by) {
        constexpr std::size_t short_lists = 64;  // taken together
        std::size_t counted = 0;
        for (;;) {
            const auto begin = next.fetch_add(1);
            // The first lists are taken one by one, the many short ones behind them by the handful.
            const auto first = begin < 256 ? begin : 256 + (begin - 256) * short_lists;
            const auto last = std::min(begin < 256 ? first + 1 : first + short_lists, of.by_length.size());
            if (first >= of.by_length.size() || too_many) return;
            for (auto i = first; i < last; ++i) {
                const auto one = of.by_length[i];
                by.join(one, std::span(of.entries).subspan(of.starts[one], of.starts[one + 1] - of.starts[one]));
            }
            if (count.fetch_add(by.found.size() - counted) + by.found.size() - counted > options.most_pairs) too_many = true;
            counted = by.found.size();
        }
    };
    const auto threads = std::max(1u, options.threads);
    std::vector<list_joiner> joiners;
    joiners.reserve(threads);
    for (unsigned i = 0; i < threads; ++i) joiners.emplace_back(records, least);
    std::vector<std::thread> others;
    for (unsigned i = 1; i < threads; ++i) others.emplace_back([&, i] { work(joiners[i]); });
    work(joiners.front());
    for (auto& one : others) one.join();
    found_pairs result;
    result.too_many = too_many;
    if (result.too_many) return result;
    result.all = std::move(joiners.front().found);
    for (unsigned i = 1; i < threads; ++i) result.all.insert(result.all.end(), joiners[i].found.begin(), joiners[i].found.end());
    return result;
}

/// Numbers the groups by their first members and turns pairs of records into pairs of groups.
join_outcome outcome_of(const distinct_sets& from, found_pairs found, std::size_t sets) {
    join_outcome result;
    result.passed_limit = found.too_many;
    constexpr std::uint32_t none = 0xffff'ffff;
    const auto records = from.records.all.size();
    std::vector<std::uint32_t> record_at(sets, none);
    for (std::uint32_t i = 0; i < records; ++i) record_at[from.members[from.starts[i]]] = i;
    std::vector<std::uint32_t> group_of(records);
    result.members.reserve(from.members.size());
    result.starts.reserve(records + 1);
    for (const auto record : record_at) {
        if (record == none) continue;
        group_of[record] = static_cast<std::uint32_t>(result.groups());
        for (auto i = from.starts[record]; i < from.starts[record + 1]; ++i) result.members.push_back(from.members[i]);
        result.starts.push_back(static_cast<std::uint32_t>(result.members.size()));
    }
    for (auto& pair : found.all) {
        const auto first = group_of[pair.first], second = group_of[pair.second];
        pair.first = std::min(first, second);
        pair.second = std::max(first, second);
    }
    std::sort(found.all.begin(), found.all.end(), [](const alike_groups& a, const alike_groups& b) {
        return (std::uint64_t{a.first} << 32 | a.second) < (std::uint64_t{b.first} << 32 | b.second);
    });
    result.pairs = std::move(found.all);
    return result;
}

join_outcome join_sides(const weighted_sets& sets, const threshold& least, const join_options& options, const std::function<std::uint8_t(std::uint32_t)>& side_of) {
    const auto distinct = collapse(sets, least, side_of);
    return outcome_of(distinct, join_lists(distinct.records, least, options), sets.size());
}

}  // namespace

join_outcome join(const weighted_sets& sets, const threshold& least, const join_options& options) {
    return join_sides(sets, least, options, [](std::uint32_t) { return std::uint8_t{3}; });
}

join_outcome join_across(const weighted_sets& sets, std::size_t left, const threshold& least, const join_options& options) {
    return join_sides(sets, least, options, [left](std::uint32_t index) { return index < left ? std::uint8_t{1} : std::uint8_t{2}; });
}

}  // namespace quorate::relate
