// The data under review: records in columns by the vocabulary, answers and confirmations, and how records refer to
// each other.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "quorate/exact.hpp"
#include "quorate/vocabulary.hpp"
#include "text/source.hpp"

namespace quorate::data {

/// A record: the type it was stored as (never a base of it) and its row there.
struct record_ref {
    std::uint32_t type = no_index;
    std::uint32_t row = 0;
    friend auto operator<=>(const record_ref&, const record_ref&) = default;
};

/// A text of the data: in one unnamed language, or by language.
struct text_value {
    texts by_language;  ///< an unnamed text has the language ""
    [[nodiscard]] bool blank() const noexcept;  ///< no text, or only white space in every language
};

/// The values of one field over all rows of a record type. Which vector is used follows from the field's type:
///   truth, date, duration(count), entry, reference(row), part(row), text(index), identifier(index) → `scalars`
///   number, whole_number → `numbers`;  money → `amounts`;  period → `periods`
/// For a field of many values, row r has the items [offsets[r], offsets[r + 1]) of the vector, else item r.
/// A text or identifier is an index into the portfolio's texts; a date is days since 1970-01-01; a duration is
/// count * 2 + (1 if months); a reference is a pair: `scalars` holds the row and `reference_types` the stored type.
struct column {
    std::vector<bool> stated;                     ///< by row: present in the data
    std::vector<std::uint32_t> offsets;           ///< only for fields of many values; rows + 1 of them
    std::vector<std::int64_t> scalars;
    std::vector<rational> numbers;
    std::vector<money> amounts;
    std::vector<period> periods;
    std::vector<std::uint32_t> reference_types;
};

/// All records stored as one type.
struct table {
    std::vector<column> columns;             ///< by index of the field
    std::vector<text::span> where;           ///< by row: where it stands in the data
    std::uint32_t rows = 0;
};

/// An answer that somebody gave to a question of the pack.
struct answer {
    std::string question;
    record_ref about;
    std::string value;                       ///< "yes" / "no", an entry's id, a number, a text, a date: as its question asks
    std::string by;                          ///< id of an entry
    std::optional<day> on;
    std::string reason;
    text::span where;
};

/// What somebody found about a relation between two records.
struct confirmation {
    std::string relation;
    record_ref first;
    record_ref second;
    bool confirmed = false;                  ///< or rejected
    bool accepted = false;                   ///< confirmed, and gone on with for the reason given
    std::string by;
    std::optional<day> on;
    std::string reason;
    text::span where;
};

/// A rule set aside for one record by those who may.
struct derogation {
    std::string criterion;
    record_ref about;
    std::string ground;                      ///< id of an entry
    std::string by;
    std::optional<day> on;
    std::optional<day> until;                ///< the last day it stands, when it says so
    std::string reason;
    text::span where;
};

/// Something that was left out for an error: a record, a judgement, one reference of a record, a file from some place on, or all that stands under a
/// collection that there is not.
struct omission {
    enum class kind : std::uint8_t { record, answer, confirmation, derogation, reference, rest_of_file, collection };
    omission::kind what = kind::record;
    std::string collection;                  ///< of the record, or of the one that a judgement is about; may be empty
    std::string id;                          ///< may be empty
    std::string name;                        ///< of the question, relation or criterion, or what a reference leads to, or the collection that was meant
    text::span where;
};

/// The columns, by record type. Built by the loader (load.hpp) or the test cases of a pack (builder.hpp); then only
/// read, and safe to read from many threads. Holds a pointer to the vocabulary, which must outlive it.
class portfolio {
public:
    explicit portfolio(const vocabulary& words);
    portfolio(portfolio&&) noexcept = default;
    portfolio& operator=(portfolio&&) noexcept = default;

    /// A portfolio with the same records, to be changed by variation.hpp. Record types that stay as they are share their rows with
    /// this one, so that it costs what the number of texts costs, and not what the records cost.
    [[nodiscard]] portfolio variation() const { return portfolio(*this); }

    [[nodiscard]] const vocabulary& words() const noexcept { return *words_; }
    [[nodiscard]] const table& of_type(std::uint32_t type) const noexcept { return *tables_[type]; }
    /// For writing. Rows that another portfolio shares are copied first.
    [[nodiscard]] table& of_type(std::uint32_t type);

    /// The records of a collection: those stored as its record type or as a kind of it, in the order of their ids
    /// (compared as bytes), so that no result depends on the order of the input.
    [[nodiscard]] std::vector<record_ref> collection(std::uint32_t type) const;

    /// The record with that id among all that share the root of `type`; nothing if there is none.
    [[nodiscard]] std::optional<record_ref> find(std::uint32_t type, std::string_view id) const;
    /// The id of a collected record; empty for a part.
    [[nodiscard]] std::string_view id(record_ref record) const noexcept;

    [[nodiscard]] const text_value& text_at(std::int64_t index) const noexcept { return *texts_[static_cast<std::size_t>(index)]; }

    std::vector<answer> answers;             ///< in the order of the data
    std::vector<confirmation> confirmations;
    std::vector<derogation> derogations;
    std::vector<omission> left_out;          ///< in the order of the data
    std::vector<record_ref> subjects;        ///< the records to review: those of the files given as proposals

    /// Two registers held against each other: then only pairs of a record of the one and a record of the other are looked at.
    [[nodiscard]] bool has_other_register() const noexcept { return !other_register.empty(); }
    [[nodiscard]] bool in_other_register(record_ref one) const noexcept {
        return std::find(other_register.begin(), other_register.end(), tables_[one.type]->where[one.row].source) != other_register.end();
    }
    [[nodiscard]] bool may_be_paired(record_ref a, record_ref b) const noexcept { return !has_other_register() || in_other_register(a) != in_other_register(b); }
    std::vector<text::source_id> other_register;  ///< the files of the second; none: there is one register

    /// Writing, for the loaders.
    std::int64_t add_text(text_value text);
    void index_id(std::uint32_t type, std::string id, record_ref record);

private:
    portfolio(const portfolio&) = default;

    const vocabulary* words_;
    std::vector<std::shared_ptr<table>> tables_;
    std::vector<std::shared_ptr<const text_value>> texts_;  // in places that do not move: values point to them
    struct id_hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
    };
    using id_index = std::unordered_map<std::string, record_ref, id_hash, std::equal_to<>>;
    std::vector<std::shared_ptr<id_index>> ids_;  // by root type
};

}  // namespace quorate::data
