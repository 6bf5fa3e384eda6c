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
                empty_set(node, op);
            }
            if (all_.kind(node) == node_kind::quantified) more_than_there_are(node);
            if (all_.kind(node) == node_kind::where) continue;
            if (all_.kind(node) == node_kind::comprehension || all_.kind(node) == node_kind::quantified) conditions_of(node);
            chain(node);
        }
        against_applies();
    }

private:
    bool is(node_id node, binary_operator op) const { return all_.kind(node) == node_kind::binary && static_cast<binary_operator>(all_.tree[node].detail) == op; }

    void decided(node_id node, bool never, const std::string& because, const std::string& help) {
        all_.problems.warning("Q4005", all_.where(node), std::string(never ? "this is never true: " : "this is always true: ") + because, help);
    }

    /// `x meet {}`, `x in {}`, `x within {}`: nothing is in an empty set.
    void empty_set(node_id node, binary_operator op) {
        const node_id left = all_.first(node), right = all_.next(left);
        const auto nothing = [&](node_id set) { return written_out(all_, set) == std::size_t{0}; };
        const bool meets = op == binary_operator::meet || op == binary_operator::disjoint;
        const bool asks = op == binary_operator::in || op == binary_operator::not_in || op == binary_operator::under || op == binary_operator::at_or_under;
        if (!(meets && (nothing(left) || nothing(right))) && !(asks && nothing(right))) return;
        decided(node, op != binary_operator::disjoint && op != binary_operator::not_in, "`{}` holds nothing", "write what the set holds, or ask `is empty`");
    }

    /// `at least 4 t in {a, b}`.
    void more_than_there_are(node_id node) {
        const auto how = static_cast<syntax::quantifier>(all_.tree[node].detail & syntax::quantifier_mask);
        if (how < syntax::quantifier::at_least) return;
        const node_id bound = all_.first(node), collection = all_.next(all_.next(bound));
        const auto most = written_out(all_, resolved(all_, names_, collection));
        const auto asked = constant_of(all_, bound, false);
        if (!most || !asked || asked->unit != "number") return;
        const rational there(static_cast<std::int64_t>(*most));
        const bool beyond = asked->amount > there;
        if (how == syntax::quantifier::at_most ? asked->amount < there : !beyond) return;
        decided(node, how != syntax::quantifier::at_most, "`" + quoted(all_, collection) + "` has " + std::to_string(*most), "ask for fewer, or of more");
    }

    /// The start of a period lies never after its end.
    bool start_and_end(node_id node, binary_operator op) {
        const node_id left = all_.first(node), right = all_.next(left);
        const auto asked = [&](node_id side) -> std::optional<std::pair<function, std::string>> {
            side = resolved(all_, names_, side);
            if (all_.kind(side) != node_kind::apply || all_.result.meaning_of(all_.first(side)).to != binding::kind::function) return std::nullopt;
            const auto which = static_cast<function>(all_.result.meaning_of(all_.first(side)).index);
            if (which != function::start && which != function::end) return std::nullopt;
            return std::pair(which, canonical(all_, names_, all_.next(all_.first(side))));
        };
        const auto first = asked(left), second = asked(right);
        if (!first || !second || first->second != second->second || first->first == second->first) return false;
        const bool start_first = first->first == function::start;
        const bool never = op == (start_first ? binary_operator::greater : binary_operator::less), always = op == (start_first ? binary_operator::less_or_equal : binary_operator::greater_or_equal);
        if (never || always) decided(node, never, "a period starts on its end at the latest", "compare with another date");
        return never || always;
    }

    /// `p.visitors is 1.5`, of a whole number.
    bool part_of_a_whole(node_id node, binary_operator op) {
        if (op != binary_operator::equal && op != binary_operator::not_equal) return false;
        const node_id left = all_.first(node), right = all_.next(left);
        for (const auto& [subject, value] : {std::pair(left, right), std::pair(right, left)}) {
            const auto number = constant_of(all_, value, true);
            if (!number || number->unit != "number" || number->amount.is_whole() || constant_of(all_, subject, true) || !is_whole(all_, names_, subject)) continue;
            decided(node, op == binary_operator::equal, "`" + quoted(all_, subject) + "` is a whole number", "compare it with a whole number, or with `<` or `>`");
            return true;
        }
        return false;
    }

    /// A single comparison: with itself, of two constants, or with what its subject can never be.
    void comparison(node_id node, binary_operator op) {
        const node_id left = all_.first(node), right = all_.next(left);
        if (canonical(all_, names_, left) == canonical(all_, names_, right) && !constant_of(all_, left, false))
            return all_.problems.warning("Q4005", all_.where(node), "this compares `" + quoted(all_, left) + "` with itself", "compare it with something else");
        if (start_and_end(node, op) || part_of_a_whole(node, op)) return;
        for (const bool mirror : {false, true}) {
            const node_id subject = mirror ? right : left;
            const auto bound = constant_of(all_, mirror ? left : right, false);
            const auto natural = natural_range(all_, subject);
            if (!bound || (!natural.low && !natural.high)) continue;
            auto wanted = statement_of(all_, names_, node);
            if (!wanted || !wanted->on) continue;
            const bool never = common(*wanted->on, natural).empty(), always = natural.within(*wanted->on) && !waits_for_time(subject);
            if (op == binary_operator::not_equal || (!never && !always)) continue;
            return all_.problems.warning("Q4005", all_.where(node), "this is " + std::string(never ? "never true" : "always true") + ": `" + quoted(all_, subject) + "` is " + described(natural),
                                         never ? "compare it with a value that it can have" : "leave this condition out, or compare with another value");
        }
    }

    /// `length of p.time >= 1` is written so that the rule waits until the time is known.
    [[nodiscard]] bool waits_for_time(node_id subject) const {
        if (all_.kind(subject) != node_kind::apply) return false;
        const auto& meaning = all_.result.meaning_of(all_.first(subject));
        return meaning.to == binding::kind::function && (static_cast<function>(meaning.index) == function::length || static_cast<function>(meaning.index) == function::year);
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
            if (both ? contradiction(said, "this `and` is never true") : never_false(said)) continue;
            if (both) unlike(said);
            if (!constants(parts, both)) superfluous(parts, both);
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

    /// One thing compared with amounts in two currencies, or with lengths in two units: one of both is always unknown.
    void unlike(const std::vector<statement>& said) {
        if (said.size() > most_parts) return;
        const auto unit_of = [](const statement& one) { return one.about.substr(0, one.about.find(' ')); };
        const auto thing = [](const statement& one) { return one.about.substr(std::min(one.about.find(' '), one.about.size())); };
        const auto measured = [&](const statement& one) {
            const auto unit = unit_of(one);
            return unit == "days" || unit == "months" || (unit.size() == 3 && unit[0] >= 'A' && unit[0] <= 'Z');
        };
        for (std::size_t i = 0; i < said.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                if (!measured(said[i]) || !measured(said[j]) || unit_of(said[i]) == unit_of(said[j]) || thing(said[i]) != thing(said[j])) continue;
                all_.problems.warning("Q4012", all_.where(said[i].node), "`" + quoted(all_, said[i].node) + "` and `" + quoted(all_, said[j].node) + "` compare one thing in " + unit_of(said[i]) + " and in " + unit_of(said[j]) +
                                                                             ", which do not compare: one of both is always unknown",
                                      unit_of(said[i]).size() == 3 ? "use one currency" : "use one unit");
                if (said[j].node != said[i].node) all_.problems.also(all_.where(said[j].node), "the other is here");
                return;
            }
    }

    /// `yes` or `no` among the parts of a chain.
    bool constants(const std::vector<node_id>& parts, bool both) {
        for (const node_id part : parts) {
            if (all_.kind(part) != node_kind::truth) continue;
            const bool yes = all_.tree[part].detail == 1;
            const std::string word = yes ? "`yes`" : "`no`";
            if (yes == both) all_.problems.warning("Q4005", all_.where(part), word + " changes nothing here", "leave it out");
            else all_.problems.warning("Q4005", all_.where(part), "with " + word + " this " + (both ? "`and` is never true" : "`or` is never false"), "leave it out");
            return true;
        }
        return false;
    }

    [[nodiscard]] bool reads_parameters(node_id node) const {
        const auto nodes = all_under(all_, node);
        return std::any_of(nodes.begin(), nodes.end(), [&](node_id one) { return all_.result.meaning_of(one).to == binding::kind::parameter; });
    }

    /// A condition that stands twice, or that another one of the chain decides: `x > 5 and x > 3`.
    void superfluous(const std::vector<node_id>& parts, bool both) {
        if (parts.size() > most_parts) return;
        std::vector<std::string> spelled;
        std::vector<std::optional<statement>> said;
        for (const node_id part : parts) {
            spelled.push_back(canonical(all_, names_, part));
            said.push_back(reads_parameters(part) || all_.kind(part) == node_kind::test ? std::nullopt : statement_of(all_, names_, part));
        }
        for (std::size_t i = 0; i < parts.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                const bool same = spelled[i] == spelled[j];
                // In an `and` the weaker of both is superfluous, in an `or` the stronger.
                const auto from = [&](std::size_t one, std::size_t other) { return said[one] && said[other] && said[one]->on && said[other]->on && (both ? implies(*said[other], *said[one]) : implies(*said[one], *said[other])); };
                const bool second = from(i, j), first = !second && from(j, i);
                if (!same && !second && !first) continue;
                const auto which = same || second ? i : j, by = same || second ? j : i;
                all_.problems.warning("Q4005", all_.where(parts[which]), same ? "this condition stands here twice" : "this changes nothing: `" + quoted(all_, parts[by]) + "` decides it", "leave it out, or change one of them");
                all_.problems.also(all_.where(parts[by]), "the other is here");
                return;
            }
    }

    bool never_false(const std::vector<statement>& said) {
        if (said.size() > most_parts) return false;
        for (std::size_t i = 0; i < said.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                if (!exhaust(said[j], said[i])) continue;
                all_.problems.warning("Q4005", all_.where(said[i].node), "one of `" + quoted(all_, said[j].node) + "` and `" + quoted(all_, said[i].node) + "` always holds, so this `or` is never false",
                                      "change one of them, or write `and`");
                all_.problems.also(all_.where(said[j].node), "the other is here");
                return true;
            }
        return false;
    }

    /// The conditions of a comprehension or a quantifier all hold for a member.
    void conditions_of(node_id node) {
        std::vector<statement> said;
        const auto wheres = all_.children(node, node_kind::where);
        if (wheres.size() < 2) return;  // one alone is a chain
        for (const node_id where : wheres)
            for (auto& one : statements_of(all_, names_, all_.first(where))) said.push_back(std::move(one));
        if (!contradiction(said, "nothing is ever taken here")) unlike(said);
    }

    /// `applies when` and `met when` of a criterion: never met, or never failed.
    void against_applies() {
        const node_id applies = all_.tree.child(rule_, node_kind::applies), met = all_.tree.child(rule_, node_kind::met_when);
        if (applies != node_id::none && all_.kind(all_.first(applies)) == node_kind::truth) {
            const bool yes = all_.tree[all_.first(applies)].detail == 1;
            all_.problems.warning("Q4005", all_.where(applies), yes ? "`applies when yes` changes nothing" : "this rule never applies", yes ? "leave it out" : "say when it applies, or leave the rule out");
            return;
        }
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
