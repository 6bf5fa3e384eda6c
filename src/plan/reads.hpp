// What a rule looks at, found without evaluating it.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "plan/program.hpp"

namespace quorate::plan {

/// What a pack declares.
enum class declared : std::uint8_t {
    criterion, question, relation, routing, clock, scoring, ranking, outcome, parameter, definition, bands, table, mapping, members, calendar, season, list, record,
};
/// As rule files call it.
[[nodiscard]] std::string_view to_string(declared kind) noexcept;
/// The name of the declaration of that kind and index; there is no index of an outcome alone.
[[nodiscard]] std::string name_of(const program& of, declared kind, std::uint32_t index);

/// Everything that may bear on the value of a rule or an operation, through lets, definitions and the other rules it asks about. It may
/// hold more than what one evaluation needs, never less.
struct readings {
    std::set<std::pair<std::uint32_t, std::uint32_t>> fields;  ///< record type as the rule names it, and field
    std::set<std::uint32_t> questions;                         ///< whose answers it asks for
    std::set<std::uint32_t> relations;                         ///< whose pairs it asks for
    std::set<std::uint32_t> others;                            ///< record types of which it may see records beside the one it is about, but for the pairs they are in
    std::set<std::pair<declared, std::uint32_t>> asks;         ///< declarations that it rests on, by kind and index
    bool texts = false;        ///< what words weigh, which any text of the data bears on
    bool references = false;   ///< how records are linked, which any reference bears on

    /// Whether a field of records stored as `type` is among them.
    [[nodiscard]] bool reads(const program& of, std::uint32_t type, std::uint32_t field) const;
    /// Whether it may see a record stored as `type` that it is not about.
    [[nodiscard]] bool sees_others(const program& of, std::uint32_t type) const;
};

/// `within` is the rule that the operation stands in.
[[nodiscard]] readings readings_of(const program& of, const rule& within, op_id op);
/// All lets and conditions of a criterion, of the criteria that override it, and of what they ask about.
[[nodiscard]] readings readings_of_criterion(const program& of, std::uint32_t criterion);
[[nodiscard]] readings readings_of_outcome(const program& of, std::uint32_t group, std::uint32_t outcome);
/// Of all relations together.
[[nodiscard]] readings readings_of_relations(const program& of);

}  // namespace quorate::plan
