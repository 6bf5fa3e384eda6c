// Functions of the host that came in with the options of a review.
#pragma once

#include <vector>

#include "guard.hpp"

namespace quorate::c {

[[nodiscard]] std::vector<host_function> checked_host_functions(const quorate_host_function* first, std::size_t count);

}  // namespace quorate::c
