// What rules make of conditions, read directly from the tree: overriding, clocks, scorings, rankings, pairs. Written from
// docs/language and without the engine's own rules; dates are counted day by day, pairs and ranks by comparing all with all.
#pragma once

#include "differential/compiled.hpp"
#include "differential/interpreter.hpp"

namespace quorate::differential {

class direct_rules {
public:
    direct_rules(const check::model& rules, const data::portfolio& facts, day as_of) : rules_(rules), tree_(*rules.tree), facts_(facts), as_of_(as_of), direct_(rules, facts, as_of) {}

    /// A criterion, those that override it heeded.
    [[nodiscard]] interpreter::finding finding(const check::declaration& criterion, record_ref about) const;

    struct clock { clock_state state = clock_state::unknown; day deadline{}; };
    /// Nothing where something of the clock is unknown.
    [[nodiscard]] std::optional<clock> read_clock(const check::declaration& rule, record_ref about) const;

    struct scoring { rational points, weighted; bool met = true; };
    /// Nothing where a score is unknown, out of its range or between two steps.
    [[nodiscard]] std::optional<scoring> read_scoring(const check::declaration& rule, record_ref about) const;

    /// Of every record of the collection: its rank, none where it takes no part. Nothing at all where a key is unknown.
    [[nodiscard]] std::optional<std::map<record_ref, std::uint32_t>> read_ranking(const check::declaration& rule) const;

    /// Whether two records are a pair, one way round or the other.
    [[nodiscard]] meaning pair(const check::declaration& relation, record_ref first, record_ref second) const;

private:
    /// Whether somebody who may has set the criterion aside for the record, and that has not run out.
    [[nodiscard]] bool set_aside(const check::declaration& criterion, record_ref about) const;
    [[nodiscard]] meaning speaks(const check::declaration& criterion, record_ref about) const;
    [[nodiscard]] node_id clause(const check::declaration& rule, syntax::node_kind kind) const;
    /// The dates or periods of a clause; nothing where one is unknown.
    [[nodiscard]] std::optional<std::vector<meaning>> events(const check::declaration& rule, syntax::node_kind kind, record_ref about) const;

    const check::model& rules_;
    const syntax::tree& tree_;
    const data::portfolio& facts_;
    day as_of_;
    interpreter direct_;
};

}  // namespace quorate::differential
