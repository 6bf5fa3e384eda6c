#include "portfolio.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>

#include "relate/words.hpp"

namespace quorate::bench {

namespace {

using source_of_chance = std::mt19937_64;

std::uint64_t below(source_of_chance& random, std::uint64_t limit) { return random() % limit; }

void count_words_of(const std::string& path, std::map<std::string, std::uint64_t>& counts) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const auto record = nlohmann::json::parse(line, nullptr, false);
        if (!record.is_object()) continue;
        const std::string text = record.value("title", "") + ". " + record.value("description", "");
        const relate::word_set words(text, "en");
        for (const auto& one : words.stems()) ++counts[one.surface];
    }
}

std::string made_up_word(std::size_t number) {
    constexpr const char* syllables[] = {"ba", "ko", "li", "mer", "nu", "pas", "ri", "son", "tu", "vel"};
    std::string word = "q";
    for (auto rest = number + 10; rest != 0; rest /= 10) word += syllables[rest % 10];
    return word;
}

const std::string& draw(const word_list& from, source_of_chance& random) {
    const auto at = below(random, from.drawn_up_to.back());
    return from.words[static_cast<std::size_t>(std::upper_bound(from.drawn_up_to.begin(), from.drawn_up_to.end(), at) - from.drawn_up_to.begin())];
}

constexpr const char* regions[] = {"Bretagne", "Normandie", "Occitanie", "Corse", "Alsace", "Bourgogne", "Savoie", "Picardie", "Lorraine", "Provence"};

using word_row = std::vector<std::string>;

std::string written(const word_row& words) {
    std::string text;
    for (const auto& one : words) text += (text.empty() ? "" : " ") + one;
    return text + ".";
}

}  // namespace

word_list read_words(const std::string& folder) {
    std::map<std::string, std::uint64_t> counts;
    for (const auto* name : {"eu-calls/open_calls.jsonl", "activity-links/left.jsonl", "activity-links/right.jsonl"}) count_words_of(folder + "/" + name, counts);
    word_list made;
    made.from = std::to_string(counts.size()) + " words of real texts";
    if (counts.empty()) {
        made.from = "30000 made-up words by Zipf's law";
        for (std::size_t i = 0; i < 30'000; ++i) counts[made_up_word(i)] = 1'000'000 / (i + 10);
    }
    std::uint64_t sum = 0;
    for (const auto& [word, count] : counts) {
        made.words.push_back(word);
        made.drawn_up_to.push_back(sum += count);
    }
    return made;
}

std::vector<activity> make_activities(const word_list& words, std::size_t count, std::uint64_t seed) {
    source_of_chance random(seed);
    std::vector<word_row> recent;  // what copies and variants are made of
    std::vector<activity> all;
    all.reserve(count);
    while (all.size() < count) {
        const auto kind = below(random, 100);
        word_row made;
        if (kind < 30 && !recent.empty()) made = recent[below(random, recent.size())];
        if (made.empty())
            for (auto left = 16 + below(random, 9); left != 0; --left) made.push_back(draw(words, random));
        else if (kind < 15)
            for (auto left = 1 + below(random, 4); left != 0; --left) made[below(random, made.size())] = draw(words, random);
        else if (kind < 25)
            made.push_back(regions[below(random, std::size(regions))]);
        if (recent.size() < 50'000) recent.push_back(made);
        else if (kind >= 30) recent[below(random, recent.size())] = made;
        const auto publisher = std::to_string(below(random, 20));
        std::string text = written(made);
        const auto boilerplate = below(random, 100);
        if (boilerplate < 30) text += " Programme of publisher " + publisher + " funded under the general conditions in force.";
        if (boilerplate == 99) text = "No description of this activity is available.";
        all.push_back({std::move(text), publisher});
    }
    return all;
}

}  // namespace quorate::bench
