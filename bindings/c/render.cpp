// Reviews, their parts and relations as JSON, text and Markdown.
#include "guard.hpp"
#include "parts.hpp"
#include "quorate/json.hpp"
#include "quorate/report.hpp"

using namespace quorate;
using namespace quorate::c;

namespace {

/// A part as it stands in the JSON of the whole.
template <typename Part>
std::string part_to_json(const Part& part) {
    return nlohmann::ordered_json(part).dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

quorate_status quorate_review_to_json(const quorate_review* review, quorate_string** json, quorate_error** error) noexcept {
    const auto from = memory_of(review);
    return guarded_making(from, json, error, [&] { return make_string(from, to_json(checked_handle(review).of)); });
}

quorate_status quorate_review_to_text(const quorate_review* review, quorate_text language, quorate_string** text, quorate_error** error) noexcept {
    const auto from = memory_of(review);
    return guarded_making(from, text, error, [&] { return make_string(from, to_text(checked_handle(review).of, checked_language(language, checked_handle(review).of.languages))); });
}

quorate_status quorate_review_to_markdown(const quorate_review* review, quorate_text language, quorate_string** text, quorate_error** error) noexcept {
    const auto from = memory_of(review);
    return guarded_making(from, text, error, [&] { return make_string(from, to_markdown(checked_handle(review).of, checked_language(language, checked_handle(review).of.languages))); });
}

quorate_status quorate_review_subject_to_json(const quorate_review* review, size_t subject, quorate_string** json, quorate_error** error) noexcept {
    const auto from = memory_of(review);
    return guarded_making(from, json, error, [&] { return make_string(from, part_to_json(subject_of(review, subject))); });
}

quorate_status quorate_review_finding_to_json(const quorate_review* review, size_t subject, size_t index, quorate_string** json, quorate_error** error) noexcept {
    const auto from = memory_of(review);
    return guarded_making(from, json, error, [&] { return make_string(from, part_to_json(finding_of(review, subject, index))); });
}

quorate_status quorate_review_question_to_json(const quorate_review* review, size_t subject, size_t index, quorate_string** json, quorate_error** error) noexcept {
    const auto from = memory_of(review);
    return guarded_making(from, json, error, [&] { return make_string(from, part_to_json(question_of(review, subject, index))); });
}

quorate_status quorate_review_relation_to_json(const quorate_review* review, size_t subject, size_t index, quorate_string** json, quorate_error** error) noexcept {
    const auto from = memory_of(review);
    return guarded_making(from, json, error, [&] { return make_string(from, part_to_json(relation_of(review, subject, index))); });
}

quorate_status quorate_review_outcome_to_json(const quorate_review* review, size_t subject, size_t index, quorate_string** json, quorate_error** error) noexcept {
    const auto from = memory_of(review);
    return guarded_making(from, json, error, [&] { return make_string(from, part_to_json(outcome_of(review, subject, index))); });
}

quorate_status quorate_relations_to_json(const quorate_relations* relations, quorate_string** json, quorate_error** error) noexcept {
    const auto from = memory_of(relations);
    return guarded_making(from, json, error, [&] { return make_string(from, to_json(checked_handle(relations).all)); });
}

quorate_status quorate_relations_to_text(const quorate_relations* relations, quorate_text language, quorate_string** text, quorate_error** error) noexcept {
    const auto from = memory_of(relations);
    return guarded_making(from, text, error, [&] { return make_string(from, to_text(checked_handle(relations).all, checked_language(language, checked_handle(relations).languages))); });
}
