// A slow, direct interpreter of the checked tree, written from docs/language.md and without the engine's operations: what the
// compiled program gives must be what it gives, unknowns and their reasons included.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "check/model.hpp"
#include "portfolio/portfolio.hpp"
#include "quorate/review.hpp"

namespace quorate::differential {

using data::record_ref;
using syntax::node_id;

/// Why something is unknown.
struct cause {
    missing::kind what{};
    record_ref record;
    std::uint32_t index = no_index;  ///< of the field
    std::string said;                ///< of arithmetic
    friend auto operator<=>(const cause&, const cause&) = default;
};
using causes = std::set<cause>;

struct item;

/// A value, or unknown; a number may be known within bounds only.
struct meaning {
    enum class kind { unknown, truth, number, money, text, date, period, duration, entry, record, set };
    kind is = kind::unknown;
    bool truth = false;
    rational low, high;                      ///< of a number; of money both are the amount
    std::string currency;
    texts text;
    day first{}, last{};                     ///< of a date the first
    duration length{};
    std::pair<std::uint32_t, std::uint32_t> entry;
    record_ref record;
    std::vector<item> items;
    causes why;
    std::vector<meaning> options;            ///< of an unknown value: it is one of these, unless there are none
    std::vector<meaning> least, most;        ///< or it is not below the one, not above the other

    [[nodiscard]] bool known() const { return is != kind::unknown; }
    [[nodiscard]] bool holds() const { return is == kind::truth && truth; }
    [[nodiscard]] bool fails() const { return is == kind::truth && !truth; }
    [[nodiscard]] bool exact() const { return low == high; }
    [[nodiscard]] bool partly() const { return !options.empty() || !least.empty() || !most.empty(); }
};

/// A member of a set: for certain, or perhaps.
struct item {
    meaning of;
    bool certain = true;
    causes doubt;
    bool many = false;  ///< any number of them, none included
    bool present = false;  ///< there, though it may be the same as another and so not certain by itself
    [[nodiscard]] bool is_there() const { return certain || present; }
};

class interpreter {
public:
    interpreter(const check::model& rules, const data::portfolio& facts, day as_of) : rules_(rules), tree_(*rules.tree), facts_(facts), as_of_(as_of) {}

    struct finding { verdict result = verdict::unknown; causes why; };
    [[nodiscard]] finding find(const check::declaration& criterion, record_ref about) const;
    /// The value of an expression of a rule without lets; the records are those the rule is about, in its order.
    [[nodiscard]] meaning value(node_id expression, const std::vector<record_ref>& about) const;

private:
    /// The values of a rule's variables, and where its lets stand.
    struct surroundings {
        node_id rule = node_id::none;
        std::map<std::uint32_t, meaning> variables;
    };

    [[nodiscard]] meaning of(node_id node, surroundings& in) const;
    [[nodiscard]] meaning of_name(node_id node, surroundings& in) const;
    [[nodiscard]] meaning of_binary(node_id node, surroundings& in) const;
    [[nodiscard]] meaning of_operands(node_id node, const meaning& a, const meaning& b) const;
    [[nodiscard]] meaning of_member(node_id node, surroundings& in) const;
    [[nodiscard]] meaning of_test(node_id node, surroundings& in) const;
    [[nodiscard]] meaning of_comprehension(node_id node, surroundings& in) const;
    [[nodiscard]] meaning of_quantified(node_id node, surroundings& in) const;
    [[nodiscard]] meaning of_conditions(node_id node, surroundings& in) const;
    [[nodiscard]] meaning of_share(node_id node, surroundings& in) const;
    [[nodiscard]] meaning of_mapping(std::uint32_t index, const meaning& given) const;
    [[nodiscard]] meaning of_apply(node_id node, surroundings& in) const;
    [[nodiscard]] meaning of_bands(std::uint32_t index, const meaning& given) const;
    [[nodiscard]] meaning of_table(std::uint32_t index, const meaning& row, const meaning& column) const;
    /// What follows from the ends of what lies between them.
    [[nodiscard]] meaning of_extent(check::function which, const meaning& given) const;
    [[nodiscard]] meaning of_function(check::function which, const meaning& given, std::uint32_t list) const;
    [[nodiscard]] meaning call(std::uint32_t definition, std::vector<meaning> arguments) const;
    [[nodiscard]] meaning field_of(record_ref record, std::uint32_t type, std::uint32_t index) const;
    [[nodiscard]] meaning value_at(const data::column& from, const field_type& type, std::size_t at) const;
    [[nodiscard]] meaning of_grouping(node_id node, surroundings& in) const;
    [[nodiscard]] meaning of_chosen(node_id node, surroundings& in) const;
    /// Whether a member is there (or there by itself, as what is counted) and the conditions of `where` hold of it.
    [[nodiscard]] meaning passes(const item& one, const std::vector<node_id>& conditions, surroundings& in, bool whether_alone) const;
    /// A variable, what it ranges over, and what is asked of it.
    struct loop { node_id variable = node_id::none, collection = node_id::none; std::vector<node_id> parts; };
    [[nodiscard]] std::optional<loop> loop_of(node_id node) const;
    [[nodiscard]] bool speaks_of(node_id node, const std::set<std::uint32_t>& variables) const;
    [[nodiscard]] bool asks_what_is_stated(node_id node, const std::set<std::uint32_t>& variables) const;
    /// Whether a loop asks of its members what is stated: then it says nothing of members that are not known.
    [[nodiscard]] bool asks_of_members(node_id node) const;

    const check::model& rules_;
    const syntax::tree& tree_;
    const data::portfolio& facts_;
    day as_of_;
};

}  // namespace quorate::differential
