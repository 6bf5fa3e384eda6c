// JSON out is valid by its published schemas, and JSON in by the schema that a pack prints.
#include <doctest/doctest.h>

#include <unistd.h>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "api/pipeline.hpp"
#include "quorate/citations.hpp"
#include "quorate/explanation.hpp"
#include "quorate/impact.hpp"
#include "quorate/questions.hpp"
#include "quorate/relation_changes.hpp"
#include "quorate/remedy.hpp"
#include "quorate/records.hpp"

using namespace quorate;
using namespace quorate::testing;
using nlohmann::json;

namespace {

/// What is wrong with a document by a schema, or nothing. (The validator knows draft 7: `$defs` is told to it as `definitions`.)
std::string faults(const json& document, std::string schema_text) {
    for (std::size_t at = 0; (at = schema_text.find("$defs", at)) != std::string::npos;) schema_text.replace(at, 5, "definitions");
    const json schema_json = json::parse(schema_text);
    valijson::Schema schema;
    valijson::SchemaParser parser;
    valijson::adapters::NlohmannJsonAdapter schema_adapter(schema_json);
    parser.populateSchema(schema_adapter, schema);
    valijson::Validator validator;
    valijson::ValidationResults results;
    valijson::adapters::NlohmannJsonAdapter target(document);
    if (validator.validate(schema, target, &results)) return {};
    std::string all;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
        for (const auto& step : error.context) all += step;
        all += ": " + error.description + "\n";
    }
    return all;
}

std::string schema(const std::string& name) { return read(project() / "docs" / "schema" / (name + "-1.schema.json")); }

struct example {
    pack rules;
    std::vector<document> documents;
    portfolio data;
    example()
        : rules(*load_pack(pack_files("pompidou-2019-2022")).value),
          documents{{"programme.json", read(folder() / "programme.json")}, {"context.json", read(folder() / "context.json")}, {"proposals.json", read(folder() / "proposals.json"), true}},
          data(*load_portfolio(rules, documents).value) {}
    static std::filesystem::path folder() { return project() / "examples" / "pompidou-2019-2022"; }
};

}  // namespace

TEST_CASE("a review is valid by its schema") {
    const example given;
    const auto text = to_json(make_review(given.rules, given.data, {*parse_day("2019-06-01")}));
    CHECK(faults(json::parse(text), schema("review")) == "");
    auto spoilt = json::parse(text);
    spoilt["subjects"][0]["findings"][0]["result"] = "perhaps";
    CHECK(faults(spoilt, schema("review")) != "");
    spoilt = json::parse(text);
    spoilt["surplus"] = 1;
    CHECK(faults(spoilt, schema("review")) != "");
}

TEST_CASE("relations, cases and diagnostics are valid by theirs") {
    const example given;
    CHECK(faults(json::parse(to_json(find_relations(given.rules, given.data, {*parse_day("2019-06-01")}))), schema("relations")) == "");
    CHECK(faults(json::parse(to_json(run_cases(given.rules))), schema("cases")) == "");
    const review_options options{*parse_day("2019-06-01")};
    const auto records = find_related_records(given.rules, given.data, options);
    CHECK_FALSE(records.groups.empty());
    CHECK(faults(json::parse(to_json(records)), schema("relations")) == "");
    auto fewer = given.documents;
    std::erase_if(fewer, [](const document& one) { return one.subjects; });
    const auto before = load_portfolio(given.rules, fewer);
    const auto changes = find_relation_changes(given.rules, *before.value, given.data, options);
    CHECK_FALSE(changes.appeared.empty());
    CHECK(faults(json::parse(to_json(changes)), schema("relation-changes")) == "");
    CHECK(faults(json::parse(to_json(*explain_pair(given.rules, given.data, options, "SA7", "PG1.3.2").value)), schema("pair-explanation")) == "");
    CHECK(faults(json::parse(to_json(make_explanations(given.rules, given.data, options, "P-03"))), schema("explanation")) == "");
    const auto broken = load_text("pack p { }\nlist l { a }\ncriterion c must { for x in ys }");
    REQUIRE(has_errors(broken.diagnostics));
    CHECK(faults(json::parse(to_json(broken.diagnostics)), schema("diagnostics")) == "");
}

TEST_CASE("the example data is valid by the schema of its pack") {
    const example given;
    const auto printed = data_schema(given.rules);
    for (const auto& one : given.documents) {
        CAPTURE(one.name);
        CHECK(faults(json::parse(one.content), printed) == "");
    }
    auto spoilt = json::parse(given.documents[0].content);
    spoilt["actions"][0]["titel"] = "x";
    CHECK(faults(spoilt, printed) != "");
}

TEST_CASE("the same input gives the same bytes, whatever the order of files and records") {
    const example given;
    const auto as_of = review_options{*parse_day("2019-06-01")};
    const auto first = to_json(make_review(given.rules, given.data, as_of));
    CHECK((first == to_json(make_review(given.rules, given.data, as_of))));
    std::vector<document> turned(given.documents.rbegin(), given.documents.rend());
    for (auto& one : turned) {
        auto content = json::parse(one.content);
        for (auto& [key, records] : content.items())
            if (records.is_array()) std::reverse(records.begin(), records.end());
        one.content = content.dump();
    }
    const auto again = load_portfolio(given.rules, turned);
    CHECK((first == to_json(make_review(given.rules, *again.value, as_of))));
}

TEST_CASE("explanations are valid by their schema") {
    const example given;
    const auto all = make_explanations(given.rules, given.data, {*parse_day("2019-06-01")}, "P-03");
    CHECK(all.size() > 10);
    CHECK(faults(json::parse(to_json(all)), schema("explanation")) == "");
}

TEST_CASE("citations are valid by their schema") {
    const example given;
    const std::vector<document> texts{{"programme-2019-2022.fr.txt", "Formes de travail\n\nle soutien d'au moins cinq autres délégations\n"}};
    CHECK(faults(json::parse(to_json(check_citations(given.rules, texts))), schema("citations")) == "");
}

TEST_CASE("records and verifications are valid by their schemas") {
    const auto folder = std::filesystem::temp_directory_path() / ("quorate-schema-test-" + std::to_string(static_cast<unsigned long>(::getpid())));
    std::filesystem::create_directories(folder);
    const auto journal = (folder / "decisions.jsonl").string();
    const example given;
    record_request what{.about = {"P-01"}, .rule = {}, .value = "admissible", .by = "permanent-correspondents", .on = *parse_day("2019-06-12"), .until = {}, .reason = "Adopted."};
    what.against_findings = true;
    const auto made = append_record(journal, pack_files("pompidou-2019-2022"), given.documents, {*parse_day("2019-06-01")}, what);
    REQUIRE(made.record);
    CHECK(faults(json::parse(read(journal)), schema("record")) == "");
    const auto verified = verify_journal(journal);
    CHECK(is_sound(verified));
    CHECK(faults(json::parse(to_json(verified)), schema("verification")) == "");
    std::filesystem::remove_all(folder);
}

TEST_CASE("open points, remedies and losses are valid by their schemas") {
    const example given;
    const review_options options{.as_of = *parse_day("2019-06-01"), .only = {"P-02", "P-04"}};
    CHECK(faults(json::parse(to_json(find_open_points(given.rules, given.data, options))), schema("questions")) == "");
    for (const auto* id : {"P-01", "P-03", "P-10"}) {
        const auto text = to_json(find_remedies(given.rules, given.data, options, id));
        CHECK(faults(json::parse(text), schema("remedy")) == "");
        auto spoilt = json::parse(text);
        spoilt["holds"] = "perhaps";
        CHECK(faults(spoilt, schema("remedy")) != "");
    }
}

TEST_CASE("an impact is valid by its schema") {
    const example given;
    const review_options before{.as_of = *parse_day("2019-06-01"), .only = {"P-11", "P-05"}}, after{.as_of = *parse_day("2022-06-01"), .only = {"P-11", "P-05"}};
    const auto found = compare_reviews({given.rules, given.data, before}, {given.rules, given.data, after});
    CHECK(found.anything());
    CHECK(faults(json::parse(to_json(found)), schema("impact")) == "");
}
