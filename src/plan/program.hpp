// The compiled program of a pack: typed operations and tables. It stands alone: no tree, no sources; it can be shared
// between threads and outlives everything it was made from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "plan/applicability.hpp"
#include "quorate/review.hpp"
#include "quorate/vocabulary.hpp"
#include "text/source.hpp"

namespace quorate::plan {

enum class opcode : std::uint8_t {
#define X(code, operands) code,
#include "plan/operations.def"
#undef X
};

[[nodiscard]] std::string_view to_string(opcode code) noexcept;
/// How many operands the operation takes; 255 for any number.
[[nodiscard]] std::uint8_t operands_of(opcode code) noexcept;

/// Index of an operation in its program. Operands always have smaller indices, so operations form no circle.
enum class op_id : std::uint32_t { none = 0xffff'ffff };

struct operation {
    opcode code{};
    std::uint8_t detail = 0;           ///< see operations.def
    std::uint32_t first_operand = 0;   ///< index into program::operands
    std::uint32_t operand_count = 0;
    std::uint32_t index = no_index;    ///< see operations.def
    std::uint32_t of = no_index;       ///< see operations.def
};

struct entry_ref {
    std::uint32_t of = no_index;       ///< classification
    std::uint32_t index = no_index;
    friend auto operator<=>(const entry_ref&, const entry_ref&) = default;
};

using constant = std::variant<bool, rational, money, texts, day, duration, entry_ref>;

/// A message with values in it: for each language its pieces, in order.
struct message {
    struct piece {
        std::string literal;           ///< used when there is no value
        op_id value = op_id::none;
    };
    struct in_language { std::string language; std::vector<piece> pieces; };
    std::vector<in_language> all;
    [[nodiscard]] bool empty() const noexcept { return all.empty(); }
};

/// A condition on members, and what is told of those it leaves out.
struct filter {
    op_id condition = op_id::none;
    message told;
    std::string quoted;                ///< the condition as the rule writes it
};

struct comprehension {
    bool distinct = false;
    std::uint32_t slot = 0;
    op_id collection = op_id::none;
    op_id collected = op_id::none;
    std::vector<filter> filters;
    op_id except = op_id::none;
    message except_told;
    std::string except_quoted;
    bool asks_what_is_stated = false;  ///< of a member: then nothing can be said for one of which nothing is known
};

enum class quantification_kind : std::uint8_t { any, no, every, at_least, at_most, exactly };

struct quantification {
    quantification_kind kind{};
    std::uint32_t slot = 0;
    op_id bound = op_id::none;         ///< of at_least, at_most and exactly
    op_id collection = op_id::none;
    std::vector<op_id> filters;
    op_id satisfies = op_id::none;     ///< of every
    bool asks_what_is_stated = false;  ///< as above
};

/// A collection split into sets by a key.
struct grouping {
    std::uint32_t slot = 0;
    op_id collection = op_id::none;
    op_id key = op_id::none;
};

/// The first or last member of a collection by keys.
struct choice {
    std::uint32_t slot = 0;
    bool last = false;
    op_id collection = op_id::none;
    std::vector<op_id> filters;
    std::vector<op_id> keys;
    bool asks_what_is_stated = false;  ///< as above
};

/// What references lead to.
struct reach {
    std::uint32_t of = no_index;           ///< record type
    std::vector<std::uint32_t> fields;     ///< of it
    std::uint32_t steps = no_index;        ///< at most; no_index: any number
};

struct let {
    std::string name;
    texts label;
    std::uint32_t slot = 0;
    op_id value = op_id::none;
};

/// What all rules have.
struct rule {
    std::string name;
    texts title;
    std::vector<citation> citations;
    std::vector<let> lets;
    std::uint32_t slots = 0;           ///< size of a frame; slot 0 is the subject, slot 1 of a pair rule its second
    std::uint32_t subject = no_index;  ///< record type it ranges over
    op_id applies = op_id::none;       ///< none: always
    validity in_force;
    text::span where;                  ///< in the sources it was compiled from
};

/// Who may set a rule aside for one record, on which grounds, and for how long.
struct derogation_clause {
    std::vector<entry_ref> by, grounds;
    std::optional<duration> stands;
};

struct criterion : rule {
    modality grade{};
    op_id met = op_id::none;
    message when_met, when_not_met, when_unknown;
    std::vector<std::uint32_t> overridden_by;  ///< criteria: where one of them applies, this one does not
    std::optional<derogation_clause> derogation;
    std::vector<std::uint32_t> gathers;        ///< criteria that reports show together with this one
    std::vector<std::uint32_t> asks;           ///< questions about its own record whose answers it goes by, in its order
};

enum class answer_kind : std::uint8_t { truth, entry, number, text, day };

struct question : rule {
    message wording;
    std::vector<entry_ref> answered_by;
    answer_kind answer{};
    std::uint32_t answer_list = no_index;
    std::optional<duration> stands;
    struct fact { std::string quoted; texts label; op_id value = op_id::none; };
    std::vector<fact> facts;
};

struct relation : rule {
    std::uint32_t second = no_index;   ///< record type of the second
    bool directed = false;
    relation_grade grade{};
    std::vector<entry_ref> decided_by; ///< empty: anybody
    std::vector<std::uint32_t> yields_to;
    op_id when = op_id::none;
    message say;
};

struct routing : rule {
    std::uint32_t target = no_index;   ///< record type, or classification
    bool over_entries = false;
    struct consideration { std::string name; texts label; op_id when = op_id::none; };
    std::vector<consideration> considerations;
    op_id fits = op_id::none;
    message say;
    bool stages = false;               ///< targets are the stages that a record may move to
    struct transition { op_id open = op_id::none; texts label; message say; };
    std::vector<transition> transitions;
};

struct clock : rule {
    op_id starts = op_id::none, runs = op_id::none;
    op_id pauses = op_id::none, restarts = op_id::none, ends = op_id::none;  ///< none: never
};

struct scoring : rule {
    struct part {
        std::string name;
        texts label;
        op_id value = op_id::none;
        op_id out_of = op_id::none, steps = op_id::none, weight = op_id::none, at_least = op_id::none;
    };
    struct threshold { op_id at_least = op_id::none; bool weighted = false; };
    std::vector<part> parts;
    std::vector<threshold> overall;
};

enum class order_by : std::uint8_t { highest_first, lowest_first, first_when };

struct ranking : rule {
    struct order { order_by by{}; op_id value = op_id::none; texts label; std::string quoted; };
    op_id where = op_id::none;
    std::vector<order> orders;
};

/// What rows, columns or cells are counted over.
struct axis {
    op_id value = op_id::none;         ///< none: the table has no such axis
    bool entries = false;              ///< a classification, or a record type
    std::uint32_t of = no_index;
};

struct coverage : rule {
    op_id where = op_id::none;
    axis rows, columns, cells;
};

struct outcome_group : rule {
    struct outcome {
        std::string name;
        texts title;
        op_id when = op_id::none;      ///< none: otherwise
        op_id until = op_id::none;     ///< the last day it stands; none: without end
        bool sought = false;           ///< what those want whose record it is
        bool unless_barred = false;    ///< not open while a relation of the record bars
        message say;
        std::vector<citation> citations;
    };
    std::vector<outcome> outcomes;
    std::vector<entry_ref> decided_by; ///< empty: anybody
};

/// A paper that a pack declares: a sheet, or a row of a table, for each record.
struct paper : rule {
    struct section {
        std::string name;
        texts title;
        message say;
        std::vector<question::fact> facts;
        std::vector<std::uint32_t> criteria;
    };
    bool table = false;
    std::vector<section> sections;
};

enum class value_kind : std::uint8_t { truth, number, money, text, day, duration, entry, other };

struct parameter {
    struct dated_value { validity holds; op_id value = op_id::none; };
    std::string name;
    op_id value = op_id::none;         ///< when no dated value holds; none: then it is unknown
    std::vector<dated_value> dated;
    texts title, reading, owner;
    bool settable = false;
    op_id least = op_id::none, most = op_id::none;  ///< what it may be set to; none: anything
    value_kind kind = value_kind::other;
    bool many = false;                 ///< a set of them
    std::uint32_t of = no_index;       ///< of an entry: its classification
};

/// What is defined with arguments, or derived for a record; slots 0, 1 … hold the arguments.
struct definition : rule {
    op_id body = op_id::none;
    std::uint32_t arguments = 0;
    bool derived = false;              ///< then `subject` is the record type
    texts label;
};

/// A function that the host gives; the pack says what goes in and what comes out.
struct host_declaration : rule {
    std::vector<field_type> arguments;
    field_type result;
};

struct band_table {
    struct band {
        std::optional<constant> low, high;
        bool low_included = false, high_included = false;
        op_id value = op_id::none;
    };
    std::string name;
    std::vector<band> bands;
};

struct lookup_table {
    std::string name;
    std::vector<std::uint32_t> lists;  ///< one or two classifications
    std::uint32_t columns = 1;         ///< entries of the second
    std::vector<op_id> cells;          ///< row by row; none: `otherwise`
    op_id otherwise = op_id::none;
};

struct member_group {
    struct membership { std::uint32_t entry = no_index; validity holds; };
    std::string name;
    std::uint32_t of = no_index;       ///< classification
    std::vector<membership> memberships;
};

struct calendar {
    std::string name;
    bool closed_weekday[7] = {};       ///< 0 is Sunday
    std::vector<period> closed;
    std::vector<std::chrono::month_day> closed_yearly;
};

struct season {
    std::string name;
    texts label;
    std::chrono::month_day from, to;   ///< both included; to may lie before from: over the new year
};

struct mapping {
    std::string name;
    std::uint32_t from = no_index, to = no_index;
    std::vector<std::vector<std::uint32_t>> rows;  ///< by entry of `from`: entries of `to`, ascending
};

struct program {
    std::string name;
    texts title;
    std::string version;
    validity in_force;
    struct used_pack { std::string name; texts title; std::string version; validity in_force; };
    std::vector<used_pack> used_packs;         ///< directly or through others; by name
    vocabulary words;
    std::vector<operation> operations;
    std::vector<text::span> places;         ///< by operation: the part of a rule that it was made from, in the sources of the pack
    std::vector<op_id> operands;
    std::vector<constant> constants;
    std::vector<comprehension> comprehensions;
    std::vector<quantification> quantifications;
    std::vector<grouping> groupings;
    std::vector<choice> choices;
    std::vector<reach> reaches;
    std::vector<parameter> parameters;
    std::vector<definition> definitions;
    std::vector<host_declaration> host_functions;
    std::vector<band_table> bands;
    std::vector<lookup_table> tables;
    std::vector<member_group> members;
    std::vector<calendar> calendars;
    std::vector<season> seasons;
    std::vector<clock> clocks;
    std::vector<scoring> scorings;
    std::vector<ranking> rankings;
    std::vector<mapping> mappings;
    std::vector<criterion> criteria;
    std::vector<question> questions;
    std::vector<relation> relations;        ///< in the order of the pack
    std::vector<std::uint32_t> relation_order; ///< indices, those that others yield to first
    std::vector<routing> routings;
    std::vector<coverage> coverages;
    std::vector<outcome_group> outcomes;
    std::vector<paper> papers;
    applicability may_apply;                ///< of the criteria; made of the rest

    [[nodiscard]] const operation& operator[](op_id id) const noexcept { return operations[static_cast<std::size_t>(id)]; }
    [[nodiscard]] op_id operand(const operation& op, std::uint32_t which) const noexcept { return operands[op.first_operand + which]; }
};

/// One operation a line, for people who work on the engine.
[[nodiscard]] std::string disassemble(const program& of);

/// The first thing wrong with a program (an index out of range, an operand that does not come before its user, a wrong
/// number of operands), or an empty text. Linear in its size.
[[nodiscard]] std::string verify(const program& of);

}  // namespace quorate::plan
