// Parts of a review by index; refused when they are not there.
#pragma once

#include "guard.hpp"

namespace quorate::c {

[[nodiscard]] const subject_review& subject_of(const quorate_review* review, std::size_t subject);
[[nodiscard]] const finding& finding_of(const quorate_review* review, std::size_t subject, std::size_t index);
[[nodiscard]] const question& question_of(const quorate_review* review, std::size_t subject, std::size_t index);
[[nodiscard]] const related_pair& relation_of(const quorate_review* review, std::size_t subject, std::size_t index);
[[nodiscard]] const outcome& outcome_of(const quorate_review* review, std::size_t subject, std::size_t index);
/// One of the reasons why something is unknown, for the caller.
void hand_out_missing(const std::vector<missing>& among, std::size_t index, quorate_missing* into);
/// One of those that a rule counted, for the caller.
void hand_out_counted(const std::vector<counted>& among, std::size_t index, quorate_counted* into);

/// Lists that are lent as they stand.
[[nodiscard]] inline const quorate_citations* lent_citations(const std::vector<citation>& all) noexcept { return reinterpret_cast<const quorate_citations*>(&all); }
[[nodiscard]] inline const quorate_values* lent_values(const std::vector<shown_value>& all) noexcept { return reinterpret_cast<const quorate_values*>(&all); }
[[nodiscard]] inline const quorate_tallies* lent_tallies(const std::vector<tally>& all) noexcept { return reinterpret_cast<const quorate_tallies*>(&all); }

[[nodiscard]] inline const quorate_part* lent_part(const explained_part& part) noexcept { return reinterpret_cast<const quorate_part*>(&part); }
[[nodiscard]] inline const quorate_part* lent_part(const std::optional<explained_part>& part) noexcept { return part ? lent_part(*part) : nullptr; }

[[nodiscard]] quorate_place lent_place(const place& from) noexcept;
/// A day in the caller's memory; empty when there is none.
[[nodiscard]] quorate_day written(std::optional<day> on);

[[nodiscard]] inline quorate_finding_name lent_name(const finding_name& one) noexcept {
    return {0, static_cast<std::int32_t>(one.grade), borrowed(one.criterion), borrowed(one.title), borrowed(one.about.collection), borrowed(one.about.id)};
}
[[nodiscard]] inline quorate_outcome_name lent_name(const outcome_name& one) noexcept {
    return {0, 0, borrowed(one.outcome), borrowed(one.title), borrowed(one.about.collection), borrowed(one.about.id)};
}

}  // namespace quorate::c
