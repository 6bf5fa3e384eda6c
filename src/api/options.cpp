#include "api/options.hpp"

#include <stdexcept>

#include "assess/settings.hpp"

namespace quorate::internal {

void apply_options(const review_options& options, assess::machine& on) {
    on.set_total_limit(options.total_step_limit);
    if (options.cancel) on.set_cancel(options.cancel);
    for (const auto& one : options.parameters)
        if (auto fault = assess::set_parameter(on, one.name, one.value); !fault.empty()) throw std::invalid_argument(fault);
    for (const auto& one : options.functions)
        if (auto fault = assess::set_host_function(on, one); !fault.empty()) throw std::invalid_argument(fault);
}

}  // namespace quorate::internal
