#include "portfolio/spelling_table.hpp"

#include <cstring>

namespace quorate::data {

spelling_table::place spelling_table::key_of(std::string_view padded) noexcept {
    place key;
    key.length = static_cast<std::uint32_t>(padded.size());
    if (padded.empty()) return key;
    std::memcpy(&key.first, padded.data(), 8);
    if (padded.size() < 8) key.first &= ~std::uint64_t{0} >> (64 - 8 * padded.size());
    else std::memcpy(&key.last, padded.data() + padded.size() - 8, 8);
    return key;
}

spelling_table::spelling_table(const classification& list, std::uint32_t index, const spelling_index& spellings) {
    std::vector<std::string> all;
    for (const auto& entry : list.entries) {
        all.push_back(entry.id);
        for (const auto& label : entry.labels.all()) all.push_back(label.text);
        all.insert(all.end(), entry.aliases.begin(), entry.aliases.end());
    }
    while ((std::size_t{1} << (64 - shift_)) < all.size() * 4) --shift_;
    places_.resize(std::size_t{1} << (64 - shift_));
    for (const auto& spelling : all) {
        const auto padded = spelling + std::string(8, '\0');
        const std::string_view own(padded.data(), spelling.size());
        if (own.empty() || find(own) != no_index) continue;
        auto key = key_of(own);
        key.entry = spellings.find(index, spelling);
        key.whole = spelling;
        auto at = start(key);
        while (places_[at].entry != no_index) at = (at + 1) & (places_.size() - 1);
        places_[at] = std::move(key);
    }
}

std::uint32_t spelling_table::find(std::string_view spelling) const noexcept {
    const auto key = key_of(spelling);
    for (auto at = start(key); places_[at].entry != no_index; at = (at + 1) & (places_.size() - 1)) {
        const auto& one = places_[at];
        if (one.first == key.first && one.last == key.last && one.length == key.length && (key.length <= 16 || one.whole == spelling)) return one.entry;
    }
    return no_index;
}

}  // namespace quorate::data
