// A pack is replaced while two threads review with it. Packs and portfolios never change and share what they hold, so a reload is: load
// the new pack, load the data with it, swap one pointer. Reviews that run finish with what they began with.
#include <atomic>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <quorate/files.hpp>
#include <quorate/findings.hpp>

namespace {

/// Rules, and data loaded with them: replaced together, so that no review mixes old and new.
struct edition {
    quorate::pack rules;
    quorate::portfolio data;
};

std::shared_ptr<const edition> load(const std::vector<quorate::document>& rules, const quorate::document& data) {
    auto pack = quorate::load_pack(rules).or_throw();
    auto portfolio = quorate::load_portfolio(pack, std::vector{data}).or_throw();
    return std::make_shared<const edition>(edition{std::move(pack), std::move(portfolio)});
}

/// How many proposals have support enough, by an edition of the rules.
std::size_t supported(const edition& by) {
    std::size_t count = 0;
    const auto review = quorate::make_review(by.rules, by.data, {.as_of = *quorate::parse_day("2019-06-01")});
    for (const auto& finding : quorate::findings_of(review, quorate::verdict::met)) count += finding.criterion == "two-other-delegations" ? 1 : 0;
    return count;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) return std::fputs("usage: reload PACK DATA\n", stderr), 2;
    try {
        auto rules = quorate::read_pack_files(arguments[1]);
        const auto data = quorate::read_file(arguments[2]);
        std::atomic<std::shared_ptr<const edition>> current = load(rules, data);
        std::printf("with two supports required: %zu\n", supported(*current.load()));

        std::atomic<bool> stop = false;
        std::atomic<std::size_t> strange = 0, with_old = 0, with_new = 0;
        const auto work = [&] {
            while (!stop) {
                const auto own = current.load();  // held for the whole review
                const auto found = supported(*own);
                (found == 2 ? with_old : found == 1 ? with_new : strange)++;
            }
        };
        std::thread first(work), second(work);
        while (with_old < 10) std::this_thread::yield();
        for (int reload = 0; reload < 20; ++reload) {
            for (auto& file : rules)
                for (const auto& [from, to] : {std::pair<std::string, std::string>{"required = 2", "required = 3"}, {"required = 3", "required = 2"}})
                    if (const auto at = file.content.find(from); at != std::string::npos) { file.content.replace(at, from.size(), to); break; }
            current = load(rules, data);
        }
        // A broken edition is refused, and the one before stays.
        rules.front().content += "criterion";
        if (!quorate::load_pack(rules)) std::printf("a broken edition is refused\n");
        rules.front().content.resize(rules.front().content.size() - std::string("criterion").size());
        const auto at = rules.front().content.find("required = 2");
        rules.front().content.replace(at, 12, "required = 3");
        current = load(rules, data);
        while (with_new < 10) std::this_thread::yield();
        stop = true;
        first.join();
        second.join();
        std::printf("with three: %zu\n", supported(*current.load()));
        std::printf("reviews of neither edition: %zu\n", strange.load());
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "reload: %s\n", fault.what());
        return 1;
    }
}
