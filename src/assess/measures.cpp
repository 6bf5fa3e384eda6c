#include "assess/measures.hpp"

#include <algorithm>

#include "assess/operations.hpp"

namespace quorate::assess {

namespace {

value optional_value(plan::op_id op, machine& on, frame& in) { return op == plan::op_id::none ? value{} : on.evaluate(op, in); }

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
            const auto* most = &out_of.as<number_range>();
            if (points->low < rational(0) || most->high < points->high)
                part.points = with.arithmetic_fault("a score out of its range (" + one.name + ")", "une note hors de son échelle (" + one.name + ")");
        }
        points = part.points.get<number_range>();
        if (points && points->exact() && steps.known()) {
            const auto count = divide(points->low, steps.as<number_range>().low);
            if (!count || !count->is_whole()) part.points = with.arithmetic_fault("a score between two steps (" + one.name + ")", "une note entre deux pas (" + one.name + ")");
        }
        // What is not known yet lies somewhere between nothing and everything.
        if (!part.points.known() && out_of.known()) part.points = {number_range{rational(0), out_of.as<number_range>().high}, part.points.why};
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

namespace {

/// Who stands before whom, key by key. Nothing while that turns on a key that is unknown.
class places {
public:
    explicit places(const plan::ranking& rule) : rule_(rule) {}

    [[nodiscard]] std::optional<int> order(const std::vector<value>& a, const std::vector<value>& b) const {
        for (std::size_t i = 0; i < rule_.orders.size(); ++i) {
            if (!exact(a[i]) || !exact(b[i])) return std::nullopt;
            const auto found = compare(a[i], b[i]);
            if (found != 0) return (found < 0) == (rule_.orders[i].by == plan::order_by::lowest_first) ? -1 : 1;
        }
        return 0;
    }

    /// Takes part for certain, and stands before or behind every other, whatever its unknown keys are.
    [[nodiscard]] bool settled(const raw_ranking::left& one, const raw_ranking& all) const {
        const auto decided = [&](const auto& other) { return other.record == one.record || order(one.keys, other.keys).value_or(0) != 0; };
        return is_true(one.takes_part) && std::all_of(all.rows.begin(), all.rows.end(), decided) && std::all_of(all.unranked.begin(), all.unranked.end(), decided);
    }

private:
    static bool exact(const value& key) { return key.known() && (!key.get<number_range>() || key.as<number_range>().exact()); }

    const plan::ranking& rule_;
};

/// Every record that takes part or may: with all keys known among the rows, else among those left.
raw_ranking keyed(const plan::ranking& rule, machine& on) {
    raw_ranking made;
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
            const bool exact = key.known() && (!key.get<number_range>() || key.as<number_range>().exact());
            if (!exact) why = on.reasons().join(why, key.why);
        }
        if (why != reason_set::none || !is_true(takes_part)) made.unranked.push_back({record, why, std::move(row.keys), takes_part});
        else made.rows.push_back(std::move(row));
    }
    return made;
}

}  // namespace

raw_ranking read_ranking(const plan::ranking& rule, machine& on) {
    if (!rule.in_force.holds(on.as_of())) return {};
    auto made = keyed(rule, on);
    const places by(rule);
    std::vector<raw_ranking::row> placed;
    for (const auto& left : made.unranked)
        if (by.settled(left, made)) placed.push_back({left.record, 0, left.keys});
    std::erase_if(made.unranked, [&](const auto& left) { return std::any_of(placed.begin(), placed.end(), [&](const auto& row) { return row.record == left.record; }); });
    made.rows.insert(made.rows.end(), std::make_move_iterator(placed.begin()), std::make_move_iterator(placed.end()));
    std::stable_sort(made.rows.begin(), made.rows.end(), [&](const auto& a, const auto& b) { return by.order(a.keys, b.keys).value_or(0) < 0; });
    for (std::size_t i = 0; i < made.rows.size(); ++i)
        made.rows[i].rank = i > 0 && by.order(made.rows[i - 1].keys, made.rows[i].keys) == 0 ? made.rows[i - 1].rank : static_cast<std::uint32_t>(i + 1);
    for (auto& row : made.rows)
        for (const auto& left : made.unranked) {
            const auto order = by.order(left.keys, row.keys);
            if (order.value_or(-1) >= 0) continue;
            if (order && is_true(left.takes_part)) {  // its own rank is open, but it stands before this one
                ++row.rank;
                continue;
            }
            ++row.perhaps_before;
            row.doubt = on.reasons().join(row.doubt, left.why);
        }
    return made;
}

}  // namespace quorate::assess
