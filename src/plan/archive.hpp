// Programs as bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/program.hpp"

namespace quorate::plan {

/// A program with the sources that it was compiled from.
struct archived {
    struct source { std::string name, content; bool of_used_pack = false; };
    std::vector<source> sources;
    program compiled;
};

[[nodiscard]] std::string to_bytes(const std::vector<archived::source>& sources, const program& compiled);

/// Nothing when the bytes are no such program. What comes out has sound values (no enumerator that is none, no number that is not in lowest terms),
/// and may still refer to what is not there: see soundness.hpp.
[[nodiscard]] std::optional<archived> from_bytes(std::string_view bytes);

}  // namespace quorate::plan
