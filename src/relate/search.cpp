#include "relate/search.hpp"

#include <algorithm>
#include <numeric>

namespace quorate::relate {

namespace {

constexpr std::size_t block_size = 32'768;  // sums of a block stay in the second cache
constexpr std::size_t stretch = 64;          // of sums that are looked at together
constexpr std::size_t most_seeds = 400;

bool better(const match& a, const match& b) noexcept {
    if (less_alike(b.how_alike, a.how_alike)) return true;
    return !less_alike(a.how_alike, b.how_alike) && a.set < b.set;
}

bool all_below(const std::vector<std::uint32_t>& sums, std::size_t begin, std::size_t end, std::uint32_t limit) noexcept {
    std::uint32_t most = 0;
    for (auto i = begin; i < end; ++i) most = most > sums[i] ? most : sums[i];
    return most < limit;
}

/// The least weight that a set of the total must share with one of the other total to be as alike.
std::uint64_t least_shared_for(likeness least, std::uint64_t both) noexcept {
    const std::uint64_t of = std::uint64_t{least.shared} + least.all;
    __extension__ using wide = unsigned __int128;
    return static_cast<std::uint64_t>((wide{both} * least.shared + of - 1) / of);
}

}  // namespace

/// The best of what is offered.
class similarity_index::collector {
public:
    collector(std::size_t count, likeness least) : count_(count), least_(least) {}
    /// Nothing less alike than this is taken.
    [[nodiscard]] likeness least() const noexcept { return least_; }
    void offer(const match& one) {
        if (one.how_alike.shared == 0 || less_alike(one.how_alike, least_)) return;
        if (best_.size() == count_) {
            if (!better(one, best_.front())) return;
            std::pop_heap(best_.begin(), best_.end(), better);
            best_.back() = one;
        } else {
            best_.push_back(one);
        }
        std::push_heap(best_.begin(), best_.end(), better);
        if (best_.size() == count_) least_ = best_.front().how_alike;
    }
    [[nodiscard]] std::vector<match> take() {
        std::sort(best_.begin(), best_.end(), better);
        return std::move(best_);
    }

private:
    std::size_t count_;
    likeness least_;
    std::vector<match> best_;  // a heap, its worst first
};

similarity_index::similarity_index(weighted_sets sets) : sets_(std::move(sets)) { order(); }

void similarity_index::order() {
    const auto count = sets_.size();
    ordered_.resize(count);
    std::iota(ordered_.begin(), ordered_.end(), 0u);
    std::sort(ordered_.begin(), ordered_.end(), [&](std::uint32_t a, std::uint32_t b) { return std::pair(sets_.total(a), a) < std::pair(sets_.total(b), b); });
    totals_.resize(count);
    std::vector<std::uint32_t> next(sets_.weights().size() + 1, 0);
    for (std::size_t place = 0; place < count; ++place) {
        totals_[place] = sets_.total(ordered_[place]);
        for (const auto one : sets_.set(ordered_[place])) ++next[one + 1];
    }
    std::partial_sum(next.begin(), next.end(), next.begin());
    starts_ = next;
    postings_.resize(starts_.back());
    for (std::size_t place = 0; place < count; ++place)
        for (const auto one : sets_.set(ordered_[place])) postings_[next[one]++] = static_cast<std::uint32_t>(place);
    settled_ = count;
    blocks_.clear();
    for (std::size_t begin = 0; begin < count; begin += block_size) blocks_.push_back({totals_[begin], totals_[std::min(begin + block_size, count) - 1]});
    added_.clear();
    sums_.assign(std::min(block_size, std::max<std::size_t>(count, 1)), 0);
}

bool similarity_index::add(std::span<const unit> set) {
    if (!sets_.add(set)) return false;
    const auto number = static_cast<std::uint32_t>(sets_.size() - 1);
    ordered_.push_back(number);
    totals_.push_back(sets_.total(number));
    added_.resize(sets_.weights().size());
    for (const auto one : set) added_[one].push_back(number);  // an added set's place is its number
    if (ordered_.size() - settled_ > settled_ / 16 + 1'024) order();
    return true;
}

std::vector<similarity_index::cursor> similarity_index::settled_lists(const query& asked) const {
    std::vector<cursor> lists;
    for (const auto one : asked.of)
        if (one + 1 < starts_.size() && starts_[one] != starts_[one + 1])
            lists.push_back({postings_.data() + starts_[one], postings_.data() + starts_[one + 1], sets_.weights()[one]});
    std::stable_sort(lists.begin(), lists.end(), [](const cursor& a, const cursor& b) { return a.end - a.at < b.end - b.at; });
    return lists;
}

std::vector<similarity_index::cursor> similarity_index::added_lists(const query& asked) const {
    std::vector<cursor> lists;
    for (const auto one : asked.of)
        if (one < added_.size() && !added_[one].empty()) lists.push_back({added_[one].data(), added_[one].data() + added_[one].size(), sets_.weights()[one]});
    return lists;
}

likeness similarity_index::likeness_of(const query& asked, std::uint32_t place) const noexcept {
    const auto shared = shared_weight(asked.of, sets_.set(ordered_[place]), sets_.weights());
    return {shared, asked.total + totals_[place] - shared};
}

/// A likeness that at least `count` sets reach: the one of the best of those with the rarest units.
likeness similarity_index::reached_by_some(const query& asked, std::span<const cursor> lists, std::size_t count) const {
    std::vector<std::uint32_t> places;
    for (const auto& list : lists) {
        const auto length = std::min<std::size_t>(static_cast<std::size_t>(list.end - list.at), most_seeds);
        if (places.size() >= std::max(count * 2, most_seeds / 2)) break;
        places.insert(places.end(), list.at, list.at + length);
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    if (places.size() < count) return {0, 1};
    std::vector<likeness> all;
    for (const auto place : places) all.push_back(likeness_of(asked, place));
    std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count - 1), all.end(), [](likeness a, likeness b) { return less_alike(b, a); });
    return all[count - 1];
}

/// Offers the places from `begin` to `end` that the lists lead to. Lists are the shortest first; those at the end that alone
/// cannot make a set alike enough are left out of the sums, and only then are sets compared one by one.
void similarity_index::collect_block(const query& asked, std::size_t begin, std::size_t end, const block& within, std::span<cursor> lists, collector& into) {
    const auto least = into.least();
    const auto nearest = std::clamp(asked.total, within.least_total, within.most_total);
    if (less_alike({std::min(nearest, asked.total), std::max(nearest, asked.total)}, least)) return;
    const auto need = std::max<std::uint64_t>(1, least_shared_for(least, std::uint64_t{asked.total} + within.least_total));
    std::uint64_t unsummed = 0;
    auto summed = lists.size();
    while (summed > 0 && (unsummed + lists[summed - 1].weight) * 3 < need) unsummed += lists[--summed].weight;
    for (auto& list : lists.first(summed)) {
        if (list.at != list.end && *list.at < begin) list.at = std::lower_bound(list.at, list.end, static_cast<std::uint32_t>(begin));
        for (; list.at != list.end && *list.at < end; ++list.at) sums_[*list.at - begin] += list.weight;
    }
    const auto enough = static_cast<std::uint32_t>(need - unsummed);
    for (std::size_t i = 0; i < end - begin; ++i) {
        if (i % stretch == 0 && all_below(sums_, i, std::min(i + stretch, end - begin), enough)) {
            i += stretch - 1;
            continue;
        }
        const auto sum = sums_[i];
        if (sum < enough) continue;
        const auto total = totals_[begin + i];
        const auto both = std::uint64_t{asked.total} + total;
        if (sum + unsummed < least_shared_for(into.least(), both)) continue;
        const auto place = static_cast<std::uint32_t>(begin + i);
        if (unsummed == 0) into.offer({ordered_[place], {sum, static_cast<std::uint32_t>(both - sum)}});
        else into.offer({ordered_[place], likeness_of(asked, place)});
    }
    std::fill_n(sums_.begin(), end - begin, 0u);
}

void similarity_index::collect(const query& asked, collector& into) {
    auto lists = settled_lists(asked);
    for (std::size_t number = 0; number < blocks_.size(); ++number) {
        const auto begin = number * block_size;
        collect_block(asked, begin, std::min(begin + block_size, settled_), blocks_[number], lists, into);
    }
    auto added = added_lists(asked);
    for (auto begin = settled_; begin < ordered_.size(); begin += sums_.size())
        collect_block(asked, begin, std::min(begin + sums_.size(), ordered_.size()), {0, 0xffff'ffff}, added, into);
}

std::vector<match> similarity_index::best(std::span<const unit> of, std::size_t count) {
    query asked{of, 0};
    for (const auto one : of) asked.total += sets_.weights()[one];
    if (count == 0 || of.empty()) return {};
    collector into(count, reached_by_some(asked, settled_lists(asked), count));
    collect(asked, into);
    return into.take();
}

std::vector<match> similarity_index::alike(std::span<const unit> of, const threshold& least) {
    query asked{of, 0};
    for (const auto one : of) asked.total += sets_.weights()[one];
    collector into(SIZE_MAX, least.as_likeness());
    collect(asked, into);
    return into.take();
}

}  // namespace quorate::relate
