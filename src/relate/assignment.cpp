#include "relate/assignment.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace quorate::relate {

namespace {

constexpr std::uint32_t nobody = 0xffff'ffff;

/// One connected part: its records numbered from 0, its pairs by index.
class part_solver {
public:
    explicit part_solver(std::span<const assignable> pairs) : pairs_(pairs) {}
    void add(std::uint32_t index) {
        edges_.push_back({index, number(lefts_, pairs_[index].left), number(rights_, pairs_[index].right), false});
    }

    void solve(std::vector<std::uint32_t>& taken) {
        taken_of_left_.assign(lefts_.size(), nobody);
        taken_of_right_.assign(rights_.size(), nobody);
        while (improve()) {}
        for (const auto& one : edges_)
            if (one.taken) taken.push_back(one.index);
    }

private:
    struct edge { std::uint32_t index, left, right; bool taken; };

    static std::uint32_t number(std::map<std::uint32_t, std::uint32_t>& known, std::uint32_t record) {
        return known.emplace(record, static_cast<std::uint32_t>(known.size())).first->second;
    }

    /// Takes pairs along the alternating path that gains the most; false when none gains anything.
    bool improve() {
        constexpr std::int64_t unreached = INT64_MIN / 2;
        std::vector<std::int64_t> left_gain(lefts_.size()), right_gain(rights_.size(), unreached);
        std::vector<std::uint32_t> came_by(rights_.size(), nobody);  // by right: the edge that reached it
        for (std::size_t i = 0; i < left_gain.size(); ++i) left_gain[i] = taken_of_left_[i] == nobody ? 0 : unreached;
        for (bool moved = true; moved;) {
            moved = false;
            for (std::uint32_t e = 0; e < edges_.size(); ++e) {
                const auto& one = edges_[e];
                if (one.taken || left_gain[one.left] == unreached) continue;
                const auto gain = left_gain[one.left] + pairs_[one.index].gain;
                if (gain <= right_gain[one.right]) continue;
                right_gain[one.right] = gain;
                came_by[one.right] = e;
                moved = true;
                if (const auto back = taken_of_right_[one.right]; back != nobody) left_gain[edges_[back].left] = gain - pairs_[edges_[back].index].gain;
            }
        }
        // A path ends at a free right, or gives up the pair of the left that it last took it from.
        std::uint32_t best_right = nobody;
        std::int64_t best = 0;
        for (std::uint32_t r = 0; r < right_gain.size(); ++r)
            if (taken_of_right_[r] == nobody && right_gain[r] > best) { best = right_gain[r]; best_right = r; }
        std::uint32_t given_up = nobody;
        for (std::uint32_t l = 0; l < left_gain.size(); ++l)
            if (taken_of_left_[l] != nobody && left_gain[l] > best) { best = left_gain[l]; given_up = l; }
        if (best == 0) return false;
        auto right = best_right;
        if (given_up != nobody) {
            const auto lost = taken_of_left_[given_up];
            right = edges_[lost].right;
            edges_[lost].taken = false;
            taken_of_left_[given_up] = nobody;
        }
        take_along(right, came_by);
        return true;
    }

    void take_along(std::uint32_t right, const std::vector<std::uint32_t>& came_by) {
        while (right != nobody) {
            const auto by = came_by[right];
            const auto left = edges_[by].left;
            const auto before = taken_of_left_[left];
            edges_[by].taken = true;
            taken_of_left_[left] = by;
            taken_of_right_[right] = by;
            right = before == nobody ? nobody : edges_[before].right;
            if (before != nobody) edges_[before].taken = false;
        }
    }

    std::span<const assignable> pairs_;
    std::map<std::uint32_t, std::uint32_t> lefts_, rights_;
    std::vector<edge> edges_;
    std::vector<std::uint32_t> taken_of_left_, taken_of_right_;  // the edge that takes each
};

/// By index of a pair: a number of the connected part that it is in.
std::vector<std::uint32_t> parts_of(std::span<const assignable> pairs) {
    std::vector<std::uint32_t> above(pairs.size());
    std::iota(above.begin(), above.end(), 0u);
    const auto top = [&](std::uint32_t one) {
        while (above[one] != one) one = above[one] = above[above[one]];
        return one;
    };
    std::map<std::uint32_t, std::uint32_t> by_left, by_right;
    for (std::uint32_t i = 0; i < pairs.size(); ++i) {
        if (pairs[i].gain <= 0) continue;
        for (const auto first : {by_left.emplace(pairs[i].left, i).first->second, by_right.emplace(pairs[i].right, i).first->second}) {
            const auto a = top(first), b = top(i);
            above[std::max(a, b)] = std::min(a, b);
        }
    }
    for (std::uint32_t i = 0; i < pairs.size(); ++i) above[i] = top(i);
    return above;
}

}  // namespace

std::vector<std::uint32_t> assign_one_to_one(std::span<const assignable> pairs) {
    const auto part = parts_of(pairs);
    std::map<std::uint32_t, part_solver> solvers;
    for (std::uint32_t i = 0; i < pairs.size(); ++i)
        if (pairs[i].gain > 0) solvers.emplace(part[i], part_solver(pairs)).first->second.add(i);
    std::vector<std::uint32_t> taken;
    for (auto& [number, solver] : solvers) solver.solve(taken);
    std::sort(taken.begin(), taken.end());
    return taken;
}

}  // namespace quorate::relate
