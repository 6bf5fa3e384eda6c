#include <algorithm>
#include <set>

#include "check/analysis.hpp"
#include "check/lints.hpp"

namespace quorate::check {

using syntax::binary_operator;
using syntax::node_kind;
using syntax::validity_form;

namespace {

constexpr std::size_t most_rules = 2000;  // of one pack: each is compared with those about the same record

/// A criterion that must be met, with what it asks for.
struct demand {
    const declaration* rule = nullptr;
    known_names names;
    std::vector<statement> said;
    std::string applies;             ///< canonical; empty: always
    std::vector<statement> where;    ///< the same, apart
    std::set<std::string_view> overrides;
    std::string_view from, until;    ///< as written: they order as texts; empty when there is no such bound
};

/// The names of the criteria that this one overrides, and of those that they override.
std::set<std::string_view> overridden_by(const context& all, const declaration& rule) {
    std::set<std::string_view> made;
    std::vector<const declaration*> waiting{&rule};
    while (!waiting.empty()) {
        const auto* next = waiting.back();
        waiting.pop_back();
        for (const node_id clause : all.children(next->node, node_kind::overrides))
            for (const node_id name : all.tree.children(clause)) {
                const auto index = find(all.result.criteria, all.value(name));
                if (index != no_index && made.insert(all.value(name)).second) waiting.push_back(&all.result.criteria[index]);
            }
    }
    return made;
}

demand read_demand(const context& all, const declaration& rule, node_id met) {
    demand made{&rule, names_of_rule(all, rule.node), {}, {}, {}, overridden_by(all, rule), {}, {}};
    made.said = statements_of(all, made.names, all.first(met));
    if (const node_id applies = all.tree.child(rule.node, node_kind::applies); applies != node_id::none) {
        made.applies = canonical(all, made.names, all.first(applies));
        made.where = statements_of(all, made.names, all.first(applies));
    }
    if (const node_id validity = all.tree.child(rule.node, node_kind::validity); validity != node_id::none) {
        const auto dates = all.children(validity, node_kind::date);
        const auto form = static_cast<validity_form>(all.tree[validity].detail);
        if (!dates.empty() && form != validity_form::until) made.from = all.value(dates.front());
        if (!dates.empty() && form != validity_form::from) made.until = all.value(dates.back());
    }
    return made;
}

/// Whether there are records, on some day, to which both speak: for certain, where one of them always applies or both apply under one
/// condition; also where both are exceptions to one rule, unless it is seen that they never apply together.
bool speak_together(const demand& a, const demand& b) {
    const bool apart = (!a.until.empty() && !b.from.empty() && a.until < b.from) || (!b.until.empty() && !a.from.empty() && b.until < a.from);
    if (apart || a.overrides.contains(b.rule->name) || b.overrides.contains(a.rule->name)) return false;
    if (a.applies.empty() || b.applies.empty() || a.applies == b.applies) return true;
    const bool exceptions_to_one = std::any_of(a.overrides.begin(), a.overrides.end(), [&](std::string_view one) { return b.overrides.contains(one); });
    const bool never_both = std::any_of(a.where.begin(), a.where.end(), [&](const statement& one) {
        return std::any_of(b.where.begin(), b.where.end(), [&](const statement& other) { return exclude(one, other); });
    });
    return exceptions_to_one && !never_both;
}

bool contradict(context& all, const demand& a, const demand& b) {
    if (a.rule->first_type != b.rule->first_type || !speak_together(a, b)) return false;
    for (const auto& one : a.said)
        for (const auto& other : b.said) {
            if (!exclude(one, other)) continue;
            all.problems.warning("Q4010", all.where(other.node), "no record can meet both `" + a.rule->name + "` and `" + b.rule->name + "`: `" + quoted(all, one.node) + "` and `" +
                                                                     quoted(all, other.node) + "` cannot both hold",
                                 "change one of them, let them apply to different records, or let one override the other");
            all.problems.also(all.where(one.node), "the other is here");
            return true;
        }
    return false;
}

/// Criteria that must be met, and cannot be met together.
void look_at_criteria(context& all) {
    std::vector<demand> demands;
    for (const auto& rule : all.result.criteria) {
        const node_id met = all.tree.child(rule.node, node_kind::met_when);
        const bool must = static_cast<syntax::modality_word>(all.tree[rule.node].detail) == syntax::modality_word::must;
        if (!must || rule.used_pack || rule.first_type == no_index || met == node_id::none || demands.size() == most_rules) continue;
        auto made = read_demand(all, rule, met);
        for (const auto& earlier : demands)
            if (contradict(all, earlier, made)) break;
        demands.push_back(std::move(made));
    }
}

struct open_when { node_id outcome = node_id::none; node_id condition = node_id::none; bool unless_barred = false; };

std::vector<open_when> conditions_of(const context& all, const declaration& group) {
    std::vector<open_when> made;
    for (const node_id outcome : all.children(group.node, node_kind::outcome)) {
        if (all.tree[outcome].detail == 1) continue;  // otherwise
        open_when one{outcome, all.next(all.first(outcome)), all.tree.child(outcome, node_kind::unless_barred) != node_id::none};
        if (one.condition != node_id::none && all.kind(one.condition) == node_kind::texts) one.condition = all.next(one.condition);
        if (one.condition != node_id::none) made.push_back(one);
    }
    return made;
}

std::string name_of(const context& all, node_id outcome) { return "`" + std::string(all.value(all.first(outcome))) + "`"; }

/// Outcomes that are open for the same facts, and an `otherwise` that never is, since one of two others always is.
void look_at_outcomes(context& all, const declaration& group) {
    const auto names = names_of_rule(all, group.node);
    const auto open = conditions_of(all, group);
    const auto others = all.children(group.node, node_kind::outcome);
    const auto otherwise = std::find_if(others.begin(), others.end(), [&](node_id outcome) { return all.tree[outcome].detail == 1; });
    bool told = otherwise == others.end();
    for (std::size_t i = 0; i < open.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            if (open[i].unless_barred == open[j].unless_barred && canonical(all, names, open[i].condition) == canonical(all, names, open[j].condition)) {
                all.problems.note("Q4010", all.where(open[i].condition), name_of(all, open[j].outcome) + " and " + name_of(all, open[i].outcome) + " are open for the same facts: only people can tell them apart",
                                  "where that is not meant, change one of the conditions");
                all.problems.also(all.where(open[j].condition), "the other is here");
            }
            const auto one = statement_of(all, names, open[j].condition), other = statement_of(all, names, open[i].condition);
            if (told || open[i].unless_barred || open[j].unless_barred || !one || !other || !exhaust(*one, *other)) continue;
            told = true;
            all.problems.warning("Q4006", all.where(*otherwise), name_of(all, *otherwise) + " is never open: of " + name_of(all, open[j].outcome) + " and " + name_of(all, open[i].outcome) + " one always is",
                                 "leave it out, or change a condition");
        }
}

}  // namespace

/// Rules that contradict each other, and outcomes that say the same.
void lint_contradictions(context& all) {
    look_at_criteria(all);
    for (const auto& group : all.result.outcomes)
        if (!group.used_pack) look_at_outcomes(all, group);
}

}  // namespace quorate::check
