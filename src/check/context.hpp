// What the passes of the checker share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/model.hpp"
#include "text/diagnostic_sink.hpp"

namespace quorate::check {

/// The tree, the model being built, and where problems go.
struct context {
    const syntax::tree& tree;
    model& result;
    text::diagnostic_sink& problems;
    enum class definition_state : std::uint8_t { untouched, open, done };
    std::vector<definition_state> definition_states{};  ///< by definition

    [[nodiscard]] std::string_view value(node_id node) const noexcept { return tree.value(node); }
    [[nodiscard]] syntax::node_kind kind(node_id node) const noexcept { return tree[node].kind; }
    [[nodiscard]] text::span where(node_id node) const noexcept { return tree[node].where; }
    /// The first child: in most declarations, the name.
    [[nodiscard]] node_id first(node_id node) const noexcept { return tree[node].first_child; }
    [[nodiscard]] node_id next(node_id node) const noexcept { return tree[node].next_sibling; }
    /// All children of a kind, in order.
    [[nodiscard]] std::vector<node_id> children(node_id node, syntax::node_kind kind) const;
    /// The words of a text node without interpolations.
    [[nodiscard]] std::string plain_text(node_id text) const;
    /// A texts node as texts; the languages in the order of the pack.
    [[nodiscard]] texts read_texts(node_id node) const;

    void set_type(node_id node, value_type type) { result.types[static_cast<std::size_t>(node)] = type; }
    void bind(node_id node, binding to) { result.bindings[static_cast<std::size_t>(node)] = to; }
    void set_slot(node_id node, std::uint32_t slot) { result.slots[static_cast<std::size_t>(node)] = slot; }

    /// "did you mean `x`", or nothing.
    [[nodiscard]] std::string suggest(std::string_view word, const std::vector<std::string_view>& among) const;
    /// The same, or what to write for a word of other languages, or where to declare it.
    [[nodiscard]] std::string suggestion_for(std::string_view what, std::string_view name, const std::vector<std::string_view>& among) const;
    void unknown_name(node_id at, std::string_view what, std::string_view name, const std::vector<std::string_view>& among);
    /// The list or taxonomy of that name; reported when there is none.
    std::uint32_t require_classification(node_id name);
};

/// Pass 1: the pack, lists, taxonomies, records; and the names of all other declarations.
void declare(context& all);
/// The packs that are used are there, and none leads back to the one that uses it.
void check_used_packs(context& all, const std::vector<node_id>& used);
/// The type of a `type` node.
[[nodiscard]] field_type read_type(context& all, node_id type);
[[nodiscard]] value_type to_value_type(const field_type& type);
/// What is defined, derived, tabled: before the rules that use it.
void check_definitions(context& all);
/// Checks a definition when it is first used; its type is then set. Reports a circle.
void require_definition(context& all, std::uint32_t index);
/// Bands have no gap and no overlap.
void check_bands(context& all, const declaration& one);
/// The clauses of a mapping and of what extends it.
[[nodiscard]] std::vector<node_id> mapping_clauses(const context& all, const declaration& one);
/// A `cites` clause names a source of the pack.
void check_citation(context& all, node_id cites);
/// Pins are of the words and the version that are cited; what is left is cited, with a reason.
void check_pins_and_leaves(context& all);
/// Texts of one language, and memberships at one time, are given once.
void check_repeats(context& all);
/// Pass 2: the expressions and clauses of every rule.
void check_rules(context& all);
/// Bounds that are written out can be kept: of parameters, and of scorings.
void check_bounds(context& all);
/// Rules that go round in a circle, when their names are bound.
void check_circles(context& all);
/// Pass 3: test cases and examples.
void check_cases(context& all);
/// Pass 4: what is allowed but doubtful.
void lint(context& all);

}  // namespace quorate::check
