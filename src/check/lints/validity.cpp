#include "check/lints.hpp"

namespace quorate::check {

using syntax::node_kind;
using syntax::validity_form;

namespace {

struct days { std::string_view from, until; };  // as written: they order as texts; empty when there is no such bound

days read(const context& all, node_id validity) {
    const auto dates = all.children(validity, node_kind::date);
    const auto form = static_cast<validity_form>(all.tree[validity].detail);
    days made;
    if (dates.empty()) return made;
    if (form != validity_form::until) made.from = all.value(dates.front());
    if (form != validity_form::from) made.until = all.value(dates.back());
    return made;
}

}  // namespace

/// Rules and values that have run out before the pack comes into force, or come into force when it has run out.
void lint_validity(context& all) {
    if (all.result.pack == node_id::none) return;
    const node_id of_pack = all.tree.child(all.result.pack, node_kind::validity);
    if (of_pack == node_id::none) return;
    const auto pack = read(all, of_pack);
    const auto look = [&](node_id validity, std::string_view what) {
        const auto own = read(all, validity);
        const bool over = !own.until.empty() && !pack.from.empty() && own.until < pack.from;
        const bool to_come = !own.from.empty() && !pack.until.empty() && own.from > pack.until;
        if (!over && !to_come) return;
        all.problems.warning("Q4009", all.where(validity), std::string(what) + " is never in force: " + (over ? "it ends before the pack begins, on " + std::string(pack.from) : "it begins after the pack has ended, on " + std::string(pack.until)),
                             "remove it, or correct the dates");
        all.problems.also(all.where(of_pack), "the pack is in force here");
    };
    for (const auto* rule : own_rules(all))
        for (const node_id validity : all.children(rule->node, node_kind::validity)) look(validity, "this rule");
    for (const auto& parameter : all.result.parameters)
        if (!parameter.used_pack)
            for (const node_id value : all.children(parameter.node, node_kind::dated_value))
                if (const node_id validity = all.tree.child(value, node_kind::validity); validity != node_id::none) look(validity, "this value");
}

}  // namespace quorate::check
