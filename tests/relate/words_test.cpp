#include <doctest/doctest.h>

#include "relate/words.hpp"

using namespace quorate;
using namespace quorate::relate;

namespace {

std::string roots(std::string_view text, std::string_view language = "fr") {
    std::string all;
    const word_set words(text, language);
    for (const auto& one : words.stems()) all += (all.empty() ? "" : " ") + one.root;
    return all;
}

}  // namespace

TEST_CASE("stems leave out elisions and stop words, and bring forms together") {
    CHECK(roots("L’outil d'entraide en ligne") == roots("Outils d’entraide, lignes"));
    CHECK(roots("qu'il jusqu'à l'homme") == roots("homme"));
    CHECK(roots("") == "");
    CHECK(roots("de la et les") == "");
    CHECK(roots("The training of police officers", "en") == roots("trained police officer", "en"));
}

TEST_CASE("similarity is an exact share of stems") {
    const auto similar = [](std::string_view a, std::string_view b) { return similarity(word_set(a, "fr"), word_set(b, "fr")); };
    CHECK(similar("Outil d'entraide en ligne", "Outils d'entraide et de traitement en ligne") == rational::make(3, 4));
    CHECK(similar("Le rôle de la police dans la prévention des drogues", "Concept sur le rôle de la police dans la prévention et la réduction des risques") == rational::make(3, 7));
    CHECK(similar("police", "douane") == rational(0));
    CHECK_FALSE(similar("de la", "et les"));
    CHECK(containment(word_set("Groupe aéroports", "fr"), word_set("Groupe de coopération des aéroports", "fr")) == rational(1));
    const auto shared = shared_words(word_set("Le rôle de la police", "fr"), word_set("police et rôles", "fr"));
    CHECK(shared.size() == 2);
}

TEST_CASE("an unnamed language is guessed by its stop words") {
    CHECK(roots("les outils de la police", "") == roots("les outils de la police", "fr"));
    CHECK(roots("the tools of the police", "") == roots("the tools of the police", "en"));
}

TEST_CASE("mentions are whole words in order") {
    CHECK(mentions("Champ : À définir.", "a definir"));
    CHECK_FALSE(mentions("indéfini", "défini"));
    CHECK_FALSE(mentions("définir à", "à définir"));
    CHECK_FALSE(mentions("anything", ""));
    CHECK(mentions("TBD", "tbd"));
    CHECK(count_words("one two-three l'un") == 5);
}

TEST_CASE("weighted similarity counts each stem as much as it weighs") {
    const word_set a("small harbour light", "en"), b("small harbour boats", "en"), none("", "en");
    const auto weight = [](std::string_view root) { return root == "harbour" ? 10u : root == "boat" ? 4u : 1u; };
    CHECK(weighted_similarity(a, b, weight) == rational::make(11, 16));
    CHECK(weighted_similarity(b, a, weight) == rational::make(11, 16));
    CHECK(weighted_similarity(a, none, weight) == rational(0));
    CHECK_FALSE(weighted_similarity(none, none, weight));
}

TEST_CASE("names are alike by their sequences of characters") {
    CHECK(name_similarity("Harbour", "HARBOURS") == rational::make(2, 3));
    CHECK(name_similarity("Univ. de Łódź", "univ de lodz") == rational(1));
    CHECK(name_similarity("abc", "xyz") == rational(0));
    CHECK_FALSE(name_similarity("", " . "));
    CHECK(character_sequences("a", 4) == std::vector<std::string>{" a "});
}

TEST_CASE("a cosine is the greatest number of millionths whose square does not pass the exact one") {
    const char* rows[] = {"police officers in prisons", "prison police", "harbours and lights for boats", "light boats in small harbours", "police", ""};
    const auto weight_of = [](std::string_view root) { return static_cast<std::uint32_t>(1 + 97 * root.size() % 5000); };
    for (const auto* one : rows)
        for (const auto* other : rows) {
            const word_set a(one, "en"), b(other, "en");
            const auto found = cosine_similarity(a, b, weight_of);
            CHECK(found == cosine_similarity(b, a, weight_of));
            if (a.empty() && b.empty()) { CHECK_FALSE(found); continue; }
            REQUIRE(found);
            __extension__ using wide = __int128;
            wide shared = 0, first = 0, second = 0;
            for (const auto& stem : a.stems()) {
                first += squared_rarity(weight_of(stem.root));
                for (const auto& same : b.stems()) shared += same.root == stem.root ? squared_rarity(weight_of(stem.root)) : 0;
            }
            for (const auto& stem : b.stems()) second += squared_rarity(weight_of(stem.root));
            const wide millionths = wide{found->numerator()} * (1'000'000 / found->denominator()), squared = shared * shared * 1'000'000 * 1'000'000;
            CHECK((millionths * millionths * first * second <= squared));
            if (!a.empty() && !b.empty()) CHECK(((millionths + 1) * (millionths + 1) * first * second > squared));
        }
}
