// Clocks, scorings and rankings of records.
#pragma once

#include <string>
#include <vector>

#include "assess/machine.hpp"

namespace quorate::assess {

struct raw_clock {
    clock_state state = clock_state::unknown;
    reason_set why = reason_set::none;   ///< when unknown
    std::optional<day> started;          ///< the start, or the last restart
    value deadline;                      ///< the last day, pauses added
    std::vector<period> pauses;          ///< those that moved the deadline, in order, joined where they touch
};

/// What the clock of a record shows on the as-of date. A restart counts from its day on; a pause adds its days to the
/// deadline; an end that lies on or before the deadline ends the clock. An event whose date is unknown makes unknown what it
/// could change; a date of the record itself that may be left out, and is, is none. Linear in the number of pauses and
/// restarts, but for their sorting.
[[nodiscard]] raw_clock read_clock(const plan::clock& rule, machine& on, frame& in);

struct raw_scoring {
    struct part { value points; value weight; value passes; };  ///< `weight` 1 where none is given
    std::vector<part> parts;
    value applies;                       ///< where this is false it is neither met nor not met, and gives no points
    value points, weighted;
    std::vector<value> overall;          ///< by threshold
    value met;                           ///< every part and every threshold
};

/// Points and thresholds. A part that is unknown lies between 0 and what it is out of, where the rule says so. A part that
/// lies outside its range or between its steps is unknown, with that reason.
[[nodiscard]] raw_scoring read_scoring(const plan::scoring& rule, machine& on, frame& in);

struct raw_ranking {
    /// Equal ranks are ties. Some of those that are not ranked may come before, for the reasons of the doubt.
    struct row { record_ref record; std::uint32_t rank = 0; std::vector<value> keys; std::int64_t perhaps_before = 0; reason_set doubt = reason_set::none; };
    struct left { record_ref record; reason_set why = reason_set::none; std::vector<value> keys; value takes_part; };
    std::vector<row> rows;               ///< by rank, ties by id
    std::vector<left> unranked;          ///< taking part or a key is unknown; by id
};

/// All records of the collection that take part, by the orders of the rule, the first deciding. Ranks count from 1; those who
/// tie share one, and the next is as many further on.
[[nodiscard]] raw_ranking read_ranking(const plan::ranking& rule, machine& on);

}  // namespace quorate::assess
