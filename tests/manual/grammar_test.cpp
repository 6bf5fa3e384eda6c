// The manual's grammar holds every word of the engine's grammar, and no other; its rules are whole.
#include <doctest/doctest.h>

#include <map>
#include <regex>
#include <set>

#include "manual/blocks.hpp"

using namespace quorate;
using namespace quorate::testing;

namespace {

using word_set = std::set<std::string>;

/// Adds the first group of every match.
void collect(const std::string& text, const char* pattern, word_set& into) {
    const std::regex form(pattern);
    for (auto at = std::sregex_iterator(text.begin(), text.end(), form); at != std::sregex_iterator(); ++at) into.insert((*at)[1]);
}

/// The words that the engine's grammar reads: those of its terminals, of its table of operators and of its units.
word_set words_of_the_engine() {
    std::string all = read(project() / "src/syntax/grammar.cpp");
    for (const auto& one : std::filesystem::directory_iterator(project() / "src/syntax/grammar")) all += read(one.path());
    word_set found;
    collect(all, R"re(\b(?:word|named)\("([a-z-]+)")re", found);
    collect(all, R"re(\bword_leaf\{"([a-z-]+)")re", found);
    collect(all, R"re(\{"([a-z]+)", duration_unit::)re", found);
    collect(all, R"re(== "([a-z]+)")re", found);
    const std::regex table_row(R"re(\{\{("[a-z", ]+)\}, binding_strength)re");
    for (auto at = std::sregex_iterator(all.begin(), all.end(), table_row); at != std::sregex_iterator(); ++at) collect((*at)[1], R"re("([a-z]+)")re", found);
    return found;
}

/// The words of `wanted` that `among` lacks.
std::string lacking(const word_set& among, const word_set& wanted) {
    std::string all;
    for (const auto& one : wanted)
        if (!among.contains(one)) all += one + " ";
    return all;
}

std::string grammar_of_the_manual() {
    std::string all;
    for (const auto& block : blocks_of("docs/language/grammar.md"))
        if (block.is("ebnf")) all += block.text();
    return all;
}

}  // namespace

TEST_CASE("the manual's grammar has the words of the engine's") {
    const auto engine = words_of_the_engine();
    word_set manual;
    collect(grammar_of_the_manual(), R"re("([a-z-]*[a-z][a-z-]*)")re", manual);
    CHECK(engine.size() > 150);
    CHECK(lacking(manual, engine) == "");  // words of the engine that the manual lacks
    CHECK(lacking(engine, manual) == "");  // words of the manual that the engine does not read
}

TEST_CASE("every rule of the manual's grammar is defined once and used") {
    const auto grammar = grammar_of_the_manual();
    std::map<std::string, int> defined;
    const std::regex rule(R"re((?:^|\n)([a-z-]+)\s+=)re");
    for (auto at = std::sregex_iterator(grammar.begin(), grammar.end(), rule); at != std::sregex_iterator(); ++at) ++defined[(*at)[1]];
    // What stands in quotation marks or comments is no name of a rule.
    const auto bare = std::regex_replace(std::regex_replace(grammar, std::regex(R"re(\(\*[^*]*\*\))re"), ""), std::regex(R"re("[^"]*")re"), "");
    std::map<std::string, int> named;
    const std::regex name(R"re([a-z][a-z-]*)re");
    for (auto at = std::sregex_iterator(bare.begin(), bare.end(), name); at != std::sregex_iterator(); ++at) ++named[at->str()];
    const word_set words{"name", "any-name", "language", "number", "date", "money", "text-line", "quotation"};  // told in prose: the words of a file
    for (const auto& [name_of_rule, times_named] : named) {
        const auto& one = name_of_rule;
        const int times = times_named;
        CAPTURE(one);
        CHECK(((defined[one] == 1 && (times > 1 || one == "file")) || (words.contains(one) && defined[one] == 0)));
    }
}

TEST_CASE("the manual lists the reserved words") {
    const auto source = read(project() / "src/syntax/parse_state.cpp");
    const auto begin = source.find("reserved_words = {"), end = source.find("};", begin);
    REQUIRE(begin != std::string::npos);
    word_set engine, manual;
    collect(source.substr(begin, end - begin), R"re("([a-z-]+)")re", engine);
    for (const auto& block : blocks_of("docs/language/grammar.md"))
        if (block.is("text", "reserved"))
            for (const auto& one : words_of(block.text())) manual.insert(one);
    CHECK(lacking(manual, engine) == "");
    CHECK(lacking(engine, manual) == "");
}

TEST_CASE("every function and every operator has examples") {
    std::string values;
    for (const auto& block : manual_blocks())
        if (block.is("quorate", "values")) values += block.text();
    const auto times = [&](const std::regex& form) { return std::distance(std::sregex_iterator(values.begin(), values.end(), form), std::sregex_iterator()); };
    word_set functions;
    collect(read(project() / "src/check/functions.def"), R"re(X\([a-z_]+, "([a-z-]+)")re", functions);
    CHECK(functions.size() > 30);
    word_set shown;
    for (const auto& one : functions)
        if (times(std::regex("(?:^|[^a-z-])" + one + " (?:of|between) ")) >= 2) shown.insert(one);
    CHECK(lacking(shown, functions) == "");
    const auto operators = read(project() / "src/syntax/grammar/operators.hpp");
    const std::regex table_row(R"re(\{\{("[a-z", ]+)\}, binding_strength)re");
    std::size_t found = 0;
    for (auto at = std::sregex_iterator(operators.begin(), operators.end(), table_row); at != std::sregex_iterator(); ++at, ++found) {
        const auto words = std::regex_replace((*at)[1].str(), std::regex(R"re("|,)re"), "");
        CAPTURE(words);
        CHECK(times(std::regex(" " + words + "(?= |\n)")) >= 2);
    }
    CHECK(found > 20);
    for (const char* sign : {"<", "<=", ">", ">=", R"(\+)", "-", R"(\*)", "/"}) {
        CAPTURE(sign);
        CHECK(times(std::regex(std::string(" ") + sign + " ")) >= 2);
    }
}
