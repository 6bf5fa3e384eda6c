// Clocks, scorings and routings of a record under review.
#include "guard.hpp"
#include "parts.hpp"

using namespace quorate;
using namespace quorate::c;

namespace {

const clock_reading& clock_of(const quorate_review* review, std::size_t subject, std::size_t index) {
    return checked_item(subject_of(review, subject).clocks, index, "clocks");
}

const scoring& scoring_of(const quorate_review* review, std::size_t subject, std::size_t index) {
    return checked_item(subject_of(review, subject).scorings, index, "scorings");
}

const routing& routing_of(const quorate_review* review, std::size_t subject, std::size_t index) {
    return checked_item(subject_of(review, subject).routings, index, "routings");
}

const route& route_of(const quorate_review* review, std::size_t subject, std::size_t routing, std::size_t index) {
    return checked_item(routing_of(review, subject, routing).routes, index, "routes");
}

}  // namespace

quorate_status quorate_review_clock(const quorate_review* review, size_t subject, size_t index, quorate_clock* clock, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = clock_of(review, subject, index);
        hand_out({0, static_cast<std::int32_t>(one.state), borrowed(one.name), borrowed(one.title), written(one.started), written(one.deadline), one.pauses.size(),
                  one.missing_facts.size(), lent_citations(one.citations)}, clock);
    });
}

quorate_status quorate_review_clock_pause(const quorate_review* review, size_t subject, size_t clock, size_t index, quorate_day* first, quorate_day* last,
                                          quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = checked_item(clock_of(review, subject, clock).pauses, index, "pauses");
        if (last == nullptr) refuse(QUORATE_WRONG_USE, "there is no place for the last day: a pointer is NULL");
        hand_out_plain(written(one.first), first);
        hand_out_plain(written(one.last), last);
    });
}

quorate_status quorate_review_clock_missing(const quorate_review* review, size_t subject, size_t clock, size_t index, quorate_missing* missing,
                                            quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] { hand_out_missing(clock_of(review, subject, clock).missing_facts, index, missing); });
}

quorate_status quorate_review_scoring(const quorate_review* review, size_t subject, size_t index, quorate_scoring* scoring, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = scoring_of(review, subject, index);
        hand_out({0, static_cast<std::int32_t>(one.result), borrowed(one.name), borrowed(one.title), borrowed(one.points), borrowed(one.weighted_points), one.parts.size(),
                  one.missing_facts.size(), lent_citations(one.citations)}, scoring);
    });
}

quorate_status quorate_review_score(const quorate_review* review, size_t subject, size_t scoring, size_t index, quorate_score* score, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = checked_item(scoring_of(review, subject, scoring).parts, index, "parts");
        hand_out({0, static_cast<std::int32_t>(one.passes), borrowed(one.name), borrowed(one.label), borrowed(one.points), borrowed(one.out_of), borrowed(one.weight),
                  borrowed(one.at_least)}, score);
    });
}

quorate_status quorate_review_scoring_missing(const quorate_review* review, size_t subject, size_t scoring, size_t index, quorate_missing* missing,
                                              quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] { hand_out_missing(scoring_of(review, subject, scoring).missing_facts, index, missing); });
}

quorate_status quorate_review_routing(const quorate_review* review, size_t subject, size_t index, quorate_routing* routing, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = routing_of(review, subject, index);
        hand_out({0, 0, borrowed(one.name), borrowed(one.title), one.routes.size(), lent_citations(one.citations)}, routing);
    });
}

quorate_status quorate_review_route(const quorate_review* review, size_t subject, size_t routing, size_t index, quorate_route* route, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = route_of(review, subject, routing, index);
        hand_out({0, static_cast<std::int32_t>(one.result), borrowed(one.target.collection), borrowed(one.target.id), borrowed(one.target.title), borrowed(one.message),
                  one.considerations.size(), one.missing_facts.size()}, route);
    });
}

quorate_status quorate_review_consideration(const quorate_review* review, size_t subject, size_t routing, size_t route, size_t index,
                                            quorate_consideration* consideration, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = checked_item(route_of(review, subject, routing, route).considerations, index, "considerations");
        hand_out({0, static_cast<std::int32_t>(one.result), borrowed(one.name), borrowed(one.label), lent_values(one.shared)}, consideration);
    });
}

quorate_status quorate_review_route_missing(const quorate_review* review, size_t subject, size_t routing, size_t route, size_t index, quorate_missing* missing,
                                            quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] { hand_out_missing(route_of(review, subject, routing, route).missing_facts, index, missing); });
}
