#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "check/context.hpp"
#include "check/expressions.hpp"

namespace quorate::check {

/// Pass 2 of the checker: reads first what every rule ranges over and gives, then checks what each says.
class rule_checker {
public:
    explicit rule_checker(context& all) : all_(all), model_(all.result) {}

    void check() {
        for (auto& one : model_.parameters) check_parameter(one);
        for (auto& one : model_.mappings) check_mapping(one);
        for (auto& one : model_.questions) read_question(one);
        check_definitions(all_);
        for (auto& one : model_.criteria) one.first_type = read_subject(one.node, true);
        for (auto& one : model_.coverages) one.first_type = read_subject(one.node, true);
        for (auto& one : model_.outcomes) one.first_type = read_subject(one.node, true);
        for (auto& one : model_.relations) read_pair(one, false);
        for (auto& one : model_.routings)
            if (all_.kind(one.node) == syntax::node_kind::stages) one.first_type = read_subject(one.node, true);
            else read_pair(one, true);
        for (auto* rules : {&model_.clocks, &model_.scorings, &model_.rankings, &model_.papers})
            for (auto& one : *rules) one.first_type = read_subject(one.node, true);
        for (auto* rules : {&model_.clocks, &model_.scorings, &model_.questions})
            for (auto& one : *rules) check_rule(one);
        for (auto& one : model_.criteria) check_rule(one);
        for (auto& one : model_.relations) check_rule(one);
        for (auto& one : model_.routings) check_rule(one);
        for (auto& one : model_.coverages) check_rule(one);
        for (auto& one : model_.rankings) check_rule(one);
        for (auto& one : model_.outcomes) check_rule(one);
        for (auto& one : model_.papers) check_rule(one);
    }

private:
    void check_parameter(declaration& one);
    void check_dated_values(node_id parameter);
    void check_mapping(declaration& one);
    void read_question(declaration& one);
    std::uint32_t read_subject(node_id rule, bool required);
    std::uint32_t read_range(node_id range, bool entries_too, bool* over_entries);
    void read_pair(declaration& one, bool routing);
    /// Each outcome has a name of its own, and one at most is open `otherwise`.
    void check_outcomes_differ(node_id outcomes);
    void check_rule(declaration& one);
    void check_clause(node_id clause, scope& names, expression_checker& expressions);
    void check_once(node_id rule, syntax::node_kind clause_kind, std::string_view clause, bool required);
    void check_names(node_id names, const std::vector<declaration>& among, std::string_view what, binding::kind to);
    void check_value(node_id value, kind wanted, std::string_view what, expression_checker& expressions);
    void check_score_part(node_id part, expression_checker& expressions);
    void check_section(node_id section, scope& names, expression_checker& expressions);
    void check_transition(declaration& one, node_id transition, expression_checker& expressions);
    void check_overridden(declaration& one);
    void check_people(node_id names);

    context& all_;
    model& model_;
};

}  // namespace quorate::check
