// What is looked up or worked out from a value: definitions, bands, tables, mappings, functions.
#include <algorithm>

#include "differential/interpreter.hpp"
#include "differential/logic.hpp"

namespace quorate::differential {

using check::binding;
using syntax::node_kind;
using op = syntax::binary_operator;
using kind = meaning::kind;

meaning interpreter::call(std::uint32_t definition, std::vector<meaning> arguments) const {
    const auto& declared = rules_.definitions[definition];
    surroundings own{declared.node, {}};
    for (std::uint32_t i = 0; i < arguments.size(); ++i) own.variables[i] = std::move(arguments[i]);
    node_id body = node_id::none;
    for (node_id part = tree_[tree_[declared.node].first_child].next_sibling; part != node_id::none; part = tree_[part].next_sibling)
        if (tree_[part].kind != node_kind::argument && tree_[part].kind != node_kind::range && tree_[part].kind != node_kind::texts) { body = part; break; }
    return of(body, own);
}

meaning interpreter::of_bands(std::uint32_t index, const meaning& given) const {
    const auto reach = extent_of(given);
    if (!reach.low && !reach.high) return unknown(given.why);
    surroundings none;
    std::vector<meaning> touched;  // what those give into which it may fall
    for (const node_id band : tree_.children(rules_.bands[index].node)) {
        if (tree_[band].kind != node_kind::band) continue;
        const auto has = [&](syntax::band_bounds which) { return (tree_[band].detail & static_cast<std::uint8_t>(which)) != 0; };
        node_id at = tree_[band].first_child;
        bool above = true, below = true;  // some of it may be
        if (has(syntax::band_bounds::low)) {
            if (reach.high) above = less(of(at, none), *reach.high, has(syntax::band_bounds::low_included)).holds();
            at = tree_[at].next_sibling;
        }
        if (has(syntax::band_bounds::high)) {
            if (reach.low) below = less(*reach.low, of(at, none), has(syntax::band_bounds::high_included)).holds();
            at = tree_[at].next_sibling;
        }
        if (above && below) touched.push_back(of(at, none));
    }
    if (touched.empty()) return fault("a value outside the bands of " + rules_.bands[index].name);
    meaning result = touched.front();
    for (std::size_t i = 1; i < touched.size(); ++i) result = one_or_other(given.why, result, touched[i]);
    return result;
}

meaning interpreter::of_table(std::uint32_t index, const meaning& row, const meaning& column) const {
    if (!row.known() || !column.known()) return unknown_of(row, column);
    surroundings none;
    const auto id = [&](const meaning& one) { return rules_.words.classifications[one.entry.first].entries[one.entry.second].id; };
    meaning otherwise;
    for (const node_id line : tree_.children(rules_.tables[index].node)) {
        if (tree_[line].kind != node_kind::table_row) continue;
        const node_id first = tree_[line].first_child;
        if (tree_[line].detail == 1) { otherwise = of(first, none); continue; }
        const node_id second = tree_[first].next_sibling;
        if (tree_.value(first) == id(row) && tree_.value(second) == id(column)) return of(tree_[second].next_sibling, none);
    }
    return otherwise;
}

meaning interpreter::of_mapping(std::uint32_t index, const meaning& given) const {
    const meaning from = as_set(given);
    if (!from.known()) return from;
    const auto& mapping = rules_.mappings[index];
    std::size_t widest = 0;  // an unknown entry may be sent to as many as any is
    for (const node_id row : tree_.children(mapping.node)) {
        std::size_t width = 0;
        for ([[maybe_unused]] const node_id part : tree_.children(row)) ++width;
        if (tree_[row].kind == node_kind::mapping_row) widest = std::max(widest, width - 1);
    }
    meaning all = set_of({});
    for (const auto& one : from.items) {
        std::vector<item> targets;
        if (!one.of.known()) targets.assign(widest, {one.of, false, joined(one.doubt, one.of.why), one.many});
        else
            for (const node_id row : tree_.children(mapping.node)) {
                if (tree_[row].kind != node_kind::mapping_row) continue;
                const node_id key = tree_[row].first_child;
                if (tree_.value(key) != rules_.words.classifications[one.of.entry.first].entries[one.of.entry.second].id) continue;
                for (node_id target = tree_[key].next_sibling; target != node_id::none; target = tree_[target].next_sibling)
                    targets.push_back({entry_of(mapping.second_type, rules_.meaning_of(target).index), one.certain, one.doubt});
            }
        all = united(all, set_of(std::move(targets)));
    }
    return all;
}

meaning interpreter::of_apply(node_id node, surroundings& in) const {
    const node_id name = tree_[node].first_child;
    const auto& means = rules_.meaning_of(name);
    std::vector<meaning> arguments;
    for (node_id one = tree_[name].next_sibling; one != node_id::none; one = tree_[one].next_sibling) arguments.push_back(of(one, in));
    switch (means.to) {
        case binding::kind::definition: return call(means.index, std::move(arguments));
        case binding::kind::bands: {
            const auto& given = arguments[0];
            if (given.options.empty()) return of_bands(means.index, given);
            return for_each_option(given, [&](const meaning& one) { return of_bands(means.index, one); });
        }
        case binding::kind::table:
            return for_all_options(op::common, arguments[0], arguments[1], [&](const meaning& row, const meaning& column) { return of_table(means.index, row, column); });
        case binding::kind::mapping: return for_each_option(arguments[0], [&](const meaning& one) { return of_mapping(means.index, one); });
        default:
            if (arguments.size() == 2) {
                const auto which = static_cast<check::function>(means.index);
                return for_all_options(op::subtract, arguments[1], arguments[0], [&](const meaning& last, const meaning& first) { return days_between(which, first, last); });
            }
            if (arguments[0].partly() && arguments[0].options.empty()) return of_extent(static_cast<check::function>(means.index), arguments[0]);
            return for_each_option(arguments[0], [&](const meaning& one) {
                return of_function(static_cast<check::function>(means.index), one, rules_.type_of(tree_[name].next_sibling).of);
            });
    }
}

meaning interpreter::of_extent(check::function which, const meaning& given) const {
    const auto reach = extent_of(given);
    const auto at = [&](const std::optional<meaning>& end) { return end ? std::vector{of_function(which, *end, no_index)} : std::vector<meaning>{}; };
    switch (which) {
        case check::function::year: return stretching(at(reach.low), at(reach.high), given.why);
        case check::function::month:
        case check::function::quarter: {
            const auto year = [&](const std::optional<meaning>& end) { return of_function(check::function::year, *end, no_index).low; };
            if (reach.low && reach.high && year(reach.low) == year(reach.high)) return stretching(at(reach.low), at(reach.high), given.why);
            return stretching({number(1)}, {number(which == check::function::month ? 12 : 4)}, given.why);
        }
        default: return unknown(given.why);
    }
}

meaning interpreter::of_function(check::function which, const meaning& given, std::uint32_t list) const {
    using f = check::function;
    switch (which) {
        case f::sum: return summed(given);
        case f::smallest:
        case f::earliest: return extreme(given, true);
        case f::largest:
        case f::latest: return extreme(given, false);
        case f::start: return given.known() ? date_of(given.first) : given;
        case f::end: return given.known() ? date_of(given.last) : given;
        case f::year:
        case f::month:
        case f::quarter: {
            if (!given.known()) return given;
            const std::chrono::year_month_day date{given.first};
            const auto month = static_cast<unsigned>(date.month());
            return number(which == f::year ? static_cast<int>(date.year()) : static_cast<int>(which == f::month ? month : (month - 1) / 3 + 1));
        }
        default: break;
    }
    // Nodes of a taxonomy: for each node of the set those that belong to it.
    const meaning from = as_set(given);
    if (!from.known()) return from;
    const auto& entries = rules_.words.classifications[list].entries;
    const auto stands_under = [&](std::uint32_t low, std::uint32_t high) {
        for (auto up = entries[low].parent; up != no_index; up = entries[up].parent) if (up == high) return true;
        return false;
    };
    const auto belonging_to = [&](std::uint32_t node) {
        std::set<std::uint32_t> found;
        const bool leaf = std::none_of(entries.begin(), entries.end(), [&](const entry& any) { return any.parent == node; });
        for (std::uint32_t other = 0; other < entries.size(); ++other)
            if ((which == f::parents && entries[node].parent == other) || (which == f::ancestors && stands_under(node, other)) ||
                (which == f::descendants && stands_under(other, node)) || (which == f::leaves && other == node && leaf)) found.insert(other);
        return found;
    };
    std::size_t most = 0;  // that an unknown node may stand for
    for (std::uint32_t node = 0; node < entries.size(); ++node) most = std::max(most, belonging_to(node).size());
    std::vector<item> items, anything;
    for (std::uint32_t node = 0; node < entries.size(); ++node) {
        bool there = false, perhaps = false;
        causes doubts;
        for (const auto& one : from.items) {
            if (!one.of.known() || !belonging_to(one.of.entry.second).contains(node)) continue;
            there = there || one.certain;
            perhaps = true;
            doubts = joined(doubts, one.doubt);
        }
        if (perhaps) items.push_back({entry_of(list, node), there, there ? causes{} : doubts});
    }
    for (const auto& one : from.items)
        if (!one.of.known()) anything.insert(anything.end(), most, {one.of, false, joined(one.doubt, one.of.why), one.many});
    items.insert(items.end(), anything.begin(), anything.end());
    return set_of(std::move(items));
}

}  // namespace quorate::differential
