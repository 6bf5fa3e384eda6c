// What every implementation of the eight rules says of one proposal; and the rules' tables, once.
#pragma once

#include <cstdint>
#include <string_view>

namespace quorate::bench {

enum class outcome : std::uint8_t { refuse, complete, admit };

/// Rules and facts are numbered; a set of them is a mask.
enum rule : std::uint8_t { support, theme, complete, form_fits, useful, affordable, score, gender, rules };
enum fact : std::uint8_t { supports, priority, form, results, usefulness, feasibility, novelty, facts };

inline constexpr std::string_view rule_names[] = {"support", "theme", "complete", "form-fits", "useful", "affordable", "score", "gender"};
inline constexpr std::string_view fact_names[] = {"supports", "priority", "form", "results", "usefulness", "feasibility", "novelty"};

struct screened {
    outcome result{};
    std::uint8_t failing = 0;    ///< rules that must be met and are not
    std::uint8_t undecided = 0;  ///< rules that wait for a fact
    std::uint8_t warnings = 0;   ///< rules that should be met and are not
    std::uint8_t needs = 0;      ///< the facts that are asked for
    friend bool operator==(const screened&, const screened&) = default;
};

inline constexpr std::uint8_t bit(unsigned index) { return static_cast<std::uint8_t>(1u << index); }

/// The names that data uses, in the order of the pack's lists.
inline constexpr std::string_view delegations[] = {"aus", "aut", "bel", "bgr", "bra", "can", "che", "chl", "chn", "cyp", "cze", "deu", "dnk", "esp", "est", "fin", "fra",
                                                   "gbr", "grc", "hrv", "hun", "irl", "isl", "isr", "ita", "jpn", "kor", "ltu", "lux", "lva", "mex", "mlt", "nld", "nor",
                                                   "nzl", "pol", "prt", "rou", "srb", "svk", "svn", "swe", "tur", "ukr", "usa"};
inline constexpr std::string_view forms[] = {"study", "workshop", "seminar", "network", "platform", "field-work"};
inline constexpr std::string_view results_of_work[] = {"guide", "report", "tool", "course", "recommendation", "data-set", "event", "standard"};
/// By form: the results that it serves.
inline constexpr std::uint8_t fitting[] = {bit(1) | bit(5) | bit(4), bit(0) | bit(6) | bit(3), bit(6) | bit(1), bit(0) | bit(7) | bit(5), bit(2) | bit(5), bit(1) | bit(2)};
/// Those under access, quality and rights come first.
inline constexpr std::string_view priorities[] = {"access-care", "access-work", "access-training", "quality-services", "quality-data", "quality-staff",
                                                  "rights-children", "rights-elderly", "rights-disability", "climate-energy", "climate-water", "finance-budget", "finance-audit"};
inline constexpr std::uint8_t priorities_under_themes = 9;

/// The outcome that follows from what the rules found.
inline void conclude(screened& of) { of.result = of.failing != 0 ? outcome::refuse : of.undecided != 0 ? outcome::complete : outcome::admit; }

}  // namespace quorate::bench
