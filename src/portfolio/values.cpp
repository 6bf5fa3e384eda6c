#include "portfolio/values.hpp"

#include "text/repair.hpp"

#include <algorithm>
#include <charconv>

#include "portfolio/durations.hpp"
#include "portfolio/refusals.hpp"

namespace quorate::data {

namespace {

constexpr std::size_t longest_id = 128;

const std::string* characters_of(const raw_value& raw) {
    const auto* text = std::get_if<raw_value::characters>(&raw.content);
    return text ? &text->utf8 : nullptr;
}

/// "5", "-2.5", "70%", or a fraction that no decimals say exactly: "1/3".
std::optional<rational> exact_number(std::string_view text) {
    const auto slash = text.find('/');
    if (slash == std::string_view::npos) return parse_rational(text);
    if (text.ends_with('%')) return std::nullopt;  // "1/2%": half a percent, or a half divided by one?
    const auto above = parse_rational(text.substr(0, slash)), below = parse_rational(text.substr(slash + 1));
    return above && below ? divide(*above, *below) : std::nullopt;
}

/// A number exactly, or nothing where it cannot be kept so; `as_written` is what to call it.
struct number_as_given { bool is_one = false; std::optional<rational> exact; std::string as_written; };

number_as_given number_of(const raw_value& raw) {
    if (const auto* exact = std::get_if<rational>(&raw.content)) return {true, *exact, {}};
    if (const auto* written = std::get_if<raw_value::number>(&raw.content)) return {true, exact_number(written->digits), written->digits};
    return {};
}

/// The code of a language as packs write it.
std::string in_small_letters(std::string code) {
    for (auto& one : code)
        if (one >= 'A' && one <= 'Z') one = static_cast<char>(one - 'A' + 'a');
    return code;
}

bool same_item(const checked_item& a, const checked_item& b) {
    return a.scalar == b.scalar && a.number == b.number && a.amount == b.amount && a.time == b.time && a.text == b.text && a.reference == b.reference &&
           !a.part && !b.part;
}

}  // namespace

std::string value_reader::suggest(std::string_view word, const std::vector<std::string_view>& among) const {
    const auto near = text::nearest(word, among);
    return near.empty() ? std::string() : "did you mean `" + std::string(near) + "`?";
}

bool value_reader::refuse(const raw_value& raw, const field& described, std::string_view wanted) {
    if (written_ == notation::of_rules) {
        auto told = refusal_in_rules(words_, described, raw, problems_.sources());
        problems_.error("Q5004", raw.where, std::move(told.message), std::move(told.help));
    } else {
        problems_.error("Q5004", raw.where, "`" + described.name + "` must be " + std::string(wanted) + ", and this is " + called(raw, written_, problems_.sources()));
    }
    return false;
}

std::string value_reader::date_form() const { return written_ == notation::of_rules ? "write a date as 2019-05-31" : "write a date as \"2019-05-31\""; }

bool value_reader::impossible(const raw_value& raw, std::string message, std::string help) {
    problems_.error("Q5006", raw.where, std::move(message), std::move(help));
    return false;
}

std::optional<checked_record> value_reader::read(std::uint32_t type, const raw_record& record) {
    const auto& described = words_.records[type];
    checked_record made;
    made.where = record.where;
    made.values.resize(described.fields.size());
    bool good = true;
    std::vector<bool> seen(described.fields.size());
    for (const auto& field : record.fields) {
        const auto found = std::find_if(described.fields.begin(), described.fields.end(), [&](const auto& one) { return one.name == field.name; });
        if (found == described.fields.end()) {
            std::vector<std::string_view> among;
            for (const auto& one : described.fields) among.push_back(one.name);
            problems_.error("Q5003", field.name_where, "`" + described.name + "` has no field `" + field.name + "`", suggest(field.name, among));
            good = false;
            continue;
        }
        const auto index = static_cast<std::size_t>(found - described.fields.begin());
        if (seen[index]) {
            if (!record.repeats_are_told) problems_.error("Q5010", field.name_where, "`" + field.name + "` is given twice");
            good = false;
        }
        seen[index] = true;
        good = read_field(*found, field.value, made.values[index]) && good;
    }
    if (described.identifier != no_index && !made.values[described.identifier].stated && (good || !seen[described.identifier])) {
        problems_.error("Q5007", record.where, "this `" + described.name + "` has no `" + described.fields[described.identifier].name + "`");
        good = false;
    }
    return good ? std::optional(std::move(made)) : std::nullopt;
}

bool value_reader::read_field(const field& described, const raw_value& raw, checked_value& into) {
    if (std::holds_alternative<raw_value::nothing>(raw.content)) return true;
    const auto* list = std::get_if<raw_value::list>(&raw.content);
    if (described.type.many != (list != nullptr)) return refuse(raw, described, described.type.many ? "an array" : "one value");
    into.stated = true;
    if (!list) {
        checked_item item;
        const bool good = read_item(described, raw, item);
        into.items.push_back(std::move(item));
        return good;
    }
    bool good = true;
    for (const auto& one : list->items) {
        checked_item item;
        if (!read_item(described, one, item)) { good = false; continue; }
        const bool repeated = !described.type.ordered && std::any_of(into.items.begin(), into.items.end(), [&](const auto& there) { return same_item(there, item); });
        if (!repeated) into.items.push_back(std::move(item));
    }
    // A set has no order of its own: that of its list is taken, so that the order of the input does not show.
    if (!described.type.ordered && described.type.kind == type_kind::entry)
        std::stable_sort(into.items.begin(), into.items.end(), [](const auto& a, const auto& b) { return a.scalar < b.scalar; });
    return good;
}

bool value_reader::read_item(const field& described, const raw_value& raw, checked_item& into) {
    into.where = raw.where;
    const auto* text = characters_of(raw);
    switch (described.type.kind) {
        case type_kind::truth:
            if (const auto* truth = std::get_if<bool>(&raw.content)) { into.scalar = *truth ? 1 : 0; return true; }
            return refuse(raw, described, "a truth (true or false)");
        case type_kind::number:
        case type_kind::whole_number: {
            const auto number = number_of(raw);
            if (!number.is_one && !text) return refuse(raw, described, "a number");
            const auto exact = number.is_one ? number.exact : exact_number(*text);
            if (!exact && !number.is_one) return refuse(raw, described, "a number, or a text such as \"1/3\" or \"33.3%\"");
            if (!exact) return impossible(raw, "`" + number.as_written + "` is not a number that can be kept exactly", "write it in digits, without an exponent, in at most 18 of them");
            if (described.type.kind == type_kind::whole_number && !exact->is_whole()) return impossible(raw, "`" + described.name + "` must be a whole number", written_ == notation::of_rules ? "write it without decimals, or let the field be a `number`" : "");
            into.number = *exact;
            return true;
        }
        case type_kind::money: return read_money(described, raw, into.amount);
        case type_kind::period: return read_period(described, raw, into.time);
        case type_kind::duration: return read_duration(described, raw, into.scalar);
        case type_kind::text: return read_text(described, raw, into.text);
        case type_kind::identifier: {
            if (!text) return refuse(raw, described, "an id, a text");
            if (text->find_first_not_of(" \t\r\n") == std::string::npos || text->size() > longest_id) return impossible(raw, "an id has between 1 and 128 bytes", "");
            into.text.add("", *text);
            return true;
        }
        case type_kind::date: {
            if (!text) return refuse(raw, described, "a date, a text such as \"2019-05-31\"");
            const auto date = parse_day(*text);
            if (!date) return impossible(raw, "`" + *text + "` is not a day of the calendar", date_form());
            into.scalar = date->time_since_epoch().count();
            return true;
        }
        case type_kind::entry: {
            const auto& list = words_.classifications[described.type.of];
            if (!text) return refuse(raw, described, "an entry of `" + list.name + "`");
            const auto found = spellings_.find(described.type.of, *text);
            if (found == no_index) {
                auto help = suggest(*text, spellings_.ids(described.type.of));
                if (help.empty() && written_ == notation::of_rules) help = entries_to_choose_from(list);
                problems_.error("Q5005", raw.where, "`" + *text + "` is no entry of `" + list.name + "`", std::move(help));
                return false;
            }
            into.scalar = found;
            return true;
        }
        case type_kind::reference:
            if (!text) return refuse(raw, described, "the id of a record in `" + words_.records[described.type.of].collection + "`");
            into.reference = *text;
            return true;
        case type_kind::part: {
            const auto* part = std::get_if<std::shared_ptr<raw_record>>(&raw.content);
            if (!part) return refuse(raw, described, "an object of the fields of `" + words_.records[described.type.of].name + "`");
            auto checked = read(described.type.of, **part);
            if (!checked) return false;
            into.part = std::make_shared<checked_record>(std::move(*checked));
            return true;
        }
    }
    return false;
}

std::string value_reader::put_right(const std::string& given, text::span where) {
    auto repaired = text::repair_encoding(given);
    if (repaired.places == 0) return given;
    auto& of_file = repairs_[where.source];
    if (of_file.texts++ == 0) of_file.first = where;
    return std::move(repaired.text);
}

void value_reader::report_repairs() {
    for (const auto& [source, found] : repairs_)
        problems_.note("Q5013", found.first, (found.texts == 1 ? "a text of this file was" : std::to_string(found.texts) + " texts of this file were") +
                                                 std::string(" encoded twice as UTF-8 and put right") + (found.texts == 1 ? "" : "; this is the first"));
    repairs_.clear();
}

/// A text in a language that the pack does not speak.
bool value_reader::refuse_language(const field& described, const raw_record::raw_field& given) {
    std::string spoken;
    for (const auto& one : words_.languages) spoken += (spoken.empty() ? "`" : ", `") + one + "`";
    const std::vector<std::string_view> among(words_.languages.begin(), words_.languages.end());
    problems_.error("Q5004", given.name_where,
                    (given.name.empty() ? "`" + described.name + "` has a text for which no language is named" : "`" + described.name + "` has a text in the language `" + given.name + "`") +
                        ", and the pack speaks " + spoken,
                    suggest(in_small_letters(given.name), among));
    return false;
}

bool value_reader::read_text(const field& described, const raw_value& raw, texts& into) {
    if (const auto* text = characters_of(raw)) { into.add("", put_right(*text, raw.where)); return true; }
    const auto* by_language = std::get_if<std::shared_ptr<raw_record>>(&raw.content);
    if (!by_language) return refuse(raw, described, "a text, or an object of texts by language");
    std::vector<text_in> all;
    bool good = true;
    for (const auto& one : (*by_language)->fields) {
        if (std::find(words_.languages.begin(), words_.languages.end(), one.name) == words_.languages.end()) {
            good = refuse_language(described, one);
            continue;
        }
        const auto* text = characters_of(one.value);
        if (text != nullptr) all.push_back({one.name, put_right(*text, one.value.where)});
        else good = refuse(one.value, described, "a text in each language");
    }
    if (!good) return false;
    const auto rank = [&](const text_in& one) { return std::find(words_.languages.begin(), words_.languages.end(), one.language); };
    std::stable_sort(all.begin(), all.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    into = texts(std::move(all));
    return true;
}

bool value_reader::read_money(const field& described, const raw_value& raw, money& into) {
    const auto* parts = std::get_if<std::shared_ptr<raw_record>>(&raw.content);
    if (!parts) return refuse(raw, described, "an amount such as {\"amount\": 50000, \"currency\": \"EUR\"}");
    bool amount = false, currency = false;
    for (const auto& one : (*parts)->fields) {
        const auto* text = characters_of(one.value);
        const auto number = number_of(one.value);
        if (one.name == "amount" && (text || number.is_one)) {
            const auto exact = text ? parse_rational(*text) : number.exact;
            if (exact) { into.amount = *exact; amount = true; }
        } else if (one.name == "currency" && text && text->size() == 3 && std::all_of(text->begin(), text->end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
            std::copy(text->begin(), text->end(), into.currency);
            currency = true;
        } else {
            return impossible(one.value, "an amount has `amount`, a number, and `currency`, three capital letters", "");
        }
    }
    return (amount && currency) || impossible(raw, "an amount has `amount`, a number that can be kept exactly, and `currency`, three capital letters", "");
}

bool value_reader::read_period(const field& described, const raw_value& raw, period& into) {
    const auto* parts = std::get_if<std::shared_ptr<raw_record>>(&raw.content);
    if (!parts) return refuse(raw, described, "a period such as {\"from\": \"2019-01-01\", \"to\": \"2019-12-31\"}");
    std::optional<day> from, to;
    for (const auto& one : (*parts)->fields) {
        const auto* text = characters_of(one.value);
        const auto date = text ? parse_day(*text) : std::nullopt;
        if ((one.name != "from" && one.name != "to") || !date)
            return impossible(one.value, text && !date ? "`" + *text + "` is not a day of the calendar" : "a period has `from` and `to`, two dates", date_form());
        (one.name == "from" ? from : to) = date;
    }
    if (!from || !to) return impossible(raw, "a period has `from` and `to`, two dates", "leave the period out when one of them is not known");
    if (*to < *from) return impossible(raw, "this period ends before it starts", written_ == notation::of_rules ? "exchange the dates" : "");
    into = {*from, *to};
    return true;
}

bool value_reader::read_duration(const field& described, const raw_value& raw, std::int64_t& into) {
    const auto* text = characters_of(raw);
    if (!text) return refuse(raw, described, "a duration, a text such as \"6 months\"");
    std::int32_t count = 0;
    const auto [rest, fault] = std::from_chars(text->data(), text->data() + text->size(), count);
    const std::string_view unit(rest, static_cast<std::size_t>(text->data() + text->size() - rest));
    const bool counted = fault == std::errc{} && count >= 0 && count < 1'000'000;
    struct spelling { std::string_view word; std::int64_t factor; bool months; };
    static constexpr spelling spellings[] = {{" day", 1, false}, {" days", 1, false}, {" week", 7, false}, {" weeks", 7, false},
                                             {" month", 1, true}, {" months", 1, true}, {" year", 12, true}, {" years", 12, true}};
    for (const auto& one : spellings)
        if (counted && unit == one.word) {
            into = packed({one.months ? duration::unit::months : duration::unit::days, static_cast<std::int32_t>(count * one.factor), 0});
            return true;
        }
    for (const std::string_view working : {" working days", " working day"})
        if (counted && unit.starts_with(working)) return read_working_days(raw, count, unit.substr(working.size()), into);
    return impossible(raw, "`" + *text + "` is not a duration", "write it as \"6 months\": a whole number and days, weeks, months, years or working days");
}

/// By the pack's only calendar, or by the one that is named.
bool value_reader::read_working_days(const raw_value& raw, std::int32_t count, std::string_view rest, std::int64_t& into) {
    const auto& calendars = words_.calendars;
    if (calendars.empty()) return impossible(raw, "the pack has no calendar that says which days are working days", "write it in days or weeks");
    std::size_t which = calendars.size() == 1 && rest.empty() ? 0 : calendars.size();
    for (std::size_t i = 0; i < calendars.size(); ++i)
        if (rest == " of " + calendars[i]) which = i;
    if (which == calendars.size()) return impossible(raw, "this does not say by which calendar working days are counted", "write it as \"5 working days of " + calendars.front() + "\"");
    into = packed({duration::unit::working_days, count, static_cast<std::uint32_t>(which)});
    return true;
}

}  // namespace quorate::data
