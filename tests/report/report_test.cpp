// Reports of a review made by hand: what officials read.
#include <doctest/doctest.h>

#include "quorate/report.hpp"

using namespace quorate;

namespace {

texts both(const std::string& fr, const std::string& en) { return texts({{"fr", fr}, {"en", en}}); }

review made_by_hand() {
    review result;
    result.pack = "p";
    result.pack_title = both("Règles", "Rules");
    result.pack_in_force = false;
    result.engine_version = "0";
    result.as_of = *parse_day("2019-06-01");
    result.languages = {"fr", "en"};
    subject_review one;
    one.about = {"proposals", "P|1", both("Un *titre* | long", "A *title* | long")};
    finding found;
    found.criterion = "five";
    found.title = both("Cinq", "Five");
    found.result = verdict::unknown;
    found.message = both("Il en faut cinq.", "Five are needed.");
    found.missing_facts.push_back({missing::kind::field, one.about, "supports", both("Soutiens", "Supports")});
    tally numbers;
    numbers.label = both("Soutiens", "Supports");
    numbers.items = {{both("Belgique", "Belgium"), "BEL", counted::part::counted, {}}, {both("France", "France"), "FRA", counted::part::left_out, both("auteure", "proposer")}};
    found.tallies.push_back(numbers);
    found.citations.push_back({"s", "Source", {"Section"}, "mots", "fr", "", {}});
    one.findings.push_back(found);
    one.has_outcomes = true;
    one.outcomes.push_back({"o", both("Reportée", "Deferred"), true, false, {}, {}, {{"five", "", "", both("Cinq", "Five")}}, {}});
    result.subjects.push_back(one);
    return result;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("plain text in both languages") {
    const auto french = to_text(made_by_hand(), "fr"), english = to_text(made_by_hand(), "en");
    CHECK(has(french, "Cinq [obligatoire]\u00A0: inconnu"));
    CHECK(has(french, "il manque\u00A0: Soutiens (P|1)"));
    CHECK(has(french, "compte (1)\u00A0: Belgique\u00A0; ne compte pas (1)\u00A0: France (auteure)"));
    CHECK(has(french, "«\u00A0mots\u00A0»"));
    CHECK(has(french, "➤ Reportée"));
    CHECK(has(french, "pas en vigueur"));
    CHECK(has(english, "Five [must]: unknown"));
    CHECK(has(english, "counted (1): Belgium; left out (1): France (proposer)"));
    CHECK(has(to_text(made_by_hand(), "de"), "[fr] Cinq [must]: unknown"));
}

TEST_CASE("French signs keep to their words") {
    auto result = made_by_hand();
    result.subjects[0].findings[0].message = both("Est-ce « utile » ? Oui ; voir : ceci !", "Is it useful? Yes; see: this!");
    CHECK(has(to_text(result, "fr"), "Est-ce «\u00A0utile\u00A0»\u00A0? Oui\u00A0; voir\u00A0: ceci\u00A0!"));
    CHECK(has(to_text(result, "en"), "Is it useful? Yes; see: this!"));
}

TEST_CASE("a tally tells a reason once for all who share it") {
    auto result = made_by_hand();
    auto& items = result.subjects[0].findings[0].tallies[0].items;
    items.clear();
    for (const char* name : {"A", "B", "C"}) items.push_back({both(name, name), name, counted::part::left_out, both("observateur", "observer")});
    items.push_back({both("D", "D"), "D", counted::part::left_out, both("retiré", "withdrawn")});
    CHECK(has(to_text(result, "en"), "Supports: none; left out (4): A, B and C – observer; D (withdrawn)"));
    CHECK(has(to_text(result, "fr"), "Soutiens\u00A0: néant\u00A0; ne comptent pas (4)\u00A0: A, B et C – observateur\u00A0; D (retiré)"));
}

TEST_CASE("every verdict has its word and is counted at the head of a record") {
    auto result = made_by_hand();
    auto& findings = result.subjects[0].findings;
    for (const auto each : {verdict::met, verdict::not_met, verdict::to_be_judged, verdict::not_applicable, verdict::derogated}) {
        findings.push_back(findings.front());
        findings.back().result = each;
    }
    CHECK(has(to_markdown(result, "en"), "Findings: not met 1, unknown 1, to be judged 1, derogation 1, met 1, not applicable 1; open questions: 0."));
    CHECK(has(to_text(result, "fr"), "◇ Cinq [obligatoire]\u00A0: dérogation"));
}

TEST_CASE("findings on the programme stand under their criterion, whose source is told once") {
    auto result = made_by_hand();
    auto found = result.subjects[0].findings.front();
    for (const char* id : {"A", "B", "C"}) {
        found.about.id = id;
        found.about.title = {};
        found.result = std::string_view(id) == "B" ? verdict::met : verdict::not_met;
        result.portfolio_findings.push_back(found);
    }
    const auto text = to_text(result, "en");
    const auto at = text.find("Findings on the programme");
    REQUIRE(at != std::string::npos);
    const auto part = text.substr(at);
    CHECK(has(part, "✘ Five [must]: not met 2, met 1 (of 3)\n    · source"));
    CHECK(has(part, "    ✘ A: not met\n"));
    CHECK(!has(part, "B: "));
    CHECK(part.find("source") == part.rfind("source"));
}

TEST_CASE("a criterion on the programme bears the gravest verdict of its records, and unknown is not false") {
    auto result = made_by_hand();
    auto found = result.subjects[0].findings.front();
    const auto line_of = [&](std::initializer_list<verdict> all) {
        result.portfolio_findings.clear();
        for (const auto each : all) {
            found.result = each;
            result.portfolio_findings.push_back(found);
        }
        const auto text = to_text(result, "en");
        const auto at = text.find("Five [must]", text.find("Findings on the programme"));
        return text.substr(text.rfind('\n', at) + 1, text.find('\n', at) - text.rfind('\n', at) - 1);
    };
    CHECK(line_of({verdict::met, verdict::unknown}) == "? Five [must]: unknown 1, met 1 (of 2)");
    CHECK(line_of({verdict::to_be_judged, verdict::to_be_judged}) == "⚖ Five [must]: to be judged 2");
    CHECK(line_of({verdict::met, verdict::not_applicable}) == "✔ Five [must]: met 1");
    CHECK(line_of({verdict::met, verdict::unknown, verdict::not_met, verdict::to_be_judged}) == "✘ Five [must]: not met 1, unknown 1, to be judged 1, met 1 (of 4)");
}

TEST_CASE("what a rule gathers stands together first, in its order, and the others after it") {
    auto result = made_by_hand();
    auto& findings = result.subjects[0].findings;
    const auto add = [&](const char* name, verdict found) {
        findings.push_back(findings.front());
        findings.back().criterion = name;
        findings.back().title = both(name, name);
        findings.back().result = found;
    };
    add("alpha", verdict::met);
    add("beta", verdict::not_met);
    add("decision", verdict::met);
    findings.back().gathers = {"beta", "alpha"};
    const auto text = to_text(result, "en");
    const auto decision = text.find("\ndecision\n"), beta = text.find("✘ beta"), alpha = text.find("✔ alpha"), others = text.find("\nThe other criteria\n"), five = text.find("Five [must]");
    REQUIRE(decision != std::string::npos);
    CHECK(decision < beta);
    CHECK(beta < alpha);
    CHECK(alpha < text.find("✔ decision"));
    CHECK(text.find("✔ decision") < others);
    CHECK(others < five);
    CHECK(text.find("✔ alpha", alpha + 1) == std::string::npos);
}

TEST_CASE("an answer is told at the finding that goes by it, with who gave it and when") {
    auto result = made_by_hand();
    auto& found = result.subjects[0].findings.front();
    found.result = verdict::met;
    found.answers = {{"fit", both("Cohérence", "Coherence"), "partly", both("En partie", "In part"), "cp", both("Correspondants", "Correspondents"), parse_day("2019-05-14"), "Examiné"}};
    CHECK(has(to_text(result, "en"), "    · answer: In part (Correspondents, on 14 May 2019); reason: Examiné\n"));
    CHECK(has(to_text(result, "fr"), "réponse\u00A0: En partie (Correspondants, le 14 mai 2019)\u00A0; motif\u00A0: Examiné"));
}

TEST_CASE("what the review does not see stands in its document") {
    auto result = made_by_hand();
    CHECK(!has(to_text(result, "en"), "Left out"));
    omission record{.what = omission::kind::record, .why = omission::cause::error, .collection = "proposals", .id = "P-01", .name = {}, .title = {}, .dated = {}, .where = {}};
    record.where.file = "new.json";
    record.where.line = 12;
    record.where.column = 5;
    omission answer{.what = omission::kind::answer, .why = omission::cause::later, .collection = "proposals", .id = "P-02", .name = "useful", .title = both("Utilité", "Use"), .dated = parse_day("2019-07-14"), .where = {}};
    result.left_out = {record, answer};
    CHECK(has(to_text(result, "en"), "✘ record P-01 (proposals) has an error; see new.json:12:5\n◷ answer: Use (P-02), on 14 July 2019, after this review\n"));
    CHECK(has(to_markdown(result, "fr"), "Laissé hors de cet examen"));
    CHECK(has(to_markdown(result, "fr"), "enregistrement P-01 (proposals) comporte une erreur"));
    omission misnamed{.what = omission::kind::collection, .why = omission::cause::error, .collection = "propsals", .id = {}, .name = "proposals", .title = {}, .dated = {}, .where = {}};
    misnamed.where.file = "new.json";
    omission unknown = misnamed;
    unknown.collection = "trains";
    unknown.name.clear();
    result.left_out = {misnamed, unknown};
    CHECK(has(to_text(result, "en"), "✘ collection propsals, which the rules do not know (did you mean proposals?); see new.json\n✘ collection trains, which the rules do not know; see new.json\n"));
    CHECK(has(to_text(result, "fr"), "✘ collection propsals, que les règles ne connaissent pas (s'agit-il de proposals\u00A0?)\u00A0; voir new.json\n"));
}

TEST_CASE("what is missing of one record is told together, each thing once") {
    auto result = made_by_hand();
    auto& found = result.subjects[0].findings.front();
    found.missing_facts.clear();
    for (const char* id : {"A", "B", "A"})
        for (const char* field : {"Period", "Audiences"}) found.missing_facts.push_back({missing::kind::field, {"works", id, {}}, field, both(field, field)});
    CHECK(has(to_text(result, "en"), "missing: Period and Audiences (A); Period and Audiences (B)"));
}

TEST_CASE("moves are a list, no move is said, and time that is over has no verdict") {
    auto result = made_by_hand();
    routing moves{"course", both("Parcours", "Course"), {}, {}};
    result.subjects[0].routings = {moves};
    CHECK(has(to_text(result, "en"), "Routing: Course\n\nNo way is open.\n"));
    CHECK(has(to_text(result, "fr"), "Aucune voie n'est ouverte."));
    route way;
    way.target = {"stages", "done", both("Fini", "Done")};
    way.result = fit::fits;
    way.message = both("Tout est là.", "All is there.");
    moves.routes = {way};
    result.subjects[0].routings = {moves};
    CHECK(has(to_text(result, "en"), "- done – Done: fits\n    · All is there.\n"));
    clock_reading waiting;
    waiting.title = both("Attente", "Waiting");
    waiting.state = clock_state::expired;
    waiting.deadline = parse_day("2019-05-01");
    result.subjects[0].clocks = {waiting};
    CHECK(has(to_text(result, "en"), "◷ Waiting: expired; deadline: 1 May 2019\n"));
}

TEST_CASE("on the programme, what applies to nothing is said so, and what waits for an answer tells which") {
    auto result = made_by_hand();
    auto found = result.subjects[0].findings.front();
    found.result = verdict::not_applicable;
    result.portfolio_findings.push_back(found);
    found.criterion = "six";
    found.title = both("Six", "Six");
    found.result = verdict::to_be_judged;
    found.missing_facts = {{missing::kind::answer, found.about, "ask", both("Clarté", "Clarity")}};
    result.portfolio_findings.push_back(found);
    const auto text = to_text(result, "en");
    CHECK(has(text, "– Five [must]: not applicable\n"));
    CHECK(has(text, "⚖ Six [must]: to be judged 1\n"));
    CHECK(has(text, "waits for the answer to: Clarity\n"));
}

TEST_CASE("no line is longer than the page where words allow") {
    auto long_one = made_by_hand();
    std::string words;
    for (int i = 0; i < 60; ++i) words += "éèà ";
    long_one.subjects[0].findings[0].message = both(words, words);
    const auto text = to_text(long_one, "fr");
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at);
        std::size_t width = 0;
        for (auto i = at; i < end; ++i) width += (static_cast<unsigned char>(text[i]) & 0xC0u) != 0x80u ? 1 : 0;
        CHECK(width <= 100);
        at = end + 1;
    }
}

TEST_CASE("Markdown keeps data from being markup") {
    const auto text = to_markdown(made_by_hand(), "en");
    CHECK(has(text, "## P\\|1 – A \\*title\\* \\| long"));
    CHECK(has(text, "  - counted") == false);
    CHECK(has(text, "- ➤ Deferred"));
}

TEST_CASE("JSON survives text that is no UTF-8") {
    auto bad = made_by_hand();
    bad.subjects[0].about.id = "\xFF";
    CHECK(has(to_json(bad), "\"format\": \"quorate-review\""));
}

TEST_CASE("diagnostics point at their place") {
    diagnostic one{"Q2002", severity::error, "there is no field `titel`", {"r.quorate", 3, 5, 3, 10, 0, 0, "\té é titel"}, {{{"r.quorate", 1, 1, 1, 2, 0, 0, "x"}, "declared here"}}, "did you mean `title`?"};
    CHECK(to_text(diagnostics{one}) == "r.quorate:3:5: error[Q2002]: there is no field `titel`\n  3 | \té é titel\n    | \t   ^^^^^\n"
                                       "r.quorate:1:1: note: declared here\n  1 | x\n    | ^\n  help: did you mean `title`?\n");
    one.where = {};
    CHECK(has(to_text(diagnostics{one}), "error[Q2002]: there is no field"));
}
