// Which criteria may apply to a record, known from its entries without evaluating each.
#pragma once

#include <cstdint>
#include <vector>

namespace quorate::plan {

struct program;

/// Criteria by what their `applies when` asks of one entry of the record: `p.kind is x`, alone or joined to more by `and`.
struct applicability {
    struct guard {
        std::uint32_t record = 0xffff'ffff, field = 0xffff'ffff;  ///< as the rules name them; the field holds one entry
        std::vector<std::vector<std::uint32_t>> by_entry;         ///< criteria that ask for it, ascending
        std::vector<std::uint32_t> all;                           ///< those of every entry
    };
    std::vector<guard> guards;
    std::vector<std::uint32_t> always;   ///< criteria that ask for no entry, ascending
    std::vector<std::uint32_t> subjects; ///< record types that criteria speak of, each once, ascending
};

[[nodiscard]] applicability index_applicability(const program& of);

}  // namespace quorate::plan
