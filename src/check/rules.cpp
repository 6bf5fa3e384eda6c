// Pass 2 of the checker: first what every rule ranges over and gives, then what each says.
#include <algorithm>

#include "check/context.hpp"
#include "check/expressions.hpp"

namespace quorate::check {

using syntax::node_kind;

namespace {

class rule_checker {
public:
    explicit rule_checker(context& all) : all_(all), model_(all.result) {}

    void check() {
        for (auto& one : model_.parameters) check_parameter(one);
        for (auto& one : model_.mappings) check_mapping(one);
        for (auto& one : model_.questions) read_question(one);
        check_definitions(all_);
        for (auto& one : model_.criteria) one.first_type = read_subject(one.node, true);
        for (auto& one : model_.coverages) one.first_type = read_subject(one.node, true);
        for (auto& one : model_.outcomes) one.first_type = read_subject(one.node, true);
        for (auto& one : model_.relations) read_pair(one, false);
        for (auto& one : model_.routings)
            if (all_.kind(one.node) == node_kind::stages) one.first_type = read_subject(one.node, true);
            else read_pair(one, true);
        for (auto* rules : {&model_.clocks, &model_.scorings, &model_.rankings, &model_.papers})
            for (auto& one : *rules) one.first_type = read_subject(one.node, true);
        for (auto* rules : {&model_.clocks, &model_.scorings, &model_.questions})
            for (auto& one : *rules) check_rule(one);
        for (auto& one : model_.criteria) check_rule(one);
        for (auto& one : model_.relations) check_rule(one);
        for (auto& one : model_.routings) check_rule(one);
        for (auto& one : model_.coverages) check_rule(one);
        for (auto& one : model_.rankings) check_rule(one);
        for (auto& one : model_.outcomes) check_rule(one);
        for (auto& one : model_.papers) check_rule(one);
    }

private:
    void check_parameter(declaration& one);
    void check_dated_values(node_id parameter);
    void check_mapping(declaration& one);
    void read_question(declaration& one);
    std::uint32_t read_subject(node_id rule, bool required);
    std::uint32_t read_range(node_id range, bool entries_too, bool* over_entries);
    void read_pair(declaration& one, bool routing);
    void check_rule(declaration& one);
    void check_clause(node_id clause, scope& names, expression_checker& expressions);
    void check_once(node_id rule, node_kind kind, std::string_view clause, bool required);
    void check_names(node_id names, const std::vector<declaration>& among, std::string_view what, binding::kind to);
    void check_value(node_id value, kind wanted, std::string_view what, expression_checker& expressions);
    void check_score_part(node_id part, expression_checker& expressions);
    void check_section(node_id section, scope& names, expression_checker& expressions);
    void check_transition(declaration& one, node_id transition, expression_checker& expressions);
    void check_overridden(declaration& one);
    void check_people(node_id names);
    std::uint32_t require_classification(node_id name);

    context& all_;
    model& model_;
};

std::uint32_t rule_checker::require_classification(node_id name) {
    const auto found = model_.words.find_classification(all_.value(name));
    if (found == no_index) {
        std::vector<std::string_view> among;
        for (const auto& one : model_.words.classifications) among.push_back(one.name);
        all_.unknown_name(name, "list or taxonomy", all_.value(name), among);
    }
    return found;
}

void rule_checker::check_parameter(declaration& one) {
    scope names;
    names.constant = true;
    expression_checker expressions(all_, names);
    value_type expected;
    std::vector<node_id> values;
    for (const node_id child : all_.tree.children(one.node)) {
        switch (all_.kind(child)) {
            case node_kind::type: expected = to_value_type(read_type(all_, child)); break;
            case node_kind::cites: check_citation(all_, child); break;
            case node_kind::dated_value: values.push_back(all_.first(child)); break;
            case node_kind::title:
            case node_kind::reading:
            case node_kind::owner: break;
            case node_kind::settable:
                for (const node_id bound : all_.tree.children(child)) values.push_back(bound);
                break;
            default:
                if (child != all_.first(one.node)) values.insert(values.begin(), child);
        }
    }
    if (all_.tree.child(one.node, node_kind::dated_value) == node_id::none && values.empty() && !all_.tree.is_damaged(one.node))
        all_.problems.error("Q3009", all_.where(all_.first(one.node)), "this parameter has no value", "write `= 5`, or `value 5 in force from 2020-01-01` in braces");
    one.type = expected;
    for (const node_id value : values) {
        const auto found = expressions.check(value, one.type);
        if (one.type.is == kind::invalid) one.type = found;
        else if (found.is != kind::invalid && !(found == one.type) && found.is != kind::anything)
            all_.problems.error("Q3001", all_.where(value), "the parameter is declared as " + describe(one.type, model_.words) + ", and its value is " + describe(found, model_.words));
    }
    check_dated_values(one.node);
    if (const auto settable = all_.children(one.node, node_kind::settable); !settable.empty()) {
        check_once(one.node, node_kind::settable, "may be set", false);
        const bool ordered = one.type.is == kind::number || one.type.is == kind::money || one.type.is == kind::day || one.type.is == kind::duration;
        if (all_.first(settable.front()) != node_id::none && !ordered)
            all_.problems.error("Q3001", all_.where(settable.front()), "bounds need a value that can be put in order, and this parameter is " + describe(one.type, model_.words));
    }
}

/// On no day do two values hold.
void rule_checker::check_dated_values(node_id parameter) {
    struct dated { validity holds; node_id node; };
    std::vector<dated> all;
    for (const node_id value : all_.children(parameter, node_kind::dated_value)) {
        const node_id clause = all_.tree.child(value, node_kind::validity);
        const auto days = all_.children(clause, node_kind::date);
        const auto form = static_cast<syntax::validity_form>(all_.tree[clause].detail);
        if (days.empty()) continue;
        dated one{{}, value};
        if (form != syntax::validity_form::until) one.holds.from = parse_day(all_.value(days.front()));
        if (form != syntax::validity_form::from) one.holds.until = parse_day(all_.value(days.back()));
        for (const auto& other : all) {
            const bool apart = (one.holds.until && other.holds.from && *one.holds.until < *other.holds.from) ||
                               (other.holds.until && one.holds.from && *other.holds.until < *one.holds.from);
            if (apart) continue;
            all_.problems.error("Q3016", all_.where(value), "two values hold on the same day");
            all_.problems.also(all_.where(other.node), "the other is here");
        }
        all.push_back(one);
    }
}

void rule_checker::check_mapping(declaration& one) {
    const node_id from = all_.next(all_.first(one.node)), to = all_.next(from);
    one.first_type = require_classification(from);
    one.second_type = require_classification(to);
    if (one.first_type == no_index || one.second_type == no_index) return;
    const auto entry_of = [&](node_id name, std::uint32_t list) {
        const auto& entries = model_.words.classifications[list].entries;
        std::vector<std::string_view> among;
        for (std::uint32_t i = 0; i < entries.size(); ++i) {
            if (entries[i].id == all_.value(name)) { all_.bind(name, {.to = binding::kind::entry, .index = i, .of = list}); return; }
            among.push_back(entries[i].id);
        }
        all_.unknown_name(name, "entry of `" + model_.words.classifications[list].name + "`", all_.value(name), among);
    };
    std::vector<std::string_view> seen;
    for (const node_id clause : mapping_clauses(all_, one)) {
        if (all_.kind(clause) == node_kind::cites) check_citation(all_, clause);
        if (all_.kind(clause) != node_kind::mapping_row) continue;
        const node_id key = all_.first(clause);
        if (std::find(seen.begin(), seen.end(), all_.value(key)) != seen.end())
            all_.problems.error("Q2003", all_.where(key), "`" + std::string(all_.value(key)) + "` has two rows in this mapping");
        seen.push_back(all_.value(key));
        entry_of(key, one.first_type);
        for (node_id value = all_.next(key); value != node_id::none; value = all_.next(value)) entry_of(value, one.second_type);
    }
}

void rule_checker::read_question(declaration& one) {
    one.first_type = read_subject(one.node, true);
    const node_id answer = all_.tree.child(one.node, node_kind::answer);
    if (answer == node_id::none) return;
    switch (static_cast<syntax::answer_form>(all_.tree[answer].detail)) {
        case syntax::answer_form::yes_or_no: one.type.is = kind::truth; break;
        case syntax::answer_form::number: one.type.is = kind::number; break;
        case syntax::answer_form::text: one.type.is = kind::text; break;
        case syntax::answer_form::date: one.type.is = kind::day; break;
        case syntax::answer_form::one_of:
            if (const auto list = require_classification(all_.first(answer)); list != no_index)
                one.type = {.is = kind::entry, .many = false, .of = list};
            break;
    }
}

std::uint32_t rule_checker::read_range(node_id range, bool entries_too, bool* over_entries) {
    const node_id collection = all_.next(all_.first(range));
    const auto& words = model_.words;
    if (const auto found = words.find_collection(all_.value(collection)); found != no_index) return found;
    if (entries_too)
        if (const auto list = words.find_classification(all_.value(collection)); list != no_index) {
            if (over_entries != nullptr) *over_entries = true;
            return list;
        }
    std::vector<std::string_view> among;
    for (const auto& one : words.records)
        if (!one.collection.empty()) among.push_back(one.collection);
    if (words.find_record(all_.value(collection)) != no_index)
        all_.problems.error("Q2002", all_.where(collection), "a rule ranges over a collection, and `" + std::string(all_.value(collection)) + "` is a record",
                            "write the name it is `collected as`");
    else
        all_.unknown_name(collection, "collection", all_.value(collection), among);
    return no_index;
}

std::uint32_t rule_checker::read_subject(node_id rule, bool required) {
    const node_id range = all_.tree.child(rule, node_kind::range);
    if (range != node_id::none) return read_range(range, false, nullptr);
    if (required && !all_.tree.is_damaged(rule))
        all_.problems.error("Q3009", all_.where(all_.first(rule)), "this rule does not say what it is about", "add `for p in proposals` or the like");
    return no_index;
}

void rule_checker::read_pair(declaration& one, bool routing) {
    const auto ranges = all_.children(one.node, node_kind::range);
    if (ranges.size() < 2) return;
    one.first_type = read_range(ranges[0], false, nullptr);
    one.second_type = read_range(ranges[1], routing, &one.over_entries);
}

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

void rule_checker::check_once(node_id rule, node_kind kind, std::string_view clause, bool required) {
    const auto found = all_.children(rule, kind);
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

void rule_checker::check_rule(declaration& one) {
    scope names;
    const auto rule = all_.kind(one.node);
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

}  // namespace

void check_rules(context& all) {
    rule_checker(all).check();
    check_circles(all);
}

}  // namespace quorate::check
