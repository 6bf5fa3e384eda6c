// Records of one type side by side, in the form that compiled rules read fastest.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "portfolio/portfolio.hpp"

namespace quorate::data {

/// What of a field a batch holds. Entries are one word of bits, for lists of at most 64 of them; order and repetition are not kept.
enum class held_as : std::uint8_t { nothing, presence, truth, number, amount, day, entry, entries };

/// The form in which a field can be held; `presence` when only whether it is stated can.
[[nodiscard]] held_as form_of(const vocabulary& words, const field_type& type) noexcept;

/// The values of one field, by row. A row that is not stated holds 0.
struct batch_column {
    held_as form = held_as::nothing;
    std::vector<std::uint8_t> stated;        ///< 1: present, and not blank where it is a text
    std::vector<std::int64_t> scalars;       ///< truth, day, entry; of numbers and amounts the numerators over `scale`
    std::vector<std::uint64_t> members;      ///< of sets of entries
    std::vector<std::uint32_t> currencies;   ///< of amounts: three letters packed
    std::int64_t scale = 1;
};

struct record_batch {
    std::size_t rows = 0;
    std::vector<batch_column> columns;       ///< by index of the field
    std::vector<std::uint8_t> odd;           ///< 1: a value of this row cannot be held so; it is for the machine
};

/// A currency as one number.
[[nodiscard]] constexpr std::uint32_t packed_currency(const char* letters) noexcept {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(letters[0])) << 16 | static_cast<std::uint32_t>(static_cast<unsigned char>(letters[1])) << 8 |
           static_cast<unsigned char>(letters[2]);
}

/// Numbers that may be held over one denominator: the largest.
inline constexpr std::int64_t largest_scale = 1'000'000'000;

/// Makes the batch of `rows` of a type; `forms` by index of the field, `nothing` for those that no rule reads.
void fill(record_batch& batch, const portfolio& from, std::uint32_t type, std::span<const std::uint32_t> rows, std::span<const held_as> forms);

}  // namespace quorate::data
