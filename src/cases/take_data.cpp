#include "cases/take_data.hpp"

#include <algorithm>
#include <memory>

#include "syntax/texts.hpp"

namespace quorate::cases {

using data::raw_record;
using data::raw_value;
using check::node_id;
using syntax::node_kind;

void set(raw_record& into, std::string name, raw_value value) {
    for (auto& field : into.fields)
        if (field.name == name) { field.value = std::move(value); return; }
    const auto where = value.where;
    into.fields.push_back({std::move(name), where, std::move(value)});
}

raw_value data_taker::take_value(node_id node, std::uint32_t part_type) const {
    const auto& at = tree_[node];
    switch (at.kind) {
        case node_kind::truth: return {at.detail == 1, at.where};
        case node_kind::number: return {raw_value::number{word(node)}, at.where};
        case node_kind::unary:
            if (!syntax::plain_number(tree_, node)) return {raw_value::nothing{}, at.where};
            return {raw_value::number{"-" + std::get<raw_value::number>(take_value(first(node), part_type).content).digits}, at.where};
        case node_kind::binary:
            if (!syntax::plain_number(tree_, node)) return {raw_value::nothing{}, at.where};
            return {raw_value::number{word(first(node)) + "/" + word(next(first(node)))}, at.where};
        case node_kind::duration: {
            static constexpr std::string_view units[] = {" days", " weeks", " months", " years"};
            return characters(word(node) + std::string(units[at.detail]), node);
        }
        case node_kind::working_days: {
            const node_id calendar = next(first(node));
            return characters(word(first(node)) + " working days" + (calendar == node_id::none ? "" : " of " + word(calendar)), node);
        }
        case node_kind::text: return characters(syntax::plain_text(tree_, node), node);
        case node_kind::money: {
            auto amount = std::make_shared<raw_record>();
            amount->where = at.where;
            const auto text = word(node);
            amount->fields.push_back({"currency", at.where, characters(text.substr(0, 3), node)});
            amount->fields.push_back({"amount", at.where, {raw_value::number{text.substr(4)}, at.where}});
            return {amount, at.where};
        }
        case node_kind::texts: {
            auto by_language = std::make_shared<raw_record>();
            by_language->where = at.where;
            for (const node_id one : tree_.children(node))
                by_language->fields.push_back({word(first(one)), tree_[one].where, characters(syntax::plain_text(tree_, next(first(one))), one)});
            return {by_language, at.where};
        }
        case node_kind::data: return {std::make_shared<raw_record>(take_data(node, part_type)), at.where};
        case node_kind::name:
        case node_kind::date: return characters(word(node), node);
        default: return {raw_value::nothing{}, at.where};  // an expression, which the checker refuses
    }
}

raw_value data_taker::take_field(node_id field, const field_type* type) const {
    std::vector<raw_value> items;
    const auto part = type != nullptr && type->kind == type_kind::part ? type->of : no_index;
    for (node_id value = next(first(field)); value != node_id::none; value = next(value)) {
        const node_id each = next(value);
        if (each == node_id::none || tree_[each].kind != node_kind::data_each) {
            items.push_back(take_value(value, part));
            continue;
        }
        for (node_id one = next(first(each)); one != node_id::none; one = next(one)) {
            auto copy = std::make_shared<raw_record>(take_data(value, part));
            set(*copy, word(first(each)), take_value(one, no_index));
            items.push_back({std::move(copy), tree_[one].where});
        }
        value = each;
    }
    const bool many = type != nullptr && type->many;
    if (!many && items.size() == 1) return std::move(items.front());
    return {raw_value::list{std::move(items)}, tree_[field].where};
}

raw_record data_taker::take_data(node_id data, std::uint32_t type) const {
    raw_record made;
    made.where = tree_[data].where;
    for (const node_id field : tree_.children(data)) {
        const auto name = word(first(field));
        if (static_cast<syntax::data_form>(tree_[field].detail) == syntax::data_form::missing) {
            made.fields.push_back({name, tree_[field].where, {raw_value::nothing{}, tree_[field].where}});
            continue;
        }
        const field_type* described = nullptr;
        if (type != no_index)
            for (const auto& one : words_.records[type].fields)
                if (one.name == name) described = &one.type;
        made.fields.push_back({name, tree_[first(field)].where, take_field(field, described)});
    }
    return made;
}

given_record data_taker::take_given(node_id clause) const {
    given_record made;
    made.type = words_.find_record(word(first(clause)));
    const node_id identity = next(first(clause));
    if (made.type == no_index) return made;
    if (const node_id like = tree_.child(clause, node_kind::like); like != node_id::none)
        if (const auto example = check::find(rules_.examples, word(first(like))); example != no_index)
            made.data = take_data(next(next(first(rules_.examples[example].node))), made.type);
    made.data.where = tree_[clause].where;
    if (const node_id data = tree_.child(clause, node_kind::data); data != node_id::none)
        for (auto& field : take_data(data, made.type).fields) set(made.data, field.name, std::move(field.value));
    const auto& type = words_.records[made.type];
    set(made.data, type.fields[type.identifier].name, characters(word(identity), identity));
    return made;
}

}  // namespace quorate::cases
