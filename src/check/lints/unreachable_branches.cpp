#include "check/analysis.hpp"
#include "check/lints.hpp"

namespace quorate::check {

using syntax::node_kind;

namespace {

/// What is known where the condition failed: the opposite of a single comparison.
std::optional<statement> opposite(statement one) {
    if (!one.on) {
        one.negated = !one.negated;
        return one;
    }
    stretch rest;
    if (one.on->low && one.on->high) return std::nullopt;  // two stretches
    if (one.on->low) { rest.high = one.on->low; rest.high_included = !one.on->low_included; }
    else if (one.on->high) { rest.low = one.on->high; rest.low_included = !one.on->high_included; }
    else return std::nullopt;
    one.on = rest;
    return one;
}

/// `if a then … else if b then …`: b is asked only where a failed.
void look(context& all, const known_names& names, node_id node, std::vector<statement> known) {
    const node_id condition = all.first(node), yes = all.next(condition), no = all.next(yes);
    const auto asked = statement_of(all, names, condition);
    if (asked)
        for (const auto& one : known) {
            if (!exclude(one, *asked) && !implies(one, *asked)) continue;
            const bool never = exclude(one, *asked);
            all.problems.warning("Q4006", all.where(never ? yes : no), "this branch is never reached: `" + quoted(all, condition) + "` is " + (never ? "never" : "always") +
                                                                           " true where it is asked", "leave the branch out, or ask for something else");
            all.problems.also(all.where(one.node), "it was decided here");
            return;
        }
    const auto go_on = [&](node_id branch, const std::optional<statement>& holds) {
        if (all.kind(branch) != node_kind::conditional) return;
        auto more = known;
        if (holds) more.push_back(*holds);
        look(all, names, branch, more);
    };
    go_on(yes, asked);
    go_on(no, asked ? opposite(*asked) : std::nullopt);
}

}  // namespace

void lint_unreachable_branches(context& all) {
    for (const auto* rule : own_rules(all)) {
        const auto names = names_of_rule(all, rule->node);
        std::map<node_id, bool> inner;
        for (const node_id node : all_under(all, rule->node)) {
            if (all.kind(node) != node_kind::conditional) continue;
            for (const node_id child : all.tree.children(node))
                if (all.kind(child) == node_kind::conditional && child != all.first(node)) inner[child] = true;
            if (!inner.contains(node)) look(all, names, node, {});
        }
    }
}

}  // namespace quorate::check
