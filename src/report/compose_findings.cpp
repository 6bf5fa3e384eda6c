// Findings as blocks, and what they rest on.
#include <algorithm>

#include "report/composer.hpp"
#include "text/format.hpp"

namespace quorate::report {

using text::format_day;

std::string mark_of(verdict result) {
    static constexpr std::string_view marks[] = {"✔", "✘", "?", "⚖", "–", "◇"};
    return std::string(marks[static_cast<std::size_t>(result)]);
}

void composer::by_verdict(const std::vector<const finding*>& all) {
    // What stands in the way first, then what is missing, what is to be judged, what is met.
    static constexpr verdict order[] = {verdict::not_met, verdict::unknown, verdict::to_be_judged, verdict::derogated, verdict::met, verdict::not_applicable};
    for (const auto result : order)
        for (const auto* each : all)
            if (each->result == result) finding_item(*each);
}

/// What a rule gathers stands together first, in its order; then the others.
void composer::criteria(const std::vector<finding>& all) {
    std::vector<const finding*> others;
    std::vector<std::string> gathered;
    for (const auto& rule : all) {
        if (rule.gathers.empty() || rule.result == verdict::not_applicable) continue;
        made_.heading(3, in(rule.title));
        for (const auto& name : rule.gathers)
            for (const auto& each : all)
                if (each.criterion == name) finding_item(each);
        finding_item(rule);
        gathered.insert(gathered.end(), rule.gathers.begin(), rule.gathers.end());
        gathered.push_back(rule.criterion);
    }
    for (const auto& each : all)
        if (std::find(gathered.begin(), gathered.end(), each.criterion) == gathered.end()) others.push_back(&each);
    made_.heading(3, say(gathered.empty() ? word::criteria : word::gathered));
    by_verdict(others);
}

void composer::finding_item(const finding& one) {
    made_.item(1, in(one.title) + " [" + std::string(wording(one.grade, language_)) + "]" + std::string(colon(language_)) + std::string(wording(one.result, language_)), mark_of(one.result));
    finding_details(one, 2);
    if (one.result != verdict::not_applicable) citations(one.citations, 2);
}

void composer::finding_details(const finding& one, int level) {
    if (!one.overridden_by.empty()) made_.item(level, labelled(word::overridden_by, in(one.overridden_by_title)));
    for (const auto& other : one.also_overridden_by) made_.item(level, labelled(word::overridden_by, in(other.title)));
    if (one.result == verdict::not_applicable) return;
    if (one.derogation) {
        const auto& by = *one.derogation;
        std::vector<std::string> said{labelled(word::derogation_by, in(by.by_name)), labelled(word::on_ground, in(by.ground_name))};
        if (by.on) said.push_back(say(word::on_date) + " " + format_day(*by.on, language_));
        if (by.until) said.push_back(say(word::until) + " " + format_day(*by.until, language_));
        if (!by.reason.empty()) said.push_back(labelled(word::reason, by.reason));
        made_.item(level, joined(said));
    }
    if (!one.message.empty() && !in(one.message).empty()) made_.item(level, in(one.message));
    if (one.gathers.empty()) answers(one, level);  // those of what it gathers stand there
    judges(one, level);
    tallies(one, level);
    missing_facts(one.missing_facts, level);
}

void composer::citations(const std::vector<citation>& all, int level) {
    for (const auto& one : all) {
        const auto& of = one.language.empty() ? language_ : one.language;
        std::string text = one.title;
        for (const auto& section : one.sections) text += ", " + section;
        if (!one.quotation.empty()) text += std::string(colon(language_)) + quoted(typeset(one.quotation, of), of);
        made_.item(level, labelled(word::source, text));
    }
}

/// "counted (2): a and b": those of one part of a tally, each with its reason; those with the same reason together.
std::string composer::tallied_part(const tally& one, counted::part part, word single, word several) const {
    struct group { std::string reason; std::vector<std::string> names; };
    std::vector<group> groups;
    std::size_t count = 0;
    for (const auto& item : one.items) {
        if (item.how != part) continue;
        ++count;
        const auto reason = item.reason.empty() ? std::string() : in(item.reason);
        auto same = std::find_if(groups.begin(), groups.end(), [&](const group& each) { return each.reason == reason; });
        if (same == groups.end()) same = groups.insert(groups.end(), {reason, {}});
        same->names.push_back(in(item.name));
    }
    if (groups.empty()) return {};
    std::vector<std::string> parts;
    for (auto& each : groups) {
        const bool alone = each.names.size() == 1;
        parts.push_back(listed(std::move(each.names)) + (each.reason.empty() ? "" : alone ? " (" + each.reason + ")" : " – " + each.reason));
    }
    return labelled(say(count == 1 ? single : several) + " (" + std::to_string(count) + ")", joined(parts));
}

std::string composer::tallied(const tally& one) const {
    std::vector<std::string> parts;
    const auto add = [&](std::string part) { if (!part.empty()) parts.push_back(std::move(part)); };
    add(tallied_part(one, counted::part::counted, word::counted_one, word::counted));
    if (parts.empty()) parts.push_back(say(word::none));
    add(tallied_part(one, counted::part::undecided, word::undecided_item, word::undecided_items));
    add(tallied_part(one, counted::part::left_out, word::left_out_one, word::left_out));
    add(tallied_part(one, counted::part::repeated, word::repeated_one, word::repeated));
    return joined(parts);
}

void composer::tallies(const finding& one, int level) {
    for (const auto& each : one.tallies)
        if (!each.label.empty()) made_.item(level, labelled(in(each.label), tallied(each)));  // one without is a step on the way; the JSON has it
    for (const auto& value : one.values)
        if (!value.label.empty()) made_.item(level, labelled(in(value.label), in(value.value)));
}

void composer::answers(const finding& one, int level) {
    for (const auto& each : one.answers) {
        std::string text = in(each.answer_text) + " (" + in(each.given_by_name);
        if (each.given_on) text += ", " + say(word::on_date) + " " + format_day(*each.given_on, language_);
        text += ")";
        made_.item(level, labelled(word::answer_to, one.answers.size() == 1 ? text : labelled(in(each.title), text)) + (each.reason.empty() ? "" : semicolon() + labelled(word::reason, each.reason)));
    }
}

void composer::missing_facts(const std::vector<missing>& all, int level) {
    std::vector<std::string> facts, awaited;
    struct lacking { std::string record; std::vector<std::string> fields; };
    std::vector<lacking> by_record;  // what is missing of one record is told together
    for (const auto& one : all) {
        if (one.what == missing::kind::field || one.what == missing::kind::text) {
            auto same = std::find_if(by_record.begin(), by_record.end(), [&](const lacking& there) { return there.record == one.record.id; });
            if (same == by_record.end()) same = by_record.insert(by_record.end(), {one.record.id, {}});
            if (std::find(same->fields.begin(), same->fields.end(), in(one.label)) == same->fields.end()) same->fields.push_back(in(one.label));
            continue;
        }
        switch (one.what) {
            case missing::kind::answer: awaited.push_back(in(one.label)); break;
            case missing::kind::arithmetic: facts.push_back(say(word::arithmetic) + " (" + in(one.label) + ")"); break;
            case missing::kind::empty: facts.push_back(say(word::nothing_to_take)); break;
            default: facts.push_back(in(one.label) + (one.record.id.empty() ? "" : " (" + one.record.id + ")"));
        }
    }
    const bool several = std::any_of(by_record.begin(), by_record.end(), [](const lacking& one) { return one.fields.size() > 1; });
    for (auto& one : by_record) facts.push_back(listed(std::move(one.fields)) + (one.record.empty() ? "" : " (" + one.record + ")"));
    // Of a record under review the question itself tells, with all that belongs to it.
    if (asked_ == nullptr && !awaited.empty()) made_.item(level, labelled(word::awaited, joined(awaited)));
    if (!facts.empty()) made_.item(level, labelled(word::missing, several ? joined(first_of(std::move(facts))) : listed(std::move(facts))));
}

void composer::judges(const finding& one, int level) {
    if (asked_ == nullptr) return;
    std::vector<std::string> people;
    for (const auto& name : one.questions)
        for (const auto& each : *asked_)
            if (each.name == name)
                for (const auto& person : each.answered_by)
                    if (std::find(people.begin(), people.end(), in(person)) == people.end()) people.push_back(in(person));
    if (!people.empty()) made_.item(level, labelled(word::judged_by, any_of(people)));
}

void composer::facts(const std::vector<shown_value>& all, word label, int level) {
    std::vector<std::string> items;
    for (const auto& one : all) {
        const auto name = one.label.empty() ? one.name : in(one.label);
        items.push_back(name.empty() ? in(one.value) : labelled(name, in(one.value)));
    }
    if (!items.empty()) made_.item(level, labelled(label, joined(items)));
}

}  // namespace quorate::report
