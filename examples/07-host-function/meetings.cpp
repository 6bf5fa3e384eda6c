// A function that the host gives to the rules: distances from its own table. The pack declares it with its types; the function sees two
// towns and nothing else, keeps nothing, and says why where it does not know.
#include <cstdio>
#include <map>
#include <string>

#include <quorate/files.hpp>
#include <quorate/pack.hpp>

namespace {

const std::map<std::pair<std::string, std::string>, std::int64_t> surveyed = {{{"BRE", "GEN"}, 1390}, {{"BRE", "OSL"}, 2110}, {{"KIE", "OSL"}, 870}};

quorate::host_answer kilometres(std::span<const quorate::host_value> asked) {
    const auto& from = std::get<quorate::host_entry>(asked[0]).id;
    const auto& to = std::get<quorate::host_entry>(asked[1]).id;
    if (from == to) return quorate::host_value(quorate::rational(0));
    const auto found = surveyed.find(from < to ? std::pair(from, to) : std::pair(to, from));
    if (found == surveyed.end()) return quorate::host_answer::unknown("no road from " + from + " to " + to + " is surveyed");
    return quorate::host_value(quorate::rational(found->second));
}

void show(const quorate::review& review) {
    for (const auto& subject : review.subjects) {
        std::printf("%s (%s)\n", subject.about.title.in("en").c_str(), subject.about.id.c_str());
        for (const auto& finding : subject.findings) {
            std::printf("  %s: %s\n", finding.title.in("en").c_str(), std::string(to_string(finding.result)).c_str());
            if (!finding.message.empty()) std::printf("    %s\n", finding.message.in("en").c_str());
            for (const auto& fact : finding.missing_facts) std::printf("    missing: %s\n", fact.label.in("en").c_str());
        }
    }
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) return std::fputs("usage: meetings PACK DATA\n", stderr), 2;
    try {
        const auto rules = quorate::load_pack(quorate::read_pack_files(arguments[1])).or_throw();
        const std::vector<quorate::document> data{quorate::read_file(arguments[2])};
        const auto portfolio = quorate::load_portfolio(rules, data).or_throw();
        quorate::review_options options{.as_of = *quorate::parse_day("2024-03-15")};
        std::puts("— without the function —");
        show(quorate::make_review(rules, portfolio, options));

        const quorate::host_type town{quorate::type_kind::entry, "town"}, number{quorate::type_kind::number, {}};
        options.functions.push_back({"kilometres", {town, town}, number, kilometres});
        std::puts("— with it —");
        show(quorate::make_review(rules, portfolio, options));

        options.functions.back().arguments.pop_back();
        for (const auto& fault : quorate::faults_of(rules, options)) std::printf("— with wrong types —\n%s\n", fault.c_str());
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "meetings: %s\n", fault.what());
        return 1;
    }
}
