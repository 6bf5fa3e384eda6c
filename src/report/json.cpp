// The structs of a review as JSON text, by the schemas in docs/schema.
#include "quorate/json.hpp"

#include "quorate/explanation.hpp"
#include "quorate/report.hpp"

namespace quorate::inline v1 {

using json = nlohmann::ordered_json;

namespace {

/// Text that is no UTF-8 cannot stop a report: its bad bytes are replaced.
std::string print(const json& made) { return made.dump(2, ' ', false, json::error_handler_t::replace) + "\n"; }

json head(std::string_view format) { return {{"format", format}, {"format_version", 1}}; }

}  // namespace

std::string to_json(const review& result) { return print(result); }

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

std::string to_json(const std::vector<related_pair>& pairs) {
    json made = head("quorate-relations");
    made["relations"] = pairs;
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
