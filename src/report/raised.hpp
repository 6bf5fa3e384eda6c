// Raised letters: what a text writes as `^{…}`, such as `21^{st}`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quorate::report {

struct text_piece {
    std::string_view text;  ///< of the text that was taken apart, without marks
    bool raised = false;
};

/// A text in pieces. Only letters, digits and signs of numbers are raised, a few at a time; other braces stay as they are.
[[nodiscard]] std::vector<text_piece> pieces_of(std::string_view text);

/// The text for where letters cannot be raised: the marks left out.
[[nodiscard]] std::string without_raising(std::string_view text);

}  // namespace quorate::report
