#include "evidence.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>

#include "relate/corpus.hpp"
#include "relate/search.hpp"

namespace quorate::bench {

namespace {

using relate::corpus;
using relate::weighted_sets;

/// One kind of text of all records, left ones first.
corpus corpus_of(const labelled_set& from, const std::function<std::string(const record&)>& text_of, relate::unit_kind units, std::vector<std::string>& keep) {
    keep.clear();
    for (const auto* side : {&from.left, &from.right})
        for (const auto& one : *side) keep.push_back(text_of(one));
    std::vector<relate::corpus_text> texts;
    for (const auto& one : keep) texts.push_back({one, "en", {}});
    return corpus(texts, {.units = units, .leave_out_boilerplate = false});
}

double share(double of, double all) { return all > 0 ? of / all : 0; }

struct overlap { double shared = 0, squares = 0, heaviest = 0; };

overlap overlap_of(const weighted_sets& a_sets, std::size_t a, const weighted_sets& b_sets, std::size_t b) {
    overlap found;
    const auto left = a_sets.set(a), right = b_sets.set(b);
    std::size_t i = 0, j = 0;
    while (i < left.size() && j < right.size()) {
        if (left[i] == right[j]) {
            const double weight = a_sets.weights()[left[i]];
            found.shared += weight, found.squares += weight * weight, found.heaviest = std::max(found.heaviest, weight);
            ++i, ++j;
        } else if (left[i] < right[j]) ++i;
        else ++j;
    }
    return found;
}

double length_of(const weighted_sets& sets, std::size_t index) {
    double sum = 0;
    for (const auto one : sets.set(index)) sum += static_cast<double>(sets.weights()[one]) * sets.weights()[one];
    return std::sqrt(sum);
}

void add_found(const weighted_sets& sets, const labelled_set& from, std::size_t count, std::set<std::pair<std::uint32_t, std::uint32_t>>& to) {
    std::vector<std::uint32_t> weights(sets.weights().begin(), sets.weights().end());
    weighted_sets right(weights);
    for (std::size_t i = from.left.size(); i < sets.size(); ++i) (void)right.add(sets.set(i));
    relate::similarity_index index(std::move(right));
    for (std::uint32_t i = 0; i < from.left.size(); ++i)
        for (const auto& match : index.best(sets.set(i), count)) to.emplace(i, match.set);
}

bool speaks_against(std::size_t evidence) { return evidence == 7 || evidence == 9 || evidence == 11; }

}  // namespace

std::vector<candidate> find_candidates(const labelled_set& from) {
    std::vector<std::string> keep;
    const auto words = relate::unit_kind::words, characters = relate::unit_kind::characters;
    const auto titles = corpus_of(from, [](const record& one) { return one.title; }, words, keep);
    const auto title_characters = corpus_of(from, [](const record& one) { return one.title; }, characters, keep);
    const auto all = corpus_of(from, [](const record& one) { return one.title + ". " + one.text + ". " + one.fields; }, words, keep);
    const auto fields = corpus_of(from, [](const record& one) { return one.fields; }, words, keep);
    std::set<std::pair<std::uint32_t, std::uint32_t>> found;
    add_found(all.sets(), from, 40, found);
    add_found(title_characters.sets(), from, 20, found);
    const auto shift = static_cast<std::uint32_t>(from.left.size());
    std::vector<std::vector<relate::unit>> titles_as_words;  // titles in the units of all words
    auto reading = corpus_of(from, [](const record& one) { return one.title + ". " + one.text + ". " + one.fields; }, words, keep);
    for (const auto* side : {&from.left, &from.right})
        for (const auto& one : *side) titles_as_words.push_back(reading.units_of({one.title, "en", {}}));
    weighted_sets in_words(std::vector<std::uint32_t>(reading.sets().weights().begin(), reading.sets().weights().end()));
    for (const auto& one : titles_as_words) (void)in_words.add(one);
    std::vector<candidate> made;
    for (const auto& [left, right] : found) {
        candidate one{left, right, {}, from.pairs.contains({left, right})};
        auto& e = one.evidence;
        const auto& a = from.left[left];
        const auto& b = from.right[right];
        const auto i = left;
        const auto k = right + shift;
        const auto title = overlap_of(titles.sets(), i, titles.sets(), k);
        const double title_a = titles.sets().total(i), title_b = titles.sets().total(k);
        e[0] = share(title.shared, title_a + title_b - title.shared);
        const auto by_characters = overlap_of(title_characters.sets(), i, title_characters.sets(), k);
        e[1] = share(by_characters.shared, title_characters.sets().total(i) + title_characters.sets().total(k) - by_characters.shared);
        const auto by_words = overlap_of(all.sets(), i, all.sets(), k);
        e[2] = share(by_words.shared, all.sets().total(i) + all.sets().total(k) - by_words.shared);
        e[3] = share(by_words.squares, length_of(all.sets(), i) * length_of(all.sets(), k));
        e[4] = share(title.shared, std::min(title_a, title_b));
        e[5] = std::max(share(overlap_of(in_words, i, reading.sets(), k).shared, in_words.total(i)), share(overlap_of(in_words, k, reading.sets(), i).shared, in_words.total(k)));
        if (!a.places.empty() && !b.places.empty()) {
            const bool meet = std::any_of(a.places.begin(), a.places.end(), [&](const std::string& place) { return b.places.contains(place); });
            e[meet ? 6 : 7] = 1;
        }
        if (a.day && b.day) {
            const double apart = std::abs(*a.day - *b.day);
            e[8] = std::max(0.0, 1 - apart / 1'000);
            e[9] = std::min(1.0, std::max(0.0, apart / 1'000 - 1));
        }
        if (a.amount && b.amount && *a.amount > 0 && *b.amount > 0) {
            const double ratio = std::min(*a.amount, *b.amount) / std::max(*a.amount, *b.amount);
            e[ratio >= .5 ? 10 : 11] = ratio >= .5 ? 2 * ratio - 1 : 1 - 2 * ratio;
        }
        const auto by_fields = overlap_of(fields.sets(), i, fields.sets(), k);
        e[12] = share(by_fields.shared, fields.sets().total(i) + fields.sets().total(k) - by_fields.shared);
        e[13] = share(title.heaviest, relate::rarity_weight(titles.sets().size(), 1));
        made.push_back(one);
    }
    std::map<std::uint32_t, double> best_left, best_right;
    const auto strength = [](const candidate& one) { return one.evidence[3] + one.evidence[1]; };
    for (const auto& one : made) {
        best_left[one.left] = std::max(best_left[one.left], strength(one));
        best_right[one.right] = std::max(best_right[one.right], strength(one));
    }
    for (auto& one : made) {
        one.evidence[14] = share(strength(one), best_left[one.left]);
        one.evidence[15] = share(strength(one), best_right[one.right]);
    }
    return made;
}

double score(const weights& by, const candidate& of) {
    double sum = by[evidence_count];
    for (std::size_t i = 0; i < evidence_count; ++i) sum += by[i] * of.evidence[i];
    return sum;
}

weights fit(const std::vector<const candidate*>& from) {
    constexpr int rounds = 3'000;
    constexpr double step = 1.5, regularisation = 2e-5;
    weights now{}, before{}, ahead{};
    for (int round = 0; round < rounds; ++round) {  // Nesterov's accelerated gradient
        weights gradient{};
        for (const auto* one : from) {
            const double error = 1 / (1 + std::exp(-score(ahead, *one))) - (one->is_true ? 1 : 0);
            for (std::size_t i = 0; i < evidence_count; ++i) gradient[i] += error * one->evidence[i];
            gradient[evidence_count] += error;
        }
        before = now;
        for (std::size_t i = 0; i <= evidence_count; ++i) {
            const double pull = i == evidence_count ? 0 : regularisation * ahead[i];
            now[i] = ahead[i] - step * (gradient[i] / static_cast<double>(from.size()) + pull);
            if (i < evidence_count) now[i] = speaks_against(i) ? std::min(now[i], 0.0) : std::max(now[i], 0.0);
        }
        const double momentum = static_cast<double>(round) / (round + 3);
        for (std::size_t i = 0; i <= evidence_count; ++i) ahead[i] = now[i] + momentum * (now[i] - before[i]);
    }
    return now;
}

}  // namespace quorate::bench
