#include "relate/fitting.hpp"

#include <algorithm>
#include <array>

namespace quorate::relate {

namespace {

__extension__ using big = __int128;

constexpr int rounds = 3'000;
constexpr std::int64_t thousand = 1'000;

fixed product(fixed a, fixed b) { return static_cast<fixed>(big{a} * b / fixed_one); }

std::int64_t whole_root_of(big of) {
    std::int64_t root = 0;
    for (int bit = 62; bit >= 0; --bit) {
        const auto tried = root | std::int64_t{1} << bit;
        if (big{tried} * tried <= of) root = tried;
    }
    return root;
}

/// 2^-1/2, 2^-1/4, 2^-1/8 …
const std::array<fixed, 30>& roots_of_half() {
    static const auto made = [] {
        std::array<fixed, 30> all{};
        fixed last = fixed_one / 2;
        for (auto& one : all) one = last = whole_root_of(big{last} * fixed_one);
        return all;
    }();
    return made;
}

/// e^-z of what is not negative.
fixed falling(fixed z) {
    constexpr fixed binary_logarithm_of_e = 1'549'082'005;
    constexpr fixed nothing_left = 31 * fixed_one;
    const auto halvings = product(std::min(z, nothing_left), binary_logarithm_of_e);
    const auto whole = halvings / fixed_one;
    if (whole >= 31) return 0;
    fixed result = fixed_one;
    for (std::size_t i = 0; i < roots_of_half().size(); ++i)
        if ((halvings >> (29 - i) & 1) != 0) result = product(result, roots_of_half()[i]);
    return result >> whole;
}

fixed with_sign(fixed weight, weight_sign sign) {
    if (sign == weight_sign::not_negative) return std::max<fixed>(0, weight);
    if (sign == weight_sign::not_positive) return std::min<fixed>(0, weight);
    return weight;
}

/// The slope of what is minimised, at the weights and the bias behind them.
std::vector<fixed> slope_at(const std::vector<fixed>& at, std::span<const labelled_measures> examples, fixed damping) {
    const auto measures = at.size() - 1;
    std::vector<big> sums(at.size(), 0);
    for (const auto& example : examples) {
        big score = big{at[measures]} * thousand;
        for (std::size_t i = 0; i < measures; ++i) score += big{at[i]} * example.thousandths[i];
        const auto error = logistic(static_cast<fixed>(score / thousand)) - (example.sought ? fixed_one : 0);
        for (std::size_t i = 0; i < measures; ++i) sums[i] += big{error} * example.thousandths[i];
        sums[measures] += big{error} * thousand;
    }
    std::vector<fixed> slope(at.size());
    const auto all = static_cast<std::int64_t>(examples.size()) * thousand;
    for (std::size_t i = 0; i < at.size(); ++i) slope[i] = static_cast<fixed>(sums[i] / all) + (i < measures ? product(damping, at[i]) : 0);
    return slope;
}

}  // namespace

fixed logistic(fixed z) {
    const auto rest = falling(z < 0 ? -z : z);
    const auto high = static_cast<fixed>(big{fixed_one} * fixed_one / (fixed_one + rest));
    return z < 0 ? fixed_one - high : high;
}

fitted_weights fit_weights(std::span<const labelled_measures> examples, std::span<const weight_sign> signs, fixed damping) {
    const auto measures = signs.size();
    std::vector<fixed> weights(measures + 1, 0);
    if (!examples.empty()) {
        // No slope changes faster than by a quarter of the squares of the measures.
        big squares = 0;
        for (const auto& example : examples) {
            big own = thousand * thousand;
            for (const auto one : example.thousandths) own += big{one} * one;
            squares = std::max(squares, own);
        }
        const auto steepest = static_cast<fixed>(squares * fixed_one / (4 * thousand * thousand)) + damping;
        const auto step = static_cast<fixed>(big{fixed_one} * fixed_one / steepest);
        auto ahead = weights;
        for (int round = 0; round < rounds; ++round) {
            const auto slope = slope_at(ahead, examples, damping);
            const auto before = weights;
            for (std::size_t i = 0; i <= measures; ++i) {
                weights[i] = ahead[i] - product(step, slope[i]);
                if (i < measures) weights[i] = with_sign(weights[i], signs[i]);
            }
            for (std::size_t i = 0; i <= measures; ++i) ahead[i] = weights[i] + (weights[i] - before[i]) * round / (round + 3);
        }
    }
    fitted_weights made;
    made.bias = weights.back();
    weights.pop_back();
    made.weights = std::move(weights);
    return made;
}

}  // namespace quorate::relate
