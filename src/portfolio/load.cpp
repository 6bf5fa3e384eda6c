#include "portfolio/load.hpp"

#include <algorithm>
#include <map>

#include "portfolio/builder.hpp"
#include "portfolio/csv_columns.hpp"
#include "portfolio/csv_rows.hpp"
#include "portfolio/draft.hpp"
#include "portfolio/json_reader.hpp"

namespace quorate::data {

namespace {

/// One data file into a builder or a draft.
template <typename Target>
class loader {
public:
    loader(const vocabulary& words, Target& into, text::diagnostic_sink& problems, const load_limits& limits)
        : words_(words), into_(into), problems_(problems), limits_(limits) {}

    void load(const document& from) {
        from_ = from;
        const auto content = problems_.sources().content(from.source);
        if (content.size() > limits_.file_size) {
            leave_out_rest({from.source, 0, 0});
            problems_.error("Q6001", {from.source, 0, 0}, "this file has " + std::to_string(content.size()) + " bytes, and a data file has at most " +
                                                             std::to_string(limits_.file_size));
            return;
        }
        const std::uint32_t start = content.starts_with("\xEF\xBB\xBF") ? 3 : 0;
        const auto name = problems_.sources().name(from.source);
        if (name.ends_with(".jsonl")) return load_lines(content, start);
        if (name.ends_with(".csv")) return load_table(name, content, start);
        const bool whole = read_json(from.source, start, static_cast<std::uint32_t>(content.size()), limits_, problems_,
                                     [this](const std::string& key, text::span where, raw_value value, bool is_item) { take(key, where, std::move(value), is_item); });
        if (!whole) leave_out_rest({from.source, start, start});
    }

private:
    /// Notes that what a file says from some place on, or a line of it, could not be read.
    void leave_out_rest(text::span where) { into_.leave_out({.what = omission::kind::rest_of_file, .collection = {}, .id = {}, .name = std::string(problems_.sources().name(from_.source)), .where = where}); }

    void load_lines(std::string_view content, std::uint32_t start) {
        for (std::size_t at = start; at < content.size();) {
            const auto end = std::min(content.find('\n', at), content.size());
            if (content.substr(at, end - at).find_first_not_of(" \t\r") != std::string_view::npos) load_line(at, end);
            at = end + 1;
        }
    }

    /// One record: an object with its collection among its fields.
    void load_line(std::size_t begin, std::size_t end) {
        raw_record record;
        record.where = {from_.source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
        record.repeats_are_told = true;
        std::string collection;
        text::span where = record.where;
        const bool good = read_json(from_.source, record.where.begin, record.where.end, limits_, problems_, [&](const std::string& key, text::span key_where, raw_value value, bool is_item) {
            const auto* text = std::get_if<raw_value::characters>(&value.content);
            if (key == "collection" && text) { collection = text->utf8; where = value.where; return; }
            // The reader hands out the items of an array one by one; they are put together again here.
            const bool goes_on = is_item && !record.fields.empty() && record.fields.back().name_where.begin == key_where.begin;
            if (goes_on) std::get<raw_value::list>(record.fields.back().value.content).items.push_back(std::move(value));
            else if (is_item) record.fields.push_back({key, key_where, {raw_value::list{{std::move(value)}}, key_where}});
            else record.fields.push_back({key, key_where, std::move(value)});
        });
        if (!good) return leave_out_rest({from_.source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        if (collection.empty()) problems_.error("Q5002", record.where, "this line does not say its `collection`");
        else add(collection, where, {std::make_shared<raw_record>(std::move(record)), where});
    }

    /// A row a record, of the collection that the column `collection` names or else the file.
    void load_table(std::string_view name, std::string_view content, std::uint32_t start) {
        if (std::size_t bad = 0; !text::is_utf8(content, &bad)) {
            const auto at = static_cast<std::uint32_t>(bad);
            problems_.error("Q5011", {from_.source, at, at + 1}, "this is not UTF-8", "save the file as UTF-8");
            return;
        }
        csv_rows rows(from_.source, content, start, limits_, problems_);
        const auto head = rows.next();
        if (!head) return;
        name.remove_suffix(std::string_view(".csv").size());
        const auto slash = name.find_last_of("/\\");
        const std::string of_file(slash == std::string_view::npos ? name : name.substr(slash + 1));
        const auto named = std::find_if(head->begin(), head->end(), [](const csv_cell& one) { return one.text == "collection"; });
        const bool by_column = named != head->end() && !known(of_file);
        if (!by_column && !known(of_file)) {
            problems_.error("Q5002", {from_.source, start, start}, "nothing says of which collection these records are",
                            "call the file by its collection, such as `" + some_collection() + ".csv`, or give it a column `collection`");
            return;
        }
        const auto passed_over = by_column ? static_cast<std::uint32_t>(named - head->begin()) : no_index;
        std::map<std::string, csv_columns> columns;  // by collection
        if (!by_column) columns.try_emplace(of_file, words_, words_.find_collection(of_file), *head, passed_over, rows.separator(), problems_);
        while (const auto row = rows.next()) {
            const auto where = text::join(row->front().where, row->back().where);
            if (row->size() != head->size()) {
                const bool more = row->size() > head->size();
                problems_.error("Q5012", more ? (*row)[head->size()].where : where, "this row has " + std::to_string(row->size()) + " cells, and the first row of the file has " + std::to_string(head->size()),
                                "a cell that holds the separator stands in quotation marks");
                continue;
            }
            const auto collection = by_column ? (*row)[passed_over].text : of_file;
            auto found = columns.find(collection);
            if (found == columns.end() && known(collection))
                found = columns.try_emplace(collection, words_, words_.find_collection(collection), *head, passed_over, rows.separator(), problems_).first;
            if (found != columns.end() && !found->second.good()) continue;
            const auto key_where = by_column ? (*row)[passed_over].where : where;
            add(collection, key_where, {found == columns.end() ? std::make_shared<raw_record>() : found->second.record(*row, where), where});
        }
    }

    [[nodiscard]] std::string some_collection() const {
        for (const auto& one : words_.records)
            if (!one.collection.empty()) return one.collection;
        return "answers";
    }

    void take(const std::string& key, text::span where, raw_value value, bool is_item) {
        if (key.empty()) {
            problems_.error("Q5004", value.where, "a data file holds an object whose keys are collections");
            return;
        }
        if (key == "$schema" || key == "note") return;
        const auto* list = std::get_if<raw_value::list>(&value.content);
        if (list != nullptr && list->items.empty() && known(key)) return;
        if (!is_item && known(key)) {
            problems_.error("Q5004", value.where, "`" + key + "` must be an array of objects");
            return;
        }
        add(key, where, std::move(value));
    }

    [[nodiscard]] bool known(const std::string& key) const {
        return key == "answers" || key == "confirmations" || key == "derogations" || words_.find_collection(key) != no_index;
    }

    void add(const std::string& key, text::span where, raw_value value) {
        if (!known(key)) {
            if (key == last_unknown_) return;  // once for all its records
            last_unknown_ = key;
            into_.leave_out(no_such_collection(words_, key, where, problems_));
            return;
        }
        const auto* record = std::get_if<std::shared_ptr<raw_record>>(&value.content);
        if (record == nullptr) {
            problems_.error("Q5004", value.where, "`" + key + "` holds an array of objects, and this is none");
            return;
        }
        if (key == "answers") into_.add_answer(**record);
        else if (key == "confirmations") into_.add_confirmation(**record);
        else if (key == "derogations") into_.add_derogation(**record);
        else (void)into_.add(words_.find_collection(key), **record, from_.subjects);
    }

    const vocabulary& words_;
    Target& into_;
    text::diagnostic_sink& problems_;
    const load_limits& limits_;
    document from_;
    std::string last_unknown_;
};

}  // namespace

portfolio load(const vocabulary& words, std::span<const document> documents, text::diagnostic_sink& problems, const load_limits& limits) {
    portfolio made(words);
    builder into(made, problems);
    loader reader(words, into, problems, limits);
    for (const auto& one : documents) reader.load(one);
    into.finish();
    for (const auto& one : documents)
        if (one.other_register) made.other_register.push_back(one.source);
    return made;
}

void load(const vocabulary& words, const document& from, draft& into, text::diagnostic_sink& problems, const load_limits& limits) {
    loader(words, into, problems, limits).load(from);
}

}  // namespace quorate::data
