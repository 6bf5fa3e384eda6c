#include "relate/lexicon.hpp"

#include <functional>

#include "relate/words.hpp"
#include "text/source.hpp"
#include "text/utf8.hpp"

namespace quorate::relate {

namespace {

constexpr std::uint32_t not_stemmed = 0xffff'ffff;

}  // namespace

std::uint32_t name_table::number_of(std::string_view name) {
    const std::uint64_t hash = std::hash<std::string_view>{}(name);
    const auto tag = static_cast<std::uint32_t>(hash >> 32);
    for (auto at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
        auto& here = slots_[at];
        if (here.number == 0) {
            names_.emplace_back(name);
            here = {tag, static_cast<std::uint32_t>(names_.size())};
            if (names_.size() * 2 > slots_.size()) grow();
            return static_cast<std::uint32_t>(names_.size() - 1);
        }
        if (here.tag == tag && names_[here.number - 1] == name) return here.number - 1;
    }
}

void name_table::grow() {
    std::vector<slot> wider(slots_.size() * 2);
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
        const std::uint64_t hash = std::hash<std::string_view>{}(names_[i]);
        auto at = hash & (wider.size() - 1);
        while (wider[at].number != 0) at = (at + 1) & (wider.size() - 1);
        wider[at] = {static_cast<std::uint32_t>(hash >> 32), i + 1};
    }
    slots_ = std::move(wider);
}

lexicon::lexicon() : stemmers_{stemmer(tongue::french), stemmer(tongue::english), stemmer(tongue::neither)} {}

void lexicon::split(std::string_view text) {
    occurrences_.clear();
    std::size_t word = text.size();  // where the word at hand begins; the size of the text between words
    const auto close = [&](std::size_t end, bool apostrophe) {
        if (word == text.size()) return;
        const auto number = surfaces_.number_of(text.substr(word, end - word));
        if (number == spellings_.size()) {
            spelling made{std::string(surfaces_.name(number)), text::fold(surfaces_.name(number)), {not_stemmed, not_stemmed, not_stemmed}};
            made.french = is_french_stop_word(made.folded);
            made.english = is_english_stop_word(made.folded);
            made.elision = is_elision(made.folded);
            made.too_short = made.folded.size() < 2;
            spellings_.push_back(std::move(made));
        }
        occurrences_.push_back({number, apostrophe});
        word = text.size();
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = at;
        const char32_t c = text::next_character(text, at);
        const bool mark = c >= 0x300 && c <= 0x36F;
        if (is_word_character(c) || (mark && word != text.size())) {
            if (word == text.size()) word = begin;
        } else {
            close(begin, is_apostrophe(c));
        }
    }
    close(text.size(), false);
}

std::uint32_t lexicon::stem_of(spelling& word, tongue spoken) {
    auto& stem = word.stems[static_cast<std::size_t>(spoken)];
    if (stem == not_stemmed) stem = units_.number_of(stemmers_[static_cast<std::size_t>(spoken)](word.surface));
    return stem;
}

void lexicon::read_words(std::string_view text, std::string_view language, std::vector<std::uint32_t>& to) {
    split(text);
    std::size_t french = 0, english = 0;
    for (const auto& one : occurrences_) {
        const auto& word = spellings_[one.spelling];
        french += word.french || one.elided ? 1 : 0;
        english += word.english ? 1 : 0;
    }
    const auto spoken = choose_tongue(language, french, english);
    for (const auto& one : occurrences_) {
        auto& word = spellings_[one.spelling];
        if (word.too_short || (spoken != tongue::english && one.elided && word.elision)) continue;
        if ((spoken == tongue::french && word.french) || (spoken == tongue::english && word.english)) continue;
        to.push_back(stem_of(word, spoken));
    }
}

void lexicon::read_sequences(std::string_view text, std::uint32_t length, std::vector<std::uint32_t>& to) {
    for (const auto& one : character_sequences(text, length)) to.push_back(units_.number_of(one));
}

}  // namespace quorate::relate
