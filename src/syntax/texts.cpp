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

}  // namespace quorate::syntax
