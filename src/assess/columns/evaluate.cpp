#include <algorithm>
#include <numeric>

#include "assess/columns/column_evaluator.hpp"
#include "assess/columns/truths.hpp"
#include "assess/columns/wide.hpp"

namespace quorate::assess {

using namespace truths;
using plan::opcode;

namespace {

/// Calls `each` with the comparison as a function object, so that a loop over rows is compiled for it alone.
template <typename Each>
[[gnu::always_inline]] inline void with_comparison(opcode how, Each each) {  // within its caller, which is compiled for wide vectors
    switch (how) {
        case opcode::less: return each([](std::int64_t a, std::int64_t b) { return a < b; });
        case opcode::less_or_equal: return each([](std::int64_t a, std::int64_t b) { return a <= b; });
        case opcode::greater: return each([](std::int64_t a, std::int64_t b) { return a > b; });
        case opcode::greater_or_equal: return each([](std::int64_t a, std::int64_t b) { return a >= b; });
        case opcode::not_equal: return each([](std::int64_t a, std::int64_t b) { return a != b; });
        default: return each([](std::int64_t a, std::int64_t b) { return a == b; });
    }
}

}  // namespace

column_evaluator::column_evaluator(const column_program& program, const plan::program& rules)
    : program_(program), rules_(rules), values_(program.nodes.size()), rooms_(program.nodes.size()), verdicts_(program.criteria.size()),
      columns_(program.criteria.size()), evaluated_in_(program.nodes.size()), active_in_(program.criteria.size()), place_of_(rules.criteria.size(), no_index) {
    index_criteria();
}

void column_evaluator::reserve(std::size_t rows) {
    if (rows <= capacity_) return;
    capacity_ = rows;
    for (std::size_t i = 0; i < verdicts_.size(); ++i) {
        verdicts_[i].assign(rows, verdict::not_applicable);
        columns_[i] = verdicts_[i];
    }
    active_.clear();
    for (auto& one : seen_) one.resize(rows);
    open_.resize(rows);
    perhaps_.resize(rows);
    for (std::uint32_t node = 0; node < program_.nodes.size(); ++node) {
        const auto& one = program_.nodes[node];
        auto& own = rooms_[node];
        auto& made = values_[node];
        own.bytes.resize(rows);
        made.truth = made.known = own.bytes.data();
        switch (one.form) {
            case column_form::number:
            case column_form::amount:
            case column_form::day:
            case column_form::entry:
                own.numbers.resize(rows);
                made.number = own.numbers.data();
                if (one.form == column_form::amount) {
                    own.currencies.resize(rows);
                    made.currency = own.currencies.data();
                }
                if (one.code == column_code::count) own.highs.resize(rows);
                break;
            case column_form::entries:
            case column_form::member_truth:
                own.sets.resize(rows);
                own.others.resize(rows);
                made.set = own.sets.data();
                if (one.form == column_form::member_truth) made.possible = own.others.data();
                break;
            default: break;
        }
        if (one.code == column_code::constant || one.code == column_code::member_constant) constant(node);
    }
}

void column_evaluator::constant(std::uint32_t node) {
    const auto& one = program_.nodes[node];
    auto& own = rooms_[node];
    std::fill(own.bytes.begin(), own.bytes.end(), one.form == column_form::truth ? static_cast<std::uint8_t>(one.number) : std::uint8_t{1});
    std::fill(own.numbers.begin(), own.numbers.end(), one.number);
    std::fill(own.sets.begin(), own.sets.end(), one.bits);
    std::fill(own.others.begin(), own.others.end(), ~one.bits);
    std::fill(own.currencies.begin(), own.currencies.end(), one.index);
    values_[node].scale = one.scale;
    values_[node].limit = one.number < 0 ? 0 - static_cast<std::uint64_t>(one.number) : static_cast<std::uint64_t>(one.number);
}

void column_evaluator::begin(std::size_t rows) {
    reserve(rows);
    rows_ = rows;
    ++batch_;
    needs_.clear();
    were_active_.swap(active_);
    active_.clear();
}

void column_evaluator::run(data::record_batch& batch) {
    begin(batch.rows);
    find_active(batch);
    std::uint32_t active_of_grade[3] = {};
    for (const auto criterion : active_) ++active_of_grade[static_cast<std::size_t>(rules_.criteria[program_.criteria[criterion].criterion].grade)];
    for (std::size_t grade = 0; grade < 3; ++grade) {
        const bool any_inactive = active_of_grade[grade] != criteria_of_grade_[grade];
        std::fill_n(seen_[grade].begin(), rows_, static_cast<std::uint8_t>(any_inactive ? 1u << static_cast<unsigned>(verdict::not_applicable) : 0u));
    }
    for (const auto criterion : active_) {
        const auto& rule = program_.criteria[criterion];
        if (rule.applies == no_node || rule.met == no_node) continue;
        need(rule.applies, batch);
        need(rule.met, batch);
        conclude(criterion);
    }
    for (const auto& one : program_.outcomes)
        if (one.when != no_node && !one.uncovered) need(one.when, batch);
    find_outcomes();
    order_needs();
}

void column_evaluator::order_needs() {
    if (!std::is_sorted(active_.begin(), active_.end())) return std::sort(needs_.begin(), needs_.end());
    // Criteria were concluded in their order, each from the first row to the last: it is enough to put them by row.
    needs_before_.assign(rows_ + 1, 0);
    for (const auto& one : needs_) ++needs_before_[one.row + 1];
    std::partial_sum(needs_before_.begin(), needs_before_.end(), needs_before_.begin());
    ordered_needs_.resize(needs_.size());
    for (const auto& one : needs_) ordered_needs_[needs_before_[one.row]++] = one;
    needs_.swap(ordered_needs_);
}

column_evaluator::node_values column_evaluator::seen_of(std::uint32_t node) const {
    node_values made;
    if (evaluated_in_[node] != batch_) return made;
    const auto& of = values_[node];
    const auto& one = program_.nodes[node];
    const auto rows = [&](const auto* first) { return std::span(first, first == nullptr ? 0 : rows_); };
    if (one.form == column_form::truth) {
        made.truths = rows(of.truth);
        return made;
    }
    made.known = rows(of.known);
    made.scale = of.scale;
    if (one.form == column_form::entries) {
        made.entries = rows(of.set);
    } else {
        made.numbers = rows(of.number);
        made.highs = rows(of.high);
    }
    return made;
}

void column_evaluator::need(std::uint32_t node, data::record_batch& batch) {
    if (evaluated_in_[node] == batch_) return;
    evaluated_in_[node] = batch_;
    for (const auto operand : {program_.nodes[node].a, program_.nodes[node].b, program_.nodes[node].c})
        if (operand != no_node) need(operand, batch);
    run(node, batch);
}

void column_evaluator::run(std::uint32_t node, data::record_batch& batch) {
    switch (program_.nodes[node].code) {
        case column_code::constant:
        case column_code::member_constant: return;
        case column_code::field:
        case column_code::presence: return field(node, batch);
        case column_code::answer: std::fill_n(rooms_[node].bytes.begin(), rows_, unknown); return;
        case column_code::both:
        case column_code::either:
        case column_code::opposite:
        case column_code::conditional: return logic(node);
        case column_code::compare: return compare(node, batch.odd);
        case column_code::tabulated: return tabulated(node);
        case column_code::contains:
        case column_code::meet:
        case column_code::within: return test_sets(node, batch.odd);
        case column_code::unite:
        case column_code::common:
        case column_code::without:
        case column_code::lift: return make_sets(node, batch.odd);
        case column_code::filtered: return filtered(node, batch.odd);
        case column_code::count: return count(node);
        case column_code::any_member:
        case column_code::every_member: return quantified(node, batch.odd);
        case column_code::member_by_entry:
        case column_code::member_of_row:
        case column_code::member_both:
        case column_code::member_either:
        case column_code::member_opposite: return members(node);
        case column_code::add:
        case column_code::subtract:
        case column_code::multiply:
        case column_code::scale_amount: return arithmetic(node, batch.odd);
        case column_code::move_day:
        case column_code::days_between: return days(node, batch.odd);
        case column_code::criterion_is:
        case column_code::any_criterion: return about_findings(node);
    }
}

QUORATE_FOR_ALL_ROWS void column_evaluator::field(std::uint32_t node, const data::record_batch& batch) {
    const auto rows = rows_;
    const auto& one = program_.nodes[node];
    const auto& column = batch.columns[one.index];
    auto& made = values_[node];
    auto* const bytes = rooms_[node].bytes.data();
    const auto* const stated = column.stated.data();  // in a register, as every array that a loop reads
    if (one.code == column_code::presence) {
        QUORATE_ROWS_APART
        for (std::size_t i = 0; i < rows; ++i) bytes[i] = static_cast<std::uint8_t>(stated[i] << 1);
        return;
    }
    if (one.form == column_form::truth) {
        const auto* const scalars = column.scalars.data();
        QUORATE_ROWS_APART
        for (std::size_t i = 0; i < rows; ++i) bytes[i] = of_known(stated[i], scalars[i] != 0);
        return;
    }
    made.known = column.stated.data();
    made.number = column.scalars.data();
    made.set = column.members.data();
    made.currency = column.currencies.data();
    made.scale = column.scale;
    made.limit = no_limit;
}

QUORATE_FOR_ALL_ROWS void column_evaluator::logic(std::uint32_t node) {
    const auto rows = rows_;  // in a register: a byte that is written might else be it
    const auto& one = program_.nodes[node];
    auto* const to = rooms_[node].bytes.data();
    const auto* const a = values_[one.a].truth;
    if (one.code == column_code::opposite) {
        QUORATE_ROWS_APART
        for (std::size_t i = 0; i < rows; ++i) to[i] = static_cast<std::uint8_t>(2 - a[i]);
        return;
    }
    const auto* const b = values_[one.b].truth;
    if (one.code == column_code::both) {
        QUORATE_ROWS_APART
        for (std::size_t i = 0; i < rows; ++i) to[i] = std::min(a[i], b[i]);
    } else if (one.code == column_code::either) {
        QUORATE_ROWS_APART
        for (std::size_t i = 0; i < rows; ++i) to[i] = std::max(a[i], b[i]);
    } else {
        const auto* const c = values_[one.c].truth;
        QUORATE_ROWS_APART
        for (std::size_t i = 0; i < rows; ++i) {
            const auto condition = a[i], yes = b[i], no = c[i];
            to[i] = condition == certainly ? yes : condition == certainly_not ? no : yes == no ? yes : unknown;
        }
    }
}

/// A count of a set that is not stated is 0 at least: what that may decide is left to the machine.
QUORATE_FOR_ALL_ROWS void column_evaluator::leave_unknown_counts(std::uint32_t operand, std::vector<std::uint8_t>& odd) {
    if (program_.nodes[operand].code != column_code::count) return;
    const auto rows = rows_;
    const auto* const known = values_[operand].known;
    auto* const marks = odd.data();
    QUORATE_ROWS_APART
    for (std::size_t i = 0; i < rows; ++i) marks[i] = static_cast<std::uint8_t>(marks[i] | (known[i] == 0 ? 1 : 0));
}

QUORATE_FOR_ALL_ROWS void column_evaluator::compare(std::uint32_t node, std::vector<std::uint8_t>& odd) {
    const auto rows = rows_;
    const auto& one = program_.nodes[node];
    // Against a number above 0 such a count decides nothing; nor does `count … <= 0`, as which `is empty` is written.
    const auto cannot_decide = [&](const column_node& other, bool on_the_right) {
        const bool at_zero = one.how == opcode::equal || one.how == opcode::not_equal || (on_the_right && (one.how == opcode::less_or_equal || one.how == opcode::greater));
        return other.code == column_code::constant && (other.number > 0 || (other.number == 0 && at_zero));
    };
    if (!cannot_decide(program_.nodes[one.b], true)) leave_unknown_counts(one.a, odd);
    if (!cannot_decide(program_.nodes[one.a], false)) leave_unknown_counts(one.b, odd);
    auto* const to = rooms_[node].bytes.data();
    const auto a = values_[one.a];
    const auto b = values_[one.b];
    const auto form = program_.nodes[one.a].form;
    if (form == column_form::truth) {
        const bool equality = one.how == opcode::equal;
        QUORATE_ROWS_APART
        for (std::size_t i = 0; i < rows; ++i) to[i] = a.truth[i] == unknown || b.truth[i] == unknown ? unknown : (a.truth[i] == b.truth[i]) == equality ? certainly : certainly_not;
        return;
    }
    auto* const marks = odd.data();
    if (form == column_form::amount)
        QUORATE_ROWS_APART
        for (std::size_t i = 0; i < rows; ++i)
            marks[i] = static_cast<std::uint8_t>(marks[i] | (a.known[i] & b.known[i] & (a.currency[i] != b.currency[i] ? 1 : 0)));
    const auto common = std::lcm(a.scale, b.scale);
    const std::int64_t times_a = common / a.scale, times_b = common / b.scale;
    const auto* const high_a = a.high != nullptr ? a.high : a.number;
    const auto* const high_b = b.high != nullptr ? b.high : b.number;
    const bool ranges = a.high != nullptr || b.high != nullptr;
    const auto& right = program_.nodes[one.b];
    std::int64_t bound = 0;
    if (right.code == column_code::constant && !ranges && times_a == 1 && !__builtin_mul_overflow(right.number, times_b, &bound)) {
        with_comparison(one.how, [&](auto holds) __attribute__((always_inline)) {
            QUORATE_ROWS_APART
            for (std::size_t i = 0; i < rows; ++i) to[i] = of_known(a.known[i], holds(a.number[i], bound));
        });
        return;
    }
    with_comparison(one.how, [&](auto holds) __attribute__((always_inline)) {
        if (times_a == 1 && times_b == 1 && !ranges) {
            QUORATE_ROWS_APART
            for (std::size_t i = 0; i < rows; ++i) to[i] = of_known(a.known[i] & b.known[i], holds(a.number[i], b.number[i]));
            return;
        }
        QUORATE_ROWS_APART
        for (std::size_t i = 0; i < rows; ++i) {
            std::int64_t low_of_a = 0, low_of_b = 0, high_of_a = 0, high_of_b = 0;
            int over = __builtin_mul_overflow(a.number[i], times_a, &low_of_a);  // all four, without a jump
            over |= __builtin_mul_overflow(b.number[i], times_b, &low_of_b);
            over |= __builtin_mul_overflow(high_a[i], times_a, &high_of_a);
            over |= __builtin_mul_overflow(high_b[i], times_b, &high_of_b);
            if (over != 0) odd[i] = 1;
            bool at_one_end = holds(low_of_a, high_of_b), at_other_end = holds(high_of_a, low_of_b);
            if (one.how == opcode::equal || one.how == opcode::not_equal) {
                const bool exact = low_of_a == high_of_a && low_of_b == high_of_b, apart = high_of_a < low_of_b || high_of_b < low_of_a;
                if (!exact) { at_one_end = one.how == opcode::not_equal; at_other_end = apart ? at_one_end : !at_one_end; }
            }
            const auto truth = at_one_end != at_other_end ? unknown : at_one_end ? certainly : certainly_not;
            to[i] = (a.known[i] & b.known[i]) != 0 ? truth : unknown;
        }
    });
}

QUORATE_FOR_ALL_ROWS void column_evaluator::tabulated(std::uint32_t node) {
    const auto rows = rows_;
    const auto& one = program_.nodes[node];
    auto* const to = rooms_[node].bytes.data();
    const auto a = values_[one.a];
    const auto* const cells = program_.tables[one.index].data();
    QUORATE_ROWS_APART
    for (std::size_t i = 0; i < rows; ++i) to[i] = a.known[i] != 0 ? static_cast<std::uint8_t>(cells[a.number[i]]) : unknown;
}

}  // namespace quorate::assess
