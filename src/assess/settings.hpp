// Values that a user of a pack gives to its parameters.
#pragma once

#include <string>
#include <string_view>

#include "assess/machine.hpp"

namespace quorate::assess {

/// Sets a parameter from its text; why that cannot be, in one sentence, or nothing. A parameter may be set when its pack says so,
/// within the bounds it names, to a single value of its type.
[[nodiscard]] std::string set_parameter(machine& on, std::string_view name, std::string_view text);

/// Lets a function of the host answer to the declaration of its name; why that cannot be, or an empty text. It must outlive the machine.
[[nodiscard]] std::string set_host_function(machine& on, const host_function& given);

}  // namespace quorate::assess
