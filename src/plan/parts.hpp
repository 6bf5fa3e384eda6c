// What the structs of a program consist of, in one place for those who write programs to bytes and read them back.
#pragma once

#include <concepts>
#include <tuple>

#include "plan/program.hpp"

namespace quorate::plan {

inline auto parts(validity& x) { return std::tie(x.from, x.until); }
inline auto parts(period& x) { return std::tie(x.first, x.last); }
inline auto parts(duration& x) { return std::tie(x.in, x.count, x.calendar); }
inline auto parts(text_in& x) { return std::tie(x.language, x.text); }
inline auto parts(citation& x) { return std::tie(x.source, x.title, x.sections, x.quotation, x.language, x.url, x.dated); }
inline auto parts(entry& x) { return std::tie(x.id, x.labels, x.aliases, x.in_force, x.parent, x.level, x.subtree_end); }
inline auto parts(classification& x) { return std::tie(x.name, x.title, x.is_taxonomy, x.entries); }
inline auto parts(field_type& x) { return std::tie(x.kind, x.many, x.ordered, x.of); }
inline auto parts(field& x) { return std::tie(x.name, x.type, x.optional, x.label, x.change_cost); }
inline auto parts(record_type& x) { return std::tie(x.name, x.collection, x.base, x.root, x.identifier, x.fields); }
inline auto parts(vocabulary& x) { return std::tie(x.languages, x.classifications, x.records, x.calendars); }
inline auto parts(text::span& x) { return std::tie(x.source, x.begin, x.end); }
inline auto parts(operation& x) { return std::tie(x.code, x.detail, x.first_operand, x.operand_count, x.index, x.of); }
inline auto parts(entry_ref& x) { return std::tie(x.of, x.index); }
inline auto parts(message::piece& x) { return std::tie(x.literal, x.value); }
inline auto parts(message::in_language& x) { return std::tie(x.language, x.pieces); }
inline auto parts(message& x) { return std::tie(x.all); }
inline auto parts(filter& x) { return std::tie(x.condition, x.told, x.quoted); }
/// Of loops also whether they ask what is stated, where programs say so.
template <typename T, typename Parts> auto with_what_is_asked(T& x, Parts all) {
    if constexpr (requires { x.asks_what_is_stated; }) return std::tuple_cat(all, std::tie(x.asks_what_is_stated));
    else return all;
}
template <std::same_as<comprehension> T> auto parts(T& x) { return with_what_is_asked(x, std::tie(x.distinct, x.slot, x.collection, x.collected, x.filters, x.except, x.except_told, x.except_quoted)); }
template <std::same_as<quantification> T> auto parts(T& x) { return with_what_is_asked(x, std::tie(x.kind, x.slot, x.bound, x.collection, x.filters, x.satisfies)); }
inline auto parts(grouping& x) { return std::tie(x.slot, x.collection, x.key); }
template <std::same_as<choice> T> auto parts(T& x) { return with_what_is_asked(x, std::tie(x.slot, x.last, x.collection, x.filters, x.keys)); }
inline auto parts(reach& x) { return std::tie(x.of, x.fields, x.steps); }
inline auto parts(let& x) { return std::tie(x.name, x.label, x.slot, x.value); }
inline auto parts(rule& x) { return std::tie(x.name, x.title, x.citations, x.lets, x.slots, x.subject, x.applies, x.in_force, x.where); }
/// Those of what every rule has, then its own.
template <typename... Own> auto with_rule(rule& x, Own&... own) { return std::tuple_cat(parts(x), std::tie(own...)); }
inline auto parts(derogation_clause& x) { return std::tie(x.by, x.grounds, x.stands); }
inline auto parts(criterion& x) { return with_rule(x, x.grade, x.met, x.when_met, x.when_not_met, x.when_unknown, x.overridden_by, x.derogation, x.gathers, x.asks); }
inline auto parts(question::fact& x) { return std::tie(x.quoted, x.label, x.value); }
inline auto parts(question& x) { return with_rule(x, x.wording, x.answered_by, x.answer, x.answer_list, x.stands, x.facts); }
inline auto parts(relation& x) { return with_rule(x, x.second, x.directed, x.grade, x.decided_by, x.yields_to, x.when, x.say); }
inline auto parts(routing::consideration& x) { return std::tie(x.name, x.label, x.when); }
inline auto parts(routing::transition& x) { return std::tie(x.open, x.label, x.say); }
inline auto parts(routing& x) { return with_rule(x, x.target, x.over_entries, x.considerations, x.fits, x.say, x.stages, x.transitions); }
inline auto parts(clock& x) { return with_rule(x, x.starts, x.runs, x.pauses, x.restarts, x.ends); }
inline auto parts(scoring::part& x) { return std::tie(x.name, x.label, x.value, x.out_of, x.steps, x.weight, x.at_least); }
inline auto parts(scoring::threshold& x) { return std::tie(x.at_least, x.weighted); }
inline auto parts(scoring& x) { return with_rule(x, x.parts, x.overall); }
inline auto parts(ranking::order& x) { return std::tie(x.by, x.value, x.label, x.quoted); }
inline auto parts(ranking& x) { return with_rule(x, x.where, x.orders); }
inline auto parts(axis& x) { return std::tie(x.value, x.entries, x.of); }
inline auto parts(coverage& x) { return with_rule(x, x.where, x.rows, x.columns, x.cells); }
inline auto parts(outcome_group::outcome& x) { return std::tie(x.name, x.title, x.when, x.until, x.sought, x.unless_barred, x.say, x.citations); }
inline auto parts(outcome_group& x) { return with_rule(x, x.outcomes, x.decided_by); }
inline auto parts(paper::section& x) { return std::tie(x.name, x.title, x.say, x.facts, x.criteria); }
inline auto parts(paper& x) { return with_rule(x, x.table, x.sections); }
inline auto parts(parameter::dated_value& x) { return std::tie(x.holds, x.value); }
inline auto parts(parameter& x) { return std::tie(x.name, x.value, x.dated, x.title, x.reading, x.owner, x.settable, x.least, x.most, x.kind, x.many, x.of); }
inline auto parts(definition& x) { return with_rule(x, x.body, x.arguments, x.derived, x.label); }
inline auto parts(host_declaration& x) { return with_rule(x, x.arguments, x.result); }
inline auto parts(band_table::band& x) { return std::tie(x.low, x.high, x.low_included, x.high_included, x.value); }
inline auto parts(band_table& x) { return std::tie(x.name, x.bands); }
inline auto parts(lookup_table& x) { return std::tie(x.name, x.lists, x.columns, x.cells, x.otherwise); }
inline auto parts(member_group::membership& x) { return std::tie(x.entry, x.holds); }
inline auto parts(member_group& x) { return std::tie(x.name, x.of, x.memberships); }
inline auto parts(calendar& x) { return std::tie(x.name, x.closed_weekday, x.closed, x.closed_yearly); }
inline auto parts(season& x) { return std::tie(x.name, x.label, x.from, x.to); }
inline auto parts(mapping& x) { return std::tie(x.name, x.from, x.to, x.rows); }
inline auto parts(program::used_pack& x) { return std::tie(x.name, x.title, x.version, x.in_force); }
/// All but what is made of the rest.
inline auto parts(program& x) {
    return std::tie(x.name, x.title, x.version, x.in_force, x.used_packs, x.words, x.operations, x.places, x.operands, x.constants, x.comprehensions, x.quantifications,
                    x.groupings, x.choices, x.reaches, x.parameters, x.definitions, x.host_functions, x.bands, x.tables, x.members, x.calendars, x.seasons, x.clocks,
                    x.scorings, x.rankings, x.mappings, x.criteria, x.questions, x.relations, x.relation_order, x.routings, x.coverages, x.outcomes, x.papers);
}

}  // namespace quorate::plan
