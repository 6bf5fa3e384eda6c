// Walking over UTF-8, one Unicode scalar value at a time.
#pragma once

#include <string>
#include <string_view>

namespace quorate::text {

/// The scalar value at `at`, and moves `at` behind it. A malformed byte gives U+FFFD and moves by one.
[[nodiscard]] inline char32_t next_character(std::string_view utf8, std::size_t& at) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
    const unsigned first = byte(at);
    const std::size_t length = first < 0x80 ? 1 : first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
    if (length == 0 || at + length > utf8.size()) { ++at; return U'\uFFFD'; }
    char32_t value = length == 1 ? first : first & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0u) != 0x80u) { ++at; return U'\uFFFD'; }
        value = value << 6 | (byte(at + i) & 0x3Fu);
    }
    at += length;
    return value;
}

/// Appends a scalar value.
inline void append(std::string& to, char32_t value) {
    const auto put = [&](char32_t bits) { to += static_cast<char>(static_cast<unsigned char>(bits)); };
    if (value < 0x80) put(value);
    else if (value < 0x800) { put(0xC0 | value >> 6); put(0x80 | (value & 0x3F)); }
    else if (value < 0x10000) { put(0xE0 | value >> 12); put(0x80 | (value >> 6 & 0x3F)); put(0x80 | (value & 0x3F)); }
    else { put(0xF0 | value >> 18); put(0x80 | (value >> 12 & 0x3F)); put(0x80 | (value >> 6 & 0x3F)); put(0x80 | (value & 0x3F)); }
}

}  // namespace quorate::text
