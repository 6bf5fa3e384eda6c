// quorate impact
#include <algorithm>
#include <memory>
#include <optional>

#include "command.hpp"
#include "quorate/impact.hpp"

namespace quorate::cli {

namespace {

struct options_of_impact {
    data_options data;
    std::string new_pack;
    std::string then;
    std::string format = "text";
    std::vector<std::string> ids;
};

int run(const options_of_impact& from) {
    if (from.new_pack.empty() && from.then.empty()) throw stop{wrong_use, "name a second pack, or a second date with --then"};
    const auto reads_input = [](const std::vector<std::string>& all) { return std::find(all.begin(), all.end(), "-") != all.end(); };
    if (!from.new_pack.empty() && (reads_input(from.data.data) || reads_input(from.data.proposals)))
        throw stop{wrong_use, "standard input cannot be read by two packs: give a file"};
    auto before = load(from.data);
    auto other = from.data;
    if (!from.new_pack.empty()) other.pack = from.new_pack;
    if (!from.then.empty()) other.as_of = from.then;
    std::optional<loaded> second;
    if (!from.new_pack.empty()) second = load(other);
    const auto then = parse_day(other.as_of);
    if (!then) throw stop{wrong_use, "--then: `" + other.as_of + "` is not a day of the calendar; write it as 2019-05-31"};
    const auto& rules = second ? second->rules : before.rules;
    const auto& data = second ? second->data : before.data;
    auto options = second ? second->options : before.options;
    options.as_of = *then;
    options.only = before.options.only = from.ids;
    const auto found = compare_reviews({before.rules, before.data, before.options}, {rules, data, options});
    print(from.format == "json" ? to_json(found) : to_text(found, before.language));
    if (before.passed_limit || (second && second->passed_limit)) return limit_passed;
    if (before.had_errors || (second && second->had_errors)) return invalid_input;
    return found.anything() ? findings : fine;
}

}  // namespace

command make_impact(CLI::App& application) {
    auto* options = application.add_subcommand("impact", "Tell which findings and outcomes change with other rules, or on another date, and by which rules");
    auto chosen = std::make_shared<options_of_impact>();
    chosen->data.add_to(*options, true);
    options->add_option("new-pack", chosen->new_pack, "The pack to compare with; without it the same pack on another date");
    options->add_option("--then", chosen->then, "The date of the second review; that of the first otherwise");
    options->add_option("--id", chosen->ids, "Only these records")->expected(1, 1000);
    options->add_option("--format", chosen->format, "text or json")->check(CLI::IsMember({"text", "json"}));
    options->footer("The exit code is 1 when something changes, and 0 when nothing does.\n"
                    "Example: quorate impact rules/my-pack rules/my-next-pack --data portfolio.json --as-of 2019-06-01 --lang fr\n"
                    "         quorate impact rules/my-pack --data portfolio.json --as-of 2019-06-01 --then 2020-06-01");
    return {options, [chosen] { return run(*chosen); }};
}

}  // namespace quorate::cli
