// A part that a rule would count, made by asking the rule's own conditions.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "vary/goal.hpp"
#include "vary/values.hpp"

namespace quorate::vary {

/// Where a rule goes through the parts of a field: its variable, the conditions it sets, and what it takes of each.
struct passage {
    const plan::rule* rule = nullptr;
    std::uint32_t slot = 0;
    std::vector<plan::op_id> conditions;
    std::vector<plan::op_id> taken;
};

/// Passages over a field of the rule's subject, in the order of the program, lets and other rules left aside.
[[nodiscard]] std::vector<passage> passages_over(const plan::program& program, const plan::rule& rule, plan::op_id op, std::uint32_t type, std::uint32_t field);

/// Values of a new part that pass the conditions of a passage, one list for each value that what is taken may have. `make` gives a trial with
/// a part of those values added, as the last of the field.
using part_maker = std::function<std::shared_ptr<trial>(const std::vector<part_value>&)>;
[[nodiscard]] std::vector<std::vector<part_value>> parts_that_pass(bench& on, record_ref about, std::uint32_t field, const passage& through, const quantities& met,
                                                                    const part_maker& make, std::size_t most);

}  // namespace quorate::vary
