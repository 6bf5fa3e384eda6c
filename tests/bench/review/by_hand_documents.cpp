#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <set>

#include "quorate/exact.hpp"
#include "review/by_hand.hpp"

namespace quorate::bench {

namespace {

using nlohmann::json;

bool is_text(const json& of, const char* name) {
    const auto found = of.find(name);
    return found != of.end() && found->get_ref<const std::string&>().find_first_not_of(" \t\r\n") != std::string::npos;
}

template <typename Names> std::size_t index_of(const Names& names, const std::string& name) {
    return static_cast<std::size_t>(std::find(std::begin(names), std::end(names), name) - std::begin(names));
}

void note(screened& to, rule which, bool holds) { if (!holds) to.failing |= bit(which); }
void ask(screened& to, rule which, std::uint8_t needs) { to.undecided |= bit(which); to.needs |= needs; }

bool is_complete(const json& of) {
    if (!is_text(of, "scope") || !is_text(of, "purpose") || !of.contains("results") || !of.contains("starts") || !of.contains("ends")) return false;
    const auto starts = *parse_day(of["starts"].get_ref<const std::string&>()), ends = *parse_day(of["ends"].get_ref<const std::string&>());
    auto latest = std::chrono::year_month_day(starts) + std::chrono::years(4);
    if (!latest.ok()) latest = latest.year() / latest.month() / std::chrono::last;
    return starts < ends && ends <= std::chrono::sys_days(latest);
}

screened decide(const json& of) {
    screened made;
    if (const auto all = of.find("supports"); all == of.end()) ask(made, support, bit(supports));
    else {
        std::set<std::string> others(all->begin(), all->end());
        others.erase(of["proposer"].get<std::string>());
        note(made, support, others.size() >= 5);
    }
    if (const auto found = of.find("priority"); found == of.end()) ask(made, theme, bit(priority));
    else note(made, theme, index_of(priorities, found->get_ref<const std::string&>()) < priorities_under_themes);
    note(made, complete, is_complete(of));
    const auto wanted = of.find("results");
    const auto chosen = of.find("form");
    if (wanted == of.end()) ask(made, form_fits, bit(results));
    else if (chosen == of.end()) ask(made, form_fits, bit(form));
    else note(made, form_fits, std::any_of(wanted->begin(), wanted->end(), [&](const json& one) {
        return (fitting[index_of(forms, chosen->get_ref<const std::string&>())] & bit(static_cast<unsigned>(index_of(results_of_work, one.get_ref<const std::string&>())))) != 0;
    }));
    if (const auto found = of.find("usefulness"); found == of.end()) ask(made, useful, bit(usefulness));
    else note(made, useful, found->get<double>() >= 3);
    if (const auto found = of.find("budget"); found != of.end()) {
        if (wanted == of.end()) ask(made, affordable, bit(results));
        else note(made, affordable, (*found)["amount"].get<std::int64_t>() <= 50'000 * static_cast<std::int64_t>(std::set<std::string>(wanted->begin(), wanted->end()).size()));
    }
    std::uint8_t missing = 0;
    std::int64_t weighted = 0;
    constexpr struct { const char* name; fact which; int weight; } parts[] = {{"usefulness", usefulness, 5}, {"feasibility", feasibility, 3}, {"novelty", novelty, 2}};
    for (const auto& part : parts) {
        if (const auto found = of.find(part.name); found == of.end()) missing |= bit(part.which);
        else weighted += part.weight * static_cast<std::int64_t>(found->get<double>() * 10 + 0.5);
    }
    if (missing != 0) ask(made, score, missing);
    else note(made, score, weighted >= 250);
    if (!is_text(of, "gender")) made.warnings |= bit(gender);
    conclude(made);
    return made;
}

}  // namespace

std::vector<screened> screen_documents(const std::string& lines) {
    std::vector<screened> all;
    for (std::size_t at = 0; at < lines.size();) {
        const auto end = lines.find('\n', at);
        all.push_back(decide(json::parse(lines.begin() + static_cast<std::ptrdiff_t>(at), lines.begin() + static_cast<std::ptrdiff_t>(end))));
        at = end + 1;
    }
    return all;
}

}  // namespace quorate::bench
