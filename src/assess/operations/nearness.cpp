#include "assess/nearness.hpp"

#include <algorithm>
#include <cstring>

#include "assess/operations.hpp"
#include "relate/weighted_sets.hpp"

namespace quorate::assess {

using plan::opcode;

std::int64_t information_of(const classification& taxonomy, std::uint32_t entry) noexcept {
    const auto all = taxonomy.entries.size();
    return std::int64_t{relate::rarity_weight(all - 1, taxonomy.entries[entry].subtree_end - entry)} - 1;
}

namespace {

/// What two entries have in common over what both tell (Lin, 1998).
rational nearness_of(const classification& tree, std::uint32_t a, std::uint32_t b) {
    if (a == b) return rational(1);
    auto above = a;
    while (above != no_index && above != b && !tree.stands_under(b, above)) above = tree.entries[above].parent;
    if (above == no_index) return rational(0);
    const auto share = rational::make(2 * information_of(tree, above), information_of(tree, a) + information_of(tree, b));
    return share ? *share : rational(0);
}

}  // namespace

value operations::near_in_taxonomy(const value& a, const value& b) {
    const value first = lifted(a), second = lifted(b);
    if (!first.known() || !second.known()) return unknown_of(first, second);
    rational certain(0), possible(0);
    bool any_certain = false, any = false;
    reason_set doubts = reason_set::none;
    for (const auto& one : all_members_of(first))
        for (const auto& other : all_members_of(second)) {
            any = true;
            const auto *left = one.of.get<entry_ref>(), *right = other.of.get<entry_ref>();
            for (const auto* side : {&one, &other}) doubts = on.reasons().join(doubts, on.reasons().join(side->doubt, side->of.why));
            if (left && right && left->of != right->of) throw unsound_program();
            const auto near = left && right ? nearness_of(on.program().words.classifications[left->of], left->index, right->index) : rational(1);
            possible = std::max(possible, near);
            if (!one.certain || !other.certain) continue;
            any_certain = true;
            if (left && right) certain = std::max(certain, near);
        }
    if (!any) return make_unknown(reason_of_nothing(on.reasons()));
    if (!any_certain) return make_unknown(doubts);
    if (certain == possible) return make_number(certain);
    return {number_range{certain, possible}, doubts};
}

value operations::between_periods(opcode code, const value& a, const value& b) {
    if (!a.known() || !b.known()) return unknown_of(a, b);
    const auto &first = a.as<period>(), &second = b.as<period>();
    // Days from the later start to the earlier end, both counted; below 1 when the periods do not meet.
    const std::int64_t days = (std::min(first.last, second.last) - std::max(first.first, second.first)).count() + 1;
    return make_number(rational(std::max<std::int64_t>(0, code == opcode::days_shared ? days : -days)));
}

value operations::size_ratio(const value& a, const value& b) {
    if (!a.known() || !b.known()) return unknown_of(a, b);
    if (is_nothing_beside(a, b)) return size_ratio(nothing_of(b), b);
    if (is_nothing_beside(b, a)) return size_ratio(a, nothing_of(a));
    rational first, second;
    if (const auto *one = a.get<number_range>(), *other = b.get<number_range>(); one && other) {
        if (!one->exact() || !other->exact()) return make_unknown(on.reasons().join(a.why, b.why));
        first = one->low;
        second = other->low;
    } else {
        const auto &amount = a.as<money>(), &other_amount = b.as<money>();
        if (std::strcmp(amount.currency, other_amount.currency) != 0)
            return arithmetic_fault(std::string(amount.currency) + " and " + other_amount.currency + " do not compare",
                                    "on ne compare pas " + std::string(amount.currency) + " et " + other_amount.currency);
        first = amount.amount;
        second = other_amount.amount;
    }
    if (first < rational(0) || second < rational(0)) return arithmetic_fault("a ratio of sizes below 0", "un rapport de grandeurs négatives");
    if (first == second) return make_number(1);
    const auto share = divide(std::min(first, second), std::max(first, second));
    return share ? make_number(*share) : too_large();
}

}  // namespace quorate::assess
