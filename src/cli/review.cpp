// quorate review
#include <algorithm>
#include <atomic>
#include <memory>

#include "line_pieces.hpp"
#include "quorate/streaming.hpp"

namespace quorate::cli {

namespace {

struct options_of_review {
    data_options data;
    std::string format = "text";
    std::string id;
    std::vector<std::string> fail_on;
    unsigned jobs = 1;
    bool stream = false, applicable = false;
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

std::string written(const review& result, const options_of_review& from, const std::string& language) {
    if (from.format == "json") return from.stream ? to_json_line(result) : to_json(result);
    return (from.format == "markdown" ? to_markdown(result, language) : to_text(result, language)) + (from.stream ? "\n" : "");
}

/// Records one by one, for files larger than memory.
int run_stream(const options_of_review& from) {
    if (!from.id.empty()) throw stop{wrong_use, "--id: a stream is reviewed whole; take --id without --stream"};
    if (from.data.proposals.empty()) throw stop{wrong_use, "--stream: name the records under review with --proposals: JSON Lines, `-` is standard input"};
    for (const auto& path : from.data.proposals)
        if (path != "-" && !path.ends_with(".jsonl")) throw stop{wrong_use, "--stream: " + path + " is not JSON Lines; call it .jsonl"};
    auto setup = load_rules_and_options(from.data);
    if (const auto needs = needs_of_other_records(setup.rules); !needs.empty()) {
        std::string all;
        for (const auto& one : needs) all += "\n  " + one;
        throw stop{wrong_use, "--stream: by this pack a record cannot be reviewed without the others of its collection; leave --stream out. Of others ask:" + all};
    }
    setup.options.applicable_only = from.applicable;
    constexpr std::size_t bytes_of_piece = 256u << 10;
    std::atomic<bool> failed{false};
    std::vector<line_work> workers;
    for (unsigned i = 0; i < from.jobs; ++i) {
        auto by = std::make_shared<line_reviewer>(setup.rules, setup.documents, setup.options);
        if (i == 0 && !by->problems().empty()) print_error(to_text(by->problems()) + "\n");
        if (i == 0 && has_errors(by->problems())) setup.had_errors = true;
        workers.push_back([by, &from, &failed, &setup](const line_piece& in, const std::string& name) {
            worked_lines made;
            made.problems = by->review_lines(in.lines, [&](const review& one) {
                made.out += written(one, from, setup.language);
                if (fails(one, from.fail_on)) failed = true;
            }, name, in.where);
            return made;
        });
    }
    const auto ended = work_through(from.data.proposals, bytes_of_piece, workers);
    if (ended != fine) return ended;
    return setup.had_errors ? invalid_input : failed ? findings : fine;
}

int run(const options_of_review& from) {
    if (from.stream) return run_stream(from);
    auto input = load(from.data);
    if (!from.id.empty()) input.options.only = {from.id};
    input.options.threads = from.jobs;
    input.options.applicable_only = from.applicable;
    const auto result = make_review(input.rules, input.data, input.options);
    if (!from.id.empty() && result.subjects.empty()) throw stop{wrong_use, "--id: there is no `" + from.id + "` under review: under review are the records that the pack gives outcomes for and, with --proposals, those of its files"};
    print(written(result, from, input.language));
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
    options->add_flag("--stream", chosen->stream, "Review the lines of --proposals one by one, for files larger than memory; for packs that look at no pairs and ask nothing of other proposals");
    options->add_option("--jobs", chosen->jobs, "How many threads review; the result is the same for any number")->check(CLI::Range(1u, 256u))->type_name("N");
    options->add_flag("--applicable", chosen->applicable, "Leave out the criteria that do not apply to their record");
    options->footer("A record with an error is left out and reported; the others are reviewed, and the exit code is 3.\n"
                    "With --stream each record is a report of its own, in JSON a line; nothing is told of the portfolio as a whole.\n"
                    "Example: quorate review rules/my-pack --data portfolio.json --proposals new.json --as-of 2019-06-01 --lang fr");
    return {options, [chosen] { return run(*chosen); }};
}

}  // namespace quorate::cli
