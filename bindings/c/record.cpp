// Records, value by value.
#include "guard.hpp"
#include "record_json.hpp"

using namespace quorate;
using namespace quorate::c;

namespace {

enum class placing { set, add };

/// Puts a value that `make` gives into a field.
template <typename Make>
quorate_status place_value(placing how, quorate_record* record, quorate_text field, quorate_error** error, Make&& make) noexcept {
    return guarded(memory_of(record), error, [&] {
        auto& into = checked_handle(record).of;
        const auto name = checked_text(field, "field");
        if (name.empty()) refuse(QUORATE_WRONG_USE, "a field has a name");
        field_value value = make();
        if (how == placing::set) {
            into.set(name, std::move(value));
            return;
        }
        const auto* there = into.find(name);
        if (there != nullptr && !std::holds_alternative<std::monostate>(there->get()) && !std::holds_alternative<field_value::list>(there->get()))
            refuse(QUORATE_WRONG_USE, "the field was set, and a value was to be added");
        into.append(name, std::move(value));
    });
}

field_value number_of(int64_t numerator, int64_t denominator) {
    const auto made = rational::make(numerator, denominator);
    if (!made) refuse(QUORATE_WRONG_USE, "this is no fraction: a denominator is 0, or it does not fit");
    return *made;
}

field_value period_of(quorate_text first, quorate_text last) {
    const period made{checked_day(first, "first"), checked_day(last, "last")};
    if (made.last < made.first) refuse(QUORATE_WRONG_USE, "a period ends before it starts");
    return made;
}

field_value money_of(quorate_text amount, quorate_text currency) {
    money made;
    const auto exact = parse_rational(checked_text(amount, "amount"));
    if (!exact) refuse(QUORATE_WRONG_USE, "`amount` is not a number that can be kept exactly");
    made.amount = *exact;
    const auto code = checked_text(currency, "currency");
    if (code.size() != 3 || !std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
        refuse(QUORATE_WRONG_USE, "`currency` is not three capital letters");
    std::copy(code.begin(), code.end(), made.currency);
    return made;
}

/// The code of a language, as rule files write one.
std::string_view checked_code(quorate_text language) {
    const auto code = checked_text(language, "language");
    if (code.size() < 2 || code.size() > 3 || !std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
        refuse(QUORATE_WRONG_USE, "`language` is the code of a language, two or three small letters such as \"fr\"");
    return code;
}

field_value text_of(quorate_text text) { return std::string(checked_text(text, "text")); }
field_value part_of(const quorate_record* part) { return checked_handle(part).of; }

}  // namespace

quorate_status quorate_record_new(const quorate_pack* pack, quorate_record** record, quorate_error** error) noexcept {
    const auto from = memory_of(pack);
    return guarded_making(from, record, error, [&] {
        (void)checked_handle(pack);
        return create<quorate_record>(from, quorate::record());
    });
}

quorate_status quorate_record_from_json(const quorate_pack* pack, quorate_text json, quorate_record** record, quorate_error** error) noexcept {
    const auto from = memory_of(pack);
    return guarded_making(from, record, error, [&] {
        (void)checked_handle(pack);
        return create<quorate_record>(from, record_from_json(checked_text(json, "json")));
    });
}

quorate_status quorate_record_set_truth(quorate_record* record, quorate_text field, int32_t truth, quorate_error** error) noexcept {
    return place_value(placing::set, record, field, error, [&] { return field_value(checked_truth(truth, "truth")); });
}
quorate_status quorate_record_add_truth(quorate_record* record, quorate_text field, int32_t truth, quorate_error** error) noexcept {
    return place_value(placing::add, record, field, error, [&] { return field_value(checked_truth(truth, "truth")); });
}
quorate_status quorate_record_set_number(quorate_record* record, quorate_text field, int64_t numerator, int64_t denominator, quorate_error** error) noexcept {
    return place_value(placing::set, record, field, error, [&] { return number_of(numerator, denominator); });
}
quorate_status quorate_record_add_number(quorate_record* record, quorate_text field, int64_t numerator, int64_t denominator, quorate_error** error) noexcept {
    return place_value(placing::add, record, field, error, [&] { return number_of(numerator, denominator); });
}
quorate_status quorate_record_set_text(quorate_record* record, quorate_text field, quorate_text text, quorate_error** error) noexcept {
    return place_value(placing::set, record, field, error, [&] { return text_of(text); });
}
quorate_status quorate_record_add_text(quorate_record* record, quorate_text field, quorate_text text, quorate_error** error) noexcept {
    return place_value(placing::add, record, field, error, [&] { return text_of(text); });
}
quorate_status quorate_record_set_day(quorate_record* record, quorate_text field, quorate_text day, quorate_error** error) noexcept {
    return place_value(placing::set, record, field, error, [&] { return field_value(checked_day(day, "day")); });
}
quorate_status quorate_record_add_day(quorate_record* record, quorate_text field, quorate_text day, quorate_error** error) noexcept {
    return place_value(placing::add, record, field, error, [&] { return field_value(checked_day(day, "day")); });
}
quorate_status quorate_record_set_period(quorate_record* record, quorate_text field, quorate_text first, quorate_text last, quorate_error** error) noexcept {
    return place_value(placing::set, record, field, error, [&] { return period_of(first, last); });
}
quorate_status quorate_record_add_period(quorate_record* record, quorate_text field, quorate_text first, quorate_text last, quorate_error** error) noexcept {
    return place_value(placing::add, record, field, error, [&] { return period_of(first, last); });
}
quorate_status quorate_record_set_money(quorate_record* record, quorate_text field, quorate_text amount, quorate_text currency, quorate_error** error) noexcept {
    return place_value(placing::set, record, field, error, [&] { return money_of(amount, currency); });
}
quorate_status quorate_record_add_money(quorate_record* record, quorate_text field, quorate_text amount, quorate_text currency, quorate_error** error) noexcept {
    return place_value(placing::add, record, field, error, [&] { return money_of(amount, currency); });
}
quorate_status quorate_record_set_part(quorate_record* record, quorate_text field, const quorate_record* part, quorate_error** error) noexcept {
    return place_value(placing::set, record, field, error, [&] { return part_of(part); });
}
quorate_status quorate_record_add_part(quorate_record* record, quorate_text field, const quorate_record* part, quorate_error** error) noexcept {
    return place_value(placing::add, record, field, error, [&] { return part_of(part); });
}
quorate_status quorate_record_set_empty(quorate_record* record, quorate_text field, quorate_error** error) noexcept {
    return place_value(placing::set, record, field, error, [] { return field_value(field_value::list()); });
}

quorate_status quorate_record_set_text_in(quorate_record* record, quorate_text field, quorate_text language, quorate_text text, quorate_error** error) noexcept {
    return place_value(placing::set, record, field, error, [&] {
        const auto named = checked_code(language);
        texts all;
        if (const auto* there = record->of.find(checked_text(field, "field")))
            if (const auto* before = std::get_if<texts>(&there->get()))
                for (const auto& one : before->all())
                    if (one.language != named) all.add(one.language, one.text);
        all.add(std::string(named), std::string(checked_text(text, "text")));
        return field_value(std::move(all));
    });
}

quorate_status quorate_record_remove(quorate_record* record, quorate_text field, quorate_error** error) noexcept {
    return guarded(memory_of(record), error, [&] {
        if (!checked_handle(record).of.erase(checked_text(field, "field"))) refuse(QUORATE_NOT_FOUND, "the field is not there");
    });
}

quorate_status quorate_record_free(quorate_record** record) noexcept { return destroy(record); }
