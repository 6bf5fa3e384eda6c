/// @file
/// What a review finds: verdicts with their reasons, questions, relations, routes, outcomes, coverage. Plain values,
/// in an order that depends on nothing but the pack, the data and the as-of date.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quorate/diagnostic.hpp"
#include "quorate/exact.hpp"
#include "quorate/export.hpp"
#include "quorate/host.hpp"
#include "quorate/vocabulary.hpp"

namespace quorate::inline v1 {

enum class modality : std::uint8_t { must, should, may };
enum class verdict : std::uint8_t { met, not_met, unknown, to_be_judged, not_applicable, derogated };

[[nodiscard]] QUORATE_API std::string_view to_string(modality grade) noexcept;  ///< "must", "should", "may"
[[nodiscard]] QUORATE_API std::string_view to_string(verdict result) noexcept;  ///< "met", "not-met", "unknown", "to-be-judged", "not-applicable", "derogated"

/// Where a rule comes from.
struct citation {
    std::string source;        ///< the pack's name for it
    std::string title;         ///< the source's title, as the pack gives it
    std::vector<std::string> sections;
    std::string quotation;     ///< letter for letter; may be empty
    std::string language;      ///< of the quotation; may be empty
    std::string url;           ///< may be empty
    std::optional<day> dated;
    friend bool operator==(const citation&, const citation&) = default;
};

/// A record that a finding speaks of.
struct record_name {
    std::string collection;    ///< the collection it is kept in
    std::string id;
    texts title;               ///< its field `title` if it has one, else its id
    friend bool operator==(const record_name&, const record_name&) = default;
};

/// Why something is unknown.
struct missing {
    enum class kind : std::uint8_t {
        field,        ///< a field of a record is not stated
        answer,       ///< a question has no valid answer
        arithmetic,   ///< a division by zero, an overflow, unlike currencies
        empty,        ///< the smallest, largest, earliest or latest of nothing
        relation,     ///< whether a relation holds is unknown
        text,         ///< a text is not there in any language
        host,         ///< a function of the host gives no value, or the host gives no such function
    };
    missing::kind what = kind::field;
    record_name record;        ///< whose field, or about whom the question is; may be empty
    std::string name;          ///< the field's path ("supports 2, given-on"), the question's name, or a description
    texts label;               ///< the same for people
    friend bool operator==(const missing&, const missing&) = default;
};

/// One that was counted, or left out, or may count.
struct counted {
    texts name;                                             ///< of the value, by language
    std::string id;                                         ///< its id, or its text
    enum class part : std::uint8_t { counted, left_out, undecided, repeated } how = part::counted;
    texts reason;                                           ///< why it was left out or is undecided; may be empty
};

/// The numbers behind a finding: one collection that its rule formed.
struct tally {
    std::string name;                                       ///< the let that holds it, or empty
    texts label;                                            ///< for people; may be empty
    std::vector<counted> items;
    std::int64_t at_least = 0;                              ///< how many count for certain
    std::int64_t at_most = 0;                               ///< and with those undecided
};

/// A named value that a rule computed, or a fact shown to a person who must judge.
struct shown_value {
    std::string name;
    texts label;
    texts value;
    friend bool operator==(const shown_value&, const shown_value&) = default;
};

/// Who set a rule aside for one record, and why.
struct derogation {
    std::string by, ground;                 ///< ids of entries
    texts by_name, ground_name;
    std::optional<day> on;
    std::optional<day> until;               ///< the last day it stands; nothing: without end
    std::string reason;
};

/// An answer that a finding goes by.
struct answer_given {
    std::string question;
    texts title;
    std::string answer;                     ///< the id of an entry, "yes", a number …
    texts answer_text;                      ///< the same for people
    std::string given_by;                   ///< id of an entry
    texts given_by_name;
    std::optional<day> given_on;
    std::string reason;
};

struct finding {
    std::string criterion;
    texts title;
    modality grade = modality::must;
    record_name about;
    verdict result = verdict::unknown;
    texts message;                          ///< what the rule says of this result; may be empty
    std::vector<missing> missing_facts;     ///< when unknown or to be judged
    std::vector<std::string> questions;     ///< names of the open questions it waits for
    std::vector<tally> tallies;
    std::vector<shown_value> values;        ///< its lets that are not collections
    std::string overridden_by;              ///< when not applicable because another criterion applies in its place: its name
    texts overridden_by_title;
    struct other_criterion { std::string name; texts title; };
    std::vector<other_criterion> also_overridden_by;  ///< where several apply in its place: the others, in the order of the pack
    std::optional<quorate::derogation> derogation;  ///< when derogated
    std::vector<answer_given> answers;      ///< those that its rule goes by
    std::vector<std::string> gathers;       ///< names of the criteria that are shown together with it
    std::vector<citation> citations;
};

/// One of several answers of a day that differ, so that none of them counts.
struct disputed_answer {
    std::string answer;
    texts answer_text;
    std::string given_by;                   ///< id of an entry
    texts given_by_name;
    day given_on;
    std::string reason;
};

/// A question that waits for an answer, or has one.
struct question {
    std::string name;
    texts wording;
    record_name about;
    std::vector<texts> answered_by;         ///< who may answer
    texts answer_form;                      ///< "yes or no", "one of …"
    bool open = true;
    std::string answer;                     ///< when it is not open: the id of an entry, "yes", a number …
    texts answer_text;                      ///< the same for people
    std::string given_by;                   ///< id of an entry
    texts given_by_name;
    std::optional<day> given_on;
    std::string reason;
    std::optional<day> stands_until;
    std::vector<disputed_answer> disputed;  ///< when it is open because the latest answers differ: those
    std::vector<shown_value> facts;         ///< what the pack shows to those who answer
    std::vector<std::string> decides;       ///< the criteria that wait for it
    std::vector<citation> citations;
};

enum class relation_grade : std::uint8_t { bar, bar_unless_reasoned, note };
/// `accepted`: confirmed, and gone on with for a reason that is recorded; it bars no longer.
enum class relation_state : std::uint8_t { candidate, confirmed, rejected, possible, accepted };
[[nodiscard]] QUORATE_API std::string_view to_string(relation_grade grade) noexcept;  ///< "bar", "bar-unless-reasoned", "note"
[[nodiscard]] QUORATE_API std::string_view to_string(relation_state state) noexcept;

/// Two records that a relation rule joins.
struct related_pair {
    std::string relation;
    texts title;
    relation_grade grade = relation_grade::note;
    relation_state state = relation_state::candidate;
    bool directed = false;
    record_name first;
    record_name second;
    texts message;                          ///< what the rule says of the pair; may be empty
    std::vector<shown_value> shared;        ///< the facts that make it
    std::vector<missing> missing_facts;     ///< when it is possible only
    std::vector<shown_value> values;        ///< the `let` clauses of the rule that have a label, in order, but sets
    std::string found_by;                   ///< who confirmed, rejected or accepted it: id of an entry
    texts found_by_name;
    std::optional<day> found_on;
    std::string reason;
    std::vector<citation> citations;
    friend bool operator==(const related_pair&, const related_pair&) = default;
};

enum class fit : std::uint8_t { fits, does_not_fit, unknown };
[[nodiscard]] QUORATE_API std::string_view to_string(fit result) noexcept;  ///< "fits", "does-not-fit", "unknown"

/// One consideration of a routing rule for one target.
struct consideration {
    std::string name;
    texts label;
    fit result = fit::unknown;
    std::vector<shown_value> shared;        ///< the facts that make it
};

/// One carrier or form held against one record.
struct route {
    record_name target;                     ///< a record; or an entry: then collection is its list
    fit result = fit::unknown;
    std::vector<consideration> considerations;
    texts message;
    std::vector<missing> missing_facts;
};

/// All targets of one routing rule: those that fit first, then the unknown, then the others; within each by the number of considerations
/// that hold, then in the order of the list or of the ids.
struct routing {
    std::string name;
    texts title;
    std::vector<route> routes;
    std::vector<citation> citations;
};

/// What an outcome rests on.
struct ground {
    std::string criterion;                  ///< or empty
    std::string relation;                   ///< or empty
    std::string question;                   ///< or empty
    texts text;                             ///< the title of the criterion, relation or question, or a sentence
};

/// An outcome that the body may choose, or one that cannot be settled yet.
struct outcome {
    std::string name;
    texts title;
    bool decided = true;                    ///< false: its condition is unknown
    bool otherwise = false;                 ///< open because no other is
    std::optional<day> until;               ///< the last day it stands, where the rule gives one that is known
    texts message;
    std::vector<ground> grounds;
    std::vector<citation> citations;
};

enum class clock_state : std::uint8_t { not_started, running, paused, ended, expired, unknown };
[[nodiscard]] QUORATE_API std::string_view to_string(clock_state state) noexcept;  ///< "not-started", "running", "paused", "ended", "expired", "unknown"

/// What a clock shows for one record on the as-of date.
struct clock_reading {
    std::string name;
    texts title;
    clock_state state = clock_state::unknown;
    std::optional<day> started;             ///< the start, or the last restart
    std::optional<day> deadline;            ///< the last day, pauses added
    std::vector<period> pauses;             ///< that moved the deadline
    std::vector<missing> missing_facts;     ///< when unknown
    std::vector<citation> citations;
};

/// One part of a scoring.
struct score {
    std::string name;
    texts label;
    texts points, out_of, weight, at_least; ///< as people read them; empty where the rule does not say
    fit passes = fit::fits;                 ///< its own threshold
};

/// Points of one record, and whether they reach the thresholds.
struct scoring {
    std::string name;
    texts title;
    std::vector<score> parts;
    texts points, weighted_points;          ///< "12", or "8–12" as long as something is unknown
    verdict result = verdict::unknown;      ///< met, not_met or unknown
    std::vector<missing> missing_facts;
    std::vector<citation> citations;
};

/// Everything about one record under review.
struct subject_review {
    record_name about;
    std::vector<shown_value> derived;       ///< fields that the pack derives for it
    std::vector<finding> findings;          ///< in the order of the pack
    std::vector<clock_reading> clocks;
    std::vector<scoring> scorings;
    std::vector<question> questions;
    std::vector<related_pair> relations;    ///< bars first
    std::vector<routing> routings;
    bool has_outcomes = false;              ///< whether the pack gives outcomes for its collection
    std::vector<outcome> outcomes;          ///< the set of admissible outcomes, then the undecided ones
};

/// A row or column of a coverage table.
struct coverage_line {
    std::string id;
    texts label;
    std::uint32_t level = 1;                ///< in a taxonomy, 1 at the top
    std::int64_t count = 0;                 ///< records that serve it, itself or by what stands under it
};

/// The records that serve one row and column, with what they give there.
struct coverage_cell {
    std::uint32_t row = 0;                  ///< index into rows
    std::uint32_t column = 0;               ///< index into columns
    std::vector<record_name> records;
    std::vector<std::string> values;        ///< ids of the cell values (such as kinds of result), in the order of their list
};

struct coverage {
    std::string name;
    texts title;
    std::vector<coverage_line> rows;
    std::vector<coverage_line> columns;     ///< empty when the table has rows only
    std::vector<coverage_line> values;      ///< what stands in cells; may be empty
    std::vector<coverage_cell> cells;       ///< only those that are not empty, by row and column
    std::int64_t records = 0;               ///< how many were looked at
    std::vector<citation> citations;
    // What nothing serves: the lines whose count is 0.
};

/// One record in a ranking, with what it was ordered by.
struct ranked {
    std::uint32_t rank = 0;                 ///< from 1; those who tie share one
    std::uint32_t last_rank = 0;            ///< the same, or higher where some that are not ranked yet may come before
    record_name record;
    std::vector<texts> keys;                ///< by order of the ranking
};

/// One that cannot be ranked yet.
struct unranked {
    record_name record;
    std::vector<missing> missing_facts;
};

struct ranking {
    std::string name;
    texts title;
    std::vector<texts> orders;              ///< what it goes by, the first deciding
    std::vector<ranked> rows;               ///< by rank, ties by id
    std::vector<unranked> left;
    std::vector<citation> citations;
};

/// A sentence that many texts of the portfolio have.
struct repeated_sentence {
    std::string text;
    std::size_t texts = 0;                        ///< how many have it
};

/// A pair without which its group falls into two parts of at least two records each.
struct weak_link {
    record_name first, second;
    std::size_t first_side = 0, second_side = 0;  ///< how many records stay with either
};

/// A group of records that relations tie together.
struct related_group {
    std::vector<record_name> members;
    std::vector<weak_link> weak_links;
    std::vector<std::vector<record_name>> same_texts;  ///< members that say the same in all their texts, two or more each
};

/// A value given to a parameter in place of the pack's.
struct parameter_setting {
    std::string name;
    std::string value;                      ///< as in data: "5", "70%", "EUR 50000", "2019-06-01", "yes", the id of an entry
};

/// How far the search for the pairs of one relation is.
struct relation_progress {
    std::string_view relation;
    std::size_t done = 0, pairs = 0;        ///< of the pairs to look at
};

/// What is asked of a review.
struct review_options {
    day as_of = day::min();                 ///< needed, of the years 1 to 9999: there is no clock inside. What comes without is refused
    std::vector<parameter_setting> parameters{};  ///< of those that the pack says may be set
    /// Ids of the records to review: only these of the records under review, and nothing on the portfolio as a whole; an id that is not
    /// under review gives nothing, and is no fault (C and Python tell it: they give no review then). Empty: all, and the portfolio.
    std::vector<std::string> only{};
    /// Leaves out the findings of criteria that do not apply to their record. A pack of thousands of rules, of which tens concern a record,
    /// is then reviewed in the time of those.
    bool applicable_only = false;
    std::uint64_t step_limit = 10'000'000;  ///< of one evaluation of a rule for a record; the same on every machine
    std::uint64_t total_step_limit = 10'000'000'000;  ///< of all evaluations of the review
    /// Asked now and then, in the thread that reviews; when it gives true, review_cancelled is thrown. Must not throw itself.
    std::function<bool()> cancel{};
    /// Threads that look for related pairs and, by packs without relations, rankings and functions of the host, review records. The result is
    /// the same for any number; more than 256 are 256. `cancel` is asked in the thread that asked for the review.
    unsigned threads = 1;
    /// Told now and then how far find_relations is, in the thread that called it. Must not throw.
    std::function<void(const relation_progress&)> progress{};
    /// Those that the pack declares and this host has. What asks for one that is not here is unknown, with that reason.
    std::vector<host_function> functions{};
};

/// A pack that the pack uses, directly or through others.
struct used_pack {
    std::string name;
    texts title;
    std::string version;
    bool in_force = true;                   ///< on the as-of date
};

/// Something of the data that the review does not see.
struct omission {
    enum class kind : std::uint8_t { record, answer, confirmation, derogation, reference, rest_of_file, collection };
    enum class cause : std::uint8_t { error, later };
    omission::kind what = kind::record;
    omission::cause why = cause::error;     ///< later: it is dated after the as-of date
    std::string collection;                 ///< of the record, or of the one that a judgement is about; may be empty; itself, of a collection
    std::string id;                         ///< its id; may be empty
    /// Of the question, relation or criterion; what a reference leads to; of a collection that the pack does not have, the one that may have
    /// been meant. May be empty.
    std::string name;
    texts title;                            ///< of the question, relation or criterion; may be empty
    std::optional<day> dated;               ///< when it is later
    place where;                            ///< when it has an error
};

/// A parameter whose value is one reading of a text among several.
struct reading {
    std::string name;
    texts label;
    texts value;
    texts taken;                            ///< the reading, in words
};

/// The whole review.
struct review {
    std::string pack;
    texts pack_title;
    std::string pack_version;
    bool pack_in_force = true;              ///< on the as-of date
    std::vector<used_pack> used_packs;
    std::string engine_version;
    day as_of;
    std::vector<std::string> languages;
    std::vector<shown_value> parameters;    ///< those that were set for this review
    std::vector<subject_review> subjects;   ///< the records under review, by collection and id
    std::vector<finding> portfolio_findings;///< of criteria over the other collections
    std::vector<related_pair> portfolio_relations;  ///< between records that are not under review
    std::vector<related_group> groups;      ///< connected by portfolio_relations and relations of the subjects; of two or more
    std::vector<coverage> coverages;
    std::vector<ranking> rankings;
    std::vector<omission> left_out;         ///< what has an error, in the order of the data, then what is dated later
    std::vector<reading> readings;          ///< of the parameters that say which reading they take, in the order of the pack
};

}  // namespace quorate
