// Why two records stand in a relation, or do not.
#pragma once

#include <string_view>
#include <vector>

#include "assess/findings.hpp"
#include "quorate/explanation.hpp"
#include "text/source.hpp"

namespace quorate::explain {

/// Takes the relations apart for the records with these ids, in the order of the pack; only the one of that name, unless it is
/// empty. `sources` are the rule files that the program was compiled from.
[[nodiscard]] std::vector<pair_explanation> explain_relations(assess::machine& on, assess::assessment& findings, const text::source_set& sources,
                                                              std::string_view first, std::string_view second, std::string_view relation);

/// The ids of all collected records, ascending, each once.
[[nodiscard]] std::vector<std::string_view> all_ids(const data::portfolio& of);

}  // namespace quorate::explain
