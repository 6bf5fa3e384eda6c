#include "portfolio/portfolio.hpp"

#include <algorithm>

#include "text/source.hpp"

namespace quorate::data {

bool text_value::blank() const noexcept {
    for (const auto& one : by_language.all())
        if (one.text.find_first_not_of(" \t\r\n") != std::string::npos) return false;
    return true;
}

portfolio::portfolio(const vocabulary& words) : words_(&words) {
    for (const auto& described : words.records) {
        auto& made = *tables_.emplace_back(std::make_shared<table>());
        made.columns.resize(described.fields.size());
        for (std::size_t i = 0; i < made.columns.size(); ++i)
            if (described.fields[i].type.many) made.columns[i].offsets.push_back(0);
        ids_.push_back(std::make_shared<id_index>());
    }
}

table& portfolio::of_type(std::uint32_t type) {
    auto& held = tables_[type];
    if (held.use_count() > 1) held = std::make_shared<table>(*held);
    return *held;
}

std::vector<record_ref> portfolio::collection(std::uint32_t type) const {
    std::vector<record_ref> all;
    for (std::uint32_t stored = 0; stored < tables_.size(); ++stored)
        if (words_->is_a(stored, type))
            for (std::uint32_t row = 0; row < tables_[stored]->rows; ++row) all.push_back({stored, row});
    std::sort(all.begin(), all.end(), [this](record_ref a, record_ref b) { return id(a) < id(b); });
    return all;
}

std::optional<record_ref> portfolio::find(std::uint32_t type, std::string_view id) const {
    const auto& among = *ids_[words_->records[type].root];
    const auto found = among.find(id);
    return found == among.end() ? std::nullopt : std::optional(found->second);
}

std::string_view portfolio::id(record_ref record) const noexcept {
    if (record.type == no_index || words_->records[record.type].identifier == no_index) return {};
    const auto& column = tables_[record.type]->columns[words_->records[record.type].identifier];
    const auto& held = texts_[static_cast<std::size_t>(column.scalars[record.row])]->by_language.all();
    return held.empty() ? std::string_view{} : std::string_view(held.front().text);
}

std::int64_t portfolio::add_text(text_value text) {
    texts_.push_back(std::make_shared<const text_value>(std::move(text)));
    return static_cast<std::int64_t>(texts_.size() - 1);
}

void portfolio::index_id(std::uint32_t type, std::string id, record_ref record) {
    auto& among = ids_[words_->records[type].root];
    if (among.use_count() > 1) among = std::make_shared<id_index>(*among);
    among->emplace(std::move(id), record);
}

}  // namespace quorate::data
