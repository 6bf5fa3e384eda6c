#include "assess/measures.hpp"

#include <algorithm>

#include "assess/operations.hpp"

namespace quorate::assess {

namespace {

value optional_value(plan::op_id op, machine& on, frame& in) { return op == plan::op_id::none ? value{} : on.evaluate(op, in); }

/// Whether keys that are not all known may stand before keys that are: up to the first that is unknown they decide.
bool may_precede(const std::vector<value>& left, const std::vector<value>& row, const plan::ranking& rule) {
    for (std::size_t i = 0; i < left.size(); ++i) {
        const auto* range = left[i].get<number_range>();
        if (!left[i].known() || (range && !range->exact())) return true;
        const auto found = compare(left[i], row[i]);
        if (found != 0) return (found < 0) == (rule.orders[i].by == plan::order_by::lowest_first);
    }
    return false;
}

}  // namespace

raw_scoring read_scoring(const plan::scoring& rule, machine& on, frame& in) {
    operations with{on};
    raw_scoring made;
    made.applies = make_truth(rule.in_force.holds(on.as_of()));
    if (is_true(made.applies) && rule.applies != plan::op_id::none) made.applies = on.evaluate(rule.applies, in);
    if (is_false(made.applies)) {
        made.points = made.weighted = with.arithmetic_fault("a scoring that does not apply (" + rule.name + ")", "une notation qui ne s'applique pas (" + rule.name + ")");
        made.met = make_unknown(made.points.why);
        return made;
    }
    made.points = made.weighted = make_number(0);
    made.met = make_truth(true);
    for (const auto& one : rule.parts) {
        raw_scoring::part part{on.evaluate(one.value, in), one.weight == plan::op_id::none ? make_number(1) : on.evaluate(one.weight, in), make_truth(true)};
        const value out_of = optional_value(one.out_of, on, in), steps = optional_value(one.steps, on, in);
        const auto* points = part.points.get<number_range>();
        if (points && out_of.known()) {
            const auto* most = out_of.get<number_range>();
            if (points->low < rational(0) || most->high < points->high)
                part.points = with.arithmetic_fault("a score out of its range (" + one.name + ")", "une note hors de son échelle (" + one.name + ")");
        }
        points = part.points.get<number_range>();
        if (points && points->exact() && steps.known()) {
            const auto count = divide(points->low, steps.get<number_range>()->low);
            if (!count || !count->is_whole()) part.points = with.arithmetic_fault("a score between two steps (" + one.name + ")", "une note entre deux pas (" + one.name + ")");
        }
        // What is not known yet lies somewhere between nothing and everything.
        if (!part.points.known() && out_of.known()) part.points = {number_range{rational(0), out_of.get<number_range>()->high}, part.points.why};
        if (one.at_least != plan::op_id::none) part.passes = with.ordered(plan::opcode::greater_or_equal, part.points, on.evaluate(one.at_least, in));
        made.points = with.arithmetic(plan::opcode::add, made.points, part.points);
        made.weighted = with.arithmetic(plan::opcode::add, made.weighted, with.arithmetic(plan::opcode::multiply, part.points, part.weight));
        made.met = with.both(made.met, part.passes);
        made.parts.push_back(std::move(part));
    }
    for (const auto& threshold : rule.overall) {
        made.overall.push_back(with.ordered(plan::opcode::greater_or_equal, threshold.weighted ? made.weighted : made.points, on.evaluate(threshold.at_least, in)));
        made.met = with.both(made.met, made.overall.back());
    }
    return made;
}

raw_ranking read_ranking(const plan::ranking& rule, machine& on) {
    raw_ranking made;
    if (!rule.in_force.holds(on.as_of())) return made;
    for (const auto& record : on.data().collection(rule.subject)) {
        const auto own_steps = on.begin();
        frame in(rule);
        in.set(0, {record, reason_set::none});
        const value takes_part = rule.where == plan::op_id::none ? make_truth(true) : on.evaluate(rule.where, in);
        if (is_false(takes_part)) continue;
        raw_ranking::row row{record, 0, {}};
        reason_set why = takes_part.why;
        for (const auto& order : rule.orders) {
            row.keys.push_back(on.evaluate(order.value, in));
            const auto& key = row.keys.back();
            const bool exact = key.known() && (!key.get<number_range>() || key.get<number_range>()->exact());
            if (!exact) why = on.reasons().join(why, key.why);
        }
        if (why != reason_set::none || !is_true(takes_part)) made.unranked.push_back({record, why, std::move(row.keys)});
        else made.rows.push_back(std::move(row));
    }
    const auto order = [&](const raw_ranking::row& a, const raw_ranking::row& b) {
        for (std::size_t i = 0; i < rule.orders.size(); ++i) {
            const auto found = compare(a.keys[i], b.keys[i]);
            if (found == 0) continue;
            const bool lower_first = rule.orders[i].by == plan::order_by::lowest_first;
            return (found < 0) == lower_first ? -1 : 1;
        }
        return 0;
    };
    std::stable_sort(made.rows.begin(), made.rows.end(), [&](const auto& a, const auto& b) { return order(a, b) < 0; });
    for (std::size_t i = 0; i < made.rows.size(); ++i)
        made.rows[i].rank = i > 0 && order(made.rows[i - 1], made.rows[i]) == 0 ? made.rows[i - 1].rank : static_cast<std::uint32_t>(i + 1);
    for (auto& row : made.rows)
        for (const auto& left : made.unranked) {
            if (!may_precede(left.keys, row.keys, rule)) continue;
            ++row.perhaps_before;
            row.doubt = on.reasons().join(row.doubt, left.why);
        }
    return made;
}

}  // namespace quorate::assess
