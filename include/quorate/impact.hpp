/// @file
/// What other rules, or another date, change: findings and outcomes that come out otherwise, and the declarations that make them do so.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quorate/export.hpp"
#include "quorate/pack.hpp"
#include "quorate/questions.hpp"
#include "quorate/review.hpp"

namespace quorate::inline v1 {

/// A declaration that is not the same on both sides.
struct changed_rule {
    std::string kind;                      ///< "criterion", "parameter", "outcome", "list" and so on, as rule files call it
    std::string name;
    enum class how : std::uint8_t {
        added,      ///< it is there afterwards only
        removed,    ///< it is there before only
        rewritten,  ///< it says something else; texts for people and citations do not count
        dated,      ///< it says the same, and another part of it is in force
    } what = how::rewritten;
};

/// A finding that is not the same on both sides. Where there is none on a side, its result is not set.
struct changed_finding {
    finding_name finding;
    std::optional<verdict> before, after;
    std::vector<changed_rule> because;     ///< what differs among the declarations that it rests on; empty: the date alone, or the data
};

enum class outcome_state : std::uint8_t { closed, undecided, open };
[[nodiscard]] QUORATE_API std::string_view to_string(outcome_state state) noexcept;  ///< "closed", "undecided", "open"

struct changed_outcome {
    outcome_name outcome;
    outcome_state before = outcome_state::closed, after = outcome_state::closed;
    std::vector<changed_rule> because;
};

/// A record under review for which something changes.
struct record_impact {
    record_name about;
    std::vector<changed_finding> findings; ///< in the order of the pack
    std::vector<changed_outcome> outcomes;
};

/// One side of a comparison.
struct impact_side {
    std::string pack, version;
    day as_of;
};

struct impact {
    impact_side before, after;
    std::vector<changed_rule> rules;       ///< every declaration that differs, whether or not anything changes by it
    std::vector<record_impact> records;    ///< by collection and id
    std::size_t unchanged = 0;             ///< records under review on both sides for which nothing changes
    std::vector<record_name> only_before, only_after;  ///< under review on one side only
    std::vector<changed_finding> portfolio;///< of criteria about other records
    [[nodiscard]] bool anything() const noexcept { return !records.empty() || !portfolio.empty() || !only_before.empty() || !only_after.empty(); }
};

/// Rules, data read by them, and what is asked of a review.
struct reviewed_side {
    const pack& rules;
    const portfolio& data;
    const review_options& options;
};

/// Reviews both sides and compares what is found. Exceptions as of make_review.
[[nodiscard]] QUORATE_API impact compare_reviews(const reviewed_side& before, const reviewed_side& after);

/// As plain text in "fr" or "en"; as JSON by docs/schema/impact-1.schema.json.
[[nodiscard]] QUORATE_API std::string to_text(const impact& all, std::string_view language);
[[nodiscard]] QUORATE_API std::string to_json(const impact& all);

}  // namespace quorate
