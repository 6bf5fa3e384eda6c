#include "assess/machine.hpp"

#include <algorithm>

#include "assess/operations.hpp"
#include "portfolio/durations.hpp"
#include "quorate/pack.hpp"

namespace quorate::assess {

using plan::op_id;
using plan::opcode;

machine::machine(const plan::program& program, const data::portfolio& data, day as_of, std::uint64_t step_limit)
    : machine(program, data, as_of, step_limit, std::make_shared<reason_store>()) {}

machine::machine(const plan::program& program, const data::portfolio& data, day as_of, std::uint64_t step_limit, std::shared_ptr<reason_store> reasons)
    : program_(program), data_(data), as_of_(as_of), step_limit_(step_limit), reasons_(std::move(reasons)), parameters_(program.parameters.size()),
      set_(program.parameters.size()), hosts_(program.host_functions.size()) {}

const data::reference_graph& machine::graph() {
    if (!graph_) graph_ = std::make_shared<const data::reference_graph>(data_);
    return *graph_;
}

std::unique_ptr<machine> machine::sibling() {
    // What would be read from the whole portfolio is read once, and before there are several.
    for (const auto& one : program_.operations) {
        if (one.code == opcode::weighted_similarity || one.code == opcode::cosine_similarity) (void)weights();
        if (one.code == opcode::own_text) (void)repeated();
        if (one.code == opcode::linked_to) (void)graph();
    }
    return std::unique_ptr<machine>(new machine(*this, same_portfolio{}));
}

machine::machine(const machine& like, same_portfolio)
    : program_(like.program_), data_(like.data_), words_from_(like.words_from_), graph_(like.graph_), as_of_(like.as_of_), step_limit_(like.step_limit_), total_limit_(like.total_limit_), reasons_(std::make_shared<reason_store>()), parameters_(like.parameters_.size()),
      set_(like.set_), hosts_(like.hosts_), weights_(like.weights_), repeated_(like.repeated_) {
    for (std::size_t i = 0; i < parameters_.size(); ++i)
        if (set_[i]) parameters_[i] = like.parameters_[i];
}

value machine::parameter(std::uint32_t index) {
    auto& kept = parameters_[index];
    if (!kept) {
        const plan::rule nothing;
        frame empty(nothing);
        const auto& described = program_.parameters[index];
        auto holds = described.value;
        for (const auto& one : described.dated)
            if (one.holds.holds(as_of_)) holds = one.value;
        if (holds == op_id::none)
            kept = operations{*this}.arithmetic_fault("no value of " + described.name + " on this date", "pas de valeur de " + described.name + " à cette date");
        else kept = run(holds, empty);
    }
    return *kept;
}

value machine::evaluate(op_id op, frame& in) { return run(op, in); }

value machine::evaluate_quietly(op_id op, frame& in) {
    auto* const hook = trace_;
    trace_ = nullptr;
    try {
        value result = run(op, in);
        trace_ = hook;
        return result;
    } catch (...) {
        trace_ = hook;
        throw;
    }
}

value machine::read_item(const data::column& from, const field_type& type, std::size_t item) const {
    switch (type.kind) {
        case type_kind::truth: return make_truth(from.scalars[item] != 0);
        case type_kind::number:
        case type_kind::whole_number: return make_number(from.numbers[item]);
        case type_kind::money: return {from.amounts[item], reason_set::none};
        case type_kind::text: return {&data_.text_at(from.scalars[item]).by_language, reason_set::none};
        case type_kind::identifier: return {&data_.text_at(from.scalars[item]).by_language, reason_set::none};
        case type_kind::date: return {day{std::chrono::days{from.scalars[item]}}, reason_set::none};
        case type_kind::period: return {from.periods[item], reason_set::none};
        case type_kind::duration: return {data::unpacked(from.scalars[item]), reason_set::none};
        case type_kind::entry: return {entry_ref{type.of, static_cast<std::uint32_t>(from.scalars[item])}, reason_set::none};
        case type_kind::reference:
            return {record_ref{from.reference_types[item], static_cast<std::uint32_t>(from.scalars[item])}, reason_set::none};
        case type_kind::part: return {record_ref{type.of, static_cast<std::uint32_t>(from.scalars[item])}, reason_set::none};
    }
    return {};
}

value machine::field(record_ref record, std::uint32_t type, std::uint32_t index) {
    const auto not_stated = [&] {
        return make_unknown(reasons_->of({.what = missing::kind::field, .record = record, .index = index, .said = {}, .said_in_french = {}}));
    };
    if (!program_.words.is_a(record.type, type)) return not_stated();
    const auto& described = program_.words.records[record.type].fields[index];
    const auto& column = data_.of_type(record.type).columns[index];
    if (!column.stated[record.row]) return not_stated();
    if (!described.type.many) return read_item(column, described.type, record.row);
    set_value all;
    for (auto item = column.offsets[record.row]; item < column.offsets[record.row + 1]; ++item)
        all.members.push_back({read_item(column, described.type, item), true, reason_set::none});
    return make_set(std::move(all));
}

namespace {

/// Operations on already evaluated operands, one or two.
value apply_binary(operations& family, opcode code, const value& a, const value& b) {
    switch (code) {
        case opcode::equal: return family.equal(a, b);
        case opcode::not_equal: return operations::opposite(family.equal(a, b));
        case opcode::less:
        case opcode::less_or_equal:
        case opcode::greater:
        case opcode::greater_or_equal: return family.ordered(code, a, b);
        case opcode::in:
            if (b.get<period>()) return family.in_time(opcode::within, a, b);
            return family.contains(b, a);
        case opcode::not_in:
            if (b.get<period>()) return operations::opposite(family.in_time(opcode::within, a, b));
            return operations::opposite(family.contains(b, a));
        case opcode::under:
        case opcode::at_or_under: return family.placed(code, a, b);
        case opcode::meet: return family.meet(a, b);
        case opcode::disjoint: return operations::opposite(family.meet(a, b));
        case opcode::within:
            if (b.get<period>()) return a.known() ? family.in_time(code, a, b) : family.unknown_of(a, b);
            return family.within(a, b);
        case opcode::overlaps:
        case opcode::before:
        case opcode::after: return family.in_time(code, a, b);
        case opcode::mentions: return family.mentions(a, b);
        case opcode::unite: return family.unite(a, b);
        case opcode::common: return family.common(a, b);
        case opcode::without: return family.without(a, b);
        case opcode::similarity:
        case opcode::weighted_similarity:
        case opcode::name_similarity:
        case opcode::cosine_similarity:
        case opcode::containment:
        case opcode::shared_words: return family.likeness(code, a, b);
        case opcode::in_force_on:
        case opcode::in_force_throughout: return family.in_force(a, b);
        case opcode::distance: return family.distance(a, b);
        case opcode::taxonomy_similarity: return family.near_in_taxonomy(a, b);
        case opcode::days_apart:
        case opcode::days_shared: return family.between_periods(code, a, b);
        case opcode::size_ratio: return family.size_ratio(a, b);
        case opcode::months_between:
        case opcode::working_days_between:
        case opcode::time_from: return family.between_days(code, a, b);
        default: return family.arithmetic(code, a, b);
    }
}

value apply_unary(operations& family, const plan::operation& op, const value& a) {
    auto& on = family.on;
    switch (op.code) {
        case opcode::logical_not: return operations::opposite(a);
        case opcode::negate: return family.negate(a);
        case opcode::count: return family.count(a);
        case opcode::empty: return family.is_empty(a);
        case opcode::not_empty: return operations::opposite(family.is_empty(a));
        case opcode::sum:
        case opcode::smallest:
        case opcode::largest:
        case opcode::earliest:
        case opcode::latest: return family.fold_numbers(op.code, a);
        case opcode::start:
        case opcode::end:
        case opcode::midpoint:
        case opcode::year:
        case opcode::month:
        case opcode::quarter:
        case opcode::length: return family.calendar(op.code, a);
        case opcode::rounded_down:
        case opcode::rounded_up: return family.rounded(op.code, a);
        case opcode::in_force: return family.in_force(a, {on.as_of(), reason_set::none});
        case opcode::in_season:
        case opcode::season_of: return family.season(op.code, op.index, a);
        case opcode::entries_on: return family.entries_on(op.of, a);
        case opcode::band: return family.banded(op.index, a);
        case opcode::reachable: return family.reached(op.index, a);
        case opcode::words: return family.words(a);
        case opcode::characters: return family.characters(a);
        case opcode::own_text: return family.own_text(a);
        case opcode::languages: return family.languages(a);
        case opcode::parents:
        case opcode::ancestors:
        case opcode::descendants:
        case opcode::siblings:
        case opcode::tops:
        case opcode::leaves: return family.nodes(op.code, op.of, a);
        case opcode::level: return family.level(a);
        case opcode::label: return family.label(a);
        case opcode::percent: return family.percent(a);
        default: return family.mapped(op.index, a);
    }
}

/// Present, and not blank where it is a text.
bool is_stated(const value& a) {
    if (const auto* text = a.get<const texts*>()) {
        for (const auto& one : (*text)->all())
            if (one.text.find_first_not_of(" \t\r\n") != std::string::npos) return true;
        return false;
    }
    // Of a set that is not stated nothing is known but that it may have any members.
    if (const auto* members = members_of(a); members != nullptr && members->size() == 1 && members->front().many) return false;
    return a.known();
}

bool gives_truth(opcode code) {
    return (code >= opcode::logical_or && code <= opcode::in_season) || (code >= opcode::stated && code <= opcode::in_force) ||
           code == opcode::quantified || code == opcode::conditions || code == opcode::clock_is || code == opcode::scoring_is || (code >= opcode::any_criterion && code <= opcode::any_relation && code != opcode::answer_to);
}

}  // namespace

void machine::look_around(const frame& in) {
    constexpr std::uint64_t every = 1024;
    if (operations_ > total_limit_)
        throw limit_exceeded("Q6006: the review takes more than " + std::to_string(total_limit_) + " steps" +
                             (in.rule().name.empty() ? std::string() : ", and has come to the rule `" + in.rule().name + "`") + "; review fewer records at a time, or let rules go through smaller sets");
    if (operations_ % every == 0 && cancel_ && cancel_()) throw review_cancelled();
    next_look_ = std::min(operations_ - operations_ % every + every, total_limit_ == no_limit ? no_limit : total_limit_ + 1);
}

value machine::run(op_id id, frame& in) {
    if (++steps_ > step_limit_)
        throw limit_exceeded("Q6006: " + (in.rule().name.empty() ? std::string("a rule") : "the rule `" + in.rule().name + "`") + " takes more than " + std::to_string(step_limit_) +
                             " steps for one record; let it go through smaller sets, or through one set less within another");
    if (++operations_ >= next_look_) look_around(in);
    const auto& op = program_[id];
    operations family{*this};
    const auto operand = [&](std::uint32_t which) { return run(program_.operand(op, which), in); };
    const auto subject = [&]() -> record_ref {
        const auto* record = in.filled(0) ? in.get(0).get<record_ref>() : nullptr;
        return record ? *record : record_ref{};
    };
    const auto findings = [&]() -> findings_source& {
        if (findings_ == nullptr) throw unsound_program();  // as in a parameter, which is no rule about a record
        return *findings_;
    };
    const bool told = trace_ != nullptr && (trace_->every_operation() || gives_truth(op.code));
    if (told) trace_->enter(id);
    const value result = [&]() -> value {
        switch (op.code) {
            case opcode::constant:
                if (op.index == 0) return {as_of_, reason_set::none};
                return std::visit([&](const auto& one) -> value {
                    using kind = std::decay_t<decltype(one)>;
                    if constexpr (std::is_same_v<kind, rational>) return make_number(one);
                    else if constexpr (std::is_same_v<kind, texts>) return {&one, reason_set::none};
                    else return {one, reason_set::none};
                }, program_.constants[op.index]);
            case opcode::slot:
                if (!in.filled(op.index))
                    for (const auto& let : in.rule().lets)
                        if (let.slot == op.index) { in.set(op.index, run(let.value, in)); break; }
                return in.get(op.index);
            case opcode::parameter: return parameter(op.index);
            case opcode::all_entries: {
                set_value all;
                const auto& entries = program_.words.classifications[op.of].entries;
                for (std::uint32_t i = 0; i < entries.size(); ++i)
                    if (entries[i].in_force.holds(as_of_)) all.members.push_back({{entry_ref{op.of, i}, reason_set::none}, true, reason_set::none});
                return make_set(std::move(all));
            }
            case opcode::collection: {
                auto found = collections_.find(op.of);
                if (found == collections_.end()) found = collections_.emplace(op.of, data_.collection(op.of)).first;
                set_value all;
                for (const auto& record : found->second) all.members.push_back({{record, reason_set::none}, true, reason_set::none});
                return make_set(std::move(all));
            }
            case opcode::field: {
                const value owner = operand(0);
                const auto read = [&](const value& one) {
                    const auto* record = one.get<record_ref>();
                    return record ? field(*record, op.of, op.index) : make_unknown(one.why);
                };
                return owner.partly != nullptr ? family.narrowed(op.code, owner, read) : read(owner);
            }
            case opcode::make_set: {
                set_value all;
                for (std::uint32_t i = 0; i < op.operand_count; ++i) {
                    const value one = operand(i);
                    member made{.of = one, .certain = one.known(), .doubt = one.known() ? reason_set::none : one.why, .present = true};
                    family.add_once(all, made);
                }
                // One of unknown value may be the same as another; but one there is.
                if (!all.members.empty() && std::none_of(all.members.begin(), all.members.end(), [](const member& one) { return one.certain; }))
                    family.make_certain(all, 0);
                return make_set(std::move(all));
            }
            case opcode::logical_and: {
                const value first = operand(0);
                if (const auto* truth = first.get<bool>(); truth && !*truth) return first;
                return family.both(first, operand(1));
            }
            case opcode::logical_or: {
                const value first = operand(0);
                if (const auto* truth = first.get<bool>(); truth && *truth) return first;
                return family.either(first, operand(1));
            }
            case opcode::conditional: {
                const value condition = operand(0);
                if (const auto* truth = condition.get<bool>()) return operand(*truth ? 1 : 2);
                return family.either_of(condition, operand(1), operand(2));
            }
            case opcode::stated: return make_truth(is_stated(operand(0)));
            case opcode::not_stated: return make_truth(!is_stated(operand(0)));
            case opcode::linked_to: {
                const value first = operand(0), second = operand(1);
                const auto* a = first.get<record_ref>();
                const auto* b = second.get<record_ref>();
                return a && b ? make_truth(graph().linked(*a, *b)) : family.unknown_of(first, second);
            }
            case opcode::comprehension: return family.comprehension(id, in);
            case opcode::quantified: return family.quantified(id, in);
            case opcode::conditions: return family.conditions(id, in);
            case opcode::grouping: return family.grouped(id, in);
            case opcode::choice: return family.chosen(id, in);
            case opcode::call: {
                std::vector<value> arguments;
                for (std::uint32_t i = 0; i < op.operand_count; ++i) arguments.push_back(operand(i));
                return family.called(op.index, std::move(arguments));
            }
            case opcode::host_call: {
                std::vector<value> arguments;
                for (std::uint32_t i = 0; i < op.operand_count; ++i) arguments.push_back(operand(i));
                return family.asked_of_host(op.index, arguments);
            }
            case opcode::lookup: {
                const value first = operand(0);
                if (op.operand_count == 1) {
                    const auto look = [&](const value& one) { return family.looked_up(op.index, one, nullptr); };
                    return first.partly != nullptr ? family.narrowed(op.code, first, look) : look(first);
                }
                const value second = operand(1);
                const auto look = [&](const value& row, const value& column) { return family.looked_up(op.index, row, &column); };
                return first.partly != nullptr || second.partly != nullptr ? family.narrowed(op.code, first, second, look) : look(first, second);
            }
            case opcode::members: return family.members_on(op.index, op.operand_count == 0 ? value{as_of_, reason_set::none} : operand(0));
            case opcode::plural: return family.plural(operand(0), operand(1), operand(2));
            case opcode::clock_is: return findings().clock_is(op.index, subject(), op.of);
            case opcode::deadline_of: return findings().deadline_of(op.index, subject());
            case opcode::points_by: return findings().points_by(op.index, subject(), op.detail == 1);
            case opcode::scoring_is: return findings().scoring_is(op.index, subject(), op.detail == 1);
            case opcode::rank_by: return op.detail == 1 ? findings().takes_part(op.index, subject()) : findings().rank_by(op.index, subject());
            case opcode::any_criterion:
                return findings().any_criterion(static_cast<plan::quantification_kind>(op.detail), op.index, subject(), op.of);
            case opcode::criterion_is: return findings().criterion_is(op.index, subject(), op.of);
            case opcode::any_question: return findings().any_question(static_cast<plan::quantification_kind>(op.detail), subject());
            case opcode::question_is_open: return findings().question_is_open(op.index, subject());
            case opcode::answer_to: {
                if (op.operand_count == 0) return findings().answer_to(op.index, subject());
                const value about = operand(0);
                const auto* record = about.get<record_ref>();
                return record ? findings().answer_to(op.index, *record) : make_unknown(about.why);
            }
            case opcode::any_relation:
            case opcode::related_to: {
                const value about = operand(0);
                const auto* record = about.get<record_ref>();
                if (!record) return make_unknown(about.why);
                if (op.code == opcode::related_to) return findings().related_to(op.index, *record);
                return findings().any_relation(static_cast<plan::quantification_kind>(op.detail), op.index, *record, op.of);
            }
            case opcode::fits_by: return findings().fits_by(op.index, subject());
            default:
                if (op.operand_count == 1) {
                    const value only = operand(0);
                    if (only.partly != nullptr) return family.narrowed(op.code, only, [&](const value& one) { return apply_unary(family, op, one); });
                    return apply_unary(family, op, only);
                }
                const value first = operand(0), second = operand(1);
                value made = first.partly == nullptr && second.partly == nullptr
                                 ? apply_binary(family, op.code, first, second)
                                 : family.narrowed(op.code, first, second, [&](const value& a, const value& b) { return apply_binary(family, op.code, a, b); });
                return op.code == opcode::divide && op.detail == 1 ? family.at_most_whole(made) : made;
        }
    }();
    if (told) trace_->leave(id, result, in);
    return result;
}

}  // namespace quorate::assess
