#include "check/analysis.hpp"
#include "check/lints.hpp"

namespace quorate::check {

using syntax::binary_operator;
using syntax::node_kind;

namespace {

std::optional<rational> combined(binary_operator op, rational a, rational b) {
    switch (op) {
        case binary_operator::add: return add(a, b);
        case binary_operator::subtract: return subtract(a, b);
        case binary_operator::multiply: return multiply(a, b);
        default: return divide(a, b);
    }
}

/// `x / 0`, and constants whose result is too large to be exact: always unknown.
void look_at_arithmetic(context& all, const known_names& names, node_id node, binary_operator op) {
    const node_id left = all.first(node), right = all.next(left);
    const auto divisor = constant_of(all, resolved(all, names, right), true);
    if (op == binary_operator::divide && divisor && divisor->amount == rational(0))
        return all.problems.warning("Q4011", all.where(right), "a division by 0 has no result: this is always unknown", "divide by something else");
    const auto first = constant_of(all, resolved(all, names, left), true);
    if (first && divisor && first->unit == "number" && divisor->unit == "number" && !combined(op, first->amount, divisor->amount))
        all.problems.warning("Q4011", all.where(node), "the result of this is too large or too fine to be exact: it is always unknown", "use smaller numbers");
}

/// `1/2%` is 1 divided by 2%, and half a percent was probably meant.
void look_at_percentages(context& all, node_id node) {
    const node_id left = all.first(node), right = all.next(left);
    if (all.kind(left) != node_kind::number || all.kind(right) != node_kind::number || !all.value(right).ends_with('%') || all.value(left).ends_with('%')) return;
    if (quoted(all, node).find('(') != std::string::npos) return;  // it is meant
    const auto first = parse_rational(all.value(left)), second = parse_rational(all.value(right));
    const auto result = first && second ? divide(*first, *second) : std::nullopt;
    if (!result) return;
    const auto above = std::string(all.value(left)), below = std::string(all.value(right).substr(0, all.value(right).size() - 1));
    all.problems.warning("Q4020", all.where(node), "this divides " + above + " by " + below + "%" + (result->is_whole() ? ", which gives " + std::to_string(result->numerator()) : std::string()),
                         "for a part of a percent write its decimals, such as `0.5%`, or `" + above + " / " + below + " / 100`; else put the percentage in brackets: `" + above + " / (" + below + "%)`");
}

/// Amounts of two currencies, durations of two units: what is written out shows that they never compare.
void look_at_units(context& all, node_id node) {
    const node_id left = all.first(node), right = all.next(left);
    const auto a = constant_of(all, left, true), b = constant_of(all, right, true);
    if (!a || !b || a->unit == b->unit) return;
    const bool money = a->unit.size() == 3 && b->unit.size() == 3 && a->unit != "day" && b->unit != "day";
    all.problems.warning("Q4012", all.where(node), money ? "amounts in " + a->unit + " and in " + b->unit + " do not compare: this is always unknown"
                                                         : "a length in " + a->unit + " and one in " + b->unit + " do not compare: this is always unknown",
                         money ? "use one currency" : "use one unit");
}

/// The nodes of test cases: there, what has no result is asked about on purpose.
std::vector<bool> nodes_of_cases(const context& all) {
    std::vector<bool> found(all.tree.size());
    std::vector<node_id> open(all.result.cases);
    while (!open.empty()) {
        const auto node = open.back();
        open.pop_back();
        found[static_cast<std::size_t>(node)] = true;
        for (const auto child : all.tree.children(node)) open.push_back(child);
    }
    return found;
}

}  // namespace

void lint_arithmetic(context& all) {
    const auto in_cases = nodes_of_cases(all);
    std::vector<known_names> names(1);  // the first: of what stands in no rule
    std::vector<std::size_t> names_at(all.tree.size(), 0);
    for (const auto* rule : own_rules(all)) {
        names.push_back(names_of_rule(all, rule->node));
        for (const auto node : all_under(all, rule->node)) names_at[static_cast<std::size_t>(node)] = names.size() - 1;
    }
    for (std::uint32_t i = 1; i < all.tree.size(); ++i) {
        const auto node = static_cast<node_id>(i);
        if (in_cases[i] || all.kind(node) != node_kind::binary) continue;
        const auto op = static_cast<binary_operator>(all.tree[node].detail);
        if (op == binary_operator::divide) look_at_percentages(all, node);
        if (op >= binary_operator::add && op <= binary_operator::divide) look_at_arithmetic(all, names[names_at[i]], node, op);
        if (op >= binary_operator::equal && op <= binary_operator::greater_or_equal) look_at_units(all, node);
    }
}

}  // namespace quorate::check
