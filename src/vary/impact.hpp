// Two reviews held against each other.
#pragma once

#include "plan/program.hpp"
#include "quorate/impact.hpp"

namespace quorate::vary {

/// One side: what it was reviewed by, and what was found.
struct side {
    const plan::program& program;
    const review& found;
};

[[nodiscard]] impact impact_between(const side& before, const side& after);

}  // namespace quorate::vary
