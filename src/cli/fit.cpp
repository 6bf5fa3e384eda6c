// quorate fit
#include <memory>

#include "command.hpp"
#include "quorate/fit.hpp"

namespace quorate::cli {

namespace {

struct fit_options {
    data_options data;
    std::string pairs;
    fit_request request;
};

template <typename T>
const T& value_or_stop(const checked<T>& made, const std::string& what) {
    if (!made) {
        print_error(to_text(made.diagnostics));
        throw stop{invalid_input, what};
    }
    return *made.value;
}

int run(const fit_options& from) {
    const auto input = load(from.data);
    auto request = from.request;
    const auto table = read_labelled_pairs(read_document(from.pairs));
    request.pairs = value_or_stop(table, from.pairs + ": these pairs cannot be used");
    const auto made = fit_weights(input.rules, input.data, input.options, request);
    print(to_rules(value_or_stop(made, "nothing was fitted")));
    return input.passed_limit ? limit_passed : input.had_errors ? invalid_input : fine;
}

}  // namespace

command make_fit(CLI::App& application) {
    auto* options = application.add_subcommand("fit", "Fit the weights of a relation to pairs that people have labelled, and print them as a pack");
    auto chosen = std::make_shared<fit_options>();
    chosen->data.add_to(*options, false);
    options->add_option("--pairs", chosen->pairs, "The labelled pairs: a table with the columns first, second and related (yes or no)")->required();
    options->add_option("--relation", chosen->request.relation, "The relation whose weights are fitted")->required();
    options->add_option("--score", chosen->request.score, "Its `let` that sums the weighted measures; `score` otherwise");
    options->add_option("--threshold", chosen->request.threshold, "The parameter that the score must reach: it is fitted too");
    options->add_option("--points", chosen->request.points, "How many points the weights share, in whole numbers; 100 otherwise, and more lose less by rounding")->check(CLI::Range(1, 100'000))->type_name("N");
    options->add_flag("--one-to-one", chosen->request.one_to_one, "Each record is given to one at most: the threshold is chosen by the pairs that are then left");
    options->footer("Example: quorate fit rules/activity-relations --data activities.csv --as-of 2024-01-01 --pairs labelled.csv --relation duplication");
    return {options, [chosen] { return run(*chosen); }};
}

}  // namespace quorate::cli
