// Sums, and the least and greatest of a set, each between what is certain and what may be.
#include <algorithm>

#include "assess/operations.hpp"

namespace quorate::assess {

using plan::opcode;

std::optional<value> operations::fault_of(const std::optional<value>& a, const std::optional<value>& b) {
    for (const auto* end : {&a, &b})
        if (*end && !(*end)->known()) return **end;
    if (!a || !b) return std::nullopt;
    value compare = ordered(opcode::less, *a, *b);
    return compare.known() ? std::nullopt : std::optional(std::move(compare));
}

value operations::total_of(const std::vector<member>& all) {
    std::optional<value> low, high;
    bool endless_below = false, endless_above = false;
    reason_set doubts = reason_set::none;
    const auto add = [&](std::optional<value>& to, const value& one) { to = to && to->known() ? arithmetic(opcode::add, *to, one) : to ? *to : one; };
    for (const auto& one : all) {
        doubts = on.reasons().join(doubts, on.reasons().join(one.certain ? reason_set::none : one.doubt, one.of.why));
        const auto reach = ends_of(one.of);
        const auto is_beyond_nothing = [&](const value& end, opcode how) { return is_true(ordered(how, end, nothing_of(end))); };
        // What is only possible takes away at most what is below nothing, and adds at most what is above it; and any number of them any amount.
        const auto part = [&](bool above) -> std::optional<value> {
            const auto end = !reach ? std::nullopt : above ? reach->high : reach->low;
            if (!end || one.certain) return end;
            if (!is_beyond_nothing(*end, above ? opcode::greater : opcode::less)) return nothing_of(*end);
            return one.many ? std::nullopt : end;
        };
        if (const auto least = part(false)) add(low, *least);
        else endless_below = true;
        if (const auto most = part(true)) add(high, *most);
        else endless_above = true;
    }
    if (const auto fault = fault_of(low, high)) return *fault;
    if (all.empty()) return make_number(0);
    return between(endless_below ? std::nullopt : low, endless_above ? std::nullopt : high, doubts);
}

value operations::extreme_of(const std::vector<member>& all, bool wants_less) {
    // What is there bounds the result on one side, what may be there on the other.
    std::optional<value> sure, farthest;
    bool endless = false, any_there = false;
    const auto fold = [&](std::optional<value>& into, const value& one) {
        if (into && !into->known()) return;
        const value before = into ? ordered(wants_less ? opcode::less : opcode::greater, one, *into) : make_truth(true);
        if (!before.known()) into = before;
        else if (before.as<bool>()) into = one;
    };
    struct reaching { std::optional<value> near, far; };
    std::vector<reaching> reaches;
    for (const auto& one : all) {
        const auto reach = ends_of(one.of);
        reaching found;
        if (reach) found = wants_less ? reaching{reach->high, reach->low} : reaching{reach->low, reach->high};
        any_there = any_there || one.is_there();
        if (one.is_there() && found.near) fold(sure, *found.near);
        if (found.far) fold(farthest, *found.far);
        else endless = true;
        reaches.push_back(std::move(found));
    }
    if (all.empty()) return make_unknown(reason_of_nothing(on.reasons()));
    if (const auto fault = fault_of(sure, farthest)) return *fault;
    // What cannot lie beyond the sure one does not matter.
    reason_set doubts = reason_set::none;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool cannot_matter = any_there && sure && reaches[i].far && is_true(ordered(wants_less ? opcode::greater_or_equal : opcode::less_or_equal, *reaches[i].far, *sure));
        if (!cannot_matter) doubts = on.reasons().join(doubts, on.reasons().join(all[i].is_there() ? reason_set::none : all[i].doubt, all[i].of.why));
    }
    if (!any_there) return make_unknown(doubts);  // there may be none at all
    if (endless) farthest = std::nullopt;
    return wants_less ? between(farthest, sure, doubts) : between(sure, farthest, doubts);
}

namespace {

/// Every member is there and exact: the usual case, without bounds and reasons.
bool is_all_known(const std::vector<member>& all) {
    return !all.empty() && std::all_of(all.begin(), all.end(), [](const member& one) {
        const auto* number = one.of.get<number_range>();
        return one.certain && one.of.known() && (number == nullptr || number->exact());
    });
}

bool wants_the_least(opcode code) { return code == opcode::smallest || code == opcode::earliest; }

}  // namespace

value operations::fold_of_known(opcode code, const std::vector<member>& all) {
    value made = all.front().of;
    for (std::size_t i = 1; i < all.size() && made.known(); ++i) {
        if (code == opcode::sum) { made = arithmetic(opcode::add, made, all[i].of); continue; }
        const value before = ordered(wants_the_least(code) ? opcode::less : opcode::greater, all[i].of, made);
        if (!before.known()) return before;
        if (is_true(before)) made = all[i].of;
    }
    return made;
}

value operations::fold_numbers(opcode code, const value& set) {
    if (!set.known()) return set;
    const auto& members = set.as<std::shared_ptr<const set_value>>()->members;
    if (is_all_known(members)) return fold_of_known(code, members);
    if (code == opcode::sum) return total_of(members);
    return extreme_of(members, wants_the_least(code));
}

}  // namespace quorate::assess
