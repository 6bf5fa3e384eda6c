#include "min_hash.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace quorate::bench {

namespace {

std::uint64_t hashed(std::uint64_t value, std::uint64_t seed) {
    value = (value + seed * 0x9e37'79b9'7f4a'7c15u) * 0xbf58'476d'1ce4'e5b9u;
    value ^= value >> 29;
    value *= 0x94d0'49bb'1331'11ebu;
    return value ^ (value >> 32);
}

}  // namespace

std::size_t min_hash_pairs(const relate::weighted_sets& sets, const relate::threshold& least, band_shape shape) {
    std::vector<std::uint64_t> candidates;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> buckets;
    for (unsigned band = 0; band < shape.bands; ++band) {
        buckets.clear();
        for (std::uint32_t i = 0; i < sets.size(); ++i) {
            if (sets.set(i).empty()) continue;
            std::uint64_t key = 0;
            for (unsigned row = 0; row < shape.rows; ++row) {
                std::uint64_t smallest = UINT64_MAX;
                for (const auto one : sets.set(i)) smallest = std::min(smallest, hashed(one, band * shape.rows + row + 1));
                key = hashed(key ^ smallest, 0);
            }
            buckets.emplace_back(key, i);
        }
        std::sort(buckets.begin(), buckets.end());
        for (std::size_t i = 0; i < buckets.size(); ++i)
            for (std::size_t k = i + 1; k < buckets.size() && buckets[k].first == buckets[i].first; ++k)
                candidates.push_back(std::uint64_t{buckets[i].second} << 32 | buckets[k].second);
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    std::size_t alike = 0;
    for (const auto one : candidates)
        alike += least.reached_by(relate::compare(sets.set(one >> 32), sets.set(one & 0xffff'ffffu), sets.weights())) ? 1 : 0;
    return alike;
}

}  // namespace quorate::bench
