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

value operations::nothing_of(const value& one) {
    if (const auto* amount = one.get<money>()) {
        money none = *amount;
        none.amount = rational(0);
        return {none, reason_set::none};
    }
    if (const auto* length = one.get<duration>()) return {duration{length->in, 0, length->calendar}, reason_set::none};
    return make_number(0);
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
        if (factor == nullptr && (amount == nullptr || other_amount == nullptr)) throw unsound_program();
        money result = amount ? *amount : *other_amount;
        if (factor && !factor->exact()) return within_factors(code, a, b);
        const rational by = factor ? factor->low : other_amount->amount;
        if (code == opcode::divide && by == rational{}) return arithmetic_fault("a division by zero", "une division par zéro");
        const auto made = apply(code, result.amount, by);
        if (!made) return too_large();
        result.amount = *made;
        return {result, reason_set::none};
    }
    if (date) {
        if (const auto* earlier = b.get<day>()) return make_number(rational((*date - *earlier).count()));
        const auto result = moved(*date, b.as<duration>(), on.program().calendars, code == opcode::add ? 1 : -1);
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
    if (length == nullptr || factor == nullptr) throw unsound_program();
    if (!factor->exact() || !factor->low.is_whole()) return arithmetic_fault("a duration is multiplied by a whole number", "une durée se multiplie par un nombre entier");
    const auto count = multiply(rational(length->count), factor->low);
    if (!count || count->numerator() > INT32_MAX || count->numerator() < INT32_MIN) return too_large();
    return {duration{length->in, static_cast<std::int32_t>(count->numerator()), length->calendar}, reason_set::none};
}

value operations::within_factors(opcode code, const value& a, const value& b) {
    const auto why = on.reasons().join(a.why, b.why);
    const auto* factor = a.get<number_range>() ? a.get<number_range>() : b.get<number_range>();
    if (code == opcode::divide && factor->low <= rational(0) && factor->high >= rational(0)) return make_unknown(why);
    const auto with = [&](const rational& number) { return a.get<number_range>() ? arithmetic(code, make_number(number), b) : arithmetic(code, a, make_number(number)); };
    value low = with(factor->low), high = with(factor->high);
    if (is_true(ordered(opcode::greater, low, high))) std::swap(low, high);
    return between(std::move(low), std::move(high), why);
}

value operations::negate(const value& a) { return arithmetic(opcode::subtract, make_number(0), a); }

value operations::calendar(opcode code, const value& a) {
    if (!a.known()) return a;
    if (const auto* date = a.get<day>()) {
        const year_month_day ymd{*date};
        if (code == opcode::year) return make_number(static_cast<int>(ymd.year()));
        const auto month = static_cast<unsigned>(ymd.month());
        return make_number(static_cast<std::int64_t>(code == opcode::month ? month : (month + 2) / 3));
    }
    const auto& time = a.as<period>();
    switch (code) {
        case opcode::midpoint: return {time.first + std::chrono::days{(time.last - time.first).count() / 2}, reason_set::none};
        case opcode::start: return {time.first, reason_set::none};
        case opcode::end: return {time.last, reason_set::none};
        default: return make_number((time.last - time.first).count() + 1);
    }
}

value operations::between_days(opcode code, const value& a, const value& b) {
    if (!a.known() || !b.known()) return unknown_of(a, b);
    const auto first = a.as<day>(), last = b.as<day>();
    if (code == opcode::months_between) return make_number(months_between(first, last));
    if (code == opcode::working_days_between) {
        if (on.program().calendars.empty()) throw unsound_program();
        return make_number(working_days_between(first, last, on.program().calendars.front()));
    }
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
    const auto& count = number.as<number_range>();
    texts made;
    for (const auto& language : on.program().words.languages) {
        // French counts 0 and 1½ as one; English only 1.
        const auto size = count.high < rational(0) ? subtract(rational(0), count.high).value_or(count.high) : count.high;
        const bool single = language == "fr" ? size < rational(2) : size == rational(1);
        const auto& form = *(single ? one : several).as<const texts*>();
        made.add(language, form.all().empty() ? std::string() : form.all().front().text);
    }
    return {on.keep(std::move(made)), reason_set::none};
}

}  // namespace quorate::assess
