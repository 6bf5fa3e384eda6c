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

namespace {

/// The sum of no amounts is 0, in no currency: beside an amount it is nothing.
bool nothing_beside(const meaning& one, const meaning& amount) { return one.is == kind::number && one.low == rational(0) && one.exact() && amount.is == kind::money; }

}  // namespace

meaning equal(const meaning& a, const meaning& b) {
    if (!a.known() || !b.known()) return unknown_of(a, b);
    if (a.is == kind::set) return both(within(a, b), within(b, a));
    if (nothing_beside(a, b)) return truth(b.low == rational(0));
    if (nothing_beside(b, a)) return truth(a.low == rational(0));
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
    if (a.is == kind::money && b.is == kind::money && a.currency != b.currency) return fault(a.currency + " and " + b.currency + " do not compare");
    if (a.is == kind::duration) return a.length.in == b.length.in ? truth(or_equal ? a.length.count <= b.length.count : a.length.count < b.length.count) : fault("days and months do not compare");
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

}  // namespace

meaning calculated(op how, const meaning& a, const meaning& b) {
    if (!a.known() || !b.known()) return unknown_of(a, b);
    if (a.is == kind::date && b.is == kind::date) return number(rational((a.first - b.first).count()));
    if (a.is == kind::date) return moved(a, b.length, how == op::subtract);
    // The sum of no amounts, beside an amount: nothing in its currency.
    const auto nothing_in = [](const meaning& amount) { meaning none = amount; none.low = none.high = rational(0); return none; };
    if (how != op::multiply && nothing_beside(a, b)) return calculated(how, nothing_in(b), b);
    if ((how == op::add || how == op::subtract) && nothing_beside(b, a)) return calculated(how, a, nothing_in(a));
    if (a.is == kind::money && b.is == kind::money && how == op::divide) {
        if (a.currency != b.currency) return fault(a.currency + " and " + b.currency + " do not add up");
        if (b.low == rational(0)) return fault(by_zero);
        const auto share = divide(a.low, b.low);
        return share ? number(*share) : fault(too_large);
    }
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
        if (how == op::divide && other.low == rational(0)) return fault(by_zero);
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

meaning alike(const meaning& a, const meaning& b) { return a.partly() || b.partly() ? compared(op::equal, a, b) : a.is == kind::number && b.is == kind::number ? equal(a, b) : truth(same(a, b)); }

void add_once(std::vector<item>& to, item one) {
    one.present = one.is_there();
    for (auto& there : to) {
        if (!one.of.known() || !there.of.known()) continue;
        const auto is = alike(there.of, one.of);
        if (is.holds()) {
            one.present = there.present = there.is_there() || one.present;
            if (one.certain) there = one;
            else if (!there.certain) there.doubt = joined(there.doubt, one.doubt);
            return;
        }
        if (!is.known()) one = {one.of, false, joined(one.doubt, is.why), one.many, one.present};
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
    if (!set.known() || (!one.known() && !one.partly())) return unknown_of(set, one);
    meaning found = truth(false);
    for (const auto& member : set.items) {
        const auto is = member.of.known() || member.of.partly() ? alike(member.of, one) : unknown_of(member.of, one);
        found = either(found, both(is, member.is_there() ? truth(true) : unknown(member.doubt)));
    }
    return found;
}

meaning meet(const meaning& a, const meaning& b) {
    const meaning left = as_set(a), right = as_set(b);
    if ((left.known() && left.items.empty()) || (right.known() && right.items.empty())) return truth(false);
    if (!left.known() || !right.known()) return unknown_of(left, right);
    meaning found = truth(false);
    for (const auto& one : left.items) found = either(found, both(one.is_there() ? truth(true) : unknown(one.doubt), contains(right, one.of)));
    return found;
}

meaning within(const meaning& a, const meaning& b) {
    if (a.known() && a.items.empty()) return truth(true);
    if (!a.known() || !b.known()) return unknown_of(a, b);
    meaning all = truth(true);
    for (const auto& one : a.items) all = both(all, either(one.is_there() ? truth(false) : unknown(one.doubt), contains(b, one.of)));
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
        items[i] = {items[i].of, false, items[i].of.why, false, true};
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

meaning nothing_like(const meaning& one) {
    meaning made = one;
    made.low = made.high = rational(0);
    made.length.count = 0;
    return made;
}

/// Of two ends the fault of one of them, or that they do not compare.
std::optional<meaning> fault_of(const std::optional<meaning>& a, const std::optional<meaning>& b) {
    if (a && !a->known()) return a;
    if (b && !b->known()) return b;
    if (!a || !b) return std::nullopt;
    const auto compare = less(*a, *b, false);
    return compare.known() ? std::nullopt : std::optional(compare);
}

std::vector<meaning> listed(const std::optional<meaning>& one) { return one ? std::vector{*one} : std::vector<meaning>{}; }

}  // namespace

meaning summed(const meaning& set) {
    if (!set.known()) return set;
    if (set.items.empty()) return number(0);
    std::optional<meaning> low, high;
    bool down = false, up = false;
    causes doubts;
    for (const auto& one : set.items) {
        doubts = joined(doubts, joined(one.certain ? causes{} : one.doubt, one.of.why));
        const auto reach = extent_of(one.of);
        for (const bool above : {false, true}) {
            auto end = above ? reach.high : reach.low;
            auto& total = above ? high : low;
            if (end && !one.certain) {
                // What may be left out only widens the sum on the side on which it lies.
                const auto nothing = nothing_like(*end);
                const bool widens = above ? less(nothing, *end, false).holds() : less(*end, nothing, false).holds();
                if (!widens) end = nothing;
                else if (one.many) end.reset();
            }
            if (!end) (above ? up : down) = true;
            else if (!total) total = end;
            else if (total->known()) total = calculated(op::add, *total, *end);
        }
    }
    if (const auto wrong = fault_of(low, high)) return *wrong;
    return stretching(down ? std::vector<meaning>{} : listed(low), up ? std::vector<meaning>{} : listed(high), doubts);
}

meaning extreme(const meaning& set, bool smallest) {
    if (!set.known()) return set;
    if (set.items.empty()) return unknown({{.what = missing::kind::empty, .record = {}, .index = no_index, .said = "nothing to choose from"}});
    // a lies more to the side that is looked for than b. Unlike currencies are named in the order a, b.
    const auto beyond = [&](const meaning& a, const meaning& b) {
        const auto apart = less(a, b, false);
        return apart.known() && !smallest ? less(b, a, false) : apart;
    };
    const auto fold = [&](std::optional<meaning>& into, const meaning& one) {
        if (into && !into->known()) return;
        const auto first = into ? beyond(one, *into) : truth(true);
        if (!first.known()) into = first;
        else if (first.truth) into = one;
    };
    std::optional<meaning> sure, far;
    bool endless = false, any = false;
    std::vector<std::optional<meaning>> fars;
    for (const auto& one : set.items) {
        const auto reach = extent_of(one.of);
        const auto& near_end = smallest ? reach.high : reach.low;
        const auto& far_end = smallest ? reach.low : reach.high;
        any = any || one.is_there();
        if (one.is_there() && near_end) fold(sure, *near_end);
        if (far_end) fold(far, *far_end);
        endless = endless || !far_end;
        fars.push_back(far_end);
    }
    if (const auto wrong = fault_of(sure, far)) return *wrong;
    causes doubts;
    for (std::size_t i = 0; i < fars.size(); ++i) {
        const auto& one = set.items[i];
        const bool behind = any && sure && fars[i] && (smallest ? less(*sure, *fars[i], true) : less(*fars[i], *sure, true)).holds();
        if (!behind) doubts = joined(doubts, joined(one.is_there() ? causes{} : one.doubt, one.of.why));
    }
    if (!any) return unknown(doubts);
    if (endless) far.reset();
    return smallest ? stretching(listed(far), listed(sure), doubts) : stretching(listed(sure), listed(far), doubts);
}

}  // namespace quorate::differential
