// Kinds of characters that readers take for the same.
#pragma once

namespace quorate::text {

/// White space, the no-break spaces included.
[[nodiscard]] inline bool is_space(char32_t c) noexcept {
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// Marks that change nothing for a reader: combining marks, zero-width characters, the soft hyphen.
[[nodiscard]] inline bool is_silent(char32_t c) noexcept { return (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) || c == 0xAD || c == 0x2060 || c == 0xFEFF; }

/// Apostrophes, quotation marks and dashes as the plain ones of ASCII.
[[nodiscard]] inline char32_t plain_mark(char32_t c) noexcept {
    switch (c) {
        case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x2032: case 0x02BC: case 0x00B4: case 0x0060: return '\'';
        case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0x00AB: case 0x00BB: case 0x2033: return '"';
        case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: return '-';
        default: return c;
    }
}

}  // namespace quorate::text
