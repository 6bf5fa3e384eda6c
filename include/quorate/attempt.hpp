/// @file
/// The same functions for hosts that do without exceptions: what would have been thrown comes back as a value. Where exceptions are
/// turned off (-fno-exceptions), all public headers can be included; what can do nothing but throw is then not there, which is
/// `attempt` itself, `or_throw`, the throwing half of quorate/files.hpp and from_json of quorate/json.hpp.
#pragma once

#include <cstdint>
#include <exception>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "quorate/draft.hpp"
#include "quorate/pack.hpp"
#include "quorate/record.hpp"

namespace quorate::inline v1 {

enum class failure : std::uint8_t {
    wrong_use,      ///< an argument that cannot be: another pack's portfolio, a parameter that may not be set
    invalid_input,  ///< rules or data with errors
    limit_passed,   ///< an evaluation took more steps than allowed
    cancelled,      ///< the host asked to stop
    out_of_memory,
    internal,       ///< a fault of the engine, or what a callback threw that is none of these
    host_failed,    ///< a function of the host threw quorate::host_failed
    unreadable,     ///< a file cannot be read
};

/// What a function of the host throws when it cannot go on, so that `attempt` tells it from a fault of the engine.
struct QUORATE_API host_failed : std::exception {
    explicit host_failed(std::string why) : message(std::move(why)) {}
    [[nodiscard]] const char* what() const noexcept override { return message.c_str(); }
    std::string message;
};

/// A file that cannot be read (quorate/files.hpp); the message names it.
struct QUORATE_API unreadable : std::runtime_error {
    explicit unreadable(const std::string& message, bool size = false) : std::runtime_error(message), too_large(size) {}
    bool too_large = false;  ///< it passes most_file_bytes
};

/// A value, or why there is none.
template <typename T>
struct attempted {
    std::optional<T> value;
    failure why = failure::internal;   ///< when there is no value
    std::string message;               ///< one sentence; empty when memory ran out
    [[nodiscard]] explicit operator bool() const noexcept { return value.has_value(); }
};

/// Whether something was done that gives no value, or why it was not.
template <>
struct attempted<void> {
    bool done = false;
    failure why = failure::internal;   ///< when it was not done
    std::string message;               ///< one sentence; empty when memory ran out
    [[nodiscard]] explicit operator bool() const noexcept { return done; }
};

#if defined(__cpp_exceptions)
/// Calls a function and gives what it returns, or why it did not return: `attempt([&] { return make_review(rules, data, options); })`.
/// A function without a value gives attempted<void>.
template <typename Function>
[[nodiscard]] attempted<std::invoke_result_t<Function>> attempt(Function&& function) noexcept {
    using result = std::invoke_result_t<Function>;
    attempted<result> made;
    const auto failed = [&made](failure why, const char* message) noexcept {
        if constexpr (!std::is_void_v<result>) made.value.reset();
        made.why = why;
        try {
            made.message = message;
        } catch (...) {
            made.message.clear();
        }
    };
    try {
        if constexpr (std::is_void_v<result>) {
            std::forward<Function>(function)();
            made.done = true;
        } else {
            made.value.emplace(std::forward<Function>(function)());
        }
    } catch (const invalid_input& fault) {
        failed(failure::invalid_input, fault.what());
    } catch (const limit_exceeded& fault) {
        failed(failure::limit_passed, fault.what());
    } catch (const review_cancelled& fault) {
        failed(failure::cancelled, fault.what());
    } catch (const host_failed& fault) {
        failed(failure::host_failed, fault.what());
    } catch (const unreadable& fault) {
        failed(failure::unreadable, fault.what());
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
#endif

// The same for hosts that are compiled without exceptions: what is thrown is caught in the library.

[[nodiscard]] QUORATE_API attempted<pack> attempt_pack(const std::vector<document>& files) noexcept;
/// As load_portfolio: there is a value even where data has errors, and the diagnostics in it tell them.
[[nodiscard]] QUORATE_API attempted<checked<portfolio>> attempt_portfolio(const pack& rules, const std::vector<document>& data) noexcept;
[[nodiscard]] QUORATE_API attempted<review> attempt_review(const pack& rules, const portfolio& data, const review_options& options) noexcept;
[[nodiscard]] QUORATE_API attempted<std::vector<related_pair>> attempt_relations(const pack& rules, const portfolio& data, const review_options& options) noexcept;

/// record::set and record::append; one that is refused changes nothing.
[[nodiscard]] QUORATE_API attempted<void> attempt_set(record& of, std::string_view field, field_value to) noexcept;
[[nodiscard]] QUORATE_API attempted<void> attempt_append(record& of, std::string_view field, field_value item) noexcept;

/// What a portfolio_draft does.
[[nodiscard]] QUORATE_API attempted<portfolio_draft> attempt_draft(const pack& rules) noexcept;
[[nodiscard]] QUORATE_API attempted<diagnostics> attempt_read(portfolio_draft& into, document data) noexcept;
[[nodiscard]] QUORATE_API attempted<bool> attempt_put(portfolio_draft& into, std::string_view collection, record given, bool subject = false) noexcept;
[[nodiscard]] QUORATE_API attempted<bool> attempt_remove(portfolio_draft& from, std::string_view collection, std::string_view id) noexcept;
[[nodiscard]] QUORATE_API attempted<std::size_t> attempt_clear(portfolio_draft& of, std::string_view collection) noexcept;
[[nodiscard]] QUORATE_API attempted<checked<portfolio>> attempt_make(const portfolio_draft& of) noexcept;

}  // namespace quorate
