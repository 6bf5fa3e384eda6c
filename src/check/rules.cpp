// Pass 2 of the checker: first what every rule ranges over and gives, then what each says.
#include <algorithm>

#include "check/context.hpp"
#include "check/expressions.hpp"

namespace quorate::check {

using syntax::node_kind;
using kind = value_type::kind;

namespace {

class rule_checker {
public:
    explicit rule_checker(context& all) : all_(all), model_(all.result) {}

    void check() {
        for (auto& one : model_.parameters) check_parameter(one);
        for (auto& one : model_.mappings) check_mapping(one);
        for (auto& one : model_.questions) read_question(one);
        for (auto& one : model_.criteria) one.first_type = read_subject(one.node, true);
        for (auto& one : model_.coverages) one.first_type = read_subject(one.node, true);
        for (auto& one : model_.outcomes) one.first_type = read_subject(one.node, true);
        for (auto& one : model_.relations) read_pair(one, false);
        for (auto& one : model_.routings) read_pair(one, true);
        for (auto& one : model_.questions) check_rule(one);
        for (auto& one : model_.criteria) check_rule(one);
        for (auto& one : model_.relations) check_rule(one);
        for (auto& one : model_.routings) check_rule(one);
        for (auto& one : model_.coverages) check_rule(one);
        for (auto& one : model_.outcomes) check_rule(one);
    }

private:
    void check_parameter(declaration& one);
    void check_mapping(declaration& one);
    void read_question(declaration& one);
    std::uint32_t read_subject(node_id rule, bool required);
    std::uint32_t read_range(node_id range, bool entries_too, bool* over_entries);
    void read_pair(declaration& one, bool routing);
    void check_rule(declaration& one);
    void check_clause(node_id clause, scope& names, expression_checker& expressions);
    void check_once(node_id rule, node_kind kind, std::string_view clause, bool required);
    void check_citation(node_id cites);
    void check_yields(const declaration& one);
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
    node_id value = node_id::none;
    for (const node_id child : all_.tree.children(one.node)) {
        if (all_.kind(child) == node_kind::type) expected = to_value_type(read_type(all_, child));
        else if (all_.kind(child) == node_kind::cites) check_citation(child);
        else if (value == node_id::none && child != all_.first(one.node)) value = child;
    }
    if (value == node_id::none) return;
    const auto found = expressions.check(value, expected);
    one.type = expected.is == kind::invalid ? found : expected;
    if (expected.is != kind::invalid && found.is != kind::invalid && !(found == expected) && found.is != kind::anything)
        all_.problems.error("Q3001", all_.where(value), "the parameter is declared as " + describe(expected, model_.words) +
                                                            ", and its value is " + describe(found, model_.words));
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
    for (const node_id clause : all_.tree.children(one.node)) {
        if (all_.kind(clause) == node_kind::cites) check_citation(clause);
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

void rule_checker::check_citation(node_id cites) {
    const node_id source = all_.first(cites);
    if (std::find(model_.sources.begin(), model_.sources.end(), all_.value(source)) != model_.sources.end()) return;
    all_.unknown_name(source, "source", all_.value(source), {model_.sources.begin(), model_.sources.end()});
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

void rule_checker::check_yields(const declaration& one) {
    for (const node_id yields : all_.children(one.node, node_kind::yields))
        for (const node_id name : all_.tree.children(yields)) {
            const auto found = find(model_.relations, all_.value(name));
            if (found == no_index) {
                std::vector<std::string_view> among;
                for (const auto& other : model_.relations) among.push_back(other.name);
                all_.unknown_name(name, "relation", all_.value(name), among);
                continue;
            }
            all_.bind(name, {.to = binding::kind::relation, .index = found, .of = no_index});
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
        case node_kind::cites: check_citation(clause); break;
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
        case node_kind::outcome:
            for (const node_id part : all_.tree.children(clause)) {
                if (part == first || all_.kind(part) == node_kind::texts) continue;
                if (all_.kind(part) == node_kind::say) expressions.check_messages(all_.first(part));
                else if (all_.kind(part) == node_kind::cites) check_citation(part);
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
    names.may_ask_findings = rule == node_kind::criterion || rule == node_kind::outcomes;
    names.may_ask_routings = names.may_ask_findings || rule == node_kind::question;
    names.may_ask_relations = names.may_ask_routings || rule == node_kind::routing;
    if (!ranges.empty())
        names.add(all_, all_.first(ranges[0]), {.is = one.first_type == no_index ? kind::invalid : kind::record, .many = false, .of = one.first_type});
    if (ranges.size() > 1 && (rule == node_kind::relation || rule == node_kind::routing))
        names.add(all_, all_.first(ranges[1]), {.is = one.second_type == no_index ? kind::invalid : one.over_entries ? kind::entry : kind::record,
                                                .many = false, .of = one.second_type});
    expression_checker expressions(all_, names);
    // Lets first, whatever the order of the clauses; each sees those above it.
    for (const node_id clause : all_.children(one.node, node_kind::let)) check_clause(clause, names, expressions);
    for (const node_id clause : all_.tree.children(one.node))
        if (all_.kind(clause) != node_kind::let) check_clause(clause, names, expressions);
    check_once(one.node, node_kind::applies, "applies when", false);
    check_once(one.node, node_kind::title, "title", false);
    if (rule == node_kind::criterion) {
        check_once(one.node, node_kind::range, "for", false);
        check_once(one.node, node_kind::met_when, "met when", true);
    }
    if (rule == node_kind::question) {
        check_once(one.node, node_kind::answer, "answer", true);
        check_once(one.node, node_kind::answered_by, "answered by", true);
        check_once(one.node, node_kind::asks, "asks", true);
        check_once(one.node, node_kind::stands, "stands", false);
    }
    if (rule == node_kind::relation) {
        check_once(one.node, node_kind::when, "when", true);
        check_once(one.node, node_kind::grade, "grade", true);
        check_yields(one);
    }
    if (rule == node_kind::routing) check_once(one.node, node_kind::fits, "fits when", true);
    if (rule == node_kind::coverage) check_once(one.node, node_kind::rows, "rows", true);
    one.slots = names.slots();
    for (const auto& local : names.locals()) {
        const bool variable = std::any_of(ranges.begin(), ranges.end(), [&](node_id range) { return all_.first(range) == local.declared_at; });
        if (!local.used && !variable && !all_.tree.is_damaged(one.node))
            all_.problems.warning("Q4003", all_.where(local.declared_at), "`" + local.name + "` is never used");
    }
}

/// Finds a circle in what rules refer to, by depth-first search without recursion; names it.
class circle_finder {
public:
    explicit circle_finder(context& all) : all_(all) {}
    void check() {
        over(all_.result.relations, binding::kind::relation, "yields to");
        over(all_.result.criteria, binding::kind::criterion, "asks about");
    }

private:
    void collect(node_id node, binding::kind to, std::vector<std::uint32_t>& found) {
        std::vector<node_id> open{node};
        while (!open.empty()) {
            const node_id at = open.back();
            open.pop_back();
            const auto& meaning = all_.result.meaning_of(at);
            if (meaning.to == to) found.push_back(meaning.index);
            for (const node_id child : all_.tree.children(at)) open.push_back(child);
        }
    }

    void over(const std::vector<declaration>& rules, binding::kind to, std::string_view how) {
        std::vector<std::vector<std::uint32_t>> edges(rules.size());
        for (std::size_t i = 0; i < rules.size(); ++i) collect(rules[i].node, to, edges[i]);
        std::vector<int> state(rules.size(), 0);
        for (std::uint32_t start = 0; start < rules.size(); ++start) {
            if (state[start] != 0) continue;
            std::vector<std::pair<std::uint32_t, std::size_t>> path{{start, 0}};
            state[start] = 1;
            while (!path.empty()) {
                auto& [at, edge] = path.back();
                if (edge == edges[at].size()) { state[at] = 2; path.pop_back(); continue; }
                const auto to_rule = edges[at][edge++];
                if (state[to_rule] == 1) report(rules, path, to_rule, how);
                else if (state[to_rule] == 0) { state[to_rule] = 1; path.emplace_back(to_rule, 0); }
            }
        }
    }

    void report(const std::vector<declaration>& rules, const std::vector<std::pair<std::uint32_t, std::size_t>>& path,
                std::uint32_t to, std::string_view how) {
        std::string circle;
        bool inside = false;
        for (const auto& [rule, edge] : path) {
            inside = inside || rule == to;
            if (inside) circle += "`" + rules[rule].name + "` " + std::string(how) + " ";
        }
        all_.problems.error("Q2007", all_.where(all_.first(rules[to].node)), "rules go round in a circle: " + circle + "`" + rules[to].name + "`");
    }

    context& all_;
};

}  // namespace

void check_rules(context& all) {
    rule_checker(all).check();
    circle_finder(all).check();
}

}  // namespace quorate::check
