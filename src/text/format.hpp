// Values as people write them, by language. Pure functions; no locale of the process is asked.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quorate/exact.hpp"

namespace quorate::text {

/// "1er juin 2019" in French, "1 June 2019" in English, "2019-06-01" in other languages.
[[nodiscard]] std::string format_day(day date, std::string_view language);
/// Exact: as a decimal number where it ends within 6 places ("1 234,5", "1,234.5"), else as a fraction ("2/3"). A whole
/// number of four digits stands without a separator: it may be a year.
[[nodiscard]] std::string format_number(const rational& number, std::string_view language);
/// A share as a percentage: "33,3 %", "33.3%"; exact where its decimals end within 6 places ("66,125 %"), else rounded to one place,
/// half of it away from zero. Of a share that is known within bounds both: "25–50%". Nothing where it is too large.
[[nodiscard]] std::optional<std::string> format_percent(const rational& low, const rational& high, std::string_view language);
/// "50 000 EUR", "EUR 50,000".
[[nodiscard]] std::string format_money(const money& amount, std::string_view language);
/// "du 1er janvier 2019 au 31 décembre 2022", "1 January 2019 to 31 December 2022".
[[nodiscard]] std::string format_period(const period& time, std::string_view language);
/// "6 mois", "6 months".
[[nodiscard]] std::string format_duration(const duration& length, std::string_view language);
/// "a, b et c", "a, b and c".
[[nodiscard]] std::string join_list(const std::vector<std::string>& items, std::string_view language);
/// "a, b ou c", "a, b or c".
[[nodiscard]] std::string join_alternatives(const std::vector<std::string>& items, std::string_view language);

}  // namespace quorate::text
