#include "record_json.hpp"

#include <nlohmann/json.hpp>
#include <variant>
#include <vector>

#include "guard.hpp"

namespace quorate::c {

namespace {

/// Builds a record while the text is read.
class record_reader : public nlohmann::json_sax<nlohmann::json> {
public:
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
    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception& fault) override {
        refuse(QUORATE_INVALID_INPUT, std::string("this is no JSON object of a record: ") + fault.what());
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

    record made_;
    std::vector<container> open_;
};

}  // namespace

record record_from_json(std::string_view text) {
    record_reader reader;
    if (!nlohmann::json::sax_parse(text, &reader)) refuse(QUORATE_INVALID_INPUT, "this is no JSON object of a record");
    return reader.take();
}

}  // namespace quorate::c
