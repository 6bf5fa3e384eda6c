// Records from JSON text, exactly: numbers are taken as they are written, and never through a floating-point number.
#pragma once

#include <string_view>

#include "quorate/record.hpp"

namespace quorate::c {

/// The record that the text states; refuses what is no JSON, what is no object, names given twice, and numbers that cannot be kept exactly.
[[nodiscard]] record record_from_json(std::string_view text);

}  // namespace quorate::c
