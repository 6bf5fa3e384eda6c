// What a reader sees on the sheet of small packs.
#include <doctest/doctest.h>

#include "api/pipeline.hpp"

using namespace quorate;
using namespace quorate::testing;

namespace {

std::string sheet(const std::string& rules, const std::string& data) {
    const auto pack = load_text(small_pack + rules);
    REQUIRE_MESSAGE(pack, to_text(pack.diagnostics));
    const std::vector<document> documents{{"data.json", data}};
    const auto loaded = load_portfolio(*pack.value, documents);
    REQUIRE_MESSAGE(!has_errors(loaded.diagnostics), to_text(loaded.diagnostics));
    return to_text(make_review(*pack.value, *loaded.value, {*parse_day("2019-06-01")}), "en");
}

std::size_t times(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("a collection formed within another is not told beside it") {
    const auto text = sheet(R"(
derive hues of t in thing en "Hues" = distinct p.colour for p in t.parts
define warm(t : thing) = distinct h for h in t.hues where h is red else en "cold"
criterion c must { title en "C" cites text for t in things let reds en "Reds" = warm of t met when count reds >= 1 }
ask q { title en "Q" asks en "Q?" cites text for t in things answered by red answer yes or no show t.hues }
outcomes for t in things { fine en "Fine" otherwise }
)", R"({"things":[{"id":"T","parts":[{"colour":"red"},{"colour":"blue"},{"colour":"red"}]}]})");
    CHECK(times(text, "Reds: ") == 1);
    CHECK(times(text, "Reds: counted (1): Red; left out (1): Blue (cold)") == 1);
    CHECK(times(text, "facts: Hues: Red and Blue") == 1);
}

TEST_CASE("a derogation is told as one") {
    const auto text = sheet("criterion c must { title en \"C\" cites text for t in things met when t.colour is red derogation by green on blue }\noutcomes for t in things { fine en \"Fine\" otherwise }",
                            R"({"things":[{"id":"T","colour":"blue"}],"derogations":[{"criterion":"c","about":"T","ground":"blue","by":"green","on":"2019-05-01"}]})");
    CHECK(times(text, "C [must]: derogation\n") == 1);
}
