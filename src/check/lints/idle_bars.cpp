#include <set>

#include "check/lints.hpp"

namespace quorate::check {

using syntax::node_kind;

namespace {

/// Relations that some rule asks about; that another yields to one asks nothing.
std::set<std::uint32_t> asked_about(const context& all) {
    std::set<std::uint32_t> asked, yielded_to;
    for (std::uint32_t i = 1; i < all.tree.size(); ++i) {
        const auto node = static_cast<node_id>(i);
        if (all.kind(node) == node_kind::yields)
            for (const node_id name : all.tree.children(node)) yielded_to.insert(static_cast<std::uint32_t>(name));
    }
    for (std::uint32_t i = 0; i < all.result.bindings.size(); ++i)
        if (all.result.bindings[i].to == binding::kind::relation && !yielded_to.contains(i)) asked.insert(all.result.bindings[i].index);
    return asked;
}

bool is_for(const context& all, const declaration& outcomes, const declaration& relation) {
    const auto& words = all.result.words;
    const auto kin = [&](std::uint32_t a, std::uint32_t b) { return a != no_index && b != no_index && (words.is_a(a, b) || words.is_a(b, a)); };
    return kin(outcomes.first_type, relation.first_type) || kin(outcomes.first_type, relation.second_type);
}

bool any_unless_barred(const context& all, const declaration& outcomes) {
    for (const node_id outcome : all.children(outcomes.node, node_kind::outcome))
        if (all.tree.child(outcome, node_kind::unless_barred) != node_id::none) return true;
    return false;
}

bool bars(const context& all, const declaration& relation) {
    const node_id grade = all.tree.child(relation.node, node_kind::grade);
    return grade != node_id::none && static_cast<syntax::relation_grade>(all.tree[grade].detail) != syntax::relation_grade::note;
}

/// `unless barred` of records over which no relation bars.
void lint_open_gates(context& all) {
    for (const auto& outcomes : all.result.outcomes) {
        if (outcomes.used_pack || outcomes.first_type == no_index) continue;
        bool barred = false;
        for (const auto& relation : all.result.relations) barred = barred || (bars(all, relation) && (is_for(all, outcomes, relation) || all.tree.is_damaged(relation.node)));
        if (barred) continue;
        for (const node_id outcome : all.children(outcomes.node, node_kind::outcome))
            if (const node_id gate = all.tree.child(outcome, node_kind::unless_barred); gate != node_id::none)
                all.problems.warning("Q4052", all.where(gate), "nothing bars these records: no relation over them has the grade `bar` or `bar unless reasoned`",
                                     "give a relation the grade that is meant, or leave `unless barred` out");
    }
}

}  // namespace

/// A relation that bars, where records have outcomes, and none of them nor any other rule takes notice.
void lint_idle_bars(context& all) {
    lint_open_gates(all);
    const auto asked = asked_about(all);
    for (std::uint32_t i = 0; i < all.result.relations.size(); ++i) {
        const auto& relation = all.result.relations[i];
        const node_id grade = all.tree.child(relation.node, node_kind::grade);
        if (relation.used_pack || asked.contains(i) || !bars(all, relation)) continue;
        bool has_outcomes = false, stopped = false;
        for (const auto& outcomes : all.result.outcomes) {
            if (!is_for(all, outcomes, relation)) continue;
            has_outcomes = true;
            stopped = stopped || any_unless_barred(all, outcomes);
        }
        if (has_outcomes && !stopped)
            all.problems.warning("Q4013", all.where(grade), "`" + relation.name + "` bars, and stops nothing: no rule asks about it, and no outcome is `unless barred`",
                                 "write `unless barred` behind the condition of the outcome that it forbids, or `grade note`");
    }
}

}  // namespace quorate::check
