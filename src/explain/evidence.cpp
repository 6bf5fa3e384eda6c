#include <algorithm>

#include "explain/traces.hpp"
#include "text/format.hpp"

namespace quorate::explain {

using assess::operations;
using plan::opcode;

namespace {

/// What a measure of likeness is called; nothing for any other operation.
std::string name_of_measure(opcode code, bool french) {
    switch (code) {
        case opcode::similarity: return french ? "Ressemblance" : "Similarity";
        case opcode::weighted_similarity: return french ? "Ressemblance par les mots rares" : "Similarity by rare words";
        case opcode::name_similarity: return french ? "Ressemblance des noms" : "Similarity of names";
        case opcode::cosine_similarity: return french ? "Cosinus" : "Cosine";
        case opcode::containment: return french ? "Mots repris" : "Words contained";
        default: return {};
    }
}

/// What a measure of other things than texts is called; nothing for any other operation.
std::string name_of_number(opcode code, bool french) {
    switch (code) {
        case opcode::taxonomy_similarity: return french ? "Proximité dans la taxonomie" : "Nearness in the taxonomy";
        case opcode::days_shared: return french ? "Jours en commun" : "Days shared";
        case opcode::days_apart: return french ? "Jours d'écart" : "Days apart";
        case opcode::size_ratio: return french ? "Rapport de grandeur" : "Ratio of sizes";
        default: return {};
    }
}

}  // namespace

value evidence_trace::peek(plan::op_id op, frame& in) { return on_.evaluate_quietly(op, in); }

void evidence_trace::add(plan::op_id labelled, const value& shown) {
    if (!shown.known()) return;
    shown_value made{{}, words_.label(labelled, rule_), words_.of(shown)};
    made.name = made.label.empty() ? std::string() : made.label.all().front().text;
    items_.push_back(std::move(made));
}

/// A share in whole per cent, rounded down, so that it never seems to reach what it does not.
std::string evidence_trace::in_per_cent(const value& share, bool french) const {
    const auto* exact = share.get<assess::number_range>();
    const auto hundredfold = exact == nullptr || !exact->exact() ? std::nullopt : multiply(exact->low, rational(100));
    if (!hundredfold) return words_.in(share, french ? "fr" : "en");
    return std::to_string(hundredfold->numerator() / hundredfold->denominator()) + (french ? "\u00A0%" : "%");
}

/// How alike two texts are, and in which words.
void evidence_trace::add_likeness(plan::op_id op, frame& in) {
    const auto& measure = on_.program()[op];
    const auto left = on_.program().operand(measure, 0), right = on_.program().operand(measure, 1);
    const value share = peek(op, in);
    const value words = operations{on_}.likeness(opcode::shared_words, peek(left, in), peek(right, in));
    shown_value made;
    made.name = std::string(plan::to_string(measure.code));
    const auto of = words_.label(left, rule_);
    for (const auto& language : on_.program().words.languages) {
        const bool french = language == "fr";
        const std::string what = name_of_measure(measure.code, french);
        made.label.add(language, what + (of.empty() ? "" : (french ? " (" : " (") + of.in(language) + ")"));
        made.value.add(language, in_per_cent(share, french) + (french ? " : " : ": ") + words_.in(words, language));
    }
    items_.push_back(std::move(made));
}

/// A measure that a condition compares with a number.
void evidence_trace::add_number(plan::op_id op, frame& in) {
    const auto code = on_.program()[op].code;
    if (name_of_number(code, false).empty()) return;
    const auto of = words_.label(on_.program().operand(on_.program()[op], 0), rule_);
    shown_value made{std::string(plan::to_string(code)), {}, words_.of(peek(op, in))};
    for (const auto& language : on_.program().words.languages)
        made.label.add(language, name_of_number(code, language == "fr") + (of.empty() ? "" : " (" + of.in(language) + ")"));
    items_.push_back(std::move(made));
}

void evidence_trace::collect(plan::op_id id, frame& in) {
    const auto& program = on_.program();
    const auto& op = program[id];
    if (op.operand_count != 2) return;
    const auto left = program.operand(op, 0), right = program.operand(op, 1);
    operations family{on_};
    switch (op.code) {
        case opcode::meet: add(left, family.common(peek(left, in), peek(right, in))); break;
        case opcode::under:
        case opcode::at_or_under:
        case opcode::in:
        case opcode::within:
        case opcode::equal: {
            // A fact of the records, not of the rule: one side must be read from them.
            const auto reads = program[left].code == opcode::constant ? right : left;
            if (program[reads].code != opcode::constant) add(reads, peek(reads, in));
            break;
        }
        case opcode::overlaps: {
            const auto first = peek(left, in), second = peek(right, in);
            const auto* a = first.get<period>();
            const auto* b = second.get<period>();
            if (a && b) add(left, {period{std::max(a->first, b->first), std::min(a->last, b->last)}, assess::reason_set::none});
            break;
        }
        case opcode::mentions: add(left, peek(right, in)); break;
        case opcode::linked_to: add(left, peek(right, in)); break;
        case opcode::less:
        case opcode::less_or_equal: add_number(left, in); break;
        case opcode::greater:
        case opcode::greater_or_equal: {
            const auto code = program[left].code;
            add_number(left, in);
            if (!name_of_measure(code, false).empty()) add_likeness(left, in);
            else if (code == opcode::count) add(program.operand(program[left], 0), peek(program.operand(program[left], 0), in));
            break;
        }
        default: break;
    }
}

std::vector<shown_value> evidence_trace::take() {
    std::vector<shown_value> all;
    for (auto& one : items_) {
        const bool known = std::any_of(all.begin(), all.end(), [&](const shown_value& there) {
            return there.label == one.label && there.value == one.value;
        });
        if (!known) all.push_back(std::move(one));
    }
    return all;
}

}  // namespace quorate::explain
