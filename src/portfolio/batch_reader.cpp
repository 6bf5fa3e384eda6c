#include "portfolio/batch_reader.hpp"

#include <algorithm>
#include <cstring>
#include <optional>
#include <simdjson.h>

#include "portfolio/spelling_table.hpp"

namespace quorate::data {

namespace ondemand = simdjson::ondemand;

namespace {

constexpr std::size_t most_bytes_of_id = 128;
constexpr std::uint8_t most_decimals = 9;

bool is_json_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view trimmed(std::string_view token) {
    while (!token.empty() && is_json_space(token.back())) token.remove_suffix(1);
    return token;
}

/// Whether a value ends where a comma or the end of what holds it follows. The parser, told to pass over a value, takes a text before a
/// colon for a name and goes on.
bool ends_well(std::string_view token, char closing) {
    const char next = token.data()[token.size()];  // the next token begins there, at the latest behind the object
    return next == ',' || next == closing;
}

/// What stands between the quotation marks of a token, where it is a text without escapes.
std::optional<std::string_view> plain_text(std::string_view token) {
    token = trimmed(token);
    if (token.size() < 2 || token.front() != '"' || token.back() != '"') return std::nullopt;
    token = token.substr(1, token.size() - 2);
    if (std::memchr(token.data(), '\\', token.size()) != nullptr) return std::nullopt;
    return token;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

struct decimal { std::int64_t numerator = 0; std::uint8_t decimals = 0; };

/// Digits as JSON writes them, without an exponent, at most 18 of them.
std::optional<decimal> decimal_of(std::string_view token) {
    token = trimmed(token);
    const bool negative = !token.empty() && token.front() == '-';
    if (negative) token.remove_prefix(1);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (token.empty() || token.size() > 18 || !is_digit(token.front()) || (token.front() == '0' && token.size() > 1 && token[1] != '.')) return std::nullopt;
    decimal made;
    bool point = false;
    for (const char c : token) {
        if (c == '.' && !point) { point = true; continue; }
        if (!is_digit(c)) return std::nullopt;
        made.numerator = made.numerator * 10 + (c - '0');
        made.decimals = static_cast<std::uint8_t>(made.decimals + (point ? 1 : 0));
    }
    if ((point && made.decimals == 0) || made.decimals > most_decimals) return std::nullopt;
    if (negative) made.numerator = -made.numerator;
    return made;
}

std::int64_t power_of_ten(std::uint8_t exponent) {
    std::int64_t power = 1;
    for (; exponent > 0; --exponent) power *= 10;
    return power;
}

}  // namespace

struct batch_reader::state {
    const vocabulary& words;
    const record_type& described;
    std::vector<held_as> forms;
    load_limits limits;
    spelling_index spellings;
    std::vector<std::unique_ptr<spelling_table>> tables;  // by classification; of those that a field needs
    ondemand::parser parser;
    bool has_own_collection = false;                       // a field of that name: not for this reader

    record_batch* batch = nullptr;
    std::vector<std::vector<std::uint8_t>> decimals;       // by field and row
    std::vector<std::uint32_t> seen;                       // by field: the last line in which it stood
    std::uint32_t line = 0;
    std::string ids;
    std::vector<std::size_t> id_ends;

    state(const vocabulary& all, std::uint32_t type, std::vector<held_as> held, const load_limits& most)
        : words(all), described(all.records[type]), forms(std::move(held)), limits(most), spellings(all), tables(all.classifications.size()),
          decimals(described.fields.size()), seen(described.fields.size()) {
        for (const auto& field : described.fields) {
            has_own_collection = has_own_collection || field.name == "collection";
            if (field.type.kind == type_kind::entry && !tables[field.type.of])
                tables[field.type.of] = std::make_unique<spelling_table>(words.classifications[field.type.of], field.type.of, spellings);
        }
    }

    std::uint32_t entry_of(std::uint32_t list, std::string_view token) const {
        const auto text = plain_text(token);
        if (!text) return no_index;
        const auto found = tables[list]->find(*text);
        return found != no_index ? found : spellings.find(list, *text);
    }

    bool read_line(std::string_view text);
    bool read_object(ondemand::object& object, bool& has_collection);
    bool read_field(std::uint32_t index, ondemand::value& value);
    bool read_scalar(std::uint32_t index, std::string_view token);
    bool read_entries(std::uint32_t index, ondemand::value& value);
    bool read_money(std::uint32_t index, ondemand::value& value);
    void clear_row(std::size_t row);
};

batch_reader::batch_reader(const vocabulary& words, std::uint32_t type, std::vector<held_as> forms, const load_limits& limits)
    : state_(std::make_unique<state>(words, type, std::move(forms), limits)) {}
batch_reader::~batch_reader() = default;

void batch_reader::begin(record_batch& into, std::size_t rows) {
    auto& s = *state_;
    s.batch = &into;
    into.rows = 0;
    into.odd.assign(rows, 0);
    into.columns.resize(s.forms.size());
    for (std::size_t i = 0; i < s.forms.size(); ++i) {
        auto& column = into.columns[i];
        column.form = s.forms[i];
        if (column.form == held_as::nothing) continue;
        column.stated.assign(rows, 0);
        const bool entries = column.form == held_as::entries;
        column.scalars.assign(entries || column.form == held_as::presence ? 0 : rows, 0);
        column.members.assign(entries ? rows : 0, 0);
        column.currencies.assign(column.form == held_as::amount ? rows : 0, 0);
        s.decimals[i].assign(column.form == held_as::number || column.form == held_as::amount ? rows : 0, 0);
    }
    s.ids.clear();
    s.id_ends.clear();
}

bool batch_reader::read(std::string_view line) {
    auto& s = *state_;
    const auto ids = s.ids.size();
    if (s.read_line(line)) {
        ++s.batch->rows;
        s.id_ends.push_back(s.ids.size());
        return true;
    }
    s.ids.resize(ids);
    s.clear_row(s.batch->rows);
    return false;
}

void batch_reader::leave_out() {
    auto& s = *state_;
    s.batch->odd[s.batch->rows++] = 1;
    s.id_ends.push_back(s.ids.size());
}

void batch_reader::state::clear_row(std::size_t row) {
    for (std::size_t i = 0; i < forms.size(); ++i) {
        auto& column = batch->columns[i];
        if (!column.stated.empty()) column.stated[row] = 0;
        if (!column.scalars.empty()) column.scalars[row] = 0;
        if (!column.members.empty()) column.members[row] = 0;
        if (!column.currencies.empty()) column.currencies[row] = 0;
        if (!decimals[i].empty()) decimals[i][row] = 0;
    }
}

bool batch_reader::state::read_line(std::string_view text) {
    if (text.size() > limits.text_length || has_own_collection) return false;
    ++line;
    ondemand::document document;
    ondemand::object object;
    bool has_collection = false;
    if (parser.iterate(simdjson::padded_string_view(text.data(), text.size(), text.size() + line_padding)).get(document) || document.get_object().get(object)) return false;
    return read_object(object, has_collection) && has_collection && document.current_location().error() == simdjson::OUT_OF_BOUNDS && seen[described.identifier] == line;
}

bool batch_reader::state::read_object(ondemand::object& object, bool& has_collection) {
    const auto count = static_cast<std::uint32_t>(described.fields.size());
    std::uint32_t next = 0;
    for (auto found : object) {
        ondemand::field field;
        ondemand::raw_json_string key;
        if (std::move(found).get(field)) return false;
        key = field.key();
        // Fields stand mostly in the order of their declaration.
        std::uint32_t tried = 0;
        while (tried < count && !key.unsafe_is_equal(described.fields[next].name)) { ++tried; next = next + 1 == count ? 0 : next + 1; }
        auto value = field.value();
        if (tried == count) {
            std::string_view token;
            if (has_collection || !key.unsafe_is_equal("collection")) return false;
            token = value.raw_json_token();
            const auto name = plain_text(token);
            if (!name || *name != described.collection || !ends_well(token, '}')) return false;
            has_collection = true;
            continue;
        }
        if (seen[next] == line || !read_field(next, value)) return false;
        seen[next] = line;
        next = next + 1 == count ? 0 : next + 1;
    }
    return true;
}

bool batch_reader::state::read_field(std::uint32_t index, ondemand::value& value) {
    const auto& type = described.fields[index].type;
    const std::string_view token = value.raw_json_token();
    if (token.front() == 'n') return trimmed(token) == "null" && index != described.identifier && ends_well(token, '}');
    if (type.many) return type.kind == type_kind::entry && read_entries(index, value);
    if (type.kind == type_kind::money) return read_money(index, value);
    return ends_well(token, '}') && read_scalar(index, token);
}

bool batch_reader::state::read_scalar(std::uint32_t index, std::string_view token) {
    const auto& type = described.fields[index].type;
    auto& column = batch->columns[index];
    const auto row = batch->rows;
    std::int64_t scalar = 0;
    std::uint8_t stated = 1, places = 0;
    switch (type.kind) {
        case type_kind::truth:
            token = trimmed(token);
            if (token != "true" && token != "false") return false;
            scalar = token == "true" ? 1 : 0;
            break;
        case type_kind::number:
        case type_kind::whole_number: {
            const auto number = decimal_of(token);
            if (!number || (type.kind == type_kind::whole_number && number->decimals != 0)) return false;
            scalar = number->numerator;
            places = number->decimals;
            break;
        }
        case type_kind::text: {
            const auto text = plain_text(token);
            if (!text) return false;
            stated = is_blank(*text) ? 0 : 1;
            break;
        }
        case type_kind::identifier: {
            const auto text = plain_text(token);
            if (!text || text->size() > most_bytes_of_id || is_blank(*text)) return false;
            ids += *text;
            break;
        }
        case type_kind::date: {
            const auto text = plain_text(token);
            const auto date = text ? parse_day(*text) : std::nullopt;
            if (!date) return false;
            scalar = date->time_since_epoch().count();
            break;
        }
        case type_kind::entry: {
            const auto entry = entry_of(type.of, token);
            if (entry == no_index) return false;
            scalar = entry;
            break;
        }
        default: return false;
    }
    if (column.form == held_as::nothing) return true;
    column.stated[row] = stated;
    if (column.form == held_as::presence) return true;
    column.scalars[row] = scalar;
    if (column.form == held_as::number) decimals[index][row] = places;
    return true;
}

bool batch_reader::state::read_entries(std::uint32_t index, ondemand::value& value) {
    const auto list = described.fields[index].type.of;
    ondemand::array array;
    if (value.get_array().get(array)) return false;
    std::uint64_t members = 0;
    for (auto found : array) {
        ondemand::value one;
        if (std::move(found).get(one)) return false;
        const std::string_view token = one.raw_json_token();
        const auto entry = entry_of(list, token);
        if (entry == no_index || !ends_well(token, ']')) return false;
        members |= std::uint64_t{1} << (entry & 63u);
    }
    auto& column = batch->columns[index];
    if (column.form == held_as::nothing) return true;
    column.stated[batch->rows] = 1;
    if (column.form == held_as::entries) column.members[batch->rows] = members;
    return true;
}

bool batch_reader::state::read_money(std::uint32_t index, ondemand::value& value) {
    ondemand::object object;
    if (value.get_object().get(object)) return false;
    std::optional<decimal> amount;
    std::uint32_t currency = 0;
    for (auto found : object) {
        ondemand::field field;
        if (std::move(found).get(field)) return false;
        const auto key = field.key();
        const std::string_view token = field.value().raw_json_token();
        if (!ends_well(token, '}')) return false;
        if (key.unsafe_is_equal("amount")) {
            if (amount) return false;
            amount = decimal_of(token);
            if (!amount) return false;
        } else if (key.unsafe_is_equal("currency")) {
            const auto text = plain_text(token);
            if (currency != 0 || !text || text->size() != 3 || !std::all_of(text->begin(), text->end(), [](char c) { return c >= 'A' && c <= 'Z'; })) return false;
            currency = packed_currency(text->data());
        } else {
            return false;
        }
    }
    if (!amount || currency == 0) return false;
    auto& column = batch->columns[index];
    if (column.form == held_as::nothing) return true;
    column.stated[batch->rows] = 1;
    if (column.form != held_as::amount) return true;
    column.scalars[batch->rows] = amount->numerator;
    column.currencies[batch->rows] = currency;
    decimals[index][batch->rows] = amount->decimals;
    return true;
}

void batch_reader::end() {
    auto& s = *state_;
    auto& batch = *s.batch;
    for (std::size_t i = 0; i < s.forms.size(); ++i) {
        auto& column = batch.columns[i];
        if (column.form != held_as::number && column.form != held_as::amount) continue;
        const auto& places = s.decimals[i];
        const auto most = batch.rows == 0 ? std::uint8_t{0} : *std::max_element(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(batch.rows));
        column.scale = power_of_ten(most);
        if (most == 0) continue;
        for (std::size_t row = 0; row < batch.rows; ++row)
            if (__builtin_mul_overflow(column.scalars[row], power_of_ten(static_cast<std::uint8_t>(most - places[row])), &column.scalars[row])) batch.odd[row] = 1;
    }
}

std::string_view batch_reader::id(std::size_t row) const noexcept {
    const auto begin = row == 0 ? 0 : state_->id_ends[row - 1];
    return std::string_view(state_->ids).substr(begin, state_->id_ends[row] - begin);
}

}  // namespace quorate::data
