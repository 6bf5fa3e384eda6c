// quorate questions
#include <memory>

#include "command.hpp"
#include "quorate/questions.hpp"

namespace quorate::cli {

namespace {

struct options_of_questions {
    data_options data;
    std::string format = "text";
    std::vector<std::string> ids;
};

int run(const options_of_questions& from) {
    auto input = load(from.data);
    input.options.only = from.ids;
    const auto all = find_open_points(input.rules, input.data, input.options);
    print(from.format == "json" ? to_json(all) : to_text(all, input.language));
    if (input.passed_limit) return limit_passed;
    return input.had_errors ? invalid_input : fine;
}

}  // namespace

command make_questions(CLI::App& application) {
    auto* options = application.add_subcommand("questions", "List what is open, first what would settle most: facts, answers, decisions");
    auto chosen = std::make_shared<options_of_questions>();
    chosen->data.add_to(*options, true);
    options->add_option("--id", chosen->ids, "Only what is open for these records")->expected(1, 1000);
    options->add_option("--format", chosen->format, "text or json")->check(CLI::IsMember({"text", "json"}));
    options->footer("Example: quorate questions rules/my-pack --data portfolio.json --as-of 2019-06-01 --lang fr");
    return {options, [chosen] { return run(*chosen); }};
}

}  // namespace quorate::cli
