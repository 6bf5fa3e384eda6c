// Data files to a portfolio.
#pragma once

#include <span>

#include "portfolio/portfolio.hpp"
#include "text/diagnostic_sink.hpp"
#include "text/source.hpp"

namespace quorate::data {

struct document {
    text::source_id source;
    bool subjects = false;  ///< its records of the reviewed collections are those under review
    bool other_register = false;  ///< its records are of a second register, and pairs are looked for across the two
};

struct load_limits {
    std::uint64_t file_size = 1ull << 30;      ///< bytes
    std::uint32_t nesting = 100;               ///< arrays and objects within each other
    std::uint32_t text_length = 1u << 20;      ///< bytes of one text
};

/// Loads JSON documents: an object whose keys are collections of the vocabulary (each an array of records), `answers`,
/// `confirmations`, and `$schema` or `note`, which are passed over; or, in a file whose name ends in .jsonl, one record
/// a line with its collection in the key `collection`; or, in one whose name ends in .csv, a table (csv_columns.hpp). Every problem is reported with file, line and column (Q5xxx);
/// a record with an error is left out and does not hide the others; a document that is not JSON gives one error.
portfolio load(const vocabulary& words, std::span<const document> documents, text::diagnostic_sink& problems,
               const load_limits& limits = {});

class draft;

/// Reads one document into a draft; its records are checked when a portfolio is made of them.
void load(const vocabulary& words, const document& from, draft& into, text::diagnostic_sink& problems, const load_limits& limits = {});

}  // namespace quorate::data
