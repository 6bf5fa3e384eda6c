// quorate explain
#include <memory>

#include "command.hpp"
#include "quorate/explanation.hpp"

namespace quorate::cli {

namespace {

struct options_of_explain {
    data_options data;
    std::string format = "text";
    std::string id;
    std::string criterion;
};

std::string fault(const std::string& id, const std::string& criterion, bool french) {
    if (criterion.empty()) return (french ? "--id\u00A0: aucun critère ne porte sur un enregistrement `" : "--id: no criterion speaks of a record `") + id + "`";
    return (french ? "il n'y a pas de critère `" : "there is no criterion `") + criterion + (french ? "` qui porte sur un enregistrement `" : "` that speaks of a record `") + id + "`";
}

int run(const options_of_explain& from) {
    const auto input = load(from.data);
    const auto all = make_explanations(input.rules, input.data, input.options, from.id, from.criterion);
    if (all.empty()) throw stop{wrong_use, fault(from.id, from.criterion, input.language == "fr")};
    print(from.format == "json" ? to_json(all) : to_text(all, input.language));
    if (input.passed_limit) return limit_passed;
    return input.had_errors ? invalid_input : fine;
}

}  // namespace

command make_explain(CLI::App& application) {
    auto* options = application.add_subcommand("explain", "Take the criteria apart for one record: the value of every part, and why");
    auto chosen = std::make_shared<options_of_explain>();
    chosen->data.add_to(*options, true);
    options->add_option("--id", chosen->id, "The record to explain")->required();
    options->add_option("criterion", chosen->criterion, "Only the criterion of this name");
    options->add_option("--format", chosen->format, "text or json")->check(CLI::IsMember({"text", "json"}));
    options->footer("Example: quorate explain rules/my-pack --data portfolio.json --as-of 2019-06-01 --id P-03 --lang fr enough-support");
    return {options, [chosen] { return run(*chosen); }};
}

}  // namespace quorate::cli
