// Words as they stand, without how they were set.
#pragma once

#include <string>
#include <string_view>

namespace quorate::text {

/// A text without its typography, for telling whether words are the same: accents composed, ligatures and other forms of a letter
/// resolved, apostrophes, quotation marks, dashes and dots unified, every run of white space one space, none before `; : ? !`, inside
/// quotation marks or at the ends, marks of emphasis and superscript (`*`, `^`, `{`, `}`) dropped. Letters keep their case and accents.
/// Bytes that are not UTF-8 stay as they are.
[[nodiscard]] std::string plain_typography(std::string_view utf8);

}  // namespace quorate::text
