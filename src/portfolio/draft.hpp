// Records kept as they were given, so that some can change before a portfolio is made of them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>

#include "portfolio/builder.hpp"
#include "quorate/record.hpp"

namespace quorate::data {

/// For one thread at a time. Holds a pointer to the vocabulary, which must outlive it.
class draft {
public:
    explicit draft(const vocabulary& words) : words_(&words), ids_(words.records.size()) {}

    // As a target of the loader: records of documents, whose spans belong to the document set of the draft.
    bool add(std::uint32_t type, const raw_record& record, bool subject);
    void add_answer(const raw_record& record) { append({kind::answer, no_index, false, {}, record}); }
    void add_confirmation(const raw_record& record) { append({kind::confirmation, no_index, false, {}, record}); }
    void add_derogation(const raw_record& record) { append({kind::derogation, no_index, false, {}, record}); }
    void leave_out(omission what) { left_out_.push_back(std::move(what)); }

    /// Adds or replaces; whether it replaced a record with that id. A collection that there is not is told by make().
    bool put(std::string_view collection, record given, bool subject);
    bool remove(std::string_view collection, std::string_view id);
    std::size_t clear(std::string_view collection);

    /// `sources` are those of the documents; the listings of records that were put are added to it.
    [[nodiscard]] portfolio make(text::source_set& sources, text::diagnostic_sink& problems) const;

private:
    enum class kind : std::uint8_t { record, answer, confirmation, derogation, nowhere };
    struct item {
        kind what = kind::record;
        std::uint32_t type = no_index;
        bool subject = false;
        std::string collection;                       // as it was put, for messages
        std::variant<raw_record, quorate::record> content;
    };
    [[nodiscard]] kind kind_of(std::string_view collection) const;
    void append(item one) { items_.emplace(next_++, std::move(one)); }
    /// What is left out when the record cannot even be taken.
    [[nodiscard]] omission left_out(const item& one, const quorate::record& given, text::span where) const;
    [[nodiscard]] std::string name_of(const item& one, const quorate::record& given) const;

    const vocabulary* words_;
    std::map<std::uint64_t, item> items_;             // in the order in which they came; a record that replaces another takes its place
    std::uint64_t next_ = 0;
    std::vector<omission> left_out_;                  // of the documents: what could not be read
    std::vector<std::unordered_map<std::string, std::uint64_t>> ids_;  // by root type: the first item with that id
};

}  // namespace quorate::data
