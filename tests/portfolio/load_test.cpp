#include <doctest/doctest.h>

#include <random>

#include "portfolio/graph.hpp"
#include "portfolio/load.hpp"
#include "relate/groups.hpp"
#include "relate/pairs.hpp"

using namespace quorate;

namespace {

/// Things with every type of field; a part; a kind of thing.
vocabulary small_vocabulary() {
    vocabulary words;
    words.languages = {"fr", "en"};
    classification colours{.name = "colour", .title = {}, .is_taxonomy = false, .entries = {}};
    entry red{.id = "red", .labels = texts({{"fr", "Rouge"}, {"en", "Red"}}), .aliases = {"Écarlate"}, .in_force = {}};
    entry blue{.id = "blue", .labels = {}, .aliases = {}, .in_force = {}};
    colours.entries = {red, blue};
    words.classifications = {colours};
    const auto field_of = [](const char* name, type_kind kind, bool many = false, std::uint32_t of = no_index) {
        return field{name, {kind, many, false, of}, false, {}};
    };
    record_type part{.name = "part", .collection = {}, .fields = {field_of("size", type_kind::number)}};
    record_type thing{.name = "thing", .collection = "things", .fields = {}};
    part.root = 0;
    thing.root = 1;
    thing.identifier = 0;
    thing.fields = {field_of("id", type_kind::identifier), field_of("title", type_kind::text), field_of("colours", type_kind::entry, true, 0),
                    field_of("parts", type_kind::part, true, 0), field_of("next", type_kind::reference, false, 1), field_of("count", type_kind::whole_number),
                    field_of("price", type_kind::money), field_of("when", type_kind::date), field_of("time", type_kind::period), field_of("flag", type_kind::truth),
                    field_of("long", type_kind::duration)};
    record_type kind = thing;
    kind.name = "special";
    kind.collection = "specials";
    kind.base = 1;
    words.records = {part, thing, kind};
    return words;
}

struct loaded {
    vocabulary words = small_vocabulary();
    text::source_set sources;
    data::portfolio made{words};
    diagnostics problems;

    explicit loaded(const std::string& content, const std::string& name = "d.json", data::load_limits limits = {}) {
        const auto id = sources.add(name, content);
        text::diagnostic_sink sink(sources);
        const std::vector<data::document> documents{{id, false}};
        made = data::load(words, documents, sink, limits);
        problems = sink.take();
    }
    [[nodiscard]] std::string first() const {
        return problems.empty() ? "" : problems.front().code + " " + std::to_string(problems.front().where.line) + ":" + std::to_string(problems.front().where.column);
    }
};

std::string fault(const std::string& fields) { return loaded("{\"things\":[\n{\"id\":\"a\"," + fields + "}]}").first(); }

}  // namespace

TEST_CASE("every kind of value is read, and every wrong one is told with its place") {
    CHECK(fault(R"("title":"x","colours":["ROUGE","blue","ecarlate"],"parts":[{"size":1.5}],"count":3,"price":{"amount":1,"currency":"EUR"},"when":"2020-02-29","time":{"from":"2019-01-01","to":"2019-01-01"},"flag":true,"long":"6 months")") == "");
    CHECK(fault(R"("titel":"x")") == "Q5003 2:11");
    CHECK(fault(R"("title":5)") == "Q5004 2:19");
    CHECK(fault(R"("title":{"de":"x"})") == "Q5004 2:20");
    CHECK(fault(R"("colours":"red")") == "Q5004 2:21");
    CHECK(fault(R"("colours":["red","green"])") == "Q5005 2:28");
    CHECK(fault(R"("parts":[{"size":"big"}])") == "Q5004 2:28");
    CHECK(fault(R"("count":1.5)") == "Q5006 2:19");
    CHECK(fault(R"("count":1e3)") == "Q5006 2:19");
    CHECK(fault(R"("price":{"amount":1,"currency":"euro"})") == "Q5006 2:42");
    CHECK(fault(R"("when":"2019-02-29")") == "Q5006 2:18");
    CHECK(fault(R"("time":{"from":"2019-02-01","to":"2019-01-01"})") == "Q5006 2:18");
    CHECK(fault(R"("flag":"yes")") == "Q5004 2:18");
    CHECK(fault(R"("long":"6 moons")") == "Q5006 2:18");
    CHECK(fault(R"("next":"nobody")") == "Q5009 2:18");
    CHECK(fault(R"("title":"x","title":"y")") == "Q5010 2:23");
    CHECK(fault(R"("id":"b")") == "Q5010 2:11");
    CHECK(loaded(R"({"things":[{"title":"x"}]})").first() == "Q5007 1:12");
    CHECK(loaded(R"({"things":[{"id":" "}]})").first() == "Q5006 1:18");
    CHECK(loaded(R"({"things":[{"id":"a"},{"id":"a"}]})").first() == "Q5008 1:29");
    CHECK(loaded(R"({"things":[{"id":"a"}],"specials":[{"id":"a"}]})").first() == "Q5008 1:42");
    CHECK(loaded(R"({"thing":[{"id":"a"}]})").first() == "Q5002 1:2");
    CHECK(loaded(R"({"things":[5]})").first() == "Q5004 1:12");
    CHECK(loaded(R"({"things":{}})").first() == "Q5004 1:11");
    CHECK(loaded(R"({"things":"x"})").first() == "Q5004 1:11");
    CHECK(loaded(R"({"things":[]})").first() == "");
    CHECK(loaded(R"({"things":[{"id":"a","count":1e999}]})").first() == "Q5006 1:30");
    CHECK(loaded(R"([])").first() == "Q5004 1:1");
    CHECK(loaded("").first() == "Q5001 1:1");
    for (const char strange : {'\0', '\1'})  // neither is the end of a text
        for (const std::string& behind : {std::string(), std::string("x"), std::string("{\"things\":[{\"id\":\"b\"}]}")}) {
            CHECK(loaded("{\"things\":[{\"id\":\"a\"}]}" + std::string(1, strange) + behind).first() == "Q5001 1:24");
            CHECK(loaded("{\"things\":[{\"id\":\"a\"}" + std::string(1, strange) + behind + "]}").first() == "Q5001 1:22");
        }
    CHECK(loaded("{\"things\":[{\"id\":\"\xFF\"}]}").first() == "Q5011 1:19");
}

TEST_CASE("texts that were encoded twice are put right, and it is said once for a file") {
    const loaded result(R"({"things":[{"id":"a","title":"rÃ©gion"},{"id":"b","title":{"fr":"côte","en":"the officerâ€™s"}},{"id":"c","title":"région Ã"}]})");
    REQUIRE(result.problems.size() == 1);
    CHECK(result.problems[0].severity == severity::note);
    CHECK(result.first() == "Q5013 1:30");
    CHECK(result.problems[0].message.starts_with("2 texts"));
    const auto& titles = result.made.of_type(1).columns[1].scalars;
    CHECK(result.made.text_at(titles[0]).by_language.all()[0].text == "région");
    CHECK(result.made.text_at(titles[1]).by_language.in("en") == "the officer’s");
    CHECK(result.made.text_at(titles[2]).by_language.all()[0].text == "région Ã");
}

TEST_CASE("a bad record does not hide the good ones, and null is not stated") {
    const loaded result(R"({"things":[{"id":"a","title":null},{"id":"b","count":"x"},{"id":"c","count":7}],"note":{"any":"thing"},"$schema":"x"})");
    CHECK(result.problems.size() == 1);
    REQUIRE(result.made.collection(1).size() == 2);
    const auto& table = result.made.of_type(1);
    CHECK_FALSE(table.columns[1].stated[0]);
    CHECK(table.columns[5].numbers[1] == rational(7));
    CHECK(result.made.id(result.made.collection(1)[1]) == "c");
}

TEST_CASE("a number may be a fraction or a percentage, as a text") {
    const loaded result(R"({"things":[{"id":"a","count":"21/3"},{"id":"b","count":"700%"},{"id":"c","count":"1/3"},{"id":"d","count":"1/0"},{"id":"e","count":"a third"}]})");
    const auto& table = result.made.of_type(1);
    REQUIRE(result.made.collection(1).size() == 2);
    CHECK(table.columns[5].numbers[0] == rational(7));
    CHECK(table.columns[5].numbers[1] == rational(7));
    CHECK(result.problems.size() == 3);
}

TEST_CASE("a collection holds the records of its kinds, by id") {
    const loaded result(R"({"specials":[{"id":"b","next":"a"}],"things":[{"id":"c"},{"id":"a"}]})");
    CHECK(result.problems.empty());
    std::string ids;
    for (const auto& one : result.made.collection(1)) ids += result.made.id(one);
    CHECK(ids == "abc");
    CHECK(result.made.collection(2).size() == 1);
    const data::reference_graph graph(result.made);
    const auto a = *result.made.find(1, "a"), b = *result.made.find(1, "b"), c = *result.made.find(1, "c");
    CHECK(graph.linked(a, b));
    CHECK(graph.linked(b, a));
    CHECK_FALSE(graph.linked(a, c));
    CHECK(graph.neighbours(a) == std::vector{b});
    CHECK(graph.reachable_within(a, b, 1));
    CHECK_FALSE(graph.reachable_within(a, c, 9));
    CHECK(relate::pairs_between(result.made, 1, 1, false).size() == 3);
    CHECK(relate::pairs_between(result.made, 1, 1, true).size() == 6);
    CHECK(relate::pairs_between(result.made, 2, 1, false).size() == 2);
    const std::vector<relate::pair> tied{{a, b}};
    CHECK(relate::connected_groups(tied).size() == 1);
}

TEST_CASE("a weak link is a pair whose removal splits its group, as removing each pair by itself shows") {
    std::mt19937 random(11);
    std::size_t weak = 0;
    for (int round = 0; round < 300; ++round) {
        const auto records = static_cast<std::uint32_t>(2 + random() % 14);
        std::vector<relate::pair> pairs;
        for (auto left = 1 + random() % (records + 4); left != 0; --left) {
            const auto a = random() % records, b = random() % records;
            if (a != b) pairs.push_back({{1, static_cast<std::uint32_t>(a)}, {1, static_cast<std::uint32_t>(b)}});
        }
        const auto same = [](const relate::pair& one, data::record_ref a, data::record_ref b) { return (one.first == a && one.second == b) || (one.first == b && one.second == a); };
        for (const auto& group : relate::connected_groups(pairs)) {
            CHECK(std::is_sorted(group.members.begin(), group.members.end()));
            for (std::size_t i = 0; i < group.members.size(); ++i)
                for (std::size_t j = i + 1; j < group.members.size(); ++j) {
                    const auto a = group.members[i], b = group.members[j];
                    std::vector<relate::pair> without;
                    for (const auto& one : pairs)
                        if (!same(one, a, b)) without.push_back(one);
                    // How many records still hang together with the first, when that pair is gone.
                    std::vector<data::record_ref> side{a};
                    for (std::size_t at = 0; at < side.size(); ++at)
                        for (const auto& one : without)
                            for (const auto& [from, to] : {std::pair(one.first, one.second), std::pair(one.second, one.first)})
                                if (from == side[at] && std::find(side.begin(), side.end(), to) == side.end()) side.push_back(to);
                    const bool apart = std::find(side.begin(), side.end(), b) == side.end();
                    const bool wanted = apart && side.size() >= 2 && group.members.size() - side.size() >= 2;
                    const auto found = std::find_if(group.weak_links.begin(), group.weak_links.end(), [&](const relate::weak_link& link) { return same(link.between, a, b); });
                    CHECK((found != group.weak_links.end()) == wanted);
                    if (found == group.weak_links.end() || !wanted) continue;
                    ++weak;
                    CHECK(found->between.first == a);
                    CHECK(found->first_side == side.size());
                    CHECK(found->second_side == group.members.size() - side.size());
                }
        }
    }
    CHECK(weak > 50);
}

TEST_CASE("lines: a bad one is told and the rest are read") {
    const loaded result("{\"collection\":\"things\",\"id\":\"a\",\"colours\":[\"red\",\"blue\"],\"parts\":[]}\n\nnonsense\n{\"id\":\"b\"}\n{\"collection\":\"things\",\"id\":\"c\"}", "d.jsonl");
    REQUIRE(result.problems.size() == 2);
    CHECK(result.problems[0].where.line == 3);
    CHECK(result.problems[1].where.line == 4);
    CHECK(result.made.collection(1).size() == 2);
    CHECK(result.made.of_type(1).columns[2].offsets[1] == 2);
    CHECK(result.made.of_type(1).columns[3].stated[0]);
}

TEST_CASE("limits are told, and nothing crashes") {
    CHECK(loaded(std::string(100000, '[')).first() == "Q6002 1:101");
    CHECK(loaded("{\"things\":" + std::string(100000, '[')).first().starts_with("Q6002"));
    CHECK(loaded("{\"things\":[{\"id\":\"a\",\"title\":\"" + std::string(50, 'x') + "\"}]}", "d.json", {.file_size = 1000, .nesting = 100, .text_length = 20}).first().starts_with("Q6004"));
    CHECK(loaded(std::string(2000, ' '), "d.json", {.file_size = 1000, .nesting = 100, .text_length = 20}).first().starts_with("Q6001"));
    std::mt19937 random(1);
    const std::string some = "{}[]\",:0123456789abcdefghitrue \\\n";
    for (int round = 0; round < 500; ++round) {
        std::string content = "{\"things\":[{\"id\":\"a\",";
        for (int i = 0; i < 60; ++i) content += some[random() % some.size()];
        for (const auto* name : {"d.json", "d.jsonl"}) CHECK_FALSE(loaded(content, name).problems.empty());
    }
}

namespace {

std::string table_fault(const std::string& content, const std::string& name = "things.csv") { return loaded(content, name).first(); }

}  // namespace

TEST_CASE("a table has every kind of value, by the names of fields and their parts") {
    CHECK(loaded("id;colours;parts.1.size;parts.2.size;price\n", "things.csv").problems.empty());
    CHECK(loaded("id;colour\n", "things.csv").first() == "Q5003 1:4");  // also when no row follows
    const std::string rows =
        "\xEF\xBB\xBFid;title.en;title.fr;colours;parts.1.size;parts.3.size;next;count;price.amount;price.currency;when;time;flag;long\r\n"
        "a;\" Two; \"\"big\"\" \nlines \";Deux; red | BLUE|;1,5;2;b ;7;12,5;EUR;2020-02-29;2019-01-01/2019-12-31;yes;6 months\r\n"
        "\r\n"
        "b;;;;;;;;;;;;;\r\n";
    const loaded table(rows, "data/things.csv");
    CHECK(table.first() == "");
    const loaded same(R"({"things":[{"id":"a","title":{"en":" Two; \"big\" \nlines ","fr":"Deux"},"colours":["red","blue"],"parts":[{"size":1.5},{"size":2}],"next":"b","count":7,
        "price":{"amount":12.5,"currency":"EUR"},"when":"2020-02-29","time":{"from":"2019-01-01","to":"2019-12-31"},"flag":true,"long":"6 months"},{"id":"b"}]})");
    REQUIRE(same.first() == "");
    const auto &given = table.made.of_type(1), &wanted = same.made.of_type(1);
    REQUIRE(given.rows == 2);
    for (std::size_t field = 0; field < given.columns.size(); ++field) {
        CAPTURE(field);
        CHECK(given.columns[field].stated == wanted.columns[field].stated);
        CHECK(given.columns[field].offsets == wanted.columns[field].offsets);
        CHECK(given.columns[field].numbers == wanted.columns[field].numbers);
        CHECK(given.columns[field].amounts == wanted.columns[field].amounts);
        CHECK(given.columns[field].periods == wanted.columns[field].periods);
        if (field != 1) CHECK(given.columns[field].scalars == wanted.columns[field].scalars);
    }
    CHECK(table.made.text_at(given.columns[1].scalars[0]).by_language == same.made.text_at(wanted.columns[1].scalars[0]).by_language);
    CHECK(table.made.of_type(0).columns[0].numbers == std::vector<rational>{*rational::make(3, 2), rational(2)});
}

TEST_CASE("separators, one cell for an amount, a column for the collection") {
    for (const std::string by : {",", ";", "\t"}) {
        CAPTURE(by);
        const loaded table("id" + by + "price" + by + "count\na" + by + "EUR 12" + by + "5\nb" + by + "-7.5 USD" + by + "6", "things.csv");
        CHECK(table.first() == "");
        REQUIRE(table.made.of_type(1).rows == 2);
        CHECK(table.made.of_type(1).columns[6].amounts[1].amount == *rational::make(-15, 2));
        CHECK(std::string(table.made.of_type(1).columns[6].amounts[1].currency) == "USD");
    }
    const loaded two("collection,id,title\nthings,a,x\nspecials,b,y\nnothings,c,z\nnothings,d,z\n", "all.csv");
    CHECK(two.problems.size() == 1);
    CHECK(two.first() == "Q5002 4:1");
    CHECK(two.made.collection(1).size() == 2);
    CHECK(two.made.collection(2).size() == 1);
    CHECK(loaded("", "things.csv").problems.empty());
    CHECK(loaded("id", "things.csv").problems.empty());
}

TEST_CASE("what is wrong with a table has its place, and the other rows are read") {
    CHECK(table_fault("id,titel\na,x\nb,y") == "Q5003 1:4");
    CHECK(loaded("id,titel\na,x\nb,y", "things.csv").problems.size() == 1);  // once, and not a row
    CHECK(table_fault("id,\na,x") == "Q5003 1:4");
    CHECK(table_fault("id,title.de\na,x") == "Q5003 1:4");
    CHECK(table_fault("id,parts\na,x") == "Q5003 1:4");
    CHECK(table_fault("id,parts.0.size\na,1") == "Q5003 1:4");
    CHECK(table_fault("id,parts.999999.size\na,1") == "Q5003 1:4");
    CHECK(table_fault("id,colours.1\na,red") == "Q5003 1:4");
    CHECK(table_fault("id,count, count\na,1,2") == "Q5010 1:10");
    CHECK(table_fault("id,title,title.en\na,x,y") == "Q5010 1:10");
    CHECK(table_fault("id,title.en,title\na,x,y") == "Q5010 1:13");
    CHECK(table_fault("id,count\na,x\nb,1") == "Q5004 2:3");
    CHECK(table_fault("id,count\na,\"1,5\"") == "Q5004 2:3");
    CHECK(table_fault("id;count\na;1,5") == "Q5006 2:3");
    CHECK(table_fault("id,flag\na,perhaps") == "Q5004 2:3");
    CHECK(table_fault("id,price\na,500") == "Q5004 2:3");
    CHECK(table_fault("id,price\na,EUR many") == "Q5006 2:3");
    CHECK(table_fault("id,time\na,2019") == "Q5004 2:3");
    CHECK(table_fault("id,time\na,2019-02-01/2019-01-01") == "Q5006 2:3");
    CHECK(table_fault("id,colours\na,red | green") == "Q5005 2:3");
    CHECK(table_fault("title\nx") == "Q5007 2:1");
    CHECK(table_fault("id,title\na\nb,y,z\nc,x") == "Q5012 2:1");
    const loaded lengths("id,title\na\nb,y,z\nc,x", "things.csv");
    CHECK(lengths.problems.size() == 2);
    CHECK(lengths.problems[1].where.column == 5);
    CHECK(lengths.made.of_type(1).rows == 1);
    CHECK(table_fault("id,title\na,\"x\nb,y") == "Q5012 2:3");
    CHECK(table_fault("id,title\na,\"x\"y\nb,y") == "Q5012 2:6");
    CHECK(table_fault("id,title\na,\xFF") == "Q5011 2:3");
    CHECK(table_fault("id,title\na,b", "nothings.csv") == "Q5002 1:1");
    data::load_limits limits;
    limits.text_length = 4;
    CHECK(loaded("id,when\na,12345", "things.csv", limits).first() == "Q6004 2:3");
}

TEST_CASE("no table can crash the reader") {
    std::mt19937 random(7);
    constexpr std::string_view some = "ab,;\t\"\r\n.|1 collection id title parts.1.size\xC3\xA9\xFF";
    for (int round = 0; round < 3000; ++round) {
        std::string table = round % 3 == 0 ? "id,title,parts.2.size\n" : round % 3 == 1 ? "collection;id;count\n" : "";
        for (auto left = random() % 60; left != 0; --left) table += some[random() % some.size()];
        const loaded result(table, round % 2 == 0 ? "things.csv" : "all.csv");
        for (const auto& one : result.problems) CHECK(one.where.begin <= table.size());
    }
}
