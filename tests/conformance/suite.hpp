// The conformance suite under tests/cases: finding its packs and reviews, and holding a review against what is expected of it.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "api/pipeline.hpp"

namespace quorate::testing {

using json = nlohmann::json;

/// A pack of the suite: one file, or a folder that holds `pack.quorate`.
struct suite_pack {
    std::filesystem::path path;
    std::vector<std::filesystem::path> reviews;  ///< of a folder: its *.json
};

inline std::vector<std::filesystem::path> sorted_files(const std::filesystem::path& folder, const std::string& extension) {
    std::vector<std::filesystem::path> found;
    for (const auto& one : std::filesystem::directory_iterator(folder))
        if (one.is_regular_file() && one.path().extension() == extension) found.push_back(one.path());
    std::sort(found.begin(), found.end());
    return found;
}

/// All packs below the folder, but for those of diagnostics, which are broken on purpose.
inline void find_packs(const std::filesystem::path& folder, std::vector<suite_pack>& into) {
    if (std::filesystem::exists(folder / "pack.quorate")) into.push_back({folder, sorted_files(folder, ".json")});
    else
        for (const auto& file : sorted_files(folder, ".quorate")) into.push_back({file, {}});
    std::vector<std::filesystem::path> folders;
    for (const auto& one : std::filesystem::directory_iterator(folder))
        if (const auto name = one.path().filename(); one.is_directory() && name != "diagnostics" && name != "mistakes") folders.push_back(one.path());
    std::sort(folders.begin(), folders.end());
    for (const auto& one : folders) find_packs(one, into);
}

/// The files of a pack, with those of the packs it uses, which are folders beside it.
inline std::vector<document> files_of(const std::filesystem::path& path) {
    const auto read_folder = [](const std::filesystem::path& folder, bool used) {
        std::vector<document> all;
        for (const auto& file : sorted_files(folder, ".quorate")) all.push_back({file.string(), read(file), false, used});
        return all;
    };
    if (!std::filesystem::is_directory(path)) return {{path.string(), read(path)}};
    auto all = read_folder(path, false);
    std::vector<std::string> wanted = used_packs(all), done;
    while (!wanted.empty()) {
        const auto name = wanted.back();
        wanted.pop_back();
        if (std::find(done.begin(), done.end(), name) != done.end() || !std::filesystem::is_directory(path.parent_path() / name)) continue;
        done.push_back(name);
        const auto used = read_folder(path.parent_path() / name, true);
        for (const auto& further : used_packs(used)) wanted.push_back(further);
        all.insert(all.end(), used.begin(), used.end());
    }
    return all;
}

/// Where `found` is not what is `expected`, one line each. Of an object only the members that are expected matter; a list has as many
/// items as expected, in that order; anything else is the same.
inline void compare(const json& expected, const json& found, const std::string& where, std::vector<std::string>& differences) {
    if (expected.is_object() && found.is_object()) {
        for (const auto& [name, value] : expected.items()) {
            const auto at = where.empty() ? name : where + "." + name;
            if (!found.contains(name)) differences.push_back(at + ": is not there, and " + value.dump() + " was expected");
            else compare(value, found.at(name), at, differences);
        }
    } else if (expected.is_array() && found.is_array()) {
        if (expected.size() != found.size())
            differences.push_back(where + ": has " + std::to_string(found.size()) + " items, and " + std::to_string(expected.size()) + " were expected: " + found.dump());
        for (std::size_t i = 0; i < std::min(expected.size(), found.size()); ++i) compare(expected[i], found[i], where + "[" + std::to_string(i) + "]", differences);
    } else if (expected != found) {
        differences.push_back(where + ": is " + found.dump() + ", and " + expected.dump() + " was expected");
    }
}

}  // namespace quorate::testing
