// What a journal asks of a disk, so that a test can be one that fails.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace quorate::records {

/// The few things that are done to files. Each throws journal_error when it fails.
class file_access {
public:
    virtual ~file_access() = default;
    /// The bytes of a file; nothing when there is no such file.
    [[nodiscard]] virtual std::optional<std::string> read(const std::string& path) = 0;
    virtual void make_folder(const std::string& path) = 0;
    /// Makes the file, or empties it, and writes all bytes.
    virtual void write(const std::string& path, std::string_view bytes) = 0;
    /// The bytes of the file are on the disk when this returns.
    virtual void sync(const std::string& path) = 0;
    /// Gives the file another name, in the place of the file that has it.
    virtual void replace(const std::string& from, const std::string& to) = 0;
    /// The names in the folder are on the disk when this returns.
    virtual void sync_folder(const std::string& path) = 0;
    /// Nobody else holds this lock as long as what is returned lives. It goes with the process.
    [[nodiscard]] virtual std::shared_ptr<void> lock(const std::string& path) = 0;
};

/// The disk itself.
[[nodiscard]] file_access& disk();

/// Puts bytes in the place of a file: whole, or not at all.
void put(file_access& files, const std::string& path, std::string_view bytes);

/// Where a file of the disk is: what a link leads to, so that a journal is one whatever it is called by. Throws when it leads nowhere.
[[nodiscard]] std::string place_of(const std::string& path);

/// The folder that a file stands in.
[[nodiscard]] std::string folder_of(const std::string& path);

}  // namespace quorate::records
