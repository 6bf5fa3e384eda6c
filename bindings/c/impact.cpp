// What other rules, or another day, change.
#include "guard.hpp"
#include "options.hpp"
#include "parts.hpp"

using namespace quorate;
using namespace quorate::c;

namespace {

quorate_reviewed_side checked_side(const quorate_reviewed_side* side) {
    if (side == nullptr) refuse(QUORATE_WRONG_USE, "a side is NULL");
    const auto given = checked_options(side);
    refuse_reserved(given.reserved, "a side");
    return given;
}

const record_impact& record_of(const quorate_impact* impact, std::size_t record) { return checked_item(checked_handle(impact).of.records, record, "records"); }

const changed_finding& finding_of(const quorate_impact* impact, std::size_t record, std::size_t index) {
    return checked_item(record == QUORATE_REST ? checked_handle(impact).of.portfolio : record_of(impact, record).findings, index, "findings");
}

const changed_outcome& outcome_of(const quorate_impact* impact, std::size_t record, std::size_t index) {
    return checked_item(record_of(impact, record).outcomes, index, "outcomes");
}

std::int32_t result_of(const std::optional<verdict>& one) noexcept { return one ? static_cast<std::int32_t>(*one) : QUORATE_NO_RESULT; }

void hand_out_rule(const std::vector<changed_rule>& among, std::size_t index, quorate_changed_rule* into) {
    const auto& one = checked_item(among, index, "declarations");
    hand_out({0, static_cast<std::int32_t>(one.what), borrowed(one.kind), borrowed(one.name)}, into);
}

}  // namespace

quorate_status quorate_impact_find(const quorate_reviewed_side* before, const quorate_reviewed_side* after, quorate_impact** impact, quorate_error** error) noexcept {
    const auto from = before != nullptr && before->struct_size >= sizeof(quorate_reviewed_side) ? memory_of(before->pack) : memory();
    return guarded_making(from, impact, error, [&] {
        const auto old_side = checked_side(before), new_side = checked_side(after);
        const auto old_asked = checked_review_options(old_side.options), new_asked = checked_review_options(new_side.options);
        return create<quorate_impact>(from, compare_reviews({checked_handle(old_side.pack).of, checked_handle(old_side.portfolio).of, old_asked},
                                                            {checked_handle(new_side.pack).of, checked_handle(new_side.portfolio).of, new_asked}),
                                      checked_handle(old_side.pack).of.vocabulary().languages);
    });
}

quorate_status quorate_impact_info_get(const quorate_impact* impact, quorate_impact_info* info, quorate_error** error) noexcept {
    return guarded(memory_of(impact), error, [&] {
        const auto& one = checked_handle(impact).of;
        hand_out({0, one.anything() ? 1 : 0, one.rules.size(), one.records.size(), one.unchanged, one.only_before.size(), one.only_after.size(), one.portfolio.size()}, info);
    });
}

quorate_status quorate_impact_rule(const quorate_impact* impact, size_t index, quorate_changed_rule* rule, quorate_error** error) noexcept {
    return guarded(memory_of(impact), error, [&] { hand_out_rule(checked_handle(impact).of.rules, index, rule); });
}

quorate_status quorate_impact_record(const quorate_impact* impact, size_t index, quorate_record_impact* record, quorate_error** error) noexcept {
    return guarded(memory_of(impact), error, [&] {
        const auto& one = record_of(impact, index);
        hand_out({0, 0, borrowed(one.about.collection), borrowed(one.about.id), borrowed(one.about.title), one.findings.size(), one.outcomes.size()}, record);
    });
}

quorate_status quorate_impact_finding(const quorate_impact* impact, size_t record, size_t index, quorate_changed_finding* finding, quorate_error** error) noexcept {
    return guarded(memory_of(impact), error, [&] {
        const auto& one = finding_of(impact, record, index);
        hand_out({0, static_cast<std::int32_t>(one.finding.grade), result_of(one.before), result_of(one.after), borrowed(one.finding.criterion), borrowed(one.finding.title),
                  borrowed(one.finding.about.collection), borrowed(one.finding.about.id), one.because.size()}, finding);
    });
}

quorate_status quorate_impact_finding_because(const quorate_impact* impact, size_t record, size_t finding, size_t index, quorate_changed_rule* rule,
                                              quorate_error** error) noexcept {
    return guarded(memory_of(impact), error, [&] { hand_out_rule(finding_of(impact, record, finding).because, index, rule); });
}

quorate_status quorate_impact_outcome(const quorate_impact* impact, size_t record, size_t index, quorate_changed_outcome* outcome, quorate_error** error) noexcept {
    return guarded(memory_of(impact), error, [&] {
        const auto& one = outcome_of(impact, record, index);
        hand_out({0, 0, static_cast<std::int32_t>(one.before), static_cast<std::int32_t>(one.after), borrowed(one.outcome.outcome), borrowed(one.outcome.title),
                  one.because.size()}, outcome);
    });
}

quorate_status quorate_impact_outcome_because(const quorate_impact* impact, size_t record, size_t outcome, size_t index, quorate_changed_rule* rule,
                                              quorate_error** error) noexcept {
    return guarded(memory_of(impact), error, [&] { hand_out_rule(outcome_of(impact, record, outcome).because, index, rule); });
}

quorate_status quorate_impact_only(const quorate_impact* impact, int32_t after, size_t index, quorate_text* collection, quorate_text* id,
                                   quorate_error** error) noexcept {
    return guarded(memory_of(impact), error, [&] {
        const auto& all = checked_handle(impact).of;
        if (after != 0 && after != 1) refuse(QUORATE_WRONG_USE, "`after` is 0 or 1");
        const auto& one = checked_item(after != 0 ? all.only_after : all.only_before, index, "records");
        hand_out_plain(borrowed(one.collection), collection);
        hand_out_plain(borrowed(one.id), id);
    });
}

quorate_status quorate_impact_to_json(const quorate_impact* impact, quorate_string** json, quorate_error** error) noexcept {
    const auto from = memory_of(impact);
    return guarded_making(from, json, error, [&] { return make_string(from, to_json(checked_handle(impact).of)); });
}

quorate_status quorate_impact_to_text(const quorate_impact* impact, quorate_text language, quorate_string** text, quorate_error** error) noexcept {
    const auto from = memory_of(impact);
    return guarded_making(from, text, error, [&] { return make_string(from, to_text(checked_handle(impact).of, checked_language(language, checked_handle(impact).languages))); });
}

quorate_status quorate_impact_free(quorate_impact** impact) noexcept { return destroy(impact); }
