// Words of texts: stems, what two texts share, and how alike that makes them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quorate/exact.hpp"

namespace quorate::relate {

/// A stem with the word of the text that it was first found in.
struct stem {
    std::string root;
    std::string surface;
};

/// The stems of a text, each once, by root: folded, split at everything that is no letter or digit, elided articles
/// (l', d', qu' …) and stop words left out, stemmed by Snowball for the language ("fr", "en"). With another language or
/// none, the language is the one with more of its stop words in the text; French and English words are left as they
/// are when there are none of either.
class word_set {
public:
    word_set(std::string_view text, std::string_view language);
    [[nodiscard]] const std::vector<stem>& stems() const noexcept { return stems_; }
    [[nodiscard]] bool empty() const noexcept { return stems_.empty(); }

private:
    std::vector<stem> stems_;
};

/// Shared stems over all stems (Jaccard, 1901): exact. Nothing when neither text has one.
[[nodiscard]] std::optional<rational> similarity(const word_set& a, const word_set& b);
/// Shared stems over those of the text that has fewer. Nothing when that has none.
[[nodiscard]] std::optional<rational> containment(const word_set& a, const word_set& b);
/// "fr" or "en", by its small words; empty where there are none, as in a short title.
[[nodiscard]] std::string_view guessed_language(std::string_view text);

/// The words of the first text whose stems the second has too, by root.
[[nodiscard]] std::vector<std::string> shared_words(const word_set& a, const word_set& b);

/// The stems of the one over those of both, each as much as it weighs (weighted Jaccard); the weights are asked for by root.
/// Nothing when neither text has a stem, or the weights do not fit.
[[nodiscard]] std::optional<rational> weighted_similarity(const word_set& a, const word_set& b, const std::function<std::uint32_t(std::string_view)>& weight_of);

/// A stem by a number that all texts to compare share, and what it weighs.
struct weighed_stem {
    std::uint32_t number = 0;
    std::uint32_t weight = 0;
};
/// The same of texts whose stems are numbered, each ascending by number.
[[nodiscard]] std::optional<rational> weighted_similarity(std::span<const weighed_stem> a, std::span<const weighed_stem> b);

/// What a stem counts in a cosine, from what it weighs (rarity_weight): the square of its rarity in sixteenths of a bit.
[[nodiscard]] constexpr std::uint32_t squared_rarity(std::uint32_t weight) noexcept {
    const std::uint32_t rarity = 1 + (weight == 0 ? 0 : (weight - 1) / 16);
    return rarity * rarity;
}
/// The cosine of the angle between two texts whose stems are directions as long as they are rare (Salton and Buckley, 1988), rounded down to
/// a millionth. Nothing when neither text has a stem, or the weights do not fit.
[[nodiscard]] std::optional<rational> cosine_similarity(const word_set& a, const word_set& b, const std::function<std::uint32_t(std::string_view)>& weight_of);

[[nodiscard]] std::optional<rational> cosine_similarity(std::span<const weighed_stem> a, std::span<const weighed_stem> b);

/// Shared sequences of three characters over all (Jaccard), of the folded words with one space between them and one at
/// either end: for names, which differ in endings, abbreviations and order. Nothing when neither text has a word.
[[nodiscard]] std::optional<rational> name_similarity(std::string_view a, std::string_view b);
/// The same of sequences_of_name of both.
[[nodiscard]] std::optional<rational> name_similarity(std::span<const std::string> a, std::span<const std::string> b);
/// What name_similarity compares: each sequence once, ascending.
[[nodiscard]] std::vector<std::string> sequences_of_name(std::string_view name);
/// The sequences of `length` characters of a text, as name_similarity has them, with repeats; a text that is shorter is one.
[[nodiscard]] std::vector<std::string> character_sequences(std::string_view text, std::size_t length);

/// The number of words, stop words included.
[[nodiscard]] std::size_t count_words(std::string_view text);
/// Whether the words of the phrase stand in the text next to each other and in that order, folded and not stemmed. An
/// empty phrase is mentioned nowhere.
[[nodiscard]] bool mentions(std::string_view text, std::string_view phrase);

}  // namespace quorate::relate
