// Sums, and the least and greatest of a set.
#include <algorithm>

#include "assess/operations.hpp"

namespace quorate::assess {

using plan::opcode;

value operations::sum_of_amounts(const std::vector<member>& all) {
    std::optional<value> low, high;
    reason_set doubts = reason_set::none;
    const auto add = [&](std::optional<value>& to, const value& one) {
        if (!to) to = one;
        else if (to->known()) to = arithmetic(opcode::add, *to, one);
    };
    for (const auto& one : all) {
        if (!one.certain) doubts = on.reasons().join(doubts, one.doubt);
        const auto* amount = one.of.get<money>();
        const value nothing = amount ? nothing_of(one.of) : make_number(0);
        const bool negative = amount ? amount->amount < rational(0) : false;
        add(low, one.certain || negative ? one.of : nothing);
        add(high, one.certain || !negative ? one.of : nothing);
    }
    return doubts == reason_set::none ? *low : between(low, high, doubts);
}

value operations::fold_numbers(opcode code, const value& set) {
    if (!set.known()) return set;
    const auto& members = set.as<std::shared_ptr<const set_value>>()->members;
    reason_set doubts = reason_set::none;
    std::optional<value> result, possible;  // of the certain members; of all whose value is known
    bool anything = false;                  // a member that might be any value
    const auto fold = [&](std::optional<value>& into, const value& one) {
        if (!into || !into->known()) { if (!into) into = one; return; }
        if (code == opcode::sum) { into = arithmetic(opcode::add, *into, one); return; }
        const bool wants_less = code == opcode::smallest || code == opcode::earliest;
        const auto* a = into->get<number_range>();
        const auto* b = one.get<number_range>();
        if (a && b) {  // either may be known within bounds only
            number_range made{std::max(a->low, b->low), std::max(a->high, b->high)};
            if (wants_less) made = {std::min(a->low, b->low), std::min(a->high, b->high)};
            into = value{made, made.exact() ? reason_set::none : on.reasons().join(into->why, one.why)};
            return;
        }
        const value before = ordered(wants_less ? opcode::less : opcode::greater, one, *into);
        if (!before.known()) into = before;
        else if (before.as<bool>()) into = one;
    };
    for (const auto& one : members) {
        if (!one.certain || !one.of.known()) doubts = on.reasons().join(doubts, on.reasons().join(one.doubt, one.of.why));
        if (!one.of.known()) { anything = true; continue; }
        if (one.certain) fold(result, one.of);
        if (code != opcode::sum) { fold(possible, one.of); continue; }
        // What may be part of a sum adds to one of its bounds.
        value added = one.of;
        if (!one.certain) {
            const auto* number = one.of.get<number_range>();
            if (number) added = {number_range{std::min(number->low, rational(0)), std::max(number->high, rational(0))}, one.doubt};
            else if (one.of.get<money>() == nullptr) anything = true;
        }
        fold(possible, added);
    }
    if (code == opcode::sum && !anything && possible && possible->get<money>()) return sum_of_amounts(members);
    if (result && !result->known()) return *result;
    if (possible && !possible->known()) return *possible;
    if (doubts == reason_set::none) {
        if (result) return *result;
        if (code == opcode::sum) return make_number(0);
        return make_unknown(reason_of_nothing(on.reasons()));
    }
    if (code != opcode::sum && !anything && result && possible && same(*result, *possible)) return *result;  // what may be there changes nothing
    for (const auto* one : {&result, &possible})
        if (*one) doubts = on.reasons().join(doubts, (*one)->why);
    const auto* sure = result ? result->get<number_range>() : nullptr;
    const auto* may_be = possible ? possible->get<number_range>() : nullptr;
    if (code != opcode::sum && result && (anything || (!may_be && possible))) {  // the sure ones bound it on one side, what may be there on the other
        const bool wants_less = code == opcode::smallest || code == opcode::earliest;
        const auto end = [&](const value& of) { return sure == nullptr ? of : make_number(wants_less ? of.get<number_range>()->high : of.get<number_range>()->low); };
        std::optional<value> other = anything ? std::nullopt : possible;
        return wants_less ? between(other, end(*result), doubts) : between(end(*result), other, doubts);
    }
    if (anything || !may_be) return make_unknown(doubts);
    if (code == opcode::sum) return {*may_be, may_be->exact() ? reason_set::none : doubts};
    if (!sure) return make_unknown(doubts);  // there may be none at all
    const number_range made{std::min(sure->low, may_be->low), std::max(sure->high, may_be->high)};
    return {made, made.exact() ? reason_set::none : doubts};
}

}  // namespace quorate::assess
