// The lists of a join: which sets stand in each, and the pairs within one.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "relate/join.hpp"
#include "relate/weighted_sets.hpp"

namespace quorate::relate {

/// A distinct set of a join, as its lists need it. Records are numbered by their totals, the least first.
struct join_record {
    std::array<std::uint64_t, 2> signature;  ///< each unit sets one bit of 128
    std::uint32_t begin;                     ///< in the units of all records
    std::uint32_t end;
    std::uint32_t total;
    std::uint16_t may_miss;                  ///< how many of its units a set at least as heavy and alike it may lack
    std::uint8_t sides;                      ///< 1: of the left, 2: of the right, 3: both, or a join of one side
};

/// The distinct sets, their units copied so that neighbours in number are neighbours in memory.
struct join_records {
    std::vector<join_record> all;
    std::vector<unit> units;
    std::span<const std::uint32_t> weights;  ///< by unit
};

/// A record in the list of one of its units.
struct list_entry {
    std::uint32_t record = 0;
    std::uint32_t at = 0;    ///< the unit's place in the units of all records
    std::uint32_t rest = 0;  ///< the weight of the record from that unit on
};

/// Finds the alike pairs of lists, one list after the other. For one thread; keeps its memory between lists.
class list_joiner {
public:
    list_joiner(const join_records& records, const threshold& least);
    /// Adds to `found` the pairs of records of which `of` is the first unit that they share.
    void join(unit of, std::span<const list_entry> entries);

    std::vector<alike_groups> found;  ///< by record number

private:
    struct sifted {                     // what every comparison reads
        std::uint64_t signature;
        std::uint32_t reach;            // the greatest total of an alike partner, by the positional bound
        std::uint32_t may_miss;
    };
    struct level {                      // a list and, while it is split, its parts
        std::vector<sifted> sift;
        std::vector<list_entry> entries;
        std::vector<std::uint32_t> totals;
        std::vector<std::uint32_t> part_of;   // by touched unit: where its part begins
        std::vector<unit> touched;
    };

    void enter(level& to, std::size_t place, const list_entry& entry, std::uint32_t shared);
    void join_level(std::size_t depth, std::size_t begin, std::size_t end, std::uint32_t shared);
    void split(std::size_t depth, std::size_t begin, std::size_t end, std::uint32_t shared);
    void compare_all(const level& in, std::size_t begin, std::size_t end, bool nothing_else);
    [[nodiscard]] std::uint64_t comparisons(const level& in, std::size_t begin, std::size_t end) const;
    void verify(std::uint32_t lighter, std::uint32_t heavier, bool nothing_else);
    template <typename Take>
    void for_each_next(const list_entry& entry, std::uint32_t shared, const Take& take) const;

    const join_records& records_;
    const threshold& least_;
    std::vector<unit> path_;                  // the units that the list at hand begins with
    std::vector<level> levels_;
    std::vector<std::uint32_t> counts_;       // by unit; zero between splits
    std::vector<std::uint32_t> passed_;
};

}  // namespace quorate::relate
