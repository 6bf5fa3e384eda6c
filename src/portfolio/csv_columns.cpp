#include "portfolio/csv_columns.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace quorate::data {

namespace {

constexpr char between_values = '|';

std::string_view without_spaces(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

/// "parts.1.size" to "parts" and "1.size".
std::pair<std::string_view, std::string_view> split_at_point(std::string_view name) {
    const auto point = name.find('.');
    return point == std::string_view::npos ? std::pair(name, std::string_view{}) : std::pair(name.substr(0, point), name.substr(point + 1));
}

const field* find_field(const record_type& in, std::string_view name) {
    const auto found = std::find_if(in.fields.begin(), in.fields.end(), [&](const field& one) { return one.name == name; });
    return found == in.fields.end() ? nullptr : &*found;
}

raw_value raw_text(std::string_view text, text::span where) { return {raw_value::characters{std::string(text)}, where}; }

/// An object of two texts; the second is left out when there is none.
raw_value object_of(const char* first, raw_value one, const char* second, raw_value other, text::span where) {
    auto made = std::make_shared<raw_record>();
    made->where = where;
    made->fields.push_back({first, where, std::move(one)});
    if (!std::holds_alternative<raw_value::nothing>(other.content)) made->fields.push_back({second, where, std::move(other)});
    return {std::move(made), where};
}

/// The field of that name in a record, made when it is not there.
raw_value& place_in(raw_record& record, const std::string& name, text::span where) {
    for (auto& one : record.fields)
        if (one.name == name) return one.value;
    record.fields.push_back({name, where, {raw_value::nothing{}, where}});
    return record.fields.back().value;
}

raw_record& object_in(raw_value& value, text::span where) {
    if (!std::holds_alternative<std::shared_ptr<raw_record>>(value.content)) {
        value.content = std::make_shared<raw_record>();
        std::get<std::shared_ptr<raw_record>>(value.content)->where = where;
    }
    return *std::get<std::shared_ptr<raw_record>>(value.content);
}

/// Parts of a list that no cell states are left out of it.
void leave_out_empty_parts(raw_record& record) {
    for (auto& one : record.fields) {
        if (auto* list = std::get_if<raw_value::list>(&one.value.content)) {
            std::erase_if(list->items, [](const raw_value& item) { return std::holds_alternative<raw_value::nothing>(item.content); });
            for (auto& item : list->items)
                if (auto* part = std::get_if<std::shared_ptr<raw_record>>(&item.content)) leave_out_empty_parts(**part);
        }
        if (auto* part = std::get_if<std::shared_ptr<raw_record>>(&one.value.content)) leave_out_empty_parts(**part);
    }
}

constexpr std::uint32_t most_parts = 1000;  // of one list in one row

}  // namespace

csv_columns::csv_columns(const vocabulary& words, std::uint32_t type, const std::vector<csv_cell>& head, std::uint32_t passed_over, char separator,
                         text::diagnostic_sink& problems)
    : words_(words), type_(type), separator_(separator), problems_(problems) {
    for (std::uint32_t i = 0; i < head.size(); ++i) columns_.push_back(i == passed_over ? std::nullopt : find(type, head[i]));
    refuse_repetitions(head);
}

void csv_columns::refuse_repetitions(const std::vector<csv_cell>& head) {
    const auto within = [](std::string_view whole, std::string_view part) { return part.size() > whole.size() && part.starts_with(whole) && part[whole.size()] == '.'; };
    std::set<std::string_view> seen;
    for (const auto& one : head) {
        const auto name = without_spaces(one.text);
        const auto near = std::find_if(seen.begin(), seen.end(), [&](std::string_view other) { return within(other, name) || within(name, other); });
        const bool twice = !seen.insert(name).second;
        if (twice) problems_.error("Q5010", one.where, "the column `" + std::string(name) + "` is there twice");
        else if (near != seen.end()) problems_.error("Q5010", one.where, "the columns `" + std::string(*near) + "` and `" + std::string(name) + "` state the same thing");
        good_ = good_ && !twice && near == seen.end();
    }
}

std::vector<std::string_view> csv_columns::names() const {
    std::vector<std::string_view> all;
    for (const auto& one : words_.records[type_].fields) all.push_back(one.name);
    return all;
}

std::optional<csv_columns::column> csv_columns::find(std::uint32_t type, const csv_cell& named) {
    const auto name = without_spaces(named.text);
    column made;
    made.where = named.where;
    if (type == no_index) {
        made.path = {{std::string(name)}};
        made.many = name == "between";
        return made;
    }
    const auto [first, rest] = split_at_point(name);
    const auto* found = find_field(words_.records[type], first);
    made.path.push_back({std::string(first)});
    if (found != nullptr && find_within(*found, rest, made)) return made;
    good_ = false;
    if (found != nullptr) {
        problems_.error("Q5003", named.where, "`" + std::string(first) + "` has no part `" + std::string(rest) + "` that a table could state",
                        found->type.kind == type_kind::part && found->type.many ? "write `" + std::string(first) + ".1.…`: the number of the part and one of its fields" : "");
    } else {
        const auto near = text::nearest(first, names());
        problems_.error("Q5003", named.where, name.empty() ? "this column has no name" : "`" + words_.records[type].name + "` has no field `" + std::string(first) + "`",
                        near.empty() ? "" : "did you mean `" + std::string(near) + "`?");
    }
    return std::nullopt;
}

/// What the part `rest` of a field is: a language, an end of a period, a field of a part.
bool csv_columns::find_within(const field& of, std::string_view rest, column& into) const {
    const auto& type = of.type;
    if (type.kind == type_kind::part) {
        if (type.many) {
            const auto [number, within] = split_at_point(rest);
            std::uint32_t count = 0;
            const auto [end, fault] = std::from_chars(number.data(), number.data() + number.size(), count);
            if (fault != std::errc{} || end != number.data() + number.size() || count == 0 || count > most_parts) return false;
            into.path.back().number = count;
            rest = within;
        }
        const auto [name, within] = split_at_point(rest);
        const auto* inner = find_field(words_.records[type.of], name);
        if (inner == nullptr) return false;
        into.path.push_back({std::string(name)});
        return find_within(*inner, within, into);
    }
    if (rest.empty()) {
        into.many = type.many;
        switch (type.kind) {
            case type_kind::text: into.is = shape::text; break;
            case type_kind::truth: into.is = shape::truth; break;
            case type_kind::number:
            case type_kind::whole_number: into.is = shape::number; break;
            case type_kind::money: into.is = shape::money; break;
            case type_kind::period: into.is = shape::period; break;
            default: break;
        }
        return true;
    }
    if (type.many) return false;
    const bool amount = type.kind == type_kind::money && rest == "amount";
    const bool inside = type.kind == type_kind::text     ? std::find(words_.languages.begin(), words_.languages.end(), rest) != words_.languages.end()
                        : type.kind == type_kind::money  ? amount || rest == "currency"
                        : type.kind == type_kind::period ? rest == "from" || rest == "to"
                                                         : false;
    if (!inside) return false;
    into.path.push_back({std::string(rest)});
    into.is = amount ? shape::number : type.kind == type_kind::text ? shape::text : shape::word;
    return true;
}

raw_value csv_columns::one_value(shape is, std::string text, text::span where) const {
    const auto comma_is_point = [&](std::string number) {
        if (separator_ == ';' && std::count(number.begin(), number.end(), ',') == 1 && number.find('.') == std::string::npos) number[number.find(',')] = '.';
        return number;
    };
    switch (is) {
        case shape::number: return raw_text(comma_is_point(std::move(text)), where);
        case shape::truth:
            if (text == "true" || text == "yes" || text == "1") return {true, where};
            if (text == "false" || text == "no" || text == "0") return {false, where};
            return raw_text(text, where);
        case shape::money: {  // "EUR 500" or "500 EUR"
            const auto space = text.find(' ');
            if (space == std::string::npos) return raw_text(text, where);
            auto before = text.substr(0, space), behind = std::string(without_spaces(std::string_view(text).substr(space + 1)));
            const bool amount_first = !before.empty() && (before[0] == '-' || (before[0] >= '0' && before[0] <= '9'));
            if (amount_first) std::swap(before, behind);
            return object_of("amount", raw_text(comma_is_point(std::move(behind)), where), "currency", raw_text(before, where), where);
        }
        case shape::period: {  // "2019-01-01/2019-12-31"
            const auto slash = text.find('/');
            if (slash == std::string::npos) return raw_text(text, where);
            return object_of("from", raw_text(without_spaces(std::string_view(text).substr(0, slash)), where), "to", raw_text(without_spaces(std::string_view(text).substr(slash + 1)), where), where);
        }
        default: return raw_text(text, where);
    }
}

raw_value csv_columns::value(const column& of, const csv_cell& cell) const {
    // A text is kept as it stands; of all else the spaces around it mean nothing.
    if (!of.many) return one_value(of.is, std::string(of.is == shape::text ? std::string_view(cell.text) : without_spaces(cell.text)), cell.where);
    raw_value::list list;
    for (std::string_view rest = cell.text;;) {
        const auto bar = rest.find(between_values);
        if (const auto one = without_spaces(rest.substr(0, bar)); !one.empty()) list.items.push_back(one_value(of.is, std::string(one), cell.where));
        if (bar == std::string_view::npos) break;
        rest.remove_prefix(bar + 1);
    }
    return {std::move(list), cell.where};
}

std::shared_ptr<raw_record> csv_columns::record(const std::vector<csv_cell>& row, text::span where) const {
    auto made = std::make_shared<raw_record>();
    made->where = where;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (!columns_[i] || without_spaces(row[i].text).empty()) continue;
        const auto& of = *columns_[i];
        auto* record = made.get();
        raw_value* place = nullptr;
        for (std::size_t at = 0; at < of.path.size(); ++at) {
            place = &place_in(*record, of.path[at].name, row[i].where);
            if (const auto number = of.path[at].number; number != 0) {
                if (!std::holds_alternative<raw_value::list>(place->content)) place->content = raw_value::list{};
                auto& items = std::get<raw_value::list>(place->content).items;
                if (items.size() < number) items.resize(number, {raw_value::nothing{}, row[i].where});
                place = &items[number - 1];
            }
            if (at + 1 < of.path.size()) record = &object_in(*place, row[i].where);
        }
        *place = value(of, row[i]);
    }
    leave_out_empty_parts(*made);
    return made;
}

}  // namespace quorate::data
