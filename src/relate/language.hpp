// What the engine knows of French and English: function words, elisions, stems, and which of the two a text is in.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sb_stemmer;

namespace quorate::relate {

enum class tongue : std::uint8_t { french, english, neither };

/// Whether a folded word is a function word of the language, one that says nothing of what a text is about.
[[nodiscard]] bool is_french_stop_word(std::string_view folded) noexcept;
[[nodiscard]] bool is_english_stop_word(std::string_view folded) noexcept;
/// Whether a folded word that an apostrophe follows is an article or the like (l', d', qu').
[[nodiscard]] bool is_elision(std::string_view folded) noexcept;

/// Whether a character belongs to a word: a letter or a digit.
[[nodiscard]] bool is_word_character(char32_t c) noexcept;
/// Whether a character is an apostrophe, straight or curled.
[[nodiscard]] inline bool is_apostrophe(char32_t c) noexcept { return c == '\'' || c == 0x2019 || c == 0x02BC; }

/// The language of a text: the one that is named ("fr", "en"), else the one with more of its function words; French
/// where both have as many.
[[nodiscard]] tongue choose_tongue(std::string_view named, std::size_t french_words, std::size_t english_words) noexcept;

/// Snowball's stemmer for a language; not shared between threads.
class stemmer {
public:
    explicit stemmer(tongue of);
    ~stemmer();
    stemmer(stemmer&&) noexcept;
    stemmer& operator=(stemmer&&) noexcept;
    /// Stems a word with its accents, where they matter, and folds the stem. A word of no known language is folded only.
    [[nodiscard]] std::string operator()(const std::string& surface);

private:
    sb_stemmer* made_ = nullptr;
};

}  // namespace quorate::relate
