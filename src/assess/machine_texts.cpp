// What the machine keeps of the texts it has read: their words, weights, languages and own sentences.
#include <algorithm>

#include "assess/machine.hpp"

namespace quorate::assess {

namespace {

constexpr std::size_t most_kept_texts = 100'000;  // read into words and kept

}  // namespace

const text_weights& machine::weights() {
    if (!weights_) weights_ = std::make_unique<const text_weights>(*words_from_);
    return *weights_;
}

std::shared_ptr<const relate::word_set> machine::words_of(const text_in& text, std::string_view language) {
    if (word_sets_.size() >= most_kept_texts) word_sets_.clear();
    auto& kept = word_sets_[{&text, std::string(language)}];
    if (!kept) kept = std::make_shared<const relate::word_set>(text.text, language);
    return kept;
}

std::shared_ptr<const std::vector<std::string>> machine::sequences_of(const text_in& text) {
    if (sequences_.size() >= most_kept_texts) sequences_.clear();
    auto& kept = sequences_[&text];
    if (!kept) kept = std::make_shared<const std::vector<std::string>>(relate::sequences_of_name(text.text));
    return kept;
}

std::shared_ptr<const std::vector<relate::weighed_stem>> machine::weighed_words_of(const text_in& text, std::string_view language) {
    if (weighed_words_.size() >= most_kept_texts) weighed_words_.clear();
    auto& kept = weighed_words_[{&text, std::string(language)}];
    if (kept) return kept;
    std::vector<relate::weighed_stem> all;
    const relate::word_set words(text.text, language);
    for (const auto& stem : words.stems()) {
        const auto number = stem_numbers_.emplace(stem.root, static_cast<std::uint32_t>(stem_numbers_.size())).first->second;
        all.push_back({number, weights().of(stem.root)});
    }
    std::sort(all.begin(), all.end(), [](const relate::weighed_stem& a, const relate::weighed_stem& b) { return a.number < b.number; });
    return kept = std::make_shared<const std::vector<relate::weighed_stem>>(std::move(all));
}

std::string_view machine::spoken_language(const text_in& text) {
    const auto found = spoken_.find(&text);
    return found != spoken_.end() ? found->second : spoken_.emplace(&text, relate::guessed_language(text.text)).first->second;
}

const relate::boilerplate& machine::repeated() {
    if (!repeated_) repeated_ = std::make_shared<const relate::boilerplate>(all_texts(*words_from_));
    return *repeated_;
}

const texts* machine::own_text(const texts& of) {
    auto& kept = own_texts_[&of];
    if (kept != nullptr) return kept;
    texts own;
    for (const auto& one : of.all()) {
        std::string left;
        for (const auto sentence : relate::sentences_of(one.text))
            if (!repeated().has({}, sentence)) left += (left.empty() ? "" : " ") + std::string(sentence);
        own.add(one.language, std::move(left));
    }
    return kept = keep(std::move(own));
}

const texts* machine::keep(texts text) {
    kept_.push_back(std::make_unique<texts>(std::move(text)));
    return kept_.back().get();
}

}  // namespace quorate::assess
