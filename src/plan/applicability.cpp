#include "plan/applicability.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "plan/program.hpp"

namespace quorate::plan {

namespace {

/// The field of the record itself that a condition asks for, and the entries for which it may hold.
struct asked_entry {
    std::uint32_t record = no_index, field = no_index;
    std::vector<std::uint32_t> entries;
};

const entry_ref* entry_of(const program& of, op_id op) {
    const auto& at = of[op];
    return at.code == opcode::constant && at.index != 0 ? std::get_if<entry_ref>(&of.constants[at.index]) : nullptr;
}

std::optional<asked_entry> entry_field(const program& of, op_id op) {
    const auto& at = of[op];
    if (at.code != opcode::field) return std::nullopt;
    const auto& record = of[of.operand(at, 0)];
    const auto& type = of.words.records[at.of].fields[at.index].type;
    if (record.code != opcode::slot || record.index != 0 || type.kind != type_kind::entry || type.many) return std::nullopt;
    return asked_entry{at.of, at.index, {}};
}

/// What a condition that must be true asks for.
std::optional<asked_entry> asked_by(const program& of, op_id op) {
    const auto& at = of[op];
    switch (at.code) {
        case opcode::logical_and: {
            auto first = asked_by(of, of.operand(at, 0));
            return first ? first : asked_by(of, of.operand(at, 1));
        }
        case opcode::equal:
            for (const std::uint32_t side : {0u, 1u}) {
                auto found = entry_field(of, of.operand(at, side));
                const auto* entry = entry_of(of, of.operand(at, 1 - side));
                if (!found || entry == nullptr || entry->of != of.words.records[found->record].fields[found->field].type.of) continue;
                found->entries = {entry->index};
                return found;
            }
            return std::nullopt;
        case opcode::in: {
            auto found = entry_field(of, of.operand(at, 0));
            const auto& set = of[of.operand(at, 1)];
            if (!found || set.code != opcode::make_set) return std::nullopt;
            for (std::uint32_t i = 0; i < set.operand_count; ++i) {
                const auto* entry = entry_of(of, of.operand(set, i));
                if (entry == nullptr || entry->of != of.words.records[found->record].fields[found->field].type.of) return std::nullopt;
                found->entries.push_back(entry->index);
            }
            std::sort(found->entries.begin(), found->entries.end());
            found->entries.erase(std::unique(found->entries.begin(), found->entries.end()), found->entries.end());
            return found;
        }
        default: return std::nullopt;
    }
}

}  // namespace

applicability index_applicability(const program& of) {
    applicability made;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> places;
    std::set<std::uint32_t> subjects;
    for (std::uint32_t i = 0; i < of.criteria.size(); ++i) {
        subjects.insert(of.criteria[i].subject);
        const auto applies = of.criteria[i].applies;
        const auto asked = applies == op_id::none ? std::nullopt : asked_by(of, applies);
        if (!asked) {
            made.always.push_back(i);
            continue;
        }
        const auto [place, fresh] = places.try_emplace({asked->record, asked->field}, made.guards.size());
        if (fresh) {
            const auto list = of.words.records[asked->record].fields[asked->field].type.of;
            made.guards.push_back({asked->record, asked->field, std::vector<std::vector<std::uint32_t>>(of.words.classifications[list].entries.size()), {}});
        }
        auto& into = made.guards[place->second];
        into.all.push_back(i);
        for (const auto entry : asked->entries) into.by_entry[entry].push_back(i);
    }
    made.subjects.assign(subjects.begin(), subjects.end());
    return made;
}

}  // namespace quorate::plan
