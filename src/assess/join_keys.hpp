// What one record gives to a part of a join plan: keys or texts by which its partners are found.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "assess/machine.hpp"
#include "plan/joins.hpp"

namespace quorate::assess {

/// Keys by which two records find each other: where the part is not false for a pair, the two share a key, or one of them
/// may be anything. Two different values may have one key.
struct join_keys {
    bool any = false;   ///< the record may be anything: a value is unknown, or of a type that has no keys
    std::vector<std::uint64_t> keys;
};

/// A text of the portfolio or the pack; the views hold as long as those.
struct join_text {
    std::string_view text;
    std::string_view language;
};

struct join_texts {
    bool any = false;
    std::vector<join_text> texts;
};

/// The keys that the record in the slot gives to the left or right side of the part.
[[nodiscard]] join_keys join_keys_of(machine& on, const plan::rule& rule, const plan::join_part& part, bool left, const value& record, std::uint32_t slot);
[[nodiscard]] join_texts join_texts_of(machine& on, const plan::rule& rule, const plan::join_part& part, bool left, const value& record, std::uint32_t slot);

}  // namespace quorate::assess
