#include "review/by_quorate.hpp"

#include <algorithm>
#include <bit>
#include <stdexcept>

#include "api/content.hpp"
#include "api/portfolio.hpp"
#include "assess/columns/column_evaluator.hpp"
#include "assess/findings.hpp"
#include "portfolio/batch_reader.hpp"
#include "quorate/files.hpp"

namespace quorate::bench {

namespace {

constexpr day as_of{std::chrono::year{2020} / 6 / 1};

template <typename Names> std::uint8_t index_of(const Names& names, std::string_view name) {
    const auto found = std::find(std::begin(names), std::end(names), name);
    if (found == std::end(names)) throw std::runtime_error("the yardstick does not know " + std::string(name));
    return static_cast<std::uint8_t>(found - std::begin(names));
}

/// Adds what one rule found.
void add(screened& to, std::uint8_t rule, verdict result, modality grade) {
    if (result == verdict::not_met) (grade == modality::must ? to.failing : to.warnings) |= bit(rule);
    if (result == verdict::unknown) to.undecided |= bit(rule);
}

outcome outcome_of(std::string_view name) { return name == "refuse" ? outcome::refuse : name == "complete" ? outcome::complete : outcome::admit; }

}  // namespace

yardstick::yardstick(const std::string& path) : rules_(load_pack(read_pack_files(path)).or_throw()), screener_(rules_, "proposals", {.as_of = as_of}) {
    for (const auto& one : screener_.uncompiled()) throw std::runtime_error("not compiled: " + one);
    for (const auto& one : screener_.criteria()) rule_bits_.push_back(bit(index_of(rule_names, one)));
}

void yardstick::take(const screened_batch& batch, std::vector<screened>& all) {
    const auto begin = all.size();
    all.resize(begin + batch.size);
    auto* const rows = all.data() + begin;
    for (std::size_t i = 0; i < batch.verdicts.size(); ++i) {
        const auto rule = rule_bits_[i];
        const auto failing = screener_.grades()[i] == modality::must ? rule : std::uint8_t{0}, warning = screener_.grades()[i] == modality::must ? std::uint8_t{0} : rule;
        const auto& found = batch.verdicts[i];
        for (std::size_t row = 0; row < batch.size; ++row) {
            rows[row].failing |= found[row] == verdict::not_met ? failing : std::uint8_t{0};
            rows[row].warnings |= found[row] == verdict::not_met ? warning : std::uint8_t{0};
            rows[row].undecided |= found[row] == verdict::unknown ? rule : std::uint8_t{0};
        }
    }
    while (facts_.size() < screener_.facts().size()) facts_.push_back(bit(index_of(fact_names, screener_.facts()[facts_.size()].name)));
    for (const auto& need : batch.needs) rows[need.row].needs |= facts_[need.fact];
    // The outcomes of the pack stand in the order of the yardstick's.
    for (std::size_t row = 0; row < batch.size; ++row) rows[row].result = static_cast<outcome>(std::countr_zero(batch.open[row]));
}

std::vector<screened> yardstick::screen(const std::string& lines) {
    std::vector<screened> all;
    if (!screener_.screen_lines(lines, [&](const screened_batch& batch) { take(batch, all); }).empty()) throw std::runtime_error("the proposals have errors");
    return all;
}

std::vector<screened> yardstick::screen(const portfolio& loaded) {
    std::vector<screened> all;
    screener_.screen(loaded, [&](const screened_batch& batch) { take(batch, all); });
    return all;
}

class yardstick::columns {
public:
    explicit columns(const plan::program& rules)
        : nothing_(rules.words), constants_(rules, nothing_, as_of), program(assess::compile_columns(rules, rules.words.find_collection("proposals"), constants_, 10'000'000)),
          evaluator(program, rules) {}

private:
    data::portfolio nothing_;
    assess::machine constants_;

public:
    assess::column_program program;
    assess::column_evaluator evaluator;
    std::vector<std::unique_ptr<data::record_batch>> batches;
};

std::shared_ptr<yardstick::columns> yardstick::read_columns(const std::string& lines) const {
    constexpr std::size_t rows = 256;
    const auto& program = rules_.content().program;
    auto made = std::make_shared<columns>(program);
    data::batch_reader reader(program.words, made->program.type, made->program.forms);
    for (std::size_t at = 0; at < lines.size();) {
        auto& batch = *made->batches.emplace_back(std::make_unique<data::record_batch>());
        reader.begin(batch, rows);
        for (std::size_t row = 0; row < rows && at < lines.size(); ++row) {
            const auto end = lines.find('\n', at);
            if (!reader.read(std::string_view(lines).substr(at, end - at))) throw std::runtime_error("a proposal is not read by columns");
            at = end + 1;
        }
        reader.end();
    }
    return made;
}

std::size_t yardstick::evaluate(columns& all) {
    std::size_t found = 0;
    for (auto& batch : all.batches) {
        all.evaluator.run(*batch);
        found += static_cast<std::size_t>(all.evaluator.open().front());
    }
    return found;
}

namespace {

/// A node of a tree of reasons, as a host would keep it: what it is about, what it came to.
struct reason_node {
    std::uint32_t part, depth;
    std::uint8_t truth, known;
    std::int64_t number, high;
    std::uint64_t entries;
};

}  // namespace

std::size_t yardstick::trees(columns& all) {
    std::vector<assess::column_evaluator::node_values> seen;
    std::vector<reason_node> tree;
    std::size_t nodes = 0;
    for (auto& batch : all.batches) {
        all.evaluator.run(*batch);
        seen.clear();
        for (const auto& one : all.program.parts) seen.push_back(all.evaluator.seen_of(one.node));
        for (std::size_t row = 0; row < batch->rows; ++row) {
            tree.clear();
            for (std::uint32_t i = 0; i < seen.size(); ++i) {
                const auto& one = seen[i];
                const auto at = [row](const auto& values) { return values.empty() ? 0 : values[row]; };
                tree.push_back({i, all.program.parts[i].depth, static_cast<std::uint8_t>(at(one.truths)), static_cast<std::uint8_t>(at(one.known)), at(one.numbers), at(one.highs), at(one.entries)});
            }
            nodes += tree.size();
        }
    }
    return nodes;
}

std::size_t yardstick::trees(const portfolio& loaded) {
    std::vector<reason_node> tree;
    std::size_t nodes = 0;
    const auto parts = screener_.parts();
    screener_.tell_parts(true);
    screener_.screen(loaded, [&](const screened_batch& batch) {
        for (std::size_t row = 0; row < batch.size; ++row) {
            tree.clear();
            for (std::uint32_t i = 0; i < parts.size(); ++i) {
                const auto& one = batch.parts[i];
                const auto at = [row](const auto& values) { return values.empty() ? 0 : values[row]; };
                tree.push_back({i, parts[i].depth, static_cast<std::uint8_t>(at(one.truths)), static_cast<std::uint8_t>(at(one.known)), at(one.numbers), at(one.highs), at(one.entries)});
            }
            nodes += tree.size();
        }
    });
    screener_.tell_parts(false);
    return nodes;
}

portfolio yardstick::load(const std::string& lines) const {
    const std::vector<document> data{{"proposals.jsonl", lines}};
    return load_portfolio(rules_, data).or_throw();
}

std::vector<screened> yardstick::evaluate(const portfolio& loaded) const {
    const auto& program = rules_.content().program;
    const auto& data = loaded.content().data;
    assess::machine on(program, data, as_of);
    assess::assessment findings(on);
    std::vector<screened> all;
    for (const auto record : data.collection(program.outcomes.front().subject)) {
        screened made;
        for (std::uint32_t i = 0; i < program.criteria.size(); ++i) {
            const auto found = findings.finding(i, record);
            add(made, index_of(rule_names, program.criteria[i].name), found.result, program.criteria[i].grade);
            for (const auto* why : on.reasons().reasons(found.why))
                made.needs |= bit(index_of(fact_names, program.words.records[why->record.type].fields[why->index].name));
        }
        const auto open = findings.outcomes(record);
        made.result = outcome_of(program.outcomes[open.at(0).group].outcomes[open.at(0).index].name);
        all.push_back(made);
    }
    return all;
}

std::vector<screened> yardstick::review(const portfolio& loaded) const {
    std::vector<screened> all;
    for (const auto& one : make_review(rules_, loaded, {.as_of = as_of}).subjects) {
        screened made;
        for (const auto& found : one.findings) {
            add(made, index_of(rule_names, found.criterion), found.result, found.grade);
            for (const auto& fact : found.missing_facts) made.needs |= bit(index_of(fact_names, fact.name));
        }
        made.result = outcome_of(one.outcomes.at(0).name);
        all.push_back(made);
    }
    return all;
}

}  // namespace quorate::bench
