#include <bit>
#include <chrono>
#include <cstring>
#include <simdjson.h>

#include "quorate/exact.hpp"
#include "review/by_hand.hpp"

namespace quorate::bench {

namespace {

namespace ondemand = simdjson::ondemand;

/// Names to numbers by open addressing; made once.
template <typename Names>
class coding {
public:
    explicit coding(const Names& names) : names_(names) {
        std::memset(places_, 0xff, sizeof places_);
        for (std::uint8_t i = 0; i < std::size(names); ++i) {
            auto at = place(names[i]);
            while (places_[at] != 0xff) at = (at + 1) % sizeof places_;
            places_[at] = i;
        }
    }
    [[nodiscard]] std::uint8_t operator()(std::string_view name) const {
        for (auto at = place(name); places_[at] != 0xff; at = (at + 1) % sizeof places_)
            if (names_[places_[at]] == name) return places_[at];
        throw std::invalid_argument("no such name");
    }

private:
    static std::size_t place(std::string_view name) {
        std::uint32_t bits = 0;
        std::memcpy(&bits, name.data(), std::min<std::size_t>(name.size(), 4));
        bits += static_cast<std::uint32_t>(name.size()) + static_cast<unsigned char>(name.back()) * 131u;
        return (bits * 2654435769u) >> 25;  // 7 bits
    }
    const Names& names_;
    std::uint8_t places_[128];
};

const coding delegation_codes(delegations);
const coding form_codes(forms);
const coding result_codes(results_of_work);
const coding priority_codes(priorities);

bool is_text(std::string_view text) { return text.find_first_not_of(" \t\r\n") != std::string_view::npos; }

std::int32_t day_number(std::string_view text) {
    const auto date = parse_day(text);
    if (!date) throw std::invalid_argument("no date");
    return static_cast<std::int32_t>(date->time_since_epoch().count());
}

std::int32_t four_years_after(std::int32_t start) {
    auto latest = std::chrono::year_month_day(day{std::chrono::days{start}}) + std::chrono::years(4);
    if (!latest.ok()) latest = latest.year() / latest.month() / std::chrono::last;
    return static_cast<std::int32_t>(day(latest).time_since_epoch().count());
}

std::int32_t tenths(double number) { return static_cast<std::int32_t>(number * 10 + 0.5); }

void read_field(coded& into, ondemand::field& field) {
    const auto key = field.key();
    const auto have = [&](fact which) { into.missing = static_cast<std::uint8_t>(into.missing & ~bit(which)); };
    const auto is = [&](std::string_view name) { return key.unsafe_is_equal(name); };
    auto value = field.value();
    switch (*key.raw()) {
        case 'p':
            if (is("proposer")) into.proposer = delegation_codes(value.get_string());
            else if (is("priority")) { into.priority = priority_codes(value.get_string()); have(priority); }
            else if (is("purpose")) into.purpose = is_text(value.get_string());
            break;
        case 's':
            if (is("supports")) { for (auto one : value.get_array()) into.supports |= 1ull << delegation_codes(one.get_string()); have(supports); }
            else if (is("scope")) into.scope = is_text(value.get_string());
            else if (is("starts")) { into.starts = day_number(value.get_string()); into.latest = four_years_after(into.starts); }
            break;
        case 'f':
            if (is("form")) { into.form = form_codes(value.get_string()); have(form); }
            else if (is("feasibility")) { into.feasibility = tenths(value.get_double()); have(feasibility); }
            break;
        case 'r':
            if (is("results")) { for (auto one : value.get_array()) into.results = static_cast<std::uint8_t>(into.results | bit(result_codes(one.get_string()))); have(results); }
            break;
        case 'e':
            if (is("ends")) into.ends = day_number(value.get_string());
            break;
        case 'b':
            if (is("budget")) { into.budget = value["amount"].get_int64(); into.budget_stated = true; }
            break;
        case 'u':
            if (is("usefulness")) { into.usefulness = tenths(value.get_double()); have(usefulness); }
            break;
        case 'n':
            if (is("novelty")) { into.novelty = tenths(value.get_double()); have(novelty); }
            break;
        case 'g':
            if (is("gender")) into.gender = is_text(value.get_string());
            break;
        default: break;
    }
}

template <typename Take>
void read_lines(const std::string& lines, Take take) {
    ondemand::parser parser;
    for (std::size_t at = 0; at < lines.size();) {
        const auto* const end = static_cast<const char*>(std::memchr(lines.data() + at, '\n', lines.size() - at));
        const auto length = static_cast<std::size_t>(end - lines.data()) - at;
        auto document = parser.iterate(simdjson::padded_string_view(lines.data() + at, length, lines.capacity() - at));
        coded one;
        one.missing = bit(facts) - 1;
        for (auto found : document.get_object()) {
            ondemand::field field;
            if (std::move(found).get(field)) throw std::invalid_argument("no JSON");
            read_field(one, field);
        }
        take(one);
        at += length + 1;
    }
}

}  // namespace

screened decide(const coded& of) {
    screened made;
    const auto judge = [&](rule which, std::uint8_t needs, bool holds) {
        const auto missing = static_cast<std::uint8_t>(of.missing & needs);
        made.undecided |= missing != 0 ? bit(which) : std::uint8_t{0};
        made.needs |= missing;
        made.failing |= missing == 0 && !holds ? bit(which) : std::uint8_t{0};
    };
    judge(support, bit(supports), std::popcount(of.supports & ~(1ull << of.proposer)) >= 5);
    judge(theme, bit(priority), of.priority < priorities_under_themes);
    judge(complete, 0, of.scope && of.purpose && (of.missing & bit(results)) == 0 && of.starts != 0 && of.ends != 0 && of.starts < of.ends && of.ends <= of.latest);
    judge(form_fits, (of.missing & bit(results)) != 0 ? bit(results) : bit(form), (fitting[of.form] & of.results) != 0);
    judge(useful, bit(usefulness), of.usefulness >= 30);
    if (of.budget_stated) judge(affordable, bit(results), of.budget <= 50'000 * std::popcount(of.results));
    judge(score, bit(usefulness) | bit(feasibility) | bit(novelty), 5 * of.usefulness + 3 * of.feasibility + 2 * of.novelty >= 250);
    made.warnings = of.gender ? std::uint8_t{0} : bit(gender);
    conclude(made);
    return made;
}

std::vector<coded> read_coded(const std::string& lines) {
    std::vector<coded> all;
    read_lines(lines, [&](const coded& one) { all.push_back(one); });
    return all;
}

std::vector<screened> screen_coded(const std::string& lines) {
    std::vector<screened> all;
    read_lines(lines, [&](const coded& one) { all.push_back(decide(one)); });
    return all;
}

}  // namespace quorate::bench
