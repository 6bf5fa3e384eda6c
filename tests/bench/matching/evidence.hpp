// Evidence that two records are the same: named measures between -1 and 1, and weights fitted to labelled pairs.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "records.hpp"

namespace quorate::bench {

inline constexpr std::array evidence_names = {"title words",  "title characters", "words",          "words, as cosine", "title within title", "title within words", "same places",
                                              "other places", "near in time",     "far in time",    "amounts alike",    "amounts unlike",     "fields",             "rarest shared word",
                                              "best of left", "best of right"};
constexpr std::size_t evidence_count = evidence_names.size();

struct candidate {
    std::uint32_t left, right;
    std::array<double, evidence_count> evidence;
    bool is_true;
};

/// For each left record the right ones that come into question by their words or the characters of their titles.
[[nodiscard]] std::vector<candidate> find_candidates(const labelled_set& from);

/// Weights of the evidence, and at the end what speaks against a pair from the start.
using weights = std::array<double, evidence_count + 1>;

/// Regularised logistic regression; the weight of each measure of likeness may not be negative, of unlikeness not positive.
/// The same for the same candidates.
[[nodiscard]] weights fit(const std::vector<const candidate*>& from);
[[nodiscard]] double score(const weights& by, const candidate& of);

}  // namespace quorate::bench
