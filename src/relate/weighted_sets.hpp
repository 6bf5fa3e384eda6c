// Sets of units with weights: what texts become before they are compared, and the measures over them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "quorate/exact.hpp"

namespace quorate::relate {

/// A word stem or a sequence of characters, by number. In a fresh corpus the rarest come first, which is what makes joins
/// fast; any other order gives the same results.
using unit = std::uint32_t;

/// Sets of units, each ascending and without repeats, and a weight for each unit, the same wherever it stands.
class weighted_sets {
public:
    weighted_sets() = default;
    explicit weighted_sets(std::vector<std::uint32_t> weights) : weights_(std::move(weights)) {}

    /// Adds a set of ascending units that all have a weight. False, and nothing added, when its weights sum to 2^31 or
    /// more, or all sets together would hold 2^32 units or more.
    [[nodiscard]] bool add(std::span<const unit> set);
    /// Gives the next unit a weight and returns its number.
    unit add_unit(std::uint32_t weight);

    [[nodiscard]] std::size_t size() const noexcept { return totals_.size(); }
    [[nodiscard]] std::span<const unit> set(std::size_t index) const noexcept {
        return std::span(units_).subspan(starts_[index], starts_[index + 1] - starts_[index]);
    }
    /// The sum of the weights of a set.
    [[nodiscard]] std::uint32_t total(std::size_t index) const noexcept { return totals_[index]; }
    [[nodiscard]] std::span<const std::uint32_t> weights() const noexcept { return weights_; }
    void reserve(std::size_t sets, std::size_t units);

private:
    std::vector<std::uint32_t> weights_;
    std::vector<unit> units_;
    std::vector<std::uint32_t> starts_{0};
    std::vector<std::uint32_t> totals_;
};

/// How much two sets share, in weights: their likeness (weighted Jaccard) is exactly `shared / all`.
struct likeness {
    std::uint32_t shared = 0;
    std::uint32_t all = 0;
    friend bool operator==(const likeness&, const likeness&) = default;
};

/// Whether one is less than the other, as fractions. Of nothing (`all` is 0) the likeness is 0.
[[nodiscard]] constexpr bool less_alike(likeness a, likeness b) noexcept {
    const std::uint64_t left = std::uint64_t{a.shared} * b.all, right = std::uint64_t{b.shared} * a.all;
    return a.all == 0 ? b.shared != 0 : b.all != 0 && left < right;
}

/// The likeness of two sets of ascending units; two empty sets share nothing of nothing.
[[nodiscard]] likeness compare(std::span<const unit> a, std::span<const unit> b, std::span<const std::uint32_t> weights) noexcept;

/// The weight of the units that both sets have.
[[nodiscard]] std::uint32_t shared_weight(std::span<const unit> a, std::span<const unit> b, std::span<const std::uint32_t> weights) noexcept;

/// A likeness from which on two sets count as alike: over 0 and at most 1.
class threshold {
public:
    /// Nothing when the share is not over 0 and at most 1, or needs a denominator over a million.
    [[nodiscard]] static std::optional<threshold> make(const rational& share) noexcept;

    [[nodiscard]] bool reached_by(likeness of) const noexcept { return of.all != 0 && std::uint64_t{of.shared} * least_of_ >= std::uint64_t{of.all} * least_; }
    [[nodiscard]] likeness as_likeness() const noexcept { return {least_, least_of_}; }
    /// The greatest total that a set may have to be alike another whose total is given and that shares at most `shared`
    /// with it; 0 when there is none.
    [[nodiscard]] std::uint32_t greatest_partner(std::uint32_t total, std::uint32_t shared) const noexcept {
        const std::uint64_t both = std::uint64_t{shared} * (std::uint64_t{least_} + least_of_) / least_;
        const std::uint64_t rest = both > total ? both - total : 0;
        return rest > 0xffff'ffffu ? 0xffff'ffffu : static_cast<std::uint32_t>(rest);
    }
    /// The least total that a set may have to be alike one with the total.
    [[nodiscard]] std::uint32_t least_partner(std::uint32_t total) const noexcept {
        return static_cast<std::uint32_t>((std::uint64_t{total} * least_ + least_of_ - 1) / least_of_);
    }
    /// The least weight that two sets share when they are alike and their totals have the sum.
    [[nodiscard]] std::uint32_t least_shared(std::uint64_t both) const noexcept {
        const std::uint64_t of = std::uint64_t{least_} + least_of_;
        return static_cast<std::uint32_t>((both * least_ + of - 1) / of);
    }
    /// The weight that a set may miss in one at least as heavy that is alike it.
    [[nodiscard]] std::uint32_t most_missed(std::uint32_t total) const noexcept {
        return static_cast<std::uint32_t>(std::uint64_t{total} * (least_of_ - least_) / (std::uint64_t{least_} + least_of_));
    }

private:
    threshold(std::uint32_t least, std::uint32_t of) noexcept : least_(least), least_of_(of) {}
    std::uint32_t least_ = 1;     ///< the share is least_ / least_of_
    std::uint32_t least_of_ = 1;
};

/// The weight of a unit that stands in `frequency` of `sets` sets: 1 + 256 times the binary logarithm of
/// (sets + 1) / frequency, rounded down; the same on every machine. A frequency of 0 counts as 1.
[[nodiscard]] std::uint32_t rarity_weight(std::uint64_t sets, std::uint64_t frequency) noexcept;

}  // namespace quorate::relate
