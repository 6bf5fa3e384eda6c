/// @file
/// Placing records with carriers of limited capacity, so that the worth of all placings is the greatest there is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quorate/export.hpp"
#include "quorate/pack.hpp"

namespace quorate::inline v1 {

/// A record that a carrier may take, and what that is worth in whole numbers; what is worth 0 or less is never taken.
struct placing {
    std::string record;
    std::string carrier;
    std::int64_t worth = 0;
};

/// How many records a carrier can take; carriers that are not named take none.
struct capacity {
    std::string carrier;
    std::size_t places = 0;
};

/// The placings to take, as ascending indices into `possible`: each record once at most, no carrier above its capacity, and the sum of
/// their worth the greatest there is. Exact; where several choices are worth as much it is one of them, the same for the same input in
/// the same order. To place as many as can be, whatever they are worth beside that, add to each worth more than all of them together.
/// Throws std::invalid_argument when a worth is above 10^12, when a pair of record and carrier is possible twice, or a carrier has two
/// capacities. Time grows with records × places × possible placings of the parts that hang together.
[[nodiscard]] QUORATE_API std::vector<std::size_t> assign(std::span<const placing> possible, std::span<const capacity> capacities);

/// `find_related_records` between two registers, where each record is given to one of the other register at most: of each relation that has
/// a `let` called `score`, those pairs whose scores, counted from a thousandth below the least that was found, sum to the most. Exact;
/// relations without such a let, pairs whose score is unknown and pairs that people have rejected are left as they are. Throws
/// std::invalid_argument when no relation has such a let, or the portfolio is not of two registers.
[[nodiscard]] QUORATE_API related_records find_one_to_one(const pack& rules, const portfolio& data, const review_options& options, std::string_view score);

}  // namespace quorate
