#include "plan/presence_tests.hpp"

#include <algorithm>
#include <set>

namespace quorate::plan {

namespace {

using slots = std::set<std::uint32_t>;

class presence_tests {
public:
    explicit presence_tests(const program& of) : program_(of), asked_in_definition_(of.definitions.size()) {}

    /// Whether an operation asks whether something that depends on one of some variables is stated.
    [[nodiscard]] bool asks(op_id op, const slots& about) {
        if (op == op_id::none) return false;
        if (++visited_ > most_visits) return true;  // nobody writes such a rule; of the two answers it is the careful one
        const auto& one = program_[op];
        if (one.code == opcode::stated || one.code == opcode::not_stated) return depends(program_.operand(one, 0), about);
        bool found = false, given = false;
        for (std::uint32_t i = 0; i < one.operand_count; ++i) {
            found = found || asks(program_.operand(one, i), about);
            given = given || (one.code == opcode::call && depends(program_.operand(one, i), about));
        }
        if (found || (given && asked_in(one.index))) return true;
        return over_parts(one, about, [&](op_id part, const slots& inside) { return asks(part, inside); });
    }

private:
    [[nodiscard]] bool depends(op_id op, const slots& on) {
        if (op == op_id::none) return false;
        if (++visited_ > most_visits) return true;
        const auto& one = program_[op];
        if (one.code == opcode::slot) return on.contains(one.index);
        for (std::uint32_t i = 0; i < one.operand_count; ++i)
            if (depends(program_.operand(one, i), on)) return true;
        return over_parts(one, on, [&](op_id part, const slots& inside) { return depends(part, inside); });
    }

    /// Whether a definition asks that of anything that it is given.
    [[nodiscard]] bool asked_in(std::uint32_t definition) {
        auto& known = asked_in_definition_[definition];
        if (!known) {
            slots all;
            for (std::uint32_t i = 0; i < program_.definitions[definition].slots; ++i) all.insert(i);
            known = asks(program_.definitions[definition].body, all);
        }
        return *known;
    }

    /// Whether something holds of a part of a loop; a variable over what depends on others depends on them too.
    template <typename Holds>
    [[nodiscard]] bool over_parts(const operation& one, const slots& about, Holds holds) {
        const auto loop = [&](std::uint32_t slot, op_id collection, const std::vector<op_id>& parts) {
            if (holds(collection, about)) return true;
            slots inside = about;
            if (depends(collection, about)) inside.insert(slot);
            return std::any_of(parts.begin(), parts.end(), [&](op_id part) { return holds(part, inside); });
        };
        switch (one.code) {
            case opcode::comprehension: {
                const auto& each = program_.comprehensions[one.index];
                return loop(each.slot, each.collection, parts_of(each));
            }
            case opcode::quantified: {
                const auto& each = program_.quantifications[one.index];
                return loop(each.slot, each.collection, parts_of(each));
            }
            case opcode::grouping: {
                const auto& each = program_.groupings[one.index];
                return loop(each.slot, each.collection, {each.key});
            }
            case opcode::choice: {
                const auto& each = program_.choices[one.index];
                return loop(each.slot, each.collection, parts_of(each));
            }
            default: return false;
        }
    }

public:
    [[nodiscard]] static std::vector<op_id> parts_of(const comprehension& each) {
        std::vector<op_id> parts{each.collected, each.except};
        for (const auto& one : each.filters) parts.push_back(one.condition);
        return parts;
    }
    [[nodiscard]] static std::vector<op_id> parts_of(const quantification& each) {
        std::vector<op_id> parts = each.filters;
        parts.push_back(each.satisfies);
        parts.push_back(each.bound);
        return parts;
    }
    [[nodiscard]] static std::vector<op_id> parts_of(const choice& each) {
        std::vector<op_id> parts = each.filters;
        parts.insert(parts.end(), each.keys.begin(), each.keys.end());
        return parts;
    }

    void begin() noexcept { visited_ = 0; }

private:
    static constexpr std::size_t most_visits = 100'000;
    const program& program_;
    std::vector<std::optional<bool>> asked_in_definition_;
    std::size_t visited_ = 0;
};

}  // namespace

void find_presence_tests(program& of) {
    if (std::none_of(of.operations.begin(), of.operations.end(), [](const operation& one) { return one.code == opcode::stated || one.code == opcode::not_stated; })) return;
    presence_tests tests(of);
    const auto mark = [&](auto& all) {
        for (auto& each : all) {
            tests.begin();
            const auto parts = presence_tests::parts_of(each);
            each.asks_what_is_stated = std::any_of(parts.begin(), parts.end(), [&](op_id part) { return tests.asks(part, {each.slot}); });
        }
    };
    mark(of.comprehensions);
    mark(of.quantifications);
    mark(of.choices);
}

}  // namespace quorate::plan
