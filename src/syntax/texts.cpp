#include "syntax/texts.hpp"

#include <algorithm>

namespace quorate::syntax {

std::string plain_text(const tree& from, node_id text) {
    std::string all;
    for (const node_id part : from.children(text))
        if (from[part].kind == node_kind::text_part) all += from.value(part);
    return all;
}

texts read_texts(const tree& from, node_id node, const std::vector<std::string>& languages) {
    std::vector<text_in> found;
    for (const node_id one : from.children(node)) {
        if (from[one].kind != node_kind::text_in) continue;
        const node_id language = from[one].first_child;
        found.push_back({std::string(from.value(language)), plain_text(from, from[language].next_sibling)});
    }
    std::stable_sort(found.begin(), found.end(), [&](const text_in& a, const text_in& b) {
        return std::find(languages.begin(), languages.end(), a.language) < std::find(languages.begin(), languages.end(), b.language);
    });
    return texts(std::move(found));
}

std::optional<rational> plain_number(const tree& from, node_id node) {
    const auto& at = from[node];
    if (at.kind == node_kind::number) return parse_rational(from.value(node));
    if (at.kind == node_kind::unary && static_cast<unary_operator>(at.detail) == unary_operator::negate) {
        const auto number = plain_number(from, at.first_child);
        return number ? subtract(rational(0), *number) : std::nullopt;
    }
    if (at.kind != node_kind::binary || static_cast<binary_operator>(at.detail) != binary_operator::divide) return std::nullopt;
    const node_id above = at.first_child, below = from[above].next_sibling;
    if (from[above].kind != node_kind::number || from[below].kind != node_kind::number) return std::nullopt;
    const auto upper = plain_number(from, above), lower = plain_number(from, below);
    return upper && lower ? divide(*upper, *lower) : std::nullopt;
}

}  // namespace quorate::syntax
