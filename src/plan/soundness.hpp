// Whether a program that was read from bytes may be run.
#pragma once

#include <cstddef>
#include <string>

#include "plan/program.hpp"
#include "text/source.hpp"

namespace quorate::plan {

/// The first thing that a program refers to and that is not there, or an empty text. Looks at everything that the compiler vouches for otherwise: operations
/// (as verify does), the vocabulary, rules, tables, places in the sources. What depends on the types of values is left to the machine, which asks for each. Linear in the size
/// of the program.
[[nodiscard]] std::string soundness_fault(const program& of, const text::source_set& sources);

}  // namespace quorate::plan
