// Rule text to the one form in which the house writes it.
#pragma once

#include <optional>
#include <string>

#include "text/diagnostic_sink.hpp"
#include "text/source.hpp"

namespace quorate::syntax {

/// The canonical text of a source: the same words and comments in the same order, with canonical white space. It depends on
/// nothing else than these, on where a comment stands (behind words or on a line of its own) and on whether clauses are set apart by
/// an empty line. Nothing, and at least one error, when the source cannot be parsed. Linear in the size of the source.
[[nodiscard]] std::optional<std::string> format(text::source_id source, text::diagnostic_sink& problems);

}  // namespace quorate::syntax
