#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "quorate/pack.hpp"
#include "relate/translation.hpp"

using namespace quorate;
using namespace quorate::relate;

namespace {

struct both { std::vector<std::string> english, french; };

/// Every thing with every deed, each in a place of its own: only the name of the place is alike in the two languages.
both sentences() {
    const std::vector<std::pair<std::string, std::string>> things = {{"harbour", "port"},    {"road", "route"},    {"school", "école"},
                                                                     {"bridge", "pont"},     {"market", "marché"}, {"hospital", "hôpital"},
                                                                     {"library", "bibliothèque"}, {"forest", "forêt"}};
    const std::vector<std::pair<std::string, std::string>> deeds = {{"maintenance", "entretien"}, {"construction", "construction"}, {"inspection", "inspection"}, {"lighting", "éclairage"}};
    both made;
    const auto place = [](std::size_t number) { return std::string("Q") + static_cast<char>('a' + number % 6) + static_cast<char>('u' - number / 6) + "zwik"; };
    for (const auto& [thing, chose] : things)
        for (const auto& [deed, acte] : deeds) {
            made.english.push_back("The " + deed + " of the " + thing + " " + place(made.english.size()));
            made.french.push_back("L'" + acte + " de la " + chose + " " + place(made.french.size()));
        }
    return made;
}

std::vector<corpus_text> texts_of(const std::vector<std::string>& all, std::string_view language) {
    std::vector<corpus_text> made;
    for (const auto& one : all) made.push_back({one, language, {}});
    return made;
}

}  // namespace

TEST_CASE("texts find their translations, and words their equivalents, without a dictionary") {
    const auto all = sentences();
    const auto found = match_translations(texts_of(all.english, "en"), texts_of(all.french, "fr"));
    const auto right = std::count_if(found.pairs.begin(), found.pairs.end(), [](const auto& one) { return one.left == one.right; });
    CHECK(static_cast<std::size_t>(right) * 4 >= all.english.size() * 3);
    std::vector<bool> taken(all.french.size());
    for (const auto& one : found.pairs) {
        CHECK(!taken[one.right]);
        taken[one.right] = true;
    }
    CHECK(std::any_of(found.equivalents.begin(), found.equivalents.end(), [](const auto& one) { return one.word == "bridg" && one.other == "pont"; }));
}

TEST_CASE("translations of nothing are none, and too many texts are refused") {
    const std::vector<corpus_text> none, many(5'001, corpus_text{"word", "en", {}}), one{{"mot", "fr", {}}}, empty{{"", "en", {}}};
    CHECK(match_translations(none, one).pairs.empty());
    CHECK(match_translations(one, none).pairs.empty());
    CHECK(match_translations(empty, one).pairs.empty());
    CHECK_THROWS_AS((void)match_translations(many, one), limit_exceeded);
}
