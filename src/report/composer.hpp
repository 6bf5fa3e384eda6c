// A review as blocks: what makes a sheet, one method a part of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "quorate/relation_changes.hpp"
#include "quorate/review.hpp"
#include "report/sheet.hpp"
#include "report/wording.hpp"

namespace quorate::report {

/// A sign for each verdict, in front of its line.
[[nodiscard]] std::string mark_of(verdict result);

class composer {
public:
    explicit composer(std::string_view language) : language_(language) {}

    [[nodiscard]] sheet compose(const review& result);
    [[nodiscard]] sheet compose(const std::vector<related_pair>& pairs);
    [[nodiscard]] sheet compose(const related_records& found);
    [[nodiscard]] sheet compose(const relation_changes& all);

private:
    [[nodiscard]] std::string say(word of) const { return std::string(wording(of, language_)); }
    [[nodiscard]] std::string in(const texts& text) const { return typeset(text.in(language_), language_); }
    [[nodiscard]] std::string labelled(word of, const std::string& text) const { return labelled(say(of), text); }
    [[nodiscard]] std::string labelled(const std::string& label, const std::string& text) const { return label + std::string(colon(language_)) + text; }
    /// "; ", with a no-break space before it in French.
    [[nodiscard]] std::string semicolon() const { return language_ == "fr" ? "\u00A0; " : "; "; }
    /// Parts of one line, with semicolons between them.
    [[nodiscard]] std::string joined(const std::vector<std::string>& parts) const;
    /// All of a few names; of many the first, and how many more.
    [[nodiscard]] std::vector<std::string> first_of(std::vector<std::string> names) const;
    /// A list of names; of a long one the first, and how many more.
    [[nodiscard]] std::string listed(std::vector<std::string> names) const;
    /// People who may answer, any of them: "a, b or c".
    [[nodiscard]] std::string any_of(const std::vector<std::string>& people) const;
    [[nodiscard]] std::string name(const record_name& record) const;

    // The page and one record under review.
    void head(const review& result);
    void left_out(const std::vector<omission>& all);
    void readings(const std::vector<reading>& all);
    void criteria(const std::vector<finding>& all);
    void by_verdict(const std::vector<const finding*>& all);
    void subject(const subject_review& one);
    void summary(const subject_review& one);
    void outcomes(const subject_review& one);
    void disputed(const std::vector<disputed_answer>& all);
    void questions(const subject_review& one);
    void relations(const std::vector<related_pair>& all, const std::string* seen_from);
    void pair(const related_pair& one, const std::string* seen_from, int level, bool with_message);
    /// What of a pair was told otherwise before.
    void earlier(const related_pair& before, const related_pair& now, int level);
    void routings(const std::vector<routing>& all);
    void clocks(const std::vector<clock_reading>& all);
    void scores(const scoring& one);

    // Findings and what they rest on.
    void finding_item(const finding& one);
    void finding_details(const finding& one, int level);
    void citations(const std::vector<citation>& all, int level);
    void tallies(const finding& one, int level);
    [[nodiscard]] std::string tallied(const tally& one) const;
    [[nodiscard]] std::string tallied_part(const tally& one, counted::part part, word single, word several) const;
    void missing_facts(const std::vector<missing>& all, int level);
    void facts(const std::vector<shown_value>& all, word label, int level);
    /// The answers that a finding goes by.
    void answers(const finding& one, int level);
    /// Who may answer the questions that a finding waits for.
    void judges(const finding& one, int level);

    // The programme as a whole.
    void programme(const review& result);
    void groups(const std::vector<related_group>& all);
    void ranks(const ranking& one);
    void coverage_table(const coverage& one);
    void coverage_keys(const coverage& one);
    void findings_on_programme(const std::vector<finding>& all);

    std::string language_;
    sheet made_;
    const std::vector<question>* asked_ = nullptr;  ///< of the subject being composed
};

}  // namespace quorate::report
