#include "vary/goal.hpp"

#include <algorithm>
#include <iterator>

#include "assess/operations.hpp"

namespace quorate::vary {

using plan::op_id;
using plan::opcode;
using plan::quantification_kind;

namespace {

constexpr std::uint32_t mask_of(verdict one) { return 1u << static_cast<unsigned>(one); }
constexpr std::uint32_t every_verdict = 0x3f;

/// Goes down a condition to the parts that make it come out otherwise than wanted.
class descent {
public:
    descent(trial& in, record_ref about) : in_(in), about_(about), program_(in.on.program()) {}

    /// Adds what stands in the way of the condition; nothing when it comes out as wanted.
    void conditions(const plan::rule& rule, op_id op, bool wanted, std::uint32_t criterion, std::vector<obstacle>& into);
    /// Adds what keeps a criterion from one of the allowed verdicts.
    void verdicts(std::uint32_t criterion, std::uint32_t allowed, std::vector<obstacle>& into);

private:
    [[nodiscard]] bool comes_out(const plan::rule& rule, op_id op, bool wanted) { return fulfilled(in_, {&rule, op, wanted}, about_); }
    void all_of(const plan::rule& rule, const std::vector<op_id>& parts, bool wanted, std::uint32_t criterion, std::vector<obstacle>& into) {
        for (const auto part : parts) conditions(rule, part, wanted, criterion, into);
    }
    void one_of(const plan::rule& rule, const std::vector<op_id>& parts, bool wanted, std::uint32_t criterion, std::vector<obstacle>& into);
    /// Ways through alternatives: of each the first thing that stands in its way.
    static void add_first_ways(const std::vector<obstacle>& from, obstacle& into) {
        if (!from.empty()) std::copy(from.front().ways.begin(), from.front().ways.end(), std::back_inserter(into.ways));
    }
    void criteria(const plan::operation& at, bool wanted, std::vector<obstacle>& into);
    bool counted(const plan::rule& rule, const plan::operation& at, bool wanted, std::uint32_t criterion, std::vector<obstacle>& into);
    bool logical(const plan::rule& rule, const plan::operation& at, bool wanted, std::uint32_t criterion, std::vector<obstacle>& into);
    [[nodiscard]] std::vector<op_id> operands(const plan::operation& at, std::uint32_t from = 0) const {
        std::vector<op_id> all;
        for (auto i = from; i < at.operand_count; ++i) all.push_back(program_.operand(at, i));
        return all;
    }

    trial& in_;
    record_ref about_;
    const plan::program& program_;
};

void descent::one_of(const plan::rule& rule, const std::vector<op_id>& parts, bool wanted, std::uint32_t criterion, std::vector<obstacle>& into) {
    obstacle made{criterion, {}};
    for (const auto part : parts) {
        std::vector<obstacle> within;
        conditions(rule, part, wanted, criterion, within);
        add_first_ways(within, made);
    }
    into.push_back(std::move(made));
}

void descent::verdicts(std::uint32_t index, std::uint32_t allowed, std::vector<obstacle>& into) {
    const auto found = in_.findings.finding(index, about_);
    if ((allowed & mask_of(found.result)) != 0) return;
    const auto& rule = program_.criteria[index];
    std::vector<obstacle> met;
    const auto applies = in_.findings.applies(index, about_);
    if ((allowed & (mask_of(verdict::met) | mask_of(verdict::not_met))) != 0) {
        if (rule.applies != op_id::none && !assess::is_true(applies)) conditions(rule, rule.applies, true, index, met);
        if (!assess::is_false(applies)) {
            if ((allowed & mask_of(verdict::met)) != 0) conditions(rule, rule.met, true, index, met);
            else conditions(rule, rule.met, false, index, met);
        }
    }
    if ((allowed & mask_of(verdict::not_applicable)) == 0) {
        if (met.empty()) met.push_back({index, {}});
        std::move(met.begin(), met.end(), std::back_inserter(into));
        return;
    }
    // It may be met, or not apply: what comes first on either way.
    obstacle made{index, {}};
    add_first_ways(met, made);
    std::vector<obstacle> gone;
    if (rule.applies != op_id::none) conditions(rule, rule.applies, false, index, gone);
    add_first_ways(gone, made);
    for (const auto other : rule.overridden_by) {
        const auto& above = program_.criteria[other];
        if (above.applies == op_id::none || !above.in_force.holds(in_.on.as_of())) continue;
        gone.clear();
        conditions(above, above.applies, true, index, gone);
        add_first_ways(gone, made);
    }
    into.push_back(std::move(made));
    // The other parts of what would have to be met stand in the way too, where it cannot be made not to apply.
    if (made.ways.empty() || rule.applies == op_id::none)
        for (std::size_t i = 1; i < met.size(); ++i) into.push_back(std::move(met[i]));
}

/// `any must criterion is …`, `no criterion is …`, `every criterion is …`.
void descent::criteria(const plan::operation& at, bool wanted, std::vector<obstacle>& into) {
    const auto how = static_cast<quantification_kind>(at.detail);
    const bool each = how == quantification_kind::every ? wanted : (how == quantification_kind::no) == wanted;
    const auto allowed = how == quantification_kind::every ? (wanted ? at.of : every_verdict & ~at.of)
                                                           : ((how == quantification_kind::no) == wanted ? every_verdict & ~at.of : at.of);
    obstacle any{no_index, {}};
    for (std::uint32_t i = 0; i < program_.criteria.size(); ++i) {
        const auto& rule = program_.criteria[i];
        if (!program_.words.is_a(about_.type, rule.subject) || !rule.in_force.holds(in_.on.as_of())) continue;
        if (at.index != 0 && at.index != 1 + static_cast<std::uint32_t>(rule.grade)) continue;
        if (each) {
            verdicts(i, allowed, into);
            continue;
        }
        std::vector<obstacle> one;
        verdicts(i, allowed, one);
        add_first_ways(one, any);
    }
    if (!each) into.push_back(std::move(any));
}

/// `at least 2 of (…)`: of those that must come out otherwise, all where none may stay as it is, else any.
bool descent::counted(const plan::rule& rule, const plan::operation& at, bool wanted, std::uint32_t criterion, std::vector<obstacle>& into) {
    const auto how = static_cast<quantification_kind>(at.detail);
    if (how != quantification_kind::at_least && how != quantification_kind::at_most) return false;
    const auto parts = operands(at, 1);
    auto in = in_.findings.frame_of(rule, about_);
    const auto bound = in_.on.evaluate(program_.operand(at, 0), in);
    const auto* number = bound.get<assess::number_range>();
    if (number == nullptr || !number->exact()) return false;
    const bool more = (how == quantification_kind::at_least) == wanted;  // more of them must hold
    const auto all = rational(static_cast<std::int64_t>(parts.size()));
    const bool none_may_stay = more ? how == quantification_kind::at_least && number->low >= all
                                    : how == quantification_kind::at_least ? number->low <= rational(1) : number->low <= rational(0);
    if (none_may_stay) all_of(rule, parts, more, criterion, into);
    else one_of(rule, parts, more, criterion, into);
    return true;
}

bool descent::logical(const plan::rule& rule, const plan::operation& at, bool wanted, std::uint32_t criterion, std::vector<obstacle>& into) {
    switch (at.code) {
        case opcode::logical_not: conditions(rule, program_.operand(at, 0), !wanted, criterion, into); return true;
        case opcode::logical_and:
        case opcode::logical_or:
            if ((at.code == opcode::logical_and) == wanted) all_of(rule, operands(at), wanted, criterion, into);
            else one_of(rule, operands(at), wanted, criterion, into);
            return true;
        case opcode::conditional: {
            auto in = in_.findings.frame_of(rule, about_);
            const auto condition = in_.on.evaluate(program_.operand(at, 0), in);
            const auto* truth = condition.get<bool>();
            if (truth == nullptr) return false;
            conditions(rule, program_.operand(at, *truth ? 1 : 2), wanted, criterion, into);
            return true;
        }
        case opcode::slot:
            for (const auto& let : rule.lets)
                if (let.slot == at.index) {
                    conditions(rule, let.value, wanted, criterion, into);
                    return true;
                }
            return false;
        default: return false;
    }
}

void descent::conditions(const plan::rule& rule, op_id op, bool wanted, std::uint32_t criterion, std::vector<obstacle>& into) {
    if (comes_out(rule, op, wanted)) return;
    const auto& at = program_[op];
    if (logical(rule, at, wanted, criterion, into)) return;
    switch (at.code) {
        case opcode::any_criterion: criteria(at, wanted, into); return;
        case opcode::criterion_is: verdicts(at.index, wanted ? at.of : every_verdict & ~at.of, into); return;
        case opcode::conditions:
            if (counted(rule, at, wanted, criterion, into)) return;
            break;
        default: break;
    }
    into.push_back({criterion, {{&rule, op, wanted}}});
}

}  // namespace

assess::value outcome_of(trial& in, const need& one, record_ref about) {
    if (one.op == op_id::none) return assess::operations::opposite(in.findings.barred(about));
    const auto own_steps = in.on.begin();
    auto frame = in.findings.frame_of(*one.rule, about);
    return in.on.evaluate(one.op, frame);
}

bool fulfilled(trial& in, const need& one, record_ref about) {
    const auto value = outcome_of(in, one, about);
    const auto* truth = value.get<bool>();
    return truth != nullptr && *truth == one.wanted;
}

bool reached(trial& in, const goal& wanted, record_ref about) {
    if (wanted.criterion != no_index) return in.findings.finding(wanted.criterion, about).result == verdict::met;
    const auto open = in.findings.outcomes(about);
    return std::any_of(open.begin(), open.end(), [&](const assess::raw_outcome& one) {
        return one.decided && one.group == wanted.group && one.index == wanted.outcome;
    });
}

std::vector<obstacle> obstacles(trial& in, const goal& wanted, record_ref about) {
    std::vector<obstacle> all;
    descent down(in, about);
    if (wanted.criterion != no_index) {
        down.verdicts(wanted.criterion, mask_of(verdict::met), all);
        return all;
    }
    const auto& rule = in.on.program().outcomes[wanted.group];
    const auto when = rule.outcomes[wanted.outcome].when;
    if (when != op_id::none) {
        down.conditions(rule, when, true, no_index, all);
        const need unbarred{&rule, op_id::none, true};
        if (rule.outcomes[wanted.outcome].unless_barred && !fulfilled(in, unbarred, about)) all.push_back({no_index, {unbarred}});
        return all;
    }
    for (const auto& other : rule.outcomes)
        if (other.when != op_id::none) down.conditions(rule, other.when, false, no_index, all);
    return all;
}

}  // namespace quorate::vary
