// Bounds that are written out: of parameters that a user may set, and of the parts of a scoring. What depends on data is left open.
#include "check/analysis.hpp"
#include "check/context.hpp"

namespace quorate::check {

using syntax::node_kind;

namespace {

/// The written value of the expression that is a clause's only content.
std::optional<quantity> written(const context& all, node_id clause) {
    return clause == node_id::none ? std::nullopt : constant_of(all, all.first(clause), true);
}

/// Bounds in reverse, in another unit than the value, or around something else.
void check_settable(context& all, const declaration& parameter) {
    const node_id bounds = all.tree.child(parameter.node, node_kind::settable);
    if (bounds == node_id::none || all.first(bounds) == node_id::none) return;
    const node_id least = all.first(bounds), most = all.next(least);
    const auto low = constant_of(all, least, true), high = constant_of(all, most, true);
    if (!low || !high) return;
    if (low->unit != high->unit)
        return all.problems.error("Q3020", all.where(bounds), "these bounds do not compare: one is in " + low->unit + ", the other in " + high->unit, "use one unit");
    if (high->amount < low->amount) return all.problems.error("Q3020", all.where(bounds), "no value lies between these bounds", "exchange them");
    const auto look_at = [&](node_id value) {
        const auto amount = constant_of(all, value, false);
        if (!amount) return;
        if (amount->unit != low->unit)
            all.problems.error("Q3020", all.where(bounds), "these bounds do not compare with the value `" + quoted(all, value) + "`", "use one unit");
        else if (amount->amount < low->amount || high->amount < amount->amount)
            all.problems.error("Q3020", all.where(value), "the value of the parameter lies outside its own bounds", "bounds hold for the value of the pack too");
    };
    for (const node_id child : all.tree.children(parameter.node)) {
        if (all.kind(child) == node_kind::dated_value) look_at(all.first(child));
        else if (all.kind(child) == node_kind::number || all.kind(child) == node_kind::money || all.kind(child) == node_kind::date || all.kind(child) == node_kind::duration) look_at(child);
    }
}

/// What is said of a part of a scoring, as far as it is written out.
struct part_bounds {
    std::optional<quantity> out_of, steps, weight, at_least;
};

part_bounds bounds_of(const context& all, node_id part) {
    const auto of = [&](node_kind kind) { return written(all, all.tree.child(part, kind)); };
    return {of(node_kind::out_of), of(node_kind::steps_of), of(node_kind::weight), of(node_kind::at_least)};
}

void check_part(context& all, node_id part, const part_bounds& said) {
    const rational none(0);
    const auto complain = [&](node_kind clause, std::string message, std::string help) {
        all.problems.error("Q3020", all.where(all.tree.child(part, clause)), std::move(message), std::move(help));
    };
    if (said.out_of && !(none < said.out_of->amount)) complain(node_kind::out_of, "a part is out of more than 0 points", "write the most points that it can have");
    if (said.steps && !(none < said.steps->amount)) complain(node_kind::steps_of, "a step is larger than 0", "`steps of 1/2` allows half points");
    if (said.weight && said.weight->amount < none) complain(node_kind::weight, "a weight is not below 0", "turn the part round, so that more points are better");
    if (!said.at_least) return;
    if (said.out_of && said.out_of->amount < said.at_least->amount)
        return complain(node_kind::at_least, "this can never be reached: the part is out of " + quoted(all, all.first(all.tree.child(part, node_kind::out_of))), "ask for less");
    if (!said.steps || !(none < said.steps->amount)) return;
    const auto in_steps = divide(said.at_least->amount, said.steps->amount);
    if (in_steps && in_steps->denominator() != 1)
        complain(node_kind::at_least, "no points in these steps are exactly `" + quoted(all, all.first(all.tree.child(part, node_kind::at_least))) + "`",
                 "write a threshold that is a whole number of steps");
}

/// A threshold of the whole that all parts together cannot reach.
void check_overall(context& all, node_id overall, const std::vector<part_bounds>& parts) {
    const auto least = written(all, overall);
    if (!least) return;
    std::optional<rational> most(rational(0));
    for (const auto& part : parts) {
        if (!part.out_of || !most) return;
        const bool weighted = all.tree[overall].detail == 1;
        if (weighted && !part.weight) return;
        const auto points = weighted ? multiply(part.out_of->amount, part.weight->amount) : std::optional(part.out_of->amount);
        most = points ? add(*most, *points) : std::nullopt;
    }
    if (most && *most < least->amount) all.problems.error("Q3020", all.where(overall), "this can never be reached: all parts together have fewer points", "ask for less");
}

void check_scoring(context& all, const declaration& scoring) {
    std::vector<part_bounds> parts;
    std::vector<node_id> names;
    for (const node_id part : all.children(scoring.node, node_kind::score_part)) {
        const node_id name = all.first(part);
        for (const node_id before : names)
            if (all.value(before) == all.value(name)) {
                all.problems.error("Q2003", all.where(name), "this scoring has two parts `" + std::string(all.value(name)) + "`");
                all.problems.also(all.where(before), "the other is here");
                break;
            }
        names.push_back(name);
        parts.push_back(bounds_of(all, part));
        check_part(all, part, parts.back());
    }
    for (const node_id overall : all.children(scoring.node, node_kind::overall)) check_overall(all, overall, parts);
}

}  // namespace

void check_bounds(context& all) {
    for (const auto& parameter : all.result.parameters) check_settable(all, parameter);
    for (const auto& scoring : all.result.scorings) check_scoring(all, scoring);
}

}  // namespace quorate::check
