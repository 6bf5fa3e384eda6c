#include "relate/join_lists.hpp"

#include <algorithm>
#include <bit>

namespace quorate::relate {

namespace {

constexpr std::size_t most_levels = 4;
// A list is split when it asks for more comparisons than this for each of its sets: about what a split costs.
constexpr std::uint64_t comparisons_worth_a_split = 96;

/// The places from `begin` to `end` that the bounds do not rule out, written to `passed`; returns how many.
template <typename Sifted>
[[gnu::always_inline]] inline std::size_t sift_with(const Sifted* all, std::size_t begin, std::size_t end, std::uint64_t signature, std::uint32_t total,
                                                    std::uint32_t* passed) {
    std::size_t count = 0;
    for (std::size_t i = begin; i < end; ++i) {
        const auto missing = static_cast<std::uint32_t>(std::popcount(all[i].signature & ~signature));
        passed[count] = static_cast<std::uint32_t>(i);
        count += static_cast<std::size_t>((missing <= all[i].may_miss) & (all[i].reach >= total));
    }
    return count;
}

template <typename Sifted>
std::size_t sift_anywhere(const Sifted* all, std::size_t begin, std::size_t end, std::uint64_t signature, std::uint32_t total, std::uint32_t* passed) {
    return sift_with(all, begin, end, signature, total, passed);
}

#if defined(__x86_64__) && defined(__GNUC__)
template <typename Sifted>
[[gnu::target("popcnt")]] std::size_t sift_counting(const Sifted* all, std::size_t begin, std::size_t end, std::uint64_t signature, std::uint32_t total,
                                                    std::uint32_t* passed) {
    return sift_with(all, begin, end, signature, total, passed);
}
bool counts_bits() { return __builtin_cpu_supports("popcnt") != 0; }
#else
template <typename Sifted>
std::size_t sift_counting(const Sifted* all, std::size_t begin, std::size_t end, std::uint64_t signature, std::uint32_t total, std::uint32_t* passed) {
    return sift_with(all, begin, end, signature, total, passed);
}
bool counts_bits() { return true; }
#endif

}  // namespace

list_joiner::list_joiner(const join_records& records, const threshold& least)
    : records_(records), least_(least), levels_(most_levels), counts_(records.weights.size(), 0) {}

void list_joiner::enter(level& to, std::size_t place, const list_entry& entry, std::uint32_t shared) {
    const auto& record = records_.all[entry.record];
    to.entries[place] = entry;
    to.totals[place] = record.total;
    to.sift[place] = {record.signature[0], least_.greatest_partner(record.total, shared + entry.rest), record.may_miss};
}

void list_joiner::join(unit of, std::span<const list_entry> entries) {
    auto& top = levels_.front();
    top.entries.resize(entries.size());
    top.totals.resize(entries.size());
    top.sift.resize(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) enter(top, i, entries[i], 0);
    path_.assign(1, of);
    join_level(0, 0, entries.size(), records_.weights[of]);
}

/// How many comparisons the list asks for: for each set, the lighter ones that are heavy enough.
std::uint64_t list_joiner::comparisons(const level& in, std::size_t begin, std::size_t end) const {
    std::uint64_t sum = 0;
    std::size_t low = begin;
    for (std::size_t i = begin; i < end; ++i) {
        const auto least = least_.least_partner(in.totals[i]);
        while (in.totals[low] < least) ++low;
        sum += i - low;
    }
    return sum;
}

void list_joiner::join_level(std::size_t depth, std::size_t begin, std::size_t end, std::uint32_t shared) {
    const auto count = end - begin;
    const bool long_list = count > comparisons_worth_a_split && depth + 1 < most_levels &&
                           comparisons(levels_[depth], begin, end) > comparisons_worth_a_split * count;
    if (long_list) split(depth, begin, end, shared);
    else compare_all(levels_[depth], begin, end, false);
}

/// The units after the entry's own by which an alike partner may be found next, each with the weight from there on.
template <typename Take>
void list_joiner::for_each_next(const list_entry& entry, std::uint32_t shared, const Take& take) const {
    const auto& record = records_.all[entry.record];
    const auto least = least_.least_partner(record.total);
    auto rest = entry.rest - records_.weights[records_.units[entry.at]];
    for (auto at = entry.at + 1; at < record.end && shared + rest >= least; ++at) {
        const auto one = records_.units[at];
        take(one, list_entry{entry.record, at, rest});
        rest -= records_.weights[one];
    }
}

/// Takes the pairs of a list apart by the next unit that they share, and looks at each part.
void list_joiner::split(std::size_t depth, std::size_t begin, std::size_t end, std::uint32_t shared) {
    auto& from = levels_[depth];
    auto& to = levels_[depth + 1];
    to.touched.clear();
    for (auto i = begin; i < end; ++i)
        for_each_next(from.entries[i], shared, [&](unit next, const list_entry&) {
            if (counts_[next]++ == 0) to.touched.push_back(next);
        });
    // From here on a unit's count is where the next entry of its part goes; units of one set have no part.
    constexpr std::uint32_t no_part = 0xffff'ffff;
    std::uint32_t size = 0;
    to.part_of.clear();
    for (const auto one : to.touched) {
        const auto count = counts_[one];
        to.part_of.push_back(size);
        counts_[one] = count > 1 ? size : no_part;
        size += count > 1 ? count : 0;
    }
    to.part_of.push_back(size);
    to.entries.resize(size);
    to.totals.resize(size);
    to.sift.resize(size);
    for (auto i = begin; i < end; ++i)
        for_each_next(from.entries[i], shared, [&](unit next, const list_entry& entry) {
            if (counts_[next] != no_part) enter(to, counts_[next]++, entry, shared);
        });
    for (const auto one : to.touched) counts_[one] = 0;
    for (std::size_t part = 0; part < to.touched.size(); ++part) {
        if (to.part_of[part] == to.part_of[part + 1]) continue;
        path_.push_back(to.touched[part]);
        join_level(depth + 1, to.part_of[part], to.part_of[part + 1], shared + records_.weights[to.touched[part]]);
        path_.pop_back();
    }
    // What is shared so far may do by itself: those pairs need no next unit.
    auto& rest = levels_[depth];
    std::size_t kept = begin;
    for (auto i = begin; i < end; ++i) {
        if (shared < least_.least_partner(rest.totals[i])) continue;
        std::swap(rest.entries[kept], rest.entries[i]);
        std::swap(rest.totals[kept], rest.totals[i]);
        std::swap(rest.sift[kept], rest.sift[i]);
        ++kept;
    }
    if (kept - begin > 1) compare_all(rest, begin, kept, true);
}

/// Compares each set of the list with the lighter ones before it.
void list_joiner::compare_all(const level& in, std::size_t begin, std::size_t end, bool nothing_else) {
    static const bool counting = counts_bits();
    passed_.resize(std::max(passed_.size(), end - begin));
    std::size_t low = begin;
    for (auto i = begin; i < end; ++i) {
        const auto total = in.totals[i];
        const auto least = least_.least_partner(total);
        while (in.totals[low] < least) ++low;
        auto high = i;
        if (in.sift[i].reach < total)
            high = static_cast<std::size_t>(std::upper_bound(in.totals.begin() + static_cast<std::ptrdiff_t>(low), in.totals.begin() + static_cast<std::ptrdiff_t>(i), in.sift[i].reach) - in.totals.begin());
        if (low >= high) continue;
        const auto sift = counting ? &sift_counting<sifted> : &sift_anywhere<sifted>;
        const auto count = sift(in.sift.data(), low, high, in.sift[i].signature, total, passed_.data());
        for (std::size_t k = 0; k < count; ++k) verify(in.entries[passed_[k]].record, in.entries[i].record, nothing_else);
    }
}

/// Takes the pair when it is alike and its shared units begin with the path, and are no more than the path if so asked.
void list_joiner::verify(std::uint32_t lighter, std::uint32_t heavier, bool nothing_else) {
    const auto& a = records_.all[lighter];
    const auto& b = records_.all[heavier];
    if ((a.sides | b.sides) != 3) return;
    if (std::popcount(a.signature[0] & ~b.signature[0]) + std::popcount(a.signature[1] & ~b.signature[1]) > a.may_miss) return;
    const auto need = least_.least_shared(std::uint64_t{a.total} + b.total);
    if (need > a.total) return;
    const auto may_lack = a.total - need;
    std::uint32_t shared = 0, lacking = 0;
    std::size_t step = 0;
    const unit* left = records_.units.data() + a.begin;
    const unit* right = records_.units.data() + b.begin;
    const unit* const left_end = records_.units.data() + a.end;
    const unit* const right_end = records_.units.data() + b.end;
    while (left != left_end && right != right_end) {
        if (*left == *right) {
            if (step < path_.size() ? path_[step] != *left : nothing_else) return;
            ++step;
            shared += records_.weights[*left];
            ++left, ++right;
        } else if (*left < *right) {
            lacking += records_.weights[*left++];
            if (lacking > may_lack) return;
        } else {
            ++right;
        }
    }
    if (shared >= need) found.push_back({lighter, heavier, {shared, a.total + b.total - shared}});
}

}  // namespace quorate::relate
