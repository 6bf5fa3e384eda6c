// Types and names within expressions.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "check/context.hpp"
#include "check/types.hpp"

namespace quorate::check {

/// Where an expression stands: what it may name.
class scope {
public:
    struct local {
        std::string name;
        value_type type;
        std::uint32_t slot = 0;
        bool used = false;
        node_id declared_at = node_id::none;
    };

    /// Adds a variable or let; reports a name that is taken.
    std::uint32_t add(context& all, node_id name, value_type type);
    /// Leaves a slot for what has no name in the rule.
    void reserve() noexcept { ++slots_; }
    void pop() {
        closed_.push_back(locals_.back().name);
        locals_.pop_back();
    }
    /// Whether a part of the rule before had a variable of that name.
    [[nodiscard]] bool had(std::string_view name) const { return std::find(closed_.begin(), closed_.end(), name) != closed_.end(); }
    [[nodiscard]] local* find(std::string_view name) noexcept;
    [[nodiscard]] const std::vector<local>& locals() const noexcept { return locals_; }
    [[nodiscard]] std::uint32_t slots() const noexcept { return slots_; }

    std::uint32_t subject_type = no_index;  ///< record type of the rule's first variable
    // What a rule may ask about other rules, so that no question comes back to the one who asks.
    bool may_ask_all_criteria = false;      ///< outcomes
    bool may_ask_findings = false;          ///< outcomes and criteria: the findings of named criteria, open questions
    bool may_ask_routings = false;          ///< these and questions
    bool may_ask_relations = false;         ///< these and routings
    bool may_ask_measures = false;          ///< clocks, scorings: not within themselves, nor where there is no subject
    bool may_ask_ranks = false;             ///< outcomes
    bool constant = false;                  ///< parameters: no data at all
    std::string_view constant_what = "the value of a parameter";  ///< what is constant, for messages
    bool damaged = false;                   ///< a part of the rule was left out: a condition may be cut short

private:
    std::vector<local> locals_;
    std::vector<std::string> closed_;       ///< variables of sets that have been gone through
    std::uint32_t slots_ = 0;
};

/// Checks expressions in one scope. Every node it visits gets a type; names get bindings.
class expression_checker {
public:
    expression_checker(context& all, scope& names) : all_(all), names_(names) {}

    /// The type of the expression. `expected` helps to find what a bare name means.
    value_type check(node_id node, value_type expected = {});
    /// Checks, and reports unless it is a truth.
    void check_condition(node_id node);
    /// Checks the interpolations of a texts node.
    void check_messages(node_id texts);

private:
    using type_kind_of = value_type::kind;

    value_type infer(node_id node, value_type expected);
    value_type infer_name(node_id node, value_type expected);
    [[nodiscard]] std::string of_the_subject(std::string_view name) const;
    [[nodiscard]] std::string of_a_rule(std::string_view name, value_type expected) const;
    value_type infer_binary(node_id node);
    value_type check_operator(node_id node, syntax::binary_operator op, value_type left, value_type right);
    value_type check_arithmetic(node_id node, syntax::binary_operator op, value_type left, value_type right);
    value_type infer_comprehension(node_id node);
    value_type infer_quantified(node_id node);
    value_type infer_member(node_id node);
    value_type infer_set(node_id node, value_type expected);
    value_type infer_apply(node_id node);
    value_type infer_about_findings(node_id node);
    value_type infer_call(node_id node, node_id name, std::uint32_t definition);
    value_type infer_lookup(node_id node, const declaration& table, binding::kind to, std::uint32_t index);
    value_type infer_function(node_id node, function which);
    value_type infer_counted_conditions(node_id node);
    value_type at_most(node_id bound, std::size_t there, std::string_view what);
    value_type infer_share(node_id node);
    value_type infer_chosen(node_id node);
    value_type infer_reachable(node_id node);
    value_type infer_on_day(node_id node);
    value_type infer_working_days(node_id node);
    value_type infer_measure(node_id node);
    value_type infer_grouping(node_id node);
    void refuse_record_of_another_kind(node_id node, const declaration& rule);
    value_type infer_relation_question(node_id node, node_id relation_name, node_id record);
    value_type element_of(node_id collection);
    void check_conditions_of(node_id node);
    value_type require(node_id node, value_type expected, std::string_view what);
    value_type mismatch(node_id node, std::string message, std::string help = {});
    std::uint32_t require_rule(node_id name, const std::vector<declaration>& among, std::string_view what, binding::kind kind);
    [[nodiscard]] std::string say(const value_type& type) const { return describe(type, all_.result.words); }
    [[nodiscard]] bool bare_unbound_name(node_id node);
    [[nodiscard]] std::optional<binding> find_entry(std::string_view name, value_type expected, std::vector<std::uint32_t>* where) const;
    [[nodiscard]] std::vector<std::string_view> visible_names(value_type expected) const;

    context& all_;
    scope& names_;
    bool season_may_stand_ = false;  ///< on the right of `in`: else a season is no value
};

}  // namespace quorate::check
