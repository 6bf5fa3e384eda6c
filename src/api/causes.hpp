// Whether a declaration that differs is truly one by which a finding came out otherwise: tried by putting it back.
#pragma once

#include "quorate/impact.hpp"

namespace quorate::internal {

/// Leaves among the causes of each change only those that bear on it. A declaration does when the change is not there any more, or is
/// another, once it alone is put back as it was before; or when it alone, put into what was before, changes the same. What cannot be
/// put back alone (the vocabulary, parts of used packs, what other declarations then lack) stays named.
void keep_true_causes(impact& found, const reviewed_side& before, const reviewed_side& after);

}  // namespace quorate::internal
