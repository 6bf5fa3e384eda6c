// What the composers of papers share: words in all languages of the paper, and blocks made of them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "report/papers/page.hpp"
#include "report/wording.hpp"

namespace quorate::report {

class paper_writer {
public:
    paper_writer(const review& from, const paper_request& asked);
    [[nodiscard]] page write();

private:
    using in_language = std::function<std::string(std::string_view)>;
    [[nodiscard]] wordings each(const in_language& text) const;
    [[nodiscard]] wordings say(word of) const;
    [[nodiscard]] wordings in(const texts& text) const;
    [[nodiscard]] wordings plain(const std::string& text) const;
    [[nodiscard]] wordings named(const record_name& record) const;
    [[nodiscard]] wordings labelled(word label, const texts& text) const;
    [[nodiscard]] wordings labelled_text(word label, const std::string& text) const;
    [[nodiscard]] wordings listed(const std::vector<texts>& all) const;
    [[nodiscard]] wordings alternatives(const std::vector<texts>& all) const;
    [[nodiscard]] wordings date(const std::optional<day>& on) const;
    [[nodiscard]] wordings shown(const shown_value& one) const;
    [[nodiscard]] wordings missing_text(const std::vector<missing>& all) const;
    [[nodiscard]] static tone tone_of(verdict result) noexcept;
    [[nodiscard]] static tone tone_of(fit result) noexcept;

    enum class sheet_of : std::uint8_t { any, its_own, one };  ///< where a heading stands: anywhere, on a new sheet, with all that is below it on one sheet
    void heading(int level, wordings text, sheet_of place = sheet_of::any);
    void paragraph(wordings text);
    void item(wordings text, tone look = tone::plain, std::vector<wordings> notes = {});
    void short_item(wordings text);
    /// Records in a line: one with its title, several by their ids.
    [[nodiscard]] wordings records_listed(const std::vector<const record_name*>& all) const;
    void records_reviewed();
    void table(wordings caption, std::vector<std::vector<table_cell>> rows, std::vector<int> widths = {});
    [[nodiscard]] std::vector<table_cell> head_row(const std::vector<word>& columns) const;

    void opening(const texts& title);
    void sources();
    /// The numbers under which these citations stand among the sources of the paper: " [1, 4]".
    [[nodiscard]] std::string references(const std::vector<citation>& all);

    // The papers.
    void declared(const declared_paper& one);
    void declared_section(const paper_section& one);
    void declared_table(const declared_paper& one);
    void declared_facts(const declared_paper& one);
    void decision(const subject_review& one);
    void outcomes(const subject_review& one);
    void criteria(const subject_review& one);
    void simply_met(const subject_review& one);
    /// A count of one record, and one count of all records.
    struct counted_record {
        const subject_review* subject;
        const finding* found;
        const tally* names;
    };
    struct count_of_records {
        std::size_t place;                      ///< of its criterion among the findings
        const finding* found;
        const tally* names;                     ///< of the first record
        std::vector<counted_record> of;
    };
    [[nodiscard]] wordings names_of(const tally& all, counted::part how) const;
    void count_cells(const finding& found, const tally& names, std::vector<table_cell>& row) const;
    void counts_of(const subject_review& one, bool told);
    void names_counted(const subject_review& one, std::vector<std::vector<table_cell>>& rows) const;
    void all_names_counted(const std::vector<const subject_review*>& all);
    [[nodiscard]] static std::vector<count_of_records> counts_by_criterion(const std::vector<const subject_review*>& all);
    void counts_at_a_glance(const std::vector<count_of_records>& counts, const std::vector<const subject_review*>& all);
    void count_table(const count_of_records& count);
    void tally_paper();
    void open_questions(const subject_review& one);
    void relations_of(const subject_review& one);
    void time_limits(const std::vector<clock_reading>& all);
    void routing_note(const subject_review& one);
    /// `seen_from`: the record that all pairs have, which then is not told in each; or empty.
    void relations_table(const std::vector<related_pair>& all, wordings caption, const std::string& seen_from = {});
    void relations_by_pair(const std::vector<related_pair>& all, wordings caption, const std::string& seen_from);
    [[nodiscard]] wordings pair_named(const related_pair& one, const std::string& seen_from) const;
    [[nodiscard]] table_cell state_of(const related_pair& one) const;
    void relations_note();
    void matrix();
    void summary_of(const std::vector<const coverage*>& all, const coverage* delivered);
    void coverage_table(const coverage& one, const coverage* delivered);
    void gaps();
    void gaps_table();
    void questions_list();
    void missing_facts();
    void monitoring();
    void monitored(const std::vector<finding>& all, std::size_t begin, std::size_t end, std::vector<std::vector<table_cell>>& rows);
    [[nodiscard]] std::vector<const subject_review*> subjects() const;

    const review& from_;
    const paper_request& asked_;
    page made_;
    std::vector<const citation*> cited_;
};

/// Whether a finding is met and has nothing to tell.
[[nodiscard]] bool goes_without_saying(const finding& found);

/// Heat maps of a coverage table as SVG, each as large as a sheet takes; the words in the first language of the paper. `delivered` may be none.
[[nodiscard]] std::vector<std::string> heat_maps(const coverage& planned, const coverage* delivered, std::string_view language);

/// What stands in a cell of a coverage: whether a value is planned there, and whether it was delivered.
struct cell_value { std::size_t value = 0; bool delivered = false; };
[[nodiscard]] std::vector<cell_value> values_at(const coverage& planned, const coverage* delivered, std::uint32_t row, std::uint32_t column);

}  // namespace quorate::report
