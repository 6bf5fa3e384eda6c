// quorate screen
#include <memory>

#include "line_pieces.hpp"
#include "quorate/screening.hpp"

namespace quorate::cli {

namespace {

struct screen_options {
    std::string pack, collection, as_of;
    std::vector<std::string> proposals, settings;
    unsigned jobs = 1;
};

constexpr std::size_t bytes_of_piece = 4u << 20;

review_options options_of(const screen_options& from, const pack& rules) {
    const auto date = parse_day(from.as_of);
    if (!date) throw stop{wrong_use, "--as-of: `" + from.as_of + "` is not a day of the calendar; write it as 2019-05-31"};
    review_options made{.as_of = *date};
    made.parameters = settings_of(from.settings);
    for (const auto& fault : faults_of(rules, made)) throw stop{wrong_use, "--set: " + fault};
    return made;
}

/// The collection that is named, or else the one that the pack has, if it has one only.
std::string collection_of(const screen_options& from, const pack& rules) {
    std::string only, all;
    std::size_t count = 0;
    for (const auto& one : rules.vocabulary().records) {
        if (one.collection.empty()) continue;
        if (one.collection == from.collection) return one.collection;
        only = one.collection;
        all += (count++ > 0 ? ", " : "") + one.collection;
    }
    if (from.collection.empty() && count == 1) return only;
    throw stop{wrong_use, from.collection.empty() ? "say which records with --collection: " + all : "--collection: there is no `" + from.collection + "`; the pack has " + all};
}

int run(const screen_options& from) {
    const auto rules = load_pack_or_stop(from.pack);
    const auto collection = collection_of(from, rules);
    std::vector<line_work> workers;
    for (unsigned i = 0; i < from.jobs; ++i)
        workers.push_back([by = std::make_shared<screener>(rules, collection, options_of(from, rules))](const line_piece& in, const std::string& name) {
            worked_lines made;
            made.problems = by->screen_lines(in.lines, [&](const screened_batch& batch) { made.out += to_json_lines(*by, batch); }, name, in.where);
            return made;
        });
    return work_through(from.proposals, bytes_of_piece, workers);
}

}  // namespace

command make_screen(CLI::App& application) {
    auto* options = application.add_subcommand("screen", "Verdicts and outcomes of many records, one line each, without words; for files larger than memory");
    auto chosen = std::make_shared<screen_options>();
    options->add_option("pack", chosen->pack, "The pack: a folder of rule files, or one file")->required();
    options->add_option("--proposals", chosen->proposals, "JSON Lines, a record each; `-` is standard input")->required()->expected(1, 1000);
    options->add_option("--collection", chosen->collection, "The collection of the records; not needed when the pack has one only");
    options->add_option("--as-of", chosen->as_of, "The date of the review, such as 2019-06-01")->required();
    options->add_option("--set", chosen->settings, "A parameter that the pack lets its user set, such as required-supporters=4")->expected(1, 100);
    options->add_option("--jobs", chosen->jobs, "How many threads screen; the result is the same for any number")->check(CLI::Range(1u, 256u))->type_name("N");
    options->footer("Each record is looked at alone: criteria and outcomes, no relations, rankings or coverage. A record with an error is left out and\n"
                    "reported, and the exit code is 3. Memory does not grow with the file.\n"
                    "Example: quorate screen rules/my-pack --proposals new.jsonl --as-of 2019-06-01");
    return {options, [chosen] { return run(*chosen); }};
}

}  // namespace quorate::cli
