#include <doctest/doctest.h>

#include <algorithm>

#include "relate/boilerplate.hpp"
#include "relate/corpus.hpp"
#include "text/repair.hpp"

using namespace quorate;
using namespace quorate::relate;

namespace {

std::vector<std::string> names(const corpus& of, std::size_t text) {
    std::vector<std::string> all;
    for (const auto one : of.sets().set(text)) all.emplace_back(of.name(one));
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace

TEST_CASE("text that was encoded twice is put right, other text is left alone") {
    CHECK(text::repair_encoding("beneficiariesâ€™ costs").text == "beneficiaries’ costs");
    CHECK(text::repair_encoding("rÃ©gion â€œcÃ´tiÃ¨reâ€\u009d").text == "région “côtière”");
    CHECK(text::repair_encoding("rÃƒÂ©gion").text == "région");
    CHECK(text::repair_encoding("rÃ©gion â€“ rÃ©gion").places == 3);
    for (const auto* fine : {"région", "œuvre – « été »", "Ångström Ã", "50 € â", "¿qué?", "São Tomé", "", "plain"}) {
        CHECK(text::repair_encoding(fine).text == fine);
        CHECK(text::repair_encoding(fine).places == 0);
    }
    CHECK(text::repair_encoding("\xff\xc3").text == "\xff\xc3");
    CHECK(text::repair_encoding("Ã").text == "Ã");
}

TEST_CASE("a corpus reads words as they are compared: stems, without elisions, accents and function words") {
    const std::vector<corpus_text> texts = {{"L’aide aux régions côtières", "fr", ""}, {"Trained officers of the regions", "", ""}, {"l'AIDE aux REGIONS COTIERES", "", ""}, {"rÃ©gion", "fr", ""}, {"of the and", "en", ""}};
    const corpus made(texts);
    CHECK(names(made, 0) == std::vector<std::string>{"aid", "coti", "region"});
    CHECK(names(made, 1) == std::vector<std::string>{"offic", "region", "train"});
    CHECK(names(made, 3) == std::vector<std::string>{"region"});
    CHECK(made.sets().set(4).empty());
    CHECK(made.repaired_texts() == 1);
}

TEST_CASE("a corpus may be of sequences of characters") {
    const std::vector<corpus_text> texts = {{"Uni. Łódź", "", ""}, {"uni lodz", "", ""}, {"a", "", ""}, {"", "", ""}};
    const corpus made(texts, {.units = unit_kind::characters});
    CHECK(names(made, 0) == std::vector<std::string>{" lo", " un", "dz ", "i l", "lod", "ni ", "odz", "uni"});
    CHECK(names(made, 0) == names(made, 1));
    CHECK(names(made, 2) == std::vector<std::string>{" a "});
    CHECK(made.sets().set(3).empty());
}

TEST_CASE("rare units come first and weigh more; texts read later get the weight of the rarest") {
    std::vector<corpus_text> texts(100, {"common", "en", ""});
    texts.push_back({"common rare", "en", ""});
    corpus made(texts, {.leave_out_boilerplate = false});
    const auto set = made.sets().set(100);
    REQUIRE(set.size() == 2);
    CHECK(made.name(set[0]) == "rare");
    CHECK(made.sets().weights()[set[0]] == rarity_weight(101, 1));
    CHECK(made.sets().weights()[set[1]] == rarity_weight(101, 101));
    const auto later = made.units_of({"unheard common", "en", ""});
    REQUIRE(later.size() == 2);
    CHECK(made.name(later[1]) == "unheard");
    CHECK(made.sets().weights()[later[1]] == rarity_weight(101, 1));
    CHECK(made.sets().weights()[set[1]] == rarity_weight(101, 101));
}

TEST_CASE("sentences end at full stops before white space, at line ends and semicolons") {
    CHECK(sentences_of("One of 1.5 parts. Two!\n Three; four") == std::vector<std::string_view>{"One of 1.5 parts.", "Two!", "Three", "four"});
    CHECK(sentences_of(" \n ").empty());
}

TEST_CASE("what a publisher repeats is left out of its texts, and said") {
    std::vector<std::string> kept;
    for (int i = 0; i < 12; ++i) kept.push_back("Nothing to declare. Subject" + std::to_string(i) + " matters.");
    std::vector<corpus_text> texts;
    for (const auto& one : kept) texts.push_back({one, "en", "one"});
    texts.push_back({"Nothing to declare.", "en", "other"});
    const corpus made(texts);
    REQUIRE(made.left_out().size() == 1);
    CHECK(made.left_out()[0].publisher == "one");
    CHECK(made.left_out()[0].sentence == "Nothing to declare.");
    CHECK(made.left_out()[0].texts == 12);
    CHECK(names(made, 0) == std::vector<std::string>{"matter", "subject0"});
    CHECK(names(made, 12) == std::vector<std::string>{"declar", "noth"});
}

TEST_CASE("copies are no boilerplate until there are a hundred") {
    std::vector<corpus_text> texts(99, {"The same whole text.", "en", ""});
    CHECK(corpus(texts).left_out().empty());
    texts.push_back(texts.front());
    CHECK(corpus(texts).left_out().size() == 1);
}
