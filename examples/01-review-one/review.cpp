// One proposal, reviewed: a pack from a folder, a record set value by value, the findings in a loop.
#include <cstdio>

#include <quorate/draft.hpp>
#include <quorate/files.hpp>
#include <quorate/findings.hpp>

int main(int count, char** arguments) {
    if (count != 2) return std::fputs("usage: review PACK\n", stderr), 2;
    try {
        const auto rules = quorate::load_pack(quorate::read_pack_files(arguments[1])).or_throw();

        quorate::record proposal{{"id", "A-1"}, {"title", "A debate"}, {"cost", quorate::money{"EUR", 60000}}};
        proposal.append("proposers", "France").append("supports", "France").append("supports", "Belgique");
        quorate::portfolio_draft draft(rules);
        draft.put("proposals", proposal);
        const auto portfolio = draft.make().or_throw();

        const auto review = quorate::make_review(rules, portfolio, {.as_of = *quorate::parse_day("2019-06-01")});
        for (const auto& finding : quorate::findings_of(review)) {
            std::printf("%s: %s\n", finding.title.in("en").c_str(), std::string(to_string(finding.result)).c_str());
            if (const auto* message = finding.message.find("en")) std::printf("  %s\n", message->c_str());
        }
        for (const auto& outcome : review.subjects.front().outcomes) std::printf("outcome: %s\n", outcome.title.in("en").c_str());
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "review: %s\n", fault.what());
        return 1;
    }
}
