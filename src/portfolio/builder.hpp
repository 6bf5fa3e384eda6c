// Building records value by value: the one way into the columns, for loaders and for test cases.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "portfolio/portfolio.hpp"
#include "text/diagnostic_sink.hpp"

namespace quorate::data {

struct raw_record;
class spelling_index;

/// A value as a file gives it, before it is held against the vocabulary. `where` is its place in the file.
struct raw_value {
    struct nothing {};                       // JSON null: not stated
    struct number { std::string digits; };   // as written
    struct characters { std::string utf8; }; // a text, an id, a date …: the field's type says which
    struct list { std::vector<raw_value> items; };
    std::variant<nothing, bool, number, characters, list, std::shared_ptr<raw_record>, rational> content;  // rational: a number that was never written
    text::span where;
};

/// Fields in the order of the file.
struct raw_record {
    struct raw_field { std::string name; text::span name_where; raw_value value; };
    std::vector<raw_field> fields;
    text::span where;
    bool repeats_are_told = false;           // the reader has reported names that are given twice
};

/// How the file writes values, for messages.
enum class notation : std::uint8_t { of_data, of_rules };

/// Holds raw records against the vocabulary and puts the good ones into the portfolio; reports the others (Q5xxx) with
/// their place and leaves them out whole. Order: add every record, then answers, confirmations and derogations, then finish().
class builder {
public:
    builder(portfolio& into, text::diagnostic_sink& problems);
    /// Values as rule files write them; `spellings` are those of the same vocabulary, and must outlive it.
    builder(portfolio& into, text::diagnostic_sink& problems, const spelling_index& spellings);
    ~builder();

    /// Adds one record to the collection of `type`; returns whether it was good (references are checked in finish()).
    /// `subject` marks it as one of those under review.
    bool add(std::uint32_t type, const raw_record& record, bool subject = false);
    void add_answer(const raw_record& record);
    void add_confirmation(const raw_record& record);
    void add_derogation(const raw_record& record);
    /// Notes something else that was left out.
    void leave_out(omission what);
    /// Resolves references and reports those that lead nowhere. A record with a reference that leads nowhere stays,
    /// and that value of it counts as not stated.
    void finish();

private:
    struct state;
    std::unique_ptr<state> state_;
};

/// Reports that there is no such collection (Q5002), with the one that may have been meant, and gives what is left out for it.
[[nodiscard]] omission no_such_collection(const vocabulary& words, const std::string& named, text::span where, text::diagnostic_sink& problems);

}  // namespace quorate::data
