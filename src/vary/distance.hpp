// How far a record is from what is wanted of it.
#pragma once

#include <optional>

#include "vary/goal.hpp"

namespace quorate::vary {

/// How far a condition is from coming out as wanted, where that can be counted: by members, or by the number that is compared.
[[nodiscard]] std::optional<rational> distance(trial& in, const need& of, record_ref about);
/// A measure by which changes that would all do are put in order: everything that stands in the way counts 1, and each condition of which one would
/// have to come out otherwise as far as it is from that, or 1.
[[nodiscard]] rational burden(trial& in, const goal& wanted, record_ref about);

}  // namespace quorate::vary
