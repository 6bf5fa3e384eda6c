#include "check/counting.hpp"

#include <algorithm>

namespace quorate::check {

using syntax::binary_operator;
using syntax::node_kind;

namespace {

bool is(const context& all, node_id node, binary_operator op) { return all.kind(node) == node_kind::binary && static_cast<binary_operator>(all.tree[node].detail) == op; }

node_id second(const context& all, node_id node) { return all.next(all.first(node)); }

/// Of a comprehension: the expression it goes through.
node_id collection_of(const context& all, node_id comprehension) { return all.next(all.next(all.first(comprehension))); }

/// Whether no value stands in it twice, whatever the data.
bool holds_each_once(const context& all, const known_names& names, node_id node) {
    node = resolved(all, names, node);
    const auto& meaning = all.result.meaning_of(node);
    switch (all.kind(node)) {
        case node_kind::comprehension: return all.tree[node].detail == 1;
        case node_kind::set: return true;
        case node_kind::member: return meaning.to == binding::kind::field && !all.result.words.records[meaning.of].fields[meaning.index].type.ordered;
        case node_kind::name: return meaning.to == binding::kind::collection;
        case node_kind::binary:
            if (is(all, node, binary_operator::without) || is(all, node, binary_operator::common)) return holds_each_once(all, names, all.first(node));
            return is(all, node, binary_operator::unite) && holds_each_once(all, names, all.first(node)) && holds_each_once(all, names, second(all, node));
        default: return false;
    }
}

/// The set that a set is declared to have nothing of: behind `except` or `without`.
node_id excluded_from(const context& all, const known_names& names, node_id node) {
    node = resolved(all, names, node);
    if (is(all, node, binary_operator::without)) return second(all, node);
    if (all.kind(node) != node_kind::comprehension) return node_id::none;
    const node_id except = all.tree.child(node, node_kind::except);
    return except == node_id::none ? node_id::none : all.first(except);
}

bool nothing_in_common(const context& all, const known_names& names, node_id a, node_id b) {
    const auto excludes = [&](node_id one, node_id other) {
        const node_id out = excluded_from(all, names, one);
        return out != node_id::none && holds_all_of(all, names, out, names, other);
    };
    return excludes(a, b) || excludes(b, a);
}

class containment {
public:
    containment(const context& all, const known_names& names, const known_names& names_of_known, const std::vector<node_id>& known)
        : all_(all), names_(names), names_of_known_(names_of_known), known_(known) {}

    /// Whether every value of the second is one of the first. Beyond what the sets themselves say: a condition on the members
    /// of the first is one that the second puts as well, or that is known of all its members.
    bool holds(node_id larger, node_id smaller) const {
        larger = resolved(all_, names_, larger);
        if (holds_all_of(all_, names_, larger, names_of_known_, smaller)) return true;
        if (is(all_, larger, binary_operator::unite)) return holds(all_.first(larger), smaller) || holds(second(all_, larger), smaller);
        if (all_.kind(larger) != node_kind::comprehension || all_.tree.child(larger, node_kind::except) != node_id::none) return false;
        const node_id collected = all_.first(larger);
        const auto slot = all_.result.slot_of(all_.next(collected));
        const auto& meaning = all_.result.meaning_of(collected);
        if (all_.kind(collected) != node_kind::name || meaning.to != binding::kind::slot || meaning.index != slot) return false;
        if (!holds(collection_of(all_, larger), smaller)) return false;
        for (const node_id where : all_.children(larger, node_kind::where))
            for (const node_id condition : parts_of(all_, all_.first(where), binary_operator::logical_and))
                if (!holds_of_members(condition, slot, smaller)) return false;
        return true;
    }

private:
    bool holds_of_members(node_id condition, std::uint32_t slot, node_id smaller) const {
        return asked_of_members(condition, slot, smaller) || known_of_members(condition, slot, smaller);
    }

    /// The smaller set is collected under the same condition, put to what it collects.
    bool asked_of_members(node_id condition, std::uint32_t slot, node_id smaller) const {
        smaller = resolved(all_, names_of_known_, smaller);
        if (is(all_, smaller, binary_operator::without)) return asked_of_members(condition, slot, all_.first(smaller));
        if (all_.kind(smaller) != node_kind::comprehension) return false;
        auto inner = names_of_known_, outer = names_;
        inner.variables[all_.result.slot_of(all_.next(all_.first(smaller)))] = "$member";
        outer.variables[slot] = canonical(all_, inner, all_.first(smaller));
        const auto wanted = canonical(all_, outer, condition);
        for (const node_id where : all_.children(smaller, node_kind::where))
            for (const node_id asked : parts_of(all_, all_.first(where), binary_operator::logical_and))
                if (canonical(all_, inner, asked) == wanted) return true;
        return false;
    }

    /// `x in M`, where `S within M` is known.
    bool known_of_members(node_id condition, std::uint32_t slot, node_id smaller) const {
        const auto& meaning = all_.result.meaning_of(all_.first(condition));
        if (!is(all_, condition, binary_operator::in) || all_.kind(all_.first(condition)) != node_kind::name || meaning.to != binding::kind::slot || meaning.index != slot) return false;
        const auto wanted = canonical(all_, names_, second(all_, condition));
        return std::any_of(known_.begin(), known_.end(), [&](node_id one) {
            one = resolved(all_, names_of_known_, one);
            return is(all_, one, binary_operator::within) && canonical(all_, names_of_known_, second(all_, one)) == wanted &&
                   holds_all_of(all_, names_of_known_, all_.first(one), names_of_known_, smaller);
        });
    }

    const context& all_;
    const known_names& names_;
    const known_names& names_of_known_;
    const std::vector<node_id>& known_;
};

/// Whether two collections count the same members, repeated ones too: the larger goes through them under fewer conditions.
bool counts_alike(const context& all, const known_names& names, node_id larger, const known_names& names_of_known, node_id smaller) {
    larger = resolved(all, names, larger);
    smaller = resolved(all, names_of_known, smaller);
    if (canonical(all, names, larger) == canonical(all, names_of_known, smaller)) return true;
    const auto each = [&](node_id node) { return all.kind(node) == node_kind::comprehension && all.tree[node].detail == 0; };
    const bool same_collection = each(larger) && each(smaller) &&
                                 canonical(all, names, collection_of(all, larger)) == canonical(all, names_of_known, collection_of(all, smaller));
    return same_collection && holds_all_of(all, names, larger, names_of_known, smaller);
}

}  // namespace

std::optional<counted_set> count_at_least(const context& all, const known_names& names, node_id condition) {
    condition = resolved(all, names, condition);
    if (all.kind(condition) == node_kind::test && static_cast<syntax::test_kind>(all.tree[condition].detail) == syntax::test_kind::not_empty) return counted_set{all.first(condition), rational(1)};
    if (all.kind(condition) != node_kind::binary) return std::nullopt;
    const auto op = static_cast<binary_operator>(all.tree[condition].detail);
    const node_id left = resolved(all, names, all.first(condition));
    const auto bound = constant_of(all, second(all, condition), true);
    if (!bound || bound->unit != "number" || (op != binary_operator::greater && op != binary_operator::greater_or_equal)) return std::nullopt;
    if (all.kind(left) != node_kind::unary || static_cast<syntax::unary_operator>(all.tree[left].detail) != syntax::unary_operator::count) return std::nullopt;
    // Of whole numbers: more than 4.5 is 5 or more, more than 4 as well.
    const auto down = bound->amount.numerator() / bound->amount.denominator() - (bound->amount.numerator() % bound->amount.denominator() < 0 ? 1 : 0);
    const bool exactly = bound->amount.is_whole() && op == binary_operator::greater_or_equal;
    return counted_set{all.first(left), rational(exactly ? down : down + 1)};
}

bool follows_by_counting(const context& all, const known_names& names, const counted_set& wanted, const known_names& names_of_known, const std::vector<node_id>& known) {
    std::vector<counted_set> within;
    const containment contained(all, names, names_of_known, known);
    for (const node_id one : known) {
        const auto counted = count_at_least(all, names_of_known, one);
        if (!counted) continue;
        if (counted->least >= wanted.least && counts_alike(all, names, wanted.set, names_of_known, counted->set)) return true;
        // A set that holds each value once has at least as many members as one of its parts that does so too; a list has no fewer.
        if (!holds_each_once(all, names_of_known, counted->set) || !contained.holds(wanted.set, counted->set)) continue;
        within.push_back(*counted);
    }
    // The most that some of them give of which no two have anything in common; there are few.
    constexpr std::size_t most_sets = 10;
    if (within.size() > most_sets) within.resize(most_sets);
    for (std::uint32_t chosen = 1; chosen < 1u << within.size(); ++chosen) {
        std::vector<const counted_set*> some;
        for (std::size_t i = 0; i < within.size(); ++i)
            if ((chosen >> i & 1u) != 0) some.push_back(&within[i]);
        std::optional<rational> sum = rational(0);
        bool apart = true;
        for (std::size_t i = 0; i < some.size(); ++i) {
            if (sum) sum = add(*sum, some[i]->least);
            for (std::size_t j = 0; j < i && apart; ++j) apart = nothing_in_common(all, names_of_known, some[i]->set, some[j]->set);
        }
        if (apart && sum && *sum >= wanted.least) return true;
    }
    return false;
}

}  // namespace quorate::check
