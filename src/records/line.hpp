// Records as lines of a journal.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quorate/records.hpp"

namespace quorate::records {

inline constexpr std::string_view no_record = "0000000000000000000000000000000000000000000000000000000000000000";

/// The line of a record, without its end; the hash at its end is that of what stands before it.
[[nodiscard]] std::string to_line(const journal_record& one);

/// A record from its line; nothing when the line is not, byte for byte, the line of a record.
[[nodiscard]] std::optional<journal_record> from_line(std::string_view line);

/// The hash of a line: of everything before it.
[[nodiscard]] std::string hash_of(const journal_record& one);

/// The hash of a list of files, by their names, hashes and marks.
[[nodiscard]] std::string hash_of(const std::vector<kept_file>& files);

/// The records of a journal. `fault` tells what is wrong behind the last one that could be read.
struct journal_content {
    std::vector<journal_record> records;
    texts fault{};
};
[[nodiscard]] journal_content read_lines(std::string_view content);

}  // namespace quorate::records
