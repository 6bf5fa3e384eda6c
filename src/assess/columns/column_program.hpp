// Criteria and outcomes compiled for whole columns: nodes that take a batch of records at once, without allocation or a call for each
// record. What a node cannot do exactly it leaves to the machine, for one record (a batch's `odd` rows) or for good (`uncovered`).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "assess/machine.hpp"
#include "portfolio/batch.hpp"

namespace quorate::assess {

/// What a node gives for each row.
enum class column_form : std::uint8_t {
    truth,         ///< 0 false, 1 unknown, 2 true
    number,        ///< numerators over the scale of the node; of a count perhaps a range
    amount,        ///< the same with a currency
    day,
    entry,
    entries,       ///< bits: those certain, and those possible
    member_truth,  ///< bits by member of a set: those for which a condition is true, those for which it is false
};

enum class column_code : std::uint8_t {
    constant, field, presence, answer,
    both, either, opposite, conditional,
    compare,              // a, b of one form; how
    tabulated,            // of the entry a by table
    contains, meet, within, unite, common, without, count, lift,
    any_member,           // of the set a, those for which b holds; quantifier, c the bound
    every_member,         // of the set a where b holds, c holds too
    filtered,             // the set a where b holds, without the set c
    member_constant, member_by_entry, member_of_row, member_both, member_either, member_opposite,
    add, subtract, multiply, scale_amount,
    move_day, days_between,
    criterion_is, any_criterion,
};

inline constexpr std::uint32_t no_node = 0xffff'ffff;

struct column_node {
    column_code code{};
    column_form form{};
    plan::opcode how{};                    ///< of compare
    std::uint8_t detail = 0;               ///< quantifier; sign of move_day; for answers and fields nothing
    bool leaves_unstated = false;          ///< of loops over a set: where it is not stated, what is asked of a member may be decided by the record
    std::uint32_t a = no_node, b = no_node, c = no_node;
    std::uint32_t index = no_index;        ///< field, question, criterion, table, scope or currency
    std::uint32_t of = no_index;           ///< of lift: nothing; of criterion_is and any_criterion: the mask of verdicts
    std::int64_t number = 0;               ///< of constants
    std::int64_t scale = 1;
    std::uint64_t bits = 0;                ///< of constants
    duration moved_by{};
    friend bool operator==(const column_node&, const column_node&) = default;
};

/// The nodes of one record type, operands before their users. Made once for a program, a day and parameters; then only read.
struct column_program {
    std::uint32_t type = no_index;
    std::vector<data::held_as> forms;      ///< by field of the type: what a batch must hold
    std::vector<column_node> nodes;
    std::vector<std::vector<std::uint64_t>> tables;
    struct rule {
        std::uint32_t criterion = no_index;
        std::uint32_t applies = no_node;
        std::uint32_t met = no_node;       ///< no_node, here or above: it needs the machine
    };
    std::vector<rule> criteria;            ///< that speak of the type and are in force, in the order of the pack
    struct outcome {
        std::uint32_t group = 0, index = 0;
        std::uint32_t when = no_node;      ///< no_node: otherwise
        bool uncovered = false;
    };
    std::vector<outcome> outcomes;
    /// A part of a criterion as the rule writes it: a condition, or what it compares. Of each criterion in preorder.
    struct part {
        std::uint32_t criterion = 0;       ///< index into criteria
        std::uint32_t depth = 0;           ///< 0: its `applies when`, its `met when`
        plan::op_id op = plan::op_id::none;
        std::uint32_t node = no_node;
    };
    std::vector<part> parts;
    std::vector<std::string> uncovered;    ///< the rules that need the machine; empty: everything is covered
};

/// Compiles what speaks of records stored as `type`. `constants` is a machine with the parameters of the review, over no data.
[[nodiscard]] column_program compile_columns(const plan::program& program, std::uint32_t type, machine& constants, std::uint64_t step_limit);

}  // namespace quorate::assess
