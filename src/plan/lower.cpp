#include "plan/lower.hpp"

#include <algorithm>

#include "plan/lower_expressions.hpp"
#include "syntax/texts.hpp"

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
    definition lower_definition(const declaration& from);
    band_table lower_bands(const declaration& from);
    lookup_table lower_table(const declaration& from);
    member_group lower_members(const declaration& from);
    calendar lower_calendar(const declaration& from);
    season lower_season(const declaration& from);
    clock lower_clock(const declaration& from);
    scoring lower_scoring(const declaration& from);
    ranking lower_ranking(const declaration& from);
    routing lower_stages(const declaration& from);
    op_id add(operation op, const std::vector<op_id>& operands);
    [[nodiscard]] validity read_validity(node_id clause) const;
    void read_sources(node_id pack);
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
    for (const auto& one : rules_.definitions) into_.definitions.push_back(lower_definition(one));
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
        sources_.emplace_back(tree_.value(name), std::move(one));
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
        for (const node_id one : tree_.children(file))
            if (tree_[one].kind == node_kind::pack) read_sources(one);
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
    lower_header(from, made);
    made.grade = static_cast<modality>(tree_[from.node].detail);
    made.met = lower_clause(from.node, node_kind::met_when);
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
            case node_kind::show:
                for (const node_id shown : tree_.children(clause)) {
                    question::fact one{.quoted = expressions_.quote(shown), .label = {}, .value = expressions_.lower(shown)};
                    if (const auto& meaning = rules_.meaning_of(shown); meaning.to == binding::kind::field)
                        one.label = rules_.words.records[meaning.of].fields[meaning.index].label;
                    else if (meaning.to == binding::kind::definition)
                        one.label = into_.definitions[meaning.index].label;
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
                case node_kind::until: one.until = expressions_.lower(first(part)); break;
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
