// Texts of the tree as values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "quorate/exact.hpp"
#include "quorate/vocabulary.hpp"
#include "syntax/tree.hpp"

namespace quorate::syntax {

/// The words of a text node, without the values in braces.
[[nodiscard]] std::string plain_text(const tree& from, node_id text);
/// A texts node as texts, the languages in the given order and others after them.
[[nodiscard]] texts read_texts(const tree& from, node_id node, const std::vector<std::string>& languages);

/// The number that a node writes out: `5`, `-2.5`, `70%`, `1/2`; nothing when it is another kind of expression or does not fit.
[[nodiscard]] std::optional<rational> plain_number(const tree& from, node_id node);

}  // namespace quorate::syntax
