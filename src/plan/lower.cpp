#include "plan/lower.hpp"

#include <algorithm>

#include "plan/presence_tests.hpp"
#include "plan/rule_lowering.hpp"
#include "syntax/texts.hpp"

namespace quorate::plan {

using check::node_id;
using syntax::node_kind;

void rule_lowering::lower() {
    into_.words = rules_.words;
    into_.constants.emplace_back(day{});  // the as-of date
    lower_pack();
    lower_parameters();
    lower_mappings();
    for (const auto& one : rules_.definitions) into_.definitions.push_back(lower_definition(one));
    for (const auto& one : rules_.host_functions) into_.host_functions.push_back(lower_host_function(one));
    for (const auto& one : rules_.bands) into_.bands.push_back(lower_bands(one));
    for (const auto& one : rules_.tables) into_.tables.push_back(lower_table(one));
    for (const auto& one : rules_.members) into_.members.push_back(lower_members(one));
    for (const auto& one : rules_.calendars) into_.calendars.push_back(lower_calendar(one));
    for (const auto& one : rules_.seasons) into_.seasons.push_back(lower_season(one));
    for (const auto& one : rules_.clocks) into_.clocks.push_back(lower_clock(one));
    for (const auto& one : rules_.scorings) into_.scorings.push_back(lower_scoring(one));
    for (const auto& one : rules_.questions) into_.questions.push_back(lower_question(one));
    for (const auto& one : rules_.criteria) into_.criteria.push_back(lower_criterion(one));
    for (const auto& one : rules_.relations) into_.relations.push_back(lower_relation(one));
    for (const auto& one : rules_.routings)
        into_.routings.push_back(tree_[one.node].kind == node_kind::stages ? lower_stages(one) : lower_routing(one));
    for (const auto& one : rules_.coverages) into_.coverages.push_back(lower_coverage(one));
    for (const auto& one : rules_.outcomes) into_.outcomes.push_back(lower_outcomes(one));
    for (const auto& one : rules_.papers) into_.papers.push_back(lower_paper(one));
    for (const auto& one : rules_.rankings) into_.rankings.push_back(lower_ranking(one));
    order_relations();
    for (std::uint32_t i = 0; i < rules_.criteria.size(); ++i)
        for (const node_id clause : tree_.children(rules_.criteria[i].node))
            if (tree_[clause].kind == node_kind::overrides)
                for (const node_id name : tree_.children(clause)) into_.criteria[rules_.meaning_of(name).index].overridden_by.push_back(i);
}

validity rule_lowering::read_validity(node_id clause) const {
    validity result;
    if (clause == node_id::none) return result;
    const auto form = static_cast<syntax::validity_form>(tree_[clause].detail);
    const node_id from = first(clause);
    const node_id last = next(from) == node_id::none ? from : next(from);
    if (form != syntax::validity_form::until) result.from = parse_day(tree_.value(from));
    if (form != syntax::validity_form::from) result.until = parse_day(tree_.value(last));
    return result;
}

void rule_lowering::read_sources(node_id pack) {
    for (const node_id clause : tree_.children(pack)) {
        if (tree_[clause].kind != node_kind::source) continue;
        source_description one;
        const node_id name = first(clause);
        one.title = expressions_.plain_text(next(name));
        for (node_id part = next(next(name)); part != node_id::none; part = next(part)) {
            if (tree_[part].kind == node_kind::date) one.dated = parse_day(tree_.value(part));
            if (tree_[part].kind == node_kind::text_language) one.language = tree_.value(first(part));
            if (tree_[part].kind == node_kind::url) one.url = expressions_.plain_text(first(part));
        }
        sources_.emplace_back(rules_.source_name(name), std::move(one));
    }
}

void rule_lowering::lower_pack() {
    const node_id pack = rules_.pack;
    into_.name = tree_.value(first(pack));
    for (const node_id clause : tree_.children(pack)) {
        switch (tree_[clause].kind) {
            case node_kind::title: into_.title = expressions_.read_texts(first(clause)); break;
            case node_kind::version: into_.version = expressions_.plain_text(first(clause)); break;
            case node_kind::validity: into_.in_force = read_validity(clause); break;
            default: break;
        }
    }
    for (const node_id file : tree_.files)
        for (const node_id one : tree_.children(file)) {
            if (tree_[one].kind != node_kind::pack) continue;
            read_sources(one);
            if (one != pack) lower_used_pack(one);
        }
    std::sort(into_.used_packs.begin(), into_.used_packs.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
}

void rule_lowering::lower_used_pack(node_id pack) {
    program::used_pack made;
    made.name = tree_.value(first(pack));
    if (const node_id clause = tree_.child(pack, node_kind::title); clause != node_id::none) made.title = expressions_.read_texts(first(clause));
    if (const node_id clause = tree_.child(pack, node_kind::version); clause != node_id::none) made.version = expressions_.plain_text(first(clause));
    made.in_force = read_validity(tree_.child(pack, node_kind::validity));
    into_.used_packs.push_back(std::move(made));
}

void rule_lowering::lower_parameters() {
    for (const auto& one : rules_.parameters) {
        parameter made;
        made.name = one.name;
        for (node_id child = next(first(one.node)); child != node_id::none; child = next(child)) {
            switch (tree_[child].kind) {
                case node_kind::type:
                case node_kind::cites: break;
                case node_kind::title: made.title = expressions_.read_texts(first(child)); break;
                case node_kind::reading: made.reading = expressions_.read_texts(first(child)); break;
                case node_kind::owner: made.owner = expressions_.read_texts(first(child)); break;
                case node_kind::dated_value:
                    made.dated.push_back({read_validity(tree_.child(child, node_kind::validity)), expressions_.lower(first(child))});
                    break;
                case node_kind::settable:
                    made.settable = true;
                    if (first(child) == node_id::none) break;
                    made.least = expressions_.lower(first(child));
                    made.most = expressions_.lower(next(first(child)));
                    break;
                default: made.value = expressions_.lower(child);
            }
        }
        switch (one.type.is) {
            case check::value_type::kind::truth: made.kind = value_kind::truth; break;
            case check::value_type::kind::number: made.kind = value_kind::number; break;
            case check::value_type::kind::money: made.kind = value_kind::money; break;
            case check::value_type::kind::text: made.kind = value_kind::text; break;
            case check::value_type::kind::day: made.kind = value_kind::day; break;
            case check::value_type::kind::duration: made.kind = value_kind::duration; break;
            case check::value_type::kind::entry: made.kind = value_kind::entry; break;
            default: break;
        }
        made.many = one.type.many;
        made.of = one.type.of;
        into_.parameters.push_back(std::move(made));
    }
}

op_id rule_lowering::add(operation op, const std::vector<op_id>& operands) {
    op.first_operand = static_cast<std::uint32_t>(into_.operands.size());
    op.operand_count = static_cast<std::uint32_t>(operands.size());
    into_.operands.insert(into_.operands.end(), operands.begin(), operands.end());
    into_.operations.push_back(op);
    into_.places.emplace_back();
    return static_cast<op_id>(into_.operations.size() - 1);
}

void rule_lowering::lower_mappings() {
    for (const auto& one : rules_.mappings) {
        mapping made{.name = one.name, .from = one.first_type, .to = one.second_type, .rows = {}};
        made.rows.resize(rules_.words.classifications[one.first_type].entries.size());
        std::vector<node_id> rows;
        for (const node_id row : tree_.children(one.node)) rows.push_back(row);
        for (const node_id extension : one.extensions)
            for (const node_id row : tree_.children(extension)) rows.push_back(row);
        for (const node_id row : rows) {
            if (tree_[row].kind != node_kind::mapping_row) continue;
            auto& values = made.rows[rules_.meaning_of(first(row)).index];
            for (node_id value = next(first(row)); value != node_id::none; value = next(value))
                values.push_back(rules_.meaning_of(value).index);
            std::sort(values.begin(), values.end());
            values.erase(std::unique(values.begin(), values.end()), values.end());
        }
        into_.mappings.push_back(std::move(made));
    }
}
op_id rule_lowering::lower_clause(node_id rule, node_kind kind) {
    const node_id clause = tree_.child(rule, kind);
    return clause == node_id::none ? op_id::none : expressions_.lower(first(clause));
}

void rule_lowering::order_relations() {
    // Depth-first; the checker has excluded circles. Iterative would be longer than the pack is deep.
    std::vector<bool> done(into_.relations.size(), false);
    std::vector<std::pair<std::uint32_t, std::size_t>> path;
    for (std::uint32_t start = 0; start < into_.relations.size(); ++start) {
        if (done[start]) continue;
        path.assign(1, {start, 0});
        while (!path.empty()) {
            auto& [at, edge] = path.back();
            const auto& before = into_.relations[at].yields_to;
            if (edge < before.size()) {
                const auto next_relation = before[edge++];
                if (!done[next_relation]) path.emplace_back(next_relation, 0);
                continue;
            }
            if (!done[at]) into_.relation_order.push_back(at);
            done[at] = true;
            path.pop_back();
        }
    }
}

program lower(const check::model& rules, const text::source_set& sources) {
    program made;
    rule_lowering(rules, sources, made).lower();
    find_presence_tests(made);
    made.may_apply = index_applicability(made);
    return made;
}

}  // namespace quorate::plan
