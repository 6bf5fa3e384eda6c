// Pass 2 of the checker: first what every rule ranges over and gives, then what each says.
#include <algorithm>
#include <map>

#include "check/rule_checker.hpp"

namespace quorate::check {

using syntax::node_kind;

void rule_checker::check_people(node_id names) {
    for (const node_id name : all_.tree.children(names)) {
        bool found = false;
        std::vector<std::string_view> among;
        for (std::uint32_t i = 0; i < model_.words.classifications.size() && !found; ++i) {
            const auto& entries = model_.words.classifications[i].entries;
            for (std::uint32_t j = 0; j < entries.size() && !found; ++j) {
                among.push_back(entries[j].id);
                if (entries[j].id != all_.value(name)) continue;
                all_.bind(name, {.to = binding::kind::entry, .index = j, .of = i});
                found = true;
            }
        }
        if (!found) all_.unknown_name(name, "entry of any list named", all_.value(name), among);
    }
}

void rule_checker::check_names(node_id names, const std::vector<declaration>& among, std::string_view what, binding::kind to) {
    for (const node_id name : all_.tree.children(names)) {
        const auto found = find(among, all_.value(name));
        if (found == no_index) {
            std::vector<std::string_view> known;
            for (const auto& other : among) known.push_back(other.name);
            all_.unknown_name(name, what, all_.value(name), known);
            continue;
        }
        all_.bind(name, {.to = to, .index = found, .of = no_index});
    }
}

void rule_checker::check_value(node_id value, kind wanted, std::string_view what, expression_checker& expressions) {
    const value_type expected{.is = wanted, .many = false, .of = no_index};
    const auto found = expressions.check(value, expected);
    if (found.is == kind::invalid || found.is == kind::anything || found == expected) return;
    all_.problems.error("Q3001", all_.where(value), std::string(what) + " must be " + describe(expected, model_.words) + ", and this is " + describe(found, model_.words));
}

void rule_checker::check_score_part(node_id part, expression_checker& expressions) {
    for (const node_id child : all_.tree.children(part)) {
        switch (all_.kind(child)) {
            case node_kind::texts: break;
            case node_kind::out_of:
            case node_kind::steps_of:
            case node_kind::weight:
            case node_kind::at_least: check_value(all_.first(child), kind::number, "this", expressions); break;
            default:
                if (child != all_.first(part)) check_value(child, kind::number, "a score", expressions);
        }
    }
    for (const auto clause : {node_kind::out_of, node_kind::steps_of, node_kind::weight, node_kind::at_least})
        if (const auto found = all_.children(part, clause); found.size() > 1) all_.problems.error("Q3013", all_.where(found[1]), "this is said twice of one part");
}

void rule_checker::check_section(node_id section, scope& names, expression_checker& expressions) {
    for (const node_id part : all_.tree.children(section)) {
        if (all_.kind(part) == node_kind::say || all_.kind(part) == node_kind::show) check_clause(part, names, expressions);
        if (all_.kind(part) != node_kind::section_findings) continue;
        check_names(part, model_.criteria, "criterion", binding::kind::criterion);
        for (const node_id name : all_.tree.children(part)) {
            const auto& meaning = model_.meaning_of(name);
            if (meaning.to != binding::kind::criterion || names.subject_type == no_index) continue;
            const auto about = model_.criteria[meaning.index].first_type;
            if (about != no_index && !model_.words.is_a(names.subject_type, about))
                all_.problems.error("Q3019", all_.where(name), "`" + model_.criteria[meaning.index].name + "` is about `" + model_.words.records[about].collection + "`, and this paper is not");
        }
    }
}

void rule_checker::check_transition(declaration& one, node_id transition, expression_checker& expressions) {
    const node_id from = all_.first(transition), to = all_.next(from);
    const auto check_stage = [&](node_id name) {
        if (one.second_type == no_index) return;
        const auto& entries = model_.words.classifications[one.second_type].entries;
        std::vector<std::string_view> among;
        for (std::uint32_t i = 0; i < entries.size(); ++i) {
            if (entries[i].id == all_.value(name)) { all_.bind(name, {.to = binding::kind::entry, .index = i, .of = one.second_type}); return; }
            among.push_back(entries[i].id);
        }
        all_.unknown_name(name, "entry of `" + model_.words.classifications[one.second_type].name + "`", all_.value(name), among);
    };
    for (const node_id name : all_.tree.children(from)) check_stage(name);
    check_stage(to);
    for (node_id part = all_.next(to); part != node_id::none; part = all_.next(part)) {
        if (all_.kind(part) == node_kind::texts) continue;
        if (all_.kind(part) == node_kind::say) expressions.check_messages(all_.first(part));
        else expressions.check_condition(part);
    }
}

/// What a rule overrides or gathers is about the same records.
void rule_checker::check_overridden(declaration& one) {
    for (const node_id clause : all_.tree.children(one.node)) {
        if (all_.kind(clause) != node_kind::overrides && all_.kind(clause) != node_kind::gathers) continue;
        for (const node_id name : all_.tree.children(clause)) {
            const auto& meaning = model_.meaning_of(name);
            if (meaning.to != binding::kind::criterion) continue;
            const auto& other = model_.criteria[meaning.index];
            if (one.first_type == no_index || other.first_type == no_index) continue;
            if (!model_.words.is_a(one.first_type, other.first_type) && !model_.words.is_a(other.first_type, one.first_type))
                all_.problems.error("Q3019", all_.where(name), "`" + other.name + "` is about `" + model_.words.records[other.first_type].collection + "`, and this rule is not");
        }
    }
}

void rule_checker::check_once(node_id rule, node_kind clause_kind, std::string_view clause, bool required) {
    const auto found = all_.children(rule, clause_kind);
    if (required && found.empty() && !all_.tree.is_damaged(rule))
        all_.problems.error("Q3009", all_.where(all_.first(rule)), "this rule has no `" + std::string(clause) + "`");
    if (found.size() > 1) {
        all_.problems.error("Q3013", all_.where(found[1]), "a rule has one `" + std::string(clause) + "`");
        all_.problems.also(all_.where(found[0]), "the first is here");
    }
}

void rule_checker::check_clause(node_id clause, scope& names, expression_checker& expressions) {
    const node_id first = all_.first(clause);
    switch (all_.kind(clause)) {
        case node_kind::cites: check_citation(all_, clause); break;
        case node_kind::applies:
        case node_kind::met_when:
        case node_kind::when:
        case node_kind::fits: expressions.check_condition(first); break;
        case node_kind::where: expressions.check_condition(first); break;
        case node_kind::let: {
            node_id value = all_.next(first);
            if (all_.kind(value) == node_kind::texts) value = all_.next(value);
            const auto type = expressions.check(value);
            names.add(all_, first, type);
            break;
        }
        case node_kind::asks:
        case node_kind::say: expressions.check_messages(first); break;
        case node_kind::consider:
            for (const node_id part : all_.tree.children(clause))
                if (part != first && all_.kind(part) != node_kind::texts) expressions.check_condition(part);
            break;
        case node_kind::show:
            for (const node_id shown : all_.tree.children(clause)) expressions.check(shown);
            break;
        case node_kind::rows:
        case node_kind::columns:
        case node_kind::cells: {
            const auto type = expressions.check(first);
            if (type.is != kind::invalid && type.is != kind::entry && type.is != kind::record)
                all_.problems.error("Q3001", all_.where(first), "a coverage is counted over entries or records, and this is " + describe(type, model_.words));
            break;
        }
        case node_kind::answered_by:
        case node_kind::decided_by: check_people(clause); break;
        case node_kind::derogation:
            for (const node_id part : all_.tree.children(clause))
                if (all_.kind(part) == node_kind::stands) expressions.check(all_.first(part));
                else check_people(part);
            break;
        case node_kind::stands: expressions.check(first); break;
        case node_kind::overrides:
        case node_kind::gathers:
        case node_kind::implied_by: check_names(clause, model_.criteria, "criterion", binding::kind::criterion); break;
        case node_kind::starts: check_value(first, kind::day, "what starts a clock", expressions); break;
        case node_kind::ends: check_value(first, kind::day, "what ends a clock", expressions); break;
        case node_kind::runs: check_value(first, kind::duration, "how long a clock runs", expressions); break;
        case node_kind::restarts:
        case node_kind::pauses: {
            const auto wanted = all_.kind(clause) == node_kind::restarts ? kind::day : kind::period;
            const auto type = expressions.check(first);
            if (type.is != kind::invalid && type.is != kind::anything && type.is != wanted)
                all_.problems.error("Q3001", all_.where(first), std::string(wanted == kind::day ? "a clock restarts on dates" : "a clock pauses during periods") +
                                                                    ", and this is " + describe(type, model_.words));
            break;
        }
        case node_kind::score_part: check_score_part(clause, expressions); break;
        case node_kind::section: check_section(clause, names, expressions); break;
        case node_kind::overall: check_value(first, kind::number, "a threshold", expressions); break;
        case node_kind::order: {
            if (static_cast<syntax::order_by>(all_.tree[clause].detail) == syntax::order_by::first_when) { expressions.check_condition(first); break; }
            const auto type = expressions.check(first);
            const bool ordered = type.is == kind::number || type.is == kind::money || type.is == kind::day || type.is == kind::text || type.is == kind::truth;
            if (type.is != kind::invalid && (type.many || !ordered))
                all_.problems.error("Q3001", all_.where(first), "this cannot be put in order: " + describe(type, model_.words));
            break;
        }
        case node_kind::outcome:
            for (const node_id part : all_.tree.children(clause)) {
                if (part == first || all_.kind(part) == node_kind::texts || all_.kind(part) == node_kind::unless_barred || all_.kind(part) == node_kind::sought) continue;
                if (all_.kind(part) == node_kind::say) expressions.check_messages(all_.first(part));
                else if (all_.kind(part) == node_kind::cites) check_citation(all_, part);
                else if (all_.kind(part) == node_kind::until) check_value(all_.first(part), kind::day, "an outcome stands until a date; this", expressions);
                else expressions.check_condition(part);
            }
            break;
        default: break;
    }
}

void rule_checker::check_outcomes_differ(node_id outcomes) {
    std::map<std::string_view, node_id> seen;
    node_id otherwise = node_id::none;
    for (const node_id outcome : all_.children(outcomes, node_kind::outcome)) {
        const node_id name = all_.first(outcome);
        if (const auto [earlier, fresh] = seen.emplace(all_.value(name), name); !fresh) {
            all_.problems.error("Q2003", all_.where(name), "`" + std::string(all_.value(name)) + "` is declared twice", "give each outcome a name of its own");
            all_.problems.also(all_.where(earlier->second), "first declared here");
        }
        if (all_.tree[outcome].detail != 1) continue;
        if (otherwise != node_id::none) {
            all_.problems.error("Q3013", all_.where(name), "outcomes have one `otherwise`", "say of this one `when …`");
            all_.problems.also(all_.where(otherwise), "the other is here");
        } else {
            otherwise = name;
        }
    }
}

void rule_checker::check_rule(declaration& one) {
    scope names;
    const auto rule = all_.kind(one.node);
    if (rule == node_kind::outcomes) check_outcomes_differ(one.node);
    const auto ranges = all_.children(one.node, node_kind::range);
    names.subject_type = one.first_type;
    names.damaged = all_.tree.is_damaged(one.node);
    names.may_ask_all_criteria = rule == node_kind::outcomes;
    names.may_ask_findings = rule == node_kind::criterion || rule == node_kind::outcomes || rule == node_kind::ranking || rule == node_kind::stages || rule == node_kind::paper;
    names.may_ask_measures = rule != node_kind::clock && rule != node_kind::scoring && rule != node_kind::relation;
    names.may_ask_ranks = rule == node_kind::outcomes;
    names.may_ask_routings = names.may_ask_findings || rule == node_kind::question;
    names.may_ask_relations = names.may_ask_routings || rule == node_kind::routing;
    if (!ranges.empty())
        names.add(all_, all_.first(ranges[0]), {.is = one.first_type == no_index ? kind::invalid : kind::record, .many = false, .of = one.first_type});
    if (ranges.size() > 1 && (rule == node_kind::relation || rule == node_kind::routing))
        names.add(all_, all_.first(ranges[1]), {.is = one.second_type == no_index ? kind::invalid : one.over_entries ? kind::entry : kind::record,
                                                .many = false, .of = one.second_type});
    if (rule == node_kind::stages) names.reserve();  // the stage that a record may move to
    expression_checker expressions(all_, names);
    // Lets first, whatever the order of the clauses; each sees those above it.
    for (const node_id clause : all_.children(one.node, node_kind::let)) check_clause(clause, names, expressions);
    for (const node_id clause : all_.tree.children(one.node))
        if (all_.kind(clause) != node_kind::let) check_clause(clause, names, expressions);
    if (rule == node_kind::stages) {
        const node_id at = all_.next(ranges.empty() ? all_.first(one.node) : ranges[0]);
        const auto type = expressions.check(at);
        if (type.is == kind::entry && !type.many) {
            one.second_type = type.of;
            one.over_entries = true;
        } else if (type.is != kind::invalid) {
            all_.problems.error("Q3001", all_.where(at), "a stage is an entry of a list, and this is " + describe(type, model_.words));
        }
        for (const node_id transition : all_.children(one.node, node_kind::transition)) check_transition(one, transition, expressions);
    }
    check_once(one.node, node_kind::validity, "in force", false);
    check_once(one.node, node_kind::applies, "applies when", false);
    check_once(one.node, node_kind::title, "title", false);
    if (rule == node_kind::criterion) {
        check_once(one.node, node_kind::range, "for", false);
        check_once(one.node, node_kind::met_when, "met when", true);
        check_once(one.node, node_kind::derogation, "derogation", false);
        check_overridden(one);
    }
    if (rule == node_kind::clock) {
        check_once(one.node, node_kind::starts, "starts on", true);
        check_once(one.node, node_kind::runs, "runs", true);
        check_once(one.node, node_kind::pauses, "pauses during", false);
        check_once(one.node, node_kind::restarts, "restarts on", false);
        check_once(one.node, node_kind::ends, "ends on", false);
    }
    if (rule == node_kind::scoring && all_.children(one.node, node_kind::score_part).empty() && !all_.tree.is_damaged(one.node))
        all_.problems.error("Q3009", all_.where(all_.first(one.node)), "this scoring has no `part`");
    if (rule == node_kind::ranking && all_.children(one.node, node_kind::order).empty() && !all_.tree.is_damaged(one.node))
        all_.problems.error("Q3009", all_.where(all_.first(one.node)), "this ranking has no `order`");
    if (rule == node_kind::ranking) check_once(one.node, node_kind::where, "where", false);
    if (rule == node_kind::question) {
        check_once(one.node, node_kind::answer, "answer", true);
        check_once(one.node, node_kind::answered_by, "answered by", true);
        check_once(one.node, node_kind::asks, "asks", true);
        check_once(one.node, node_kind::stands, "stands", false);
    }
    if (rule == node_kind::relation) {
        check_once(one.node, node_kind::when, "when", true);
        check_once(one.node, node_kind::grade, "grade", true);
        for (const node_id yields : all_.children(one.node, node_kind::yields)) check_names(yields, model_.relations, "relation", binding::kind::relation);
    }
    if (rule == node_kind::routing) check_once(one.node, node_kind::fits, "fits when", true);
    if (rule == node_kind::coverage) check_once(one.node, node_kind::rows, "rows", true);
    one.slots = names.slots();
    for (const auto& local : names.locals()) {
        const bool variable = std::any_of(ranges.begin(), ranges.end(), [&](node_id range) { return all_.first(range) == local.declared_at; });
        // What a relation works out under a label is reported with each pair.
        const auto lets = rule == node_kind::relation ? all_.children(one.node, node_kind::let) : std::vector<node_id>{};
        const bool reported = std::any_of(lets.begin(), lets.end(), [&](node_id let) {
            return all_.first(let) == local.declared_at && all_.tree.child(let, node_kind::texts) != node_id::none;
        });
        if (!local.used && !variable && !reported && !all_.tree.is_damaged(one.node))
            all_.problems.warning("Q4003", all_.where(local.declared_at), "`" + local.name + "` is never used");
    }
}

void check_rules(context& all) {
    rule_checker(all).check();
    check_circles(all);
}

}  // namespace quorate::check
