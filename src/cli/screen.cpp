// quorate screen
#include <algorithm>
#include <cstdio>
#include <memory>
#include <thread>

#include "command.hpp"
#include "quorate/screening.hpp"

namespace quorate::cli {

namespace {

struct screen_options {
    std::string pack, collection, as_of;
    std::vector<std::string> proposals, settings;
    unsigned jobs = 1;
};

constexpr std::size_t bytes_of_piece = 4u << 20;
constexpr std::size_t longest_line = 1u << 30;

/// A file of lines, piece by piece: whole lines, with what stands before them counted.
class line_pieces {
public:
    explicit line_pieces(const std::string& path) : name_(path == "-" ? "standard input" : path), from_(path == "-" ? stdin : std::fopen(path.c_str(), "rb"), close) {
        if (from_ == nullptr) throw stop{invalid_input, path + ": this file cannot be read"};
    }

    struct piece { std::string lines; line_start where; };
    /// The next piece; empty at the end.
    piece next() {
        piece made{std::move(rest_), at_};
        rest_.clear();
        for (std::size_t searched = 0;;) {
            if (made.lines.size() > longest_line) throw stop{limit_passed, name_ + ": a line is longer than 1 GiB"};
            const auto before = made.lines.size();
            made.lines.resize(before + bytes_of_piece);
            const auto got = std::fread(made.lines.data() + before, 1, bytes_of_piece, from_.get());
            made.lines.resize(before + got);
            if (got == 0) {
                if (std::ferror(from_.get()) != 0) throw stop{invalid_input, name_ + ": this file cannot be read"};
                break;
            }
            const auto end = made.lines.rfind('\n');
            if (end != std::string::npos && end >= searched) {
                rest_ = made.lines.substr(end + 1);
                made.lines.resize(end + 1);
                break;
            }
            searched = made.lines.size();
        }
        at_.byte += made.lines.size();
        at_.line += static_cast<std::uint32_t>(std::count(made.lines.begin(), made.lines.end(), '\n'));
        return made;
    }
    [[nodiscard]] const std::string& name() const noexcept { return name_; }

private:
    static int close(std::FILE* file) { return file == stdin ? 0 : std::fclose(file); }
    std::string name_;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> from_;
    std::string rest_;
    line_start at_;
};

/// One thread's part: a piece in, its lines of output and what is wrong with it out.
struct worker {
    screener screening;
    line_pieces::piece in;
    std::string out;
    diagnostics problems;
    std::exception_ptr fault;

    void work(const std::string& name) noexcept {
        try {
            out.clear();
            problems = screening.screen_lines(in.lines, [&](const screened_batch& batch) { out += to_json_lines(screening, batch); }, name, in.where);
        } catch (...) {
            fault = std::current_exception();
        }
    }
};

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
    std::vector<worker> workers;
    for (unsigned i = 0; i < from.jobs; ++i) workers.push_back({screener(rules, collection, options_of(from, rules)), {}, {}, {}, {}});
    bool had_errors = false, too_much = false;
    for (const auto& path : from.proposals) {
        line_pieces pieces(path);
        for (bool more = true; more;) {
            std::size_t busy = 0;
            std::vector<std::jthread> threads;
            for (auto& one : workers) {
                one.in = pieces.next();
                more = !one.in.lines.empty();
                if (!more) break;
                ++busy;
                if (workers.size() == 1) one.work(pieces.name());
                else threads.emplace_back([&one, &pieces] { one.work(pieces.name()); });
            }
            threads.clear();  // waits for all
            for (std::size_t i = 0; i < busy; ++i) {
                if (workers[i].fault) std::rethrow_exception(workers[i].fault);
                if (!workers[i].problems.empty()) print_error(to_text(workers[i].problems) + "\n");
                had_errors = had_errors || has_errors(workers[i].problems);
                too_much = too_much || passed_limit(workers[i].problems);
                print(workers[i].out);
            }
        }
    }
    return too_much ? limit_passed : had_errors ? invalid_input : fine;
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
