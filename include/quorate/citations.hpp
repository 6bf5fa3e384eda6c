/// @file
/// Whether a pack still says what its sources say: every quotation held against the text, every paragraph against the rules.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quorate/diagnostic.hpp"
#include "quorate/export.hpp"
#include "quorate/pack.hpp"
#include "quorate/review.hpp"

namespace quorate::inline v1 {

/// How a citation stands against the text of its source.
enum class citation_state : std::uint8_t {
    found,       ///< the words stand in the section cited, in the paragraph pinned; without words: the section is there
    moved,       ///< the words stand in another section, or in another paragraph than the one pinned
    vanished,    ///< the words stand nowhere
    no_section,  ///< no heading is called like the section cited, and no words are quoted
    no_text,     ///< the text of the source was not given
};
[[nodiscard]] QUORATE_API std::string_view to_string(citation_state state) noexcept;  ///< "found", "moved", "vanished", "no-section", "no-text"

/// One citation of the pack, held against the text.
struct checked_citation {
    citation cited;
    std::string declaration;            ///< what cites: "criterion five-other-delegations"
    place where;                        ///< in the rule files
    citation_state state = citation_state::no_text;
    std::uint32_t paragraph = 0;        ///< where the words stand, counted from 1; 0 when nowhere, or when none are quoted
    std::uint32_t pinned = 0;           ///< the paragraph that the pack pins; 0 when none
    std::string section;                ///< the heading over that paragraph
    std::string nearest;                ///< of vanished words: the passage that has most of them; may be empty
    std::uint32_t nearest_paragraph = 0;
};

/// What became of a paragraph. The first that holds is told.
enum class paragraph_state : std::uint8_t {
    encoded,     ///< a rule quotes words of it, or it names an entry of a list that cites its section
    left,        ///< the pack says that it is left to people
    background,  ///< the pack says that it rules nothing
    named,       ///< a rule cites its section, and no words of it
    forgotten,   ///< nothing in the pack speaks of it
};
[[nodiscard]] QUORATE_API std::string_view to_string(paragraph_state state) noexcept;  ///< "encoded", "left-to-people", "background", "named", "forgotten"

/// A paragraph of a source. Headings are none.
struct checked_paragraph {
    std::uint32_t number = 0;           ///< counted from 1
    std::string section;                ///< the heading over it
    std::string text;
    paragraph_state state = paragraph_state::forgotten;
    std::vector<std::string> rules;     ///< what quotes it, or cites its section: "criterion five-other-delegations"
    std::string left_by;                ///< the `leaves` declaration that names it
    texts reason;                       ///< why it is left
    bool positive = false;              ///< a case expects that one of its rules is met, holds, is open or fits
    bool negative = false;              ///< a case expects the opposite
};

/// A source with its text.
struct checked_source {
    std::string name, title, file;
    std::optional<day> dated;
    std::string text_hash;              ///< SHA-256 of the file; empty when the text was not given
    std::vector<checked_paragraph> paragraphs;
};

/// All citations of a pack against the texts of its sources.
struct citation_report {
    std::string pack, pack_version;
    std::vector<checked_source> sources;        ///< in the order of the pack
    std::vector<checked_citation> citations;    ///< in the order of the rule files
};

/// Compares. A text belongs to the source whose `file` clause names it; without one, to the source whose name is the file's name up to
/// its first dot. Texts of no source are passed over.
[[nodiscard]] QUORATE_API citation_report check_citations(const pack& rules, std::span<const document> texts);

/// Whether words moved or vanished, or a section is not there.
[[nodiscard]] QUORATE_API bool has_faults(const citation_report& report) noexcept;

/// `pins` declarations for every source whose text was given, in the form of `quorate fmt`: what was found, where it stands, and its hash.
[[nodiscard]] QUORATE_API std::string make_pins(const citation_report& report);

/// The report for people; as JSON by docs/schema/citations-1.schema.json.
[[nodiscard]] QUORATE_API std::string to_text(const citation_report& report);
[[nodiscard]] QUORATE_API std::string to_text(const citation_report& report, std::string_view language);  ///< "fr" or "en"
[[nodiscard]] QUORATE_API std::string to_json(const citation_report& report);

}  // namespace quorate
