// MinHash with bands, the usual inexact way, to compare with.
#pragma once

#include <cstddef>

#include "relate/weighted_sets.hpp"

namespace quorate::bench {

struct band_shape {
    unsigned bands;
    unsigned rows;
};

/// How many pairs of different sets fall into one bucket in some band and are alike when compared. Units count once: weights
/// do not enter the hashes.
[[nodiscard]] std::size_t min_hash_pairs(const relate::weighted_sets& sets, const relate::threshold& least, band_shape shape);

}  // namespace quorate::bench
