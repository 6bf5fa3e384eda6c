/// @file
/// What a review finds as nlohmann::json, and records from it: for hosts that use that library (3.11 or later). The only public header
/// that includes something beside the standard library; the shapes are those of docs/schema. Where exceptions are turned off,
/// nlohmann::json calls std::abort instead of throwing (its JSON_NOEXCEPTION, which it sets by itself): parse text that comes from
/// elsewhere with `parse(text, nullptr, false)`, look at is_discarded(), and make records of it with attempt_record.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "quorate/attempt.hpp"
#include "quorate/diagnostic.hpp"
#include "quorate/explanation.hpp"
#include "quorate/impact.hpp"
#include "quorate/relation_changes.hpp"
#include "quorate/pack.hpp"
#include "quorate/questions.hpp"
#include "quorate/record.hpp"
#include "quorate/remedy.hpp"
#include "quorate/review.hpp"

namespace quorate::internal {

template <typename Json>
[[nodiscard]] Json day_or_null(const std::optional<day>& date) {
    return date ? Json(to_string(*date)) : Json(nullptr);
}

/// A cost as text, so that it stays exact: "2", "5/2".
[[nodiscard]] inline std::string cost_text(const rational& cost) {
    return std::to_string(cost.numerator()) + (cost.is_whole() ? std::string() : "/" + std::to_string(cost.denominator()));
}

}  // namespace quorate::internal

namespace quorate::inline v1 {

/// Any nlohmann::basic_json; take nlohmann::ordered_json to keep the order of the members.
template <typename Json>
concept json_value = nlohmann::detail::is_basic_json<Json>::value;

/// An object by language; a text without a language stands under "".
template <json_value Json>
void to_json(Json& made, const texts& all) {
    made = Json::object();
    for (const auto& one : all.all()) made[one.language] = one.text;
}

template <json_value Json>
void to_json(Json& made, const record_name& one) {
    made = {{"collection", one.collection}, {"id", one.id}, {"title", one.title}};
}

template <json_value Json>
void to_json(Json& made, const citation& one) {
    made = {{"source", one.source}, {"title", one.title}, {"sections", one.sections}, {"quotation", one.quotation},
            {"language", one.language}, {"url", one.url}, {"dated", internal::day_or_null<Json>(one.dated)}};
}

template <json_value Json>
void to_json(Json& made, const missing& one) {
    static constexpr std::string_view kinds[] = {"field", "answer", "arithmetic", "empty", "relation", "text", "host"};
    made = {{"kind", kinds[static_cast<std::size_t>(one.what)]}, {"record", one.record}, {"name", one.name}, {"label", one.label}};
}

template <json_value Json>
void to_json(Json& made, const counted& one) {
    static constexpr std::string_view parts[] = {"counted", "left-out", "undecided", "repeated"};
    made = {{"id", one.id}, {"name", one.name}, {"part", parts[static_cast<std::size_t>(one.how)]}, {"reason", one.reason}};
}

template <json_value Json>
void to_json(Json& made, const shown_value& one) {
    made = {{"name", one.name}, {"label", one.label}, {"value", one.value}};
}

template <json_value Json>
void to_json(Json& made, const tally& one) {
    made = {{"name", one.name}, {"label", one.label}, {"at_least", one.at_least}, {"at_most", one.at_most}, {"items", one.items}};
}

template <json_value Json>
void to_json(Json& made, const derogation& one) {
    made = {{"by", one.by}, {"by_name", one.by_name}, {"ground", one.ground}, {"ground_name", one.ground_name}, {"on", internal::day_or_null<Json>(one.on)},
            {"until", internal::day_or_null<Json>(one.until)}, {"reason", one.reason}};
}

template <json_value Json>
void to_json(Json& made, const answer_given& one) {
    made = {{"question", one.question}, {"title", one.title}, {"answer", one.answer}, {"answer_text", one.answer_text}, {"given_by", one.given_by},
            {"given_by_name", one.given_by_name}, {"given_on", internal::day_or_null<Json>(one.given_on)}, {"reason", one.reason}};
}

template <json_value Json>
void to_json(Json& made, const finding& one) {
    made = {{"criterion", one.criterion}, {"title", one.title}, {"grade", to_string(one.grade)}, {"about", one.about},
            {"result", to_string(one.result)}, {"message", one.message}, {"missing", one.missing_facts}, {"questions", one.questions},
            {"tallies", one.tallies}, {"values", one.values}, {"overridden_by", one.overridden_by},
            {"derogation", one.derogation ? Json(*one.derogation) : Json(nullptr)}, {"answers", one.answers}, {"gathers", one.gathers}, {"citations", one.citations}};
    for (const auto& other : one.also_overridden_by) made["also_overridden_by"].push_back(other.name);
}

template <json_value Json>
void to_json(Json& made, const explained_part& one) {
    static constexpr std::string_view states[] = {"value", "holds", "fails", "unknown"};
    made = {{"node", one.node}, {"operation", one.operation}, {"place", one.where}, {"wording", one.wording}, {"label", one.label},
            {"state", states[static_cast<std::size_t>(one.is)]}, {"value", one.value}, {"gap", one.gap}, {"missing", one.missing_facts},
            {"tally", one.who ? Json(*one.who) : Json(nullptr)}, {"parts", one.parts}};
}

template <json_value Json>
void to_json(Json& made, const explanation::named_part& one) {
    made = {{"name", one.name}, {"label", one.label}, {"part", one.part}};
}

template <json_value Json>
void to_json(Json& made, const explanation::overriding& one) {
    made = {{"criterion", one.criterion}, {"title", one.title}, {"place", one.where}, {"applies", one.applies ? Json(*one.applies) : Json(nullptr)}};
}

template <json_value Json>
void to_json(Json& made, const explanation& one) {
    made = {{"finding", one.finding}, {"place", one.where}, {"applies", one.applies ? Json(*one.applies) : Json(nullptr)},
            {"lets", one.lets}, {"met", one.met ? Json(*one.met) : Json(nullptr)}, {"is_in_force", one.is_in_force},
            {"in_force", {{"from", internal::day_or_null<Json>(one.in_force.from)}, {"until", internal::day_or_null<Json>(one.in_force.until)}}}, {"overridden_by", one.overridden_by}};
}

template <json_value Json>
void to_json(Json& made, const pair_explanation& one) {
    made = {{"relation", one.relation}, {"title", one.title}, {"grade", to_string(one.grade)}, {"directed", one.directed}, {"place", one.where},
            {"first", one.first}, {"second", one.second}, {"found", to_string(one.found)}, {"reported", one.reported},
            {"yields_to", one.yields_to}, {"yields_to_title", one.yields_to_title}, {"found_by", one.found_by},
            {"found_on", internal::day_or_null<Json>(one.found_on)}, {"lets", one.lets}, {"conditions", one.conditions}, {"citations", one.citations}};
}

template <json_value Json>
void to_json(Json& made, const period& one) {
    made = {{"from", to_string(one.first)}, {"to", to_string(one.last)}};
}

template <json_value Json>
void to_json(Json& made, const clock_reading& one) {
    made = {{"clock", one.name}, {"title", one.title}, {"state", to_string(one.state)}, {"started", internal::day_or_null<Json>(one.started)}, {"deadline", internal::day_or_null<Json>(one.deadline)},
            {"pauses", one.pauses}, {"missing", one.missing_facts}, {"citations", one.citations}};
}

template <json_value Json>
void to_json(Json& made, const score& one) {
    made = {{"name", one.name}, {"label", one.label}, {"points", one.points}, {"out_of", one.out_of}, {"weight", one.weight},
            {"at_least", one.at_least}, {"threshold", to_string(one.passes)}};
}

template <json_value Json>
void to_json(Json& made, const scoring& one) {
    made = {{"scoring", one.name}, {"title", one.title}, {"parts", one.parts}, {"points", one.points}, {"weighted_points", one.weighted_points},
            {"result", to_string(one.result)}, {"missing", one.missing_facts}, {"citations", one.citations}};
}

template <json_value Json>
void to_json(Json& made, const ranked& one) {
    made = {{"rank", one.rank}, {"last_rank", one.last_rank}, {"record", one.record}, {"keys", one.keys}};
}

template <json_value Json>
void to_json(Json& made, const unranked& one) {
    made = {{"record", one.record}, {"missing", one.missing_facts}};
}

template <json_value Json>
void to_json(Json& made, const ranking& one) {
    made = {{"ranking", one.name}, {"title", one.title}, {"orders", one.orders}, {"rows", one.rows}, {"unranked", one.left},
            {"citations", one.citations}};
}

template <json_value Json>
void to_json(Json& made, const disputed_answer& one) {
    made = {{"answer", one.answer}, {"answer_text", one.answer_text}, {"given_by", one.given_by}, {"given_by_name", one.given_by_name},
            {"given_on", to_string(one.given_on)}, {"reason", one.reason}};
}

template <json_value Json>
void to_json(Json& made, const question& one) {
    made = {{"question", one.name}, {"wording", one.wording}, {"about", one.about}, {"answered_by", one.answered_by},
            {"answer_form", one.answer_form}, {"open", one.open}, {"answer", one.open ? Json(nullptr) : Json(one.answer)},
            {"answer_text", one.answer_text}, {"given_by", one.given_by}, {"given_by_name", one.given_by_name}, {"given_on", internal::day_or_null<Json>(one.given_on)}, {"reason", one.reason}, {"stands_until", internal::day_or_null<Json>(one.stands_until)},
            {"disputed", one.disputed}, {"facts", one.facts}, {"decides", one.decides}, {"citations", one.citations}};
}

template <json_value Json>
void to_json(Json& made, const related_pair& one) {
    made = {{"relation", one.relation}, {"title", one.title}, {"grade", to_string(one.grade)}, {"state", to_string(one.state)},
            {"directed", one.directed}, {"first", one.first}, {"second", one.second}, {"message", one.message},
            {"shared", one.shared}, {"values", one.values}, {"missing", one.missing_facts}, {"found_by", one.found_by}, {"found_by_name", one.found_by_name}, {"found_on", internal::day_or_null<Json>(one.found_on)},
            {"reason", one.reason}, {"citations", one.citations}};
}

template <json_value Json>
void to_json(Json& made, const consideration& one) {
    made = {{"name", one.name}, {"label", one.label}, {"result", to_string(one.result)}, {"shared", one.shared}};
}

template <json_value Json>
void to_json(Json& made, const route& one) {
    made = {{"target", one.target}, {"result", to_string(one.result)}, {"message", one.message},
            {"considerations", one.considerations}, {"missing", one.missing_facts}};
}

template <json_value Json>
void to_json(Json& made, const routing& one) {
    made = {{"routing", one.name}, {"title", one.title}, {"routes", one.routes}, {"citations", one.citations}};
}

template <json_value Json>
void to_json(Json& made, const ground& one) {
    made = {{"criterion", one.criterion}, {"relation", one.relation}, {"question", one.question}, {"text", one.text}};
}

template <json_value Json>
void to_json(Json& made, const outcome& one) {
    made = {{"outcome", one.name}, {"title", one.title}, {"decided", one.decided}, {"otherwise", one.otherwise}, {"until", internal::day_or_null<Json>(one.until)},
            {"message", one.message}, {"grounds", one.grounds}, {"citations", one.citations}};
}

template <json_value Json>
void to_json(Json& made, const subject_review& one) {
    made = {{"about", one.about}, {"derived", one.derived}, {"outcomes", one.outcomes}, {"findings", one.findings}, {"clocks", one.clocks},
            {"scorings", one.scorings}, {"questions", one.questions},
            {"relations", one.relations}, {"routings", one.routings}};
}

template <json_value Json>
void to_json(Json& made, const coverage_line& one) {
    made = {{"id", one.id}, {"label", one.label}, {"level", one.level}, {"count", one.count}};
}

template <json_value Json>
void to_json(Json& made, const coverage_cell& one) {
    made = {{"row", one.row}, {"column", one.column}, {"records", one.records}, {"values", one.values}};
}

template <json_value Json>
void to_json(Json& made, const coverage& one) {
    made = {{"coverage", one.name}, {"title", one.title}, {"records", one.records}, {"rows", one.rows},
            {"columns", one.columns}, {"values", one.values}, {"cells", one.cells}, {"citations", one.citations}};
}

template <json_value Json>
void to_json(Json& made, const weak_link& one) {
    made = {{"first", one.first}, {"second", one.second}, {"first_side", one.first_side}, {"second_side", one.second_side}};
}

template <json_value Json>
void to_json(Json& made, const related_group& one) {
    made = one.members;
}

/// With the groups as objects, which a review has as lists of their members.
template <json_value Json>
void to_json(Json& made, const related_records& found) {
    auto groups = Json::array();
    for (const auto& one : found.groups) groups.push_back({{"members", one.members}, {"weak_links", one.weak_links}, {"same_texts", one.same_texts}});
    auto left_out = Json::array();
    for (const auto& one : found.left_out) left_out.push_back({{"text", one.text}, {"texts", one.texts}});
    made = {{"relations", found.pairs}, {"groups", std::move(groups)}, {"left_out", std::move(left_out)}};
}

template <json_value Json>
void to_json(Json& made, const changed_pair& one) {
    made = {{"before", one.before}, {"now", one.now}};
}

template <json_value Json>
void to_json(Json& made, const place& one) {
    made = {{"file", one.file}, {"line", one.line}, {"column", one.column}, {"end_line", one.end_line}, {"end_column", one.end_column},
            {"begin", one.begin}, {"end", one.end}};
}

template <json_value Json>
void to_json(Json& made, const related_place& one) {
    made = {{"place", one.where}, {"message", one.message}};
}

template <json_value Json>
void to_json(Json& made, const diagnostic& one) {
    static constexpr std::string_view severities[] = {"error", "warning", "note"};
    made = {{"code", one.code}, {"severity", severities[static_cast<std::size_t>(one.severity)]}, {"message", one.message},
            {"place", one.where}, {"related", one.related}, {"help", one.help}};
}

template <json_value Json>
void to_json(Json& made, const case_result& one) {
    made = {{"case", one.name}, {"place", one.where}, {"passed", one.passed}, {"failures", one.failures}};
}

template <json_value Json>
void to_json(Json& made, const used_pack& one) {
    made = {{"name", one.name}, {"title", one.title}, {"version", one.version}, {"in_force", one.in_force}};
}

template <json_value Json>
void to_json(Json& made, const omission& one) {
    static constexpr std::string_view kinds[] = {"record", "answer", "confirmation", "derogation", "reference", "rest-of-file", "collection"};
    made = {{"kind", kinds[static_cast<std::size_t>(one.what)]}, {"cause", one.why == omission::cause::later ? "later" : "error"}, {"collection", one.collection},
            {"id", one.id}, {"name", one.name}, {"title", one.title}, {"dated", internal::day_or_null<Json>(one.dated)},
            {"place", one.where.file.empty() ? Json(nullptr) : Json(one.where)}};
}

template <json_value Json>
void to_json(Json& made, const reading& one) {
    made = {{"name", one.name}, {"label", one.label}, {"value", one.value}, {"reading", one.taken}};
}

template <json_value Json>
void to_json(Json& made, const finding_name& one) {
    made = {{"criterion", one.criterion}, {"title", one.title}, {"grade", to_string(one.grade)}, {"about", one.about}};
}

template <json_value Json>
void to_json(Json& made, const outcome_name& one) {
    made = {{"outcome", one.outcome}, {"title", one.title}, {"about", one.about}};
}

template <json_value Json>
void to_json(Json& made, const open_point::waiting_finding& one) {
    made = {{"finding", one.finding}, {"alone", one.alone}};
}

template <json_value Json>
void to_json(Json& made, const open_point::tried_value& one) {
    made = {{"value", one.value}, {"text", one.text}, {"settles", one.settles}, {"opens", one.opens}, {"closes", one.closes}};
}

template <json_value Json>
void to_json(Json& made, const open_point& one) {
    static constexpr std::string_view kinds[] = {"fact", "answer", "decision"};
    made = {{"kind", kinds[static_cast<std::size_t>(one.what)]}, {"name", one.name}, {"label", one.label}, {"record", one.record},
            {"second", one.what == open_point::kind::decision ? Json(one.second) : Json(nullptr)}, {"asked_of", one.asked_of}, {"waiting", one.waiting},
            {"values", one.values}, {"all_values", one.all_values}};
    made["findings"] = {{"at_least", one.findings_at_least}, {"at_most", one.findings_at_most}};
    made["outcomes"] = {{"at_least", one.outcomes_at_least}, {"at_most", one.outcomes_at_most}};
}

template <json_value Json>
void to_json(Json& made, const worded_value& one) {
    made = {{"value", one.value}, {"text", one.text}};
}

template <json_value Json>
void to_json(Json& made, const suggested_change::item& one) {
    made = {{"value", one.whole.value}, {"text", one.whole.text}, {"fields", Json::array()}};
    for (const auto& [label, value] : one.fields) made["fields"].push_back({{"label", label}, {"value", value.value}, {"text", value.text}});
}

template <json_value Json>
void to_json(Json& made, const suggested_change& one) {
    static constexpr std::string_view kinds[] = {"state", "leave-out", "add", "drop"}, sides[] = {"", "at-most", "at-least"}, parts[] = {"", "start", "end"};
    made = {{"kind", kinds[static_cast<std::size_t>(one.what)]}, {"field", one.field}, {"label", one.label}, {"record", one.record},
            {"before", one.before.text.empty() ? Json(nullptr) : Json(one.before)}, {"values", one.values}, {"nearest", sides[static_cast<std::size_t>(one.nearest)]},
            {"of", parts[static_cast<std::size_t>(one.of)]}, {"instead", one.instead}, {"cost", internal::cost_text(one.cost)}};
}

template <json_value Json>
void to_json(Json& made, const needed_answer& one) {
    made = {{"kind", one.decision ? "decision" : "answer"}, {"name", one.name}, {"title", one.title}, {"record", one.record},
            {"second", one.decision ? Json(one.second) : Json(nullptr)}, {"value", one.value}, {"asked_of", one.asked_of}};
}

template <json_value Json>
void to_json(Json& made, const remedy& one) {
    made = {{"outcome", one.outcome.outcome.empty() ? Json(nullptr) : Json(one.outcome)}, {"cost", internal::cost_text(one.cost)}, {"changes", one.changes}, {"provided", one.provided}};
}

template <json_value Json>
void to_json(Json& made, const smallest_loss& one) {
    static constexpr std::string_view kinds[] = {"items", "value", "answer"};
    made = {{"kind", kinds[static_cast<std::size_t>(one.what)]}, {"name", one.name}, {"label", one.label}, {"lost", one.lost}, {"of", one.of},
            {"whichever", one.whichever}, {"which", one.which}};
}

template <json_value Json>
void to_json(Json& made, const changed_rule& one) {
    static constexpr std::string_view hows[] = {"added", "removed", "rewritten", "dated"};
    made = {{"kind", one.kind}, {"name", one.name}, {"how", hows[static_cast<std::size_t>(one.what)]}};
}

template <json_value Json>
void to_json(Json& made, const changed_finding& one) {
    made = {{"finding", one.finding}, {"before", one.before ? Json(to_string(*one.before)) : Json(nullptr)}, {"after", one.after ? Json(to_string(*one.after)) : Json(nullptr)},
            {"because", one.because}};
}

template <json_value Json>
void to_json(Json& made, const changed_outcome& one) {
    made = {{"outcome", one.outcome}, {"before", to_string(one.before)}, {"after", to_string(one.after)}, {"because", one.because}};
}

template <json_value Json>
void to_json(Json& made, const record_impact& one) {
    made = {{"about", one.about}, {"findings", one.findings}, {"outcomes", one.outcomes}};
}

/// The whole review as a document, by docs/schema/review-1.schema.json.
template <json_value Json>
void to_json(Json& made, const review& from) {
    made = {{"format", "quorate-review"}, {"format_version", 1}};
    made["pack"] = {{"name", from.pack}, {"title", from.pack_title}, {"version", from.pack_version}, {"in_force", from.pack_in_force}, {"uses", from.used_packs}};
    made["engine"] = {{"name", "quorate"}, {"version", from.engine_version}};
    made["as_of"] = to_string(from.as_of);
    made["languages"] = from.languages;
    made["parameters"] = from.parameters;
    made["left_out"] = from.left_out;
    made["readings"] = from.readings;
    made["subjects"] = from.subjects;
    made["portfolio"] = {{"findings", from.portfolio_findings}, {"relations", from.portfolio_relations}, {"groups", from.groups},
                         {"coverages", from.coverages}, {"rankings", from.rankings}};
}

namespace internal_json {

/// Makes a value of what JSON has, or says why not.
template <json_value Json>
[[nodiscard]] bool take_value(const Json& from, std::uint32_t depth, field_value& into, attempted<record>& fault);

/// Makes a record of an object, or says why not.
template <json_value Json>
[[nodiscard]] bool take_record(const Json& from, std::uint32_t depth, record& into, attempted<record>& fault) {
    for (const auto& [name, value] : from.items()) {
        field_value taken;
        if (!take_value(value, depth + 1, taken, fault)) return false;
        into.set(name, std::move(taken));
    }
    return true;
}

template <json_value Json>
bool take_value(const Json& from, std::uint32_t depth, field_value& into, attempted<record>& fault) {
    switch (from.type()) {
        case Json::value_t::boolean: into = from.template get<bool>(); return true;
        case Json::value_t::string: into = from.template get<std::string>(); return true;
        case Json::value_t::object:
        case Json::value_t::array: {
            if (depth > record::most_nesting) {
                fault.why = failure::limit_passed;
                fault.message = "a record is nested at most " + std::to_string(record::most_nesting) + " deep";
                return false;
            }
            if (from.is_object()) {
                record inside;
                if (!take_record(from, depth, inside, fault)) return false;
                into = std::move(inside);
                return true;
            }
            field_value::list all(from.size());
            for (std::size_t i = 0; i < all.size(); ++i)
                if (!take_value(from[i], depth + 1, all[i], fault)) return false;
            into = std::move(all);
            return true;
        }
        case Json::value_t::number_integer:
        case Json::value_t::number_unsigned:
        case Json::value_t::number_float: {
            // The shortest digits that give the number: what was written, for numbers of up to 15 digits.
            const auto exact = parse_rational(from.dump());
            if (!exact) {
                fault.why = failure::wrong_use;
                fault.message = "`" + from.dump() + "` is not a number that can be kept exactly";
                return false;
            }
            into = *exact;
            return true;
        }
        default: into = {}; return true;
    }
}

}  // namespace internal_json

/// A record from an object, as it would stand in a data file, or why there is none: it is no object or has a number that cannot be kept
/// exactly (failure::wrong_use), or is nested too deeply (failure::limit_passed).
template <json_value Json>
[[nodiscard]] attempted<record> attempt_record(const Json& from) {
    attempted<record> made;
    if (!from.is_object()) {
        made.why = failure::wrong_use;
        made.message = "a record is a JSON object";
        return made;
    }
    record whole;
    if (internal_json::take_record(from, 0, whole, made)) made.value = std::move(whole);
    return made;
}

#if defined(__cpp_exceptions)
/// The same, so that `json.get<quorate::record>()` works. Throws std::length_error when it is nested too deeply, else std::invalid_argument.
template <json_value Json>
void from_json(const Json& from, record& made) {
    auto whole = attempt_record(from);
    if (!whole && whole.why == failure::limit_passed) throw std::length_error(whole.message);
    if (!whole) throw std::invalid_argument(whole.message);
    made = *std::move(whole.value);
}
#endif

}  // namespace quorate
