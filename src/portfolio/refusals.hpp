// What a file is told of a value that does not fit: in the words of JSON, or in those of a rule file.
#pragma once

#include <string>

#include "portfolio/builder.hpp"

namespace quorate::data {

/// The value as messages call it: "a text"; in a rule file as it is written there.
[[nodiscard]] std::string called(const raw_value& raw, notation in, const text::source_set& sources);

struct refusal { std::string message, help; };

/// What a rule file is told of a value that is not of the type of its field.
[[nodiscard]] refusal refusal_in_rules(const vocabulary& words, const field& described, const raw_value& raw, const text::source_set& sources);

/// What to write for an entry that there is not, when no spelling is near: some of those that there are.
[[nodiscard]] std::string entries_to_choose_from(const classification& list);

}  // namespace quorate::data
