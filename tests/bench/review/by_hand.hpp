// The eight rules by hand: over documents of nlohmann/json, and over simdjson on demand with every string mapped to a number.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "review/outcome.hpp"

namespace quorate::bench {

/// Over a document tree, and strings compared where they stand.
[[nodiscard]] std::vector<screened> screen_documents(const std::string& lines);

/// One proposal with its strings as numbers. A fact that is not stated has its bit of `missing` set.
struct coded {
    std::uint64_t supports = 0;        ///< delegations as bits
    std::uint8_t proposer = 0, priority = 0, form = 0, results = 0, missing = 0;
    bool scope = false, purpose = false, gender = false, budget_stated = false;
    std::int32_t starts = 0, ends = 0; ///< days; 0: not stated
    std::int32_t latest = 0;           ///< four years after the start
    std::int64_t budget = 0;
    std::int32_t usefulness = 0, feasibility = 0, novelty = 0;  ///< tenths
};

[[nodiscard]] screened decide(const coded& of);
/// `lines` needs SIMDJSON_PADDING bytes of capacity behind it.
[[nodiscard]] std::vector<coded> read_coded(const std::string& lines);
[[nodiscard]] std::vector<screened> screen_coded(const std::string& lines);

}  // namespace quorate::bench
