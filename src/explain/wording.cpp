#include "explain/wording.hpp"

#include <algorithm>
#include <tuple>

#include "text/format.hpp"

namespace quorate::explain {

using assess::entry_ref;
using assess::number_range;
using assess::set_value;
using plan::opcode;

wording::wording(assess::machine& on) : on_(on) {
    const auto& words = on.program().words;
    for (std::uint32_t type = 0; type < words.records.size(); ++type) {
        const auto& table = on.data().of_type(type);
        for (std::uint32_t field = 0; field < words.records[type].fields.size(); ++field) {
            const auto& described = words.records[type].fields[field].type;
            if (described.kind != type_kind::part) continue;
            const auto& column = table.columns[field];
            for (std::uint32_t row = 0; row < table.rows; ++row) {
                if (!column.stated[row]) continue;
                const std::uint32_t begin = described.many ? column.offsets[row] : row;
                const std::uint32_t end = described.many ? column.offsets[row + 1] : row + 1;
                for (auto item = begin; item < end; ++item)
                    owners_[{described.of, static_cast<std::uint32_t>(column.scalars[item])}] = {{type, row}, field, described.many ? item - begin + 1 : 0};
            }
        }
    }
}

std::string wording::in(const value& shown, std::string_view language) const {
    struct writer {
        const wording& words;
        std::string_view language;
        std::string operator()(std::monostate) const { return "?"; }
        std::string operator()(bool truth) const { return language == "fr" ? (truth ? "oui" : "non") : (truth ? "yes" : "no"); }
        std::string operator()(const number_range& one) const {
            auto low = text::format_number(one.low, language);
            return one.exact() ? low : low + "–" + text::format_number(one.high, language);
        }
        std::string operator()(const money& one) const { return text::format_money(one, language); }
        std::string operator()(const texts* one) const {
            if (const auto* exact = one->find(language)) return *exact;
            if (const auto* unnamed = one->find("")) return *unnamed;
            return one->in(language);
        }
        std::string operator()(day one) const { return text::format_day(one, language); }
        std::string operator()(const period& one) const { return text::format_period(one, language); }
        std::string operator()(const duration& one) const { return text::format_duration(one, language); }
        std::string operator()(const entry_ref& one) const {
            const auto& entry = words.on_.program().words.classifications[one.of].entries[one.index];
            return entry.labels.in(language, entry.id);
        }
        std::string operator()(const record_ref& one) const {
            const auto owned = words.owners_.find(one);
            if (owned == words.owners_.end()) return words.name(one).title.in(language);
            // A part is told by the first thing it says of itself.
            const auto& fields = words.on_.program().words.records[one.type].fields;
            for (std::uint32_t i = 0; i < fields.size(); ++i)
                if (const auto first = words.on_.field(one, one.type, i); first.known() && !first.get<std::shared_ptr<const set_value>>())
                    return words.in(first, language);
            return "?";
        }
        std::string operator()(const std::shared_ptr<const set_value>& all) const {
            std::vector<std::string> items;
            for (const auto& one : all->members)
                if (one.many) items.emplace_back(language == "fr" ? "peut-être d'autres" : "perhaps others");
                else items.push_back(words.in(one.of, language) + (one.certain ? "" : " (?)"));
            return items.empty() ? std::string(language == "fr" ? "néant" : "none") : text::join_list(items, language);
        }
    };
    return std::visit(writer{*this, language}, shown.is);
}

texts wording::of(const value& shown) const {
    texts result;
    for (const auto& language : on_.program().words.languages) result.add(language, in(shown, language));
    return result;
}

texts wording::of(const plan::message& said, frame& with) {
    texts result;
    for (const auto& one : said.all) {
        std::string text;
        for (const auto& piece : one.pieces)
            text += piece.value == plan::op_id::none ? piece.literal : in(on_.evaluate_quietly(piece.value, with), one.language);
        result.add(one.language, std::move(text));
    }
    return result;
}

record_name wording::name(record_ref record) const {
    record_name made;
    if (record.type == no_index) return made;
    if (const auto owned = owners_.find(record); owned != owners_.end()) return name(owned->second.record);
    const auto& type = on_.program().words.records[record.type];
    made.collection = type.collection;
    made.id = on_.data().id(record);
    for (std::uint32_t i = 0; i < type.fields.size(); ++i)
        if (type.fields[i].name == "title" && type.fields[i].type.kind == type_kind::text) {
            const value title = on_.field(record, record.type, i);
            if (const auto* text = title.get<const texts*>())
                for (const auto& one : (*text)->all()) made.title.add(one.language, one.text);
        }
    // A title in no named language serves for all of them.
    if (const auto* unnamed = made.title.find("")) {
        texts all;
        for (const auto& language : on_.program().words.languages) all.add(language, *unnamed);
        made.title = std::move(all);
    }
    if (made.title.empty())
        for (const auto& language : on_.program().words.languages) made.title.add(language, made.id);
    return made;
}

record_name wording::name(const value& target) const {
    if (const auto* record = target.get<record_ref>()) return name(*record);
    record_name made;
    if (const auto* entry = target.get<entry_ref>()) {
        const auto& list = on_.program().words.classifications[entry->of];
        made.collection = list.name;
        made.id = list.entries[entry->index].id;
        made.title = of(target);
    }
    return made;
}

texts wording::field_label(std::uint32_t type, std::uint32_t field) const {
    const auto& described = on_.program().words.records[type].fields[field];
    if (!described.label.empty()) return described.label;
    texts result;
    for (const auto& language : on_.program().words.languages) result.add(language, described.name);
    return result;
}

missing wording::fact(const assess::reason& why) const {
    missing made;
    made.what = why.what;
    made.record = name(why.record);
    const auto& program = on_.program();
    switch (why.what) {
        case missing::kind::field: {
            made.name = program.words.records[why.record.type].fields[why.index].name;
            made.label = field_label(why.record.type, why.index);
            // The path down to the part that lacks it.
            for (auto owned = owners_.find(why.record); owned != owners_.end(); owned = owners_.find(owned->second.record)) {
                const auto& above = owned->second;
                const std::string position = above.position == 0 ? "" : " " + std::to_string(above.position);
                made.name = program.words.records[above.record.type].fields[above.field].name + position + "." + made.name;
                const auto outer = field_label(above.record.type, above.field);
                texts joined;
                for (const auto& language : program.words.languages)
                    joined.add(language, outer.in(language) + position + " › " + made.label.in(language));
                made.label = std::move(joined);
            }
            break;
        }
        case missing::kind::answer:
            made.name = program.questions[why.index].name;
            made.label = title(program.questions[why.index]);
            break;
        case missing::kind::relation:
            made.name = program.relations[why.index].name;
            made.label = title(program.relations[why.index]);
            break;
        case missing::kind::host: {
            const auto& declared = program.host_functions[why.index];
            made.name = declared.name;
            const auto called = title(declared);
            for (const auto& language : program.words.languages)
                made.label.add(language, called.in(language) + (language == "fr" ? " : " + why.said_in_french : ": " + why.said));
            break;
        }
        default:
            made.name = why.said;
            for (const auto& language : program.words.languages) made.label.add(language, language == "fr" ? why.said_in_french : why.said);
    }
    return made;
}

namespace {

/// Names in the order of people: "supports 2" before "supports 10".
bool comes_before(const std::string& a, const std::string& b) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (digit(a[i]) && digit(b[j])) {
            std::size_t from_i = i, from_j = j;
            while (i < a.size() && digit(a[i])) ++i;
            while (j < b.size() && digit(b[j])) ++j;
            if (i - from_i != j - from_j) return i - from_i < j - from_j;
            if (const auto order = a.compare(from_i, i - from_i, b, from_j, j - from_j); order != 0) return order < 0;
        } else {
            if (a[i] != b[j]) return a[i] < b[j];
            ++i;
            ++j;
        }
    }
    return a.size() < b.size();
}

}  // namespace

std::vector<missing> wording::facts(assess::reason_set why) const {
    std::vector<missing> all;
    for (const auto* one : on_.reasons().reasons(why)) all.push_back(fact(*one));
    // By what they say and not by rows, which follow the order of the input.
    std::stable_sort(all.begin(), all.end(), [](const missing& a, const missing& b) {
        if (a.what != b.what) return a.what < b.what;
        const auto of_a = std::tie(a.record.collection, a.record.id), of_b = std::tie(b.record.collection, b.record.id);
        return of_a != of_b ? of_a < of_b : comes_before(a.name, b.name);
    });
    return all;
}

texts wording::list(assess::reason_set why, const value& of) const {
    const auto* element = of.get<record_ref>();
    const auto own = element == nullptr ? record_name{} : name(*element);
    struct lacking { const record_name* record; std::vector<const missing*> facts; };
    const auto all = facts(why);
    // What the element itself lacks comes first and needs no name; what others lack is told under theirs.
    std::vector<lacking> by_record;
    for (const auto& one : all) {
        auto same = std::find_if(by_record.begin(), by_record.end(), [&](const lacking& there) { return there.record->id == one.record.id && there.record->collection == one.record.collection; });
        if (same == by_record.end()) same = by_record.insert(by_record.end(), {&one.record, {}});
        same->facts.push_back(&one);
    }
    const auto is_own = [&](const lacking& one) { return by_record.size() == 1 || (one.record->id == own.id && one.record->collection == own.collection); };
    std::stable_partition(by_record.begin(), by_record.end(), is_own);
    texts result;
    for (const auto& language : on_.program().words.languages) {
        std::string text;
        for (const auto& one : by_record) {
            std::vector<std::string> items;
            for (const auto* fact : one.facts)
                if (std::find(items.begin(), items.end(), fact->label.in(language)) == items.end()) items.push_back(fact->label.in(language));
            text += (text.empty() ? "" : language == "fr" ? "\u00A0; " : "; ") + text::join_list(items, language) + (is_own(one) || one.record->id.empty() ? "" : " (" + one.record->id + ")");
        }
        result.add(language, std::move(text));
    }
    return result;
}

texts wording::label(plan::op_id op, const plan::rule& rule) const {
    const auto& program = on_.program();
    const auto& at = program[op];
    if (at.code == opcode::field) return field_label(at.of, at.index);
    if (at.code == opcode::slot) {
        for (const auto& let : rule.lets)
            if (let.slot == at.index) return let.label;
        return {};
    }
    if (at.code == opcode::call && !program.definitions[at.index].label.empty()) return program.definitions[at.index].label;
    if (at.code == opcode::host_call) return title(program.host_functions[at.index]);
    if (at.code == opcode::comprehension) return label(program.comprehensions[at.index].collected, rule);
    for (std::uint32_t i = 0; i < at.operand_count; ++i)
        if (auto found = label(program.operand(at, i), rule); !found.empty()) return found;
    return {};
}

texts wording::person(std::string_view id) const {
    const auto& lists = on_.program().words.classifications;
    for (std::uint32_t i = 0; i < lists.size(); ++i)
        for (std::uint32_t j = 0; j < lists[i].entries.size(); ++j)
            if (lists[i].entries[j].id == id) return of({entry_ref{i, j}, assess::reason_set::none});
    texts result;
    for (const auto& language : on_.program().words.languages) result.add(language, std::string(id));
    return result;
}

texts wording::title(const plan::rule& rule) const {
    if (!rule.title.empty()) return rule.title;
    texts result;
    for (const auto& language : on_.program().words.languages) result.add(language, rule.name);
    return result;
}

std::string wording::id(const value& shown) const {
    if (const auto* entry = shown.get<entry_ref>()) return on_.program().words.classifications[entry->of].entries[entry->index].id;
    if (const auto* record = shown.get<record_ref>()) return std::string(on_.data().id(*record));
    if (const auto* date = shown.get<day>()) return to_string(*date);
    return in(shown, "");
}

}  // namespace quorate::explain
