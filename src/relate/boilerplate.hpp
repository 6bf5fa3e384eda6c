// Sentences that a publisher puts into many of its texts.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "relate/corpus.hpp"

namespace quorate::relate {

/// The sentences of a text: what stands between full stops, question and exclamation marks, semicolons and line ends, without
/// the white space around. A full stop ends a sentence only before white space or at the end.
[[nodiscard]] std::vector<std::string_view> sentences_of(std::string_view text);

/// The sentences that repeat, for one or many publishers. A sentence is boilerplate of its publisher when it stands in at
/// least ten texts that are not the same otherwise, or in at least a hundred, and in at least a hundredth of the publisher's
/// texts. Sentences are compared byte by byte.
class boilerplate {
public:
    boilerplate() = default;
    explicit boilerplate(std::span<const corpus_text> texts);
    [[nodiscard]] bool has(std::string_view publisher, std::string_view sentence) const;
    /// By publisher, then sentence.
    [[nodiscard]] const std::vector<boilerplate_sentence>& all() const noexcept { return all_; }

private:
    std::vector<boilerplate_sentence> all_;
};

}  // namespace quorate::relate
