// A review as blocks: the page, and one record under review.
#include <algorithm>

#include "quorate/report.hpp"
#include "report/composer.hpp"
#include "text/format.hpp"

namespace quorate::report {

using text::format_day;
using text::join_list;

std::string composer::joined(const std::vector<std::string>& parts) const {
    std::string text;
    for (const auto& one : parts) text += (text.empty() ? "" : semicolon()) + one;
    return text;
}

std::vector<std::string> composer::first_of(std::vector<std::string> names) const {
    constexpr std::size_t shown = 12;
    if (names.size() > shown + 1) {
        const auto more = names.size() - shown;
        names.resize(shown);
        names.push_back(std::to_string(more) + " " + say(word::more));
    }
    return names;
}

std::string composer::listed(std::vector<std::string> names) const { return join_list(first_of(std::move(names)), language_); }

std::string composer::any_of(const std::vector<std::string>& people) const { return text::join_alternatives(people, language_); }

std::string composer::name(const record_name& record) const {
    const auto title = in(record.title);
    return title.empty() || title == record.id ? record.id : record.id + " – " + title;
}

void composer::head(const review& result) {
    made_.heading(1, in(result.pack_title));
    made_.paragraph(labelled(word::pack, result.pack + (result.pack_version.empty() ? "" : ", " + say(word::version) + " " + result.pack_version)) + semicolon() +
                    say(word::as_of) + " " + format_day(result.as_of, language_) + semicolon() + labelled(word::engine, "quorate " + result.engine_version) + ".");
    const auto versioned = [&](const used_pack& one) { return one.name + (one.version.empty() ? "" : ", " + say(word::version) + " " + one.version); };
    std::vector<std::string> used, expired;
    for (const auto& one : result.used_packs) {
        used.push_back(versioned(one));
        if (!one.in_force) expired.push_back(versioned(one));
    }
    if (!used.empty()) made_.paragraph(labelled(word::used_packs, joined(used)) + ".");
    if (!result.parameters.empty()) {
        std::string text;
        for (const auto& one : result.parameters) text += (text.empty() ? "" : semicolon()) + (one.label.empty() ? one.name : in(one.label)) + " = " + in(one.value);
        made_.paragraph(labelled(word::parameters_set, text));
    }
    made_.paragraph(say(word::legend));
    if (!result.pack_in_force) made_.paragraph(say(word::out_of_force));
    if (!expired.empty()) made_.paragraph(labelled(word::used_out_of_force, joined(expired)) + ".");
}

/// How many findings there are of each kind, and how many questions wait.
void composer::summary(const subject_review& one) {
    static constexpr verdict order[] = {verdict::not_met, verdict::unknown, verdict::to_be_judged, verdict::derogated, verdict::met, verdict::not_applicable};
    std::vector<std::string> counts;
    for (const auto result : order) {
        const auto count = std::count_if(one.findings.begin(), one.findings.end(), [&](const finding& each) { return each.result == result; });
        if (count > 0) counts.push_back(std::string(wording(result, language_)) + " " + std::to_string(count));
    }
    const auto open = std::count_if(one.questions.begin(), one.questions.end(), [](const question& each) { return each.open; });
    std::string text;
    for (const auto& each : counts) text += (text.empty() ? "" : ", ") + each;
    if (!text.empty()) made_.paragraph(labelled(word::findings, text) + semicolon() + labelled(word::open_questions, std::to_string(open)) + ".");
}

void composer::outcomes(const subject_review& one) {
    if (!one.has_outcomes) return;
    made_.heading(3, say(word::outcomes));
    if (one.outcomes.empty()) made_.paragraph(say(word::no_outcome));
    for (const auto& each : one.outcomes) {
        std::string text = each.title.empty() ? each.name : in(each.title);
        if (!each.decided) text += " (" + say(word::undecided) + ")";
        if (each.until) text += ", " + say(word::until) + " " + format_day(*each.until, language_);
        made_.item(1, text, each.decided ? "➤" : "?");
        if (!each.message.empty()) made_.item(2, in(each.message));
        if (each.otherwise && each.decided) made_.item(2, say(word::otherwise));
        std::vector<std::string> grounds;
        for (const auto& ground : each.grounds) grounds.push_back(in(ground.text));
        if (!grounds.empty()) made_.item(2, labelled(word::grounds, joined(grounds)));
        citations(each.citations, 2);
    }
}

void composer::disputed(const std::vector<disputed_answer>& all) {
    if (all.empty()) return;
    made_.item(2, say(word::disputed) + std::string(colon(language_)));
    for (const auto& one : all) {
        std::string text = in(one.answer_text) + " (" + say(word::given_by) + std::string(colon(language_)) + in(one.given_by_name) + ", " + say(word::on_date) + " " +
                           format_day(one.given_on, language_) + ")";
        made_.item(3, text + (one.reason.empty() ? "" : semicolon() + labelled(word::reason, one.reason)));
    }
}

void composer::questions(const subject_review& about) {
    const auto& all = about.questions;
    made_.heading(3, say(word::questions));
    bool any = false;
    for (const auto& one : all) {
        if (!one.open) continue;
        any = true;
        made_.item(1, in(one.wording), "⚖");
        std::vector<std::string> people;
        for (const auto& each : one.answered_by) people.push_back(in(each));
        made_.item(2, labelled(word::answered_by, any_of(people)) + semicolon() + labelled(word::answer_form, in(one.answer_form)));
        disputed(one.disputed);
        facts(one.facts, word::facts, 2);
        std::vector<std::string> settled;
        for (const auto& criterion : one.decides)
            for (const auto& each : about.findings)
                if (each.criterion == criterion) settled.push_back(in(each.title));
        if (!settled.empty()) made_.item(2, labelled(word::decides, joined(settled)));
    }
    if (!any) made_.paragraph(say(word::no_questions));
    if (std::none_of(all.begin(), all.end(), [](const question& one) { return !one.open; })) return;
    made_.heading(3, say(word::answers));
    for (const auto& one : all) {
        if (one.open) continue;
        std::string text = in(one.wording) + " → " + in(one.answer_text) + " (" + say(word::given_by) + std::string(colon(language_)) + in(one.given_by_name);
        if (one.given_on) text += ", " + say(word::on_date) + " " + format_day(*one.given_on, language_);
        if (one.stands_until) text += ", " + say(word::stands_until) + " " + format_day(*one.stands_until, language_);
        made_.item(1, text + ")" + (one.reason.empty() ? "" : semicolon() + labelled(word::reason, one.reason)));
    }
}

void composer::pair(const related_pair& one, const std::string* seen_from, int level, bool with_message) {
    std::string text = in(one.title) + std::string(colon(language_));
    if (seen_from != nullptr) text += name(one.first.id == *seen_from ? one.second : one.first);
    else text += name(one.first) + (one.directed ? " → " : " ↔ ") + name(one.second);
    text += " [" + std::string(wording(one.grade, language_)) + semicolon() + std::string(wording(one.state, language_)) + "]";
    const bool bars = one.grade != relation_grade::note && one.state != relation_state::rejected && one.state != relation_state::accepted;
    made_.item(level, text, bars ? "⛔" : "•");
    if (with_message && !one.message.empty()) made_.item(level + 1, in(one.message));
    facts(one.shared, word::shared, level + 1);
    facts(one.values, word::evidence, level + 1);
    missing_facts(one.missing_facts, level + 1);
    if (!one.found_by.empty()) {
        std::string found = labelled(word::judgement_record, in(one.found_by_name));
        if (one.found_on) found += ", " + say(word::on_date) + " " + format_day(*one.found_on, language_);
        made_.item(level + 1, found + (one.reason.empty() ? "" : semicolon() + labelled(word::reason, one.reason)));
    }
}

/// Pairs under the names of their relations; what a rule says of many pairs in the same words is said once.
void composer::relations(const std::vector<related_pair>& all, const std::string* seen_from) {
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool again = i > 0 && all[i - 1].relation == all[i].relation && in(all[i - 1].message) == in(all[i].message);
        pair(all[i], seen_from, 1, !again);
        if (i + 1 == all.size() || all[i + 1].relation != all[i].relation) citations(all[i].citations, 2);
    }
}

void composer::routings(const std::vector<routing>& all) {
    for (const auto& one : all) {
        made_.heading(3, say(word::routings) + std::string(colon(language_)) + in(one.title));
        if (one.routes.empty()) {
            made_.paragraph(say(word::no_way_on));
            continue;
        }
        if (one.routes.front().considerations.empty()) {  // moves from stage to stage, or targets that simply fit
            for (const auto& route : one.routes) {
                made_.item(1, labelled(name(route.target), std::string(wording(route.result, language_))));
                if (route.result == fit::fits && !route.message.empty()) made_.item(2, in(route.message));
            }
            citations(one.citations, 1);
            continue;
        }
        std::vector<std::vector<std::string>> rows;
        std::vector<std::string> head{"", ""};
        for (const auto& each : one.routes.front().considerations) head.push_back(each.label.empty() ? each.name : in(each.label));
        rows.push_back(std::move(head));
        for (const auto& route : one.routes) {
            std::vector<std::string> row{name(route.target), std::string(wording(route.result, language_))};
            for (const auto& each : route.considerations) {
                std::string cell = each.result == fit::fits ? say(word::holds) : each.result == fit::unknown ? "?" : say(word::fails);
                std::vector<std::string> shared;
                for (const auto& fact : each.shared)  // that it is the target itself goes without saying
                    if (in(fact.value) != in(route.target.title)) shared.push_back(in(fact.value));
                if (!shared.empty()) cell += " (" + join_list(shared, language_) + ")";
                row.push_back(std::move(cell));
            }
            rows.push_back(std::move(row));
        }
        made_.table(std::move(rows));
        for (const auto& route : one.routes)
            if (route.result == fit::fits && !route.message.empty()) made_.item(1, in(route.message));
        citations(one.citations, 1);
    }
}

void composer::clocks(const std::vector<clock_reading>& all) {
    if (all.empty()) return;
    static constexpr word states[] = {word::clock_not_started, word::clock_running, word::clock_paused, word::clock_ended, word::clock_expired, word::unknown};
    made_.heading(3, say(word::clocks));
    for (const auto& one : all) {
        std::string text = labelled(in(one.title), say(states[static_cast<std::size_t>(one.state)]));
        if (one.started) text += semicolon() + say(word::started_on) + " " + format_day(*one.started, language_);
        if (one.deadline) text += semicolon() + labelled(word::deadline, format_day(*one.deadline, language_));
        made_.item(1, text, one.state == clock_state::unknown ? "?" : "◷");  // that time is over may be good or bad: rules say which
        for (const auto& time : one.pauses) made_.item(2, say(word::paused_during) + " " + text::format_period(time, language_));
        missing_facts(one.missing_facts, 2);
        citations(one.citations, 2);
    }
}

void composer::scores(const scoring& one) {
    made_.heading(3, say(word::scorings) + std::string(colon(language_)) + in(one.title));
    std::vector<std::vector<std::string>> rows{{say(word::part), say(word::points), say(word::weight), say(word::threshold)}};
    for (const auto& each : one.parts) {
        std::string points = in(each.points) + (each.out_of.empty() ? "" : " " + say(word::out_of) + " " + in(each.out_of));
        std::string threshold = each.at_least.empty() ? "" : in(each.at_least) + (each.passes == fit::fits ? " ✔" : each.passes == fit::unknown ? " ?" : " ✘");
        rows.push_back({each.label.empty() ? each.name : in(each.label), std::move(points), each.weight.empty() ? "" : in(each.weight), std::move(threshold)});
    }
    made_.table(std::move(rows));
    made_.item(1, labelled(word::total, in(one.points)) + (one.weighted_points == one.points ? "" : semicolon() + labelled(word::weighted_total, in(one.weighted_points))) +
                      semicolon() + std::string(wording(one.result, language_)), mark_of(one.result));
    missing_facts(one.missing_facts, 2);
    citations(one.citations, 1);
}

void composer::subject(const subject_review& one) {
    asked_ = &one.questions;
    made_.heading(2, name(one.about));
    summary(one);
    outcomes(one);
    if (!one.derived.empty()) {
        made_.heading(3, say(word::derived));
        for (const auto& each : one.derived) made_.item(1, labelled(each.label.empty() ? each.name : in(each.label), in(each.value)));
    }
    criteria(one.findings);
    clocks(one.clocks);
    for (const auto& each : one.scorings) scores(each);
    questions(one);
    made_.heading(3, say(word::relations));
    if (one.relations.empty()) made_.paragraph(say(word::no_relations));
    relations(one.relations, &one.about.id);
    routings(one.routings);
    asked_ = nullptr;
}

sheet composer::compose(const review& result) {
    head(result);
    if (result.subjects.size() > 1) {
        made_.heading(2, say(word::subjects_reviewed));
        for (const auto& one : result.subjects) {
            std::vector<std::string> open;
            for (const auto& each : one.outcomes)
                if (each.decided) open.push_back(each.title.empty() ? each.name : in(each.title));
            made_.item(1, labelled(name(one.about), open.empty() ? say(word::undecided) : text::join_alternatives(open, language_)));
        }
    }
    if (result.subjects.empty()) made_.paragraph(say(word::nothing_reviewed));
    left_out(result.left_out);
    for (const auto& one : result.subjects) subject(one);
    programme(result);
    readings(result.readings);
    return std::move(made_);
}

sheet compose(const review& result, std::string_view language) { return composer(language).compose(result); }

}  // namespace quorate::report

namespace quorate::inline v1 {

std::string to_text(const review& result, std::string_view language) { return report::to_plain(report::compose(result, language)); }
std::string to_markdown(const review& result, std::string_view language) { return report::to_markdown(report::compose(result, language)); }

}  // namespace quorate
