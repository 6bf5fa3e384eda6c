// Whether a request may be recorded.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "quorate/records.hpp"

namespace quorate::records {

/// Why a request may not be recorded, one sentence each, in French and English; empty when it may. `found` is the review of the records that it is about.
[[nodiscard]] std::vector<texts> faults_of_request(const record_request& what, const pack& rules, std::span<const document> data, const portfolio& loaded, const review& found);

/// An answer, confirmation or derogation as data.
[[nodiscard]] std::string as_data(std::span<const journal_record> records);

}  // namespace quorate::records
