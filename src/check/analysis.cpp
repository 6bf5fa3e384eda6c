#include "check/analysis.hpp"

#include <algorithm>

namespace quorate::check {

using syntax::binary_operator;
using syntax::node_kind;
using syntax::test_kind;

known_names names_of_rule(const context& all, node_id rule) {
    known_names made;
    for (const node_id range : all.children(rule, node_kind::range))
        made.variables[all.result.slot_of(all.first(range))] = "$" + std::to_string(made.variables.size());
    for (const node_id let : all.children(rule, node_kind::let))
        for (const node_id part : all.tree.children(let))
            if (part != all.first(let) && all.kind(part) != node_kind::texts) made.lets[all.result.slot_of(all.first(let))] = part;
    return made;
}

node_id resolved(const context& all, const known_names& names, node_id node) {
    for (int steps = 0; steps < 100; ++steps) {
        const auto& meaning = all.result.meaning_of(node);
        if (all.kind(node) != node_kind::name || meaning.to != binding::kind::slot) return node;
        const auto let = names.lets.find(meaning.index);
        if (let == names.lets.end()) return node;
        node = let->second;
    }
    return node;
}

namespace {

constexpr std::size_t longest = 4000;  // characters of a canonical form; what is longer stands for itself

/// Writes canonical forms. Variables of a comprehension are named by how deep they stand.
class canon {
public:
    canon(const context& all, const known_names& names) : all_(all), names_(names) {}

    std::string write(node_id node) {
        if (++steps_ > longest) return "#" + std::to_string(static_cast<std::uint32_t>(node));
        const auto kind = all_.kind(node);
        if (kind == node_kind::name) return name(node);
        if (kind == node_kind::comprehension || kind == node_kind::quantified || kind == node_kind::share || kind == node_kind::chosen) return going_through(node);
        std::string made = std::string(to_string(kind)) + std::to_string(all_.tree[node].detail) + "(" + std::string(all_.value(node));
        if (const auto& meaning = all_.result.meaning_of(node); meaning.to == binding::kind::entry) made += "entry " + std::to_string(meaning.of) + " " + std::to_string(meaning.index);
        for (const node_id child : all_.tree.children(node))
            if (all_.kind(child) != node_kind::texts) made += "," + write(child);
        return made + ")";
    }

private:
    std::string name(node_id node) {
        const auto& meaning = all_.result.meaning_of(node);
        if (meaning.to == binding::kind::slot) {
            if (const auto inner = bound_.find(meaning.index); inner != bound_.end()) return inner->second;
            if (const auto variable = names_.variables.find(meaning.index); variable != names_.variables.end()) return variable->second;
            if (const auto let = names_.lets.find(meaning.index); let != names_.lets.end()) return write(let->second);
            return "slot" + std::to_string(meaning.index);
        }
        if (meaning.to == binding::kind::entry) return "entry(" + std::to_string(meaning.of) + " " + std::to_string(meaning.index) + ")";
        return "name(" + std::string(all_.value(node)) + ")";
    }

    std::string going_through(node_id node) {
        std::vector<node_id> parts;
        for (const node_id child : all_.tree.children(node)) parts.push_back(child);
        const auto variable = std::find_if(parts.begin(), parts.end(), [&](node_id part) {
            return all_.kind(part) == node_kind::name && all_.result.slot_of(part) != no_index;
        });
        std::string made = std::string(to_string(all_.kind(node))) + std::to_string(all_.tree[node].detail) + "(";
        const auto outer = bound_;
        if (variable != parts.end()) bound_[all_.result.slot_of(*variable)] = "$in" + std::to_string(bound_.size());
        std::vector<std::string> conditions;
        for (auto part = parts.begin(); part != parts.end(); ++part) {
            if (part == variable) continue;
            if (all_.kind(*part) == node_kind::where) conditions.push_back(write(all_.first(*part)));
            else if (all_.kind(*part) != node_kind::texts) made += "," + write(*part);
        }
        std::sort(conditions.begin(), conditions.end());
        for (const auto& one : conditions) made += ",where " + one;
        bound_ = outer;
        return made + ")";
    }

    const context& all_;
    const known_names& names_;
    std::map<std::uint32_t, std::string> bound_;
    std::size_t steps_ = 0;
};

node_id operand(const context& all, node_id node, int index) {
    node_id at = all.first(node);
    for (; index > 0; --index) at = all.next(at);
    return at;
}

}  // namespace

std::string canonical(const context& all, const known_names& names, node_id node) { return canon(all, names).write(node); }

std::string quoted(const context& all, node_id node) {
    std::string made;
    for (const char c : all.problems.sources().slice(all.where(node))) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space || (!made.empty() && made.back() != ' ')) made += space ? ' ' : c;
    }
    return made;
}

// --- Quantities and stretches -----------------------------------------------------------------------------------------

bool stretch::empty() const { return low && high && (*low > *high || (*low == *high && !(low_included && high_included))); }

bool stretch::within(const stretch& other) const {
    const bool above = !other.low || (low && (*low > *other.low || (*low == *other.low && (other.low_included || !low_included))));
    const bool below = !other.high || (high && (*high < *other.high || (*high == *other.high && (other.high_included || !high_included))));
    return above && below;
}

stretch common(const stretch& a, const stretch& b) {
    stretch made = a;
    if (b.low && (!made.low || *b.low > *made.low || (*b.low == *made.low && !b.low_included))) { made.low = b.low; made.low_included = b.low_included; }
    if (b.high && (!made.high || *b.high < *made.high || (*b.high == *made.high && !b.high_included))) { made.high = b.high; made.high_included = b.high_included; }
    return made;
}

bool cover(const stretch& a, const stretch& b) {
    const auto meet = [](const stretch& below, const stretch& above) {
        return !below.low && !above.high && below.high && above.low && (*above.low < *below.high || (*above.low == *below.high && (above.low_included || below.high_included)));
    };
    return meet(a, b) || meet(b, a) || (!a.low && !a.high) || (!b.low && !b.high);
}

std::optional<quantity> constant_of(const context& all, node_id node, bool settled) {
    const auto text = all.value(node);
    switch (all.kind(node)) {
        case node_kind::number:
            if (const auto number = parse_rational(text)) return quantity{"number", *number};
            return std::nullopt;
        case node_kind::money:
            if (const auto amount = parse_rational(text.substr(4))) return quantity{std::string(text.substr(0, 3)), *amount};
            return std::nullopt;
        case node_kind::date:
            if (const auto day = parse_day(text)) return quantity{"day", rational(day->time_since_epoch().count())};
            return std::nullopt;
        case node_kind::duration: {
            const auto count = parse_rational(text);
            if (!count) return std::nullopt;
            const auto unit = static_cast<syntax::duration_unit>(all.tree[node].detail);
            const bool long_one = unit == syntax::duration_unit::months || unit == syntax::duration_unit::years;
            const auto amount = multiply(*count, rational(unit == syntax::duration_unit::weeks ? 7 : unit == syntax::duration_unit::years ? 12 : 1));
            return amount ? std::optional(quantity{long_one ? "months" : "days", *amount}) : std::nullopt;
        }
        case node_kind::unary:
            if (static_cast<syntax::unary_operator>(all.tree[node].detail) == syntax::unary_operator::negate)
                if (const auto inner = constant_of(all, all.first(node), settled); inner && inner->unit == "number")
                    if (const auto negative = subtract(rational(0), inner->amount)) return quantity{"number", *negative};
            return std::nullopt;
        case node_kind::binary: {
            const auto a = constant_of(all, operand(all, node, 0), settled), b = constant_of(all, operand(all, node, 1), settled);
            if (!a || !b || a->unit != "number" || b->unit != "number") return std::nullopt;
            std::optional<rational> result;
            switch (static_cast<binary_operator>(all.tree[node].detail)) {
                case binary_operator::add: result = add(a->amount, b->amount); break;
                case binary_operator::subtract: result = subtract(a->amount, b->amount); break;
                case binary_operator::multiply: result = multiply(a->amount, b->amount); break;
                case binary_operator::divide: result = divide(a->amount, b->amount); break;
                default: break;
            }
            return result ? std::optional(quantity{"number", *result}) : std::nullopt;
        }
        case node_kind::name: {
            const auto& meaning = all.result.meaning_of(node);
            if (!settled || meaning.to != binding::kind::parameter) return std::nullopt;
            const node_id parameter = all.result.parameters[meaning.index].node;
            if (all.tree.child(parameter, node_kind::settable) != node_id::none || all.tree.child(parameter, node_kind::dated_value) != node_id::none) return std::nullopt;
            node_id value = all.next(all.first(parameter));
            if (value != node_id::none && all.kind(value) == node_kind::type) value = all.next(value);
            return value == node_id::none ? std::nullopt : constant_of(all, value, false);
        }
        default: return std::nullopt;
    }
}

// --- Statements ---------------------------------------------------------------------------------------------------------

namespace {

/// Far from where the next whole number would not fit.
bool is_small(const rational& one) {
    constexpr std::int64_t most = 1'000'000'000'000'000;
    return one.numerator() > -most && one.numerator() < most;
}

std::optional<stretch> stretch_of(binary_operator op, rational amount) {
    stretch made;
    switch (op) {
        case binary_operator::less: made.high = amount; made.high_included = false; return made;
        case binary_operator::less_or_equal: made.high = amount; return made;
        case binary_operator::greater: made.low = amount; made.low_included = false; return made;
        case binary_operator::greater_or_equal: made.low = amount; return made;
        case binary_operator::equal: made.low = made.high = amount; return made;
        default: return std::nullopt;
    }
}

/// Of whole numbers a stretch holds those above one whole number, up to another: two that touch then meet, or have nothing in common.
stretch of_whole_numbers(const stretch& on) {
    const auto floor_of = [](const rational& one) { return one.numerator() / one.denominator() - (one.numerator() % one.denominator() < 0 ? 1 : 0); };
    stretch made;
    made.low_included = false;
    if (on.low) made.low = rational(floor_of(*on.low) - (on.low->is_whole() && on.low_included ? 1 : 0));
    if (on.high) made.high = rational(floor_of(*on.high) - (on.high->is_whole() && !on.high_included ? 1 : 0));
    return made;
}

/// `x under a`, where a is an entry of a taxonomy: a stretch of its entries in their order. Nothing of one under which nothing stands:
/// another pack may add to it.
std::optional<statement> placement(const context& all, const known_names& names, node_id node, binary_operator op) {
    const node_id subject = operand(all, node, 0);
    const auto& above = all.result.meaning_of(operand(all, node, 1));
    if (above.to != binding::kind::entry || all.result.type_of(subject).many) return std::nullopt;
    const auto& top = all.result.words.classifications[above.of].entries[above.index];
    stretch on;
    on.low = rational(above.index);
    on.low_included = op == binary_operator::at_or_under;
    on.high = rational(top.subtree_end);
    on.high_included = false;
    if (op == binary_operator::under && top.subtree_end == above.index + 1) return std::nullopt;
    return statement{node, "place " + canonical(all, names, subject), on, {}, false};
}

binary_operator mirrored(binary_operator op) {
    switch (op) {
        case binary_operator::less: return binary_operator::greater;
        case binary_operator::less_or_equal: return binary_operator::greater_or_equal;
        case binary_operator::greater: return binary_operator::less;
        case binary_operator::greater_or_equal: return binary_operator::less_or_equal;
        default: return op;
    }
}

/// `x is a`, where a is an entry or a truth.
std::optional<statement> equality(const context& all, const known_names& names, node_id node, bool negated) {
    const node_id left = operand(all, node, 0), right = operand(all, node, 1);
    for (const auto& [subject, value] : {std::pair(left, right), std::pair(right, left)}) {
        const bool entry = all.result.meaning_of(value).to == binding::kind::entry;
        if ((!entry && all.kind(value) != node_kind::truth) || all.result.type_of(subject).many) continue;
        return statement{node, canonical(all, names, subject), std::nullopt, canonical(all, names, value), negated};
    }
    return std::nullopt;
}

}  // namespace

std::optional<statement> statement_of(const context& all, const known_names& names, node_id node) {
    node = resolved(all, names, node);
    if (all.kind(node) == node_kind::test) {
        const auto test = static_cast<test_kind>(all.tree[node].detail);
        const auto subject = canonical(all, names, all.first(node));
        if (test == test_kind::stated || test == test_kind::not_stated) return statement{node, "stated " + subject, std::nullopt, "yes", test == test_kind::not_stated};
        if (test != test_kind::empty && test != test_kind::not_empty) return std::nullopt;
        stretch on;
        on.low = rational(test == test_kind::empty ? 0 : 1);
        if (test == test_kind::empty) on.high = rational(0);
        return statement{node, "number unary" + std::to_string(static_cast<int>(syntax::unary_operator::count)) + "(," + subject + ")", on, {}, false};
    }
    if (all.kind(node) == node_kind::unary && static_cast<syntax::unary_operator>(all.tree[node].detail) == syntax::unary_operator::logical_not)
        return statement{node, "truth " + canonical(all, names, resolved(all, names, all.first(node))), std::nullopt, "yes", true};
    if (all.kind(node) != node_kind::binary) return statement{node, "truth " + canonical(all, names, node), std::nullopt, "yes", false};
    const auto op = static_cast<binary_operator>(all.tree[node].detail);
    const node_id left = operand(all, node, 0), right = operand(all, node, 1);
    if (op >= binary_operator::equal && op <= binary_operator::greater_or_equal) {
        for (const bool mirror : {false, true}) {
            const node_id subject = mirror ? right : left;
            const auto bound = constant_of(all, mirror ? left : right, true);
            if (!bound || constant_of(all, subject, true)) continue;
            auto on = stretch_of(mirror ? mirrored(op) : op, bound->amount);
            if (on && bound->unit == "number" && is_small(bound->amount) && is_whole(all, names, subject)) on = of_whole_numbers(*on);
            if (on) return statement{node, bound->unit + " " + canonical(all, names, subject), on, {}, false};
            return statement{node, bound->unit + " " + canonical(all, names, subject), std::nullopt, std::to_string(bound->amount.numerator()) + "/" + std::to_string(bound->amount.denominator()), true};
        }
        if (op == binary_operator::equal || op == binary_operator::not_equal) return equality(all, names, node, op == binary_operator::not_equal);
    }
    if (op == binary_operator::logical_and || op == binary_operator::logical_or) return std::nullopt;
    if (op == binary_operator::under || op == binary_operator::at_or_under)
        if (auto placed = placement(all, names, node, op)) return placed;
    return statement{node, "truth " + canonical(all, names, node), std::nullopt, "yes", false};
}

std::vector<node_id> parts_of(const context& all, node_id condition, binary_operator op) {
    std::vector<node_id> made, waiting{condition};
    while (!waiting.empty()) {
        const node_id next = waiting.back();
        waiting.pop_back();
        if (all.kind(next) != node_kind::binary || static_cast<binary_operator>(all.tree[next].detail) != op) { made.push_back(next); continue; }
        waiting.push_back(operand(all, next, 1));
        waiting.push_back(operand(all, next, 0));
    }
    return made;
}

std::vector<statement> statements_of(const context& all, const known_names& names, node_id condition) {
    std::vector<statement> made;
    for (const node_id part : parts_of(all, condition, binary_operator::logical_and)) {
        const node_id real = resolved(all, names, part);
        if (real != part) {
            for (auto& one : statements_of(all, names, real)) made.push_back(std::move(one));
            continue;
        }
        if (auto one = statement_of(all, names, part)) made.push_back(std::move(*one));
    }
    return made;
}

bool exclude(const statement& a, const statement& b) {
    if (a.about != b.about) return false;
    if (a.on && b.on) return common(*a.on, *b.on).empty();
    if (a.on || b.on) return false;
    return a.value == b.value ? a.negated != b.negated : !a.negated && !b.negated;
}

bool exhaust(const statement& a, const statement& b) {
    if (a.about != b.about) return false;
    if (a.on && b.on) return cover(*a.on, *b.on);
    if (a.on || b.on) return false;
    return a.value == b.value ? a.negated != b.negated : a.negated && b.negated;
}

bool implies(const statement& a, const statement& b) {
    if (a.about != b.about) return false;
    if (a.on && b.on) return a.on->within(*b.on);
    if (a.on || b.on) return false;
    return a.value == b.value ? a.negated == b.negated : !a.negated && b.negated;
}

// --- Sets ----------------------------------------------------------------------------------------------------------------

namespace {

/// `distinct x for x in C …`: what it collects is its own variable.
bool collects_itself(const context& all, node_id comprehension) {
    const auto& meaning = all.result.meaning_of(all.first(comprehension));
    return all.kind(all.first(comprehension)) == node_kind::name && meaning.to == binding::kind::slot && meaning.index == all.result.slot_of(all.next(all.first(comprehension)));
}

/// The canonical form of a comprehension without its conditions and exclusions, and these apart.
struct taken_apart { std::string head; std::vector<std::string> conditions; std::string except; };
taken_apart take_apart(const context& all, const known_names& names, node_id node) {
    known_names inner = names;
    inner.variables[all.result.slot_of(all.next(all.first(node)))] = "$member";
    taken_apart made;
    const node_id collected = all.first(node), collection = all.next(all.next(collected));
    made.head = canonical(all, inner, collected) + " of " + canonical(all, names, collection);
    for (const node_id where : all.children(node, node_kind::where))
        for (const node_id part : parts_of(all, all.first(where), binary_operator::logical_and)) made.conditions.push_back(canonical(all, inner, part));
    if (const node_id except = all.tree.child(node, node_kind::except); except != node_id::none) made.except = canonical(all, names, all.first(except));
    return made;
}

}  // namespace

bool holds_all_of(const context& all, const known_names& names, node_id larger, const known_names& names_of_smaller, node_id smaller) {
    larger = resolved(all, names, larger);
    smaller = resolved(all, names_of_smaller, smaller);
    if (canonical(all, names, larger) == canonical(all, names_of_smaller, smaller)) return true;
    const auto is = [&](node_id node, binary_operator op) { return all.kind(node) == node_kind::binary && static_cast<binary_operator>(all.tree[node].detail) == op; };
    if (is(smaller, binary_operator::without)) return holds_all_of(all, names, larger, names_of_smaller, all.first(smaller));
    if (is(smaller, binary_operator::common))
        return holds_all_of(all, names, larger, names_of_smaller, operand(all, smaller, 0)) || holds_all_of(all, names, larger, names_of_smaller, operand(all, smaller, 1));
    if (is(larger, binary_operator::unite))
        if (holds_all_of(all, names, operand(all, larger, 0), names_of_smaller, smaller) || holds_all_of(all, names, operand(all, larger, 1), names_of_smaller, smaller)) return true;
    const bool both = all.kind(larger) == node_kind::comprehension && all.kind(smaller) == node_kind::comprehension;
    if (both) {
        const auto a = take_apart(all, names, larger), b = take_apart(all, names_of_smaller, smaller);
        const bool fewer = std::all_of(a.conditions.begin(), a.conditions.end(), [&](const std::string& one) { return std::find(b.conditions.begin(), b.conditions.end(), one) != b.conditions.end(); });
        const bool same_way = all.tree[larger].detail == all.tree[smaller].detail;
        if (a.head == b.head && fewer && same_way && (a.except.empty() || a.except == b.except)) return true;
    }
    if (all.kind(smaller) == node_kind::comprehension && all.tree[smaller].detail == 1 && collects_itself(all, smaller))
        if (holds_all_of(all, names, larger, names_of_smaller, all.next(all.next(all.first(smaller))))) return true;
    if (all.kind(larger) == node_kind::comprehension && collects_itself(all, larger) && all.children(larger, node_kind::where).empty() && all.tree.child(larger, node_kind::except) == node_id::none)
        return holds_all_of(all, names, all.next(all.next(all.first(larger))), names_of_smaller, smaller);
    return false;
}

}  // namespace quorate::check
