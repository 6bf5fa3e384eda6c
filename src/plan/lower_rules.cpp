#include <algorithm>

#include "plan/rule_lowering.hpp"

namespace quorate::plan {

using check::binding;
using check::declaration;
using check::node_id;
using syntax::node_kind;

scoring rule_lowering::lower_scoring(const declaration& from) {
    scoring made;
    lower_header(from, made);
    for (const node_id clause : tree_.children(from.node)) {
        if (tree_[clause].kind == node_kind::overall) made.overall.push_back({expressions_.lower(first(clause)), tree_[clause].detail == 1});
        if (tree_[clause].kind != node_kind::score_part) continue;
        const node_id name = first(clause);
        scoring::part one;
        one.name = tree_.value(name);
        for (node_id part = next(name); part != node_id::none; part = next(part)) {
            switch (tree_[part].kind) {
                case node_kind::texts: one.label = expressions_.read_texts(part); break;
                case node_kind::out_of: one.out_of = expressions_.lower(first(part)); break;
                case node_kind::steps_of: one.steps = expressions_.lower(first(part)); break;
                case node_kind::weight: one.weight = expressions_.lower(first(part)); break;
                case node_kind::at_least: one.at_least = expressions_.lower(first(part)); break;
                default: one.value = expressions_.lower(part);
            }
        }
        made.parts.push_back(std::move(one));
    }
    return made;
}

ranking rule_lowering::lower_ranking(const declaration& from) {
    ranking made;
    lower_header(from, made);
    made.where = lower_clause(from.node, node_kind::where);
    for (const node_id clause : tree_.children(from.node)) {
        if (tree_[clause].kind != node_kind::order) continue;
        ranking::order one{.by = static_cast<order_by>(tree_[clause].detail), .value = expressions_.lower(first(clause)), .label = {}, .quoted = expressions_.quote(first(clause))};
        if (const node_id label = tree_.child(clause, node_kind::texts); label != node_id::none) one.label = expressions_.read_texts(label);
        made.orders.push_back(std::move(one));
    }
    return made;
}

/// A routing over the stages: one fits when some transition leads there from where the record is.
routing rule_lowering::lower_stages(const declaration& from) {
    routing made;
    lower_header(from, made);
    made.target = from.second_type;
    made.over_entries = true;
    made.stages = true;
    const node_id at = next(tree_.child(from.node, node_kind::range));
    std::vector<op_id> ways;
    for (const node_id transition : tree_.children(from.node)) {
        if (tree_[transition].kind != node_kind::transition) continue;
        const node_id sources = first(transition), target = next(sources);
        const auto is_stage = [&](op_id what, node_id stage) {
            into_.constants.emplace_back(entry_ref{rules_.meaning_of(stage).of, rules_.meaning_of(stage).index});
            const op_id named = add({.code = opcode::constant, .index = static_cast<std::uint32_t>(into_.constants.size() - 1)}, {});
            return add({.code = opcode::equal}, {what, named});
        };
        op_id leads = is_stage(add({.code = opcode::slot, .index = 1}, {}), target);
        op_id stands = op_id::none;
        for (const node_id source : tree_.children(sources)) {
            const op_id here = is_stage(expressions_.lower(at), source);
            stands = stands == op_id::none ? here : add({.code = opcode::logical_or}, {stands, here});
        }
        leads = add({.code = opcode::logical_and}, {leads, stands});
        routing::transition way;
        for (node_id part = next(target); part != node_id::none; part = next(part)) {
            if (tree_[part].kind == node_kind::texts) way.label = expressions_.read_texts(part);
            else if (tree_[part].kind == node_kind::say) way.say = expressions_.lower_message(first(part));
            else leads = add({.code = opcode::logical_and}, {leads, expressions_.lower(part)});
        }
        way.open = leads;
        made.transitions.push_back(std::move(way));
        ways.push_back(leads);
    }
    made.fits = ways.empty() ? op_id::none : ways.front();
    for (std::size_t i = 1; i < ways.size(); ++i) made.fits = add({.code = opcode::logical_or}, {made.fits, ways[i]});
    if (made.fits == op_id::none) {
        into_.constants.emplace_back(false);
        made.fits = add({.code = opcode::constant, .index = static_cast<std::uint32_t>(into_.constants.size() - 1)}, {});
    }
    return made;
}

citation rule_lowering::read_citation(node_id cites) const {
    citation made;
    made.source = rules_.source_name(first(cites));
    for (const auto& [name, description] : sources_)
        if (name == made.source) {
            made.title = description.title;
            made.language = description.language;
            made.url = description.url;
            made.dated = description.dated;
        }
    for (const node_id part : tree_.children(cites)) {
        if (tree_[part].kind == node_kind::text) made.sections.push_back(expressions_.plain_text(part));
        if (tree_[part].kind == node_kind::quotation) made.quotation = tree_.value(part);
    }
    return made;
}

std::vector<entry_ref> rule_lowering::read_people(node_id names) const {
    std::vector<entry_ref> people;
    for (const node_id name : tree_.children(names)) {
        const auto& meaning = rules_.meaning_of(name);
        people.push_back({meaning.of, meaning.index});
    }
    return people;
}

void rule_lowering::lower_header(const declaration& from, rule& to) {
    to.where = tree_[from.node].where;
    to.name = from.name;
    to.slots = from.slots;
    to.subject = from.first_type;
    for (const node_id clause : tree_.children(from.node)) {
        if (tree_[clause].kind == node_kind::title) to.title = expressions_.read_texts(first(clause));
        if (tree_[clause].kind == node_kind::cites) to.citations.push_back(read_citation(clause));
        if (tree_[clause].kind != node_kind::let) continue;
        const node_id name = first(clause);
        let one{.name = std::string(tree_.value(name)), .label = {}, .slot = rules_.slot_of(name), .value = op_id::none};
        node_id value = next(name);
        if (tree_[value].kind == node_kind::texts) {
            one.label = expressions_.read_texts(value);
            value = next(value);
        }
        one.value = expressions_.lower(value);
        to.lets.push_back(std::move(one));
    }
    to.applies = lower_clause(from.node, node_kind::applies);
    to.in_force = read_validity(tree_.child(from.node, node_kind::validity));
}

criterion rule_lowering::lower_criterion(const declaration& from) {
    criterion made;
    const auto begin = into_.operations.size();
    lower_header(from, made);
    made.grade = static_cast<modality>(tree_[from.node].detail);
    made.met = lower_clause(from.node, node_kind::met_when);
    for (auto at = begin; at < into_.operations.size(); ++at) {
        const auto& op = into_.operations[at];
        if (op.code == opcode::answer_to && op.operand_count == 0 && std::find(made.asks.begin(), made.asks.end(), op.index) == made.asks.end()) made.asks.push_back(op.index);
    }
    if (const node_id clause = tree_.child(from.node, node_kind::gathers); clause != node_id::none)
        for (const node_id name : tree_.children(clause)) made.gathers.push_back(rules_.meaning_of(name).index);
    if (const node_id clause = tree_.child(from.node, node_kind::derogation); clause != node_id::none) {
        derogation_clause allowed{.by = read_people(first(clause)), .grounds = read_people(next(first(clause))), .stands = {}};
        if (const node_id stands = tree_.child(clause, node_kind::stands); stands != node_id::none)
            if (const auto length = expressions_.literal(first(stands))) allowed.stands = std::get<duration>(*length);
        made.derogation = std::move(allowed);
    }
    for (const node_id clause : tree_.children(from.node)) {
        if (tree_[clause].kind != node_kind::say) continue;
        auto text = expressions_.lower_message(first(clause));
        switch (static_cast<syntax::say_when>(tree_[clause].detail)) {
            case syntax::say_when::met: made.when_met = std::move(text); break;
            case syntax::say_when::unknown: made.when_unknown = std::move(text); break;
            default: made.when_not_met = std::move(text);
        }
    }
    return made;
}

question rule_lowering::lower_question(const declaration& from) {
    question made;
    lower_header(from, made);
    for (const node_id clause : tree_.children(from.node)) {
        switch (tree_[clause].kind) {
            case node_kind::asks: made.wording = expressions_.lower_message(first(clause)); break;
            case node_kind::answered_by: made.answered_by = read_people(clause); break;
            case node_kind::answer:
                made.answer = [&] {
                    switch (static_cast<syntax::answer_form>(tree_[clause].detail)) {
                        case syntax::answer_form::one_of: return answer_kind::entry;
                        case syntax::answer_form::number: return answer_kind::number;
                        case syntax::answer_form::text: return answer_kind::text;
                        case syntax::answer_form::date: return answer_kind::day;
                        default: return answer_kind::truth;
                    }
                }();
                made.answer_list = from.type.of;
                break;
            case node_kind::stands:
                if (const auto length = expressions_.literal(first(clause))) made.stands = std::get<duration>(*length);
                break;
            case node_kind::show: lower_facts(clause, made.facts); break;
            default: break;
        }
    }
    return made;
}

void rule_lowering::lower_facts(node_id show, std::vector<question::fact>& into) {
    for (const node_id shown : tree_.children(show)) {
        question::fact one{.quoted = expressions_.quote(shown), .label = {}, .value = expressions_.lower(shown)};
        if (const auto& meaning = rules_.meaning_of(shown); meaning.to == binding::kind::field)
            one.label = rules_.words.records[meaning.of].fields[meaning.index].label;
        else if (meaning.to == binding::kind::definition)
            one.label = into_.definitions[meaning.index].label;
        into.push_back(std::move(one));
    }
}

paper::section rule_lowering::lower_section(node_id section) {
    paper::section made;
    made.name = tree_.value(first(section));
    for (const node_id part : tree_.children(section)) {
        switch (tree_[part].kind) {
            case node_kind::texts: made.title = expressions_.read_texts(part); break;
            case node_kind::say: made.say = expressions_.lower_message(first(part)); break;
            case node_kind::show: lower_facts(part, made.facts); break;
            case node_kind::section_findings:
                for (const node_id name : tree_.children(part)) made.criteria.push_back(rules_.meaning_of(name).index);
                break;
            default: break;
        }
    }
    return made;
}

paper rule_lowering::lower_paper(const declaration& from) {
    paper made;
    lower_header(from, made);
    made.table = tree_.child(from.node, node_kind::as_table) != node_id::none;
    for (const node_id clause : tree_.children(from.node))
        if (tree_[clause].kind == node_kind::section) made.sections.push_back(lower_section(clause));
    return made;
}

relation rule_lowering::lower_relation(const declaration& from) {
    relation made;
    lower_header(from, made);
    made.second = from.second_type;
    made.directed = tree_[from.node].detail == 1;
    made.when = lower_clause(from.node, node_kind::when);
    for (const node_id clause : tree_.children(from.node)) {
        switch (tree_[clause].kind) {
            case node_kind::grade: made.grade = static_cast<relation_grade>(tree_[clause].detail); break;
            case node_kind::decided_by: made.decided_by = read_people(clause); break;
            case node_kind::yields:
                for (const node_id name : tree_.children(clause)) made.yields_to.push_back(rules_.meaning_of(name).index);
                break;
            case node_kind::say: made.say = expressions_.lower_message(first(clause)); break;
            default: break;
        }
    }
    return made;
}

routing rule_lowering::lower_routing(const declaration& from) {
    routing made;
    lower_header(from, made);
    made.target = from.second_type;
    made.over_entries = from.over_entries;
    made.fits = lower_clause(from.node, node_kind::fits);
    for (const node_id clause : tree_.children(from.node)) {
        if (tree_[clause].kind == node_kind::say) made.say = expressions_.lower_message(first(clause));
        if (tree_[clause].kind != node_kind::consider) continue;
        const node_id name = first(clause);
        routing::consideration one{.name = std::string(tree_.value(name)), .label = {}, .when = op_id::none};
        for (node_id part = next(name); part != node_id::none; part = next(part)) {
            if (tree_[part].kind == node_kind::texts) one.label = expressions_.read_texts(part);
            else one.when = expressions_.lower(part);
        }
        made.considerations.push_back(std::move(one));
    }
    return made;
}

axis rule_lowering::lower_axis(node_id clause) {
    if (clause == node_id::none) return {};
    const auto& type = rules_.type_of(first(clause));
    return {.value = expressions_.lower(first(clause)), .entries = type.is == check::value_type::kind::entry, .of = type.of};
}

coverage rule_lowering::lower_coverage(const declaration& from) {
    coverage made;
    lower_header(from, made);
    made.where = lower_clause(from.node, node_kind::where);
    made.rows = lower_axis(tree_.child(from.node, node_kind::rows));
    made.columns = lower_axis(tree_.child(from.node, node_kind::columns));
    made.cells = lower_axis(tree_.child(from.node, node_kind::cells));
    return made;
}

outcome_group rule_lowering::lower_outcomes(const declaration& from) {
    outcome_group made;
    lower_header(from, made);
    for (const node_id clause : tree_.children(from.node)) {
        if (tree_[clause].kind == node_kind::decided_by) made.decided_by = read_people(clause);
        if (tree_[clause].kind != node_kind::outcome) continue;
        const node_id name = first(clause);
        outcome_group::outcome one;
        one.name = tree_.value(name);
        for (node_id part = next(name); part != node_id::none; part = next(part)) {
            switch (tree_[part].kind) {
                case node_kind::texts: one.title = expressions_.read_texts(part); break;
                case node_kind::say: one.say = expressions_.lower_message(first(part)); break;
                case node_kind::cites: one.citations.push_back(read_citation(part)); break;
                case node_kind::unless_barred: one.unless_barred = true; break;
                case node_kind::until: one.until = expressions_.lower(first(part)); break;
                case node_kind::sought: one.sought = true; break;
                default: one.when = expressions_.lower(part);
            }
        }
        made.outcomes.push_back(std::move(one));
    }
    return made;
}

}  // namespace quorate::plan
