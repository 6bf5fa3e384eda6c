/// @file
/// What is still open, ranked by what it would settle: facts that the data does not state, answers that nobody has given, and candidate
/// relations that nobody has decided on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "quorate/export.hpp"
#include "quorate/pack.hpp"
#include "quorate/review.hpp"

namespace quorate::inline v1 {

/// A finding, by name.
struct finding_name {
    std::string criterion;
    texts title;
    modality grade = modality::must;
    record_name about;
};

/// An outcome, by name.
struct outcome_name {
    std::string outcome;
    texts title;
    record_name about;
};

/// Something open, and what came out when each of its values was tried.
struct open_point {
    enum class kind : std::uint8_t {
        fact,       ///< a field that the data does not state
        answer,     ///< a question without an answer
        decision,   ///< a relation that bars, and is neither confirmed nor rejected
    };
    kind what = kind::fact;
    std::string name;                      ///< the field's path, the question's name, the relation's name
    texts label;                           ///< the same for people
    record_name record;                    ///< whose field, about whom the question is, the first of the pair
    record_name second;                    ///< of a decision: the other of the pair
    std::vector<texts> asked_of;           ///< who may answer or decide; empty for a fact, and where anybody may

    /// An undecided finding whose reasons name it.
    struct waiting_finding {
        finding_name finding;
        bool alone = false;                ///< they name nothing else
    };
    std::vector<waiting_finding> waiting;

    /// What changes when it has that value.
    struct tried_value {
        std::string value;                 ///< as in data: "yes", the id of an entry, "2019-06-01"; "confirmed" or "rejected"; empty for an empty set
        texts text;                        ///< the same for people
        std::vector<finding_name> settles; ///< findings that are undecided without it, and are not with it
        std::vector<outcome_name> opens;   ///< outcomes that are open with it only
        std::vector<outcome_name> closes;  ///< outcomes that are open without it only
    };
    std::vector<tried_value> values;       ///< in the order of their list, or ascending
    bool all_values = false;               ///< there are no others: what is said of all of them is so whatever the answer

    // Over the values tried; 0 when there is none.
    std::size_t findings_at_least = 0, findings_at_most = 0;   ///< that it settles
    std::size_t outcomes_at_least = 0, outcomes_at_most = 0;   ///< that it opens or closes
};

/// What is open, first what settles most.
struct open_points {
    day as_of;
    std::vector<open_point> points;
    std::size_t not_tried = 0;             ///< the last so many of them were ranked by how many findings wait for them, and no value was tried
};

/// Finds what is open for the records under review (only those that options name), and evaluates the portfolio again with each value that it may
/// have. Evaluates as make_review does, with the same limits and exceptions; at most most_points_tried points are tried.
[[nodiscard]] QUORATE_API open_points find_open_points(const pack& rules, const portfolio& data, const review_options& options);

inline constexpr std::size_t most_points_tried = 500;

/// As plain text in "fr" or "en"; as JSON by docs/schema/questions-1.schema.json.
[[nodiscard]] QUORATE_API std::string to_text(const open_points& all, std::string_view language);
[[nodiscard]] QUORATE_API std::string to_json(const open_points& all);

}  // namespace quorate
