// Changes that make one condition come out as wanted, each tried by evaluating.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "vary/goal.hpp"
#include "vary/values.hpp"

namespace quorate::vary {

/// Which way a new quantity lies from the old one, where it was found to be the nearest that will do.
enum class limit_side : std::uint8_t { none, at_most, at_least };
/// What of a period was changed.
enum class period_part : std::uint8_t { whole, start, end };

/// Changes that belong together: of one field, or answers and decisions, which cost nothing.
struct repair {
    std::vector<change> changes;
    rational cost;
    limit_side side = limit_side::none;
    period_part part = period_part::whole;
    [[nodiscard]] bool free() const noexcept { return cost == rational(0); }
};

/// The number of trials that may be made, all in all.
struct trial_limit {
    std::size_t most = 0;
    bool passed = false;                 ///< it was in the way of something
    [[nodiscard]] bool allows(const bench& on) noexcept {
        if (on.count() >= most) passed = true;
        return !passed;
    }
};

/// Proposes repairs for one record. What may change is what the vocabulary marks as changeable, in the record itself and in its parts.
class repairer {
public:
    repairer(bench& on, record_ref about, trial_limit& limit) : on_(on), about_(about), limit_(limit) {}

    /// Repairs of the condition when `before` is already changed, on the way to a goal, in the order of the vocabulary. Where an answer or a decision that is still
    /// open will do, only that.
    [[nodiscard]] std::vector<repair> repairs(const std::vector<change>& before, trial& now, const need& of, const goal& to);

    /// Only answers and decisions.
    [[nodiscard]] std::vector<repair> free_repairs(const std::vector<change>& before, trial& now, const need& of);

private:
    struct place { record_ref record; std::uint32_t field; rational cost; };
    struct situation { const std::vector<change>& before; trial& now; const need& of; const goal& to; const plan::readings& reads; quantities met; };

    [[nodiscard]] const plan::readings& readings_of(const need& of);
    [[nodiscard]] quantities met_in(trial& now, const need& of) const;
    [[nodiscard]] std::vector<place> places(trial& now) const;
    [[nodiscard]] std::shared_ptr<trial> with(const situation& at, const std::vector<change>& more);
    [[nodiscard]] bool does(const situation& at, const std::vector<change>& more);
    [[nodiscard]] std::vector<change> lightest(const situation& at, std::vector<change> all, std::size_t most);

    void add_answers(const situation& at, std::vector<repair>& into);
    void add_decisions(const situation& at, std::vector<repair>& into);
    void add_of_place(const situation& at, const place& where, std::vector<repair>& into);
    void add_single(const situation& at, const place& where, std::vector<repair>& into);
    void add_nearest(const situation& at, const place& where, const std::vector<cell>& probes, period_part part, std::vector<repair>& into);
    void add_periods(const situation& at, const place& where, std::vector<repair>& into);
    void add_items(const situation& at, const place& where, std::vector<repair>& into);
    [[nodiscard]] std::vector<change> item_changes(const situation& at, trial& now, const place& where, const std::vector<change>& more);
    [[nodiscard]] std::vector<change> new_parts(const situation& at, const place& where, const std::vector<change>& more);
    [[nodiscard]] std::optional<std::vector<change>> step_by_step(const situation& at, const place& where);

    bench& on_;
    record_ref about_;
    trial_limit& limit_;
    std::map<std::pair<const plan::rule*, plan::op_id>, plan::readings> readings_;
};

}  // namespace quorate::vary
