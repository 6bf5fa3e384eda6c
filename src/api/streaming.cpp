// The public face of reviews of records that come one by one.
#include "quorate/streaming.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>

#include "api/content.hpp"
#include "api/options.hpp"
#include "api/portfolio.hpp"
#include "assess/findings.hpp"
#include "explain/review.hpp"
#include "plan/standing_alone.hpp"
#include "text/diagnostic_sink.hpp"

namespace quorate::inline v1 {

std::vector<std::string> needs_of_other_records(const pack& rules) {
    const auto& program = rules.content().program;
    std::vector<std::string> all;
    for (const auto type : plan::reviewed_types(program))
        for (auto& one : plan::needs_of_others(program, type))
            if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(std::move(one));
    return all;
}

namespace {

/// More than one piece of lines can have: what is wrong with one of them is never passed over for what another has.
constexpr std::size_t most_problems = 1'000'000;

bool lies_in(const place& inner, const place& outer) { return inner.file == outer.file && outer.begin <= inner.begin && inner.begin <= outer.end; }

/// Judgements about records that are not here yet, or not any more: that is no fault of theirs.
void pass_over_judgements_of_others(std::vector<omission>& left_out, diagnostics& problems) {
    std::erase_if(left_out, [&](const omission& one) {
        if (one.what != omission::kind::answer && one.what != omission::kind::confirmation && one.what != omission::kind::derogation) return false;
        return std::erase_if(problems, [&](const diagnostic& each) { return each.code == "Q5009" && lies_in(each.where, one.where); }) != 0;
    });
}

}  // namespace

struct line_reviewer::content {
    pack rules;
    std::vector<document> beside;
    review_options options;
    diagnostics problems;

    /// The data beside the records and some lines. Their file is the last.
    struct loaded {
        std::shared_ptr<const internal::portfolio_content> data;
        text::source_id source{};
        diagnostics problems;
    };
    [[nodiscard]] loaded load(std::string_view lines, const std::string& file) const;
    static void refuse_what_is_no_subject(data::portfolio& data, text::source_id source, const std::vector<std::uint32_t>& types, text::diagnostic_sink& sink);
};

/// Lines that hold something else than records under review would count for those that happen to be read together with them.
void line_reviewer::content::refuse_what_is_no_subject(data::portfolio& data, text::source_id source, const std::vector<std::uint32_t>& types, text::diagnostic_sink& sink) {
    const auto refuse = [&](text::span where, const std::string& what) {
        sink.error("Q6020", where, what + " stands among records that are reviewed one by one", "give it in a file of its own, with `--data`");
    };
    const auto leave_out = [&](auto& judgements, const std::string& what) {
        std::erase_if(judgements, [&](const auto& one) {
            if (one.where.source != source) return false;
            refuse(one.where, what);
            return true;
        });
    };
    leave_out(data.answers, "an answer");
    leave_out(data.confirmations, "a confirmation");
    leave_out(data.derogations, "a derogation");
    const auto& words = data.words();
    for (std::uint32_t type = 0; type < words.records.size(); ++type) {
        if (words.records[type].collection.empty() || std::any_of(types.begin(), types.end(), [&](std::uint32_t one) { return words.is_a(type, one); })) continue;
        for (const auto& where : std::as_const(data).of_type(type).where)
            if (where.source == source) refuse(where, "a record of `" + words.records[type].collection + "`");
    }
}

line_reviewer::content::loaded line_reviewer::content::load(std::string_view lines, const std::string& file) const {
    text::source_set sources;
    std::vector<data::document> named;
    for (const auto& one : beside) named.push_back({sources.add(one.name, one.content), false, one.other_register});
    const auto source = sources.add(file, std::string(lines));
    named.push_back({source, true, false});
    text::diagnostic_sink sink(sources, most_problems);
    const auto& program = rules.content().program;
    auto data = data::load(program.words, named, sink);
    refuse_what_is_no_subject(data, source, plan::reviewed_types(program), sink);
    auto made = internal::finish_portfolio(rules.share(), std::move(data), sink);
    return {std::move(made), source, sink.take()};
}

line_reviewer::line_reviewer(const pack& rules, std::span<const document> beside, review_options options)
    : content_(std::make_unique<content>(content{rules, {beside.begin(), beside.end()}, std::move(options), {}})) {
    if (const auto needs = needs_of_other_records(rules); !needs.empty())
        throw std::invalid_argument("records cannot be reviewed one by one: " + needs.front() + " looks at others of their collection");
    for (const auto& fault : faults_of(rules, content_->options)) throw std::invalid_argument(fault);
    auto empty = content_->load({}, "nothing.jsonl");
    auto left_out = empty.data->left_out;
    pass_over_judgements_of_others(left_out, empty.problems);
    content_->problems = std::move(empty.problems);
}

line_reviewer::~line_reviewer() = default;
line_reviewer::line_reviewer(line_reviewer&&) noexcept = default;
line_reviewer& line_reviewer::operator=(line_reviewer&&) noexcept = default;

const diagnostics& line_reviewer::problems() const noexcept {
    static const diagnostics none;
    return content_ ? content_->problems : none;
}

diagnostics line_reviewer::review_lines(std::string_view lines, const take& results, std::string_view name, line_start first) {
    if (!content_) throw std::logic_error("this reviewer was moved from");
    const auto& s = *content_;
    const std::string file = name.ends_with(".jsonl") ? std::string(name) : std::string(name) + ".jsonl";
    auto loaded = s.load(lines, file);
    auto left_out = loaded.data->left_out;
    pass_over_judgements_of_others(left_out, loaded.problems);
    std::erase_if(left_out, [&](const omission& one) { return one.where.file == file; });
    std::erase_if(loaded.problems, [&](const diagnostic& one) { return one.where.file != file; });
    const auto put_in_file = [&](place& where) {
        where.file = name;
        where.line += first.line - 1;
        if (where.end_line != 0) where.end_line += first.line - 1;
        where.begin += first.byte;
        where.end += first.byte;
    };
    for (auto& one : loaded.problems) {
        put_in_file(one.where);
        for (auto& other : one.related) if (other.where.file == file) put_in_file(other.where);
    }
    const auto& data = loaded.data->data;
    assess::machine on(s.rules.content().program, data, s.options.as_of, s.options.step_limit);
    internal::apply_options(s.options, on);
    assess::assessment findings(on);
    explain::reviewer reviewer(on, findings);
    if (s.options.applicable_only) reviewer.leave_out_what_does_not_apply();
    auto subjects = reviewer.subjects();
    const auto at = [&](data::record_ref one) { return data.of_type(one.type).where[one.row]; };
    std::erase_if(subjects, [&](data::record_ref one) { return at(one).source != loaded.source; });
    std::sort(subjects.begin(), subjects.end(), [&](data::record_ref a, data::record_ref b) { return at(a).begin < at(b).begin; });
    std::set<std::pair<std::string, std::string>> of_others;  // whose judgements are no matter of the record that is told of
    for (const auto subject : subjects) of_others.emplace(data.words().records[subject.type].collection, data.id(subject));
    for (const auto subject : subjects) {
        auto made = reviewer.make_of(subject);
        made.left_out = left_out;
        reviewer.describe_left_out(made.left_out);
        const auto& about = made.subjects.front().about;
        std::erase_if(made.left_out, [&](const omission& one) { return one.id != about.id && of_others.contains({one.collection, one.id}); });
        for (const auto& one : s.options.parameters) made.parameters.push_back(reviewer.describe_parameter(one.name));
        made.engine_version = engine_version();
        results(made);
    }
    return std::move(loaded.problems);
}

}  // namespace quorate
