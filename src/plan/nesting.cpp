#include "plan/nesting.hpp"

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <utility>
#include <vector>

namespace quorate::plan {

namespace {

constexpr std::uint32_t most_nested = 1'000;

/// Operations and what they ask about, as nodes of one graph: operations first, then rules and tables by kind, then all criteria, all questions and
/// all pairs.
class nesting_check {
public:
    explicit nesting_check(const program& of);
    [[nodiscard]] std::string run();

private:
    using node = std::uint32_t;
    [[nodiscard]] bool is_operation(node one) const { return one < of_.operations.size(); }
    void add(op_id op) { if (op != op_id::none) to_.push_back(static_cast<node>(op)); }
    void add_all(std::initializer_list<op_id> all) { for (const auto op : all) add(op); }
    void add_node(node one) { to_.push_back(one); }

    /// Fills `to_` with what a node asks for directly.
    void find_next(node from);
    void next_of_operation(op_id id);
    void next_of_members(const operation& op);
    void next_of_findings(const operation& op);
    void next_of_rule(node from);
    void next_of_criterion(const criterion& one);
    void next_of_scoring(const scoring& one);

    /// Which rule an operation belongs to; its variables are those of that rule.
    void own(const rule& by, std::initializer_list<op_id> roots);
    void own_all();

    const program& of_;
    std::string fault_;
    node definitions_, parameters_, bands_, tables_, criteria_, questions_, relations_, routings_, clocks_, scorings_, rankings_, all_criteria_, all_questions_, all_pairs_, end_;
    std::vector<const rule*> owners_;  // by operation
    std::vector<node> to_;
};

nesting_check::nesting_check(const program& of) : of_(of) {
    node at = static_cast<node>(of.operations.size());
    const auto room = [&](std::size_t size) { return std::exchange(at, at + static_cast<node>(size)); };
    definitions_ = room(of.definitions.size());
    parameters_ = room(of.parameters.size());
    bands_ = room(of.bands.size());
    tables_ = room(of.tables.size());
    criteria_ = room(of.criteria.size());
    questions_ = room(of.questions.size());
    relations_ = room(of.relations.size());
    routings_ = room(of.routings.size());
    clocks_ = room(of.clocks.size());
    scorings_ = room(of.scorings.size());
    rankings_ = room(of.rankings.size());
    all_criteria_ = room(1);
    all_questions_ = room(1);
    all_pairs_ = room(1);
    end_ = at;
}

void nesting_check::next_of_members(const operation& op) {
    switch (op.code) {
        case opcode::comprehension: {
            const auto& one = of_.comprehensions[op.index];
            add_all({one.collection, one.collected, one.except});
            for (const auto& filter : one.filters) add(filter.condition);
            break;
        }
        case opcode::quantified: {
            const auto& one = of_.quantifications[op.index];
            add_all({one.bound, one.collection, one.satisfies});
            for (const auto filter : one.filters) add(filter);
            break;
        }
        case opcode::grouping: add_all({of_.groupings[op.index].collection, of_.groupings[op.index].key}); break;
        case opcode::choice: {
            const auto& one = of_.choices[op.index];
            add(one.collection);
            for (const auto filter : one.filters) add(filter);
            for (const auto key : one.keys) add(key);
            break;
        }
        default: break;
    }
}

void nesting_check::next_of_findings(const operation& op) {
    switch (op.code) {
        case opcode::any_criterion: add_node(all_criteria_); break;
        case opcode::criterion_is: add_node(criteria_ + op.index); break;
        case opcode::any_question: add_node(all_questions_); break;
        case opcode::question_is_open:
        case opcode::answer_to: add_node(questions_ + op.index); break;
        case opcode::any_relation:
        case opcode::related_to: add_node(all_pairs_); break;
        case opcode::fits_by: add_node(routings_ + op.index); break;
        case opcode::clock_is:
        case opcode::deadline_of: add_node(clocks_ + op.index); break;
        case opcode::points_by:
        case opcode::scoring_is: add_node(scorings_ + op.index); break;
        case opcode::rank_by: add_node(rankings_ + op.index); break;
        default: break;
    }
}

void nesting_check::next_of_operation(op_id id) {
    const auto& op = of_[id];
    for (std::uint32_t i = 0; i < op.operand_count; ++i) add(of_.operand(op, i));
    next_of_members(op);
    next_of_findings(op);
    if (op.code == opcode::parameter) add_node(parameters_ + op.index);
    if (op.code == opcode::call) add_node(definitions_ + op.index);
    if (op.code == opcode::band) add_node(bands_ + op.index);
    if (op.code == opcode::lookup) add_node(tables_ + op.index);
    if (const auto* owner = owners_[static_cast<std::size_t>(id)]; op.code == opcode::slot && owner != nullptr)
        for (const auto& let : owner->lets)
            if (let.slot == op.index) add(let.value);
}

void nesting_check::next_of_criterion(const criterion& one) {
    add_all({one.applies, one.met});
    for (const auto other : one.overridden_by) add(of_.criteria[other].applies);
}

void nesting_check::next_of_scoring(const scoring& one) {
    add(one.applies);
    for (const auto& part : one.parts) add_all({part.value, part.out_of, part.steps, part.weight, part.at_least});
    for (const auto& whole : one.overall) add(whole.at_least);
}

void nesting_check::next_of_rule(node from) {
    if (from >= all_pairs_) {
        for (node i = relations_; i < routings_; ++i) add_node(i);
    } else if (from >= all_questions_) {
        for (node i = questions_; i < relations_; ++i) add_node(i);
    } else if (from >= all_criteria_) {
        for (node i = criteria_; i < questions_; ++i) add_node(i);
    } else if (from >= rankings_) {
        const auto& one = of_.rankings[from - rankings_];
        add_all({one.applies, one.where});
        for (const auto& order : one.orders) add(order.value);
    } else if (from >= scorings_) {
        next_of_scoring(of_.scorings[from - scorings_]);
    } else if (from >= clocks_) {
        const auto& one = of_.clocks[from - clocks_];
        add_all({one.applies, one.starts, one.runs, one.pauses, one.restarts, one.ends});
    } else if (from >= routings_) {
        const auto& one = of_.routings[from - routings_];
        add_all({one.applies, one.fits});
        for (const auto& each : one.considerations) add(each.when);
        for (const auto& each : one.transitions) add(each.open);
    } else if (from >= relations_) {
        add_all({of_.relations[from - relations_].applies, of_.relations[from - relations_].when});
    } else if (from >= questions_) {
        add(of_.questions[from - questions_].applies);
    } else if (from >= criteria_) {
        next_of_criterion(of_.criteria[from - criteria_]);
    } else if (from >= tables_) {
        add(of_.tables[from - tables_].otherwise);
        for (const auto cell : of_.tables[from - tables_].cells) add(cell);
    } else if (from >= bands_) {
        for (const auto& band : of_.bands[from - bands_].bands) add(band.value);
    } else if (from >= parameters_) {
        const auto& one = of_.parameters[from - parameters_];
        add_all({one.value, one.least, one.most});
        for (const auto& dated : one.dated) add(dated.value);
    } else {
        add(of_.definitions[from - definitions_].body);
    }
}

void nesting_check::find_next(node from) {
    to_.clear();
    if (is_operation(from)) next_of_operation(static_cast<op_id>(from));
    else next_of_rule(from);
}

void nesting_check::own(const rule& by, std::initializer_list<op_id> roots) {
    std::vector<node> open;
    const auto reach = [&](op_id op) { if (op != op_id::none) open.push_back(static_cast<node>(op)); };
    for (const auto op : roots) reach(op);
    for (const auto& let : by.lets) reach(let.value);
    while (!open.empty()) {
        const auto at = open.back();
        open.pop_back();
        auto& owner = owners_[at];
        if (owner == &by) continue;
        if (owner != nullptr) {
            if (fault_.empty()) fault_ = "an operation of two rules";
            return;
        }
        owner = &by;
        to_.clear();
        const auto& op = of_.operations[at];
        for (std::uint32_t i = 0; i < op.operand_count; ++i) add(of_.operand(op, i));
        next_of_members(op);
        open.insert(open.end(), to_.begin(), to_.end());
    }
}

void nesting_check::own_all() {
    owners_.assign(of_.operations.size(), nullptr);
    const auto own_each = [&](const auto& rules) {
        for (std::size_t i = 0; i < rules.size(); ++i) own(rules[i], {rules[i].applies});
    };
    for (const auto& one : of_.definitions) own(one, {one.applies, one.body});
    for (const auto& one : of_.criteria) own(one, {one.applies, one.met});
    for (const auto& one : of_.relations) own(one, {one.applies, one.when});
    for (const auto& one : of_.clocks) own(one, {one.applies, one.starts, one.runs, one.pauses, one.restarts, one.ends});
    for (const auto& one : of_.routings) {
        own(one, {one.applies, one.fits});
        for (const auto& each : one.considerations) own(one, {each.when});
        for (const auto& each : one.transitions) own(one, {each.open});
    }
    for (const auto& one : of_.scorings) {
        for (const auto& part : one.parts) own(one, {part.value, part.out_of, part.steps, part.weight, part.at_least});
        for (const auto& whole : one.overall) own(one, {whole.at_least});
    }
    for (const auto& one : of_.rankings) {
        own(one, {one.where});
        for (const auto& order : one.orders) own(one, {order.value});
    }
    own_each(of_.questions);
    own_each(of_.scorings);
    own_each(of_.coverages);
    own_each(of_.outcomes);
    own_each(of_.papers);
    for (const auto& one : of_.outcomes)
        for (const auto& each : one.outcomes) own(one, {each.when, each.until});
}

std::string nesting_check::run() {
    own_all();
    enum class state : std::uint8_t { fresh, open, done };
    struct step { node at; std::size_t begin, next; std::uint32_t depth; };
    std::vector<state> states(end_, state::fresh);
    std::vector<std::uint32_t> depths(end_, 0);
    std::vector<node> edges;  // of the steps on the way, one behind the other
    std::vector<step> way;
    const auto enter = [&](node one) {
        states[one] = state::open;
        find_next(one);
        way.push_back({one, edges.size(), edges.size(), 0});
        edges.insert(edges.end(), to_.begin(), to_.end());
    };
    for (node start = 0; start < end_ && fault_.empty(); ++start) {
        if (states[start] != state::fresh) continue;
        enter(start);
        while (!way.empty() && fault_.empty()) {
            auto& at = way.back();
            if (at.next < edges.size()) {
                const auto to = edges[at.next++];
                if (states[to] == state::open) fault_ = "an operation that comes back to itself";
                else if (states[to] == state::fresh) enter(to);
                else at.depth = std::max(at.depth, depths[to]);
                continue;
            }
            depths[at.at] = at.depth + (is_operation(at.at) ? 1 : 0);
            if (depths[at.at] > most_nested) fault_ = "operations in more than " + std::to_string(most_nested) + " others";
            states[at.at] = state::done;
            const auto depth = depths[at.at];
            edges.resize(at.begin);
            way.pop_back();
            if (!way.empty()) way.back().depth = std::max(way.back().depth, depth);
        }
    }
    return fault_;
}

}  // namespace

std::string nesting_fault(const program& of) { return nesting_check(of).run(); }

}  // namespace quorate::plan
