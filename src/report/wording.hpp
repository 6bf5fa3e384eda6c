// The fixed words of reports, by language.
#pragma once

#include <string>
#include <string_view>

#include "quorate/review.hpp"

namespace quorate::report {

enum class word {
#define X(key, french, english) key,
#include "report/wording.def"
#undef X
};

/// French for "fr", else English.
[[nodiscard]] std::string_view wording(word of, std::string_view language) noexcept;
[[nodiscard]] std::string_view wording(verdict of, std::string_view language) noexcept;
[[nodiscard]] std::string_view wording(modality of, std::string_view language) noexcept;
[[nodiscard]] std::string_view wording(relation_grade of, std::string_view language) noexcept;
[[nodiscard]] std::string_view wording(relation_state of, std::string_view language) noexcept;
[[nodiscard]] std::string_view wording(fit of, std::string_view language) noexcept;
/// " : " in French, with a no-break space, ": " in English.
[[nodiscard]] std::string_view colon(std::string_view language) noexcept;
/// A text with the no-break spaces that French asks for: before ; : ! ? and inside quotation marks. Other languages stay as they are.
[[nodiscard]] std::string typeset(std::string text, std::string_view language);
/// A text with the apostrophe of print between letters (’), for pages that are read and not typed in again.
[[nodiscard]] std::string with_apostrophes(std::string_view text);
/// A quotation between the marks of the language.
[[nodiscard]] std::string quoted(std::string_view text, std::string_view language);

}  // namespace quorate::report
