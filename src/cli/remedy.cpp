// quorate remedy
#include <memory>

#include "command.hpp"
#include "quorate/remedy.hpp"

namespace quorate::cli {

namespace {

struct options_of_remedy {
    data_options data;
    std::string format = "text";
    std::string id;
    remedy_options wanted;
};

int run(const options_of_remedy& from) {
    const auto input = load(from.data);
    if (const auto fault = fault_of(input.rules, input.data, from.id, from.wanted, input.language); !fault.empty()) throw stop{wrong_use, fault};
    const auto all = find_remedies(input.rules, input.data, input.options, from.id, from.wanted);
    print(from.format == "json" ? to_json(all) : to_text(all, input.language));
    if (input.passed_limit) return limit_passed;
    if (input.had_errors) return invalid_input;
    return all.complete ? fine : limit_passed;
}

}  // namespace

command make_remedy(CLI::App& application) {
    auto* options = application.add_subcommand("remedy", "Tell the smallest changes that would make a proposal come out as sought; or how firm it stands");
    auto chosen = std::make_shared<options_of_remedy>();
    chosen->data.add_to(*options, true);
    options->add_option("--id", chosen->id, "The record to ask about")->required();
    options->add_option("--outcome", chosen->wanted.outcome, "The outcome that is wanted; those that the pack marks as `sought` otherwise");
    options->add_option("--criterion", chosen->wanted.criterion, "Or a criterion that is to be met");
    options->add_option("--most", chosen->wanted.most, "How many sets of changes to tell at most")->check(CLI::Range(1, 100))->capture_default_str();
    options->add_option("--trials", chosen->wanted.most_trials, "How often the record may be evaluated anew")->check(CLI::Range(1, 10'000'000))->capture_default_str();
    options->add_option("--format", chosen->format, "text or json")->check(CLI::IsMember({"text", "json"}));
    options->footer("The exit code is 4 when the search reached its limit.\n"
                    "Example: quorate remedy rules/my-pack --data portfolio.json --as-of 2019-06-01 --id P-03 --lang fr");
    return {options, [chosen] { return run(*chosen); }};
}

}  // namespace quorate::cli
