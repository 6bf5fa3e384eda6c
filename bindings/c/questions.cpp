// What is open, ranked by what it would settle.
#include "guard.hpp"
#include "options.hpp"
#include "parts.hpp"

using namespace quorate;
using namespace quorate::c;

namespace {

const open_point& point_of(const quorate_open_points* points, std::size_t point) { return checked_item(checked_handle(points).of.points, point, "open points"); }

const open_point::tried_value& tried_of(const quorate_open_points* points, std::size_t point, std::size_t value) {
    return checked_item(point_of(points, point).values, value, "values");
}

}  // namespace

quorate_status quorate_open_points_find(const quorate_pack* pack, const quorate_portfolio* portfolio, const quorate_review_options* options, quorate_open_points** points,
                                        quorate_error** error) noexcept {
    const auto from = memory_of(pack);
    return guarded_making(from, points, error, [&] {
        const auto asked = checked_review_options(options);
        return create<quorate_open_points>(from, find_open_points(checked_handle(pack).of, checked_handle(portfolio).of, asked),
                                           checked_handle(pack).of.vocabulary().languages);
    });
}

size_t quorate_open_points_count(const quorate_open_points* points) noexcept { return is_handle(points) ? points->of.points.size() : 0; }

size_t quorate_open_points_not_tried(const quorate_open_points* points) noexcept { return is_handle(points) ? points->of.not_tried : 0; }

quorate_status quorate_open_points_get(const quorate_open_points* points, size_t point, quorate_open_point* found, quorate_error** error) noexcept {
    return guarded(memory_of(points), error, [&] {
        const auto& one = point_of(points, point);
        hand_out({0, static_cast<std::int32_t>(one.what), borrowed(one.name), borrowed(one.label), borrowed(one.record.collection), borrowed(one.record.id),
                  borrowed(one.second.collection), borrowed(one.second.id), one.asked_of.size(), one.waiting.size(), one.values.size(), one.findings_at_least,
                  one.findings_at_most, one.outcomes_at_least, one.outcomes_at_most, one.all_values ? 1 : 0, 0}, found);
    });
}

quorate_status quorate_open_points_asked_of(const quorate_open_points* points, size_t point, size_t index, const quorate_texts** body, quorate_error** error) noexcept {
    return guarded(memory_of(points), error, [&] { hand_out_plain(borrowed(checked_item(point_of(points, point).asked_of, index, "bodies")), body); });
}

quorate_status quorate_open_points_waiting(const quorate_open_points* points, size_t point, size_t index, quorate_finding_name* finding, int32_t* alone,
                                           quorate_error** error) noexcept {
    return guarded(memory_of(points), error, [&] {
        const auto& one = checked_item(point_of(points, point).waiting, index, "findings");
        hand_out(lent_name(one.finding), finding);
        if (alone != nullptr) *alone = one.alone ? 1 : 0;
    });
}

quorate_status quorate_open_points_value(const quorate_open_points* points, size_t point, size_t value, quorate_tried_value* found, quorate_error** error) noexcept {
    return guarded(memory_of(points), error, [&] {
        const auto& one = tried_of(points, point, value);
        hand_out({0, 0, borrowed(one.value), borrowed(one.text), one.settles.size(), one.opens.size(), one.closes.size()}, found);
    });
}

quorate_status quorate_open_points_settles(const quorate_open_points* points, size_t point, size_t value, size_t index, quorate_finding_name* finding,
                                           quorate_error** error) noexcept {
    return guarded(memory_of(points), error, [&] { hand_out(lent_name(checked_item(tried_of(points, point, value).settles, index, "findings")), finding); });
}

quorate_status quorate_open_points_opens(const quorate_open_points* points, size_t point, size_t value, size_t index, quorate_outcome_name* outcome,
                                         quorate_error** error) noexcept {
    return guarded(memory_of(points), error, [&] { hand_out(lent_name(checked_item(tried_of(points, point, value).opens, index, "outcomes")), outcome); });
}

quorate_status quorate_open_points_closes(const quorate_open_points* points, size_t point, size_t value, size_t index, quorate_outcome_name* outcome,
                                          quorate_error** error) noexcept {
    return guarded(memory_of(points), error, [&] { hand_out(lent_name(checked_item(tried_of(points, point, value).closes, index, "outcomes")), outcome); });
}

quorate_status quorate_open_points_to_json(const quorate_open_points* points, quorate_string** json, quorate_error** error) noexcept {
    const auto from = memory_of(points);
    return guarded_making(from, json, error, [&] { return make_string(from, to_json(checked_handle(points).of)); });
}

quorate_status quorate_open_points_to_text(const quorate_open_points* points, quorate_text language, quorate_string** text, quorate_error** error) noexcept {
    const auto from = memory_of(points);
    return guarded_making(from, text, error, [&] { return make_string(from, to_text(checked_handle(points).of, checked_language(language, checked_handle(points).languages))); });
}

quorate_status quorate_open_points_free(quorate_open_points** points) noexcept { return destroy(points); }
