#include "plan/lower.hpp"

#include <algorithm>

#include "plan/lower_expressions.hpp"

namespace quorate::plan {

using check::binding;
using check::declaration;
using check::node_id;
using syntax::node_kind;

namespace {

struct source_description {
    std::string title, language, url;
    std::optional<day> dated;
};

/// Lowers declaration after declaration into one program.
class rule_lowering {
public:
    rule_lowering(const check::model& rules, const text::source_set& sources, program& into)
        : rules_(rules), tree_(*rules.tree), into_(into), expressions_(rules, sources, into) {}

    void lower();

private:
    void lower_pack();
    void lower_parameters();
    void lower_mappings();
    void lower_header(const declaration& from, rule& to);
    criterion lower_criterion(const declaration& from);
    question lower_question(const declaration& from);
    relation lower_relation(const declaration& from);
    routing lower_routing(const declaration& from);
    coverage lower_coverage(const declaration& from);
    outcome_group lower_outcomes(const declaration& from);
    axis lower_axis(node_id clause);
    void order_relations();
    [[nodiscard]] citation read_citation(node_id cites) const;
    [[nodiscard]] std::vector<entry_ref> read_people(node_id names) const;
    [[nodiscard]] node_id first(node_id node) const { return tree_[node].first_child; }
    [[nodiscard]] node_id next(node_id node) const { return tree_[node].next_sibling; }
    /// The expression that is the clause's only content, of the first clause of that kind.
    op_id lower_clause(node_id rule, node_kind kind);

    const check::model& rules_;
    const syntax::tree& tree_;
    program& into_;
    expression_lowering expressions_;
    std::vector<std::pair<std::string, source_description>> sources_;
};

void rule_lowering::lower() {
    into_.words = rules_.words;
    into_.constants.emplace_back(day{});  // the as-of date
    lower_pack();
    lower_parameters();
    lower_mappings();
    for (const auto& one : rules_.questions) into_.questions.push_back(lower_question(one));
    for (const auto& one : rules_.criteria) into_.criteria.push_back(lower_criterion(one));
    for (const auto& one : rules_.relations) into_.relations.push_back(lower_relation(one));
    for (const auto& one : rules_.routings) into_.routings.push_back(lower_routing(one));
    for (const auto& one : rules_.coverages) into_.coverages.push_back(lower_coverage(one));
    for (const auto& one : rules_.outcomes) into_.outcomes.push_back(lower_outcomes(one));
    order_relations();
}

void rule_lowering::lower_pack() {
    const node_id pack = rules_.pack;
    into_.name = tree_.value(first(pack));
    for (const node_id clause : tree_.children(pack)) {
        switch (tree_[clause].kind) {
            case node_kind::title: into_.title = expressions_.read_texts(first(clause)); break;
            case node_kind::version: into_.version = expressions_.plain_text(first(clause)); break;
            case node_kind::validity: {
                const auto form = static_cast<syntax::validity_form>(tree_[clause].detail);
                const node_id from = first(clause);
                const node_id last = next(from) == node_id::none ? from : next(from);
                if (form != syntax::validity_form::until) into_.in_force.from = parse_day(tree_.value(from));
                if (form != syntax::validity_form::from) into_.in_force.until = parse_day(tree_.value(last));
                break;
            }
            case node_kind::source: {
                source_description one;
                const node_id name = first(clause);
                one.title = expressions_.plain_text(next(name));
                for (node_id part = next(next(name)); part != node_id::none; part = next(part)) {
                    if (tree_[part].kind == node_kind::date) one.dated = parse_day(tree_.value(part));
                    if (tree_[part].kind == node_kind::text_language) one.language = tree_.value(first(part));
                    if (tree_[part].kind == node_kind::url) one.url = expressions_.plain_text(first(part));
                }
                sources_.emplace_back(tree_.value(name), std::move(one));
                break;
            }
            default: break;
        }
    }
}

void rule_lowering::lower_parameters() {
    for (const auto& one : rules_.parameters) {
        parameter made{.name = one.name, .value = op_id::none, .title = {}, .reading = {}, .owner = {}};
        for (node_id child = next(first(one.node)); child != node_id::none; child = next(child)) {
            switch (tree_[child].kind) {
                case node_kind::type:
                case node_kind::cites: break;
                case node_kind::title: made.title = expressions_.read_texts(first(child)); break;
                case node_kind::reading: made.reading = expressions_.read_texts(first(child)); break;
                case node_kind::owner: made.owner = expressions_.read_texts(first(child)); break;
                default: made.value = expressions_.lower(child);
            }
        }
        into_.parameters.push_back(std::move(made));
    }
}

void rule_lowering::lower_mappings() {
    for (const auto& one : rules_.mappings) {
        mapping made{.name = one.name, .from = one.first_type, .to = one.second_type, .rows = {}};
        made.rows.resize(rules_.words.classifications[one.first_type].entries.size());
        for (const node_id row : tree_.children(one.node)) {
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

citation rule_lowering::read_citation(node_id cites) const {
    citation made;
    made.source = tree_.value(first(cites));
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

op_id rule_lowering::lower_clause(node_id rule, node_kind kind) {
    const node_id clause = tree_.child(rule, kind);
    return clause == node_id::none ? op_id::none : expressions_.lower(first(clause));
}

void rule_lowering::lower_header(const declaration& from, rule& to) {
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
}

criterion rule_lowering::lower_criterion(const declaration& from) {
    criterion made;
    lower_header(from, made);
    made.grade = static_cast<modality>(tree_[from.node].detail);
    made.met = lower_clause(from.node, node_kind::met_when);
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
            case node_kind::show:
                for (const node_id shown : tree_.children(clause)) {
                    question::fact one{.quoted = expressions_.quote(shown), .label = {}, .value = expressions_.lower(shown)};
                    if (const auto& meaning = rules_.meaning_of(shown); meaning.to == binding::kind::field)
                        one.label = rules_.words.records[meaning.of].fields[meaning.index].label;
                    made.facts.push_back(std::move(one));
                }
                break;
            default: break;
        }
    }
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
        if (tree_[clause].kind != node_kind::outcome) continue;
        const node_id name = first(clause);
        outcome_group::outcome one;
        one.name = tree_.value(name);
        for (node_id part = next(name); part != node_id::none; part = next(part)) {
            switch (tree_[part].kind) {
                case node_kind::texts: one.title = expressions_.read_texts(part); break;
                case node_kind::say: one.say = expressions_.lower_message(first(part)); break;
                case node_kind::cites: one.citations.push_back(read_citation(part)); break;
                default: one.when = expressions_.lower(part);
            }
        }
        made.outcomes.push_back(std::move(one));
    }
    return made;
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

}  // namespace

program lower(const check::model& rules, const text::source_set& sources) {
    program made;
    rule_lowering(rules, sources, made).lower();
    return made;
}

}  // namespace quorate::plan
