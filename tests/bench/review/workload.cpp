#include "review/workload.hpp"

#include <iterator>
#include <string_view>

#include "review/outcome.hpp"

namespace quorate::bench {

namespace {

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers everywhere.
class dice {
public:
    explicit dice(std::uint64_t seed) : state_(seed) {}
    std::size_t below(std::size_t limit) {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return static_cast<std::size_t>((z ^ (z >> 31)) % limit);
    }
    template <typename Items> std::string_view pick(const Items& items) { return items[below(std::size(items))]; }

private:
    std::uint64_t state_;
};

constexpr std::string_view words[] = {"services", "young", "people", "training", "regional", "exchange", "of", "practice", "between", "cities", "evidence", "on", "the", "effects",
                                      "prevention", "work", "with", "families", "and", "schools", "quality", "standards", "for", "treatment", "épidémiologie", "réseau", "données",
                                      "common", "approach", "to", "monitoring", "health", "in", "rural", "areas", "joint", "review", "policy"};

std::string text_of(dice& with, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) {
        if (!text.empty()) text += ' ';
        text += with.pick(words);
    }
    return text;
}

std::string digits(std::size_t number, std::size_t width) {
    auto text = std::to_string(number);
    return std::string(width - std::min(width, text.size()), '0') + text;
}

class writer {
public:
    writer(dice& with, std::string& to) : with_(with), to_(to) {}

    void raw(std::string_view name, const std::string& value) { ((to_ += ",\"") += name) += "\":" + value; }
    void text(std::string_view name, const std::string& value) { raw(name, '"' + value + '"'); }
    [[nodiscard]] bool left_out() { return with_.below(100) < 3; }
    template <typename Items> void some(std::string_view name, const Items& among, std::size_t least, std::size_t range) {
        std::string all = "[";
        for (auto count = least + with_.below(range); count > 0; --count) all += '"' + std::string(with_.pick(among)) + (count > 1 ? "\"," : "\"");
        raw(name, all + ']');
    }
    void date(std::string_view name, std::size_t from, std::size_t years) {
        text(name, digits(from + with_.below(years), 4) + "-" + digits(1 + with_.below(12), 2) + "-" + digits(1 + with_.below(28), 2));
    }

private:
    dice& with_;
    std::string& to_;
};

void write_one(dice& with, std::size_t number, std::string& to) {
    writer one(with, to);
    to += "{\"collection\":\"proposals\"";
    one.text("id", "P-" + digits(number, 7));
    one.text("title", text_of(with, 70));
    one.text("proposer", std::string(with.pick(delegations)));
    if (!one.left_out()) one.some("supports", delegations, 4, 8);
    if (!one.left_out()) one.text("priority", std::string(with.pick(priorities)));
    if (!one.left_out()) one.text("scope", text_of(with, 220));
    if (!one.left_out()) one.text("purpose", text_of(with, 215));
    if (!one.left_out()) one.text("form", std::string(with.pick(forms)));
    if (!one.left_out()) one.some("results", results_of_work, 1, 4);
    if (!one.left_out()) one.date("starts", 2020, 2);
    if (!one.left_out()) one.date("ends", 2021, 4);
    if (with.below(3) != 0) one.raw("budget", "{\"amount\":" + std::to_string(10'000 + 500 * with.below(200)) + ",\"currency\":\"EUR\"}");
    if (!one.left_out()) one.raw("usefulness", std::to_string(2 + with.below(4)));
    if (!one.left_out()) one.raw("feasibility", std::to_string(1 + with.below(5)) + "." + std::to_string(with.below(10)));
    if (!one.left_out()) one.raw("novelty", std::to_string(1 + with.below(5)));
    if (with.below(10) != 0) one.text("gender", text_of(with, 50));
    to += "}\n";
}

}  // namespace

std::string write_proposals(std::size_t count, std::uint64_t seed) {
    dice with(seed);
    std::string all;
    all.reserve(count * 920);
    for (std::size_t i = 0; i < count; ++i) write_one(with, i + 1, all);
    return all;
}

}  // namespace quorate::bench
