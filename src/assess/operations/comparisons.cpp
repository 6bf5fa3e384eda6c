#include "assess/operations.hpp"

#include <cstring>

namespace quorate::assess {

using plan::opcode;

namespace {

bool one_unit(const duration& a, const duration& b) { return a.in == b.in && (a.in != duration::unit::working_days || a.calendar == b.calendar); }

}  // namespace

value operations::equal(const value& a, const value& b) {
    if (!a.known() || !b.known()) return unknown_of(a, b);
    if (is_nothing_beside(a, b)) return equal(nothing_of(b), b);
    if (is_nothing_beside(b, a)) return equal(a, nothing_of(a));
    if (const auto* first = a.get<number_range>()) {
        const auto* second = &b.as<number_range>();
        if (first->exact() && second->exact()) return make_truth(*first == *second);
        if (first->high < second->low || second->high < first->low) return make_truth(false);
        return make_unknown(on.reasons().join(a.why, b.why));
    }
    if (const auto* first = a.get<const texts*>()) return make_truth(same_text(**first, *b.as<const texts*>()));
    if (a.get<std::shared_ptr<const set_value>>()) return set_equal(a, b);
    if (const auto* first = a.get<money>()) {
        const auto* second = &b.as<money>();
        if (std::strcmp(first->currency, second->currency) != 0)
            return arithmetic_fault(std::string(first->currency) + " and " + second->currency + " do not compare",
                                    "on ne compare pas " + std::string(first->currency) + " et " + second->currency);
    }
    if (const auto* first = a.get<duration>())
        if (!one_unit(*first, b.as<duration>())) return unlike_units(*first, b.as<duration>());
    return make_truth(same(a, b));
}

value operations::unlike_units(const duration& a, const duration& b) {
    if (a.in == b.in) return arithmetic_fault("working days of two calendars do not compare", "on ne compare pas les jours ouvrables de deux calendriers");
    const auto is = [&](duration::unit unit) { return a.in == unit || b.in == unit; };
    if (!is(duration::unit::working_days)) return arithmetic_fault("days and months do not compare", "on ne compare pas des jours et des mois");
    if (is(duration::unit::days)) return arithmetic_fault("days and working days do not compare", "on ne compare pas des jours et des jours ouvrables");
    return arithmetic_fault("months and working days do not compare", "on ne compare pas des mois et des jours ouvrables");
}

namespace {

/// Whether a holds to b, given their order.
bool holds(opcode code, std::strong_ordering order) {
    switch (code) {
        case opcode::less: return order < 0;
        case opcode::less_or_equal: return order <= 0;
        case opcode::greater: return order > 0;
        default: return order >= 0;
    }
}

}  // namespace

value operations::ordered(opcode code, const value& a, const value& b) {
    if (!a.known() || !b.known()) return unknown_of(a, b);
    if (is_nothing_beside(a, b)) return ordered(code, nothing_of(b), b);
    if (is_nothing_beside(b, a)) return ordered(code, a, nothing_of(a));
    if (const auto* first = a.get<number_range>()) {
        // A count within bounds decides as soon as the bounds do.
        const auto* second = &b.as<number_range>();
        const bool at_one_end = holds(code, first->low <=> second->high);
        const bool at_other_end = holds(code, first->high <=> second->low);
        if (at_one_end == at_other_end) return make_truth(at_one_end);
        return make_unknown(on.reasons().join(a.why, b.why));
    }
    if (const auto* first = a.get<money>()) {
        const auto* second = &b.as<money>();
        if (std::strcmp(first->currency, second->currency) != 0)
            return arithmetic_fault(std::string(first->currency) + " and " + second->currency + " do not compare",
                                    "on ne compare pas " + std::string(first->currency) + " et " + second->currency);
        return make_truth(holds(code, first->amount <=> second->amount));
    }
    if (const auto* first = a.get<duration>()) {
        const auto* second = &b.as<duration>();
        if (!one_unit(*first, *second)) return unlike_units(*first, *second);
        return make_truth(holds(code, first->count <=> second->count));
    }
    return make_truth(holds(code, compare(a, b)));
}

value operations::placed(opcode code, const value& a, const value& b) {
    const value above = lifted(b);
    const auto* set = above.get<std::shared_ptr<const set_value>>();
    if (set != nullptr && (*set)->members.empty()) return make_truth(false);  // whatever it is, it stands under nothing
    if (!a.known() || set == nullptr) return unknown_of(a, b);
    const auto* node = &a.as<entry_ref>();
    const auto& tree = on.program().words.classifications[node->of];
    value result = make_truth(false);
    for (const auto& one : (*set)->members) {
        value stands = make_unknown(one.of.why);
        if (const auto* top = one.of.get<entry_ref>())
            stands = make_truth((top->of == node->of && tree.stands_under(node->index, top->index)) || (code == opcode::at_or_under && *top == *node));
        if (!one.is_there()) {
            const auto* truth = stands.get<bool>();
            if (truth == nullptr || *truth) stands = make_unknown(on.reasons().join(one.doubt, stands.why));
        }
        result = either(result, stands);
    }
    return result;
}

value operations::in_time(opcode code, const value& a, const value& b) {
    if (!a.known() || !b.known()) return unknown_of(a, b);
    const auto as_period = [](const value& one) {
        if (const auto* date = one.get<day>()) return period{*date, *date};
        return one.as<period>();
    };
    const period first = as_period(a), second = as_period(b);
    switch (code) {
        case opcode::overlaps: return make_truth(first.first <= second.last && second.first <= first.last);
        case opcode::before: return make_truth(first.last < second.first);
        case opcode::after: return make_truth(second.last < first.first);
        default: return make_truth(second.first <= first.first && first.last <= second.last);
    }
}

}  // namespace quorate::assess
