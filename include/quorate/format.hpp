/// @file
/// Rule files in the one form in which they are written.
#pragma once

#include <string>

#include "quorate/pack.hpp"

namespace quorate::inline v1 {

/// The text of a rule file in canonical form: one clause a line, two spaces of indent, labels in columns, at most 120 characters
/// where texts and quotations allow, at most one empty line. Words and comments and their order stay as they are, and the form is
/// its own canonical form. A file that cannot be read has no value and at least one error.
[[nodiscard]] QUORATE_API checked<std::string> format(const document& file);

}  // namespace quorate
