#include <algorithm>
#include <set>
#include <tuple>

#include "check/lints.hpp"

namespace quorate::check {

using syntax::node_kind;

namespace {

/// The fields that clauses of a rule speak of, also through what is defined and derived.
class spoken_of {
public:
    explicit spoken_of(const context& all) : all_(all) {}

    void add(node_id node) {
        for (const node_id part : all_under(all_, node)) {
            const auto& meaning = all_.result.meaning_of(part);
            if (meaning.to == binding::kind::field) fields.insert({meaning.of, meaning.index});
            if (meaning.to == binding::kind::definition && definitions_.insert(meaning.index).second) add(all_.result.definitions[meaning.index].node);
        }
    }
    void add_clauses(node_id rule, std::initializer_list<node_kind> kinds) {
        for (const auto kind : kinds)
            for (const node_id clause : all_.children(rule, kind)) add(clause);
    }

    std::set<std::pair<std::uint32_t, std::uint32_t>> fields;  ///< record, field

private:
    const context& all_;
    std::set<std::uint32_t> definitions_;
};

}  // namespace

/// A criterion that waits for the answer to a question where the question may not be asked.
void lint_unasked_answers(context& all) {
    for (const auto& rule : all.result.criteria) {
        if (rule.used_pack) continue;
        spoken_of own(all);
        own.add_clauses(rule.node, {node_kind::applies, node_kind::met_when, node_kind::let});
        for (const node_id node : all_under(all, rule.node)) {
            if (all.kind(node) != node_kind::answer_to || all.next(all.first(node)) != node_id::none) continue;
            const auto& meaning = all.result.meaning_of(all.first(node));
            if (meaning.to != binding::kind::question) continue;
            const auto& question = all.result.questions[meaning.index];
            const node_id applies = all.tree.child(question.node, node_kind::applies);
            if (applies == node_id::none) continue;
            spoken_of asked(all);
            asked.add_clauses(question.node, {node_kind::applies, node_kind::let});
            const bool guarded = asked.fields.empty() || std::any_of(asked.fields.begin(), asked.fields.end(), [&](const auto& field) { return own.fields.contains(field); });
            if (guarded) continue;
            all.problems.warning("Q4017", all.where(node), "`" + question.name + "` is not asked about every record that this rule speaks of, and this is unknown where it is not asked",
                                 "give this rule the same `applies when`, or write `not (…) or answer to " + question.name + "`");
            all.problems.also(all.where(applies), "where it is asked");
        }
    }
}

}  // namespace quorate::check
