#include "vary/change_wording.hpp"

#include <algorithm>

namespace quorate::vary {

namespace {

/// A text that stands for any other is told by how many words it has.
texts words_counted(const texts& text, const std::vector<std::string>& languages) {
    const auto& made = text.all().front().text;
    const auto count = 1 + std::count(made.begin(), made.end(), ' ');
    texts result;
    for (const auto& language : languages)
        result.add(language, count == 1 ? (language == "fr" ? "un texte" : "a text")
                                        : (language == "fr" ? "un texte de " : "a text of ") + std::to_string(count) + (language == "fr" ? " mots" : " words"));
    return result;
}

bool stands_for_any(const texts& text) { return text.all().size() == 1 && text.all().front().language.empty() && text.all().front().text.find_first_not_of("x ") == std::string::npos; }

}  // namespace

finding_name change_wording::name_of_criterion(std::uint32_t index, record_ref about) const {
    const auto& rule = on_.program().criteria[index];
    return {rule.name, words_.title(rule), rule.grade, words_.name(about)};
}

outcome_name change_wording::name_of_outcome(const goal& of, record_ref about) const {
    const auto& rule = on_.program().outcomes[of.group].outcomes[of.outcome];
    return {rule.name, rule.title, words_.name(about)};
}

std::vector<texts> change_wording::people(const std::vector<plan::entry_ref>& from) const {
    std::vector<texts> all;
    for (const auto& one : from) all.push_back(words_.of({one, assess::reason_set::none}));
    return all;
}

missing change_wording::place_of(const change& one) const {
    return words_.fact({.what = missing::kind::field, .record = one.record, .index = one.index, .said = {}, .said_in_french = {}});
}

worded_value change_wording::value(const cell& one, const field_type& type) {
    if (const auto* text = std::get_if<texts>(&one); text != nullptr && stands_for_any(*text))
        return {text->all().front().text, words_counted(*text, on_.program().words.languages)};
    return {as_data(one, type, on_.program(), on_.base().data), words_.of(as_value(one, type, on_.base().on))};
}

suggested_change::item change_wording::item(const change& one, const cell* held, const field_type& type) {
    suggested_change::item made;
    if (held != nullptr) made.whole = value(*held, type);
    for (const auto& each : one.part) {
        const auto& field = on_.program().words.records[type.of].fields[each.field];
        texts label = field.label;
        if (label.empty())
            for (const auto& language : on_.program().words.languages) label.add(language, field.name);
        for (const auto& content : each.items) made.fields.emplace_back(label, value(content, field.type));
    }
    return made;
}

suggested_change change_wording::suggestion(const repair& one) {
    const auto& first = one.changes.front();
    const auto place = place_of(first);
    const auto& type = on_.program().words.records[first.record.type].fields[first.index].type;
    suggested_change made;
    made.field = place.name;
    made.label = place.label;
    made.record = place.record;
    made.cost = one.cost;
    made.nearest = static_cast<suggested_change::side>(one.side);
    made.of = static_cast<suggested_change::part>(one.part);
    switch (first.what) {
        case change::kind::add: made.what = suggested_change::kind::add; break;
        case change::kind::drop: made.what = suggested_change::kind::drop; break;
        case change::kind::put_all: made.what = suggested_change::kind::state; break;
        default: made.what = first.items.empty() ? suggested_change::kind::leave_out : suggested_change::kind::state;
    }
    if (!type.many && data::is_stated(on_.base().data, first.record, first.index)) made.before = value(data::value_of(on_.base().data, first.record, first.index), type);
    for (const auto& each : one.changes)
        if (!each.items.empty() || !each.part.empty()) made.values.push_back(item(each, each.items.empty() ? nullptr : &each.items.front(), type));
    return made;
}

needed_answer change_wording::answer(const change& one) {
    needed_answer made;
    made.record = words_.name(one.record);
    if (one.what == change::kind::answer) {
        const auto& question = on_.program().questions[one.index];
        made.name = question.name;
        made.title = words_.title(question);
        made.value = {one.answer, words_.of(answer_value(one.answer, question, on_.base().on))};
        made.asked_of = people(question.answered_by);
        return made;
    }
    const auto& relation = on_.program().relations[one.index];
    made.decision = true;
    made.name = relation.name;
    made.title = words_.title(relation);
    made.second = words_.name(one.second);
    texts said;
    for (const auto& language : on_.program().words.languages)
        said.add(language, language == "fr" ? (one.confirmed ? "confirmé" : "rejeté") : one.confirmed ? "confirmed" : "rejected");
    made.value = {one.confirmed ? "confirmed" : "rejected", std::move(said)};
    made.asked_of = people(relation.decided_by);
    return made;
}

smallest_loss change_wording::loss_in_words(const loss& one) {
    constexpr std::size_t most = 20;
    const auto& first = one.one_of.front();
    smallest_loss made;
    made.lost = one.lost;
    made.of = one.one_of.size();
    made.whichever = one.whichever;
    if (first.what == change::kind::withdraw) {
        const auto& question = on_.program().questions[first.index];
        made.what = smallest_loss::kind::answer;
        made.name = question.name;
        made.label = words_.title(question);
        return made;
    }
    const auto place = place_of(first);
    const auto& type = on_.program().words.records[first.record.type].fields[first.index].type;
    made.what = type.many ? smallest_loss::kind::items : smallest_loss::kind::value;
    made.name = place.name;
    made.label = place.label;
    for (const auto& chosen : one.which) {
        if (made.which.size() >= most || !type.many) break;
        auto& items = made.which.emplace_back();
        for (const auto index : chosen) items.push_back(value(one.one_of[index].items.front(), type));
    }
    return made;
}

}  // namespace quorate::vary
