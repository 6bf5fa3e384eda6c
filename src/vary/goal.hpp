// What is wanted for a record, and what stands in its way.
#pragma once

#include <vector>

#include "vary/trial.hpp"

namespace quorate::vary {

/// An outcome that is to be open, or a criterion that is to be met.
struct goal {
    std::uint32_t group = no_index, outcome = no_index;  ///< of an outcome
    std::uint32_t criterion = no_index;                  ///< of a criterion
};

/// A condition of a rule that does not come out as it should. It asks for the rule's subject alone. Without an operation: that no relation bars.
struct need {
    const plan::rule* rule = nullptr;
    plan::op_id op = plan::op_id::none;
    bool wanted = true;
};

/// Something that must be otherwise, and the conditions of which one would have to come out so.
struct obstacle {
    std::uint32_t criterion = no_index;                  ///< whose finding it is; no_index: the outcome's own condition
    std::vector<need> ways;                              ///< none: nothing in the data of the record bears on it
};

[[nodiscard]] bool reached(trial& in, const goal& wanted, record_ref about);
/// What a condition comes to in a trial.
[[nodiscard]] assess::value outcome_of(trial& in, const need& one, record_ref about);
[[nodiscard]] bool fulfilled(trial& in, const need& one, record_ref about);
/// Everything that stands in the way at once, in the order of the rules; empty when the goal is reached. Of what only shows when something before it
/// is out of the way, nothing is told.
[[nodiscard]] std::vector<obstacle> obstacles(trial& in, const goal& wanted, record_ref about);

}  // namespace quorate::vary
