// The public face of portfolios and reviews.
#include <algorithm>
#include <functional>
#include <stdexcept>
#include <tuple>

#include "api/content.hpp"
#include "api/options.hpp"
#include "api/portfolio.hpp"
#include "api/review_by_threads.hpp"
#include "assess/answers.hpp"
#include "assess/findings.hpp"
#include "assess/settings.hpp"
#include "explain/explanation.hpp"
#include "explain/review.hpp"
#include "portfolio/load.hpp"
#include "quorate/pack.hpp"
#include "text/diagnostic_sink.hpp"

namespace quorate::internal {

namespace {

/// Answers and confirmations that do not count are reported with their place, and left out.
template <typename Given>
void leave_out_faulty(std::vector<Given>& all, const plan::program& program, text::diagnostic_sink& problems, const std::string& what, std::vector<data::omission>& left_out,
                      const std::function<data::omission(const Given&)>& describe) {
    std::erase_if(all, [&](const Given& one) {
        const auto fault = assess::fault_of(one, program);
        if (fault.empty()) return false;
        problems.error("Q5101", one.where, "this " + what + " does not count: " + fault);
        left_out.push_back(describe(one));
        return true;
    });
}

/// With their places, in the order of the data.
std::vector<omission> located(std::vector<data::omission> all, const text::source_set& sources) {
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return std::tie(a.where.source, a.where.begin) < std::tie(b.where.source, b.where.begin); });
    std::vector<omission> made;
    for (auto& one : all)
        made.push_back({.what = static_cast<omission::kind>(one.what), .why = omission::cause::error, .collection = std::move(one.collection), .id = std::move(one.id),
                        .name = std::move(one.name), .title = {}, .dated = {}, .where = sources.locate(one.where)});
    return made;
}

}  // namespace

std::shared_ptr<const portfolio_content> finish_portfolio(std::shared_ptr<const pack_content> pack, data::portfolio data, text::diagnostic_sink& problems) {
    using kind = data::omission::kind;
    const auto about = [&](data::record_ref one) { return std::pair(data.words().records[one.type].collection, std::string(data.id(one))); };
    leave_out_faulty<data::answer>(data.answers, pack->program, problems, "answer", data.left_out, [&](const data::answer& one) {
        const auto [collection, id] = about(one.about);
        return data::omission{kind::answer, collection, id, one.question, one.where};
    });
    leave_out_faulty<data::confirmation>(data.confirmations, pack->program, problems, "confirmation", data.left_out, [&](const data::confirmation& one) {
        return data::omission{kind::confirmation, {}, about(one.first).second + " – " + about(one.second).second, one.relation, one.where};
    });
    leave_out_faulty<data::derogation>(data.derogations, pack->program, problems, "derogation", data.left_out, [&](const data::derogation& one) {
        const auto [collection, id] = about(one.about);
        return data::omission{kind::derogation, collection, id, one.criterion, one.where};
    });
    auto left_out = located(std::move(data.left_out), problems.sources());
    return std::make_shared<portfolio_content>(portfolio_content{std::move(pack), std::move(data), std::move(left_out)});
}

const portfolio_content& matching(const pack& rules, const portfolio& data) {
    if (data.content().pack.get() != &rules.content()) throw std::invalid_argument("the portfolio was loaded with another pack");
    return data.content();
}

}  // namespace quorate::internal

namespace quorate::inline v1 {

using internal::matching;

checked<portfolio> load_portfolio(const pack& rules, std::span<const document> documents) {
    text::source_set sources;
    std::vector<data::document> named;
    for (const auto& one : documents) named.push_back({sources.add(one.name, one.content), one.subjects, one.other_register});
    text::diagnostic_sink problems(sources);
    auto content = internal::finish_portfolio(rules.share(), data::load(rules.content().program.words, named, problems), problems);
    auto found = problems.take();
    return {portfolio(std::move(content)), std::move(found)};
}

std::vector<std::string> faults_of(const pack& rules, const review_options& options) {
    if (auto fault = internal::fault_of_day(options.as_of); !fault.empty()) return {std::move(fault)};
    const data::portfolio empty(rules.content().program.words);
    assess::machine on(rules.content().program, empty, options.as_of);
    std::vector<std::string> faults;
    for (const auto& one : options.parameters)
        if (auto fault = assess::set_parameter(on, one.name, one.value); !fault.empty()) faults.push_back(std::move(fault));
    for (auto& fault : internal::set_functions(options, on)) faults.push_back(std::move(fault));
    return faults;
}

review make_review(const pack& rules, const portfolio& data, const review_options& options) {
    const auto& content = matching(rules, data);
    assess::machine on(rules.content().program, content.data, options.as_of, options.step_limit);
    internal::apply_options(options, on);
    assess::assessment findings(on);
    findings.find_pairs_with(internal::threads_of(options), {});
    explain::reviewer reviewer(on, findings);
    if (options.applicable_only) reviewer.leave_out_what_does_not_apply();
    std::optional<review> made;
    if (!internal::can_be_shared_out(rules.content().program, options)) {
        made = reviewer.make(options.only);
    } else if (made = internal::review_by_threads(reviewer, on, options); !made) {
        auto by_one = options;
        by_one.threads = 1;
        return make_review(rules, data, by_one);
    }
    made->left_out = content.left_out;
    reviewer.describe_left_out(made->left_out);
    for (const auto& one : options.parameters) made->parameters.push_back(reviewer.describe_parameter(one.name));
    made->engine_version = engine_version();
    return *std::move(made);
}

std::vector<explanation> make_explanations(const pack& rules, const portfolio& data, const review_options& options, std::string_view id, std::string_view criterion) {
    const auto& content = matching(rules, data);
    const auto& program = rules.content().program;
    assess::machine on(program, content.data, options.as_of, options.step_limit);
    internal::apply_options(options, on);
    assess::assessment findings(on);
    std::vector<explanation> all;
    for (std::uint32_t i = 0; i < program.criteria.size(); ++i) {
        const auto& rule = program.criteria[i];
        if (!criterion.empty() && rule.name != criterion) continue;
        const auto about = content.data.find(rule.subject, id);
        if (about && program.words.is_a(about->type, rule.subject)) all.push_back(explain::explain_finding(on, findings, rules.content().sources, i, *about));
    }
    return all;
}

std::vector<std::string> papers_of(const pack& rules) {
    std::vector<std::string> names;
    for (const auto& one : rules.content().program.papers) names.push_back(one.name);
    return names;
}

std::optional<declared_paper> make_declared_paper(const pack& rules, const portfolio& data, const review_options& options, std::string_view name) {
    const auto& content = matching(rules, data);
    const auto& program = rules.content().program;
    const auto found = std::find_if(program.papers.begin(), program.papers.end(), [&](const plan::paper& one) { return one.name == name; });
    if (found == program.papers.end()) return std::nullopt;
    assess::machine on(program, content.data, options.as_of, options.step_limit);
    internal::apply_options(options, on);
    assess::assessment findings(on);
    return explain::reviewer(on, findings).describe_paper(static_cast<std::uint32_t>(found - program.papers.begin()), options.only);
}

}  // namespace quorate
