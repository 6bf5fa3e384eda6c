/// @file
/// Reading rule files and data files from disk: the only place of the library that touches files, and only for hosts that include it.
#pragma once

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "quorate/pack.hpp"

namespace quorate::inline v1 {

/// A file that cannot be read; the message names it.
struct QUORATE_API unreadable : std::runtime_error {
    explicit unreadable(const std::string& message, bool size = false) : std::runtime_error(message), too_large(size) {}
    bool too_large = false;  ///< it passes most_file_bytes
};

inline constexpr std::size_t most_file_bytes = std::size_t{1} << 30;

/// All bytes of an open file. Throws unreadable; `name` is what it is called then.
[[nodiscard]] inline std::string read_all(std::FILE* from, const std::string& name) {
    std::string content;
    std::vector<char> buffer(std::size_t{1} << 16);
    while (const auto got = std::fread(buffer.data(), 1, buffer.size(), from)) {
        if (content.size() + got > most_file_bytes) throw unreadable(name + ": a file has at most 1 GiB", true);
        content.append(buffer.data(), got);
    }
    if (std::ferror(from) != 0) throw unreadable(name + ": cannot be read: " + std::strerror(errno));
    return content;
}

/// A file as a document; `subjects` marks data that is under review. Throws unreadable.
[[nodiscard]] inline document read_file(const std::string& path, bool subjects = false) {
    std::error_code fault;
    if (std::filesystem::is_directory(path, fault)) throw unreadable(path + ": this is a folder, and a file was expected");
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
    if (!file) throw unreadable(path + ": cannot be opened: " + std::strerror(errno));
    return {path, read_all(file.get(), path), subjects, false};
}

/// The rule files of a folder, by name, or one file. Throws unreadable.
[[nodiscard]] inline std::vector<document> read_rule_files(const std::string& path) {
    namespace files = std::filesystem;
    std::error_code fault;
    if (!files::exists(path, fault)) throw unreadable(path + ": there is no such file or folder");
    if (!files::is_directory(path, fault)) return {read_file(path)};
    std::vector<std::string> names;
    for (const auto& one : files::directory_iterator(path, fault))
        if (one.path().extension() == ".quorate" && !one.is_directory(fault)) names.push_back(one.path().string());
    if (fault) throw unreadable(path + ": cannot be read: " + fault.message());
    if (names.empty()) throw unreadable(path + ": there are no rule files (*.quorate) in this folder");
    std::sort(names.begin(), names.end());
    std::vector<document> all;
    for (const auto& name : names) all.push_back(read_file(name));
    return all;
}

/// The texts of a folder, or one file: those called *.txt, *.md or *.markdown, by name. Throws unreadable.
[[nodiscard]] inline std::vector<document> read_texts(const std::string& path) {
    namespace files = std::filesystem;
    std::error_code fault;
    if (!files::exists(path, fault)) throw unreadable(path + ": there is no such file or folder");
    if (!files::is_directory(path, fault)) return {read_file(path)};
    std::vector<std::string> names;
    for (const auto& one : files::directory_iterator(path, fault)) {
        const auto kind = one.path().extension();
        if ((kind == ".txt" || kind == ".md" || kind == ".markdown") && !one.is_directory(fault)) names.push_back(one.path().string());
    }
    if (fault) throw unreadable(path + ": cannot be read: " + fault.message());
    std::sort(names.begin(), names.end());
    std::vector<document> all;
    for (const auto& name : names) all.push_back(read_file(name));
    return all;
}

/// The rule files of a pack, and those of the packs that it uses: a used pack is a folder of that name beside it; one that is not
/// there is reported by load_pack, at its place. Throws unreadable.
[[nodiscard]] inline std::vector<document> read_pack_files(const std::string& path) {
    namespace files = std::filesystem;
    auto all = read_rule_files(path);
    std::error_code fault;
    const auto beside = files::absolute(files::path(path), fault).lexically_normal();
    const auto folder = (beside.has_filename() ? beside : beside.parent_path()).parent_path();
    std::vector<std::string> read{(beside.has_filename() ? beside : beside.parent_path()).filename().string()};  // itself: a circle
    for (std::vector<std::string> wanted = used_packs(all); !wanted.empty();) {
        const auto name = wanted.back();
        wanted.pop_back();
        if (std::find(read.begin(), read.end(), name) != read.end() || !files::is_directory(folder / name, fault)) continue;
        read.push_back(name);
        auto used = read_rule_files((folder / name).string());
        const auto further = used_packs(used);
        wanted.insert(wanted.end(), further.begin(), further.end());
        for (auto& one : used) {
            one.used_pack = true;
            all.push_back(std::move(one));
        }
    }
    return all;
}

}  // namespace quorate
