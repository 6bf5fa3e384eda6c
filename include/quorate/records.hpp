/// @file
/// A journal of what bodies and people decided on a review: one record a line, each chained to the one before, with everything kept
/// that is needed to make the review again.
///
/// A journal is a file of JSON Lines (docs/schema/record-1.schema.json). Beside it stands a folder of the same name with `.kept` behind
/// it: the rule files, the data files and the findings, each under its SHA-256. These functions touch files; the rest of the library
/// does not, but for `files.hpp`.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "quorate/export.hpp"
#include "quorate/pack.hpp"
#include "quorate/review.hpp"

namespace quorate::inline v1 {

enum class record_kind : std::uint8_t { decision, answer, confirmation, derogation };
[[nodiscard]] QUORATE_API std::string_view to_string(record_kind kind) noexcept;  ///< "decision", "answer", "confirmation", "derogation"

/// What is to be recorded.
struct record_request {
    record_kind kind = record_kind::decision;
    std::vector<std::string> about;     ///< the id of the record decided on; of a confirmation: of both
    std::string rule;                   ///< the question, relation or criterion; of a decision: empty
    std::string value;                  ///< the outcome; the answer; "confirmed" or "rejected"; the ground
    std::string by;                     ///< who decided: the id of an entry of the pack
    day on;                             ///< when
    std::optional<day> until;           ///< of a derogation: the last day it stands
    std::string reason;
    bool against_findings = false;      ///< of a decision: also when the review does not find the outcome open
};

/// A file that a record keeps.
struct kept_file {
    std::string name;                   ///< without its folder
    std::string hash;                   ///< SHA-256
    bool marked = false;                ///< of a pack: of one that it uses; of data: its records are under review
    bool other_register = false;        ///< of data: its records are those of the other register
};

/// A line of a journal.
struct journal_record {
    std::uint64_t number = 0;           ///< from 1
    std::string previous;               ///< hash of the record before; of the first: 64 zeros
    record_request what;
    std::string engine;                 ///< version of the engine
    std::string pack, pack_version;
    std::string pack_hash;              ///< of the list of its files
    std::vector<kept_file> pack_files;
    std::string data_hash;              ///< of the list of its files
    std::vector<kept_file> data_files;
    day as_of;
    std::vector<parameter_setting> parameters;
    std::string findings;               ///< hash of the review of the records decided on, as JSON
    std::string hash;                   ///< of the line up to it
    std::vector<std::string> functions{};  ///< of the host, that the review was made with, by name
};

/// A journal that cannot be read or written, or was altered; the message names the file and the place.
struct QUORATE_API journal_error : std::runtime_error {
    using std::runtime_error::runtime_error;
    journal_error(const std::string& english, std::string french) : std::runtime_error(english), in_french(std::move(french)) {}
    /// The message in French for "fr" where there is one, else in English.
    [[nodiscard]] std::string in(std::string_view language) const { return language == "fr" && !in_french.empty() ? in_french : what(); }
    std::string in_french;
};

/// What came of a request: a record, which is on the disk for good, or why it may not be recorded, one sentence each.
struct recorded {
    std::optional<journal_record> record;
    std::vector<std::string> faults;
    std::vector<texts> said{};          ///< the same sentences in French and English
};

/// Validates a request against the pack and the data, and appends it. Nothing is acknowledged before it is on the disk; when this fails
/// at any point the journal is the one before. Throws journal_error, and what `load_pack`, `load_portfolio` and `make_review` throw.
[[nodiscard]] QUORATE_API recorded append_record(const std::string& journal, std::span<const document> pack_files, std::span<const document> data_files,
                                                 const review_options& options, const record_request& what);

/// The records of a journal, in order. Throws journal_error when one was altered.
[[nodiscard]] QUORATE_API std::vector<journal_record> read_journal(const std::string& journal);

/// Answers, confirmations and derogations of a journal as data that `load_portfolio` takes.
[[nodiscard]] QUORATE_API document data_of(const std::string& journal, std::span<const journal_record> records);

/// One record, verified.
struct verified_record {
    journal_record record;
    std::string fault;                  ///< the first thing wrong; empty when nothing is
    texts said{};                       ///< the same in French and English
};

/// A whole journal, verified.
struct verification {
    std::vector<verified_record> records;   ///< up to the first that cannot be read
    std::string fault;                  ///< what is wrong with the journal itself; empty when nothing is
    std::string head;                   ///< the hash of the last record: who notes it elsewhere detects also a journal that was written anew
    texts said{};                       ///< `fault` in French and English
};

/// Holds every byte of a journal and of what it keeps against the hashes and, with `again`, makes every review again and compares the findings.
[[nodiscard]] QUORATE_API verification verify_journal(const std::string& journal, bool again = true);
/// The same with functions of the host. A review that was made with functions that are not given cannot be made again; its fault names them.
[[nodiscard]] QUORATE_API verification verify_journal(const std::string& journal, std::span<const host_function> functions);
[[nodiscard]] QUORATE_API bool is_sound(const verification& all) noexcept;

/// The hash of data as a record states it: of the list of the files by name, content, and whether their records are under review.
[[nodiscard]] QUORATE_API std::string hash_of_documents(std::span<const document> data_files);

/// The outcomes of a pack for one collection, and who decides; nobody named: anybody whom the pack names.
struct decision_rights {
    std::string collection;
    std::vector<std::string> outcomes, decided_by;
};
[[nodiscard]] QUORATE_API std::vector<decision_rights> decision_rights_of(const pack& rules);

/// Why an answer, confirmation or derogation would not count, in French and English; empty when it would, and of a decision.
[[nodiscard]] QUORATE_API texts fault_of(const pack& rules, const portfolio& data, const record_request& judgement);

/// A verification for people; as JSON by docs/schema/verification-1.schema.json.
[[nodiscard]] QUORATE_API std::string to_text(const verification& all);
[[nodiscard]] QUORATE_API std::string to_text(const verification& all, std::string_view language);  ///< "fr" or "en"
[[nodiscard]] QUORATE_API std::string to_json(const verification& all);

}  // namespace quorate
