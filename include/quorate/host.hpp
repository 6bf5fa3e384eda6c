/// @file
/// Functions that the host gives to rules: a rule file declares `host function name (argument : type, …) : type`, and a review is asked
/// for with the function itself.
///
/// A host function is called with values only: no record, no review, no engine. It is the host's duty that it is pure: the same values
/// give the same answer, on every call, day, thread and machine; else the reviews are no longer the same for the same input. It is
/// called in the thread that reviews (in several at once when review_options::threads asks for them), any number of times, in no order that may be relied on, and only when all that it is asked with
/// is known: what is not makes the result unknown, with the same reasons.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "quorate/exact.hpp"
#include "quorate/vocabulary.hpp"

namespace quorate::inline v1 {

/// An entry of a list or taxonomy, by name and id.
struct host_entry {
    std::string list;
    std::string id;
    friend bool operator==(const host_entry&, const host_entry&) = default;
};

/// A value that passes between rules and host. A text comes with every language in which it is stated.
using host_value = std::variant<bool, rational, money, texts, day, period, duration, host_entry>;

/// The type of such a value: truth, number, money, text, date, period, duration or entry.
struct host_type {
    type_kind kind = type_kind::number;
    std::string list;  ///< of an entry: the name of its list or taxonomy
    friend bool operator==(const host_type&, const host_type&) = default;
};

/// What a host function answers: a value, or why there is none.
class host_answer {
public:
    host_answer(host_value answered) : value_(std::move(answered)) {}  // NOLINT: a value is an answer
    /// There is none; the reason, one sentence in UTF-8, stands in the review where the value is missing.
    [[nodiscard]] static host_answer unknown(std::string because) {
        host_answer made;
        made.because_ = std::move(because);
        return made;
    }
    [[nodiscard]] const std::optional<host_value>& value() const noexcept { return value_; }
    [[nodiscard]] const std::string& because() const noexcept { return because_; }

private:
    host_answer() = default;
    std::optional<host_value> value_;
    std::string because_;
};

/// A function for one review. Its types must be those that the pack declares: else faults_of tells, and make_review throws
/// std::invalid_argument. What `answer` throws comes out of make_review; an answer of another type than `result` is
/// std::invalid_argument.
struct host_function {
    std::string name;                  ///< as the pack declares it
    std::vector<host_type> arguments;
    host_type result;
    std::function<host_answer(std::span<const host_value>)> answer;
};

}  // namespace quorate
