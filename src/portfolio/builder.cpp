// Raw records into columns: each record is checked whole before anything of it is stored.
#include "portfolio/builder.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "portfolio/spellings.hpp"
#include "portfolio/values.hpp"

namespace quorate::data {

struct builder::state {
    portfolio& into;
    text::diagnostic_sink& problems;
    std::optional<spelling_index> own_spellings;
    const spelling_index& spellings;
    notation written;
    value_reader reader;

    /// A reference that waits until all records are there.
    struct pending_reference { std::uint32_t type, field; std::size_t item; std::uint32_t row; std::string id; text::span where; bool many; };
    std::vector<pending_reference> references;
    /// One of a record that is left out: told with the other faults of that record, if it leads nowhere.
    struct other_reference { std::uint32_t wanted; std::string id; text::span where; };
    std::vector<other_reference> other_references;
    enum class kind_of_judgement : std::uint8_t { answer, confirmation, derogation };
    struct pending_pair { kind_of_judgement kind; std::size_t index; std::vector<std::string> ids; std::vector<text::span> where; std::string collection; };
    std::vector<pending_pair> pairs;
    /// Where records stand that were left out, by their root and id: their ids are taken all the same.
    std::map<std::pair<std::uint32_t, std::string>, text::span> left_out;

    state(portfolio& to, text::diagnostic_sink& sink)
        : into(to), problems(sink), own_spellings(std::in_place, to.words()), spellings(*own_spellings), written(notation::of_data), reader(to.words(), spellings, sink, written) {}
    state(portfolio& to, text::diagnostic_sink& sink, const spelling_index& shared)
        : into(to), problems(sink), spellings(shared), written(notation::of_rules), reader(to.words(), spellings, sink, written) {}

    void take_references(std::uint32_t type, const raw_record& record);
    /// Whether a record with that id is there, of that kind; the problem is reported when it is not.
    std::optional<record_ref> find_referred(std::uint32_t wanted, const std::string& id, text::span where);
    /// Notes that a judgement about records that are not there is left out.
    void leave_out(const pending_pair& judgement);

    record_ref store(std::uint32_t type, checked_record& record);
    void store_items(std::uint32_t type, std::uint32_t field, std::uint32_t row, checked_value& value);
    std::optional<record_ref> find_anywhere(const std::string& id, const std::string& collection, text::span where);
    std::string take_text(const raw_record& from, std::string_view name, bool required);
    void report_unknown(const raw_record& from, const std::vector<std::string_view>& known);
    std::optional<day> take_day(const raw_record& from, std::string_view name = "on");
    std::string take_entry(const raw_record& from, std::string_view name);
};

builder::builder(portfolio& into, text::diagnostic_sink& problems) : state_(std::make_unique<state>(into, problems)) {}
builder::builder(portfolio& into, text::diagnostic_sink& problems, const spelling_index& spellings) : state_(std::make_unique<state>(into, problems, spellings)) {}
builder::~builder() = default;

void builder::state::store_items(std::uint32_t type, std::uint32_t field, std::uint32_t row, checked_value& value) {
    auto& column = into.of_type(type).columns[field];
    const auto& described = into.words().records[type].fields[field].type;
    column.stated.push_back(value.stated);
    auto items = std::move(value.items);
    if (!described.many && items.empty()) items.emplace_back();  // a place for what is not stated, so that rows stay aligned
    for (auto& item : items) {
        switch (described.kind) {
            case type_kind::number:
            case type_kind::whole_number: into.of_type(type).columns[field].numbers.push_back(item.number); break;
            case type_kind::money: into.of_type(type).columns[field].amounts.push_back(item.amount); break;
            case type_kind::period: into.of_type(type).columns[field].periods.push_back(item.time); break;
            case type_kind::text:
            case type_kind::identifier: into.of_type(type).columns[field].scalars.push_back(into.add_text({std::move(item.text)})); break;
            case type_kind::part: {
                // Storing the part may add rows to this very table's kind; the column is looked up again afterwards.
                const std::int64_t part = item.part ? store(described.of, *item.part).row : 0;
                into.of_type(type).columns[field].scalars.push_back(part);
                break;
            }
            case type_kind::reference: {
                auto& here = into.of_type(type).columns[field];
                if (value.stated) references.push_back({type, field, here.scalars.size(), row, item.reference, item.where, described.many});
                here.scalars.push_back(0);
                here.reference_types.push_back(described.of);
                break;
            }
            default: into.of_type(type).columns[field].scalars.push_back(item.scalar);
        }
    }
    if (described.many) {
        auto& here = into.of_type(type).columns[field];
        here.offsets.push_back(here.offsets.back() + static_cast<std::uint32_t>(items.size()));
    }
}

record_ref builder::state::store(std::uint32_t type, checked_record& record) {
    auto& table = into.of_type(type);
    const record_ref made{type, table.rows++};
    table.where.push_back(record.where);
    for (std::uint32_t field = 0; field < record.values.size(); ++field) store_items(type, field, made.row, record.values[field]);
    return made;
}

bool builder::add(std::uint32_t type, const raw_record& record, bool subject) {
    auto checked = state_->reader.read(type, record);
    const auto& words = state_->into.words();
    const auto root = words.records[type].root;
    const auto leave_out = [&](std::string named) {
        state_->into.left_out.push_back({.what = omission::kind::record, .collection = words.records[type].collection, .id = std::move(named), .name = {}, .where = record.where});
        return false;
    };
    if (!checked) {
        std::string named;
        for (const auto& field : record.fields)
            if (field.name == words.records[type].fields[words.records[type].identifier].name)
                if (const auto* id = std::get_if<raw_value::characters>(&field.value.content)) named = id->utf8;
        state_->take_references(type, record);
        if (!named.empty()) state_->left_out.emplace(std::pair(root, named), record.where);
        return leave_out(std::move(named));
    }
    const auto& identifier = checked->values[words.records[type].identifier];
    const auto id = identifier.items.front().text.all().front().text;
    if (const auto earlier = state_->into.find(type, id)) {
        state_->problems.error("Q5008", identifier.items.front().where, "the id `" + id + "` is taken");
        state_->problems.also(state_->into.of_type(earlier->type).where[earlier->row], "by this record");
        return leave_out(id);
    }
    if (const auto earlier = state_->left_out.find({root, id}); earlier != state_->left_out.end()) {
        state_->problems.error("Q5008", identifier.items.front().where, "the id `" + id + "` is taken");
        state_->problems.also(earlier->second, "by this record, which is left out");
        return leave_out(id);
    }
    const auto stored = state_->store(type, *checked);
    state_->into.index_id(type, id, stored);
    if (subject) state_->into.subjects.push_back(stored);
    return true;
}

std::string builder::state::take_text(const raw_record& from, std::string_view name, bool required) {
    for (const auto& field : from.fields) {
        if (field.name != name) continue;
        if (const auto* text = std::get_if<raw_value::characters>(&field.value.content)) return text->utf8;
        if (const auto* truth = std::get_if<bool>(&field.value.content)) return *truth ? "yes" : "no";
        if (const auto* number = std::get_if<raw_value::number>(&field.value.content)) return number->digits;
        if (std::holds_alternative<raw_value::nothing>(field.value.content)) break;
        problems.error("Q5004", field.value.where, "`" + std::string(name) + "` must be a text");
        return {};
    }
    if (required) problems.error("Q5007", from.where, "this has no `" + std::string(name) + "`");
    return {};
}

void builder::state::report_unknown(const raw_record& from, const std::vector<std::string_view>& known) {
    for (const auto& field : from.fields) {
        if (std::find(known.begin(), known.end(), field.name) != known.end()) continue;
        const auto near = text::nearest(field.name, known);
        problems.error("Q5003", field.name_where, "there is no `" + field.name + "` here", near.empty() ? "" : "did you mean `" + std::string(near) + "`?");
    }
}

std::optional<day> builder::state::take_day(const raw_record& from, std::string_view name) {
    const auto text = take_text(from, name, false);
    if (text.empty()) return std::nullopt;
    const auto date = parse_day(text);
    if (!date) problems.error("Q5006", from.where, "`" + text + "` is not a day of the calendar", "write a date as \"2019-05-31\"");
    return date;
}

/// Who gave it, or on what ground: the id of an entry, whatever its spelling here.
std::string builder::state::take_entry(const raw_record& from, std::string_view name) {
    const auto text = take_text(from, name, false);
    const auto& lists = into.words().classifications;
    if (!text.empty())
        for (std::uint32_t i = 0; i < lists.size(); ++i)
            if (const auto found = spellings.find(i, text); found != no_index) return lists[i].entries[found].id;
    return text;
}

omission no_such_collection(const vocabulary& words, const std::string& named, text::span where, text::diagnostic_sink& problems) {
    std::vector<std::string_view> among{"answers", "confirmations", "derogations"};
    for (const auto& one : words.records)
        if (!one.collection.empty()) among.push_back(one.collection);
    const std::string near(text::nearest(named, among));
    problems.error("Q5002", where, "there is no collection `" + named + "`", near.empty() ? "" : "did you mean `" + near + "`?");
    return {.what = omission::kind::collection, .collection = named, .id = {}, .name = near, .where = where};
}

void builder::leave_out(omission what) { state_->into.left_out.push_back(std::move(what)); }

void builder::add_answer(const raw_record& record) {
    state_->report_unknown(record, {"question", "about", "collection", "value", "by", "on", "reason"});
    answer made;
    made.where = record.where;
    made.question = state_->take_text(record, "question", true);
    made.value = state_->take_text(record, "value", true);
    made.by = state_->take_entry(record, "by");
    made.on = state_->take_day(record);
    made.reason = state_->take_text(record, "reason", false);
    state_->pairs.push_back({state::kind_of_judgement::answer, state_->into.answers.size(), {state_->take_text(record, "about", true)}, {record.where},
                             state_->take_text(record, "collection", false)});
    state_->into.answers.push_back(std::move(made));
}

void builder::add_confirmation(const raw_record& record) {
    state_->report_unknown(record, {"relation", "between", "finding", "by", "on", "reason"});
    confirmation made;
    made.where = record.where;
    made.relation = state_->take_text(record, "relation", true);
    made.by = state_->take_entry(record, "by");
    made.on = state_->take_day(record);
    made.reason = state_->take_text(record, "reason", false);
    const auto finding = state_->take_text(record, "finding", true);
    if (!finding.empty() && finding != "confirmed" && finding != "rejected" && finding != "accepted")
        state_->problems.error("Q5004", record.where, "`finding` is \"confirmed\", \"rejected\" or \"accepted\", and this is \"" + finding + "\"");
    made.accepted = finding == "accepted";
    made.confirmed = made.accepted || finding == "confirmed";
    std::vector<std::string> ids;
    for (const auto& field : record.fields)
        if (field.name == "between")
            if (const auto* list = std::get_if<raw_value::list>(&field.value.content))
                for (const auto& item : list->items)
                    if (const auto* id = std::get_if<raw_value::characters>(&item.content)) ids.push_back(id->utf8);
    if (ids.size() != 2) {
        state_->problems.error("Q5004", record.where, "`between` must be an array of two ids");
        return;
    }
    state_->pairs.push_back({state::kind_of_judgement::confirmation, state_->into.confirmations.size(), ids, {record.where, record.where}, {}});
    state_->into.confirmations.push_back(std::move(made));
}

void builder::add_derogation(const raw_record& record) {
    state_->report_unknown(record, {"criterion", "about", "collection", "ground", "by", "on", "until", "reason"});
    derogation made;
    made.where = record.where;
    made.criterion = state_->take_text(record, "criterion", true);
    made.ground = state_->take_entry(record, "ground");
    made.by = state_->take_entry(record, "by");
    made.on = state_->take_day(record);
    made.until = state_->take_day(record, "until");
    made.reason = state_->take_text(record, "reason", false);
    state_->pairs.push_back({state::kind_of_judgement::derogation, state_->into.derogations.size(), {state_->take_text(record, "about", true)}, {record.where},
                             state_->take_text(record, "collection", false)});
    state_->into.derogations.push_back(std::move(made));
}

std::optional<record_ref> builder::state::find_anywhere(const std::string& id, const std::string& collection, text::span where) {
    const auto& words = into.words();
    if (!collection.empty()) {
        const auto type = words.find_collection(collection);
        const auto found = type == no_index ? std::nullopt : into.find(type, id);
        if (!found) problems.error("Q5009", where, "there is no `" + id + "` in `" + collection + "`");
        return found;
    }
    std::optional<record_ref> found;
    for (std::uint32_t type = 0; type < words.records.size(); ++type) {
        if (words.records[type].root != type) continue;
        const auto one = into.find(type, id);
        if (one && found) {
            problems.error("Q5009", where, "more than one collection holds `" + id + "`", "say which with `collection`");
            return std::nullopt;
        }
        if (one) found = one;
    }
    if (!found) problems.error("Q5009", where, "there is no record `" + id + "`", written == notation::of_rules ? "give it in this case: `given … " + id + "`" : "");
    return found;
}

std::optional<record_ref> builder::state::find_referred(std::uint32_t wanted, const std::string& id, text::span where) {
    const auto found = into.find(wanted, id);
    if (found && into.words().is_a(found->type, wanted)) return found;
    const auto& record = into.words().records[wanted];
    problems.error("Q5009", where, "there is no `" + id + "` in `" + record.collection + "`", written == notation::of_rules ? "give it in this case: `given " + record.name + " " + id + "`" : "");
    return std::nullopt;
}

void builder::state::take_references(std::uint32_t type, const raw_record& record) {
    const auto& fields = into.words().records[type].fields;
    for (const auto& given : record.fields) {
        const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& one) { return one.name == given.name; });
        if (found == fields.end() || (found->type.kind != type_kind::reference && found->type.kind != type_kind::part)) continue;
        const auto take = [&](const raw_value& value) {
            if (found->type.kind == type_kind::reference) {
                if (const auto* id = std::get_if<raw_value::characters>(&value.content)) other_references.push_back({found->type.of, id->utf8, value.where});
            } else if (const auto* part = std::get_if<std::shared_ptr<raw_record>>(&value.content)) {
                take_references(found->type.of, **part);
            }
        };
        if (const auto* list = std::get_if<raw_value::list>(&given.value.content)) std::for_each(list->items.begin(), list->items.end(), take);
        else take(given.value);
    }
}

void builder::state::leave_out(const pending_pair& judgement) {
    omission made{.what = omission::kind::answer, .collection = judgement.collection, .id = {}, .name = {}, .where = judgement.where.front()};
    for (const auto& id : judgement.ids) made.id += (made.id.empty() ? "" : " – ") + id;
    switch (judgement.kind) {
        case kind_of_judgement::answer: made.name = into.answers[judgement.index].question; break;
        case kind_of_judgement::confirmation:
            made.what = omission::kind::confirmation;
            made.name = into.confirmations[judgement.index].relation;
            break;
        case kind_of_judgement::derogation:
            made.what = omission::kind::derogation;
            made.name = into.derogations[judgement.index].criterion;
    }
    into.left_out.push_back(std::move(made));
}

void builder::finish() {
    auto& s = *state_;
    s.reader.report_repairs();
    for (const auto& one : s.references) {
        auto& column = s.into.of_type(one.type).columns[one.field];
        const auto wanted = s.into.words().records[one.type].fields[one.field].type.of;
        if (const auto found = s.find_referred(wanted, one.id, one.where)) {
            column.scalars[one.item] = found->row;
            column.reference_types[one.item] = found->type;
            continue;
        }
        column.stated[one.row] = false;
        s.into.left_out.push_back({.what = omission::kind::reference, .collection = s.into.words().records[one.type].collection, .id = std::string(s.into.id({one.type, one.row})), .name = one.id, .where = one.where});
    }
    for (const auto& one : s.other_references) (void)s.find_referred(one.wanted, one.id, one.where);
    std::set<std::size_t> lost[3];
    for (const auto& one : s.pairs) {
        std::vector<record_ref> found;
        for (std::size_t i = 0; i < one.ids.size(); ++i)
            if (!one.ids[i].empty())
                if (const auto record = s.find_anywhere(one.ids[i], one.collection, one.where[i])) found.push_back(*record);
        if (found.size() != one.ids.size()) {
            lost[static_cast<std::size_t>(one.kind)].insert(one.index);
            s.leave_out(one);
            continue;
        }
        switch (one.kind) {
            case state::kind_of_judgement::answer: s.into.answers[one.index].about = found[0]; break;
            case state::kind_of_judgement::derogation: s.into.derogations[one.index].about = found[0]; break;
            case state::kind_of_judgement::confirmation:
                s.into.confirmations[one.index].first = found[0];
                s.into.confirmations[one.index].second = found[1];
        }
    }
    const auto erase = [](auto& from, const std::set<std::size_t>& which) {
        for (auto at = which.rbegin(); at != which.rend(); ++at) from.erase(from.begin() + static_cast<std::ptrdiff_t>(*at));
    };
    erase(s.into.answers, lost[0]);
    erase(s.into.confirmations, lost[1]);
    erase(s.into.derogations, lost[2]);
    s.references.clear();
    s.other_references.clear();
    s.pairs.clear();
}

}  // namespace quorate::data
