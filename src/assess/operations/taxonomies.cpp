#include "assess/operations.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace quorate::assess {

using plan::opcode;

namespace {

/// Adds what one node gives: its parent, those above, those below, or itself when it is a leaf. What stands above keeps its place;
/// below and beside are those that are in force.
void collect(opcode code, const classification& tree, std::uint32_t node, day today, std::set<std::uint32_t>& into) {
    const auto in_force = [&](std::uint32_t at) { return tree.entries[at].in_force.holds(today); };
    switch (code) {
        case opcode::parents:
            if (tree.entries[node].parent != no_index) into.insert(tree.entries[node].parent);
            break;
        case opcode::ancestors:
            for (auto at = tree.entries[node].parent; at != no_index; at = tree.entries[at].parent) into.insert(at);
            break;
        case opcode::descendants:
            for (auto at = node + 1; at < tree.entries[node].subtree_end; ++at)
                if (in_force(at)) into.insert(at);
            break;
        case opcode::siblings: {
            const auto parent = tree.entries[node].parent;
            for (std::uint32_t at = 0; at < tree.entries.size(); ++at)
                if (at != node && tree.entries[at].parent == parent && in_force(at)) into.insert(at);
            break;
        }
        case opcode::tops: {
            auto at = node;
            while (tree.entries[at].parent != no_index) at = tree.entries[at].parent;
            into.insert(at);
            break;
        }
        default: {
            bool leaf = in_force(node);
            for (auto at = node + 1; at < tree.entries[node].subtree_end; ++at) leaf = leaf && !in_force(at);
            if (leaf) into.insert(node);
        }
    }
}

/// How many nodes one node can give at most: what an unknown node may stand for.
std::size_t most_from_one(opcode code, const classification& tree, day today) {
    std::size_t most = 0;
    for (std::uint32_t node = 0; node < tree.entries.size(); ++node) {
        std::set<std::uint32_t> given;
        collect(code, tree, node, today, given);
        most = std::max(most, given.size());
    }
    return most;
}

}  // namespace

value operations::nodes(opcode code, std::uint32_t of, const value& a) {
    const value set = lifted(a);
    if (!set.known()) return set;
    if (of == no_index) return make_set({});  // of the empty set of anything
    const auto& tree = on.program().words.classifications[of];
    std::set<std::uint32_t> certain;
    std::map<std::uint32_t, reason_set> possible;  // with what is in doubt of those that give them
    std::vector<member> anywhere;
    const auto most = most_from_one(code, tree, on.as_of());
    for (const auto& one : set.as<std::shared_ptr<const set_value>>()->members) {
        const auto* node = one.of.get<entry_ref>();
        if (node == nullptr) {
            anywhere.insert(anywhere.end(), most, member{one.of, false, on.reasons().join(one.doubt, one.of.why), one.many});
            continue;
        }
        if (node->of != of) throw unsound_program();
        std::set<std::uint32_t> given;
        collect(code, tree, node->index, on.as_of(), given);
        if (one.certain) certain.merge(given);
        else
            for (const auto index : given) possible[index] = on.reasons().join(possible[index], one.doubt);
    }
    set_value result;
    for (const auto index : certain) result.members.push_back({{entry_ref{of, index}, reason_set::none}, true, reason_set::none});
    for (const auto& [index, doubt] : possible)
        if (!certain.contains(index)) result.members.push_back({{entry_ref{of, index}, reason_set::none}, false, doubt});
    result.members.insert(result.members.end(), anywhere.begin(), anywhere.end());
    return make_set(std::move(result));
}

value operations::level(const value& a) {
    const auto* node = a.get<entry_ref>();
    return node ? make_number(on.program().words.classifications[node->of].entries[node->index].level) : a;
}

value operations::distance(const value& a, const value& b) {
    if (!a.known() || !b.known()) return unknown_of(a, b);
    const auto &first = a.as<entry_ref>(), &second = b.as<entry_ref>();
    if (first.of != second.of) throw unsound_program();
    const auto& entries = on.program().words.classifications[first.of].entries;
    auto one = first.index, other = second.index;
    std::int64_t steps = 0;
    // Up from the deeper until both are the same; two without a node in common meet above the top.
    while (one != other) {
        const auto level_of = [&](std::uint32_t node) { return node == no_index ? 0u : entries[node].level; };
        auto& deeper = level_of(one) >= level_of(other) ? one : other;
        deeper = entries[deeper].parent;
        ++steps;
    }
    return make_number(steps);
}

value operations::label(const value& a) {
    const auto* node = a.get<entry_ref>();
    if (node == nullptr) return a;
    const auto& entry = on.program().words.classifications[node->of].entries[node->index];
    if (!entry.labels.empty()) return {&entry.labels, reason_set::none};
    return {on.keep(texts({{std::string(), entry.id}})), reason_set::none};
}

value operations::mapped(std::uint32_t index, const value& a) {
    const auto& mapping = on.program().mappings[index];
    const value set = lifted(a);
    if (!set.known()) return set;
    std::size_t most = 0;  // what an unknown entry may be sent to
    for (const auto& row : mapping.rows) most = std::max(most, row.size());
    value result = make_set({});
    for (const auto& one : set.as<std::shared_ptr<const set_value>>()->members) {
        const auto* key = one.of.get<entry_ref>();
        if (key != nullptr && key->of != mapping.from) throw unsound_program();
        set_value row;
        if (key == nullptr) row.members.assign(most, {one.of, false, on.reasons().join(one.doubt, one.of.why), one.many});
        else
            for (const auto target : mapping.rows[key->index])
                row.members.push_back({{entry_ref{mapping.to, target}, reason_set::none}, one.certain, one.doubt});
        result = unite(result, make_set(std::move(row)));
    }
    return result;
}

}  // namespace quorate::assess
