#include "assess/answers.hpp"

namespace quorate::assess {

namespace {

std::uint32_t find_entry(const classification& list, std::string_view id) {
    for (std::uint32_t i = 0; i < list.entries.size(); ++i)
        if (list.entries[i].id == id) return i;
    return no_index;
}

/// "`a` or `b`"
std::string names_of(const std::vector<entry_ref>& people, const vocabulary& words) {
    std::string all;
    for (const auto& one : people) all += (all.empty() ? "`" : " or `") + words.classifications[one.of].entries[one.index].id + "`";
    return all;
}

bool among(const std::vector<entry_ref>& people, std::string_view id, const vocabulary& words) {
    for (const auto& one : people)
        if (words.classifications[one.of].entries[one.index].id == id) return true;
    return false;
}

std::string fault_of_person(const std::vector<entry_ref>& people, const std::string& by, std::string_view who, const vocabulary& words) {
    if (people.empty()) return {};
    if (by.empty()) return "it does not say `by` whom; " + std::string(who) + " is " + names_of(people, words);
    if (!among(people, by, words)) return "`" + by + "` is not one who may: " + std::string(who) + " is " + names_of(people, words);
    return {};
}

}  // namespace

std::string fault_of(const data::answer& given, const plan::program& program) {
    const auto index = find_rule(program.questions, given.question);
    if (index == no_index) return "there is no question `" + given.question + "`";
    const auto& question = program.questions[index];
    if (!program.words.is_a(given.about.type, question.subject))
        return "the question `" + question.name + "` is asked about `" + program.words.records[question.subject].collection + "`";
    if (auto fault = fault_of_person(question.answered_by, given.by, "who answers `" + question.name + "`", program.words); !fault.empty()) return fault;
    if (!given.on) return "it has no date: `on` says when it was given";
    const auto& text = given.value;
    switch (question.answer) {
        case plan::answer_kind::truth:
            if (text != "yes" && text != "no") return "the answer to `" + question.name + "` is yes or no, and this is \"" + text + "\"";
            break;
        case plan::answer_kind::number:
            if (!parse_rational(text)) return "the answer to `" + question.name + "` is a number, and this is \"" + text + "\"";
            break;
        case plan::answer_kind::day:
            if (!parse_day(text)) return "the answer to `" + question.name + "` is a date, and this is \"" + text + "\"";
            break;
        case plan::answer_kind::entry:
            if (find_entry(program.words.classifications[question.answer_list], text) == no_index)
                return "the answer to `" + question.name + "` is an entry of `" + program.words.classifications[question.answer_list].name +
                       "`, and this is \"" + text + "\"";
            break;
        case plan::answer_kind::text: break;
    }
    return {};
}

std::string fault_of(const data::confirmation& given, const plan::program& program) {
    const auto index = find_rule(program.relations, given.relation);
    if (index == no_index) return "there is no relation `" + given.relation + "`";
    const auto& relation = program.relations[index];
    const auto fits = [&](record_ref a, record_ref b) {
        return program.words.is_a(a.type, relation.subject) && program.words.is_a(b.type, relation.second);
    };
    if (!fits(given.first, given.second) && (relation.directed || !fits(given.second, given.first)))
        return "the relation `" + relation.name + "` joins `" + program.words.records[relation.subject].collection + "` and `" +
               program.words.records[relation.second].collection + "`";
    if (auto fault = fault_of_person(relation.decided_by, given.by, "who decides on `" + relation.name + "`", program.words); !fault.empty()) return fault;
    if (!given.on) return "it has no date: `on` says when it was found";
    if (!given.accepted) return {};
    if (relation.grade == relation_grade::bar) return "`" + relation.name + "` bars whatever the reason; \"accepted\" goes with `grade bar unless reasoned`";
    if (relation.grade == relation_grade::note) return "`" + relation.name + "` is for information and bars nothing that could be accepted";
    if (given.reason.find_first_not_of(" \t\r\n") == std::string::npos)
        return "it records no `reason`, and without one `" + relation.name + "` bars";
    return {};
}

std::string fault_of(const data::derogation& given, const plan::program& program) {
    const auto index = find_rule(program.criteria, given.criterion);
    if (index == no_index) return "there is no criterion `" + given.criterion + "`";
    const auto& rule = program.criteria[index];
    if (!program.words.is_a(given.about.type, rule.subject)) return "`" + rule.name + "` is about `" + program.words.records[rule.subject].collection + "`";
    if (!rule.derogation) return "`" + rule.name + "` allows no derogation";
    if (auto fault = fault_of_person(rule.derogation->by, given.by, "who may derogate from `" + rule.name + "`", program.words); !fault.empty()) return fault;
    if (given.ground.empty()) return "it does not name its `ground`; the grounds are " + names_of(rule.derogation->grounds, program.words);
    if (!among(rule.derogation->grounds, given.ground, program.words))
        return "`" + given.ground + "` is no ground for it; the grounds are " + names_of(rule.derogation->grounds, program.words);
    if (!given.on) return "it has no date: `on` says when it was decided";
    return {};
}

value read_answer(const data::answer& given, const plan::question& question, const vocabulary& words, texts& text) {
    switch (question.answer) {
        case plan::answer_kind::truth: return make_truth(given.value == "yes");
        case plan::answer_kind::number: return make_number(parse_rational(given.value).value_or(rational{}));
        case plan::answer_kind::day: return {parse_day(given.value).value_or(day{}), reason_set::none};
        case plan::answer_kind::entry: 
            return {entry_ref{question.answer_list, find_entry(words.classifications[question.answer_list], given.value)}, reason_set::none};
        case plan::answer_kind::text:
            text = texts({{std::string(), given.value}});
            return {&text, reason_set::none};
    }
    return {};
}

}  // namespace quorate::assess
