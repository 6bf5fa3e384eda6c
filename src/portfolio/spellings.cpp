#include "portfolio/spellings.hpp"

#include "text/source.hpp"

namespace quorate::data {

spelling_index::spelling_index(const vocabulary& words) : words_(&words), entries_(words.classifications.size()) {
    for (std::size_t list = 0; list < words.classifications.size(); ++list) {
        const auto& entries = words.classifications[list].entries;
        for (std::uint32_t i = 0; i < entries.size(); ++i) {
            entries_[list].emplace(text::fold(entries[i].id), i);
            for (const auto& label : entries[i].labels.all()) entries_[list].emplace(text::fold(label.text), i);
            for (const auto& alias : entries[i].aliases) entries_[list].emplace(text::fold(alias), i);
        }
    }
}

std::uint32_t spelling_index::find(std::uint32_t classification, std::string_view spelling) const {
    const auto found = entries_[classification].find(text::fold(spelling));
    return found == entries_[classification].end() ? no_index : found->second;
}

std::vector<std::string_view> spelling_index::ids(std::uint32_t classification) const {
    std::vector<std::string_view> all;
    for (const auto& entry : words_->classifications[classification].entries) {
        all.push_back(entry.id);
        for (const auto& label : entry.labels.all()) all.push_back(label.text);
    }
    return all;
}

}  // namespace quorate::data
