// What a batch comes to: verdicts, what is asked about verdicts, outcomes.
#include <algorithm>
#include <cstring>

#include "assess/columns/column_evaluator.hpp"
#include "assess/columns/truths.hpp"
#include "assess/columns/wide.hpp"

namespace quorate::assess {

using namespace truths;
using plan::quantification_kind;

QUORATE_FOR_ALL_ROWS void column_evaluator::about_findings(std::uint32_t node) {
    const auto rows = rows_;
    const auto& one = program_.nodes[node];
    auto* const to = rooms_[node].bytes.data();
    if (one.code == column_code::criterion_is) {
        const auto place = place_of_[one.index];
        if (place == no_index) {
            // Of another record it is nothing; out of force it does not apply.
            const bool applies_not = rules_.words.is_a(program_.type, rules_.criteria[one.index].subject) && (one.of >> static_cast<unsigned>(verdict::not_applicable) & 1u) != 0;
            std::fill_n(to, rows_, applies_not ? certainly : certainly_not);
            return;
        }
        const auto& results = verdicts_[place];
        QUORATE_ROWS_APART
        for (std::size_t i = 0; i < rows; ++i) to[i] = static_cast<std::uint8_t>((one.of >> static_cast<unsigned>(results[i]) & 1u) * 2);
        return;
    }
    const auto how = static_cast<quantification_kind>(one.detail);
    const auto wanted = static_cast<std::uint8_t>(how == quantification_kind::every ? ~one.of : one.of);
    const auto when_seen = how == quantification_kind::no || how == quantification_kind::every ? certainly_not : certainly;
    const auto* const must = seen_[0].data();
    const auto* const should = seen_[1].data();
    const auto* const may = seen_[2].data();
    const auto* const of_grade = one.index == 0 ? nullptr : seen_[one.index - 1].data();
    QUORATE_ROWS_APART
    for (std::size_t i = 0; i < rows; ++i) {
        const auto seen = of_grade != nullptr ? of_grade[i] : static_cast<std::uint8_t>(must[i] | should[i] | may[i]);
        to[i] = choose(where((seen & wanted) != 0), when_seen, static_cast<std::uint8_t>(2 - when_seen));
    }
}

QUORATE_FOR_ALL_ROWS void column_evaluator::conclude(std::size_t criterion) {
    const auto rows = rows_;
    const auto& rule = program_.criteria[criterion];
    if (rule.applies == no_node || rule.met == no_node) return;
    auto* const results = verdicts_[criterion].data();
    const auto* const applies = values_[rule.applies].truth;
    const auto* const met = values_[rule.met].truth;
    auto* const seen = seen_[static_cast<std::size_t>(rules_.criteria[rule.criterion].grade)].data();
    constexpr auto number_of = [](verdict one) { return static_cast<std::uint8_t>(one); };
    constexpr auto bit_of = [](verdict one) { return static_cast<std::uint8_t>(1u << static_cast<unsigned>(one)); };
    QUORATE_ROWS_APART
    for (std::size_t i = 0; i < rows; ++i) {
        // Where it is in doubt whether the rule applies, that alone is unknown.
        const std::uint8_t speaks = applies[i], truth = choose(where(speaks == certainly), met[i], unknown), aside = where(speaks == certainly_not);
        const std::uint8_t yes = where(truth == certainly), no = where(truth == certainly_not);
        const auto found = choose(yes, number_of(verdict::met), choose(no, number_of(verdict::not_met), number_of(verdict::unknown)));
        const auto bit = static_cast<std::uint8_t>((yes & bit_of(verdict::met)) | (no & bit_of(verdict::not_met)));
        results[i] = static_cast<verdict>(choose(aside, number_of(verdict::not_applicable), found));
        seen[i] = static_cast<std::uint8_t>(seen[i] | choose(aside, bit_of(verdict::not_applicable), bit));
    }
    for (std::size_t i = 0; i < rows; ++i) {
        const auto* const next = static_cast<const verdict*>(std::memchr(results + i, number_of(verdict::unknown), rows - i));
        if (next == nullptr) break;
        i = static_cast<std::size_t>(next - results);
        facts_.clear();
        reasons(applies[i] == certainly ? rule.met : rule.applies, i);
        std::sort(facts_.begin(), facts_.end());
        facts_.erase(std::unique(facts_.begin(), facts_.end()), facts_.end());
        if (!facts_.empty() && std::all_of(facts_.begin(), facts_.end(), [](const auto& one) { return one.first; })) results[i] = verdict::to_be_judged;
        seen[i] |= bit_of(results[i]);
        for (const auto& [answer, index] : facts_) needs_.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(criterion), answer, index});
    }
}

QUORATE_FOR_ALL_ROWS void column_evaluator::find_outcomes() {
    const auto rows = rows_;
    std::fill_n(open_.begin(), rows_, 0);
    std::fill_n(perhaps_.begin(), rows_, 0);
    auto* const open = open_.data();
    auto* const perhaps = perhaps_.data();
    const auto& all = program_.outcomes;
    for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
        std::uint64_t of_group = 0;
        for (end = begin; end < all.size() && all[end].group == all[begin].group; ++end) {
            const auto bit = std::uint64_t{1} << end;
            of_group |= bit;
            if (all[end].when == no_node || all[end].uncovered) continue;
            const auto* const holds = values_[all[end].when].truth;
            QUORATE_ROWS_APART
            for (std::size_t i = 0; i < rows; ++i) {
                open[i] |= bit & -std::uint64_t{holds[i] == certainly};
                perhaps[i] |= bit & -std::uint64_t{holds[i] == unknown};
            }
        }
        for (std::size_t at = begin; at < end; ++at) {
            if (all[at].when != no_node || all[at].uncovered) continue;
            const auto bit = std::uint64_t{1} << at;
            QUORATE_ROWS_APART
            for (std::size_t i = 0; i < rows; ++i) {
                const auto stands = bit & -std::uint64_t{(open[i] & of_group) == 0}, settled = -std::uint64_t{(perhaps[i] & of_group) == 0};
                open[i] |= stands & settled;
                perhaps[i] |= stands & ~settled;
            }
        }
    }
}

}  // namespace quorate::assess
