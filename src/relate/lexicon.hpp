// Units of texts by number: each spelling of a word is folded and stemmed once, however often it is read.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "relate/language.hpp"

namespace quorate::relate {

/// Names by number, in the order in which they were first seen. Open addressing with a part of the hash beside each number,
/// so that a name is looked at only when it is most likely the one: a portfolio asks for tens of millions.
class name_table {
public:
    std::uint32_t number_of(std::string_view name);
    [[nodiscard]] std::string_view name(std::uint32_t number) const noexcept { return names_[number]; }
    [[nodiscard]] std::size_t size() const noexcept { return names_.size(); }

private:
    struct slot { std::uint32_t tag = 0; std::uint32_t number = 0; };  // number + 1; 0 where the slot is free
    void grow();

    std::deque<std::string> names_;
    std::vector<slot> slots_ = std::vector<slot>(1'024);
};

/// Reads texts into numbers of units. Not shared between threads.
class lexicon {
public:
    lexicon();
    /// Appends the numbers of the stems of the text's informative words, with repeats: as word_set finds them.
    void read_words(std::string_view text, std::string_view language, std::vector<std::uint32_t>& to);
    /// Appends the numbers of the sequences of `length` characters of the text's folded words, one space between words
    /// and one at either end.
    void read_sequences(std::string_view text, std::uint32_t length, std::vector<std::uint32_t>& to);

    [[nodiscard]] const name_table& units() const noexcept { return units_; }

private:
    struct spelling {
        std::string surface, folded;
        std::uint32_t stems[3];  // by tongue, once asked for
        bool french = false, english = false, elision = false, too_short = false;
    };
    struct occurrence { std::uint32_t spelling; bool elided; };

    void split(std::string_view text);
    [[nodiscard]] std::uint32_t stem_of(spelling& word, tongue spoken);

    name_table surfaces_;
    std::deque<spelling> spellings_;  // by number of the surface
    name_table units_;
    stemmer stemmers_[3];
    std::vector<occurrence> occurrences_;  // of the text at hand
};

}  // namespace quorate::relate
