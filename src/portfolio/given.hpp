// Records that a host built in memory, as raw records with places.
#pragma once

#include <string>

#include "portfolio/builder.hpp"
#include "quorate/record.hpp"

namespace quorate::data {

/// Adds the record to the sources as a listing of its values, a line each (`supports 2, delegation = "Belgium"`), under the name
/// `collection/id`, and gives it with each value's place there. Texts that are no UTF-8 are reported (Q5011); the record is then to be
/// left out.
struct given_record {
    raw_record record;
    bool good = true;
};
[[nodiscard]] given_record take_given(const record& given, const std::string& name, text::source_set& sources, text::diagnostic_sink& problems);

/// The text of a field, such as an identifier; empty when it has none.
[[nodiscard]] std::string text_of(const record& given, std::string_view field);

}  // namespace quorate::data
