#include "plan/reads.hpp"

#include <array>
#include <initializer_list>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace quorate::plan {

namespace {

/// Walks operations, each once in each rule; what is still to be walked stands on a list, so that depth costs no stack.
class reading_walk {
public:
    explicit reading_walk(const program& of) : of_(of) {}

    void add(const rule& within, op_id op) {
        if (op != op_id::none && seen_[&within].insert(static_cast<std::uint32_t>(op)).second) open_.emplace_back(&within, op);
    }
    void add_criterion(std::uint32_t index);
    void add_relation(std::uint32_t index);
    void add_outcome(std::uint32_t group, std::uint32_t index);
    [[nodiscard]] readings take() {
        while (!open_.empty()) {
            const auto [within, op] = open_.back();
            open_.pop_back();
            visit(*within, op);
        }
        return std::move(made_);
    }

private:
    bool once(const rule& one) { return rules_.insert(&one).second; }
    void add_header(const rule& one) {
        add(one, one.applies);
        for (const auto& let : one.lets) add(one, let.value);
    }
    void add_question(std::uint32_t index) {
        made_.asks.emplace(declared::question, index);
        if (once(of_.questions[index])) add_header(of_.questions[index]);
    }
    void add_clock(std::uint32_t index);
    void add_scoring(std::uint32_t index);
    void add_ranking(std::uint32_t index);
    void add_routing(std::uint32_t index);
    void add_criteria(std::uint32_t scope);
    void visit(const rule& within, op_id op);
    void visit_collection(const rule& within, const operation& at);
    void visit_findings(const operation& at);

    const program& of_;
    readings made_;
    std::unordered_map<const rule*, std::unordered_set<std::uint32_t>> seen_;
    std::unordered_set<const rule*> rules_;
    std::vector<std::pair<const rule*, op_id>> open_;
};

void reading_walk::add_criterion(std::uint32_t index) {
    const auto& one = of_.criteria[index];
    made_.asks.emplace(declared::criterion, index);
    if (!once(one)) return;
    add_header(one);
    add(one, one.met);
    for (const auto other : one.overridden_by) add_criterion(other);
}

void reading_walk::add_criteria(std::uint32_t scope) {
    for (std::uint32_t i = 0; i < of_.criteria.size(); ++i)
        if (scope == 0 || scope == 1 + static_cast<std::uint32_t>(of_.criteria[i].grade)) add_criterion(i);
}

void reading_walk::add_relation(std::uint32_t index) {
    const auto& one = of_.relations[index];
    made_.relations.insert(index);
    made_.asks.emplace(declared::relation, index);
    if (!once(one)) return;
    add_header(one);
    add(one, one.when);
    for (const auto other : one.yields_to) add_relation(other);
}

void reading_walk::add_outcome(std::uint32_t group, std::uint32_t index) {
    const auto& rule = of_.outcomes[group];
    add_header(rule);
    add(rule, rule.outcomes[index].when);
    if (rule.outcomes[index].unless_barred)
        for (std::uint32_t i = 0; i < of_.relations.size(); ++i) add_relation(i);
    if (rule.outcomes[index].when == op_id::none)
        for (const auto& other : rule.outcomes) add(rule, other.when);
}

void reading_walk::add_clock(std::uint32_t index) {
    const auto& one = of_.clocks[index];
    made_.asks.emplace(declared::clock, index);
    if (!once(one)) return;
    add_header(one);
    for (const auto op : {one.starts, one.runs, one.pauses, one.restarts, one.ends}) add(one, op);
}

void reading_walk::add_scoring(std::uint32_t index) {
    const auto& one = of_.scorings[index];
    made_.asks.emplace(declared::scoring, index);
    if (!once(one)) return;
    add_header(one);
    for (const auto& part : one.parts)
        for (const auto op : {part.value, part.out_of, part.steps, part.weight, part.at_least}) add(one, op);
    for (const auto& overall : one.overall) add(one, overall.at_least);
}

void reading_walk::add_ranking(std::uint32_t index) {
    const auto& one = of_.rankings[index];
    made_.asks.emplace(declared::ranking, index);
    if (!once(one)) return;
    made_.others.insert(one.subject);
    add_header(one);
    add(one, one.where);
    for (const auto& order : one.orders) add(one, order.value);
}

void reading_walk::add_routing(std::uint32_t index) {
    const auto& one = of_.routings[index];
    made_.asks.emplace(declared::routing, index);
    if (!once(one)) return;
    if (!one.over_entries && !one.stages) made_.others.insert(one.target);
    add_header(one);
    add(one, one.fits);
    for (const auto& each : one.considerations) add(one, each.when);
    for (const auto& way : one.transitions) add(one, way.open);
}

void reading_walk::visit_collection(const rule& within, const operation& at) {
    const auto add_all = [&](std::initializer_list<op_id> all) {
        for (const auto op : all) add(within, op);
    };
    switch (at.code) {
        case opcode::comprehension: {
            const auto& one = of_.comprehensions[at.index];
            add_all({one.collection, one.collected, one.except});
            for (const auto& filter : one.filters) add(within, filter.condition);
            break;
        }
        case opcode::quantified: {
            const auto& one = of_.quantifications[at.index];
            add_all({one.bound, one.collection, one.satisfies});
            for (const auto filter : one.filters) add(within, filter);
            break;
        }
        case opcode::grouping: add_all({of_.groupings[at.index].collection, of_.groupings[at.index].key}); break;
        case opcode::choice: {
            const auto& one = of_.choices[at.index];
            add(within, one.collection);
            for (const auto filter : one.filters) add(within, filter);
            for (const auto key : one.keys) add(within, key);
            break;
        }
        case opcode::reachable:
            made_.others.insert(of_.reaches[at.index].of);
            for (const auto field : of_.reaches[at.index].fields) made_.fields.emplace(of_.reaches[at.index].of, field);
            break;
        default: break;
    }
}

void reading_walk::visit_findings(const operation& at) {
    switch (at.code) {
        case opcode::any_criterion: add_criteria(at.index); break;
        case opcode::criterion_is: add_criterion(at.index); break;
        case opcode::any_question:
            for (std::uint32_t i = 0; i < of_.questions.size(); ++i) {
                made_.questions.insert(i);
                add_question(i);
            }
            break;
        case opcode::question_is_open:
            made_.questions.insert(at.index);
            add_question(at.index);
            break;
        case opcode::answer_to:
            made_.questions.insert(at.index);
            made_.asks.emplace(declared::question, at.index);
            break;
        case opcode::any_relation: add_relation(at.index); break;
        case opcode::related_to:
            made_.others.insert({of_.relations[at.index].subject, of_.relations[at.index].second});
            add_relation(at.index);
            break;
        case opcode::fits_by: add_routing(at.index); break;
        case opcode::clock_is:
        case opcode::deadline_of: add_clock(at.index); break;
        case opcode::points_by:
        case opcode::scoring_is: add_scoring(at.index); break;
        case opcode::rank_by: add_ranking(at.index); break;
        default: break;
    }
}

void reading_walk::visit(const rule& within, op_id op) {
    const auto& at = of_[op];
    for (std::uint32_t i = 0; i < at.operand_count; ++i) add(within, of_.operand(at, i));
    switch (at.code) {
        case opcode::field: {
            made_.fields.emplace(at.of, at.index);
            const auto& type = of_.words.records[at.of].fields[at.index].type;
            if (type.kind == type_kind::reference) made_.others.insert(type.of);
            if (type.kind == type_kind::entry) made_.asks.emplace(declared::list, type.of);
            made_.asks.emplace(declared::record, at.of);
            break;
        }
        case opcode::collection: made_.others.insert(at.of); break;
        case opcode::slot:
            for (const auto& let : within.lets)
                if (let.slot == at.index) add(within, let.value);
            break;
        case opcode::parameter: {
            made_.asks.emplace(declared::parameter, at.index);
            static const rule nothing;
            add(nothing, of_.parameters[at.index].value);
            for (const auto& dated : of_.parameters[at.index].dated) add(nothing, dated.value);
            break;
        }
        case opcode::call: {
            const auto& called = of_.definitions[at.index];
            made_.asks.emplace(declared::definition, at.index);
            if (once(called)) {
                add_header(called);
                add(called, called.body);
            }
            break;
        }
        case opcode::band:
            made_.asks.emplace(declared::bands, at.index);
            for (const auto& one : of_.bands[at.index].bands) add(within, one.value);
            break;
        case opcode::lookup:
            made_.asks.emplace(declared::table, at.index);
            for (const auto cell : of_.tables[at.index].cells) add(within, cell);
            add(within, of_.tables[at.index].otherwise);
            break;
        case opcode::mapping: made_.asks.emplace(declared::mapping, at.index); break;
        case opcode::members: made_.asks.emplace(declared::members, at.index); break;
        case opcode::in_season:
        case opcode::season_of: made_.asks.emplace(declared::season, at.index); break;
        case opcode::all_entries:
        case opcode::entries_on: made_.asks.emplace(declared::list, at.of); break;
        case opcode::constant:
            if (at.index != 0)
                if (const auto* entry = std::get_if<entry_ref>(&of_.constants[at.index])) made_.asks.emplace(declared::list, entry->of);
            break;
        case opcode::linked_to: made_.references = true; break;
        case opcode::weighted_similarity:
        case opcode::cosine_similarity:
        case opcode::own_text: made_.texts = true; break;
        default:
            visit_collection(within, at);
            visit_findings(at);
    }
}

}  // namespace

std::string_view to_string(declared kind) noexcept {
    static constexpr std::array names{"criterion", "question", "relation", "routing", "clock", "scoring", "ranking", "outcome", "parameter", "definition",
                                      "bands", "table", "mapping", "members", "calendar", "season", "list", "record"};
    return names[static_cast<std::size_t>(kind)];
}

std::string name_of(const program& of, declared kind, std::uint32_t index) {
    switch (kind) {
        case declared::criterion: return of.criteria[index].name;
        case declared::question: return of.questions[index].name;
        case declared::relation: return of.relations[index].name;
        case declared::routing: return of.routings[index].name;
        case declared::clock: return of.clocks[index].name;
        case declared::scoring: return of.scorings[index].name;
        case declared::ranking: return of.rankings[index].name;
        case declared::parameter: return of.parameters[index].name;
        case declared::definition: return of.definitions[index].name;
        case declared::bands: return of.bands[index].name;
        case declared::table: return of.tables[index].name;
        case declared::mapping: return of.mappings[index].name;
        case declared::members: return of.members[index].name;
        case declared::calendar: return of.calendars[index].name;
        case declared::season: return of.seasons[index].name;
        case declared::list: return of.words.classifications[index].name;
        case declared::record: return of.words.records[index].name;
        case declared::outcome: break;
    }
    return {};
}

bool readings::reads(const program& of, std::uint32_t type, std::uint32_t field) const {
    const auto kind = of.words.records[type].fields[field].type.kind;
    if (texts && kind == type_kind::text) return true;
    if (references && (kind == type_kind::reference || kind == type_kind::part)) return true;
    for (const auto& [named, index] : fields)
        if (index == field && of.words.is_a(type, named)) return true;
    return false;
}

bool readings::sees_others(const program& of, std::uint32_t type) const {
    for (const auto one : others)
        if (of.words.is_a(type, one)) return true;
    return false;
}

readings readings_of(const program& of, const rule& within, op_id op) {
    reading_walk walk(of);
    walk.add(within, op);
    return walk.take();
}

readings readings_of_criterion(const program& of, std::uint32_t criterion) {
    reading_walk walk(of);
    walk.add_criterion(criterion);
    return walk.take();
}

readings readings_of_outcome(const program& of, std::uint32_t group, std::uint32_t outcome) {
    reading_walk walk(of);
    walk.add_outcome(group, outcome);
    return walk.take();
}

readings readings_of_relations(const program& of) {
    reading_walk walk(of);
    for (std::uint32_t i = 0; i < of.relations.size(); ++i) walk.add_relation(i);
    return walk.take();
}

}  // namespace quorate::plan
