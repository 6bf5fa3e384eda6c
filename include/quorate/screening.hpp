/// @file
/// Screening: what the rules say of many records, record by record, as numbers and without words. For those who decide about thousands of
/// records at once, and look up the words (make_review, make_explanations) of the few that need them.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quorate/pack.hpp"

namespace quorate::inline v1 {

/// A fact that a finding waits for.
struct screening_need {
    std::uint32_t row = 0;
    std::uint32_t criterion = 0;   ///< index into screener::criteria()
    std::uint32_t fact = 0;        ///< index into screener::facts()
    friend auto operator<=>(const screening_need&, const screening_need&) = default;
};

/// A part of a criterion: a condition that it consists of, or something that it compares. Together the parts of a criterion are its reasons as a tree.
struct criterion_part {
    enum class form : std::uint8_t { truth, number, amount, date, entry, entries };
    std::uint32_t criterion = 0;   ///< index into screener::criteria()
    std::uint32_t depth = 0;       ///< 0: what its `applies when` or `met when` asks; parts of a part follow it, one deeper
    form is = form::truth;
    place where;                   ///< in the rule files
    std::string wording;           ///< as the rule writes it
};

/// What one part came to for some records, by row; empty where no record of the batch is concerned by its criterion.
struct part_values {
    std::span<const std::uint8_t> truths;    ///< of a truth: 0 no, 1 unknown, 2 yes
    std::span<const std::uint8_t> known;     ///< of everything else: 1 known, 0 not
    std::span<const std::int64_t> numbers;   ///< numbers and amounts, over `scale`; dates as days since 1970-01-01; entries as indices into their list
    std::span<const std::int64_t> highs;     ///< of a count that some members may raise: the highest; else empty
    std::span<const std::uint64_t> entries;  ///< sets as bits, by index into their list: those that are in it for certain
    std::int64_t scale = 1;
};

/// The results of some records, in columns by row. Views hold until the function that was given them returns.
struct screened_batch {
    std::size_t size = 0;
    std::span<const std::string_view> ids;
    std::span<const std::uint8_t> left_out;               ///< 1: the record has an error (see the diagnostics) and no results here
    std::span<const std::span<const verdict>> verdicts;   ///< by criterion, each by row; columns may be longer than `size`
    std::span<const std::uint64_t> open;                  ///< outcomes as bits, by index into screener::outcomes()
    std::span<const std::uint64_t> perhaps_open;          ///< those that cannot be settled yet
    std::span<const screening_need> needs;                ///< by row, criterion and fact, each once
    std::span<const part_values> parts;                   ///< by index into screener::parts(), where they are asked for
    std::span<const std::uint8_t> without_parts;          ///< 1: the record was evaluated on its own, and its parts were not kept (see make_explanations)
};

struct screening_fact {
    missing::kind what = missing::kind::field;
    std::string name;                                     ///< as missing::name gives it
    friend bool operator==(const screening_fact&, const screening_fact&) = default;
};

/// Where lines begin that are a part of a file.
struct line_start {
    std::uint32_t line = 1;        ///< number of the first
    std::uint64_t byte = 0;        ///< its offset in the file
};

/// Applies the criteria and outcomes of a pack to the records of one collection. What make_review finds about a record that stands alone
/// is what a screening finds; relations, rankings, routings and coverage have no place in it. Rules are compiled for whole columns
/// where that can be done exactly; the others are evaluated one by one, with the same results. For one thread at a time; holds the pack.
/// One that was moved from has no criteria, outcomes and facts; to screen with it throws std::logic_error.
class screener {
public:
    /// Throws std::invalid_argument when the pack has no such collection, when faults_of finds any in the options, or for more than
    /// 64 outcomes. Of the options `only` has no meaning here.
    QUORATE_API screener(const pack& rules, std::string_view collection, review_options options);
    QUORATE_API ~screener();
    QUORATE_API screener(screener&&) noexcept;
    QUORATE_API screener& operator=(screener&&) noexcept;

    /// Those that are in force and speak of the collection, in the order of the pack; and how they bind.
    [[nodiscard]] QUORATE_API std::span<const std::string> criteria() const noexcept;
    [[nodiscard]] QUORATE_API std::span<const modality> grades() const noexcept;
    [[nodiscard]] QUORATE_API std::span<const std::string> outcomes() const noexcept;
    /// Grows while records are screened.
    [[nodiscard]] QUORATE_API std::span<const screening_fact> facts() const noexcept;
    /// The rules that are not compiled for columns; where there are any, every record is evaluated on its own.
    [[nodiscard]] QUORATE_API std::span<const std::string> uncompiled() const noexcept;

    /// The criteria taken apart, as far as they are compiled for columns: of each its parts in preorder.
    [[nodiscard]] QUORATE_API std::vector<criterion_part> parts() const;
    /// From now on batches come with what every part came to: the reasons of each finding, without words. They are there anyway and cost next to nothing.
    QUORATE_API void tell_parts(bool wanted) noexcept;

    using take = std::function<void(const screened_batch&)>;
    /// Screens JSON Lines, each a record of the collection with its `collection`. A record with an error is reported and left out. Records
    /// are looked at one by one: that two have one id is not found, and nothing but the line is known of them. `first` says where in the file
    /// the lines begin, for the places of errors. Memory does not grow with the number of lines. Throws what make_review throws.
    QUORATE_API diagnostics screen_lines(std::string_view lines, const take& results, std::string_view name = "data.jsonl", line_start first = {});
    /// Screens the records of a portfolio, stored in this collection itself, in the order of their ids; answers and derogations count. The
    /// portfolio must have been loaded with the same pack: else std::invalid_argument.
    QUORATE_API void screen(const portfolio& data, const take& results);

private:
    struct content;
    std::unique_ptr<content> content_;
};

/// The records of a batch as JSON Lines by docs/schema/screening-1.schema.json, one object a line; those left out give no line.
[[nodiscard]] QUORATE_API std::string to_json_lines(const screener& by, const screened_batch& batch);

}  // namespace quorate
