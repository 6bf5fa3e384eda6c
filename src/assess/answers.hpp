// Answers and confirmations: whether they may be given, by whom, and what they say.
#pragma once

#include <string>
#include <string_view>

#include "assess/value.hpp"
#include "plan/program.hpp"
#include "portfolio/portfolio.hpp"

namespace quorate::assess {

/// Why an answer does not count whatever the date: no such question, not about such a record, not by one who may
/// answer, no date, not of the kind asked for. Empty when it counts. French for "fr", else English.
[[nodiscard]] std::string fault_of(const data::answer& given, const plan::program& program, std::string_view language = "en");
/// The same of a confirmation.
[[nodiscard]] std::string fault_of(const data::confirmation& given, const plan::program& program, std::string_view language = "en");
[[nodiscard]] std::string fault_of(const data::derogation& given, const plan::program& program, std::string_view language = "en");

/// What a faultless answer says. `text` is where the value of a text answer is kept.
[[nodiscard]] value read_answer(const data::answer& given, const plan::question& question, const vocabulary& words, texts& text);

/// The index of the rule of that name, or no_index.
template <typename Rules>
[[nodiscard]] std::uint32_t find_rule(const Rules& rules, std::string_view name) {
    for (std::uint32_t i = 0; i < rules.size(); ++i)
        if (rules[i].name == name) return i;
    return no_index;
}

}  // namespace quorate::assess
