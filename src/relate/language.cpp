#include "relate/language.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <utility>

#include "text/source.hpp"

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
bool stands_among(const List& list, std::string_view word) noexcept {
    return std::binary_search(list.begin(), list.end(), word, [](std::string_view a, std::string_view b) { return a < b; });
}

/// Lower case for ASCII, as Snowball wants it; accented capitals are folded, which its French rules bear.
std::string lowered(const std::string& surface) {
    if (static_cast<unsigned char>(surface.front()) == 0xC3) return text::fold(surface);  // a leading accented letter may be a capital
    std::string result = surface;
    for (auto& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return result;
}

}  // namespace

bool is_french_stop_word(std::string_view folded) noexcept { return stands_among(french_stop_words, folded); }
bool is_english_stop_word(std::string_view folded) noexcept { return stands_among(english_stop_words, folded); }
bool is_elision(std::string_view folded) noexcept { return stands_among(elisions, folded); }

bool is_word_character(char32_t c) noexcept {
    if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x303F) && c != 0xFFFD;
}

tongue choose_tongue(std::string_view named, std::size_t french_words, std::size_t english_words) noexcept {
    if (named == "fr") return tongue::french;
    if (named == "en") return tongue::english;
    if (french_words == 0 && english_words == 0) return tongue::neither;
    return french_words >= english_words ? tongue::french : tongue::english;
}

stemmer::stemmer(tongue of) : made_(of == tongue::neither ? nullptr : sb_stemmer_new(of == tongue::french ? "french" : "english", "UTF_8")) {}
stemmer::~stemmer() {
    if (made_ != nullptr) sb_stemmer_delete(made_);
}
stemmer::stemmer(stemmer&& other) noexcept : made_(std::exchange(other.made_, nullptr)) {}
stemmer& stemmer::operator=(stemmer&& other) noexcept {
    std::swap(made_, other.made_);
    return *this;
}

std::string stemmer::operator()(const std::string& surface) {
    if (made_ == nullptr || surface.empty()) return text::fold(surface);
    const auto word = lowered(surface);
    const auto* stem = sb_stemmer_stem(made_, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
    if (stem == nullptr) return text::fold(surface);
    return text::fold({reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(made_))});
}

}  // namespace quorate::relate
