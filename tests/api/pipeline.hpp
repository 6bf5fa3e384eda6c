// What tests of the public face share.
#pragma once

#include <algorithm>
#include <fstream>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "quorate/pack.hpp"
#include "quorate/report.hpp"

namespace quorate::testing {

inline std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream all;
    all << file.rdbuf();
    return all.str();
}

inline std::filesystem::path project() { return QUORATE_SOURCE_DIR; }

/// The rule files of a pack of the project.
inline std::vector<document> pack_files(const std::string& name) {
    std::vector<std::string> paths;
    for (const auto& one : std::filesystem::directory_iterator(project() / "rules" / name))
        if (one.path().extension() == ".quorate") paths.push_back(one.path().string());
    std::sort(paths.begin(), paths.end());
    std::vector<document> files;
    for (const auto& path : paths) files.push_back({path, read(path)});
    return files;
}

inline checked<pack> load_text(const std::string& rules) {
    const std::vector<document> files{{"rules.quorate", rules}};
    return load_pack(files);
}

/// A small vocabulary that most tests can do with.
inline const std::string small_pack = R"(
pack small { title en "Small" languages en source text "A text" }
list colour { red en "Red" green en "Green" also "Verdant" blue en "Blue" }
taxonomy place { world en "World" { north en "North" { tip en "Tip" } south en "South" } }
record part { colour : colour  weight : number  due : date }
record thing collected as things {
  id : identifier  title : text  colour : colour  colours : set of colour  place : place  places : set of place
  parts : list of part  weight : number  price : money  when : date  time : period  friend : thing, optional
}
)";

}  // namespace quorate::testing
