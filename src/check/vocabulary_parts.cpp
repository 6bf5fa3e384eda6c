// What the lists, taxonomies and records of a vocabulary hold: entries, bases and fields.
#include <algorithm>

#include "check/vocabulary_builder.hpp"
#include "syntax/texts.hpp"

namespace quorate::check {

using syntax::node_kind;

validity vocabulary_builder::read_validity(node_id node) {
    validity result;
    const auto days = all_.children(node, node_kind::date);
    const auto form = static_cast<syntax::validity_form>(all_.tree[node].detail);
    if (!days.empty()) {
        const auto first = parse_day(all_.value(days.front()));
        const auto last = parse_day(all_.value(days.back()));
        if (form != syntax::validity_form::until) result.from = first;
        if (form != syntax::validity_form::from) result.until = last;
    }
    return result;
}

void vocabulary_builder::read_nodes(const std::vector<node_id>& parents, classification& into, std::uint32_t above, std::uint32_t level) {
    // A node that an extension names again is the same node: what stands under it is added.
    std::vector<std::pair<node_id, std::vector<node_id>>> merged;
    for (std::size_t i = 0; i < parents.size(); ++i)
        for (const node_id child : all_.children(parents[i], node_kind::entry)) {
            const auto same = std::find_if(merged.begin(), merged.end(), [&](const auto& one) { return i > 0 && all_.value(all_.first(one.first)) == all_.value(all_.first(child)); });
            if (same != merged.end() && all_.tree.child(child, node_kind::entry) != node_id::none) same->second.push_back(child);
            else merged.push_back({child, {child}});
        }
    for (const auto& [child, all_children] : merged) {
        const node_id name = all_.first(child);
        if (!claim(name, "entry of " + into.name, all_.value(name))) continue;
        const auto index = static_cast<std::uint32_t>(into.entries.size());
        entry one{.id = std::string(all_.value(name)), .labels = {}, .aliases = {}, .in_force = {}, .parent = above, .level = level};
        for (const node_id part : all_.tree.children(child)) {
            if (all_.kind(part) == node_kind::texts) one.labels = all_.read_texts(part);
            if (all_.kind(part) == node_kind::alias)
                one.aliases.push_back(all_.plain_text(all_.tree.child(part, node_kind::text)));
            if (all_.kind(part) == node_kind::validity) one.in_force = read_validity(part);
        }
        into.entries.push_back(std::move(one));
        read_nodes(all_children, into, index, level + 1);
        into.entries[index].subtree_end = static_cast<std::uint32_t>(into.entries.size());
    }
}

void vocabulary_builder::check_spellings(const classification& list, node_id node) {
    std::unordered_map<std::string, std::uint32_t> spellings;
    for (std::uint32_t i = 0; i < list.entries.size(); ++i) {
        const auto& one = list.entries[i];
        std::vector<std::string> own{text::fold(one.id)};
        for (const auto& label : one.labels.all()) own.push_back(text::fold(label.text));
        for (const auto& alias : one.aliases) own.push_back(text::fold(alias));
        for (const auto& spelling : own) {
            const auto [found, fresh] = spellings.emplace(spelling, i);
            if (!fresh && found->second != i)
                all_.problems.error("Q2005", all_.where(all_.first(node)),
                                    "in `" + list.name + "` the entries `" + list.entries[found->second].id + "` and `" + one.id +
                                        "` have a spelling in common: \"" + spelling + "\"",
                                    "data could not tell them apart: change a label or an alias");
        }
    }
}

void vocabulary_builder::read_entries(node_id node, std::uint32_t index) {
    auto& list = words_.classifications[index];
    if (const node_id title = all_.tree.child(node, node_kind::title); title != node_id::none)
        list.title = all_.read_texts(all_.first(title));
    std::vector<node_id> nodes{node};
    if (index < extensions_.size()) nodes.insert(nodes.end(), extensions_[index].begin(), extensions_[index].end());
    read_nodes(nodes, list, no_index, 1);
    check_spellings(list, node);
}

void vocabulary_builder::link_bases() {
    for (std::uint32_t i = 0; i < words_.records.size(); ++i) {
        const node_id base = all_.tree.child(record_nodes_[i], node_kind::base);
        if (base == node_id::none) continue;
        const node_id name = all_.first(base);
        const auto found = words_.find_record(all_.value(name));
        if (found == no_index) {
            std::vector<std::string_view> among;
            for (const auto& one : words_.records) among.push_back(one.name);
            all_.unknown_name(name, "record", all_.value(name), among);
        } else if (words_.is_a(found, i)) {
            all_.problems.error("Q2006", all_.where(base), "`" + words_.records[i].name + "` would be a kind of itself");
        } else {
            words_.records[i].base = found;
        }
    }
    for (std::uint32_t i = 0; i < words_.records.size(); ++i) {
        std::uint32_t root = i;
        while (words_.records[root].base != no_index) root = words_.records[root].base;
        words_.records[i].root = root;
    }
    fields_read_.assign(words_.records.size(), false);
}

/// What a field marked `changeable` costs; nothing where the mark cannot stand.
std::optional<rational> vocabulary_builder::read_cost(node_id mark, const field& of) {
    if (of.type.kind == type_kind::identifier) {
        all_.problems.error("Q3021", all_.where(mark), "an identifier never changes: `" + of.name + "` cannot be `changeable`");
        return std::nullopt;
    }
    const node_id cost = all_.first(mark);
    if (cost == node_id::none) return rational(1);
    const auto number = syntax::plain_number(all_.tree, cost);
    if (number && *number > rational(0) && *number <= rational(1'000'000)) return number;
    all_.problems.error("Q3021", all_.where(cost), "a cost is a number above 0 and at most 1000000", "leave it out for a cost of 1");
    return std::nullopt;
}

void vocabulary_builder::read_fields(std::uint32_t index) {
    if (fields_read_[index]) return;
    fields_read_[index] = true;
    auto& type = words_.records[index];
    if (type.base != no_index) {
        read_fields(type.base);
        type.fields = words_.records[type.base].fields;
        type.identifier = words_.records[type.base].identifier;
    }
    auto nodes = all_.children(record_nodes_[index], node_kind::field);
    if (index < record_extensions_.size())
        for (const node_id extension : record_extensions_[index])
            for (const node_id field : all_.children(extension, node_kind::field)) nodes.push_back(field);
    for (const node_id node : nodes) {
        const node_id name = all_.first(node);
        const auto same = [&](const field& one) { return one.name == all_.value(name); };
        if (std::any_of(type.fields.begin(), type.fields.end(), same)) {
            all_.problems.error("Q2003", all_.where(name), "the field `" + std::string(all_.value(name)) + "` is declared twice");
            continue;
        }
        field one{.name = std::string(all_.value(name)), .type = read_type(all_, all_.next(name)),
                  .optional = all_.tree[node].detail == 1, .label = {}};
        if (const node_id label = all_.tree.child(node, node_kind::texts); label != node_id::none)
            one.label = all_.read_texts(label);
        if (const node_id mark = all_.tree.child(node, node_kind::changeable); mark != node_id::none) one.change_cost = read_cost(mark, one);
        if (one.type.kind == type_kind::identifier) {
            if (type.identifier != no_index || one.type.many)
                all_.problems.error("Q3011", all_.where(node), "a record has one field of type `identifier`, holding one id");
            type.identifier = static_cast<std::uint32_t>(type.fields.size());
        }
        type.fields.push_back(std::move(one));
    }
    if (!type.collection.empty() && type.identifier == no_index)
        all_.problems.error("Q3012", all_.where(all_.first(record_nodes_[index])),
                            "the collected record `" + type.name + "` has no field of type `identifier`",
                            "add `id : identifier`");
}

}  // namespace quorate::check
