#include <algorithm>

#include "check/counting.hpp"
#include "check/lints.hpp"

namespace quorate::check {

using syntax::binary_operator;
using syntax::node_kind;

namespace {

enum class proof : std::uint8_t { proven, open, disproved };

/// Whether one part of the implied condition follows from what the other rule asks for.
proof follows(const context& all, const known_names& names, node_id part, const known_names& names_of_other, const std::vector<node_id>& others) {
    const auto wanted = statement_of(all, names, part);
    const auto spelled = canonical(all, names, part);
    const auto wanted_count = count_at_least(all, names, part);
    for (const node_id other : others) {
        if (canonical(all, names_of_other, other) == spelled) return proof::proven;
        const auto known = statement_of(all, names_of_other, other);
        if (wanted && known && implies(*known, *wanted)) return proof::proven;
        if (wanted && known && exclude(*known, *wanted)) return proof::disproved;
    }
    if (wanted_count && follows_by_counting(all, names, *wanted_count, names_of_other, others)) return proof::proven;
    return proof::open;
}

void look(context& all, const declaration& rule, node_id name) {
    const auto index = find(all.result.criteria, all.value(name));
    if (index == no_index) return;
    const auto& other = all.result.criteria[index];
    const node_id met = all.tree.child(rule.node, node_kind::met_when), other_met = all.tree.child(other.node, node_kind::met_when);
    if (met == node_id::none || other_met == node_id::none) return;
    const std::string claim = "whenever `" + other.name + "` is met, `" + rule.name + "` is";
    const auto names = names_of_rule(all, rule.node), names_of_other = names_of_rule(all, other.node);
    auto others = parts_of(all, all.first(other_met), binary_operator::logical_and);
    if (const node_id applies = all.tree.child(other.node, node_kind::applies); applies != node_id::none)
        for (const node_id part : parts_of(all, all.first(applies), binary_operator::logical_and)) others.push_back(part);
    auto parts = parts_of(all, all.first(met), binary_operator::logical_and);
    if (const node_id applies = all.tree.child(rule.node, node_kind::applies); applies != node_id::none)
        for (const node_id part : parts_of(all, all.first(applies), binary_operator::logical_and)) parts.push_back(part);
    node_id open = node_id::none;
    for (const node_id part : parts) {
        const auto found = rule.first_type == other.first_type ? follows(all, names, part, names_of_other, others) : proof::open;
        if (found == proof::disproved) {
            all.problems.warning("Q4008", all.where(name), "it is not so that " + claim + ": `" + quoted(all, part) + "` cannot hold when `" + other.name + "` is met", "leave `implied by` out, or change one of the rules");
            all.problems.also(all.where(part), "it is asked for here");
            return;
        }
        if (found == proof::open && open == node_id::none) open = part;
    }
    if (open == node_id::none) {
        all.problems.note("Q4008", all.where(name), "proven: " + claim);
        return;
    }
    all.problems.warning("Q4008", all.where(name), "that " + claim + " could not be proven: `" + quoted(all, open) + "` does not follow from it in a way that the checker knows",
                         "leave `implied by` out, or ask for the same things in both rules");
    all.problems.also(all.where(open), "it is asked for here");
}

}  // namespace

/// `implied by`: a claim of the author, which is proven, disproved, or neither.
void lint_implications(context& all) {
    for (const auto& rule : all.result.criteria) {
        if (rule.used_pack) continue;
        for (const node_id clause : all.children(rule.node, node_kind::implied_by))
            for (const node_id name : all.tree.children(clause)) look(all, rule, name);
    }
}

}  // namespace quorate::check
