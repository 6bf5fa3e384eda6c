#include "explain/explanation.hpp"

#include "explain/recording.hpp"
#include "explain/review.hpp"

namespace quorate::explain {

explanation explain_finding(assess::machine& on, assess::assessment& findings, const text::source_set& sources, std::uint32_t criterion,
                            record_ref about) {
    const auto& rule = on.program().criteria[criterion];
    explanation made;
    made.finding = reviewer(on, findings).describe_finding(criterion, about);
    made.where = sources.locate(rule.where);
    const auto own_steps = on.begin();
    auto in = findings.frame_of(rule, about);
    wording words(on);
    recording hook(words, on, sources);
    const traced listening(on, hook);
    const auto recorded = [&](plan::op_id op) {
        (void)on.evaluate(op, in);
        return std::move(hook.take().back());
    };
    made.in_force = rule.in_force;
    made.is_in_force = rule.in_force.holds(on.as_of());
    if (rule.applies != plan::op_id::none) made.applies = recorded(rule.applies);
    if (!made.finding.overridden_by.empty())
        for (const auto other : rule.overridden_by) {
            const auto& above = on.program().criteria[other];
            if (!above.in_force.holds(on.as_of())) continue;
            auto there = findings.frame_of(above, about);
            explanation::overriding one{above.name, words.title(above), sources.locate(above.where), std::nullopt};
            if (above.applies != plan::op_id::none) {
                if (!assess::is_true(on.evaluate(above.applies, there))) { (void)hook.take(); continue; }
                one.applies = std::move(hook.take().back());
            }
            made.overridden_by.push_back(std::move(one));
        }
    if (made.finding.result == verdict::not_applicable) return made;
    for (const auto& let : rule.lets) {
        if (in.filled(let.slot)) continue;
        const auto held = on.evaluate(let.value, in);
        made.lets.push_back({let.name, let.label, std::move(hook.take().back())});
        in.set(let.slot, held);
    }
    made.met = recorded(rule.met);
    return made;
}

}  // namespace quorate::explain
