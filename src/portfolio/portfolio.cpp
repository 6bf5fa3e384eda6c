#include "portfolio/portfolio.hpp"

#include <algorithm>

#include "text/source.hpp"

namespace quorate::data {

bool text_value::blank() const noexcept {
    for (const auto& one : by_language.all())
        if (one.text.find_first_not_of(" \t\r\n") != std::string::npos) return false;
    return true;
}

portfolio::portfolio(const vocabulary& words) : words_(&words), tables_(words.records.size()), ids_(words.records.size()) {
    for (std::size_t type = 0; type < tables_.size(); ++type) {
        tables_[type].columns.resize(words.records[type].fields.size());
        for (std::size_t i = 0; i < tables_[type].columns.size(); ++i)
            if (words.records[type].fields[i].type.many) tables_[type].columns[i].offsets.push_back(0);
    }
}

std::vector<record_ref> portfolio::collection(std::uint32_t type) const {
    std::vector<record_ref> all;
    for (std::uint32_t stored = 0; stored < tables_.size(); ++stored)
        if (words_->is_a(stored, type))
            for (std::uint32_t row = 0; row < tables_[stored].rows; ++row) all.push_back({stored, row});
    std::sort(all.begin(), all.end(), [this](record_ref a, record_ref b) { return id(a) < id(b); });
    return all;
}

std::optional<record_ref> portfolio::find(std::uint32_t type, std::string_view id) const {
    const auto& among = ids_[words_->records[type].root];
    const auto found = among.find(id);
    return found == among.end() ? std::nullopt : std::optional(found->second);
}

std::string_view portfolio::id(record_ref record) const noexcept {
    if (record.type == no_index || words_->records[record.type].identifier == no_index) return {};
    const auto& column = tables_[record.type].columns[words_->records[record.type].identifier];
    const auto& held = texts_[static_cast<std::size_t>(column.scalars[record.row])]->by_language.all();
    return held.empty() ? std::string_view{} : std::string_view(held.front().text);
}

std::int64_t portfolio::add_text(text_value text) {
    texts_.push_back(std::make_unique<text_value>(std::move(text)));
    return static_cast<std::int64_t>(texts_.size() - 1);
}

void portfolio::index_id(std::uint32_t type, std::string id, record_ref record) { ids_[words_->records[type].root].emplace(std::move(id), record); }

}  // namespace quorate::data
