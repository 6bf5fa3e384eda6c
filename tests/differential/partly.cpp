// Values of the direct interpreter that are unknown, and of which something is known.
#include <algorithm>

#include "differential/logic.hpp"

namespace quorate::differential {

using kind = meaning::kind;
using op = syntax::binary_operator;

meaning stretching(const std::vector<meaning>& least, const std::vector<meaning>& most, const causes& why) {
    auto all = why;
    bool known = true;
    for (const auto* end : {&least, &most})
        for (const auto& one : *end)
            if (!one.known()) { known = false; all = joined(all, one.why); }
    if (!known || (least.empty() && most.empty())) return unknown(all);
    if (!least.empty() && !most.empty()) {
        if (same(least.front(), most.front())) return least.front();
        if (least.front().is == kind::number && most.front().is == kind::number) {
            meaning made = number(least.front().low);
            made.high = most.front().high;
            made.why = why;
            return made;
        }
    }
    meaning made = unknown(why);
    made.least = least;
    made.most = most;
    return made;
}

namespace {

/// One set or the other. A member that is certain in both is certain; each member of one answers for one of the other only.
meaning merged(const meaning& a, const meaning& b, const causes& why) {
    std::vector<item> items, rest = b.items;
    const auto doubted = [&](const item& one) { return item{one.of, false, joined(why, joined(one.doubt, one.of.why)), one.many}; };
    for (const auto& one : a.items) {
        const auto partner = std::find_if(rest.begin(), rest.end(), [&](const item& other) {
            return one.certain && other.certain && one.of.known() && other.of.known() && alike(one.of, other.of).holds();
        });
        if (partner == rest.end()) { items.push_back(doubted(one)); continue; }
        items.push_back(one);
        rest.erase(partner);
    }
    for (const auto& one : rest) items.push_back(doubted(one));
    for (const auto* one : {&a, &b})
        if (!one->known()) items.push_back({unknown(one->why), false, joined(why, one->why), true});
    return set_of(std::move(items));
}

}  // namespace

meaning one_or_other(const causes& why, const meaning& a, const meaning& b) {
    const auto all = joined(why, joined(a.why, b.why));
    if (a.is == kind::number && b.is == kind::number && !(a.low == b.low && a.high == b.high)) {
        meaning made = number(std::min(a.low, b.low));
        made.high = std::max(a.high, b.high);
        made.why = all;
        return made;
    }
    const bool sets = a.is == kind::set || b.is == kind::set;
    if (sets && (!a.known() || !b.known()) && !a.partly() && !b.partly()) return merged(a, b, all);
    if (a.is == kind::number && b.is == kind::number) return a;
    if (!sets && a.known() && b.known() && same(a, b)) return a;
    const auto open = [](const meaning& one) { return one.partly() && one.options.empty(); };
    if (open(a) || open(b)) {  // from the least to the greatest of both
        const auto x = extent_of(a), y = extent_of(b);
        const auto end = [](const std::optional<meaning>& p, const std::optional<meaning>& q, bool low) -> std::vector<meaning> {
            if (!p || !q) return {};
            const auto first = less(*q, *p, false);
            const auto second = first.known() ? less(*p, *q, false) : first;
            if (!first.known()) return {first};
            return {(low ? first : second).truth ? *q : *p};
        };
        return stretching(end(x.low, y.low, true), end(x.high, y.high, false), all);
    }
    meaning made = unknown(all);
    for (const auto* one : {&a, &b}) {
        if (one->known()) made.options.push_back(*one);
        else if (one->options.empty()) return unknown(all);
        else made.options.insert(made.options.end(), one->options.begin(), one->options.end());
    }
    if (made.options.front().is == kind::truth || made.options.size() > 16) return unknown(all);
    return made;
}

meaning as_one(const meaning& a) {
    if (a.options.empty()) return a;
    meaning all = a.options.front();
    for (std::size_t i = 1; i < a.options.size(); ++i) all = merged(all, a.options[i], a.why);
    return all;
}

extent extent_of(const meaning& a) {
    if (a.options.empty() && a.partly()) return {a.least.empty() ? std::nullopt : std::optional(a.least.front()), a.most.empty() ? std::nullopt : std::optional(a.most.front())};
    if (a.is == kind::number) {
        meaning low = number(a.low), high = number(a.high);
        return {low, high};
    }
    if (a.is == kind::money || a.is == kind::date || a.is == kind::duration) return {a, a};
    extent all;
    for (const auto& option : a.options) {
        const auto one = extent_of(option);
        if (!one.low || !one.high) return {};
        if (!all.low) { all = one; continue; }
        const auto lower = less(*one.low, *all.low, false), higher = less(*all.high, *one.high, false);
        if (!lower.known() || !higher.known()) return {};
        if (lower.truth) all.low = one.low;
        if (higher.truth) all.high = one.high;
    }
    return all;
}

meaning for_each_option(const meaning& a, const unary& apply) {
    if (!a.partly()) return apply(a);
    if (a.options.empty()) return unknown(a.why);
    meaning result = apply(a.options.front());
    for (std::size_t i = 1; i < a.options.size(); ++i) result = one_or_other(a.why, result, apply(a.options[i]));
    return result;
}

namespace {

/// Times, or by: what comes out lies between what comes out at the ends. Beyond every number, `far` stands with its sign.
meaning in_proportion(op how, const extent& a, const extent& b, const causes& why) {
    const auto far = [](const std::optional<meaning>& end) { return !end; };
    const auto sign = [](const std::optional<meaning>& end, bool high) { return !end ? (high ? 1 : -1) : end->low < rational(0) ? -1 : end->low == rational(0) ? 0 : 1; };
    if (how == op::divide && sign(b.low, false) * sign(b.high, true) != 1) return unknown(why);
    std::vector<meaning> found;
    bool down = false, up = false;
    for (const bool high : {false, true})
        for (const bool other : {false, true}) {
            const auto &p = high ? a.high : a.low, &q = other ? b.high : b.low;
            const int signs = sign(p, high) * sign(q, other);
            const meaning &p_near = p ? *p : a.low ? *a.low : *a.high, &q_near = q ? *q : b.low ? *b.low : *b.high;
            const bool nothing = how == op::multiply ? (far(p) || far(q)) && signs == 0 : !far(p) && far(q);
            const bool endless = how == op::multiply ? (far(p) || far(q)) && signs != 0 : far(p) && !far(q);
            if (how == op::divide && far(p) && far(q)) continue;
            if (endless) { (signs < 0 ? down : up) = true; continue; }
            meaning one = calculated(how, p_near, q_near);
            if (!one.known()) return unknown(joined(why, one.why));
            if (nothing) one.low = one.high = rational(0);
            found.push_back(one);
        }
    const auto least = [](const meaning& p, const meaning& q) { return p.low < q.low; };
    std::sort(found.begin(), found.end(), least);
    return stretching(down || found.empty() ? std::vector<meaning>{} : std::vector{found.front()}, up || found.empty() ? std::vector<meaning>{} : std::vector{found.back()}, why);
}

/// a < b, or a <= b, over all that they may be.
/// `turned`: the rule names b first, as what is said of unlike currencies does.
meaning less_by_extent(const meaning& a, const meaning& b, bool or_equal, bool turned = false) {
    const auto x = extent_of(a), y = extent_of(b);
    const auto undecided = unknown_of(a, b);
    bool always = true, never = true;
    for (const bool a_high : {false, true})
        for (const bool b_high : {false, true}) {
            const auto& p = a_high ? x.high : x.low;
            const auto& q = b_high ? y.high : y.low;
            if (!p && !q && a_high == b_high) return undecided;
            const meaning here = p && q ? less(*p, *q, or_equal) : truth(p ? b_high : !a_high);
            if (!here.known()) return unknown(joined(undecided.why, turned ? less(*q, *p, or_equal).why : here.why));
            (here.truth ? never : always) = false;
            if (!always && !never) return undecided;
        }
    return truth(always);
}

}  // namespace

namespace {

/// How a date that lies between two others, or a time, lies to another.
meaning placed(op how, const meaning& a, const meaning& b) {
    if (b.is == kind::set) {
        if (how != op::in && how != op::not_in) return unknown_of(a, b);
        return how == op::in ? contains(b, a) : opposite(contains(b, a));
    }
    const auto start = [](const meaning& one) { return one.is == kind::period ? date_of(one.first) : one; };
    const auto end = [](const meaning& one) { return one.is == kind::period ? date_of(one.last) : one; };
    const auto not_after = [](const meaning& p, const meaning& q) { return compared(op::less_or_equal, p, q); };
    const auto earlier = [](const meaning& p, const meaning& q) { return compared(op::less, p, q); };
    switch (how) {
        case op::before: return earlier(end(a), start(b));
        case op::after: return earlier(end(b), start(a));
        case op::overlaps: return both(not_after(start(a), end(b)), not_after(start(b), end(a)));
        default: break;
    }
    const auto inside = both(not_after(start(b), start(a)), not_after(end(a), end(b)));
    return how == op::not_in ? opposite(inside) : inside;
}

}  // namespace

meaning for_all_options(op how, const meaning& a, const meaning& b, const binary& apply) {
    if (!a.partly() && !b.partly()) return apply(a, b);
    const auto undecided = unknown_of(a, b);
    const auto lies_open = [](const meaning& one) { return one.partly() && one.options.empty(); };
    if (!lies_open(a) && !lies_open(b)) {
        if ((!a.known() && !a.partly()) || (!b.known() && !b.partly())) return undecided;
        const auto all_of = [](const meaning& one) { return one.partly() ? one.options : std::vector<meaning>{one}; };
        std::optional<meaning> result;
        for (const auto& x : all_of(a))
            for (const auto& y : all_of(b)) result = result ? one_or_other(undecided.why, *result, apply(x, y)) : apply(x, y);
        return *result;
    }
    if (!a.options.empty() || !b.options.empty()) {  // one of several beside what lies open
        std::optional<meaning> result;
        for (const auto& option : a.options.empty() ? b.options : a.options) {
            const auto made = a.options.empty() ? for_all_options(how, a, option, apply) : for_all_options(how, option, b, apply);
            result = result ? one_or_other(undecided.why, *result, made) : made;
        }
        return *result;
    }
    if ((!a.known() && !a.partly()) || (!b.known() && !b.partly())) return undecided;
    switch (how) {
        case op::equal:
        case op::not_equal: {
            const bool apart = less_by_extent(a, b, false).holds() || less_by_extent(b, a, false).holds();
            return apart ? truth(how == op::not_equal) : undecided;
        }
        case op::less:
        case op::less_or_equal: return less_by_extent(a, b, how == op::less_or_equal);
        case op::greater:
        case op::greater_or_equal: return less_by_extent(b, a, how == op::greater_or_equal, true);
        case op::in:
        case op::not_in:
        case op::within:
        case op::overlaps:
        case op::before:
        case op::after: return placed(how, a, b);
        default: break;
    }
    const auto x = extent_of(a), y = extent_of(b);
    const auto end = [&](const std::optional<meaning>& p, const std::optional<meaning>& q) {
        return p && q ? std::vector<meaning>{apply(*p, *q)} : std::vector<meaning>{};
    };
    if (how == op::add) return stretching(end(x.low, y.low), end(x.high, y.high), undecided.why);
    if (how == op::subtract) return stretching(end(x.low, y.high), end(x.high, y.low), undecided.why);
    if (how == op::multiply || how == op::divide) return in_proportion(how, x, y, joined(a.why, b.why));
    return undecided;
}

meaning compared(op how, const meaning& a, const meaning& b) {
    return for_all_options(how, a, b, [&](const meaning& x, const meaning& y) {
        return how == op::equal ? equal(x, y) : how == op::less ? less(x, y, false) : how == op::less_or_equal ? less(x, y, true) : less(y, x, true);
    });
}

}  // namespace quorate::differential
