#include "assess/operations.hpp"

#include <cstring>

#include "assess/calendar.hpp"
#include "text/format.hpp"

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

bool operations::is_nothing_beside(const value& one, const value& other) {
    const auto* number = one.get<number_range>();
    return number && other.get<money>() && *number == number_range{rational(0), rational(0)};
}

value operations::nothing_of(const value& amount) {
    money none = *amount.get<money>();
    none.amount = rational(0);
    return {none, reason_set::none};
}

value operations::arithmetic(opcode code, const value& a, const value& b) {
    if (!a.known() || !b.known()) return unknown_of(a, b);
    if (code != opcode::multiply && is_nothing_beside(a, b)) return arithmetic(code, nothing_of(b), b);
    if ((code == opcode::add || code == opcode::subtract) && is_nothing_beside(b, a)) return arithmetic(code, a, nothing_of(a));
    const auto* first = a.get<number_range>();
    const auto* second = b.get<number_range>();
    const auto* amount = a.get<money>();
    const auto* other_amount = b.get<money>();
    const auto* date = a.get<day>();
    if (first && second) {
        if (code == opcode::divide && second->low <= rational{} && second->high >= rational{})
            return second->exact() ? arithmetic_fault("a division by zero", "une division par zéro") : make_unknown(on.reasons().join(a.why, b.why));
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
        const auto result = moved(*date, *b.get<duration>(), on.program().calendars, code == opcode::add ? 1 : -1);
        return result ? value{*result, reason_set::none} : arithmetic_fault("a date out of the years 1 to 9999", "une date hors des années 1 à 9999");
    }
    const auto* length = a.get<duration>() ? a.get<duration>() : b.get<duration>();
    if (const auto* other = b.get<duration>(); other && a.get<duration>()) {
        if (length->in != other->in || length->calendar != other->calendar) return arithmetic_fault("days and months do not add up", "on n'additionne pas des jours et des mois");
        const auto both = apply(code, rational(length->count), rational(other->count));
        if (!both || both->numerator() > INT32_MAX || both->numerator() < INT32_MIN) return too_large();
        return {duration{length->in, static_cast<std::int32_t>(both->numerator()), length->calendar}, reason_set::none};
    }
    // a number times a duration
    const auto* factor = first ? first : second;
    if (!factor->exact() || !factor->low.is_whole()) return arithmetic_fault("a duration is multiplied by a whole number", "une durée se multiplie par un nombre entier");
    const auto count = multiply(rational(length->count), factor->low);
    if (!count || count->numerator() > INT32_MAX || count->numerator() < INT32_MIN) return too_large();
    return {duration{length->in, static_cast<std::int32_t>(count->numerator()), length->calendar}, reason_set::none};
}

value operations::negate(const value& a) { return arithmetic(opcode::subtract, make_number(0), a); }

value operations::fold_numbers(opcode code, const value& set) {
    if (!set.known()) return set;
    const auto& members = (*set.get<std::shared_ptr<const set_value>>())->members;
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
        else if (*before.get<bool>()) into = one;
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
            else anything = true;
        }
        fold(possible, added);
    }
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
    if (anything || !may_be) return make_unknown(doubts);
    if (code == opcode::sum) return {*may_be, may_be->exact() ? reason_set::none : doubts};
    if (!sure) return make_unknown(doubts);  // there may be none at all
    const number_range made{std::min(sure->low, may_be->low), std::max(sure->high, may_be->high)};
    return {made, made.exact() ? reason_set::none : doubts};
}

value operations::calendar(opcode code, const value& a) {
    if (!a.known()) return a;
    if (const auto* date = a.get<day>()) {
        const year_month_day ymd{*date};
        if (code == opcode::year) return make_number(static_cast<int>(ymd.year()));
        const auto month = static_cast<unsigned>(ymd.month());
        return make_number(static_cast<std::int64_t>(code == opcode::month ? month : (month + 2) / 3));
    }
    const auto& time = *a.get<period>();
    switch (code) {
        case opcode::midpoint: return {time.first + std::chrono::days{(time.last - time.first).count() / 2}, reason_set::none};
        case opcode::start: return {time.first, reason_set::none};
        case opcode::end: return {time.last, reason_set::none};
        default: return make_number((time.last - time.first).count() + 1);
    }
}

value operations::between_days(opcode code, const value& a, const value& b) {
    if (!a.known() || !b.known()) return unknown_of(a, b);
    const auto first = *a.get<day>(), last = *b.get<day>();
    if (code == opcode::months_between) return make_number(months_between(first, last));
    if (code == opcode::working_days_between) return make_number(working_days_between(first, last, on.program().calendars.front()));
    if (last < first) return arithmetic_fault("a period that ends before it starts", "une période qui finit avant de commencer");
    return {period{first, last}, reason_set::none};
}

value operations::rounded(opcode code, const value& a) {
    const auto* number = a.get<number_range>();
    if (number == nullptr) return a;
    const auto whole = [&](const rational& one) {
        const auto quotient = one.numerator() / one.denominator();  // towards zero
        const bool inexact = one.numerator() % one.denominator() != 0, negative = one.numerator() < 0;
        if (code == opcode::rounded_down) return rational(quotient - (inexact && negative ? 1 : 0));
        return rational(quotient + (inexact && !negative ? 1 : 0));
    };
    const number_range made{whole(number->low), whole(number->high)};
    return {made, made.exact() ? reason_set::none : a.why};
}

value operations::percent(const value& a) {
    const auto* number = a.get<number_range>();
    if (number == nullptr) return a;
    texts made;
    for (const auto& language : on.program().words.languages) {
        const auto text = text::format_percent(number->low, number->high, language);
        if (!text) return too_large();
        made.add(language, *text);
    }
    return {on.keep(std::move(made)), reason_set::none};
}

value operations::plural(const value& number, const value& one, const value& several) {
    if (!number.known() || !one.known() || !several.known()) return unknown_of(unknown_of(number, one), several);
    const auto& count = *number.get<number_range>();
    texts made;
    for (const auto& language : on.program().words.languages) {
        // French counts 0 and 1½ as one; English only 1.
        const auto size = count.high < rational(0) ? subtract(rational(0), count.high).value_or(count.high) : count.high;
        const bool single = language == "fr" ? size < rational(2) : size == rational(1);
        const auto& form = **(single ? one : several).get<const texts*>();
        made.add(language, form.all().empty() ? std::string() : form.all().front().text);
    }
    return {on.keep(std::move(made)), reason_set::none};
}

}  // namespace quorate::assess
