// Conditions on members that ask what is stated.
#pragma once

#include "plan/program.hpp"

namespace quorate::plan {

/// Marks the loops over members whose conditions, keys or results ask whether something of a member is stated. That is never unknown, so
/// it says nothing of a member that is not known itself: what holds of such a one says nothing of those that a set may hold.
void find_presence_tests(program& of);

}  // namespace quorate::plan
