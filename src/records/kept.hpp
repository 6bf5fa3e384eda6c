// What a journal keeps beside it, under its hash, and the reviews made from it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quorate/records.hpp"
#include "records/files.hpp"

namespace quorate::records {

/// The folder beside a journal.
[[nodiscard]] std::string kept_folder(const std::string& journal);

/// Keeps bytes under their hash, which is given back. What is there already, whole, is not written again.
std::string keep(file_access& files, const std::string& journal, std::string_view bytes);

/// The bytes kept under a hash. Throws journal_error when they are not there or were altered.
[[nodiscard]] std::string take_kept(file_access& files, const std::string& journal, const std::string& hash);

/// Findings as they are kept: the review of those records as JSON, without the version of the engine.
[[nodiscard]] std::string findings_of(const review& made);

/// Makes the review of a record again from what is kept, with the functions of the host that it was made with, and tells the first
/// difference; empty when there is none.
[[nodiscard]] texts difference_of(file_access& files, const std::string& journal, const journal_record& one, std::span<const host_function> functions);

}  // namespace quorate::records
