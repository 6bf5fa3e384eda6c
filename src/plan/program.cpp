#include "plan/program.hpp"

#include <array>

namespace quorate::plan {

namespace {

struct description { std::string_view name; std::uint8_t operands; };

constexpr std::uint8_t any = 255;
constexpr std::array descriptions = {
#define X(code, operands) description{#code, operands},
#include "plan/operations.def"
#undef X
};

std::string number(std::uint32_t index) { return index == no_index ? "-" : std::to_string(index); }

std::string say(const constant& value) {
    struct writer {
        std::string operator()(bool truth) const { return truth ? "yes" : "no"; }
        std::string operator()(const rational& one) const {
            return std::to_string(one.numerator()) + (one.is_whole() ? "" : "/" + std::to_string(one.denominator()));
        }
        std::string operator()(const money& one) const { return std::string(one.currency) + " " + (*this)(one.amount); }
        std::string operator()(const texts& one) const { return one.all().empty() ? "\"\"" : "\"" + one.all().front().text + "\""; }
        std::string operator()(const day& one) const { return quorate::to_string(one); }
        std::string operator()(const duration& one) const {
            return std::to_string(one.count) + (one.in == duration::unit::days ? " days" : one.in == duration::unit::months ? " months" : " working days");
        }
        std::string operator()(const entry_ref& one) const { return "entry " + number(one.of) + "." + number(one.index); }
    };
    return std::visit(writer{}, value);
}

}  // namespace

std::string_view to_string(opcode code) noexcept { return descriptions[static_cast<std::size_t>(code)].name; }
std::uint8_t operands_of(opcode code) noexcept { return descriptions[static_cast<std::size_t>(code)].operands; }

std::string disassemble(const program& of) {
    std::string text;
    for (std::size_t i = 0; i < of.operations.size(); ++i) {
        const auto& op = of.operations[i];
        text += std::to_string(i) + "\t" + std::string(to_string(op.code));
        if (op.code == opcode::constant) text += " " + (op.index == 0 ? std::string("as-of") : say(of.constants[op.index]));
        else if (op.index != no_index || op.of != no_index || op.detail != 0)
            text += " " + number(op.index) + " " + number(op.of) + " " + std::to_string(op.detail);
        for (std::uint32_t operand = 0; operand < op.operand_count; ++operand)
            text += (operand == 0 ? "\t%" : ", %") + std::to_string(static_cast<std::uint32_t>(of.operand(op, operand)));
        text += '\n';
    }
    return text;
}

std::string verify(const program& of) {
    const auto fault = [](std::size_t at, std::string_view what) { return "operation " + std::to_string(at) + ": " + std::string(what); };
    if (of.places.size() != of.operations.size()) return "an operation without its place";
    for (std::size_t i = 0; i < of.operations.size(); ++i) {
        const auto& op = of.operations[i];
        if (static_cast<std::size_t>(op.code) >= descriptions.size()) return fault(i, "unknown operation");
        if (operands_of(op.code) != 255 && op.operand_count != operands_of(op.code)) return fault(i, "wrong number of operands");
        if (std::size_t{op.first_operand} + op.operand_count > of.operands.size()) return fault(i, "operands out of range");
        for (std::uint32_t operand = 0; operand < op.operand_count; ++operand)
            if (static_cast<std::size_t>(of.operand(op, operand)) >= i) return fault(i, "an operand comes after its user");
        const auto within = [&](std::size_t size) { return op.index < size; };
        bool good = true;
        switch (op.code) {
            case opcode::constant: good = within(of.constants.size()); break;
            case opcode::parameter: good = within(of.parameters.size()); break;
            case opcode::comprehension: good = within(of.comprehensions.size()); break;
            case opcode::quantified: good = within(of.quantifications.size()); break;
            case opcode::grouping: good = within(of.groupings.size()); break;
            case opcode::choice: good = within(of.choices.size()); break;
            case opcode::reachable: good = within(of.reaches.size()); break;
            case opcode::call: good = within(of.definitions.size()) && of.definitions[op.index].arguments == op.operand_count; break;
            case opcode::host_call: good = within(of.host_functions.size()) && of.host_functions[op.index].arguments.size() == op.operand_count; break;
            case opcode::band: good = within(of.bands.size()); break;
            case opcode::lookup: good = within(of.tables.size()) && of.tables[op.index].lists.size() == op.operand_count; break;
            case opcode::members: good = within(of.members.size()) && op.operand_count <= 1; break;
            case opcode::conditions: good = op.operand_count >= 1; break;
            case opcode::in_season:
            case opcode::season_of: good = within(of.seasons.size()); break;
            case opcode::clock_is:
            case opcode::deadline_of: good = within(of.clocks.size()); break;
            case opcode::points_by:
            case opcode::scoring_is: good = within(of.scorings.size()); break;
            case opcode::rank_by: good = within(of.rankings.size()); break;
            case opcode::mapping: good = within(of.mappings.size()); break;
            case opcode::criterion_is: good = within(of.criteria.size()); break;
            case opcode::question_is_open:
            case opcode::answer_to: good = within(of.questions.size()); break;
            case opcode::any_relation:
            case opcode::related_to: good = within(of.relations.size()); break;
            case opcode::fits_by: good = within(of.routings.size()); break;
            case opcode::field: good = op.of < of.words.records.size() && within(of.words.records[op.of].fields.size()); break;
            case opcode::collection: good = op.of < of.words.records.size(); break;
            case opcode::entries_on:
            case opcode::all_entries: good = op.of < of.words.classifications.size(); break;
            default: break;
        }
        if (!good) return fault(i, "index out of range");
    }
    return {};
}

}  // namespace quorate::plan
