// What the words of a portfolio weigh: the fewer of its texts have a word, the more it tells.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "portfolio/portfolio.hpp"
#include "relate/corpus.hpp"

namespace quorate::assess {

/// All texts of all records, each language of a text by itself. The views point into the portfolio.
[[nodiscard]] std::vector<relate::corpus_text> all_texts(const data::portfolio& of);

/// Weights by word stem, over all texts of all records of a portfolio, each language of a text by itself.
class text_weights {
public:
    explicit text_weights(const data::portfolio& of);
    /// relate::rarity_weight of the stem; a stem that no text has weighs as much as one that one text has.
    [[nodiscard]] std::uint32_t of(std::string_view root) const;

private:
    std::unordered_map<std::string, std::uint32_t> weights_;
    std::uint32_t rarest_ = 0;
};

}  // namespace quorate::assess
