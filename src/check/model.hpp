// What the checker leaves: the vocabulary, every declaration by name, and for every expression node its type and what
// its names mean. Shape: each expression node reached from a declaration has a type; where `errors` were reported the
// model must not be lowered.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "quorate/vocabulary.hpp"
#include "syntax/tree.hpp"

namespace quorate::check {

using syntax::node_id;

/// The type of an expression. `invalid` is given where an error was reported: it fits everywhere.
struct value_type {
    enum class kind : std::uint8_t { invalid, anything, truth, number, money, text, day, period, duration, entry, record, season };
    kind is = kind::invalid;
    bool many = false;
    std::uint32_t of = no_index;  ///< of an entry: its classification; of a record: its type
    friend bool operator==(const value_type&, const value_type&) = default;
};

enum class function : std::uint8_t {
#define X(identifier, name, arity) identifier,
#include "check/functions.def"
#undef X
};

/// What a name in an expression means.
struct binding {
    enum class kind : std::uint8_t {
        none,
        slot,            ///< a variable or a let of the rule: `index` is its place in the frame
        parameter,       ///< index into parameters
        entry,           ///< `of` classification, `index` entry
        collection,      ///< index of the record type
        classification,  ///< all entries of it
        field,           ///< index of the field in the record type `of`
        function,        ///< index is a check::function
        mapping, question, criterion, relation, routing,
        definition,      ///< what is defined or derived
        host_function,
        bands, table, members, season, calendar, clock, scoring, ranking,
    };
    kind to = kind::none;
    std::uint32_t index = no_index;
    std::uint32_t of = no_index;
};

/// A declared thing that is not part of the vocabulary.
struct declaration {
    std::string name{};
    node_id node = node_id::none;
    value_type type{};                    ///< of a parameter; of the answer to a question
    std::uint32_t first_type = no_index;  ///< record type it ranges over; of a mapping: the classification it maps from
    std::uint32_t second_type = no_index; ///< of a relation: the other record type; of a mapping: what it maps to
    bool over_entries = false;            ///< of a routing: second_type is a classification
    bool used_pack = false;               ///< declared by a pack that this one uses
    std::vector<value_type> arguments{};  ///< of a definition or a host function
    std::vector<node_id> extensions{};    ///< of a mapping: `extend mapping` nodes
    std::uint32_t slots = 0;              ///< how many values its frame holds
};

struct model {
    const syntax::tree* tree = nullptr;
    vocabulary words;
    node_id pack = node_id::none;
    std::vector<declaration> parameters, mappings, questions, criteria, relations, coverages, outcomes, examples;
    std::vector<declaration> routings;    ///< and stages: a routing over the entries of a list
    std::vector<declaration> definitions; ///< and derived fields: then first_type is the record
    std::vector<declaration> host_functions;  ///< declared here, and given by the host
    std::vector<declaration> bands, tables, members, calendars, seasons, clocks, scorings, rankings, papers;
    std::vector<node_id> cases;
    std::vector<std::uint32_t> case_slots;  ///< by case: the records it names, in order, and what its expressions hold
    std::vector<value_type> types;        ///< by node id
    std::vector<binding> bindings;        ///< by node id
    std::vector<std::uint32_t> slots;     ///< by node id, of let, range and comprehension or quantified nodes: the slot they fill
    std::vector<std::string> sources;     ///< of all packs that are used together, by the names that tell them apart
    std::map<node_id, std::string> source_names;  ///< by the name's node, in sources, citations and pins: what it is called, where that is not what is written

    /// What the source is called that a node of a `source`, `cites` or `pins` clause names.
    [[nodiscard]] std::string source_name(node_id named) const;

    [[nodiscard]] const value_type& type_of(node_id node) const noexcept { return types[static_cast<std::size_t>(node)]; }
    [[nodiscard]] const binding& meaning_of(node_id node) const noexcept { return bindings[static_cast<std::size_t>(node)]; }
    [[nodiscard]] std::uint32_t slot_of(node_id node) const noexcept { return slots[static_cast<std::size_t>(node)]; }
};

/// The index of the declaration of that name, or no_index.
[[nodiscard]] std::uint32_t find(const std::vector<declaration>& among, std::string_view name) noexcept;

/// The derived field of that name of a record of type `of`, or no_index.
[[nodiscard]] std::uint32_t find_derived(const model& in, std::uint32_t of, std::string_view name) noexcept;

/// A type in the words of the language, for messages: "a set of `delegation`".
[[nodiscard]] std::string describe(const value_type& type, const vocabulary& words);

}  // namespace quorate::check
