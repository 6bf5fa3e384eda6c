// The types that a pack writes for its fields, and what they are in expressions.
#include "check/context.hpp"

namespace quorate::check {

field_type read_type(context& all, node_id type) {
    const auto detail = all.tree[type].detail;
    field_type result;
    result.ordered = (detail & syntax::type_list) != 0;
    result.many = result.ordered || (detail & syntax::type_set) != 0;
    switch (static_cast<syntax::type_word>(detail & 0x3f)) {
        case syntax::type_word::truth: result.kind = type_kind::truth; break;
        case syntax::type_word::number: result.kind = type_kind::number; break;
        case syntax::type_word::whole_number: result.kind = type_kind::whole_number; break;
        case syntax::type_word::money: result.kind = type_kind::money; break;
        case syntax::type_word::text: result.kind = type_kind::text; break;
        case syntax::type_word::date: result.kind = type_kind::date; break;
        case syntax::type_word::period: result.kind = type_kind::period; break;
        case syntax::type_word::duration: result.kind = type_kind::duration; break;
        case syntax::type_word::identifier: result.kind = type_kind::identifier; break;
        case syntax::type_word::named: {
            const node_id name = all.first(type);
            const auto& words = all.result.words;
            if (const auto list = words.find_classification(all.value(name)); list != no_index) {
                result.kind = type_kind::entry;
                result.of = list;
            } else if (const auto record = words.find_record(all.value(name)); record != no_index) {
                const bool collected = !words.records[record].collection.empty();
                result.kind = collected ? type_kind::reference : type_kind::part;
                result.of = record;
            } else {
                std::vector<std::string_view> among{"truth", "number", "money", "text", "date", "period", "duration", "identifier"};
                for (const auto& one : words.classifications) among.push_back(one.name);
                for (const auto& one : words.records) among.push_back(one.name);
                all.unknown_name(name, "type", all.value(name), among);
            }
            break;
        }
    }
    return result;
}

value_type to_value_type(const field_type& type) {
    value_type result{.is = value_type::kind::text, .many = type.many, .of = no_index};
    switch (type.kind) {
        case type_kind::truth: result.is = value_type::kind::truth; break;
        case type_kind::number:
        case type_kind::whole_number: result.is = value_type::kind::number; break;
        case type_kind::money: result.is = value_type::kind::money; break;
        case type_kind::text:
        case type_kind::identifier: break;
        case type_kind::date: result.is = value_type::kind::day; break;
        case type_kind::period: result.is = value_type::kind::period; break;
        case type_kind::duration: result.is = value_type::kind::duration; break;
        case type_kind::entry: result.is = value_type::kind::entry; result.of = type.of; break;
        case type_kind::reference:
        case type_kind::part: result.is = value_type::kind::record; result.of = type.of; break;
    }
    return result;
}

}  // namespace quorate::check
