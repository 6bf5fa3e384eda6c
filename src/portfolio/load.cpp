#include "portfolio/load.hpp"

#include "portfolio/builder.hpp"
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
            problems_.error("Q6001", {from.source, 0, 0}, "this file has " + std::to_string(content.size()) + " bytes, and a data file has at most " +
                                                             std::to_string(limits_.file_size));
            return;
        }
        const std::uint32_t start = content.starts_with("\xEF\xBB\xBF") ? 3 : 0;
        if (problems_.sources().name(from.source).ends_with(".jsonl")) return load_lines(content, start);
        read_json(from.source, start, static_cast<std::uint32_t>(content.size()), limits_, problems_,
                  [this](const std::string& key, text::span where, raw_value value, bool is_item) { take(key, where, std::move(value), is_item); });
    }

private:
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
        if (!good) return;
        if (collection.empty()) problems_.error("Q5002", record.where, "this line does not say its `collection`");
        else add(collection, where, {std::make_shared<raw_record>(std::move(record)), where});
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
            std::vector<std::string_view> among{"answers", "confirmations", "derogations"};
            for (const auto& one : words_.records)
                if (!one.collection.empty()) among.push_back(one.collection);
            const auto near = text::nearest(key, among);
            problems_.error("Q5002", where, "there is no collection `" + key + "`", near.empty() ? "" : "did you mean `" + std::string(near) + "`?");
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
    return made;
}

void load(const vocabulary& words, const document& from, draft& into, text::diagnostic_sink& problems, const load_limits& limits) {
    loader(words, into, problems, limits).load(from);
}

}  // namespace quorate::data
