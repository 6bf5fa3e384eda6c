// Figures of the similarity joins: bench_relate [ACTIVITIES [SEED]]
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "min_hash.hpp"
#include "portfolio.hpp"
#include "relate/corpus.hpp"
#include "relate/join.hpp"
#include "relate/search.hpp"

using namespace quorate;
using namespace quorate::bench;

namespace {

double wall_seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

double cpu_seconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

/// Of this thread: what else the machine does then does not count.
double thread_milliseconds() {
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
}

double peak_megabytes() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_maxrss) / 1024;
}

struct stopwatch {
    double wall = wall_seconds(), cpu = cpu_seconds();
    void lap(const std::string& what) {
        std::printf("%-58s %8.2f s CPU %8.2f s wall   peak %5.0f MB\n", what.c_str(), cpu_seconds() - cpu, wall_seconds() - wall, peak_megabytes());
        std::fflush(stdout);
        *this = {};
    }
};

relate::threshold at(std::int64_t percent) { return *relate::threshold::make(*rational::make(percent, 100)); }

std::vector<relate::corpus_text> texts_of(const std::vector<activity>& activities) {
    std::vector<relate::corpus_text> texts;
    texts.reserve(activities.size());
    for (const auto& one : activities) texts.push_back({one.text, "en", one.publisher});
    return texts;
}

void print_spread(const char* what, std::vector<double> milliseconds) {
    std::sort(milliseconds.begin(), milliseconds.end());
    std::printf("%-58s median %.3f ms CPU, 99th percentile %.3f, most %.3f\n", what, milliseconds[milliseconds.size() / 2],
                milliseconds[milliseconds.size() * 99 / 100], milliseconds.back());
}

void time_search(relate::corpus& corpus, const std::vector<activity>& fresh) {
    stopwatch watch;
    relate::similarity_index index(corpus.sets());
    watch.lap("index for searches");
    std::vector<double> known, unknown, added;
    for (std::size_t i = 0; i < 2'000; ++i) {
        const auto which = i * 499 % corpus.sets().size();
        const auto begin = thread_milliseconds();
        (void)index.best(corpus.sets().set(which), 20);
        known.push_back(thread_milliseconds() - begin);
    }
    const auto units = [&](const activity& of) {
        const auto before = corpus.sets().weights().size();
        auto set = corpus.units_of({of.text, "en", of.publisher});
        for (auto next = before; next < corpus.sets().weights().size(); ++next) (void)index.add_unit(corpus.sets().weights()[next]);
        return set;
    };
    for (const auto& one : fresh) {
        const auto begin = thread_milliseconds();
        const auto set = units(one);
        (void)index.best(set, 20);
        const auto middle = thread_milliseconds();
        (void)index.alike(set, at(50));
        if (!index.add(set)) std::abort();
        unknown.push_back(middle - begin);
        added.push_back(thread_milliseconds() - middle);
    }
    print_spread("best 20 for an activity of the portfolio", known);
    print_spread("best 20 for a new activity, its text read", unknown);
    print_spread("a new activity added, its pairs at .5 found", added);
    watch.lap("searches together");
}

void compare_methods(const std::vector<activity>& activities, std::int64_t percent) {
    const relate::corpus corpus(texts_of(activities));
    const auto& sets = corpus.sets();
    std::printf("\n%zu activities at .%lld                 CPU s     pairs    missed\n", activities.size(), static_cast<long long>(percent / 10));
    const auto least = at(percent);
    auto begin = cpu_seconds();
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < sets.size(); ++i)
        for (std::size_t k = i + 1; k < sets.size(); ++k) pairs += least.reached_by(relate::compare(sets.set(i), sets.set(k), sets.weights())) ? 1 : 0;
    std::printf("  every pair                     %12.3f %9zu %9d\n", cpu_seconds() - begin, pairs, 0);
    begin = cpu_seconds();
    const auto found = relate::join(sets, least);
    std::size_t joined = 0;
    for (std::size_t g = 0; g < found.groups(); ++g) joined += found.group(g).size() * (found.group(g).size() - 1) / 2;
    for (const auto& one : found.pairs) joined += found.group(one.first).size() * found.group(one.second).size();
    std::printf("  exact join                     %12.3f %9zu %9zu\n", cpu_seconds() - begin, joined, pairs - joined);
    for (const auto& shape : {band_shape{32, 4}, band_shape{20, 5}}) {
        begin = cpu_seconds();
        const auto guessed = min_hash_pairs(sets, least, shape);
        std::printf("  MinHash, %2u bands of %u, verified %11.3f %9zu %9zu\n", shape.bands, shape.rows, cpu_seconds() - begin, guessed, pairs - guessed);
    }
}

}  // namespace

int main(int count, char** arguments) {
    const auto size = static_cast<std::size_t>(count > 1 ? std::atoll(arguments[1]) : 1'000'000);
    const auto seed = static_cast<std::uint64_t>(count > 2 ? std::atoll(arguments[2]) : 1);
    const auto words = read_words(QUORATE_DATA_DIR);
    std::printf("%zu activities of %s\n", size, words.from.c_str());
    stopwatch watch;
    auto activities = make_activities(words, size, seed);
    watch.lap("generated");
    relate::corpus corpus(texts_of(activities));
    watch.lap("texts read, boilerplate left out, words weighted");
    activities = {};
    std::printf("%zu sentences left out; %zu units in %zu sets\n", corpus.left_out().size(), corpus.sets().weights().size(), corpus.sets().size());
    for (const int percent : {60, 50})
        for (const unsigned threads : {1u, 2u}) {
            watch = {};
            const auto found = relate::join(corpus.sets(), at(percent), {.threads = threads});
            watch.lap("exact join at ." + std::to_string(percent / 10) + ", " + std::to_string(threads) + " thread(s): " + std::to_string(found.groups()) + " groups, " +
                      std::to_string(found.pairs.size()) + " pairs");
        }
    time_search(corpus, make_activities(words, 2'000, seed + 1));
    const auto few = make_activities(words, 5'000, seed + 2);
    compare_methods(few, 60);
    compare_methods(few, 50);
}
