#include "diagnostics/expectations.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace expectations {

namespace files = std::filesystem;

namespace {

std::string read_file(const files::path& path) {
    std::ifstream from(path, std::ios::binary);
    std::ostringstream all;
    all << from.rdbuf();
    return all.str();
}

void replace_all(std::string& in, const std::string& what, const std::string& by) {
    std::string made;
    std::size_t at = 0;
    for (std::size_t found; (found = in.find(what, at)) != std::string::npos; at = found + what.size()) made.append(in, at, found - at).append(by);
    in = made.append(in, at, std::string::npos);
}

/// Reads the comments of a rule file.
void read_expectations(const quorate::document& file, diagnostic_case& into, std::vector<std::pair<std::string, std::string>>& growing) {
    std::istringstream lines(file.content);
    std::size_t number = 0;
    bool expecting = false;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        const auto starts = [&](std::string_view with) { return line.starts_with(with); };
        if (expecting && starts("//   ")) {
            into.all.back().says.push_back(line.substr(5));
            continue;
        }
        expecting = false;
        if (starts("// and others")) into.and_others = true;
        if (starts("// expect: nothing")) into.nothing = true;
        else if (starts("// expect: ")) {
            std::istringstream words(line.substr(11));
            expected one{file.name, {}, {}, {}, file.name + ":" + std::to_string(number)};
            std::string in;
            words >> one.code >> one.place >> in;
            if (in == "in") words >> one.file;
            into.all.push_back(one);
            expecting = true;
        }
        if (starts("// grow: ")) {
            std::istringstream words(line.substr(9));
            std::string name, text, many;
            std::size_t times = 0;
            words >> name >> times;
            words.get();
            std::getline(words, text);
            many.reserve(times * text.size());
            for (std::size_t i = 0; i < times; ++i) many += text;
            growing.emplace_back("@" + name + "@", many);
        }
    }
}

void read_folder(const files::path& folder, bool used, diagnostic_case& into) {
    std::vector<files::path> all;
    for (const auto& one : files::directory_iterator(folder)) all.push_back(one.path());
    std::sort(all.begin(), all.end());
    for (const auto& path : all) {
        if (files::is_directory(path)) { read_folder(path, true, into); continue; }
        const quorate::document file{path.filename().string(), read_file(path), false, used};
        if (path.extension() == ".quorate") into.rules.push_back(file);
        else into.data.push_back(file);
    }
}

std::string place_of(const quorate::diagnostic& one) { return std::to_string(one.where.line) + ":" + std::to_string(one.where.column); }

}  // namespace

diagnostic_case read(const files::path& path) {
    diagnostic_case made;
    made.name = path.filename().string();
    if (files::is_directory(path)) read_folder(path, false, made);
    else made.rules.push_back({made.name, read_file(path)});
    std::vector<std::pair<std::string, std::string>> growing;
    for (const auto& file : made.rules) read_expectations(file, made, growing);
    for (const auto& [word, many] : growing)
        for (auto* all : {&made.rules, &made.data})
            for (auto& file : *all) replace_all(file.content, word, many);
    return made;
}

std::vector<diagnostic_case> read_all(const std::string& folder) {
    std::vector<files::path> paths;
    for (const auto& one : files::directory_iterator(files::path(QUORATE_SOURCE_DIR) / "tests" / "cases" / folder)) paths.push_back(one.path());
    std::sort(paths.begin(), paths.end());
    std::vector<diagnostic_case> all;
    for (const auto& path : paths) all.push_back(read(path));
    return all;
}

quorate::diagnostics run(const diagnostic_case& one) {
    auto pack = quorate::load_pack(one.rules);
    auto found = pack.diagnostics;
    if (!pack) return found;
    if (!one.data.empty())
        for (auto& more : quorate::load_portfolio(*pack.value, one.data).diagnostics) found.push_back(more);
    for (const auto& result : quorate::run_cases(*pack.value))
        for (const auto& failure : result.failures) found.push_back(failure);
    return found;
}

std::string differences(const diagnostic_case& one, const quorate::diagnostics& found) {
    std::string text;
    std::vector<bool> met(found.size());
    for (const auto& wanted : one.all) {
        std::size_t at = 0;
        while (at < found.size() && (met[at] || found[at].code != wanted.code || place_of(found[at]) != wanted.place || (wanted.place != "0:0" && found[at].where.file != wanted.file))) ++at;
        if (at == found.size()) {
            text += wanted.written_at + ": " + wanted.code + " " + wanted.place + " was not found\n";
            continue;
        }
        met[at] = true;
        if (!wanted.says.empty() && found[at].message != wanted.says.front())
            text += wanted.written_at + ": it says `" + found[at].message + "`, and not `" + wanted.says.front() + "`\n";
        if (wanted.says.size() > 1 && found[at].help != wanted.says[1])
            text += wanted.written_at + ": its help is `" + found[at].help + "`, and not `" + wanted.says[1] + "`\n";
    }
    for (std::size_t i = 0; i < found.size() && !one.and_others; ++i)
        if (!met[i]) text += found[i].where.file + ": " + found[i].code + " " + place_of(found[i]) + " was not expected: " + found[i].message + "\n";
    return text;
}

}  // namespace expectations
