/// @file
/// What would have to change for a record to come out as those want whose record it is, and how firm it stands when it does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "quorate/exact.hpp"
#include "quorate/export.hpp"
#include "quorate/pack.hpp"
#include "quorate/questions.hpp"
#include "quorate/review.hpp"

namespace quorate::inline v1 {

/// A value as data write it, and as people read it.
struct worded_value {
    std::string value;
    texts text;
};

/// A change of one field that the vocabulary marks as changeable.
struct suggested_change {
    enum class kind : std::uint8_t {
        state,      ///< the field gets a value
        leave_out,  ///< it is no longer stated
        add,        ///< a field of many values gets more of them
        drop,       ///< it loses some
    };
    kind what = kind::state;
    std::string field;                     ///< its path: "supports", "milestones 2.due-on"
    texts label;
    record_name record;
    worded_value before;                   ///< of `state` and `leave_out`: what it is; empty when it is not stated
    /// The value, or the items that are added or dropped. A new part is told by its fields.
    struct item {
        worded_value whole;
        std::vector<std::pair<texts, worded_value>> fields;  ///< of a part
    };
    std::vector<item> values;
    enum class side : std::uint8_t { none, at_most, at_least } nearest = side::none;  ///< the next quantity nearer to what it is would not do
    enum class part : std::uint8_t { whole, start, end } of = part::whole;            ///< of a period: what of it changes
    std::vector<worded_value> instead;     ///< other values that would do as well in the place of the first, each tried
    rational cost;
};

/// An answer or a decision that is still open, and what it would have to be.
struct needed_answer {
    bool decision = false;
    std::string name;                      ///< of the question or the relation
    texts title;
    record_name record, second;            ///< `second` of a decision
    worded_value value;
    std::vector<texts> asked_of;
};

/// A set of changes after which the record comes out as wanted, provided that what is open is answered so. Nothing in it can be left away.
struct remedy {
    outcome_name outcome;                  ///< which of those wanted; empty for a criterion
    rational cost;                         ///< the sum of the costs of its changes
    std::vector<suggested_change> changes;
    std::vector<needed_answer> provided;
};

/// The smallest loss in one field, or of one answer, after which the record no longer comes out as wanted.
struct smallest_loss {
    enum class kind : std::uint8_t { items, value, answer };
    kind what = kind::items;
    std::string name;                      ///< of the field or the question
    texts label;
    std::size_t lost = 1, of = 1;          ///< so many of so many
    bool whichever = true;                 ///< any so many of them
    std::vector<std::vector<worded_value>> which;  ///< the losses of that size that do it; at most 20 of them
};

struct remedies {
    record_name about;
    std::vector<outcome_name> wanted;      ///< any of them; empty for a criterion
    finding_name criterion;                ///< when a criterion was asked about
    bool holds = false;                    ///< it comes out so already: then see `losses`, else `all`
    /// Of the outcomes wanted the one that least stands in the way of; what follows speaks of it.
    outcome_name nearest;
    std::vector<finding_name> in_the_way;  ///< criteria that keep it from coming out so
    bool own_condition = false;            ///< something that the outcome itself asks for, and no criterion, stands in the way too
    std::vector<remedy> all;               ///< by cost, then by the number of changes, then in the order of the vocabulary
    bool complete = true;                  ///< the search came to its end within its limits
    /// When there is no remedy, of the nearest outcome: criteria of which no change of a changeable field, and no answer to what is open, makes any one come out as it must.
    std::vector<finding_name> out_of_reach;
    /// When each of them can be reached alone: criteria that cannot all be reached together; any but one of them could.
    std::vector<finding_name> conflict;
    std::vector<smallest_loss> losses;     ///< when it holds: in the order of the vocabulary, then of the questions
    std::vector<std::string> not_searched; ///< when it holds: fields where losses were not followed to the end
    std::size_t trials = 0;                ///< how often the record was evaluated with something different
};

/// What to look for.
struct remedy_options {
    std::string outcome;                   ///< the name of an outcome; empty: those that the pack marks as `sought`
    std::string criterion;                 ///< or of a criterion
    std::size_t most = 3;                  ///< remedies
    std::size_t most_trials = 5000;        ///< evaluations
};

/// Why that cannot be looked for, in one sentence; empty when it can.
[[nodiscard]] QUORATE_API std::string fault_of(const pack& rules, const portfolio& data, std::string_view id, const remedy_options& wanted, std::string_view language = "en");

/// Looks for the smallest sets of changes that bring it about, or, where it holds, the smallest losses that end it. Every remedy and every loss was
/// evaluated. Throws std::invalid_argument when fault_of finds any; else as make_review does.
[[nodiscard]] QUORATE_API remedies find_remedies(const pack& rules, const portfolio& data, const review_options& options, std::string_view id, const remedy_options& wanted = {});

/// As plain text in "fr" or "en"; as JSON by docs/schema/remedy-1.schema.json.
[[nodiscard]] QUORATE_API std::string to_text(const remedies& all, std::string_view language);
[[nodiscard]] QUORATE_API std::string to_json(const remedies& all);

}  // namespace quorate
