// The last step of making a portfolio, however its records came.
#pragma once

#include <memory>

#include "api/content.hpp"
#include "quorate/pack.hpp"
#include "text/diagnostic_sink.hpp"

namespace quorate::internal {

/// Leaves out answers, confirmations and derogations that do not count, and reports them.
[[nodiscard]] std::shared_ptr<const portfolio_content> finish_portfolio(std::shared_ptr<const pack_content> pack, data::portfolio data, text::diagnostic_sink& problems);

/// What a portfolio holds. Throws std::invalid_argument when it was loaded with another pack.
[[nodiscard]] const portfolio_content& matching(const pack& rules, const portfolio& data);

}  // namespace quorate::internal
