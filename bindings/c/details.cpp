// What stands behind findings, questions, relations and outcomes: citations, named values, who was counted, answers, grounds.
#include "guard.hpp"
#include "parts.hpp"

using namespace quorate;
using namespace quorate::c;

namespace quorate::c {

quorate_day written(std::optional<day> on) {
    quorate_day made{};
    if (on) {
        const auto text = to_string(*on);
        std::copy(text.begin(), text.end(), made.text);
    }
    return made;
}

void hand_out_counted(const std::vector<counted>& among, std::size_t index, quorate_counted* into) {
    const auto& one = checked_item(among, index, "items");
    hand_out({0, static_cast<std::int32_t>(one.how), borrowed(one.id), borrowed(one.name), borrowed(one.reason)}, into);
}

}  // namespace quorate::c

namespace {

/// The list behind a lent one.
template <typename Item, typename Lent>
const std::vector<Item>& checked_list(const Lent* lent) {
    if (lent == nullptr) refuse(QUORATE_WRONG_USE, "the list is NULL");
    return *reinterpret_cast<const std::vector<Item>*>(lent);
}

template <typename Item, typename Lent>
std::size_t count_of(const Lent* lent) noexcept {
    return lent == nullptr ? 0 : reinterpret_cast<const std::vector<Item>*>(lent)->size();
}

const related_group& group_of(const quorate_review* review, std::size_t index) { return checked_item(checked_handle(review).of.groups, index, "groups"); }

void hand_out_name(const std::vector<record_name>& among, std::size_t index, quorate_text* collection, quorate_text* id) {
    const auto& one = checked_item(among, index, "records");
    hand_out_plain(borrowed(one.id), id);
    if (collection != nullptr) *collection = borrowed(one.collection);
}

}  // namespace

size_t quorate_citations_count(const quorate_citations* citations) noexcept { return count_of<citation>(citations); }

quorate_status quorate_citations_get(const quorate_citations* citations, size_t index, quorate_citation* found, quorate_error** error) noexcept {
    return guarded({}, error, [&] {
        const auto& one = checked_item(checked_list<citation>(citations), index, "citations");
        hand_out({0, 0, borrowed(one.source), borrowed(one.title), borrowed(one.quotation), borrowed(one.language), borrowed(one.url), written(one.dated),
                  one.sections.size()}, found);
    });
}

quorate_status quorate_citations_section(const quorate_citations* citations, size_t index, size_t section, quorate_text* found, quorate_error** error) noexcept {
    return guarded({}, error, [&] {
        hand_out_plain(borrowed(checked_item(checked_item(checked_list<citation>(citations), index, "citations").sections, section, "sections")), found);
    });
}

size_t quorate_values_count(const quorate_values* values) noexcept { return count_of<shown_value>(values); }

quorate_status quorate_values_get(const quorate_values* values, size_t index, quorate_shown_value* value, quorate_error** error) noexcept {
    return guarded({}, error, [&] {
        const auto& one = checked_item(checked_list<shown_value>(values), index, "values");
        hand_out({0, 0, borrowed(one.name), borrowed(one.label), borrowed(one.value)}, value);
    });
}

size_t quorate_tallies_count(const quorate_tallies* tallies) noexcept { return count_of<tally>(tallies); }

quorate_status quorate_tallies_get(const quorate_tallies* tallies, size_t index, quorate_tally* found, quorate_error** error) noexcept {
    return guarded({}, error, [&] {
        const auto& one = checked_item(checked_list<tally>(tallies), index, "tallies");
        hand_out({0, 0, borrowed(one.name), borrowed(one.label), one.at_least, one.at_most, one.items.size()}, found);
    });
}

quorate_status quorate_tallies_item(const quorate_tallies* tallies, size_t index, size_t item, quorate_counted* found, quorate_error** error) noexcept {
    return guarded({}, error, [&] { hand_out_counted(checked_item(checked_list<tally>(tallies), index, "tallies").items, item, found); });
}

quorate_status quorate_review_answer(const quorate_review* review, size_t subject, size_t finding, size_t index, quorate_answer_given* answer,
                                     quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = checked_item(finding_of(review, subject, finding).answers, index, "answers");
        hand_out({0, 0, borrowed(one.question), borrowed(one.title), borrowed(one.answer), borrowed(one.answer_text), borrowed(one.given_by), borrowed(one.given_by_name),
                  borrowed(one.reason), written(one.given_on)}, answer);
    });
}

quorate_status quorate_review_derogation(const quorate_review* review, size_t subject, size_t finding, quorate_derogation* derogation, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& given = finding_of(review, subject, finding).derogation;
        if (!given) refuse(QUORATE_NOT_FOUND, "nobody set the rule aside");
        hand_out({0, 0, borrowed(given->by), borrowed(given->ground), borrowed(given->by_name), borrowed(given->ground_name), borrowed(given->reason), written(given->on),
                  written(given->until)}, derogation);
    });
}

quorate_status quorate_review_finding_question(const quorate_review* review, size_t subject, size_t finding, size_t index, quorate_text* question,
                                               quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] { hand_out_plain(borrowed(checked_item(finding_of(review, subject, finding).questions, index, "questions")), question); });
}

quorate_status quorate_review_finding_also_overridden_by(const quorate_review* review, size_t subject, size_t finding, size_t index, quorate_text* criterion,
                                                         const quorate_texts** title, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = checked_item(finding_of(review, subject, finding).also_overridden_by, index, "further criteria");
        if (criterion != nullptr) *criterion = borrowed(one.name);
        if (title != nullptr) *title = borrowed(one.title);
    });
}

quorate_status quorate_review_finding_gathers(const quorate_review* review, size_t subject, size_t finding, size_t index, quorate_text* criterion,
                                              quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] { hand_out_plain(borrowed(checked_item(finding_of(review, subject, finding).gathers, index, "criteria")), criterion); });
}

quorate_status quorate_review_question_answered_by(const quorate_review* review, size_t subject, size_t question, size_t index, const quorate_texts** body,
                                                   quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] { hand_out_plain(borrowed(checked_item(question_of(review, subject, question).answered_by, index, "bodies")), body); });
}

quorate_status quorate_review_question_disputed(const quorate_review* review, size_t subject, size_t question, size_t index, quorate_answer_given* answer,
                                                quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& asked = question_of(review, subject, question);
        const auto& one = checked_item(asked.disputed, index, "answers");
        hand_out({0, 0, borrowed(asked.name), nullptr, borrowed(one.answer), borrowed(one.answer_text), borrowed(one.given_by), borrowed(one.given_by_name),
                  borrowed(one.reason), written(one.given_on)}, answer);
    });
}

quorate_status quorate_review_relation_missing(const quorate_review* review, size_t subject, size_t relation, size_t index, quorate_missing* missing,
                                               quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] { hand_out_missing(relation_of(review, subject, relation).missing_facts, index, missing); });
}

quorate_status quorate_review_outcome_ground(const quorate_review* review, size_t subject, size_t outcome, size_t index, quorate_ground* ground,
                                             quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = checked_item(outcome_of(review, subject, outcome).grounds, index, "grounds");
        hand_out({0, 0, borrowed(one.criterion), borrowed(one.relation), borrowed(one.question), borrowed(one.text)}, ground);
    });
}

quorate_status quorate_review_omission(const quorate_review* review, size_t index, quorate_omission* found, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = checked_item(checked_handle(review).of.left_out, index, "omissions");
        hand_out({0, static_cast<std::int32_t>(one.what), one.why == omission::cause::later ? 1 : 0, 0, borrowed(one.collection), borrowed(one.id), borrowed(one.name),
                  borrowed(one.title), lent_place(one.where), written(one.dated)}, found);
    });
}

quorate_status quorate_review_group(const quorate_review* review, size_t index, quorate_group* group, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = group_of(review, index);
        hand_out({0, 0, one.members.size(), one.weak_links.size(), one.same_texts.size()}, group);
    });
}

quorate_status quorate_review_group_member(const quorate_review* review, size_t group, size_t index, quorate_text* collection, quorate_text* id,
                                           quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] { hand_out_name(group_of(review, group).members, index, collection, id); });
}

quorate_status quorate_review_group_weak_link(const quorate_review* review, size_t group, size_t index, quorate_weak_link* link, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = checked_item(group_of(review, group).weak_links, index, "weak links");
        hand_out({0, 0, borrowed(one.first.collection), borrowed(one.first.id), borrowed(one.second.collection), borrowed(one.second.id), one.first_side, one.second_side}, link);
    });
}

quorate_status quorate_review_group_same_text(const quorate_review* review, size_t group, size_t same, size_t index, quorate_text* collection, quorate_text* id,
                                              quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] { hand_out_name(checked_item(group_of(review, group).same_texts, same, "sets"), index, collection, id); });
}

quorate_status quorate_review_used_pack(const quorate_review* review, size_t index, quorate_used_pack* used, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = checked_item(checked_handle(review).of.used_packs, index, "packs");
        hand_out({0, one.in_force ? 1 : 0, borrowed(one.name), borrowed(one.version), borrowed(one.title)}, used);
    });
}

quorate_status quorate_review_reading(const quorate_review* review, size_t index, quorate_reading* found, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = checked_item(checked_handle(review).of.readings, index, "readings");
        hand_out({0, 0, borrowed(one.name), borrowed(one.label), borrowed(one.value), borrowed(one.taken)}, found);
    });
}
