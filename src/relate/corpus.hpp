// A corpus: texts as weighted sets of their units, with what was put right or left out on the way.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "relate/weighted_sets.hpp"

namespace quorate::relate {

/// A text to compare. The views must hold while the corpus is built, not longer.
struct corpus_text {
    std::string_view text;
    std::string_view language;   ///< "fr", "en", or none: then the text tells
    std::string_view publisher;  ///< whose sentences may repeat; none is one publisher, too
};

enum class unit_kind : std::uint8_t {
    words,       ///< stems of informative words
    characters,  ///< sequences of characters of the folded words, for names and across languages
};

struct corpus_options {
    unit_kind units = unit_kind::words;
    std::uint32_t sequence_length = 3;        ///< of characters
    bool leave_out_boilerplate = true;        ///< sentences that a publisher repeats
    bool put_encodings_right = true;
    bool weigh = true;                        ///< by rarity; or each unit weighs 1
};

/// A sentence that a publisher repeats, left out of all its texts.
struct boilerplate_sentence {
    std::string publisher;
    std::string sentence;
    std::size_t texts = 0;        ///< how many of the publisher's texts have it
};

/// Texts as sets. Weights come from how rare a unit is in the corpus (rarity_weight) and stay as they are when texts are
/// added later, so that what was found yesterday stays found. Results depend on the texts alone, not on their order.
class corpus {
public:
    /// Throws quorate::limit_exceeded where a text, or all together, have more units than sets can hold.
    explicit corpus(std::span<const corpus_text> texts, const corpus_options& options = {});
    ~corpus();
    corpus(corpus&&) noexcept;
    corpus& operator=(corpus&&) noexcept;

    /// One set for each text, in the order of the texts; empty where a text has nothing that informs.
    [[nodiscard]] const weighted_sets& sets() const noexcept;
    /// The set of another text, ascending. A unit that the corpus does not have gets a number and the weight of the rarest.
    [[nodiscard]] std::vector<unit> units_of(const corpus_text& text);
    [[nodiscard]] std::string_view name(unit of) const noexcept;

    /// How many texts had characters that were encoded twice, and were put right.
    [[nodiscard]] std::size_t repaired_texts() const noexcept;
    /// By publisher, then sentence.
    [[nodiscard]] const std::vector<boilerplate_sentence>& left_out() const noexcept;

private:
    struct parts;
    std::unique_ptr<parts> parts_;
};

}  // namespace quorate::relate
