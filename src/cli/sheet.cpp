// quorate sheet
#include <algorithm>
#include <memory>

#include "command.hpp"
#include "quorate/papers.hpp"
#include "quorate/records.hpp"

namespace quorate::cli {

namespace {

struct options_of_sheet {
    data_options data;
    std::string paper = "decision", format = "html", id, coverage, delivered, separator = "comma";
};

/// "both" is the first two languages of the pack.
std::vector<std::string> languages_of(const std::string& asked, const std::vector<std::string>& spoken) {
    if (asked != "both") return {asked.empty() ? spoken.front() : asked};
    if (spoken.size() < 2) throw stop{wrong_use, "--lang: the pack speaks one language, so there are no two to set side by side"};
    return {spoken[0], spoken[1]};
}

/// A paper of the pack, or else one that every pack has.
void choose_paper(const options_of_sheet& from, const loaded_data& input, paper_request& asked) {
    auto options = input.options;
    if (!from.id.empty()) options.only = {from.id};
    asked.declared = make_declared_paper(input.rules, input.data, options, from.paper);
    if (asked.declared) return;
    if (const auto kind = paper_called(from.paper)) {
        asked.kind = *kind;
        return;
    }
    std::string all = "decision, tally, routing, relations, matrix, gaps, questions, monitoring";
    for (const auto& name : papers_of(input.rules)) all += ", " + name;
    throw stop{wrong_use, "--paper: there is no paper `" + from.paper + "`; there are " + all};
}

int run(const options_of_sheet& from) {
    paper_request asked;
    auto data = from.data;
    if (data.language == "both") data.language.clear();
    const auto input = load_data(data);
    choose_paper(from, input, asked);
    asked.languages = languages_of(from.data.language, input.rules.vocabulary().languages);
    asked.format = from.format == "markdown" ? paper_format::markdown : from.format == "csv" ? paper_format::csv : paper_format::html;
    asked.separator = from.separator == "semicolon" ? ';' : ',';
    asked.data_hash = hash_of_documents(input.data_files);
    asked.id = from.id;
    asked.coverage = from.coverage;
    asked.delivered = from.delivered;
    const auto result = make_review(input.rules, input.data, input.options);
    if (const auto fault = fault_of(result, asked); !fault.empty()) throw stop{wrong_use, fault};
    print(make_paper(result, asked));
    if (passed_limit(input.problems)) return limit_passed;
    return has_errors(input.problems) ? invalid_input : fine;
}

}  // namespace

command make_sheet(CLI::App& application) {
    auto* options = application.add_subcommand("sheet", "Write a paper for those who decide: HTML for print, Markdown, or its tables as CSV");
    auto chosen = std::make_shared<options_of_sheet>();
    chosen->data.add_to(*options, true);
    options->add_option("--paper", chosen->paper, "decision, tally, routing, relations, matrix, gaps, questions, monitoring, or one that the pack declares");
    options->add_option("--format", chosen->format, "html, markdown or csv")->check(CLI::IsMember({"html", "markdown", "csv"}));
    options->add_option("--separator", chosen->separator, "Of CSV: comma or semicolon")->check(CLI::IsMember({"comma", "semicolon"}));
    options->add_option("--id", chosen->id, "Only this record under review");
    options->add_option("--coverage", chosen->coverage, "Of matrix and gaps: only this coverage table");
    options->add_option("--delivered", chosen->delivered, "Of matrix: the coverage table of what was delivered, with the same rows");
    options->footer("--lang both sets the first two languages of the pack side by side.\n"
                    "Example: quorate sheet rules/my-pack --data portfolio.json --proposals new.json --as-of 2019-06-01 --paper decision --id P-03 --lang both > P-03.html");
    return {options, [chosen] { return run(*chosen); }};
}

}  // namespace quorate::cli
