/// @file
/// What the data of a pack may hold: lists and taxonomies, records and their fields. Made by the checker from the
/// declarations of a pack; read by the loaders, the evaluator and hosts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quorate/exact.hpp"

namespace quorate::inline v1 {

/// A text in one language.
struct text_in {
    std::string language;  ///< "fr", "en", …
    std::string text;
    friend bool operator==(const text_in&, const text_in&) = default;
};

/// The same text in several languages, in the order in which the pack names its languages.
class texts {
public:
    texts() = default;
    explicit texts(std::vector<text_in> all) : all_(std::move(all)) {}

    [[nodiscard]] bool empty() const noexcept { return all_.empty(); }
    [[nodiscard]] const std::vector<text_in>& all() const noexcept { return all_; }
    void add(std::string language, std::string text) { all_.push_back({std::move(language), std::move(text)}); }

    /// The text in that language, or nothing.
    [[nodiscard]] const std::string* find(std::string_view language) const noexcept {
        for (const auto& one : all_)
            if (one.language == language) return &one.text;
        return nullptr;
    }
    /// The text in that language; failing that the first there is, marked like "[en] …"; failing that `otherwise`.
    [[nodiscard]] std::string in(std::string_view language, std::string_view otherwise = {}) const {
        if (const auto* exact = find(language)) return *exact;
        if (all_.empty()) return std::string(otherwise);
        return "[" + all_.front().language + "] " + all_.front().text;
    }
    friend bool operator==(const texts&, const texts&) = default;

private:
    std::vector<text_in> all_;
};

/// The days on which something is in force; an open end is not set.
struct validity {
    std::optional<day> from;
    std::optional<day> until;  ///< the last day
    [[nodiscard]] bool holds(day on) const noexcept { return (!from || *from <= on) && (!until || on <= *until); }
};

/// "none" among the indices below.
inline constexpr std::uint32_t no_index = 0xffff'ffff;

/// One entry of a list, or one node of a taxonomy.
struct entry {
    std::string id;
    quorate::texts labels;
    std::vector<std::string> aliases;  ///< other spellings under which data may name it
    validity in_force;
    std::uint32_t parent = no_index;   ///< index of the node it stands under, in a taxonomy
    std::uint32_t level = 1;           ///< 1 at the top
    std::uint32_t subtree_end = 0;     ///< entries [own index + 1, subtree_end) stand under it; entries are in preorder
};

/// A list, or a taxonomy when its entries stand under each other.
struct classification {
    std::string name;
    texts title;
    bool is_taxonomy = false;
    std::vector<entry> entries;  ///< in the order of the file: preorder in a taxonomy

    [[nodiscard]] bool stands_under(std::uint32_t node, std::uint32_t above) const noexcept {
        return above < node && node < entries[above].subtree_end;
    }
};

enum class type_kind : std::uint8_t {
    truth, number, whole_number, money, text, date, period, duration,
    identifier,  ///< a record's own id
    entry,       ///< of classification `of`
    reference,   ///< to a collected record of type `of`, by its id
    part,        ///< a record of type `of` held inside
};

/// The type of a field: one of the kinds, or a set or list of them.
struct field_type {
    type_kind kind = type_kind::text;
    bool many = false;     ///< a set or a list
    bool ordered = false;  ///< a list: order and repetition are kept
    std::uint32_t of = no_index;
    friend bool operator==(const field_type&, const field_type&) = default;
};

struct field {
    std::string name;
    field_type type;
    bool optional = false;
    texts label;
    std::optional<rational> change_cost{};  ///< what it costs to change it; nothing: it is not whom a record is about who may change it
};

struct record_type {
    std::string name;
    std::string collection;             ///< the name it is collected under; empty for a part
    std::uint32_t base = no_index;      ///< the record it is a kind of
    std::uint32_t root = no_index;      ///< the first of its bases, or itself: ids are unique within a root
    std::uint32_t identifier = no_index; ///< index of its identifier field, if it has one
    std::vector<field> fields;          ///< those of the base first, at the same indices
};

/// Everything that the data of one pack may hold. `references` between its parts are indices into its vectors.
struct vocabulary {
    std::vector<std::string> languages;
    std::vector<classification> classifications;
    std::vector<record_type> records;
    std::vector<std::string> calendars;  ///< by name: durations in data may be of working days

    [[nodiscard]] std::uint32_t find_record(std::string_view name) const noexcept { return find(records, &record_type::name, name); }
    [[nodiscard]] std::uint32_t find_collection(std::string_view name) const noexcept { return find(records, &record_type::collection, name); }
    [[nodiscard]] std::uint32_t find_classification(std::string_view name) const noexcept { return find(classifications, &classification::name, name); }
    /// Whether a record of type `type` is a `base`, directly or by its bases.
    [[nodiscard]] bool is_a(std::uint32_t type, std::uint32_t base) const noexcept {
        for (; type != no_index; type = records[type].base)
            if (type == base) return true;
        return false;
    }

private:
    template <typename Items, typename Member>
    static std::uint32_t find(const Items& items, Member member, std::string_view name) noexcept {
        for (std::uint32_t i = 0; i < items.size(); ++i)
            if (!name.empty() && items[i].*member == name) return i;
        return no_index;
    }
};

}  // namespace quorate
