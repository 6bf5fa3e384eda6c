// What the commands share: reading files, printing, exit codes.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "quorate/pack.hpp"
#include "quorate/report.hpp"

namespace quorate::cli {

/// The exit codes of the command, as `quorate --help` lists them.
enum exit_code : int { fine = 0, findings = 1, wrong_use = 2, invalid_input = 3, limit_passed = 4 };

/// A command: its options, and what it does when it was chosen.
struct command {
    CLI::App* options = nullptr;
    std::function<int()> run;
};

[[nodiscard]] command make_check(CLI::App& application);
[[nodiscard]] command make_test(CLI::App& application);
[[nodiscard]] command make_compile(CLI::App& application);
[[nodiscard]] command make_review(CLI::App& application);
[[nodiscard]] command make_screen(CLI::App& application);
[[nodiscard]] command make_explain(CLI::App& application);
[[nodiscard]] command make_questions(CLI::App& application);
[[nodiscard]] command make_remedy(CLI::App& application);
[[nodiscard]] command make_impact(CLI::App& application);
[[nodiscard]] command make_relate(CLI::App& application);
[[nodiscard]] command make_fit(CLI::App& application);
[[nodiscard]] command make_format(CLI::App& application);
[[nodiscard]] command make_schema(CLI::App& application);
[[nodiscard]] command make_sheet(CLI::App& application);
[[nodiscard]] command make_record(CLI::App& application);
[[nodiscard]] command make_verify(CLI::App& application);

/// Ends a command early with an exit code and a message on the error output, if it has one.
struct stop {
    int code;
    std::string message;
};

/// A file, or standard input for "-". Throws stop when it cannot be read or is larger than 1 GiB.
[[nodiscard]] document read_document(const std::string& path, bool subjects = false);
/// The rule files of a folder, by name, or one file. Throws stop.
[[nodiscard]] std::vector<document> read_pack(const std::string& path);
/// Loads a pack and prints its errors and warnings to the error output. Throws stop when it has errors.
[[nodiscard]] pack load_pack_or_stop(const std::string& path);
/// Stops a command that needs the rules of a pack themselves.
void refuse_compiled(const std::string& path, const char* command, const char* why);

/// Data as the options of `review` and `relate` name it.
struct data_options {
    std::string pack;
    std::vector<std::string> data;
    std::vector<std::string> proposals;
    std::vector<std::string> against;
    std::string as_of;
    std::vector<std::string> journals;
    std::vector<std::string> settings;
    std::uint64_t most_steps = 0;  ///< 0: the default
    std::string language;
    void add_to(CLI::App& options, bool with_proposals);
};

/// Parameters as `--set name=value` gives them. Throws stop.
[[nodiscard]] std::vector<parameter_setting> settings_of(const std::vector<std::string>& given);

/// All data files, and what journals hold. Throws stop.
[[nodiscard]] std::vector<document> read_data(const data_options& from);

/// The same, read and checked, with the documents that it came from.
struct loaded_data {
    std::vector<document> pack_files, data_files;
    pack rules;
    portfolio data;
    review_options options;
    std::string language;
    diagnostics problems;      ///< of the data
};

/// Loads everything, prints diagnostics to the error output. Throws stop.
[[nodiscard]] loaded_data load_data(const data_options& from);

/// What a review of a stream begins with: the documents beside those of the stream, read and not yet loaded.
struct stream_setup {
    pack rules;
    std::vector<document> documents;
    review_options options;
    std::string language;
    bool had_errors = false;
};

/// Throws stop.
[[nodiscard]] stream_setup load_rules_and_options(const data_options& from);

struct loaded {
    pack rules;
    portfolio data;
    review_options options;
    std::string language;
    bool had_errors = false;   ///< records were left out
    bool passed_limit = false;
};

/// Loads everything, prints diagnostics of the data to the error output. Throws stop.
[[nodiscard]] loaded load(const data_options& from);

/// Writes to standard output. Throws stop when that fails: with a message for a full disk, without one for a closed pipe.
void print(const std::string& text);
void print_error(const std::string& text);
/// Whether the error output is a terminal, where a line may be written over.
[[nodiscard]] bool on_terminal();
/// Whether a limit was passed, among problems.
[[nodiscard]] bool passed_limit(const diagnostics& problems);

}  // namespace quorate::cli
