// Functions of the host: what goes in, and what comes out.
#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "assess/operations.hpp"
#include "quorate/record.hpp"

namespace quorate::assess {

namespace {

host_value to_host(const value& one, const vocabulary& words) {
    if (const auto* truth = one.get<bool>()) return *truth;
    if (const auto* number = one.get<number_range>()) return number->low;
    if (const auto* amount = one.get<money>()) return *amount;
    if (const auto* date = one.get<day>()) return *date;
    if (const auto* time = one.get<period>()) return *time;
    if (const auto* length = one.get<duration>()) return *length;
    if (const auto* entry = one.get<entry_ref>()) return host_entry{words.classifications[entry->of].name, words.classifications[entry->of].entries[entry->index].id};
    return *one.as<const texts*>();
}

/// Known, and of a number more than its bounds.
bool is_known_exactly(const value& one) {
    const auto* number = one.get<number_range>();
    return one.known() && (number == nullptr || number->exact());
}

/// Whether it is of the years that days are written in.
bool is_written(day date) { return date >= day(std::chrono::year(1) / 1 / 1) && date <= day(std::chrono::year(9999) / 12 / 31); }

bool is_currency(const money& amount) {
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    return std::all_of(amount.currency, amount.currency + 3, capital) && amount.currency[3] == '\0';
}

bool is_utf8_throughout(const texts& text) {
    return std::all_of(text.all().begin(), text.all().end(), [](const text_in& one) { return is_utf8(one.language) && is_utf8(one.text); });
}

}  // namespace

value operations::asked_of_host(std::uint32_t index, const std::vector<value>& arguments) {
    const auto& declared = on.program().host_functions[index];
    const auto& source = on.hosts_[index];
    const auto without = [&](std::string english, std::string french) {
        return make_unknown(on.reasons().of({.what = missing::kind::host, .record = {}, .index = index, .said = std::move(english), .said_in_french = std::move(french)}));
    };
    if (source.function == nullptr && !source.fixed) return without("the host gives no such function", "l'application ne fournit pas cette fonction");
    reason_set doubts = reason_set::none;
    std::vector<host_value> given;
    for (const auto& one : arguments) {
        if (!is_known_exactly(one)) doubts = on.reasons().join(doubts, one.why);
        else given.push_back(to_host(one, on.program().words));
    }
    if (given.size() != arguments.size()) return make_unknown(doubts);
    if (source.fixed) return *source.fixed;
    const auto answered = source.function->answer(given);
    if (answered.value()) return from_host(declared, *answered.value());
    if (!is_utf8(answered.because())) throw std::invalid_argument("the host function `" + declared.name + "` gives a reason that is not UTF-8");
    return without(answered.because(), answered.because());
}

value operations::from_host(const plan::host_declaration& declared, const host_value& answered) {
    const auto refuse = [&](const std::string& what) -> value { throw std::invalid_argument("the host function `" + declared.name + "` gives " + what); };
    const auto plain = [&](type_kind wanted, auto one) -> value { return declared.result.kind == wanted ? value{one, reason_set::none} : refuse("a value of another type than the pack declares"); };
    struct reader {
        operations& family;
        const plan::host_declaration& declared;
        decltype(refuse)& no;
        decltype(plain)& of;
        value operator()(bool truth) const { return of(type_kind::truth, truth); }
        value operator()(const rational& number) const { return of(type_kind::number, number_range{number, number}); }
        value operator()(const money& amount) const { return is_currency(amount) ? of(type_kind::money, amount) : no("an amount without a currency of three capital letters"); }
        value operator()(const texts& text) const {
            return is_utf8_throughout(text) ? of(type_kind::text, family.on.keep(text)) : no("a text that is not UTF-8");
        }
        value operator()(const day& date) const { return is_written(date) ? of(type_kind::date, date) : no("a day outside the years 1 to 9999"); }
        value operator()(const period& time) const {
            if (!is_written(time.first) || !is_written(time.last)) return no("a period outside the years 1 to 9999");
            return time.first <= time.last ? of(type_kind::period, time) : no("a period that ends before it starts");
        }
        value operator()(const duration& length) const {
            const bool working = length.in == duration::unit::working_days;
            if (working && length.calendar >= family.on.program().words.calendars.size()) return no("working days of a calendar that the pack does not have");
            return length.count >= 0 ? of(type_kind::duration, length) : no("a negative duration");
        }
        value operator()(const host_entry& one) const {
            if (declared.result.kind != type_kind::entry) return no("a value of another type than the pack declares");
            const auto& list = family.on.program().words.classifications[declared.result.of];
            const auto found = std::find_if(list.entries.begin(), list.entries.end(), [&](const entry& each) { return each.id == one.id; });
            if (one.list != list.name || found == list.entries.end()) return no("`" + one.id + "`, which is no entry of `" + list.name + "`");
            return {entry_ref{declared.result.of, static_cast<std::uint32_t>(found - list.entries.begin())}, reason_set::none};
        }
    };
    return std::visit(reader{*this, declared, refuse, plain}, answered);
}

}  // namespace quorate::assess
