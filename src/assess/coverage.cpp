#include "assess/coverage.hpp"

#include <algorithm>
#include <set>

#include "assess/operations.hpp"

namespace quorate::assess {

namespace {

/// One axis while it is counted.
class axis_counter {
public:
    axis_counter(const plan::axis& of, machine& on) : axis_(of), on_(on) {
        if (of.value == plan::op_id::none) return;
        if (of.entries) {
            const auto& entries = on.program().words.classifications[of.of].entries;
            for (std::uint32_t i = 0; i < entries.size(); ++i)
                if (entries[i].in_force.holds(on.as_of())) made_.lines.push_back({entry_ref{of.of, i}, reason_set::none});
        } else {
            for (const auto& record : on.data().collection(of.of)) made_.lines.push_back({record, reason_set::none});
        }
        made_.counts.resize(made_.lines.size());
    }

    /// The lines that the frame's record serves itself, ascending; and counts them, with those above them.
    std::vector<std::uint32_t> serve(frame& in) {
        std::vector<std::uint32_t> served;
        if (axis_.value == plan::op_id::none) return served;
        const value given = operations::lifted(on_.evaluate(axis_.value, in));
        if (!given.known()) return served;
        std::set<std::uint32_t> counted;
        for (const auto& one : given.as<std::shared_ptr<const set_value>>()->members) {
            if (!one.certain || !one.of.known()) continue;
            for (std::uint32_t line = 0; line < made_.lines.size(); ++line) {
                if (same(made_.lines[line], one.of)) { served.push_back(line); counted.insert(line); }
                else if (stands_above(made_.lines[line], one.of)) counted.insert(line);
            }
        }
        for (const auto line : counted) ++made_.counts[line];
        std::sort(served.begin(), served.end());
        served.erase(std::unique(served.begin(), served.end()), served.end());
        return served;
    }

    [[nodiscard]] raw_axis take() { return std::move(made_); }

private:
    [[nodiscard]] bool stands_above(const value& line, const value& node) const {
        const auto* above = line.get<entry_ref>();
        const auto* below = node.get<entry_ref>();
        return above && below && above->of == below->of && on_.program().words.classifications[above->of].stands_under(below->index, above->index);
    }

    const plan::axis& axis_;
    machine& on_;
    raw_axis made_;
};

}  // namespace

raw_coverage count_coverage(const plan::coverage& rule, machine& on) {
    raw_coverage made;
    axis_counter rows(rule.rows, on), columns(rule.columns, on), cells(rule.cells, on);
    const bool has_columns = rule.columns.value != plan::op_id::none;
    for (const auto& record : on.data().collection(rule.subject)) {
        const auto own_steps = on.begin();
        frame in(rule);
        in.set(0, {record, reason_set::none});
        if (rule.where != plan::op_id::none) {
            const value counts = on.evaluate(rule.where, in);
            const auto* truth = counts.get<bool>();
            if (!truth || !*truth) continue;
        }
        ++made.records;
        const auto in_rows = rows.serve(in), in_columns = columns.serve(in), values = cells.serve(in);
        const std::vector<std::uint32_t> only{0};
        for (const auto row : in_rows)
            for (const auto column : has_columns ? in_columns : only) {
                auto& cell = made.table[{row, column}];
                cell.records.push_back(record);
                cell.values.insert(cell.values.end(), values.begin(), values.end());
            }
    }
    for (auto& [place, cell] : made.table) {
        std::sort(cell.values.begin(), cell.values.end());
        cell.values.erase(std::unique(cell.values.begin(), cell.values.end()), cell.values.end());
    }
    made.rows = rows.take();
    made.columns = columns.take();
    made.cells = cells.take();
    return made;
}

}  // namespace quorate::assess
