// docs/needs.md: every need has a row, and every file that it names holds the declarations named beside it.
#include <doctest/doctest.h>

#include <regex>
#include <set>

#include "manual/blocks.hpp"

using namespace quorate;
using namespace quorate::testing;

TEST_CASE("what shows each need is there") {
    std::set<int> shown;
    const std::regex row(R"re(^\| (\d+) \|)re"), part(R"re(\]\(([^)]+)\)|`([^`]+)`)re");
    for (const auto& line : lines_of(read(project() / "docs/needs.md"))) {
        std::smatch found;
        if (!std::regex_search(line, found, row)) continue;
        const int need = std::stoi(found[1]);
        CAPTURE(need);
        CHECK(shown.insert(need).second);
        const auto last_cell = line.substr(line.rfind('|', line.size() - 2));
        std::string file, content;
        std::size_t declarations = 0;
        for (auto at = std::sregex_iterator(last_cell.begin(), last_cell.end(), part); at != std::sregex_iterator(); ++at) {
            if ((*at)[1].matched) {
                file = (*at)[1];
                CAPTURE(file);
                CHECK(std::filesystem::exists(project() / "docs" / file));
                content = read(project() / "docs" / file);
                continue;
            }
            const auto declared = (*at)[2].str();
            CAPTURE(file);
            CAPTURE(declared);
            CHECK(content.find(declared) != std::string::npos);
            ++declarations;
        }
        CHECK(declarations > 0);
    }
    CHECK(shown.size() == 36);
}
