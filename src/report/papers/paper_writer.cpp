#include "report/papers/paper_writer.hpp"

#include <algorithm>

#include "text/format.hpp"

namespace quorate::report {

paper_writer::paper_writer(const review& from, const paper_request& asked) : from_(from), asked_(asked) {
    made_.languages = asked.languages;
    if (made_.languages.empty()) made_.languages.emplace_back("en");
}

wordings paper_writer::each(const in_language& text) const {
    wordings all;
    for (const auto& language : made_.languages) all.push_back(text(language));
    return all;
}

wordings paper_writer::say(word of) const {
    return each([&](std::string_view language) { return std::string(wording(of, language)); });
}

wordings paper_writer::in(const texts& text) const {
    return each([&](std::string_view language) { return typeset(text.in(language), language); });
}

wordings paper_writer::plain(const std::string& text) const {
    return each([&](std::string_view) { return text; });
}

wordings paper_writer::named(const record_name& record) const {
    return each([&](std::string_view language) {
        const auto title = typeset(record.title.in(language), language);
        return title.empty() || title == record.id ? record.id : record.id + " – " + title;
    });
}

wordings paper_writer::labelled(word label, const texts& text) const {
    return each([&](std::string_view language) { return std::string(wording(label, language)) + std::string(colon(language)) + typeset(text.in(language), language); });
}

/// The same text in all languages, after a label.
wordings paper_writer::labelled_text(word label, const std::string& text) const {
    return each([&](std::string_view language) { return std::string(wording(label, language)) + std::string(colon(language)) + text; });
}

wordings paper_writer::listed(const std::vector<texts>& all) const {
    return each([&](std::string_view language) {
        std::vector<std::string> names;
        for (const auto& one : all) names.push_back(typeset(one.in(language), language));
        return text::join_list(names, language);
    });
}

wordings paper_writer::alternatives(const std::vector<texts>& all) const {
    return each([&](std::string_view language) {
        std::vector<std::string> names;
        for (const auto& one : all) names.push_back(typeset(one.in(language), language));
        return text::join_alternatives(names, language);
    });
}

wordings paper_writer::date(const std::optional<day>& on) const {
    return each([&](std::string_view language) { return on ? text::format_day(*on, language) : std::string("–"); });
}

wordings paper_writer::shown(const shown_value& one) const {
    return each([&](std::string_view language) {
        const auto label = one.label.empty() ? one.name : typeset(one.label.in(language), language);
        return (label.empty() ? "" : label + std::string(colon(language))) + typeset(one.value.in(language), language);
    });
}

wordings paper_writer::missing_text(const std::vector<missing>& all) const {
    return each([&](std::string_view language) {
        std::vector<std::string> facts;
        for (const auto& one : all)
            if (one.what != missing::kind::answer) facts.push_back(typeset(one.label.in(language), language));
        return facts.empty() ? std::string() : std::string(wording(word::missing, language)) + std::string(colon(language)) + text::join_list(facts, language);
    });
}

tone paper_writer::tone_of(verdict result) noexcept {
    switch (result) {
        case verdict::met:
        case verdict::derogated: return tone::good;
        case verdict::not_met: return tone::bad;
        case verdict::not_applicable: return tone::faint;
        default: return tone::open;
    }
}

tone paper_writer::tone_of(fit result) noexcept { return result == fit::fits ? tone::good : result == fit::unknown ? tone::open : tone::faint; }

void paper_writer::heading(int level, wordings text, sheet_of place) {
    page_block one{.is = page_block::kind::heading, .level = level, .text = std::move(text)};
    one.breaks_page = place == sheet_of::its_own;
    one.keeps_together = place == sheet_of::one;
    made_.blocks.push_back(std::move(one));
}

void paper_writer::paragraph(wordings text) { made_.blocks.push_back({.is = page_block::kind::paragraph, .text = std::move(text)}); }

void paper_writer::item(wordings text, tone look, std::vector<wordings> notes) {
    page_block one{.is = page_block::kind::item, .text = std::move(text)};
    one.look = look;
    for (auto& note : notes)
        if (!note.front().empty()) one.notes.push_back(std::move(note));
    made_.blocks.push_back(std::move(one));
}

void paper_writer::short_item(wordings text) {
    item(std::move(text));
    made_.blocks.back().compact = true;
}

wordings paper_writer::records_listed(const std::vector<const record_name*>& all) const {
    if (all.size() == 1) return named(*all.front());
    return each([&](std::string_view language) {
        std::vector<std::string> ids;
        for (const auto* one : all) ids.push_back(one->id);
        return text::join_list(ids, language);
    });
}

/// The records under review with their titles, for papers that then call them by their ids.
void paper_writer::records_reviewed() {
    heading(2, say(word::subjects_reviewed));
    for (const auto* one : subjects()) short_item(named(one->about));
}

void paper_writer::table(wordings caption, std::vector<std::vector<table_cell>> rows, std::vector<int> widths) {
    page_block one{.is = page_block::kind::table, .text = std::move(caption)};
    one.rows = std::move(rows);
    one.widths = std::move(widths);
    made_.blocks.push_back(std::move(one));
}

std::vector<table_cell> paper_writer::head_row(const std::vector<word>& columns) const {
    std::vector<table_cell> row;
    for (const auto column : columns) row.push_back({say(column), tone::head});
    return row;
}

/// The title of the paper, and what it was made from.
void paper_writer::opening(const texts& title) {
    made_.title = each([&](std::string_view language) { return typeset(title.in(language), language) + " – " + typeset(from_.pack_title.in(language), language); });
    heading(1, in(title));
    paragraph(in(from_.pack_title));
    page_block facts{.is = page_block::kind::facts};
    facts.rows.push_back({{say(word::paper_as_of)}, {date(from_.as_of)}});
    facts.rows.push_back({{say(word::paper_rules)}, {each([&](std::string_view language) {
                              return from_.pack + (from_.pack_version.empty() ? "" : ", " + std::string(wording(word::version, language)) + " " + from_.pack_version) +
                                     (from_.pack_in_force ? "" : " – " + std::string(wording(word::out_of_force, language)));
                          })}});
    if (!asked_.data_hash.empty()) facts.rows.push_back({{say(word::paper_data)}, {plain("SHA-256 " + asked_.data_hash)}});
    if (!from_.parameters.empty()) {
        facts.rows.push_back({{say(word::parameters_set)}, {each([&](std::string_view language) {
                                  std::string all;
                                  for (const auto& one : from_.parameters)
                                      all += (all.empty() ? "" : "; ") + (one.label.empty() ? one.name : one.label.in(language)) + " = " + one.value.in(language);
                                  return all;
                              })}});
    }
    facts.rows.push_back({{say(word::paper_engine)}, {plain("quorate " + from_.engine_version)}});
    const auto& language = made_.languages.front();
    made_.running = typeset(title.in(language), language) + " – " + facts.rows[1][1].text.front() + " – " + text::format_day(from_.as_of, language) +
                    (asked_.data_hash.empty() ? "" : " – " + std::string(wording(word::paper_data, language)) + " " + asked_.data_hash.substr(0, 12));
    made_.blocks.push_back(std::move(facts));
    paragraph(say(word::legend));
}

std::string paper_writer::references(const std::vector<citation>& all) {
    std::vector<std::size_t> numbers;
    for (const auto& one : all) {
        const auto same = std::find_if(cited_.begin(), cited_.end(), [&](const citation* other) {
            return other->source == one.source && other->sections == one.sections && other->quotation == one.quotation;
        });
        const auto index = static_cast<std::size_t>(same - cited_.begin());
        if (same == cited_.end()) cited_.push_back(&one);
        if (std::find(numbers.begin(), numbers.end(), index + 1) == numbers.end()) numbers.push_back(index + 1);
    }
    std::string made;
    for (const auto number : numbers) made += (made.empty() ? " [" : ", ") + std::to_string(number);
    return made.empty() ? made : made + "]";
}

void paper_writer::sources() {
    if (cited_.empty()) return;
    heading(2, say(word::paper_sources));
    std::size_t number = 0;
    for (const auto* one : cited_) {
        ++number;
        item(each([&](std::string_view language) {
            std::string text = "[" + std::to_string(number) + "] " + one->title;
            if (one->dated) text += ", " + text::format_day(*one->dated, language);
            for (const auto& section : one->sections) text += ", " + section;
            return text;
        }), tone::plain, {one->quotation.empty() ? plain("") : each([&](std::string_view language) {
            const std::string_view of = one->language.empty() ? language : std::string_view(one->language);
            return quoted(typeset(one->quotation, of), of);
        })});
    }
}

std::vector<const subject_review*> paper_writer::subjects() const {
    std::vector<const subject_review*> all;
    for (const auto& one : from_.subjects)
        if (asked_.id.empty() || one.about.id == asked_.id) all.push_back(&one);
    return all;
}

page paper_writer::write() {
    static constexpr word titles[] = {word::paper_decision, word::paper_tally, word::paper_routing, word::paper_relations, word::paper_matrix, word::paper_gaps, word::paper_questions, word::paper_monitoring};
    if (asked_.declared) {
        opening(asked_.declared->title);
        declared(*asked_.declared);
        sources();
        return std::move(made_);
    }
    texts title;
    for (const auto& language : made_.languages) title.add(language, std::string(wording(titles[static_cast<std::size_t>(asked_.kind)], language)));
    opening(title);
    bool first = true;
    const auto for_each_subject = [&](sheet_of place, auto compose) {
        for (const auto* one : subjects()) {
            heading(2, named(one->about), first ? sheet_of::any : place);
            first = false;
            compose(*one);
        }
    };
    switch (asked_.kind) {
        case paper::decision: for_each_subject(sheet_of::its_own, [&](const subject_review& one) { decision(one); }); break;
        case paper::tally: tally_paper(); break;
        case paper::routing: for_each_subject(sheet_of::one, [&](const subject_review& one) { routing_note(one); }); break;
        case paper::relations: relations_note(); break;
        case paper::matrix: matrix(); break;
        case paper::gaps: gaps(); break;
        case paper::questions: questions_list(); break;
        case paper::monitoring: monitoring(); break;
    }
    sources();
    return std::move(made_);
}

page compose_paper(const review& from, const paper_request& asked) { return paper_writer(from, asked).write(); }

}  // namespace quorate::report

namespace quorate::inline v1 {

namespace {

constexpr std::string_view paper_names[] = {"decision", "tally", "routing", "relations", "matrix", "gaps", "questions", "monitoring"};

}  // namespace

std::string_view to_string(paper kind) noexcept { return paper_names[static_cast<std::size_t>(kind)]; }

std::optional<paper> paper_called(std::string_view name) noexcept {
    for (std::size_t i = 0; i < std::size(paper_names); ++i)
        if (paper_names[i] == name) return static_cast<paper>(i);
    return std::nullopt;
}

std::string fault_of(const review& from, const paper_request& asked) {
    const bool french = !asked.languages.empty() && asked.languages.front() == "fr";
    if (asked.declared) return !asked.declared->sheets.empty() ? std::string() : (french ? "aucun enregistrement n'entre dans `" : "no record is in `") + asked.declared->name + "`";
    const bool of_records = asked.kind == paper::decision || asked.kind == paper::tally || asked.kind == paper::routing;
    const auto has_coverage = [&](const std::string& name) { return std::any_of(from.coverages.begin(), from.coverages.end(), [&](const coverage& one) { return one.name == name; }); };
    if (!asked.id.empty() && std::none_of(from.subjects.begin(), from.subjects.end(), [&](const subject_review& one) { return one.about.id == asked.id; }))
        return french ? "aucun `" + asked.id + "` n'est soumis à l'examen" : "there is no `" + asked.id + "` under review";
    if (of_records && from.subjects.empty()) return french ? "rien n'est soumis à l'examen, et ce papier porte sur ce qui l'est" : "nothing is under review: this paper is about records under review";
    for (const auto& name : {asked.coverage, asked.delivered})
        if (!name.empty() && !has_coverage(name)) {
            std::string all;
            for (const auto& one : from.coverages) all += (all.empty() ? "`" : ", `") + one.name + "`";
            if (french) return "il n'y a pas de tableau de couverture `" + name + "`\u00A0; " + (all.empty() ? std::string("les règles n'en tiennent aucun") : "il y a " + all);
            return "there is no coverage table `" + name + "`; " + (all.empty() ? std::string("the pack has none") : "there are " + all);
        }
    return {};
}

std::string make_paper(const review& from, const paper_request& asked) {
    const auto made = report::compose_paper(from, asked);
    switch (asked.format) {
        case paper_format::markdown: return report::to_markdown(made);
        case paper_format::csv: return report::to_csv(made, asked.separator);
        default: return report::to_html(made);
    }
}

}  // namespace quorate
