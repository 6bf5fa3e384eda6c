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
    if (rule.applies != plan::op_id::none) made.applies = recorded(rule.applies);
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
