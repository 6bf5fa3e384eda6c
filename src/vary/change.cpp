#include "vary/change.hpp"

#include <algorithm>

namespace quorate::vary {

namespace {

std::string id_of(const plan::program& program, plan::entry_ref entry) { return program.words.classifications[entry.of].entries[entry.index].id; }

void put(const part_value& one, record_ref part, data::portfolio& into) {
    const bool many = into.words().records[part.type].fields[one.field].type.many;
    if (many) data::put_items(into, part, one.field, one.items);
    else if (!one.items.empty()) data::put_value(into, part, one.field, one.items.front());
}

void add_item(const change& one, data::portfolio& into) {
    auto items = data::items_of(into, one.record, one.index);
    const auto& type = into.words().records[one.record.type].fields[one.index].type;
    if (type.kind == type_kind::part) {
        const auto part = data::add_part(into, type.of);
        for (const auto& each : one.part) put(each, part, into);
        items.emplace_back(part);
    } else {
        items.push_back(one.items.front());
    }
    data::put_items(into, one.record, one.index, items);
}

void drop_item(const change& one, data::portfolio& into) {
    auto items = data::items_of(into, one.record, one.index);
    const auto found = std::find(items.begin(), items.end(), one.items.front());
    if (found == items.end()) return;
    items.erase(found);
    data::put_items(into, one.record, one.index, items);
}

void withdraw_answers(const change& one, const plan::program& program, data::portfolio& into) {
    std::erase_if(into.answers, [&](const data::answer& given) { return given.question == program.questions[one.index].name && given.about == one.record; });
}

void give_answer(const change& one, const plan::program& program, day as_of, data::portfolio& into) {
    const auto& question = program.questions[one.index];
    withdraw_answers(one, program, into);
    into.answers.push_back({.question = question.name, .about = one.record, .value = one.answer,
                            .by = question.answered_by.empty() ? std::string() : id_of(program, question.answered_by.front()), .on = as_of, .reason = {}, .where = {}});
}

void decide(const change& one, const plan::program& program, day as_of, data::portfolio& into) {
    const auto& relation = program.relations[one.index];
    std::erase_if(into.confirmations, [&](const data::confirmation& given) {
        const bool same = given.first == one.record && given.second == one.second;
        const bool exchanged = !relation.directed && given.first == one.second && given.second == one.record;
        return given.relation == relation.name && (same || exchanged);
    });
    into.confirmations.push_back({.relation = relation.name, .first = one.record, .second = one.second, .confirmed = one.confirmed, .accepted = false,
                                  .by = relation.decided_by.empty() ? std::string() : id_of(program, relation.decided_by.front()), .on = as_of, .reason = {}, .where = {}});
}

}  // namespace

void apply(std::span<const change> changes, const plan::program& program, day as_of, data::portfolio& into) {
    for (const auto& one : changes) {
        switch (one.what) {
            case change::kind::put: {
                const bool many = into.words().records[one.record.type].fields[one.index].type.many;
                if (!one.items.empty()) data::put_value(into, one.record, one.index, one.items.front());
                else if (many) data::take_items(into, one.record, one.index);
                else data::put_value(into, one.record, one.index, {});
                break;
            }
            case change::kind::put_all: data::put_items(into, one.record, one.index, one.items); break;
            case change::kind::add: add_item(one, into); break;
            case change::kind::drop: drop_item(one, into); break;
            case change::kind::answer: give_answer(one, program, as_of, into); break;
            case change::kind::withdraw: withdraw_answers(one, program, into); break;
            case change::kind::decide: decide(one, program, as_of, into); break;
        }
    }
}

bool bears_on(const change& one, const plan::readings& on, const plan::program& program) {
    switch (one.what) {
        case change::kind::answer:
        case change::kind::withdraw: return on.questions.contains(one.index);
        case change::kind::decide:
            if (on.relations.contains(one.index)) return true;
            for (const auto other : on.relations) {
                const auto& stronger = program.relations[other].yields_to;
                if (std::find(stronger.begin(), stronger.end(), one.index) != stronger.end()) return true;
            }
            return false;
        default: return on.reads(program, one.record.type, one.index);
    }
}

}  // namespace quorate::vary
