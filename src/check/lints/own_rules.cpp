#include "check/lints.hpp"

namespace quorate::check {

std::vector<const declaration*> own_rules(const context& all) {
    std::vector<const declaration*> made;
    const auto& model = all.result;
    for (const auto* rules : {&model.questions, &model.criteria, &model.relations, &model.routings, &model.coverages, &model.outcomes, &model.clocks,
                              &model.scorings, &model.rankings, &model.definitions})
        for (const auto& one : *rules)
            if (!one.used_pack) made.push_back(&one);
    return made;
}

std::vector<node_id> all_under(const context& all, node_id node) {
    std::vector<node_id> made, waiting{node};
    while (!waiting.empty()) {
        const node_id next = waiting.back();
        waiting.pop_back();
        made.push_back(next);
        for (const node_id child : all.tree.children(next)) waiting.push_back(child);
    }
    return made;
}

}  // namespace quorate::check
