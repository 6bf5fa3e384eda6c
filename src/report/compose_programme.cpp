// The programme as a whole, as blocks: rankings, coverage, findings on what is not under review, relations, groups.
#include <algorithm>

#include "report/composer.hpp"
#include "text/format.hpp"

namespace quorate::report {

using text::format_day;
using text::join_list;

namespace {

/// a, b, … z, aa, ab, …
std::string letter(std::size_t index) {
    std::string result;
    for (++index; index > 0; index = (index - 1) / 26) result.insert(result.begin(), static_cast<char>('a' + (index - 1) % 26));
    return result;
}

}  // namespace

void composer::ranks(const ranking& one) {
    if (one.rows.empty() && one.left.empty()) return;
    made_.heading(3, say(word::rankings) + std::string(colon(language_)) + in(one.title));
    std::vector<std::vector<std::string>> rows{{say(word::rank), say(word::record)}};
    for (const auto& order : one.orders) rows.front().push_back(in(order));
    for (std::size_t i = 0; i < one.rows.size(); ++i) {
        const auto& each = one.rows[i];
        const bool tie = (i > 0 && one.rows[i - 1].rank == each.rank) || (i + 1 < one.rows.size() && one.rows[i + 1].rank == each.rank);
        std::vector<std::string> row{std::to_string(each.rank) + (each.last_rank > each.rank ? "–" + std::to_string(each.last_rank) : "") + (tie ? " (" + say(word::tie) + ")" : ""), name(each.record)};
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

void composer::coverage_table(const coverage& one) {
    made_.heading(3, say(word::coverage) + std::string(colon(language_)) + in(one.title) + " (" + std::to_string(one.records) + " " + say(word::records_counted) + ")");
    // Columns go by number and what stands in cells by letter, so that the table fits a page; both are told below it.
    const bool lettered = !one.values.empty();
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
    coverage_keys(one);
    citations(one.citations, 1);
}

/// What the numbers and letters of a coverage table stand for, and what nothing serves.
void composer::coverage_keys(const coverage& one) {
    std::vector<std::string> numbers, letters;
    for (std::size_t j = 0; j < one.columns.size(); ++j) numbers.push_back(std::to_string(j + 1) + " " + in(one.columns[j].label));
    for (std::size_t v = 0; v < one.values.size(); ++v) letters.push_back(letter(v) + " " + in(one.values[v].label));
    if (!numbers.empty()) made_.item(1, labelled(word::columns, joined(numbers)));
    if (!letters.empty()) made_.item(1, labelled(word::cells, joined(letters)));
    bool everything = true;
    for (const auto* lines : {&one.rows, &one.columns, &one.values}) {
        std::vector<std::string> names;
        for (const auto& line : *lines)
            if (line.count == 0) names.push_back(in(line.label));
        if (!names.empty()) made_.item(1, labelled(word::unserved, joined(names)), "✘");
        everything = everything && names.empty();
    }
    if (everything) made_.item(1, say(word::everything_served), "✔");
}

/// Criterion by criterion: how many records meet it, its source, and each record that does not.
void composer::findings_on_programme(const std::vector<finding>& all) {
    made_.heading(3, say(word::findings_on_programme));
    for (std::size_t begin = 0; begin < all.size();) {
        // The gravest verdict of its records in front, and how many there are of each.
        static constexpr verdict order[] = {verdict::not_met, verdict::unknown, verdict::to_be_judged, verdict::derogated, verdict::met};
        std::size_t end = begin, applicable = 0;
        for (; end < all.size() && all[end].criterion == all[begin].criterion; ++end) applicable += all[end].result != verdict::not_applicable ? 1 : 0;
        std::string counts;
        std::optional<verdict> gravest;
        for (const auto result : order) {
            const auto count = std::count_if(all.begin() + static_cast<std::ptrdiff_t>(begin), all.begin() + static_cast<std::ptrdiff_t>(end), [&](const finding& each) { return each.result == result; });
            if (count == 0) continue;
            if (!gravest) gravest = result;
            counts += (counts.empty() ? "" : ", ") + std::string(wording(result, language_)) + " " + std::to_string(count);
        }
        const auto& rule = all[begin];
        const auto named = in(rule.title) + " [" + std::string(wording(rule.grade, language_)) + "]";
        if (applicable == 0) {
            made_.item(1, labelled(named, say(word::not_applicable)), mark_of(verdict::not_applicable));
            begin = end;
            continue;
        }
        made_.item(1, labelled(named, counts + (counts.find(',') == std::string::npos ? "" : " (" + say(word::of_records) + " " + std::to_string(applicable) + ")")), mark_of(*gravest));
        citations(rule.citations, 2);
        for (; begin < end; ++begin) {
            if (all[begin].result == verdict::met || all[begin].result == verdict::not_applicable) continue;
            made_.item(2, labelled(name(all[begin].about), std::string(wording(all[begin].result, language_))), mark_of(all[begin].result));
            finding_details(all[begin], 3);
        }
    }
}

void composer::groups(const std::vector<related_group>& all) {
    const auto ids_of = [&](const std::vector<record_name>& records) {
        std::vector<std::string> ids;
        for (const auto& one : records) ids.push_back(one.id);
        return join_list(ids, language_);
    };
    for (const auto& group : all) {
        made_.item(1, ids_of(group.members));
        for (const auto& link : group.weak_links)
            made_.item(2, labelled(word::weak_link, link.first.id + " – " + link.second.id + " (" + std::to_string(link.first_side) + " | " + std::to_string(link.second_side) + ")"));
        for (const auto& same : group.same_texts) made_.item(2, labelled(word::same_texts, ids_of(same)));
    }
}

void composer::left_out(const std::vector<omission>& all) {
    if (all.empty()) return;
    static constexpr word kinds[] = {word::records_in, word::answer_to, word::confirmation_of, word::derogation_from, word::reference_to, word::unreadable, word::collection_in};
    made_.heading(2, say(word::not_in_review));
    for (const auto& one : all) {
        std::string text;
        if (one.what == omission::kind::rest_of_file) {
            text = one.name + " " + say(word::unreadable);
        } else {
            text = say(kinds[static_cast<std::size_t>(one.what)]);
            if (one.what == omission::kind::reference) text += std::string(colon(language_)) + one.name;
            else if (one.what != omission::kind::record && one.what != omission::kind::collection) text += std::string(colon(language_)) + (one.title.empty() ? one.name : in(one.title));
            const auto& of = one.id.empty() ? one.collection : one.id;
            const bool itself = one.what == omission::kind::record || one.what == omission::kind::collection;
            if (!of.empty()) text += itself ? " " + of : " (" + of + ")";
            if (one.what == omission::kind::record && !one.id.empty()) text += " (" + one.collection + ")";
            if (one.why == omission::cause::later) text += ", " + say(word::on_date) + " " + format_day(*one.dated, language_) + ", " + say(word::is_later);
            else if (one.what == omission::kind::collection) text += ", " + say(word::not_in_pack) + (one.name.empty() ? "" : " (" + say(word::was_meant) + " " + one.name + (language_ == "fr" ? "\u00A0?)" : "?)"));
            else if (one.what != omission::kind::reference) text += " " + say(word::has_error);
        }
        if (!one.where.file.empty()) text += semicolon() + say(word::see) + " " + one.where.file + (one.where.line == 0 ? "" : ":" + std::to_string(one.where.line) + ":" + std::to_string(one.where.column));
        made_.item(1, text, one.why == omission::cause::later ? "◷" : "✘");
    }
}

void composer::readings(const std::vector<reading>& all) {
    if (all.empty()) return;
    made_.heading(2, say(word::reading_taken));
    for (const auto& one : all) {
        made_.item(1, labelled(one.label.empty() ? one.name : in(one.label), in(one.value)));
        made_.item(2, in(one.taken));
    }
}

void composer::programme(const review& result) {
    if (result.coverages.empty() && result.portfolio_findings.empty() && result.portfolio_relations.empty() && result.groups.empty() && result.rankings.empty()) return;
    made_.heading(2, say(word::portfolio));
    for (const auto& one : result.rankings) ranks(one);
    for (const auto& one : result.coverages) coverage_table(one);
    if (!result.portfolio_findings.empty()) findings_on_programme(result.portfolio_findings);
    if (!result.portfolio_relations.empty()) {
        made_.heading(3, say(word::relations_elsewhere));
        relations(result.portfolio_relations, nullptr);
    }
    if (!result.groups.empty()) {
        made_.heading(3, say(word::groups));
        groups(result.groups);
    }
}

}  // namespace quorate::report
