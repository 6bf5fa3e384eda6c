#include "relate/words.hpp"

#include <algorithm>
#include <iterator>

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

namespace {

using weights_by_root = std::function<std::uint32_t(std::string_view)>;

/// The stems of two texts, numbered in the order of all their roots.
std::pair<std::vector<weighed_stem>, std::vector<weighed_stem>> weighed(const word_set& a, const word_set& b, const weights_by_root& weight_of) {
    std::vector<std::string_view> roots;
    for (const auto* one : {&a, &b})
        for (const auto& stem : one->stems()) roots.push_back(stem.root);
    std::sort(roots.begin(), roots.end());
    const auto stems_of = [&](const word_set& of) {
        std::vector<weighed_stem> all;
        for (const auto& stem : of.stems())
            all.push_back({static_cast<std::uint32_t>(std::lower_bound(roots.begin(), roots.end(), stem.root) - roots.begin()), weight_of(stem.root)});
        return all;
    };
    return {stems_of(a), stems_of(b)};
}

}  // namespace

std::optional<rational> weighted_similarity(const word_set& a, const word_set& b, const weights_by_root& weight_of) {
    const auto [first, second] = weighed(a, b, weight_of);
    return weighted_similarity(std::span(first), std::span(second));
}

std::optional<rational> weighted_similarity(std::span<const weighed_stem> a, std::span<const weighed_stem> b) {
    std::int64_t shared = 0, all = 0;
    auto other = b.begin();
    for (const auto& one : a) {
        for (; other != b.end() && other->number < one.number; ++other) all += other->weight;
        all += one.weight;
        if (other != b.end() && other->number == one.number) { shared += one.weight; ++other; }
    }
    for (; other != b.end(); ++other) all += other->weight;
    return rational::make(shared, all);
}

namespace {

__extension__ using very_wide = unsigned __int128;

/// The greatest whole number whose square is not over the given.
std::uint64_t whole_root(very_wide of) {
    std::uint64_t root = 0;
    for (int bit = 63; bit >= 0; --bit) {
        const auto tried = root | std::uint64_t{1} << bit;
        if (very_wide{tried} * tried <= of) root = tried;
    }
    return root;
}

}  // namespace

std::optional<rational> cosine_similarity(const word_set& a, const word_set& b, const weights_by_root& weight_of) {
    const auto [first, second] = weighed(a, b, weight_of);
    return cosine_similarity(std::span(first), std::span(second));
}

std::optional<rational> cosine_similarity(std::span<const weighed_stem> a, std::span<const weighed_stem> b) {
    constexpr std::uint64_t parts = 1'000'000;
    std::uint64_t shared = 0, first = 0, second = 0;
    for (const auto& one : b) second += squared_rarity(one.weight);
    auto other = b.begin();
    for (const auto& one : a) {
        const auto square = squared_rarity(one.weight);
        first += square;
        while (other != b.end() && other->number < one.number) ++other;
        if (other != b.end() && other->number == one.number) shared += square;
    }
    if (first + second == 0 || first >= std::uint64_t{1} << 43 || second >= std::uint64_t{1} << 43) return std::nullopt;
    if (shared == 0) return rational(0);
    // shared / sqrt(first * second) in millionths; what is under the root stays below 2^126.
    const auto millionths = whole_root(very_wide{shared} * shared * parts * parts / (very_wide{first} * second));
    return rational::make(static_cast<std::int64_t>(millionths), static_cast<std::int64_t>(parts));
}

std::vector<std::string> character_sequences(std::string_view text, std::size_t length) {
    std::string line;
    for (const auto& one : split(text)) line += " " + one.folded;
    if (line.empty()) return {};
    line += " ";
    std::vector<std::size_t> starts;  // of characters, and the end
    for (std::size_t at = 0; at < line.size(); (void)text::next_character(line, at)) starts.push_back(at);
    starts.push_back(line.size());
    const auto characters = starts.size() - 1;
    if (characters < length) return {line};
    std::vector<std::string> all;
    for (std::size_t i = 0; i + length <= characters; ++i) all.push_back(line.substr(starts[i], starts[i + length] - starts[i]));
    return all;
}

std::vector<std::string> sequences_of_name(std::string_view name) {
    auto all = character_sequences(name, 3);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

std::optional<rational> name_similarity(std::span<const std::string> a, std::span<const std::string> b) {
    std::int64_t shared = 0;
    for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
        const auto order = a[i].compare(b[k]);
        shared += order == 0 ? 1 : 0;
        i += order <= 0 ? 1 : 0;
        k += order >= 0 ? 1 : 0;
    }
    return rational::make(shared, static_cast<std::int64_t>(a.size() + b.size()) - shared);
}

std::optional<rational> name_similarity(std::string_view a, std::string_view b) {
    const auto first = sequences_of_name(a), second = sequences_of_name(b);
    return name_similarity(std::span<const std::string>(first), std::span<const std::string>(second));
}

std::size_t count_words(std::string_view text) { return split(text).size(); }

bool mentions(std::string_view text, std::string_view phrase) {
    const auto words = split(text), sought = split(phrase);
    if (sought.empty()) return false;
    return std::search(words.begin(), words.end(), sought.begin(), sought.end(), [](const piece& a, const piece& b) { return a.folded == b.folded; }) !=
           words.end();
}

}  // namespace quorate::relate
