// Relations found by joins against relations found by looking at every pair, over random portfolios.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "api/content.hpp"
#include "api/pipeline.hpp"
#include "assess/findings.hpp"
#include "assess/candidates.hpp"

using namespace quorate;
using namespace quorate::testing;
using nlohmann::json;

namespace {

class portfolio_writer {
public:
    portfolio_writer(const vocabulary& words, unsigned seed) : words_(words), random_(seed) {}

    std::string write(std::size_t each) {
        for (std::uint32_t i = 0; i < words_.records.size(); ++i)
            if (!words_.records[i].collection.empty()) ids_[words_.records[i].root].push_back(i);
        count_ = each;
        json all = json::object();
        for (std::uint32_t i = 0; i < words_.records.size(); ++i)
            for (std::size_t k = 0; k < each && !words_.records[i].collection.empty(); ++k) all[words_.records[i].collection].push_back(record(i, id(i, k), 0));
        return all.dump();
    }

private:
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }
    bool one_in(std::size_t many) { return below(many) == 0; }
    static std::string id(std::uint32_t type, std::size_t number) { return "r" + std::to_string(type) + "-" + std::to_string(number); }
    std::string word_row() {
        constexpr const char* some[] = {"police", "drogues", "prévention", "training", "the", "de la", "rapport", "officers", "réduction", "risques"};
        std::string text;
        const bool short_one = one_in(5);  // or empty, or of small words only
        if (!short_one && !rows_.empty() && one_in(3)) text = rows_[below(rows_.size())];
        for (auto left = short_one ? below(3) : text.empty() ? 3 + below(4) : below(2); left != 0; --left)
            text += std::string(text.empty() ? "" : " ") + (short_one || one_in(6) ? some[below(std::size(some))] : "ouvrage" + std::to_string(below(90)));
        rows_.push_back(text);
        return text;
    }
    json date() { return "20" + std::to_string(19 + below(3)) + "-0" + std::to_string(1 + below(9)) + "-1" + std::to_string(below(10)); }

    json single(const field_type& type, int depth) {
        switch (type.kind) {
            case type_kind::truth: return one_in(2);
            case type_kind::number:
            case type_kind::whole_number: return below(4);
            case type_kind::money: return {{"amount", 100 * below(3)}, {"currency", one_in(4) ? "USD" : "EUR"}};
            case type_kind::text:
                if (one_in(4)) return {{words_.languages[below(words_.languages.size())], word_row()}};
                return word_row();
            case type_kind::date: return date();
            case type_kind::period: { const auto from = "201" + std::to_string(below(10)); return {{"from", from + "-01-01"}, {"to", from + "-12-31"}}; }
            case type_kind::duration: return std::to_string(1 + below(3)) + (one_in(2) ? " months" : " days");
            case type_kind::entry: {
                const auto& entries = words_.classifications[type.of].entries;
                return entries.empty() ? json() : json(entries[below(std::min<std::size_t>(entries.size(), 8))].id);
            }
            case type_kind::reference: {
                std::vector<std::uint32_t> kinds;
                for (const auto one : ids_[words_.records[type.of].root])
                    if (words_.is_a(one, type.of)) kinds.push_back(one);
                return kinds.empty() ? json() : json(id(kinds[below(kinds.size())], below(count_)));
            }
            case type_kind::part: return depth > 2 ? json() : record(type.of, {}, depth + 1);
            default: return {};
        }
    }
    json record(std::uint32_t type, const std::string& id, int depth) {
        json made = json::object();
        for (const auto& field : words_.records[type].fields) {
            if (field.type.kind == type_kind::identifier) { made[field.name] = id.empty() ? "p" + std::to_string(next_++) : id; continue; }
            if (one_in(6)) continue;
            if (!field.type.many) { made[field.name] = single(field.type, depth); continue; }
            json all = json::array();
            for (auto left = below(4); left != 0; --left)
                if (auto one = single(field.type, depth); !one.is_null()) all.push_back(std::move(one));
            made[field.name] = std::move(all);
        }
        return made;
    }

    const vocabulary& words_;
    std::mt19937 random_;
    std::map<std::uint32_t, std::vector<std::uint32_t>> ids_;
    std::size_t count_ = 0;
    std::size_t next_ = 0;
    std::vector<std::string> rows_;
};

/// Every pair with what is told of it, in order.
std::vector<std::string> told(const pack& rules, const portfolio& data, bool every_pair, unsigned threads = 1) {
    const auto& program = rules.content().program;
    assess::machine on(program, data.content().data, *parse_day("2019-06-01"));
    assess::assessment findings(on);
    if (every_pair) findings.look_at_every_pair();
    findings.find_pairs_with(threads, {});
    std::vector<std::string> all;
    for (const auto& pair : findings.pairs()) {
        auto one = program.relations[pair.relation].name + " " + std::string(data.content().data.id(pair.first)) + " " +
                   std::string(data.content().data.id(pair.second)) + " " + std::string(to_string(pair.state)) + " " +
                   std::to_string(findings.frame_of(pair).get(0).get<data::record_ref>() != nullptr);
        for (const auto* reason : on.reasons().reasons(pair.why))
            one += " " + std::to_string(static_cast<int>(reason->what)) + "/" + std::to_string(reason->record.type) + "/" + std::to_string(reason->record.row) + "/" + std::to_string(reason->index) + reason->said;
        all.push_back(std::move(one));
    }
    return all;
}

void compare_both_ways(const pack& rules, unsigned rounds, std::size_t each, std::size_t& seen) {
    for (unsigned round = 0; round < rounds; ++round) {
        const std::vector<document> documents{{"data.json", portfolio_writer(rules.vocabulary(), round).write(each)}};
        const auto data = load_portfolio(rules, documents);
        REQUIRE(data.value);
        const auto by_joins = told(rules, *data.value, false), by_pairs = told(rules, *data.value, true);
        CHECK(by_joins.size() == by_pairs.size());
        for (std::size_t i = 0; i < std::min(by_joins.size(), by_pairs.size()); ++i)
            if (by_joins[i] != by_pairs[i]) { CHECK(by_joins[i] == by_pairs[i]); break; }
        seen += by_pairs.size();
    }
}

/// A relation of each kind that the planner takes apart, and of kinds that it must leave alone.
const std::string many_relations = [] {
    std::string rules = small_pack + "parameter alike = 40% { title en \"Alike\" cites text, \"1\" }\n";
    const char* conditions[] = {
        "a.colour is b.colour", "a.colour is not b.colour", "a.colours meet b.colours", "a.colour in b.colours", "b.colour in a.colours",
        "a.colours is b.colours", "a.place under b.place", "a.place at or under b.place", "a.place under b.places", "a.places meet b.places and a.colour is red",
        "a.title is b.title", "a.weight is b.weight", "a.weight is count b.colours", "a.price is b.price", "a.when is b.when", "a.friend is b", "a.friend is b.friend",
        "similarity between a.title and b.title >= 1/2", "similarity between a.title and b.title >= alike and a.time overlaps b.time",
        "similarity between a.title and b.title > 0", "similarity between a.title and b.title >= 0", "1/3 <= similarity between b.title and a.title",
        "weighted-similarity between a.title and b.title >= 1/2", "weighted-similarity between a.title and b.title >= 1/4 and a.colour is b.colour",
        "name-similarity between a.title and b.title >= 1/2", "name-similarity between b.title and a.title > alike",
        "cosine-similarity between a.title and b.title >= 1/2", "cosine-similarity between b.title and a.title > alike", "cosine-similarity between a.title and b.title >= 123457/1000003",
        "taxonomy-similarity between a.place and b.place >= 1/2", "taxonomy-similarity between a.places and b.place > 0", "2/3 < taxonomy-similarity between a.places and b.places",
        "count (a.colours common with b.colours) >= 2", "count (a.places common with b.places) > 0", "count (a.colours common with b.colours) >= 0",
        "similarity between own-text of a.title and own-text of b.title >= 1/2",
        "days-shared between a.time and b.time > 0", "days-apart between a.time and b.time >= 366", "size-ratio between a.price and b.price >= 1/2",
        "containment between a.title and b.title >= 1/2", "similarity between a.title and b.title >= a.weight",
        "any p in a.parts where p.colour is b.colour", "any p in a.parts where p.colour is red and p.weight is b.weight",
        "any p in a.parts where any q in b.parts where p.colour is q.colour and p.due is q.due",
        "no p in a.parts where p.colour is b.colour", "every p in a.parts where p.weight > 1 satisfies p.colour is b.colour",
        "at least 2 p in a.parts where p.colour is b.colour", "a.colour is b.colour or a.place is b.place", "not (a.colour is b.colour)",
        "any c in a.colours where c in b.colours", "a.weight > 1 and b.weight > 2 and a.colours meet b.colours",
    };
    std::size_t number = 0;
    for (const auto* one : conditions)
        for (const auto* how : {"", "directed "})
            rules += "relation r" + std::to_string(number++) + " " + how + "between a in things and b in things {\n  title en \"R\"\n  cites text, \"1\"\n  grade note\n  when " +
                     std::string(one) + "\n  say en \"yes\"\n}\n";
    return rules;
}();

}  // namespace

TEST_CASE("joins find the relations that looking at every pair finds") {
    auto rules = load_text(many_relations);
    CAPTURE(to_text(rules.diagnostics));
    REQUIRE(rules.value);
    std::size_t seen = 0;
    compare_both_ways(*rules.value, 2, 14, seen);
    compare_both_ways(*rules.value, 1, 42, seen);
    CHECK(seen > 1'000);
}

TEST_CASE("texts are joined, and far fewer pairs looked at than there are") {
    const char* measures[] = {"similarity", "weighted-similarity", "name-similarity", "cosine-similarity"};
    for (const auto* measure : measures) {
        const auto rules = load_text(small_pack + "relation alike between a in things and b in things {\n  title en \"A\"\n  cites text, \"1\"\n  grade note\n  when " + measure +
                                     " between a.title and b.title >= 70%\n  say en \"yes\"\n}\n");
        REQUIRE(rules.value);
        const std::vector<document> documents{{"data.json", portfolio_writer(rules.value->vocabulary(), 3).write(120)}};
        const auto data = load_portfolio(*rules.value, documents);
        const auto& program = rules.value->content().program;
        assess::machine on(program, data.value->content().data, *parse_day("2019-06-01"));
        CAPTURE(measure);
        const auto found = assess::candidate_pairs(on, program.relations[0], {20'000'000}).size();
        CHECK(found > 10);
        CHECK(found < 120 * 119 / 2 * 2 / 3);
        std::size_t seen = 0;
        compare_both_ways(*rules.value, 1, 90, seen);
    }
}

TEST_CASE("joins find the relations of every pack that looking at every pair finds") {
    std::size_t seen = 0;
    for (const auto& folder : std::filesystem::directory_iterator(project() / "rules")) {
        const auto name = folder.path().filename().string();
        CAPTURE(name);
        const auto rules = load_pack(pack_files(name));
        if (!rules.value || rules.value->summary().relations == 0) continue;
        compare_both_ways(*rules.value, 2, 12, seen);
    }
    CHECK(seen > 100);
}

TEST_CASE("a relation too loose to be looked at says so, with about how many pairs and what would help") {
    const auto rules = load_text(small_pack + "relation loose between a in things and b in things {\n  title en \"L\"\n  cites text, \"1\"\n  grade note\n  when a.weight > b.weight\n  say en \"yes\"\n}\n");
    REQUIRE(rules.value);
    const std::vector<document> documents{{"data.json", portfolio_writer(rules.value->vocabulary(), 1).write(50)}};
    const auto data = load_portfolio(*rules.value, documents);
    const auto& program = rules.value->content().program;
    assess::machine on(program, data.value->content().data, *parse_day("2019-06-01"));
    CHECK(assess::candidate_pairs(on, program.relations[0], {2'500}).size() == 50 * 49 / 2);
    std::string said;
    try {
        (void)assess::candidate_pairs(on, program.relations[0], {2'499});
    } catch (const limit_exceeded& past) {
        said = past.message;
    }
    CHECK(said.starts_with("the relation `loose` would compare about 2500 pairs, and the limit is 2499"));
    CHECK(said.find("`meet`") != std::string::npos);
}

namespace {

/// A document of those records of which `take` says so, by their ids.
template <typename Take>
std::string part_of(const json& whole, const Take& take) {
    json part = json::object();
    for (const auto& [collection, records] : whole.items())
        for (const auto& record : records)
            if (take(record["id"].template get<std::string>())) part[collection].push_back(record);
    return part.dump();
}

}  // namespace

TEST_CASE("across two registers those pairs are found that one register has across them") {
    auto rules = load_text(many_relations + "record special is a thing collected as specials { }\n"
                                            "relation mixed between a in specials and b in things { title en \"M\" cites text grade note when a.colour is b.colour say en \"yes\" }\n");
    CAPTURE(to_text(rules.diagnostics));
    REQUIRE(rules.value);
    const auto text = portfolio_writer(rules.value->vocabulary(), 5).write(24);
    const auto whole = json::parse(text);
    const auto in_second = [](const std::string& id) { return id.back() % 3 == 0; };
    const std::vector<document> one{{"all.json", text}};
    std::vector<document> two{{"first.json", part_of(whole, [&](const std::string& id) { return !in_second(id); })}, {"second.json", part_of(whole, in_second)}};
    two[1].other_register = true;
    const auto together = load_portfolio(*rules.value, one), apart = load_portfolio(*rules.value, two);
    const auto key_of = [](const related_pair& pair) { return pair.relation + " " + pair.first.id + " " + pair.second.id + " " + std::string(to_string(pair.state)); };
    std::vector<std::string> wanted, found;
    for (const auto& pair : find_relations(*rules.value, *together.value, {*parse_day("2019-06-01")}))
        if (in_second(pair.first.id) != in_second(pair.second.id)) wanted.push_back(key_of(pair));
    for (const auto& pair : find_relations(*rules.value, *apart.value, {*parse_day("2019-06-01")})) found.push_back(key_of(pair));
    CHECK(wanted.size() > 100);
    CHECK(found == wanted);
    const auto by_joins = told(*rules.value, *apart.value, false), by_pairs = told(*rules.value, *apart.value, true);
    CHECK(by_joins.size() == by_pairs.size());
}

TEST_CASE("any number of threads finds the same, byte for byte") {
    auto rules = load_text(many_relations);
    REQUIRE(rules.value);
    const std::vector<document> documents{{"data.json", portfolio_writer(rules.value->vocabulary(), 9).write(28)}};
    const auto data = load_portfolio(*rules.value, documents);
    std::string first;
    std::size_t told_of_progress = 0;
    for (const unsigned threads : {1u, 2u, 5u}) {
        review_options options{*parse_day("2019-06-01")};
        options.threads = threads;
        options.progress = [&](const relation_progress& one) { told_of_progress += one.done <= one.pairs ? 1 : 0; };
        const auto text = to_json(find_relations(*rules.value, *data.value, options));
        if (first.empty()) first = text;
        CHECK(text == first);
    }
    CHECK(told_of_progress > 50);
}

TEST_CASE("any order of the records finds the same, byte for byte") {
    auto rules = load_text(many_relations);
    REQUIRE(rules.value);
    auto whole = json::parse(portfolio_writer(rules.value->vocabulary(), 9).write(24));
    std::mt19937 random(3);
    std::string first;
    for (int order = 0; order < 3; ++order) {
        const std::vector<document> documents{{"data.json", whole.dump()}};
        const auto data = load_portfolio(*rules.value, documents);
        const auto text = to_json(find_related_records(*rules.value, *data.value, {*parse_day("2019-06-01")}));
        if (first.empty()) first = text;
        CHECK(text == first);
        CHECK(text.size() > 1000);
        for (auto& records : whole)
            if (records.is_array()) std::shuffle(records.begin(), records.end(), random);
    }
}

TEST_CASE("threads stop at the first pair that passes a limit, and when the host says so") {
    const auto rules = load_text(small_pack + "relation loose between a in things and b in things {\n  title en \"L\"\n  cites text, \"1\"\n  grade note\n"
                                              "  when count (each p for p in things where p.weight > a.weight) > count (each p for p in things where p.weight > b.weight)\n  say en \"yes\"\n}\n");
    REQUIRE(rules.value);
    const std::vector<document> documents{{"data.json", portfolio_writer(rules.value->vocabulary(), 1).write(40)}};
    const auto data = load_portfolio(*rules.value, documents);
    for (const unsigned threads : {1u, 3u}) {
        review_options options{*parse_day("2019-06-01")};
        options.threads = threads;
        options.step_limit = 50;
        CHECK_THROWS_AS((void)find_relations(*rules.value, *data.value, options), limit_exceeded);
        options.step_limit = 10'000'000;
        options.cancel = [] { return true; };
        CHECK_THROWS_AS((void)find_relations(*rules.value, *data.value, options), review_cancelled);
    }
}
