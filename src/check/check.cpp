#include "check/check.hpp"

#include "check/context.hpp"
#include "check/lints.hpp"

namespace quorate::check {

/// Every `in force … to …`, wherever it stands.
void check_periods(context& all) {
    for (std::uint32_t i = 1; i < all.tree.size(); ++i) {
        const auto node = static_cast<node_id>(i);
        if (all.kind(node) != syntax::node_kind::validity) continue;
        const auto days = all.children(node, syntax::node_kind::date);
        if (days.size() == 2 && all.value(days[1]) < all.value(days[0]))
            all.problems.error("Q3010", all.where(node), "this period ends before it starts", "exchange the dates");
    }
}

void lint(context& all) {
    lint_missing_translations(all);
    lint_missing_labels(all);
    lint_missing_citations(all);
    lint_unused_declarations(all);
    lint_mapping_gaps(all);
    lint_decided_conditions(all);
    lint_unreachable_branches(all);
    lint_empty_quantifiers(all);
    lint_implications(all);
    lint_validity(all);
    lint_contradictions(all);
    lint_arithmetic(all);
    lint_idle_bars(all);
    lint_open_remainders(all);
    lint_unasked_answers(all);
    lint_gaps_in_time(all);
    lint_superfluous_rules(all);
    lint_unconditional_overrides(all);
}

model check(const syntax::tree& tree, text::diagnostic_sink& problems) {
    model result;
    result.tree = &tree;
    result.types.resize(tree.size());
    result.bindings.resize(tree.size());
    result.slots.resize(tree.size(), no_index);
    context all{tree, result, problems};
    declare(all);
    check_periods(all);
    check_repeats(all);
    check_rules(all);
    check_bounds(all);
    check_pins_and_leaves(all);
    check_cases(all);
    if (!problems.failed()) lint(all);  // doubts about rules that are not whole would mislead
    return result;
}

}  // namespace quorate::check
