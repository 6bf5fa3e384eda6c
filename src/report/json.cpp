// The structs of a review as JSON, by the schemas in docs/schema.
#include <nlohmann/json.hpp>

#include "quorate/explanation.hpp"
#include "quorate/report.hpp"

namespace quorate::inline v1 {

using json = nlohmann::ordered_json;

namespace {

json make(const texts& all) {
    json made = json::object();
    for (const auto& one : all.all()) made[one.language] = one.text;
    return made;
}

json make(const std::optional<day>& date) { return date ? json(to_string(*date)) : json(nullptr); }

json make(const record_name& one) { return {{"collection", one.collection}, {"id", one.id}, {"title", make(one.title)}}; }

json make(const citation& one) {
    return {{"source", one.source}, {"title", one.title}, {"sections", one.sections}, {"quotation", one.quotation},
            {"language", one.language}, {"url", one.url}, {"dated", make(one.dated)}};
}

json make(const missing& one) {
    static constexpr std::string_view kinds[] = {"field", "answer", "arithmetic", "empty", "relation", "text"};
    return {{"kind", kinds[static_cast<std::size_t>(one.what)]}, {"record", make(one.record)}, {"name", one.name}, {"label", make(one.label)}};
}

json make(const counted& one) {
    static constexpr std::string_view parts[] = {"counted", "left-out", "undecided", "repeated"};
    return {{"id", one.id}, {"name", make(one.name)}, {"part", parts[static_cast<std::size_t>(one.how)]}, {"reason", make(one.reason)}};
}

json make(const shown_value& one) { return {{"name", one.name}, {"label", make(one.label)}, {"value", make(one.value)}}; }

// All of them before the template that uses them.
json make(const record_name& one);
json make(const citation& one);
json make(const missing& one);
json make(const counted& one);
json make(const shown_value& one);
json make(const texts& all);
json make(const explained_part& one);
json make(const explanation::named_part& one);
json make(const explanation& one);
json make(const period& one);
json make(const clock_reading& one);
json make(const score& one);
json make(const scoring& one);
json make(const ranked& one);
json make(const unranked& one);
json make(const ranking& one);
json make(const tally& one);
json make(const finding& one);
json make(const question& one);
json make(const related_pair& one);
json make(const consideration& one);
json make(const route& one);
json make(const routing& one);
json make(const ground& one);
json make(const outcome& one);
json make(const subject_review& one);
json make(const coverage_line& one);
json make(const coverage_cell& one);
json make(const coverage& one);
json make(const related_group& one);
json make(const place& one);
json make(const related_place& one);
json make(const diagnostic& one);
json make(const case_result& one);

template <typename Item>
json list(const std::vector<Item>& all) {
    json made = json::array();
    for (const auto& one : all) made.push_back(make(one));
    return made;
}

json make(const tally& one) {
    return {{"name", one.name}, {"label", make(one.label)}, {"at_least", one.at_least}, {"at_most", one.at_most}, {"items", list(one.items)}};
}

json make(const derogation& one) {
    return {{"by", one.by}, {"by_name", make(one.by_name)}, {"ground", one.ground}, {"ground_name", make(one.ground_name)}, {"on", make(one.on)},
            {"until", make(one.until)}, {"reason", one.reason}};
}

json make(const finding& one) {
    return {{"criterion", one.criterion}, {"title", make(one.title)}, {"grade", to_string(one.grade)}, {"about", make(one.about)},
            {"result", to_string(one.result)}, {"message", make(one.message)}, {"missing", list(one.missing_facts)}, {"questions", one.questions},
            {"tallies", list(one.tallies)}, {"values", list(one.values)}, {"overridden_by", one.overridden_by},
            {"derogation", one.derogation ? make(*one.derogation) : json(nullptr)}, {"citations", list(one.citations)}};
}

json make(const explained_part& one) {
    static constexpr std::string_view states[] = {"value", "holds", "fails", "unknown"};
    return {{"node", one.node}, {"operation", one.operation}, {"place", make(one.where)}, {"wording", one.wording}, {"label", make(one.label)},
            {"state", states[static_cast<std::size_t>(one.is)]}, {"value", make(one.value)}, {"missing", list(one.missing_facts)},
            {"tally", one.who ? make(*one.who) : json(nullptr)}, {"parts", list(one.parts)}};
}

json make(const explanation::named_part& one) { return {{"name", one.name}, {"label", make(one.label)}, {"part", make(one.part)}}; }

json make(const explanation& one) {
    return {{"finding", make(one.finding)}, {"place", make(one.where)}, {"applies", one.applies ? make(*one.applies) : json(nullptr)},
            {"lets", list(one.lets)}, {"met", one.met ? make(*one.met) : json(nullptr)}};
}

json make(const period& one) { return {{"from", to_string(one.first)}, {"to", to_string(one.last)}}; }

json make(const clock_reading& one) {
    return {{"clock", one.name}, {"title", make(one.title)}, {"state", to_string(one.state)}, {"started", make(one.started)}, {"deadline", make(one.deadline)},
            {"pauses", list(one.pauses)}, {"missing", list(one.missing_facts)}, {"citations", list(one.citations)}};
}

json make(const score& one) {
    return {{"name", one.name}, {"label", make(one.label)}, {"points", make(one.points)}, {"out_of", make(one.out_of)}, {"weight", make(one.weight)},
            {"at_least", make(one.at_least)}, {"threshold", to_string(one.passes)}};
}

json make(const scoring& one) {
    return {{"scoring", one.name}, {"title", make(one.title)}, {"parts", list(one.parts)}, {"points", make(one.points)}, {"weighted_points", make(one.weighted_points)},
            {"result", to_string(one.result)}, {"missing", list(one.missing_facts)}, {"citations", list(one.citations)}};
}

json make(const ranked& one) { return {{"rank", one.rank}, {"record", make(one.record)}, {"keys", list(one.keys)}}; }

json make(const unranked& one) { return {{"record", make(one.record)}, {"missing", list(one.missing_facts)}}; }

json make(const ranking& one) {
    return {{"ranking", one.name}, {"title", make(one.title)}, {"orders", list(one.orders)}, {"rows", list(one.rows)}, {"unranked", list(one.left)},
            {"citations", list(one.citations)}};
}

json make(const question& one) {
    return {{"question", one.name}, {"wording", make(one.wording)}, {"about", make(one.about)}, {"answered_by", list(one.answered_by)},
            {"answer_form", make(one.answer_form)}, {"open", one.open}, {"answer", one.open ? json(nullptr) : json(one.answer)},
            {"answer_text", make(one.answer_text)}, {"given_by", one.given_by}, {"given_by_name", make(one.given_by_name)}, {"given_on", make(one.given_on)}, {"reason", one.reason}, {"stands_until", make(one.stands_until)},
            {"facts", list(one.facts)}, {"decides", one.decides}, {"citations", list(one.citations)}};
}

json make(const related_pair& one) {
    return {{"relation", one.relation}, {"title", make(one.title)}, {"grade", to_string(one.grade)}, {"state", to_string(one.state)},
            {"directed", one.directed}, {"first", make(one.first)}, {"second", make(one.second)}, {"message", make(one.message)},
            {"shared", list(one.shared)}, {"missing", list(one.missing_facts)}, {"found_by", one.found_by}, {"found_by_name", make(one.found_by_name)}, {"found_on", make(one.found_on)},
            {"reason", one.reason}, {"citations", list(one.citations)}};
}

json make(const consideration& one) {
    return {{"name", one.name}, {"label", make(one.label)}, {"result", to_string(one.result)}, {"shared", list(one.shared)}};
}

json make(const route& one) {
    return {{"target", make(one.target)}, {"result", to_string(one.result)}, {"message", make(one.message)},
            {"considerations", list(one.considerations)}, {"missing", list(one.missing_facts)}};
}

json make(const routing& one) {
    return {{"routing", one.name}, {"title", make(one.title)}, {"routes", list(one.routes)}, {"citations", list(one.citations)}};
}

json make(const ground& one) {
    return {{"criterion", one.criterion}, {"relation", one.relation}, {"question", one.question}, {"text", make(one.text)}};
}

json make(const outcome& one) {
    return {{"outcome", one.name}, {"title", make(one.title)}, {"decided", one.decided}, {"otherwise", one.otherwise}, {"until", make(one.until)},
            {"message", make(one.message)}, {"grounds", list(one.grounds)}, {"citations", list(one.citations)}};
}

json make(const subject_review& one) {
    return {{"about", make(one.about)}, {"derived", list(one.derived)}, {"outcomes", list(one.outcomes)}, {"findings", list(one.findings)}, {"clocks", list(one.clocks)},
            {"scorings", list(one.scorings)}, {"questions", list(one.questions)},
            {"relations", list(one.relations)}, {"routings", list(one.routings)}};
}

json make(const coverage_line& one) { return {{"id", one.id}, {"label", make(one.label)}, {"level", one.level}, {"count", one.count}}; }

json make(const coverage_cell& one) {
    return {{"row", one.row}, {"column", one.column}, {"records", list(one.records)}, {"values", one.values}};
}

json make(const coverage& one) {
    return {{"coverage", one.name}, {"title", make(one.title)}, {"records", one.records}, {"rows", list(one.rows)},
            {"columns", list(one.columns)}, {"values", list(one.values)}, {"cells", list(one.cells)}, {"citations", list(one.citations)}};
}

json make(const related_group& one) { return list(one.members); }

json make(const place& one) {
    return {{"file", one.file}, {"line", one.line}, {"column", one.column}, {"end_line", one.end_line}, {"end_column", one.end_column},
            {"begin", one.begin}, {"end", one.end}};
}

json make(const related_place& one) { return {{"place", make(one.where)}, {"message", one.message}}; }

json make(const diagnostic& one) {
    static constexpr std::string_view severities[] = {"error", "warning", "note"};
    return {{"code", one.code}, {"severity", severities[static_cast<std::size_t>(one.severity)]}, {"message", one.message},
            {"place", make(one.where)}, {"related", list(one.related)}, {"help", one.help}};
}

json make(const case_result& one) {
    return {{"case", one.name}, {"place", make(one.where)}, {"passed", one.passed}, {"failures", list(one.failures)}};
}

/// Text that is no UTF-8 cannot stop a report: its bad bytes are replaced.
std::string print(const json& made) { return made.dump(2, ' ', false, json::error_handler_t::replace) + "\n"; }

json head(std::string_view format) { return {{"format", format}, {"format_version", 1}}; }

void add_provenance(json& to, const review& from) {
    to["pack"] = {{"name", from.pack}, {"title", make(from.pack_title)}, {"version", from.pack_version}, {"in_force", from.pack_in_force}};
    to["engine"] = {{"name", "quorate"}, {"version", from.engine_version}};
    to["as_of"] = to_string(from.as_of);
    to["languages"] = from.languages;
    to["parameters"] = list(from.parameters);
}

}  // namespace

std::string to_json(const std::vector<explanation>& all) {
    json made = head("quorate-explanation");
    made["explanations"] = list(all);
    return print(made);
}

std::string to_json(const review& result) {
    json made = head("quorate-review");
    add_provenance(made, result);
    made["subjects"] = list(result.subjects);
    made["portfolio"] = {{"findings", list(result.portfolio_findings)}, {"relations", list(result.portfolio_relations)},
                         {"groups", list(result.groups)}, {"coverages", list(result.coverages)}, {"rankings", list(result.rankings)}};
    return print(made);
}

std::string to_json(const std::vector<related_pair>& pairs) {
    json made = head("quorate-relations");
    made["relations"] = list(pairs);
    return print(made);
}

std::string to_json_lines(const std::vector<related_pair>& pairs) {
    std::string all;
    for (const auto& one : pairs) all += make(one).dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
    return all;
}

std::string to_json(const diagnostics& problems) {
    json made = head("quorate-diagnostics");
    made["diagnostics"] = list(problems);
    return print(made);
}

std::string to_json(const std::vector<case_result>& results) {
    json made = head("quorate-cases");
    std::size_t passed = 0;
    for (const auto& one : results) passed += one.passed ? 1 : 0;
    made["passed"] = passed;
    made["failed"] = results.size() - passed;
    made["cases"] = list(results);
    return print(made);
}

}  // namespace quorate
