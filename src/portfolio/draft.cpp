#include "portfolio/draft.hpp"

#include <algorithm>
#include <set>

#include "portfolio/given.hpp"

namespace quorate::data {

draft::kind draft::kind_of(std::string_view collection) const {
    if (collection == "answers") return kind::answer;
    if (collection == "confirmations") return kind::confirmation;
    if (collection == "derogations") return kind::derogation;
    return words_->find_collection(collection) == no_index ? kind::nowhere : kind::record;
}

bool draft::add(std::uint32_t type, const raw_record& record, bool subject) {
    const auto& described = words_->records[type];
    for (const auto& field : record.fields)
        if (described.identifier != no_index && field.name == described.fields[described.identifier].name)
            if (const auto* id = std::get_if<raw_value::characters>(&field.value.content)) ids_[described.root].emplace(id->utf8, next_);
    append({kind::record, type, subject, {}, record});
    return true;
}

bool draft::put(std::string_view collection, record given, bool subject) {
    item made{kind_of(collection), words_->find_collection(collection), subject, std::string(collection), {}};
    const auto* described = made.what == kind::record ? &words_->records[made.type] : nullptr;
    const auto id = described != nullptr && described->identifier != no_index ? text_of(given, described->fields[described->identifier].name) : std::string();
    made.content = std::move(given);
    if (id.empty()) {
        append(std::move(made));
        return false;
    }
    const auto [place, is_new] = ids_[described->root].try_emplace(id, next_);
    if (is_new) append(std::move(made));
    else items_.at(place->second) = std::move(made);
    return !is_new;
}

bool draft::remove(std::string_view collection, std::string_view id) {
    if (kind_of(collection) != kind::record) return false;
    auto& among = ids_[words_->records[words_->find_collection(collection)].root];
    const auto found = among.find(std::string(id));
    if (found == among.end()) return false;
    items_.erase(found->second);
    among.erase(found);
    return true;
}

std::size_t draft::clear(std::string_view collection) {
    const auto what = kind_of(collection);
    const auto type = words_->find_collection(collection);
    const auto goes = [&](const item& one) { return one.what == what && (what != kind::nowhere || one.collection == collection) && (what != kind::record || one.type == type); };
    std::size_t count = 0;
    for (auto at = items_.begin(); at != items_.end();) {
        const bool gone = goes(at->second);
        at = gone ? items_.erase(at) : std::next(at);
        count += gone ? 1 : 0;
    }
    for (auto& among : ids_) std::erase_if(among, [&](const auto& one) { return !items_.contains(one.second); });
    return count;
}

std::string draft::name_of(const item& one, const quorate::record& given) const {
    const auto* described = one.what == kind::record ? &words_->records[one.type] : nullptr;
    const auto id = described != nullptr && described->identifier != no_index ? text_of(given, described->fields[described->identifier].name) : std::string();
    const auto name = one.collection + (id.empty() ? "" : "/" + id);
    return text::is_utf8(name) ? name : "(not UTF-8)";
}

omission draft::left_out(const item& one, const quorate::record& given, text::span where) const {
    static constexpr omission::kind kinds[] = {omission::kind::record, omission::kind::answer, omission::kind::confirmation, omission::kind::derogation, omission::kind::collection};
    const auto what = kinds[static_cast<std::size_t>(one.what)];
    const auto* described = one.what == kind::record ? &words_->records[one.type] : nullptr;
    auto id = described != nullptr && described->identifier != no_index ? text_of(given, described->fields[described->identifier].name) : std::string();
    if (!text::is_utf8(id)) id.clear();
    const bool named = described != nullptr || what == omission::kind::collection;
    return {.what = what, .collection = named && text::is_utf8(one.collection) ? one.collection : std::string(), .id = std::move(id), .name = {}, .where = where};
}

portfolio draft::make(text::source_set& sources, text::diagnostic_sink& problems) const {
    portfolio made(*words_);
    made.left_out = left_out_;
    builder into(made, problems);
    std::set<std::string> told;  // collections that there are not
    const auto add = [&](const item& one, const raw_record& record) {
        switch (one.what) {
            case kind::record: into.add(one.type, record, one.subject); break;
            case kind::answer: into.add_answer(record); break;
            case kind::confirmation: into.add_confirmation(record); break;
            case kind::derogation: into.add_derogation(record); break;
            case kind::nowhere: {
                auto unknown = no_such_collection(*words_, text::is_utf8(one.collection) ? one.collection : "(not UTF-8)", record.where, problems);
                if (told.insert(unknown.collection).second) into.leave_out(std::move(unknown));  // once for all its records
            }
        }
    };
    for (const auto& [order, one] : items_) {
        if (const auto* record = std::get_if<raw_record>(&one.content)) { add(one, *record); continue; }
        const auto& given = std::get<quorate::record>(one.content);
        const auto taken = take_given(given, name_of(one, given), sources, problems);
        if (taken.good) add(one, taken.record);
        else into.leave_out(left_out(one, given, taken.record.where));
    }
    into.finish();
    return made;
}

}  // namespace quorate::data
