#include "assess/operations.hpp"

#include <cstring>

#include "assess/calendar.hpp"

namespace quorate::assess {

using plan::opcode;
using std::chrono::year_month_day;

namespace {

std::optional<rational> apply(opcode code, rational a, rational b) {
    switch (code) {
        case opcode::add: return add(a, b);
        case opcode::subtract: return subtract(a, b);
        case opcode::multiply: return multiply(a, b);
        default: return divide(a, b);
    }
}

}  // namespace

value operations::arithmetic(opcode code, const value& a, const value& b) {
    if (!a.known() || !b.known()) return unknown_of(a, b);
    const auto* first = a.get<number_range>();
    const auto* second = b.get<number_range>();
    const auto* amount = a.get<money>();
    const auto* other_amount = b.get<money>();
    const auto* date = a.get<day>();
    if (first && second) {
        if (code == opcode::divide && second->low <= rational{} && second->high >= rational{}) return arithmetic_fault("a division by zero", "une division par zéro");
        // The result of each pair of bounds; its own bounds are the least and the greatest of them.
        std::optional<number_range> bounds;
        for (const auto& x : {first->low, first->high})
            for (const auto& y : {second->low, second->high}) {
                const auto one = apply(code, x, y);
                if (!one) return too_large();
                bounds = bounds ? number_range{std::min(bounds->low, *one), std::max(bounds->high, *one)} : number_range{*one, *one};
            }
        return {*bounds, bounds->exact() ? reason_set::none : on.reasons().join(a.why, b.why)};
    }
    if (amount && other_amount) {
        if (std::strcmp(amount->currency, other_amount->currency) != 0)
            return arithmetic_fault(std::string(amount->currency) + " and " + other_amount->currency + " do not add up",
                                    "on n'additionne pas " + std::string(amount->currency) + " et " + other_amount->currency);
        if (code == opcode::divide) {
            if (other_amount->amount == rational{}) return arithmetic_fault("a division by zero", "une division par zéro");
            const auto share = divide(amount->amount, other_amount->amount);
            return share ? make_number(*share) : too_large();
        }
    }
    if (amount || other_amount) {
        const auto* factor = amount ? second : first;
        money result = amount ? *amount : *other_amount;
        if (factor && !factor->exact()) return make_unknown(on.reasons().join(a.why, b.why));
        const rational by = factor ? factor->low : other_amount->amount;
        if (code == opcode::divide && by == rational{}) return arithmetic_fault("a division by zero", "une division par zéro");
        const auto made = apply(code, result.amount, by);
        if (!made) return too_large();
        result.amount = *made;
        return {result, reason_set::none};
    }
    if (date) {
        if (const auto* earlier = b.get<day>()) return make_number(rational((*date - *earlier).count()));
        const auto result = moved(*date, *b.get<duration>(), code == opcode::add ? 1 : -1);
        return result ? value{*result, reason_set::none} : arithmetic_fault("a date out of the years 1 to 9999", "une date hors des années 1 à 9999");
    }
    // a number times a duration
    const auto* length = a.get<duration>() ? a.get<duration>() : b.get<duration>();
    const auto* factor = first ? first : second;
    if (!factor->exact() || !factor->low.is_whole()) return arithmetic_fault("a duration is multiplied by a whole number", "une durée se multiplie par un nombre entier");
    const auto count = multiply(rational(length->count), factor->low);
    if (!count || count->numerator() > INT32_MAX || count->numerator() < INT32_MIN) return too_large();
    return {duration{length->in, static_cast<std::int32_t>(count->numerator())}, reason_set::none};
}

value operations::negate(const value& a) { return arithmetic(opcode::subtract, make_number(0), a); }

value operations::fold_numbers(opcode code, const value& set) {
    if (!set.known()) return set;
    const auto& members = (*set.get<std::shared_ptr<const set_value>>())->members;
    reason_set doubts = reason_set::none;
    std::optional<value> result;
    for (const auto& one : members) {
        if (!one.certain || !one.of.known()) {
            doubts = on.reasons().join(doubts, on.reasons().join(one.doubt, one.of.why));
            continue;
        }
        if (!result) result = one.of;
        else if (code == opcode::sum) result = arithmetic(opcode::add, *result, one.of);
        else {
            const bool wants_less = code == opcode::smallest || code == opcode::earliest;
            const value before = ordered(wants_less ? opcode::less : opcode::greater, one.of, *result);
            if (!before.known()) return before;
            if (*before.get<bool>()) result = one.of;
        }
        if (!result->known()) return *result;
    }
    if (doubts != reason_set::none) return make_unknown(doubts);
    if (result) return *result;
    if (code == opcode::sum) return make_number(0);
    return make_unknown(on.reasons().of({.what = missing::kind::empty, .record = {}, .index = no_index, .said = {}, .said_in_french = {}}));
}

value operations::calendar(opcode code, const value& a) {
    if (!a.known()) return a;
    if (const auto* date = a.get<day>()) return make_number(static_cast<int>(year_month_day{*date}.year()));
    const auto& time = *a.get<period>();
    switch (code) {
        case opcode::start: return {time.first, reason_set::none};
        case opcode::end: return {time.last, reason_set::none};
        default: return make_number((time.last - time.first).count() + 1);
    }
}

}  // namespace quorate::assess
