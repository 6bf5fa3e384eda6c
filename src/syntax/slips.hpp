// What people write who come from spreadsheets, word processors and programs, and what to write instead.
#pragma once

#include <string>
#include <string_view>

namespace quorate::syntax {

/// A character, or a few, that mean nothing here and something elsewhere.
struct character_slip {
    std::string_view written;
    std::string_view instead;   ///< what to do, as the help of a diagnostic
};
/// The longest that the text begins with; nullptr when it begins with none.
[[nodiscard]] const character_slip* find_character_slip(std::string_view text) noexcept;

/// What to write for a word of other languages, such as `AND`, `null` or `boolean`; empty when it is none.
[[nodiscard]] std::string_view word_slip(std::string_view word) noexcept;

/// The same of a word that stands for a kind of declaration, of value or of field, such as `liste` or `required`.
[[nodiscard]] std::string_view noun_slip(std::string_view word) noexcept;

}  // namespace quorate::syntax
