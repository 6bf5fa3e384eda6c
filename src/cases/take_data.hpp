// The data that cases and examples give, from the tree.
#pragma once

#include "cases/test_case.hpp"
#include "check/model.hpp"

namespace quorate::cases {

/// Gives the field that value, in place of one that it has.
void set(data::raw_record& into, std::string name, data::raw_value value);

/// Takes data from a model whose vocabulary is whole; what the checker has refused elsewhere counts as not stated.
class data_taker {
public:
    explicit data_taker(const check::model& rules) : rules_(rules), tree_(*rules.tree), words_(rules.words) {}

    /// `part_type`: the record type of a value in braces.
    [[nodiscard]] data::raw_value take_value(check::node_id node, std::uint32_t part_type) const;
    [[nodiscard]] data::raw_record take_data(check::node_id data, std::uint32_t type) const;
    /// The record of a `given` clause; its type is no_index when there is none of that name.
    [[nodiscard]] given_record take_given(check::node_id clause) const;

private:
    [[nodiscard]] check::node_id first(check::node_id node) const { return tree_[node].first_child; }
    [[nodiscard]] check::node_id next(check::node_id node) const { return tree_[node].next_sibling; }
    [[nodiscard]] std::string word(check::node_id node) const { return std::string(tree_.value(node)); }
    [[nodiscard]] data::raw_value characters(std::string text, check::node_id at) const { return {data::raw_value::characters{std::move(text)}, tree_[at].where}; }
    [[nodiscard]] data::raw_value take_field(check::node_id field, const field_type* type) const;

    const check::model& rules_;
    const syntax::tree& tree_;
    const vocabulary& words_;
};

}  // namespace quorate::cases
