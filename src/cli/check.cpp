// quorate check
#include <algorithm>
#include <memory>

#include "command.hpp"
#include "quorate/citations.hpp"
#include "quorate/files.hpp"

namespace quorate::cli {

namespace {

struct check_options {
    std::string pack;
    std::string format = "text";
    bool strict = false;
    bool operations = false;
    std::string sources, language = "en";
    bool pins = false;
};

std::string count(std::size_t number, const std::string& one, const std::string& several) {
    return std::to_string(number) + " " + (number == 1 ? one : several);
}

/// Holds the citations against the texts of a folder.
int compare_citations(const pack& rules, const check_options& from) {
    std::vector<document> texts;
    try {
        texts = read_texts(from.sources);
    } catch (const unreadable& fault) {
        throw stop{fault.too_large ? limit_passed : invalid_input, fault.what()};
    }
    const auto report = check_citations(rules, texts);
    if (from.pins) print(make_pins(report));
    else print(from.format == "json" ? to_json(report) : to_text(report, from.language));
    return has_faults(report) ? findings : fine;
}

int run(const check_options& from) {
    if (from.pins && from.sources.empty()) throw stop{wrong_use, "--pins: name the folder of the texts with --sources"};
    refuse_compiled(from.pack, "check", "its rules were checked when it was made");
    if (!from.sources.empty()) {
        if (from.format == "sarif") throw stop{wrong_use, "--sources: citations are printed as text or json"};
        return compare_citations(load_pack_or_stop(from.pack), from);
    }
    auto made = load_pack(read_pack(from.pack));
    if (from.format == "json") print(to_json(made.diagnostics));
    else if (from.format == "sarif") print(to_sarif(made.diagnostics));
    else if (!made.diagnostics.empty()) print_error(to_text(made.diagnostics));
    if (!made) return passed_limit(made.diagnostics) ? limit_passed : invalid_input;
    const auto warnings = static_cast<std::size_t>(std::count_if(made.diagnostics.begin(), made.diagnostics.end(), [](const diagnostic& one) { return one.severity == severity::warning; }));
    if (from.operations) print(made.value->disassembly());
    const auto found = made.value->summary();
    if (from.format == "text")
        print(found.name + (found.version.empty() ? "" : " " + found.version) + ": " + count(found.criteria, "criterion, ", "criteria, ") +
              count(found.questions, "question, ", "questions, ") + count(found.relations, "relation, ", "relations, ") +
              count(found.routings, "routing, ", "routings, ") + count(found.coverages, "coverage table, ", "coverage tables, ") +
              count(found.parameters, "parameter, ", "parameters, ") + count(found.cases, "case; ", "cases; ") +
              count(warnings, "warning", "warnings") + "\n");
    return from.strict && warnings > 0 ? findings : fine;
}

}  // namespace

command make_check(CLI::App& application) {
    auto* options = application.add_subcommand("check", "Check the rule files of a pack");
    auto chosen = std::make_shared<check_options>();
    options->add_option("pack", chosen->pack, "The pack: a folder of rule files, or one file")->required();
    options->add_option("--format", chosen->format, "text, json or sarif")->check(CLI::IsMember({"text", "json", "sarif"}));
    options->add_flag("--strict", chosen->strict, "Exit with 1 when there are warnings");
    options->add_flag("--operations", chosen->operations, "Print the compiled program");
    options->add_option("--sources", chosen->sources, "A folder of texts (plain or Markdown): hold every citation against them, and tell what became of every paragraph;\n"
                                                      "exit with 1 when words moved or vanished");
    options->add_option("--lang", chosen->language, "Of the report on sources: fr or en")->check(CLI::IsMember({"fr", "en"}));
    options->add_flag("--pins", chosen->pins, "With --sources: print the pins of what was found, as a rule file");
    options->footer("Example: quorate check rules/my-pack\n"
                    "         quorate check rules/my-pack --sources texts");
    return {options, [chosen] { return run(*chosen); }};
}

}  // namespace quorate::cli
