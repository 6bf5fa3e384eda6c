/// @file
/// Papers for those who decide: what a review finds as documents that can be printed and circulated.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quorate/export.hpp"
#include "quorate/pack.hpp"
#include "quorate/review.hpp"

namespace quorate::inline v1 {

enum class paper : std::uint8_t {
    decision,    ///< the decision sheet of each record under review
    tally,       ///< who was counted, who was left out and why
    routing,     ///< what can carry each record, consideration by consideration
    relations,   ///< synergies, overlaps and duplicates, of the records under review and of the programme
    matrix,      ///< coverage tables with heat maps: what is planned, delivered, missing
    gaps,        ///< what nothing serves
    questions,   ///< all open questions, those that settle most first
    monitoring,  ///< the findings on the programme, its time limits
};
/// "decision", "tally", "routing", "relations", "matrix", "gaps", "questions", "monitoring"
[[nodiscard]] QUORATE_API std::string_view to_string(paper kind) noexcept;
[[nodiscard]] QUORATE_API std::optional<paper> paper_called(std::string_view name) noexcept;

enum class paper_format : std::uint8_t { markdown, html, csv };

/// What a section of a declared paper says of one record.
struct paper_section {
    std::string name;
    texts title;
    texts message;
    std::vector<shown_value> facts;
    std::vector<finding> findings;
};

/// One record in a declared paper.
struct paper_sheet {
    record_name about;
    std::vector<paper_section> sections;
};

/// A paper that the pack declares.
struct declared_paper {
    std::string name;
    texts title;
    bool table = false;                  ///< a row for each record, and not a sheet
    std::vector<paper_sheet> sheets;     ///< by the ids of the records
    std::vector<citation> citations;
};

/// The names of the papers that a pack declares.
[[nodiscard]] QUORATE_API std::vector<std::string> papers_of(const pack& rules);

/// A paper of the pack for every record that it is about (with `options.only`, for these): of those that outcomes speak of, the ones under
/// review. Nothing when the pack declares none of that name. Throws as `make_review` does.
[[nodiscard]] QUORATE_API std::optional<declared_paper> make_declared_paper(const pack& rules, const portfolio& data, const review_options& options, std::string_view name);

/// What a paper is to be.
struct paper_request {
    paper kind = paper::decision;
    std::vector<std::string> languages{};  ///< one, or two side by side: "fr", "en"; another language gives the pack's texts in it and the fixed words in English
    paper_format format = paper_format::html;
    char separator = ',';                ///< of CSV
    std::string data_hash{};               ///< of the data, as a journal tells it; stated on the paper; may be empty
    std::string id{};                      ///< only of this record under review; empty: of all
    std::string coverage{};                ///< of the matrix: only this coverage table; empty: all
    std::optional<declared_paper> declared{};  ///< in the place of `kind`: this paper of the pack
    std::string delivered{};               ///< of the matrix: the coverage table that tells what was delivered, with the same rows; may be empty
};

/// Why there can be no such paper, in a sentence; empty when there can.
[[nodiscard]] QUORATE_API std::string fault_of(const review& from, const paper_request& asked);

/// A paper: Markdown; one HTML file that needs nothing else, for the screen, for print and for readers who listen; or its tables as CSV
/// (RFC 4180, UTF-8), an empty line between two. The same review gives the same bytes.
[[nodiscard]] QUORATE_API std::string make_paper(const review& from, const paper_request& asked);

}  // namespace quorate
