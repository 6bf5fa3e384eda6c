// Relations taken apart for two records: as JSON and text, and part by part.
#include "guard.hpp"
#include "options.hpp"
#include "parts.hpp"
#include "quorate/explanation.hpp"

using namespace quorate;
using namespace quorate::c;

namespace {

const pair_explanation& pair_of(const quorate_pair_explanations* explanations, std::size_t index) {
    return checked_item(checked_handle(explanations).all, index, "explanations");
}

}  // namespace

quorate_status quorate_pair_explanations_find(const quorate_pack* pack, const quorate_portfolio* portfolio, const quorate_review_options* options, quorate_text first,
                                              quorate_text second, quorate_text relation, quorate_pair_explanations** explanations, quorate_error** error) noexcept {
    const auto from = memory_of(pack);
    return guarded_making(from, explanations, error, [&] {
        const auto asked = checked_review_options(options);
        const auto& rules = checked_handle(pack).of;
        auto all = explain_pair(rules, checked_handle(portfolio).of, asked, checked_text(first, "first"), checked_text(second, "second"), checked_text(relation, "relation"));
        if (!all) {
            const auto& why = all.diagnostics.front();
            refuse(QUORATE_NOT_FOUND, why.message + (why.help.empty() ? "" : "; " + why.help));
        }
        return create<quorate_pair_explanations>(from, *std::move(all.value), rules.vocabulary().languages);
    });
}

size_t quorate_pair_explanations_count(const quorate_pair_explanations* explanations) noexcept { return is_handle(explanations) ? explanations->all.size() : 0; }

quorate_status quorate_pair_explanations_get(const quorate_pair_explanations* explanations, size_t index, quorate_pair_explanation* explanation,
                                             quorate_error** error) noexcept {
    return guarded(memory_of(explanations), error, [&] {
        const auto& one = pair_of(explanations, index);
        hand_out({0, static_cast<std::int32_t>(one.grade), static_cast<std::int32_t>(one.found), one.directed ? 1 : 0, one.reported ? 1 : 0, 0, borrowed(one.relation),
                  borrowed(one.first.collection), borrowed(one.first.id), borrowed(one.second.collection), borrowed(one.second.id), borrowed(one.title),
                  lent_place(one.where), borrowed(one.yields_to), borrowed(one.yields_to_title), borrowed(one.found_by), written(one.found_on), one.lets.size(),
                  one.conditions.size(), lent_citations(one.citations)}, explanation);
    });
}

quorate_status quorate_pair_explanations_let(const quorate_pair_explanations* explanations, size_t explanation, size_t index, quorate_text* name,
                                             const quorate_texts** label, const quorate_part** part, quorate_error** error) noexcept {
    return guarded(memory_of(explanations), error, [&] {
        const auto& one = checked_item(pair_of(explanations, explanation).lets, index, "lets");
        hand_out_plain(lent_part(one.part), part);
        if (name != nullptr) *name = borrowed(one.name);
        if (label != nullptr) *label = borrowed(one.label);
    });
}

quorate_status quorate_pair_explanations_condition(const quorate_pair_explanations* explanations, size_t explanation, size_t index, const quorate_part** part,
                                                   quorate_error** error) noexcept {
    return guarded(memory_of(explanations), error, [&] { hand_out_plain(lent_part(checked_item(pair_of(explanations, explanation).conditions, index, "conditions")), part); });
}

quorate_status quorate_pair_explanations_to_json(const quorate_pair_explanations* explanations, quorate_string** json, quorate_error** error) noexcept {
    const auto from = memory_of(explanations);
    return guarded_making(from, json, error, [&] { return make_string(from, to_json(checked_handle(explanations).all)); });
}

quorate_status quorate_pair_explanations_to_text(const quorate_pair_explanations* explanations, quorate_text language, quorate_string** text, quorate_error** error) noexcept {
    const auto from = memory_of(explanations);
    return guarded_making(from, text, error, [&] {
        const auto& all = checked_handle(explanations);
        return make_string(from, to_text(all.all, checked_language(language, all.languages)));
    });
}

quorate_status quorate_pair_explanations_free(quorate_pair_explanations** explanations) noexcept { return destroy(explanations); }
