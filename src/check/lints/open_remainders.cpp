#include <algorithm>

#include "check/analysis.hpp"
#include "check/lints.hpp"

namespace quorate::check {

using syntax::criterion_scope;
using syntax::finding_state;
using syntax::node_kind;
using syntax::quantifier;

namespace {

enum class answer : std::uint8_t { no, yes, open };

answer opposite(answer one) { return one == answer::open ? one : one == answer::yes ? answer::no : answer::yes; }
answer truth(bool holds) { return holds ? answer::yes : answer::no; }

/// What a condition of an outcome is for a record all of whose `must` criteria have one state; open where that does not decide it.
class supposition {
public:
    supposition(const context& all, const known_names& names, finding_state every) : all_(all), names_(names), every_(every) {}

    [[nodiscard]] answer of(node_id node) const {
        node = resolved(all_, names_, node);
        switch (all_.kind(node)) {
            case node_kind::binary: return of_both(node);
            case node_kind::unary:
                return static_cast<syntax::unary_operator>(all_.tree[node].detail) == syntax::unary_operator::logical_not ? opposite(of(all_.first(node))) : answer::open;
            case node_kind::any_criterion: return of_all_criteria(node);
            case node_kind::criterion_is: return is_must(all_.first(node)) ? truth(names_state(node)) : answer::open;
            case node_kind::criteria_count: return of_named_criteria(node);
            case node_kind::question_is_open: return every_ == finding_state::to_be_judged ? answer::yes : answer::open;
            case node_kind::any_question:
                if (every_ != finding_state::to_be_judged) return answer::open;
                return truth(static_cast<quantifier>(all_.tree[node].detail & syntax::quantifier_mask) == quantifier::any);
            default: return answer::open;
        }
    }

    /// Whether findings have a part in the condition.
    [[nodiscard]] bool asks(node_id node) const {
        for (const node_id part : all_under(all_, node)) {
            const auto kind = all_.kind(part);
            if (kind == node_kind::any_criterion || kind == node_kind::criterion_is || kind == node_kind::criteria_count) return true;
            if (const node_id real = resolved(all_, names_, part); real != part && asks(real)) return true;
        }
        return false;
    }

private:
    [[nodiscard]] bool is_must(node_id name) const {
        const auto& meaning = all_.result.meaning_of(name);
        return meaning.to == binding::kind::criterion && static_cast<syntax::modality_word>(all_.tree[all_.result.criteria[meaning.index].node].detail) == syntax::modality_word::must;
    }

    [[nodiscard]] bool names_state(node_id node) const {
        const auto states = all_.children(node, node_kind::state);
        return std::any_of(states.begin(), states.end(), [&](node_id one) { return static_cast<finding_state>(all_.tree[one].detail) == every_; });
    }

    [[nodiscard]] answer of_both(node_id node) const {
        const auto op = static_cast<syntax::binary_operator>(all_.tree[node].detail);
        if (op != syntax::binary_operator::logical_and && op != syntax::binary_operator::logical_or) return answer::open;
        const auto decides = truth(op == syntax::binary_operator::logical_or);
        const auto one = of(all_.first(node)), other = of(all_.next(all_.first(node)));
        if (one == decides || other == decides) return decides;
        return one == answer::open ? one : other;
    }

    [[nodiscard]] answer of_all_criteria(node_id node) const {
        const auto detail = all_.tree[node].detail;
        const auto scope = static_cast<criterion_scope>(detail & syntax::criterion_scope_mask);
        if (scope == criterion_scope::should || scope == criterion_scope::may) return answer::open;
        const bool held = names_state(node), others = scope == criterion_scope::all;  // of the other grades nothing is supposed
        switch (static_cast<quantifier>(detail & syntax::quantifier_mask)) {
            case quantifier::no: return held ? answer::no : others ? answer::open : answer::yes;
            case quantifier::every: return !held ? answer::no : others ? answer::open : answer::yes;
            default: return held ? answer::yes : others ? answer::open : answer::no;
        }
    }

    [[nodiscard]] answer of_named_criteria(node_id node) const {
        const auto names = all_.children(node, node_kind::name);
        const auto bound = constant_of(all_, all_.first(node), true);
        if (!bound || !std::all_of(names.begin(), names.end(), [&](node_id one) { return one == all_.first(node) || is_must(one); })) return answer::open;
        std::int64_t count = 0;
        for (const node_id one : names) count += one != all_.first(node) && names_state(node) ? 1 : 0;
        switch (static_cast<quantifier>(all_.tree[node].detail & syntax::quantifier_mask)) {
            case quantifier::at_least: return truth(rational(count) >= bound->amount);
            case quantifier::at_most: return truth(rational(count) <= bound->amount);
            default: return truth(rational(count) == bound->amount);
        }
    }

    const context& all_;
    const known_names& names_;
    finding_state every_;
};

/// The condition of an outcome, or none for `otherwise`.
node_id condition_of(const context& all, node_id outcome) {
    for (const node_id part : all.tree.children(outcome)) {
        const auto kind = all.kind(part);
        if (part != all.first(outcome) && kind != node_kind::texts && kind != node_kind::until && kind != node_kind::say && kind != node_kind::cites) return part;
    }
    return node_id::none;
}

void look(context& all, const declaration& group) {
    const auto names = names_of_rule(all, group.node);
    std::vector<node_id> conditions;
    node_id rest = node_id::none;
    for (const node_id outcome : all.children(group.node, node_kind::outcome)) {
        if (all.tree[outcome].detail == 1) rest = outcome;
        else if (const node_id condition = condition_of(all, outcome); condition != node_id::none) conditions.push_back(condition);
    }
    if (rest == node_id::none || conditions.empty()) return;
    const auto opens = [&](finding_state every) {
        const supposition where(all, names, every);
        return std::none_of(conditions.begin(), conditions.end(), [&](node_id one) { return where.of(one) == answer::yes; });
    };
    // Where an outcome of its own is for those that meet everything, the rest is no admission.
    const supposition met(all, names, finding_state::met);
    if (std::any_of(conditions.begin(), conditions.end(), [&](node_id one) { return met.asks(one) && met.of(one) != answer::no; })) return;
    const bool unknown = opens(finding_state::unknown), judged = !all.result.questions.empty() && opens(finding_state::to_be_judged);
    if (!unknown && !judged) return;
    const std::string states = unknown && judged ? "unknown or to be judged" : unknown ? "unknown" : "to be judged";
    all.problems.warning("Q4016", all.where(all.first(rest)), "`" + std::string(all.value(all.first(rest))) + "` is open also where `must` criteria are " + states,
                         "add an outcome for those records: `when any must criterion is " + states + "`");
}

}  // namespace

/// `otherwise` where it admits records of which too little is known.
void lint_open_remainders(context& all) {
    for (const auto& group : all.result.outcomes) {
        if (group.used_pack || group.first_type == no_index) continue;
        const bool any_must = std::any_of(all.result.criteria.begin(), all.result.criteria.end(), [&](const declaration& one) {
            return one.first_type != no_index && all.result.words.is_a(group.first_type, one.first_type) && static_cast<syntax::modality_word>(all.tree[one.node].detail) == syntax::modality_word::must;
        });
        if (any_must) look(all, group);
    }
}

}  // namespace quorate::check
