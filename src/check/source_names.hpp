// Sources are a pack's own: which one a citation means, and by what name it is told apart from those of other packs.
#pragma once

#include "check/context.hpp"
#include "check/pack_owners.hpp"

namespace quorate::check {

/// Gives every source of the packs that are used together a name of its own, and every citation and every set of pins the source that it
/// means: one of its own pack, else one of the packs that this one uses. Where two of those have it, that is an error.
void name_sources(context& all, const pack_owners& owners);

}  // namespace quorate::check
