// Sets with certain and possible members.
#include <algorithm>

#include "assess/operations.hpp"

namespace quorate::assess {

namespace {

/// A member that might be anything: its own value is unknown.
bool anything(const member& one) { return !one.of.known(); }

}  // namespace

value operations::lifted(const value& a) {
    if (!a.known() || a.get<std::shared_ptr<const set_value>>()) return a;
    set_value single;
    single.members.push_back({a, true, reason_set::none});
    return make_set(std::move(single));
}

value operations::alike(const value& a, const value& b) {
    if (a.get<number_range>() && b.get<number_range>()) return equal(a, b);
    if (a.partly != nullptr || b.partly != nullptr) return ordered_or_narrowed(plan::opcode::equal, a, b);
    if (const auto* text = a.get<const texts*>())
        if (const auto* other = b.get<const texts*>()) return make_truth(same_text(**text, **other));
    return make_truth(same(a, b));
}

bool operations::add_once(set_value& to, member& one) {
    one.present = one.is_there();
    if (!anything(one))
        for (auto& there : to.members) {
            if (anything(there)) continue;
            const value is = alike(there.of, one.of);
            if (is_true(is)) {
                one.present = there.present = there.is_there() || one.present;
                if (one.certain) there = one;
                else if (!there.certain) there.doubt = on.reasons().join(there.doubt, one.doubt);
                return false;
            }
            if (is.known()) continue;
            one.certain = false;
            one.doubt = on.reasons().join(one.doubt, is.why);
        }
    to.members.push_back(one);
    return true;
}

void operations::make_certain(set_value& in, std::size_t which) {
    const auto why = in.members[which].of.why;
    for (auto& one : in.members)
        if (!one.certain) one.doubt = on.reasons().join(one.doubt, why);
    in.members[which].certain = true;
    in.members[which].doubt = reason_set::none;
}

value operations::count(const value& set) {
    const auto* all = members_of(set);
    if (all == nullptr) return make_partly(set.why, {{}, make_number(0), {}});
    std::int64_t certain = 0, possible = 0;
    bool many = false;
    reason_set doubts = reason_set::none;
    for (const auto& one : *all) {
        if (one.certain) { ++certain; continue; }
        ++possible;
        many = many || one.many;
        doubts = on.reasons().join(doubts, one.doubt);  // what it is does not matter, only whether it is there
    }
    return number_of(certain, possible, many, doubts);
}

value operations::contains(const value& set, const value& one) {
    const auto* all = members_of(set);
    if (all != nullptr && all->empty()) return make_truth(false);  // whatever it is, it is not among none
    if (all == nullptr || (!one.known() && one.partly == nullptr)) return unknown_of(set, one);
    value found = make_truth(false);
    for (const auto& candidate : *all) {
        value is = anything(candidate) && candidate.of.partly == nullptr ? unknown_of(candidate.of, one) : alike(candidate.of, one);
        if (!candidate.is_there()) is = both(is, make_unknown(candidate.doubt));
        found = either(found, is);
        if (is_true(found)) break;
    }
    return found;
}

value operations::meet(const value& a, const value& b) {
    const value first = lifted(a), second = lifted(b);
    const auto* left = members_of(first);
    const auto* right = members_of(second);
    // Nothing meets an empty set, whatever the other holds.
    if ((left && left->empty()) || (right && right->empty())) return make_truth(false);
    if (!left || !right) return unknown_of(first, second);
    value result = make_truth(false);
    for (const auto& one : *left) {
        value found = contains(second, one.of);
        if (!one.is_there()) found = both(found, make_unknown(one.doubt));
        result = either(result, found);
    }
    return result;
}

value operations::within(const value& a, const value& b) {
    const auto* left = members_of(a);
    if (left && left->empty()) return make_truth(true);
    if (!left || !b.known()) return unknown_of(a, b);
    value result = make_truth(true);
    for (const auto& one : *left) {
        value found = contains(b, one.of);
        // A possible member that is not in b might not be in a either.
        if (!one.is_there()) found = either(found, make_unknown(one.doubt));
        result = both(result, found);
    }
    return result;
}

value operations::set_equal(const value& a, const value& b) { return both(within(a, b), within(b, a)); }

value operations::is_empty(const value& set) {
    return ordered_or_narrowed(plan::opcode::less_or_equal, count(set), make_number(0));
}

value operations::unite(const value& a, const value& b) {
    const value first = lifted(a), second = lifted(b);
    const auto* left = members_of(first);
    const auto* right = members_of(second);
    if (!left && !right) return unknown_of(first, second);
    set_value all;
    if (!left || !right) {  // the members of one, and nobody knows which of the other
        all.members = left ? *left : *right;
        const auto why = left ? second.why : first.why;
        all.members.push_back({make_unknown(why), false, why, true});
        return make_set(std::move(all));
    }
    all.members = *left;
    for (member one : *right) add_once(all, one);
    if (left->empty() || right->empty()) return make_set(std::move(all));
    // One of unknown value may be the same as one from the other side; where nothing else is certain, the first of them is.
    const bool other = std::any_of(all.members.begin(), all.members.end(), [](const member& one) { return one.certain && !anything(one); });
    std::size_t sure = no_index;
    for (std::size_t i = 0; i < all.members.size(); ++i) {
        auto& one = all.members[i];
        if (!one.certain || !anything(one)) continue;
        one = {.of = one.of, .certain = false, .doubt = one.of.why, .present = true};
        if (sure == no_index) sure = i;
    }
    if (!other && sure != no_index) make_certain(all, sure);
    return make_set(std::move(all));
}

value operations::kept(const value& from, const value& by, bool wanted) {
    const value first = lifted(from), second = lifted(by);
    const auto* left = members_of(first);
    if (!left) return make_unknown(first.why);
    set_value all;
    for (const auto& one : *left) {
        const value found = contains(second, one.of);
        const auto* truth = found.get<bool>();
        if (truth && *truth != wanted) continue;
        member stays = one;
        if (!truth) {
            stays.certain = stays.present = false;
            stays.doubt = on.reasons().join(stays.doubt, found.why);
        }
        all.members.push_back(std::move(stays));
    }
    return make_set(std::move(all));
}

value operations::common(const value& a, const value& b) {
    const value second = lifted(b);
    const auto* right = members_of(second);
    if (right && right->empty()) return make_set({});  // whatever the first holds
    if (const value first = lifted(a); !first.known() && right) return kept(second, first, true);  // at most what the other holds
    return kept(a, second, true);
}

value operations::without(const value& a, const value& b) { return kept(a, b, false); }

}  // namespace quorate::assess
