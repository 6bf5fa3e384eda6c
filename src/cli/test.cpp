// quorate test
#include <algorithm>
#include <memory>

#include "command.hpp"

namespace quorate::cli {

namespace {

struct test_options {
    std::string pack;
    std::string format = "text";
    std::string filter;
};

int run(const test_options& from) {
    refuse_compiled(from.pack, "test", "test cases stand with the rules");
    const auto rules = load_pack_or_stop(from.pack);
    auto results = run_cases(rules);
    std::erase_if(results, [&](const case_result& one) { return one.name.find(from.filter) == std::string::npos; });
    if (results.empty() && !from.filter.empty()) throw stop{wrong_use, "--filter: no case has `" + from.filter + "` in its name"};
    print(from.format == "json" ? to_json(results) : results.empty() ? std::string("there are no cases to run\n") : to_text(results));
    const bool good = std::all_of(results.begin(), results.end(), [](const case_result& one) { return one.passed; });
    return good ? fine : findings;
}

}  // namespace

command make_test(CLI::App& application) {
    auto* options = application.add_subcommand("test", "Run the test cases of a pack");
    auto chosen = std::make_shared<test_options>();
    options->add_option("pack", chosen->pack, "The pack: a folder of rule files, or one file")->required();
    options->add_option("--format", chosen->format, "text or json")->check(CLI::IsMember({"text", "json"}));
    options->add_option("--filter", chosen->filter, "Only cases whose name has this in it");
    options->footer("Exit code 1 when a case fails.\nExample: quorate test rules/my-pack");
    return {options, [chosen] { return run(*chosen); }};
}

}  // namespace quorate::cli
