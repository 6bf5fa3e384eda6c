#include "report/wording.hpp"

#include <array>

namespace quorate::report {

namespace {

struct pair_of_words { std::string_view french, english; };
constexpr std::array words = {
#define X(key, french, english) pair_of_words{french, english},
#include "report/wording.def"
#undef X
};

}  // namespace

std::string_view wording(word of, std::string_view language) noexcept {
    const auto& both = words[static_cast<std::size_t>(of)];
    return language == "fr" ? both.french : both.english;
}

std::string_view wording(verdict of, std::string_view language) noexcept {
    static constexpr word keys[] = {word::met, word::not_met, word::unknown, word::to_be_judged, word::not_applicable, word::derogated};
    return wording(keys[static_cast<std::size_t>(of)], language);
}

std::string_view wording(modality of, std::string_view language) noexcept {
    static constexpr word keys[] = {word::must, word::should, word::may};
    return wording(keys[static_cast<std::size_t>(of)], language);
}

std::string_view wording(relation_grade of, std::string_view language) noexcept {
    static constexpr word keys[] = {word::bar, word::bar_unless_reasoned, word::note};
    return wording(keys[static_cast<std::size_t>(of)], language);
}

std::string_view wording(relation_state of, std::string_view language) noexcept {
    static constexpr word keys[] = {word::candidate, word::confirmed, word::rejected, word::possible, word::accepted};
    return wording(keys[static_cast<std::size_t>(of)], language);
}

std::string_view wording(fit of, std::string_view language) noexcept {
    static constexpr word keys[] = {word::fits, word::does_not_fit, word::unknown};
    return wording(keys[static_cast<std::size_t>(of)], language);
}

std::string_view colon(std::string_view language) noexcept { return language == "fr" ? "\u00A0: " : ": "; }

std::string typeset(std::string text, std::string_view language) {
    if (language != "fr") return text;
    static constexpr std::string_view space = "\u00A0";
    for (const std::string_view mark : {" ;", " :", " !", " ?", " »"})
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + mark.size())) text.replace(at, 1, space);
    static constexpr std::string_view opening = "« ";
    for (auto at = text.find(opening); at != std::string::npos; at = text.find(opening, at + opening.size())) text.replace(at + opening.size() - 1, 1, space);
    return text;
}

std::string with_apostrophes(std::string_view text) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; };
    std::string made;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool between = text[i] == '\'' && i > 0 && i + 1 < text.size() && letter(text[i - 1]) && (letter(text[i + 1]) || (text[i + 1] >= '0' && text[i + 1] <= '9'));
        if (between) made += "\u2019";
        else made += text[i];
    }
    return made;
}

std::string quoted(std::string_view text, std::string_view language) {
    return language == "fr" ? "«\u00A0" + std::string(text) + "\u00A0»" : "“" + std::string(text) + "”";
}

}  // namespace quorate::report
