// A review as blocks.
#include <algorithm>

#include "quorate/report.hpp"
#include "report/sheet.hpp"
#include "report/wording.hpp"
#include "text/format.hpp"

namespace quorate::report {

namespace {

using text::format_day;
using text::join_list;

std::string mark_of(verdict result) {
    static constexpr std::string_view marks[] = {"✔", "✘", "?", "⚖", "–", "◇"};
    return std::string(marks[static_cast<std::size_t>(result)]);
}

/// a, b, … z, aa, ab, …
std::string letter(std::size_t index) {
    std::string result;
    for (++index; index > 0; index = (index - 1) / 26) result.insert(result.begin(), static_cast<char>('a' + (index - 1) % 26));
    return result;
}

class composer {
public:
    explicit composer(std::string_view language) : language_(language) {}

    sheet compose(const review& result);
    sheet compose(const std::vector<related_pair>& pairs);

private:
    [[nodiscard]] std::string say(word of) const { return std::string(wording(of, language_)); }
    [[nodiscard]] std::string in(const texts& text) const { return text.in(language_); }
    [[nodiscard]] std::string labelled(word of, const std::string& text) const { return say(of) + std::string(colon(language_)) + text; }
    [[nodiscard]] std::string labelled(const std::string& label, const std::string& text) const { return label + std::string(colon(language_)) + text; }
    /// "; ", with a no-break space before it in French.
    [[nodiscard]] std::string semicolon() const { return language_ == "fr" ? "\u00A0; " : "; "; }
    /// A list of names; of a long one the first, and how many more.
    [[nodiscard]] std::string listed(std::vector<std::string> names) const {
        constexpr std::size_t shown = 12;
        if (names.size() > shown + 1) {
            const auto more = names.size() - shown;
            names.resize(shown);
            names.push_back(std::to_string(more) + " " + say(word::more));
        }
        return join_list(names, language_);
    }
    [[nodiscard]] std::string name(const record_name& record) const {
        const auto title = in(record.title);
        return title.empty() || title == record.id ? record.id : record.id + " – " + title;
    }
    void head(const review& result);
    void subject(const subject_review& one);
    void outcomes(const subject_review& one);
    void finding_items(const finding& one, bool with_name, int level);
    void citations(const std::vector<citation>& all, int level);
    void tallies(const finding& one, int level);
    void missing_facts(const std::vector<missing>& all, int level);
    void questions(const std::vector<question>& all);
    void pair(const related_pair& one, const std::string* seen_from, int level);
    void facts(const std::vector<shown_value>& all, word label, int level);
    void routings(const std::vector<routing>& all);
    void clocks(const std::vector<clock_reading>& all);
    void scores(const scoring& one);
    void ranks(const ranking& one);
    void portfolio(const review& result);
    void coverage_table(const coverage& one);
    void findings_elsewhere(const std::vector<finding>& all);

    /// Who may answer the questions that a finding waits for.
    void judges(const finding& one, int level);

    std::string language_;
    sheet made_;
    const std::vector<question>* asked_ = nullptr;  ///< of the subject being composed
};

void composer::head(const review& result) {
    made_.heading(1, in(result.pack_title));
    made_.paragraph(labelled(word::pack, result.pack + (result.pack_version.empty() ? "" : ", " + say(word::version) + " " + result.pack_version)) + semicolon() +
                    say(word::as_of) + " " + format_day(result.as_of, language_) + semicolon() + labelled(word::engine, "quorate " + result.engine_version) + ".");
    if (!result.parameters.empty()) {
        std::string text;
        for (const auto& one : result.parameters) text += (text.empty() ? "" : semicolon()) + (one.label.empty() ? one.name : in(one.label)) + " = " + in(one.value);
        made_.paragraph(labelled(word::parameters_set, text));
    }
    made_.paragraph(say(word::legend));
    if (!result.pack_in_force) made_.paragraph(say(word::out_of_force));
}

void composer::outcomes(const subject_review& one) {
    if (!one.has_outcomes) return;
    made_.heading(3, say(word::outcomes));
    if (one.outcomes.empty()) made_.paragraph(say(word::no_outcome));
    for (const auto& each : one.outcomes) {
        std::string text = each.title.empty() ? each.name : in(each.title);
        if (!each.decided) text += " (" + say(word::undecided) + ")";
        if (each.until) text += ", " + say(word::until) + " " + format_day(*each.until, language_);
        made_.item(1, text, each.decided ? "➤" : "?");
        if (!each.message.empty()) made_.item(2, in(each.message));
        if (each.otherwise && each.decided) made_.item(2, say(word::otherwise));
        for (const auto& ground : each.grounds) made_.item(2, in(ground.text));
        citations(each.citations, 2);
    }
}

void composer::citations(const std::vector<citation>& all, int level) {
    for (const auto& one : all) {
        std::string text = one.title;
        for (const auto& section : one.sections) text += ", " + section;
        if (!one.quotation.empty()) text += std::string(colon(language_)) + quoted(one.quotation, one.language.empty() ? language_ : one.language);
        made_.item(level, labelled(word::source, text));
    }
}

void composer::tallies(const finding& one, int level) {
    static constexpr std::pair<counted::part, word> parts[] = {{counted::part::counted, word::counted}, {counted::part::undecided, word::undecided_items},
                                                               {counted::part::left_out, word::left_out}, {counted::part::repeated, word::repeated}};
    for (const auto& each : one.tallies) {
        if (each.label.empty()) continue;  // a step on the way; the JSON has it
        std::string text;
        for (const auto& [part, key] : parts) {
            std::vector<std::string> names;
            for (const auto& item : each.items)
                if (item.how == part) names.push_back(in(item.name) + (item.reason.empty() ? "" : " (" + in(item.reason) + ")"));
            if (names.empty() && part != counted::part::counted) continue;
            const std::string number = std::to_string(names.size());
            text += (text.empty() ? "" : semicolon()) + say(key) + " (" + number + ")" + std::string(colon(language_)) + (names.empty() ? say(word::none) : listed(std::move(names)));
        }
        made_.item(level, labelled(in(each.label), text));
    }
    for (const auto& value : one.values)
        if (!value.label.empty()) made_.item(level, labelled(in(value.label), in(value.value)));
}

void composer::missing_facts(const std::vector<missing>& all, int level) {
    std::vector<std::string> facts;
    for (const auto& one : all) {
        switch (one.what) {
            case missing::kind::answer: break;  // told by the question itself
            case missing::kind::arithmetic: facts.push_back(say(word::arithmetic) + " (" + in(one.label) + ")"); break;
            case missing::kind::empty: facts.push_back(say(word::nothing_to_take)); break;
            default: facts.push_back(in(one.label) + (one.record.id.empty() ? "" : " (" + one.record.id + ")"));
        }
    }
    if (!facts.empty()) made_.item(level, labelled(word::missing, listed(std::move(facts))));
}

void composer::finding_items(const finding& one, bool with_name, int level) {
    std::string text = (with_name ? name(one.about) + std::string(colon(language_)) : "") + in(one.title) + " [" + std::string(wording(one.grade, language_)) + "]" +
                       std::string(colon(language_)) + std::string(wording(one.result, language_));
    made_.item(level, text, mark_of(one.result));
    if (!one.overridden_by.empty()) made_.item(level + 1, labelled(word::overridden_by, in(one.overridden_by_title)));
    if (one.result == verdict::not_applicable) return;
    if (one.derogation) {
        const auto& by = *one.derogation;
        std::string said = labelled(word::derogation_by, in(by.by_name)) + semicolon() + labelled(word::on_ground, in(by.ground_name));
        if (by.on) said += semicolon() + say(word::on_date) + " " + format_day(*by.on, language_);
        if (by.until) said += semicolon() + say(word::until) + " " + format_day(*by.until, language_);
        made_.item(level + 1, said + (by.reason.empty() ? "" : semicolon() + labelled(word::reason, by.reason)));
    }
    if (!one.message.empty() && !in(one.message).empty()) made_.item(level + 1, in(one.message));
    judges(one, level + 1);
    tallies(one, level + 1);
    missing_facts(one.missing_facts, level + 1);
    citations(one.citations, level + 1);
}

void composer::judges(const finding& one, int level) {
    if (asked_ == nullptr) return;
    std::vector<std::string> people;
    for (const auto& name : one.questions)
        for (const auto& each : *asked_)
            if (each.name == name)
                for (const auto& person : each.answered_by)
                    if (std::find(people.begin(), people.end(), in(person)) == people.end()) people.push_back(in(person));
    if (!people.empty()) made_.item(level, labelled(word::judged_by, join_list(people, language_)));
}

void composer::facts(const std::vector<shown_value>& all, word label, int level) {
    std::vector<std::string> items;
    for (const auto& one : all) {
        const auto name = one.label.empty() ? one.name : in(one.label);
        items.push_back(name.empty() ? in(one.value) : name + std::string(colon(language_)) + in(one.value));
    }
    std::string text;
    for (const auto& one : items) text += (text.empty() ? "" : semicolon()) + one;
    if (!text.empty()) made_.item(level, labelled(label, text));
}

void composer::questions(const std::vector<question>& all) {
    made_.heading(3, say(word::questions));
    bool any = false;
    for (const auto& one : all) {
        if (!one.open) continue;
        any = true;
        made_.item(1, in(one.wording), "⚖");
        std::vector<std::string> people;
        for (const auto& each : one.answered_by) people.push_back(in(each));
        made_.item(2, labelled(word::answered_by, join_list(people, language_)) + semicolon() + labelled(word::answer_form, in(one.answer_form)));
        facts(one.facts, word::facts, 2);
        if (!one.decides.empty()) made_.item(2, labelled(word::decides, join_list(one.decides, language_)));
    }
    if (!any) made_.paragraph(say(word::no_questions));
    if (std::none_of(all.begin(), all.end(), [](const question& one) { return !one.open; })) return;
    made_.heading(3, say(word::answers));
    for (const auto& one : all) {
        if (one.open) continue;
        std::string text = in(one.wording) + " → " + in(one.answer_text) + " (" + say(word::given_by) + std::string(colon(language_)) + in(one.given_by_name);
        if (one.given_on) text += ", " + say(word::on_date) + " " + format_day(*one.given_on, language_);
        if (one.stands_until) text += ", " + say(word::stands_until) + " " + format_day(*one.stands_until, language_);
        made_.item(1, text + ")" + (one.reason.empty() ? "" : semicolon() + labelled(word::reason, one.reason)));
    }
}

void composer::pair(const related_pair& one, const std::string* seen_from, int level) {
    std::string text = in(one.title) + std::string(colon(language_));
    if (seen_from != nullptr) text += name(one.first.id == *seen_from ? one.second : one.first);
    else text += name(one.first) + (one.directed ? " → " : " ↔ ") + name(one.second);
    text += " [" + std::string(wording(one.grade, language_)) + semicolon() + std::string(wording(one.state, language_)) + "]";
    made_.item(level, text, one.grade == relation_grade::note ? "•" : "⛔");
    if (!one.message.empty()) made_.item(level + 1, in(one.message));
    facts(one.shared, word::shared, level + 1);
    missing_facts(one.missing_facts, level + 1);
    if (!one.found_by.empty()) {
        std::string found = labelled(word::judgement_record, in(one.found_by_name));
        if (one.found_on) found += ", " + say(word::on_date) + " " + format_day(*one.found_on, language_);
        made_.item(level + 1, found + (one.reason.empty() ? "" : semicolon() + labelled(word::reason, one.reason)));
    }
}

void composer::routings(const std::vector<routing>& all) {
    for (const auto& one : all) {
        made_.heading(3, say(word::routings) + std::string(colon(language_)) + in(one.title));
        if (one.routes.empty()) continue;
        std::vector<std::vector<std::string>> rows;
        std::vector<std::string> head{"", ""};
        for (const auto& each : one.routes.front().considerations) head.push_back(each.label.empty() ? each.name : in(each.label));
        rows.push_back(std::move(head));
        for (const auto& route : one.routes) {
            std::vector<std::string> row{name(route.target), std::string(wording(route.result, language_))};
            for (const auto& each : route.considerations) {
                std::string cell = each.result == fit::fits ? say(word::holds) : each.result == fit::unknown ? "?" : say(word::fails);
                std::vector<std::string> shared;
                for (const auto& fact : each.shared) shared.push_back(in(fact.value));
                if (!shared.empty()) cell += " (" + join_list(shared, language_) + ")";
                row.push_back(std::move(cell));
            }
            rows.push_back(std::move(row));
        }
        made_.table(std::move(rows));
        for (const auto& route : one.routes)
            if (route.result == fit::fits && !route.message.empty()) made_.item(1, in(route.message));
        citations(one.citations, 1);
    }
}

void composer::clocks(const std::vector<clock_reading>& all) {
    if (all.empty()) return;
    static constexpr word states[] = {word::clock_not_started, word::clock_running, word::clock_paused, word::clock_ended, word::clock_expired, word::unknown};
    made_.heading(3, say(word::clocks));
    for (const auto& one : all) {
        std::string text = labelled(in(one.title), say(states[static_cast<std::size_t>(one.state)]));
        if (one.started) text += semicolon() + say(word::started_on) + " " + format_day(*one.started, language_);
        if (one.deadline) text += semicolon() + labelled(word::deadline, format_day(*one.deadline, language_));
        made_.item(1, text, one.state == clock_state::expired ? "✘" : one.state == clock_state::unknown ? "?" : "◷");
        for (const auto& time : one.pauses) made_.item(2, say(word::paused_during) + " " + text::format_period(time, language_));
        missing_facts(one.missing_facts, 2);
        citations(one.citations, 2);
    }
}

void composer::scores(const scoring& one) {
    made_.heading(3, say(word::scorings) + std::string(colon(language_)) + in(one.title));
    std::vector<std::vector<std::string>> rows{{say(word::part), say(word::points), say(word::weight), say(word::threshold)}};
    for (const auto& each : one.parts) {
        std::string points = in(each.points) + (each.out_of.empty() ? "" : " " + say(word::out_of) + " " + in(each.out_of));
        std::string threshold = each.at_least.empty() ? "" : in(each.at_least) + (each.passes == fit::fits ? " ✔" : each.passes == fit::unknown ? " ?" : " ✘");
        rows.push_back({each.label.empty() ? each.name : in(each.label), std::move(points), each.weight.empty() ? "" : in(each.weight), std::move(threshold)});
    }
    made_.table(std::move(rows));
    made_.item(1, labelled(word::total, in(one.points)) + (one.weighted_points == one.points ? "" : semicolon() + labelled(word::weighted_total, in(one.weighted_points))) +
                      semicolon() + std::string(wording(one.result, language_)), mark_of(one.result));
    missing_facts(one.missing_facts, 2);
    citations(one.citations, 1);
}

void composer::ranks(const ranking& one) {
    made_.heading(3, say(word::rankings) + std::string(colon(language_)) + in(one.title));
    std::vector<std::vector<std::string>> rows{{say(word::rank), say(word::record)}};
    for (const auto& order : one.orders) rows.front().push_back(in(order));
    for (std::size_t i = 0; i < one.rows.size(); ++i) {
        const auto& each = one.rows[i];
        const bool tie = (i > 0 && one.rows[i - 1].rank == each.rank) || (i + 1 < one.rows.size() && one.rows[i + 1].rank == each.rank);
        std::vector<std::string> row{std::to_string(each.rank) + (tie ? " (" + say(word::tie) + ")" : ""), name(each.record)};
        for (const auto& key : each.keys) row.push_back(in(key));
        rows.push_back(std::move(row));
    }
    if (rows.size() > 1) made_.table(std::move(rows));
    if (!one.left.empty()) made_.item(1, say(word::unranked), "?");
    for (const auto& each : one.left) {
        made_.item(2, name(each.record));
        missing_facts(each.missing_facts, 3);
    }
    citations(one.citations, 1);
}

void composer::subject(const subject_review& one) {
    asked_ = &one.questions;
    made_.heading(2, name(one.about));
    outcomes(one);
    if (!one.derived.empty()) {
        made_.heading(3, say(word::derived));
        for (const auto& each : one.derived) made_.item(1, labelled(each.label.empty() ? each.name : in(each.label), in(each.value)));
    }
    made_.heading(3, say(word::criteria));
    // What stands in the way first, then what is missing, what is to be judged, what is met.
    static constexpr verdict order[] = {verdict::not_met, verdict::unknown, verdict::to_be_judged, verdict::derogated, verdict::met, verdict::not_applicable};
    for (const auto result : order)
        for (const auto& each : one.findings)
            if (each.result == result) finding_items(each, false, 1);
    clocks(one.clocks);
    for (const auto& each : one.scorings) scores(each);
    questions(one.questions);
    made_.heading(3, say(word::relations));
    if (one.relations.empty()) made_.paragraph(say(word::no_relations));
    for (const auto& each : one.relations) pair(each, &one.about.id, 1);
    routings(one.routings);
    asked_ = nullptr;
}

void composer::coverage_table(const coverage& one) {
    made_.heading(3, say(word::coverage) + std::string(colon(language_)) + in(one.title) + " (" + std::to_string(one.records) + " " + say(word::records_counted) + ")");
    // Columns go by number and what stands in cells by letter, so that the table fits a page; both are told below it.
    const bool lettered = !one.values.empty();
    std::vector<std::string> numbers, letters;
    for (std::size_t j = 0; j < one.columns.size(); ++j) numbers.push_back(std::to_string(j + 1) + " " + in(one.columns[j].label));
    for (std::size_t v = 0; v < one.values.size(); ++v) letters.push_back(letter(v) + " " + in(one.values[v].label));
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> head{say(word::line)};
    for (std::size_t j = 0; j < one.columns.size(); ++j) head.push_back(std::to_string(j + 1));
    head.push_back("Σ");
    rows.push_back(std::move(head));
    for (std::uint32_t i = 0; i < one.rows.size(); ++i) {
        const auto& line = one.rows[i];
        std::vector<std::string> row{std::string((line.level - 1) * 2, ' ') + in(line.label)};
        for (std::uint32_t j = 0; j < one.columns.size(); ++j) {
            std::string cell;
            for (const auto& each : one.cells) {
                if (each.row != i || each.column != j) continue;
                for (std::size_t v = 0; v < one.values.size(); ++v)
                    if (std::find(each.values.begin(), each.values.end(), one.values[v].id) != each.values.end()) cell += (cell.empty() ? "" : " ") + letter(v);
                if (!lettered) cell = std::to_string(each.records.size());
            }
            row.push_back(std::move(cell));
        }
        row.push_back(std::to_string(line.count));
        rows.push_back(std::move(row));
    }
    made_.table(std::move(rows));
    const auto key = [&](word of, const std::vector<std::string>& all) {
        std::string text;
        for (const auto& each : all) text += (text.empty() ? "" : semicolon()) + each;
        if (!text.empty()) made_.item(1, labelled(of, text));
    };
    key(word::columns, numbers);
    key(word::cells, letters);
    const auto unserved = [&](const std::vector<coverage_line>& lines) {
        std::vector<std::string> names;
        for (const auto& line : lines)
            if (line.count == 0) names.push_back(line.id + " – " + in(line.label));
        if (!names.empty()) made_.item(1, labelled(word::unserved, join_list(names, language_)), "✘");
        return names.empty();
    };
    const bool rows_served = unserved(one.rows), columns_served = unserved(one.columns), values_served = unserved(one.values);
    if (rows_served && columns_served && values_served) made_.item(1, say(word::everything_served), "✔");
    citations(one.citations, 1);
}

void composer::findings_elsewhere(const std::vector<finding>& all) {
    made_.heading(3, say(word::findings_elsewhere));
    for (const auto& one : all)
        if (one.result != verdict::met && one.result != verdict::not_applicable) finding_items(one, true, 1);
    std::vector<std::string> counted;
    for (std::size_t i = 0; i < all.size();) {
        std::size_t end = i, met = 0, applicable = 0;
        for (; end < all.size() && all[end].criterion == all[i].criterion; ++end) {
            met += all[end].result == verdict::met ? 1 : 0;
            applicable += all[end].result != verdict::not_applicable ? 1 : 0;
        }
        made_.item(1, labelled(in(all[i].title), say(word::met) + " " + std::to_string(met) + " " + say(word::of_records) + " " + std::to_string(applicable)), met == applicable ? "✔" : "✘");
        i = end;
    }
}

void composer::portfolio(const review& result) {
    if (result.coverages.empty() && result.portfolio_findings.empty() && result.portfolio_relations.empty() && result.groups.empty() && result.rankings.empty()) return;
    made_.heading(2, say(word::portfolio));
    for (const auto& one : result.rankings) ranks(one);
    for (const auto& one : result.coverages) coverage_table(one);
    if (!result.portfolio_findings.empty()) findings_elsewhere(result.portfolio_findings);
    if (!result.portfolio_relations.empty()) {
        made_.heading(3, say(word::relations_elsewhere));
        for (const auto& one : result.portfolio_relations) pair(one, nullptr, 1);
    }
    if (!result.groups.empty()) {
        made_.heading(3, say(word::groups));
        for (const auto& group : result.groups) {
            std::vector<std::string> members;
            for (const auto& member : group.members) members.push_back(member.id);
            made_.item(1, join_list(members, language_));
        }
    }
}

sheet composer::compose(const review& result) {
    head(result);
    if (result.subjects.size() > 1) {
        made_.heading(2, say(word::subjects_reviewed));
        for (const auto& one : result.subjects) {
            std::vector<std::string> open;
            for (const auto& each : one.outcomes)
                if (each.decided) open.push_back(each.title.empty() ? each.name : in(each.title));
            made_.item(1, labelled(name(one.about), open.empty() ? say(word::undecided) : join_list(open, language_)));
        }
    }
    for (const auto& one : result.subjects) subject(one);
    portfolio(result);
    return std::move(made_);
}

sheet composer::compose(const std::vector<related_pair>& pairs) {
    if (pairs.empty()) made_.paragraph(say(word::no_relations));
    for (const auto& one : pairs) {
        pair(one, nullptr, 1);
        citations(one.citations, 2);
    }
    return std::move(made_);
}

}  // namespace

sheet compose(const review& result, std::string_view language) { return composer(language).compose(result); }
sheet compose(const std::vector<related_pair>& pairs, std::string_view language) { return composer(language).compose(pairs); }

}  // namespace quorate::report

namespace quorate {

std::string to_text(const review& result, std::string_view language) { return report::to_plain(report::compose(result, language)); }
std::string to_markdown(const review& result, std::string_view language) { return report::to_markdown(report::compose(result, language)); }
std::string to_text(const std::vector<related_pair>& pairs, std::string_view language) { return report::to_plain(report::compose(pairs, language)); }

}  // namespace quorate
