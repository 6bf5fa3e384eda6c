// A JSON Schema of the data that a vocabulary takes.
#pragma once

#include <string>
#include <string_view>

#include "quorate/vocabulary.hpp"

namespace quorate::data {

/// Draft 2020-12, indented by two: what load() takes without an error is valid by it, but for references that lead nowhere and ids
/// used twice, which a schema cannot tell.
[[nodiscard]] std::string data_schema(const vocabulary& words, std::string_view pack, const texts& title);

}  // namespace quorate::data
