/// @file
/// Renderings of what the engine finds, for people and for tools. Pure functions of their arguments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "quorate/diagnostic.hpp"
#include "quorate/export.hpp"
#include "quorate/pack.hpp"
#include "quorate/review.hpp"

namespace quorate::inline v1 {

/// A review as plain text of at most 100 columns where words allow, in the given language ("fr", "en"; another language
/// gives the pack's texts in it and the fixed words in English).
[[nodiscard]] QUORATE_API std::string to_text(const review& result, std::string_view language);
/// The same as a Markdown document.
[[nodiscard]] QUORATE_API std::string to_markdown(const review& result, std::string_view language);
/// The same as JSON by docs/schema/review-1.schema.json, all languages side by side, indented by two.
[[nodiscard]] QUORATE_API std::string to_json(const review& result);
/// The same on one line.
[[nodiscard]] QUORATE_API std::string to_json_line(const review& result);

/// Relations as plain text, as JSON by docs/schema/relations-1.schema.json.
[[nodiscard]] QUORATE_API std::string to_text(const std::vector<related_pair>& pairs, std::string_view language);
[[nodiscard]] QUORATE_API std::string to_json(const std::vector<related_pair>& pairs);
/// The same with the groups.
[[nodiscard]] QUORATE_API std::string to_text(const related_records& found, std::string_view language);
[[nodiscard]] QUORATE_API std::string to_json(const related_records& found);
/// Relations as JSON Lines: one object a line, as in `relations` of the JSON.
[[nodiscard]] QUORATE_API std::string to_json_lines(const std::vector<related_pair>& pairs);
/// Relations as a table (RFC 4180, UTF-8, a header line), texts in the given language; as a graph for Graphviz, without
/// rejected ones, possible ones dashed; as GraphML.
[[nodiscard]] QUORATE_API std::string to_csv(const std::vector<related_pair>& pairs, std::string_view language);
[[nodiscard]] QUORATE_API std::string to_dot(const std::vector<related_pair>& pairs, std::string_view language);
[[nodiscard]] QUORATE_API std::string to_graphml(const std::vector<related_pair>& pairs, std::string_view language);

/// Diagnostics for people: "file:3:5: error[Q2001]: message", the line, a caret, help; a blank line between.
[[nodiscard]] QUORATE_API std::string to_text(const diagnostics& problems);
/// Diagnostics as JSON by docs/schema/diagnostics-1.schema.json.
[[nodiscard]] QUORATE_API std::string to_json(const diagnostics& problems);
/// Diagnostics as SARIF 2.1.0, with every code described; columns count Unicode scalar values.
[[nodiscard]] QUORATE_API std::string to_sarif(const diagnostics& problems);

/// Test results for people; as JSON by docs/schema/cases-1.schema.json.
[[nodiscard]] QUORATE_API std::string to_text(const std::vector<case_result>& results);
[[nodiscard]] QUORATE_API std::string to_json(const std::vector<case_result>& results);

}  // namespace quorate
