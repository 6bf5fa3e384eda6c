#include "assess/candidates.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>

#include "assess/join_keys.hpp"
#include "plan/joins.hpp"
#include "quorate/pack.hpp"
#include "relate/corpus.hpp"
#include "relate/join.hpp"
#include "relate/words.hpp"

namespace quorate::assess {

namespace {

// Places in the first and in the second collection.
using place_pair = std::pair<std::uint32_t, std::uint32_t>;
using places = std::vector<std::uint32_t>;

/// Finds the candidates of one relation.
class candidate_search {
public:
    /// Between all records of two collections; or between those of one register and those of the other, `first_of_other` telling of
    /// which the first ones are.
    candidate_search(machine& on, const plan::relation& rule, const candidate_options& options, std::optional<bool> first_of_other)
        : on_(on), rule_(rule), plan_(plan::plan_join(on.program(), rule)), most_pairs_(options.most_pairs), threads_(options.threads), across_(first_of_other) {
        sides_[0] = on.data().collection(rule.subject);
        sides_[1] = on.data().collection(rule.second);
        if (!first_of_other) return;
        for (const bool second : {false, true})
            std::erase_if(sides_[second], [&](data::record_ref one) { return on.data().in_other_register(one) != (*first_of_other != second); });
    }

    std::vector<relate::pair> find() {
        for (const bool second : {false, true}) keep_where_conditions_hold(second);
        return ordered(cheapest());
    }

private:
    /// The places of one side for which its own conditions are not false.
    void keep_where_conditions_hold(bool second) {
        for (std::uint32_t i = 0; i < sides_[second].size(); ++i) {
            const auto own_steps = on_.begin();
            frame in(rule_);
            in.set(second ? 1 : 0, {sides_[second][i], reason_set::none});
            const auto& conditions = plan_.conditions[second];
            if (std::none_of(conditions.begin(), conditions.end(), [&](plan::op_id one) { return is_false(on_.evaluate_quietly(one, in)); })) kept_[second].push_back(i);
        }
    }

    /// The pairs by the part of the plan that leaves the fewest; by none, all.
    std::vector<place_pair> cheapest() {
        std::uint64_t fewest = std::uint64_t{kept_[0].size()} * kept_[1].size();
        std::function<std::vector<place_pair>()> make = [this] { return all_pairs(); };
        for (const auto& part : plan_.parts) {
            if (part.kind == plan::join_kind::similar) continue;
            if (part.least != plan::op_id::none && !least_of(part)) continue;
            auto keys = std::make_shared<part_keys>(keys_of(part));
            const auto count = keys->pairs(kept_[0].size(), kept_[1].size());
            if (count < fewest) {
                fewest = count;
                make = [this, keys] { return by_keys(*keys); };
            }
        }
        // Texts are joined only where it may pay: reading them costs more than keys.
        const auto cheap = 16 * (std::uint64_t{kept_[0].size()} + kept_[1].size());
        for (const auto& part : plan_.parts) {
            if (part.kind != plan::join_kind::similar || fewest <= cheap) continue;
            if (auto found = by_texts(part, std::min(fewest, most_pairs_))) return *found;
        }
        if (fewest > most_pairs_) refuse(fewest);
        return make();
    }

    [[noreturn]] void refuse(std::uint64_t count) const {
        throw limit_exceeded("the relation `" + rule_.name + "` would compare about " + std::to_string(count) + " pairs, and the limit is " +
                             std::to_string(most_pairs_) +
                             ": a condition joined by `and` that both records must share makes them fewer (a field that `is` the same, sets that `meet`, "
                             "an entry `under` another, a `similarity` of at least a number), and so does a value where most records have none");
    }

    std::vector<place_pair> all_pairs() const {
        std::vector<place_pair> all;
        for (const auto a : kept_[0])
            for (const auto b : kept_[1]) all.emplace_back(a, b);
        return all;
    }

    /// The least that a part asks of a measure, where it asks for more than nothing.
    std::optional<rational> least_of(const plan::join_part& part) {
        frame nobody(rule_);
        const auto least = on_.evaluate_quietly(part.least, nobody);
        const auto* number = least.get<number_range>();
        if (number == nullptr || number->low < rational(0) || (number->low == rational(0) && !part.strictly)) return std::nullopt;
        return number->low;
    }

    /// By keys: which places of either side have which key, and which come into question for all.
    struct part_keys {
        std::vector<std::pair<std::uint64_t, std::uint32_t>> keys[2];  // ascending
        places any[2];

        template <typename Take>
        void for_each_shared(const Take& take) const {
            auto a = keys[0].begin(), b = keys[1].begin();
            while (a != keys[0].end() && b != keys[1].end()) {
                if (a->first < b->first) { ++a; continue; }
                if (b->first < a->first) { ++b; continue; }
                const auto key = a->first;
                const auto a_begin = a, b_begin = b;
                while (a != keys[0].end() && a->first == key) ++a;
                while (b != keys[1].end() && b->first == key) ++b;
                take(a_begin, a, b_begin, b);
            }
        }
        [[nodiscard]] std::uint64_t pairs(std::uint64_t first, std::uint64_t second) const {
            std::uint64_t sum = any[0].size() * second + any[1].size() * first;
            for_each_shared([&](auto a, auto a_end, auto b, auto b_end) { sum += static_cast<std::uint64_t>(a_end - a) * static_cast<std::uint64_t>(b_end - b); });
            return sum;
        }
    };

    part_keys keys_of(const plan::join_part& part) {
        part_keys made;
        for (const bool second : {false, true}) {
            const bool left = part.left_is_first != second;
            for (const auto place : kept_[second]) {
                const auto found = join_keys_of(on_, rule_, part, left, {sides_[second][place], reason_set::none}, second ? 1 : 0);
                if (found.any) made.any[second].push_back(place);
                else for (const auto key : found.keys) made.keys[second].emplace_back(key, place);
            }
            auto& keys = made.keys[second];
            std::sort(keys.begin(), keys.end());
            keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
        }
        return made;
    }

    std::vector<place_pair> by_keys(const part_keys& from) const {
        std::vector<place_pair> all;
        from.for_each_shared([&](auto a, auto a_end, auto b, auto b_end) {
            for (auto one = a; one != a_end; ++one)
                for (auto other = b; other != b_end; ++other) all.emplace_back(one->second, other->second);
        });
        add_any(from.any, all);
        return all;
    }

    void add_any(const places (&any)[2], std::vector<place_pair>& all) const {
        for (const auto a : any[0])
            for (const auto b : kept_[1]) all.emplace_back(a, b);
        for (const auto b : any[1])
            for (const auto a : kept_[0]) all.emplace_back(a, b);
    }

    /// The texts of both sides, each with the place that has it.
    struct part_texts {
        // Two texts without a language are read in one that both tell together.
        std::vector<std::string> languages = {"", "en", "fr"};  // the texts' views point here
        std::vector<join_text> texts;
        places at;
        std::size_t left = 0;     // how many are of the first side
        places any[2];
    };

    /// Fills what it is given, because the views in it must not move.
    void read_texts(const plan::join_part& part, part_texts& made) {
        std::vector<join_texts> found[2];
        auto& languages = made.languages;
        for (const bool second : {false, true}) {
            const bool left = part.left_is_first != second;
            for (const auto place : kept_[second]) {
                found[second].push_back(join_texts_of(on_, rule_, part, left, {sides_[second][place], reason_set::none}, second ? 1 : 0));
                for (const auto& text : found[second].back().texts) languages.emplace_back(text.language);
            }
        }
        std::sort(languages.begin(), languages.end());
        languages.erase(std::unique(languages.begin(), languages.end()), languages.end());
        for (const bool second : {false, true}) {
            for (std::size_t i = 0; i < kept_[second].size(); ++i) {
                if (found[second][i].any) { made.any[second].push_back(kept_[second][i]); continue; }
                for (const auto& text : found[second][i].texts)
                    for (const auto& language : languages) {
                        // A text without a language is read in that of the text it is compared with.
                        if (!text.language.empty() && text.language != language) continue;
                        made.texts.push_back({text.text, language});
                        made.at.push_back(kept_[second][i]);
                    }
            }
            if (!second) made.left = made.texts.size();
        }
    }

    /// The sets of the corpus with the weights that the portfolio gives to words, or what they count in a cosine; nothing when they are
    /// too heavy.
    std::optional<relate::weighted_sets> weighted(const relate::corpus& from, bool squared) {
        std::vector<std::uint32_t> weights;
        for (relate::unit one = 0; one < from.sets().weights().size(); ++one) {
            const auto weight = on_.weights().of(from.name(one));
            weights.push_back(squared ? relate::squared_rarity(weight) : weight);
        }
        relate::weighted_sets made(std::move(weights));
        for (std::size_t i = 0; i < from.sets().size(); ++i)
            if (!made.add(from.sets().set(i))) return std::nullopt;
        return made;
    }

    /// Sets whose cosine reaches c share, of the squares of both together, at least the part c²: S ≥ c √(A B) and B ≥ c² A make
    /// S / (A + B - S) least where A : B is c². A finer bound than a millionth is taken a little lower.
    static std::optional<relate::threshold> bound_of_cosine(const rational& least) {
        if (least > rational(1)) return std::nullopt;
        if (const auto square = multiply(least, least))
            if (const auto exact = relate::threshold::make(*square)) return exact;
        __extension__ using wide = __int128;
        const auto thousandths = static_cast<std::int64_t>(wide{least.numerator()} * 1000 / least.denominator());
        const auto lower = rational::make(thousandths * thousandths, 1'000'000);
        return lower ? relate::threshold::make(*lower) : std::nullopt;
    }

    /// Texts that need to share so little are nearly all of them: to join them takes longer than to look at every pair.
    static bool leaves_nearly_all(const relate::threshold& bound) {
        constexpr std::uint64_t part = 25;
        const auto least = bound.as_likeness();
        return least.shared * part < least.all;
    }

    /// Nothing when there are more pairs than the limit.
    std::optional<std::vector<place_pair>> by_texts(const plan::join_part& part, std::uint64_t most) {
        const auto least = least_of(part);
        const bool by_cosine = part.measure == plan::opcode::cosine_similarity;
        const auto bound = !least ? std::nullopt : by_cosine ? bound_of_cosine(*least) : relate::threshold::make(*least);
        if (!bound || (leaves_nearly_all(*bound) && most < most_pairs_)) return std::nullopt;
        part_texts from;
        read_texts(part, from);
        std::vector<relate::corpus_text> texts;
        for (const auto& one : from.texts) texts.push_back({one.text, one.language, {}});
        const bool by_names = part.measure == plan::opcode::name_similarity;
        const relate::corpus corpus(texts, {.units = by_names ? relate::unit_kind::characters : relate::unit_kind::words,
                                            .leave_out_boilerplate = false, .put_encodings_right = false, .weigh = false});
        const auto sets = by_cosine || part.measure == plan::opcode::weighted_similarity ? weighted(corpus, by_cosine) : std::optional(corpus.sets());
        if (!sets) return std::nullopt;
        const auto joined = relate::join_across(*sets, from.left, *bound, {.threads = threads_, .most_pairs = static_cast<std::size_t>(most)});
        if (joined.passed_limit) return std::nullopt;
        std::vector<place_pair> all;
        const auto put = [&](std::uint32_t a, std::uint32_t b) {
            if ((a < from.left) == (b < from.left)) return;
            all.emplace_back(from.at[std::min(a, b)], from.at[std::max(a, b)]);
        };
        std::uint64_t count = from.any[0].size() * kept_[1].size() + from.any[1].size() * kept_[0].size();
        places empty;
        for (std::uint32_t i = 0; i < corpus.sets().size(); ++i)
            if (corpus.sets().set(i).empty()) empty.push_back(i);
        count += std::uint64_t{empty.size()} * empty.size() / 2;
        for (std::size_t g = 0; g < joined.groups(); ++g) count += std::uint64_t{joined.group(g).size()} * joined.group(g).size() / 2;
        for (const auto& pair : joined.pairs) count += std::uint64_t{joined.group(pair.first).size()} * joined.group(pair.second).size();
        if (count > most) return std::nullopt;
        const auto put_all = [&](std::span<const std::uint32_t> some, std::span<const std::uint32_t> others) {
            for (const auto a : some)
                for (const auto b : others) put(a, b);
        };
        for (std::size_t g = 0; g < joined.groups(); ++g) put_all(joined.group(g), joined.group(g));
        for (const auto& pair : joined.pairs) put_all(joined.group(pair.first), joined.group(pair.second));
        put_all(empty, empty);  // of two texts without words it is unknown how alike they are
        add_any(from.any, all);
        return all;
    }

    /// Each pair once and as all pairs have it: no record with itself, and each two once where both stand in both collections.
    std::vector<relate::pair> ordered(std::vector<place_pair> found) const {
        const auto& words = on_.data().words();
        const auto key = [](data::record_ref one) { return std::uint64_t{one.type} << 32 | one.row; };
        const bool exchangeable = !rule_.directed && rule_.subject == rule_.second;
        if (exchangeable && !across_) {  // one collection: both sides have it in the same order
            for (auto& [a, b] : found)
                if (b < a) std::swap(a, b);
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        std::vector<relate::pair> pairs;
        const auto in_both = [&](data::record_ref one) { return words.is_a(one.type, rule_.subject) && words.is_a(one.type, rule_.second); };
        for (const auto& [a, b] : found) {
            auto first = sides_[0][a], second = sides_[1][b];
            if (key(first) == key(second)) continue;
            if (exchangeable && across_ && std::pair(on_.data().id(second), second) < std::pair(on_.data().id(first), first)) std::swap(first, second);
            if (!rule_.directed && !exchangeable && in_both(first) && in_both(second)) {
                const auto one = on_.data().id(first), other = on_.data().id(second);
                if (other < one || (one == other && second < first)) continue;
            }
            pairs.push_back({first, second});
        }
        return pairs;
    }

    machine& on_;
    const plan::relation& rule_;
    plan::join_plan plan_;
    std::uint64_t most_pairs_;
    unsigned threads_;
    std::optional<bool> across_;   // two registers; which the first records are of
    std::vector<data::record_ref> sides_[2];
    places kept_[2];
};

}  // namespace

std::vector<relate::pair> candidate_pairs(machine& on, const plan::relation& rule, const candidate_options& options) {
    if (!on.data().has_other_register()) return candidate_search(on, rule, options, std::nullopt).find();
    // Both ways round, also where a pair has no order: a condition may ask the two records different things.
    auto found = candidate_search(on, rule, options, false).find();
    const auto others = candidate_search(on, rule, options, true).find();
    found.insert(found.end(), others.begin(), others.end());
    const auto key = [](const relate::pair& one) { return std::pair(one.first, one.second); };
    std::sort(found.begin(), found.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    found.erase(std::unique(found.begin(), found.end(), [&](const auto& a, const auto& b) { return key(a) == key(b); }), found.end());
    return found;
}

}  // namespace quorate::assess
