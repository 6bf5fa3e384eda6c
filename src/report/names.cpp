// The stable names of the enumerations of reviews and explanations.
#include "quorate/explanation.hpp"
#include "quorate/impact.hpp"

namespace quorate::inline v1 {

std::string_view to_string(modality grade) noexcept {
    static constexpr std::string_view names[] = {"must", "should", "may"};
    return names[static_cast<std::size_t>(grade)];
}

std::string_view to_string(verdict result) noexcept {
    static constexpr std::string_view names[] = {"met", "not-met", "unknown", "to-be-judged", "not-applicable", "derogated"};
    return names[static_cast<std::size_t>(result)];
}

std::string_view to_string(relation_grade grade) noexcept {
    static constexpr std::string_view names[] = {"bar", "bar-unless-reasoned", "note"};
    return names[static_cast<std::size_t>(grade)];
}

std::string_view to_string(relation_state state) noexcept {
    static constexpr std::string_view names[] = {"candidate", "confirmed", "rejected", "possible", "accepted"};
    return names[static_cast<std::size_t>(state)];
}

std::string_view to_string(clock_state state) noexcept {
    static constexpr std::string_view names[] = {"not-started", "running", "paused", "ended", "expired", "unknown"};
    return names[static_cast<std::size_t>(state)];
}

std::string_view to_string(fit result) noexcept {
    static constexpr std::string_view names[] = {"fits", "does-not-fit", "unknown"};
    return names[static_cast<std::size_t>(result)];
}

std::string_view to_string(pair_finding found) noexcept {
    static constexpr std::string_view names[] = {"candidate", "confirmed", "rejected", "possible", "accepted", "does-not-hold", "yields", "not-in-force", "other-collections"};
    return names[static_cast<std::size_t>(found)];
}

std::string_view to_string(outcome_state state) noexcept {
    static constexpr std::string_view names[] = {"closed", "undecided", "open"};
    return names[static_cast<std::size_t>(state)];
}

}  // namespace quorate
