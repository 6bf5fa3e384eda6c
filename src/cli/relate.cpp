// quorate relate
#include <memory>

#include "command.hpp"
#include "quorate/explanation.hpp"

namespace quorate::cli {

namespace {

struct relate_options {
    data_options data;
    std::string format = "text";
    std::vector<std::string> why;
};

std::string rendered(const std::vector<related_pair>& pairs, const std::string& format, const std::string& language) {
    if (format == "json") return to_json(pairs);
    if (format == "jsonl") return to_json_lines(pairs);
    if (format == "csv") return to_csv(pairs, language);
    if (format == "dot") return to_dot(pairs, language);
    if (format == "graphml") return to_graphml(pairs, language);
    return to_text(pairs, language);
}

int exit_code_of(const loaded& input) { return input.passed_limit ? limit_passed : input.had_errors ? invalid_input : fine; }

/// `--why A B [RELATION]`.
int explain(const relate_options& from) {
    if (from.format != "text" && from.format != "json") throw stop{wrong_use, "--why: the explanation of a pair comes as text or json, and not as " + from.format};
    const auto input = load(from.data);
    const auto made = explain_pair(input.rules, input.data, input.options, from.why[0], from.why[1], from.why.size() > 2 ? from.why[2] : std::string());
    if (!made) {
        const auto& fault = made.diagnostics.front();
        throw stop{wrong_use, "--why: " + fault.message + (fault.help.empty() ? "" : "; " + fault.help)};
    }
    print(from.format == "json" ? to_json(*made.value) : to_text(*made.value, input.language));
    return exit_code_of(input);
}

int run(const relate_options& from) {
    if (!from.why.empty()) return explain(from);
    const auto input = load(from.data);
    const auto pairs = find_relations(input.rules, input.data, input.options);
    print(rendered(pairs, from.format, input.language));
    return exit_code_of(input);
}

}  // namespace

command make_relate(CLI::App& application) {
    auto* options = application.add_subcommand("relate", "Find overlaps, duplicates, synergies: every relation between all records");
    auto chosen = std::make_shared<relate_options>();
    chosen->data.add_to(*options, false);
    options->add_option("--format", chosen->format, "text, json, jsonl (a relation a line), csv, dot (Graphviz) or graphml")
        ->check(CLI::IsMember({"text", "json", "jsonl", "csv", "dot", "graphml"}));
    options->add_option("--why", chosen->why, "Explain one pair, reported or not: the ids of two records and, to see one relation only, its name; as text or json")
        ->expected(2, 3)->type_name("ID ID [RELATION]");
    options->footer("Example: quorate relate rules/my-pack --data portfolio.json --as-of 2019-06-01\n"
                    "         quorate relate rules/my-pack --data portfolio.json --as-of 2019-06-01 --why P-03 SA7");
    return {options, [chosen] { return run(*chosen); }};
}

}  // namespace quorate::cli
