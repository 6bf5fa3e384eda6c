// Why a criterion came out as it did.
#pragma once

#include "assess/findings.hpp"
#include "quorate/explanation.hpp"
#include "text/source.hpp"

namespace quorate::explain {

/// Takes a criterion apart for one record; `sources` are the rule files that the program was compiled from.
[[nodiscard]] explanation explain_finding(assess::machine& on, assess::assessment& findings, const text::source_set& sources, std::uint32_t criterion,
                                          assess::record_ref about);

}  // namespace quorate::explain
