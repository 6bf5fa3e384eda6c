// The syntax tree of rule files: small nodes in one arena, addressed by id. It names no parser.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/source.hpp"

namespace quorate::syntax {

enum class node_kind : std::uint8_t {
#define X(kind) kind,
#include "syntax/node_kinds.def"
#undef X
};

/// The kind's name as written in node_kinds.def.
[[nodiscard]] std::string_view to_string(node_kind kind) noexcept;

enum class validity_form : std::uint8_t { between, from, until };
enum class duration_unit : std::uint8_t { days, weeks, months, years };

/// `type_word` values; `type_set` or `type_list` is added when the type is a set or a list of them.
enum class type_word : std::uint8_t {
    named, truth, number, whole_number, money, text, date, period, duration, identifier,
};
inline constexpr std::uint8_t type_set = 0x40;
inline constexpr std::uint8_t type_list = 0x80;

enum class answer_form : std::uint8_t { yes_or_no, one_of, number, text, date };
enum class modality_word : std::uint8_t { must, should, may };
enum class say_when : std::uint8_t { met, not_met, unknown, always };  // always: of relations, routings and outcomes
enum class relation_grade : std::uint8_t { bar, bar_unless_reasoned, note };
enum class data_form : std::uint8_t { values, missing, none };
enum class expected_presence : std::uint8_t { present, absent, possible };
enum class expected_value : std::uint8_t { holds, fails, unknown };
enum class extended_kind : std::uint8_t { list, taxonomy, record, mapping };
enum class order_by : std::uint8_t { highest_first, lowest_first, first_when };
/// Which bounds a band has, and whether they belong to it; added up.
enum class band_bounds : std::uint8_t { none = 0, low = 1, low_included = 2, high = 4, high_included = 8 };
enum class expected_fit : std::uint8_t { fits, does_not_fit, unknown };
enum class finding_state : std::uint8_t { met, not_met, unknown, to_be_judged, not_applicable, derogated };
enum class clock_state : std::uint8_t { not_started, running, paused, ended, expired, unknown };
enum class relation_state : std::uint8_t { candidate, confirmed, rejected, possible, accepted };
enum class found_relation : std::uint8_t { rejected, confirmed, accepted };

enum class binary_operator : std::uint8_t {
    logical_or, logical_and,
    equal, not_equal, less, less_or_equal, greater, greater_or_equal,
    in, not_in, under, at_or_under, meet, disjoint, within, overlaps, before, after, mentions, linked_to, in_force_on, in_force_throughout,
    unite, common, without,
    add, subtract, multiply, divide,
};
enum class unary_operator : std::uint8_t { logical_not, negate, count };
enum class test_kind : std::uint8_t { stated, not_stated, empty, not_empty, in_force };

enum class quantifier : std::uint8_t { any, no, every, at_least, at_most, exactly };
/// Added to the quantifier in an any_criterion node.
enum class criterion_scope : std::uint8_t { all = 0, must = 0x10, should = 0x20, may = 0x30 };
inline constexpr std::uint8_t quantifier_mask = 0x0f;
inline constexpr std::uint8_t criterion_scope_mask = 0x30;

/// A node's place in its tree. The value 0 is never a node: it means "none".
enum class node_id : std::uint32_t { none = 0 };

struct node {
    node_kind kind{};
    std::uint8_t detail = 0;            ///< see node_kinds.def
    node_id first_child = node_id::none;
    node_id next_sibling = node_id::none;
    text::span where;                   ///< bytes of its source, from its first token to its last
    std::uint32_t value = 0;            ///< of a leaf: index into the tree's values
};

/// One tree for a whole pack: its roots are the `file` nodes, in the order of the sources.
/// Copyable; nodes are never removed. Not for concurrent writing; safe to read from many threads.
class tree {
public:
    tree();

    [[nodiscard]] const node& operator[](node_id id) const noexcept { return nodes_[static_cast<std::size_t>(id)]; }
    [[nodiscard]] node& operator[](node_id id) noexcept { return nodes_[static_cast<std::size_t>(id)]; }
    /// The decoded text of a leaf; empty for other nodes.
    [[nodiscard]] std::string_view value(node_id id) const noexcept { return values_[(*this)[id].value]; }
    [[nodiscard]] std::size_t size() const noexcept { return nodes_.size(); }

    node_id add(node n);
    std::uint32_t add_value(std::string text);

    std::vector<node_id> files;         ///< the `file` nodes

    // What the parser had to leave out, so that the checker does not report what follows from it.
    std::vector<std::string> lost_words;  ///< names that stood in what was left out
    std::vector<node_id> damaged;         ///< declarations that lack a part that was left out

    /// A point to go back to when a parse is abandoned.
    struct mark { std::size_t nodes; std::size_t values; };
    [[nodiscard]] mark here() const noexcept { return {nodes_.size(), values_.size()}; }
    void roll_back(mark to);
    [[nodiscard]] bool lost(std::string_view word) const noexcept;
    [[nodiscard]] bool is_damaged(node_id declaration) const noexcept;

    /// The children of a node, in order, as a range of node_id.
    class child_range;
    [[nodiscard]] child_range children(node_id parent) const noexcept;
    /// The first child of that kind, or none.
    [[nodiscard]] node_id child(node_id parent, node_kind kind) const noexcept;

private:
    std::vector<node> nodes_;
    std::vector<std::string> values_;
};

class tree::child_range {
public:
    class iterator {
    public:
        using value_type = node_id;
        using difference_type = std::ptrdiff_t;
        iterator() = default;
        iterator(const tree* owner, node_id at) noexcept : owner_(owner), at_(at) {}
        node_id operator*() const noexcept { return at_; }
        iterator& operator++() noexcept { at_ = (*owner_)[at_].next_sibling; return *this; }
        iterator operator++(int) noexcept { auto before = *this; ++*this; return before; }
        friend bool operator==(const iterator& a, const iterator& b) noexcept { return a.at_ == b.at_; }

    private:
        const tree* owner_ = nullptr;
        node_id at_ = node_id::none;
    };
    child_range(const tree* owner, node_id first) noexcept : owner_(owner), first_(first) {}
    [[nodiscard]] iterator begin() const noexcept { return {owner_, first_}; }
    [[nodiscard]] iterator end() const noexcept { return {owner_, node_id::none}; }

private:
    const tree* owner_;
    node_id first_;
};

inline tree::child_range tree::children(node_id parent) const noexcept {
    return {this, (*this)[parent].first_child};
}

}  // namespace quorate::syntax
