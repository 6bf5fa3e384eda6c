// Rules taken apart for one record: as JSON and text, and part by part.
#include "guard.hpp"
#include "options.hpp"
#include "parts.hpp"
#include "quorate/explanation.hpp"

using namespace quorate;
using namespace quorate::c;

namespace {

std::vector<explanation> explain(const quorate_pack* pack, const quorate_portfolio* portfolio, const quorate_review_options* options, quorate_text id, quorate_text criterion) {
    const auto asked = checked_review_options(options);
    const auto& rules = checked_handle(pack).of;
    const auto& data = checked_handle(portfolio).of;
    const std::string of(checked_text(id, "id")), by(checked_text(criterion, "criterion"));
    auto all = make_explanations(rules, data, asked, of, by);
    if (!all.empty()) return all;
    if (by.empty() || make_explanations(rules, data, asked, of).empty()) refuse(QUORATE_NOT_FOUND, "no criterion speaks of a record `" + of + "`");
    refuse(QUORATE_NOT_FOUND, "no criterion `" + by + "` speaks of the record `" + of + "`");
}

const explanation& explanation_of(const quorate_explanations* explanations, std::size_t index) {
    return checked_item(checked_handle(explanations).all, index, "explanations");
}

const explained_part& checked_part(const quorate_part* part) {
    if (part == nullptr) refuse(QUORATE_WRONG_USE, "the part is NULL");
    return *reinterpret_cast<const explained_part*>(part);
}

}  // namespace

quorate_status quorate_explain_to_json(const quorate_pack* pack, const quorate_portfolio* portfolio, const quorate_review_options* options, quorate_text id,
                                       quorate_text criterion, quorate_string** json, quorate_error** error) noexcept {
    const auto from = memory_of(pack);
    return guarded_making(from, json, error, [&] { return make_string(from, to_json(explain(pack, portfolio, options, id, criterion))); });
}

quorate_status quorate_explain_to_text(const quorate_pack* pack, const quorate_portfolio* portfolio, const quorate_review_options* options, quorate_text id,
                                       quorate_text criterion, quorate_text language, quorate_string** text, quorate_error** error) noexcept {
    const auto from = memory_of(pack);
    return guarded_making(from, text, error, [&] {
        const auto spoken = checked_language(language, checked_handle(pack).of.vocabulary().languages);
        return make_string(from, to_text(explain(pack, portfolio, options, id, criterion), spoken));
    });
}

quorate_status quorate_explanations_find(const quorate_pack* pack, const quorate_portfolio* portfolio, const quorate_review_options* options, quorate_text id,
                                         quorate_text criterion, quorate_explanations** explanations, quorate_error** error) noexcept {
    const auto from = memory_of(pack);
    return guarded_making(from, explanations, error, [&] { return create<quorate_explanations>(from, explain(pack, portfolio, options, id, criterion)); });
}

size_t quorate_explanations_count(const quorate_explanations* explanations) noexcept { return is_handle(explanations) ? explanations->all.size() : 0; }

quorate_status quorate_explanations_get(const quorate_explanations* explanations, size_t index, quorate_explanation* explanation, quorate_error** error) noexcept {
    return guarded(memory_of(explanations), error, [&] {
        const auto& one = explanation_of(explanations, index);
        const auto& about = one.finding;
        hand_out({0, static_cast<std::int32_t>(about.grade), static_cast<std::int32_t>(about.result), one.is_in_force ? 1 : 0, borrowed(about.criterion),
                  borrowed(about.about.collection), borrowed(about.about.id), borrowed(about.title), borrowed(about.message), lent_place(one.where),
                  lent_part(one.applies), lent_part(one.met), one.lets.size(), one.overridden_by.size(), lent_citations(about.citations), about.missing_facts.size()}, explanation);
    });
}

quorate_status quorate_explanations_missing(const quorate_explanations* explanations, size_t explanation, size_t index, quorate_missing* missing,
                                            quorate_error** error) noexcept {
    return guarded(memory_of(explanations), error, [&] { hand_out_missing(explanation_of(explanations, explanation).finding.missing_facts, index, missing); });
}

quorate_status quorate_explanations_let(const quorate_explanations* explanations, size_t explanation, size_t index, quorate_text* name,
                                        const quorate_texts** label, const quorate_part** part, quorate_error** error) noexcept {
    return guarded(memory_of(explanations), error, [&] {
        const auto& one = checked_item(explanation_of(explanations, explanation).lets, index, "lets");
        hand_out_plain(lent_part(one.part), part);
        if (name != nullptr) *name = borrowed(one.name);
        if (label != nullptr) *label = borrowed(one.label);
    });
}

quorate_status quorate_explanations_overriding(const quorate_explanations* explanations, size_t explanation, size_t index, quorate_text* criterion,
                                               const quorate_texts** title, const quorate_part** applies, quorate_error** error) noexcept {
    return guarded(memory_of(explanations), error, [&] {
        const auto& one = checked_item(explanation_of(explanations, explanation).overridden_by, index, "overriding criteria");
        hand_out_plain(borrowed(one.criterion), criterion);
        if (title != nullptr) *title = borrowed(one.title);
        if (applies != nullptr) *applies = lent_part(one.applies);
    });
}

quorate_status quorate_part_get(const quorate_part* part, quorate_part_info* info, quorate_error** error) noexcept {
    return guarded({}, error, [&] {
        const auto& one = checked_part(part);
        const auto* const who = one.who ? &*one.who : nullptr;
        hand_out({0, static_cast<std::int32_t>(one.is), one.node, who != nullptr ? 1 : 0, borrowed(one.operation), borrowed(one.wording), lent_place(one.where),
                  borrowed(one.label), borrowed(one.value), borrowed(one.gap), one.missing_facts.size(), one.parts.size(), who != nullptr ? who->at_least : 0,
                  who != nullptr ? who->at_most : 0, who != nullptr ? who->items.size() : 0}, info);
    });
}

quorate_status quorate_part_part(const quorate_part* part, size_t index, const quorate_part** found, quorate_error** error) noexcept {
    return guarded({}, error, [&] { hand_out_plain(lent_part(checked_item(checked_part(part).parts, index, "parts")), found); });
}

quorate_status quorate_part_missing(const quorate_part* part, size_t index, quorate_missing* missing, quorate_error** error) noexcept {
    return guarded({}, error, [&] { hand_out_missing(checked_part(part).missing_facts, index, missing); });
}

quorate_status quorate_part_item(const quorate_part* part, size_t index, quorate_counted* item, quorate_error** error) noexcept {
    return guarded({}, error, [&] {
        const auto& one = checked_part(part);
        if (!one.who) refuse(QUORATE_NOT_FOUND, "the part is no set or list");
        hand_out_counted(one.who->items, index, item);
    });
}

quorate_status quorate_explanations_free(quorate_explanations** explanations) noexcept { return destroy(explanations); }
