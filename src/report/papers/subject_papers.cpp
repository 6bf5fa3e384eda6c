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

namespace {

/// A criterion that is met and has nothing to tell: it stands in a line with the others of its grade.
bool goes_without_saying(const finding& found) {
    return found.result == verdict::met && found.message.empty() && std::none_of(found.values.begin(), found.values.end(), [](const shown_value& value) { return !value.label.empty(); });
}

}  // namespace

/// The criteria that are met and have nothing to tell, grade by grade.
void paper_writer::simply_met(const subject_review& one) {
    for (const auto weight : {modality::must, modality::should, modality::may}) {
        std::vector<std::pair<const finding*, std::string>> all;
        for (const auto& found : one.findings)
            if (found.grade == weight && goes_without_saying(found)) all.emplace_back(&found, references(found.citations));
        if (all.empty()) continue;
        paragraph(each([&](std::string_view language) {
            std::string text = std::string(wording(verdict::met, language)) + " (" + std::string(wording(weight, language)) + ")" + std::string(colon(language));
            for (const auto& [found, numbers] : all) text += (found == all.front().first ? "" : language == "fr" ? "\u00A0; " : "; ") + typeset(found->title.in(language), language) + numbers;
            return text + ".";
        }));
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
    if (!idle.empty())
        paragraph(each([&](std::string_view language) {
            std::string all;
            for (const auto& title : idle) all += (all.empty() ? "" : language == "fr" ? "\u00A0; " : "; ") + typeset(title.in(language), language);
            return std::string(wording(word::not_applicable, language)) + std::string(colon(language)) + all;
        }));
}

namespace {

constexpr counted::part parts_of_counts[] = {counted::part::counted, counted::part::undecided, counted::part::left_out, counted::part::repeated};

std::string number_of(const tally& names) {
    return names.at_least == names.at_most ? std::to_string(names.at_least) : std::to_string(names.at_least) + "–" + std::to_string(names.at_most);
}

}  // namespace

/// One count: its names on one line, those that do not count on another with the reasons why not.
void paper_writer::count_item(const finding& found, const tally& counted_names, bool alone) {
    static constexpr word parts[] = {word::counted, word::undecided_items, word::left_out, word::repeated};
    const auto numbers = alone ? references(found.citations) : std::string();
    std::vector<wordings> lines{each([&](std::string_view language) { return typeset(found.title.in(language), language) + std::string(colon(language)) + std::string(wording(found.result, language)) + numbers; })};
    for (std::size_t part = 0; part < std::size(parts); ++part) {
        auto line = each([&](std::string_view language) {
            std::vector<std::pair<std::string, std::vector<std::string>>> reasons;  // in the order in which they come
            for (const auto& name : counted_names.items) {
                if (name.how != parts_of_counts[part]) continue;
                const auto reason = typeset(name.reason.in(language), language);
                auto same = std::find_if(reasons.begin(), reasons.end(), [&](const auto& other) { return other.first == reason; });
                if (same == reasons.end()) same = reasons.insert(same, {reason, {}});
                same->second.push_back(typeset(name.name.in(language), language));
            }
            std::string all;
            for (const auto& [reason, names] : reasons) {
                all += (all.empty() ? "" : language == "fr" ? "\u00A0; " : "; ") + text::join_list(names, language);
                if (!reason.empty()) all += " (" + reason + ")";
            }
            return all.empty() ? all : std::string(wording(parts[part], language)) + std::string(colon(language)) + all;
        });
        lines.push_back(std::move(line));
    }
    item(each([&](std::string_view language) { return typeset(counted_names.label.in(language), language) + std::string(colon(language)) + number_of(counted_names); }), tone_of(found.result), std::move(lines));
}

/// For spreadsheets: one line a name.
void paper_writer::names_counted(const subject_review& one, const finding& found, const tally& counted_names, std::vector<std::vector<table_cell>>& rows) const {
    static constexpr word parts[] = {word::counted_one, word::undecided_item, word::left_out_one, word::repeated_one};
    for (std::size_t i = 0; i < std::size(parts_of_counts); ++i)
        for (const auto& name : counted_names.items)
            if (name.how == parts_of_counts[i])
                rows.push_back({{named(one.about)}, {in(found.title)}, {in(counted_names.label)}, {plain(number_of(counted_names))}, {in(name.name)}, {say(parts[i])}, {name.reason.empty() ? plain("") : in(name.reason)}});
}

/// Whoever was counted or not, and why.
void paper_writer::tallies(const subject_review& one, bool alone) {
    const bool each_name = asked_.format == paper_format::csv;
    std::vector<std::vector<table_cell>> rows{head_row({word::paper_about, word::paper_criterion, word::paper_counted, word::paper_total, word::paper_name, word::paper_state, word::paper_grounds})};
    bool any = false;
    for (const auto& found : one.findings) {
        if (found.result == verdict::not_applicable) continue;
        for (const auto& counted_names : found.tallies) {
            if (counted_names.label.empty() || counted_names.items.empty()) continue;
            if (!any && !alone) heading(3, say(word::paper_counts));
            any = true;
            if (each_name) names_counted(one, found, counted_names, rows);
            else count_item(found, counted_names, alone);
        }
    }
    if (!any && alone) paragraph(say(word::paper_no_counts));
    if (any && each_name) table(alone ? named(one.about) : say(word::paper_counts), std::move(rows));
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
