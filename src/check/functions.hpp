// Built-in functions by name.
#pragma once

#include <array>
#include <string_view>

#include "check/model.hpp"

namespace quorate::check {

struct named_function {
    std::string_view name;
    function is;
    int arity;  ///< 1 for `f of x`, 2 for `f between x and y`
};

inline constexpr std::array functions = {
#define X(identifier, name, arity) named_function{name, function::identifier, arity},
#include "check/functions.def"
#undef X
};

[[nodiscard]] constexpr const named_function* find_function(std::string_view name) {
    for (const auto& one : functions)
        if (one.name == name) return &one;
    return nullptr;
}

}  // namespace quorate::check
