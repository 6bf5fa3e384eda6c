#include <algorithm>

#include "check/analysis.hpp"
#include "check/lints.hpp"

namespace quorate::check {

using syntax::binary_operator;
using syntax::node_kind;

namespace {

constexpr std::size_t most_parts = 200;  // of one condition: pairs are compared

/// Conditions that no data can make true, or none can make false.
class decided_conditions {
public:
    decided_conditions(context& all, const declaration& rule) : all_(all), names_(names_of_rule(all, rule.node)), rule_(rule.node) {}

    void look() {
        for (const node_id node : all_under(all_, rule_)) {
            if (all_.kind(node) == node_kind::binary) {
                const auto op = static_cast<binary_operator>(all_.tree[node].detail);
                if (op >= binary_operator::equal && op <= binary_operator::greater_or_equal) comparison(node, op);
            }
            if (all_.kind(node) == node_kind::where) continue;
            if (all_.kind(node) == node_kind::comprehension || all_.kind(node) == node_kind::quantified) conditions_of(node);
            chain(node);
        }
        against_applies();
    }

private:
    bool is(node_id node, binary_operator op) const { return all_.kind(node) == node_kind::binary && static_cast<binary_operator>(all_.tree[node].detail) == op; }

    /// A single comparison: with itself, of two constants, or with what its subject can never be.
    void comparison(node_id node, binary_operator op) {
        const node_id left = all_.first(node), right = all_.next(left);
        if (canonical(all_, names_, left) == canonical(all_, names_, right) && !constant_of(all_, left, false))
            return all_.problems.warning("Q4005", all_.where(node), "this compares `" + quoted(all_, left) + "` with itself", "compare it with something else");
        for (const bool mirror : {false, true}) {
            const node_id subject = mirror ? right : left;
            const auto bound = constant_of(all_, mirror ? left : right, false);
            const auto natural = natural_range(all_, subject);
            if (!bound || (!natural.low && !natural.high)) continue;
            auto wanted = statement_of(all_, names_, node);
            if (!wanted || !wanted->on) continue;
            const bool never = common(*wanted->on, natural).empty(), always = natural.within(*wanted->on);
            if (op == binary_operator::not_equal || (!never && !always)) continue;
            return all_.problems.warning("Q4005", all_.where(node), "this is " + std::string(never ? "never true" : "always true") + ": `" + quoted(all_, subject) + "` is " + described(natural),
                                         never ? "compare it with a value that it can have" : "leave this condition out, or compare with another value");
        }
    }

    static std::string described(const stretch& natural) {
        const auto number = [](const rational& one) { return std::to_string(one.numerator()); };
        if (natural.low && natural.high) return "between " + number(*natural.low) + " and " + number(*natural.high);
        return natural.low ? "never below " + number(*natural.low) : "never above " + number(*natural.high);
    }

    /// The outermost `and` or `or` of a chain.
    void chain(node_id node) {
        for (const auto op : {binary_operator::logical_and, binary_operator::logical_or}) {
            if (!is(node, op) || inner_.contains(node)) continue;
            const bool both = op == binary_operator::logical_and;
            const auto parts = parts_of(all_, node, op);
            mark_inner(node, op);
            std::vector<statement> said;
            for (const node_id part : parts)
                if (both) {
                    for (auto& one : statements_of(all_, names_, part)) said.push_back(std::move(one));
                } else if (auto one = statement_of(all_, names_, part)) {
                    said.push_back(std::move(*one));
                }
            if (both) contradiction(said, "this `and` is never true");
            else never_false(said);
        }
    }

    void mark_inner(node_id node, binary_operator op) {
        for (const node_id child : all_.tree.children(node))
            if (is(child, op)) {
                inner_[child] = true;
                mark_inner(child, op);
            }
    }

    /// Two conditions that cannot both hold, or three stretches with nothing in common.
    bool contradiction(const std::vector<statement>& said, const std::string& so) {
        if (said.size() > most_parts) return false;
        for (std::size_t i = 0; i < said.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                if (!exclude(said[j], said[i])) continue;
                all_.problems.warning("Q4005", all_.where(said[i].node), "`" + quoted(all_, said[i].node) + "` and `" + quoted(all_, said[j].node) + "` cannot both hold, so " + so,
                                      "change one of them, or write `or`");
                if (said[j].node != said[i].node) all_.problems.also(all_.where(said[j].node), "the other is here");
                return true;
            }
        return false;
    }

    void never_false(const std::vector<statement>& said) {
        if (said.size() > most_parts) return;
        for (std::size_t i = 0; i < said.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                if (!exhaust(said[j], said[i])) continue;
                all_.problems.warning("Q4005", all_.where(said[i].node), "one of `" + quoted(all_, said[j].node) + "` and `" + quoted(all_, said[i].node) + "` always holds, so this `or` is never false",
                                      "change one of them, or write `and`");
                all_.problems.also(all_.where(said[j].node), "the other is here");
                return;
            }
    }

    /// The conditions of a comprehension or a quantifier all hold for a member.
    void conditions_of(node_id node) {
        std::vector<statement> said;
        const auto wheres = all_.children(node, node_kind::where);
        if (wheres.size() < 2) return;  // one alone is a chain
        for (const node_id where : wheres)
            for (auto& one : statements_of(all_, names_, all_.first(where))) said.push_back(std::move(one));
        contradiction(said, "nothing is ever taken here");
    }

    /// `applies when` and `met when` of a criterion: never met, or never failed.
    void against_applies() {
        const node_id applies = all_.tree.child(rule_, node_kind::applies), met = all_.tree.child(rule_, node_kind::met_when);
        if (applies == node_id::none || met == node_id::none) return;
        const auto before = statements_of(all_, names_, all_.first(applies));
        const auto parts = parts_of(all_, all_.first(met), binary_operator::logical_and);
        std::size_t followed = 0;
        for (const node_id part : parts) {
            const auto one = statement_of(all_, names_, part);
            if (!one) continue;
            for (const auto& known : before) {
                if (exclude(known, *one)) {
                    all_.problems.warning("Q4005", all_.where(part), "this rule is never met where it applies: it applies only when `" + quoted(all_, known.node) + "`", "change one of the two conditions");
                    all_.problems.also(all_.where(known.node), "the other is here");
                    return;
                }
                if (implies(known, *one)) { ++followed; break; }
            }
        }
        if (followed == parts.size())
            all_.problems.warning("Q4005", all_.where(met), "this rule never fails: it applies only when what it asks for holds", "ask for more, or let it apply to more");
    }

    context& all_;
    known_names names_;
    node_id rule_;
    std::map<node_id, bool> inner_;
};

}  // namespace

void lint_decided_conditions(context& all) {
    for (const auto* rule : own_rules(all)) decided_conditions(all, *rule).look();
}

}  // namespace quorate::check
