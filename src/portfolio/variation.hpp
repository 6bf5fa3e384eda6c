// Changes to a portfolio that is made already: one value, one item, one part. What they give is as the loaders would store it.
#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "portfolio/portfolio.hpp"

namespace quorate::data {

/// An entry of the list that a field's type names.
struct entry_index {
    std::uint32_t index = 0;
    friend bool operator==(const entry_index&, const entry_index&) = default;
};

/// One value of a field; nothing: not stated. Of a part, the record that holds it.
using cell = std::variant<std::monostate, bool, rational, money, texts, day, period, duration, entry_index, record_ref>;

/// Puts a value into a field of one value, or takes it away.
void put_value(portfolio& into, record_ref record, std::uint32_t field, const cell& value);
/// Puts all items of a field of many values; an empty list is a known, empty set.
void put_items(portfolio& into, record_ref record, std::uint32_t field, const std::vector<cell>& items);
/// Makes a field of many values not stated.
void take_items(portfolio& into, record_ref record, std::uint32_t field);
/// A new part of which nothing is stated.
[[nodiscard]] record_ref add_part(portfolio& into, std::uint32_t type);

/// What a field of one value holds.
[[nodiscard]] cell value_of(const portfolio& from, record_ref record, std::uint32_t field);
/// The items of a field of many values.
[[nodiscard]] std::vector<cell> items_of(const portfolio& from, record_ref record, std::uint32_t field);
[[nodiscard]] bool is_stated(const portfolio& from, record_ref record, std::uint32_t field);

}  // namespace quorate::data
