/// @file
/// Records that a host builds in memory, value by value. What a field takes is said by the vocabulary of a pack, and checked when a
/// portfolio is made of them (portfolio_draft in quorate/draft.hpp). Plain values; nothing here knows a pack. What throws here ends a
/// host that is compiled without exceptions; that one sets and adds with attempt_set and attempt_append of quorate/attempt.hpp.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "quorate/exact.hpp"
#include "quorate/export.hpp"
#include "quorate/vocabulary.hpp"

namespace quorate::inline v1 {

class record;

/// Whether the bytes are well-formed UTF-8.
[[nodiscard]] QUORATE_API bool is_utf8(std::string_view bytes) noexcept;

/// One value of a field. Made from what C++ has for it: a truth, a whole number, an exact fraction, a text (also for ids of records and
/// spellings of entries), texts by language, an amount, a day, a period, a duration, a list of values, a record that is a part. One that was
/// moved from is not stated.
class field_value {
public:
    using list = std::vector<field_value>;
    using part = std::shared_ptr<const record>;
    using content = std::variant<std::monostate, bool, rational, std::string, texts, money, day, period, duration, list, part>;

    field_value() = default;  ///< not stated
    field_value(const field_value&) = default;
    field_value(field_value&& from) noexcept : content_(std::exchange(from.content_, content())), depth_(std::exchange(from.depth_, 0)) {}
    field_value& operator=(const field_value&) = default;
    field_value& operator=(field_value&& from) noexcept {
        if (this == &from) return *this;
        content_ = std::exchange(from.content_, content());
        depth_ = std::exchange(from.depth_, 0);
        return *this;
    }
    ~field_value() = default;
    template <std::same_as<bool> Truth>
    field_value(Truth truth) : content_(truth) {}  // NOLINT: values of hosts convert by themselves, here and below
    template <std::integral Whole>
        requires(!std::same_as<Whole, bool> && sizeof(Whole) <= 8 && !(std::unsigned_integral<Whole> && sizeof(Whole) == 8))
    field_value(Whole whole) : content_(rational(static_cast<std::int64_t>(whole))) {}  // NOLINT
    field_value(rational number) : content_(number) {}                                  // NOLINT
    field_value(std::string text) : content_(std::move(text)) {}                        // NOLINT
    field_value(std::string_view text) : content_(std::string(text)) {}                 // NOLINT
    field_value(const char* text) : content_(std::string(text)) {}                      // NOLINT
    field_value(texts by_language) : content_(std::move(by_language)) {}                // NOLINT
    field_value(money amount) : content_(amount) {}                                     // NOLINT
    field_value(day date) : content_(date) {}                                           // NOLINT
    field_value(period time) : content_(time) {}                                        // NOLINT
    field_value(duration length) : content_(length) {}                                  // NOLINT
    inline field_value(list all);                                                       // NOLINT
    inline field_value(record inside);                                                  // NOLINT

    [[nodiscard]] const content& get() const noexcept { return content_; }
    /// How deep lists and parts are nested in it: 0 for a plain value.
    [[nodiscard]] std::uint32_t depth() const noexcept { return depth_; }
    /// Makes it a list if it was not stated, and adds to the list. Throws std::logic_error when it is another value, std::length_error
    /// past record::most_nesting.
    inline void append(field_value item);

private:
    content content_;
    std::uint32_t depth_ = 0;
};

/// Fields by name, in the order in which they were set. Setting a field again changes its value. One that was moved from has no fields.
class record {
public:
    static constexpr std::uint32_t most_nesting = 100;  ///< lists and parts within each other, as in data files

    record() = default;
    record(const record&) = default;
    record(record&& from) noexcept : fields_(std::exchange(from.fields_, {})), depth_(std::exchange(from.depth_, 0)) {}
    record& operator=(const record&) = default;
    record& operator=(record&& from) noexcept {
        if (this == &from) return *this;
        fields_ = std::exchange(from.fields_, {});
        depth_ = std::exchange(from.depth_, 0);
        return *this;
    }
    ~record() = default;
    record(std::initializer_list<std::pair<std::string, field_value>> fields) {
        for (const auto& one : fields) set(one.first, one.second);
    }

    /// Throws std::length_error when the value is nested more deeply than most_nesting.
    record& set(std::string_view name, field_value to) {
        deepen(to.depth());
        field(name) = std::move(to);
        return *this;
    }
    /// Adds a value to a field of several. Throws as field_value::append does.
    record& append(std::string_view name, field_value item) {
        const auto depth = item.depth() + 1;
        if (depth > most_nesting) refuse_nesting();
        field(name).append(std::move(item));
        deepen(depth);
        return *this;
    }
    /// Takes a field away, so that it is not stated; whether it was there.
    bool erase(std::string_view name) {
        return std::erase_if(fields_, [&](const auto& one) { return one.first == name; }) != 0;
    }
    [[nodiscard]] const field_value* find(std::string_view name) const noexcept {
        for (const auto& one : fields_)
            if (one.first == name) return &one.second;
        return nullptr;
    }
    [[nodiscard]] const std::vector<std::pair<std::string, field_value>>& fields() const noexcept { return fields_; }
    /// How deep lists and parts are nested in it, at most.
    [[nodiscard]] std::uint32_t depth() const noexcept { return depth_; }

private:
    friend class field_value;
    [[noreturn]] QUORATE_API static void refuse_nesting();  ///< throws std::length_error
    [[noreturn]] QUORATE_API static void refuse_addition(); ///< throws std::logic_error

    void deepen(std::uint32_t to) {
        if (to > most_nesting) refuse_nesting();
        if (to > depth_) depth_ = to;
    }
    field_value& field(std::string_view name) {
        for (auto& one : fields_)
            if (one.first == name) return one.second;
        return fields_.emplace_back(std::string(name), field_value()).second;
    }

    std::vector<std::pair<std::string, field_value>> fields_;
    std::uint32_t depth_ = 0;
};

inline field_value::field_value(list all) {
    for (const auto& one : all)
        if (one.depth_ + 1 > depth_) depth_ = one.depth_ + 1;
    if (all.empty()) depth_ = 1;
    content_ = std::move(all);
}

inline field_value::field_value(record inside) : depth_(inside.depth() + 1) { content_ = std::make_shared<const record>(std::move(inside)); }

inline void field_value::append(field_value item) {
    if (item.depth_ + 1 > record::most_nesting) record::refuse_nesting();
    if (std::holds_alternative<std::monostate>(content_)) content_ = list();
    auto* all = std::get_if<list>(&content_);
    if (all == nullptr) record::refuse_addition();
    if (item.depth_ + 1 > depth_) depth_ = item.depth_ + 1;
    all->push_back(std::move(item));
}

}  // namespace quorate
