#include "portfolio/refusals.hpp"

#include <algorithm>

namespace quorate::data {

namespace {

constexpr std::size_t longest_value_shown = 40, most_entries_named = 6;

/// As it is written, when that is short.
std::string written(const raw_value& raw, const text::source_set& sources) {
    const auto text = sources.content(raw.where.source).substr(raw.where.begin, raw.where.end - raw.where.begin);
    const bool shows = !text.empty() && text.size() <= longest_value_shown && text.find('\n') == std::string_view::npos;
    return shows ? std::string(text) : std::string();
}

bool is_number(const raw_value& raw) { return std::holds_alternative<raw_value::number>(raw.content); }

/// What a field of that type holds, one of it, and how that is written.
refusal wanted_of(const vocabulary& words, const field& described, const raw_value& raw, const std::string& as_written) {
    switch (described.type.kind) {
        case type_kind::truth: {
            const bool no = as_written == "false" || as_written == "False" || as_written == "FALSE" || as_written == "0" || as_written == "non";
            const bool yes = as_written == "true" || as_written == "True" || as_written == "TRUE" || as_written == "1" || as_written == "oui";
            return {"yes or no", no ? "write `no`" : yes ? "write `yes`" : "write `yes` or `no`"};
        }
        case type_kind::number:
        case type_kind::whole_number: return {"a number", "write the number alone, such as `5` or `60%`"};
        case type_kind::money: return {"an amount of money", "write an amount with its currency, such as `EUR " + (is_number(raw) && as_written.find_first_of("/%-") == std::string::npos ? as_written : std::string("50000")) + "`"};
        case type_kind::period: return {"a period", "write both days: `" + described.name + ": { from: 2019-01-01  to: 2019-12-31 }`"};
        case type_kind::duration: return {"a length of time", "write it with its unit, such as `" + (is_number(raw) && as_written.find_first_not_of("0123456789") == std::string::npos ? as_written : std::string("6")) + " months`"};
        case type_kind::text: return {"a text", "write it in quotation marks: `" + described.name + ": \"…\"`"};
        case type_kind::identifier: return {"an id", "write the id behind the name of the record: `given … P-1`"};
        case type_kind::date: return {"a date", "write a date as 2019-05-31: year, month, day"};
        case type_kind::entry: return {"an entry of `" + words.classifications[described.type.of].name + "`", entries_to_choose_from(words.classifications[described.type.of])};
        case type_kind::reference: return {"the id of a record in `" + words.records[described.type.of].collection + "`", "write the id of a record that this case gives"};
        case type_kind::part: {
            const auto& part = words.records[described.type.of];
            return {"the fields of `" + part.name + "`", "write them in braces: `" + described.name + ": { " + (part.fields.empty() ? std::string() : part.fields.front().name + ": … ") + "}`"};
        }
    }
    return {};
}

}  // namespace

std::string called(const raw_value& raw, notation in, const text::source_set& sources) {
    if (in == notation::of_rules)
        if (const auto text = written(raw, sources); !text.empty()) return "`" + text + "`";
    const bool rules = in == notation::of_rules;
    switch (raw.content.index()) {
        case 0: return "nothing";
        case 1: return "a truth";
        case 3: return "a text";
        case 4: return rules ? "several values" : "an array";
        case 5: return rules ? "a value in braces" : "an object";
        default: return "a number";
    }
}

refusal refusal_in_rules(const vocabulary& words, const field& described, const raw_value& raw, const text::source_set& sources) {
    if (!described.type.many && std::holds_alternative<raw_value::list>(raw.content)) {
        const bool none = std::get<raw_value::list>(raw.content).items.empty();
        return {"`" + described.name + "` holds one value, and this gives " + (none ? "none" : "several"), none ? "write `" + described.name + ": missing` where it is not stated" : "write one of them"};
    }
    auto wanted = wanted_of(words, described, raw, written(raw, sources));
    for (const std::string_view nothing : {"unknown", "null", "nil", "nothing", "inconnu"})
        if (written(raw, sources) == nothing) wanted.help = "write `" + described.name + ": missing` where it is not stated";
    return {"`" + described.name + "` must be " + wanted.message + ", and this is " + called(raw, notation::of_rules, sources), wanted.help};
}

std::string entries_to_choose_from(const classification& list) {
    std::string all;
    for (std::size_t i = 0; i < std::min(list.entries.size(), most_entries_named); ++i) all += (i == 0 ? "`" : ", `") + list.entries[i].id + "`";
    if (all.empty()) return {};
    return "write one of " + all + (list.entries.size() > most_entries_named ? " and so on" : "");
}

}  // namespace quorate::data
