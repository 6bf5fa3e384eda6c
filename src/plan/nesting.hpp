// How deep the operations of a program lie within each other, those of other rules included that they ask about.
#pragma once

#include <string>

#include "plan/program.hpp"

namespace quorate::plan {

/// What rules that were checked keep to by themselves: no operation comes back to itself, and none lies in more than 1,000 others. Gives the first
/// fault, or an empty text. The program has passed verify, and every index in it is one of something that is there. Linear in its size.
[[nodiscard]] std::string nesting_fault(const program& of);

}  // namespace quorate::plan
