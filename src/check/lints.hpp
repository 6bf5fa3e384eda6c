// Doubts: what is allowed and probably not meant. One file a lint.
#pragma once

#include "check/context.hpp"

namespace quorate::check {

void lint_missing_translations(context& all);  ///< Q4001
void lint_missing_citations(context& all);     ///< Q4002
void lint_unused_declarations(context& all);   ///< Q4003
void lint_mapping_gaps(context& all);          ///< Q4004

}  // namespace quorate::check
