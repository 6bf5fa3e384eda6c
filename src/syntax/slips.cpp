#include "syntax/slips.hpp"

namespace quorate::syntax {

namespace {

// Longer ones before those they begin with.
constexpr character_slip characters[] = {
    {"&&", "write `and`"},
    {"&", "write `and`"},
    {"||", "write `or`"},
    {"|", "write `or`"},
    {"!=", "write `is not`"},
    {"!", "write `not`"},
    {"≠", "write `is not`"},
    {"≤", "write `<=`"},
    {"≥", "write `>=`"},
    {"×", "write `*`"},
    {"÷", "write `/`"},
    {"–", "write the short mark `-`, with a space on each side"},
    {"—", "write the short mark `-`, with a space on each side"},
    {"−", "write the short mark `-`, with a space on each side"},
    {"…", "leave it out, or write what it stands for"},
    {"•", "leave bullets out: a clause a line is enough"},
    {"·", "leave bullets out: a clause a line is enough"},
    {";", "leave it out: a clause ends where the next begins; between values write `,`"},
    {"[", "in a rule write a set in braces, `{BRE, GEN}`; in a case its values without marks"},
    {"]", "in a rule write a set in braces, `{BRE, GEN}`; in a case its values without marks"},
    {"#", "a comment starts with `//`, and a number stands without a sign before it"},
    {"^", "write the product: `x * x`"},
    {"%", "write the sign right behind its number, such as `66%`"},
    {"_", "write `-` within a name, such as `five-supporters`"},
    {"€", "write the currency in three letters before the amount, such as `EUR 50000`"},
    {"$", "write the currency in three letters before the amount, such as `USD 50000`"},
    {"£", "write the currency in three letters before the amount, such as `GBP 50000`"},
    {"@", "leave it out"},
    {"§", "a section stands in a text: `cites source, \"§ 5\"`"},
};

struct slip { std::string_view word, instead; };
constexpr slip words[] = {
    {"AND", "write `and` in small letters"},
    {"OR", "write `or` in small letters"},
    {"NOT", "write `not` in small letters"},
    {"IF", "write `if … then … else …`"},
    {"COUNT", "write `count` and the set behind it, without brackets: `count p.supports`"},
    {"COUNTIF", "write `at least 5 s in p.supports where …`"},
    {"SUM", "write `sum of` and a set: `sum of (each x.amount for x in …)`"},
    {"MIN", "write `smallest of` and a set"},
    {"MAX", "write `largest of` and a set"},
    {"null", "write `is stated` or `is not stated`"},
    {"nil", "write `is stated` or `is not stated`"},
    {"blank", "write `is stated` or `is not stated`"},
    {"true", "write `yes`"},
    {"True", "write `yes`"},
    {"TRUE", "write `yes`"},
    {"false", "write `no`"},
    {"False", "write `no`"},
    {"FALSE", "write `no`"},
    {"greater", "write `>` for greater than, `>=` for at least"},
    {"more", "write `>` for more than, `>=` for at least"},
    {"less", "write `<` for less than, `<=` for at most"},
    {"fewer", "write `<` for fewer than, `<=` for at most"},
    {"than", "write `>` for more than, `<` for less than"},
    {"exceeds", "write `>`: `… > EUR 50000`"},
    {"exceed", "write `>`: `… > EUR 50000`"},
    {"above", "write `>`"},
    {"below", "write `<` for numbers and amounts, and `under` for a node of a taxonomy"},
    {"beneath", "write `under` for a node of a taxonomy, and `<` for numbers and amounts"},
    {"like", "write `mentions` for words in a text: `p.title mentions \"…\"`"},
    {"matches", "write `mentions` for words in a text: `p.title mentions \"…\"`"},
    {"either", "leave it out: `… or …`"},
    {"both", "leave it out: `… and …`"},
    {"different", "write `is not`, or `except` for what is left out of a set"},
    {"other", "write `except` for what is left out: `distinct … for s in … except …`"},
    {"later", "write `>` for later than, `<=` for not later than"},
    {"earlier", "write `<` for earlier than, `>=` for not earlier than"},
    {"only", "leave it out: a rule is met when its condition holds, and not met when it does not"},
    {"business", "write `working days`"},
    {"calendar", "leave it out: `10 days` are days of the calendar"},
    {"neither", "write `not` before a bracket: `not (… or …)`"},
    {"nor", "write `not` before a bracket: `not (… or …)`"},
    {"xor", "write `exactly 1 of (…)`"},
    {"mod", "there is no remainder of a division: write `x - 2 * rounded-down of (x / 2)`"},
    {"with", "write `where`: `any s in … where …`"},
    {"having", "write `where`: `any s in … where …`"},
    {"such", "write `where`: `any s in … where …`"},
    {"equal", "write `is`"},
    {"equals", "write `is`"},
    {"between", "write two comparisons joined by `and`: `x >= … and x <= …`"},
    {"MUST", "write `must` in small letters"},
    {"SHOULD", "write `should` in small letters"},
    {"MAY", "write `may` in small letters"},
    {"default", "write `otherwise`"},
    {"since", "write `from`: `in force from 2019-05-31`"},
    {"percentage", "write `number`: shares are numbers, such as `60%`"},
    {"percent", "write the sign right behind its number, such as `66%`"},
    {"exists", "write `is stated`; of the members of a set `any s in … where …`"},
    {"unknown", "write `is not stated`"},
    {"missing", "write `is not stated`; in a case a value is `missing`"},
    {"has", "write `p.title is stated`, or `x in …` for a member of a set"},
    {"length", "write `count` before a set, and `characters of` before a text"},
    {"size", "write `count` before the set"},
    {"max", "write `largest of` and a set"},
    {"maximum", "write `largest of` and a set"},
    {"min", "write `smallest of` and a set"},
    {"minimum", "write `smallest of` and a set"},
    {"average", "write `(sum of x) / (count x)`"},
    {"mean", "write `(sum of x) / (count x)`"},
    {"passes", "write `met`"},
    {"fails", "write `not met`"},
    {"none", "write `no x in … where …`"},
    {"expired", "write `clock x is expired`"},
    {"contains", "write `mentions` for words in a text, and `x in …` for a member of a set"},
    {"includes", "write `x in …` for a member of a set"},
    {"all", "write `every s in … satisfies …`; of criteria, `not any must criterion is not met`"},
    {"some", "write `any s in … where …`"},
    {"shall", "write `must`"},
    {"will", "write `must`"},
    {"rule", "write `criterion`"},
    {"string", "write `text`"},
    {"boolean", "write `truth`"},
    {"bool", "write `truth`"},
    {"integer", "write `whole number`"},
    {"int", "write `whole number`"},
    {"float", "write `number`"},
    {"decimal", "write `number`"},
    {"currency", "write `money`"},
    {"array", "write `list of` and the kind of its values"},
    {"quarter", "write `3 months`"},
    {"quarters", "write months: a quarter is `3 months`"},
    {"one", "write the number in digits: `1`"},
    {"two", "write the number in digits: `2`"},
    {"three", "write the number in digits: `3`"},
    {"four", "write the number in digits: `4`"},
    {"five", "write the number in digits: `5`"},
    {"six", "write the number in digits: `6`"},
    {"seven", "write the number in digits: `7`"},
    {"eight", "write the number in digits: `8`"},
    {"nine", "write the number in digits: `9`"},
    {"ten", "write the number in digits: `10`"},
    {"today", "write `as-of`: the date of the review"},
    {"now", "write `as-of`: the date of the review"},
};

// The words of a rule in French: rules are written in English, whatever the language of their texts.
constexpr slip french[] = {
    {"et", "write `and`"},
    {"ou", "write `or`"},
    {"non", "write `not`, or `no`"},
    {"oui", "write `yes`"},
    {"vrai", "write `yes`"},
    {"faux", "write `no`"},
    {"si", "write `if … then … else …`, or `applies when …` for the whole rule"},
    {"alors", "write `then`"},
    {"sinon", "write `else`"},
    {"est", "write `is`"},
    {"dans", "write `in`"},
    {"sauf", "write `except`"},
    {"entre", "write two comparisons joined by `and`: `x >= … and x <= …`"},
    {"pour", "write `for`"},
    {"quand", "write `when`"},
    {"lorsque", "write `when`"},
    {"avec", "write `where`"},
    {"chaque", "write `each`, or `every s in … satisfies …`"},
    {"tous", "write `every s in … satisfies …`"},
    {"toutes", "write `every s in … satisfies …`"},
    {"aucun", "write `no x in … where …`"},
    {"aucune", "write `no x in … where …`"},
    {"au", "write `>=` for at least and `<=` for at most, or `at least 2 s in … where …`"},
    {"moins", "write `at least`, or `>=`"},
    {"somme", "write `sum of` and a set"},
    {"jour", "write the unit in English: `10 days`"},
    {"jours", "write the unit in English: `10 days`"},
    {"semaines", "write the unit in English: `2 weeks`"},
    {"mois", "write the unit in English: `12 months`"},
    {"an", "write the unit in English: `1 year`"},
    {"ans", "write the unit in English: `2 years`"},
    {"doit", "write `must`"},
    {"devrait", "write `should`"},
    {"peut", "write `may`"},
};

// What names a kind of declaration or of value, where one is expected.
constexpr slip nouns[] = {
    {"critère", "write `criterion`"},
    {"critere", "write `criterion`"},
    {"règle", "write `criterion`"},
    {"regle", "write `criterion`"},
    {"liste", "write `list`"},
    {"taxonomie", "write `taxonomy`"},
    {"fiche", "write `record`"},
    {"enregistrement", "write `record`"},
    {"paramètre", "write `parameter`"},
    {"parametre", "write `parameter`"},
    {"cas", "write `case`"},
    {"exemple", "write `example`"},
    {"definition", "write `define`"},
    {"function", "write `define`"},
    {"question", "write `ask`; within it stands `asks en \"…\"`"},
    {"enum", "write `list`"},
    {"test", "write `case`"},
    {"texte", "write `text`"},
    {"nombre", "write `number`"},
    {"entier", "write `whole number`"},
    {"montant", "write `money`"},
    {"durée", "write `duration`"},
    {"duree", "write `duration`"},
    {"période", "write `period`"},
    {"periode", "write `period`"},
    {"booléen", "write `truth`"},
    {"booleen", "write `truth`"},
    {"required", "leave it out: a field that may be left open is `optional`, and every other one is asked for"},
    {"mandatory", "leave it out: a field that may be left open is `optional`, and every other one is asked for"},
};

constexpr std::string_view months[] = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
                                       "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"};

}  // namespace

const character_slip* find_character_slip(std::string_view text) noexcept {
    for (const auto& one : characters)
        if (text.starts_with(one.written)) return &one;
    return nullptr;
}

std::string_view noun_slip(std::string_view word) noexcept {
    for (const auto& one : nouns)
        if (one.word == word) return one.instead;
    return {};
}

std::string_view word_slip(std::string_view word) noexcept {
    for (const auto& one : words)
        if (one.word == word) return one.instead;
    for (const auto& one : french)
        if (one.word == word) return one.instead;
    for (const auto month : months)
        if (month == word) return "write a date as 2019-05-31: year, month, day";
    return {};
}

}  // namespace quorate::syntax
