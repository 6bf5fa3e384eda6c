// JSON to raw records, with the place of every value.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "portfolio/builder.hpp"
#include "portfolio/load.hpp"

namespace quorate::data {

/// Reads one JSON value from a stretch of a source. Object keys and values keep their place, numbers their digits. The
/// values at depth 2 of the form {"key": [value, …]} are handed out one at a time, so that a large file is never held as a
/// tree: `take` gets the key, its place, the value, and whether it is such an item; an empty array is handed out itself.
/// What is no object at the top is handed out with an empty key.
/// Reports what is no JSON (Q5001), not UTF-8 (Q5011), a key given twice (Q5010), or past a limit (Q6xxx); returns
/// whether the stretch was read to its end.
using take_value = std::function<void(const std::string& key, text::span key_where, raw_value value, bool is_item)>;
bool read_json(text::source_id source, std::uint32_t begin, std::uint32_t end, const load_limits& limits, text::diagnostic_sink& problems,
               const take_value& take);

}  // namespace quorate::data
