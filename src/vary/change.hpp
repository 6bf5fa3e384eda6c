// What may be different in a portfolio: a value, an item, an answer, a decision on a relation.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "plan/program.hpp"
#include "plan/reads.hpp"
#include "portfolio/variation.hpp"

namespace quorate::vary {

using data::cell;
using data::record_ref;

/// What a field of a new part holds.
struct part_value {
    std::uint32_t field = 0;
    std::vector<cell> items;             ///< one for a field of one value
    friend bool operator==(const part_value&, const part_value&) = default;
};

struct change {
    enum class kind : std::uint8_t {
        put,       ///< a value into a field; with no item: it is no longer stated
        put_all,   ///< all items of a field of many values
        add,       ///< one more item of a field of many values: the first of `items`, or a new part
        drop,      ///< one item less of a field of many values: the first of `items`
        answer,    ///< to a question
        withdraw,  ///< all answers to a question about the record
        decide,    ///< whether a relation between two records holds
    };
    kind what{};
    record_ref record;                   ///< whose field it is, about whom the question is, the first of the pair
    std::uint32_t index = no_index;      ///< the field, the question or the relation
    std::vector<cell> items;
    std::vector<part_value> part;        ///< of a new part
    std::string answer;                  ///< as answers are written in data
    record_ref second;                   ///< of a decision
    bool confirmed = false;              ///< of a decision
    friend bool operator==(const change&, const change&) = default;
};

/// A change of one field. The fields of `change` that it has no use for stay empty.
[[nodiscard]] inline change change_of(change::kind what, record_ref record, std::uint32_t field, std::vector<cell> items) {
    change made;
    made.what = what;
    made.record = record;
    made.index = field;
    made.items = std::move(items);
    return made;
}

/// Makes the changes, in their order. An answer and a decision are given on that day, by the first who may; they take the place of others.
void apply(std::span<const change> changes, const plan::program& program, day as_of, data::portfolio& into);

/// Whether what a rule reads may differ by it.
[[nodiscard]] bool bears_on(const change& one, const plan::readings& on, const plan::program& program);

}  // namespace quorate::vary
