// Which values a fact may have, as far as they can be listed, and which tell rules apart.
#pragma once

#include <vector>

#include "assess/machine.hpp"
#include "vary/change.hpp"

namespace quorate::vary {

/// Quantities that an evaluation came upon: what a value of the same kind may be held against.
struct quantities {
    std::vector<rational> numbers;
    std::vector<money> amounts;
    std::vector<day> days;
    std::vector<duration> lengths;
};

/// Collects them while it listens to a machine.
class quantity_trace final : public assess::trace {
public:
    [[nodiscard]] bool every_operation() const override { return true; }
    void leave(plan::op_id op, const assess::value& result, assess::frame& in) override;
    /// Ascending, each once.
    [[nodiscard]] quantities take();

private:
    quantities found_;
};

struct value_list {
    std::vector<cell> values;
    bool complete = false;     ///< there are no others
};

/// Values that a field of one such value may have: all entries of a list, both truths; of what has no end, those that tell the quantities apart,
/// ascending. `most` bounds how many.
[[nodiscard]] value_list values_of(const plan::program& program, const data::portfolio& data, const field_type& type, const quantities& met, day as_of, std::size_t most);

/// A cell as the machine has it. The machine keeps texts.
[[nodiscard]] assess::value as_value(const cell& one, const field_type& type, assess::machine& on);
/// A cell as data files write it.
[[nodiscard]] std::string as_data(const cell& one, const field_type& type, const plan::program& program, const data::portfolio& data);
/// An answer as the machine has it.
[[nodiscard]] assess::value answer_value(const std::string& answer, const plan::question& question, assess::machine& on);
/// Answers that a question may get.
struct answer_list {
    std::vector<std::string> values;
    bool complete = false;
};
[[nodiscard]] answer_list answers_of(const plan::program& program, const plan::question& question, const quantities& met, day as_of, std::size_t most);

}  // namespace quorate::vary
