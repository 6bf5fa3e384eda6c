#include "text/typography.hpp"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

#include "text/marks.hpp"
#include "text/utf8.hpp"

namespace quorate::text {

namespace {

/// Normalization Form KC of Unicode; the same bytes when they are not UTF-8.
std::string composed(std::string_view utf8) {
    utf8proc_uint8_t* made = nullptr;
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()), static_cast<utf8proc_ssize_t>(utf8.size()), &made,
                                     static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT));
    const std::unique_ptr<utf8proc_uint8_t, void (*)(void*)> owner(made, &std::free);
    return length < 0 ? std::string(utf8) : std::string(reinterpret_cast<const char*>(made), static_cast<std::size_t>(length));
}

bool is_markup(char32_t c) { return c == '*' || c == '^' || c == '{' || c == '}'; }
bool clings_to_the_left(char32_t c) { return c == ';' || c == ':' || c == '?' || c == '!'; }

}  // namespace

std::string plain_typography(std::string_view utf8) {
    // Dots of leaders and ellipses become three dots by the normal form; quotation marks lose the spaces beside them.
    const auto words = composed(utf8);
    std::string result;
    result.reserve(words.size());
    bool space = false;
    for (std::size_t at = 0; at < words.size();) {
        const char32_t read = next_character(words, at);
        if (is_silent(read) || is_markup(read)) continue;
        if (is_space(read)) {
            space = !result.empty();
            continue;
        }
        const char32_t c = plain_mark(read);
        const bool joined = clings_to_the_left(c) || (c == '"' && read != 0x201C && read != 0x00AB) || (!result.empty() && result.back() == '\x02');
        if (space && !joined) result += ' ';
        space = false;
        append(result, c);
        if (read == 0x00AB) result.back() = '\x02';  // what follows an opening mark stands right behind it
    }
    for (auto& c : result)
        if (c == '\x02') c = '"';
    return result;
}

}  // namespace quorate::text
