// Raw values held against the types of fields.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "portfolio/builder.hpp"
#include "portfolio/spellings.hpp"

namespace quorate::data {

struct checked_record;

/// One good value; which member holds it follows from the field's type.
struct checked_item {
    std::int64_t scalar = 0;
    rational number;
    money amount;
    period time{};
    texts text;
    std::string reference;
    std::shared_ptr<checked_record> part;
    text::span where;
};

struct checked_value {
    bool stated = false;
    std::vector<checked_item> items;
};

struct checked_record {
    std::vector<checked_value> values;  ///< by index of the field
    text::span where;
};

/// Reads raw records by the vocabulary; reports everything that is wrong with one.
class value_reader {
public:
    value_reader(const vocabulary& words, const spelling_index& spellings, text::diagnostic_sink& problems, notation written)
        : words_(words), spellings_(spellings), problems_(problems), written_(written) {}

    /// The record, or nothing when something was reported.
    [[nodiscard]] std::optional<checked_record> read(std::uint32_t type, const raw_record& record);
    /// Tells of each file how many of its texts were put right, because they were encoded twice (Q5013).
    void report_repairs();

private:
    struct repairs { std::size_t texts = 0; text::span first; };
    std::string put_right(const std::string& given, text::span where);

    bool read_field(const field& described, const raw_value& raw, checked_value& into);
    bool read_item(const field& described, const raw_value& raw, checked_item& into);
    bool read_text(const field& described, const raw_value& raw, texts& into);
    bool refuse_language(const field& described, const raw_record::raw_field& given);
    bool read_money(const field& described, const raw_value& raw, money& into);
    bool read_period(const field& described, const raw_value& raw, period& into);
    bool read_duration(const field& described, const raw_value& raw, std::int64_t& into);
    bool read_working_days(const raw_value& raw, std::int32_t count, std::string_view rest, std::int64_t& into);
    bool refuse(const raw_value& raw, const field& described, std::string_view wanted);
    [[nodiscard]] std::string date_form() const;
    bool impossible(const raw_value& raw, std::string message, std::string help);
    [[nodiscard]] std::string suggest(std::string_view word, const std::vector<std::string_view>& among) const;

    const vocabulary& words_;
    const spelling_index& spellings_;
    text::diagnostic_sink& problems_;
    notation written_;
    std::map<text::source_id, repairs> repairs_;
};

}  // namespace quorate::data
