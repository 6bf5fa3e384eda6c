// Checked rules to a program.
#pragma once

#include "check/model.hpp"
#include "plan/program.hpp"
#include "text/source.hpp"

namespace quorate::plan {

/// Compiles a model that was checked without an error. Linear in the size of the tree.
[[nodiscard]] program lower(const check::model& rules, const text::source_set& sources);

}  // namespace quorate::plan
