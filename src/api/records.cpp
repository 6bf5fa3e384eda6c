// What a pack says of those who decide.
#include "quorate/records.hpp"

#include "api/content.hpp"

namespace quorate::inline v1 {

std::vector<decision_rights> decision_rights_of(const pack& rules) {
    const auto& program = rules.content().program;
    std::vector<decision_rights> all;
    for (const auto& group : program.outcomes) {
        decision_rights one{program.words.records[group.subject].collection, {}, {}};
        for (const auto& outcome : group.outcomes) one.outcomes.push_back(outcome.name);
        for (const auto& body : group.decided_by) one.decided_by.push_back(program.words.classifications[body.of].entries[body.index].id);
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace quorate
