/// @file
/// Weights of a pack fitted to pairs that people have labelled.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "quorate/export.hpp"
#include "quorate/pack.hpp"

namespace quorate::inline v1 {

/// Two records, and whether people say that they stand in the relation.
struct labelled_pair {
    std::string first, second;
    bool related = false;
};

/// Reads a table (CSV) with the columns `first`, `second` and `related` (yes or no). No value when it cannot be read.
[[nodiscard]] QUORATE_API checked<std::vector<labelled_pair>> read_labelled_pairs(const document& table);

/// What is fitted.
struct fit_request {
    std::string relation;           ///< of the pack
    std::string score = "score";    ///< its `let` that the weights make
    std::string threshold;          ///< the parameter that the score must reach; or empty
    std::vector<labelled_pair> pairs;
    std::int64_t points = 100;      ///< that the weights share in whole numbers, from 1 to 100,000: with more of them less is lost by rounding
    /// Each record is given to one at most: the threshold is chosen by those pairs alone that are left when the pairs are taken from the
    /// highest score down and none that has a record of one taken before.
    bool one_to_one = false;
};

/// A parameter and what it was fitted to.
struct fitted_parameter {
    std::string name;
    texts title;
    std::int64_t value = 0;
    std::string least, most;        ///< the bounds within which the pack lets it be set
};

struct fit_result {
    std::string pack, relation;
    std::vector<std::string> languages;
    std::vector<fitted_parameter> parameters;   ///< the weights in the order of the pack, then the threshold if one was named
    std::int64_t threshold = 0;                 ///< the score from which on most pairs are told apart (the best F1)
    std::size_t related = 0, unrelated = 0;     ///< among the labelled pairs
    std::size_t found = 0, wrongly_found = 0;   ///< of the related and of the others, those whose score reaches the threshold
};

/// Fits the weights of a relation: those parameters in whole numbers that may be set, and that its score depends on. The score must be a
/// sum of parameters each times a measure. Each weight keeps the sign that its bounds give it. The same input gives the same result. No
/// value, and why, when that cannot be done.
[[nodiscard]] QUORATE_API checked<fit_result> fit_weights(const pack& rules, const portfolio& data, const review_options& options, const fit_request& request);

/// The result as a pack that uses the one that was fitted and overrides its parameters: to be read, edited, and laid beside it.
[[nodiscard]] QUORATE_API std::string to_rules(const fit_result& result);

}  // namespace quorate
