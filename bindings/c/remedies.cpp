// What would have to change for a record to come out as wanted, and how firm it stands.
#include "guard.hpp"
#include "options.hpp"
#include "parts.hpp"

using namespace quorate;
using namespace quorate::c;

namespace {

remedy_options checked_remedy_options(const quorate_remedy_options* options) {
    const auto given = checked_options(options);
    refuse_reserved(given.reserved, "the options of remedies");
    remedy_options made;
    made.outcome = checked_text(given.outcome, "outcome");
    made.criterion = checked_text(given.criterion, "criterion");
    if (given.most != 0) made.most = static_cast<std::size_t>(given.most);
    if (given.most_trials != 0) made.most_trials = static_cast<std::size_t>(given.most_trials);
    return made;
}

const remedy& remedy_of(const quorate_remedies* remedies, std::size_t index) { return checked_item(checked_handle(remedies).of.all, index, "remedies"); }

const suggested_change& change_of(const quorate_remedies* remedies, std::size_t remedy, std::size_t index) {
    return checked_item(remedy_of(remedies, remedy).changes, index, "changes");
}

const needed_answer& needed_of(const quorate_remedies* remedies, std::size_t remedy, std::size_t index) {
    return checked_item(remedy_of(remedies, remedy).provided, index, "answers");
}

const smallest_loss& loss_of(const quorate_remedies* remedies, std::size_t index) { return checked_item(checked_handle(remedies).of.losses, index, "losses"); }

const std::vector<finding_name>& criteria_of(const remedies& all, std::int32_t which) {
    switch (which) {
        case QUORATE_IN_THE_WAY: return all.in_the_way;
        case QUORATE_OUT_OF_REACH: return all.out_of_reach;
        case QUORATE_CONFLICT: return all.conflict;
        default: refuse(QUORATE_WRONG_USE, "`which` is QUORATE_IN_THE_WAY, QUORATE_OUT_OF_REACH or QUORATE_CONFLICT");
    }
}

quorate_worded_value lent_words(const worded_value& one, std::size_t fields = 0) noexcept { return {0, 0, borrowed(one.value), borrowed(one.text), fields}; }

}  // namespace

quorate_status quorate_remedies_find(const quorate_pack* pack, const quorate_portfolio* portfolio, const quorate_review_options* options, quorate_text id,
                                     const quorate_remedy_options* wanted, quorate_remedies** remedies, quorate_error** error) noexcept {
    const auto from = memory_of(pack);
    return guarded_making(from, remedies, error, [&] {
        const auto asked = checked_review_options(options);
        return create<quorate_remedies>(from, find_remedies(checked_handle(pack).of, checked_handle(portfolio).of, asked, checked_text(id, "id"), checked_remedy_options(wanted)),
                                        checked_handle(pack).of.vocabulary().languages);
    });
}

quorate_status quorate_remedies_info_get(const quorate_remedies* remedies, quorate_remedies_info* info, quorate_error** error) noexcept {
    return guarded(memory_of(remedies), error, [&] {
        const auto& one = checked_handle(remedies).of;
        hand_out({0, one.holds ? 1 : 0, borrowed(one.about.collection), borrowed(one.about.id), borrowed(one.about.title), one.complete ? 1 : 0, one.own_condition ? 1 : 0,
                  one.wanted.size(), one.in_the_way.size(), one.out_of_reach.size(), one.conflict.size(), one.all.size(), one.losses.size(), one.not_searched.size(),
                  one.trials}, info);
    });
}

quorate_status quorate_remedies_wanted(const quorate_remedies* remedies, size_t index, quorate_outcome_name* outcome, quorate_error** error) noexcept {
    return guarded(memory_of(remedies), error, [&] { hand_out(lent_name(checked_item(checked_handle(remedies).of.wanted, index, "outcomes")), outcome); });
}

quorate_status quorate_remedies_criterion(const quorate_remedies* remedies, int32_t which, size_t index, quorate_finding_name* finding, quorate_error** error) noexcept {
    return guarded(memory_of(remedies), error, [&] { hand_out(lent_name(checked_item(criteria_of(checked_handle(remedies).of, which), index, "criteria")), finding); });
}

quorate_status quorate_remedies_get(const quorate_remedies* remedies, size_t remedy, quorate_remedy* found, quorate_error** error) noexcept {
    return guarded(memory_of(remedies), error, [&] {
        const auto& one = remedy_of(remedies, remedy);
        hand_out({0, 0, borrowed(one.outcome.outcome), borrowed(one.outcome.title), one.cost.numerator(), one.cost.denominator(), one.changes.size(), one.provided.size()}, found);
    });
}

quorate_status quorate_remedies_change(const quorate_remedies* remedies, size_t remedy, size_t change, quorate_change* found, quorate_error** error) noexcept {
    return guarded(memory_of(remedies), error, [&] {
        const auto& one = change_of(remedies, remedy, change);
        hand_out({0, static_cast<std::int32_t>(one.what), borrowed(one.field), borrowed(one.label), borrowed(one.record.collection), borrowed(one.record.id),
                  borrowed(one.before.value), borrowed(one.before.text), static_cast<std::int32_t>(one.nearest), static_cast<std::int32_t>(one.of), one.values.size(),
                  one.instead.size(), one.cost.numerator(), one.cost.denominator()}, found);
    });
}

quorate_status quorate_remedies_change_value(const quorate_remedies* remedies, size_t remedy, size_t change, size_t value, quorate_worded_value* found,
                                             quorate_error** error) noexcept {
    return guarded(memory_of(remedies), error, [&] {
        const auto& one = checked_item(change_of(remedies, remedy, change).values, value, "values");
        hand_out(lent_words(one.whole, one.fields.size()), found);
    });
}

quorate_status quorate_remedies_change_field(const quorate_remedies* remedies, size_t remedy, size_t change, size_t value, size_t index,
                                             const quorate_texts** label, quorate_worded_value* found, quorate_error** error) noexcept {
    return guarded(memory_of(remedies), error, [&] {
        const auto& one = checked_item(checked_item(change_of(remedies, remedy, change).values, value, "values").fields, index, "fields");
        hand_out(lent_words(one.second), found);
        if (label != nullptr) *label = borrowed(one.first);
    });
}

quorate_status quorate_remedies_change_instead(const quorate_remedies* remedies, size_t remedy, size_t change, size_t index, quorate_worded_value* found,
                                               quorate_error** error) noexcept {
    return guarded(memory_of(remedies), error, [&] { hand_out(lent_words(checked_item(change_of(remedies, remedy, change).instead, index, "values")), found); });
}

quorate_status quorate_remedies_provided(const quorate_remedies* remedies, size_t remedy, size_t index, quorate_needed_answer* found, quorate_error** error) noexcept {
    return guarded(memory_of(remedies), error, [&] {
        const auto& one = needed_of(remedies, remedy, index);
        hand_out({0, one.decision ? 1 : 0, borrowed(one.name), borrowed(one.title), borrowed(one.record.collection), borrowed(one.record.id), borrowed(one.second.collection),
                  borrowed(one.second.id), borrowed(one.value.value), borrowed(one.value.text), one.asked_of.size()}, found);
    });
}

quorate_status quorate_remedies_provided_asked_of(const quorate_remedies* remedies, size_t remedy, size_t provided, size_t index, const quorate_texts** body,
                                                  quorate_error** error) noexcept {
    return guarded(memory_of(remedies), error, [&] { hand_out_plain(borrowed(checked_item(needed_of(remedies, remedy, provided).asked_of, index, "bodies")), body); });
}

quorate_status quorate_remedies_loss(const quorate_remedies* remedies, size_t loss, quorate_loss* found, quorate_error** error) noexcept {
    return guarded(memory_of(remedies), error, [&] {
        const auto& one = loss_of(remedies, loss);
        hand_out({0, static_cast<std::int32_t>(one.what), borrowed(one.name), borrowed(one.label), one.lost, one.of, one.which.size(), one.whichever ? 1 : 0, 0}, found);
    });
}

quorate_status quorate_remedies_loss_value(const quorate_remedies* remedies, size_t loss, size_t which, size_t index, quorate_worded_value* found,
                                           quorate_error** error) noexcept {
    return guarded(memory_of(remedies), error, [&] { hand_out(lent_words(checked_item(checked_item(loss_of(remedies, loss).which, which, "losses of that size"), index, "items")), found); });
}

quorate_status quorate_remedies_not_searched(const quorate_remedies* remedies, size_t index, quorate_text* field, quorate_error** error) noexcept {
    return guarded(memory_of(remedies), error, [&] { hand_out_plain(borrowed(checked_item(checked_handle(remedies).of.not_searched, index, "fields")), field); });
}

quorate_status quorate_remedies_to_json(const quorate_remedies* remedies, quorate_string** json, quorate_error** error) noexcept {
    const auto from = memory_of(remedies);
    return guarded_making(from, json, error, [&] { return make_string(from, to_json(checked_handle(remedies).of)); });
}

quorate_status quorate_remedies_to_text(const quorate_remedies* remedies, quorate_text language, quorate_string** text, quorate_error** error) noexcept {
    const auto from = memory_of(remedies);
    return guarded_making(from, text, error, [&] { return make_string(from, to_text(checked_handle(remedies).of, checked_language(language, checked_handle(remedies).languages))); });
}

quorate_status quorate_remedies_free(quorate_remedies** remedies) noexcept { return destroy(remedies); }
