// Weights from labelled examples: logistic regression in whole numbers, the same on every machine.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace quorate::relate {

/// What the measures say of one example, each in thousandths, and whether it is one of those that are sought.
struct labelled_measures {
    std::vector<std::int32_t> thousandths;
    bool sought = false;
};

/// What a weight may be.
enum class weight_sign : std::uint8_t { any, not_negative, not_positive };

/// A number in 2^30ths.
using fixed = std::int64_t;
inline constexpr fixed fixed_one = fixed{1} << 30;

struct fitted_weights {
    std::vector<fixed> weights;  ///< of a whole measure, one for each
    fixed bias = 0;
};

/// The logistic function 1 / (1 + e^-z), to about eight decimals.
[[nodiscard]] fixed logistic(fixed z);

/// Weights and bias for which the labels are likeliest, less `damping` / 2 times the squares of the weights (ridge); signs are kept.
/// By accelerated descent in a fixed number of rounds and a fixed order: nothing is drawn, so the same examples give the same weights.
[[nodiscard]] fitted_weights fit_weights(std::span<const labelled_measures> examples, std::span<const weight_sign> signs, fixed damping = fixed_one / 1000);

}  // namespace quorate::relate
