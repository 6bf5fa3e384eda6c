#include "explain/traces.hpp"

namespace quorate::explain {

using plan::opcode;

void ground_trace::add_criteria(const plan::operation& op) {
    const auto& program = on_.program();
    const auto add = [&](std::uint32_t i) {
        const auto& rule = program.criteria[i];
        if (!program.words.is_a(about_.type, rule.subject)) return;
        if (op.code == opcode::any_criterion && op.index != 0 && op.index != 1 + static_cast<std::uint32_t>(rule.grade)) return;
        const auto found = findings_.criterion_is(i, about_, op.of);
        const auto* holds = found.get<bool>();
        if (holds && *holds) items_.push_back({.criterion = rule.name, .relation = {}, .question = {}, .text = words_.title(rule)});
    };
    if (op.code == opcode::criterion_is) return add(op.index);
    if ((op.of >> static_cast<unsigned>(verdict::not_applicable) & 1u) == 0) {
        for (const auto i : findings_.may_apply(about_)) add(i);
        return;
    }
    for (std::uint32_t i = 0; i < program.criteria.size(); ++i) add(i);
}

void ground_trace::add_relations(const plan::operation& op) {
    const auto& rule = on_.program().relations[op.index];
    for (const auto index : findings_.pairs_of(about_)) {
        const auto& pair = findings_.pairs()[index];
        if (pair.relation != op.index || (op.of >> static_cast<unsigned>(pair.state) & 1u) == 0) continue;
        const auto other = words_.name(pair.first == about_ ? pair.second : pair.first);
        texts text;
        for (const auto& language : on_.program().words.languages)
            text.add(language, words_.title(rule).in(language) + " – " + other.id + ", " + other.title.in(language));
        items_.push_back({.criterion = {}, .relation = rule.name, .question = {}, .text = std::move(text)});
    }
}

void ground_trace::add_questions() {
    const auto& program = on_.program();
    for (std::uint32_t i = 0; i < program.questions.size(); ++i) {
        if (!findings_.open(i, about_)) continue;
        auto in = findings_.frame_of(program.questions[i], about_);
        items_.push_back({.criterion = {}, .relation = {}, .question = program.questions[i].name, .text = words_.of(program.questions[i].wording, in)});
    }
}

void ground_trace::collect(plan::op_id id, frame& in) {
    const auto& program = on_.program();
    const auto& op = program[id];
    const bool positive = static_cast<plan::quantification_kind>(op.detail) == plan::quantification_kind::any;
    switch (op.code) {
        case opcode::criterion_is: add_criteria(op); break;
        case opcode::any_criterion:
            if (positive) add_criteria(op);
            break;
        case opcode::any_relation:
            if (positive) add_relations(op);
            break;
        case opcode::any_question:
            if (positive) add_questions();
            break;
        case opcode::question_is_open:
            items_.push_back({.criterion = {}, .relation = {}, .question = program.questions[op.index].name, .text = words_.title(program.questions[op.index])});
            break;
        case opcode::clock_is: items_.push_back({.criterion = {}, .relation = {}, .question = {}, .text = words_.title(program.clocks[op.index])}); break;
        case opcode::scoring_is: items_.push_back({.criterion = {}, .relation = {}, .question = {}, .text = words_.title(program.scorings[op.index])}); break;
        default:
            // A set of targets or partners that is not empty, or is large enough, speaks for itself.
            for (std::uint32_t i = 0; i < op.operand_count; ++i) {
                const auto& operand = program[program.operand(op, i)];
                if (operand.code != opcode::fits_by && operand.code != opcode::related_to) continue;
                const auto set = on_.evaluate_quietly(program.operand(op, i), in);
                if (const auto* all = set.get<std::shared_ptr<const assess::set_value>>(); all && !(*all)->members.empty())
                    items_.push_back({.criterion = {}, .relation = {}, .question = {}, .text = words_.of(set)});
            }
    }
}

std::vector<ground> ground_trace::take() {
    std::vector<ground> all;
    for (auto& one : items_) {
        bool known = false;
        for (const auto& there : all)
            known = known || (there.criterion == one.criterion && there.relation == one.relation && there.question == one.question && there.text == one.text);
        if (!known) all.push_back(std::move(one));
    }
    return all;
}

}  // namespace quorate::explain
