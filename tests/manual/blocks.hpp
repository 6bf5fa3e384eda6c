// The fenced blocks of a page of docs/.
#pragma once

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "api/pipeline.hpp"

namespace quorate::testing {

struct fenced_block {
    std::string page;                 ///< path below the project
    std::size_t line = 0;             ///< of its first line of content, from 1
    std::vector<std::string> info;    ///< the words behind the fence: the language first
    std::vector<std::string> lines;

    [[nodiscard]] bool is(std::string_view language, std::string_view kind = {}) const {
        if (info.empty() || info.front() != language) return false;
        return kind.empty() ? info.size() == 1 : info.size() > 1 && info[1] == kind;
    }
    [[nodiscard]] std::string text() const {
        std::string all;
        for (const auto& one : lines) all += one + "\n";
        return all;
    }
    /// The content on the lines where it stands in the page, so that diagnostics name those.
    [[nodiscard]] std::string in_place() const { return std::string(line - 1, '\n') + text(); }
    [[nodiscard]] std::string where() const { return page + ":" + std::to_string(line); }
};

inline std::vector<std::string> words_of(const std::string& text) {
    std::istringstream all(text);
    std::vector<std::string> words;
    for (std::string one; all >> one;) words.push_back(one);
    return words;
}

inline std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream all(text);
    std::vector<std::string> lines;
    for (std::string one; std::getline(all, one);) lines.push_back(one);
    return lines;
}

inline std::vector<fenced_block> blocks_of(const std::string& page) {
    std::vector<fenced_block> found;
    bool inside = false;
    std::size_t number = 0;
    for (const auto& line : lines_of(read(project() / page))) {
        ++number;
        if (line.starts_with("```")) {
            if (!inside) found.push_back({page, number + 1, words_of(line.substr(3)), {}});
            inside = !inside;
        } else if (inside) {
            found.back().lines.push_back(line);
        }
    }
    return found;
}

/// The pages of the reference manual: docs/language.md, then those of docs/language by name.
inline std::vector<std::string> manual_pages() {
    std::vector<std::string> pages;
    for (const auto& one : std::filesystem::directory_iterator(project() / "docs" / "language"))
        if (one.path().extension() == ".md") pages.push_back("docs/language/" + one.path().filename().string());
    std::sort(pages.begin(), pages.end());
    pages.insert(pages.begin(), "docs/language.md");
    return pages;
}

inline std::vector<fenced_block> manual_blocks() {
    std::vector<fenced_block> all;
    for (const auto& page : manual_pages())
        for (auto& one : blocks_of(page)) all.push_back(std::move(one));
    return all;
}

/// The one block of that kind in the manual.
inline fenced_block only_block(std::string_view language, std::string_view kind) {
    std::vector<fenced_block> found;
    for (auto& one : manual_blocks())
        if (one.is(language, kind)) found.push_back(std::move(one));
    if (found.size() != 1) throw std::runtime_error("the manual has " + std::to_string(found.size()) + " blocks `" + std::string(language) + " " + std::string(kind) + "`");
    return found.front();
}

}  // namespace quorate::testing
