// quorate relate
#include <algorithm>
#include <memory>

#include "command.hpp"
#include "quorate/assignment.hpp"
#include "quorate/explanation.hpp"
#include "quorate/relation_changes.hpp"

namespace quorate::cli {

namespace {

struct relate_options {
    data_options data;
    std::string format = "text";
    std::vector<std::string> why;
    std::string one_to_one;
    std::vector<std::string> since;
    unsigned jobs = 1;
};

/// How far the search is, on a terminal: one line that is written over and wiped out in the end.
class progress_line {
public:
    explicit progress_line(bool shown) : shown_(shown) {}
    progress_line(const progress_line&) = delete;
    progress_line& operator=(const progress_line&) = delete;
    ~progress_line() { wipe(); }

    void tell(const relation_progress& of) {
        const auto percent = of.done * 100 / std::max<std::size_t>(of.pairs, 1);
        if (!shown_ || (of.relation == relation_ && percent == percent_)) return;
        wipe();
        relation_ = of.relation;
        percent_ = percent;
        const auto line = relation_ + ": " + std::to_string(percent) + " % of " + std::to_string(of.pairs) + " pairs";
        width_ = line.size();
        print_error(line);
    }

private:
    void wipe() {
        if (width_ > 0) print_error("\r" + std::string(width_, ' ') + "\r");
        width_ = 0;
    }

    bool shown_;
    std::string relation_;
    std::size_t percent_ = 0, width_ = 0;
};

std::string rendered(const related_records& found, const std::string& format, const std::string& language) {
    const auto& pairs = found.pairs;
    if (format == "json") return to_json(found);
    if (format == "jsonl") return to_json_lines(pairs);
    if (format == "csv") return to_csv(pairs, language);
    if (format == "dot") return to_dot(pairs, language);
    if (format == "graphml") return to_graphml(pairs, language);
    return to_text(found, language);
}

/// One line on what was not compared.
void tell_left_out(const std::vector<repeated_sentence>& all) {
    if (all.empty()) return;
    const auto most = std::max_element(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.texts < b.texts; });
    print_error("note: " + std::to_string(all.size()) + (all.size() == 1 ? " sentence that many texts have was" : " sentences that many texts have were") +
                " left out of what is compared, such as “" + most->text + "” (in " + std::to_string(most->texts) + " texts)\n");
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

related_records assigned(const relate_options& from, const loaded& input) {
    try {
        return find_one_to_one(input.rules, input.data, input.options, from.one_to_one);
    } catch (const std::invalid_argument& fault) {
        throw stop{wrong_use, std::string("--one-to-one: ") + fault.what()};
    }
}

/// `--since FILE...`: only what became otherwise.
int compare(const relate_options& from) {
    if (from.format != "text" && from.format != "json") throw stop{wrong_use, "--since: what changed comes as text or json, and not as " + from.format};
    if (!from.one_to_one.empty() || !from.why.empty()) throw stop{wrong_use, "--since: what changed is told of all pairs, and not together with --one-to-one or --why"};
    auto input = load(from.data);
    input.options.threads = from.jobs;
    auto earlier = from.data;
    earlier.data = from.since;
    const auto before = load_portfolio(input.rules, read_data(earlier));
    if (!before.diagnostics.empty()) print_error(to_text(before.diagnostics) + "\n");
    relation_changes all;
    {
        progress_line line(on_terminal());
        input.options.progress = [&](const relation_progress& of) { line.tell(of); };
        all = find_relation_changes(input.rules, *before.value, input.data, input.options);
    }
    print(from.format == "json" ? to_json(all) : to_text(all, input.language));
    input.had_errors = input.had_errors || has_errors(before.diagnostics);
    return exit_code_of(input);
}

int run(const relate_options& from) {
    if (!from.since.empty()) return compare(from);
    if (!from.one_to_one.empty() && from.data.against.empty()) throw stop{wrong_use, "--one-to-one: name the files of the second register with --against"};
    if (!from.why.empty()) return explain(from);
    auto input = load(from.data);
    input.options.threads = from.jobs;
    related_records found;
    {
        progress_line line(on_terminal());
        input.options.progress = [&](const relation_progress& of) { line.tell(of); };
        found = from.one_to_one.empty() ? find_related_records(input.rules, input.data, input.options) : assigned(from, input);
    }
    tell_left_out(found.left_out);
    print(rendered(found, from.format, input.language));
    return exit_code_of(input);
}

}  // namespace

command make_relate(CLI::App& application) {
    auto* options = application.add_subcommand("relate", "Find overlaps, duplicates, synergies: every relation between all records");
    auto chosen = std::make_shared<relate_options>();
    chosen->data.add_to(*options, false);
    options->add_option("--against", chosen->data.against, "Data files of a second register: only pairs of a record of --data and a record of these")->expected(1, 1000);
    options->add_option("--since", chosen->since, "Data files as they stood before: tells only which relations are new, told otherwise or gone since then; words weigh what they weighed in these")->expected(1, 1000);
    options->add_option("--jobs", chosen->jobs, "How many threads look for pairs; the result is the same for any number")->check(CLI::Range(1u, 256u))->type_name("N");
    options->add_option("--one-to-one", chosen->one_to_one, "Between two registers: each record with one of the other at most, so that the scores sum to the most; the `let` that is the score")->type_name("LET");
    options->add_option("--format", chosen->format, "text, json, jsonl (a relation a line), csv, dot (Graphviz) or graphml")
        ->check(CLI::IsMember({"text", "json", "jsonl", "csv", "dot", "graphml"}));
    options->add_option("--why", chosen->why, "Explain one pair, reported or not: the ids of two records and, to see one relation only, its name; as text or json")
        ->expected(2, 3)->type_name("ID ID [RELATION]");
    options->footer("Example: quorate relate rules/my-pack --data portfolio.json --as-of 2019-06-01\n"
                    "         quorate relate rules/my-pack --data portfolio.json --as-of 2019-06-01 --why P-03 SA7\n"
                    "         quorate relate rules/my-pack --data now.json --since before.json --as-of 2019-06-01");
    return {options, [chosen] { return run(*chosen); }};
}

}  // namespace quorate::cli
