#include "vary/points.hpp"

#include <algorithm>
#include <tuple>

#include "explain/review.hpp"
#include "explain/wording.hpp"
#include "vary/survey.hpp"
#include "vary/values.hpp"

namespace quorate::vary {

namespace {

using assess::reason;

/// Values of one point that are tried, at most; and where there is no end of them.
constexpr std::size_t most_values_of_a_point = 64, most_without_end = 16;

struct point {
    open_point made;
    reason named;                          ///< as the reasons of findings name it; of a decision: nothing
    record_ref second;                     ///< of a decision
};

class ranking_of_points {
public:
    ranking_of_points(bench& on, std::vector<record_ref> subjects) : on_(on), words_(on.base().on), survey_(on, std::move(subjects)) {}

    open_points rank();

private:
    [[nodiscard]] point& point_of(const reason& why);
    void collect_reasons();
    void collect_questions();
    void collect_decisions();
    void try_values(point& one);
    [[nodiscard]] quantities met_by(const point& one);
    [[nodiscard]] std::vector<std::pair<change, std::pair<std::string, texts>>> changes_of(const point& one, bool& all_values);
    [[nodiscard]] finding_name name_of_finding(const about_record& one) const;
    [[nodiscard]] outcome_name name_of_outcome(const about_record& one) const;
    [[nodiscard]] std::vector<texts> people(const std::vector<plan::entry_ref>& from) const;

    bench& on_;
    explain::wording words_;
    survey survey_;
    std::vector<point> points_;
    std::map<reason, std::size_t> by_reason_;
};

finding_name ranking_of_points::name_of_finding(const about_record& one) const {
    const auto& rule = on_.program().criteria[one.rule];
    return {rule.name, words_.title(rule), rule.grade, words_.name(one.about)};
}

outcome_name ranking_of_points::name_of_outcome(const about_record& one) const {
    const auto& rule = on_.program().outcomes[one.rule].outcomes[one.index];
    return {rule.name, rule.title, words_.name(one.about)};
}

std::vector<texts> ranking_of_points::people(const std::vector<plan::entry_ref>& from) const {
    std::vector<texts> all;
    for (const auto& one : from) all.push_back(words_.of({one, assess::reason_set::none}));
    return all;
}

point& ranking_of_points::point_of(const reason& why) {
    const auto [at, fresh] = by_reason_.emplace(why, points_.size());
    if (!fresh) return points_[at->second];
    const auto said = words_.fact(why);
    point made;
    made.named = why;
    made.made.what = why.what == missing::kind::answer ? open_point::kind::answer : open_point::kind::fact;
    made.made.name = said.name;
    made.made.label = said.label;
    made.made.record = said.record;
    if (why.what == missing::kind::answer) made.made.asked_of = people(on_.program().questions[why.index].answered_by);
    points_.push_back(std::move(made));
    return points_.back();
}

void ranking_of_points::collect_reasons() {
    for (const auto& [one, why] : survey_.waiting()) {
        const auto reasons = on_.base().on.reasons().reasons(why);
        for (const auto* each : reasons)
            if (each->what == missing::kind::answer || each->what == missing::kind::field)
                point_of(*each).made.waiting.push_back({name_of_finding(one), reasons.size() == 1});
    }
}

/// Questions that are open and that no finding names: an answer may still bear on outcomes.
void ranking_of_points::collect_questions() {
    auto& findings = on_.base().findings;
    for (const auto& subject : survey_.subjects())
        for (std::uint32_t i = 0; i < on_.program().questions.size(); ++i)
            if (on_.program().words.is_a(subject.type, on_.program().questions[i].subject) && findings.open(i, subject))
                (void)point_of({.what = missing::kind::answer, .record = subject, .index = i, .said = {}, .said_in_french = {}});
}

void ranking_of_points::collect_decisions() {
    std::set<std::uint32_t> seen;
    auto& findings = on_.base().findings;
    for (const auto& subject : survey_.subjects())
        for (const auto index : findings.pairs_of(subject)) {
            const auto& pair = findings.pairs()[index];
            const auto& rule = on_.program().relations[pair.relation];
            const bool open = pair.state == relation_state::candidate || pair.state == relation_state::possible;
            if (!open || rule.grade == relation_grade::note || !seen.insert(index).second) continue;
            point made;
            made.named = {.what = missing::kind::relation, .record = pair.first, .index = pair.relation, .said = {}, .said_in_french = {}};
            made.second = pair.second;
            made.made.what = open_point::kind::decision;
            made.made.name = rule.name;
            made.made.label = words_.title(rule);
            made.made.record = words_.name(pair.first);
            made.made.second = words_.name(pair.second);
            made.made.asked_of = people(rule.decided_by);
            points_.push_back(std::move(made));
        }
}

/// The quantities that findings come upon which wait for the point.
quantities ranking_of_points::met_by(const point& one) {
    quantity_trace hook;
    auto& base = on_.base();
    for (const auto& [waiting, why] : survey_.waiting()) {
        const auto reasons = base.on.reasons().reasons(why);
        if (std::none_of(reasons.begin(), reasons.end(), [&](const reason* each) { return *each == one.named; })) continue;
        const auto& rule = on_.program().criteria[waiting.rule];
        const auto own_steps = base.on.begin();
        auto in = base.findings.frame_of(rule, waiting.about);
        base.on.set_trace(&hook);
        if (rule.applies != plan::op_id::none) (void)base.on.evaluate(rule.applies, in);
        (void)base.on.evaluate(rule.met, in);
        base.on.set_trace(nullptr);
    }
    return hook.take();
}

std::vector<std::pair<change, std::pair<std::string, texts>>> ranking_of_points::changes_of(const point& one, bool& all_values) {
    std::vector<std::pair<change, std::pair<std::string, texts>>> all;
    auto& machine = on_.base().on;
    auto basis = change_of({}, one.named.record, one.named.index, {});
    basis.second = one.second;
    if (one.made.what == open_point::kind::decision) {
        basis.what = change::kind::decide;
        for (const bool confirmed : {true, false}) {
            basis.confirmed = confirmed;
            texts said;
            for (const auto& language : on_.program().words.languages)
                said.add(language, language == "fr" ? (confirmed ? "confirmé" : "rejeté") : confirmed ? "confirmed" : "rejected");
            all.push_back({basis, {confirmed ? "confirmed" : "rejected", std::move(said)}});
        }
        all_values = true;
    } else if (one.made.what == open_point::kind::answer) {
        const auto& question = on_.program().questions[one.named.index];
        const auto found = answers_of(on_.program(), question, met_by(one), on_.as_of(), most_values_of_a_point);
        basis.what = change::kind::answer;
        for (const auto& each : found.values) {
            basis.answer = each;
            all.push_back({basis, {each, words_.of(answer_value(each, question, machine))}});
        }
        all_values = found.complete;
    } else {
        const auto& type = on_.program().words.records[one.named.record.type].fields[one.named.index].type;
        const auto found = values_of(on_.program(), on_.base().data, type, met_by(one), on_.as_of(), most_values_of_a_point);
        basis.what = type.many ? change::kind::put_all : change::kind::put;
        if (type.many) all.push_back({basis, {"", words_.of(assess::make_set({}))}});
        for (const auto& each : found.values) {
            if (!found.complete && all.size() >= most_without_end) break;
            basis.items = {each};
            all.push_back({basis, {as_data(each, type, on_.program(), on_.base().data), words_.of(as_value(each, type, machine))}});
        }
        all_values = found.complete && !type.many;
    }
    return all;
}

void ranking_of_points::try_values(point& one) {
    auto& made = one.made;
    for (auto& [tried, said] : changes_of(one, made.all_values)) {
        const auto found = survey_.compare({tried});
        open_point::tried_value each{std::move(said.first), std::move(said.second), {}, {}, {}};
        for (const auto& settled : found.settled) each.settles.push_back(name_of_finding(settled));
        for (const auto& opened : found.opened) each.opens.push_back(name_of_outcome(opened));
        for (const auto& closed : found.closed) each.closes.push_back(name_of_outcome(closed));
        const auto findings = each.settles.size(), outcomes = each.opens.size() + each.closes.size();
        const bool first = made.values.empty();
        made.findings_at_least = first ? findings : std::min(made.findings_at_least, findings);
        made.outcomes_at_least = first ? outcomes : std::min(made.outcomes_at_least, outcomes);
        made.findings_at_most = std::max(made.findings_at_most, findings);
        made.outcomes_at_most = std::max(made.outcomes_at_most, outcomes);
        made.values.push_back(std::move(each));
    }
}

open_points ranking_of_points::rank() {
    collect_reasons();
    collect_questions();
    collect_decisions();
    const auto names = [](const open_point& one) { return std::tie(one.record.collection, one.record.id, one.what, one.name, one.second.id); };
    std::stable_sort(points_.begin(), points_.end(), [&](const point& a, const point& b) {
        return a.made.waiting.size() != b.made.waiting.size() ? a.made.waiting.size() > b.made.waiting.size() : names(a.made) < names(b.made);
    });
    const auto tried = std::min(points_.size(), most_points_tried);
    for (std::size_t i = 0; i < tried; ++i) try_values(points_[i]);
    std::stable_sort(points_.begin(), points_.begin() + static_cast<std::ptrdiff_t>(tried), [](const point& a, const point& b) {
        const auto key = [](const open_point& one) {
            return std::tuple(one.findings_at_least + one.outcomes_at_least, one.findings_at_most + one.outcomes_at_most, one.waiting.size());
        };
        return key(a.made) > key(b.made);
    });
    open_points made{.as_of = on_.as_of(), .points = {}, .not_tried = points_.size() - tried};
    for (auto& one : points_) made.points.push_back(std::move(one.made));
    return made;
}

}  // namespace

open_points rank_points(bench& on, const std::vector<std::string>& only) {
    auto& base = on.base();
    auto subjects = explain::reviewer(base.on, base.findings).subjects();
    if (!only.empty()) std::erase_if(subjects, [&](record_ref one) { return std::find(only.begin(), only.end(), base.data.id(one)) == only.end(); });
    return ranking_of_points(on, std::move(subjects)).rank();
}

}  // namespace quorate::vary
