// How the pairs of a relation can be found without looking at every pair: the parts of its condition that tell, of one record
// alone, which others come into question.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "plan/program.hpp"

namespace quorate::plan {

/// A variable of `any` inside the condition, to be bound to each member of a collection.
struct join_variable {
    std::uint32_t slot = 0;
    op_id collection = op_id::none;
};

/// What one of the two records gives: an operation that asks for that record alone, under variables.
struct join_side {
    std::vector<join_variable> variables;  ///< outer ones first
    op_id value = op_id::none;
};

enum class join_kind : std::uint8_t {
    same,        ///< the values are the same
    meeting,     ///< a member of the one is a member of the other; a single value is a set of one
    under,       ///< an entry of `left` stands at or under one of `right`
    similar,     ///< texts whose similarity is at least `least`
    shared_word, ///< texts that share a word
    near,        ///< entries that stand at or under one that is near both
};

/// A part without which the condition is false: where it is false for a pair, the relation does not hold for the pair.
struct join_part {
    join_kind kind{};
    join_side left, right;           ///< as in the operation
    bool left_is_first = true;       ///< `left` asks for the relation's first record, `right` for the second; or the reverse
    op_id least = op_id::none;       ///< of what is measured or counted: asks for no record
    bool strictly = false;           ///< it must be over `least`, and not only reach it
    opcode measure{};                ///< of similar: what is at least `least`
};

struct join_plan {
    std::array<std::vector<op_id>, 2> conditions;  ///< that ask for the first record alone, for the second alone
    std::vector<join_part> parts;                  ///< that bring the two together
};

/// Takes the condition of a relation apart. Only what must not be false is taken: the operands of `and`, and of `any … where`.
/// Linear in the size of the condition.
[[nodiscard]] join_plan plan_join(const program& of, const relation& rule);

}  // namespace quorate::plan
