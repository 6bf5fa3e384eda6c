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
    [[nodiscard]] wordings listed(const std::vector<texts>& all) const;
    [[nodiscard]] wordings alternatives(const std::vector<texts>& all) const;
    [[nodiscard]] wordings date(const std::optional<day>& on) const;
    [[nodiscard]] wordings shown(const shown_value& one) const;
    [[nodiscard]] wordings missing_text(const std::vector<missing>& all) const;
    [[nodiscard]] static tone tone_of(verdict result) noexcept;
    [[nodiscard]] static tone tone_of(fit result) noexcept;

    void heading(int level, wordings text, bool breaks_page = false);
    void paragraph(wordings text);
    void item(wordings text, tone look = tone::plain, std::vector<wordings> notes = {});
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
    void decision(const subject_review& one);
    void outcomes(const subject_review& one);
    void criteria(const subject_review& one);
    void simply_met(const subject_review& one);
    void tallies(const subject_review& one, bool alone);
    void count_item(const finding& found, const tally& counted_names, bool alone);
    void names_counted(const subject_review& one, const finding& found, const tally& counted_names, std::vector<std::vector<table_cell>>& rows) const;
    void open_questions(const subject_review& one);
    void relations_of(const subject_review& one);
    void time_limits(const std::vector<clock_reading>& all);
    void routing_note(const subject_review& one);
    /// `seen_from`: the record that all pairs have, which then is not told in each; or empty.
    void relations_table(const std::vector<related_pair>& all, wordings caption, const std::string& seen_from = {});
    void relations_note();
    void matrix();
    void summary_of(const std::vector<const coverage*>& all, const coverage* delivered);
    void coverage_table(const coverage& one, const coverage* delivered);
    void gaps();
    void questions_list();
    void monitoring();
    void monitored(const std::vector<finding>& all, std::size_t begin, std::size_t end, std::vector<std::vector<table_cell>>& rows);
    [[nodiscard]] std::vector<const subject_review*> subjects() const;

    const review& from_;
    const paper_request& asked_;
    page made_;
    std::vector<const citation*> cited_;
};

/// A heat map of a coverage table as SVG; the words in the first language of the paper. `delivered` may be none.
[[nodiscard]] std::string heat_map(const coverage& planned, const coverage* delivered, std::string_view language);

/// What stands in a cell of a coverage: whether a value is planned there, and whether it was delivered.
struct cell_value { std::size_t value = 0; bool delivered = false; };
[[nodiscard]] std::vector<cell_value> values_at(const coverage& planned, const coverage* delivered, std::uint32_t row, std::uint32_t column);

}  // namespace quorate::report
