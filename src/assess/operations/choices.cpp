// k of n conditions, groups, the first or last by keys, what references lead to.
#include <algorithm>
#include <set>

#include "assess/operations.hpp"

namespace quorate::assess {

using plan::quantification_kind;

value operations::number_of(std::int64_t certain, std::int64_t possible, bool many, reason_set doubts) {
    if (many) return make_partly(doubts, {{}, make_number(rational(certain)), {}});
    return {number_range{rational(certain), rational(certain + possible)}, possible == 0 ? reason_set::none : doubts};
}

value operations::counted(quantification_kind how, const value& found, const value& bound) {
    switch (how) {
        case quantification_kind::at_least: return ordered_or_narrowed(plan::opcode::greater_or_equal, found, bound);
        case quantification_kind::at_most: return ordered_or_narrowed(plan::opcode::less_or_equal, found, bound);
        default: return ordered_or_narrowed(plan::opcode::equal, found, bound);
    }
}

value operations::conditions(plan::op_id op, frame& in) {
    const auto& rule = on.program()[op];
    std::int64_t certain = 0, possible = 0;
    reason_set doubts = reason_set::none;
    for (std::uint32_t i = 1; i < rule.operand_count; ++i) {
        const value one = on.run(on.program().operand(rule, i), in);
        const auto* truth = one.get<bool>();
        if (truth) certain += *truth ? 1 : 0;
        else { ++possible; doubts = on.reasons().join(doubts, one.why); }
    }
    return counted(static_cast<quantification_kind>(rule.detail), number_of(certain, possible, false, doubts), on.run(on.program().operand(rule, 0), in));
}

value operations::grouped(plan::op_id op, frame& in) {
    const auto& rule = on.program().groupings[on.program()[op].index];
    const value collection = as_one_set(on.run(rule.collection, in));
    if (!collection.known()) return collection;
    struct group { value key; set_value members; bool certain = false; reason_set doubt = reason_set::none; };
    std::vector<group> groups;
    std::vector<member> anywhere;  // those whose key is unknown
    reason_set doubts = reason_set::none;
    for (const auto& element : all_members_of(collection)) {
        in.set(rule.slot, element.of);
        const value key = on.run(rule.key, in);
        const bool known = key.known() && (!key.get<number_range>() || key.as<number_range>().exact());
        if (!known) {
            const auto why = on.reasons().join(element.doubt, key.why);
            doubts = on.reasons().join(doubts, why);
            anywhere.push_back({element.of, false, why, element.many});
            continue;
        }
        const auto at = std::find_if(groups.begin(), groups.end(), [&](const group& one) { return same(one.key, key); });
        auto& into = at != groups.end() ? *at : groups.emplace_back(group{key, {}, false, reason_set::none});
        into.members.members.push_back(element);
        into.certain = into.certain || element.is_there();
        if (!element.is_there()) into.doubt = on.reasons().join(into.doubt, element.doubt);
    }
    std::sort(groups.begin(), groups.end(), [](const group& a, const group& b) { return compare(a.key, b.key) < 0; });
    set_value all;
    for (auto& one : groups) {
        one.members.members.insert(one.members.members.end(), anywhere.begin(), anywhere.end());
        all.members.push_back({make_set(std::move(one.members)), one.certain, one.certain ? reason_set::none : one.doubt});
    }
    // Or in groups of their own, each at most in one.
    const value apart = make_set({anywhere});
    for (const auto& one : anywhere) all.members.push_back({apart, false, one.doubt, one.many});
    return make_set(std::move(all));
}

value operations::chosen(plan::op_id op, frame& in) {
    const auto& rule = on.program().choices[on.program()[op].index];
    const value collection = as_one_set(on.run(rule.collection, in));
    const bool stated = collection.known();
    if (!stated && rule.asks_what_is_stated) return collection;
    const silence quiet(on.trace_, !stated);
    const auto unstated = stated ? std::vector<member>() : anyone(collection.why);
    std::vector<contender> all;
    for (const auto& element : stated ? all_members_of(collection) : unstated) {
        in.set(rule.slot, element.of);
        value passes = element.is_there() ? make_truth(true) : make_unknown(element.doubt);
        for (const auto filter : rule.filters) {
            if (is_false(passes)) break;
            passes = both(passes, on.run(filter, in));
        }
        if (on.trace_ != nullptr) on.trace_->considered(op, element.of, passes, in);
        if (is_false(passes)) continue;
        contender one{element.of, {}, passes.known(), passes.why};
        for (const auto key : rule.keys) {
            one.keys.push_back(on.run(key, in));
            one.doubt = on.reasons().join(one.doubt, one.keys.back().why);
        }
        all.push_back(std::move(one));
    }
    if (all.empty()) return make_unknown(reason_of_nothing(on.reasons()));
    return first_of(all, rule.last);
}

value operations::first_of(const std::vector<contender>& all, bool last) {
    reason_set unordered = reason_set::none;
    // Below 0: a comes before b. Nothing: it is unknown.
    const auto order = [&](const contender& a, const contender& b) -> std::optional<int> {
        for (std::size_t i = 0; i < a.keys.size(); ++i) {
            const value less = ordered_before(a.keys[i], b.keys[i]), more = ordered_before(b.keys[i], a.keys[i]);
            if (!less.known() || !more.known()) {
                unordered = on.reasons().join(unordered, on.reasons().join(less.why, more.why));
                return std::nullopt;
            }
            if (less.as<bool>()) return last ? 1 : -1;
            if (more.as<bool>()) return last ? -1 : 1;
        }
        return 0;
    };
    // Those that none comes before that is there for certain.
    std::vector<const contender*> first;
    reason_set doubts = reason_set::none;
    for (const auto& one : all) {
        const bool beaten = std::any_of(all.begin(), all.end(), [&](const contender& other) {
            const auto found = &other == &one || !other.certain ? std::nullopt : order(other, one);
            return found && *found < 0;
        });
        if (beaten) continue;
        first.push_back(&one);
        doubts = on.reasons().join(doubts, one.doubt);
    }
    if (std::none_of(all.begin(), all.end(), [](const contender& one) { return one.certain; })) return make_unknown(doubts);
    if (first.size() == 1) return first.front()->of;
    bool all_apart = true;
    unordered = reason_set::none;
    for (const auto* one : first)
        for (const auto* other : first) {
            if (one == other) continue;
            const auto found = order(*one, *other);
            all_apart = all_apart && found && *found != 0;
        }
    doubts = on.reasons().join(doubts, unordered);
    if (doubts == reason_set::none) return arithmetic_fault("several that are equally first", "plusieurs premiers à égalité");
    // One of those, where it is only open which of them are there; two that may be equally first would be none.
    if (!all_apart || first.size() > most_options) return make_unknown(doubts);
    std::vector<value> options;
    for (const auto* one : first) options.push_back(one->of);
    return make_partly(doubts, {std::move(options), {}, {}});
}

value operations::ordered_before(const value& a, const value& b) {
    if (!a.known() || !b.known()) return unknown_of(a, b);
    if (a.get<const texts*>() || a.get<bool>()) return make_truth(compare(a, b) < 0);
    return ordered(plan::opcode::less, a, b);
}

value operations::reached(std::uint32_t index, const value& from) {
    const auto* start = from.get<record_ref>();
    if (start == nullptr) return make_unknown(from.why);
    const auto& rule = on.program().reaches[index];
    std::set<record_ref> seen{*start};
    std::vector<record_ref> frontier{*start};
    reason_set doubts = reason_set::none;
    for (std::uint32_t step = 0; step < rule.steps && !frontier.empty(); ++step) {
        std::vector<record_ref> next;
        for (const auto& record : frontier)
            for (const auto field : rule.fields) {
                const value leads = lifted(on.field(record, rule.of, field));
                if (!leads.known()) {
                    // A reference that nobody need state leads nowhere; one that is missing might lead anywhere.
                    if (!on.program().words.records[rule.of].fields[field].optional) doubts = on.reasons().join(doubts, leads.why);
                    continue;
                }
                for (const auto& one : all_members_of(leads))
                    if (const auto* to = one.of.get<record_ref>(); to && seen.insert(*to).second) next.push_back(*to);
            }
        frontier = std::move(next);
    }
    seen.erase(*start);
    std::vector<record_ref> sorted(seen.begin(), seen.end());
    std::sort(sorted.begin(), sorted.end(), [&](record_ref a, record_ref b) { return on.data().id(a) < on.data().id(b); });
    set_value all;
    for (const auto& record : sorted) all.members.push_back({{record, reason_set::none}, true, reason_set::none});
    if (doubts != reason_set::none)  // what is not stated may lead to any of the others
        for (const auto& record : on.data().collection(rule.of))
            if (record != *start && !seen.contains(record)) all.members.push_back({{record, reason_set::none}, false, doubts});
    return make_set(std::move(all));
}

}  // namespace quorate::assess
