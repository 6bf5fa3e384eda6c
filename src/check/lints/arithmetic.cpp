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

/// A constant date moved out of the years there are, a duration times a part, a period that ends before it starts.
void look_at_time(context& all, const known_names& names, node_id node) {
    const node_id left = all.first(node), right = all.next(left);
    const auto first = constant_of(all, resolved(all, names, left), true), second = constant_of(all, resolved(all, names, right), true);
    const auto is_duration = [](const std::optional<quantity>& one) { return one && (one->unit == "days" || one->unit == "months"); };
    if (static_cast<binary_operator>(all.tree[node].detail) == binary_operator::multiply) {
        const bool part = (first && first->unit == "number" && !first->amount.is_whole() && all.result.type_of(right).is == value_type::kind::duration) ||
                          (second && second->unit == "number" && !second->amount.is_whole() && all.result.type_of(left).is == value_type::kind::duration);
        if (part) all.problems.warning("Q4011", all.where(node), "a duration is multiplied by a whole number: this is always unknown", "write the duration itself, such as `6 months`");
        return;
    }
    if (!first || first->unit != "day" || !is_duration(second)) return;
    const int sign = static_cast<binary_operator>(all.tree[node].detail) == binary_operator::subtract ? -1 : 1;
    const auto days = first->amount.numerator() + sign * second->amount.numerator() * (second->unit == "days" ? 1 : 30);
    const auto at = [](const char* date) { return parse_day(date)->time_since_epoch().count(); };
    // A month is 28 days at least, 31 at most: near the ends nothing is said of months.
    const auto slack = second->unit == "days" ? 0 : second->amount.numerator() * 2;
    if (days - slack > at("9999-12-31") || days + slack < at("0001-01-01"))
        all.problems.warning("Q4011", all.where(node), "this date lies outside the years 1 to 9999: it is always unknown", "use another date, or a shorter time");
}

/// Amounts of two currencies, durations of two units: what is written out shows that they never come together.
void look_at_units(context& all, const known_names& names, node_id node, binary_operator op) {
    const node_id left = all.first(node), right = all.next(left);
    if (op == binary_operator::multiply) return;
    const auto a = units_of(all, names, left), b = units_of(all, names, right);
    std::size_t unlike = 0;
    std::string one, other;
    for (const auto& x : a)
        for (const auto& y : b) {
            if (x == y) continue;
            if (unlike++ == 0) { one = x; other = y; }
        }
    // Where both may be in several, the rule may see to it that they fit.
    if (unlike == 0 || (unlike < a.size() * b.size() && a.size() > 1 && b.size() > 1)) return;
    const bool money = all.result.type_of(left).is == value_type::kind::money;
    const bool compares = op >= binary_operator::equal && op <= binary_operator::greater_or_equal;
    const std::string what = money ? "amounts in " + one + " and in " + other : "a length in " + one + " and one in " + other;
    const std::string does_not = compares ? " do not compare" : op == binary_operator::divide ? " do not divide" : " do not add up";
    const bool always = unlike == a.size() * b.size();
    all.problems.warning("Q4012", all.where(node), what + does_not + (always ? ": this is always unknown" : ": where it comes to that, this is unknown"), money ? "use one currency" : "use one unit");
}

/// `sum of {EUR 1, CHF 1}`.
void look_at_sets(context& all, const known_names& names, node_id node) {
    const auto& meaning = all.result.meaning_of(all.first(node));
    if (meaning.to != binding::kind::function) return;
    const auto which = static_cast<function>(meaning.index);
    const bool folds = which == function::sum || which == function::smallest || which == function::largest;
    const node_id set = resolved(all, names, all.next(all.first(node)));
    if (!folds || all.kind(set) != node_kind::set) return;
    std::set<std::string> units;
    for (const node_id item : all.tree.children(set)) {
        const auto own = units_of(all, names, item);
        if (own.size() == 1) units.insert(*own.begin());
    }
    if (units.size() < 2) return;
    const bool money = all.result.type_of(set).is == value_type::kind::money;
    const auto first = *units.begin(), second = *std::next(units.begin());
    all.problems.warning("Q4012", all.where(node), (money ? "amounts in " + first + " and in " + second : "a length in " + first + " and one in " + second) +
                                                       (which == function::sum ? " do not add up" : " do not compare") + ": this is always unknown", money ? "use one currency" : "use one unit");
}

/// Bands over a constant that lies in none of them, or in another unit.
void look_at_bands(context& all, const known_names& names, node_id node) {
    const auto& meaning = all.result.meaning_of(all.first(node));
    if (meaning.to != binding::kind::bands) return;
    const node_id argument = all.next(all.first(node));
    const auto given = constant_of(all, resolved(all, names, argument), true);
    const auto units = units_of(all, names, argument);
    const auto& bands = all.result.bands[meaning.index];
    bool held = false, any = false;
    const node_id domain = all.tree.child(bands.node, node_kind::domain);
    const auto begins = domain == node_id::none ? std::nullopt : constant_of(all, all.first(domain), false);
    for (const node_id band : all.children(bands.node, node_kind::band)) {
        const auto has = [&](syntax::band_bounds which) { return (all.tree[band].detail & static_cast<std::uint8_t>(which)) != 0; };
        node_id at = all.first(band);
        stretch on;
        std::string unit;
        for (const bool low : {true, false}) {
            if (!has(low ? syntax::band_bounds::low : syntax::band_bounds::high)) continue;
            const auto bound = constant_of(all, at, false);
            if (!bound) return;
            unit = bound->unit;
            (low ? on.low : on.high) = bound->amount;
            (low ? on.low_included : on.high_included) = has(low ? syntax::band_bounds::low_included : syntax::band_bounds::high_included);
            at = all.next(at);
        }
        any = any || !unit.empty();
        const auto own = given ? given->unit : units.size() == 1 ? *units.begin() : std::string();
        if (!unit.empty() && !own.empty() && unit != own) {
            all.problems.warning("Q4012", all.where(argument), "the bands of `" + bands.name + "` are in " + unit + ", and this is in " + own + ": it is always unknown", "use one unit");
            return;
        }
        stretch point;
        if (given) point.low = point.high = given->amount;
        held = held || (given && point.within(on));
    }
    if (given && begins && given->unit == begins->unit && given->amount < begins->amount) held = false;
    if (given && any && !held) all.problems.warning("Q4011", all.where(argument), "no band of `" + bands.name + "` holds this value: it is always unknown", "use a value that one of them holds, or widen the bands");
}

/// `time between` two constant days, the later first.
void look_at_periods(context& all, const known_names& names, node_id node) {
    const auto& meaning = all.result.meaning_of(all.first(node));
    if (meaning.to != binding::kind::function || static_cast<function>(meaning.index) != function::time_from) return;
    const node_id left = all.next(all.first(node)), right = all.next(left);
    const auto first = constant_of(all, resolved(all, names, left), true), last = constant_of(all, resolved(all, names, right), true);
    if (first && last && last->amount < first->amount)
        all.problems.warning("Q4011", all.where(node), "this period ends before it starts: it is always unknown", "exchange the dates");
}

/// A parameter in another unit than the one that it overrides: what is compared with it was written for that.
void look_at_overridden_parameters(context& all) {
    for (const auto& one : all.result.parameters) {
        if (one.used_pack) continue;
        const auto own = units_of_parameter(all, one.node);
        for (const node_id file : all.tree.files)
            for (const node_id declared : all.tree.children(file)) {
                const node_id other = all.kind(declared) == node_kind::overriding ? all.first(declared) : declared;
                if (other == one.node || other == node_id::none || all.kind(other) != node_kind::parameter || all.value(all.first(other)) != one.name) continue;
                const auto before = units_of_parameter(all, other);
                if (own.size() != 1 || before.size() != 1 || own == before) continue;
                all.problems.warning("Q4012", all.where(one.node), "`" + one.name + "` is in " + *own.begin() + " here, and in " + *before.begin() + " in the pack that declares it: its rules were written for that, and the two do not compare",
                                     "give it in " + *before.begin() + ", or override the rules that use it too");
                all.problems.also(all.where(other), "it is in " + *before.begin() + " here");
                return;
            }
    }
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
        if (in_cases[i]) continue;
        if (all.kind(node) == node_kind::apply || all.kind(node) == node_kind::apply_between) {
            const auto& own = names[names_at[i]];
            look_at_sets(all, own, node);
            look_at_bands(all, own, node);
            look_at_periods(all, own, node);
        }
        if (all.kind(node) != node_kind::binary) continue;
        const auto op = static_cast<binary_operator>(all.tree[node].detail);
        if (op == binary_operator::divide) look_at_percentages(all, node);
        if (op >= binary_operator::add && op <= binary_operator::divide) look_at_arithmetic(all, names[names_at[i]], node, op);
        if (op >= binary_operator::add && op <= binary_operator::multiply) look_at_time(all, names[names_at[i]], node);
        if ((op >= binary_operator::equal && op <= binary_operator::greater_or_equal) || (op >= binary_operator::add && op <= binary_operator::divide)) look_at_units(all, names[names_at[i]], node, op);
    }
    look_at_overridden_parameters(all);
}

}  // namespace quorate::check
