#include "relate/translation.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <unordered_map>

#include "quorate/pack.hpp"
#include "relate/assignment.hpp"
#include "relate/words.hpp"

namespace quorate::relate {

namespace {

constexpr std::size_t most_texts_of_a_side = 5'000;
constexpr std::int64_t certain = 1 << 20;       // a likelihood of 1
constexpr std::int64_t least_likely = certain / 10;
constexpr int rounds_of_learning = 2, rounds_of_estimation = 5;
constexpr std::size_t nearest = 5, considered = 20;

std::uint64_t root_below(std::uint64_t of) {
    std::uint64_t root = 0;
    for (int bit = 31; bit >= 0; --bit)
        if (const auto tried = root | std::uint64_t{1} << bit; tried * tried <= of) root = tried;
    return root;
}

/// `shared` over the roots of both squares.
std::int32_t millionths(std::int64_t shared, std::uint64_t squares, std::uint64_t other_squares) {
    const auto lengths = static_cast<std::int64_t>(root_below(squares) * root_below(other_squares * 10'000) / 100);
    return lengths == 0 ? 0 : static_cast<std::int32_t>(std::min<std::int64_t>(1'000'000, shared * 1'000'000 / lengths));
}

std::uint32_t rarity_of(std::uint32_t weight) { return 1 + (weight == 0 ? 0 : (weight - 1) / 16); }

/// How alike each left and each right text are, in millionths.
struct likeness_table {
    std::size_t lefts = 0, rights = 0;
    std::vector<std::int32_t> cells = std::vector<std::int32_t>(lefts * rights);
    [[nodiscard]] std::int32_t& at(std::size_t left, std::size_t right) { return cells[left * rights + right]; }
    [[nodiscard]] std::int32_t at(std::size_t left, std::size_t right) const { return cells[left * rights + right]; }
};

/// Likelihoods of equivalents by left word, then right word.
using likelihoods = std::map<std::pair<unit, unit>, std::int64_t>;

class translation_matcher {
public:
    translation_matcher(std::span<const corpus_text> left, std::span<const corpus_text> right)
        : lefts_(left.size()), all_(joined(left, right)), words_(all_, {.leave_out_boilerplate = false}), spelled_{lefts_, right.size()} {
        const corpus sequences(all_, {.units = unit_kind::characters, .sequence_length = 4, .leave_out_boilerplate = false});
        std::vector<std::vector<weighed_stem>> weighed(all_.size());
        for (std::uint32_t i = 0; i < all_.size(); ++i)
            for (const auto one : sequences.sets().set(i)) weighed[i].push_back({one, sequences.sets().weights()[one]});
        for (std::size_t i = 0; i < lefts_; ++i)
            for (std::size_t k = 0; k < spelled_.rights; ++k)
                if (const auto share = cosine_similarity(std::span<const weighed_stem>(weighed[i]), std::span<const weighed_stem>(weighed[lefts_ + k])))
                    spelled_.at(i, k) = static_cast<std::int32_t>(share->numerator() * (1'000'000 / share->denominator()));
    }

    translated_texts match() {
        auto pairs = given(spelled_);
        likelihoods learned;
        for (int round = 0; round < rounds_of_learning; ++round) {
            learned = estimate(pairs);
            auto both = translated(learned);
            for (std::size_t i = 0; i < both.cells.size(); ++i) both.cells[i] += spelled_.cells[i];
            pairs = given(both);
        }
        return {std::move(pairs), named(learned)};
    }

private:
    static std::vector<corpus_text> joined(std::span<const corpus_text> left, std::span<const corpus_text> right) {
        std::vector<corpus_text> all(left.begin(), left.end());
        all.insert(all.end(), right.begin(), right.end());
        return all;
    }

    /// By row or column: the sum of the greatest cells.
    static std::int64_t sum_of_nearest(std::vector<std::int32_t> cells) {
        const auto count = std::min(nearest, cells.size());
        std::partial_sort(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(count), cells.end(), std::greater<>());
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < count; ++i) sum += cells[i];
        return sum;
    }

    /// Each text with one of the other side at most, by how far both stand out among the nearest of either.
    static std::vector<translated_pair> given(const likeness_table& by) {
        std::vector<std::int64_t> of_left(by.lefts), of_right(by.rights);
        for (std::size_t i = 0; i < by.lefts; ++i) {
            const auto row = by.cells.begin() + static_cast<std::ptrdiff_t>(i * by.rights);
            of_left[i] = sum_of_nearest(std::vector<std::int32_t>(row, row + static_cast<std::ptrdiff_t>(by.rights)));
        }
        for (std::size_t k = 0; k < by.rights; ++k) {
            std::vector<std::int32_t> column(by.lefts);
            for (std::size_t i = 0; i < by.lefts; ++i) column[i] = by.at(i, k);
            of_right[k] = sum_of_nearest(std::move(column));
        }
        std::vector<assignable> pairs;
        for (std::uint32_t i = 0; i < by.lefts; ++i) {
            std::vector<std::pair<std::int64_t, std::uint32_t>> row;
            for (std::uint32_t k = 0; k < by.rights; ++k)
                if (by.at(i, k) > 0) row.emplace_back(of_left[i] + of_right[k] - 2 * static_cast<std::int64_t>(nearest) * by.at(i, k), k);
            std::sort(row.begin(), row.end());
            row.resize(std::min(row.size(), considered));
            constexpr std::int64_t above_all = 100'000'000;  // so that as many as can be are given a partner
            for (const auto& [lacking, k] : row) pairs.push_back({i, k, above_all - lacking});
        }
        std::vector<translated_pair> made;
        for (const auto taken : assign_one_to_one(pairs)) made.push_back({pairs[taken].left, pairs[taken].right});
        return made;
    }

    /// How likely each right word is what a left word has become: from words that stand in texts given to each other.
    likelihoods estimate(const std::vector<translated_pair>& pairs) const {
        likelihoods now;
        for (const auto& pair : pairs)
            for (const auto a : words_.sets().set(pair.left))
                for (const auto b : words_.sets().set(lefts_ + pair.right)) now[{a, b}] = certain;
        for (int round = 0; round < rounds_of_estimation; ++round) {
            likelihoods counted;
            std::unordered_map<unit, std::int64_t> of_word;
            for (const auto& pair : pairs)
                for (const auto b : words_.sets().set(lefts_ + pair.right)) {
                    std::int64_t sum = 0;
                    for (const auto a : words_.sets().set(pair.left)) sum += now.at({a, b});
                    if (sum == 0) continue;
                    for (const auto a : words_.sets().set(pair.left)) {
                        const auto part = now.at({a, b}) * certain / sum;
                        counted[{a, b}] += part;
                        of_word[a] += part;
                    }
                }
            for (auto& [words, likelihood] : now) {
                const auto all = of_word[words.first];
                likelihood = all == 0 ? 0 : counted[words] * certain / all;
            }
        }
        return now;
    }

    /// How alike the texts are when the words of the left ones are put into the other language.
    likeness_table translated(const likelihoods& learned) const {
        likeness_table made{lefts_, spelled_.rights};
        std::vector<std::vector<std::pair<std::uint32_t, std::int64_t>>> texts_with(words_.sets().weights().size());
        std::vector<std::uint64_t> squares(made.rights);
        for (std::uint32_t k = 0; k < made.rights; ++k)
            for (const auto one : words_.sets().set(lefts_ + k)) {
                const std::int64_t rarity = rarity_of(words_.sets().weights()[one]);
                texts_with[one].emplace_back(k, rarity);
                squares[k] += static_cast<std::uint64_t>(rarity * rarity);
            }
        for (std::size_t i = 0; i < lefts_; ++i) {
            std::map<unit, std::int64_t> becomes;  // in thousand-and-twenty-fourths
            for (const auto word : words_.sets().set(i)) {
                if (!texts_with[word].empty()) becomes[word] = 1'024;
                for (auto at = learned.lower_bound({word, 0}); at != learned.end() && at->first.first == word; ++at)
                    if (at->second > least_likely) becomes[at->first.second] = std::max(becomes[at->first.second], at->second * 1'024 / certain);
            }
            std::uint64_t own = 0;
            std::vector<std::int64_t> shared(made.rights);
            for (const auto& [word, share] : becomes) {
                const auto length = share * rarity_of(words_.sets().weights()[word]);
                own += static_cast<std::uint64_t>(length * length);
                for (const auto& [text, rarity] : texts_with[word]) shared[text] += length * rarity;
            }
            for (std::size_t k = 0; k < made.rights; ++k)
                if (shared[k] > 0) made.at(i, k) = millionths(shared[k], own, squares[k]);
        }
        return made;
    }

    std::vector<equivalent> named(const likelihoods& learned) const {
        std::vector<equivalent> all;
        for (auto at = learned.begin(); at != learned.end();) {
            const auto word = at->first.first;
            auto best = at;
            for (; at != learned.end() && at->first.first == word; ++at)
                if (at->second > best->second) best = at;
            if (best->second > least_likely)
                all.push_back({std::string(words_.name(word)), std::string(words_.name(best->first.second)), static_cast<std::uint32_t>(best->second * 1'000 / certain)});
        }
        std::sort(all.begin(), all.end(), [](const equivalent& a, const equivalent& b) { return a.word < b.word; });
        return all;
    }

    std::size_t lefts_;
    std::vector<corpus_text> all_;
    corpus words_;
    likeness_table spelled_;
};

}  // namespace

translated_texts match_translations(std::span<const corpus_text> left, std::span<const corpus_text> right) {
    if (left.size() > most_texts_of_a_side || right.size() > most_texts_of_a_side)
        throw limit_exceeded("translations are looked for among at most " + std::to_string(most_texts_of_a_side) + " texts of each language, and there are " +
                             std::to_string(left.size()) + " and " + std::to_string(right.size()));
    if (left.empty() || right.empty()) return {};
    return translation_matcher(left, right).match();
}

}  // namespace quorate::relate
