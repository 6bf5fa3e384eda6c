#include "command.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "quorate/files.hpp"
#include "quorate/records.hpp"

namespace quorate::cli {

namespace {

void write(std::FILE* to, const std::string& text) {
    if (std::fwrite(text.data(), 1, text.size(), to) == text.size() && std::fflush(to) == 0) return;
    if (errno == EPIPE) throw stop{fine, {}};  // who reads has seen enough, as `head` has
    throw stop{invalid_input, std::string("the output could not be written: ") + std::strerror(errno)};
}

}  // namespace

void print(const std::string& text) { write(stdout, text); }

void print_error(const std::string& text) {
    if (!text.empty()) (void)std::fwrite(text.data(), 1, text.size(), stderr);
}

bool on_terminal() { return isatty(fileno(stderr)) != 0; }

namespace {

/// Without the spaces around it.
std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// What a file cannot give, as the end of a command.
[[noreturn]] void stop_at(const unreadable& fault) { throw stop{fault.too_large ? limit_passed : invalid_input, fault.what()}; }

}  // namespace

document read_document(const std::string& path, bool subjects) {
    try {
        if (path == "-") return {"standard input", read_all(stdin, "standard input"), subjects, false};
        return read_file(path, subjects);
    } catch (const unreadable& fault) {
        stop_at(fault);
    }
}

std::vector<document> read_pack(const std::string& path) {
    try {
        return read_pack_files(path);
    } catch (const unreadable& fault) {
        stop_at(fault);
    }
}

bool passed_limit(const diagnostics& problems) {
    return std::any_of(problems.begin(), problems.end(), [](const diagnostic& one) { return one.code.starts_with("Q60") && one.code != "Q6005" && one.code != "Q6030"; });
}

namespace {

pack load_or_stop(const std::string& path, const std::vector<document>& files) {
    auto made = load_pack(files);
    auto told = made.diagnostics;  // remarks are for those who check the rules, and not for those who use them
    std::erase_if(told, [](const diagnostic& one) { return one.severity == severity::note; });
    if (!told.empty()) print_error(to_text(told));
    if (!made) throw stop{passed_limit(made.diagnostics) ? limit_passed : invalid_input, path + ": this pack cannot be used"};
    return *made.value;
}

}  // namespace

pack load_pack_or_stop(const std::string& path) { return load_or_stop(path, read_pack(path)); }

void refuse_compiled(const std::string& path, const char* command, const char* why) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
    std::string begin(64, '\0');
    if (file) begin.resize(std::fread(begin.data(), 1, begin.size(), file.get()));
    if (file && is_compiled(begin)) throw stop{wrong_use, std::string(command) + ": " + path + " is a compiled pack: " + why + "; name the folder of its rules"};
}

void data_options::add_to(CLI::App& options, bool with_proposals) {
    options.add_option("pack", pack, "The pack: a folder of rule files, or one file")->required();
    options.add_option("--data", data, "Data files: JSON, JSON Lines (.jsonl) or tables (.csv); `-` is standard input, in JSON")->expected(1, 1000);
    if (with_proposals)
        options.add_option("--proposals", proposals, "Data files whose records are those under review; without it, all that the pack gives outcomes for")->expected(1, 1000);
    options.add_option("--records", journals, "Journals whose answers, confirmations and derogations count as data")->expected(1, 100);
    options.add_option("--as-of", as_of, "The date of the review, such as 2019-06-01")->required();
    options.add_option("--set", settings, "A parameter that the pack lets its user set, such as required-supporters=4; may be repeated")->allow_extra_args(false);
    options.add_option("--steps", most_steps, "At most so many steps in all, for a review that must not take long; 10000000000 otherwise")->check(CLI::PositiveNumber);
    options.add_option("--lang", language, "The language of the report; the pack's first one otherwise");
}

std::vector<parameter_setting> settings_of(const std::vector<std::string>& given) {
    std::vector<parameter_setting> all;
    for (const auto& one : given) {
        const auto equals = one.find('=');
        if (equals == std::string::npos) throw stop{wrong_use, "--set: write name=value, and not `" + one + "`"};
        all.push_back({trimmed(one.substr(0, equals)), trimmed(one.substr(equals + 1))});
    }
    return all;
}

std::vector<document> read_data(const data_options& from) {
    std::vector<document> documents;
    for (const auto& path : from.data) documents.push_back(read_document(path));
    for (const auto& path : from.proposals) documents.push_back(read_document(path, true));
    for (const auto& path : from.against) {
        documents.push_back(read_document(path));
        documents.back().other_register = true;
    }
    try {
        for (const auto& path : from.journals) documents.push_back(data_of(path, read_journal(path)));
    } catch (const journal_error& fault) {
        throw stop{invalid_input, fault.in(from.language)};
    }
    return documents;
}

namespace {

/// A pack with its files, and what is asked of it; every option that is wrong is told in one go.
struct rules_and_options {
    std::vector<document> pack_files;
    pack rules;
    review_options options;
    std::string language;
};

rules_and_options rules_and_options_of(const data_options& from) {
    std::vector<std::string> wrong;  // every option that is, in one go
    const auto date = parse_day(from.as_of);
    if (!date) wrong.push_back("--as-of: `" + from.as_of + "` is not a day of the calendar; write it as 2019-05-31");
    if (from.data.empty() && from.proposals.empty()) wrong.push_back("name at least one data file with --data");
    auto pack_files = read_pack(from.pack);
    auto rules = load_or_stop(from.pack, pack_files);
    const auto& languages = rules.vocabulary().languages;
    if (!from.language.empty() && std::find(languages.begin(), languages.end(), from.language) == languages.end()) {
        std::string all;
        for (const auto& one : languages) all += (all.empty() ? "" : ", ") + one;
        wrong.push_back("--lang: the pack does not speak `" + from.language + "`; it speaks " + all);
    }
    review_options asked{.as_of = date.value_or(day{})};
    if (from.most_steps != 0) asked.total_step_limit = from.most_steps;
    for (const auto& one : from.settings) {
        if (one.find('=') == std::string::npos) wrong.push_back("--set: write name=value, and not `" + one + "`");
        else asked.parameters.push_back(settings_of({one}).front());
    }
    for (const auto& fault : faults_of(rules, asked)) wrong.push_back("--set: " + fault);
    if (!wrong.empty()) {
        std::string all;
        for (const auto& one : wrong) all += (all.empty() ? "" : "\nquorate: ") + one;
        throw stop{wrong_use, std::move(all)};
    }
    auto language = from.language.empty() ? languages.front() : from.language;
    return {std::move(pack_files), std::move(rules), std::move(asked), std::move(language)};
}

}  // namespace

loaded_data load_data(const data_options& from) {
    auto all = rules_and_options_of(from);
    auto documents = read_data(from);
    auto data = load_portfolio(all.rules, documents);
    if (!data.diagnostics.empty()) print_error(to_text(data.diagnostics) + "\n");
    return {std::move(all.pack_files), std::move(documents), std::move(all.rules), *data.value, std::move(all.options), std::move(all.language), std::move(data.diagnostics)};
}

stream_setup load_rules_and_options(const data_options& from) {
    auto beside = from;
    beside.proposals.clear();
    auto all = rules_and_options_of(from);
    return {std::move(all.rules), read_data(beside), std::move(all.options), std::move(all.language)};
}

loaded load(const data_options& from) {
    auto all = load_data(from);
    return {std::move(all.rules), std::move(all.data), std::move(all.options), std::move(all.language), has_errors(all.problems), passed_limit(all.problems)};
}

}  // namespace quorate::cli
