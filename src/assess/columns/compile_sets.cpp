// Sets of entries: what stands in them, what holds of their members.
#include "assess/columns/column_compiler.hpp"
#include "assess/operations.hpp"

namespace quorate::assess {

using plan::quantification_kind;

namespace {

/// The list that the entries of a collection are of, or no_index.
std::uint32_t list_of(const plan::program& program, op_id collection, const column_surroundings& in) {
    const auto& one = program[collection];
    if (one.code == opcode::field) return program.words.records[one.of].fields[one.index].type.kind == type_kind::entry ? program.words.records[one.of].fields[one.index].type.of : no_index;
    if (one.code == opcode::all_entries) return one.of;
    if (one.code == opcode::comprehension) return list_of(program, program.comprehensions[one.index].collection, in);
    if (one.code == opcode::slot)
        for (const auto& let : in.rule->lets)
            if (let.slot == one.index) return list_of(program, let.value, in);
    return no_index;
}

}  // namespace

bool column_compiler::is_member(op_id op, const column_surroundings& in, std::uint32_t* list) const {
    const auto& one = program_[op];
    if (one.code != opcode::slot) return false;
    const auto found = in.slots.find(one.index);
    if (found == in.slots.end() || found->second.is != column_binding::kind::member) return false;
    if (list != nullptr) *list = found->second.list;
    return true;
}

column_compiler::node_of column_compiler::as_member_truth(node_of a) {
    if (a == no_node || form(a) == column_form::member_truth) return a;
    return form(a) == column_form::truth ? add(column_code::member_of_row, column_form::member_truth, a) : no_node;
}

column_compiler::node_of column_compiler::as_set(node_of a) {
    if (a == no_node || form(a) == column_form::entries) return a;
    if (form(a) != column_form::entry || program_.words.classifications[made_.nodes[a].of].entries.size() > 64) return no_node;
    if (is_constant(a)) return add({.code = column_code::constant, .form = column_form::entries, .bits = std::uint64_t{1} << made_.nodes[a].number});
    return add(column_code::lift, column_form::entries, a);
}

/// A comparison of an entry with what is the same for all records, as a table by entry. Strict in the entry.
column_compiler::node_of column_compiler::by_entry(const plan::operation& op, column_surroundings& in, std::uint32_t list, const value& against) {
    const auto& entries = program_.words.classifications[list].entries;
    operations family{constants_};
    std::uint32_t of_member = no_index;
    const bool member = is_member(operand(op, 0), in, &of_member);
    std::vector<std::uint64_t> cells;
    std::uint64_t bits = 0;
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
        const value one{entry_ref{list, i}, reason_set::none};
        value holds;
        switch (op.code) {
            case opcode::equal: holds = family.equal(one, against); break;
            case opcode::not_equal: holds = operations::opposite(family.equal(one, against)); break;
            case opcode::in: holds = family.contains(against, one); break;
            case opcode::not_in: holds = operations::opposite(family.contains(against, one)); break;
            default: holds = family.placed(op.code, one, against);
        }
        if (!holds.known()) return no_node;
        cells.push_back(is_true(holds) ? 2 : 0);
        if (i < 64 && is_true(holds)) bits |= std::uint64_t{1} << i;
    }
    if (member) return entries.size() <= 64 ? add({.code = column_code::member_constant, .form = column_form::member_truth, .bits = bits}) : no_node;
    const auto a = of(operand(op, 0), in);
    if (!is(a, column_form::entry)) return no_node;
    return add({.code = column_code::tabulated, .form = column_form::truth, .a = a, .index = table(std::move(cells))});
}

/// under, in, is between an entry and something that is the same for all records.
column_compiler::node_of column_compiler::of_placement(const plan::operation& op, column_surroundings& in) {
    if (!stands_alone(operand(op, 1))) {
        if (op.code != opcode::in && op.code != opcode::not_in) return no_node;
        const auto set = of(operand(op, 1), in);
        if (!is(set, column_form::entries) || is_member(operand(op, 0), in)) return no_node;
        const auto a = of(operand(op, 0), in);
        if (!is(a, column_form::entry) || program_.words.classifications[made_.nodes[a].of].entries.size() > 64) return no_node;
        const auto holds = add(column_code::contains, column_form::truth, a, set);
        return op.code == opcode::in ? holds : opposite(holds);
    }
    const plan::rule nothing;
    frame empty(nothing);
    const value against = constants_.evaluate(operand(op, 1), empty);
    const auto* members = members_of(against);
    // An empty set decides also what is unknown.
    if (!against.known() || (members != nullptr && members->empty()) || against.get<period>()) return no_node;
    std::uint32_t list = no_index;
    if (!is_member(operand(op, 0), in, &list)) {
        const auto a = of(operand(op, 0), in);
        if (!is(a, column_form::entry) || is_constant(a)) return no_node;
        list = made_.nodes[a].of;
    }
    return list == no_index ? no_node : by_entry(op, in, list, against);
}

column_compiler::node_of column_compiler::of_sets(const plan::operation& op, column_surroundings& in) {
    const auto a = as_set(of(operand(op, 0), in)), b = as_set(of(operand(op, 1), in));
    if (a == no_node || b == no_node) return no_node;
    switch (op.code) {
        case opcode::meet: return add(column_code::meet, column_form::truth, a, b);
        case opcode::disjoint: return opposite(add(column_code::meet, column_form::truth, a, b));
        case opcode::within: return form(of(operand(op, 0), in)) == column_form::entries ? add(column_code::within, column_form::truth, a, b) : no_node;
        case opcode::unite: return add(column_code::unite, column_form::entries, a, b);
        case opcode::common: return add(column_code::common, column_form::entries, a, b);
        default: return add(column_code::without, column_form::entries, a, b);
    }
}

/// A table by one or two entries whose cells are truths.
column_compiler::node_of column_compiler::of_lookup(const plan::operation& op, column_surroundings& in) {
    const auto& lookup = program_.tables[op.index];
    std::vector<std::uint8_t> holds;
    for (const auto cell : lookup.cells) {
        const auto node = of_constant(cell == op_id::none ? lookup.otherwise : cell);
        if (!is(node, column_form::truth)) return no_node;
        holds.push_back(static_cast<std::uint8_t>(made_.nodes[node].number));
    }
    if (holds.empty()) return no_node;
    const std::size_t rows = holds.size() / lookup.columns;
    // An entry of another list might stand beyond the table.
    const auto is_key = [&](node_of a, std::size_t which) { return is(a, column_form::entry) && !is_constant(a) && made_.nodes[a].of == lookup.lists[which]; };
    if (op.operand_count == 1) {
        if (is_member(operand(op, 0), in)) {
            if (holds.size() > 64) return no_node;
            std::uint64_t bits = 0;
            for (std::size_t i = 0; i < holds.size(); ++i) bits |= holds[i] == 2 ? std::uint64_t{1} << i : 0;
            return add({.code = column_code::member_constant, .form = column_form::member_truth, .bits = bits});
        }
        const auto a = of(operand(op, 0), in);
        if (!is_key(a, 0)) return no_node;
        return add({.code = column_code::tabulated, .form = column_form::truth, .a = a, .index = table({holds.begin(), holds.end()})});
    }
    // One entry of the record, and the member of a set.
    for (const std::uint32_t which : {1u, 0u}) {
        if (!is_member(operand(op, which), in) || is_member(operand(op, 1 - which), in)) continue;
        const auto a = of(operand(op, 1 - which), in);
        if (!is_key(a, 1 - which) || (which == 1 ? lookup.columns : rows) > 64) return no_node;
        std::vector<std::uint64_t> cells(which == 1 ? rows : lookup.columns);
        for (std::size_t i = 0; i < holds.size(); ++i) {
            const std::size_t row = i / lookup.columns, column = i % lookup.columns;
            if (holds[i] == 2) cells[which == 1 ? row : column] |= std::uint64_t{1} << (which == 1 ? column : row);
        }
        return add({.code = column_code::member_by_entry, .form = column_form::member_truth, .a = a, .index = table(std::move(cells))});
    }
    return no_node;
}

column_compiler::node_of column_compiler::of_filters(const std::vector<op_id>& filters, column_surroundings& in) {
    node_of all = constant(make_truth(true));
    for (const auto filter : filters) all = both(all, of(filter, in));
    return as_member_truth(all);
}

/// Whether a condition may be decided for a member of which nothing is known, by what it says of the record.
bool column_compiler::decides_for_anyone(node_of condition, std::int64_t undecided) const {
    const auto& one = made_.nodes[condition];
    if (one.code == column_code::member_of_row) return !is_constant(one.a) || made_.nodes[one.a].number != undecided;
    for (const auto part : {one.a, one.b})
        if (part != no_node && form(part) == column_form::member_truth && decides_for_anyone(part, no_constant)) return true;
    return false;
}

column_compiler::node_of column_compiler::of_quantified(const plan::operation& op, column_surroundings& in) {
    const auto& rule = program_.quantifications[op.index];
    const auto set = rule.kind <= quantification_kind::every ? of_members(rule.collection, in) : of(rule.collection, in);
    if (!is(set, column_form::entries)) return no_node;
    auto inside = in;
    inside.slots[rule.slot] = {column_binding::kind::member, no_node, list_of(program_, rule.collection, in)};
    const auto passes = of_filters(rule.filters, inside);
    if (passes == no_node) return no_node;
    column_node one{.code = column_code::any_member, .form = column_form::truth, .detail = static_cast<std::uint8_t>(rule.kind), .a = set, .b = passes};
    if (rule.kind == quantification_kind::every) {
        one.code = column_code::every_member;
        one.c = as_member_truth(of(rule.satisfies, inside));
        if (one.c == no_node) return no_node;
        one.leaves_unstated = decides_for_anyone(one.c, 0);
    } else if (rule.kind >= quantification_kind::at_least) {
        one.c = of(rule.bound, in);
        if (!is(one.c, column_form::number) || !is_constant(one.c)) return no_node;
        one.leaves_unstated = made_.nodes[one.c].number <= 0;
    }
    one.leaves_unstated = one.leaves_unstated || decides_for_anyone(passes, 2);
    return add(one);
}

column_compiler::node_of column_compiler::of_comprehension(const plan::operation& op, column_surroundings& in) {
    const auto& rule = program_.comprehensions[op.index];
    const auto set = rule.distinct ? of_members(rule.collection, in) : of(rule.collection, in);
    if (!is(set, column_form::entries)) return no_node;
    auto inside = in;
    inside.slots[rule.slot] = {column_binding::kind::member, no_node, list_of(program_, rule.collection, in)};
    if (!is_member(rule.collected, inside) || program_[rule.collected].index != rule.slot) return no_node;
    std::vector<op_id> filters;
    for (const auto& one : rule.filters) filters.push_back(one.condition);
    const auto passes = of_filters(filters, inside);
    if (passes == no_node) return no_node;
    node_of except = no_node;
    if (rule.except != op_id::none) {
        except = as_set(of(rule.except, in));
        if (except == no_node) return no_node;
    }
    return add({.code = column_code::filtered, .form = column_form::entries, .leaves_unstated = decides_for_anyone(passes, 2), .a = set, .b = passes, .c = except});
}

column_compiler::node_of column_compiler::of_count(node_of set) { return is(set, column_form::entries) ? add(column_code::count, column_form::number, set) : no_node; }

}  // namespace quorate::assess
