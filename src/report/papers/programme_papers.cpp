// Papers about the programme as a whole: relations, matrix, gaps, open questions, monitoring.
#include <algorithm>
#include <map>

#include "report/composer.hpp"
#include "report/papers/paper_writer.hpp"
#include "text/format.hpp"

namespace quorate::report {

void paper_writer::relations_table(const std::vector<related_pair>& all, wordings caption, const std::string& seen_from) {
    std::vector<std::vector<table_cell>> rows{head_row({word::paper_pair, word::paper_relation, word::paper_weight, word::paper_state, word::paper_shared})};
    for (const auto& one : all) {
        const auto numbers = references(one.citations);
        table_cell shared{plain(""), tone::plain, {}};
        if (!one.message.empty()) shared.text = in(one.message);
        for (const auto& fact : one.shared) shared.notes.push_back(shown(fact));
        if (auto missing = missing_text(one.missing_facts); !missing.front().empty()) shared.notes.push_back(std::move(missing));
        if (!one.reason.empty()) shared.notes.push_back(plain(one.reason));
        table_cell state{each([&](std::string_view language) { return std::string(wording(one.state, language)); }), one.state == relation_state::rejected ? tone::faint : tone::open, {}};
        if (one.state == relation_state::confirmed) state.look = one.grade == relation_grade::note ? tone::good : tone::bad;
        if (!one.found_by.empty()) state.notes.push_back(in(one.found_by_name));
        table_cell pair{named(one.first.id == seen_from ? one.second : one.first), tone::plain, {}};
        if (seen_from.empty()) {
            auto second = named(one.second);
            for (auto& text : second) text = (one.directed ? "→ " : "↔ ") + text;
            pair.notes.push_back(std::move(second));
        }
        rows.push_back({std::move(pair),
                        {each([&](std::string_view language) { return typeset(one.title.in(language), language) + numbers; })},
                        {each([&](std::string_view language) { return std::string(wording(one.grade, language)); })},
                        std::move(state),
                        std::move(shared)});
    }
    table(std::move(caption), std::move(rows), {28, 12, 13, 14, 33});
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

std::vector<cell_value> values_at(const coverage& planned, const coverage* delivered, std::uint32_t row, std::uint32_t column) {
    std::vector<cell_value> all;
    const auto was_delivered = [&](const std::string& value) {
        if (delivered == nullptr) return false;
        return std::any_of(delivered->cells.begin(), delivered->cells.end(), [&](const coverage_cell& one) {
            return delivered->rows[one.row].id == planned.rows[row].id && one.column < delivered->columns.size() && delivered->columns[one.column].id == value;
        });
    };
    for (const auto& cell : planned.cells) {
        if (cell.row != row || (!planned.columns.empty() && cell.column != column)) continue;
        if (planned.values.empty()) all.push_back({0, was_delivered(planned.columns.empty() ? planned.rows[row].id : planned.columns[column].id)});
        for (std::size_t v = 0; v < planned.values.size(); ++v)
            if (std::find(cell.values.begin(), cell.values.end(), planned.values[v].id) != cell.values.end()) all.push_back({v, was_delivered(planned.values[v].id)});
    }
    return all;
}

namespace {

/// How deep a line stands, for tables in which spaces are lost.
std::string indentation(std::uint32_t level) {
    std::string made;
    for (std::uint32_t i = 1; i < level; ++i) made += "– ";
    return made;
}

}  // namespace

/// The same as the heat map in words, with what nothing serves told as such.
void paper_writer::coverage_table(const coverage& one, const coverage* delivered) {
    std::vector<table_cell> head{{plain(""), tone::head, {}}};
    for (const auto& column : one.columns) head.push_back({in(column.label), tone::head, {}});
    head.push_back({say(word::paper_total), tone::head, {}});
    std::vector<std::vector<table_cell>> rows{std::move(head)};
    for (std::uint32_t i = 0; i < one.rows.size(); ++i) {
        const auto& line = one.rows[i];
        std::vector<table_cell> row{{each([&](std::string_view language) { return indentation(line.level) + typeset(line.label.in(language), language); })}};
        for (std::uint32_t j = 0; j < one.columns.size(); ++j) {
            const auto values = values_at(one, delivered, i, j);
            const auto count = [&] {
                for (const auto& cell : one.cells)
                    if (cell.row == i && cell.column == j) return cell.records.size();
                return std::size_t{0};
            }();
            const bool all_delivered = !values.empty() && std::all_of(values.begin(), values.end(), [](const cell_value& value) { return value.delivered; });
            table_cell cell{each([&](std::string_view language) {
                                if (values.empty()) return std::string();
                                if (one.values.empty()) return std::to_string(count) + (values.front().delivered ? " ✔" : "");
                                std::string text;
                                for (const auto& value : values)
                                    text += (text.empty() ? "" : "; ") + typeset(one.values[value.value].label.in(language), language) + (value.delivered ? " ✔" : "");
                                return text;
                            }),
                            values.empty() ? tone::plain : all_delivered ? tone::good : tone::open, {}};
            if (delivered == nullptr && !values.empty()) cell.look = tone::plain;
            row.push_back(std::move(cell));
        }
        row.push_back({line.count == 0 ? say(word::paper_missing) : plain(std::to_string(line.count)), line.count == 0 ? tone::bad : tone::plain, {}});
        rows.push_back(std::move(row));
    }
    const auto numbers = references(one.citations);
    table(each([&](std::string_view language) {
              return typeset(one.title.in(language), language) + " (" + std::to_string(one.records) + " " + std::string(wording(word::records_counted, language)) + ")" + numbers;
          }),
          std::move(rows));
}

void paper_writer::matrix() {
    made_.wide = true;
    const auto called = [&](const std::string& name) -> const coverage* {
        for (const auto& one : from_.coverages)
            if (one.name == name) return &one;
        return nullptr;
    };
    const auto* delivered = asked_.delivered.empty() ? nullptr : called(asked_.delivered);
    std::vector<const coverage*> shown_tables;
    for (const auto& one : from_.coverages)
        if (asked_.coverage.empty() ? &one != delivered : one.name == asked_.coverage) shown_tables.push_back(&one);
    if (shown_tables.empty()) return paragraph(say(word::paper_no_tables));
    if (asked_.format != paper_format::csv) summary_of(shown_tables, delivered);
    for (const auto* one_table : shown_tables) {
        const auto& one = *one_table;
        heading(2, in(one.title), true);
        page_block figure{.is = page_block::kind::figure, .text = say(delivered != nullptr ? word::paper_map_delivered : word::paper_map)};
        figure.drawing = heat_map(one, delivered, made_.languages.front());
        made_.blocks.push_back(std::move(figure));
        coverage_table(one, delivered);
    }
}

/// Each table in numbers: what of it is planned, delivered and not.
void paper_writer::summary_of(const std::vector<const coverage*>& all, const coverage* delivered) {
    auto head = head_row({word::paper_table, word::paper_rows, word::paper_columns, word::paper_planned});
    if (delivered != nullptr) {
        head.push_back({say(word::paper_delivered), tone::head, {}});
        head.push_back({say(word::paper_not_delivered), tone::head, {}});
    }
    std::vector<std::vector<table_cell>> rows{std::move(head)};
    const auto served = [&](const std::vector<coverage_line>& lines) {
        const auto count = std::count_if(lines.begin(), lines.end(), [](const coverage_line& line) { return line.count > 0; });
        return each([&](std::string_view language) { return std::to_string(count) + " " + std::string(wording(word::of_records, language)) + " " + std::to_string(lines.size()); });
    };
    for (const auto* one : all) {
        std::size_t planned = 0, done = 0;
        for (std::uint32_t i = 0; i < one->rows.size(); ++i)
            for (std::uint32_t j = 0; j < std::max<std::size_t>(1, one->columns.size()); ++j)
                for (const auto& value : values_at(*one, delivered, i, j)) {
                    ++planned;
                    if (value.delivered) ++done;
                }
        std::vector<table_cell> row{{in(one->title)}, {served(one->rows)}, {one->columns.empty() ? plain("–") : served(one->columns)}, {plain(std::to_string(planned))}};
        if (delivered != nullptr) {
            row.push_back({plain(std::to_string(done)), tone::good, {}});
            row.push_back({plain(std::to_string(planned - done)), planned > done ? tone::open : tone::good, {}});
        }
        rows.push_back(std::move(row));
    }
    table(say(word::paper_summary), std::move(rows));
}

void paper_writer::gaps() {
    static constexpr word axes[] = {word::paper_rows, word::paper_columns, word::paper_cells};
    bool any = false;
    for (const auto& one : from_.coverages) {
        if (!asked_.coverage.empty() && one.name != asked_.coverage) continue;
        any = true;
        const std::vector<coverage_line>* lines[] = {&one.rows, &one.columns, &one.values};
        const auto numbers = references(one.citations);
        const auto title = each([&](std::string_view language) { return typeset(one.title.in(language), language) + numbers; });
        auto head = head_row({word::unserved, word::paper_axis});
        if (asked_.format == paper_format::csv) head.insert(head.begin(), {say(word::paper_table), tone::head, {}});
        std::vector<std::vector<table_cell>> rows{std::move(head)};
        for (std::size_t axis = 0; axis < 3; ++axis) {
            const auto missing = std::count_if(lines[axis]->begin(), lines[axis]->end(), [](const coverage_line& line) { return line.count == 0; });
            const auto share = each([&](std::string_view language) {
                return std::string(wording(axes[axis], language)) + " (" + std::to_string(missing) + " " + std::string(wording(word::of_records, language)) + " " + std::to_string(lines[axis]->size()) + ")";
            });
            const auto add = [&](wordings what, tone look) {
                std::vector<table_cell> row{{std::move(what)}, {share, look, {}}};
                if (asked_.format == paper_format::csv) row.insert(row.begin(), {title});
                rows.push_back(std::move(row));
            };
            for (const auto& line : *lines[axis])
                if (line.count == 0) add(in(line.label), tone::bad);
            if (missing == 0 && !lines[axis]->empty()) add(say(word::everything_served), tone::good);
        }
        heading(2, title);
        table(title, std::move(rows), asked_.format == paper_format::csv ? std::vector<int>{} : std::vector<int>{70, 30});
    }
    if (!any) paragraph(say(word::paper_no_tables));
}

void paper_writer::questions_list() {
    made_.wide = true;
    struct asked { const question* what; const subject_review* of; std::size_t settles; };
    std::vector<asked> all;
    for (const auto* one : subjects())
        for (const auto& each_question : one->questions)
            if (each_question.open) all.push_back({&each_question, one, each_question.decides.size()});
    std::stable_sort(all.begin(), all.end(), [](const asked& a, const asked& b) { return a.settles > b.settles; });
    if (all.empty()) return paragraph(say(word::no_questions));
    std::vector<std::vector<table_cell>> rows{head_row({word::paper_question, word::paper_about, word::paper_answered_by, word::paper_settles})};
    for (const auto& one : all) {
        std::vector<texts> settled;
        for (const auto& criterion : one.what->decides)
            for (const auto& found : one.of->findings)
                if (found.criterion == criterion) settled.push_back(found.title);
        rows.push_back({{in(one.what->wording), tone::plain, {in(one.what->answer_form)}}, {named(one.of->about)}, {alternatives(one.what->answered_by)}, {listed(settled)}});
    }
    table(say(word::paper_questions), std::move(rows), {34, 22, 18, 26});
    // What people cannot answer because the data does not say it.
    std::vector<std::vector<table_cell>> facts{head_row({word::paper_fact, word::paper_about, word::paper_criterion})};
    for (const auto* one : subjects())
        for (const auto& found : one->findings)
            for (const auto& missing : found.missing_facts)
                if (missing.what != missing::kind::answer)
                    facts.push_back({{in(missing.label)}, {missing.record.id.empty() ? named(one->about) : named(missing.record)}, {in(found.title)}});
    if (facts.size() > 1) table(say(word::paper_facts), std::move(facts));
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
