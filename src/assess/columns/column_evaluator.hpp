// Runs a column program over batches of records.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "assess/columns/column_program.hpp"

namespace quorate::assess {

/// A finding of a batch that waits for a fact: a field of the record, or the answer to a question about it.
struct column_need {
    std::uint32_t row = 0;
    std::uint32_t criterion = 0;     ///< index into column_program::criteria
    bool answer = false;
    std::uint32_t index = no_index;  ///< the field or question
    friend auto operator<=>(const column_need&, const column_need&) = default;
};

/// Holds the values of one batch, by node. For one thread; program and calendars must outlive it.
class column_evaluator {
public:
    column_evaluator(const column_program& program, const plan::program& rules);

    /// Evaluates everything for a batch that holds what `forms` ask for. Rows of the batch that become odd have no results here. Criteria
    /// whose `applies when` asks for entries that no row has cost nothing.
    void run(data::record_batch& batch);
    /// Makes room for results that come from elsewhere, and forgets those of the last batch.
    void begin(std::size_t rows);
    void put(std::size_t criterion, std::size_t row, verdict found);
    void put_outcomes(std::size_t row, std::uint64_t open, std::uint64_t perhaps) { open_[row] = open; perhaps_[row] = perhaps; }

    /// By criterion, as in column_program::criteria, and row: what was found. Columns may be longer than the batch. They stay where they are
    /// until a batch has more rows than any before.
    [[nodiscard]] std::span<const std::span<const verdict>> verdicts() const noexcept { return columns_; }
    /// By row: the outcomes that are open for certain, and perhaps, as bits by index into column_program::outcomes.
    [[nodiscard]] std::span<const std::uint64_t> open() const noexcept { return {open_.data(), rows_}; }
    [[nodiscard]] std::span<const std::uint64_t> perhaps_open() const noexcept { return {perhaps_.data(), rows_}; }
    /// What a node gave in this batch, by row, in rows that are not odd; nothing for nodes that were not evaluated, as those of criteria that apply to
    /// no row. Truths are 0 no, 1 unknown, 2 yes.
    struct node_values {
        std::span<const std::uint8_t> truths, known;
        std::span<const std::int64_t> numbers, highs;  ///< over `scale`; of days since 1970, of entries their indices; `highs` of a count that is known within bounds
        std::span<const std::uint64_t> entries;        ///< of sets, as bits
        std::int64_t scale = 1;
    };
    [[nodiscard]] node_values seen_of(std::uint32_t node) const;
    /// Why findings are unknown, by row, criterion and fact, each once.
    [[nodiscard]] std::span<const column_need> needs() const noexcept { return needs_; }

private:
    static constexpr auto no_limit = static_cast<std::uint64_t>(-1);
    /// What a node gave, by row. Which are there follows from its form; `high` and `possible` only where something is in doubt.
    struct values {
        const std::uint8_t* truth = nullptr;
        const std::uint8_t* known = nullptr;
        const std::int64_t* number = nullptr;
        const std::int64_t* high = nullptr;
        const std::uint64_t* set = nullptr;       ///< of member_truth: those for which it is true
        const std::uint64_t* possible = nullptr;  ///< of member_truth: those for which it is false
        const std::uint32_t* currency = nullptr;
        std::int64_t scale = 1;
        std::uint64_t limit = no_limit;           ///< no number lies farther from 0; where that was not looked for, no_limit
    };
    /// Room for the values of a node that makes its own.
    struct room {
        std::vector<std::uint8_t> bytes;
        std::vector<std::int64_t> numbers, highs;
        std::vector<std::uint64_t> sets, others;
        std::vector<std::uint32_t> currencies;
        /// Of a node that moves days: where those that were met come to, by day since `first`.
        struct { std::int64_t first = 0; std::vector<std::int32_t> to; } moved;
    };

    /// Criteria by the entry that their `applies when` asks for.
    struct guard {
        std::uint32_t entry = no_node;                           ///< the node that gives the record's entry
        std::vector<std::vector<std::uint32_t>> criteria;        ///< by entry
        std::vector<std::uint32_t> all;
        std::vector<std::uint32_t> met_in;                       ///< by entry: the last batch in which a row had it
    };

    void reserve(std::size_t rows);
    void index_criteria();
    /// The node of a table by entry that must be true for a truth to be; or no_node.
    [[nodiscard]] std::uint32_t guarding(std::uint32_t truth) const;
    /// Finds the criteria that may apply to a row of the batch.
    void find_active(data::record_batch& batch);
    void activate(std::uint32_t criterion);
    /// Evaluates a node that was not yet in this batch, and what it needs.
    void need(std::uint32_t node, data::record_batch& batch);
    void run(std::uint32_t node, data::record_batch& batch);
    void constant(std::uint32_t node);
    [[nodiscard]] bool is_constant(std::uint32_t node) const { return program_.nodes[node].code == column_code::constant; }
    void field(std::uint32_t node, const data::record_batch& batch);
    void logic(std::uint32_t node);
    void leave_unknown_counts(std::uint32_t operand, std::vector<std::uint8_t>& odd);
    void compare(std::uint32_t node, std::vector<std::uint8_t>& odd);
    void tabulated(std::uint32_t node);
    void test_sets(std::uint32_t node, std::vector<std::uint8_t>& odd);
    void make_sets(std::uint32_t node, std::vector<std::uint8_t>& odd);
    void filtered(std::uint32_t node, std::vector<std::uint8_t>& odd);
    void count(std::uint32_t node);
    void quantified(std::uint32_t node, std::vector<std::uint8_t>& odd);
    void members(std::uint32_t node);
    void arithmetic(std::uint32_t node, std::vector<std::uint8_t>& odd);
    /// How far from 0 the numbers of a node lie at most, in this batch.
    [[nodiscard]] std::uint64_t limit_of(std::uint32_t node);
    /// The numbers of `node` where no result can be too large.
    void compute_small(std::uint32_t node, std::int64_t times_a, std::int64_t times_b);
    void days(std::uint32_t node, std::vector<std::uint8_t>& odd);
    void move_days(std::uint32_t node, std::vector<std::uint8_t>& odd);
    std::int32_t move_and_remember(std::uint32_t node, std::int64_t from);
    void about_findings(std::uint32_t node);
    void conclude(std::size_t criterion);
    void find_outcomes();
    /// By row, criterion and fact.
    void order_needs();

    /// Adds the facts for which a node is unknown in a row, or a count a range.
    void reasons(std::uint32_t node, std::size_t row);
    /// The same of members of a set: those that are possible only, or for which a condition is unknown.
    void reasons_of_members(std::uint32_t node, std::size_t row, std::uint64_t which);
    /// The same of a condition on a member of which nothing is known: what it asks of the record.
    void reasons_of_anyone(std::uint32_t node, std::size_t row);
    [[nodiscard]] bool is_unknown(std::uint32_t node, std::size_t row) const;
    void reasons_if_unknown(std::uint32_t node, std::size_t row) { if (is_unknown(node, row)) reasons(node, row); }

    const column_program& program_;
    const plan::program& rules_;
    std::size_t rows_ = 0, capacity_ = 0;
    std::vector<values> values_;
    std::vector<room> rooms_;
    std::vector<std::vector<verdict>> verdicts_;         // of those that are not active: not applicable throughout
    std::vector<std::span<const verdict>> columns_;
    std::size_t days_remembered_ = 0;                    // in the tables of all nodes that move days
    std::uint32_t batch_ = 0;                            // the number of this batch
    std::vector<std::uint32_t> evaluated_in_;            // by node: the batch
    std::vector<std::uint32_t> active_in_;               // by criterion: the batch
    std::vector<std::uint32_t> active_, were_active_;
    std::vector<guard> guards_;
    std::vector<std::uint32_t> always_active_;
    std::vector<std::uint32_t> place_of_;                // by criterion of the rules: its index here, or no_index
    std::uint32_t criteria_of_grade_[3] = {};
    std::vector<std::uint8_t> seen_[3];          // by modality and row: the verdicts as bits
    std::vector<std::uint64_t> open_, perhaps_;
    std::vector<column_need> needs_, ordered_needs_;
    std::vector<std::uint32_t> needs_before_;            // by row: how many needs stand before its own
    std::vector<std::pair<bool, std::uint32_t>> facts_;  // of one finding, while they are collected
};

}  // namespace quorate::assess
