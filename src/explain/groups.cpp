#include "explain/groups.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "relate/groups.hpp"
#include "text/source.hpp"

namespace quorate::explain {

namespace {

bool before(const record_name& a, const record_name& b) { return std::tie(a.collection, a.id) < std::tie(b.collection, b.id); }

/// All texts of a record, folded; empty when it has none.
std::string texts_of(const data::portfolio& of, record_ref record) {
    std::string all;
    const auto& fields = of.words().records[record.type].fields;
    for (std::uint32_t i = 0; i < fields.size(); ++i) {
        const auto& column = of.of_type(record.type).columns[i];
        if (fields[i].type.kind != type_kind::text || !column.stated[record.row]) continue;
        const std::size_t begin = fields[i].type.many ? column.offsets[record.row] : record.row;
        const std::size_t end = fields[i].type.many ? column.offsets[record.row + 1] : begin + 1;
        for (auto item = begin; item < end; ++item)
            for (const auto& one : of.text_at(column.scalars[item]).by_language.all())
                if (const auto folded = text::fold(one.text); !folded.empty()) all += fields[i].name + '\n' + one.language + '\n' + folded + '\n';
    }
    return all;
}

std::vector<std::vector<record_name>> same_texts_in(const data::portfolio& of, const wording& words, const std::vector<record_ref>& members) {
    std::map<std::string, std::vector<record_name>> by_text;
    for (const auto& record : members)
        if (auto said = texts_of(of, record); !said.empty()) by_text[std::move(said)].push_back(words.name(record));
    std::vector<std::vector<record_name>> same;
    for (auto& [said, records] : by_text) {
        if (records.size() < 2) continue;
        std::sort(records.begin(), records.end(), before);
        same.push_back(std::move(records));
    }
    std::sort(same.begin(), same.end(), [](const auto& a, const auto& b) { return before(a.front(), b.front()); });
    return same;
}

}  // namespace

std::vector<related_group> describe_groups(const data::portfolio& of, const wording& words, std::span<const relate::pair> tied) {
    std::vector<related_group> all;
    for (const auto& group : relate::connected_groups(tied)) {
        related_group named;
        for (const auto& record : group.members) named.members.push_back(words.name(record));
        std::sort(named.members.begin(), named.members.end(), before);
        for (const auto& link : group.weak_links) {
            weak_link one{words.name(link.between.first), words.name(link.between.second), link.first_side, link.second_side};
            if (before(one.second, one.first)) {
                std::swap(one.first, one.second);
                std::swap(one.first_side, one.second_side);
            }
            named.weak_links.push_back(std::move(one));
        }
        std::sort(named.weak_links.begin(), named.weak_links.end(), [](const weak_link& a, const weak_link& b) {
            return before(a.first, b.first) || (!before(b.first, a.first) && before(a.second, b.second));
        });
        named.same_texts = same_texts_in(of, words, group.members);
        all.push_back(std::move(named));
    }
    std::sort(all.begin(), all.end(), [](const related_group& a, const related_group& b) { return before(a.members.front(), b.members.front()); });
    return all;
}

}  // namespace quorate::explain
