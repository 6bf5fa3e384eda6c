// The public face of relations: pairs found, explained, given one to one, and what became of them.
#include <algorithm>
#include <functional>
#include <map>
#include <stdexcept>
#include <tuple>

#include "api/content.hpp"
#include "api/options.hpp"
#include "api/portfolio.hpp"
#include "assess/findings.hpp"
#include "explain/pair_explanation.hpp"
#include "explain/review.hpp"
#include "quorate/assignment.hpp"
#include "quorate/pack.hpp"
#include "quorate/relation_changes.hpp"

namespace quorate::inline v1 {

using internal::matching;

namespace {

/// Why a pair cannot be explained: an id or a name that is not there, and what may have been meant.
diagnostics faults_of_pair(const plan::program& program, const data::portfolio& data, std::string_view first, std::string_view second, std::string_view relation) {
    diagnostics faults;
    const auto ids = explain::all_ids(data);
    const auto missing = [&](const char* code, std::string_view what, std::string_view name, const std::vector<std::string_view>& there) {
        const auto meant = text::nearest(name, there);
        diagnostic one;
        one.code = code;
        one.message = "there is no " + std::string(what) + " `" + std::string(name) + "`";
        if (!meant.empty()) one.help = "did you mean `" + std::string(meant) + "`";
        faults.push_back(std::move(one));
    };
    for (const auto id : {first, second})
        if (!std::binary_search(ids.begin(), ids.end(), id)) missing("Q5009", "record", id, ids);
    if (faults.empty() && first == second) {
        faults.emplace_back();
        faults.back().code = "Q5009";
        faults.back().message = "a record is not related to itself: `" + std::string(first) + "` is given twice";
    }
    std::vector<std::string_view> names;
    for (const auto& rule : program.relations) names.push_back(rule.name);
    if (!relation.empty() && std::find(names.begin(), names.end(), relation) == names.end()) missing("Q2002", "relation", relation, names);
    return faults;
}

}  // namespace

checked<std::vector<pair_explanation>> explain_pair(const pack& rules, const portfolio& data, const review_options& options, std::string_view first,
                                                    std::string_view second, std::string_view relation) {
    const auto& content = matching(rules, data);
    const auto& program = rules.content().program;
    if (auto faults = faults_of_pair(program, content.data, first, second, relation); !faults.empty()) return {std::nullopt, std::move(faults)};
    assess::machine on(program, content.data, options.as_of, options.step_limit);
    internal::apply_options(options, on);
    assess::assessment findings(on);
    return {explain::explain_relations(on, findings, rules.content().sources, first, second, relation), {}};
}

namespace {

/// A machine and what it finds, set up for pairs.
struct pair_search {
    pair_search(const pack& rules, const portfolio& data, const review_options& options)
        : on(rules.content().program, matching(rules, data).data, options.as_of, options.step_limit) {
        internal::apply_options(options, on);
        std::function<void(std::uint32_t, std::size_t, std::size_t)> progress;
        if (options.progress)
            progress = [&relations = rules.content().program.relations, &tell = options.progress](std::uint32_t relation, std::size_t done, std::size_t all) {
                tell({relations[relation].name, done, all});
            };
        findings.find_pairs_with(internal::threads_of(options), std::move(progress));
    }
    assess::machine on;
    assess::assessment findings{on};
    explain::reviewer words{on, findings};
};

}  // namespace

std::vector<related_pair> find_relations(const pack& rules, const portfolio& data, const review_options& options) {
    return pair_search(rules, data, options).words.all_pairs();
}

namespace {

related_records everything_of(pair_search& search) {
    auto pairs = search.words.all_pairs();
    related_records found{std::move(pairs), search.words.all_groups(), {}};
    if (const auto* repeated = search.on.repeated_if_read())
        for (const auto& one : repeated->all()) found.left_out.push_back({one.sentence, one.texts});
    return found;
}

}  // namespace

related_records find_related_records(const pack& rules, const portfolio& data, const review_options& options) {
    pair_search search(rules, data, options);
    return everything_of(search);
}

related_records find_one_to_one(const pack& rules, const portfolio& data, const review_options& options, std::string_view score) {
    const auto has_score = [&](const plan::relation& rule) { return std::any_of(rule.lets.begin(), rule.lets.end(), [&](const auto& one) { return one.name == score; }); };
    const auto& relations = rules.content().program.relations;
    if (std::none_of(relations.begin(), relations.end(), has_score)) throw std::invalid_argument("no relation has a `let` called `" + std::string(score) + "`");
    if (!matching(rules, data).data.has_other_register()) throw std::invalid_argument("records are given to one another one to one between two registers only");
    pair_search search(rules, data, options);
    search.findings.give_each_to_one(std::string(score));
    return everything_of(search);
}

namespace {

using pair_key = std::tuple<std::string_view, std::string_view, std::string_view, std::string_view, std::string_view>;

pair_key key_of(const related_pair& one) { return {one.relation, one.first.collection, one.first.id, one.second.collection, one.second.id}; }

}  // namespace

relation_changes find_relation_changes(const pack& rules, const portfolio& before, const portfolio& now, const review_options& options) {
    auto were = pair_search(rules, before, options).words.all_pairs();
    pair_search search(rules, now, options);
    search.on.take_words_from(matching(rules, before).data);
    auto are = search.words.all_pairs();
    std::map<pair_key, related_pair*> left;
    for (auto& one : were) left.emplace(key_of(one), &one);
    relation_changes made;
    for (auto& one : are) {
        const auto found = left.find(key_of(one));
        if (found == left.end()) {
            made.appeared.push_back(std::move(one));
            continue;
        }
        if (*found->second == one) ++made.unchanged;
        else made.changed.push_back({*found->second, std::move(one)});
        found->second = nullptr;
    }
    for (auto& one : were) {
        const auto found = left.find(key_of(one));
        if (found->second == &one) made.gone.push_back(one);
    }
    return made;
}

}  // namespace quorate
