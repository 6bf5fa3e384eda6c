#include "vary/search.hpp"

#include <algorithm>
#include <queue>
#include <tuple>

namespace quorate::vary {

namespace {

/// Sets of changes that are looked at: a bound beside that on trials, for goals that many fields bear on.
constexpr std::size_t most_states = 2000;
/// Changes of one set.
constexpr std::size_t most_repairs = 12;

void append(const std::vector<repair>& from, std::vector<change>& into) {
    for (const auto& one : from) into.insert(into.end(), one.changes.begin(), one.changes.end());
}

std::size_t size_of(const way& one) {
    std::size_t count = 0;
    for (const auto& each : one.paid) count += each.changes.size();
    return count;
}

}  // namespace

std::vector<change> changes_of(const way& one) {
    std::vector<change> all;
    append(one.paid, all);
    append(one.free, all);
    return all;
}

search::shape search::shape_of(const way& one) {
    shape made;
    for (const auto& each : one.paid)
        for (const auto& change : each.changes) made.emplace(one.to.outcome, change.what, change.record, change.index);
    return made;
}

bool search::takes_back(const way& one, const repair& next) {
    using kind = change::kind;
    const auto opposed = [](const change& before, const change& after) {
        if (before.record != after.record || before.index != after.index) return false;
        const bool set_again = (before.what == kind::put || before.what == kind::put_all) && (after.what == kind::put || after.what == kind::put_all);
        const bool turned = (before.what == kind::add && after.what == kind::drop) || (before.what == kind::drop && after.what == kind::add);
        return set_again || (turned && before.items == after.items);
    };
    for (const auto& held : one.paid)
        for (const auto& before : held.changes)
            for (const auto& after : next.changes)
                if (opposed(before, after)) return true;
    return false;
}

std::vector<obstacle> search::in_the_way(trial& now, const goal& to, const std::set<std::uint32_t>& only, search_result& into) {
    auto all = obstacles(now, to, about_);
    if (!only.empty()) std::erase_if(all, [&](const obstacle& one) { return !only.contains(one.criterion); });
    for (const auto& one : all) into.met.insert(one.criterion);
    return all;
}

std::vector<obstacle> search::take_free(way& at, const std::set<std::uint32_t>& only, search_result& into) {
    while (true) {
        const auto changes = changes_of(at);
        const auto now = on_.make(changes);
        auto left = in_the_way(*now, at.to, only, into);
        auto before = changes;
        bool any = false;
        for (const auto& one : left)
            for (const auto& each : one.ways) {
                auto found = repairs_.free_repairs(before, *now, each);
                if (found.empty()) continue;
                at.free.push_back(std::move(found.front()));
                append({at.free.back()}, before);
                any = true;
                break;
            }
        if (!any || limit_.passed) return left;
    }
}

bool search::reaches(const way& one, const std::set<std::uint32_t>& only) {
    const auto now = on_.make(changes_of(one));
    if (only.empty()) return reached(*now, one.to, about_);
    search_result ignored;
    return in_the_way(*now, one.to, only, ignored).empty();
}

/// What can be left away, the dearest first.
way search::without_needless(way one, const std::set<std::uint32_t>& only) {
    const auto thin = [&](std::vector<repair> way::*which) {
        for (std::size_t i = (one.*which).size(); i-- > 0 && limit_.allows(on_);) {
            auto less = one;
            (less.*which).erase((less.*which).begin() + static_cast<std::ptrdiff_t>(i));
            if (reaches(less, only)) one = std::move(less);
        }
    };
    thin(&way::paid);
    thin(&way::free);
    one.cost = rational(0);
    for (const auto& each : one.paid) one.cost = add(one.cost, each.cost).value_or(one.cost);
    return one;
}

search_result search::run(const std::vector<goal>& goals, std::size_t most, const std::set<std::uint32_t>& only) {
    search_result result;
    const auto later = [](const state& a, const state& b) {
        return std::tuple(a.at.cost, size_of(a.at), a.order) > std::tuple(b.at.cost, size_of(b.at), b.order);
    };
    std::priority_queue<state, std::vector<state>, decltype(later)> open(later);
    std::uint64_t order = 0;
    for (const auto& one : goals) open.push({{one, {}, {}, rational(0)}, order++});
    std::vector<shape> shapes;
    for (std::size_t looked = 0; !open.empty() && result.ways.size() < most; ++looked) {
        if (looked >= most_states) limit_.passed = true;
        if (!limit_.allows(on_)) break;
        auto now = open.top();
        open.pop();
        const auto made = shape_of(now.at);
        const auto within = [&](const shape& smaller) { return std::includes(made.begin(), made.end(), smaller.begin(), smaller.end()); };
        if (std::any_of(shapes.begin(), shapes.end(), within)) continue;
        const auto left = take_free(now.at, only, result);
        if (limit_.passed) break;
        if (left.empty()) {
            if (!reaches(now.at, only)) continue;
            auto least = without_needless(std::move(now.at), only);
            auto least_shape = shape_of(least);
            if (std::find(shapes.begin(), shapes.end(), least_shape) != shapes.end()) continue;
            shapes.push_back(std::move(least_shape));
            result.ways.push_back(std::move(least));
            continue;
        }
        if (now.at.paid.size() >= most_repairs) continue;
        const auto changes = changes_of(now.at);
        const auto varied = on_.make(changes);
        for (const auto& way_out : left.front().ways)
            for (auto& one : repairs_.repairs(changes, *varied, way_out, now.at.to)) {
                auto next = now.at;
                const auto cost = add(next.cost, one.cost);
                if (!cost || one.free() || takes_back(now.at, one)) continue;
                next.cost = *cost;
                next.paid.push_back(std::move(one));
                open.push({std::move(next), order++});
            }
    }
    std::stable_sort(result.ways.begin(), result.ways.end(), [](const way& a, const way& b) {
        return std::tuple(a.cost, size_of(a)) < std::tuple(b.cost, size_of(b));
    });
    return result;
}

}  // namespace quorate::vary
