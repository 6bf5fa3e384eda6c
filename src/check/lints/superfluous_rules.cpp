#include <algorithm>
#include <set>

#include "check/counting.hpp"
#include "check/lints.hpp"

namespace quorate::check {

using syntax::binary_operator;
using syntax::node_kind;

namespace {

constexpr std::size_t most_compared = 2000;  // rules of one pack
constexpr std::size_t most_counted = 200;    // counts are compared as long as there are not more rules

/// One of the conditions that all hold where a rule is met.
struct asked_for {
    node_id node = node_id::none;
    std::string spelled;
    std::optional<statement> said;
    std::optional<counted_set> counted;
};

struct asking_rule {
    const declaration* rule = nullptr;
    known_names names;
    std::vector<asked_for> met, applies;
    std::vector<node_id> nodes;                 ///< of both
    std::vector<std::string_view> connected;    ///< the rules that it overrides, or by which it says it is implied
    std::string_view from, until;
    bool may_give_way = false;                  ///< to a rule that overrides it, or to a derogation: then the others still count
};

std::vector<asked_for> parts_asked_for(const context& all, const known_names& names, node_id condition) {
    std::vector<asked_for> made;
    for (const node_id part : parts_of(all, resolved(all, names, condition), binary_operator::logical_and))
        made.push_back({part, canonical(all, names, part), statement_of(all, names, part), count_at_least(all, names, part)});
    return made;
}

asking_rule read_rule(const context& all, const declaration& rule, node_id met) {
    asking_rule made;
    made.rule = &rule;
    made.names = names_of_rule(all, rule.node);
    made.met = parts_asked_for(all, made.names, all.first(met));
    if (const node_id applies = all.tree.child(rule.node, node_kind::applies); applies != node_id::none) made.applies = parts_asked_for(all, made.names, all.first(applies));
    for (const auto* parts : {&made.met, &made.applies})
        for (const auto& part : *parts) made.nodes.push_back(part.node);
    for (const auto kind : {node_kind::overrides, node_kind::implied_by})
        for (const node_id clause : all.children(rule.node, kind))
            for (const node_id name : all.tree.children(clause)) made.connected.push_back(all.value(name));
    made.may_give_way = all.tree.child(rule.node, node_kind::derogation) != node_id::none;
    if (const node_id validity = all.tree.child(rule.node, node_kind::validity); validity != node_id::none) {
        const auto dates = all.children(validity, node_kind::date);
        const auto form = static_cast<syntax::validity_form>(all.tree[validity].detail);
        if (!dates.empty() && form != syntax::validity_form::until) made.from = all.value(dates.front());
        if (!dates.empty() && form != syntax::validity_form::from) made.until = all.value(dates.back());
    }
    return made;
}

bool follows_from(const asked_for& wanted, const std::vector<asked_for>& known) {
    return std::any_of(known.begin(), known.end(), [&](const asked_for& one) { return one.spelled == wanted.spelled || (one.said && wanted.said && implies(*one.said, *wanted.said)); });
}

/// Whether everything that the weaker rule asks for follows from the stronger one, which applies wherever the weaker one does.
bool asks_for_all_of(const context& all, const asking_rule& stronger, const asking_rule& weaker, bool counts) {
    const auto applies = [&](const asked_for& part) { return follows_from(part, weaker.applies); };
    if (!std::all_of(stronger.applies.begin(), stronger.applies.end(), applies)) return false;
    return std::all_of(weaker.met.begin(), weaker.met.end(), [&](const asked_for& part) {
        if (follows_from(part, stronger.met) || follows_from(part, stronger.applies)) return true;
        return counts && part.counted && std::any_of(stronger.met.begin(), stronger.met.end(), [](const asked_for& one) { return one.counted.has_value(); }) &&
               follows_by_counting(all, weaker.names, *part.counted, stronger.names, stronger.nodes);
    });
}

bool connected(const asking_rule& a, const asking_rule& b) {
    const auto names = [](const asking_rule& one, const asking_rule& other) { return std::find(one.connected.begin(), one.connected.end(), other.rule->name) != one.connected.end(); };
    return names(a, b) || names(b, a);
}

/// The stronger rule is in force whenever the weaker one is.
bool in_force_as_long(const asking_rule& stronger, const asking_rule& weaker) {
    const bool begins = stronger.from.empty() || (!weaker.from.empty() && stronger.from <= weaker.from);
    const bool ends = stronger.until.empty() || (!weaker.until.empty() && weaker.until <= stronger.until);
    return begins && ends;
}

void tell(context& all, const asking_rule& stronger, const asking_rule& weaker, bool same) {
    const node_id name = all.first(weaker.rule->node);
    const auto first = "`" + stronger.rule->name + "`", second = "`" + weaker.rule->name + "`";
    const std::string help = "leave one of them out; where both are norms of their own, write `implied by " + stronger.rule->name + "` in " + second;
    if (same) all.problems.warning("Q4021", all.where(name), first + " and " + second + " ask for the same of the same records", help);
    else all.problems.note("Q4021", all.where(name), "whenever " + first + " is met, " + second + " is: it asks for nothing that " + first + " does not", help);
    all.problems.also(all.where(all.first(stronger.rule->node)), first + " is here");
}

}  // namespace

/// Rules that are met whenever another one is, which applies and is in force wherever they do, without saying `implied by`.
void lint_superfluous_rules(context& all) {
    std::vector<asking_rule> rules;
    for (const auto& rule : all.result.criteria) {
        const node_id met = all.tree.child(rule.node, node_kind::met_when);
        if (rule.used_pack || rule.first_type == no_index || met == node_id::none || rules.size() == most_compared) continue;
        rules.push_back(read_rule(all, rule, met));
    }
    std::set<std::string_view> overridden;
    for (const auto& rule : all.result.criteria)
        for (const node_id clause : all.children(rule.node, node_kind::overrides))
            for (const node_id name : all.tree.children(clause)) overridden.insert(all.value(name));
    for (auto& one : rules) one.may_give_way = one.may_give_way || overridden.contains(one.rule->name);
    const bool counts = rules.size() <= most_counted;
    const auto strength = [&](const asking_rule& one) { return all.tree[one.rule->node].detail; };  // must, should, may: the strongest first
    for (auto& weaker : rules)
        for (const auto& stronger : rules) {
            if (&stronger == &weaker || stronger.may_give_way || stronger.rule->first_type != weaker.rule->first_type || strength(stronger) > strength(weaker) || connected(stronger, weaker) ||
                !in_force_as_long(stronger, weaker) || !asks_for_all_of(all, stronger, weaker, counts)) continue;
            const bool same = strength(stronger) == strength(weaker) && in_force_as_long(weaker, stronger) && asks_for_all_of(all, weaker, stronger, counts);
            if (same && &weaker < &stronger) continue;  // said of the second of both
            tell(all, stronger, weaker, same);
            break;
        }
}

}  // namespace quorate::check
