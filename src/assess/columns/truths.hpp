// Truths of many rows as bytes.
#pragma once

#include <cstdint>

namespace quorate::assess::truths {

constexpr std::uint8_t certainly_not = 0, unknown = 1, certainly = 2;

/// Every bit of a byte where something holds, so that a choice is arithmetic and a loop of choices is done for many rows at once.
constexpr std::uint8_t where(bool holds) { return static_cast<std::uint8_t>(-static_cast<int>(holds)); }
constexpr std::uint8_t choose(std::uint8_t mask, std::uint8_t yes, std::uint8_t no) { return static_cast<std::uint8_t>((yes & mask) | (no & ~mask)); }

/// The truth of a comparison whose operands are known (1) or not (0).
constexpr std::uint8_t of_known(std::uint8_t known, bool holds) { return choose(where(known != 0), where(holds) & certainly, unknown); }

}  // namespace quorate::assess::truths
