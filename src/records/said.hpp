// Sentences in English and in French.
#pragma once

#include <string>

#include "quorate/vocabulary.hpp"

namespace quorate::records {

/// A sentence in both languages. An empty one is none.
[[nodiscard]] inline texts said(const std::string& english, const std::string& french) { return texts({{"en", english}, {"fr", french}}); }

/// The same words in both.
[[nodiscard]] inline texts said(const std::string& words) { return said(words, words); }

}  // namespace quorate::records
