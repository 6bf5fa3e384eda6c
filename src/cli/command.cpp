#include "command.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace quorate::cli {

namespace files = std::filesystem;

namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 30;

std::string read_all(std::FILE* from, const std::string& path) {
    std::string content;
    std::vector<char> buffer(std::size_t{1} << 16);
    while (const auto got = std::fread(buffer.data(), 1, buffer.size(), from)) {
        if (content.size() + got > most_bytes) throw stop{limit_passed, path + ": a file has at most 1 GiB"};
        content.append(buffer.data(), got);
    }
    if (std::ferror(from) != 0) throw stop{invalid_input, path + ": cannot be read: " + std::strerror(errno)};
    return content;
}

void write(std::FILE* to, const std::string& text) {
    if (std::fwrite(text.data(), 1, text.size(), to) != text.size() || std::fflush(to) != 0)
        throw stop{invalid_input, std::string("the output could not be written: ") + std::strerror(errno)};
}

}  // namespace

void print(const std::string& text) { write(stdout, text); }

void print_error(const std::string& text) {
    if (!text.empty()) (void)std::fwrite(text.data(), 1, text.size(), stderr);
}

document read_document(const std::string& path, bool subjects) {
    if (path == "-") return {"standard input", read_all(stdin, "standard input"), subjects, false};
    std::error_code fault;
    if (files::is_directory(path, fault)) throw stop{invalid_input, path + ": this is a folder, and a file was expected"};
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (file == nullptr) throw stop{invalid_input, path + ": cannot be opened: " + std::strerror(errno)};
    try {
        document made{path, read_all(file, path), subjects, false};
        std::fclose(file);
        return made;
    } catch (...) {
        std::fclose(file);
        throw;
    }
}

namespace {

std::vector<document> read_folder(const std::string& path) {
    std::error_code fault;
    if (!files::exists(path, fault)) throw stop{invalid_input, path + ": there is no such file or folder"};
    if (!files::is_directory(path, fault)) return {read_document(path)};
    std::vector<std::string> names;
    for (const auto& one : files::directory_iterator(path, fault))
        if (one.path().extension() == ".quorate" && !one.is_directory(fault)) names.push_back(one.path().string());
    if (fault) throw stop{invalid_input, path + ": cannot be read: " + fault.message()};
    if (names.empty()) throw stop{invalid_input, path + ": there are no rule files (*.quorate) in this folder"};
    std::sort(names.begin(), names.end());
    std::vector<document> all;
    for (const auto& name : names) all.push_back(read_document(name));
    return all;
}

}  // namespace

std::vector<document> read_pack(const std::string& path) {
    auto all = read_folder(path);
    // A pack that it uses is a folder of that name beside it; one that is not there is reported by the checker, at its place.
    std::error_code fault;
    const auto beside = files::absolute(files::path(path), fault).lexically_normal();
    const auto folder = (beside.has_filename() ? beside : beside.parent_path()).parent_path();
    std::vector<std::string> read{(beside.has_filename() ? beside : beside.parent_path()).filename().string()};  // itself: a circle
    for (std::vector<std::string> wanted = used_packs(all); !wanted.empty();) {
        const auto name = wanted.back();
        wanted.pop_back();
        if (std::find(read.begin(), read.end(), name) != read.end() || !files::is_directory(folder / name, fault)) continue;
        read.push_back(name);
        auto used = read_folder((folder / name).string());
        const auto further = used_packs(used);
        wanted.insert(wanted.end(), further.begin(), further.end());
        for (auto& one : used) {
            one.used_pack = true;
            all.push_back(std::move(one));
        }
    }
    return all;
}

bool passed_limit(const diagnostics& problems) {
    return std::any_of(problems.begin(), problems.end(), [](const diagnostic& one) { return one.code.starts_with("Q60") && one.code != "Q6005"; });
}

pack load_pack_or_stop(const std::string& path) {
    auto made = load_pack(read_pack(path));
    if (!made.diagnostics.empty()) print_error(to_text(made.diagnostics));
    if (!made) throw stop{passed_limit(made.diagnostics) ? limit_passed : invalid_input, path + ": this pack cannot be used"};
    return *made.value;
}

void data_options::add_to(CLI::App& options, bool with_proposals) {
    options.add_option("pack", pack, "The pack: a folder of rule files, or one file")->required();
    options.add_option("--data", data, "Data files, JSON or JSON Lines; `-` is standard input")->expected(1, 1000);
    if (with_proposals)
        options.add_option("--proposals", proposals, "Data files whose records are those under review; without it, all that the pack gives outcomes for")->expected(1, 1000);
    options.add_option("--as-of", as_of, "The date of the review, such as 2019-06-01")->required();
    options.add_option("--set", settings, "A parameter that the pack lets its user set, such as required-supporters=4")->expected(1, 100);
    options.add_option("--lang", language, "The language of the report; the pack's first one otherwise");
}

loaded load(const data_options& from) {
    const auto date = parse_day(from.as_of);
    if (!date) throw stop{wrong_use, "--as-of: `" + from.as_of + "` is not a day of the calendar; write it as 2019-05-31"};
    if (from.data.empty() && from.proposals.empty()) throw stop{wrong_use, "name at least one data file with --data"};
    auto rules = load_pack_or_stop(from.pack);
    const auto& languages = rules.vocabulary().languages;
    if (!from.language.empty() && std::find(languages.begin(), languages.end(), from.language) == languages.end()) {
        std::string all;
        for (const auto& one : languages) all += (all.empty() ? "" : ", ") + one;
        throw stop{wrong_use, "--lang: the pack does not speak `" + from.language + "`; it speaks " + all};
    }
    std::vector<document> documents;
    for (const auto& path : from.data) documents.push_back(read_document(path));
    for (const auto& path : from.proposals) documents.push_back(read_document(path, true));
    review_options asked{.as_of = *date};
    for (const auto& one : from.settings) {
        const auto equals = one.find('=');
        if (equals == std::string::npos) throw stop{wrong_use, "--set: write name=value, and not `" + one + "`"};
        asked.parameters.push_back({one.substr(0, equals), one.substr(equals + 1)});
    }
    for (const auto& fault : faults_of(rules, asked)) throw stop{wrong_use, "--set: " + fault};
    auto data = load_portfolio(rules, documents);
    if (!data.diagnostics.empty()) print_error(to_text(data.diagnostics) + "\n");
    return {rules, *data.value, std::move(asked), from.language.empty() ? languages.front() : from.language, has_errors(data.diagnostics), passed_limit(data.diagnostics)};
}

}  // namespace quorate::cli
