// Rules compiled for columns against the machine, and the reader of columns against the careful one.
#include <doctest/doctest.h>

#include <numeric>
#include <set>
#include <tuple>

#include "assess/columns/column_evaluator.hpp"
#include "assess/findings.hpp"
#include "differential/compiled.hpp"
#include "differential/generator.hpp"
#include "portfolio/batch_reader.hpp"

namespace quorate::differential {

namespace {

const day review_day = *parse_day("2020-06-01");

using fact_set = std::set<std::tuple<missing::kind, data::record_ref, std::uint32_t>>;

/// What the columns say of a finding.
fact_set facts_of(const assess::column_evaluator& columns, std::uint32_t row, std::uint32_t criterion, data::record_ref about) {
    fact_set all;
    for (const auto& need : columns.needs())
        if (need.row == row && need.criterion == criterion) all.insert({need.answer ? missing::kind::answer : missing::kind::field, about, need.index});
    return all;
}

struct tally { std::size_t compared = 0, unknowns = 0, odd = 0, outcomes = 0; };

void compare_findings(const compiled& rules, const assess::column_evaluator& columns, const assess::column_program& program, assess::assessment& findings, assess::machine& on,
                      data::record_ref about, std::uint32_t row, tally& so_far) {
    for (std::uint32_t i = 0; i < program.criteria.size(); ++i) {
        const auto& rule = program.criteria[i];
        if (rule.met == assess::no_node || rule.applies == assess::no_node) continue;
        const auto expected = findings.finding(rule.criterion, about);
        fact_set why;
        for (const auto* one : on.reasons().reasons(expected.why)) why.insert({one->what, one->record, one->index});
        ++so_far.compared;
        so_far.unknowns += expected.result == verdict::unknown ? 1 : 0;
        if (columns.verdicts()[i][row] == expected.result && facts_of(columns, row, i, about) == why) continue;
        FAIL_CHECK(rules.program.criteria[rule.criterion].name << " of row " << about.row << ": the machine says " << to_string(expected.result) << " for " << why.size()
                   << " facts, the columns " << to_string(columns.verdicts()[i][row]) << "\n" << rules.sources.slice(rules.program.criteria[rule.criterion].where));
    }
}

void compare_outcomes(const assess::column_evaluator& columns, const assess::column_program& program, assess::assessment& findings, data::record_ref about, std::uint32_t row,
                      tally& so_far) {
    std::uint64_t open = 0, perhaps = 0;
    for (const auto& one : findings.outcomes(about))
        for (std::size_t i = 0; i < program.outcomes.size(); ++i)
            if (program.outcomes[i].group == one.group && program.outcomes[i].index == one.index) (one.decided ? open : perhaps) |= std::uint64_t{1} << i;
    ++so_far.outcomes;
    CHECK(columns.open()[row] == open);
    CHECK(columns.perhaps_open()[row] == perhaps);
}

void compare(const compiled& rules, const std::string& json, tally& so_far) {
    const auto type = rules.program.words.find_collection("things");
    const auto loaded_facts = loaded(rules.program.words, json);
    assess::machine on(rules.program, loaded_facts, review_day);
    assess::assessment findings(on);
    const auto program = assess::compile_columns(rules.program, type, on, 10'000'000);
    assess::column_evaluator columns(program, rules.program);
    std::vector<std::uint32_t> rows(loaded_facts.of_type(type).rows);
    std::iota(rows.begin(), rows.end(), 0u);
    data::record_batch batch;
    // All at once, and one after the other: nothing of a batch may be left in the next.
    std::vector<std::vector<std::uint32_t>> groups{rows};
    for (const auto row : rows) groups.push_back({row});
    for (const auto& group : groups) {
        data::fill(batch, loaded_facts, type, group, program.forms);
        columns.run(batch);
        for (std::uint32_t at = 0; at < group.size(); ++at) {
            if (batch.odd[at] != 0) { ++so_far.odd; continue; }
            compare_findings(rules, columns, program, findings, on, {type, group[at]}, at, so_far);
            if (program.uncovered.empty()) compare_outcomes(columns, program, findings, {type, group[at]}, at, so_far);
        }
    }
}

/// Rules that columns take whole, with everything that an outcome may ask about findings.
const char* const whole = R"(
pack whole { title en "Whole" version "1" languages en source text "Text" of 2020-01-01 }
list colour { red green blue black }
taxonomy place { world { north { tip cape } south { reef } } moon { crater } }
record thing collected as things {
  id: identifier
  title: text, optional
  colour: colour, optional
  colours: set of colour, optional
  place: place, optional
  places: set of place, optional
  weight: number, optional
  price: money, optional
  when: date, optional
  good: truth, optional
}
table fits by colour and place { red, tip: yes red, reef: yes green, moon: yes blue, cape: yes otherwise: no }
table warm by colour { red: yes otherwise: no }
ask is-fit {
  title en "Fit" asks en "Is it fit?" cites text for t in things answered by red answer yes or no
}
criterion a must { title en "a" cites text for t in things applies when t.good met when count (distinct c for c in t.colours where warm of c or t.good except t.colour) >= 1 }
criterion b must { title en "b" cites text for t in things met when any p in t.places where fits of (t.colour, p) and p under world }
criterion c should { title en "c" cites text for t in things applies when t.colour in {red, blue} met when every p in t.places where fits of (t.colour, p) satisfies p under {world, moon} and t.good }
criterion d must { title en "d" cites text overrides c for t in things applies when t.weight > 1 met when t.weight * 2.5 - 1 <= 4 or t.price < EUR 100 * t.weight }
criterion e may { title en "e" cites text for t in things met when answer to is-fit or t.title is stated }
criterion f should { title en "f" cites text for t in things met when if t.good then t.places meet {tip, reef} else t.when + 1 month before 2020-01-31 }
criterion g must { title en "g" cites text for t in things met when at least 2 p in t.places where p at or under north or t.good }
outcomes for t in things {
  one en "One" when any must criterion is not met
  two en "Two" when every criterion is met or not applicable
  three en "Three" when criterion c is unknown or derogated and no may criterion is to be judged
  four en "Four" when t.good and criterion e is to be judged
  other en "Other" otherwise
}
)";

}  // namespace

TEST_CASE("rules compiled for columns give what the machine gives, reasons included") {
    tally found;
    for (std::uint64_t seed = 1; seed <= QUORATE_RANDOM_PACKS; ++seed)
        compare(compiled(pack_writer(seed + 2'000'000, false).write(5)), data_writer(seed * 6151, 4).write(false), found);
    MESSAGE(found.compared << " findings compared, " << found.unknowns << " of them unknown; " << found.odd << " records left to the machine");
    CHECK(found.unknowns * 20 > found.compared);
    CHECK(found.compared > QUORATE_RANDOM_PACKS);
}

namespace {

/// A line of the collection, some of it left out, and some of it written as few would.
std::string random_line(dice& with, std::size_t number) {
    static const std::vector<std::string> colours = {"red", "green", "blue", "black", "Red"}, places = {"world", "north", "tip", "cape", "south", "reef", "moon", "crater"};
    static const std::vector<std::string> numbers = {"0", "1", "2", "-1.5", "0.25", "7", "12345678901234567", "\"1/3\""};
    static const std::vector<std::string> amounts = {"0", "100", "99.99", "250"}, days = {"2019-12-31", "2020-01-31", "2020-02-29", "2019-01-01"};
    std::vector<std::string> all;
    const auto add = [&](const std::string& name, const std::string& value) { if (!with.one_in(4)) all.push_back("\"" + name + "\": " + value); };
    const auto text = [](const std::string& of) { return "\"" + of + "\""; };
    const auto some = [&](const std::vector<std::string>& among) {
        std::string made = "[";
        for (auto i = with.below(4); i > 0; --i) made += text(with.pick(among)) + (i > 1 ? ", " : "");
        return made + "]";
    };
    all.push_back("\"id\": \"T-" + std::to_string(number) + "\"");
    all.push_back("\"collection\": \"things\"");
    add("title", text(with.pick(std::vector<std::string>{"A house", " ", "Été", "a \\u00e9 b", ""})));
    add("colour", text(with.pick(colours)));
    add("colours", some(colours));
    add("place", text(with.pick(places)));
    add("places", some(places));
    add("weight", with.pick(numbers));
    add("price", "{\"amount\": " + with.pick(amounts) + ", \"currency\": \"" + (with.one_in(6) ? "USD" : "EUR") + "\"}");
    add("when", text(with.pick(days)));
    add("good", with.one_in(2) ? "true" : "false");
    if (with.one_in(3)) std::swap(all.front(), all.back());
    std::string line = "{";
    for (const auto& one : all) line += (line.size() > 1 ? ", " : "") + one;
    return line + "}";
}

/// The same with a few bytes changed, lost or doubled.
std::string spoilt(dice& with, std::string line) {
    static const std::string bytes = "{}[]\",:\\ \tn0.-e9a\x01\x80\xC3";
    for (auto times = 1 + with.below(2); times > 0; --times) {
        const auto at = with.below(line.size());
        switch (with.below(4)) {
            case 0: line[at] = bytes[with.below(bytes.size())]; break;
            case 1: line.erase(at, 1 + with.below(3)); break;
            case 2: line.insert(at, 1, bytes[with.below(bytes.size())]); break;
            default: line.insert(at, line.substr(with.below(line.size()), with.below(20)));
        }
        if (line.empty()) line = " ";
    }
    return line;
}

bool same_column(const data::batch_column& a, const data::batch_column& b) {
    const bool stated = a.stated[0] != 0;
    if (a.stated[0] != b.stated[0]) return false;
    if (!stated || a.form == data::held_as::presence) return true;
    if (a.form == data::held_as::entries) return a.members[0] == b.members[0];
    if (a.form == data::held_as::amount && a.currencies[0] != b.currencies[0]) return false;
    return rational::make(a.scalars[0], a.scale) == rational::make(b.scalars[0], b.scale);
}

}  // namespace

TEST_CASE("what columns take whole is judged as by the machine") {
    const compiled rules(whole);
    tally found;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        dice with(seed);
        std::string json = "{\"things\": [";
        for (std::size_t i = 0; i < 4; ++i) {
            auto one = random_line(with, i);
            one.erase(one.find("\"collection\""), std::string("\"collection\": \"things\"").size() + (one.find("\"collection\"") + 24 < one.size() ? 2 : 0));
            if (one.find(", }") != std::string::npos) one.replace(one.find(", }"), 3, "}");
            json += (i > 0 ? "," : "") + one;
        }
        compare(rules, json + "]}", found);
    }
    const data::portfolio nothing(rules.program.words);
    assess::machine constants(rules.program, nothing, review_day);
    for (const auto& one : assess::compile_columns(rules.program, rules.program.words.find_collection("things"), constants, 10'000'000).uncovered) FAIL_CHECK("not compiled: " << one);
    CHECK(found.outcomes > 500);
    CHECK(found.unknowns > 100);
}

TEST_CASE("the reader of columns takes only what the careful reader takes, and reads the same") {
    const compiled rules(whole);
    const auto& words = rules.program.words;
    const auto type = words.find_collection("things");
    std::vector<data::held_as> forms;
    for (const auto& field : words.records[type].fields) forms.push_back(data::form_of(words, field.type));
    data::batch_reader reader(words, type, forms);
    // A text before a colon where a value stands: the parser, passing over it, would take it for a name.
    for (const char* const line : {R"({"id": "T", "collection": "things", "colours": ["red": "T-1"}, "Red"]})", R"({"id": "T", "collection": "things", "title": "place": "x", "good": true})",
                                   R"({"id": "T", "collection": "things", "price": {"amount": 1, "currency": "EUR": 1}})", R"({"id": "T", "collection": "things": 1})"}) {
        data::record_batch batch;
        reader.begin(batch, 1);
        const auto padded = std::string(line) + std::string(data::line_padding, ' ');
        CHECK_FALSE(reader.read(std::string_view(padded).substr(0, std::string_view(line).size())));
    }
    std::size_t taken = 0, left = 0, faults = 0;
    for (std::uint64_t seed = 1; seed <= 20 * QUORATE_RANDOM_PACKS; ++seed) {
        dice with(seed);
        auto line = random_line(with, 1);
        if (!with.one_in(3)) line = spoilt(with, line);
        data::record_batch batch;
        reader.begin(batch, 1);
        const auto padded = line + std::string(data::line_padding, ' ');
        const bool read = reader.read(std::string_view(padded).substr(0, line.size()));
        reader.end();
        text::source_set sources;
        const std::vector<data::document> documents{{sources.add("one.jsonl", line), true}};
        text::diagnostic_sink problems(sources);
        const auto careful = data::load(words, documents, problems);
        faults += problems.failed() ? 1 : 0;
        ++(read ? taken : left);
        if (!read) continue;
        if (problems.failed() || careful.of_type(type).rows != 1) { FAIL_CHECK("taken, though it has a fault: " << line << "\n" << to_text(problems.take())); continue; }
        CHECK(reader.id(0) == careful.id({type, 0}));
        data::record_batch expected;
        const std::vector<std::uint32_t> rows{0};
        data::fill(expected, careful, type, rows, forms);
        for (std::size_t i = 0; i < forms.size(); ++i)
            if (!same_column(batch.columns[i], expected.columns[i])) FAIL_CHECK("`" << words.records[type].fields[i].name << "` is read otherwise: " << line);
    }
    MESSAGE(taken << " lines taken, " << left << " left to the careful reader, " << faults << " with faults");
    CHECK(taken > 1000);
    CHECK(faults > 1000);
}

}  // namespace quorate::differential
