// What a pack says of those who decide.
#include "quorate/records.hpp"

#include "api/content.hpp"
#include "api/portfolio.hpp"
#include "assess/answers.hpp"

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

namespace {

/// The record of that id, of that kind if there is one, else of any.
data::record_ref record_called(const data::portfolio& all, std::uint32_t wanted, std::string_view id) {
    if (const auto found = all.find(wanted, id)) return *found;
    for (std::uint32_t type = 0; type < all.words().records.size(); ++type)
        if (const auto found = all.find(type, id)) return *found;
    return {};
}

template <typename Judgement>
texts fault_in_both(const Judgement& given, const plan::program& program) {
    auto english = assess::fault_of(given, program, "en");
    if (english.empty()) return {};
    return texts({{"en", std::move(english)}, {"fr", assess::fault_of(given, program, "fr")}});
}

}  // namespace

texts fault_of(const pack& rules, const portfolio& data, const record_request& judgement) {
    const auto& program = rules.content().program;
    const auto& all = internal::matching(rules, data).data;
    const auto id = [&](std::size_t i) { return i < judgement.about.size() ? judgement.about[i] : std::string(); };
    const auto about = [&](std::uint32_t type) { return record_called(all, type, id(0)); };
    switch (judgement.kind) {
        case record_kind::answer: {
            const auto index = assess::find_rule(program.questions, judgement.rule);
            return fault_in_both(data::answer{judgement.rule, about(index == no_index ? 0 : program.questions[index].subject), judgement.value, judgement.by, judgement.on, judgement.reason, {}}, program);
        }
        case record_kind::confirmation: {
            const auto index = assess::find_rule(program.relations, judgement.rule);
            const auto of = [&](std::size_t i) { return record_called(all, index == no_index ? 0 : i == 0 ? program.relations[index].subject : program.relations[index].second, id(i)); };
            return fault_in_both(data::confirmation{judgement.rule, of(0), of(1), judgement.value == "confirmed", false, judgement.by, judgement.on, judgement.reason, {}}, program);
        }
        case record_kind::derogation: {
            const auto index = assess::find_rule(program.criteria, judgement.rule);
            return fault_in_both(data::derogation{judgement.rule, about(index == no_index ? 0 : program.criteria[index].subject), judgement.value, judgement.by, judgement.on, judgement.until, judgement.reason, {}}, program);
        }
        default: return {};
    }
}

}  // namespace quorate
