// Papers about coverage tables: the matrix with its heat maps, and what nothing serves.
#include <algorithm>

#include "report/papers/paper_writer.hpp"

namespace quorate::report {

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

/// Whether what was delivered can be held against a table: they have a row in common, and what it delivers is what the other plans.
bool comparable(const coverage& planned, const coverage* delivered) {
    if (delivered == nullptr) return false;
    const auto in_common = [](const std::vector<coverage_line>& a, const std::vector<coverage_line>& b) {
        return std::any_of(a.begin(), a.end(), [&](const coverage_line& one) { return std::any_of(b.begin(), b.end(), [&](const coverage_line& other) { return one.id == other.id; }); });
    };
    return in_common(planned.rows, delivered->rows) && in_common(planned.values.empty() ? planned.columns : planned.values, delivered->columns);
}

/// How deep a line stands, for tables in which spaces are lost.
std::string indentation(std::uint32_t level) {
    std::string made;
    for (std::uint32_t i = 1; i < level; ++i) made += "– ";
    return made;
}

}  // namespace

/// The same as the heat map in words; on paper what nothing serves is listed below the table.
void paper_writer::coverage_table(const coverage& one, const coverage* delivered) {
    std::vector<table_cell> head{{plain(""), tone::head, {}}};
    for (const auto& column : one.columns) head.push_back({in(column.label), tone::head, {}});
    head.push_back({say(word::paper_total), tone::head, {}});
    std::vector<std::vector<table_cell>> rows{std::move(head)};
    std::vector<texts> unserved;
    for (std::uint32_t i = 0; i < one.rows.size(); ++i) {
        const auto& line = one.rows[i];
        if (line.count == 0) {
            unserved.push_back(line.label);
            if (asked_.format != paper_format::csv) continue;
        }
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
    if (rows.size() > 1)
        table(each([&](std::string_view language) {
              return typeset(one.title.in(language), language) + " (" + std::to_string(one.records) + " " + std::string(wording(word::records_counted, language)) + ")" + numbers;
          }),
          std::move(rows));
    if (unserved.empty() || asked_.format == paper_format::csv) return;
    item(each([&](std::string_view language) { return std::string(wording(word::unserved, language)) + " (" + std::to_string(unserved.size()) + " " + std::string(wording(word::of_records, language)) + " " + std::to_string(one.rows.size()) + ")"; }),
         tone::bad, {each([&](std::string_view language) {
             std::string all;
             for (const auto& line : unserved) all += (all.empty() ? "" : language == "fr" ? "\u00A0; " : "; ") + typeset(line.in(language), language);
             return all + ".";
         })});
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
        heading(2, in(one.title), sheet_of::its_own);
        const auto* done = comparable(one, delivered) ? delivered : nullptr;
        const auto maps = heat_maps(one, done, made_.languages.front());
        for (std::size_t i = 0; i < maps.size(); ++i) {
            page_block figure{.is = page_block::kind::figure, .text = say(done != nullptr ? word::paper_map_delivered : word::paper_map)};
            if (maps.size() > 1)
                for (auto& text : figure.text) text += " (" + std::to_string(i + 1) + " / " + std::to_string(maps.size()) + ")";
            figure.drawing = maps[i];
            made_.blocks.push_back(std::move(figure));
        }
        coverage_table(one, done);
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
        const bool compared = comparable(*one, delivered);
        std::size_t planned = 0, done = 0;
        for (std::uint32_t i = 0; i < one->rows.size(); ++i)
            for (std::uint32_t j = 0; j < std::max<std::size_t>(1, one->columns.size()); ++j)
                for (const auto& value : values_at(*one, compared ? delivered : nullptr, i, j)) {
                    ++planned;
                    if (value.delivered) ++done;
                }
        std::vector<table_cell> row{{in(one->title)}, {served(one->rows)}, {one->columns.empty() ? plain("–") : served(one->columns)}, {plain(std::to_string(planned))}};
        if (compared) {
            row.push_back({plain(std::to_string(done)), done > 0 ? tone::good : tone::plain, {}});
            row.push_back({plain(std::to_string(planned - done)), planned > done ? tone::open : tone::good, {}});
        } else if (delivered != nullptr) {
            row.insert(row.end(), 2, {plain("–"), tone::faint, {}});
        }
        rows.push_back(std::move(row));
    }
    table(say(word::paper_summary), std::move(rows));
}

void paper_writer::gaps() {
    if (asked_.format == paper_format::csv) return gaps_table();
    static constexpr word axes[] = {word::paper_rows, word::paper_columns, word::paper_cells};
    std::vector<const coverage*> all;
    for (const auto& one : from_.coverages)
        if (asked_.coverage.empty() || one.name == asked_.coverage) all.push_back(&one);
    if (all.empty()) return paragraph(say(word::paper_no_tables));
    const auto unserved = [](const std::vector<coverage_line>& lines) { return std::count_if(lines.begin(), lines.end(), [](const coverage_line& line) { return line.count == 0; }); };
    const auto share = [&](const std::vector<coverage_line>& lines) {
        return each([&](std::string_view language) { return std::to_string(unserved(lines)) + " " + std::string(wording(word::of_records, language)) + " " + std::to_string(lines.size()); });
    };
    std::vector<std::vector<table_cell>> rows{head_row({word::paper_table, word::paper_rows, word::paper_columns, word::paper_cells})};
    for (const auto* one : all) {
        std::vector<table_cell> row{{in(one->title)}};
        for (const auto* lines : {&one->rows, &one->columns, &one->values}) row.push_back({lines->empty() ? plain("–") : share(*lines), lines->empty() ? tone::faint : unserved(*lines) > 0 ? tone::bad : tone::good, {}});
        rows.push_back(std::move(row));
    }
    table(say(word::unserved), std::move(rows), {52, 16, 16, 16});
    for (const auto* one : all) {
        const auto numbers = references(one->citations);
        heading(2, each([&](std::string_view language) { return typeset(one->title.in(language), language) + numbers; }));
        const std::vector<coverage_line>* lines[] = {&one->rows, &one->columns, &one->values};
        bool any = false;
        for (std::size_t axis = 0; axis < 3; ++axis) {
            if (unserved(*lines[axis]) == 0) continue;
            any = true;
            const auto part = share(*lines[axis]);
            heading(3, each([&](std::string_view language) {
                        const auto index = static_cast<std::size_t>(std::find(made_.languages.begin(), made_.languages.end(), language) - made_.languages.begin());
                        return std::string(wording(word::unserved, language)) + std::string(colon(language)) + std::string(wording(axes[axis], language)) + ", " + part[index];
                    }));
            for (const auto& line : *lines[axis])
                if (line.count == 0) short_item(in(line.label));
        }
        if (!any) item(say(word::everything_served), tone::good);
    }
}

/// For spreadsheets: one line for each thing that nothing serves.
void paper_writer::gaps_table() {
    static constexpr word axes[] = {word::paper_rows, word::paper_columns, word::paper_cells};
    bool any = false;
    for (const auto& one : from_.coverages) {
        if (!asked_.coverage.empty() && one.name != asked_.coverage) continue;
        any = true;
        const std::vector<coverage_line>* lines[] = {&one.rows, &one.columns, &one.values};
        const auto numbers = references(one.citations);
        const auto title = each([&](std::string_view language) { return typeset(one.title.in(language), language) + numbers; });
        auto head = head_row({word::unserved, word::paper_axis});
        head.insert(head.begin(), {say(word::paper_table), tone::head, {}});
        std::vector<std::vector<table_cell>> rows{std::move(head)};
        for (std::size_t axis = 0; axis < 3; ++axis) {
            const auto missing = std::count_if(lines[axis]->begin(), lines[axis]->end(), [](const coverage_line& line) { return line.count == 0; });
            const auto share = each([&](std::string_view language) {
                return std::string(wording(axes[axis], language)) + " (" + std::to_string(missing) + " " + std::string(wording(word::of_records, language)) + " " + std::to_string(lines[axis]->size()) + ")";
            });
            const auto add = [&](wordings what, tone look) {
                rows.push_back({{title}, {std::move(what)}, {share, look, {}}});
            };
            for (const auto& line : *lines[axis])
                if (line.count == 0) add(in(line.label), tone::bad);
            if (missing == 0 && !lines[axis]->empty()) add(say(word::everything_served), tone::good);
        }
        table(title, std::move(rows));
    }
    if (!any) paragraph(say(word::paper_no_tables));
}

}  // namespace quorate::report
