// Entries of lists by every spelling under which data may name them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "quorate/vocabulary.hpp"

namespace quorate::data {

/// Finds entries by id, label or alias, folded. Made once for a vocabulary, which must outlive it.
class spelling_index {
public:
    explicit spelling_index(const vocabulary& words);
    /// The entry of the classification with that spelling, or no_index.
    [[nodiscard]] std::uint32_t find(std::uint32_t classification, std::string_view spelling) const;
    /// The ids of the entries, for suggestions.
    [[nodiscard]] std::vector<std::string_view> ids(std::uint32_t classification) const;

private:
    const vocabulary* words_;
    std::vector<std::unordered_map<std::string, std::uint32_t>> entries_;  // by classification
};

}  // namespace quorate::data
