// What a declaration says, as text, so that two programs can be compared declaration by declaration.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "plan/reads.hpp"

namespace quorate::plan {

/// A declaration by its kind and name; of an outcome, its own name.
using declaration_key = std::pair<declared, std::string>;

struct declared_text {
    std::string says;                    ///< everything in it that bears on results; other declarations by name alone
    std::string in_force;                ///< on the date asked about: whether it is, and which of its values and entries are
};

/// All declarations of a program. Texts for people and places in files are no part of what they say.
[[nodiscard]] std::map<declaration_key, declared_text> declarations_of(const program& of, day as_of);

}  // namespace quorate::plan
