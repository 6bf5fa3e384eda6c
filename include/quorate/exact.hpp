/// @file
/// Exact numbers, money and days: the quantities that rules compare. No floating point, no wrap-around.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>

namespace quorate::inline v1 {

/// An exact fraction in lowest terms with a positive denominator. Operations that would not fit in 64 bits above or
/// below the line, and divisions by zero, give nothing instead of a wrong number.
class rational {
public:
    constexpr rational() noexcept = default;
    constexpr rational(std::int64_t whole) noexcept : numerator_(whole) {}  // NOLINT: whole numbers are rationals

    /// `numerator / denominator`; nothing when the denominator is 0 or the result does not fit.
    [[nodiscard]] static constexpr std::optional<rational> make(std::int64_t numerator, std::int64_t denominator) noexcept {
        return reduce(numerator, denominator);
    }

    [[nodiscard]] constexpr std::int64_t numerator() const noexcept { return numerator_; }
    [[nodiscard]] constexpr std::int64_t denominator() const noexcept { return denominator_; }
    [[nodiscard]] constexpr bool is_whole() const noexcept { return denominator_ == 1; }

    [[nodiscard]] friend constexpr std::optional<rational> add(rational a, rational b) noexcept {
        return reduce(wide(a.numerator_) * b.denominator_ + wide(b.numerator_) * a.denominator_,
                      wide(a.denominator_) * b.denominator_);
    }
    [[nodiscard]] friend constexpr std::optional<rational> subtract(rational a, rational b) noexcept {
        return reduce(wide(a.numerator_) * b.denominator_ - wide(b.numerator_) * a.denominator_,
                      wide(a.denominator_) * b.denominator_);
    }
    [[nodiscard]] friend constexpr std::optional<rational> multiply(rational a, rational b) noexcept {
        return reduce(wide(a.numerator_) * b.numerator_, wide(a.denominator_) * b.denominator_);
    }
    [[nodiscard]] friend constexpr std::optional<rational> divide(rational a, rational b) noexcept {
        return reduce(wide(a.numerator_) * b.denominator_, wide(a.denominator_) * b.numerator_);
    }

    friend constexpr bool operator==(rational, rational) noexcept = default;
    friend constexpr std::strong_ordering operator<=>(rational a, rational b) noexcept {
        return wide(a.numerator_) * b.denominator_ <=> wide(b.numerator_) * a.denominator_;
    }

private:
    __extension__ using wide = __int128;

    static constexpr std::optional<rational> reduce(wide numerator, wide denominator) noexcept {
        if (denominator == 0) return std::nullopt;
        if (denominator < 0) { numerator = -numerator; denominator = -denominator; }
        wide a = numerator < 0 ? -numerator : numerator, b = denominator;
        while (b != 0) { const wide rest = a % b; a = b; b = rest; }
        if (a != 0) { numerator /= a; denominator /= a; }
        constexpr wide most = INT64_MAX;
        if (numerator > most || numerator < -most || denominator > most) return std::nullopt;
        rational result;
        result.numerator_ = static_cast<std::int64_t>(numerator);
        result.denominator_ = static_cast<std::int64_t>(denominator);
        return result;
    }

    std::int64_t numerator_ = 0;
    std::int64_t denominator_ = 1;
};

/// Reads "5", "-2.5" or "70%" exactly; nothing when it is not such a number or does not fit.
[[nodiscard]] constexpr std::optional<rational> parse_rational(std::string_view text) noexcept {
    const bool percent = !text.empty() && text.back() == '%';
    if (percent) text.remove_suffix(1);
    const bool negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    std::int64_t digits = 0, scale = percent ? 100 : 1;
    bool point = false, any = false;
    for (const char c : text) {
        if (c == '.' && !point && any) { point = true; any = false; continue; }
        if (c < '0' || c > '9') return std::nullopt;
        if (digits > (INT64_MAX - (c - '0')) / 10 || (point && scale > INT64_MAX / 10)) return std::nullopt;
        digits = digits * 10 + (c - '0');
        if (point) scale *= 10;
        any = true;
    }
    if (!any) return std::nullopt;
    return rational::make(negative ? -digits : digits, scale);
}

/// An amount in one currency. Amounts of different currencies do not compare.
struct money {
    char currency[4] = {};  ///< three capital letters, as in ISO 4217, and a zero
    rational amount;
    friend bool operator==(const money&, const money&) = default;
};

/// A day, counted from 1970-01-01, in the proleptic Gregorian calendar; years 1 to 9999.
using day = std::chrono::sys_days;

/// Reads "2019-05-01"; nothing when it is not a day of the calendar.
[[nodiscard]] inline std::optional<day> parse_day(std::string_view text) noexcept {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    int parts[3] = {};
    constexpr int from[] = {0, 5, 8}, until[] = {4, 7, 10};
    for (int part = 0; part < 3; ++part)
        for (int i = from[part]; i < until[part]; ++i) {
            const char c = text[static_cast<std::size_t>(i)];
            if (c < '0' || c > '9') return std::nullopt;
            parts[part] = parts[part] * 10 + (c - '0');
        }
    const std::chrono::year_month_day date{std::chrono::year{parts[0]}, std::chrono::month{static_cast<unsigned>(parts[1])},
                                           std::chrono::day{static_cast<unsigned>(parts[2])}};
    if (parts[0] < 1 || !date.ok()) return std::nullopt;
    return day{date};
}

/// "2019-05-01".
[[nodiscard]] inline std::string to_string(day date) {
    const std::chrono::year_month_day ymd{date};
    const int year = static_cast<int>(ymd.year());
    const unsigned month = static_cast<unsigned>(ymd.month()), of_month = static_cast<unsigned>(ymd.day());
    std::string text = "0000-00-00";
    const auto put = [&text](std::size_t last, unsigned digits, unsigned number) {
        for (; digits > 0; --digits, --last, number /= 10) text[last] = static_cast<char>('0' + number % 10);
    };
    put(3, 4, static_cast<unsigned>(year));
    put(6, 2, month);
    put(9, 2, of_month);
    return text;
}

/// From its first day to its last, both included; `first <= last`.
struct period {
    day first;
    day last;
    friend bool operator==(const period&, const period&) = default;
};

/// A length of time by the calendar. Durations compare only within one unit (days and weeks are one unit, months and
/// years are one, the working days of each calendar are one).
struct duration {
    enum class unit : std::uint8_t { days, months, working_days };
    unit in = unit::days;
    std::int32_t count = 0;
    std::uint32_t calendar = 0;  ///< of working days: index of the pack's calendar
    friend bool operator==(const duration&, const duration&) = default;
};

}  // namespace quorate
