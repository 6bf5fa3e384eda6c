// Open points of a portfolio, and what they would settle.
#pragma once

#include <string>
#include <vector>

#include "quorate/questions.hpp"
#include "vary/trial.hpp"

namespace quorate::vary {

/// `only`: ids of the records under review that are asked about; empty: all.
[[nodiscard]] open_points rank_points(bench& on, const std::vector<std::string>& only);

}  // namespace quorate::vary
