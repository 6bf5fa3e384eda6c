// Screenings as JSON Lines.
#include "quorate/screening.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace quorate::inline v1 {

namespace {

/// A text as JSON writes it.
std::string as_json(std::string_view text) {
    const auto plain = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F && c != '"' && c != '\\'; };
    if (std::all_of(text.begin(), text.end(), plain)) return '"' + std::string(text) + '"';
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void append_names(std::string& to, std::string_view key, std::uint64_t bits, const std::vector<std::string>& names) {
    (to += ",\"") += key;
    to += "\":[";
    bool first = true;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if ((bits >> i & 1u) == 0) continue;
        if (!first) to += ',';
        to += names[i];
        first = false;
    }
    to += ']';
}

}  // namespace

std::string to_json_lines(const screener& by, const screened_batch& batch) {
    std::vector<std::string> criteria, outcomes;
    for (const auto& one : by.criteria()) criteria.push_back(as_json(one) + ":\"");
    for (const auto& one : by.outcomes()) outcomes.push_back(as_json(one));
    std::string all;
    std::size_t need = 0;
    std::vector<std::string_view> missing;
    for (std::size_t row = 0; row < batch.size; ++row) {
        missing.clear();
        for (; need < batch.needs.size() && batch.needs[need].row == row; ++need) missing.push_back(by.facts()[batch.needs[need].fact].name);
        if (batch.left_out[row] != 0) continue;
        std::sort(missing.begin(), missing.end());
        missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
        all += "{\"id\":" + as_json(batch.ids[row]);
        append_names(all, "outcomes", batch.open[row], outcomes);
        append_names(all, "undecided_outcomes", batch.perhaps_open[row], outcomes);
        all += ",\"verdicts\":{";
        for (std::size_t i = 0; i < criteria.size(); ++i) {
            if (i > 0) all += ',';
            (all += criteria[i]) += to_string(batch.verdicts[i][row]);
            all += '"';
        }
        all += "},\"missing\":[";
        for (std::size_t i = 0; i < missing.size(); ++i) (all += i > 0 ? "," : "") += as_json(missing[i]);
        all += "]}\n";
    }
    return all;
}

}  // namespace quorate
