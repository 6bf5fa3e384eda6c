// Papers about the programme as a whole: relations, open questions, monitoring.
#include <algorithm>

#include "report/composer.hpp"
#include "report/papers/paper_writer.hpp"
#include "text/format.hpp"

namespace quorate::report {

namespace {

constexpr std::size_t pairs_of_row = 12;

/// Pairs that differ in nothing but whom they tie and what those share.
bool told_together(const related_pair& a, const related_pair& b) {
    return a.relation == b.relation && a.grade == b.grade && a.state == b.state && a.found_by == b.found_by && a.message == b.message && a.reason == b.reason;
}

}  // namespace

table_cell paper_writer::state_of(const related_pair& one) const {
    table_cell state{each([&](std::string_view language) { return std::string(wording(one.state, language)); }), one.state == relation_state::rejected ? tone::faint : tone::open, {}};
    if (one.state == relation_state::confirmed) state.look = one.grade == relation_grade::note ? tone::good : tone::bad;
    if (!one.found_by.empty()) state.notes.push_back(in(one.found_by_name));
    return state;
}

/// The other of a pair; both where no one is looked at.
wordings paper_writer::pair_named(const related_pair& one, const std::string& seen_from) const {
    auto all = named(one.first.id == seen_from ? one.second : one.first);
    if (!seen_from.empty()) return all;
    const auto second = named(one.second);
    for (std::size_t i = 0; i < all.size(); ++i) all[i] += (one.directed ? " → " : " ↔ ") + second[i];
    return all;
}

/// For spreadsheets: one line a pair.
void paper_writer::relations_by_pair(const std::vector<related_pair>& all, wordings caption, const std::string& seen_from) {
    std::vector<std::vector<table_cell>> rows{head_row({word::paper_pair, word::paper_relation, word::paper_weight, word::paper_state, word::paper_shared})};
    for (const auto& one : all) {
        const auto numbers = references(one.citations);
        table_cell shared{plain(""), tone::plain, {}};
        if (!one.message.empty()) shared.text = in(one.message);
        for (const auto& fact : one.shared) shared.notes.push_back(shown(fact));
        if (auto missing = missing_text(one.missing_facts); !missing.front().empty()) shared.notes.push_back(std::move(missing));
        if (!one.reason.empty()) shared.notes.push_back(plain(one.reason));
        rows.push_back({{pair_named(one, seen_from)},
                        {each([&](std::string_view language) { return typeset(one.title.in(language), language) + numbers; })},
                        {each([&](std::string_view language) { return std::string(wording(one.grade, language)); })},
                        state_of(one),
                        std::move(shared)});
    }
    table(std::move(caption), std::move(rows));
}

/// Pairs of one relation and state share a row: what ties them is said once, then each with what it shares.
void paper_writer::relations_table(const std::vector<related_pair>& all, wordings caption, const std::string& seen_from) {
    if (asked_.format == paper_format::csv) return relations_by_pair(all, std::move(caption), seen_from);
    std::vector<std::vector<table_cell>> rows{head_row({word::paper_relation, word::paper_state, word::paper_pair})};
    std::vector<bool> done(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (done[i]) continue;
        const auto& model = all[i];
        const auto numbers = references(model.citations);
        table_cell relation{each([&](std::string_view language) { return typeset(model.title.in(language), language) + numbers; }), tone::plain, {each([&](std::string_view language) { return std::string(wording(model.grade, language)); })}};
        table_cell tied{model.message.empty() ? plain("") : in(model.message), tone::plain, {}};
        if (!model.reason.empty()) tied.notes.push_back(labelled_text(word::reason, model.reason));
        std::size_t told = 0;
        for (auto j = i; j < all.size() && told < pairs_of_row; ++j) {
            if (done[j] || !told_together(model, all[j])) continue;
            done[j] = true;
            ++told;
            auto line = pair_named(all[j], seen_from);
            std::vector<wordings> parts;
            for (const auto& fact : all[j].shared) parts.push_back(shown(fact));
            if (auto missing = missing_text(all[j].missing_facts); !missing.front().empty()) parts.push_back(std::move(missing));
            for (std::size_t k = 0; k < line.size(); ++k) {
                const bool french = made_.languages[k] == "fr";
                for (std::size_t p = 0; p < parts.size(); ++p) line[k] += (p == 0 ? " (" : french ? "\u00A0; " : "; ") + parts[p][k];
                line[k] = "– " + line[k] + (parts.empty() ? "" : ")");
            }
            tied.notes.push_back(std::move(line));
        }
        rows.push_back({std::move(relation), state_of(model), std::move(tied)});
    }
    table(std::move(caption), std::move(rows), {17, 15, 68});
}

void paper_writer::relations_note() {
    made_.wide = true;
    bool any = false;
    for (const auto* one : subjects()) {
        if (one->relations.empty()) continue;
        any = true;
        heading(2, named(one->about));
        relations_table(one->relations, named(one->about), one->about.id);
    }
    if (asked_.id.empty() && !from_.portfolio_relations.empty()) {
        any = true;
        heading(2, say(word::relations_elsewhere));
        relations_table(from_.portfolio_relations, say(word::relations_elsewhere));
    }
    if (!any) paragraph(say(word::no_relations));
    if (!asked_.id.empty() || from_.groups.empty()) return;
    heading(2, say(word::groups));
    for (const auto& group : from_.groups) {
        std::vector<texts> members;
        for (const auto& member : group.members) members.push_back(member.title);
        item(listed(members));
    }
}

namespace {

/// An open question as it is put to the same people about records, and what it settles for them.
struct question_of_records {
    const question* what = nullptr;
    std::vector<const record_name*> about;
    std::vector<texts> settles;
    std::size_t settled = 0;                ///< findings, over all records
};

void add_settled(const subject_review& of, const question& what, question_of_records& to) {
    to.about.push_back(&of.about);
    to.settled += what.decides.size();
    for (const auto& criterion : what.decides)
        for (const auto& found : of.findings)
            if (found.criterion == criterion && std::find(to.settles.begin(), to.settles.end(), found.title) == to.settles.end()) to.settles.push_back(found.title);
}

}  // namespace

/// The open questions, those that settle most first. On paper a question that is put about several records stands once.
void paper_writer::questions_list() {
    made_.wide = true;
    const bool one_by_one = asked_.format == paper_format::csv;
    std::vector<question_of_records> all;
    for (const auto* one : subjects())
        for (const auto& asked : one->questions) {
            if (!asked.open) continue;
            const auto same = [&](const question_of_records& other) { return other.what->wording == asked.wording && other.what->answer_form == asked.answer_form && other.what->answered_by == asked.answered_by; };
            auto here = one_by_one ? all.end() : std::find_if(all.begin(), all.end(), same);
            if (here == all.end()) here = all.insert(here, {&asked, {}, {}, 0});
            add_settled(*one, asked, *here);
        }
    std::stable_sort(all.begin(), all.end(), [](const question_of_records& a, const question_of_records& b) { return a.settled > b.settled; });
    if (all.empty()) return paragraph(say(word::no_questions));
    if (!one_by_one && subjects().size() > 1) records_reviewed();
    if (!one_by_one) heading(2, say(word::questions));
    std::vector<std::vector<table_cell>> rows{head_row({word::paper_question, word::paper_about, word::paper_answered_by, word::paper_settles})};
    for (const auto& one : all)
        rows.push_back({{in(one.what->wording), tone::plain, {in(one.what->answer_form)}}, {records_listed(one.about)}, {alternatives(one.what->answered_by)}, {listed(one.settles)}});
    table(say(word::questions), std::move(rows), {36, 20, 18, 26});
    missing_facts();
}

/// What people cannot answer because the data does not say it.
void paper_writer::missing_facts() {
    struct fact_of_records { const missing* what; const finding* found; std::vector<const record_name*> about; };
    std::vector<fact_of_records> all;
    for (const auto* one : subjects())
        for (const auto& found : one->findings)
            for (const auto& fact : found.missing_facts) {
                if (fact.what == missing::kind::answer) continue;
                const auto* about = fact.record.id.empty() ? &one->about : &fact.record;
                auto here = asked_.format == paper_format::csv ? all.end() : std::find_if(all.begin(), all.end(), [&](const fact_of_records& other) { return other.what->label == fact.label && other.found->title == found.title; });
                if (here == all.end()) here = all.insert(here, {&fact, &found, {}});
                if (std::none_of(here->about.begin(), here->about.end(), [&](const record_name* other) { return other->id == about->id; })) here->about.push_back(about);
            }
    if (all.empty()) return;
    std::vector<std::vector<table_cell>> rows{head_row({word::paper_fact, word::paper_about, word::paper_criterion})};
    for (const auto& one : all) rows.push_back({{in(one.what->label)}, {records_listed(one.about)}, {in(one.found->title)}});
    if (asked_.format != paper_format::csv) heading(2, say(word::paper_facts));
    table(say(word::paper_facts), std::move(rows), {40, 24, 36});
}

/// One criterion over the programme: how many records meet it, and which do not.
void paper_writer::monitored(const std::vector<finding>& all, std::size_t begin, std::size_t end, std::vector<std::vector<table_cell>>& rows) {
    std::size_t met = 0, applicable = 0;
    table_cell others{plain(""), tone::plain, {}};
    bool fails = false;
    for (std::size_t i = begin; i < end; ++i) {
        if (all[i].result == verdict::not_applicable) continue;
        ++applicable;
        if (all[i].result == verdict::met || all[i].result == verdict::derogated) {
            ++met;
            continue;
        }
        fails = fails || all[i].result == verdict::not_met;
        others.notes.push_back(each([&](std::string_view language) {
            auto text = all[i].about.id + std::string(colon(language)) + std::string(wording(all[i].result, language));
            if (!all[i].message.empty()) text += " – " + typeset(all[i].message.in(language), language);
            return text;
        }));
    }
    const auto numbers = references(all[begin].citations);
    rows.push_back({{each([&](std::string_view language) { return typeset(all[begin].title.in(language), language) + numbers; })},
                    {each([&](std::string_view language) { return std::string(wording(all[begin].grade, language)); })},
                    {applicable == 0 ? say(word::not_applicable)
                                     : each([&](std::string_view language) { return std::to_string(met) + " " + std::string(wording(word::of_records, language)) + " " + std::to_string(applicable); }),
                     applicable == 0 ? tone::faint : met == applicable ? tone::good : fails ? tone::bad : tone::open, {}},
                    std::move(others)});
}

void paper_writer::monitoring() {
    const auto& all = from_.portfolio_findings;
    if (all.empty()) return paragraph(say(word::paper_nothing_monitored));
    std::vector<std::vector<table_cell>> rows{head_row({word::paper_criterion, word::paper_grade, word::met, word::paper_others})};
    for (std::size_t begin = 0; begin < all.size();) {
        auto end = begin;
        while (end < all.size() && all[end].criterion == all[begin].criterion) ++end;
        monitored(all, begin, end, rows);
        begin = end;
    }
    table(say(word::findings_on_programme), std::move(rows), {34, 13, 11, 42});
}

}  // namespace quorate::report
