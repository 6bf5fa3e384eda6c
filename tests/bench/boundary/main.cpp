// The cost of one review through each way in, and how reviews by threads grow. usage: bench_boundary PACK (such as examples/rules/support.quorate)
// Prints microseconds: one proposal comes in, is reviewed against nothing else, and every result is read.
#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "quorate.h"
#include "quorate/draft.hpp"
#include "quorate/files.hpp"
#include "quorate/findings.hpp"
#include "quorate/report.hpp"

namespace {

const std::string json = R"({"proposals":[{"id":"A-1","title":"A debate","proposers":["France"],"supports":["France","Belgique"],"cost":{"amount":60000,"currency":"EUR"}}]})";
volatile std::size_t seen = 0;  // so that nothing is optimised away

/// Microseconds of one call, over at least half a second.
template <typename Work>
double microseconds(Work&& work) {
    work();
    std::size_t rounds = 0;
    const auto begin = std::chrono::steady_clock::now();
    std::chrono::duration<double, std::micro> spent{};
    do {
        for (int i = 0; i < 10; ++i, ++rounds) work();
        spent = std::chrono::steady_clock::now() - begin;
    } while (spent.count() < 500'000);
    return spent.count() / static_cast<double>(rounds);
}

quorate_text text(std::string_view of) { return {of.data(), of.size()}; }

void stop_unless(bool good) {
    if (!good) throw std::runtime_error("a call failed");
}

void read_all(const quorate_review* review) {
    quorate_finding finding{};
    finding.struct_size = sizeof finding;
    for (std::size_t i = 0; quorate_review_finding(review, 0, i, &finding, nullptr) == QUORATE_OK; ++i) seen = seen + static_cast<std::size_t>(finding.result);
}

quorate_review_options options_of() {
    quorate_review_options options{};
    options.struct_size = sizeof options;
    options.as_of = text("2019-06-01");
    return options;
}

void c_with_json(const quorate_pack* pack) {
    quorate_document data{sizeof(quorate_document), 0, text("data.json"), text(json)};
    quorate_portfolio* portfolio = nullptr;
    quorate_review* review = nullptr;
    quorate_string* out = nullptr;
    const auto options = options_of();
    stop_unless(quorate_portfolio_load(pack, &data, 1, &portfolio, nullptr) == QUORATE_OK && quorate_review_make(pack, portfolio, &options, &review, nullptr) == QUORATE_OK &&
                quorate_review_to_json(review, &out, nullptr) == QUORATE_OK);
    seen = seen + quorate_string_text(out).size;
    quorate_string_free(&out);
    quorate_review_free(&review);
    quorate_portfolio_free(&portfolio);
}

void c_with_setters(const quorate_pack* pack) {
    quorate_record* record = nullptr;
    quorate_draft* draft = nullptr;
    quorate_portfolio* portfolio = nullptr;
    quorate_review* review = nullptr;
    const auto options = options_of();
    stop_unless(quorate_record_new(pack, &record, nullptr) == QUORATE_OK && quorate_record_set_text(record, text("id"), text("A-1"), nullptr) == QUORATE_OK &&
                quorate_record_set_text(record, text("title"), text("A debate"), nullptr) == QUORATE_OK &&
                quorate_record_set_money(record, text("cost"), text("60000"), text("EUR"), nullptr) == QUORATE_OK &&
                quorate_record_add_text(record, text("proposers"), text("France"), nullptr) == QUORATE_OK &&
                quorate_record_add_text(record, text("supports"), text("France"), nullptr) == QUORATE_OK &&
                quorate_record_add_text(record, text("supports"), text("Belgique"), nullptr) == QUORATE_OK && quorate_draft_new(pack, &draft, nullptr) == QUORATE_OK &&
                quorate_draft_put(draft, text("proposals"), record, 1, nullptr) == QUORATE_OK && quorate_draft_make(draft, &portfolio, nullptr) == QUORATE_OK &&
                quorate_review_make(pack, portfolio, &options, &review, nullptr) == QUORATE_OK);
    read_all(review);
    quorate_review_free(&review);
    quorate_portfolio_free(&portfolio);
    quorate_draft_free(&draft);
    quorate_record_free(&record);
}

/// Reviews in a second by that many threads at once.
double in_a_second(unsigned threads, const quorate::pack& rules, const quorate::portfolio& data) {
    constexpr std::size_t rounds = 3000;
    const auto begin = std::chrono::steady_clock::now();
    std::vector<std::thread> all;
    for (unsigned i = 0; i < threads; ++i)
        all.emplace_back([&] {
            for (std::size_t round = 0; round < rounds; ++round)
                if (quorate::make_review(rules, data, {.as_of = *quorate::parse_day("2019-06-01")}).subjects.empty()) std::abort();
        });
    for (auto& one : all) one.join();
    return static_cast<double>(rounds * threads) / std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void run(const std::string& path) {
    const auto rules = quorate::load_pack(quorate::read_pack_files(path)).or_throw();
    const std::vector<quorate::document> data{{"data.json", json}};
    const auto portfolio = quorate::load_portfolio(rules, data).or_throw();
    const quorate::review_options options{.as_of = *quorate::parse_day("2019-06-01")};
    const auto read = [](const quorate::review& review) { for (const auto& one : quorate::findings_of(review)) seen = seen + static_cast<std::size_t>(one.result); };
    quorate_pack* pack = nullptr;
    stop_unless(quorate_pack_load_path(text(path), nullptr, &pack, nullptr) == QUORATE_OK);

    std::printf("%-44s %10.1f\n", "C++, the review alone", microseconds([&] { read(quorate::make_review(rules, portfolio, options)); }));
    std::printf("%-44s %10.1f\n", "C++, record built, review, findings read", microseconds([&] {
        quorate::record proposal{{"id", "A-1"}, {"title", "A debate"}, {"cost", quorate::money{"EUR", 60000}}};
        proposal.append("proposers", "France").append("supports", "France").append("supports", "Belgique");
        quorate::portfolio_draft draft(rules);
        draft.put("proposals", std::move(proposal));
        read(quorate::make_review(rules, draft.make().or_throw(), options));
    }));
    std::printf("%-44s %10.1f\n", "C++, JSON in, JSON out", microseconds([&] {
        seen = seen + quorate::to_json(quorate::make_review(rules, quorate::load_portfolio(rules, data).or_throw(), options)).size();
    }));
    std::printf("%-44s %10.1f\n", "C, setters in, getters out", microseconds([&] { c_with_setters(pack); }));
    std::printf("%-44s %10.1f\n", "C, JSON in, JSON out", microseconds([&] { c_with_json(pack); }));
    const auto one = in_a_second(1, rules, portfolio), two = in_a_second(2, rules, portfolio);
    std::printf("%-44s %10.0f a second by one thread, %.0f by two: %.2f times\n", "C++, the review alone", one, two, two / one);
    quorate_pack_free(&pack);
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) return std::fputs("usage: bench_boundary PACK\n", stderr), 2;
    try {
        run(arguments[1]);
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "bench_boundary: %s\n", fault.what());
        return 1;
    }
}
