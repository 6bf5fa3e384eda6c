#include "check/lints.hpp"

namespace quorate::check {

using syntax::node_kind;

/// Entries that a mapping says nothing of: they are sent to the empty set, which is better said with an empty row.
void lint_mapping_gaps(context& all) {
    for (const auto& one : all.result.mappings) {
        if (one.first_type == no_index) continue;
        const auto& entries = all.result.words.classifications[one.first_type].entries;
        std::vector<bool> seen(entries.size());
        for (const node_id row : mapping_clauses(all, one))
            if (all.kind(row) != node_kind::mapping_row) continue;
            else if (const auto& key = all.result.meaning_of(all.first(row)); key.to == binding::kind::entry) seen[key.index] = true;
        for (std::size_t i = 0; i < entries.size(); ++i)
            if (!seen[i])
                all.problems.warning("Q4004", all.where(all.first(one.node)), "the mapping `" + one.name + "` has no row for `" + entries[i].id + "`",
                                     "write `" + entries[i].id + ": none` if that is meant");
    }
}

}  // namespace quorate::check
