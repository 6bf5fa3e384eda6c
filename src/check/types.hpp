// Types of expressions, written short.
#pragma once

#include "check/model.hpp"

namespace quorate::check {

using kind = value_type::kind;

[[nodiscard]] constexpr value_type single(kind is) noexcept { return {.is = is, .many = false, .of = no_index}; }
[[nodiscard]] constexpr value_type set_of(kind is) noexcept { return {.is = is, .many = true, .of = no_index}; }
[[nodiscard]] constexpr value_type one_of(value_type type) noexcept { type.many = false; return type; }
[[nodiscard]] constexpr value_type many_of(value_type type) noexcept { type.many = true; return type; }
/// A type that fits everywhere: an error was reported, or the data may hold anything.
[[nodiscard]] constexpr bool open_ended(const value_type& type) noexcept { return type.is == kind::invalid || type.is == kind::anything; }

inline constexpr value_type truth_type = single(kind::truth);
inline constexpr value_type number_type = single(kind::number);
inline constexpr value_type text_type = single(kind::text);
inline constexpr value_type day_type = single(kind::day);

}  // namespace quorate::check
