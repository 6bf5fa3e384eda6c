/// @file
/// Reading rule files and data files from disk: the only place of the library that touches files, and only for hosts that include it.
/// Each function comes in two kinds: `read_…` throws unreadable, `attempt_…` says why it could not; the second needs no exceptions.
#pragma once

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "quorate/attempt.hpp"
#include "quorate/compiled.hpp"
#include "quorate/pack.hpp"

namespace quorate::inline v1 {

inline constexpr std::size_t most_file_bytes = std::size_t{1} << 30;

namespace internal_files {

/// What was read, or why it could not be.
template <typename T>
struct reading {
    T value{};
    std::string fault;        ///< one sentence; empty when it was read
    bool too_large = false;
};

template <typename T>
[[nodiscard]] reading<T> refuse(std::string fault, bool too_large = false) {
    return {T{}, std::move(fault), too_large};
}

[[nodiscard]] inline reading<std::string> all_of(std::FILE* from, const std::string& name) {
    std::string content;
    std::vector<char> buffer(std::size_t{1} << 16);
    while (const auto got = std::fread(buffer.data(), 1, buffer.size(), from)) {
        if (content.size() + got > most_file_bytes) return refuse<std::string>(name + ": a file has at most 1 GiB", true);
        content.append(buffer.data(), got);
    }
    if (std::ferror(from) != 0) return refuse<std::string>(name + ": cannot be read: " + std::strerror(errno));
    return {std::move(content), {}, false};
}

[[nodiscard]] inline reading<document> file(const std::string& path, bool subjects = false) {
    std::error_code fault;
    if (std::filesystem::is_directory(path, fault)) return refuse<document>(path + ": this is a folder, and a file was expected");
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> open(std::fopen(path.c_str(), "rb"), &std::fclose);
    if (!open) return refuse<document>(path + ": cannot be opened: " + std::strerror(errno));
    auto content = all_of(open.get(), path);
    return {{path, std::move(content.value), subjects, false}, std::move(content.fault), content.too_large};
}

/// The files of a folder with one of these extensions, by name, or one file.
[[nodiscard]] inline reading<std::vector<document>> files_of(const std::string& path, std::initializer_list<std::string_view> extensions) {
    namespace files = std::filesystem;
    using read = std::vector<document>;
    std::error_code fault;
    std::vector<std::string> names{path};
    if (!files::exists(path, fault)) return refuse<read>(path + ": there is no such file or folder");
    if (files::is_directory(path, fault)) {
        names.clear();
        for (files::directory_iterator at(path, fault); !fault && at != files::directory_iterator(); at.increment(fault)) {
            const auto kind = at->path().extension().string();
            std::error_code unknown;
            if (std::find(extensions.begin(), extensions.end(), kind) != extensions.end() && !at->is_directory(unknown)) names.push_back(at->path().string());
        }
        if (fault) return refuse<read>(path + ": cannot be read: " + fault.message());
        std::sort(names.begin(), names.end());
    }
    read all;
    for (const auto& name : names) {
        auto one = file(name);
        if (!one.fault.empty()) return refuse<read>(std::move(one.fault), one.too_large);
        all.push_back(std::move(one.value));
    }
    return {std::move(all), {}, false};
}

[[nodiscard]] inline reading<std::vector<document>> rule_files(const std::string& path) {
    auto all = files_of(path, {".quorate"});
    if (all.fault.empty() && all.value.empty()) return refuse<std::vector<document>>(path + ": there are no rule files (*.quorate) in this folder");
    return all;
}

[[nodiscard]] inline reading<std::vector<document>> texts_of(const std::string& path) { return files_of(path, {".txt", ".md", ".markdown"}); }

[[nodiscard]] inline reading<std::vector<document>> pack_files(const std::string& path) {
    namespace files = std::filesystem;
    auto all = rule_files(path);
    if (!all.fault.empty()) return all;
    if (all.value.size() == 1 && is_compiled(all.value.front().content)) return all;  // it holds the packs that it uses
    std::error_code fault;
    const auto beside = files::absolute(files::path(path), fault).lexically_normal();
    const auto folder = (beside.has_filename() ? beside : beside.parent_path()).parent_path();
    std::vector<std::string> read{(beside.has_filename() ? beside : beside.parent_path()).filename().string()};  // itself: a circle
    for (std::vector<std::string> wanted = used_packs(all.value); !wanted.empty();) {
        const auto name = wanted.back();
        wanted.pop_back();
        if (std::find(read.begin(), read.end(), name) != read.end() || !files::is_directory(folder / name, fault)) continue;
        read.push_back(name);
        auto used = rule_files((folder / name).string());
        if (!used.fault.empty()) return used;
        const auto further = used_packs(used.value);
        wanted.insert(wanted.end(), further.begin(), further.end());
        for (auto& one : used.value) {
            one.used_pack = true;
            all.value.push_back(std::move(one));
        }
    }
    return all;
}

template <typename T>
[[nodiscard]] attempted<T> attempt_of(reading<T> made) {
    attempted<T> result;
    if (made.fault.empty()) result.value = std::move(made.value);
    result.why = made.too_large ? failure::limit_passed : failure::unreadable;
    result.message = std::move(made.fault);
    return result;
}

}  // namespace internal_files

/// As read_file and so on below: failure::unreadable, or failure::limit_passed past most_file_bytes, and a message that names the file.
[[nodiscard]] inline attempted<document> attempt_file(const std::string& path, bool subjects = false) {
    return internal_files::attempt_of(internal_files::file(path, subjects));
}
[[nodiscard]] inline attempted<std::vector<document>> attempt_rule_files(const std::string& path) { return internal_files::attempt_of(internal_files::rule_files(path)); }
[[nodiscard]] inline attempted<std::vector<document>> attempt_texts(const std::string& path) { return internal_files::attempt_of(internal_files::texts_of(path)); }
[[nodiscard]] inline attempted<std::vector<document>> attempt_pack_files(const std::string& path) { return internal_files::attempt_of(internal_files::pack_files(path)); }

#if defined(__cpp_exceptions)
namespace internal_files {

template <typename T>
[[nodiscard]] T value_of(reading<T> made) {
    if (!made.fault.empty()) throw unreadable(made.fault, made.too_large);
    return std::move(made.value);
}

}  // namespace internal_files

/// All bytes of an open file. Throws unreadable; `name` is what it is called then.
[[nodiscard]] inline std::string read_all(std::FILE* from, const std::string& name) { return internal_files::value_of(internal_files::all_of(from, name)); }

/// A file as a document; `subjects` marks data that is under review. Throws unreadable.
[[nodiscard]] inline document read_file(const std::string& path, bool subjects = false) { return internal_files::value_of(internal_files::file(path, subjects)); }

/// The rule files of a folder, by name, or one file. Throws unreadable.
[[nodiscard]] inline std::vector<document> read_rule_files(const std::string& path) { return internal_files::value_of(internal_files::rule_files(path)); }

/// The texts of a folder, or one file: those called *.txt, *.md or *.markdown, by name. Throws unreadable.
[[nodiscard]] inline std::vector<document> read_texts(const std::string& path) { return internal_files::value_of(internal_files::texts_of(path)); }

/// The rule files of a pack, and those of the packs that it uses: a used pack is a folder of that name beside it; one that is not
/// there is reported by load_pack, at its place. Throws unreadable.
[[nodiscard]] inline std::vector<document> read_pack_files(const std::string& path) { return internal_files::value_of(internal_files::pack_files(path)); }
#endif

}  // namespace quorate
