// Durations as one number of a column.
#pragma once

#include <cstdint>

#include "quorate/exact.hpp"

namespace quorate::data {

/// Days and months are twice their count, months one more; working days are negative, with the calendar in millions.
[[nodiscard]] constexpr std::int64_t packed(const duration& length) noexcept {
    if (length.in == duration::unit::working_days) return -1 - (std::int64_t{length.calendar} * 1'000'000 + length.count);
    return std::int64_t{length.count} * 2 + (length.in == duration::unit::months ? 1 : 0);
}

[[nodiscard]] constexpr duration unpacked(std::int64_t packed) noexcept {
    if (packed < 0) return {duration::unit::working_days, static_cast<std::int32_t>((-1 - packed) % 1'000'000), static_cast<std::uint32_t>((-1 - packed) / 1'000'000)};
    return {packed % 2 != 0 ? duration::unit::months : duration::unit::days, static_cast<std::int32_t>(packed / 2), 0};
}

}  // namespace quorate::data
