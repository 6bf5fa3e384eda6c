/// @file
/// Why a criterion came out as it did, and why two records stand in a relation or do not: the rule taken apart, with the
/// value of every part.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quorate/diagnostic.hpp"
#include "quorate/export.hpp"
#include "quorate/pack.hpp"
#include "quorate/review.hpp"

namespace quorate::inline v1 {

/// One part of a rule and what it came to. Parts that the result did not need are not evaluated, and not there.
struct explained_part {
    enum class state : std::uint8_t {
        value,     ///< no condition: see `value`
        holds,     ///< a condition that is true
        fails,     ///< a condition that is false
        unknown,   ///< a condition or a value that is unknown: see `missing_facts`
    };
    std::uint32_t node = 0;              ///< its number in the compiled pack: the same in every explanation by the same files
    std::string operation;               ///< what kind of part it is, such as "logical_and", "field", "comprehension"
    quorate::place where;                ///< in the rule files
    std::string wording;                 ///< as the rule writes it, on one line; of one considered member: what it is called
    texts label;                         ///< for people; may be empty
    state is = state::value;
    texts value;
    texts gap;                           ///< of a comparison of sizes that is decided: how far the two sides are apart; else empty
    std::vector<missing> missing_facts;  ///< when unknown
    std::optional<tally> who;            ///< of a collection: who was counted, and who was left out for which condition
    std::vector<explained_part> parts;   ///< in the order of the rule; of a quantifier also the members it went through
};

/// A criterion for one record, explained.
struct explanation {
    quorate::finding finding;            ///< as in a review
    quorate::place where;                ///< of the criterion in the rule files
    std::optional<explained_part> applies;  ///< its `applies when`, if it has one
    struct named_part { std::string name; texts label; explained_part part; };
    std::vector<named_part> lets;        ///< its `let` clauses, in order; none when it does not apply
    std::optional<explained_part> met;   ///< its `met when`; none when it does not apply
    validity in_force;                   ///< the days on which the rule is in force
    bool is_in_force = true;             ///< on the as-of date
    /// A criterion that applies in the place of this one.
    struct overriding {
        std::string criterion;
        texts title;
        quorate::place where;
        std::optional<explained_part> applies;  ///< why it applies; none when it always does
    };
    std::vector<overriding> overridden_by;      ///< when it does not apply because of them
};

/// Explains the criteria of that name, or all when `criterion` is empty, for the record with that id. Evaluates as `make_review`
/// does, with the same limits and exceptions. Empty when no criterion of that name speaks of such a record.
[[nodiscard]] QUORATE_API std::vector<explanation> make_explanations(const pack& rules, const portfolio& data, const review_options& options,
                                               std::string_view id, std::string_view criterion = {});

/// What became of a pair of records under a relation.
enum class pair_finding : std::uint8_t {
    candidate, confirmed, rejected, possible, accepted,   ///< as relation_state has them
    does_not_hold,                              ///< the condition is false
    yields,                                     ///< the condition holds, and a relation that holds too comes before this one
    not_in_force,                               ///< the relation, on the as-of date
    other_collections,                          ///< the relation speaks of other records than these
};
[[nodiscard]] QUORATE_API std::string_view to_string(pair_finding found) noexcept;  ///< as above, with hyphens

/// A relation for one pair of records, explained, whether the pair is reported or not.
struct pair_explanation {
    std::string relation;
    texts title;
    relation_grade grade{};
    bool directed = false;
    quorate::place where;                ///< of the relation in the rule files
    record_name first, second;           ///< as the rule's two variables name them in this explanation
    pair_finding found{};
    bool reported = false;               ///< whether `find_relations` has the pair under this relation
    std::string yields_to;               ///< the relation that comes before it; or empty
    texts yields_to_title;
    std::string found_by;                ///< of confirmed and rejected: who found so
    std::optional<day> found_on;
    std::vector<explanation::named_part> lets;    ///< its `let` clauses, in order
    /// What the relation asks: the parts that `and` joins, each evaluated, also after one that fails.
    std::vector<explained_part> conditions;
    std::vector<citation> citations;
};

/// Explains the relation of that name, or each of the pack when `relation` is empty, for the two records with these ids. A directed
/// relation has an explanation for either direction; so has one that asks the two records different things and holds neither way
/// round. No value, and why, when there is no such record or relation. Evaluates as `find_relations` does, with the same limits and
/// exceptions, but looks at no other pair.
[[nodiscard]] QUORATE_API checked<std::vector<pair_explanation>> explain_pair(const pack& rules, const portfolio& data, const review_options& options,
                                               std::string_view first, std::string_view second, std::string_view relation = {});

/// Explanations in plain sentences, numbered as an outline, in "fr" or "en"; as JSON by docs/schema/explanation-1.schema.json.
[[nodiscard]] QUORATE_API std::string to_text(const std::vector<explanation>& all, std::string_view language);
[[nodiscard]] QUORATE_API std::string to_json(const std::vector<explanation>& all);
/// The same of pairs; as JSON by docs/schema/pair-explanation-1.schema.json.
[[nodiscard]] QUORATE_API std::string to_text(const std::vector<pair_explanation>& all, std::string_view language);
[[nodiscard]] QUORATE_API std::string to_json(const std::vector<pair_explanation>& all);

}  // namespace quorate
