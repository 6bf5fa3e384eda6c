// One walk over the checked declarations of a pack, each lowered to its part of a program.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "plan/lower_expressions.hpp"

namespace quorate::plan {

struct source_description {
    std::string title, language, url;
    std::optional<day> dated;
};

/// Lowers declaration after declaration into one program.
class rule_lowering {
public:
    using declaration = check::declaration;
    using node_id = check::node_id;
    using node_kind = syntax::node_kind;

    rule_lowering(const check::model& rules, const text::source_set& sources, program& into)
        : rules_(rules), tree_(*rules.tree), into_(into), expressions_(rules, sources, into) {}

    void lower();

private:
    void lower_pack();
    void lower_used_pack(node_id pack);
    void lower_parameters();
    void lower_mappings();
    void lower_header(const declaration& from, rule& to);
    criterion lower_criterion(const declaration& from);
    question lower_question(const declaration& from);
    relation lower_relation(const declaration& from);
    routing lower_routing(const declaration& from);
    coverage lower_coverage(const declaration& from);
    outcome_group lower_outcomes(const declaration& from);
    axis lower_axis(node_id clause);
    definition lower_definition(const declaration& from);
    host_declaration lower_host_function(const declaration& from);
    band_table lower_bands(const declaration& from);
    lookup_table lower_table(const declaration& from);
    member_group lower_members(const declaration& from);
    calendar lower_calendar(const declaration& from);
    season lower_season(const declaration& from);
    clock lower_clock(const declaration& from);
    scoring lower_scoring(const declaration& from);
    paper lower_paper(const declaration& from);
    paper::section lower_section(node_id section);
    void lower_facts(node_id show, std::vector<question::fact>& into);
    ranking lower_ranking(const declaration& from);
    routing lower_stages(const declaration& from);
    op_id add(operation op, const std::vector<op_id>& operands);
    [[nodiscard]] validity read_validity(node_id clause) const;
    void read_sources(node_id pack);
    void order_relations();
    [[nodiscard]] citation read_citation(node_id cites) const;
    [[nodiscard]] std::vector<entry_ref> read_people(node_id names) const;
    [[nodiscard]] node_id first(node_id node) const { return tree_[node].first_child; }
    [[nodiscard]] node_id next(node_id node) const { return tree_[node].next_sibling; }
    /// The expression that is the clause's only content, of the first clause of that kind.
    op_id lower_clause(node_id rule, node_kind kind);

    const check::model& rules_;
    const syntax::tree& tree_;
    program& into_;
    expression_lowering expressions_;
    std::vector<std::pair<std::string, source_description>> sources_;
};

}  // namespace quorate::plan
