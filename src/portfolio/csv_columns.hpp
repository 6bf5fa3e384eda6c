// The head of a table held against the vocabulary, and its rows as records.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "portfolio/builder.hpp"
#include "portfolio/csv_rows.hpp"

namespace quorate::data {

/// What the columns of a table mean for the records of one collection. A column is called like a field, or like a part of one with
/// points between: `title.en`, `budget.amount`, `period.from`, `parts.1.size`. Several values in one cell stand apart by `|`.
class csv_columns {
public:
    /// `type` no_index: answers and the like, whose columns are taken as they are. `passed_over`: the column that names the
    /// collection, or no_index. Reports columns that there are not (Q5003) or twice (Q5010).
    csv_columns(const vocabulary& words, std::uint32_t type, const std::vector<csv_cell>& head, std::uint32_t passed_over, char separator, text::diagnostic_sink& problems);

    [[nodiscard]] bool good() const noexcept { return good_; }
    /// A row of as many cells as the head. Empty cells are not stated.
    [[nodiscard]] std::shared_ptr<raw_record> record(const std::vector<csv_cell>& row, text::span where) const;

private:
    enum class shape : std::uint8_t { word, text, number, truth, money, period };  // word: without the spaces around it
    struct step { std::string name; std::uint32_t number = 0; };          // number: of a list of parts, from 1; 0 elsewhere
    struct column { std::vector<step> path; shape is = shape::word; bool many = false; text::span where; };

    [[nodiscard]] std::optional<column> find(std::uint32_t type, const csv_cell& named);
    [[nodiscard]] bool find_within(const field& of, std::string_view rest, column& into) const;
    [[nodiscard]] raw_value value(const column& of, const csv_cell& cell) const;
    [[nodiscard]] raw_value one_value(shape is, std::string text, text::span where) const;
    [[nodiscard]] std::vector<std::string_view> names() const;
    /// Reports columns that state one thing twice, or a whole and a part of it.
    void refuse_repetitions(const std::vector<csv_cell>& head);

    const vocabulary& words_;
    std::uint32_t type_;
    char separator_;
    text::diagnostic_sink& problems_;
    std::vector<std::optional<column>> columns_;  // none: passed over
    bool good_ = true;
};

}  // namespace quorate::data
