#include "assess/answers.hpp"

namespace quorate::assess {

namespace {

std::uint32_t find_entry(const classification& list, std::string_view id) {
    for (std::uint32_t i = 0; i < list.entries.size(); ++i)
        if (list.entries[i].id == id) return i;
    return no_index;
}

/// Sentences in the language that is asked for.
class sentences {
public:
    sentences(const vocabulary& words, std::string_view language) : words_(words), french_(language == "fr") {}

    [[nodiscard]] std::string say(const std::string& english, const std::string& french) const { return french_ ? french : english; }

    /// "`a` or `b`"
    [[nodiscard]] std::string names_of(const std::vector<entry_ref>& people) const {
        std::string all;
        for (const auto& one : people) all += (all.empty() ? "`" : french_ ? " ou `" : " or `") + words_.classifications[one.of].entries[one.index].id + "`";
        return all;
    }

    [[nodiscard]] std::string collection(std::uint32_t type) const { return "`" + words_.records[type].collection + "`"; }

    [[nodiscard]] std::string no_date(const char* english, const char* french) const { return say(std::string("it has no date: `on` says when it was ") + english, std::string("pas de date\u00A0: `on` dit quand ") + french); }

private:
    const vocabulary& words_;
    bool french_;
};

bool among(const std::vector<entry_ref>& people, std::string_view id, const vocabulary& words) {
    for (const auto& one : people)
        if (words.classifications[one.of].entries[one.index].id == id) return true;
    return false;
}

/// `who` begins a sentence that ends with those who may.
std::string fault_of_person(const std::vector<entry_ref>& people, const std::string& by, const std::string& who, const vocabulary& words, const sentences& in) {
    if (people.empty()) return {};
    if (by.empty()) return in.say("it does not say `by` whom; ", "`by` ne dit pas par qui\u00A0; ") + who + in.names_of(people);
    if (!among(people, by, words)) return "`" + by + in.say("` is not one who may: ", "` n'en a pas le pouvoir\u00A0: ") + who + in.names_of(people);
    return {};
}

/// What an answer must be that is of another kind.
std::string fault_of_value(const data::answer& given, const plan::question& question, const vocabulary& words, const sentences& in) {
    const auto must_be = [&](const std::string& english, const std::string& french) {
        return in.say("the answer to `" + question.name + "` is " + english + ", and this is \"" + given.value + "\"", "la réponse à `" + question.name + "` est " + french + ", et ceci est «\u00A0" + given.value + "\u00A0»");
    };
    switch (question.answer) {
        case plan::answer_kind::truth: return given.value == "yes" || given.value == "no" ? std::string() : must_be("yes or no", "oui ou non (`yes` ou `no`)");
        case plan::answer_kind::number: return parse_rational(given.value) ? std::string() : must_be("a number", "un nombre");
        case plan::answer_kind::day: return parse_day(given.value) ? std::string() : must_be("a date", "une date");
        case plan::answer_kind::entry: {
            const auto& list = words.classifications[question.answer_list];
            return find_entry(list, given.value) != no_index ? std::string() : must_be("an entry of `" + list.name + "`", "une entrée de `" + list.name + "`");
        }
        case plan::answer_kind::text: break;
    }
    return {};
}

}  // namespace

std::string fault_of(const data::answer& given, const plan::program& program, std::string_view language) {
    const sentences in(program.words, language);
    const auto index = find_rule(program.questions, given.question);
    if (index == no_index) return in.say("there is no question `" + given.question + "`", "il n'y a pas de question `" + given.question + "`");
    const auto& question = program.questions[index];
    if (!program.words.is_a(given.about.type, question.subject))
        return in.say("the question `" + question.name + "` is asked about ", "la question `" + question.name + "` porte sur ") + in.collection(question.subject);
    const auto who = in.say("who answers `" + question.name + "` is ", "à `" + question.name + "` répond ");
    if (auto fault = fault_of_person(question.answered_by, given.by, who, program.words, in); !fault.empty()) return fault;
    if (!given.on) return in.no_date("given", "elle a été donnée");
    return fault_of_value(given, question, program.words, in);
}

std::string fault_of(const data::confirmation& given, const plan::program& program, std::string_view language) {
    const sentences in(program.words, language);
    const auto index = find_rule(program.relations, given.relation);
    if (index == no_index) return in.say("there is no relation `" + given.relation + "`", "il n'y a pas de relation `" + given.relation + "`");
    const auto& relation = program.relations[index];
    const auto fits = [&](record_ref a, record_ref b) {
        return program.words.is_a(a.type, relation.subject) && program.words.is_a(b.type, relation.second);
    };
    const auto name = "`" + relation.name + "`";
    if (!fits(given.first, given.second) && (relation.directed || !fits(given.second, given.first)))
        return in.say("the relation " + name + " joins " + in.collection(relation.subject) + " and " + in.collection(relation.second),
                      "la relation " + name + " lie " + in.collection(relation.subject) + " et " + in.collection(relation.second));
    if (auto fault = fault_of_person(relation.decided_by, given.by, in.say("who decides on " + name + " is ", "de " + name + " décide "), program.words, in); !fault.empty()) return fault;
    if (!given.on) return in.no_date("found", "cela a été constaté");
    if (!given.accepted) return {};
    if (relation.grade == relation_grade::bar)
        return in.say(name + " bars whatever the reason; \"accepted\" goes with `grade bar unless reasoned`", name + " fait obstacle quel que soit le motif\u00A0; « accepted » va avec `grade bar unless reasoned`");
    if (relation.grade == relation_grade::note)
        return in.say(name + " is for information and bars nothing that could be accepted", name + " est pour information et ne fait obstacle à rien qui pourrait être admis");
    if (given.reason.find_first_not_of(" \t\r\n") == std::string::npos)
        return in.say("it records no `reason`, and without one " + name + " bars", "sans `reason`, aucun motif n'est consigné, et " + name + " fait obstacle");
    return {};
}

std::string fault_of(const data::derogation& given, const plan::program& program, std::string_view language) {
    const sentences in(program.words, language);
    const auto index = find_rule(program.criteria, given.criterion);
    if (index == no_index) return in.say("there is no criterion `" + given.criterion + "`", "il n'y a pas de critère `" + given.criterion + "`");
    const auto& rule = program.criteria[index];
    const auto name = "`" + rule.name + "`";
    if (!program.words.is_a(given.about.type, rule.subject)) return in.say(name + " is about ", name + " porte sur ") + in.collection(rule.subject);
    if (!rule.derogation) return in.say(name + " allows no derogation", name + " n'admet aucune dérogation");
    if (auto fault = fault_of_person(rule.derogation->by, given.by, in.say("who may derogate from " + name + " is ", "peut déroger à " + name + "\u00A0: "), program.words, in); !fault.empty()) return fault;
    const auto grounds = in.say("the grounds are ", "les motifs sont ") + in.names_of(rule.derogation->grounds);
    if (given.ground.empty()) return in.say("it does not name its `ground`; ", "`ground` ne dit pas son motif\u00A0; ") + grounds;
    if (!among(rule.derogation->grounds, given.ground, program.words)) return "`" + given.ground + in.say("` is no ground for it; ", "` n'en est pas un motif\u00A0; ") + grounds;
    if (!given.on) return in.no_date("decided", "elle a été décidée");
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
