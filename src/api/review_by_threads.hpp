// A review made by several threads.
#pragma once

#include <optional>

#include "explain/review.hpp"
#include "quorate/pack.hpp"

namespace quorate::internal {

/// Whether threads can share a review: not where there are relations or rankings, which are found once for all records, nor where there are functions of
/// the host, which are called in one thread.
[[nodiscard]] bool can_be_shared_out(const plan::program& program, const review_options& options);

/// What `first.make(options.only)` gives, its records shared out among threads; `first` works over `on` and in this thread. Nothing where a limit
/// of steps was passed: one thread alone then says whether the review passes it, so that it does not depend on the number of threads.
[[nodiscard]] std::optional<review> review_by_threads(explain::reviewer& first, assess::machine& on, const review_options& options);

}  // namespace quorate::internal
