#include "records/request.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "records/said.hpp"
#include "text/source.hpp"

namespace quorate::records {

using json = nlohmann::ordered_json;

namespace {

constexpr const char* request_document = "this record";
constexpr std::string_view does_not_count = "Q5101";

std::string list_of(const std::vector<std::string>& names) {
    std::string all;
    for (const auto& one : names) all += (all.empty() ? "`" : ", `") + one + "`";
    return all;
}

/// "; did you mean `x`?", where something is near.
texts suggestion(const std::string& word, const std::vector<std::string>& among) {
    const auto near = text::nearest(word, {among.begin(), among.end()});
    if (near.empty()) return said("");
    return said("; did you mean `" + std::string(near) + "`?", "\u00A0; vouliez-vous dire `" + std::string(near) + "`\u00A0?");
}

/// Who decides must be somebody whom the pack knows.
texts fault_of_person(const std::string& by, const vocabulary& words) {
    std::vector<std::string> known;
    for (const auto& list : words.classifications)
        for (const auto& one : list.entries) {
            if (one.id == by) return {};
            known.push_back(one.id);
        }
    const auto near = suggestion(by, known);
    return said("`" + by + "` is no entry of a list of the pack: who decides is named by the id of one" + near.in("en"),
                "`" + by + "` n'est pas une entrée d'une liste des règles\u00A0: qui décide est nommé par l'identifiant d'une entrée" + near.in("fr"));
}

/// Whether this body may take this decision, and the review finds it open.
std::vector<texts> faults_by_rights(const record_request& what, const decision_rights& rights, const subject_review& subject) {
    const auto& id = subject.about.id;
    const auto on = "`" + rights.collection + "`", outcome = "`" + what.value + "`";
    if (std::find(rights.outcomes.begin(), rights.outcomes.end(), what.value) == rights.outcomes.end()) {
        const auto near = suggestion(what.value, rights.outcomes);
        return {said("the pack has no outcome " + outcome + " for " + on + "; it has " + list_of(rights.outcomes) + near.in("en"),
                     "les règles n'ont pas de suite " + outcome + " pour " + on + "\u00A0; elles ont " + list_of(rights.outcomes) + near.in("fr"))};
    }
    std::vector<texts> faults;
    if (!rights.decided_by.empty() && std::find(rights.decided_by.begin(), rights.decided_by.end(), what.by) == rights.decided_by.end())
        faults.push_back(said("`" + what.by + "` may not decide on " + on + "; who decides is " + list_of(rights.decided_by),
                              "`" + what.by + "` ne peut pas décider de " + on + "\u00A0; décide " + list_of(rights.decided_by)));
    std::vector<std::string> open;
    for (const auto& one : subject.outcomes)
        if (one.decided) open.push_back(one.name);
    if (!what.against_findings && std::find(open.begin(), open.end(), what.value) == open.end())
        faults.push_back(said("the review does not find " + outcome + " open for `" + id + "`; it finds " + (open.empty() ? std::string("no outcome") : list_of(open)),
                              "l'examen ne trouve pas la suite " + outcome + " ouverte pour `" + id + "`\u00A0; il trouve " + (open.empty() ? std::string("aucune suite") : list_of(open))));
    return faults;
}

std::vector<texts> faults_of_decision(const record_request& what, const pack& rules, const review& found) {
    if (what.about.size() != 1) return {said("a decision is about one record", "une décision porte sur un seul enregistrement")};
    const auto& id = what.about.front();
    if (found.subjects.empty()) return {said("no record `" + id + "` is under review", "aucun `" + id + "` n'est soumis à l'examen")};
    const auto& subject = found.subjects.front();
    if (what.on < found.as_of) {
        const auto on = to_string(what.on), as_of = to_string(found.as_of);
        return {said("the decision is of " + on + ", and its findings would be of " + as_of + ", after it: review as of the day on which it was taken, or before",
                     "la décision est du " + on + ", et ses constats seraient du " + as_of + ", plus tard\u00A0: examinez à la date à laquelle elle a été prise, ou avant")};
    }
    for (const auto& rights : decision_rights_of(rules))
        if (rights.collection == subject.about.collection) return faults_by_rights(what, rights, subject);
    return {said("the pack gives no outcomes for `" + subject.about.collection + "`", "les règles ne donnent aucune suite pour `" + subject.about.collection + "`")};
}

json judgement_as_data(const record_request& what) {
    json made;
    switch (what.kind) {
        case record_kind::answer: made = {{"question", what.rule}, {"about", what.about.empty() ? std::string() : what.about.front()}, {"value", what.value}}; break;
        case record_kind::confirmation: made = {{"relation", what.rule}, {"between", what.about}, {"finding", what.value}}; break;
        default: made = {{"criterion", what.rule}, {"about", what.about.empty() ? std::string() : what.about.front()}, {"ground", what.value}};
    }
    made["by"] = what.by;
    made["on"] = to_string(what.on);
    if (what.until) made["until"] = to_string(*what.until);
    made["reason"] = what.reason;
    return made;
}

/// What the pack does not let pass of an answer, a confirmation or a derogation; what is wrong with it as data is told by those who load it.
std::vector<texts> faults_of_judgement(const record_request& what, const pack& rules, std::span<const document> data, const portfolio& loaded) {
    const std::size_t wanted = what.kind == record_kind::confirmation ? 2 : 1;
    if (what.about.size() != wanted)
        return {wanted == 2 ? said("a confirmation is about two records", "une confirmation porte sur deux enregistrements") : said("this is about one record", "ceci porte sur un seul enregistrement")};
    journal_record one;
    one.what = what;
    std::vector<document> all(data.begin(), data.end());
    all.push_back({request_document, as_data(std::span(&one, 1)), false, false});
    std::vector<texts> faults;
    for (const auto& problem : load_portfolio(rules, all).diagnostics) {
        if (problem.where.file != request_document || problem.severity != severity::error) continue;
        if (auto fault = problem.code == does_not_count ? fault_of(rules, loaded, what) : texts(); !fault.empty()) faults.push_back(std::move(fault));
        else faults.push_back(said(problem.message + (problem.help.empty() ? "" : "; " + problem.help)));
    }
    return faults;
}

}  // namespace

std::string as_data(std::span<const journal_record> records) {
    json all = {{"answers", json::array()}, {"confirmations", json::array()}, {"derogations", json::array()}};
    for (const auto& one : records) {
        const char* key = one.what.kind == record_kind::answer ? "answers" : one.what.kind == record_kind::confirmation ? "confirmations" : "derogations";
        if (one.what.kind != record_kind::decision) all[key].push_back(judgement_as_data(one.what));
    }
    return all.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

std::vector<texts> faults_of_request(const record_request& what, const pack& rules, std::span<const document> data, const portfolio& loaded, const review& found) {
    std::vector<texts> faults;
    if (auto fault = fault_of_person(what.by, rules.vocabulary()); !fault.empty()) faults.push_back(std::move(fault));
    if (what.reason.find_first_not_of(" \t\r\n") == std::string::npos) faults.push_back(said("a record gives its reason", "un enregistrement donne son motif"));
    for (const auto* text : {&what.reason, &what.rule, &what.value, &what.by})
        if (!text::is_utf8(*text)) faults.push_back(said("a record is UTF-8 text", "un enregistrement est un texte en UTF-8"));
    if (what.until && *what.until < what.on)
        faults.push_back(said("it would end on " + to_string(*what.until) + ", before " + to_string(what.on) + ", the day from which it stands", "elle finirait le " + to_string(*what.until) + ", avant le " + to_string(what.on) + ", jour à partir duquel elle vaut"));
    if (!faults.empty()) return faults;
    return what.kind == record_kind::decision ? faults_of_decision(what, rules, found) : faults_of_judgement(what, rules, data, loaded);
}

}  // namespace quorate::records
