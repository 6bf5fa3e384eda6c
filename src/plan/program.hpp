// The compiled program of a pack: typed operations and tables. It stands alone: no tree, no sources; it can be shared
// between threads and outlives everything it was made from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "quorate/review.hpp"
#include "quorate/vocabulary.hpp"

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
};

enum class quantification_kind : std::uint8_t { any, no, every, at_least, at_most };

struct quantification {
    quantification_kind kind{};
    std::uint32_t slot = 0;
    op_id bound = op_id::none;         ///< of at_least and at_most
    op_id collection = op_id::none;
    std::vector<op_id> filters;
    op_id satisfies = op_id::none;     ///< of every
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
};

struct criterion : rule {
    modality grade{};
    op_id met = op_id::none;
    message when_met, when_not_met, when_unknown;
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
        message say;
        std::vector<citation> citations;
    };
    std::vector<outcome> outcomes;
};

struct parameter {
    std::string name;
    op_id value = op_id::none;
    texts title, reading, owner;
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
    vocabulary words;
    std::vector<operation> operations;
    std::vector<op_id> operands;
    std::vector<constant> constants;
    std::vector<comprehension> comprehensions;
    std::vector<quantification> quantifications;
    std::vector<parameter> parameters;
    std::vector<mapping> mappings;
    std::vector<criterion> criteria;
    std::vector<question> questions;
    std::vector<relation> relations;        ///< in the order of the pack
    std::vector<std::uint32_t> relation_order; ///< indices, those that others yield to first
    std::vector<routing> routings;
    std::vector<coverage> coverages;
    std::vector<outcome_group> outcomes;

    [[nodiscard]] const operation& operator[](op_id id) const noexcept { return operations[static_cast<std::size_t>(id)]; }
    [[nodiscard]] op_id operand(const operation& op, std::uint32_t which) const noexcept { return operands[op.first_operand + which]; }
};

/// One operation a line, for people who work on the engine.
[[nodiscard]] std::string disassemble(const program& of);

/// The first thing wrong with a program (an index out of range, an operand that does not come before its user, a wrong
/// number of operands), or an empty text. Linear in its size.
[[nodiscard]] std::string verify(const program& of);

}  // namespace quorate::plan
