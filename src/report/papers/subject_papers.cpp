// Papers about a record under review: decision sheet, tally, routing note.
#include <algorithm>

#include "report/composer.hpp"
#include "report/papers/paper_writer.hpp"
#include "text/format.hpp"

namespace quorate::report {

void paper_writer::decision(const subject_review& one) {
    outcomes(one);
    criteria(one);
    if (asked_.format != paper_format::csv) counts_of(one, true);
    else all_names_counted({&one});
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

/// A criterion that is met and has nothing to tell: it stands in a line with the others of its grade.
bool goes_without_saying(const finding& found) {
    return found.result == verdict::met && found.message.empty() && std::none_of(found.values.begin(), found.values.end(), [](const shown_value& value) { return !value.label.empty(); });
}

/// The criteria that are met and have nothing to tell, grade by grade.
void paper_writer::simply_met(const subject_review& one) {
    for (const auto weight : {modality::must, modality::should, modality::may}) {
        std::vector<std::pair<const finding*, std::string>> all;
        for (const auto& found : one.findings)
            if (found.grade == weight && goes_without_saying(found)) all.emplace_back(&found, references(found.citations));
        if (all.empty()) continue;
        item(each([&](std::string_view language) { return mark_of(verdict::met) + " " + std::string(wording(verdict::met, language)) + " (" + std::string(wording(weight, language)) + ")"; }), tone::good,
             {each([&](std::string_view language) {
                 std::string text;
                 for (const auto& [found, numbers] : all) text += (found == all.front().first ? "" : language == "fr" ? "\u00A0; " : "; ") + typeset(found->title.in(language), language) + numbers;
                 return text + ".";
             })});
    }
}

void paper_writer::criteria(const subject_review& one) {
    heading(3, say(word::criteria));
    std::vector<std::vector<table_cell>> rows{head_row({word::paper_criterion, word::paper_grade, word::paper_finding, word::paper_grounds})};
    static constexpr verdict order[] = {verdict::not_met, verdict::unknown, verdict::to_be_judged, verdict::derogated, verdict::met};
    for (const auto result : order)
        for (const auto& found : one.findings) {
            if (found.result != result) continue;
            if (asked_.format != paper_format::csv && goes_without_saying(found)) continue;
            const auto numbers = references(found.citations);
            table_cell why{found.message.empty() ? plain("") : in(found.message), tone::plain, {}};
            for (const auto& value : found.values)
                if (!value.label.empty()) why.notes.push_back(shown(value));
            if (auto missing = missing_text(found.missing_facts); !missing.front().empty()) why.notes.push_back(std::move(missing));
            if (found.derogation) why.notes.push_back(labelled(word::derogation_by, found.derogation->by_name));
            if (found.result == verdict::to_be_judged)
                for (const auto& asked : one.questions)
                    if (asked.open && std::find(asked.decides.begin(), asked.decides.end(), found.criterion) != asked.decides.end())
                        why.notes.push_back(each([&](std::string_view language) {
                            std::vector<std::string> people;
                            for (const auto& body : asked.answered_by) people.push_back(typeset(body.in(language), language));
                            return std::string(wording(word::paper_answered_by, language)) + std::string(colon(language)) + text::join_alternatives(people, language);
                        }));
            rows.push_back({{each([&](std::string_view language) { return typeset(found.title.in(language), language) + numbers; })},
                            {each([&](std::string_view language) { return std::string(wording(found.grade, language)); })},
                            {each([&](std::string_view language) { return mark_of(found.result) + " " + std::string(wording(found.result, language)); }), tone_of(found.result), {}},
                            std::move(why)});
        }
    table(say(word::paper_findings), std::move(rows), {30, 13, 14, 43});
    if (asked_.format != paper_format::csv) simply_met(one);
    std::vector<texts> idle;
    for (const auto& found : one.findings)
        if (found.result == verdict::not_applicable) idle.push_back(found.title);
    if (idle.empty()) return;
    item(each([&](std::string_view language) { return mark_of(verdict::not_applicable) + " " + std::string(wording(word::not_applicable, language)); }), tone::plain,
         {each([&](std::string_view language) {
             std::string all;
             for (const auto& title : idle) all += (all.empty() ? "" : language == "fr" ? "\u00A0; " : "; ") + typeset(title.in(language), language);
             return all + ".";
         })});
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
    table(say(word::questions), std::move(rows), {44, 18, 14, 24});
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

namespace {

/// Of a table with so many considerations beside the target and the finding; as the words want it when there are many.
std::vector<int> widths_of(std::size_t considerations) {
    if (considerations == 0 || considerations > 7) return {};
    std::vector<int> all{considerations > 4 ? 30 : 36, 14};
    const int rest = 100 - all[0] - all[1], count = static_cast<int>(considerations);
    for (int i = 0; i < count; ++i) all.push_back(rest / count + (i < rest % count ? 1 : 0));
    return all;
}

}  // namespace

void paper_writer::routing_note(const subject_review& one) {
    if (one.routings.empty()) paragraph(say(word::no_way_on));
    for (const auto& routing : one.routings) {
        const auto numbers = references(routing.citations);
        const auto title = each([&](std::string_view language) { return typeset(routing.title.in(language), language) + numbers; });
        heading(3, title);
        if (routing.routes.empty()) {
            paragraph(say(word::no_way_on));
            continue;
        }
        auto head = head_row({word::paper_target, word::paper_finding});
        for (const auto& consideration : routing.routes.front().considerations) head.push_back({consideration.label.empty() ? plain(consideration.name) : in(consideration.label), tone::head, {}});
        std::vector<std::vector<table_cell>> rows{std::move(head)};
        for (const auto& route : routing.routes) {
            table_cell fits_cell{each([&](std::string_view language) { return std::string(wording(route.result, language)); }), tone_of(route.result), {}};
            table_cell target{named(route.target), tone::plain, {}};
            if (auto missing = missing_text(route.missing_facts); !missing.front().empty()) target.notes.push_back(std::move(missing));
            std::vector<table_cell> row{std::move(target), std::move(fits_cell)};
            for (const auto& consideration : route.considerations) {
                table_cell cell{consideration.result == fit::unknown ? plain("?") : say(consideration.result == fit::fits ? word::holds : word::fails), tone_of(consideration.result), {}};
                for (const auto& fact : consideration.shared) cell.notes.push_back(in(fact.value));
                row.push_back(std::move(cell));
            }
            rows.push_back(std::move(row));
        }
        table(title, std::move(rows), widths_of(routing.routes.front().considerations.size()));
        for (const auto& route : routing.routes)
            if (route.result == fit::fits && !route.message.empty()) item(in(route.message), tone::good);
    }
}

}  // namespace quorate::report
