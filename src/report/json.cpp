// The structs of a review as JSON text, by the schemas in docs/schema.
#include "quorate/json.hpp"

#include "quorate/explanation.hpp"
#include "quorate/relation_changes.hpp"
#include "quorate/report.hpp"

namespace quorate::inline v1 {

using json = nlohmann::ordered_json;

namespace {

/// Text that is no UTF-8 cannot stop a report: its bad bytes are replaced.
std::string print(const json& made) { return made.dump(2, ' ', false, json::error_handler_t::replace) + "\n"; }

json head(std::string_view format) { return {{"format", format}, {"format_version", 1}}; }

}  // namespace

std::string to_json(const review& result) { return print(result); }
std::string to_json_line(const review& result) { return json(result).dump(-1, ' ', false, json::error_handler_t::replace) + "\n"; }

std::string to_json(const std::vector<explanation>& all) {
    json made = head("quorate-explanation");
    made["explanations"] = all;
    return print(made);
}

std::string to_json(const std::vector<pair_explanation>& all) {
    json made = head("quorate-pair-explanation");
    made["explanations"] = all;
    return print(made);
}

std::string to_json(const open_points& all) {
    json made = head("quorate-questions");
    made["as_of"] = to_string(all.as_of);
    made["points"] = all.points;
    made["not_tried"] = all.not_tried;
    return print(made);
}

std::string to_json(const impact& all) {
    const auto side = [](const impact_side& one) { return json{{"pack", one.pack}, {"version", one.version}, {"as_of", to_string(one.as_of)}}; };
    json made = head("quorate-impact");
    made["before"] = side(all.before);
    made["after"] = side(all.after);
    made["rules"] = all.rules;
    made["records"] = all.records;
    made["unchanged"] = all.unchanged;
    made["only_before"] = all.only_before;
    made["only_after"] = all.only_after;
    made["portfolio"] = all.portfolio;
    return print(made);
}

std::string to_json(const remedies& all) {
    json made = head("quorate-remedy");
    made["about"] = all.about;
    made["wanted"] = {{"outcomes", all.wanted}, {"criterion", all.criterion.criterion.empty() ? json(nullptr) : json(all.criterion)}};
    made["holds"] = all.holds;
    made["complete"] = all.complete;
    made["trials"] = all.trials;
    made["nearest"] = all.nearest.outcome.empty() ? json(nullptr) : json(all.nearest);
    made["in_the_way"] = all.in_the_way;
    made["own_condition"] = all.own_condition;
    made["remedies"] = all.all;
    made["out_of_reach"] = all.out_of_reach;
    made["conflict"] = all.conflict;
    made["losses"] = all.losses;
    made["not_searched"] = all.not_searched;
    return print(made);
}

std::string to_json(const std::vector<related_pair>& pairs) {
    json made = head("quorate-relations");
    made["relations"] = pairs;
    return print(made);
}

std::string to_json(const relation_changes& all) {
    json made = head("quorate-relation-changes");
    made["appeared"] = all.appeared;
    made["changed"] = all.changed;
    made["gone"] = all.gone;
    made["unchanged"] = all.unchanged;
    return print(made);
}

std::string to_json(const related_records& found) {
    json made = head("quorate-relations");
    made.update(json(found));
    return print(made);
}

std::string to_json_lines(const std::vector<related_pair>& pairs) {
    std::string all;
    for (const auto& one : pairs) all += json(one).dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
    return all;
}

std::string to_json(const diagnostics& problems) {
    json made = head("quorate-diagnostics");
    made["diagnostics"] = problems;
    return print(made);
}

std::string to_json(const std::vector<case_result>& results) {
    json made = head("quorate-cases");
    std::size_t passed = 0;
    for (const auto& one : results) passed += one.passed ? 1 : 0;
    made["passed"] = passed;
    made["failed"] = results.size() - passed;
    made["cases"] = results;
    return print(made);
}

}  // namespace quorate
