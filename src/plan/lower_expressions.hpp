// Expressions and messages to operations.
#pragma once

#include "check/model.hpp"
#include "plan/program.hpp"
#include "text/source.hpp"

namespace quorate::plan {

/// Appends the operations of expressions to a program. Constant parts of an expression are computed once, here.
class expression_lowering {
public:
    expression_lowering(const check::model& rules, const text::source_set& sources, program& into)
        : rules_(rules), tree_(*rules.tree), sources_(sources), into_(into) {}

    op_id lower(check::node_id node);
    [[nodiscard]] message lower_message(check::node_id texts);
    [[nodiscard]] texts read_texts(check::node_id texts) const;
    [[nodiscard]] std::string plain_text(check::node_id text) const;
    /// The source of a node on one line.
    [[nodiscard]] std::string quote(check::node_id node) const;
    /// The value of a literal node; entries are found by their binding.
    [[nodiscard]] std::optional<constant> literal(check::node_id node) const;

private:
    op_id add(operation op, std::initializer_list<op_id> operands);
    op_id add(operation op, const std::vector<op_id>& operands);
    op_id lower_part(check::node_id node);
    op_id lower_name(check::node_id node);
    op_id lower_comprehension(check::node_id node);
    op_id lower_quantified(check::node_id node);
    op_id lower_conditions(check::node_id node);
    op_id lower_share(check::node_id node);
    op_id lower_grouping(check::node_id node);
    op_id lower_choice(check::node_id node);
    op_id lower_reach(check::node_id node);
    op_id lower_about_findings(check::node_id node);
    op_id lower_apply(check::node_id node);
    [[nodiscard]] check::node_id first(check::node_id node) const { return tree_[node].first_child; }
    [[nodiscard]] check::node_id next(check::node_id node) const { return tree_[node].next_sibling; }
    [[nodiscard]] std::uint32_t states_of(check::node_id node) const;

    const check::model& rules_;
    const syntax::tree& tree_;
    const text::source_set& sources_;
    program& into_;
    text::span at_{};  // the part that is being lowered
};

}  // namespace quorate::plan
