// Proposals placed with standing activities that can take a few each. The rules say which activity fits which proposal, and how well;
// the placing is the best there is: as many proposals as can be, and among such placings one where most considerations hold. Piers would
// fit Harbours better, and stands aside for Lights, which has nowhere else to go.
#include <cstdio>
#include <map>
#include <string>

#include <nlohmann/json.hpp>
#include <quorate/assignment.hpp>
#include <quorate/files.hpp>
#include <quorate/pack.hpp>

namespace {

/// What a placing is worth: being placed at all counts for more than all considerations together.
std::int64_t worth_of(const quorate::route& route) {
    std::int64_t worth = 1000;
    for (const auto& one : route.considerations) worth += one.result == quorate::fit::fits ? 1 : 0;
    return worth;
}

/// Every activity that fits. What is not known for certain is for people to settle, and not placed.
std::vector<quorate::placing> possible_placings(const quorate::review& review) {
    std::vector<quorate::placing> all;
    for (const auto& subject : review.subjects)
        for (const auto& routing : subject.routings)
            for (const auto& route : routing.routes)
                if (route.result == quorate::fit::fits) all.push_back({subject.about.id, route.target.id, worth_of(route)});
    return all;
}

/// How many places each activity has: the host's own reading of its register.
std::vector<quorate::capacity> capacities_in(const quorate::document& held) {
    std::vector<quorate::capacity> all;
    const auto read = nlohmann::json::parse(held.content);
    for (const auto& one : read.at("activities")) all.push_back({one.at("id"), one.at("places")});
    return all;
}

void place(const quorate::pack& rules, const quorate::document& held) {
    const auto portfolio = quorate::load_portfolio(rules, std::span(&held, 1)).or_throw();
    const auto review = quorate::make_review(rules, portfolio, {.as_of = *quorate::parse_day("2024-03-15")});
    const auto possible = possible_placings(review);
    std::map<std::string, const quorate::placing*> placed;
    for (const auto index : quorate::assign(possible, capacities_in(held))) placed[possible[index].record] = &possible[index];
    for (const auto& subject : review.subjects) {
        const auto& id = subject.about.id;
        const auto title = subject.about.title.in("en");
        if (const auto found = placed.find(id); found != placed.end())
            std::printf("%s %-8s with %-8s (%d of 2 considerations)\n", id.c_str(), title.c_str(), found->second->carrier.c_str(), static_cast<int>(found->second->worth - 1000));
        else std::printf("%s %-8s has no place\n", id.c_str(), title.c_str());
    }
    std::printf("%zu of %zu placed\n", placed.size(), review.subjects.size());
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) return std::fputs("usage: place PACK REGISTER\n", stderr), 2;
    try {
        place(quorate::load_pack(quorate::read_pack_files(arguments[1])).or_throw(), quorate::read_file(arguments[2]));
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "place: %s\n", fault.what());
        return 1;
    }
}
