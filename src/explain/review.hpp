// The whole review, in words.
#pragma once

#include "assess/findings.hpp"
#include "explain/wording.hpp"
#include "quorate/papers.hpp"
#include "quorate/review.hpp"

namespace quorate::explain {

/// Puts findings, questions, relations, routes, outcomes and coverage of one assessment into words. For one thread.
class reviewer {
public:
    reviewer(assess::machine& on, assess::assessment& findings);

    /// With ids, only these of the records under review, and nothing on the portfolio as a whole.
    [[nodiscard]] review make(const std::vector<std::string>& only = {});
    /// The review of one record and nothing else, as make() gives it for its id alone.
    [[nodiscard]] review make_of(record_ref about);
    /// What a review says before its records.
    [[nodiscard]] review make_head();
    [[nodiscard]] subject_review describe_subject(record_ref about);
    /// Those that are asked for, or all.
    [[nodiscard]] std::vector<record_ref> subjects_among(const std::vector<std::string>& only) const;
    void describe_portfolio(review& into);
    /// Findings of criteria that do not apply are left out.
    void leave_out_what_does_not_apply() noexcept { applicable_only_ = true; }
    /// Every pair of every relation, those that are only possible included where the relation is a bar.
    [[nodiscard]] std::vector<related_pair> all_pairs();
    /// What the pairs tie together, those left aside that are only possible or rejected.
    [[nodiscard]] std::vector<related_group> all_groups();
    [[nodiscard]] finding describe_finding(std::uint32_t criterion, record_ref about);
    [[nodiscard]] related_pair describe_pair(const assess::raw_pair& pair);
    [[nodiscard]] outcome describe_outcome(const assess::raw_outcome& found, record_ref about);
    /// A paper that the pack declares, for every record that it is about: of those that outcomes speak of, those under review.
    [[nodiscard]] declared_paper describe_paper(std::uint32_t index, const std::vector<std::string>& only);
    /// A parameter and the value that it has in this review.
    [[nodiscard]] shown_value describe_parameter(const std::string& name);
    /// Gives the titles of what was left out for an error, and adds what is dated after the review.
    void describe_left_out(std::vector<omission>& all) const;
    /// The records under review: those marked so in the data, or else all that outcomes speak of.
    [[nodiscard]] std::vector<record_ref> subjects() const;

private:
    void describe_findings(record_ref about, std::vector<finding>& into);
    [[nodiscard]] std::vector<answer_given> describe_answers(const plan::criterion& rule, record_ref about);
    [[nodiscard]] std::vector<reading> describe_readings();
    [[nodiscard]] std::vector<question> describe_questions(record_ref about, const std::vector<finding>& findings);
    [[nodiscard]] question describe_question(std::uint32_t index, record_ref about);
    /// What the lets of a rule that have a label came to, but sets.
    [[nodiscard]] std::vector<shown_value> describe_lets(const plan::rule& rule, frame& in);
    [[nodiscard]] routing describe_routing(std::uint32_t index, record_ref about);
    [[nodiscard]] route describe_route(const plan::routing& rule, const assess::raw_route& found, record_ref about);
    [[nodiscard]] coverage describe_coverage(const plan::coverage& rule);
    [[nodiscard]] clock_reading describe_clock(std::uint32_t index, record_ref about);
    [[nodiscard]] scoring describe_scoring(std::uint32_t index, record_ref about);
    [[nodiscard]] ranking describe_ranking(std::uint32_t index);
    [[nodiscard]] std::vector<shown_value> describe_derived(record_ref about);
    [[nodiscard]] bool is_reported(const assess::raw_pair& pair) const;
    [[nodiscard]] paper_sheet describe_sheet(const plan::paper& rule, record_ref about);
    /// Whether a rule's `applies when` is false for the record.
    [[nodiscard]] bool is_false_for(const plan::rule& rule, record_ref about);

    assess::machine& on_;
    assess::assessment& findings_;
    const plan::program& program_;
    wording words_;
    bool applicable_only_ = false;
};

}  // namespace quorate::explain
