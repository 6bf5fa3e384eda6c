#include "plan/rule_lowering.hpp"
#include "syntax/texts.hpp"

namespace quorate::plan {

using check::binding;
using check::declaration;
using check::node_id;
using syntax::node_kind;

definition rule_lowering::lower_definition(const declaration& from) {
    definition made;
    lower_header(from, made);
    made.arguments = static_cast<std::uint32_t>(from.arguments.size());
    made.derived = tree_[from.node].kind == node_kind::derived;
    for (node_id child = next(first(from.node)); child != node_id::none; child = next(child)) {
        switch (tree_[child].kind) {
            case node_kind::argument:
            case node_kind::range:
            case node_kind::title:
            case node_kind::cites: break;
            case node_kind::texts: made.label = expressions_.read_texts(child); break;
            default: made.body = expressions_.lower(child);
        }
    }
    return made;
}

namespace {

/// The type of a single value that passes between rules and host.
field_type passed_as(const check::value_type& type) {
    using kind = check::value_type::kind;
    const auto of = [&] {
        switch (type.is) {
            case kind::truth: return type_kind::truth;
            case kind::number: return type_kind::number;
            case kind::money: return type_kind::money;
            case kind::day: return type_kind::date;
            case kind::period: return type_kind::period;
            case kind::duration: return type_kind::duration;
            case kind::entry: return type_kind::entry;
            default: return type_kind::text;
        }
    };
    return {.kind = of(), .of = type.of};
}

}  // namespace

host_declaration rule_lowering::lower_host_function(const declaration& from) {
    host_declaration made;
    lower_header(from, made);
    for (const auto& argument : from.arguments) made.arguments.push_back(passed_as(argument));
    made.result = passed_as(from.type);
    return made;
}

band_table rule_lowering::lower_bands(const declaration& from) {
    band_table made{.name = from.name, .bands = {}};
    const auto bound = [&](node_id at_bound) -> std::optional<constant> {
        if (const auto number = syntax::plain_number(tree_, at_bound)) return constant(*number);
        return expressions_.literal(at_bound);
    };
    const node_id domain = tree_.child(from.node, node_kind::domain);
    for (const node_id node : tree_.children(from.node)) {
        if (tree_[node].kind != node_kind::band) continue;
        const auto has = [&](syntax::band_bounds which) { return (tree_[node].detail & static_cast<std::uint8_t>(which)) != 0; };
        band_table::band one;
        node_id at = first(node);
        if (domain != node_id::none && !has(syntax::band_bounds::low)) {  // a band that begins where the line does
            one.low = bound(first(domain));
            one.low_included = true;
        }
        if (has(syntax::band_bounds::low)) {
            one.low = bound(at);
            one.low_included = has(syntax::band_bounds::low_included);
            at = next(at);
        }
        if (has(syntax::band_bounds::high)) {
            one.high = bound(at);
            one.high_included = has(syntax::band_bounds::high_included);
            at = next(at);
        }
        one.value = expressions_.lower(at);
        made.bands.push_back(std::move(one));
    }
    return made;
}

lookup_table rule_lowering::lower_table(const declaration& from) {
    lookup_table made{.name = from.name, .lists = {}, .columns = 1, .cells = {}, .otherwise = op_id::none};
    std::size_t cells = 1;
    for (const auto& argument : from.arguments) {
        made.lists.push_back(argument.of);
        cells *= rules_.words.classifications[argument.of].entries.size();
    }
    if (made.lists.size() == 2) made.columns = static_cast<std::uint32_t>(rules_.words.classifications[made.lists[1]].entries.size());
    made.cells.assign(cells, op_id::none);
    for (const node_id row : tree_.children(from.node)) {
        if (tree_[row].kind != node_kind::table_row) continue;
        std::size_t cell = 0;
        node_id at = first(row);
        if (tree_[row].detail == 1) {
            made.otherwise = expressions_.lower(at);
            continue;
        }
        for (std::size_t i = 0; i < made.lists.size(); ++i, at = next(at)) cell = i == 0 ? rules_.meaning_of(at).index : cell * made.columns + rules_.meaning_of(at).index;
        made.cells[cell] = expressions_.lower(at);
    }
    return made;
}

member_group rule_lowering::lower_members(const declaration& from) {
    member_group made{.name = from.name, .of = from.first_type, .memberships = {}};
    for (const node_id member : tree_.children(from.node))
        if (tree_[member].kind == node_kind::membership)
            made.memberships.push_back({rules_.meaning_of(first(member)).index, read_validity(tree_.child(member, node_kind::validity))});
    return made;
}

namespace {

std::chrono::month_day read_month_day(const syntax::tree& tree, node_id of_month) {
    const auto number = [&](node_id node) { return static_cast<unsigned>(parse_rational(tree.value(node)).value_or(rational(1)).numerator()); };
    return {std::chrono::month{number(tree[of_month].next_sibling)}, std::chrono::day{number(of_month)}};
}

}  // namespace

calendar rule_lowering::lower_calendar(const declaration& from) {
    static constexpr std::string_view days[] = {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
    calendar made;
    made.name = from.name;
    for (const node_id clause : tree_.children(from.node)) {
        if (tree_[clause].kind == node_kind::weekend)
            for (const node_id name : tree_.children(clause))
                for (std::size_t i = 0; i < 7; ++i) made.closed_weekday[i] = made.closed_weekday[i] || tree_.value(name) == days[i];
        if (tree_[clause].kind == node_kind::closed_yearly) made.closed_yearly.push_back(read_month_day(tree_, first(clause)));
        if (tree_[clause].kind != node_kind::closed) continue;
        const auto begins = parse_day(tree_.value(first(clause)));
        const node_id second = next(first(clause));
        const auto ends = second != node_id::none && tree_[second].kind == node_kind::date ? parse_day(tree_.value(second)) : begins;
        if (begins && ends) made.closed.push_back({*begins, *ends});
    }
    return made;
}

season rule_lowering::lower_season(const declaration& from) {
    season made{.name = from.name, .label = {}, .from = {}, .to = {}};
    std::vector<node_id> numbers;
    for (const node_id child : tree_.children(from.node)) {
        if (tree_[child].kind == node_kind::texts) made.label = expressions_.read_texts(child);
        if (tree_[child].kind == node_kind::number) numbers.push_back(child);
    }
    made.from = read_month_day(tree_, numbers[0]);
    made.to = read_month_day(tree_, numbers[2]);
    return made;
}

clock rule_lowering::lower_clock(const declaration& from) {
    clock made;
    lower_header(from, made);
    made.starts = lower_clause(from.node, node_kind::starts);
    made.runs = lower_clause(from.node, node_kind::runs);
    made.pauses = lower_clause(from.node, node_kind::pauses);
    made.restarts = lower_clause(from.node, node_kind::restarts);
    made.ends = lower_clause(from.node, node_kind::ends);
    return made;
}

}  // namespace quorate::plan
