#include "differential/logic.hpp"

#include <algorithm>

#include "text/source.hpp"

namespace quorate::differential {

using kind = meaning::kind;
using op = syntax::binary_operator;

meaning truth(bool is) { meaning made; made.is = kind::truth; made.truth = is; return made; }
meaning number(rational is) { meaning made; made.is = kind::number; made.low = made.high = is; return made; }
meaning unknown(causes why) { meaning made; made.why = std::move(why); return made; }
meaning fault(std::string said) { return unknown({{.what = missing::kind::arithmetic, .record = {}, .index = no_index, .said = std::move(said)}}); }
meaning set_of(std::vector<item> items) { meaning made; made.is = kind::set; made.items = std::move(items); return made; }
causes joined(causes a, const causes& b) { a.insert(b.begin(), b.end()); return a; }
meaning unknown_of(const meaning& a, const meaning& b) { return unknown(joined(a.known() ? causes{} : a.why, b.known() ? causes{} : b.why)); }

meaning both(const meaning& a, const meaning& b) {
    if (a.fails() || b.fails()) return truth(false);
    return a.holds() && b.holds() ? truth(true) : unknown_of(a, b);
}
meaning opposite(const meaning& a) { return a.known() ? truth(!a.truth) : a; }
meaning either(const meaning& a, const meaning& b) { return opposite(both(opposite(a), opposite(b))); }

bool same(const meaning& a, const meaning& b) {
    if (a.is != b.is) return false;
    switch (a.is) {
        case kind::truth: return a.truth == b.truth;
        case kind::number: return a.exact() && b.exact() && a.low == b.low;
        case kind::money: return a.currency == b.currency && a.low == b.low;
        case kind::text:
            for (const auto& one : a.text.all())
                for (const auto& other : b.text.all())
                    if ((one.language == other.language || one.language.empty() || other.language.empty()) && text::fold(one.text) == text::fold(other.text)) return true;
            return false;
        case kind::date: return a.first == b.first;
        case kind::period: return a.first == b.first && a.last == b.last;
        case kind::duration: return a.length == b.length;
        case kind::entry: return a.entry == b.entry;
        case kind::record: return a.record == b.record;
        default: return false;
    }
}

meaning equal(const meaning& a, const meaning& b) {
    if (!a.known() || !b.known()) return unknown_of(a, b);
    if (a.is == kind::set) return both(within(a, b), within(b, a));
    if (a.is == kind::money && a.currency != b.currency) return fault(a.currency + " and " + b.currency + " do not compare");
    if (a.is == kind::number && !(a.exact() && b.exact())) {
        const bool apart = a.high < b.low || b.high < a.low;
        return apart ? truth(false) : unknown(joined(a.why, b.why));
    }
    if (a.is == kind::duration && a.length.in != b.length.in) return fault("days and months do not compare");
    return truth(same(a, b));
}

meaning less(const meaning& a, const meaning& b, bool or_equal) {
    if (!a.known() || !b.known()) return unknown_of(a, b);
    if (a.is == kind::date) return truth(or_equal ? a.first <= b.first : a.first < b.first);
    if (a.is == kind::money && a.currency != b.currency) return fault(a.currency + " and " + b.currency + " do not compare");
    // Every a against every b: certainly so, certainly not, or it depends.
    const bool always = or_equal ? a.high <= b.low : a.high < b.low;
    const bool never = or_equal ? b.high < a.low : b.high <= a.low;
    return always ? truth(true) : never ? truth(false) : unknown(joined(a.why, b.why));
}

namespace {

meaning number_between(std::vector<rational> found, causes why) {
    std::sort(found.begin(), found.end());
    meaning made = number(found.front());
    made.high = found.back();
    if (!made.exact()) made.why = std::move(why);
    return made;
}

std::optional<rational> calculate(op how, rational a, rational b) {
    switch (how) {
        case op::add: return add(a, b);
        case op::subtract: return subtract(a, b);
        case op::multiply: return multiply(a, b);
        default: return divide(a, b);
    }
}

const char* const too_large = "a number too large to be exact";
const char* const by_zero = "a division by zero";

meaning moved(const meaning& date, duration by, bool back) {
    using namespace std::chrono;
    const int count = back ? -by.count : by.count;
    meaning made = date;
    if (by.in == duration::unit::days) {
        made.first = date.first + days{count};
    } else {
        const year_month_day from{date.first};
        year_month_day to = from + months{count};
        if (!to.ok()) to = to.year() / to.month() / std::chrono::last;
        made.first = sys_days{to};
    }
    made.last = made.first;
    return made;
}

}  // namespace

meaning calculated(op how, const meaning& a, const meaning& b) {
    if (!a.known() || !b.known()) return unknown_of(a, b);
    if (a.is == kind::date) return moved(a, b.length, how == op::subtract);
    if (a.is == kind::money || b.is == kind::money) {
        if (a.is == b.is && a.currency != b.currency) return fault(a.currency + " and " + b.currency + " do not add up");
        const auto& amount = a.is == kind::money ? a : b;
        const auto& other = a.is == kind::money ? b : a;
        if (!other.exact()) {
            const auto why = joined(a.why, b.why);
            if (how == op::divide && other.low <= rational(0) && rational(0) <= other.high) return unknown(why);
            meaning one = calculated(how, amount, number(other.low)), two = calculated(how, amount, number(other.high));
            if (one.known() && two.known() && two.low < one.low) std::swap(one, two);
            return stretching({one}, {two}, why);
        }
        const auto result = calculate(how, amount.low, other.low);
        if (!result) return fault(too_large);
        meaning made = amount;
        made.low = made.high = *result;
        return made;
    }
    if (how == op::divide && b.low <= rational(0) && rational(0) <= b.high) return b.exact() ? fault(by_zero) : unknown(joined(a.why, b.why));
    std::vector<rational> corners;
    for (const auto& x : {a.low, a.high})
        for (const auto& y : {b.low, b.high}) {
            const auto one = calculate(how, x, y);
            if (!one) return fault(too_large);
            corners.push_back(*one);
        }
    return number_between(std::move(corners), joined(a.why, b.why));
}

meaning as_set(const meaning& one) { return !one.known() || one.is == kind::set ? one : set_of({{one, true, {}}}); }

meaning alike(const meaning& a, const meaning& b) { return a.is == kind::number && b.is == kind::number ? equal(a, b) : truth(same(a, b)); }

void add_once(std::vector<item>& to, item one) {
    for (auto& there : to) {
        if (!one.of.known() || !there.of.known()) continue;
        const auto is = alike(there.of, one.of);
        if (is.holds()) {
            if (one.certain) there = one;
            else if (!there.certain) there.doubt = joined(there.doubt, one.doubt);
            return;
        }
        if (!is.known()) one = {one.of, false, joined(one.doubt, is.why)};
    }
    to.push_back(std::move(one));
}

void ensure_one(std::vector<item>& items, std::size_t which) {
    for (const auto& one : items)
        if (one.certain) return;
    for (auto& one : items) one.doubt = joined(one.doubt, items[which].of.why);
    items[which] = {items[which].of, true, {}};
}

meaning contains(const meaning& set, const meaning& one) {
    if (set.known() && set.items.empty()) return truth(false);
    if (!set.known() || !one.known()) return unknown_of(set, one);
    meaning found = truth(false);
    for (const auto& member : set.items) {
        const auto is = member.of.known() ? alike(member.of, one) : member.of;
        found = either(found, both(is, member.certain ? truth(true) : unknown(member.doubt)));
    }
    return found;
}

meaning meet(const meaning& a, const meaning& b) {
    const meaning left = as_set(a), right = as_set(b);
    if ((left.known() && left.items.empty()) || (right.known() && right.items.empty())) return truth(false);
    if (!left.known() || !right.known()) return unknown_of(left, right);
    meaning found = truth(false);
    for (const auto& one : left.items) found = either(found, both(one.certain ? truth(true) : unknown(one.doubt), contains(right, one.of)));
    return found;
}

meaning within(const meaning& a, const meaning& b) {
    if (a.known() && a.items.empty()) return truth(true);
    if (!a.known() || !b.known()) return unknown_of(a, b);
    meaning all = truth(true);
    for (const auto& one : a.items) all = both(all, either(one.certain ? truth(false) : unknown(one.doubt), contains(b, one.of)));
    return all;
}

meaning united(const meaning& a, const meaning& b) {
    const meaning left = as_set(a), right = as_set(b);
    if (!left.known() && !right.known()) return unknown_of(left, right);
    auto items = left.items;
    if (!left.known() || !right.known()) {  // whatever the other holds is there too
        if (!left.known()) items = right.items;
        const auto& why = left.known() ? right.why : left.why;
        items.push_back({unknown(why), false, why, true});
        return set_of(std::move(items));
    }
    for (const auto& one : right.items) add_once(items, one);
    if (left.items.empty() || right.items.empty()) return set_of(std::move(items));
    // Of those that are there whatever their value, one is sure to be another than the rest only where nothing else is.
    std::size_t first = items.size();
    for (std::size_t i = items.size(); i-- > 0;) {
        if (items[i].of.known() || !items[i].certain) continue;
        items[i] = {items[i].of, false, items[i].of.why};
        first = i;
    }
    if (first < items.size()) ensure_one(items, first);
    return set_of(std::move(items));
}

meaning kept(const meaning& a, const meaning& b, bool wanted) {
    const meaning left = as_set(a), right = as_set(b);
    if (wanted && right.known() && right.items.empty()) return set_of({});
    if (wanted && !left.known() && right.known()) return kept(right, left, true);
    if (!left.known()) return left;
    std::vector<item> items;
    for (auto one : left.items) {
        const auto found = contains(right, one.of);
        if (found.known() && found.truth != wanted) continue;
        if (!found.known()) one = {one.of, false, joined(one.doubt, found.why), one.many};
        items.push_back(std::move(one));
    }
    return set_of(std::move(items));
}

meaning counted(const meaning& set) {
    if (!set.known()) return stretching({number(0)}, {}, set.why);
    std::int64_t certain = 0;
    bool endless = false;
    causes doubts;
    for (const auto& one : set.items) {
        if (one.certain) ++certain;
        else doubts = joined(doubts, one.doubt);
        endless = endless || one.many;
    }
    if (endless) return stretching({number(rational(certain))}, {}, doubts);
    return number_between({rational(certain), rational(static_cast<std::int64_t>(set.items.size()))}, doubts);
}

namespace {

causes doubts_in(const meaning& set) {
    causes all;
    for (const auto& one : set.items)
        if (!one.certain || !one.of.known() || !one.of.exact()) all = joined(all, joined(one.doubt, one.of.why));
    return all;
}

}  // namespace

meaning summed(const meaning& set) {
    if (!set.known()) return set;
    meaning certainly = number(0), all = number(0);
    bool anything = false;
    for (const auto& one : set.items) {
        if (!one.of.known()) { anything = true; continue; }
        meaning part = one.of;
        if (one.certain) certainly = calculated(op::add, certainly, part);
        else { part.low = std::min(part.low, rational(0)); part.high = std::max(part.high, rational(0)); }
        all = calculated(op::add, all, part);
    }
    const auto doubts = doubts_in(set);
    if (!anything && all.is == kind::money) {
        // The least: all that is certain, and what takes away; the most: all that is certain, and what adds.
        meaning low = number(0), high = number(0);
        for (const auto& one : set.items) {
            meaning nothing = one.of;
            nothing.low = nothing.high = rational(0);
            const bool takes = one.of.low < rational(0);
            low = calculated(op::add, low, one.certain || takes ? one.of : nothing);
            high = calculated(op::add, high, one.certain || !takes ? one.of : nothing);
        }
        return doubts.empty() ? low : stretching({low}, {high}, doubts);
    }
    if (!certainly.known()) return certainly;
    if (!all.known()) return all;
    if (anything) return unknown(doubts);
    return number_between({all.low, all.high}, doubts);
}

meaning extreme(const meaning& set, bool smallest) {
    if (!set.known()) return set;
    // The lesser of the lower bounds and the lesser of the upper ones; what is exact leaves no doubt.
    const auto fold = [&](std::optional<meaning>& into, const meaning& one) {
        if (!into) { into = one; return; }
        if (one.is == kind::date) {
            if (smallest ? one.first < into->first : one.first > into->first) into = one;
            return;
        }
        const auto pick = [&](rational x, rational y) { return smallest ? std::min(x, y) : std::max(x, y); };
        meaning made = number(pick(into->low, one.low));
        made.high = pick(into->high, one.high);
        if (!made.exact()) made.why = joined(into->why, one.why);
        into = made;
    };
    std::optional<meaning> sure, any;
    bool anything = false;
    for (const auto& one : set.items) {
        if (!one.of.known()) { anything = true; continue; }
        fold(any, one.of);
        if (one.certain) fold(sure, one.of);
    }
    auto doubts = doubts_in(set);
    if (doubts.empty()) return sure ? *sure : unknown({{.what = missing::kind::empty, .record = {}, .index = no_index, .said = "nothing to choose from"}});
    if (!anything && sure && sure->low == any->low && sure->high == any->high && sure->first == any->first) return *sure;
    for (const auto* one : {&sure, &any})
        if (*one) doubts = joined(doubts, (*one)->why);
    if (!sure) return unknown(doubts);
    if (anything || sure->is != kind::number) {  // the sure ones bound it on one side
        meaning end = *sure, other = *any;
        if (end.is == kind::number) end = number(smallest ? end.high : end.low);
        const std::vector<meaning> beyond = anything ? std::vector<meaning>{} : std::vector<meaning>{other};
        return smallest ? stretching(beyond, {end}, doubts) : stretching({end}, beyond, doubts);
    }
    return number_between({sure->low, sure->high, any->low, any->high}, doubts);
}

}  // namespace quorate::differential
