// Texts that say the same in two languages, found without a dictionary: from what the texts have in common the equivalents of words are
// learned, and from those again what the texts have in common.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "relate/corpus.hpp"

namespace quorate::relate {

/// A word stem and what it most likely is in the other language, in thousandths of certainty.
struct equivalent {
    std::string word;
    std::string other;
    std::uint32_t thousandths = 0;
};

/// A text of the one language with its partner in the other, by their places.
struct translated_pair {
    std::uint32_t left = 0;
    std::uint32_t right = 0;
};

struct translated_texts {
    std::vector<translated_pair> pairs;     ///< each text in one at most; by left
    std::vector<equivalent> equivalents;    ///< what was learned, by word; the most likely one of each
};

/// Which texts are each other's translations. First texts are compared by the sequences of four characters that they share, which names,
/// numbers and kindred words have in both languages; how alike two texts are counts against how alike each is to its five nearest, and each is
/// given to one at most (exactly, among the twenty nearest of each). Words that stand again and again in texts so given to each other are
/// equivalents (expectation and maximisation, Brown et al., 1993); with them the texts are compared again. In whole numbers: the same texts
/// in the same order give the same result everywhere. Memory and time grow with left × right, so both must be at most 5,000: else
/// quorate::limit_exceeded is thrown.
[[nodiscard]] translated_texts match_translations(std::span<const corpus_text> left, std::span<const corpus_text> right);

}  // namespace quorate::relate
