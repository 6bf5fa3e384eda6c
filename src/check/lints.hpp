// Doubts: what is allowed and probably not meant. One file a lint.
#pragma once

#include "check/context.hpp"

namespace quorate::check {

void lint_missing_translations(context& all);  ///< Q4001
void lint_missing_labels(context& all);        ///< Q4001
void lint_missing_citations(context& all);     ///< Q4002
void lint_unused_declarations(context& all);   ///< Q4003
void lint_mapping_gaps(context& all);          ///< Q4004
void lint_decided_conditions(context& all);    ///< Q4005
void lint_unreachable_branches(context& all);  ///< Q4006
void lint_empty_quantifiers(context& all);     ///< Q4007
void lint_implications(context& all);          ///< Q4008
void lint_validity(context& all);              ///< Q4009
void lint_contradictions(context& all);        ///< Q4010, Q4006
void lint_arithmetic(context& all);            ///< Q4011, Q4012, Q4020
void lint_idle_bars(context& all);             ///< Q4013, Q4052
void lint_open_remainders(context& all);       ///< Q4016
void lint_unasked_answers(context& all);       ///< Q4017
void lint_gaps_in_time(context& all);          ///< Q4018
void lint_superfluous_rules(context& all);     ///< Q4021
void lint_unconditional_overrides(context& all);  ///< Q4050

/// Every rule with conditions that the pack itself declares, whatever its kind.
[[nodiscard]] std::vector<const declaration*> own_rules(const context& all);
/// Every node of the tree under one, itself first.
[[nodiscard]] std::vector<node_id> all_under(const context& all, node_id node);

}  // namespace quorate::check
