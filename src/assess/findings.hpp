// Findings as the machine makes them: verdicts, related pairs, routes and outcomes, before they are put into words.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "assess/machine.hpp"
#include "assess/measures.hpp"
#include "relate/pairs.hpp"

namespace quorate::assess {

struct raw_finding {
    verdict result = verdict::unknown;
    reason_set why = reason_set::none;
    std::vector<std::uint32_t> overridden_by;            ///< the criteria that apply in its place, in the order of the pack
    const data::derogation* derogation = nullptr;        ///< that sets it aside
    std::optional<day> derogated_until;
};

/// Two records in a fixed order.
[[nodiscard]] inline std::pair<record_ref, record_ref> unordered(record_ref a, record_ref b) { return b < a ? std::pair{b, a} : std::pair{a, b}; }

struct raw_pair {
    std::uint32_t relation = 0;
    record_ref first, second;
    relation_state state = relation_state::candidate;
    reason_set why = reason_set::none;                        ///< when possible only
    const data::confirmation* found = nullptr;           ///< who confirmed, rejected or accepted it
};

/// One relation for one pair, looked at by itself.
struct raw_judgement {
    value holds;                                         ///< the condition: either way round, unless the relation is directed
    bool exchanged = false;                              ///< it holds, or may, with the second record first, and not as given
    std::uint32_t yields_to = no_index;                  ///< the relation for which this one is left out
    std::optional<raw_pair> pair;                        ///< unless the condition is false or the relation yields
};

struct raw_route {
    value target;
    value fits;
    std::vector<value> considerations;
};

struct raw_outcome {
    std::uint32_t group = 0, index = 0;
    bool decided = true;
    bool otherwise = false;
};

struct raw_answer {
    const data::answer* given = nullptr;                 ///< the answer that holds; or none
    value is;
    std::optional<day> stands_until;
    std::vector<const data::answer*> disputed;           ///< where none holds because the latest, of one day, differ: those
};

/// Makes findings on demand and keeps them: each criterion, question and routing for each record once; relations for
/// all records when the first is asked for. For one thread. Its results depend on nothing but program, data and date.
class assessment final : public findings_source {
public:
    explicit assessment(machine& on);
    assessment(const assessment&) = delete;
    assessment& operator=(const assessment&) = delete;
    ~assessment() override;

    [[nodiscard]] raw_finding finding(std::uint32_t criterion, record_ref about);
    /// Criteria, ascending; those that are not among them do not apply to the record.
    [[nodiscard]] const std::vector<std::uint32_t>& may_apply(record_ref about);
    [[nodiscard]] const raw_answer& answer(std::uint32_t question, record_ref about);
    /// Whether the question applies to the record; unknown when that is.
    [[nodiscard]] value asked(std::uint32_t question, record_ref about);
    /// Applies to the record for certain or perhaps, and has no valid answer.
    [[nodiscard]] bool open(std::uint32_t question, record_ref about);
    using pair_key = std::pair<std::uint32_t, std::pair<record_ref, record_ref>>;  ///< relation, records in their order
    /// The pairs that people have confirmed or accepted and whose condition finds them, or may.
    [[nodiscard]] std::set<pair_key> confirmed_and_found();
    /// For what is tried and not so: these confirmations hold only where the condition still finds the pair. Who changes a record that was
    /// found asks for another judgement. To be called first.
    void let_lapse(std::set<pair_key> confirmations) { lapsing_ = std::move(confirmations); }
    struct pair_truth { value holds; bool exchanged = false; };
    /// Whether the condition of a relation holds for two records: as they stand, or exchanged where the relation is over one collection
    /// and not directed.
    [[nodiscard]] pair_truth test_pair(std::uint32_t relation, record_ref first, record_ref second);
    /// How many threads look for pairs; the result does not depend on it. And who is told of each relation how many of its pairs were
    /// looked at, of how many, now and then, in this thread. To be called first.
    void find_pairs_with(unsigned threads, std::function<void(std::uint32_t relation, std::size_t done, std::size_t all)> progress) {
        threads_ = threads;
        progress_ = std::move(progress);
    }
    /// Of each relation that has a let of this name, only the pairs of the best one-to-one assignment between two registers are kept:
    /// the sum of what the let is above the least that was found is the greatest there is. Before pairs are found.
    void give_each_to_one(std::string score) { one_to_one_by_ = std::move(score); }
    /// Looks at every pair of records instead of those that a relation's condition leaves: slow, and for comparing. To be
    /// called first.
    void look_at_every_pair() noexcept { every_pair_ = true; }
    /// Takes the pairs of another assessment by the same program and date, whose machine shares the reasons of this one, and in whose portfolio
    /// nothing differs that relations read. To be called before pairs are asked for.
    void share_pairs(assessment& with);
    /// All pairs of all relations: by relation in the order of the pack, then by the records' ids. Throws
    /// quorate::limit_exceeded where a relation leaves too many pairs to look at.
    [[nodiscard]] const std::vector<raw_pair>& pairs();
    /// What pairs() has of one pair under one relation, without looking at others. Relations that it yields to come first: call it
    /// in the order of the program for one pair.
    [[nodiscard]] raw_judgement judge(std::uint32_t relation, record_ref first, record_ref second);
    [[nodiscard]] bool is_reported(const raw_pair& pair) const {
        return on_.data().may_be_paired(pair.first, pair.second) &&
               (pair.state != relation_state::possible || program_.relations[pair.relation].grade != relation_grade::note);
    }
    /// Those that a record is in, as indices into pairs().
    [[nodiscard]] std::span<const std::uint32_t> pairs_of(record_ref record);
    [[nodiscard]] const std::vector<raw_route>& routes(std::uint32_t routing, record_ref about);
    [[nodiscard]] std::vector<raw_outcome> outcomes(record_ref about);
    /// Whether a relation forbids to go on with the record: a bar that nobody has rejected; one unless reasoned that nobody
    /// has accepted either. Unknown where one is only possible.
    [[nodiscard]] value barred(record_ref about);
    /// Whether a criterion is in force, speaks of the record, and no other that does so overrides it.
    [[nodiscard]] value applies(std::uint32_t criterion, record_ref about);
    [[nodiscard]] const raw_clock& clock(std::uint32_t index, record_ref about);
    [[nodiscard]] const raw_scoring& scoring(std::uint32_t index, record_ref about);
    [[nodiscard]] const raw_ranking& ranking(std::uint32_t index);

    /// The frame in which a pair's rule holds; for a relation that holds the other way round, with the two exchanged.
    [[nodiscard]] frame frame_of(const raw_pair& pair);
    [[nodiscard]] frame frame_of(const plan::rule& rule, record_ref about) const;

    value criterion_is(std::uint32_t criterion, record_ref about, std::uint32_t verdicts) override;
    value any_criterion(plan::quantification_kind how, std::uint32_t scope, record_ref about, std::uint32_t verdicts) override;
    value any_question(plan::quantification_kind how, record_ref about) override;
    value question_is_open(std::uint32_t question, record_ref about) override;
    value answer_to(std::uint32_t question, record_ref about) override;
    value any_relation(plan::quantification_kind how, std::uint32_t relation, record_ref about, std::uint32_t states) override;
    value related_to(std::uint32_t relation, record_ref about) override;
    value fits_by(std::uint32_t routing, record_ref about) override;
    value clock_is(std::uint32_t clock, record_ref about, std::uint32_t states) override;
    value deadline_of(std::uint32_t clock, record_ref about) override;
    value points_by(std::uint32_t scoring, record_ref about, bool weighted) override;
    value scoring_is(std::uint32_t scoring, record_ref about, bool met) override;
    value rank_by(std::uint32_t ranking, record_ref about) override;
    value takes_part(std::uint32_t ranking, record_ref about) override;

private:
    using about_key = std::pair<std::uint32_t, record_ref>;
    void index_answers();
    void index_confirmations();
    void index_derogations();
    /// Whether a criterion is in force and speaks of the record, others left aside.
    value speaks_of(std::uint32_t criterion, record_ref about);
    [[nodiscard]] std::vector<std::uint32_t> in_place_of(std::uint32_t criterion, record_ref about);
    [[nodiscard]] std::optional<day> end_of(const data::derogation& one) const;
    void find_pairs();
    /// Two records as a relation takes them: by their kinds, and where they may stand in either order by their ids. Nothing when it does not.
    [[nodiscard]] std::optional<relate::pair> as_the_rule_takes_them(std::uint32_t relation, std::pair<record_ref, record_ref> records) const;
    /// Pairs that a person has confirmed, and that the condition does not find, or finds false.
    void add_confirmed_pairs(std::uint32_t relation);
    void keep_assigned();
    [[nodiscard]] std::vector<relate::pair> pairs_to_look_at(std::uint32_t relation);
    [[nodiscard]] raw_answer choose_answer(std::uint32_t question, record_ref about);
    /// The last day on which an answer stands; nothing: without end.
    [[nodiscard]] std::optional<day> end_of(const data::answer& one, const plan::question& rule) const;
    void add_pair(std::uint32_t relation, record_ref first, record_ref second);

    machine& on_;
    const plan::program& program_;
    std::map<about_key, raw_finding> findings_;
    std::map<record_ref, std::vector<std::uint32_t>> may_apply_;
    std::map<about_key, value> applies_;                  // by speaks_of
    std::map<about_key, raw_clock> clocks_;
    std::map<about_key, raw_scoring> scorings_;
    std::map<std::uint32_t, raw_ranking> rankings_;
    std::map<about_key, const data::derogation*> derogations_;
    std::map<about_key, raw_answer> answers_;
    std::map<about_key, value> asked_;
    std::map<about_key, std::vector<raw_route>> routes_;
    std::map<about_key, std::vector<const data::answer*>> given_;
    std::map<pair_key, const data::confirmation*> confirmed_;
    std::set<pair_key> lapsing_;
    std::map<pair_key, value> holding_;                   // unordered pairs of relations that others yield to, unless false
    struct pair_list {
        std::vector<raw_pair> all;
        std::map<record_ref, std::vector<std::uint32_t>> of;  // by record
        std::set<pair_key> exchanged;                         // pairs whose rule holds only the other way round
    };
    std::shared_ptr<pair_list> pairs_;                    // none: not found yet
    bool every_pair_ = false;
    unsigned threads_ = 1;
    std::vector<std::unique_ptr<machine>> machines_;      // of the threads that look for pairs
    std::function<void(std::uint32_t, std::size_t, std::size_t)> progress_;
    std::string one_to_one_by_;                           // a let; none: all pairs are kept
};

}  // namespace quorate::assess
