// Citations held against texts.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "citations/cited.hpp"
#include "quorate/citations.hpp"

namespace quorate::citations {

/// The texts given, by the name of the source.
using texts_by_source = std::map<std::string, std::string, std::less<>>;

/// Fills the sources and citations of a report.
void compare(const cited_texts& cited, const texts_by_source& given, const text::source_set& rule_files, citation_report& into);

}  // namespace quorate::citations
