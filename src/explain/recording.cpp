#include "explain/recording.hpp"

#include <algorithm>

namespace quorate::explain {

using plan::opcode;

namespace {

/// A stretch of a rule file on one line.
std::string on_one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!space) line += c;
        else if (!line.empty() && line.back() != ' ') line += ' ';
    }
    return line;
}

explained_part::state state_of(const value& result) {
    if (is_true(result)) return explained_part::state::holds;
    if (is_false(result)) return explained_part::state::fails;
    return result.known() ? explained_part::state::value : explained_part::state::unknown;
}

/// How far the sides of a comparison are apart; unknown where there is no such measure. Of numbers within bounds, the least
/// that would have to change.
value gap_of(opcode code, const std::vector<value>& sides) {
    const bool compares = code == opcode::less || code == opcode::less_or_equal || code == opcode::greater || code == opcode::greater_or_equal;
    if (!compares || sides.size() != 2) return {};
    const auto &left = sides[0], &right = sides[1];
    if (const auto *a = left.get<assess::number_range>(), *b = right.get<assess::number_range>(); a != nullptr && b != nullptr) {
        const bool below = a->high < b->low;
        const auto apart = below ? subtract(b->low, a->high) : a->low < b->high ? std::optional(rational(0)) : subtract(a->low, b->high);
        return apart ? assess::make_number(*apart) : value{};
    }
    if (const auto *a = left.get<money>(), *b = right.get<money>(); a != nullptr && b != nullptr && std::string_view(a->currency) == b->currency) {
        const auto apart = a->amount < b->amount ? subtract(b->amount, a->amount) : subtract(a->amount, b->amount);
        auto amount = *a;
        if (!apart) return {};
        amount.amount = *apart;
        return {amount, assess::reason_set::none};
    }
    if (const auto *a = left.get<day>(), *b = right.get<day>(); a != nullptr && b != nullptr) {
        const auto days = static_cast<std::int32_t>((*a < *b ? *b - *a : *a - *b).count());
        return {duration{duration::unit::days, days}, assess::reason_set::none};
    }
    return {};
}

}  // namespace

void recording::enter(plan::op_id) { open_.emplace_back(); }

void recording::keep_what_is_told(plan::op_id op, explained_part& made) const {
    const auto& program = on_.program();
    const auto& at = program[op];
    switch (at.code) {
        case opcode::constant:
        case opcode::slot:
        case opcode::parameter: made.parts.clear(); return;  // a let is explained by itself
        case opcode::comprehension:
        case opcode::quantified:
        case opcode::grouping:
        case opcode::choice: break;
        default: return;
    }
    // Of a collection: what it goes through, what it leaves out, how many are asked for; and the members, which have no number.
    std::vector<plan::op_id> told;
    if (at.code == opcode::comprehension) told = {program.comprehensions[at.index].collection, program.comprehensions[at.index].except};
    if (at.code == opcode::quantified) told = {program.quantifications[at.index].collection, program.quantifications[at.index].bound};
    if (at.code == opcode::grouping) told = {program.groupings[at.index].collection};
    if (at.code == opcode::choice) told = {program.choices[at.index].collection};
    std::vector<explained_part> kept;
    for (auto& one : made.parts) {
        const bool member = one.operation == "member";
        const bool once = std::find(told.begin(), told.end(), static_cast<plan::op_id>(one.node)) != told.end() &&
                          std::none_of(kept.begin(), kept.end(), [&](const explained_part& there) { return there.node == one.node && there.operation == one.operation; });
        if (member || once) kept.push_back(std::move(one));
    }
    made.parts = std::move(kept);
}

void recording::leave(plan::op_id op, const value& result, frame& in) {
    auto inner = std::move(open_.back());
    open_.pop_back();
    const auto& program = on_.program();
    const auto where = program.places[static_cast<std::size_t>(op)];
    explained_part made;
    made.node = static_cast<std::uint32_t>(op);
    made.operation = plan::to_string(program[op].code);
    made.where = sources_.locate(where);
    made.wording = on_one_line(sources_.slice(where));
    made.label = words_.label(op, in.rule());
    made.is = state_of(result);
    made.value = words_.of(result);
    if (!result.known()) made.missing_facts = words_.facts(result.why);
    if (const auto apart = result.known() ? gap_of(program[op].code, inner.values) : value{}; apart.known()) made.gap = words_.of(apart);
    made.who = std::move(inner.who);
    made.parts = std::move(inner.parts);
    keep_what_is_told(op, made);
    open_.back().parts.push_back(std::move(made));
    open_.back().values.push_back(result);
}

void recording::selected(plan::op_id op, const std::vector<assess::selection>& all, frame& in) {
    tally_trace one(words_, on_, in.rule());
    one.selected(op, all, in);
    auto found = one.take();
    if (!found.empty()) open_.back().who = std::move(found.front());
}

void recording::considered(plan::op_id, const value& element, const value& passes, frame&) {
    explained_part made;
    made.operation = "member";
    made.label = words_.of(element);
    made.wording = words_.id(element);
    made.is = state_of(passes);
    made.value = words_.of(passes);
    if (!passes.known()) made.missing_facts = words_.facts(passes.why);
    open_.back().parts.push_back(std::move(made));
}

std::vector<explained_part> recording::take() {
    auto all = std::move(open_.back().parts);
    open_.back().parts.clear();
    open_.back().values.clear();
    return all;
}

}  // namespace quorate::explain
