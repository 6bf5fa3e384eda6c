// What the trace hook is used for: tallies, shared facts, and grounds.
#pragma once

#include <vector>

#include "assess/operations.hpp"
#include "explain/wording.hpp"

namespace quorate::explain {

/// Sets a trace on a machine for as long as it lives.
class traced {
public:
    traced(assess::machine& on, assess::trace& hook) : on_(on) { on_.set_trace(&hook); }
    traced(const traced&) = delete;
    traced& operator=(const traced&) = delete;
    ~traced() { on_.set_trace(nullptr); }

private:
    assess::machine& on_;
};

/// The collections that a rule formed: who was counted, who was left out and why.
class tally_trace final : public assess::trace {
public:
    tally_trace(wording& words, assess::machine& on, const plan::rule& rule) : words_(words), on_(on), rule_(rule) {}
    void selected(plan::op_id op, const std::vector<assess::selection>& all, frame& in) override;
    /// In the order of the rule. A collection formed again and again within another is not among them.
    [[nodiscard]] std::vector<tally> take();

private:
    struct found { plan::op_id op; bool again = false; tally made; };
    [[nodiscard]] counted describe(const assess::selection& one, const plan::comprehension& rule, frame& in);

    wording& words_;
    assess::machine& on_;
    const plan::rule& rule_;
    std::vector<found> found_;
};

/// Collects something for each operation that came out true, and drops what lies under one that did not.
template <typename Item>
class true_parts : public assess::trace {
public:
    void enter(plan::op_id) override { marks_.push_back(items_.size()); }
    void leave(plan::op_id op, const value& result, frame& in) override {
        const auto mark = marks_.back();
        marks_.pop_back();
        const auto* truth = result.get<bool>();
        if (!truth || !*truth) items_.resize(mark);
        else collect(op, in);
    }

protected:
    virtual void collect(plan::op_id op, frame& in) = 0;
    std::vector<Item> items_;

private:
    std::vector<std::size_t> marks_;
};

/// The facts that two records share, which make a relation or a consideration hold.
class evidence_trace final : public true_parts<shown_value> {
public:
    evidence_trace(wording& words, assess::machine& on, const plan::rule& rule) : words_(words), on_(on), rule_(rule) {}
    [[nodiscard]] std::vector<shown_value> take();

private:
    void collect(plan::op_id op, frame& in) override;
    void add(plan::op_id labelled, const value& shown);
    void add_likeness(plan::op_id op, frame& in);
    void add_number(plan::op_id op, frame& in);
    [[nodiscard]] std::string in_per_cent(const value& share, bool french) const;
    [[nodiscard]] value peek(plan::op_id op, frame& in);

    wording& words_;
    assess::machine& on_;
    const plan::rule& rule_;
};

/// The criteria, relations and questions that an outcome rests on.
class ground_trace final : public true_parts<ground> {
public:
    ground_trace(wording& words, assess::machine& on, assess::assessment& findings, record_ref about)
        : words_(words), on_(on), findings_(findings), about_(about) {}
    [[nodiscard]] std::vector<ground> take();

private:
    void collect(plan::op_id op, frame& in) override;
    void add_criteria(const plan::operation& op);
    void add_relations(const plan::operation& op);
    void add_questions();

    wording& words_;
    assess::machine& on_;
    assess::assessment& findings_;
    record_ref about_;
};

}  // namespace quorate::explain
