// What can be said of expressions without data: which write the same thing, which comparisons decide each other, which sets hold
// which. Everything here errs on one side: what it cannot prove it leaves open.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "check/context.hpp"

namespace quorate::check {

/// What the names of a rule stand for, by the slots they fill: its variables, and its lets, which stand for their expressions.
struct known_names {
    std::map<std::uint32_t, std::string> variables;  ///< slot → a name that does not depend on the author's choice
    std::map<std::uint32_t, node_id> lets;           ///< slot → expression
};
[[nodiscard]] known_names names_of_rule(const context& all, node_id rule);

/// An expression with lets put in and variables renamed: two of one spelling have the same value for the same record.
[[nodiscard]] std::string canonical(const context& all, const known_names& names, node_id node);
/// The expression that a name stands for, when it is a let; else the node itself.
[[nodiscard]] node_id resolved(const context& all, const known_names& names, node_id node);

/// A number, amount, day or duration that is written out, with what it can be compared with: "number", "EUR", "day", "days", "months".
struct quantity {
    std::string unit;
    rational amount;
};
/// `settled`: parameters count too, with the value that the pack gives them, unless it changes in time or may be set.
[[nodiscard]] std::optional<quantity> constant_of(const context& all, node_id node, bool settled);

/// A stretch of a line, and what is not on it.
struct stretch {
    std::optional<rational> low, high;
    bool low_included = true, high_included = true;
    [[nodiscard]] bool empty() const;
    [[nodiscard]] bool within(const stretch& other) const;
};
[[nodiscard]] stretch common(const stretch& a, const stretch& b);
/// Whether every value is on one of both.
[[nodiscard]] bool cover(const stretch& a, const stretch& b);

/// One comparison of a thing with what is written out. For a range: `on` says where it holds. For a value: `is` or `is not`.
struct statement {
    node_id node = node_id::none;
    std::string about;               ///< canonical, with its unit
    std::optional<stretch> on;
    std::string value;               ///< of an equality: the canonical value
    bool negated = false;
};
[[nodiscard]] std::optional<statement> statement_of(const context& all, const known_names& names, node_id node);
/// The statements that all hold when the condition does.
[[nodiscard]] std::vector<statement> statements_of(const context& all, const known_names& names, node_id condition);
/// The same for a condition of which only one need hold: the parts of an `or`.
[[nodiscard]] std::vector<node_id> parts_of(const context& all, node_id condition, syntax::binary_operator op);

[[nodiscard]] bool exclude(const statement& a, const statement& b);   ///< both cannot hold
[[nodiscard]] bool exhaust(const statement& a, const statement& b);   ///< one always holds
[[nodiscard]] bool implies(const statement& a, const statement& b);

/// Where the values of an expression can lie at all: a count is never below 0, a share never above 1.
[[nodiscard]] stretch natural_range(const context& all, node_id node);

/// How many values stand in a set that is written out.
[[nodiscard]] std::optional<std::size_t> written_out(const context& all, node_id set);

/// Whether an expression can only be a whole number: a field declared so, a count, their sums and products.
[[nodiscard]] bool is_whole(const context& all, const known_names& names, node_id node);

/// The currencies of the amounts that an expression may give, or the units of its durations ("days", "months", "working days"); of a set, those
/// of its members. Empty where that is not written out.
[[nodiscard]] std::set<std::string> units_of(const context& all, const known_names& names, node_id node);

/// The same of the values of a parameter.
[[nodiscard]] std::set<std::string> units_of_parameter(const context& all, node_id parameter);

/// Whether every member of the second set is one of the first, whatever the data.
[[nodiscard]] bool holds_all_of(const context& all, const known_names& names, node_id larger, const known_names& names_of_smaller, node_id smaller);

/// The source of a node on one line, for messages.
[[nodiscard]] std::string quoted(const context& all, node_id node);

}  // namespace quorate::check
