// Papers that a pack declares: a sheet for each record, or a table with a row for each.
#include "report/composer.hpp"
#include "report/papers/paper_writer.hpp"

namespace quorate::report {

void paper_writer::declared(const declared_paper& one) {
    if (const auto numbers = references(one.citations); !numbers.empty())
        paragraph(each([&](std::string_view language) { return std::string(wording(word::paper_sources, language)) + std::string(colon(language)) + numbers.substr(1); }));
    if (one.table) return declared_table(one);
    if (asked_.format == paper_format::csv) return declared_facts(one);
    bool first = true;
    for (const auto& sheet : one.sheets) {
        heading(2, named(sheet.about), first ? sheet_of::any : sheet_of::one);
        first = false;
        for (const auto& section : sheet.sections) declared_section(section);
    }
}

void paper_writer::declared_section(const paper_section& one) {
    heading(3, one.title.empty() ? plain(one.name) : in(one.title));
    if (!one.message.empty()) paragraph(in(one.message));
    if (!one.facts.empty()) {
        page_block facts{.is = page_block::kind::facts};
        for (const auto& fact : one.facts) facts.rows.push_back({{fact.label.empty() ? plain(fact.name) : in(fact.label)}, {in(fact.value)}});
        made_.blocks.push_back(std::move(facts));
    }
    for (const auto& found : one.findings) {
        if (found.result == verdict::not_applicable) continue;
        const auto numbers = references(found.citations);
        std::vector<wordings> notes;
        if (!found.message.empty()) notes.push_back(in(found.message));
        for (const auto& value : found.values)
            if (!value.label.empty()) notes.push_back(shown(value));
        notes.push_back(missing_text(found.missing_facts));
        item(each([&](std::string_view language) {
                 return mark_of(found.result) + " " + typeset(found.title.in(language), language) + std::string(colon(language)) + std::string(wording(found.result, language)) + numbers;
             }),
             tone_of(found.result), std::move(notes));
    }
}

/// For spreadsheets: one line a fact or finding.
void paper_writer::declared_facts(const declared_paper& one) {
    std::vector<std::vector<table_cell>> rows{head_row({word::paper_about, word::paper_section, word::paper_name, word::paper_content})};
    for (const auto& sheet : one.sheets)
        for (const auto& section : sheet.sections) {
            const auto title = section.title.empty() ? plain(section.name) : in(section.title);
            if (!section.message.empty()) rows.push_back({{named(sheet.about)}, {title}, {plain("")}, {in(section.message)}});
            for (const auto& fact : section.facts) rows.push_back({{named(sheet.about)}, {title}, {fact.label.empty() ? plain(fact.name) : in(fact.label)}, {in(fact.value)}});
            for (const auto& found : section.findings) {
                if (found.result == verdict::not_applicable) continue;
                const auto numbers = references(found.citations);
                table_cell result{each([&](std::string_view language) { return std::string(wording(found.result, language)); }), tone::plain, {}};
                if (!found.message.empty()) result.notes.push_back(in(found.message));
                rows.push_back({{named(sheet.about)}, {title}, {each([&](std::string_view language) { return typeset(found.title.in(language), language) + numbers; })}, std::move(result)});
            }
        }
    table(in(one.title), std::move(rows));
}

/// A table for each section: its facts and findings are the columns.
void paper_writer::declared_table(const declared_paper& one) {
    made_.wide = true;
    if (one.sheets.empty()) return;
    for (std::size_t i = 0; i < one.sheets.front().sections.size(); ++i) {
        const auto& model = one.sheets.front().sections[i];
        const auto title = model.title.empty() ? plain(model.name) : in(model.title);
        heading(2, title);
        auto head = head_row({word::paper_name});
        for (const auto& fact : model.facts) head.push_back({fact.label.empty() ? plain(fact.name) : in(fact.label), tone::head, {}});
        for (const auto& found : model.findings) {
            const auto numbers = references(found.citations);
            head.push_back({each([&](std::string_view language) { return typeset(found.title.in(language), language) + numbers; }), tone::head, {}});
        }
        if (!model.message.empty()) head.push_back({plain(""), tone::head, {}});
        std::vector<std::vector<table_cell>> rows{std::move(head)};
        for (const auto& sheet : one.sheets) {
            const auto& section = sheet.sections[i];
            std::vector<table_cell> row{{named(sheet.about)}};
            for (const auto& fact : section.facts) row.push_back({in(fact.value)});
            for (const auto& found : section.findings) {
                table_cell cell{each([&](std::string_view language) { return mark_of(found.result) + " " + std::string(wording(found.result, language)); }), tone_of(found.result), {}};
                if (!found.message.empty()) cell.notes.push_back(in(found.message));
                row.push_back(std::move(cell));
            }
            if (!section.message.empty()) row.push_back({in(section.message)});
            rows.push_back(std::move(row));
        }
        table(title, std::move(rows));
    }
}

}  // namespace quorate::report
