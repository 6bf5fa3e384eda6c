// A generated portfolio of activities, the same on every machine for the same words.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace quorate::bench {

/// Words and how often each is drawn.
struct word_list {
    std::vector<std::string> words;
    std::vector<std::uint64_t> drawn_up_to;  ///< sums of frequencies
    std::string from;                        ///< where the words come from, for people
};

/// The informative words of the real texts in the folder, as frequent as they are there; where there are none, 30,000 made-up
/// words by Zipf's law.
[[nodiscard]] word_list read_words(const std::string& folder);

struct activity {
    std::string text;
    std::string publisher;
};

/// Activities of about 20 informative words: seven of ten by themselves; near-copies with up to four words changed; families
/// of regional variants; copies; three of ten with a sentence of their publisher, one of a hundred with nothing else.
[[nodiscard]] std::vector<activity> make_activities(const word_list& words, std::size_t count, std::uint64_t seed);

}  // namespace quorate::bench
