// Every code has a case that gives it at its place, and an entry in the manual.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "diagnostics/expectations.hpp"

namespace {

const std::vector<std::string> all_codes = {
#define X(code, what) #code,
#include "text/diagnostic_codes.def"
#undef X
};

}  // namespace

TEST_CASE("every case gives what it expects, where it expects it, and nothing else") {
    for (const auto& one : expectations::read_all("diagnostics")) {
        CAPTURE(one.name);
        CHECK((!one.all.empty() || one.nothing));
        const auto differ = expectations::differences(one, expectations::run(one));
        CHECK_MESSAGE(differ.empty(), differ);
    }
}

TEST_CASE("every code has a case of its name that gives it, and only codes have cases") {
    std::set<std::string> given;
    for (const auto& one : expectations::read_all("diagnostics")) {
        const auto code = one.name.substr(0, 5);
        CHECK_MESSAGE(std::find(all_codes.begin(), all_codes.end(), code) != all_codes.end(), one.name);
        for (const auto& wanted : one.all)
            if (wanted.code == code) given.insert(code);
    }
    // What no file can bring about is brought about by a test that names the code.
    struct exception { const char *code, *why, *test; };
    constexpr exception exceptions[] = {{"Q6020", "is given while records are streamed in, and not when files are loaded", "tests/api/streaming_test.cpp"},
                                        {"Q6030", "is of a compiled pack, and not of rules", "tests/assess/compiled_test.cpp"},
                                        {"Q6050", "is of records built in memory, and not of files", "tests/api/handles_test.cpp"},
                                        {"Q6006", "is of a review of a draft, and not of files", "tests/api/draft_test.cpp"}};
    for (const auto& [code, why, test] : exceptions) {
        CHECK_MESSAGE(!given.contains(code), code << " has a case, and needs no exception");
        std::ifstream from(std::string(QUORATE_SOURCE_DIR) + "/" + test);
        const std::string text((std::istreambuf_iterator<char>(from)), {});
        CHECK_MESSAGE(text.find(code) != std::string::npos, test << " does not name " << code << ", which " << why);
        given.insert(code);
    }
    for (const auto& code : all_codes) CHECK_MESSAGE(given.contains(code), code << " has no case under tests/cases/diagnostics");
}

TEST_CASE("the manual lists every code once, with cause and cure") {
    std::ifstream from(std::string(QUORATE_SOURCE_DIR) + "/docs/diagnostics.md");
    std::set<std::string> listed;
    for (std::string line; std::getline(from, line);) {
        if (!line.starts_with("| Q")) continue;
        const auto code = line.substr(2, 5);
        CHECK_MESSAGE(listed.insert(code).second, code << " is listed twice");
        CHECK_MESSAGE(std::find(all_codes.begin(), all_codes.end(), code) != all_codes.end(), code << " is listed, and there is no such code");
        CHECK_MESSAGE(std::count(line.begin(), line.end(), '|') >= 4, code << " lacks its cause or its cure");
    }
    for (const auto& code : all_codes) CHECK_MESSAGE(listed.contains(code), code << " is not in docs/diagnostics.md");
}

TEST_CASE("the mistakes of beginners are answered in one plain sentence that says what to do") {
    const auto all = expectations::read_all("mistakes");
    CHECK(all.size() >= 50);
    for (const auto& one : all) {
        CAPTURE(one.name);
        REQUIRE(!one.all.empty());
        CHECK(one.all.front().says.size() == 2);
        const auto found = expectations::run(one);
        const auto differ = expectations::differences(one, found);
        CHECK_MESSAGE(differ.empty(), differ);
        for (const auto& said : found) CHECK_MESSAGE(said.message.find("boost") == std::string::npos, said.message);
    }
}
