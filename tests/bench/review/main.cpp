// The yardstick: how long a screening by eight rules takes, by quorate and by hand. usage: bench_review PACK [PROPOSALS [ROUNDS]]
// Prints nanoseconds a proposal and ratios; with 0 rounds it only runs each way once (see instructions.sh).
// bench_review --growing [ROUNDS] measures rules that grow alone; bench_review --write [PROPOSALS] writes the proposals themselves. All ways are measured in turn, round after round, by the processor time of this thread; the
// median of the rounds counts. That they say the same of every proposal is checked first.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include "quorate/compiled.hpp"
#include "review/by_hand.hpp"
#include "review/by_quorate.hpp"
#include "review/growing.hpp"
#include "review/workload.hpp"

namespace quorate::bench {

namespace {

constexpr std::size_t padding = 64;  // bytes that simdjson may read behind the last line

double seconds_spent() {
    std::timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

/// One way to do the work: what it is called, over how many proposals, and the way itself.
struct way {
    std::string name;
    std::size_t proposals;
    std::function<void()> work;
    std::vector<double> rounds{};
    [[nodiscard]] double median() const {
        auto sorted = rounds;
        std::sort(sorted.begin(), sorted.end());
        return sorted[sorted.size() / 2];
    }
};

void measure(std::vector<way>& ways, int rounds) {
    for (int round = 0; round < rounds; ++round)
        for (auto& one : ways) {
            const auto begin = seconds_spent();
            one.work();
            one.rounds.push_back((seconds_spent() - begin) * 1e9 / static_cast<double>(one.proposals));
        }
}

/// The first of a group is 1.
void print(const char* title, const std::vector<way>& ways) {
    std::printf("\n%-58s %12s %9s\n", title, "ns/proposal", "ratio");
    for (const auto& one : ways) std::printf("%-58s %12.1f %9.2f\n", one.name.c_str(), one.median(), one.median() / ways.front().median());
}

void require_same(const std::vector<screened>& a, const std::vector<screened>& b, const char* what) {
    const auto [first, second] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (first == a.end() && second == b.end()) return;
    const auto show = [](const screened& one) { std::fprintf(stderr, "  outcome %d failing %02x undecided %02x warnings %02x needs %02x\n", static_cast<int>(one.result), one.failing, one.undecided, one.warnings, one.needs); };
    std::fprintf(stderr, "%s: proposal %td is not judged alike\n", what, first - a.begin() + 1);
    if (first != a.end() && second != b.end()) { show(*first); show(*second); }
    std::exit(1);
}

volatile std::size_t seen = 0;  // so that nothing is optimised away

/// The rules by hand alone; a function of its own, for callgrind.
[[gnu::noinline]] void decide_all(const std::vector<coded>& proposals) {
    for (const auto& one : proposals) seen = seen + decide(one).failing;
}

void run(const std::string& pack, std::size_t count, int rounds) {
    auto lines = write_proposals(count, 20200601);
    lines.reserve(lines.size() + padding);
    std::printf("%zu proposals of %zu bytes on average\n", count, lines.size() / count);
    yardstick quorate(pack);
    const auto portfolio = quorate.load(lines);
    const auto by_hand = screen_coded(lines);
    require_same(by_hand, screen_documents(lines), "by hand over documents");
    require_same(by_hand, quorate.screen(lines), "quorate by columns");
    require_same(by_hand, quorate.screen(portfolio), "quorate by columns of a portfolio");
    require_same(by_hand, quorate.evaluate(portfolio), "quorate by the machine");
    const auto some = std::min<std::size_t>(count, 2'000);
    auto few = write_proposals(some, 20200601);
    few.reserve(few.size() + padding);
    const auto few_loaded = quorate.load(few);
    require_same({by_hand.begin(), by_hand.begin() + static_cast<std::ptrdiff_t>(some)}, quorate.review(few_loaded), "quorate in words");
    std::size_t outcomes[3] = {};
    for (const auto& one : by_hand) ++outcomes[static_cast<std::size_t>(one.result)];
    std::printf("all ways agree: %zu refused, %zu to be completed, %zu admitted\n", outcomes[0], outcomes[1], outcomes[2]);

    const auto coded_proposals = read_coded(lines);
    const auto columns = quorate.read_columns(lines);
    if (rounds == 0) {
        decide_all(coded_proposals);
        seen = yardstick::evaluate(*columns);
        seen = yardstick::trees(*columns);
        return;
    }
    std::vector<way> whole{{"by hand, simdjson and coded structs", count, [&] { seen = screen_coded(lines).size(); }},
                           {"by hand, nlohmann/json documents", count, [&] { seen = screen_documents(lines).size(); }},
                           {"quorate, screened", count, [&] { seen = quorate.screen(lines).size(); }},
                           {"quorate, a portfolio loaded and screened", count, [&] { seen = quorate.screen(quorate.load(lines)).size(); }}};
    measure(whole, rounds);
    print("End to end, from JSON Lines", whole);

    std::vector<way> alone{{"by hand, coded structs", count, [&] { decide_all(coded_proposals); }},
                           {"quorate, columns that were read", count, [&] { seen = yardstick::evaluate(*columns); }},
                           {"quorate, the same with every reason as a tree", count, [&] { seen = yardstick::trees(*columns); }},
                           {"quorate, a portfolio screened", count, [&] { seen = quorate.screen(portfolio).size(); }},
                           {"quorate, the same with every reason as a tree", count, [&] { seen = quorate.trees(portfolio); }},
                           {"quorate, a portfolio by the machine", count, [&] { seen = quorate.evaluate(portfolio).size(); }},
                           {"quorate, with every reason in words", some, [&] { seen = quorate.review(few_loaded).size(); }}};
    measure(alone, rounds);
    print("Evaluation alone", alone);

    auto one_line = lines.substr(0, lines.find('\n') + 1);
    one_line.reserve(one_line.size() + padding);
    constexpr std::size_t times = 200;
    const auto repeated = [](auto work) { return [work] { for (std::size_t i = 0; i < times; ++i) work(); }; };
    std::vector<way> single{{"by hand, simdjson", times, repeated([&] { seen = screen_coded(one_line).size(); })},
                            {"by hand, nlohmann/json", times, repeated([&] { seen = screen_documents(one_line).size(); })},
                            {"quorate, screened", times, repeated([&] { seen = quorate.screen(one_line).size(); })},
                            {"quorate, a portfolio loaded and by the machine", times, repeated([&] { seen = quorate.evaluate(quorate.load(one_line)).size(); })}};
    measure(single, rounds);
    print("One proposal alone", single);
}

/// How much slower a screening of one record gets by criteria that do not apply to it; and how long rules take to be read.
void run_growing(int rounds) {
    const auto loaded = [](std::size_t kinds, std::size_t of_kind) {
        const std::vector<document> files{{"growing.quorate", rules_by_kind(kinds, of_kind)}};
        return load_pack(files).or_throw();
    };
    const review_options options{.as_of = *parse_day("2020-06-01")};
    auto applicable = options;
    applicable.applicable_only = true;
    const auto few = loaded(1, 40), many = loaded(250, 40);
    screener of_few(few, "proposals", options), of_many(many, "proposals", options);
    const auto line = record_of_first_kind() + std::string(padding, '\n');
    const auto screen = [&](screener& by) { return [&] { for (int i = 0; i < 100; ++i) (void)by.screen_lines(line, [](const screened_batch& batch) { seen = seen + batch.open[0]; }); }; };
    const std::vector<document> data{{"one.jsonl", line}};
    const auto few_data = load_portfolio(few, data).or_throw(), many_data = load_portfolio(many, data).or_throw();
    std::vector<way> ways{{"40 criteria", 100, screen(of_few)}, {"10,000 criteria, 40 of them for its kind", 100, screen(of_many)}};
    measure(ways, 5 * rounds);
    print("One record screened", ways);
    std::vector<way> words{{"40 criteria", 1, [&] { seen = make_review(few, few_data, options).subjects.size(); }},
                           {"10,000 criteria, those in the review that apply", 1, [&] { seen = make_review(many, many_data, applicable).subjects.size(); }},
                           {"10,000 criteria, all of them in the review", 1, [&] { seen = make_review(many, many_data, options).subjects.size(); }}};
    measure(words, 5 * rounds);
    print("One record reviewed in words", words);
    std::vector<way> reading{{"parse, check and compile", 1000, [&] { seen = loaded(25, 40).summary().criteria; }}};
    const document compiled{"growing.compiled", save_compiled(loaded(25, 40))};
    reading.push_back({"load what was compiled", 1000, [&] { seen = load_compiled(compiled).or_throw().summary().criteria; }});
    measure(reading, 3 * rounds);
    print("1,000 criteria, by criterion", reading);
}

}  // namespace

}  // namespace quorate::bench

int main(int count, char** arguments) {
    if (count < 2) {
        std::fprintf(stderr, "usage: bench_review PACK [PROPOSALS [ROUNDS]] | --growing [ROUNDS] | --write [PROPOSALS]\n");
        return 2;
    }
    if (std::string_view(arguments[1]) == "--growing") {
        quorate::bench::run_growing(count > 2 ? std::atoi(arguments[2]) : 5);
        return 0;
    }
    if (std::string_view(arguments[1]) == "--write") {
        const auto lines = quorate::bench::write_proposals(count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 100'000, 20200601);
        return std::fwrite(lines.data(), 1, lines.size(), stdout) == lines.size() ? 0 : 1;
    }
    const int rounds = count > 3 ? std::atoi(arguments[3]) : 5;
    quorate::bench::run(arguments[1], count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 100'000, rounds);
    if (rounds > 0) quorate::bench::run_growing(rounds);
    return 0;
}
