// quorate fmt
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include "command.hpp"
#include "quorate/format.hpp"

namespace quorate::cli {

namespace files = std::filesystem;

namespace {

struct format_options {
    std::vector<std::string> paths;
    bool check = false;
};

/// The rule files that a path names: itself, or all in a folder and the folders in it, by name.
std::vector<std::string> rule_files(const std::string& path) {
    std::error_code fault;
    if (path == "-" || !files::is_directory(path, fault)) return {path};
    std::vector<std::string> all;
    for (auto at = files::recursive_directory_iterator(path, files::directory_options::skip_permission_denied, fault); !fault && at != files::recursive_directory_iterator(); at.increment(fault))
        if (std::error_code unread; at->path().extension() == ".quorate" && at->is_regular_file(unread)) all.push_back(at->path().string());
    if (fault) throw stop{invalid_input, path + ": cannot be read: " + fault.message()};
    if (all.empty()) throw stop{invalid_input, path + ": there is no rule file (*.quorate) in this folder"};
    std::sort(all.begin(), all.end());
    return all;
}

/// Puts the content beside the file first, so that a reader sees the old content or the new one.
void replace(const std::string& path, const std::string& content) {
    std::error_code fault;
    const auto target = files::is_symlink(path, fault) ? files::canonical(path, fault) : files::path(path);
    const auto beside = files::path(target.string() + ".new");
    bool written = false;
    {
        std::ofstream to(beside, std::ios::binary | std::ios::trunc);
        to << content << std::flush;
        written = to.good();
    }
    if (written) files::permissions(beside, files::status(target, fault).permissions(), fault);
    if (written) files::rename(beside, target, fault);
    if (!written || fault) {
        std::error_code ignored;
        files::remove(beside, ignored);
        throw stop{invalid_input, path + ": cannot be written"};
    }
}

int run(const format_options& from) {
    bool unread = false, unlike = false, limit = false;
    for (const auto& named : from.paths)
        for (const auto& path : rule_files(named)) {
            const auto file = read_document(path);
            const auto made = format(file);
            if (!made) {
                print_error(to_text(made.diagnostics));
                unread = true;
                limit = limit || passed_limit(made.diagnostics);
                continue;
            }
            const bool changed = *made.value != file.content;
            if (from.check && changed) {
                print(file.name + "\n");
                unlike = true;
            }
            if (from.check) continue;
            if (path == "-") print(*made.value);
            else if (changed) replace(path, *made.value);
        }
    if (limit) return limit_passed;
    return unread ? invalid_input : unlike ? findings : fine;
}

}  // namespace

command make_format(CLI::App& application) {
    auto* options = application.add_subcommand("fmt", "Write rule files in their one canonical form");
    auto chosen = std::make_shared<format_options>();
    options->add_option("paths", chosen->paths, "Rule files, and folders with rule files in them; `-` reads standard input and writes standard output")->required();
    options->add_flag("--check", chosen->check, "Change nothing; name the files that are not in canonical form, and exit with 1 when there are any");
    options->footer("Example: quorate fmt --check rules/my-pack");
    return {options, [chosen] { return run(*chosen); }};
}

}  // namespace quorate::cli
