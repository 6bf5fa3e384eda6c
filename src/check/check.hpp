// Tree to checked rules.
#pragma once

#include "check/model.hpp"
#include "text/diagnostic_sink.hpp"

namespace quorate::check {

/// Resolves every name and type of the tree, reports everything that is wrong (Q2xxx names, Q3xxx types, Q7xxx cases) or
/// doubtful (Q4xxx), and leaves the model. The tree must outlive it.
[[nodiscard]] model check(const syntax::tree& tree, text::diagnostic_sink& problems);

}  // namespace quorate::check
