// How well records that are the same are found, on public labelled sets: bench_matching
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include "evidence.hpp"
#include "relate/assignment.hpp"
#include "relate/corpus.hpp"
#include "relate/join.hpp"
#include "relate/search.hpp"
#include "relate/translation.hpp"

using namespace quorate;
using namespace quorate::bench;

namespace {

const std::string data = QUORATE_DATA_DIR;

double f1(std::size_t right, std::size_t taken, std::size_t wanted) { return taken + wanted == 0 ? 0 : 2.0 * static_cast<double>(right) / static_cast<double>(taken + wanted); }

struct judged { double every_pair, one_to_one; };

judged judge(const labelled_set& of, const std::vector<candidate>& candidates, const std::vector<double>& scores) {
    std::vector<relate::assignable> pairs;
    std::vector<std::size_t> index;
    std::size_t right = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const auto gain = std::llround(scores[i] * 1'000);
        if (gain <= 0) continue;
        pairs.push_back({candidates[i].left, candidates[i].right, gain});
        index.push_back(i);
        right += candidates[i].is_true ? 1 : 0;
    }
    const auto taken = relate::assign_one_to_one(pairs);
    const auto right_taken = static_cast<std::size_t>(std::count_if(taken.begin(), taken.end(), [&](std::uint32_t one) { return candidates[index[one]].is_true; }));
    return {f1(right, pairs.size(), of.pairs.size()), f1(right_taken, taken.size(), of.pairs.size())};
}

/// Of the true pairs, how many have the right record among the first 20 of the left one.
double found_in_first(const labelled_set& of, const std::vector<candidate>& candidates, const std::vector<double>& scores) {
    std::map<std::uint32_t, std::vector<std::pair<double, bool>>> by_left;
    for (std::size_t i = 0; i < candidates.size(); ++i) by_left[candidates[i].left].emplace_back(-scores[i], candidates[i].is_true);
    std::size_t found = 0;
    for (auto& [left, all] : by_left) {
        std::sort(all.begin(), all.end());
        for (std::size_t i = 0; i < std::min<std::size_t>(20, all.size()); ++i) found += all[i].second ? 1 : 0;
    }
    return static_cast<double>(found) / static_cast<double>(of.pairs.size());
}

weights fit_on(const std::vector<candidate>& candidates, int but_fold) {
    std::vector<const candidate*> from;
    for (const auto& one : candidates)
        if (static_cast<int>(one.left % 5) != but_fold) from.push_back(&one);
    return fit(from);
}

void report(const char* name, const labelled_set& of, const weights* fixed, weights* fitted) {
    if (of.pairs.empty()) return std::printf("%-16s skipped: no data in %s\n", name, data.c_str()), void();
    const auto candidates = find_candidates(of);
    std::vector<double> scores(candidates.size());
    for (int fold = 0; fold < 5; ++fold) {
        const auto by = fit_on(candidates, fold);
        for (std::size_t i = 0; i < candidates.size(); ++i)
            if (static_cast<int>(candidates[i].left % 5) == fold) scores[i] = score(by, candidates[i]);
    }
    const auto cross = judge(of, candidates, scores);
    std::printf("%-16s %5zu × %5zu, %5zu pairs: fitted on other folds F1 %.3f, one to one %.3f, in first 20 %.4f\n", name, of.left.size(), of.right.size(), of.pairs.size(),
                cross.every_pair, cross.one_to_one, found_in_first(of, candidates, scores));
    if (fitted != nullptr) {
        *fitted = fit_on(candidates, -1);
        for (std::size_t i = 0; i < evidence_count; ++i) std::printf("    %-20s %7.2f\n", evidence_names[i], (*fitted)[i]);
        std::printf("    %-20s %7.2f\n", "from the start", (*fitted)[evidence_count]);
    }
    if (fixed != nullptr) {
        for (std::size_t i = 0; i < candidates.size(); ++i) scores[i] = score(*fixed, candidates[i]);
        const auto as_is = judge(of, candidates, scores);
        std::printf("%-16s with the weights of the activities F1 %.3f, one to one %.3f\n", "", as_is.every_pair, as_is.one_to_one);
    }
}

void report_names() {
    const auto rows = read_table(data + "/affiliations/affiliations.csv", ',');
    if (rows.empty()) return std::printf("affiliations     skipped: no data\n"), void();
    std::vector<relate::corpus_text> texts;
    for (const auto& row : rows) texts.push_back({row[2], "en", {}});
    std::size_t wanted = 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t k = i + 1; k < rows.size(); ++k) wanted += rows[i][1] == rows[k][1] ? 1 : 0;
    const relate::corpus words(texts, {.leave_out_boilerplate = false});
    for (const int percent : {30, 35, 40, 45, 50}) {
        const auto found = relate::join(words.sets(), *relate::threshold::make(*rational::make(percent, 100)));
        std::size_t taken = 0, right = 0;
        const auto put = [&](std::uint32_t a, std::uint32_t b) { ++taken, right += rows[a][1] == rows[b][1] ? 1 : 0; };
        for (std::size_t g = 0; g < found.groups(); ++g)
            for (const auto a : found.group(g))
                for (const auto b : found.group(g))
                    if (a < b) put(a, b);
        for (const auto& pair : found.pairs)
            for (const auto a : found.group(pair.first))
                for (const auto b : found.group(pair.second)) put(a, b);
        std::printf("%-16s %zu names, %zu pairs: words alike from .%d on: pairwise F1 %.3f\n", "affiliations", rows.size(), wanted, percent, f1(right, taken, wanted));
    }
}

void report_languages() {
    const auto rows = read_table(data + "/en-fr-pairs/en_fr_codelist_pairs.csv", ',');
    if (rows.empty()) return std::printf("en-fr-pairs      skipped: no data\n"), void();
    std::vector<relate::corpus_text> texts;
    for (const auto& row : rows) texts.push_back({row[2], "en", {}});
    for (const auto& row : rows) texts.push_back({row[3], "fr", {}});
    for (const std::uint32_t length : {3u, 4u}) {
        const relate::corpus characters(texts, {.units = relate::unit_kind::characters, .sequence_length = length, .leave_out_boilerplate = false});
        relate::weighted_sets french(std::vector<std::uint32_t>(characters.sets().weights().begin(), characters.sets().weights().end()));
        for (std::size_t i = rows.size(); i < texts.size(); ++i) (void)french.add(characters.sets().set(i));
        relate::similarity_index index(std::move(french));
        std::size_t first = 0;
        for (std::uint32_t i = 0; i < rows.size(); ++i) {
            const auto best = index.best(characters.sets().set(i), 1);
            first += !best.empty() && best[0].set == i ? 1 : 0;
        }
        std::printf("%-16s %zu texts, sequences of %u characters: right partner first %.3f\n", "en-fr-pairs", rows.size(), length, static_cast<double>(first) / static_cast<double>(rows.size()));
    }
    const std::span<const relate::corpus_text> all(texts);
    const auto found = relate::match_translations(all.first(rows.size()), all.last(rows.size()));
    const auto right = std::count_if(found.pairs.begin(), found.pairs.end(), [](const auto& one) { return one.left == one.right; });
    std::printf("%-16s with equivalents learned from these texts alone, each given to one: right partner %.3f; %zu words learned\n", "", static_cast<double>(right) / static_cast<double>(rows.size()), found.equivalents.size());
    for (const auto& one : found.equivalents)
        if (one.thousandths >= 700) std::printf("    %s = %s (.%03u)\n", one.word.c_str(), one.other.c_str(), one.thousandths);
}

}  // namespace

int main() {
    weights of_activities{};
    report("activity-links", read_activities(data + "/activity-links"), nullptr, &of_activities);
    std::fflush(stdout);
    report("dblp-acm", read_bibliography(data + "/dblp-acm"), &of_activities, nullptr);
    std::fflush(stdout);
    report("abt-buy", read_products(data + "/abt-buy"), &of_activities, nullptr);
    report_names();
    report_languages();
}
