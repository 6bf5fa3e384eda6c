// The public face of fitting weights.
#include "quorate/fit.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>
#include <stdexcept>
#include <tuple>

#include "api/content.hpp"
#include "api/options.hpp"
#include "api/portfolio.hpp"
#include "assess/findings.hpp"
#include "assess/operations.hpp"
#include "portfolio/csv_rows.hpp"
#include "relate/fitting.hpp"
#include "text/diagnostic_sink.hpp"

namespace quorate::inline v1 {

namespace {

constexpr std::int64_t probe = 1'000;          // a weight under which a score shows its measure in thousandths
constexpr std::int64_t most_points = 100'000;   // that the fitted weights share

diagnostic fault(std::string code, std::string message, std::string help = {}) {
    diagnostic made;
    made.code = std::move(code);
    made.message = std::move(message);
    made.help = std::move(help);
    return made;
}

/// A parameter that may be a weight: it may be set to 0, and to a thousand or minus a thousand.
struct weight {
    std::uint32_t parameter = 0;
    relate::weight_sign sign{};
    rational least, most;
};

class weight_fitter {
public:
    weight_fitter(const pack& rules, const portfolio& data, const review_options& options, const fit_request& request)
        : program_(rules.content().program), data_(internal::matching(rules, data).data), on_(program_, data_, options.as_of, options.step_limit), request_(request) {
        if (auto fault = internal::fault_of_day(options.as_of); !fault.empty()) throw std::invalid_argument(fault);
        if (options.cancel) on_.set_cancel(options.cancel);
    }

    checked<fit_result> fit() {
        if (auto wrong = look_up(); !wrong.empty()) return {std::nullopt, std::move(wrong)};
        auto measures = measure();
        leave_out_idle(measures);
        if (weights_.empty()) return {std::nullopt, {fault("Q2002", "no parameter that may be set makes `" + request_.score + "` of `" + request_.relation + "`")}};
        std::vector<relate::weight_sign> signs;
        for (const auto& one : weights_) signs.push_back(one.sign);
        return {describe(points_of(relate::fit_weights(measures, signs).weights), measures), {}};
    }

private:
    diagnostics look_up() {
        diagnostics wrong;
        std::vector<std::string_view> names;
        for (const auto& one : program_.relations) names.push_back(one.name);
        const auto found = std::find(names.begin(), names.end(), request_.relation);
        if (found == names.end()) {
            const auto near = text::nearest(request_.relation, names);
            return {fault("Q2002", "there is no relation `" + request_.relation + "`", near.empty() ? "" : "did you mean `" + std::string(near) + "`")};
        }
        rule_ = &program_.relations[static_cast<std::size_t>(found - names.begin())];
        if (std::none_of(rule_->lets.begin(), rule_->lets.end(), [&](const plan::let& one) { return one.name == request_.score; }))
            wrong.push_back(fault("Q2002", "the relation `" + request_.relation + "` has no `let` called `" + request_.score + "`"));
        std::size_t related = 0;
        for (const auto& pair : request_.pairs) {
            const auto first = data_.find(rule_->subject, pair.first), second = data_.find(rule_->second, pair.second);
            if (!first) wrong.push_back(fault("Q5009", "there is no record `" + pair.first + "` of the kind that `" + request_.relation + "` asks for first"));
            if (!second) wrong.push_back(fault("Q5009", "there is no record `" + pair.second + "` of the kind that `" + request_.relation + "` asks for second"));
            if (first && second) records_.emplace_back(*first, *second);
            related += pair.related ? 1 : 0;
        }
        if (request_.points < 1 || request_.points > most_points) wrong.push_back(fault("Q5004", "the weights share from 1 to " + std::to_string(most_points) + " points, and " + std::to_string(request_.points) + " are asked for"));
        if (wrong.empty() && (related == 0 || related == request_.pairs.size()))
            wrong.push_back(fault("Q5004", "pairs of both kinds are needed, related and not, and all " + std::to_string(request_.pairs.size()) + " are of one"));
        for (std::uint32_t i = 0; i < program_.parameters.size(); ++i) add_weight(i);
        if (!request_.threshold.empty() && std::none_of(program_.parameters.begin(), program_.parameters.end(), [&](const auto& one) { return one.name == request_.threshold && one.settable; }))
            wrong.push_back(fault("Q2002", "there is no parameter `" + request_.threshold + "` that may be set"));
        return wrong;
    }

    std::optional<rational> number_of(plan::op_id op) {
        if (op == plan::op_id::none) return std::nullopt;
        const plan::rule nothing;
        assess::frame empty(nothing);
        const auto found = on_.evaluate_quietly(op, empty);
        const auto* number = found.get<assess::number_range>();
        return number != nullptr ? std::optional(number->low) : std::nullopt;
    }

    void add_weight(std::uint32_t index) {
        const auto& one = program_.parameters[index];
        if (!one.settable || one.many || one.kind != plan::value_kind::number || one.name == request_.threshold) return;
        const auto least = number_of(one.least), most = number_of(one.most);
        if (!least || !most || *least > rational(0) || *most < rational(0)) return;
        const bool up = *most >= rational(probe), down = *least <= rational(-probe);
        if (!up && !down) return;
        const auto sign = *least == rational(0) ? relate::weight_sign::not_negative : *most == rational(0) ? relate::weight_sign::not_positive : relate::weight_sign::any;
        weights_.push_back({index, sign, *least, *most});
    }

    void set(const weight& of, std::int64_t to) { on_.set_parameter(of.parameter, assess::make_number(rational(to))); }

    /// The score of each pair under the values that the parameters have now; what is unknown counts nothing.
    std::vector<std::int64_t> scores() {
        std::vector<std::int64_t> all;
        for (const auto& [first, second] : records_) {
            const auto own_steps = on_.begin();
            assess::frame in(*rule_);
            in.set(0, {first, assess::reason_set::none});
            in.set(1, {second, assess::reason_set::none});
            std::int64_t score = 0;
            for (const auto& let : rule_->lets) {
                if (let.name != request_.score) continue;
                const auto found = on_.evaluate_quietly(let.value, in);
                if (const auto* number = found.get<assess::number_range>(); number != nullptr && number->exact())
                    score = number->low.numerator() / number->low.denominator();
            }
            all.push_back(score);
        }
        return all;
    }

    /// Each weight by itself: all others nothing.
    std::vector<relate::labelled_measures> measure() {
        std::vector<relate::labelled_measures> made(records_.size());
        for (std::size_t i = 0; i < made.size(); ++i) made[i].sought = request_.pairs[i].related;
        for (const auto& one : weights_) set(one, 0);
        const auto base = scores();
        for (const auto& one : weights_) {
            const auto sign = one.most >= rational(probe) ? 1 : -1;
            set(one, sign * probe);
            const auto found = scores();
            set(one, 0);
            for (std::size_t i = 0; i < made.size(); ++i) {
                const auto thousandths = sign * (found[i] - base[i]);
                made[i].thousandths.push_back(static_cast<std::int32_t>(std::clamp<std::int64_t>(thousandths, -1'000'000, 1'000'000)));
            }
        }
        return made;
    }

    /// Parameters that the score does not depend on are no weights of it.
    void leave_out_idle(std::vector<relate::labelled_measures>& measures) {
        for (std::size_t i = weights_.size(); i-- > 0;) {
            if (std::any_of(measures.begin(), measures.end(), [&](const auto& one) { return one.thousandths[i] != 0; })) continue;
            weights_.erase(weights_.begin() + static_cast<std::ptrdiff_t>(i));
            for (auto& one : measures) one.thousandths.erase(one.thousandths.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }

    /// Whole points in the proportion of the weights, within their bounds.
    std::vector<std::int64_t> points_of(const std::vector<relate::fixed>& weights) const {
        __extension__ using wide = __int128;
        wide sum = 0;
        for (const auto one : weights) sum += one < 0 ? -one : one;
        std::vector<std::int64_t> points;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const wide twice = sum == 0 ? 0 : wide{weights[i]} * request_.points * 2 / sum;
            const auto rounded = rational(static_cast<std::int64_t>((twice + (twice < 0 ? -1 : 1)) / 2));
            points.push_back(std::clamp(rounded, weights_[i].least, weights_[i].most).numerator());
        }
        return points;
    }

    fit_result describe(const std::vector<std::int64_t>& points, const std::vector<relate::labelled_measures>& measures) {
        fit_result made;
        made.pack = program_.name;
        made.relation = request_.relation;
        made.languages = program_.words.languages;
        for (const auto& one : measures) (one.sought ? made.related : made.unrelated) += 1;
        for (std::size_t i = 0; i < weights_.size(); ++i) {
            set(weights_[i], points[i]);
            made.parameters.push_back(described(weights_[i].parameter, points[i]));
        }
        choose_threshold(scores(), measures, made);
        if (request_.threshold.empty()) return made;
        for (std::uint32_t i = 0; i < program_.parameters.size(); ++i)
            if (program_.parameters[i].name == request_.threshold) made.parameters.push_back(described(i, made.threshold));
        return made;
    }

    fitted_parameter described(std::uint32_t index, std::int64_t value) {
        const auto& one = program_.parameters[index];
        const auto bound = [&](plan::op_id op) {
            const auto number = number_of(op);
            return number && number->is_whole() ? std::to_string(number->numerator()) : std::string();
        };
        return {one.name, one.title, value, bound(one.least), bound(one.most)};
    }

    /// The greatest score with the best F1: twice what is rightly found, over what is found and what should be.
    void choose_threshold(const std::vector<std::int64_t>& scores, const std::vector<relate::labelled_measures>& measures, fit_result& into) const {
        const auto by_score = ranked(scores, measures);
        std::size_t right = 0, wrong = 0;
        for (std::size_t i = 0; i < by_score.size(); ++i) {
            (by_score[i].second ? right : wrong) += 1;
            if (i + 1 < by_score.size() && by_score[i + 1].first == by_score[i].first) continue;
            const auto better = right * (into.found + into.wrongly_found + into.related) > into.found * (right + wrong + into.related);
            if (!better) continue;
            into.threshold = by_score[i].first;
            into.found = right;
            into.wrongly_found = wrong;
        }
    }

    /// The scores from the highest down, and whether the pair is related; where each record is given to one, without the pairs that have a
    /// record of one before. Of pairs with one score those with lesser ids are taken first.
    std::vector<std::pair<std::int64_t, bool>> ranked(const std::vector<std::int64_t>& scores, const std::vector<relate::labelled_measures>& measures) const {
        std::vector<std::size_t> order(scores.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        const auto ids = [&](std::size_t i) { return std::tie(request_.pairs[i].first, request_.pairs[i].second); };
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scores[a] != scores[b] ? scores[a] > scores[b] : ids(a) < ids(b); });
        std::set<std::string_view> first_taken, second_taken;
        std::vector<std::pair<std::int64_t, bool>> made;
        for (const auto i : order) {
            const auto& pair = request_.pairs[i];
            if (request_.one_to_one && (first_taken.contains(pair.first) || second_taken.contains(pair.second))) continue;
            first_taken.insert(pair.first);
            second_taken.insert(pair.second);
            made.emplace_back(scores[i], measures[i].sought);
        }
        return made;
    }

    const plan::program& program_;
    const data::portfolio& data_;
    assess::machine on_;
    assess::assessment findings_{on_};
    const fit_request& request_;
    const plan::relation* rule_ = nullptr;
    std::vector<std::pair<data::record_ref, data::record_ref>> records_;
    std::vector<weight> weights_;
};

}  // namespace

checked<std::vector<labelled_pair>> read_labelled_pairs(const document& table) {
    text::source_set sources;
    const auto source = sources.add(table.name, table.content);
    text::diagnostic_sink problems(sources);
    const auto content = sources.content(source);
    const data::load_limits limits;
    data::csv_rows rows(source, content, content.starts_with("\xEF\xBB\xBF") ? 3 : 0, limits, problems);
    std::vector<labelled_pair> pairs;
    constexpr std::string_view names[] = {"first", "second", "related"};
    std::optional<std::size_t> columns[3];
    if (const auto head = rows.next())
        for (std::size_t i = 0; i < head->size(); ++i)
            for (std::size_t name = 0; name < 3; ++name)
                if ((*head)[i].text == names[name]) columns[name] = i;
    if (!columns[0] || !columns[1] || !columns[2])
        problems.error("Q5003", {source, 0, 0}, "a table of labelled pairs has the columns `first`, `second` and `related`");
    while (!problems.failed()) {
        const auto row = rows.next();
        if (!row) break;
        if (row->size() <= std::max({*columns[0], *columns[1], *columns[2]})) {
            problems.error("Q5012", row->front().where, "this row has too few cells");
            break;
        }
        const auto& said = (*row)[*columns[2]];
        const bool yes = said.text == "yes" || said.text == "true" || said.text == "1";
        if (!yes && said.text != "no" && said.text != "false" && said.text != "0") problems.error("Q5004", said.where, "`related` must be yes or no");
        pairs.push_back({(*row)[*columns[0]].text, (*row)[*columns[1]].text, yes});
    }
    const bool good = !problems.failed();
    return {good ? std::optional(std::move(pairs)) : std::nullopt, problems.take()};
}

checked<fit_result> fit_weights(const pack& rules, const portfolio& data, const review_options& options, const fit_request& request) {
    return weight_fitter(rules, data, options, request).fit();
}

std::string to_rules(const fit_result& result) {
    const auto in_quotes = [](const std::string& text) {
        std::string made = "\"";
        for (const char c : text) {
            if (c == '"' || c == '\\' || c == '{' || c == '}') made += '\\';
            made += c;
        }
        return made + '"';
    };
    const auto pairs = std::to_string(result.related) + " related pairs and " + std::to_string(result.unrelated) + " others";
    std::string languages;
    for (const auto& one : result.languages) languages += (languages.empty() ? "" : ", ") + one;
    std::string rules = "// Weights of the relation " + result.relation + ", fitted to " + pairs + ". From a score of " + std::to_string(result.threshold) + " on\n// " +
                        std::to_string(result.found) + " of the related and " + std::to_string(result.wrongly_found) + " of the others are found.\npack " + result.pack + "-fitted {\n  title";
    for (const auto& one : result.languages) rules += " " + one + " " + in_quotes(result.pack + (one == "fr" ? ", pondérations ajustées" : ", fitted weights"));
    rules += "\n  languages " + languages + "\n  source labels " + in_quotes("Labelled pairs: " + pairs) + "\n  uses " + result.pack + "\n}\n";
    for (const auto& one : result.parameters) {
        rules += "override parameter " + one.name + " = " + std::to_string(one.value) + " {\n";
        if (!one.title.empty()) {
            rules += "  title";
            for (const auto& text : one.title.all()) rules += " " + text.language + " " + in_quotes(text.text);
            rules += "\n";
        }
        rules += "  cites labels\n";
        if (!one.least.empty() && !one.most.empty()) rules += "  may be set from " + one.least + " to " + one.most + "\n";
        rules += "}\n";
    }
    return rules;
}

}  // namespace quorate
