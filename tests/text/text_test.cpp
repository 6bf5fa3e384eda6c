#include <doctest/doctest.h>

#include "text/diagnostic_sink.hpp"
#include "text/format.hpp"
#include "text/source.hpp"

using namespace quorate;
using namespace quorate::text;

TEST_CASE("folding brings spellings together") {
    CHECK(fold("Défis ET  réactions\tliées\u00A0aux NSP") == "defis et reactions liees aux nsp");
    CHECK(fold("mise en œuvre") == fold("MISE EN ŒUVRE"));
    CHECK(fold("l’homme") == fold("l'homme"));
    CHECK(fold("e\u0301tude") == fold("étude"));
    CHECK(fold("Türkiye") == "turkiye");
    CHECK(fold("Straße") == "strasse");
    CHECK(fold("«\u202Fmot\u202F»") == "\" mot \"");
    CHECK(fold("  ") == "");
    CHECK(fold("2019–2022") == fold("2019-2022"));
    CHECK(fold("Ωμέγα") == fold("ωμεγα"));
    CHECK(fold("Ёлка") == fold("елка"));
    CHECK(fold("\xFF\xFE") != "");
}

TEST_CASE("lines and columns count what a person sees") {
    source_set sources;
    const auto id = sources.add("a", "\xEF\xBB\xBF" "é1\r\nàb \xF0\x9F\x98\x80 x\nlast");
    const auto at = [&](std::string_view what) {
        const auto begin = static_cast<std::uint32_t>(sources.content(id).find(what));
        return sources.locate({id, begin, begin + static_cast<std::uint32_t>(what.size())});
    };
    CHECK(at("1").line == 1);
    CHECK(at("1").column == 2);
    CHECK(at("x").line == 2);
    CHECK(at("x").column == 6);
    CHECK(at("x").excerpt == "àb \xF0\x9F\x98\x80 x");
    CHECK(at("last").line == 3);
    CHECK(at("1").excerpt == "é1");
    source_set odd;
    const auto strange = odd.add("odd", "a\xFF\xC3 b\n");
    CHECK(odd.locate({strange, 4, 5}).excerpt == "a\uFFFD\uFFFD b");
    CHECK(odd.locate({strange, 4, 5}).column == 5);
    CHECK(sources.locate({id, 9999, 10000}).line == 3);
}

TEST_CASE("UTF-8 is checked strictly") {
    std::size_t bad = 99;
    CHECK(is_utf8("aé€😀"));
    CHECK_FALSE(is_utf8("a\xC0\x80", &bad));
    CHECK(bad == 1);
    CHECK_FALSE(is_utf8("\xED\xA0\x80"));
    CHECK_FALSE(is_utf8("\xF4\x90\x80\x80"));
    CHECK_FALSE(is_utf8("ab\xE2\x82", &bad));
    CHECK(bad == 2);
    CHECK(count_characters("aé€😀") == 4);
}

TEST_CASE("near words are suggested, far ones are not") {
    const std::vector<std::string_view> words{"delegation", "declaration", "title"};
    CHECK(nearest("delegaton", words) == "delegation");
    CHECK(nearest("delegatoin", words) == "delegation");
    CHECK(nearest("titel", words) == "title");
    CHECK(nearest("budget", words).empty());
    CHECK(nearest("", words).empty());
}

TEST_CASE("numbers and dates by language") {
    CHECK(format_number(rational(1234), "en") == "1234");  // it may be a year
    CHECK(format_number(rational(1234), "fr") == "1234");
    CHECK(format_number(rational(12345), "en") == "12,345");
    CHECK(format_number(*rational::make(2469, 2), "fr") == "1\u00A0234,5");
    CHECK(format_money({"EUR", rational(1234)}, "en") == "EUR\u00A01,234");
    CHECK(format_money({"EUR", rational(1234)}, "fr") == "1\u00A0234\u00A0EUR");
    CHECK(format_number(*rational::make(2469, 2), "en") == "1,234.5");
    CHECK(format_number(*rational::make(24691, 2), "fr") == "12\u00A0345,5");
    CHECK(format_number(*rational::make(2, 3), "fr") == "2/3");
    CHECK(format_number(*rational::make(500, 9), "en") == "55\u00A05/9");
    CHECK(format_number(*rational::make(-500, 9), "fr") == "-55\u00A05/9");
    CHECK(format_number(*rational::make(-1, 4), "en") == "-0.25");
    CHECK(format_number(rational(INT64_MAX), "en") == "9,223,372,036,854,775,807");
    CHECK(format_day(*parse_day("2019-06-01"), "fr") == "1er juin 2019");
    CHECK(format_day(*parse_day("2019-06-02"), "en") == "2 June 2019");
    CHECK(format_day(*parse_day("2019-06-02"), "de") == "2019-06-02");
    CHECK(join_list({"a", "b", "c"}, "fr") == "a, b et c");
    CHECK(join_list({"a"}, "en") == "a");
}

TEST_CASE("rationals never wrap") {
    CHECK(parse_rational("70%") == rational::make(7, 10));
    CHECK(parse_rational("2.50") == rational::make(5, 2));
    CHECK(parse_rational("-0.1") == rational::make(-1, 10));
    CHECK_FALSE(parse_rational("1e3"));
    CHECK_FALSE(parse_rational("1."));
    CHECK_FALSE(parse_rational(""));
    CHECK_FALSE(parse_rational("99999999999999999999"));
    CHECK_FALSE(multiply(rational(INT64_MAX), rational(2)));
    CHECK_FALSE(add(rational(INT64_MAX), rational(1)));
    CHECK_FALSE(divide(rational(1), rational(0)));
    CHECK(*rational::make(33, 50) < *rational::make(2, 3));
    CHECK(*rational::make(INT64_MAX, 2) > *rational::make(INT64_MAX, 3));
    CHECK_FALSE(parse_day("2019-02-29"));
    CHECK(parse_day("2020-02-29"));
    CHECK_FALSE(parse_day("2019-2-1"));
    CHECK_FALSE(parse_day("0000-01-01"));
    CHECK(to_string(*parse_day("0001-01-01")) == "0001-01-01");
}

TEST_CASE("problems come out by place, and beyond the limit they are counted") {
    source_set sources;
    const auto id = sources.add("a", "one\ntwo\nthree\n");
    diagnostic_sink sink(sources, 2);
    sink.error("Q1001", {id, 8, 9}, "late");
    sink.warning("Q4003", {id, 0, 1}, "early");
    sink.error("Q1001", {id, 4, 5}, "passed over");
    sink.also({id, 0, 1}, "nowhere to go");
    const auto all = sink.take();
    REQUIRE(all.size() == 3);
    CHECK(all[0].message == "early");
    CHECK(all[1].message == "late");
    CHECK(all[2].code == "Q6005");
}
