#include "relate/words.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <memory>

#include "text/source.hpp"
#include "text/utf8.hpp"

namespace quorate::relate {

namespace {

// Function words, folded. Short lists: a word too many is a lost link, a word too few a weak one.
constexpr std::array french_stop_words = {
    "a", "afin", "ainsi", "alors", "apres", "au", "aucun", "aussi", "autre", "autres", "aux", "avant", "avec", "avoir", "car", "ce", "ceci", "cela",
    "celle", "celles", "celui", "ces", "cet", "cette", "ceux", "chaque", "chez", "comme", "comment", "concernant", "dans", "de", "des", "dont", "du",
    "elle", "elles", "en", "encore", "entre", "es", "est", "et", "etant", "etc", "ete", "etre", "eu", "eux", "fait", "ici", "il", "ils", "je", "la",
    "le", "les", "leur", "leurs", "lors", "lui", "mais", "meme", "memes", "mes", "moins", "mon", "ne", "ni", "nos", "notre", "nous", "on", "ont",
    "ou", "par", "pas", "pendant", "peu", "plus", "plusieurs", "pour", "que", "quel", "quelle", "quels", "qui", "sa", "sans", "se", "selon", "ses",
    "si", "son", "sont", "sous", "sur", "ta", "tant", "te", "tel", "telle", "tes", "ton", "tous", "tout", "toute", "toutes", "tres", "tu", "un",
    "une", "vers", "via", "vos", "votre", "vous", "y"};
constexpr std::array english_stop_words = {
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "between", "both", "but", "by", "can", "could", "did",
    "do", "does", "each", "for", "from", "had", "has", "have", "how", "in", "into", "is", "it", "its", "may", "more", "most", "no", "nor", "not", "of",
    "on", "or", "other", "our", "out", "over", "own", "shall", "should", "so", "some", "such", "than", "that", "the", "their", "them", "then", "there",
    "these", "they", "this", "those", "through", "to", "under", "up", "upon", "was", "we", "were", "what", "when", "where", "which", "while", "who",
    "will", "with", "within", "would", "you", "your"};
constexpr std::array elisions = {"c", "d", "j", "jusqu", "l", "lorsqu", "m", "n", "puisqu", "qu", "quoiqu", "s", "t"};

template <typename List>
bool among(const List& list, std::string_view word) {
    return std::binary_search(list.begin(), list.end(), word, [](std::string_view a, std::string_view b) { return a < b; });
}

bool is_word_character(char32_t c) {
    if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x303F) && c != 0xFFFD;
}

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
        const bool letter = c < 0x80 ? is_word_character(c >= 'A' && c <= 'Z' ? c + 32 : c) : is_word_character(c);
        if (letter || (mark && !word.empty())) word += text.substr(begin, at - begin);
        else close(c == '\'' || c == 0x2019 || c == 0x02BC);
    }
    close(false);
    return all;
}

enum class tongue { french, english, neither };

tongue language_of(std::string_view named, const std::vector<piece>& words) {
    if (named == "fr") return tongue::french;
    if (named == "en") return tongue::english;
    std::size_t french = 0, english = 0;
    for (const auto& one : words) {
        french += among(french_stop_words, one.folded) || one.elided ? 1 : 0;
        english += among(english_stop_words, one.folded) ? 1 : 0;
    }
    if (french == 0 && english == 0) return tongue::neither;
    return french >= english ? tongue::french : tongue::english;
}

/// Snowball's stemmer for a language; made for each text, so that threads share nothing.
class stemmer {
public:
    explicit stemmer(tongue of) : made_(of == tongue::neither ? nullptr : sb_stemmer_new(of == tongue::french ? "french" : "english", "UTF_8"), &sb_stemmer_delete) {}
    /// Stems the word with its accents where they matter, and folds the stem.
    std::string operator()(const std::string& word) {
        if (!made_) return text::fold(word);
        const auto* stem = sb_stemmer_stem(made_.get(), reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
        if (stem == nullptr) return text::fold(word);
        return text::fold({reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(made_.get()))});
    }

private:
    std::unique_ptr<sb_stemmer, decltype(&sb_stemmer_delete)> made_;
};

/// Lower case for ASCII, as Snowball wants it; accented capitals are folded, which its French rules bear.
std::string lowered(const std::string& surface, const std::string& folded) {
    std::string result = surface;
    for (auto& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    const auto first = static_cast<unsigned char>(surface.front());
    return first == 0xC3 ? folded : result;  // a leading accented letter may be a capital
}

}  // namespace

word_set::word_set(std::string_view text, std::string_view language) {
    const auto words = split(text);
    const auto spoken = language_of(language, words);
    stemmer to_stem(spoken);
    for (const auto& one : words) {
        if (spoken != tongue::english && one.elided && among(elisions, one.folded)) continue;
        if (spoken == tongue::french && among(french_stop_words, one.folded)) continue;
        if (spoken == tongue::english && among(english_stop_words, one.folded)) continue;
        if (one.folded.size() < 2) continue;
        stems_.push_back({to_stem(lowered(one.surface, one.folded)), one.surface});
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
