// Papers about a record under review: decision sheet, tally, routing note.
#include <algorithm>

#include "report/composer.hpp"
#include "report/papers/paper_writer.hpp"
#include "text/format.hpp"

namespace quorate::report {

void paper_writer::decision(const subject_review& one) {
    outcomes(one);
    criteria(one);
    tallies(one, false);
    open_questions(one);
    relations_of(one);
    time_limits(one.clocks);
    heading(3, say(word::paper_decided));
    page_block line{.is = page_block::kind::signature};
    line.rows.push_back({{say(word::paper_decided)}, {say(word::paper_date)}, {say(word::paper_signed)}});
    made_.blocks.push_back(std::move(line));
}

void paper_writer::outcomes(const subject_review& one) {
    if (!one.has_outcomes) return;
    heading(3, say(word::outcomes));
    if (one.outcomes.empty()) paragraph(say(word::no_outcome));
    for (const auto& outcome : one.outcomes) {
        const auto numbers = references(outcome.citations);
        auto text = each([&](std::string_view language) {
            std::string made = outcome.title.empty() ? outcome.name : typeset(outcome.title.in(language), language);
            if (!outcome.decided) made += " (" + std::string(wording(word::undecided, language)) + ")";
            if (outcome.until) made += ", " + std::string(wording(word::until, language)) + " " + text::format_day(*outcome.until, language);
            return made + numbers;
        });
        std::vector<wordings> notes;
        if (!outcome.message.empty()) notes.push_back(in(outcome.message));
        if (outcome.otherwise && outcome.decided) notes.push_back(say(word::otherwise));
        if (!outcome.grounds.empty())
            notes.push_back(each([&](std::string_view language) {
                std::vector<std::string> grounds;
                for (const auto& ground : outcome.grounds) grounds.push_back(typeset(ground.text.in(language), language));
                return std::string(wording(word::grounds, language)) + std::string(colon(language)) + text::join_list(grounds, language);
            }));
        item(std::move(text), outcome.decided ? tone::good : tone::open, std::move(notes));
    }
}

void paper_writer::criteria(const subject_review& one) {
    heading(3, say(word::criteria));
    std::vector<std::vector<table_cell>> rows{head_row({word::paper_criterion, word::paper_grade, word::paper_finding, word::paper_grounds})};
    static constexpr verdict order[] = {verdict::not_met, verdict::unknown, verdict::to_be_judged, verdict::derogated, verdict::met};
    for (const auto result : order)
        for (const auto& found : one.findings) {
            if (found.result != result) continue;
            const auto numbers = references(found.citations);
            table_cell why{found.message.empty() ? plain("") : in(found.message), tone::plain, {}};
            for (const auto& value : found.values)
                if (!value.label.empty()) why.notes.push_back(shown(value));
            if (auto missing = missing_text(found.missing_facts); !missing.front().empty()) why.notes.push_back(std::move(missing));
            if (found.derogation) why.notes.push_back(labelled(word::derogation_by, found.derogation->by_name));
            rows.push_back({{each([&](std::string_view language) { return typeset(found.title.in(language), language) + numbers; })},
                            {each([&](std::string_view language) { return std::string(wording(found.grade, language)); })},
                            {each([&](std::string_view language) { return mark_of(found.result) + " " + std::string(wording(found.result, language)); }), tone_of(found.result), {}},
                            std::move(why)});
        }
    table(say(word::paper_findings), std::move(rows));
    std::vector<texts> idle;
    for (const auto& found : one.findings)
        if (found.result == verdict::not_applicable) idle.push_back(found.title);
    if (!idle.empty())
        paragraph(each([&](std::string_view language) {
            std::string all;
            for (const auto& title : idle) all += (all.empty() ? "" : "; ") + typeset(title.in(language), language);
            return std::string(wording(word::not_applicable, language)) + std::string(colon(language)) + all;
        }));
}

/// Whoever was counted or not, name by name.
void paper_writer::tallies(const subject_review& one, bool alone) {
    bool any = false;
    for (const auto& found : one.findings) {
        if (found.result == verdict::not_applicable) continue;
        for (const auto& tally : found.tallies) {
            if (tally.label.empty() || tally.items.empty()) continue;
            if (!any && !alone) heading(3, say(word::paper_counts));
            any = true;
            std::vector<std::vector<table_cell>> rows{head_row({word::paper_name, word::paper_counted, word::paper_grounds})};
            static constexpr counted::part order[] = {counted::part::counted, counted::part::undecided, counted::part::left_out, counted::part::repeated};
            static constexpr word parts[] = {word::counted_one, word::undecided_item, word::left_out_one, word::repeated_one};
            static constexpr tone tones[] = {tone::good, tone::open, tone::faint, tone::faint};
            for (std::size_t i = 0; i < std::size(order); ++i)
                for (const auto& each_item : tally.items)
                    if (each_item.how == order[i]) rows.push_back({{in(each_item.name)}, {say(parts[i]), tones[i], {}}, {each_item.reason.empty() ? plain("") : in(each_item.reason)}});
            const auto numbers = alone ? references(found.citations) : std::string();
            table(each([&](std::string_view language) {
                      const auto count = tally.at_least == tally.at_most ? std::to_string(tally.at_least) : std::to_string(tally.at_least) + "–" + std::to_string(tally.at_most);
                      return typeset(tally.label.in(language), language) + std::string(colon(language)) + count + " (" + typeset(found.title.in(language), language) + ", " +
                             std::string(wording(found.result, language)) + ")" + numbers;
                  }),
                  std::move(rows));
            if (alone && !found.message.empty()) paragraph(in(found.message));
        }
    }
    if (!any && alone) paragraph(say(word::paper_no_counts));
}

void paper_writer::open_questions(const subject_review& one) {
    if (std::none_of(one.questions.begin(), one.questions.end(), [](const question& each_question) { return each_question.open; })) return;
    heading(3, say(word::questions));
    std::vector<std::vector<table_cell>> rows{head_row({word::paper_question, word::paper_answered_by, word::paper_answer_form, word::paper_settles})};
    for (const auto& asked : one.questions) {
        if (!asked.open) continue;
        std::vector<texts> settled;
        for (const auto& criterion : asked.decides)
            for (const auto& found : one.findings)
                if (found.criterion == criterion) settled.push_back(found.title);
        table_cell question_cell{in(asked.wording), tone::plain, {}};
        for (const auto& fact : asked.facts) question_cell.notes.push_back(shown(fact));
        rows.push_back({std::move(question_cell), {alternatives(asked.answered_by)}, {in(asked.answer_form)}, {listed(settled)}});
    }
    table(say(word::questions), std::move(rows));
}

void paper_writer::relations_of(const subject_review& one) {
    heading(3, say(word::relations));
    if (one.relations.empty()) paragraph(say(word::no_relations));
    else relations_table(one.relations, say(word::relations), one.about.id);
}

void paper_writer::time_limits(const std::vector<clock_reading>& all) {
    if (all.empty()) return;
    static constexpr word states[] = {word::clock_not_started, word::clock_running, word::clock_paused, word::clock_ended, word::clock_expired, word::unknown};
    heading(3, say(word::clocks));
    std::vector<std::vector<table_cell>> rows{head_row({word::paper_limit, word::paper_state, word::started_on, word::deadline})};
    for (const auto& one : all)
        rows.push_back({{in(one.title)}, {say(states[static_cast<std::size_t>(one.state)]), one.state == clock_state::expired ? tone::open : tone::plain, {}}, {date(one.started)}, {date(one.deadline)}});
    table(say(word::clocks), std::move(rows));
}

void paper_writer::routing_note(const subject_review& one) {
    if (one.routings.empty()) paragraph(say(word::no_way_on));
    for (const auto& routing : one.routings) {
        heading(3, in(routing.title));
        if (routing.routes.empty()) {
            paragraph(say(word::no_way_on));
            continue;
        }
        auto head = head_row({word::paper_target, word::paper_finding});
        for (const auto& consideration : routing.routes.front().considerations) head.push_back({consideration.label.empty() ? plain(consideration.name) : in(consideration.label), tone::head, {}});
        std::vector<std::vector<table_cell>> rows{std::move(head)};
        for (const auto& route : routing.routes) {
            table_cell fits_cell{each([&](std::string_view language) { return std::string(wording(route.result, language)); }), tone_of(route.result), {}};
            if (auto missing = missing_text(route.missing_facts); !missing.front().empty()) fits_cell.notes.push_back(std::move(missing));
            std::vector<table_cell> row{{named(route.target)}, std::move(fits_cell)};
            for (const auto& consideration : route.considerations) {
                table_cell cell{consideration.result == fit::unknown ? plain("?") : say(consideration.result == fit::fits ? word::holds : word::fails), tone_of(consideration.result), {}};
                for (const auto& fact : consideration.shared) cell.notes.push_back(in(fact.value));
                row.push_back(std::move(cell));
            }
            rows.push_back(std::move(row));
        }
        const auto numbers = references(routing.citations);
        table(each([&](std::string_view language) { return typeset(routing.title.in(language), language) + numbers; }), std::move(rows));
        for (const auto& route : routing.routes)
            if (route.result == fit::fits && !route.message.empty()) item(in(route.message), tone::good);
    }
}

}  // namespace quorate::report
