#include "check/lints.hpp"

namespace quorate::check {

using syntax::node_kind;

/// A rule that always applies and overrides another: the other one can never apply again.
void lint_unconditional_overrides(context& all) {
    for (const auto& rule : all.result.criteria) {
        if (rule.used_pack || all.tree.is_damaged(rule.node)) continue;
        if (all.tree.child(rule.node, node_kind::applies) != node_id::none || all.tree.child(rule.node, node_kind::validity) != node_id::none) continue;
        for (const node_id clause : all.children(rule.node, node_kind::overrides))
            for (const node_id name : all.tree.children(clause)) {
                const auto& meaning = all.result.meaning_of(name);
                if (meaning.to != binding::kind::criterion) continue;
                const auto& other = all.result.criteria[meaning.index];
                // Of records that it is not about the other one still speaks.
                if (rule.first_type == no_index || other.first_type == no_index || !all.result.words.is_a(other.first_type, rule.first_type)) continue;
                all.problems.warning("Q4050", all.where(name), "`" + other.name + "` can never apply again: `" + rule.name + "` overrides it, and applies to every record",
                                     "say with `applies when` in which cases `" + rule.name + "` takes its place, or leave `" + other.name + "` out");
                all.problems.also(all.where(all.first(other.node)), "`" + other.name + "` is here");
            }
    }
}

}  // namespace quorate::check
