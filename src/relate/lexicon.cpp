#include "relate/lexicon.hpp"

#include "text/source.hpp"
#include "text/utf8.hpp"

namespace quorate::relate {

namespace {

constexpr std::uint32_t not_stemmed = 0xffff'ffff;

}  // namespace

std::uint32_t name_table::number_of(std::string_view name) {
    if (const auto found = numbers_.find(name); found != numbers_.end()) return found->second;
    const auto number = static_cast<std::uint32_t>(names_.size());
    numbers_.emplace(names_.emplace_back(name), number);
    return number;
}

const std::uint32_t* name_table::find(std::string_view name) const {
    const auto found = numbers_.find(name);
    return found == numbers_.end() ? nullptr : &found->second;
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
    split(text);
    if (occurrences_.empty()) return;
    std::string line = " ";
    for (const auto& one : occurrences_) line += spellings_[one.spelling].folded + ' ';
    std::vector<std::size_t> starts;  // of characters, and the end
    for (std::size_t at = 0; at < line.size(); (void)text::next_character(line, at)) starts.push_back(at);
    starts.push_back(line.size());
    const auto characters = starts.size() - 1;
    if (characters < length) {
        to.push_back(units_.number_of(line));
        return;
    }
    for (std::size_t i = 0; i + length <= characters; ++i)
        to.push_back(units_.number_of(std::string_view(line).substr(starts[i], starts[i + length] - starts[i])));
}

}  // namespace quorate::relate
