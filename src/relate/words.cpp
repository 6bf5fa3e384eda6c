#include "relate/words.hpp"

#include <algorithm>

#include "relate/language.hpp"
#include "text/source.hpp"
#include "text/utf8.hpp"

namespace quorate::relate {

namespace {

struct piece {
    std::string folded;
    std::string surface;
    bool elided = false;  ///< an apostrophe follows
};

/// The words of a text in its order. Folding keeps the number of words, so each is folded by itself.
std::vector<piece> split(std::string_view text) {
    std::vector<piece> all;
    std::string word;
    const auto close = [&](bool apostrophe) {
        if (word.empty()) return;
        all.push_back({text::fold(word), word, apostrophe});
        word.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = at;
        const char32_t c = text::next_character(text, at);
        const bool mark = c >= 0x300 && c <= 0x36F;
        if (is_word_character(c) || (mark && !word.empty())) word += text.substr(begin, at - begin);
        else close(is_apostrophe(c));
    }
    close(false);
    return all;
}

tongue tongue_of(std::string_view named, const std::vector<piece>& words) {
    std::size_t french = 0, english = 0;
    for (const auto& one : words) {
        french += is_french_stop_word(one.folded) || one.elided ? 1 : 0;
        english += is_english_stop_word(one.folded) ? 1 : 0;
    }
    return choose_tongue(named, french, english);
}

}  // namespace

std::string_view guessed_language(std::string_view text) {
    switch (tongue_of({}, split(text))) {
        case tongue::french: return "fr";
        case tongue::english: return "en";
        default: return {};
    }
}

word_set::word_set(std::string_view text, std::string_view language) {
    const auto words = split(text);
    const auto spoken = tongue_of(language, words);
    stemmer to_stem(spoken);
    for (const auto& one : words) {
        if (spoken != tongue::english && one.elided && is_elision(one.folded)) continue;
        if (spoken == tongue::french && is_french_stop_word(one.folded)) continue;
        if (spoken == tongue::english && is_english_stop_word(one.folded)) continue;
        if (one.folded.size() < 2) continue;
        stems_.push_back({to_stem(one.surface), one.surface});
    }
    std::stable_sort(stems_.begin(), stems_.end(), [](const stem& a, const stem& b) { return a.root < b.root; });
    stems_.erase(std::unique(stems_.begin(), stems_.end(), [](const stem& a, const stem& b) { return a.root == b.root; }), stems_.end());
}

std::vector<std::string> shared_words(const word_set& a, const word_set& b) {
    std::vector<std::string> shared;
    auto other = b.stems().begin();
    for (const auto& one : a.stems()) {
        while (other != b.stems().end() && other->root < one.root) ++other;
        if (other != b.stems().end() && other->root == one.root) shared.push_back(one.surface);
    }
    return shared;
}

std::optional<rational> similarity(const word_set& a, const word_set& b) {
    const auto shared = shared_words(a, b).size();
    return rational::make(static_cast<std::int64_t>(shared), static_cast<std::int64_t>(a.stems().size() + b.stems().size() - shared));
}

std::optional<rational> containment(const word_set& a, const word_set& b) {
    return rational::make(static_cast<std::int64_t>(shared_words(a, b).size()), static_cast<std::int64_t>(std::min(a.stems().size(), b.stems().size())));
}

std::size_t count_words(std::string_view text) { return split(text).size(); }

bool mentions(std::string_view text, std::string_view phrase) {
    const auto words = split(text), sought = split(phrase);
    if (sought.empty()) return false;
    return std::search(words.begin(), words.end(), sought.begin(), sought.end(), [](const piece& a, const piece& b) { return a.folded == b.folded; }) !=
           words.end();
}

}  // namespace quorate::relate
