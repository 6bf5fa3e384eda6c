/// @file
/// What became of the relations of a portfolio since its data stood otherwise: for those who took in a proposal, or changed one, and want to
/// see what is new and nothing else.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "quorate/export.hpp"
#include "quorate/pack.hpp"

namespace quorate::inline v1 {

/// A relation of the same two records that is told otherwise: by its state, its evidence, its message, or the titles of its records.
struct changed_pair {
    related_pair before, now;
};

struct relation_changes {
    std::vector<related_pair> appeared;     ///< in the order of find_relations, like the others
    std::vector<changed_pair> changed;
    std::vector<related_pair> gone;         ///< as they were
    std::size_t unchanged = 0;              ///< pairs
    [[nodiscard]] bool anything() const noexcept { return !appeared.empty() || !changed.empty() || !gone.empty(); }
};

/// Compares the relations of two portfolios. In both, words weigh what they weigh `before`, and sentences that many texts repeat are those of
/// the texts `before`; a word that none of these has weighs as much as one that stands in one text. So a pair whose records did not change keeps
/// its evidence, however many records came. The pairs of `now` are those that find_relations would find with these weights, however few records
/// differ: rules that look at other records than the two are not cut short. Both portfolios must have been loaded with the pack: else
/// std::invalid_argument; other exceptions as of find_relations, which it takes the time of twice.
[[nodiscard]] QUORATE_API relation_changes find_relation_changes(const pack& rules, const portfolio& before, const portfolio& now, const review_options& options);

/// For people, in one language of the pack.
[[nodiscard]] QUORATE_API std::string to_text(const relation_changes& all, std::string_view language);
/// By docs/schema/relation-changes-1.schema.json.
[[nodiscard]] QUORATE_API std::string to_json(const relation_changes& all);

}  // namespace quorate
