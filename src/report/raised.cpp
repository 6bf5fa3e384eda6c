#include "report/raised.hpp"

#include <algorithm>

namespace quorate::report {

namespace {

constexpr std::string_view opening = "^{";
constexpr std::size_t longest_raised = 24;  ///< bytes: an ending of a number, an exponent, a mark of a note

bool can_be_raised(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

std::vector<text_piece> pieces_of(std::string_view text) {
    std::vector<text_piece> all;
    std::size_t begin = 0;
    for (auto at = text.find(opening); at != std::string_view::npos; at = text.find(opening, at)) {
        const auto inner = at + opening.size();
        const auto end = text.find('}', inner);
        if (end == std::string_view::npos) break;
        const auto raised = text.substr(inner, end - inner);
        if (raised.empty() || raised.size() > longest_raised || !std::all_of(raised.begin(), raised.end(), can_be_raised)) {
            at = inner;
            continue;
        }
        if (at > begin) all.push_back({text.substr(begin, at - begin), false});
        all.push_back({raised, true});
        begin = at = end + 1;
    }
    if (begin < text.size()) all.push_back({text.substr(begin), false});
    return all;
}

std::string without_raising(std::string_view text) {
    std::string made;
    for (const auto& piece : pieces_of(text)) made += piece.text;
    return made;
}

}  // namespace quorate::report
