#include "plan/joins.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace quorate::plan {

namespace {

constexpr std::uint8_t first_record = 1, second_record = 2, both_records = 3;

class join_planner {
public:
    join_planner(const program& of, const relation& rule) : program_(of), rule_(rule) {
        asks_slot_[0] = first_record;
        asks_slot_[1] = second_record;
    }

    join_plan make() {
        take(rule_.when);
        return std::move(made_);
    }

private:
    /// Which of the two records an operation asks for.
    std::uint8_t asks(op_id id) {
        if (id == op_id::none) return 0;
        if (const auto known = asks_.find(id); known != asks_.end()) return known->second;
        const auto found = look_into(id);
        asks_[id] = found;
        return found;
    }

    std::uint8_t look_into(op_id id) {
        const auto& op = program_[id];
        std::uint8_t found = 0;
        switch (op.code) {
            case opcode::slot: return asks_of_slot(op.index);
            case opcode::comprehension: {
                const auto& one = program_.comprehensions[op.index];
                found = bind(one.slot, one.collection);
                for (const auto& filter : one.filters) found |= asks(filter.condition);
                return found | asks(one.collected) | asks(one.except);
            }
            case opcode::quantified: {
                const auto& one = program_.quantifications[op.index];
                found = bind(one.slot, one.collection);
                for (const auto filter : one.filters) found |= asks(filter);
                return found | asks(one.bound) | asks(one.satisfies);
            }
            case opcode::grouping: {
                const auto& one = program_.groupings[op.index];
                return bind(one.slot, one.collection) | asks(one.key);
            }
            case opcode::choice: {
                const auto& one = program_.choices[op.index];
                found = bind(one.slot, one.collection);
                for (const auto filter : one.filters) found |= asks(filter);
                for (const auto key : one.keys) found |= asks(key);
                return found;
            }
            default: break;
        }
        if (op.code >= opcode::any_criterion) return both_records;  // they speak of the subject without naming it
        for (std::uint32_t i = 0; i < op.operand_count; ++i) found |= asks(program_.operand(op, i));
        return found;
    }

    std::uint8_t asks_of_slot(std::uint32_t slot) {
        if (const auto known = asks_slot_.find(slot); known != asks_slot_.end()) return known->second;
        for (const auto& one : rule_.lets)
            if (one.slot == slot) return asks_slot_[slot] = asks(one.value);
        return both_records;
    }

    std::uint8_t bind(std::uint32_t slot, op_id collection) { return asks_slot_[slot] = asks(collection); }

    op_id without_lets(op_id id) const {
        while (program_[id].code == opcode::slot) {
            const auto slot = program_[id].index;
            const auto found = std::find_if(rule_.lets.begin(), rule_.lets.end(), [&](const let& one) { return one.slot == slot; });
            if (found == rule_.lets.end()) break;
            id = found->value;
        }
        return id;
    }

    /// A condition that must not be false. One left aside after many makes the plan no worse than it would be without it.
    void take(op_id id) {
        constexpr std::uint32_t most_taken = 100'000;
        if (++taken_ > most_taken) return;
        id = without_lets(id);
        const auto& op = program_[id];
        if (op.code == opcode::logical_and) {
            take(program_.operand(op, 0));
            take(program_.operand(op, 1));
            return;
        }
        const auto asked = asks(id);
        if (variables_.empty() && (asked == first_record || asked == second_record)) {
            made_.conditions[asked == first_record ? 0 : 1].push_back(id);
            return;
        }
        if (op.code == opcode::quantified && program_.quantifications[op.index].kind == quantification_kind::any) {
            const auto& one = program_.quantifications[op.index];
            variables_.push_back({one.slot, one.collection});
            for (const auto filter : one.filters) take(filter);
            variables_.pop_back();
            return;
        }
        if (op.operand_count == 2) take_comparison(op);
    }

    void take_comparison(const operation& op) {
        const auto left = program_.operand(op, 0), right = program_.operand(op, 1);
        switch (op.code) {
            case opcode::equal: add(join_kind::same, left, right); break;
            case opcode::meet:
            case opcode::in: add(join_kind::meeting, left, right); break;
            case opcode::under:
            case opcode::at_or_under: add(join_kind::under, left, right); break;
            case opcode::greater:
            case opcode::greater_or_equal: add_measure(left, right, op.code == opcode::greater); break;
            case opcode::less:
            case opcode::less_or_equal: add_measure(right, left, op.code == opcode::less); break;
            default: break;
        }
    }

    /// A measure of two records that must reach a number, or be over it.
    void add_measure(op_id measure, op_id least, bool strictly) {
        if (!is_fixed(least)) return;
        const auto& op = program_[without_lets(measure)];
        const auto kind_of = [](opcode code) -> std::optional<join_kind> {
            switch (code) {
                case opcode::similarity:
                case opcode::weighted_similarity:
                case opcode::name_similarity:
                case opcode::cosine_similarity: return join_kind::similar;
                case opcode::containment: return join_kind::shared_word;
                case opcode::taxonomy_similarity: return join_kind::near;
                case opcode::common: return join_kind::meeting;
                default: return std::nullopt;
            }
        };
        // Of a count that is over nothing: what is counted is there.
        const auto& measured = op.code == opcode::count ? program_[without_lets(program_.operand(op, 0))] : op;
        if ((op.code == opcode::count) != (measured.code == opcode::common)) return;
        if (const auto kind = kind_of(measured.code)) add(*kind, program_.operand(measured, 0), program_.operand(measured, 1), {least, strictly, measured.code});
    }

    /// The same for all pairs, and needs no variable to be evaluated.
    [[nodiscard]] bool is_fixed(op_id id) const { return program_[id].code == opcode::constant || program_[id].code == opcode::parameter; }

    struct bound { op_id least; bool strictly; opcode of; };

    void add(join_kind kind, op_id left, op_id right) { add(kind, left, right, {op_id::none, false, {}}); }
    void add(join_kind kind, op_id left, op_id right, const bound& what) {
        const auto a = asks(left), b = asks(right);
        if (!((a == first_record && b == second_record) || (a == second_record && b == first_record))) return;
        join_part made{kind, {{}, left}, {{}, right}, a == first_record, what.least, what.strictly, what.of};
        for (const auto& one : variables_) {
            const auto of = asks_slot_[one.slot];
            if (of == a) made.left.variables.push_back(one);
            else if (of == b) made.right.variables.push_back(one);
            else return;  // a collection of neither record alone
        }
        made_.parts.push_back(std::move(made));
    }

    const program& program_;
    const relation& rule_;
    std::map<op_id, std::uint8_t> asks_;
    std::map<std::uint32_t, std::uint8_t> asks_slot_;
    std::vector<join_variable> variables_;
    std::uint32_t taken_ = 0;
    join_plan made_;
};

}  // namespace

join_plan plan_join(const program& of, const relation& rule) { return join_planner(of, rule).make(); }

}  // namespace quorate::plan
