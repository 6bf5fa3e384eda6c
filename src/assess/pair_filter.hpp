// Conditions of a relation tried on many pairs, by several threads.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "assess/machine.hpp"
#include "relate/pairs.hpp"

namespace quorate::assess {

struct filter_options {
    unsigned threads = 1;
    std::function<void(std::size_t done, std::size_t all)> progress;   ///< told now and then, in the calling thread
};

/// Those of the pairs for which the condition of the relation is not false, in their order. Each thread has a machine of its own, made
/// when it is first needed and kept with what it has read, so that what `on` learns on the way is the same for any number of threads. Throws what the first pair that fails throws, or
/// quorate::review_cancelled.
[[nodiscard]] std::vector<relate::pair> those_that_may_hold(machine& on, std::vector<std::unique_ptr<machine>>& machines, std::uint32_t relation,
                                                            std::vector<relate::pair> pairs, const filter_options& options);

}  // namespace quorate::assess
