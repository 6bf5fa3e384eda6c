// One program and one portfolio shared by threads give the same bytes as one thread alone, also while other threads make portfolios
// from drafts of their own and load the rules again.
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <quorate/draft.hpp>
#include <quorate/report.hpp>

namespace {

quorate::record thing(int number) {
    return {{"id", "T" + std::to_string(number)}, {"title", "A thing of red colour and some weight"}, {"colour", number % 3 == 0 ? "Rouge" : "green"}, {"weight", number}};
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) return 2;
    std::ifstream file(arguments[1], std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    const std::vector<quorate::document> files{{"small.quorate", text.str()}};
    const auto rules = quorate::load_pack(files).or_throw();
    quorate::portfolio_draft draft(rules);
    for (int i = 0; i < 12; ++i) draft.put("things", thing(i));
    const auto data = draft.make().or_throw();
    const quorate::review_options options{.as_of = *quorate::parse_day("2019-06-01")};
    const auto review = [&](const quorate::pack& by, const quorate::portfolio& of) { return quorate::to_json(quorate::make_review(by, of, options)); };
    const auto alone = review(rules, data);

    std::vector<std::string> made(8);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < made.size(); ++i)
        threads.emplace_back([&, i] {
            if (i % 4 == 3) {  // a host of its own beside the others
                const auto own = quorate::load_pack(files).or_throw();
                quorate::portfolio_draft filling(own);
                for (int number = 11; number >= 0; --number) filling.put("things", thing(number));
                made[i] = review(own, filling.make().or_throw());
            } else {
                const auto copy = rules;
                made[i] = review(copy, data) + (quorate::to_text(quorate::find_relations(rules, data, options), "en").empty() ? "no relations" : "");
            }
        });
    for (auto& one : threads) one.join();
    int strange = 0;
    for (const auto& one : made) strange += one == alone ? 0 : 1;
    std::printf("%zu reviews, %d of them unlike the one made alone (%zu bytes)\n", made.size(), strange, alone.size());
    return strange == 0 && alone.size() > 10000 ? 0 : 1;
}
