// What was counted: in the decision sheet of a record, of one record alone, and count by count over all records.
#include <algorithm>

#include "report/composer.hpp"
#include "report/papers/paper_writer.hpp"
#include "text/format.hpp"

namespace quorate::report {

namespace {

constexpr counted::part parts_of_counts[] = {counted::part::counted, counted::part::undecided, counted::part::left_out, counted::part::repeated};
constexpr std::size_t records_side_by_side = 14, names_on_a_decision_sheet = 20;

std::string number_of(const tally& names) {
    return names.at_least == names.at_most ? std::to_string(names.at_least) : std::to_string(names.at_least) + "–" + std::to_string(names.at_most);
}

bool is_shown(const tally& names) { return !names.label.empty() && !names.items.empty(); }

/// Nothing counts, as the rules want it: of such a count it is of no interest who was left out.
bool nothing_to_tell(const finding& found, const tally& names) { return found.result == verdict::met && names.at_most == 0; }

/// The same names for the same reasons, which makes one line of two records.
bool alike(const counted& a, const counted& b) { return a.id == b.id && a.how == b.how && a.name == b.name && a.reason == b.reason; }

}  // namespace

/// Names that count in one manner, those with the same reason together: "France and Italy (proposers); Spain (observer)". Empty when there are none.
wordings paper_writer::names_of(const tally& all, counted::part how) const {
    return each([&](std::string_view language) {
        std::vector<std::pair<std::string, std::vector<std::string>>> reasons;  // in the order in which they come
        for (const auto& name : all.items) {
            if (name.how != how) continue;
            const auto reason = typeset(name.reason.in(language), language);
            auto same = std::find_if(reasons.begin(), reasons.end(), [&](const auto& other) { return other.first == reason; });
            if (same == reasons.end()) same = reasons.insert(same, {reason, {}});
            same->second.push_back(typeset(name.name.in(language), language));
        }
        std::string made;
        for (const auto& [reason, names] : reasons) {
            made += (made.empty() ? "" : language == "fr" ? "\u00A0; " : "; ") + text::join_list(names, language);
            if (!reason.empty()) made += " (" + reason + ")";
        }
        return made;
    });
}

/// The cells of a count: its number, who counts, and who does not.
void paper_writer::count_cells(const finding& found, const tally& names, std::vector<table_cell>& row) const {
    const auto noted = [&](word what, counted::part how, table_cell& cell) {
        if (auto all = names_of(names, how); !all.front().empty())
            cell.notes.push_back(each([&](std::string_view language) {
                const auto index = static_cast<std::size_t>(std::find(made_.languages.begin(), made_.languages.end(), language) - made_.languages.begin());
                return std::string(wording(what, language)) + std::string(colon(language)) + all[index];
            }));
    };
    table_cell counting{names_of(names, counted::part::counted), tone::plain, {}}, others{names_of(names, counted::part::left_out), tone::plain, {}};
    noted(word::undecided_items, counted::part::undecided, counting);
    noted(word::repeated, counted::part::repeated, others);
    row.push_back({each([&](std::string_view) { return mark_of(found.result) + " " + number_of(names); }), tone_of(found.result), {}});
    row.push_back(std::move(counting));
    row.push_back(std::move(others));
}

/// The counts of one record, a row each. `told`: only of the criteria that have something to tell.
void paper_writer::counts_of(const subject_review& one, bool told) {
    std::vector<std::vector<table_cell>> rows{head_row({word::paper_counted, word::paper_total, word::paper_counting, word::paper_not_counting})};
    for (const auto& found : one.findings) {
        if (found.result == verdict::not_applicable || (told && goes_without_saying(found))) continue;
        for (const auto& names : found.tallies) {
            if (!is_shown(names)) continue;
            const auto numbers = told ? std::string() : references(found.citations);
            table_cell head{in(names.label), tone::plain, {each([&](std::string_view language) { return typeset(found.title.in(language), language) + numbers; })}};
            std::vector<table_cell> row{std::move(head)};
            count_cells(found, names, row);
            if (told && names.items.size() > names_on_a_decision_sheet)
                for (auto* cell : {&row[2], &row[3]}) *cell = {each([&](std::string_view language) { return cell->text.front().empty() ? std::string() : std::string(wording(word::see, language)) + " " + std::string(wording(word::paper_tally, language)); }), tone::faint, {}};
            rows.push_back(std::move(row));
        }
    }
    if (rows.size() > 1) {
        if (told) heading(3, say(word::paper_counts));
        table(told ? say(word::paper_counts) : named(one.about), std::move(rows), {29, 9, 31, 31});
    } else if (!told) {
        paragraph(say(word::paper_no_counts));
    }
}

/// For spreadsheets: one line a name.
void paper_writer::names_counted(const subject_review& one, std::vector<std::vector<table_cell>>& rows) const {
    static constexpr word parts[] = {word::counted_one, word::undecided_item, word::left_out_one, word::repeated_one};
    for (const auto& found : one.findings) {
        if (found.result == verdict::not_applicable) continue;
        for (const auto& names : found.tallies) {
            if (!is_shown(names)) continue;
            for (std::size_t i = 0; i < std::size(parts_of_counts); ++i)
                for (const auto& name : names.items)
                    if (name.how == parts_of_counts[i])
                        rows.push_back({{named(one.about)}, {in(found.title)}, {in(names.label)}, {plain(number_of(names))}, {in(name.name)}, {say(parts[i])}, {name.reason.empty() ? plain("") : in(name.reason)}});
        }
    }
}

void paper_writer::all_names_counted(const std::vector<const subject_review*>& all) {
    std::vector<std::vector<table_cell>> rows{head_row({word::paper_about, word::paper_criterion, word::paper_counted, word::paper_total, word::paper_name, word::paper_state, word::paper_grounds})};
    for (const auto* one : all) names_counted(*one, rows);
    if (rows.size() > 1) table(say(word::paper_counts), std::move(rows));
}

/// Every count that a criterion makes of these records, in the order of the rules.
std::vector<paper_writer::count_of_records> paper_writer::counts_by_criterion(const std::vector<const subject_review*>& all) {
    std::vector<count_of_records> counts;
    for (const auto* one : all)
        for (std::size_t at = 0; at < one->findings.size(); ++at) {
            const auto& found = one->findings[at];
            if (found.result == verdict::not_applicable) continue;
            for (const auto& names : found.tallies) {
                if (!is_shown(names)) continue;
                const auto same = [&](const count_of_records& other) { return other.found->criterion == found.criterion && other.names->name == names.name && other.names->label == names.label; };
                auto count = std::find_if(counts.begin(), counts.end(), same);
                if (count == counts.end()) count = counts.insert(std::find_if(counts.begin(), counts.end(), [&](const count_of_records& other) { return other.place > at; }), {at, &found, &names, {}});
                count->of.push_back({one, &found, &names});
            }
        }
    return counts;
}

/// All numbers at a glance: counts down, records across, as many as a sheet takes.
void paper_writer::counts_at_a_glance(const std::vector<count_of_records>& counts, const std::vector<const subject_review*>& all) {
    heading(2, say(word::paper_at_a_glance));
    paragraph(each([&](std::string_view language) {
        std::string legend;
        for (const auto result : {verdict::met, verdict::not_met, verdict::unknown, verdict::to_be_judged, verdict::derogated})
            legend += (legend.empty() ? "" : ", ") + mark_of(result) + " " + std::string(wording(result, language));
        return legend + ".";
    }));
    for (std::size_t begin = 0; begin < all.size(); begin += records_side_by_side) {
        const auto end = std::min(all.size(), begin + records_side_by_side);
        auto head = head_row({word::paper_counted});
        for (auto i = begin; i < end; ++i) head.push_back({plain(all[i]->about.id), tone::head, {}});
        std::vector<std::vector<table_cell>> rows{std::move(head)};
        for (const auto& count : counts) {
            std::vector<table_cell> row{{in(count.names->label)}};
            for (auto i = begin; i < end; ++i) {
                const auto here = std::find_if(count.of.begin(), count.of.end(), [&](const counted_record& one) { return one.subject == all[i]; });
                if (here == count.of.end()) row.push_back({plain("–"), tone::faint, {}});
                else row.push_back({each([&](std::string_view) { return mark_of(here->found->result) + " " + number_of(*here->names); }), tone_of(here->found->result), {}});
            }
            rows.push_back(std::move(row));
        }
        const auto last = end == begin + 1 ? std::string() : " – " + all[end - 1]->about.id;
        table(each([&](std::string_view language) { return std::string(wording(word::paper_counts, language)) + std::string(colon(language)) + all[begin]->about.id + last; }), std::move(rows));
    }
}

/// One count over all records: those that come out alike share a row.
void paper_writer::count_table(const count_of_records& count) {
    std::vector<std::vector<table_cell>> rows{head_row({word::paper_about, word::paper_total, word::paper_counting, word::paper_not_counting})};
    std::vector<bool> done(count.of.size());
    for (std::size_t i = 0; i < count.of.size(); ++i) {
        if (done[i]) continue;
        std::vector<const record_name*> together;
        for (auto j = i; j < count.of.size(); ++j) {
            const auto &a = count.of[i], &b = count.of[j];
            if (!done[j] && nothing_to_tell(*a.found, *a.names) && nothing_to_tell(*b.found, *b.names)) {
                done[j] = true;
                together.push_back(&b.subject->about);
                continue;
            }
            if (done[j] || a.found->result != b.found->result || a.names->at_least != b.names->at_least || a.names->at_most != b.names->at_most ||
                !std::equal(a.names->items.begin(), a.names->items.end(), b.names->items.begin(), b.names->items.end(), alike))
                continue;
            done[j] = true;
            together.push_back(&b.subject->about);
        }
        std::vector<table_cell> row{{each([&](std::string_view language) {
            std::vector<std::string> ids;  // their titles stand at the beginning of the paper
            for (const auto* record : together) ids.push_back(record->id);
            return text::join_list(ids, language);
        })}};
        count_cells(*count.of[i].found, *count.of[i].names, row);
        if (together.size() > 1 && nothing_to_tell(*count.of[i].found, *count.of[i].names)) row.back() = {plain("–"), tone::faint, {}};
        rows.push_back(std::move(row));
    }
    table(in(count.names->label), std::move(rows), {18, 8, 42, 32});
}

void paper_writer::tally_paper() {
    const auto all = subjects();
    if (asked_.format == paper_format::csv) return all_names_counted(all);
    if (all.size() == 1) {
        heading(2, named(all.front()->about));
        return counts_of(*all.front(), false);
    }
    const auto counts = counts_by_criterion(all);
    if (counts.empty()) return paragraph(say(word::paper_no_counts));
    made_.wide = true;
    records_reviewed();
    counts_at_a_glance(counts, all);
    const finding* before = nullptr;
    for (const auto& count : counts) {
        if (before == nullptr || before->criterion != count.found->criterion) {
            const auto numbers = references(count.found->citations);
            heading(2, each([&](std::string_view language) { return typeset(count.found->title.in(language), language) + numbers; }));
        }
        before = count.found;
        count_table(count);
    }
}

}  // namespace quorate::report
