#include "relate/weighted_sets.hpp"

#include <bit>

namespace quorate::relate {

bool weighted_sets::add(std::span<const unit> set) {
    std::uint64_t total = 0;
    for (const auto one : set) total += weights_[one];
    if (total >= std::uint64_t{1} << 31 || units_.size() + set.size() >= std::uint64_t{1} << 32) return false;
    units_.insert(units_.end(), set.begin(), set.end());
    starts_.push_back(static_cast<std::uint32_t>(units_.size()));
    totals_.push_back(static_cast<std::uint32_t>(total));
    return true;
}

unit weighted_sets::add_unit(std::uint32_t weight) {
    weights_.push_back(weight);
    return static_cast<unit>(weights_.size() - 1);
}

void weighted_sets::reserve(std::size_t sets, std::size_t units) {
    units_.reserve(units);
    starts_.reserve(sets + 1);
    totals_.reserve(sets);
}

likeness compare(std::span<const unit> a, std::span<const unit> b, std::span<const std::uint32_t> weights) noexcept {
    likeness result;
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        const auto left = a[i], right = b[j];
        result.all += weights[left < right ? left : right];
        if (left == right) result.shared += weights[left];
        i += left <= right ? 1 : 0;
        j += right <= left ? 1 : 0;
    }
    for (; i < a.size(); ++i) result.all += weights[a[i]];
    for (; j < b.size(); ++j) result.all += weights[b[j]];
    return result;
}

std::uint32_t shared_weight(std::span<const unit> a, std::span<const unit> b, std::span<const std::uint32_t> weights) noexcept {
    std::uint32_t shared = 0;
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        const auto left = a[i], right = b[j];
        if (left == right) shared += weights[left];
        i += left <= right ? 1 : 0;
        j += right <= left ? 1 : 0;
    }
    return shared;
}

std::optional<threshold> threshold::make(const rational& share) noexcept {
    constexpr std::int64_t most = 1'000'000;
    if (share <= rational(0) || share > rational(1) || share.denominator() > most) return std::nullopt;
    return threshold(static_cast<std::uint32_t>(share.numerator()), static_cast<std::uint32_t>(share.denominator()));
}

std::uint32_t rarity_weight(std::uint64_t sets, std::uint64_t frequency) noexcept {
    const std::uint64_t over = frequency == 0 ? 1 : frequency;
    const std::uint64_t of = sets + 1 < over ? over : sets + 1;
    // of / over = 2^whole × mantissa, with 1 ≤ mantissa < 2; the mantissa in 31 bits after the point.
    const auto whole = static_cast<unsigned>(std::bit_width(of / over) - 1);
    __extension__ using wide = unsigned __int128;
    std::uint64_t mantissa = static_cast<std::uint64_t>((wide{of} << 31) / (wide{over} << whole));
    std::uint32_t result = whole;
    for (int bit = 0; bit < 8; ++bit) {  // each squaring gives the next bit of the logarithm
        mantissa = mantissa * mantissa >> 31;
        const bool doubled = mantissa >= std::uint64_t{1} << 32;
        result = result << 1 | (doubled ? 1u : 0u);
        if (doubled) mantissa >>= 1;
    }
    return result + 1;
}

}  // namespace quorate::relate
