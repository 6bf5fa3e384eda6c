#include "api/options.hpp"

#include <algorithm>
#include <chrono>
#include <set>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "assess/settings.hpp"

namespace quorate::internal {

std::string fault_of_day(day as_of) {
    if (as_of == day::min()) return "a review needs a day: as_of is not set";
    if (as_of < day(std::chrono::year(1) / 1 / 1) || as_of > day(std::chrono::year(9999) / 12 / 31)) return "as_of is a day of the years 1 to 9999";
    return {};
}

std::vector<std::string> set_functions(const review_options& options, assess::machine& on) {
    std::vector<std::string> faults;
    std::set<std::string_view> given;
    for (const auto& one : options.functions)
        if (auto fault = assess::set_host_function(on, one); !fault.empty()) faults.push_back(std::move(fault));
        else if (!given.insert(one.name).second) faults.push_back("the host function `" + one.name + "` is given twice");
    return faults;
}

unsigned threads_of(const review_options& options) {
    constexpr unsigned most = 256;
    return std::clamp(options.threads, 1u, most);
}

void apply_options(const review_options& options, assess::machine& on) {
    if (auto fault = fault_of_day(options.as_of); !fault.empty()) throw std::invalid_argument(fault);
    on.set_total_limit(options.total_step_limit);
    if (options.cancel) on.set_cancel(options.cancel);
    for (const auto& one : options.parameters)
        if (auto fault = assess::set_parameter(on, one.name, one.value); !fault.empty()) throw std::invalid_argument(fault);
    if (const auto faults = set_functions(options, on); !faults.empty()) throw std::invalid_argument(faults.front());
}

}  // namespace quorate::internal
