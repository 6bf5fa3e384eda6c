#include <algorithm>

#include "check/analysis.hpp"
#include "check/lints.hpp"

namespace quorate::check {

using syntax::binary_operator;
using syntax::node_kind;
using syntax::quantifier;
using syntax::test_kind;

namespace {

/// Whether the condition says something of whether the collection is empty: `is empty`, `is not empty`, a count, `any … in` it.
bool speaks_of(const context& all, const known_names& names, node_id condition, const std::string& collection) {
    for (const node_id node : all_under(all, condition)) {
        const auto kind = all.kind(node);
        if (kind == node_kind::name) {  // a let that does
            const node_id real = resolved(all, names, node);
            if (real != node && all.result.type_of(real).is == value_type::kind::truth && speaks_of(all, names, real, collection)) return true;
        }
        if (kind == node_kind::test && static_cast<test_kind>(all.tree[node].detail) >= test_kind::empty && canonical(all, names, all.first(node)) == collection) return true;
        if (kind == node_kind::unary && static_cast<syntax::unary_operator>(all.tree[node].detail) == syntax::unary_operator::count && canonical(all, names, all.first(node)) == collection) return true;
        if (kind != node_kind::quantified || static_cast<quantifier>(all.tree[node].detail & syntax::quantifier_mask) == quantifier::every) continue;
        for (const node_id child : all.tree.children(node))
            if (all.kind(child) != node_kind::where && all.result.slot_of(child) == no_index && canonical(all, names, child) == collection) return true;
    }
    return false;
}

/// An unguarded `every` decides the condition by itself: reached through `and` and `or` alone.
void look(context& all, const known_names& names, node_id rule, node_id condition, node_id whole) {
    condition = resolved(all, names, condition);
    if (all.kind(condition) == node_kind::binary) {
        const auto op = static_cast<binary_operator>(all.tree[condition].detail);
        if (op == binary_operator::logical_and || op == binary_operator::logical_or)
            for (const node_id part : all.tree.children(condition)) look(all, names, rule, part, whole);
        return;
    }
    if (all.kind(condition) != node_kind::quantified || static_cast<quantifier>(all.tree[condition].detail & syntax::quantifier_mask) != quantifier::every) return;
    if (!all.children(condition, node_kind::where).empty()) return;  // said of those of a kind: that there may be none is meant
    const node_id collection = all.next(all.first(condition));
    const node_id real = resolved(all, names, collection);
    if (all.result.meaning_of(real).to == binding::kind::classification || all.kind(real) == node_kind::set || all.kind(real) == node_kind::grouping) return;
    const auto spelled = canonical(all, names, collection);
    if (speaks_of(all, names, whole, spelled)) return;
    if (const node_id applies = all.tree.child(rule, node_kind::applies); applies != node_id::none && speaks_of(all, names, all.first(applies), spelled)) return;
    const auto name = quoted(all, collection);
    all.problems.warning("Q4007", all.where(condition), "this is true also when `" + name + "` is empty", "write `" + name + " is not empty and every …`, or `" + name + " is empty or every …` if that is meant");
}

}  // namespace

/// `every` over what may be empty, where its being true admits something.
void lint_empty_quantifiers(context& all) {
    for (const auto* rules : {&all.result.criteria, &all.result.outcomes})
        for (const auto& rule : *rules) {
            if (rule.used_pack) continue;
            const auto names = names_of_rule(all, rule.node);
            for (const node_id clause : all.tree.children(rule.node)) {
                if (all.kind(clause) == node_kind::met_when) look(all, names, rule.node, all.first(clause), all.first(clause));
                if (all.kind(clause) != node_kind::outcome) continue;
                for (const node_id part : all.tree.children(clause)) {
                    const auto part_kind = all.kind(part);
                    if (part != all.first(clause) && part_kind != node_kind::texts && part_kind != node_kind::say && part_kind != node_kind::cites && part_kind != node_kind::until && part_kind != node_kind::unless_barred) look(all, names, rule.node, part, part);
                }
            }
        }
}

}  // namespace quorate::check
