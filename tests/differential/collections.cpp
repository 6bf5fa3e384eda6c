// Collections of the direct interpreter: what is collected, counted, grouped and chosen, also of sets that are not stated.
#include <algorithm>

#include "differential/interpreter.hpp"
#include "differential/logic.hpp"

namespace quorate::differential {

using check::binding;
using syntax::node_kind;
using op = syntax::binary_operator;
using kind = meaning::kind;

namespace {

/// Any number of members of which nothing is known.
item anyone(const causes& why) { return {unknown(why), false, why, true}; }

}  // namespace

meaning interpreter::passes(const item& one, const std::vector<node_id>& conditions, surroundings& in, bool whether_alone) const {
    meaning all = (whether_alone ? one.is_there() : one.certain) ? truth(true) : unknown(one.doubt);
    for (const node_id condition : conditions)
        if (!all.fails()) all = both(all, of(condition, in));
    return all;
}

std::optional<interpreter::loop> interpreter::loop_of(node_id node) const {
    loop found;
    switch (tree_[node].kind) {
        case node_kind::comprehension: found.variable = tree_[tree_[node].first_child].next_sibling; break;
        case node_kind::quantified:
            found.variable = tree_[node].first_child;
            if (static_cast<syntax::quantifier>(tree_[node].detail & syntax::quantifier_mask) >= syntax::quantifier::at_least) found.variable = tree_[found.variable].next_sibling;
            break;
        case node_kind::share:
        case node_kind::grouping:
        case node_kind::chosen: found.variable = tree_[node].first_child; break;
        default: return std::nullopt;
    }
    found.collection = tree_[found.variable].next_sibling;
    for (const node_id part : tree_.children(node))
        if (part != found.variable && part != found.collection) found.parts.push_back(part);
    return found;
}

bool interpreter::speaks_of(node_id node, const std::set<std::uint32_t>& variables) const {
    if (tree_[node].kind == node_kind::name) {
        const auto& means = rules_.meaning_of(node);
        return means.to == binding::kind::slot && variables.contains(means.index);
    }
    auto inside = variables;
    if (const auto within = loop_of(node); within && speaks_of(within->collection, variables)) inside.insert(rules_.slot_of(within->variable));
    const auto children = tree_.children(node);
    return std::any_of(children.begin(), children.end(), [&](node_id part) { return speaks_of(part, inside); });
}

bool interpreter::asks_what_is_stated(node_id node, const std::set<std::uint32_t>& variables) const {
    if (tree_[node].kind == node_kind::test) {
        const auto asked = static_cast<syntax::test_kind>(tree_[node].detail);
        if (asked == syntax::test_kind::stated || asked == syntax::test_kind::not_stated) return speaks_of(tree_[node].first_child, variables);
    }
    if (const auto within = loop_of(node)) {
        auto inside = variables;
        if (speaks_of(within->collection, variables)) inside.insert(rules_.slot_of(within->variable));
        return asks_what_is_stated(within->collection, variables) ||
               std::any_of(within->parts.begin(), within->parts.end(), [&](node_id part) { return asks_what_is_stated(part, inside); });
    }
    const auto children = tree_.children(node);
    return std::any_of(children.begin(), children.end(), [&](node_id part) { return asks_what_is_stated(part, variables); });
}

bool interpreter::asks_of_members(node_id node) const {
    const auto own = loop_of(node);
    return std::any_of(own->parts.begin(), own->parts.end(), [&](node_id part) { return asks_what_is_stated(part, {rules_.slot_of(own->variable)}); });
}

meaning interpreter::of_comprehension(node_id node, surroundings& in) const {
    const node_id collected = tree_[node].first_child, variable = tree_[collected].next_sibling, collection = tree_[variable].next_sibling;
    const meaning over = as_one(of(collection, in));
    std::vector<node_id> conditions;
    node_id except = node_id::none;
    for (node_id part = tree_[collection].next_sibling; part != node_id::none; part = tree_[part].next_sibling) {
        if (tree_[part].kind == node_kind::where) conditions.push_back(tree_[part].first_child);
        else except = tree_[part].first_child;
    }
    const bool distinct = tree_[node].detail == 1;
    if (!over.known()) {
        if (asks_of_members(node)) return over;
        in.variables[rules_.slot_of(variable)] = unknown(over.why);
        const meaning stays = passes(anyone(over.why), conditions, in, false);
        const meaning value = stays.fails() ? stays : of(collected, in);
        in.variables.erase(rules_.slot_of(variable));
        if (stays.fails()) return set_of({});
        if (!value.known()) return unknown(stays.why);
        const meaning out = except == node_id::none ? truth(false) : contains(as_set(as_one(of(except, in))), value);
        if (out.holds()) return set_of({});
        const bool one_at_most = distinct && (value.is != kind::number || value.exact());
        return set_of({{value, false, joined(stays.why, out.known() ? causes{} : out.why), !one_at_most}});
    }
    const meaning excluded = except == node_id::none ? set_of({}) : as_set(as_one(of(except, in)));
    std::vector<item> items;
    std::vector<std::size_t> sure;
    for (const auto& one : over.items) {
        in.variables[rules_.slot_of(variable)] = one.of;
        // Conditions are put one after the other, and what one of them leaves out the next does not see.
        const meaning stays = passes(one, conditions, in, false), stays_if_there = passes(one, conditions, in, true);
        const meaning value = of(collected, in);
        const meaning out = contains(excluded, value);
        if (stays.fails() || out.holds()) continue;
        const bool there = stays.holds() && out.known();
        item made{value, there && (value.known() || !distinct), {}, one.many, stays_if_there.holds() && out.known()};
        if (there && !made.certain) sure.push_back(items.size());
        // What is collected each time is there whatever it is.
        if (!made.certain) made.doubt = joined(stays.known() ? causes{} : stays.why, joined(out.known() ? causes{} : out.why, distinct ? value.why : causes{}));
        if (distinct) add_once(items, std::move(made));
        else items.push_back(std::move(made));
    }
    in.variables.erase(rules_.slot_of(variable));
    // Where nothing is certain, one that is there whatever its value is.
    if (!sure.empty()) ensure_one(items, sure.front());
    return set_of(std::move(items));
}

meaning interpreter::of_quantified(node_id node, surroundings& in) const {
    const auto how = static_cast<syntax::quantifier>(tree_[node].detail & syntax::quantifier_mask);
    const bool counts = how >= syntax::quantifier::at_least;
    const meaning bound = counts ? of(tree_[node].first_child, in) : number(0);
    const auto own = *loop_of(node);
    const meaning over = as_one(of(own.collection, in));
    if (!over.known() && asks_of_members(node)) return over;
    std::vector<node_id> conditions;
    node_id satisfies = node_id::none;
    for (node_id part = tree_[own.collection].next_sibling; part != node_id::none; part = tree_[part].next_sibling) {
        if (tree_[part].kind == node_kind::where) conditions.push_back(tree_[part].first_child);
        else satisfies = part;
    }
    meaning any = truth(false), every = truth(true);
    std::vector<item> passing;
    for (const auto& one : over.known() ? over.items : std::vector{anyone(over.why)}) {
        in.variables[rules_.slot_of(own.variable)] = one.of;
        const meaning stays = passes(one, conditions, in, !counts);
        any = either(any, stays);
        if (satisfies != node_id::none) every = both(every, either(opposite(stays), of(satisfies, in)));
        if (!stays.fails()) passing.push_back({number(0), stays.known(), stays.why, one.many});
    }
    in.variables.erase(rules_.slot_of(own.variable));
    const meaning found = counted(set_of(std::move(passing)));
    switch (how) {
        case syntax::quantifier::any: return any;
        case syntax::quantifier::no: return opposite(any);
        case syntax::quantifier::every: return every;
        case syntax::quantifier::at_least: return compared(op::greater_or_equal, found, bound);
        case syntax::quantifier::at_most: return compared(op::less_or_equal, found, bound);
        default: return compared(op::equal, found, bound);
    }
}

meaning interpreter::of_conditions(node_id node, surroundings& in) const {
    const node_id bound = tree_[node].first_child;
    std::vector<item> holding;
    for (node_id one = tree_[bound].next_sibling; one != node_id::none; one = tree_[one].next_sibling) {
        const meaning is = of(one, in);
        if (!is.fails()) holding.push_back({number(0), is.known(), is.why});
    }
    return compared(op::greater_or_equal, counted(set_of(std::move(holding))), of(bound, in));
}

meaning interpreter::of_share(node_id node, surroundings& in) const {
    const auto own = *loop_of(node);
    const meaning over = as_one(of(own.collection, in));
    std::vector<node_id> conditions;
    for (const node_id part : own.parts) conditions.push_back(tree_[part].first_child);
    std::vector<item> some;
    if (over.known() || !asks_of_members(node)) {
        for (const auto& one : over.known() ? over.items : std::vector{anyone(over.why)}) {
            in.variables[rules_.slot_of(own.variable)] = one.of;
            const meaning stays = passes(one, conditions, in, false);
            if (!stays.fails()) some.push_back({number(0), stays.known(), stays.known() ? causes{} : stays.why, one.many});
        }
        in.variables.erase(rules_.slot_of(own.variable));
    } else {
        some.push_back(anyone(over.why));
    }
    meaning part = for_all_options(op::divide, counted(set_of(std::move(some))), counted(over), [](const meaning& a, const meaning& b) { return calculated(op::divide, a, b); });
    // A part of them is no more than all.
    if (part.is == kind::number && part.high > rational(1)) part = stretching({number(part.low)}, {number(1)}, part.why);
    if (!part.least.empty() || !part.most.empty()) part = stretching(part.least, {number(1)}, part.why);
    return part;
}

meaning interpreter::of_grouping(node_id node, surroundings& in) const {
    const auto own = *loop_of(node);
    const meaning over = as_one(of(own.collection, in));
    if (!over.known()) return over;
    struct group { meaning key; std::vector<item> items; bool certain = false; causes doubt; };
    std::vector<group> groups;
    std::vector<item> anywhere;  // whose key is not known
    for (const auto& one : over.items) {
        in.variables[rules_.slot_of(own.variable)] = one.of;
        const meaning key = of(own.parts.front(), in);
        if (!key.known() || (key.is == kind::number && !key.exact())) {
            anywhere.push_back({one.of, false, joined(one.doubt, key.why), one.many});
            continue;
        }
        auto found = std::find_if(groups.begin(), groups.end(), [&](const group& other) { return same(other.key, key); });
        if (found == groups.end()) found = groups.insert(groups.end(), {key, {}, false, {}});
        found->items.push_back(one);
        found->certain = found->certain || one.is_there();
        if (!one.is_there()) found->doubt = joined(found->doubt, one.doubt);
    }
    in.variables.erase(rules_.slot_of(own.variable));
    const auto place = [](const group& one) { return std::tuple(one.key.entry, one.key.low, one.key.first); };
    std::sort(groups.begin(), groups.end(), [&](const group& a, const group& b) { return place(a) < place(b); });
    std::vector<item> all;
    for (auto& one : groups) {
        one.items.insert(one.items.end(), anywhere.begin(), anywhere.end());
        all.push_back({set_of(std::move(one.items)), one.certain, one.certain ? causes{} : one.doubt});
    }
    for (const auto& one : anywhere) all.push_back({set_of(anywhere), false, one.doubt, one.many});
    return set_of(std::move(all));
}

meaning interpreter::of_chosen(node_id node, surroundings& in) const {
    const auto own = *loop_of(node);
    const bool last = tree_[node].detail == 1;
    const meaning over = as_one(of(own.collection, in));
    if (!over.known() && asks_of_members(node)) return over;
    std::vector<node_id> conditions, orders;
    for (const node_id part : own.parts) (tree_[part].kind == node_kind::where ? conditions : orders).push_back(tree_[part].first_child);
    struct candidate { meaning of; std::vector<meaning> keys; bool certain; causes doubt; };
    std::vector<candidate> all;
    for (const auto& one : over.known() ? over.items : std::vector{anyone(over.why)}) {
        in.variables[rules_.slot_of(own.variable)] = one.of;
        const meaning stays = passes(one, conditions, in, true);
        if (stays.fails()) continue;
        candidate made{one.of, {}, stays.holds(), stays.why};
        for (const node_id order : orders) {
            made.keys.push_back(of(order, in));
            made.doubt = joined(made.doubt, made.keys.back().why);
        }
        all.push_back(std::move(made));
    }
    in.variables.erase(rules_.slot_of(own.variable));
    if (all.empty()) return unknown({{.what = missing::kind::empty, .record = {}, .index = no_index, .said = "nothing to choose from"}});
    causes open;
    // Whether a comes before b: yes, no for they are equal or the other way round, or it is open.
    const auto comes_before = [&](const candidate& a, const candidate& b) -> meaning {
        for (std::size_t i = 0; i < a.keys.size(); ++i) {
            const meaning less_here = less(a.keys[i], b.keys[i], false), more_here = less(b.keys[i], a.keys[i], false);
            if (!less_here.known() || !more_here.known()) {
                open = joined(open, joined(less_here.why, more_here.why));
                return unknown({});
            }
            if (less_here.truth != more_here.truth) return truth(less_here.truth != last);
        }
        return truth(false);
    };
    std::vector<const candidate*> first;
    causes doubts;
    for (const auto& one : all) {
        const bool beaten = std::any_of(all.begin(), all.end(), [&](const candidate& other) { return &other != &one && other.certain && comes_before(other, one).holds(); });
        if (beaten) continue;
        first.push_back(&one);
        doubts = joined(doubts, one.doubt);
    }
    if (std::none_of(all.begin(), all.end(), [](const candidate& one) { return one.certain; })) return unknown(doubts);
    if (first.size() == 1) return first.front()->of;
    bool one_of_them = true;
    open = {};
    for (const auto* a : first)
        for (const auto* b : first)
            if (a < b) one_of_them = (comes_before(*a, *b).holds() || comes_before(*b, *a).holds()) && one_of_them;
    doubts = joined(doubts, open);
    if (doubts.empty()) return fault("several that are equally first");
    meaning made = unknown(doubts);
    if (one_of_them && first.size() <= 16)
        for (const auto* one : first) made.options.push_back(one->of);
    return made;
}

}  // namespace quorate::differential
