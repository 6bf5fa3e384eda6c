#include <iostream>

#include <doctest/doctest.h>

#include "conformance/suite.hpp"

using namespace quorate;
using quorate::testing::json;

namespace {

constexpr std::size_t least_cases = 1100;

/// What a reader calls the file: its path below tests/cases.
std::string name_of(const std::filesystem::path& path) { return std::filesystem::relative(path, testing::project() / "tests" / "cases").string(); }

/// One review of a pack, held against what is expected of it.
void check_review(const pack& rules, const std::filesystem::path& file) {
    INFO(name_of(file));
    const auto wanted = json::parse(testing::read(file));
    INFO(wanted.at("case").get<std::string>());
    review_options options{*parse_day(wanted.at("as_of").get<std::string>())};
    const auto settings = wanted.value("parameters", json::object());
    for (const auto& [name, value] : settings.items()) options.parameters.push_back({name, value.get<std::string>()});
    const auto faults = faults_of(rules, options);
    if (wanted.value("refused", false)) {
        CHECK_MESSAGE(!faults.empty(), "the parameters were expected to be refused");
        return;
    }
    REQUIRE_MESSAGE(faults.empty(), faults.front());
    const std::vector<document> documents{{name_of(file), wanted.at("data").dump()}};
    const auto data = load_portfolio(rules, documents);
    // Data with mistakes says so, and then they are part of what is expected.
    std::vector<std::string> problems;
    for (const auto& one : data.diagnostics) problems.push_back(one.code);
    const auto expected_problems = wanted.value("diagnostics", std::vector<std::string>{});
    CHECK_MESSAGE(problems == expected_problems, to_text(data.diagnostics));
    std::vector<std::string> differences;
    testing::compare(wanted.at("review"), json::parse(to_json(make_review(rules, *data.value, options))), "", differences);
    for (const auto& one : differences) FAIL_CHECK(one);
}

}  // namespace

TEST_CASE("every case of the conformance suite holds") {
    std::vector<testing::suite_pack> packs;
    testing::find_packs(testing::project() / "tests" / "cases", packs);
    std::size_t cases = 0, reviews = 0;
    for (const auto& one : packs) {
        INFO(name_of(one.path));
        const auto files = testing::files_of(one.path);
        const auto rules = load_pack(files);
        const auto errors = std::count_if(rules.diagnostics.begin(), rules.diagnostics.end(), [](const diagnostic& found) { return found.severity == severity::error; });
        CHECK_MESSAGE(errors == 0, to_text(rules.diagnostics));
        if (!rules) continue;
        for (const auto& result : run_cases(*rules.value)) {
            ++cases;
            CHECK_MESSAGE(result.passed, name_of(one.path) << ": " << result.name << "\n" << to_text(result.failures));
        }
        for (const auto& review : one.reviews) {
            ++reviews;
            check_review(*rules.value, review);
        }
    }
    std::cout << cases << " cases of " << packs.size() << " packs and " << reviews << " reviews ran\n";
    CHECK_MESSAGE(cases + reviews >= least_cases, "the suite has fewer cases than it had");
}

TEST_CASE("a review is held against all that is expected of it") {
    const auto differences = [](const char* expected, const char* found) {
        std::vector<std::string> all;
        testing::compare(json::parse(expected), json::parse(found), "", all);
        return all.size();
    };
    CHECK(differences(R"({"a": 1})", R"({"a": 1, "b": 2})") == 0);
    CHECK(differences(R"({"a": 1})", R"({"b": 2})") == 1);
    CHECK(differences(R"({"a": [{"b": 1}]})", R"({"a": [{"b": 1, "c": 2}]})") == 0);
    CHECK(differences(R"({"a": [1]})", R"({"a": [1, 2]})") == 1);
    CHECK(differences(R"({"a": [2, 1]})", R"({"a": [1, 2]})") == 2);
    CHECK(differences(R"({"a": null})", R"({"a": 0})") == 1);
    CHECK(differences(R"({"a": {}})", R"({"a": []})") == 1);
}
