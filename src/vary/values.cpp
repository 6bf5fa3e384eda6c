#include "vary/values.hpp"

#include <algorithm>
#include <set>

#include "assess/answers.hpp"

namespace quorate::vary {

namespace {

template <typename Item, typename Less>
void settle(std::vector<Item>& all, const Less& less) {
    std::sort(all.begin(), all.end(), less);
    all.erase(std::unique(all.begin(), all.end()), all.end());
}

/// Each quantity with its neighbours on both sides.
std::vector<rational> numbers_around(const std::vector<rational>& met, bool whole) {
    std::vector<rational> all{rational(0), rational(1)};
    for (const auto& one : met) {
        if (whole && !one.is_whole()) continue;
        for (const std::int64_t step : {-1, 0, 1})
            if (const auto near = add(one, rational(step)); near && *near >= rational(0)) all.push_back(*near);
    }
    settle(all, std::less<>());
    return all;
}

std::vector<day> days_around(const std::vector<day>& met, day as_of) {
    std::vector<day> all{as_of};
    const day first = std::chrono::sys_days{std::chrono::year{1} / 1 / 1}, last = std::chrono::sys_days{std::chrono::year{9999} / 12 / 31};
    for (const auto& one : met)
        for (const int step : {-1, 0, 1})
            if (const auto near = one + std::chrono::days{step}; first <= near && near <= last) all.push_back(near);
    settle(all, std::less<>());
    return all;
}

std::vector<cell> money_around(const std::vector<money>& met) {
    std::vector<money> all;
    for (const auto& one : met)
        for (const std::int64_t step : {-1, 0, 1})
            if (const auto near = add(one.amount, rational(step)); near && *near >= rational(0)) {
                auto made = one;
                made.amount = *near;
                all.push_back(made);
            }
    settle(all, [](const money& a, const money& b) {
        const auto order = std::string_view(a.currency).compare(b.currency);
        return order != 0 ? order < 0 : a.amount < b.amount;
    });
    return {all.begin(), all.end()};
}

/// A text of so many words, of one letter each.
texts words_of(std::size_t count) {
    std::string made;
    for (std::size_t i = 0; i < count; ++i) made += i == 0 ? "x" : " x";
    return texts({{std::string(), std::move(made)}});
}

}  // namespace

void quantity_trace::leave(plan::op_id, const assess::value& result, assess::frame&) {
    constexpr std::size_t most = 1000;
    if (const auto* number = result.get<assess::number_range>(); number && found_.numbers.size() < most) {
        found_.numbers.push_back(number->low);
        if (!number->exact()) found_.numbers.push_back(number->high);
    }
    if (const auto* amount = result.get<money>(); amount && found_.amounts.size() < most) found_.amounts.push_back(*amount);
    if (const auto* date = result.get<day>(); date && found_.days.size() < most) found_.days.push_back(*date);
    if (const auto* time = result.get<period>(); time && found_.days.size() < most) {
        found_.days.push_back(time->first);
        found_.days.push_back(time->last);
    }
    if (const auto* length = result.get<duration>(); length && found_.lengths.size() < most) found_.lengths.push_back(*length);
}

quantities quantity_trace::take() {
    settle(found_.numbers, std::less<>());
    settle(found_.amounts, [](const money& a, const money& b) {
        const auto order = std::string_view(a.currency).compare(b.currency);
        return order != 0 ? order < 0 : a.amount < b.amount;
    });
    settle(found_.days, std::less<>());
    settle(found_.lengths, [](const duration& a, const duration& b) { return a.in != b.in ? a.in < b.in : a.count < b.count; });
    return std::move(found_);
}

value_list values_of(const plan::program& program, const data::portfolio& data, const field_type& type, const quantities& met, day as_of, std::size_t most) {
    value_list made;
    switch (type.kind) {
        case type_kind::truth: made = {{true, false}, true}; break;
        case type_kind::entry: {
            const auto& entries = program.words.classifications[type.of].entries;
            for (std::uint32_t i = 0; i < entries.size(); ++i) made.values.emplace_back(data::entry_index{i});
            made.complete = true;
            break;
        }
        case type_kind::reference:
            for (const auto& one : data.collection(type.of)) made.values.emplace_back(one);
            made.complete = true;
            break;
        case type_kind::number:
        case type_kind::whole_number:
            for (const auto& one : numbers_around(met.numbers, type.kind == type_kind::whole_number)) made.values.emplace_back(one);
            break;
        case type_kind::money: made.values = money_around(met.amounts); break;
        case type_kind::date:
            for (const auto& one : days_around(met.days, as_of)) made.values.emplace_back(one);
            break;
        case type_kind::period: {
            // A year from the as-of date, then what lies between the days that were met.
            if (const auto year = as_of + std::chrono::days{364}; year < std::chrono::sys_days{std::chrono::year{9999} / 12 / 31}) made.values.emplace_back(period{as_of, year});
            const auto days = days_around(met.days, as_of);
            for (std::size_t i = 0; i < days.size(); ++i)
                for (std::size_t j = i; j < days.size(); ++j) made.values.emplace_back(period{days[i], days[j]});
            break;
        }
        case type_kind::duration:
            for (const auto& one : met.lengths)
                for (const int step : {-1, 0, 1})
                    if (one.in != duration::unit::working_days && one.count + step >= 0) made.values.emplace_back(duration{one.in, one.count + step, 0});
            break;
        case type_kind::text: {
            std::set<std::size_t> counts{1};
            for (const auto& one : met.numbers)
                if (one.is_whole() && one.numerator() > 0 && one.numerator() <= 1000) counts.insert(static_cast<std::size_t>(one.numerator()));
            for (const auto count : counts) made.values.emplace_back(words_of(count));
            break;
        }
        case type_kind::identifier:
        case type_kind::part: break;
    }
    if (made.values.size() > most) {
        made.values.resize(most);
        made.complete = false;
    }
    return made;
}

assess::value as_value(const cell& one, const field_type& type, assess::machine& on) {
    using assess::reason_set;
    struct reader {
        const field_type& type;
        assess::machine& on;
        assess::value operator()(std::monostate) const { return {}; }
        assess::value operator()(bool truth) const { return assess::make_truth(truth); }
        assess::value operator()(const rational& number) const { return assess::make_number(number); }
        assess::value operator()(const texts& text) const { return {on.keep(text), reason_set::none}; }
        assess::value operator()(const data::entry_index& entry) const { return {plan::entry_ref{type.of, entry.index}, reason_set::none}; }
        assess::value operator()(const money& is) const { return {is, reason_set::none}; }
        assess::value operator()(const day& is) const { return {is, reason_set::none}; }
        assess::value operator()(const period& is) const { return {is, reason_set::none}; }
        assess::value operator()(const duration& is) const { return {is, reason_set::none}; }
        assess::value operator()(const record_ref& is) const { return {is, reason_set::none}; }
    };
    return std::visit(reader{type, on}, one);
}

std::string as_data(const cell& one, const field_type& type, const plan::program& program, const data::portfolio& data) {
    struct writer {
        const field_type& type;
        const plan::program& program;
        const data::portfolio& data;
        static std::string number(const rational& of) {
            return of.is_whole() ? std::to_string(of.numerator()) : std::to_string(of.numerator()) + "/" + std::to_string(of.denominator());
        }
        std::string operator()(std::monostate) const { return {}; }
        std::string operator()(bool truth) const { return truth ? "yes" : "no"; }
        std::string operator()(const rational& of) const { return number(of); }
        std::string operator()(const money& of) const { return std::string(of.currency) + " " + number(of.amount); }
        std::string operator()(const texts& of) const { return of.all().empty() ? std::string() : of.all().front().text; }
        std::string operator()(const day& of) const { return to_string(of); }
        std::string operator()(const period& of) const { return to_string(of.first) + "/" + to_string(of.last); }
        std::string operator()(const duration& of) const { return std::to_string(of.count) + (of.in == duration::unit::months ? " months" : " days"); }
        std::string operator()(const data::entry_index& of) const { return program.words.classifications[type.of].entries[of.index].id; }
        std::string operator()(const record_ref& of) const { return std::string(data.id(of)); }
    };
    return std::visit(writer{type, program, data}, one);
}

assess::value answer_value(const std::string& answer, const plan::question& question, assess::machine& on) {
    texts text;
    data::answer given;
    given.value = answer;
    auto made = assess::read_answer(given, question, on.program().words, text);
    if (made.get<const texts*>()) made = {on.keep(std::move(text)), assess::reason_set::none};
    return made;
}

answer_list answers_of(const plan::program& program, const plan::question& question, const quantities& met, day as_of, std::size_t most) {
    answer_list made;
    switch (question.answer) {
        case plan::answer_kind::truth: made = {{"yes", "no"}, true}; break;
        case plan::answer_kind::entry:
            for (const auto& one : program.words.classifications[question.answer_list].entries) made.values.push_back(one.id);
            made.complete = true;
            break;
        case plan::answer_kind::number:
            for (const auto& one : numbers_around(met.numbers, true)) made.values.push_back(std::to_string(one.numerator()));
            break;
        case plan::answer_kind::day:
            for (const auto& one : days_around(met.days, as_of)) made.values.push_back(to_string(one));
            break;
        case plan::answer_kind::text: made.values.emplace_back("x"); break;
    }
    if (made.values.size() > most) {
        made.values.resize(most);
        made.complete = false;
    }
    return made;
}

}  // namespace quorate::vary
