#include "records/request.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "text/source.hpp"

namespace quorate::records {

using json = nlohmann::ordered_json;

namespace {

constexpr const char* request_document = "this record";

std::string list_of(const std::vector<std::string>& names) {
    std::string all;
    for (const auto& one : names) all += (all.empty() ? "`" : ", `") + one + "`";
    return all;
}

std::string suggestion(const std::string& word, const std::vector<std::string>& among) {
    const auto near = text::nearest(word, {among.begin(), among.end()});
    return near.empty() ? std::string() : "; did you mean `" + std::string(near) + "`?";
}

/// Who decides must be somebody whom the pack knows.
std::string fault_of_person(const std::string& by, const vocabulary& words) {
    std::vector<std::string> known;
    for (const auto& list : words.classifications)
        for (const auto& one : list.entries) {
            if (one.id == by) return {};
            known.push_back(one.id);
        }
    return "`" + by + "` is no entry of a list of the pack: who decides is named by the id of one" + suggestion(by, known);
}

std::vector<std::string> faults_of_decision(const record_request& what, const pack& rules, const review& found) {
    if (what.about.size() != 1) return {"a decision is about one record"};
    const auto& id = what.about.front();
    if (found.subjects.empty()) return {"no record `" + id + "` is under review"};
    const auto& subject = found.subjects.front();
    std::vector<std::string> faults;
    for (const auto& rights : decision_rights_of(rules)) {
        if (rights.collection != subject.about.collection) continue;
        if (std::find(rights.outcomes.begin(), rights.outcomes.end(), what.value) == rights.outcomes.end()) {
            faults.push_back("the pack has no outcome `" + what.value + "` for `" + rights.collection + "`; it has " + list_of(rights.outcomes));
            return faults;
        }
        if (!rights.decided_by.empty() && std::find(rights.decided_by.begin(), rights.decided_by.end(), what.by) == rights.decided_by.end())
            faults.push_back("`" + what.by + "` may not decide on `" + rights.collection + "`; who decides is " + list_of(rights.decided_by));
        std::vector<std::string> open;
        for (const auto& one : subject.outcomes)
            if (one.decided) open.push_back(one.name);
        if (!what.against_findings && std::find(open.begin(), open.end(), what.value) == open.end())
            faults.push_back("the review does not find `" + what.value + "` open for `" + id + "`; it finds " + (open.empty() ? std::string("no outcome") : list_of(open)));
        return faults;
    }
    return {"the pack gives no outcomes for `" + subject.about.collection + "`"};
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

/// What the pack does not let pass of an answer, a confirmation or a derogation is told by those who load it.
std::vector<std::string> faults_of_judgement(const record_request& what, const pack& rules, std::span<const document> data) {
    const std::size_t wanted = what.kind == record_kind::confirmation ? 2 : 1;
    if (what.about.size() != wanted) return {wanted == 2 ? "a confirmation is about two records" : "this is about one record"};
    journal_record one;
    one.what = what;
    std::vector<document> all(data.begin(), data.end());
    all.push_back({request_document, as_data(std::span(&one, 1)), false, false});
    std::vector<std::string> faults;
    for (const auto& problem : load_portfolio(rules, all).diagnostics)
        if (problem.where.file == request_document && problem.severity == severity::error) faults.push_back(problem.message + (problem.help.empty() ? "" : "; " + problem.help));
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

std::vector<std::string> faults_of_request(const record_request& what, const pack& rules, std::span<const document> data, const review& found) {
    std::vector<std::string> faults;
    if (auto fault = fault_of_person(what.by, rules.vocabulary()); !fault.empty()) faults.push_back(std::move(fault));
    if (what.reason.find_first_not_of(" \t\r\n") == std::string::npos) faults.emplace_back("a record gives its reason");
    for (const auto* text : {&what.reason, &what.rule, &what.value, &what.by})
        if (!text::is_utf8(*text)) faults.emplace_back("a record is UTF-8 text");
    if (!faults.empty()) return faults;
    return what.kind == record_kind::decision ? faults_of_decision(what, rules, found) : faults_of_judgement(what, rules, data);
}

}  // namespace quorate::records
