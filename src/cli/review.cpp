// quorate review
#include <algorithm>
#include <memory>

#include "command.hpp"

namespace quorate::cli {

namespace {

struct options_of_review {
    data_options data;
    std::string format = "text";
    std::string id;
    std::vector<std::string> fail_on;
};

bool any_finding(const review& result, verdict sought) {
    return std::any_of(result.subjects.begin(), result.subjects.end(), [&](const subject_review& one) {
        return std::any_of(one.findings.begin(), one.findings.end(),
                           [&](const finding& each) { return each.result == sought && each.grade == modality::must; });
    });
}

bool any_bar(const review& result) {
    return std::any_of(result.subjects.begin(), result.subjects.end(), [](const subject_review& one) {
        return std::any_of(one.relations.begin(), one.relations.end(),
                           [](const related_pair& each) { return each.grade != relation_grade::note && each.state != relation_state::rejected; });
    });
}

bool fails(const review& result, const std::vector<std::string>& on) {
    const auto asked = [&](const char* what) { return std::find(on.begin(), on.end(), what) != on.end(); };
    return (asked("not-met") && any_finding(result, verdict::not_met)) || (asked("unknown") && any_finding(result, verdict::unknown)) ||
           (asked("to-be-judged") && any_finding(result, verdict::to_be_judged)) || (asked("bar") && any_bar(result));
}

int run(const options_of_review& from) {
    auto input = load(from.data);
    if (!from.id.empty()) input.options.only = {from.id};
    const auto result = make_review(input.rules, input.data, input.options);
    if (!from.id.empty() && result.subjects.empty()) throw stop{wrong_use, "--id: there is no `" + from.id + "` under review: under review are the records that the pack gives outcomes for and, with --proposals, those of its files"};
    print(from.format == "json" ? to_json(result) : from.format == "markdown" ? to_markdown(result, input.language) : to_text(result, input.language));
    if (input.passed_limit) return limit_passed;
    if (input.had_errors) return invalid_input;
    return fails(result, from.fail_on) ? findings : fine;
}

}  // namespace

command make_review(CLI::App& application) {
    auto* options = application.add_subcommand("review", "Review proposals against the rules and the portfolio");
    auto chosen = std::make_shared<options_of_review>();
    chosen->data.add_to(*options, true);
    options->add_option("--format", chosen->format, "text, markdown or json")->check(CLI::IsMember({"text", "markdown", "json"}));
    options->add_option("--id", chosen->id, "Only the record with this id, and nothing on the portfolio as a whole");
    options->add_option("--fail-on", chosen->fail_on, "Exit with 1 when a `must` criterion is not-met, unknown or to-be-judged, or a bar stands; may be repeated")
        ->allow_extra_args(false)
        ->check(CLI::IsMember({"not-met", "unknown", "to-be-judged", "bar"}));
    options->footer("A record with an error is left out and reported; the others are reviewed, and the exit code is 3.\n"
                    "Example: quorate review rules/my-pack --data portfolio.json --proposals new.json --as-of 2019-06-01 --lang fr");
    return {options, [chosen] { return run(*chosen); }};
}

}  // namespace quorate::cli
