#include "relate/corpus.hpp"

#include <algorithm>
#include <numeric>

#include "quorate/pack.hpp"
#include "relate/boilerplate.hpp"
#include "relate/lexicon.hpp"
#include "text/repair.hpp"

namespace quorate::relate {

struct corpus::parts {
    corpus_options options;
    lexicon words;
    boilerplate repeated;
    weighted_sets sets;
    std::vector<unit> unit_of;             // by the lexicon's number
    std::vector<std::uint32_t> number_of;  // by unit
    std::uint64_t count = 0;               // of the texts that the weights come from
    std::size_t repaired = 0;

    void read(const corpus_text& text, std::vector<std::uint32_t>& numbers);
    void rank(std::vector<std::uint32_t>& numbers, const std::vector<std::size_t>& ends);
};

namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void sort_once(std::vector<std::uint32_t>& all, std::size_t begin) {
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(begin);
    std::sort(first, all.end());
    all.erase(std::unique(first, all.end()), all.end());
}

}  // namespace

/// Appends the numbers of a text's units, each once, ascending.
void corpus::parts::read(const corpus_text& text, std::vector<std::uint32_t>& numbers) {
    const auto begin = numbers.size();
    std::string put_right, without;
    std::string_view reading = text.text;
    if (!repeated.all().empty()) {
        for (const auto sentence : sentences_of(text.text))
            if (!repeated.has(text.publisher, sentence)) without.append(sentence).append(1, '\n');
        reading = without;
    }
    if (options.put_encodings_right && !is_ascii(reading)) {
        auto again = text::repair_encoding(reading);
        repaired += again.places != 0 ? 1 : 0;
        put_right = std::move(again.text);
        reading = put_right;
    }
    if (options.units == unit_kind::words) words.read_words(reading, text.language, numbers);
    else words.read_sequences(reading, options.sequence_length, numbers);
    sort_once(numbers, begin);
}

/// Numbers the units by frequency and makes the sets; units as frequent go by their names.
void corpus::parts::rank(std::vector<std::uint32_t>& numbers, const std::vector<std::size_t>& ends) {
    std::vector<std::uint32_t> frequency(words.units().size(), 0);
    for (const auto one : numbers) ++frequency[one];
    number_of.resize(frequency.size());
    std::iota(number_of.begin(), number_of.end(), 0u);
    std::sort(number_of.begin(), number_of.end(), [&](std::uint32_t a, std::uint32_t b) {
        return frequency[a] != frequency[b] ? frequency[a] < frequency[b] : words.units().name(a) < words.units().name(b);
    });
    unit_of.resize(number_of.size());
    std::vector<std::uint32_t> weights(number_of.size());
    for (unit one = 0; one < number_of.size(); ++one) {
        unit_of[number_of[one]] = one;
        weights[one] = options.weigh ? rarity_weight(count, frequency[number_of[one]]) : 1;
    }
    sets = weighted_sets(std::move(weights));
    sets.reserve(ends.size(), numbers.size());
    std::size_t begin = 0;
    for (const auto end : ends) {
        const auto first = numbers.begin() + static_cast<std::ptrdiff_t>(begin), last = numbers.begin() + static_cast<std::ptrdiff_t>(end);
        for (auto one = first; one != last; ++one) *one = unit_of[*one];
        std::sort(first, last);
        if (!sets.add({first, last})) throw limit_exceeded("texts with more words than can be compared (the weights of one text may sum to 2^31, all texts may hold 2^32 words)");
        begin = end;
    }
}

corpus::corpus(std::span<const corpus_text> texts, const corpus_options& options) : parts_(std::make_unique<parts>()) {
    parts_->options = options;
    parts_->count = texts.size();
    if (options.leave_out_boilerplate) parts_->repeated = boilerplate(texts);
    std::vector<std::uint32_t> numbers;
    std::vector<std::size_t> ends;
    ends.reserve(texts.size());
    for (const auto& one : texts) {
        parts_->read(one, numbers);
        ends.push_back(numbers.size());
    }
    parts_->rank(numbers, ends);
}

corpus::~corpus() = default;
corpus::corpus(corpus&&) noexcept = default;
corpus& corpus::operator=(corpus&&) noexcept = default;

const weighted_sets& corpus::sets() const noexcept { return parts_->sets; }

std::vector<unit> corpus::units_of(const corpus_text& text) {
    std::vector<std::uint32_t> numbers;
    const auto repaired = parts_->repaired;
    parts_->read(text, numbers);
    parts_->repaired = repaired;
    while (parts_->unit_of.size() < parts_->words.units().size()) {
        parts_->number_of.push_back(static_cast<std::uint32_t>(parts_->unit_of.size()));
        parts_->unit_of.push_back(parts_->sets.add_unit(parts_->options.weigh ? rarity_weight(parts_->count, 1) : 1));
    }
    for (auto& one : numbers) one = parts_->unit_of[one];
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

std::string_view corpus::name(unit of) const noexcept { return parts_->words.units().name(parts_->number_of[of]); }
std::size_t corpus::repaired_texts() const noexcept { return parts_->repaired; }
const std::vector<boilerplate_sentence>& corpus::left_out() const noexcept { return parts_->repeated.all(); }

}  // namespace quorate::relate
