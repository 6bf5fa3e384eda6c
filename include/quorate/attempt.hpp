/// @file
/// The same functions for hosts that do without exceptions: what would have been thrown comes back as a value.
#pragma once

#include <exception>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

#include "quorate/pack.hpp"

namespace quorate::inline v1 {

enum class failure : std::uint8_t {
    wrong_use,      ///< an argument that cannot be: another pack's portfolio, a parameter that may not be set
    invalid_input,  ///< rules or data with errors
    limit_passed,   ///< an evaluation took more steps than allowed
    cancelled,      ///< the host asked to stop
    out_of_memory,
    internal,       ///< a fault of the engine
};

/// A value, or why there is none.
template <typename T>
struct attempted {
    std::optional<T> value;
    failure why = failure::internal;   ///< when there is no value
    std::string message;               ///< one sentence; empty when memory ran out
    [[nodiscard]] explicit operator bool() const noexcept { return value.has_value(); }
};

/// Calls a function and gives what it returns, or why it did not return: `attempt([&] { return make_review(rules, data, options); })`.
template <typename Function>
[[nodiscard]] attempted<std::invoke_result_t<Function>> attempt(Function&& function) noexcept {
    attempted<std::invoke_result_t<Function>> made;
    const auto failed = [&made](failure why, const char* message) noexcept {
        made.value.reset();
        made.why = why;
        try {
            made.message = message;
        } catch (...) {
            made.message.clear();
        }
    };
    try {
        made.value.emplace(std::forward<Function>(function)());
    } catch (const invalid_input& fault) {
        failed(failure::invalid_input, fault.what());
    } catch (const limit_exceeded& fault) {
        failed(failure::limit_passed, fault.what());
    } catch (const review_cancelled& fault) {
        failed(failure::cancelled, fault.what());
    } catch (const std::bad_alloc&) {
        failed(failure::out_of_memory, "");
    } catch (const std::logic_error& fault) {
        failed(failure::wrong_use, fault.what());
    } catch (const std::exception& fault) {
        failed(failure::internal, fault.what());
    } catch (...) {
        failed(failure::internal, "an exception that is no std::exception");
    }
    return made;
}

}  // namespace quorate
