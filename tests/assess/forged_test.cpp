// Compiled packs that somebody changed on purpose, with the hash that belongs to them: whatever they say, loading and running them ends well.
#include <doctest/doctest.h>

#include <array>
#include <random>

#include "api/content.hpp"
#include "api/pipeline.hpp"
#include "plan/archive.hpp"
#include "quorate/compiled.hpp"
#include "quorate/explanation.hpp"
#include "quorate/files.hpp"
#include "quorate/screening.hpp"
#include "text/hash.hpp"

namespace quorate {

namespace {

/// Changed programs of each pack; for a longer search: -DCMAKE_CXX_FLAGS=-DQUORATE_FORGED_PROGRAMS=5000.
#ifndef QUORATE_FORGED_PROGRAMS
#define QUORATE_FORGED_PROGRAMS 5
#endif
constexpr int programs_of_each = QUORATE_FORGED_PROGRAMS, programs_of_the_small = 40 * QUORATE_FORGED_PROGRAMS;

/// Many kinds of values beside each other.
const char* const rules_of_many_types = R"(
pack small { title en "Small" version "1" languages en source text "Text" of 2020-01-01 }
list colour { red green blue }
taxonomy place { a { a1 a2 } b { b1 } }
table fits by colour { red: yes otherwise: no }
table goes by colour and place { red, a1: yes otherwise: no }
bands size over whole number from 0 { up to 16: 4  from 17: 5 }
calendar office { weekend saturday, sunday }
record part { weight: number, optional colour: colour, optional }
record proposal collected as proposals { id: identifier title: text, optional colour: colour, optional of: place, optional cost: money, optional starts: date, optional
  runs: period, optional parts: list of part, optional colours: set of colour, optional places: set of place, optional other: proposal, optional }
parameter most = EUR 1000 { may be set from EUR 0 to EUR 5000 }
parameter least = 30% { may be set from 0% to 100% }
define dear(c: money) = c > most * 2
ask useful { title en "Useful" asks en "Is {p.title} useful?" cites text for p in proposals answered by red answer yes or no }
criterion cheap must { title en "Cheap" cites text for p in proposals applies when p.colour is red met when not dear of p.cost and p.cost + EUR 5 > most unless met say en "{p.cost}" }
criterion placed must { title en "Placed" cites text for p in proposals met when p.of under {a, b} and p.starts + 1 month after as-of and p.places meet {a1, b1} }
criterion heavy should { title en "Heavy" cites text for p in proposals let total = sum of each q.weight for q in p.parts where q.colour is p.colour met when total * 2 - 1 >= 3 and count p.parts >= 2 }
criterion liked may { title en "Liked" cites text for p in proposals met when answer to useful or (fits of p.colour and size of (count p.parts) >= 5) or goes of (p.colour, p.of) }
criterion timely may { title en "Timely" cites text for p in proposals met when p.starts in p.runs and working-days between p.starts and as-of < 20 and length of p.runs >= 3 and year of p.starts is 2019 }
criterion worded may { title en "Worded" cites text for p in proposals met when words of p.title >= 2 and p.title mentions {"old", "new"} and level of p.of <= 2 and count p.colours >= 1 }
criterion many may { title en "Many" cites text for p in proposals met when every c in p.colours satisfies (c is not green or p.of in {a1, a2}) and smallest of (each q.weight for q in p.parts) / 2 < least }
relation twin between a in proposals and b in proposals { title en "Twin" cites text grade note when a.colour is b.colour and similarity between a.title and b.title >= 50% say en "Twins." }
outcomes for p in proposals { refuse en "No" when any must criterion is not met  admit en "Yes" otherwise }
)";

/// Data for any vocabulary: of each collection three records, of each field a value.
class data_maker {
public:
    explicit data_maker(const vocabulary& words) : words_(words) {}

    [[nodiscard]] std::string lines() {
        std::string all;
        for (const auto& one : words_.records)
            for (number_ = 0; number_ < 3 && !one.collection.empty(); ++number_)
                all += "{\"collection\": \"" + one.collection + "\"" + fields(one, 0) + "}\n";
        return all;
    }

private:
    std::string fields(const record_type& of, int depth) {
        std::string all;
        for (std::size_t i = 0; i < of.fields.size(); ++i) {
            const auto& one = of.fields[i];
            if (one.optional && (i + static_cast<std::size_t>(number_)) % 5 == 4) continue;
            const auto content = value(one.type, of, depth);
            if (!content.empty()) all += ", \"" + one.name + "\": " + (one.type.many ? "[" + content + "]" : content);
        }
        return all;
    }
    std::string value(const field_type& type, const record_type& of, int depth) {
        const auto number = std::to_string(number_ + 1);
        switch (type.kind) {
            case type_kind::truth: return number_ == 0 ? "true" : "false";
            case type_kind::number: return number + ".5";
            case type_kind::whole_number: return number;
            case type_kind::money: return "{\"amount\": " + number + "00, \"currency\": \"EUR\"}";
            case type_kind::text: return "\"some new words, number " + number + "\"";
            case type_kind::date: return "\"2019-0" + number + "-15\"";
            case type_kind::period: return "{\"from\": \"2019-0" + number + "-01\", \"to\": \"2020-06-30\"}";
            case type_kind::duration: return "\"" + number + " months\"";
            case type_kind::identifier: return "\"" + of.name + number + "\"";
            case type_kind::entry: {
                const auto& entries = words_.classifications[type.of].entries;
                return entries.empty() ? "" : "\"" + entries[static_cast<std::size_t>(number_) % entries.size()].id + "\"";
            }
            case type_kind::reference: return words_.records[type.of].collection.empty() ? "" : "\"" + words_.records[type.of].name + number + "\"";
            case type_kind::part: {
                const auto made = depth > 3 ? std::string() : fields(words_.records[type.of], depth + 1);
                return made.empty() ? "" : "{" + made.substr(2) + "}";
            }
        }
        return {};
    }

    const vocabulary& words_;
    int number_ = 0;
};

/// Changes of a program that leave most of it as it was.
class forger {
public:
    explicit forger(unsigned seed) : dice_(seed) {}

    void change(plan::program& of) {
        auto& op = one_of(of.operations);
        switch (dice_() % 8) {
            case 0:
            case 1: op.code = with_as_many_operands(op.code); break;
            case 2: op.index = roll(8); break;
            case 3: op.of = roll(of.words.classifications.size() + 1); break;
            case 4: if (of.operands.size() > 1) std::swap(one_of(of.operands), one_of(of.operands)); break;
            case 5:
            case 6: std::swap(one_of(of.constants), one_of(of.constants)); break;
            default: op = {.code = plan::opcode::constant, .first_operand = 0, .operand_count = 0, .index = roll(of.constants.size())};
        }
        if (dice_() % 4 == 0 && !of.words.records.empty()) change_field(one_of(of.words.records));
    }

    void damage(std::string& bytes, std::size_t first) {
        const auto at = first + dice_() % (bytes.size() - first);
        bytes[at] = static_cast<char>(dice_() % 2 == 0 ? bytes[at] + 1 : bytes[first + dice_() % (bytes.size() - first)]);
    }
    unsigned roll(std::size_t sides) { return static_cast<unsigned>(dice_() % sides); }

private:
    template <typename T> T& one_of(std::vector<T>& all) { return all[dice_() % all.size()]; }

    plan::opcode with_as_many_operands(plan::opcode like) {
        constexpr auto all = static_cast<unsigned>(plan::opcode::rank_by) + 1;
        for (;;)
            if (const auto made = static_cast<plan::opcode>(roll(all)); plan::operands_of(made) == plan::operands_of(like)) return made;
    }
    void change_field(record_type& of) {
        auto& type = one_of(of.fields).type;
        if (type.kind <= type_kind::duration) type.kind = static_cast<type_kind>(roll(static_cast<unsigned>(type_kind::duration) + 1));
    }

    std::mt19937 dice_;
};

struct ends_met { int refused = 0, ended = 0, ran = 0; };

/// Reviews, explains and screens by a pack, as far as it goes: an error that is told is a good end.
void run(const pack& rules, const std::string& lines, ends_met& all) {
    review_options options{.as_of = *parse_day("2019-06-01")};
    options.step_limit = 20'000;
    options.total_step_limit = 500'000;
    const std::vector<document> data{{"data.jsonl", lines, true}};
    bool ended = false;
    const auto attempt = [&](auto what) {
        try {
            what();
        } catch (const std::exception& fault) {
            ended = true;
            CHECK(std::string_view(fault.what()).size() > 10);
        }
    };
    const auto loaded = load_portfolio(rules, data);
    if (loaded.value) {
        attempt([&] { (void)to_json(make_review(rules, *loaded.value, options)); });
        for (const auto& one : rules.content().program.words.records)
            if (!one.collection.empty()) attempt([&] { (void)make_explanations(rules, *loaded.value, options, one.name + "1"); });
    }
    for (const auto& one : rules.content().program.words.records)
        if (!one.collection.empty())
            attempt([&] {
                screener by(rules, one.collection, options);
                by.tell_parts(true);
                if (loaded.value) by.screen(*loaded.value, [](const screened_batch&) {});
                (void)by.screen_lines(lines, [](const screened_batch&) {});
            });
    ++(ended ? all.ended : all.ran);
}

/// Loads and runs many programs that are nearly that of a pack.
ends_met forge(const pack& rules, int programs, unsigned seed) {
    const auto bytes = save_compiled(rules);
    const auto program_at = bytes.find('\n', bytes.find('\n', bytes.find('\n') + 1) + 1) + 1;
    const auto head = bytes.substr(0, bytes.find('\n', bytes.find('\n') + 1) + 1);
    const auto good = plan::from_bytes(std::string_view(bytes).substr(program_at));
    REQUIRE(good);
    const auto lines = data_maker(rules.content().program.words).lines();
    forger by(seed);
    ends_met all;
    for (int i = 0; i < programs; ++i) {
        auto made = *good;
        for (auto changes = 1 + by.roll(4); changes > 0; --changes) by.change(made.compiled);
        auto program = plan::to_bytes(made.sources, made.compiled);
        if (by.roll(4) == 0) by.damage(program, plan::to_bytes(made.sources, {}).size());
        const auto loaded = load_compiled({"pack.compiled", head + text::content_hash(program) + "\n" + program});
        if (loaded) run(*loaded.value, lines, all);
        else ++all.refused;
    }
    return all;
}

}  // namespace

TEST_CASE("a small pack whose program was changed on purpose is refused, ends with an error, or runs") {
    const auto rules = testing::load_text(rules_of_many_types);
    REQUIRE_MESSAGE(rules, (rules.diagnostics.empty() ? "" : rules.diagnostics.front().message));
    ends_met as_it_is;
    run(*rules.value, data_maker(rules.value->content().program.words).lines(), as_it_is);
    CHECK(as_it_is.ran == 1);
    const auto found = forge(*rules.value, programs_of_the_small, 20190601);
    CHECK(found.refused > programs_of_the_small / 20);
    CHECK(found.ended > programs_of_the_small / 20);
    CHECK(found.ran > programs_of_the_small / 20);
}

TEST_CASE("so is each pack of the project") {
    for (const auto& one : std::filesystem::directory_iterator(testing::project() / "rules")) {
        if (!one.is_directory()) continue;
        const auto rules = load_pack(read_pack_files(one.path().string())).or_throw();
        CAPTURE(one.path().string());
        const auto found = forge(rules, programs_of_each, 20200601);
        CHECK(found.refused < programs_of_each);
    }
}

}  // namespace quorate
