#include "text/format.hpp"

namespace quorate::text {

namespace {

constexpr std::string_view french_months[] = {"janvier", "février", "mars", "avril", "mai", "juin",
                                              "juillet", "août", "septembre", "octobre", "novembre", "décembre"};
constexpr std::string_view english_months[] = {"January", "February", "March", "April", "May", "June",
                                               "July", "August", "September", "October", "November", "December"};
constexpr std::string_view no_break_space = "\u00A0", narrow_no_break_space = "\u202F";

/// The digits of a whole number in groups of three.
std::string grouped(std::string digits, std::string_view language) {
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, language == "fr" ? no_break_space : std::string_view(","));
    }
    return digits;
}

/// A fraction ends as a decimal within six places if its denominator divides a million. What is not `always_grouped` may be a year:
/// then four digits alone stand together.
std::string written(const rational& number, std::string_view language, bool always_grouped) {
    const bool negative = number.numerator() < 0;
    const auto magnitude = negative ? 0 - static_cast<std::uint64_t>(number.numerator()) : static_cast<std::uint64_t>(number.numerator());
    const auto below = static_cast<std::uint64_t>(number.denominator());
    std::string result = negative ? "-" : "";
    // What is no decimal is shown as a fraction, beside its whole part: 55 5/9.
    if (below != 1 && 1'000'000 % below != 0) {
        if (magnitude > below) result += grouped(std::to_string(magnitude / below), language) + std::string(no_break_space);
        return result + std::to_string(magnitude % below) + "/" + std::to_string(below);
    }
    const auto digits = std::to_string(magnitude / below);
    result += below == 1 && digits.size() == 4 && !always_grouped ? digits : grouped(digits, language);
    auto places = std::to_string(1'000'000 + magnitude % below * (1'000'000 / below)).substr(1);
    while (!places.empty() && places.back() == '0') places.pop_back();
    if (!places.empty()) result += (language == "fr" ? "," : ".") + places;
    return result;
}

}  // namespace

std::string format_day(day date, std::string_view language) {
    const std::chrono::year_month_day parts{date};
    const auto month = static_cast<unsigned>(parts.month()) - 1;
    const auto of_month = static_cast<unsigned>(parts.day());
    const auto year = std::to_string(static_cast<int>(parts.year()));
    if (language == "fr") return std::to_string(of_month) + (of_month == 1 ? "er " : " ") + std::string(french_months[month]) + " " + year;
    if (language == "en") return std::to_string(of_month) + " " + std::string(english_months[month]) + " " + year;
    return to_string(date);
}

namespace {

/// A hundred times as much; what does not end as a decimal within six places is rounded to one.
std::optional<rational> hundredfold(const rational& share) {
    const auto whole = multiply(share, rational(100));
    if (!whole || 1'000'000 % whole->denominator() == 0) return whole;
    const auto tenths = multiply(*whole, rational(10)), half = divide(rational(whole->numerator() < 0 ? -1 : 1), rational(2));
    const auto away = tenths ? add(*tenths, *half) : std::nullopt;
    return away ? divide(rational(away->numerator() / away->denominator()), rational(10)) : std::nullopt;  // cut off towards zero
}

}  // namespace

std::optional<std::string> format_percent(const rational& low, const rational& high, std::string_view language) {
    const auto first = hundredfold(low), last = hundredfold(high);
    if (!first || !last) return std::nullopt;
    auto text = written(*first, language, true);
    if (*first != *last) text += "–" + written(*last, language, true);
    return text + (language == "fr" ? std::string(narrow_no_break_space) + "%" : "%");
}

std::string format_number(const rational& number, std::string_view language) { return written(number, language, false); }

std::string format_money(const money& amount, std::string_view language) {
    const auto number = written(amount.amount, language, true);
    return language == "fr" ? number + std::string(no_break_space) + amount.currency : std::string(amount.currency) + std::string(no_break_space) + number;
}

std::string format_period(const period& time, std::string_view language) {
    const auto first = format_day(time.first, language), last = format_day(time.last, language);
    return language == "fr" ? "du " + first + " au " + last : first + " to " + last;
}

std::string format_duration(const duration& length, std::string_view language) {
    const bool french = language == "fr", one = length.count == 1 || length.count == -1;
    const auto count = std::to_string(length.count);
    if (length.in == duration::unit::working_days)
        return count + (french ? (one ? " jour ouvrable" : " jours ouvrables") : (one ? " working day" : " working days"));
    if (length.in == duration::unit::days) return count + (french ? (one ? " jour" : " jours") : (one ? " day" : " days"));
    if (length.count % 12 == 0 && length.count != 0) {
        const auto years = length.count / 12;
        const bool single = years == 1 || years == -1;
        return std::to_string(years) + (french ? (single ? " an" : " ans") : (single ? " year" : " years"));
    }
    return count + (french ? " mois" : (one ? " month" : " months"));
}

namespace {

std::string join(const std::vector<std::string>& items, std::string_view before_last) {
    std::string result;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) result += i + 1 < items.size() ? ", " : before_last;
        result += items[i];
    }
    return result;
}

}  // namespace

std::string join_list(const std::vector<std::string>& items, std::string_view language) {
    return join(items, language == "fr" ? " et " : language == "en" ? " and " : ", ");
}

std::string join_alternatives(const std::vector<std::string>& items, std::string_view language) {
    return join(items, language == "fr" ? " ou " : language == "en" ? " or " : ", ");
}

}  // namespace quorate::text
