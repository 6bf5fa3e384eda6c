// Compiled packs: the same reviews from bytes, and no harm from bytes that are damaged or made on purpose.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <random>

#include "api/content.hpp"
#include "api/pipeline.hpp"
#include "plan/archive.hpp"
#include "plan/fingerprint.hpp"
#include "quorate/compiled.hpp"
#include "quorate/files.hpp"
#include "quorate/explanation.hpp"
#include "quorate/records.hpp"
#include "text/hash.hpp"

namespace quorate {

namespace {

constexpr std::size_t header_lines = 3;  // what it is, the version, the hash

std::size_t begin_of_program(const std::string& bytes) {
    std::size_t at = 0;
    for (std::size_t line = 0; line < header_lines; ++line) at = bytes.find('\n', at) + 1;
    return at;
}

/// The bytes of a program with the hash that belongs to them, as somebody who means harm would write it.
document with_hash(const std::string& head, const std::string& program) { return {"pack.compiled", head + text::content_hash(program) + "\n" + program}; }

const review_options at_the_meeting{.as_of = *parse_day("2019-06-01")};

std::vector<document> data_of_the_programme() {
    const auto folder = testing::project() / "examples" / "pompidou-2019-2022";
    std::vector<document> all;
    for (const auto* name : {"programme.json", "context.json", "proposals.json"}) all.push_back({name, testing::read(folder / name), std::string_view(name) == "proposals.json"});
    return all;
}

/// A pack with something of everything that bytes can break.
const char* const small_rules = R"(
pack small { title en "Small" version "1" languages en source text "Text" of 2020-01-01 }
list colour { red green blue }
taxonomy field { a { a1 a2 } b { b1 } }
table fits by colour { red: yes otherwise: no }
bands size over whole number from 0 { up to 16: 4  from 17: 5 }
record part { weight: number, optional colour: colour, optional }
record proposal collected as proposals { id: identifier title: text, optional colour: colour, optional of: field, optional cost: money, optional starts: date, optional parts: list of part, optional colours: set of colour, optional }
parameter most = EUR 1000 { may be set from EUR 0 to EUR 5000 }
ask useful { title en "Useful" asks en "Is {p.title} useful?" cites text for p in proposals answered by red answer yes or no }
criterion cheap must { title en "Cheap" cites text for p in proposals applies when p.colour is red met when p.cost <= most * 2 unless met say en "{p.cost}" }
criterion placed must { title en "Placed" cites text for p in proposals met when p.of under {a, b} and p.starts + 1 month after as-of }
criterion heavy should { title en "Heavy" cites text for p in proposals let total = sum of each q.weight for q in p.parts where q.colour is p.colour met when total >= 3 and count p.parts >= 2 }
criterion liked may { title en "Liked" cites text for p in proposals met when answer to useful or (fits of p.colour and size of (count p.parts) >= 5) }
relation twin between a in proposals and b in proposals { title en "Twin" cites text grade note when a.colour is b.colour and similarity between a.title and b.title >= 50% say en "Twins." }
outcomes for p in proposals { refuse en "No" when any must criterion is not met  admit en "Yes" otherwise }
)";

}  // namespace

TEST_CASE("a compiled pack gives the reviews and explanations of its rules") {
    const auto rules = load_pack(testing::pack_files("pompidou-2019-2022")).or_throw();
    const auto bytes = save_compiled(rules);
    CHECK(is_compiled(bytes));
    CHECK(save_compiled(rules) == bytes);
    const auto compiled = load_compiled({"pack.compiled", bytes}).or_throw();
    CHECK(save_compiled(compiled) == bytes);
    const auto data = data_of_the_programme();
    const auto by_rules = load_portfolio(rules, data), by_bytes = load_portfolio(compiled, data);
    CHECK(to_json(make_review(rules, *by_rules.value, at_the_meeting)) == to_json(make_review(compiled, *by_bytes.value, at_the_meeting)));
    CHECK(rules.disassembly() == compiled.disassembly());
    CHECK(to_json(make_explanations(rules, *by_rules.value, at_the_meeting, "P-03", {})) == to_json(make_explanations(compiled, *by_bytes.value, at_the_meeting, "P-03", {})));
}

TEST_CASE("every pack of the project is the same when it was compiled and loaded") {
    for (const auto& one : std::filesystem::directory_iterator(testing::project() / "rules")) {
        if (!one.is_directory()) continue;
        const auto rules = load_pack(read_pack_files(one.path().string())).or_throw();
        const auto bytes = save_compiled(rules);
        const std::vector<document> file{{"pack.compiled", bytes}};
        const auto compiled = load_pack(file);
        CHECK_MESSAGE(compiled, one.path().string() << ": " << (compiled ? "" : compiled.diagnostics.front().message));
        if (!compiled) continue;
        CHECK(save_compiled(*compiled.value) == bytes);
        CHECK(rules.disassembly() == compiled.value->disassembly());
        const auto said = plan::declarations_of(rules.content().program, at_the_meeting.as_of), said_again = plan::declarations_of(compiled.value->content().program, at_the_meeting.as_of);
        CHECK(std::equal(said.begin(), said.end(), said_again.begin(), said_again.end(), [](const auto& a, const auto& b) { return a.first == b.first && a.second.says == b.second.says; }));
    }
}

TEST_CASE("a journal takes no compiled pack") {
    const std::vector<document> file{{"pack.compiled", save_compiled(testing::load_text(small_rules).or_throw())}};
    CHECK_THROWS_WITH_AS((void)append_record("nowhere/journal", file, {}, at_the_meeting, {}),
                         "pack.compiled: a journal keeps the rules themselves, and this is a compiled pack; name the folder of its rules", journal_error);
}

TEST_CASE("a compiled pack that is damaged, cut, or of another version is refused with a reason") {
    const auto bytes = save_compiled(testing::load_text(small_rules).or_throw());
    const auto refused = [](const std::string& changed, const char* why) {
        const auto made = load_compiled({"pack.compiled", changed});
        REQUIRE(!made);
        REQUIRE(made.diagnostics.size() == 1);
        CHECK(made.diagnostics.front().code == "Q6030");
        CHECK_MESSAGE(made.diagnostics.front().message.find(why) != std::string::npos, made.diagnostics.front().message);
    };
    auto damaged = bytes;
    damaged[bytes.size() / 2] ^= 1;
    refused(damaged, "its bytes are not those");
    refused(bytes.substr(0, bytes.size() - 1), "its bytes are not those");
    refused("pack x {}", "it is none");
    auto other = bytes;
    other.insert(bytes.find('\n') + 1, "9");
    refused(other, "another version");
    const auto begin = begin_of_program(bytes);
    const auto head = bytes.substr(0, bytes.rfind('\n', begin - 2) + 1);
    refused(with_hash(head, bytes.substr(begin) + "x").content, "its bytes hold no program");
    refused(with_hash(head, "").content, "its bytes hold no program");
    const auto forged = [&](const std::function<void(plan::program&)>& change) {
        auto program = *plan::from_bytes(std::string_view(bytes).substr(begin));
        change(program.compiled);
        return with_hash(head, plan::to_bytes(program.sources, program.compiled)).content;
    };
    refused(forged([](plan::program& of) { of.criteria.front().met = plan::op_id{1'000'000}; }), "a rule without its condition");
    refused(forged([](plan::program& of) { of.criteria.front().applies = plan::op_id{1'000'000}; }), "an operation that is not there");
    refused(forged([](plan::program& of) { of.criteria[1].met = of.criteria[0].met; }), "an operation of two rules");
    refused(forged([](plan::program& of) { of.comprehensions.front().collected = plan::op_id{static_cast<std::uint32_t>(of.operations.size() - 1)}; }), "");
    refused(forged([](plan::program& of) {
        auto& asks = of.operations[static_cast<std::size_t>(of.criteria.front().applies)];
        asks = {.code = plan::opcode::criterion_is, .index = 0, .of = 1};
    }), "an operation that comes back to itself");
    refused(forged([](plan::program& of) {
        for (int i = 0; i < 1'100; ++i) {
            of.operands.push_back(static_cast<plan::op_id>(of.operations.size() - 1));
            of.operations.push_back({.code = plan::opcode::logical_not, .first_operand = static_cast<std::uint32_t>(of.operands.size() - 1), .operand_count = 1});
            of.places.push_back(of.places.back());
        }
    }), "operations in more than 1000 others");
}

TEST_CASE("whatever the bytes are, what is loaded holds together, and what is not loaded is told") {
    const auto bytes = save_compiled(testing::load_text(small_rules).or_throw());
    const auto begin = begin_of_program(bytes);
    const auto head = bytes.substr(0, bytes.rfind('\n', begin - 2) + 1), good = bytes.substr(begin);
    std::mt19937 dice(20190601);
    const auto damage = [&](std::string& changed, std::size_t first) {
        const auto at = first + dice() % (changed.size() - first);
        switch (dice() % 4) {
            case 0: changed[at] = static_cast<char>(dice()); break;
            case 1: changed[at] = static_cast<char>(changed[at] + 1); break;
            case 2: changed[at] = static_cast<char>(changed[at] - 1); break;
            default: changed[at] = changed[first + dice() % (changed.size() - first)];
        }
    };
    // Damaged by chance: the hash tells.
    for (int round = 0; round < 500; ++round) {
        auto changed = bytes;
        damage(changed, 0);
        if (changed != bytes) CHECK_FALSE(load_compiled({"pack.compiled", changed}));
    }
    // With the hash that belongs to them, as somebody would write it who made them so: what holds together is written as it was read.
    const auto first = good.rfind("otherwise }") + 12;  // the text of the rules comes first, and changes nothing
    std::size_t refused = 0, loaded = 0;
    for (int round = 0; round < 3'000; ++round) {
        auto changed = good;
        for (auto times = 1 + dice() % 3; times > 0; --times) damage(changed, first);
        const auto made = load_compiled(with_hash(head, changed));
        if (!made) {
            ++refused;
            CHECK(made.diagnostics.size() == 1);
            continue;
        }
        ++loaded;
        const auto again = load_compiled({"pack.compiled", save_compiled(*made.value)});
        CHECK(again);
        if (again) CHECK(again.value->disassembly() == made.value->disassembly());
    }
    CHECK(refused > 100);
    CHECK(loaded > 100);
}

}  // namespace quorate
