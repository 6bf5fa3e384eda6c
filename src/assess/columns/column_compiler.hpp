// Expressions of rules to nodes of a column program.
#pragma once

#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "assess/columns/column_program.hpp"

namespace quorate::assess {

using plan::op_id;
using plan::opcode;

/// What a slot of a frame stands for while a rule is compiled.
struct column_binding { enum class kind { nothing, subject, member, node } is = kind::nothing; std::uint32_t node = no_node; std::uint32_t list = no_index; };
struct column_surroundings { const plan::rule* rule; std::map<std::uint32_t, column_binding> slots; };

/// Compiles what it can, and gives `no_node` for what is left to the machine: the caller's rule is then not covered.
class column_compiler {
public:
    column_compiler(const plan::program& program, std::uint32_t type, machine& constants, std::uint64_t step_limit)
        : program_(program), constants_(constants), step_limit_(step_limit) {
        made_.type = type;
        made_.forms.assign(program.words.records[type].fields.size(), data::held_as::nothing);
    }

    column_program make();

private:
    using node_of = std::uint32_t;  // no_node: cannot be compiled

    node_of add(const column_node& one);
    node_of add(column_code code, column_form form, node_of a, node_of b = no_node, node_of c = no_node);
    [[nodiscard]] column_form form(node_of node) const { return made_.nodes[node].form; }
    [[nodiscard]] bool is(node_of node, column_form wanted) const { return node != no_node && form(node) == wanted; }
    [[nodiscard]] bool is_constant(node_of node) const { return node != no_node && made_.nodes[node].code == column_code::constant; }

    node_of of(op_id op, column_surroundings& in);
    node_of of_operation(const plan::operation& op, column_surroundings& in);
    node_of of_constant(op_id op);
    node_of constant(const value& known);
    node_of of_slot(std::uint32_t slot, column_surroundings& in);
    /// `members_only`: what is asked depends on which members there are, and not on how often each stands in a list.
    node_of of_field(const plan::operation& op, column_surroundings& in, bool members_only = false);
    node_of of_members(op_id op, column_surroundings& in) {
        return program_[op].code == opcode::field ? of_field(program_[op], in, true) : of(op, in);
    }
    node_of of_stated(const plan::operation& op, column_surroundings& in);
    node_of of_comparison(const plan::operation& op, column_surroundings& in);
    node_of of_placement(const plan::operation& op, column_surroundings& in);
    node_of of_arithmetic(const plan::operation& op, column_surroundings& in);
    node_of of_sets(const plan::operation& op, column_surroundings& in);
    node_of of_lookup(const plan::operation& op, column_surroundings& in);
    node_of of_call(const plan::operation& op, column_surroundings& in);
    node_of of_quantified(const plan::operation& op, column_surroundings& in);
    node_of of_comprehension(const plan::operation& op, column_surroundings& in);
    node_of of_filters(const std::vector<op_id>& filters, column_surroundings& in);
    /// `undecided`: the constant that decides nothing where it stands by itself; no_constant: each does.
    [[nodiscard]] bool decides_for_anyone(node_of condition, std::int64_t undecided) const;
    static constexpr std::int64_t no_constant = -1;
    node_of of_count(node_of set);
    node_of opposite(node_of a);
    node_of both(node_of a, node_of b) { return logical(column_code::both, a, b); }
    node_of logical(column_code code, node_of a, node_of b);
    node_of as_set(node_of a);
    node_of as_member_truth(node_of a);
    node_of by_entry(const plan::operation& op, column_surroundings& in, std::uint32_t list, const value& against);

    [[nodiscard]] bool is_member(op_id op, const column_surroundings& in, std::uint32_t* list = nullptr) const;
    [[nodiscard]] bool stands_alone(op_id op) const;
    [[nodiscard]] bool always_asked(std::uint32_t question) const;
    [[nodiscard]] std::uint64_t most_steps(op_id op, const plan::rule& rule, int depth = 0) const;
    [[nodiscard]] op_id operand(const plan::operation& op, std::uint32_t which) const { return program_.operand(op, which); }
    std::uint32_t table(std::vector<std::uint64_t> cells);
    bool compile(const plan::rule& rule, op_id op, node_of& into);
    void take_apart(std::uint32_t criterion, const plan::rule& rule, op_id op, std::uint32_t depth);

    const plan::program& program_;
    machine& constants_;
    std::uint64_t step_limit_;
    column_program made_;
    std::unordered_map<std::uint32_t, node_of> node_of_op_;  // of the rule that is compiled, definitions that it calls left aside
    std::unordered_multimap<std::size_t, node_of> by_content_;
};

}  // namespace quorate::assess
