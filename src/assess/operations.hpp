// The families of operations of the machine: one file a family. Each is a pure function of its operands' values, the
// machine's data, and the reasons for what is unknown.
#pragma once

#include <functional>
#include <optional>

#include "assess/machine.hpp"

namespace quorate::assess {

struct operations {
    machine& on;

    // truth.cpp: strong Kleene
    [[nodiscard]] value both(const value& a, const value& b);
    [[nodiscard]] value either(const value& a, const value& b);
    [[nodiscard]] static value opposite(const value& a);
    /// One of two values, it is unknown which: their own where they are the same, the range between two numbers, else unknown and one
    /// of the two.
    [[nodiscard]] value either_of(const value& condition, const value& a, const value& b);
    /// Unknown for the reasons of both.
    [[nodiscard]] value unknown_of(const value& a, const value& b);
    [[nodiscard]] value arithmetic_fault(std::string english, std::string french);
    [[nodiscard]] value unlike_units(const duration& a, const duration& b);
    [[nodiscard]] value too_large();

    // partly.cpp: operands that are unknown, and of which something is known
    using binary = std::function<value(const value&, const value&)>;
    /// An operation on operands of which one is partly known: decided where it comes out the same whatever they are.
    [[nodiscard]] value narrowed(plan::opcode code, const value& a, const value& b, const binary& apply);
    using unary = std::function<value(const value&)>;
    [[nodiscard]] value narrowed(plan::opcode code, const value& a, const unary& apply);
    [[nodiscard]] value ordered_or_narrowed(plan::opcode code, const value& a, const value& b);
    /// An unknown value between two others of its type, the one itself where both are the same.
    [[nodiscard]] value between(std::optional<value> least, std::optional<value> most, reason_set why);
    /// The least and the most that something may be; nothing where it is without end.
    struct ends { std::optional<value> low, high; };
    /// From where to where a number, an amount, a date or a duration lies; nothing of other values, and of those of which nothing is known.
    [[nodiscard]] std::optional<ends> ends_of(const value& a);
    /// A number or an amount times or by another, both known between their ends.
    [[nodiscard]] value scaled(plan::opcode code, const ends& a, const ends& b, reason_set why);
    /// How dates that are known within bounds, or periods, lie to each other; whether what is known within bounds is in a set.
    [[nodiscard]] value placed_within_bounds(plan::opcode code, const value& a, const value& b);
    /// A part of a whole: not more than 1.
    [[nodiscard]] value at_most_whole(const value& share);
    /// What lies between the bounds of one value or those of another.
    [[nodiscard]] value hull(const value& a, const value& b, reason_set why);
    /// One set or another, as one set with possible members; other values as they are.
    [[nodiscard]] value as_one_set(const value& a);
    [[nodiscard]] value merged(const value& a, const value& b, reason_set why);

    // comparisons.cpp
    [[nodiscard]] value equal(const value& a, const value& b);
    [[nodiscard]] value ordered(plan::opcode code, const value& a, const value& b);
    [[nodiscard]] value placed(plan::opcode code, const value& a, const value& b);   // under, at or under
    [[nodiscard]] value in_time(plan::opcode code, const value& a, const value& b);  // overlaps, before, after, within

    // numbers.cpp
    [[nodiscard]] value arithmetic(plan::opcode code, const value& a, const value& b);
    /// The sum of no amounts is the number 0, in no currency yet: beside an amount it is nothing in that currency.
    [[nodiscard]] static bool is_nothing_beside(const value& one, const value& other);
    /// Nothing of the kind of an amount, a duration or a number.
    [[nodiscard]] static value nothing_of(const value& one);
    /// An amount times or by a number that is known within bounds.
    [[nodiscard]] value within_factors(plan::opcode code, const value& a, const value& b);
    [[nodiscard]] value negate(const value& a);
    [[nodiscard]] value calendar(plan::opcode code, const value& a);                 // start, end, midpoint, year, month, quarter, length
    [[nodiscard]] value between_days(plan::opcode code, const value& a, const value& b);  // months, working days, the period
    [[nodiscard]] value rounded(plan::opcode code, const value& a);
    [[nodiscard]] value percent(const value& a);
    [[nodiscard]] value plural(const value& number, const value& one, const value& several);

    // folds.cpp
    [[nodiscard]] value fold_numbers(plan::opcode code, const value& set);           // sum, smallest, largest, earliest, latest
    /// Of two ends that were computed: the fault of one of them, or that they do not compare.
    [[nodiscard]] std::optional<value> fault_of(const std::optional<value>& a, const std::optional<value>& b);
    [[nodiscard]] value fold_of_known(plan::opcode code, const std::vector<member>& all);
    [[nodiscard]] value total_of(const std::vector<member>& all);
    [[nodiscard]] value extreme_of(const std::vector<member>& all, bool wants_less);

    // validity.cpp
    [[nodiscard]] value in_force(const value& a, const value& when);
    [[nodiscard]] value entries_on(std::uint32_t classification, const value& when);
    [[nodiscard]] value members_on(std::uint32_t group, const value& when);
    [[nodiscard]] value season(plan::opcode code, std::uint32_t index, const value& a);

    // tables.cpp
    [[nodiscard]] value banded(std::uint32_t index, const value& a);
    [[nodiscard]] value looked_up(std::uint32_t index, const value& a, const value* b);
    [[nodiscard]] value called(std::uint32_t index, std::vector<value> arguments);

    // host.cpp
    [[nodiscard]] value asked_of_host(std::uint32_t index, const std::vector<value>& arguments);
    /// An answer of the host as a value of the declared type; throws std::invalid_argument when it is none.
    [[nodiscard]] value from_host(const plan::host_declaration& declared, const host_value& answered);

    // choices.cpp
    /// How many hold, of how many that may (`many`: and any number besides).
    [[nodiscard]] value number_of(std::int64_t certain, std::int64_t possible, bool many, reason_set doubts);
    /// That number against another.
    [[nodiscard]] value counted(plan::quantification_kind how, const value& found, const value& bound);
    [[nodiscard]] value conditions(plan::op_id op, frame& in);
    [[nodiscard]] value grouped(plan::op_id op, frame& in);
    [[nodiscard]] value chosen(plan::op_id op, frame& in);
    /// One that may be the first: for certain, or perhaps.
    struct contender { value of; std::vector<value> keys; bool certain; reason_set doubt; };
    [[nodiscard]] value first_of(const std::vector<contender>& all, bool last);
    static constexpr std::size_t most_options = 16;
    [[nodiscard]] value ordered_before(const value& a, const value& b);
    [[nodiscard]] value reached(std::uint32_t index, const value& from);

    // sets.cpp
    /// Whether two values are one and the same member of a set; unknown for numbers known within bounds only.
    [[nodiscard]] value alike(const value& a, const value& b);
    /// Adds a member, unless it is there for certain: then gives false. One that might be there already becomes possible.
    bool add_once(set_value& to, member& one);
    /// Makes a possible member of unknown value certain where nothing else is. What it is then is part of every other's doubt.
    void make_certain(set_value& in, std::size_t which);
    [[nodiscard]] value count(const value& set);
    [[nodiscard]] value contains(const value& set, const value& one);
    [[nodiscard]] value meet(const value& a, const value& b);
    [[nodiscard]] value within(const value& a, const value& b);
    [[nodiscard]] value set_equal(const value& a, const value& b);
    [[nodiscard]] value unite(const value& a, const value& b);
    [[nodiscard]] value common(const value& a, const value& b);
    [[nodiscard]] value without(const value& a, const value& b);
    [[nodiscard]] value is_empty(const value& set);
    /// The members of a set that are, or are not, in another; possible ones where that is unknown.
    [[nodiscard]] value kept(const value& from, const value& by, bool wanted);
    /// A single value as a set of one; a set as it is.
    [[nodiscard]] static value lifted(const value& a);

    // taxonomies.cpp
    [[nodiscard]] value nodes(plan::opcode code, std::uint32_t of, const value& a);  // parents, ancestors, descendants, leaves
    [[nodiscard]] value level(const value& a);
    [[nodiscard]] value label(const value& a);
    [[nodiscard]] value distance(const value& a, const value& b);
    [[nodiscard]] value mapped(std::uint32_t mapping, const value& a);

    // texts.cpp
    [[nodiscard]] value words(const value& a);
    [[nodiscard]] value characters(const value& a);
    [[nodiscard]] value languages(const value& a);
    [[nodiscard]] value own_text(const value& a);
    [[nodiscard]] value mentions(const value& a, const value& b);
    [[nodiscard]] value likeness(plan::opcode code, const value& a, const value& b);

    // nearness.cpp
    [[nodiscard]] value near_in_taxonomy(const value& a, const value& b);
    [[nodiscard]] value between_periods(plan::opcode code, const value& a, const value& b);  // days apart, days shared
    [[nodiscard]] value size_ratio(const value& a, const value& b);

    // collections.cpp
    [[nodiscard]] value comprehension(plan::op_id op, frame& in);
    [[nodiscard]] value comprehension_of_unstated(const plan::comprehension& rule, const value& collection, frame& in);
    [[nodiscard]] value quantified(plan::op_id op, frame& in);
    /// While it lives, the trace of a machine is told nothing, where that is asked for.
    class silence {
    public:
        silence(trace*& hook, bool asked) : hook_(hook), kept_(hook) { if (asked) hook = nullptr; }
        silence(const silence&) = delete;
        silence& operator=(const silence&) = delete;
        ~silence() { hook_ = kept_; }

    private:
        trace*& hook_;
        trace* kept_;
    };
    /// What stands for whatever a set that is not stated may hold: any number of members of which nothing is known.
    [[nodiscard]] static std::vector<member> anyone(reason_set why) { return {{make_unknown(why), false, why, true}}; }
};

}  // namespace quorate::assess
