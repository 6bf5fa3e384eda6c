#include "text/repair.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "text/utf8.hpp"

namespace quorate::text {

namespace {

// The characters of Windows-1252 at 0x80 to 0x9F; 0 where it has none.
constexpr std::array<char32_t, 32> western = {
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

/// The byte beyond ASCII that the character was made from; nothing for any other.
std::optional<unsigned char> byte_behind(char32_t c) {
    if (c >= 0x80 && c <= 0xFF) return static_cast<unsigned char>(c);
    const auto found = std::find(western.begin(), western.end(), c);
    if (c < 0x100 || found == western.end()) return std::nullopt;
    return static_cast<unsigned char>(0x80 + (found - western.begin()));
}

/// The character whose bytes the characters from `at` on stand for, and moves `at` behind them.
std::optional<char32_t> read_twice(std::string_view utf8, std::size_t& at) {
    std::size_t next = at;
    std::string bytes;
    std::size_t wanted = 1;
    while (bytes.size() < wanted && next < utf8.size()) {
        const auto byte = byte_behind(next_character(utf8, next));
        if (!byte) return std::nullopt;
        if (bytes.empty()) wanted = *byte >= 0xF0 ? 4 : *byte >= 0xE0 ? 3 : *byte >= 0xC2 ? 2 : 0;
        if (wanted == 0) return std::nullopt;
        bytes += static_cast<char>(*byte);
    }
    if (bytes.size() < wanted) return std::nullopt;
    std::size_t read = 0;
    const char32_t character = next_character(bytes, read);
    constexpr std::array<char32_t, 5> least = {0, 0, 0x80, 0x800, 0x10000};  // shorter forms are not well formed
    const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
    if (read != wanted || character < least[wanted] || character > 0x10FFFF || surrogate) return std::nullopt;
    at = next;
    return character;
}

repaired_text repair_once(std::string_view utf8) {
    repaired_text result;
    result.text.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        if (static_cast<unsigned char>(utf8[at]) < 0x80) { result.text += utf8[at++]; continue; }
        if (const auto character = read_twice(utf8, at)) {
            append(result.text, *character);
            ++result.places;
            continue;
        }
        const auto begin = at;
        (void)next_character(utf8, at);
        result.text += utf8.substr(begin, at - begin);
    }
    return result;
}

}  // namespace

repaired_text repair_encoding(std::string_view utf8) {
    constexpr int most_rounds = 3;
    repaired_text result = repair_once(utf8);
    for (int round = 1; round < most_rounds && result.places != 0; ++round) {
        auto again = repair_once(result.text);
        if (again.places == 0) break;
        result.text = std::move(again.text);
    }
    return result;
}

}  // namespace quorate::text
