// quorate relate
#include <memory>

#include "command.hpp"

namespace quorate::cli {

namespace {

struct relate_options {
    data_options data;
    std::string format = "text";
};

std::string rendered(const std::vector<related_pair>& pairs, const std::string& format, const std::string& language) {
    if (format == "json") return to_json(pairs);
    if (format == "jsonl") return to_json_lines(pairs);
    if (format == "csv") return to_csv(pairs, language);
    if (format == "dot") return to_dot(pairs, language);
    if (format == "graphml") return to_graphml(pairs, language);
    return to_text(pairs, language);
}

int run(const relate_options& from) {
    const auto input = load(from.data);
    const auto pairs = find_relations(input.rules, input.data, input.options);
    print(rendered(pairs, from.format, input.language));
    if (input.passed_limit) return limit_passed;
    return input.had_errors ? invalid_input : fine;
}

}  // namespace

command make_relate(CLI::App& application) {
    auto* options = application.add_subcommand("relate", "Find overlaps, duplicates, synergies: every relation between all records");
    auto chosen = std::make_shared<relate_options>();
    chosen->data.add_to(*options, false);
    options->add_option("--format", chosen->format, "text, json, jsonl (a relation a line), csv, dot (Graphviz) or graphml")
        ->check(CLI::IsMember({"text", "json", "jsonl", "csv", "dot", "graphml"}));
    options->footer("Example: quorate relate rules/my-pack --data portfolio.json --as-of 2019-06-01");
    return {options, [chosen] { return run(*chosen); }};
}

}  // namespace quorate::cli
