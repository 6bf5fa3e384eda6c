// Why a node is unknown: looked for only where it is, by going back through what made it so.
#include "assess/columns/column_evaluator.hpp"

namespace quorate::assess {

bool column_evaluator::is_unknown(std::uint32_t node, std::size_t row) const {
    const auto& of = values_[node];
    if (program_.nodes[node].form == column_form::truth) return of.truth[row] == 1;
    return of.known[row] == 0 || (of.high != nullptr && of.high[row] != of.number[row]);
}

void column_evaluator::reasons(std::uint32_t node, std::size_t row) {
    const auto& one = program_.nodes[node];
    switch (one.code) {
        case column_code::field: facts_.emplace_back(false, one.index); return;
        case column_code::answer: facts_.emplace_back(true, one.index); return;
        case column_code::conditional:
            if (values_[one.a].truth[row] == 1) {
                reasons(one.a, row);
                reasons_if_unknown(one.b, row);
                reasons_if_unknown(one.c, row);
            } else {
                reasons(values_[one.a].truth[row] == 2 ? one.b : one.c, row);
            }
            return;
        case column_code::compare: {
            // A count within bounds is known; its doubts matter where both sides are.
            const auto not_known = [&](std::uint32_t side) { return program_.nodes[side].form == column_form::truth ? is_unknown(side, row) : values_[side].known[row] == 0; };
            const bool any = not_known(one.a) || not_known(one.b);
            for (const auto side : {one.a, one.b})
                if (any ? not_known(side) : is_unknown(side, row)) reasons(side, row);
            return;
        }
        case column_code::count:
            if (values_[one.a].known[row] == 0) reasons(one.a, row);
            else reasons_of_members(one.a, row, values_[one.a].possible[row]);
            return;
        case column_code::any_member:
        case column_code::every_member: {
            const auto& set = values_[one.a];
            if (set.known[row] == 0) {
                reasons(one.a, row);
                reasons_of_anyone(one.b, row);
                if (one.code == column_code::every_member) reasons_of_anyone(one.c, row);
                return;
            }
            const auto& passes = values_[one.b];
            auto doubtful = set.set[row] & ~passes.possible[row];
            if (one.code == column_code::every_member) {
                doubtful &= ~values_[one.c].set[row];
                reasons_of_members(one.c, row, doubtful);
            }
            reasons_of_members(one.b, row, doubtful);
            return;
        }
        case column_code::filtered: reasons_of_anyone(one.b, row); return reasons(one.a, row);
        case column_code::common:
        case column_code::without: return reasons(one.a, row);
        default: break;
    }
    for (const auto operand : {one.a, one.b})
        if (operand != no_node) reasons_if_unknown(operand, row);
}

void column_evaluator::reasons_of_anyone(std::uint32_t node, std::size_t row) {
    const auto& one = program_.nodes[node];
    switch (one.code) {
        case column_code::member_by_entry:
        case column_code::member_of_row: return reasons_if_unknown(one.a, row);
        case column_code::member_both:
        case column_code::member_either:
        case column_code::member_opposite:
            for (const auto part : {one.a, one.b})
                if (part != no_node) reasons_of_anyone(part, row);
            return;
        default: return;
    }
}

void column_evaluator::reasons_of_members(std::uint32_t node, std::size_t row, std::uint64_t which) {
    const auto& one = program_.nodes[node];
    if (one.form == column_form::member_truth) which &= ~values_[node].set[row] & ~values_[node].possible[row];
    if (which == 0) return;
    switch (one.code) {
        case column_code::filtered:
            if (one.c != no_node && values_[one.c].known[row] == 0) reasons(one.c, row);
            return reasons_of_members(one.b, row, which);
        case column_code::common:
        case column_code::without: return reasons(one.b, row);
        case column_code::member_by_entry:
        case column_code::member_of_row: return reasons(one.a, row);
        case column_code::member_opposite: return reasons_of_members(one.a, row, which);
        case column_code::member_both:
        case column_code::member_either:
            reasons_of_members(one.a, row, which);
            return reasons_of_members(one.b, row, which);
        default: return;
    }
}

}  // namespace quorate::assess
