// What to write in place of what somebody wrote, where the kinds of values tell what was meant.
#pragma once

#include <string>
#include <string_view>

#include "check/context.hpp"

namespace quorate::check {

/// `p.proposers.count`: a field that other languages know of a value that is no record. Empty where nothing is likely to be meant.
[[nodiscard]] std::string advice_for_field(const context& all, node_id owner, const value_type& of, std::string_view field);

/// A number of days that is compared with a length of time: `as-of - p.submitted > 30 days`. Empty for everything else.
[[nodiscard]] std::string advice_for_days(const context& all, node_id comparison, const value_type& left, const value_type& right);

}  // namespace quorate::check
