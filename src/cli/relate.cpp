// quorate relate
#include <memory>

#include "command.hpp"

namespace quorate::cli {

namespace {

struct relate_options {
    data_options data;
    std::string format = "text";
};

int run(const relate_options& from) {
    const auto input = load(from.data);
    const auto pairs = find_relations(input.rules, input.data, input.options);
    print(from.format == "json" ? to_json(pairs) : to_text(pairs, input.language));
    if (input.passed_limit) return limit_passed;
    return input.had_errors ? invalid_input : fine;
}

}  // namespace

command make_relate(CLI::App& application) {
    auto* options = application.add_subcommand("relate", "Find overlaps, duplicates, synergies: every relation between all records");
    auto chosen = std::make_shared<relate_options>();
    chosen->data.add_to(*options, false);
    options->add_option("--format", chosen->format, "text or json")->check(CLI::IsMember({"text", "json"}));
    options->footer("Example: quorate relate rules/my-pack --data portfolio.json --as-of 2019-06-01");
    return {options, [chosen] { return run(*chosen); }};
}

}  // namespace quorate::cli
