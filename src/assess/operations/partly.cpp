// Values that are unknown, and of which something is known: one of several, or not below or not above another.
#include <algorithm>
#include <cstring>

#include "assess/operations.hpp"

namespace quorate::assess {

using plan::opcode;

namespace {

bool orders(opcode code) {
    return code == opcode::less || code == opcode::less_or_equal || code == opcode::greater || code == opcode::greater_or_equal;
}

/// What an operand may be: values to try, or the ends of a stretch, of which either may be missing.
struct stretch {
    std::vector<value> options;
    std::optional<value> low, high;
    [[nodiscard]] bool bounded() const noexcept { return options.empty(); }
};

/// One end of a number that is known within bounds.
value end_of(const value& a, bool high) {
    const auto* number = a.get<number_range>();
    return number == nullptr ? a : make_number(high ? number->high : number->low);
}

stretch stretch_of(const value& a) {
    if (a.partly == nullptr) return {{a}, end_of(a, false), end_of(a, true)};
    const auto& known = *a.partly;
    if (!known.one_of.empty()) return {known.one_of, {}, {}};
    return {{}, known.least, known.most};
}

/// Whether an order holds where one side lies beyond every value.
bool holds_at_infinity(opcode code, bool first_is_less) { return (code == opcode::less || code == opcode::less_or_equal) == first_is_less; }

}  // namespace

value operations::between(std::optional<value> least, std::optional<value> most, reason_set why) {
    if (!least && !most) return make_unknown(why);
    if ((least && !least->known()) || (most && !most->known())) return make_unknown(on.reasons().join(why, on.reasons().join(least ? least->why : reason_set::none, most ? most->why : reason_set::none)));
    if (least && most) {
        if (same(*least, *most)) return *least;
        const auto *low = least->get<number_range>(), *high = most->get<number_range>();
        if (low && high) return {number_range{low->low, high->high}, why};
    }
    return make_partly(why, {{}, std::move(least), std::move(most)});
}

namespace {

/// Below, at or above nothing: of a number, an amount or a duration.
std::optional<int> sign_of(const value& a) {
    const auto* number = a.get<number_range>();
    const auto* amount = a.get<money>();
    const auto* length = a.get<duration>();
    if (number == nullptr && amount == nullptr && length == nullptr) return std::nullopt;
    const rational of = number ? number->low : amount ? amount->amount : rational(length->count);
    return of < rational(0) ? -1 : rational(0) < of ? 1 : 0;
}

}  // namespace

value operations::scaled(opcode code, const ends& a, const ends& b, reason_set why) {
    const auto sign_at = [](const ends& of, bool high) { return (high ? of.high : of.low) ? sign_of(high ? *of.high : *of.low) : std::optional(high ? 1 : -1); };
    for (const auto* one : {&a, &b})
        if (!sign_at(*one, false) || !sign_at(*one, true) || (!one->low && !one->high)) return make_unknown(why);
    // What might be nothing divides nothing.
    if (code == opcode::divide && *sign_at(b, false) * *sign_at(b, true) <= 0) return make_unknown(why);
    bool endless_below = false, endless_above = false;
    std::optional<value> least, most;
    for (const bool high : {false, true})
        for (const bool other_high : {false, true}) {
            const auto& x = high ? a.high : a.low;
            const auto& y = other_high ? b.high : b.low;
            if (!x && !y && code == opcode::divide) continue;  // lies between the results at the other ends
            const int sign = *sign_at(a, high) * *sign_at(b, other_high);
            if (!x || (!y && code == opcode::multiply)) {
                if (sign != 0) { (sign < 0 ? endless_below : endless_above) = true; continue; }
            }
            // Without end, times nothing is nothing, and divided by what is without end anything comes near to it.
            const auto& there = x ? *x : a.low ? *a.low : *a.high;
            const auto& by = y ? *y : b.low ? *b.low : *b.high;
            value made = arithmetic(code, there, by);
            if (!y && code == opcode::divide && made.known()) made = arithmetic(opcode::multiply, made, make_number(0));
            if (!made.known()) return make_unknown(on.reasons().join(why, made.why));
            const value less = least ? ordered(opcode::less, made, *least) : make_truth(true), more = most ? ordered(opcode::greater, made, *most) : make_truth(true);
            if (!less.known() || !more.known()) return make_unknown(why);
            if (is_true(less)) least = made;
            if (is_true(more)) most = made;
        }
    return between(endless_below ? std::nullopt : least, endless_above ? std::nullopt : most, why);
}

std::optional<operations::ends> operations::ends_of(const value& a) {
    if (const auto* number = a.get<number_range>()) return ends{make_number(number->low), make_number(number->high)};
    if (a.get<money>() || a.get<day>() || a.get<duration>()) return ends{a, a};
    if (a.partly == nullptr) return std::nullopt;
    if (a.partly->one_of.empty()) return ends{a.partly->least, a.partly->most};
    std::optional<ends> all;
    for (const auto& option : a.partly->one_of) {
        const auto one = ends_of(option);
        if (!one || !one->low || !one->high) return std::nullopt;
        if (!all) { all = one; continue; }
        const value less = ordered(opcode::less, *one->low, *all->low), more = ordered(opcode::greater, *one->high, *all->high);
        if (!less.known() || !more.known()) return std::nullopt;
        if (is_true(less)) all->low = one->low;
        if (is_true(more)) all->high = one->high;
    }
    return all;
}

namespace {

/// What follows from the ends of a value for what is asked of it, where that grows with it.
bool grows(opcode code) { return code == opcode::year || code == opcode::rounded_down || code == opcode::rounded_up; }

}  // namespace

value operations::narrowed(opcode code, const value& a, const unary& apply) {
    if (a.partly->one_of.empty()) {
        const auto &least = a.partly->least, &most = a.partly->most;
        const auto at = [&](const std::optional<value>& end) { return end ? std::optional(apply(*end)) : std::nullopt; };
        if (code == opcode::negate) return narrowed(opcode::subtract, make_number(0), a, [&](const value& x, const value& y) { return arithmetic(opcode::subtract, x, y); });
        if (code == opcode::band) return apply(a);
        if (grows(code)) return between(at(least), at(most), a.why);
        if (code == opcode::month || code == opcode::quarter) {
            if (least && most && is_true(equal(calendar(opcode::year, *least), calendar(opcode::year, *most)))) return between(at(least), at(most), a.why);
            return {number_range{rational(1), rational(code == opcode::month ? 12 : 4)}, a.why};
        }
        return make_unknown(a.why);
    }
    std::optional<value> result;
    for (const auto& one : a.partly->one_of) {
        const value made = apply(one);
        result = result ? either_of(make_unknown(a.why), *result, made) : made;
    }
    return *result;
}

value operations::narrowed(opcode code, const value& a, const value& b, const binary& apply) {
    const value undecided = unknown_of(a, b);
    const auto first = stretch_of(a), second = stretch_of(b);
    if (!first.bounded() && !second.bounded()) {
        if ((a.partly != nullptr && !b.known() && b.partly == nullptr) || (b.partly != nullptr && !a.known() && a.partly == nullptr)) return undecided;
        std::optional<value> result;
        for (const auto& x : first.options)
            for (const auto& y : second.options) {
                const value made = apply(x, y);
                result = result ? either_of(undecided, *result, made) : made;
            }
        return *result;
    }
    // One of several beside what lies between bounds: each of them by itself.
    for (const auto* one : {&a, &b}) {
        if (one->partly == nullptr || one->partly->one_of.empty()) continue;
        std::optional<value> result;
        for (const auto& option : one->partly->one_of) {
            const value made = one == &a ? narrowed(code, option, b, apply) : narrowed(code, a, option, apply);
            result = result ? either_of(undecided, *result, made) : made;
        }
        return *result;
    }
    for (const auto* one : {&first, &second})
        if (!one->bounded() && !one->options.front().known()) return undecided;
    if (code == opcode::equal || code == opcode::not_equal) {
        const bool apart = is_true(narrowed(opcode::less, a, b, [&](const value& x, const value& y) { return ordered(opcode::less, x, y); })) ||
                           is_true(narrowed(opcode::greater, a, b, [&](const value& x, const value& y) { return ordered(opcode::greater, x, y); }));
        return apart ? make_truth(code == opcode::not_equal) : undecided;
    }
    if (orders(code)) {
        std::optional<bool> result;
        for (const auto* x : {&first.low, &first.high})
            for (const auto* y : {&second.low, &second.high}) {
                const bool low_of_first = x == &first.low, low_of_second = y == &second.low;
                if (!*x && !*y && low_of_first == low_of_second) return undecided;
                value here = make_truth(holds_at_infinity(code, !*x ? low_of_first : !low_of_second));
                if (*x && *y) here = ordered(code, **x, **y);
                const auto* truth = here.get<bool>();
                if (truth == nullptr) return make_unknown(on.reasons().join(undecided.why, here.why));
                if (result && *result != *truth) return undecided;
                result = *truth;
            }
        return make_truth(*result);
    }
    const auto end = [&](const std::optional<value>& x, const std::optional<value>& y) { return x && y ? std::optional(apply(*x, *y)) : std::nullopt; };
    switch (code) {
        case opcode::in:
        case opcode::not_in:
        case opcode::within:
        case opcode::overlaps:
        case opcode::before:
        case opcode::after: return placed_within_bounds(code, a, b);
        case opcode::months_between:
        case opcode::working_days_between: return between(end(first.high, second.low), end(first.low, second.high), undecided.why);
        case opcode::add: return between(end(first.low, second.low), end(first.high, second.high), undecided.why);
        case opcode::subtract: return between(end(first.low, second.high), end(first.high, second.low), undecided.why);
        case opcode::multiply:
        case opcode::divide: return scaled(code, {first.low, first.high}, {second.low, second.high}, on.reasons().join(a.why, b.why));
        default: return undecided;
    }
}

value operations::placed_within_bounds(opcode code, const value& a, const value& b) {
    if (members_of(b) != nullptr) {
        if (code != opcode::in && code != opcode::not_in) return unknown_of(a, b);
        const value found = contains(b, a);
        return code == opcode::in ? found : opposite(found);
    }
    const auto start = [](const value& one) { const auto* time = one.get<period>(); return time == nullptr ? one : value{time->first, reason_set::none}; };
    const auto end = [](const value& one) { const auto* time = one.get<period>(); return time == nullptr ? one : value{time->last, reason_set::none}; };
    const auto is = [&](opcode how, const value& x, const value& y) { return ordered_or_narrowed(how, x, y); };
    switch (code) {
        case opcode::before: return is(opcode::less, end(a), start(b));
        case opcode::after: return is(opcode::greater, start(a), end(b));
        case opcode::overlaps: return both(is(opcode::less_or_equal, start(a), end(b)), is(opcode::less_or_equal, start(b), end(a)));
        default: {
            const value inside = both(is(opcode::less_or_equal, start(b), start(a)), is(opcode::less_or_equal, end(a), end(b)));
            return code == opcode::not_in ? opposite(inside) : inside;
        }
    }
}

value operations::at_most_whole(const value& share) {
    const auto one = make_number(1);
    if (const auto* number = share.get<number_range>()) {
        if (number->high <= rational(1)) return share;
        return between(make_number(number->low), one, share.why);
    }
    if (share.partly == nullptr || !share.partly->one_of.empty()) return share;
    return between(share.partly->least, one, share.why);
}

value operations::ordered_or_narrowed(opcode code, const value& a, const value& b) {
    const auto plain = [&](const value& x, const value& y) { return code == opcode::equal ? equal(x, y) : ordered(code, x, y); };
    return a.partly != nullptr || b.partly != nullptr ? narrowed(code, a, b, plain) : plain(a, b);
}

value operations::merged(const value& a, const value& b, reason_set why) {
    const auto* left = members_of(a);
    const auto* right = members_of(b);
    set_value all;
    const auto perhaps = [&](const member& one) {
        member made = one;
        made.certain = made.present = false;
        made.doubt = on.reasons().join(why, on.reasons().join(one.doubt, one.of.why));
        all.members.push_back(std::move(made));
    };
    // A member for which the other set has one too is there whichever it is; each stands for one only, as in a list.
    std::vector<bool> taken(right == nullptr ? 0 : right->size(), false);
    for (const auto& one : left == nullptr ? std::vector<member>() : *left) {
        std::size_t partner = taken.size();
        for (std::size_t i = 0; i < taken.size() && partner == taken.size() && one.certain && one.of.known(); ++i)
            if (!taken[i] && (*right)[i].certain && (*right)[i].of.known() && is_true(alike(one.of, (*right)[i].of))) partner = i;
        if (partner == taken.size()) { perhaps(one); continue; }
        taken[partner] = true;
        all.members.push_back(one);
    }
    for (std::size_t i = 0; i < taken.size(); ++i)
        if (!taken[i]) perhaps((*right)[i]);
    for (const auto* one : {&a, &b})
        if (!one->known()) all.members.push_back({make_unknown(one->why), false, on.reasons().join(why, one->why), true});
    return make_set(std::move(all));
}

value operations::as_one_set(const value& a) {
    if (a.partly == nullptr || a.partly->one_of.empty()) return a;
    value result = a.partly->one_of.front();
    for (std::size_t i = 1; i < a.partly->one_of.size(); ++i) result = merged(result, a.partly->one_of[i], a.why);
    return result;
}

value operations::hull(const value& a, const value& b, reason_set why) {
    const auto first = ends_of(a), second = ends_of(b);
    if (!first || !second) return make_unknown(why);
    const auto farther = [&](opcode how, const std::optional<value>& x, const std::optional<value>& y) -> std::optional<value> {
        if (!x || !y) return std::nullopt;
        const value before = ordered(how, *y, *x);
        return before.known() ? is_true(before) ? y : x : before;
    };
    return between(farther(opcode::less, first->low, second->low), farther(opcode::greater, first->high, second->high), why);
}

value operations::either_of(const value& condition, const value& a, const value& b) {
    const auto why = on.reasons().join(condition.why, on.reasons().join(a.why, b.why));
    const auto* first = a.get<number_range>();
    const auto* second = b.get<number_range>();
    if (first && second && !(*first == *second)) return {number_range{std::min(first->low, second->low), std::max(first->high, second->high)}, why};
    const bool sets = members_of(a) != nullptr || members_of(b) != nullptr;
    if (sets && (!a.known() || !b.known()) && a.partly == nullptr && b.partly == nullptr) return merged(a, b, why);
    if (!sets && a.known() && b.known() && same(a, b)) return a;
    // Beside what lies between bounds: from the least to the greatest of both.
    if ((a.partly != nullptr && a.partly->one_of.empty()) || (b.partly != nullptr && b.partly->one_of.empty())) return hull(a, b, why);
    std::vector<value> options;
    for (const auto* one : {&a, &b}) {
        if (one->known()) { options.push_back(*one); continue; }
        if (one->partly == nullptr || one->partly->one_of.empty()) return make_unknown(why);
        options.insert(options.end(), one->partly->one_of.begin(), one->partly->one_of.end());
    }
    if (options.front().get<bool>() != nullptr || options.size() > most_options) return make_unknown(why);
    return make_partly(why, {std::move(options), {}, {}});
}

}  // namespace quorate::assess
