// What people gave to a review, and what of the data it does not see.
#include <algorithm>
#include <tuple>

#include "assess/answers.hpp"
#include "explain/review.hpp"

namespace quorate::explain {

std::vector<answer_given> reviewer::describe_answers(const plan::criterion& rule, record_ref about) {
    std::vector<answer_given> all;
    for (const auto question : rule.asks) {
        const auto& found = findings_.answer(question, about);
        if (found.given == nullptr) continue;
        const auto asked = findings_.asked(question, about);
        if (const auto* truth = asked.get<bool>(); truth && !*truth) continue;
        const auto& by = *found.given;
        all.push_back({.question = program_.questions[question].name, .title = words_.title(program_.questions[question]), .answer = by.value, .answer_text = words_.of(found.is),
                       .given_by = by.by, .given_by_name = words_.person(by.by), .given_on = by.on, .reason = by.reason});
    }
    return all;
}

void reviewer::describe_left_out(std::vector<omission>& all) const {
    for (auto& one : all) {
        const auto title_in = [&](const auto& rules) {
            if (const auto found = assess::find_rule(rules, one.name); found != no_index) one.title = words_.title(rules[found]);
        };
        if (one.what == omission::kind::answer) title_in(program_.questions);
        if (one.what == omission::kind::confirmation) title_in(program_.relations);
        if (one.what == omission::kind::derogation) title_in(program_.criteria);
    }
    const auto& data = on_.data();
    const auto errors = all.size();
    const auto add = [&](omission::kind what, record_ref about, const std::string& name, const std::optional<day>& dated, const auto& rules) {
        if (!dated || *dated <= on_.as_of()) return;
        const auto named = words_.name(about);
        const auto found = assess::find_rule(rules, name);
        all.push_back({.what = what, .why = omission::cause::later, .collection = named.collection, .id = named.id, .name = name,
                       .title = found == no_index ? texts{} : words_.title(rules[found]), .dated = dated, .where = {}});
    };
    for (const auto& one : data.answers) add(omission::kind::answer, one.about, one.question, one.on, program_.questions);
    for (const auto& one : data.confirmations) {
        const auto before = all.size();
        add(omission::kind::confirmation, one.first, one.relation, one.on, program_.relations);
        if (all.size() > before) all.back().id += " – " + words_.name(one.second).id;
    }
    for (const auto& one : data.derogations) add(omission::kind::derogation, one.about, one.criterion, one.on, program_.criteria);
    std::stable_sort(all.begin() + static_cast<std::ptrdiff_t>(errors), all.end(), [](const omission& a, const omission& b) {
        return std::tie(a.what, a.collection, a.id, a.dated, a.name) < std::tie(b.what, b.collection, b.id, b.dated, b.name);
    });
}

std::vector<reading> reviewer::describe_readings() {
    std::vector<reading> all;
    for (std::uint32_t i = 0; i < program_.parameters.size(); ++i) {
        const auto& one = program_.parameters[i];
        if (!one.reading.empty()) all.push_back({.name = one.name, .label = one.title, .value = words_.of(on_.parameter(i)), .taken = one.reading});
    }
    return all;
}

}  // namespace quorate::explain
