// The machine: a program over a portfolio as of a day.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "assess/text_weights.hpp"
#include "assess/value.hpp"
#include "plan/program.hpp"
#include "portfolio/graph.hpp"
#include "portfolio/portfolio.hpp"
#include "relate/boilerplate.hpp"
#include "relate/words.hpp"

namespace quorate::assess {

/// The values of one evaluation of a rule: its variables, and its lets once they were needed.
class frame {
public:
    explicit frame(const plan::rule& rule) : rule_(&rule), values_(rule.slots), filled_(rule.slots, false) {}
    [[nodiscard]] const plan::rule& rule() const noexcept { return *rule_; }
    void set(std::uint32_t slot, value of) { require(slot); values_[slot] = std::move(of); filled_[slot] = true; }
    [[nodiscard]] bool filled(std::uint32_t slot) const noexcept { return slot < filled_.size() && filled_[slot]; }
    [[nodiscard]] const value& get(std::uint32_t slot) const { require(slot); return values_[slot]; }

private:
    void require(std::uint32_t slot) const { if (slot >= values_.size()) throw unsound_program(); }
    const plan::rule* rule_;
    std::vector<value> values_;
    std::vector<bool> filled_;
};

/// What became of one element of a comprehension.
struct selection {
    value element;                       ///< the member of the collection
    value collected;                     ///< what it gives
    enum class fate : std::uint8_t { kept, possible, repeated, filtered, excepted } how = fate::kept;
    std::uint32_t filter = no_index;     ///< which condition left it out, or is in doubt; for excepted: no_index
    reason_set doubt = reason_set::none;
};

/// The one hook through which explanations learn what happens. A machine without one pays a test of a pointer for it.
class trace {
public:
    virtual ~trace() = default;
    /// Whether `enter` and `leave` are called for every operation, or only for those that give a truth.
    [[nodiscard]] virtual bool every_operation() const { return false; }
    /// Before and after an operation.
    virtual void enter(plan::op_id) {}
    virtual void leave(plan::op_id, const value&, frame&) {}
    /// After a comprehension that is no part of another: every element and what became of it, in the order of the data.
    virtual void selected(plan::op_id, const std::vector<selection>&, frame&) {}
    /// Within a quantifier or a choice of the first: a member, and whether it passes the conditions (of `every`: satisfies them).
    virtual void considered(plan::op_id, const value&, const value&, frame&) {}
};

/// Answers what a program asks about findings while they are being made.
class findings_source {
public:
    virtual ~findings_source() = default;
    [[nodiscard]] virtual value criterion_is(std::uint32_t criterion, record_ref about, std::uint32_t verdicts) = 0;
    [[nodiscard]] virtual value any_criterion(plan::quantification_kind how, std::uint32_t scope, record_ref about, std::uint32_t verdicts) = 0;
    [[nodiscard]] virtual value any_question(plan::quantification_kind how, record_ref about) = 0;
    [[nodiscard]] virtual value question_is_open(std::uint32_t question, record_ref about) = 0;
    [[nodiscard]] virtual value answer_to(std::uint32_t question, record_ref about) = 0;
    [[nodiscard]] virtual value any_relation(plan::quantification_kind how, std::uint32_t relation, record_ref about, std::uint32_t states) = 0;
    [[nodiscard]] virtual value related_to(std::uint32_t relation, record_ref about) = 0;
    [[nodiscard]] virtual value fits_by(std::uint32_t routing, record_ref about) = 0;
    [[nodiscard]] virtual value clock_is(std::uint32_t clock, record_ref about, std::uint32_t states) = 0;
    [[nodiscard]] virtual value deadline_of(std::uint32_t clock, record_ref about) = 0;
    [[nodiscard]] virtual value points_by(std::uint32_t scoring, record_ref about, bool weighted) = 0;
    [[nodiscard]] virtual value scoring_is(std::uint32_t scoring, record_ref about, bool met) = 0;
    [[nodiscard]] virtual value rank_by(std::uint32_t ranking, record_ref about) = 0;
    [[nodiscard]] virtual value takes_part(std::uint32_t ranking, record_ref about) = 0;
};

/// Evaluates operations. For one thread; program and portfolio are only read and must outlive it.
class machine {
public:
    machine(const plan::program& program, const data::portfolio& data, day as_of, std::uint64_t step_limit = 10'000'000);
    /// One that shares the numbers of its reasons with others of the same thread, so that what they found can be compared.
    machine(const plan::program& program, const data::portfolio& data, day as_of, std::uint64_t step_limit, std::shared_ptr<reason_store> reasons);

    /// A machine of its own over the same: for another thread, and not to outlive this one. What is made once of the whole portfolio is
    /// shared.
    [[nodiscard]] std::unique_ptr<machine> sibling();

    /// The value of an operation in a frame. Throws quorate::limit_exceeded past the limit of steps since begin().
    value evaluate(plan::op_id op, frame& in);
    /// The same without telling the trace.
    value evaluate_quietly(plan::op_id op, frame& in);
    /// A count of steps of its own, for each rule and record; what was counted outside goes on when it ends.
    class own_count {
    public:
        explicit own_count(machine& on) noexcept : on_(on), outer_(on.steps_) { on_.steps_ = 0; }
        own_count(const own_count&) = delete;
        own_count& operator=(const own_count&) = delete;
        ~own_count() { on_.steps_ = outer_; }

    private:
        machine& on_;
        std::uint64_t outer_;
    };
    [[nodiscard]] own_count begin() noexcept { return own_count(*this); }

    void set_findings(findings_source* source) noexcept { findings_ = source; }
    void set_trace(trace* hook) noexcept { trace_ = hook; }
    /// Asked every thousand operations or so; when it gives true, quorate::review_cancelled is thrown.
    void set_cancel(std::function<bool()> ask) { cancel_ = std::move(ask); }
    [[nodiscard]] const std::function<bool()>& cancel() const noexcept { return cancel_; }
    /// Of all evaluations together; past it quorate::limit_exceeded is thrown.
    void set_total_limit(std::uint64_t steps) noexcept { total_limit_ = steps; }
    /// How many operations it has evaluated since it was made.
    [[nodiscard]] std::uint64_t steps_in_all() const noexcept { return operations_; }
    /// From now on words weigh what they weigh in another portfolio, and the sentences that repeat are those of its texts. It must outlive the
    /// machine.
    void take_words_from(const data::portfolio& other) noexcept { words_from_ = &other; }
    void set_parameter(std::uint32_t index, value of) {
        parameters_[index] = std::move(of);
        set_[index] = true;
    }
    [[nodiscard]] value parameter(std::uint32_t index);
    /// The function of the host that answers to a declaration; it must outlive the machine.
    void set_host_function(std::uint32_t index, const host_function& of) noexcept { hosts_[index].function = &of; }
    /// A value that a declared function gives whatever it is asked with, when that is known.
    void set_host_value(std::uint32_t index, value of) { hosts_[index].fixed = std::move(of); }

    [[nodiscard]] const plan::program& program() const noexcept { return program_; }
    [[nodiscard]] const data::portfolio& data() const noexcept { return data_; }
    /// How records refer to each other. Made when it is first asked for.
    [[nodiscard]] const data::reference_graph& graph();
    [[nodiscard]] day as_of() const noexcept { return as_of_; }
    [[nodiscard]] reason_store& reasons() noexcept { return *reasons_; }

    /// The value of a field of a record; a record of another type than `type` or one that is no kind of it is unknown.
    [[nodiscard]] value field(record_ref record, std::uint32_t type, std::uint32_t index);
    /// What words weigh in the portfolio. Reads its texts when it is first asked for.
    [[nodiscard]] const text_weights& weights();
    /// The words of a text, which must be the portfolio's, the program's or kept here; read once and kept for a while.
    [[nodiscard]] std::shared_ptr<const relate::word_set> words_of(const text_in& text, std::string_view language);
    /// The stems of such a text with what they weigh, numbered by this machine.
    [[nodiscard]] std::shared_ptr<const std::vector<std::string>> sequences_of(const text_in& text);
    [[nodiscard]] std::shared_ptr<const std::vector<relate::weighed_stem>> weighed_words_of(const text_in& text, std::string_view language);
    /// relate::guessed_language of such a text.
    [[nodiscard]] std::string_view spoken_language(const text_in& text);
    /// The sentences that many texts of the portfolio have. Reads them when it is first asked for.
    [[nodiscard]] const relate::boilerplate& repeated();
    /// The same, where it was asked for.
    [[nodiscard]] const relate::boilerplate* repeated_if_read() const noexcept { return repeated_.get(); }
    /// Such a text without them.
    [[nodiscard]] const texts* own_text(const texts& of);
    /// Keeps a text that was made, so that values can point to it.
    const texts* keep(texts text);

    static constexpr auto no_limit = static_cast<std::uint64_t>(-1);

private:
    friend struct operations;
    struct same_portfolio {};
    machine(const machine& like, same_portfolio);
    value run(plan::op_id op, frame& in);
    void look_around(const frame& in);
    value read_item(const data::column& from, const field_type& type, std::size_t item) const;

    const plan::program& program_;
    const data::portfolio& data_;
    const data::portfolio* words_from_ = &data_;
    std::shared_ptr<const data::reference_graph> graph_;
    day as_of_;
    std::uint64_t step_limit_;
    std::uint64_t steps_ = 0;
    std::uint64_t operations_ = 0;   // in all
    std::uint64_t next_look_ = 0;    // at which of them to look whether to go on
    std::uint64_t total_limit_ = no_limit;
    std::function<bool()> cancel_;
    findings_source* findings_ = nullptr;
    trace* trace_ = nullptr;
    std::uint32_t collecting_ = 0;  ///< comprehensions within each other that are being evaluated
    std::shared_ptr<reason_store> reasons_;
    std::vector<std::optional<value>> parameters_;
    std::vector<bool> set_;          // by parameter: a value was given in place of the pack's
    struct host_source { const host_function* function = nullptr; std::optional<value> fixed; };
    std::vector<host_source> hosts_;  // by declaration
    std::vector<std::unique_ptr<texts>> kept_;
    std::map<std::uint32_t, std::vector<record_ref>> collections_;
    std::shared_ptr<const text_weights> weights_;
    std::shared_ptr<const relate::boilerplate> repeated_;
    std::map<std::pair<const text_in*, std::string>, std::shared_ptr<const relate::word_set>> word_sets_;
    std::map<std::pair<const text_in*, std::string>, std::shared_ptr<const std::vector<relate::weighed_stem>>> weighed_words_;
    std::map<const text_in*, std::shared_ptr<const std::vector<std::string>>> sequences_;
    std::unordered_map<std::string, std::uint32_t> stem_numbers_;
    std::unordered_map<const text_in*, std::string_view> spoken_;
    std::unordered_map<const texts*, const texts*> own_texts_;
};

}  // namespace quorate::assess
