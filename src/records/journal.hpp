// Journals over any disk.
#pragma once

#include <span>
#include <string>

#include "quorate/records.hpp"
#include "records/files.hpp"

namespace quorate::records {

/// As the functions of the same names in quorate/records.hpp.
[[nodiscard]] recorded append_record(file_access& files, const std::string& journal, std::span<const document> pack_files, std::span<const document> data_files,
                                     const review_options& options, const record_request& what);
[[nodiscard]] verification verify_journal(file_access& files, const std::string& journal, bool again, std::span<const host_function> functions = {});

}  // namespace quorate::records
