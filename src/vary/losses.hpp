// How little has to be taken away before a goal is no longer reached.
#pragma once

#include <string>
#include <vector>

#include "vary/repairs.hpp"

namespace quorate::vary {

struct loss {
    std::vector<change> one_of;            ///< everything of the same field, or the answer: each a single loss
    std::size_t lost = 0;                  ///< how many of them at least; 0: no number of them that was tried ends it
    bool searched = true;                  ///< all numbers were tried, up to `lost`
    std::vector<std::vector<std::size_t>> which;  ///< those of that number that do it, as indices into one_of
    bool whichever = false;
};

/// Losses in fields that may change and of answers that were given: in the order of the vocabulary, then of the questions.
[[nodiscard]] std::vector<loss> smallest_losses(bench& on, record_ref about, const goal& from, trial_limit& limit);

}  // namespace quorate::vary
