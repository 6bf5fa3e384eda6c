// Search: the sets of a snapshot that are most alike one set, exactly, and sets added to the snapshot.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "relate/weighted_sets.hpp"

namespace quorate::relate {

struct match {
    std::uint32_t set = 0;
    likeness how_alike;
    friend bool operator==(const match&, const match&) = default;
};

/// An index of sets by their units. Not shared between threads while it is asked: it keeps its scratch memory.
class similarity_index {
public:
    /// Takes over the sets.
    explicit similarity_index(weighted_sets sets);

    /// Up to `count` sets that share weight with the one that is given, the most alike first; of those as alike, the first.
    [[nodiscard]] std::vector<match> best(std::span<const unit> of, std::size_t count);
    /// All sets that are alike the given one, the most alike first; of those as alike, the first.
    [[nodiscard]] std::vector<match> alike(std::span<const unit> of, const threshold& least);
    /// Adds a set; its number is the next one. False when it is too heavy (weighted_sets::add). Takes time for its units only,
    /// and now and then for a new ordering of the index.
    [[nodiscard]] bool add(std::span<const unit> set);
    /// Gives the next unit a weight: for units that only added sets have.
    unit add_unit(std::uint32_t weight) { return sets_.add_unit(weight); }

    [[nodiscard]] const weighted_sets& sets() const noexcept { return sets_; }

private:
    struct cursor { const std::uint32_t* at; const std::uint32_t* end; std::uint32_t weight; };
    struct block { std::uint32_t least_total = 0, most_total = 0; };
    struct query { std::span<const unit> of; std::uint32_t total = 0; };
    class collector;

    void order();
    void collect(const query& asked, collector& into);
    void collect_block(const query& asked, std::size_t begin, std::size_t end, const block& within, std::span<cursor> lists, collector& into);
    [[nodiscard]] std::vector<cursor> settled_lists(const query& asked) const;
    [[nodiscard]] std::vector<cursor> added_lists(const query& asked) const;
    [[nodiscard]] likeness likeness_of(const query& asked, std::uint32_t place) const noexcept;
    [[nodiscard]] likeness reached_by_some(const query& asked, std::span<const cursor> lists, std::size_t count) const;

    weighted_sets sets_;
    std::vector<std::uint32_t> ordered_;       // place → set: the first `settled_` by total, the others as they came
    std::vector<std::uint32_t> totals_;        // by place
    std::size_t settled_ = 0;
    std::vector<std::uint32_t> postings_;      // places, unit by unit, ascending
    std::vector<std::uint32_t> starts_;        // by unit
    std::vector<std::vector<std::uint32_t>> added_;  // by unit: places of sets that were added since
    std::vector<block> blocks_;
    std::vector<std::uint32_t> sums_;          // of the block at hand
};

}  // namespace quorate::relate
