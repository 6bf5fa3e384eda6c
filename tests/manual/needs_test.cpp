// docs/needs.md: every need has a row, and every line that it names is there. With QUORATE_RENEW_NEEDS=FILE, the page as it ought to be
// is written to that file.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <regex>
#include <set>

#include "manual/blocks.hpp"

using namespace quorate;
using namespace quorate::testing;

namespace {

/// The first line from `from` on that has the words, else the first of all; 0 when there is none. Lines count from 1.
std::size_t line_of(const std::vector<std::string>& lines, const std::string& words, std::size_t from) {
    const auto look = [&](std::size_t begin) -> std::size_t {
        for (std::size_t i = begin; i < lines.size(); ++i)
            if (lines[i].find(words) != std::string::npos) return i + 1;
        return 0;
    };
    const auto found = look(from);
    return found != 0 ? found : look(0);
}

/// What a row shows: checks it, and gives the row with the lines that are right.
std::string checked_row(const std::string& row) {
    static const std::regex part(R"re(\]\(([^)]+)\)|`([^`]+)`( \d+)?)re");
    const auto cell = row.rfind('|', row.size() - 2);
    std::string made = row.substr(0, cell), file;
    std::vector<std::string> content;
    std::size_t declarations = 0, reached = 0;
    auto at = row.cbegin() + static_cast<std::ptrdiff_t>(cell);
    for (std::smatch found; std::regex_search(at, row.cend(), found, part); at = found[0].second) {
        made.append(at, found[0].first);
        if (found[1].matched) {
            file = found[1];
            CAPTURE(file);
            CHECK(std::filesystem::exists(project() / "docs" / file));
            content = lines_of(read(project() / "docs" / file));
            reached = 0;
            made += found[0];
            continue;
        }
        const auto declared = found[2].str();
        const auto named = found[3].matched ? static_cast<std::size_t>(std::stoul(found[3])) : 0;
        const bool good = named >= 1 && named <= content.size() && content[named - 1].find(declared) != std::string::npos;
        const auto line = good ? named : line_of(content, declared, reached);
        CHECK_MESSAGE(good, file << ": `" << declared << "` stands on line " << line << ", and docs/needs.md says " << named);
        made += "`" + declared + "` " + std::to_string(line);
        reached = line;
        ++declarations;
    }
    CHECK(declarations > 0);
    return made.append(at, row.cend());
}

}  // namespace

TEST_CASE("what shows each need is there") {
    std::set<int> shown;
    const std::regex row(R"re(^\| (\d+) \|)re");
    std::string page;
    for (const auto& line : lines_of(read(project() / "docs/needs.md"))) {
        std::smatch found;
        if (!std::regex_search(line, found, row)) {
            page += line + "\n";
            continue;
        }
        const int need = std::stoi(found[1]);
        CAPTURE(need);
        CHECK(shown.insert(need).second);
        page += checked_row(line) + "\n";
    }
    CHECK(shown.size() == 36);
    if (const char* to = std::getenv("QUORATE_RENEW_NEEDS")) std::ofstream(to, std::ios::binary) << page;
}
