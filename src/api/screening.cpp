// The public face of screenings.
#include "quorate/screening.hpp"

#include <algorithm>
#include <cstring>
#include <optional>
#include <stdexcept>

#include "api/content.hpp"
#include "api/options.hpp"
#include "api/portfolio.hpp"
#include "assess/columns/column_evaluator.hpp"
#include "assess/findings.hpp"
#include "explain/wording.hpp"
#include "portfolio/batch_reader.hpp"
#include "text/diagnostic_sink.hpp"

namespace quorate::inline v1 {

namespace {

/// Few enough that the values of all nodes stay in a near cache, many enough that what is done once a batch does not count.
std::size_t rows_of_batch(const assess::column_program& program) { return program.nodes.size() < 2'000 ? 256 : 16; }

std::uint32_t type_of(const plan::program& program, std::string_view collection) {
    const auto type = program.words.find_collection(collection);
    if (type == no_index) throw std::invalid_argument("there is no collection `" + std::string(collection) + "`");
    return type;
}

}  // namespace

struct screener::content {
    std::shared_ptr<const internal::pack_content> rules;
    review_options options;
    std::uint32_t type;
    assess::column_program program;
    assess::column_evaluator evaluator;
    data::batch_reader reader;
    data::record_batch batch;
    std::size_t most_rows;

    std::vector<std::string> criteria, outcomes;
    std::vector<modality> grades;
    std::vector<screening_fact> facts;
    std::vector<std::uint32_t> fact_of_field, fact_of_question;  // no_index: not yet among facts

    bool parts_wanted = false;

    // Of the batch that is being screened.
    std::vector<part_values> parts;
    std::vector<std::uint8_t> without_parts;
    std::vector<std::string_view> ids, lines;
    std::vector<std::uint32_t> line_numbers;
    std::vector<std::uint64_t> line_begins;
    std::vector<std::uint8_t> left_out;
    std::vector<screening_need> needs;
    std::vector<std::string> own_ids;                            // of records that the careful reader read
    std::string last_line;                                       // with room behind it

    content(std::shared_ptr<const internal::pack_content> pack, std::uint32_t about, assess::column_program compiled, review_options asked)
        : rules(std::move(pack)), options(std::move(asked)), type(about), program(std::move(compiled)), evaluator(program, rules->program),
          reader(rules->program.words, type, program.forms), most_rows(rows_of_batch(program)), fact_of_field(rules->program.words.records[type].fields.size(), no_index),
          fact_of_question(rules->program.questions.size(), no_index) {
        for (const auto& one : program.criteria) {
            criteria.push_back(rules->program.criteria[one.criterion].name);
            grades.push_back(rules->program.criteria[one.criterion].grade);
        }
        for (const auto& one : program.outcomes) outcomes.push_back(rules->program.outcomes[one.group].outcomes[one.index].name);
        if (outcomes.size() > 64) throw std::invalid_argument("a screening takes at most 64 outcomes");
    }

    std::uint32_t fact(screening_fact one) {
        const auto found = std::find(facts.begin(), facts.end(), one);
        if (found != facts.end()) return static_cast<std::uint32_t>(found - facts.begin());
        facts.push_back(std::move(one));
        return static_cast<std::uint32_t>(facts.size() - 1);
    }
    std::uint32_t fact(const assess::column_need& one) {
        auto& known = (one.answer ? fact_of_question : fact_of_field)[one.index];
        if (known == no_index)
            known = one.answer ? fact({missing::kind::answer, rules->program.questions[one.index].name})
                               : fact({missing::kind::field, rules->program.words.records[type].fields[one.index].name});
        return known;
    }

    void evaluate();
    void judge(assess::machine& on, assess::assessment& findings, const explain::wording& words, assess::record_ref about, std::size_t row);
    void judge_line(std::size_t row, std::string_view name, diagnostics& problems);
    void hand_out(const take& results);
    void tell_parts();
};

void screener::content::tell_parts() {
    const auto rows = static_cast<std::ptrdiff_t>(batch.rows);
    without_parts.assign(batch.odd.begin(), batch.odd.begin() + rows);
    parts.clear();
    for (const auto& one : program.parts) {
        const auto seen = evaluator.seen_of(one.node);
        parts.push_back({.truths = seen.truths, .known = seen.known, .numbers = seen.numbers, .highs = seen.highs, .entries = seen.entries, .scale = seen.scale});
    }
}

/// Evaluates the batch by columns, but for the rows that are odd.
void screener::content::evaluate() {
    needs.clear();
    if (program.uncovered.empty()) {
        evaluator.run(batch);
        for (const auto& one : evaluator.needs())
            if (batch.odd[one.row] == 0) needs.push_back({one.row, one.criterion, fact(one)});
    } else {
        evaluator.begin(batch.rows);
        std::fill(batch.odd.begin(), batch.odd.end(), std::uint8_t{1});
    }
}

/// One record by the machine.
void screener::content::judge(assess::machine& on, assess::assessment& findings, const explain::wording& words, assess::record_ref about, std::size_t row) {
    for (std::uint32_t i = 0; i < program.criteria.size(); ++i) {
        const auto found = findings.finding(program.criteria[i].criterion, about);
        evaluator.put(i, row, found.result);
        for (const auto* why : on.reasons().reasons(found.why)) {
            const auto fact_missing = words.fact(*why);
            needs.push_back({static_cast<std::uint32_t>(row), i, fact({fact_missing.what, fact_missing.name})});
        }
    }
    std::uint64_t open = 0, perhaps = 0;
    for (const auto& one : findings.outcomes(about))
        for (std::size_t i = 0; i < program.outcomes.size(); ++i)
            if (program.outcomes[i].group == one.group && program.outcomes[i].index == one.index) (one.decided ? open : perhaps) |= std::uint64_t{1} << i;
    evaluator.put_outcomes(row, open, perhaps);
}

/// One line by the careful reader and the machine. What is wrong with it is reported as in a file that begins with it.
void screener::content::judge_line(std::size_t row, std::string_view name, diagnostics& problems) {
    text::source_set sources;
    const std::string file = std::string(name).ends_with(".jsonl") ? std::string(name) : std::string(name) + ".jsonl";
    const std::vector<data::document> documents{{sources.add(file, std::string(lines[row])), true}};
    text::diagnostic_sink sink(sources);
    const auto loaded = internal::finish_portfolio(rules, data::load(rules->program.words, documents, sink), sink);
    const auto rows = loaded->data.of_type(type).rows;
    if (rows == 0 && !sink.failed()) sink.error("Q5002", {documents.front().source, 0, 0}, "this is no record of `" + rules->program.words.records[type].collection + "`");
    const auto put_in_file = [&](place& where) {
        where.file = name;
        where.line += line_numbers[row] - 1;
        if (where.end_line != 0) where.end_line += line_numbers[row] - 1;
        where.begin += line_begins[row];
        where.end += line_begins[row];
    };
    for (auto& one : sink.take()) {
        put_in_file(one.where);
        for (auto& other : one.related) put_in_file(other.where);
        problems.push_back(std::move(one));
    }
    if (rows == 0) { left_out[row] = 1; return; }
    assess::machine on(rules->program, loaded->data, options.as_of, options.step_limit);
    internal::apply_options(options, on);
    assess::assessment findings(on);
    own_ids.emplace_back(loaded->data.id({type, 0}));
    ids[row] = own_ids.back();
    judge(on, findings, explain::wording(on), {type, 0}, row);
}

void screener::content::hand_out(const take& results) {
    std::sort(needs.begin(), needs.end());
    if (parts_wanted) tell_parts();
    results({.size = batch.rows, .ids = ids, .left_out = left_out, .verdicts = evaluator.verdicts(), .open = evaluator.open(), .perhaps_open = evaluator.perhaps_open(), .needs = needs,
             .parts = parts, .without_parts = without_parts});
}

screener::screener(const pack& rules, std::string_view collection, review_options options) {
    const auto& program = rules.content().program;
    const auto type = type_of(program, collection);
    const data::portfolio nothing(program.words);
    assess::machine constants(program, nothing, options.as_of, options.step_limit);
    internal::apply_options(options, constants);
    auto compiled = assess::compile_columns(program, type, constants, options.step_limit);
    content_ = std::make_unique<content>(rules.share(), type, std::move(compiled), std::move(options));
}

screener::~screener() = default;
screener::screener(screener&&) noexcept = default;
screener& screener::operator=(screener&&) noexcept = default;

namespace {

/// What a screener holds, unless it was moved from.
template <typename Content>
Content& screener_content(const std::unique_ptr<Content>& held) {
    if (!held) throw std::logic_error("this screener was moved from");
    return *held;
}

}  // namespace

std::span<const std::string> screener::criteria() const noexcept { return content_ ? std::span<const std::string>(content_->criteria) : std::span<const std::string>(); }
std::span<const modality> screener::grades() const noexcept { return content_ ? std::span<const modality>(content_->grades) : std::span<const modality>(); }
std::span<const std::string> screener::outcomes() const noexcept { return content_ ? std::span<const std::string>(content_->outcomes) : std::span<const std::string>(); }
std::span<const screening_fact> screener::facts() const noexcept { return content_ ? std::span<const screening_fact>(content_->facts) : std::span<const screening_fact>(); }
std::span<const std::string> screener::uncompiled() const noexcept {
    return content_ ? std::span<const std::string>(content_->program.uncovered) : std::span<const std::string>();
}

std::vector<criterion_part> screener::parts() const {
    const auto form_of = [](assess::column_form form) {
        switch (form) {
            case assess::column_form::number: return criterion_part::form::number;
            case assess::column_form::amount: return criterion_part::form::amount;
            case assess::column_form::day: return criterion_part::form::date;
            case assess::column_form::entry: return criterion_part::form::entry;
            case assess::column_form::entries: return criterion_part::form::entries;
            default: return criterion_part::form::truth;
        }
    };
    if (!content_) return {};
    const auto& rules = *content_->rules;
    std::vector<criterion_part> all;
    for (const auto& one : content_->program.parts) {
        const auto where = rules.program.places[static_cast<std::size_t>(one.op)];
        all.push_back({.criterion = one.criterion, .depth = one.depth, .is = form_of(content_->program.nodes[one.node].form), .where = rules.sources.locate(where),
                       .wording = std::string(rules.sources.slice(where))});
    }
    return all;
}

void screener::tell_parts(bool wanted) noexcept {
    if (!content_) return;
    content_->parts_wanted = wanted;
    content_->parts.clear();
    content_->without_parts.clear();
}

diagnostics screener::screen_lines(std::string_view lines, const take& results, std::string_view name, line_start first) {
    auto& s = screener_content(content_);
    diagnostics problems;
    const auto finish = [&] {
        s.reader.end();
        s.evaluate();
        s.ids.resize(s.batch.rows);
        s.left_out.assign(s.batch.rows, 0);
        s.own_ids.clear();
        s.own_ids.reserve(s.batch.rows);  // views point to them
        for (std::size_t row = 0; row < s.batch.rows; ++row) {
            if (s.batch.odd[row] == 0) s.ids[row] = s.reader.id(row);
            else s.judge_line(row, name, problems);
        }
        s.hand_out(results);
        if (s.options.cancel && s.options.cancel()) throw review_cancelled();
    };
    constexpr std::size_t bytes_of_short_line = 64;
    const auto most_rows = std::min(s.most_rows, lines.size() / bytes_of_short_line + 1);  // no room is cleared that will not be used
    const auto begin = [&] {
        s.reader.begin(s.batch, most_rows);
        s.lines.clear();
        s.line_numbers.clear();
        s.line_begins.clear();
    };
    begin();
    auto number = first.line;
    for (std::size_t at = lines.starts_with("\xEF\xBB\xBF") && first.byte == 0 ? 3 : 0; at < lines.size(); ++number) {
        const auto end = std::min(lines.find('\n', at), lines.size()), begin_of_line = at;
        const auto line = lines.substr(at, end - at);
        at = end + 1;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        if (lines.size() < end + data::line_padding) {
            s.last_line.assign(line).append(data::line_padding, ' ');
            if (!s.program.uncovered.empty() || !s.reader.read(std::string_view(s.last_line).substr(0, line.size()))) s.reader.leave_out();
        } else if (!s.program.uncovered.empty() || !s.reader.read(line)) {
            s.reader.leave_out();
        }
        s.lines.push_back(line);
        s.line_numbers.push_back(number);
        s.line_begins.push_back(first.byte + begin_of_line);
        if (s.batch.rows == most_rows) { finish(); begin(); }
    }
    if (s.batch.rows != 0) finish();
    return problems;
}

void screener::screen(const portfolio& data, const take& results) {
    auto& s = screener_content(content_);
    if (data.content().pack.get() != s.rules.get()) throw std::invalid_argument("the portfolio was loaded with another pack");
    const auto& from = data.content().data;
    std::vector<std::uint32_t> rows(from.of_type(s.type).rows);
    for (std::uint32_t i = 0; i < rows.size(); ++i) rows[i] = i;
    const auto id = [&](std::uint32_t row) { return from.id({s.type, row}); };
    if (!std::is_sorted(rows.begin(), rows.end(), [&](auto a, auto b) { return id(a) < id(b); }))
        std::sort(rows.begin(), rows.end(), [&](auto a, auto b) { return id(a) < id(b); });
    std::vector<std::uint8_t> judged(rows.size(), 0);  // by people: those are for the machine
    for (const auto& one : from.answers) if (one.about.type == s.type) judged[one.about.row] = 1;
    for (const auto& one : from.derogations) if (one.about.type == s.type) judged[one.about.row] = 1;
    std::optional<assess::machine> on;
    std::optional<assess::assessment> findings;
    std::optional<explain::wording> words;
    for (std::size_t begin = 0; begin < rows.size(); begin += s.most_rows) {
        const std::span<const std::uint32_t> some(rows.data() + begin, std::min(s.most_rows, rows.size() - begin));
        data::fill(s.batch, from, s.type, some, s.program.forms);
        for (std::size_t i = 0; i < some.size(); ++i) s.batch.odd[i] |= judged[some[i]];
        s.evaluate();
        s.ids.resize(some.size());
        s.left_out.assign(some.size(), 0);
        for (std::size_t i = 0; i < some.size(); ++i) {
            s.ids[i] = id(some[i]);
            if (s.batch.odd[i] == 0) continue;
            if (!on) {
                on.emplace(s.rules->program, from, s.options.as_of, s.options.step_limit);
                internal::apply_options(s.options, *on);
                findings.emplace(*on);
                words.emplace(*on);
            }
            s.judge(*on, *findings, *words, {s.type, some[i]}, i);
        }
        s.hand_out(results);
        if (s.options.cancel && s.options.cancel()) throw review_cancelled();
    }
}

}  // namespace quorate
