// A case of diagnostics: a rule file or a folder of files, and in its comments what is to be said about it.
//
//   // expect: Q2002 5:12                 this code at this line and column of the file in which the comment stands
//   // expect: Q5003 4:7 in data.json     likewise in another file of the folder
//   //   the message, or the help         on the lines that follow: what it says, word for word
//   // expect: nothing
//   // and others                         more may be found than is expected
//   // grow: many 1000 list l {}          `@many@` stands for a thousand times `list l {}`, in all files of the folder
//
// A folder may hold data (*.json, *.jsonl), which is then loaded, and a folder `used` with the files of used packs. Test cases of
// the rules are run.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "quorate/pack.hpp"

namespace expectations {

struct expected {
    std::string file;
    std::string code;
    std::string place;                ///< "line:column"; "0:0" for a whole input
    std::vector<std::string> says;    ///< message, or message and help
    std::string written_at;           ///< of the comment
};

struct diagnostic_case {
    std::string name;
    std::vector<quorate::document> rules;
    std::vector<quorate::document> data;
    std::vector<expected> all;
    bool and_others = false;
    bool nothing = false;
};

[[nodiscard]] diagnostic_case read(const std::filesystem::path& path);
/// All cases of a folder under tests/cases, by name.
[[nodiscard]] std::vector<diagnostic_case> read_all(const std::string& folder);
/// Everything that is said about the files of a case: of the rules, of the data, of the test cases.
[[nodiscard]] quorate::diagnostics run(const diagnostic_case& one);
/// What differs between what is expected and what is found, a line each; empty when nothing does.
[[nodiscard]] std::string differences(const diagnostic_case& one, const quorate::diagnostics& found);

}  // namespace expectations
