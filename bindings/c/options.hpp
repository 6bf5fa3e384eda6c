// What a review is asked for.
#pragma once

#include "guard.hpp"

namespace quorate::c {

[[nodiscard]] review_options checked_review_options(const quorate_review_options* options);

}  // namespace quorate::c
