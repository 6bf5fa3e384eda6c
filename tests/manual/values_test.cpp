// The values that the manual shows: lines `expression → value` of ```quorate values blocks, each evaluated over the manual's frame as
// of its date. `→ unknown because reasons` and `→ 2–3 because reasons` name what is missing; `→ refused Q3001` is what the checker does
// not let pass. A block ```quorate values fr shows the values as a French reader sees them.
#include <doctest/doctest.h>

#include "manual/blocks.hpp"

using namespace quorate;
using namespace quorate::testing;

namespace {

constexpr std::string_view arrow = " → ";

std::string trimmed(std::string text) {
    text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

/// No-break spaces, which pages cannot show.
std::string with_plain_spaces(std::string text) {
    for (const std::string space : {"\u00A0", "\u202F"})
        for (auto at = text.find(space); at != std::string::npos; at = text.find(space, at)) text.replace(at, space.size(), " ");
    return text;
}

std::string reason(const missing& one) {
    switch (one.what) {
        case missing::kind::field: return one.name + " of " + one.record.id;
        case missing::kind::answer: return "no answer to " + one.name;
        case missing::kind::empty: return "nothing there";
        default: return one.name;
    }
}

std::string reasons(const finding& found) {
    std::string all;
    for (const auto& one : found.missing_facts) all += (all.empty() ? "" : ", ") + reason(one);
    return all;
}

/// What the manual would say of the expression.
std::string value_of(const std::string& expression, const std::string& language, const fenced_block& frame, const std::string& data) {
    const std::string rule = "criterion shown may { title fr \"…\" en \"…\" cites charter for p in proposals\n"
                             "let n = first one in proposals where one.id is \"N-1\" ordered by one.id\n"
                             "let q = first one in proposals where one.id is \"Q-1\" ordered by one.id\n"
                             "met when (" + expression + ") is (" + expression + ")\n"
                             "when met say fr \"{" + expression + "}\" en \"{" + expression + "}\"\n"
                             "when unknown say fr \"{" + expression + "}\" en \"{" + expression + "}\" }\n"
                             "outcomes for p in proposals { shown otherwise }\n";
    const std::vector<document> files{{"the value", rule}, {"the frame", frame.in_place()}};
    const auto made = load_pack(files);
    if (!made) {
        for (const auto& one : made.diagnostics)
            if (one.severity == severity::error) return "refused " + one.code + " (" + one.message + ")";
    }
    const std::vector<document> documents{{"data.json", data}};
    const auto loaded = load_portfolio(*made.value, documents);
    REQUIRE_MESSAGE(loaded.diagnostics.empty(), to_text(loaded.diagnostics));
    const auto result = make_review(*made.value, *loaded.value, {*parse_day("2024-03-15")});
    for (const auto& subject : result.subjects)
        for (const auto& found : subject.findings) {
            if (subject.about.id != "A-1" || found.criterion != "shown") continue;
            const auto shown = with_plain_spaces(found.message.in(language));
            if (found.result == verdict::met) return shown;
            return (shown == "?" ? "unknown" : shown) + " because " + reasons(found);
        }
    return "nothing";
}

}  // namespace

TEST_CASE("the values that the manual shows") {
    const auto frame = only_block("quorate", "frame");
    const auto data = only_block("json", "frame").text();
    std::size_t shown = 0;
    for (const auto& block : manual_blocks()) {
        if (!block.is("quorate", "values")) continue;
        const std::string language = block.info.size() > 2 ? block.info[2] : "en";
        for (std::size_t i = 0; i < block.lines.size(); ++i) {
            const auto& line = block.lines[i];
            const auto at = line.find(arrow);
            if (trimmed(line).empty() || trimmed(line).starts_with("//")) continue;
            CAPTURE(block.page + ":" + std::to_string(block.line + i));
            REQUIRE(at != std::string::npos);
            const auto expression = trimmed(line.substr(0, at)), wanted = trimmed(line.substr(at + arrow.size()));
            auto found = value_of(expression, language, frame, data);
            if (wanted.starts_with("refused") && found.starts_with("refused")) found = found.substr(0, wanted.size());
            CAPTURE(expression);
            CHECK(found == wanted);
            ++shown;
        }
    }
    CHECK(shown >= 300);
}
