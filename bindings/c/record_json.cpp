#include "record_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "guard.hpp"

namespace quorate::c {

namespace {

/// Refuses a text that is not JSON from some byte on, with the place as a diagnostic.
[[noreturn]] void refuse_from(std::string_view text, std::size_t at, const std::string& why) {
    at = std::min(at, text.size());
    const auto before = text.substr(0, at);
    const auto line_end = before.rfind('\n');
    const auto in_line = line_end == std::string_view::npos ? before : before.substr(line_end + 1);
    const auto starts_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; };
    place where;
    where.file = "record";
    where.line = where.end_line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1);
    where.column = where.end_column = static_cast<std::uint32_t>(std::count_if(in_line.begin(), in_line.end(), starts_character) + 1);
    where.begin = where.end = at;
    const auto named = "line " + std::to_string(where.line) + ", column " + std::to_string(where.column);
    diagnostic told;
    told.code = "Q5001";
    told.message = "this is not JSON from here on: " + why;
    told.where = std::move(where);
    throw refusal{QUORATE_INVALID_INPUT, "this is no JSON object of a record from " + named + " on: " + why, {std::move(told)}};
}

/// Builds a record while the text is read.
class record_reader : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit record_reader(std::string_view text) : text_(text) {}
    [[nodiscard]] record take() { return std::move(made_); }

    bool null() override { return put({}); }
    bool boolean(bool truth) override { return put(truth); }
    bool number_integer(number_integer_t number) override { return put_number(std::to_string(number)); }
    bool number_unsigned(number_unsigned_t number) override { return put_number(std::to_string(number)); }
    bool number_float(number_float_t, const string_t& written) override { return put_number(written); }
    bool string(string_t& text) override { return put(std::move(text)); }
    bool binary(binary_t&) override { return false; }

    bool start_object(std::size_t) override { return open(record()); }
    bool start_array(std::size_t) override { return open(field_value::list()); }
    bool key(string_t& name) override {
        if (std::get<record>(open_.back().made).find(name) != nullptr) refuse(QUORATE_INVALID_INPUT, "`" + name + "` is given twice");
        open_.back().name = std::move(name);
        return true;
    }
    bool end_object() override {
        auto made = std::get<record>(std::move(open_.back().made));
        open_.pop_back();
        if (!open_.empty()) return put(std::move(made));
        made_ = std::move(made);
        return true;
    }
    bool end_array() override {
        auto made = std::get<field_value::list>(std::move(open_.back().made));
        open_.pop_back();
        return put(std::move(made));
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& fault) override {
        const auto at = position > 0 ? position - 1 : 0;
        constexpr int number_overflow = 406;
        if (fault.id == number_overflow) refuse_from(text_, at, "a number is too large");
        if (std::string_view(fault.what()).find("surrogate") != std::string_view::npos) refuse_from(text_, at, "a text has one half of a character only");
        if (at >= text_.size()) refuse_from(text_, at, "it ends too early");
        if (text_[at] == '\0') refuse_from(text_, at, "a zero byte stands here");
        refuse_from(text_, at, "a comma, a quotation mark or a bracket may be missing before this place");
    }

private:
    struct container {
        std::variant<record, field_value::list> made;
        std::string name;  // of the field that is read now
    };

    bool open(std::variant<record, field_value::list> made) {
        if (open_.empty() && !std::holds_alternative<record>(made)) refuse(QUORATE_WRONG_USE, "a record is a JSON object");
        if (open_.size() > record::most_nesting) refuse(QUORATE_LIMIT, "a record is nested at most " + std::to_string(record::most_nesting) + " deep");
        open_.push_back({std::move(made), {}});
        return true;
    }
    bool put(field_value value) {
        if (open_.empty()) refuse(QUORATE_WRONG_USE, "a record is a JSON object");
        if (auto* all = std::get_if<field_value::list>(&open_.back().made)) all->push_back(std::move(value));
        else std::get<record>(open_.back().made).set(open_.back().name, std::move(value));
        return true;
    }
    bool put_number(const std::string& written) {
        const auto exact = parse_rational(written);
        if (!exact) refuse(QUORATE_WRONG_USE, "`" + written + "` is not a number that can be kept exactly: write it in digits, without an exponent, in at most 18 of them");
        return put(*exact);
    }

    std::string_view text_;
    record made_;
    std::vector<container> open_;
};

}  // namespace

record record_from_json(std::string_view text) {
    record_reader reader(text);
    if (!nlohmann::json::sax_parse(text, &reader)) refuse(QUORATE_INVALID_INPUT, "this is no JSON object of a record");
    // The parser takes a zero byte for the end of the text.
    if (const auto zero = text.find('\0'); zero != std::string_view::npos) refuse_from(text, zero, "a zero byte stands here");
    return reader.take();
}

}  // namespace quorate::c
