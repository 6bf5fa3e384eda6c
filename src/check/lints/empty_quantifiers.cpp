#include <set>

#include "check/analysis.hpp"
#include "check/lints.hpp"

namespace quorate::check {

using syntax::binary_operator;
using syntax::node_kind;
using syntax::quantifier;
using syntax::test_kind;

namespace {

/// `every x in C satisfies …`, or `no x in C where not …`, which says the same.
bool asks_every(const context& all, node_id quantified) {
    const auto how = static_cast<quantifier>(all.tree[quantified].detail & syntax::quantifier_mask);
    const auto wheres = all.children(quantified, node_kind::where);
    if (how == quantifier::every) return wheres.empty();  // said of those of a kind: that there may be none is meant
    const bool none = how == quantifier::no || ((how == quantifier::at_most || how == quantifier::exactly) && all.kind(all.first(quantified)) == node_kind::number && all.value(all.first(quantified)) == "0");
    if (!none || wheres.size() != 1) return false;
    const node_id condition = all.first(wheres.front());
    const auto detail = all.tree[condition].detail;
    if (all.kind(condition) == node_kind::unary) return static_cast<syntax::unary_operator>(detail) == syntax::unary_operator::logical_not;
    if (all.kind(condition) == node_kind::test) return static_cast<test_kind>(detail) == test_kind::not_stated;
    if (all.kind(condition) != node_kind::binary) return false;
    const auto op = static_cast<binary_operator>(detail);
    return op == binary_operator::not_equal || op == binary_operator::not_in;
}

/// Whether the condition says something of whether the collection is empty: `is empty`, `is not empty`, a count, `any … in` it.
bool speaks_of(const context& all, const known_names& names, node_id condition, const std::string& collection) {
    for (const node_id node : all_under(all, condition)) {
        const auto kind = all.kind(node);
        if (kind == node_kind::name) {  // a let that does
            const node_id real = resolved(all, names, node);
            if (real != node && all.result.type_of(real).is == value_type::kind::truth && speaks_of(all, names, real, collection)) return true;
        }
        if (kind == node_kind::test && static_cast<test_kind>(all.tree[node].detail) >= test_kind::empty && canonical(all, names, all.first(node)) == collection) return true;
        if (kind == node_kind::unary && static_cast<syntax::unary_operator>(all.tree[node].detail) == syntax::unary_operator::count && canonical(all, names, all.first(node)) == collection) return true;
        if (kind != node_kind::quantified || static_cast<quantifier>(all.tree[node].detail & syntax::quantifier_mask) == quantifier::every || asks_every(all, node)) continue;
        for (const node_id child : all.tree.children(node))
            if (all.kind(child) != node_kind::where && all.result.slot_of(child) == no_index && canonical(all, names, child) == collection) return true;
    }
    return false;
}

/// A condition that may say something of a collection, with what the names in it stand for.
struct guard { known_names names; node_id condition; };

/// Unguarded, an `every` decides the condition by itself: reached through `and`, `or` and what is defined alone.
class empty_quantifiers {
public:
    explicit empty_quantifiers(context& all) : all_(all) {}

    void look(std::vector<guard>& guards, node_id condition) {
        const auto& names = guards.back().names;
        condition = resolved(all_, names, condition);
        if (all_.kind(condition) == node_kind::binary) {
            const auto op = static_cast<binary_operator>(all_.tree[condition].detail);
            if (op == binary_operator::logical_and || op == binary_operator::logical_or)
                for (const node_id part : all_.tree.children(condition)) look(guards, part);
            if (op == binary_operator::within && all_.result.type_of(all_.first(condition)).many) true_of_nothing(guards, condition, all_.first(condition));
            return;
        }
        if (all_.kind(condition) == node_kind::quantified) return quantified(guards, condition);
        defined(guards, condition);
    }

private:
    void quantified(const std::vector<guard>& guards, node_id condition) {
        if (!asks_every(all_, condition)) return;
        node_id variable = all_.first(condition);
        if (static_cast<quantifier>(all_.tree[condition].detail & syntax::quantifier_mask) >= quantifier::at_least) variable = all_.next(variable);
        node_id collection = all_.next(variable);
        if (all_.kind(collection) == node_kind::grouping) collection = all_.next(all_.first(collection));
        true_of_nothing(guards, condition, collection);
    }

    /// The condition is true also when the collection is empty: said, unless something speaks of that.
    void true_of_nothing(const std::vector<guard>& guards, node_id condition, node_id collection) {
        const auto& names = guards.back().names;
        const node_id real = resolved(all_, names, collection);
        if (all_.result.meaning_of(real).to == binding::kind::classification || all_.kind(real) == node_kind::set) return;
        const auto spelled = canonical(all_, names, collection);
        for (const auto& one : guards)
            if (speaks_of(all_, one.names, one.condition, spelled)) return;
        if (!told_.insert(condition).second) return;
        const auto name = quoted(all_, collection);
        const std::string rest = all_.kind(condition) == node_kind::binary ? quoted(all_, condition) : "every …";
        all_.problems.warning("Q4007", all_.where(condition), "this is true also when `" + name + "` is empty", "write `" + name + " is not empty and " + rest + "`, or `" + name + " is empty or " + rest + "` if that is meant");
    }

    /// What a definition says, its arguments put in.
    void defined(std::vector<guard>& guards, node_id call) {
        const bool named = all_.kind(call) == node_kind::name, applied = all_.kind(call) == node_kind::apply;
        const auto& meaning = all_.result.meaning_of(applied ? all_.first(call) : call);
        if ((!named && !applied) || meaning.to != binding::kind::definition || guards.size() > most_definitions) return;
        const auto& definition = all_.result.definitions[meaning.index];
        if (definition.used_pack || all_.kind(definition.node) != node_kind::definition) return;
        guard inner;
        std::uint32_t slot = 0;
        if (applied)
            for (node_id argument = all_.next(all_.first(call)); argument != node_id::none; argument = all_.next(argument)) inner.names.variables[slot++] = canonical(all_, guards.back().names, argument);
        inner.condition = body_of(definition.node);
        if (inner.condition == node_id::none) return;
        const node_id body = inner.condition;
        guards.push_back(std::move(inner));
        look(guards, body);
        guards.pop_back();
    }

    node_id body_of(node_id definition) const {
        for (node_id part = all_.next(all_.first(definition)); part != node_id::none; part = all_.next(part)) {
            const auto kind = all_.kind(part);
            if (kind != node_kind::argument && kind != node_kind::title && kind != node_kind::cites) return part;
        }
        return node_id::none;
    }

    static constexpr std::size_t most_definitions = 20;  // within each other
    context& all_;
    std::set<node_id> told_;  // a definition may be asked by many rules
};

}  // namespace

/// `every` over what may be empty, where its being true admits something.
void lint_empty_quantifiers(context& all) {
    empty_quantifiers quantifiers(all);
    for (const auto* rules : {&all.result.criteria, &all.result.outcomes})
        for (const auto& rule : *rules) {
            if (rule.used_pack) continue;
            std::vector<guard> guards;
            if (const node_id applies = all.tree.child(rule.node, node_kind::applies); applies != node_id::none) guards.push_back({names_of_rule(all, rule.node), all.first(applies)});
            const auto begin = [&](node_id condition) {
                guards.push_back({names_of_rule(all, rule.node), condition});
                quantifiers.look(guards, condition);
                guards.pop_back();
            };
            for (const node_id clause : all.tree.children(rule.node)) {
                if (all.kind(clause) == node_kind::met_when) begin(all.first(clause));
                if (all.kind(clause) != node_kind::outcome) continue;
                for (const node_id part : all.tree.children(clause)) {
                    const auto part_kind = all.kind(part);
                    if (part != all.first(clause) && part_kind != node_kind::texts && part_kind != node_kind::say && part_kind != node_kind::cites && part_kind != node_kind::until && part_kind != node_kind::unless_barred) begin(part);
                }
            }
        }
}

}  // namespace quorate::check
