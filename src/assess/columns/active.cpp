// Which criteria may apply to a batch: known from the entries that its rows have, without looking at the others.
#include <algorithm>

#include "assess/columns/column_evaluator.hpp"

namespace quorate::assess {

namespace {

/// A criterion for more entries than that is looked at always.
constexpr std::size_t most_entries = 16;

}  // namespace

std::uint32_t column_evaluator::guarding(std::uint32_t truth) const {
    if (truth == no_node) return no_node;
    const auto& one = program_.nodes[truth];
    if (one.code == column_code::both) {
        const auto first = guarding(one.a);
        return first != no_node ? first : guarding(one.b);
    }
    if (one.code != column_code::tabulated || program_.nodes[one.a].code != column_code::field) return no_node;
    const auto& cells = program_.tables[one.index];
    return static_cast<std::size_t>(std::count(cells.begin(), cells.end(), 2u)) <= most_entries ? truth : no_node;
}

void column_evaluator::index_criteria() {
    for (std::uint32_t i = 0; i < program_.criteria.size(); ++i) {
        const auto criterion = program_.criteria[i].criterion;
        place_of_[criterion] = i;
        ++criteria_of_grade_[static_cast<std::size_t>(rules_.criteria[criterion].grade)];
        const auto table = guarding(program_.criteria[i].applies);
        if (table == no_node) {
            always_active_.push_back(i);
            continue;
        }
        const auto& one = program_.nodes[table];
        const auto& cells = program_.tables[one.index];
        auto found = std::find_if(guards_.begin(), guards_.end(), [&](const guard& each) { return each.entry == one.a; });
        if (found == guards_.end()) {
            guards_.push_back({one.a, std::vector<std::vector<std::uint32_t>>(cells.size()), {}, std::vector<std::uint32_t>(cells.size())});
            found = guards_.end() - 1;
        }
        found->all.push_back(i);
        for (std::size_t entry = 0; entry < cells.size(); ++entry)
            if (cells[entry] == 2) found->criteria[entry].push_back(i);
    }
}

void column_evaluator::activate(std::uint32_t criterion) {
    if (active_in_[criterion] == batch_) return;
    active_in_[criterion] = batch_;
    active_.push_back(criterion);
}

void column_evaluator::find_active(data::record_batch& batch) {
    for (const auto criterion : always_active_) activate(criterion);
    for (auto& one : guards_) {
        need(one.entry, batch);
        const auto entries = values_[one.entry];
        bool any_unknown = false;
        for (std::size_t row = 0; row < rows_; ++row) {
            if (entries.known[row] == 0) { any_unknown = true; continue; }
            const auto entry = static_cast<std::size_t>(entries.number[row]);
            if (one.met_in[entry] == batch_) continue;
            one.met_in[entry] = batch_;
            for (const auto criterion : one.criteria[entry]) activate(criterion);
        }
        if (any_unknown)
            for (const auto criterion : one.all) activate(criterion);
    }
    for (const auto criterion : were_active_)
        if (active_in_[criterion] != batch_) std::fill(verdicts_[criterion].begin(), verdicts_[criterion].end(), verdict::not_applicable);
}

void column_evaluator::put(std::size_t criterion, std::size_t row, verdict found) {
    // What is written is cleared again with the columns of those that were active.
    activate(static_cast<std::uint32_t>(criterion));
    verdicts_[criterion][row] = found;
}

}  // namespace quorate::assess
