#include "relate/boilerplate.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace quorate::relate {

namespace {

constexpr std::size_t least_different_texts = 10, least_texts = 100, least_share = 100;

struct sentence_key {
    std::uint32_t publisher;
    std::string_view sentence;
    friend bool operator==(const sentence_key&, const sentence_key&) = default;
};

struct sentence_hash {
    std::size_t operator()(const sentence_key& key) const noexcept { return std::hash<std::string_view>{}(key.sentence) ^ key.publisher * 0x9e37'79b9u; }
};

struct repetition {
    std::uint32_t texts = 0;
    std::uint32_t different = 0;          // texts that are not the same otherwise
    std::uint32_t last_text = 0xffff'ffff; // so that a text counts once
};

using repetitions = std::unordered_map<sentence_key, repetition, sentence_hash>;

bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f'; }

std::string_view trimmed_sentence(std::string_view text) {
    while (!text.empty() && is_white(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_white(text.back())) text.remove_suffix(1);
    return text;
}

/// Says which sentences stand in so few places that they need not be counted one by one. Sentences share counters, so a rare
/// one may pass; one that repeats always does.
class sentence_sieve {
public:
    explicit sentence_sieve(std::span<const corpus_text> texts) : counters_(std::size_t{1} << 21, 0) {
        for (const auto& text : texts)
            for (const auto sentence : sentences_of(text.text))
                if (auto& count = counters_[place(text.publisher, sentence)]; count < least_different_texts) ++count;
    }
    [[nodiscard]] bool may_repeat(std::string_view publisher, std::string_view sentence) const { return counters_[place(publisher, sentence)] >= least_different_texts; }

private:
    [[nodiscard]] std::size_t place(std::string_view publisher, std::string_view sentence) const {
        const std::hash<std::string_view> hash;
        return (hash(sentence) + hash(publisher) * 0x9e37'79b9u) & (counters_.size() - 1);
    }
    std::vector<std::uint8_t> counters_;
};

bool repeats_enough(const repetition& found, std::size_t texts_of_publisher) {
    const bool often = found.different >= least_different_texts || found.texts >= least_texts;
    return often && std::size_t{found.texts} * least_share >= texts_of_publisher;
}

}  // namespace

std::vector<std::string_view> sentences_of(std::string_view text) {
    std::vector<std::string_view> all;
    std::size_t begin = 0;
    const auto close = [&](std::size_t end, std::size_t next) {
        if (const auto one = trimmed_sentence(text.substr(begin, end - begin)); !one.empty()) all.push_back(one);
        begin = next;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n' || c == ';') close(i, i + 1);
        else if ((c == '.' || c == '!' || c == '?') && (i + 1 == text.size() || is_white(text[i + 1]))) close(i + 1, i + 1);
    }
    close(text.size(), text.size());
    return all;
}

boilerplate::boilerplate(std::span<const corpus_text> texts) {
    const sentence_sieve sieve(texts);
    std::unordered_map<std::string_view, std::uint32_t> publishers;
    std::vector<std::size_t> texts_of;
    std::vector<std::unordered_set<std::string_view>> seen;  // by publisher: whole texts with a sentence that may repeat
    repetitions counts;
    for (std::uint32_t i = 0; i < texts.size(); ++i) {
        const auto publisher = publishers.emplace(texts[i].publisher, static_cast<std::uint32_t>(publishers.size())).first->second;
        if (publisher == texts_of.size()) { texts_of.push_back(0); seen.emplace_back(); }
        ++texts_of[publisher];
        std::optional<bool> fresh;
        for (const auto sentence : sentences_of(texts[i].text)) {
            if (!sieve.may_repeat(texts[i].publisher, sentence)) continue;
            if (!fresh) fresh = seen[publisher].insert(texts[i].text).second;
            auto& found = counts[{publisher, sentence}];
            if (found.last_text == i) continue;
            found.last_text = i;
            ++found.texts;
            found.different += *fresh ? 1 : 0;
        }
    }
    std::vector<std::string_view> names(publishers.size());
    for (const auto& [name, publisher] : publishers) names[publisher] = name;
    for (const auto& [key, found] : counts)
        if (repeats_enough(found, texts_of[key.publisher])) all_.push_back({std::string(names[key.publisher]), std::string(key.sentence), found.texts});
    std::sort(all_.begin(), all_.end(), [](const boilerplate_sentence& a, const boilerplate_sentence& b) {
        return std::tie(a.publisher, a.sentence) < std::tie(b.publisher, b.sentence);
    });
}

bool boilerplate::has(std::string_view publisher, std::string_view sentence) const {
    const auto found = std::lower_bound(all_.begin(), all_.end(), std::pair(publisher, sentence), [](const boilerplate_sentence& one, const auto& sought) {
        return std::pair<std::string_view, std::string_view>(one.publisher, one.sentence) < sought;
    });
    return found != all_.end() && found->publisher == publisher && found->sentence == sentence;
}

}  // namespace quorate::relate
