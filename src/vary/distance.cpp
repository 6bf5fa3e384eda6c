#include "vary/distance.hpp"

#include "assess/operations.hpp"

namespace quorate::vary {

using plan::opcode;

namespace {

/// How many members of a condition's collections fail it, while it listens.
class failing_members final : public assess::trace {
public:
    explicit failing_members(plan::op_id of) : of_(of) {}
    void considered(plan::op_id op, const assess::value&, const assess::value& passes, assess::frame&) override {
        if (op != of_) return;
        ++all;
        passing += assess::is_true(passes) ? 1 : 0;
        failing += assess::is_false(passes) ? 1 : 0;
    }
    std::int64_t all = 0, passing = 0, failing = 0;

private:
    plan::op_id of_;
};

std::int64_t at_most(const assess::value& set) {
    const auto* members = assess::members_of(set);
    return members == nullptr ? 0 : static_cast<std::int64_t>(members->size());
}

/// How far `low <= high` is from holding.
std::optional<rational> gap(const assess::value& low, const assess::value& high) {
    const auto* a = low.get<assess::number_range>();
    const auto* b = high.get<assess::number_range>();
    if (a == nullptr || b == nullptr) return std::nullopt;
    const auto far = subtract(a->high, b->low);
    if (!far) return std::nullopt;
    return *far > rational(0) ? *far : rational(0);
}

}  // namespace

std::optional<rational> distance(trial& in, const need& of, record_ref about) {
    const auto& program = in.on.program();
    if (of.op == plan::op_id::none) return std::nullopt;
    const auto& at = program[of.op];
    const auto own_steps = in.on.begin();
    auto frame = in.findings.frame_of(*of.rule, about);
    const auto value = [&](std::uint32_t which) { return in.on.evaluate(program.operand(at, which), frame); };
    switch (at.code) {
        case opcode::greater:
        case opcode::greater_or_equal: return of.wanted ? gap(value(1), value(0)) : gap(value(0), value(1));
        case opcode::less:
        case opcode::less_or_equal: return of.wanted ? gap(value(0), value(1)) : gap(value(1), value(0));
        case opcode::empty: return of.wanted ? std::optional(rational(at_most(value(0)))) : std::nullopt;
        case opcode::not_empty: return of.wanted ? std::nullopt : std::optional(rational(at_most(value(0))));
        case opcode::within: {
            if (!of.wanted) return std::nullopt;
            assess::operations family{in.on};
            const auto outside = family.without(value(0), value(1));
            return assess::members_of(outside) == nullptr ? std::nullopt : std::optional(rational(at_most(outside)));
        }
        case opcode::quantified: {
            failing_members hook(of.op);
            in.on.set_trace(&hook);
            (void)in.on.evaluate(of.op, frame);
            in.on.set_trace(nullptr);
            const auto how = program.quantifications[at.index].kind;
            if (how == plan::quantification_kind::every && of.wanted) return rational(hook.all - hook.passing);
            if ((how == plan::quantification_kind::no) == of.wanted && how != plan::quantification_kind::every) return rational(hook.all - hook.failing);
            return rational(-hook.passing);
        }
        default: return std::nullopt;
    }
}

rational burden(trial& in, const goal& wanted, record_ref about) {
    rational sum;
    for (const auto& one : obstacles(in, wanted, about)) {
        sum = add(sum, rational(1)).value_or(sum);
        for (const auto& way : one.ways) sum = add(sum, distance(in, way, about).value_or(rational(1))).value_or(sum);
    }
    return sum;
}

}  // namespace quorate::vary
