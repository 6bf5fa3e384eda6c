// Spellings of entries as they are written, for reading many of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "portfolio/spellings.hpp"

namespace quorate::data {

/// The entries of one list by their ids, labels and aliases, letter for letter: one probe for a name of up to 16 bytes. What it does not
/// know may still be a spelling that folds to one. Read-only once made.
class spelling_table {
public:
    spelling_table(const classification& list, std::uint32_t index, const spelling_index& spellings);

    /// The entry with that spelling, or no_index. Reads up to 8 bytes behind the end of `spelling`.
    [[nodiscard]] std::uint32_t find(std::string_view spelling) const noexcept;

private:
    struct place { std::uint64_t first = 0, last = 0; std::uint32_t length = 0, entry = no_index; std::string whole; };
    [[nodiscard]] static place key_of(std::string_view padded) noexcept;
    [[nodiscard]] std::size_t start(const place& key) const noexcept { return ((key.first ^ key.last * 3 ^ key.length) * 0x9e3779b97f4a7c15u) >> shift_; }

    std::vector<place> places_;
    unsigned shift_ = 60;
};

}  // namespace quorate::data
