// Reviews and relations: making them, and reading them value by value.
#include "guard.hpp"
#include "host.hpp"
#include "options.hpp"
#include "parts.hpp"

using namespace quorate;
using namespace quorate::c;

namespace quorate::c {

review_options checked_review_options(const quorate_review_options* options) {
    if (options == nullptr) refuse(QUORATE_WRONG_USE, "the options are NULL, and a review needs its day");
    const auto given = checked_options(options);
    refuse_reserved(given.reserved, "the options of a review");
    review_options made{.as_of = checked_day(given.as_of, "as_of")};
    if (given.parameter_count > 0 && given.parameters == nullptr) refuse(QUORATE_WRONG_USE, "the parameters are NULL");
    if (given.only_count > 0 && given.only == nullptr) refuse(QUORATE_WRONG_USE, "the ids are NULL");
    constexpr std::size_t most = 1'000'000;
    if (given.parameter_count > most || given.only_count > most) refuse(QUORATE_WRONG_USE, "a count is impossible");
    for (std::size_t i = 0; i < given.parameter_count; ++i)
        made.parameters.push_back({std::string(checked_text(given.parameters[i].name, "name")), std::string(checked_text(given.parameters[i].value, "value"))});
    for (std::size_t i = 0; i < given.only_count; ++i) made.only.emplace_back(checked_text(given.only[i], "only"));
    if (given.step_limit != 0) made.step_limit = given.step_limit;
    if (given.total_step_limit != 0) made.total_step_limit = given.total_step_limit;
    if (given.cancel != nullptr) made.cancel = [ask = given.cancel, context = given.cancel_context] { return called_back("`cancel`", [&] { return ask(context); }) != 0; };
    constexpr std::uint32_t most_threads = 256;
    if (given.threads > most_threads) refuse(QUORATE_WRONG_USE, "`threads` is at most " + std::to_string(most_threads) + ", and was " + std::to_string(given.threads));
    if (given.threads != 0) made.threads = given.threads;
    made.applicable_only = checked_truth(given.applicable_only, "applicable_only");
    made.functions = checked_host_functions(given.functions, given.function_count);
    return made;
}

const subject_review& subject_of(const quorate_review* review, std::size_t subject) { return checked_item(checked_handle(review).of.subjects, subject, "subjects"); }

const finding& finding_of(const quorate_review* review, std::size_t subject, std::size_t index) {
    return checked_item(subject == QUORATE_REST ? checked_handle(review).of.portfolio_findings : subject_of(review, subject).findings, index, "findings");
}

const question& question_of(const quorate_review* review, std::size_t subject, std::size_t index) {
    return checked_item(subject_of(review, subject).questions, index, "questions");
}

const related_pair& relation_of(const quorate_review* review, std::size_t subject, std::size_t index) {
    return checked_item(subject == QUORATE_REST ? checked_handle(review).of.portfolio_relations : subject_of(review, subject).relations, index, "relations");
}

const outcome& outcome_of(const quorate_review* review, std::size_t subject, std::size_t index) {
    return checked_item(subject_of(review, subject).outcomes, index, "outcomes");
}

void hand_out_missing(const std::vector<missing>& among, std::size_t index, quorate_missing* into) {
    const auto& one = checked_item(among, index, "missing facts");
    hand_out({0, static_cast<std::int32_t>(one.what), borrowed(one.record.collection), borrowed(one.record.id), borrowed(one.name), borrowed(one.label)}, into);
}

}  // namespace quorate::c

namespace {

quorate_relation relation_from(const related_pair& one) {
    return {0, static_cast<std::int32_t>(one.grade), static_cast<std::int32_t>(one.state), one.directed ? 1 : 0, borrowed(one.relation),
            borrowed(one.first.collection), borrowed(one.first.id), borrowed(one.second.collection), borrowed(one.second.id), borrowed(one.title), borrowed(one.message),
            lent_values(one.shared), lent_values(one.values), lent_citations(one.citations), one.missing_facts.size(), borrowed(one.found_by), borrowed(one.found_by_name),
            written(one.found_on), borrowed(one.reason)};
}

}  // namespace

quorate_status quorate_review_make(const quorate_pack* pack, const quorate_portfolio* portfolio, const quorate_review_options* options, quorate_review** review,
                                   quorate_error** error) noexcept {
    const auto from = memory_of(pack);
    return guarded_making(from, review, error, [&] {
        const auto asked = checked_review_options(options);
        auto made = make_review(checked_handle(pack).of, checked_handle(portfolio).of, asked);
        for (const auto& id : asked.only)
            if (std::none_of(made.subjects.begin(), made.subjects.end(), [&](const subject_review& one) { return one.about.id == id; }))
                refuse(QUORATE_NOT_FOUND, "there is no `" + id + "` under review");
        return create<quorate_review>(from, std::move(made));
    });
}

quorate_status quorate_review_free(quorate_review** review) noexcept { return destroy(review); }

quorate_status quorate_review_info_get(const quorate_review* review, quorate_review_info* info, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = checked_handle(review).of;
        hand_out({0, one.pack_in_force ? 1 : 0, borrowed(one.pack), borrowed(one.pack_version), borrowed(one.engine_version), borrowed(one.pack_title),
                  one.subjects.size(), one.portfolio_findings.size(), one.portfolio_relations.size(), one.coverages.size(), one.rankings.size(), one.left_out.size(),
                  one.groups.size(), one.used_packs.size(), one.readings.size(), lent_values(one.parameters), written(one.as_of)}, info);
    });
}

quorate_status quorate_review_subject(const quorate_review* review, size_t subject, quorate_subject* found, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = subject_of(review, subject);
        hand_out({0, borrowed(one.about.collection), borrowed(one.about.id), borrowed(one.about.title), one.findings.size(), one.questions.size(), one.relations.size(),
                  one.outcomes.size(), one.clocks.size(), one.scorings.size(), one.routings.size(), lent_values(one.derived), one.has_outcomes ? 1 : 0, 0}, found);
    });
}

quorate_status quorate_review_find(const quorate_review* review, quorate_text id, size_t* subject, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& all = checked_handle(review).of.subjects;
        const auto sought = checked_text(id, "id");
        const auto found = std::find_if(all.begin(), all.end(), [&](const subject_review& one) { return one.about.id == sought; });
        if (found == all.end()) refuse(QUORATE_NOT_FOUND, "it is not under review");
        hand_out_plain(static_cast<std::size_t>(found - all.begin()), subject);
    });
}

quorate_status quorate_review_finding(const quorate_review* review, size_t subject, size_t index, quorate_finding* finding, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = finding_of(review, subject, index);
        hand_out({0, static_cast<std::int32_t>(one.grade), static_cast<std::int32_t>(one.result), borrowed(one.criterion), borrowed(one.about.collection),
                  borrowed(one.about.id), borrowed(one.title), borrowed(one.message), one.missing_facts.size(), lent_citations(one.citations), lent_tallies(one.tallies),
                  lent_values(one.values), one.answers.size(), one.questions.size(), one.gathers.size(), borrowed(one.overridden_by), borrowed(one.overridden_by_title), one.also_overridden_by.size()}, finding);
    });
}

quorate_status quorate_review_missing(const quorate_review* review, size_t subject, size_t finding, size_t index, quorate_missing* missing,
                                      quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        hand_out_missing(finding_of(review, subject, finding).missing_facts, index, missing);
    });
}

quorate_status quorate_review_question(const quorate_review* review, size_t subject, size_t index, quorate_question* question, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = question_of(review, subject, index);
        hand_out({0, one.open ? 1 : 0, borrowed(one.name), borrowed(one.about.collection), borrowed(one.about.id), borrowed(one.wording), borrowed(one.answer_form),
                  borrowed(one.answer), borrowed(one.given_by), one.decides.size(), borrowed(one.answer_text), borrowed(one.given_by_name), written(one.given_on),
                  written(one.stands_until), borrowed(one.reason), one.answered_by.size(), one.disputed.size(), lent_values(one.facts), lent_citations(one.citations)}, question);
    });
}

quorate_status quorate_review_question_decides(const quorate_review* review, size_t subject, size_t question, size_t index, quorate_text* criterion,
                                               quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] { hand_out_plain(borrowed(checked_item(question_of(review, subject, question).decides, index, "criteria")), criterion); });
}

quorate_status quorate_review_relation(const quorate_review* review, size_t subject, size_t index, quorate_relation* relation, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] { hand_out(relation_from(relation_of(review, subject, index)), relation); });
}

quorate_status quorate_review_outcome(const quorate_review* review, size_t subject, size_t index, quorate_outcome* outcome, quorate_error** error) noexcept {
    return guarded(memory_of(review), error, [&] {
        const auto& one = outcome_of(review, subject, index);
        hand_out({0, one.decided ? 1 : 0, one.otherwise ? 1 : 0, borrowed(one.name), borrowed(one.title), borrowed(one.message), one.grounds.size(), lent_citations(one.citations),
                  written(one.until)}, outcome);
    });
}

quorate_status quorate_relations_find(const quorate_pack* pack, const quorate_portfolio* portfolio, const quorate_review_options* options, quorate_relations** relations,
                                      quorate_error** error) noexcept {
    const auto from = memory_of(pack);
    return guarded_making(from, relations, error, [&] {
        const auto asked = checked_review_options(options);
        return create<quorate_relations>(from, find_relations(checked_handle(pack).of, checked_handle(portfolio).of, asked), checked_handle(pack).of.vocabulary().languages);
    });
}

size_t quorate_relations_count(const quorate_relations* relations) noexcept { return is_handle(relations) ? relations->all.size() : 0; }

quorate_status quorate_relations_get(const quorate_relations* relations, size_t index, quorate_relation* relation, quorate_error** error) noexcept {
    return guarded(memory_of(relations), error, [&] { hand_out(relation_from(checked_item(checked_handle(relations).all, index, "relations")), relation); });
}

quorate_status quorate_relations_missing(const quorate_relations* relations, size_t relation, size_t index, quorate_missing* missing, quorate_error** error) noexcept {
    return guarded(memory_of(relations), error, [&] { hand_out_missing(checked_item(checked_handle(relations).all, relation, "relations").missing_facts, index, missing); });
}

quorate_status quorate_relations_free(quorate_relations** relations) noexcept { return destroy(relations); }
