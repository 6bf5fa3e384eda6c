#include <array>

#include "text/marks.hpp"
#include "text/source.hpp"
#include "text/utf8.hpp"

namespace quorate::text {

namespace {

// U+00C0 to U+017F without case and accents.
constexpr std::array<std::string_view, 192> latin = {
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",       // C0
    "d", "n", "o", "o", "o", "o", "o", "x", "o", "u", "u", "u", "u", "y", "th", "ss",      // D0
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",       // E0
    "d", "n", "o", "o", "o", "o", "o", "/", "o", "u", "u", "u", "u", "y", "th", "y",       // F0
    "a", "a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d",        // 100
    "d", "d", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "g", "g", "g", "g",        // 110
    "g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i", "i", "i", "i",        // 120
    "i", "i", "ij", "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l", "l", "l", "l",      // 130
    "l", "l", "l", "n", "n", "n", "n", "n", "n", "n", "n", "n", "o", "o", "o", "o",        // 140
    "o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s",      // 150
    "s", "s", "t", "t", "t", "t", "t", "t", "u", "u", "u", "u", "u", "u", "u", "u",        // 160
    "u", "u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s",        // 170
};

char32_t greek(char32_t c) {
    switch (c) {  // with tonos or dialytika, and the final sigma
        case 0x0386: case 0x03AC: return 0x03B1;
        case 0x0388: case 0x03AD: return 0x03B5;
        case 0x0389: case 0x03AE: return 0x03B7;
        case 0x038A: case 0x03AF: case 0x0390: case 0x03AA: case 0x03CA: return 0x03B9;
        case 0x038C: case 0x03CC: return 0x03BF;
        case 0x038E: case 0x03CD: case 0x03B0: case 0x03AB: case 0x03CB: return 0x03C5;
        case 0x038F: case 0x03CE: return 0x03C9;
        case 0x03C2: return 0x03C3;
        default: return c >= 0x0391 && c <= 0x03A9 ? c + 0x20 : c;
    }
}

char32_t cyrillic(char32_t c) {
    if (c >= 0x0410 && c <= 0x042F) c += 0x20;
    else if (c >= 0x0400 && c <= 0x040F) c += 0x50;
    switch (c) {
        case 0x0450: case 0x0451: return 0x0435;  // ѐ ё → е
        case 0x0457: return 0x0456;               // ї → і
        case 0x045D: return 0x0438;               // ѝ → и
        default: return c;
    }
}

}  // namespace

std::string fold(std::string_view utf8) {
    std::string result;
    result.reserve(utf8.size());
    bool space = false;
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t read = next_character(utf8, at);
        if (is_silent(read)) continue;
        if (is_space(read)) { space = !result.empty(); continue; }
        if (space) { result += ' '; space = false; }
        const char32_t c = plain_mark(read);
        if (c < 0x80) result += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        else if (c >= 0xC0 && c <= 0x17F) result += latin[c - 0xC0];
        else if (c >= 0x218 && c <= 0x21B) result += c < 0x21A ? 's' : 't';  // Romanian s and t with a comma below
        else if (c == 0x1E9E) result += "ss";
        else if (c >= 0xFB00 && c <= 0xFB04) { constexpr std::string_view forms[] = {"ff", "fi", "fl", "ffi", "ffl"}; result += forms[c - 0xFB00]; }
        else if (c >= 0x370 && c < 0x400) append(result, greek(c));
        else if (c >= 0x400 && c < 0x460) append(result, cyrillic(c));
        else append(result, c);
    }
    return result;
}

}  // namespace quorate::text
