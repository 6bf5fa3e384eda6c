// The operators of expressions, in one table.
#pragma once

#include "syntax/grammar/terminals.hpp"

namespace quorate::syntax::grammar {

enum class binding_strength : std::uint8_t { none, disjunction, conjunction, negation, comparison, set, sum, product };

struct operator_found {
    binding_strength strength = binding_strength::none;
    int tokens = 0;
    bool is_test = false;
    std::uint8_t detail = 0;
};

struct word_operator {
    std::string_view words[4];
    binding_strength strength;
    bool is_test;
    std::uint8_t detail;
};
constexpr std::uint8_t of(binary_operator op) { return static_cast<std::uint8_t>(op); }
constexpr std::uint8_t of(test_kind test) { return static_cast<std::uint8_t>(test); }
// Longer ones before those they begin with.
constexpr word_operator word_operators[] = {
    {{"or"}, binding_strength::disjunction, false, of(binary_operator::logical_or)},
    {{"and"}, binding_strength::conjunction, false, of(binary_operator::logical_and)},
    {{"is", "not", "stated"}, binding_strength::comparison, true, of(test_kind::not_stated)},
    {{"is", "not", "empty"}, binding_strength::comparison, true, of(test_kind::not_empty)},
    {{"is", "in", "force", "on"}, binding_strength::comparison, false, of(binary_operator::in_force_on)},
    {{"is", "in", "force", "throughout"}, binding_strength::comparison, false, of(binary_operator::in_force_throughout)},
    {{"is", "in", "force"}, binding_strength::comparison, true, of(test_kind::in_force)},
    {{"is", "stated"}, binding_strength::comparison, true, of(test_kind::stated)},
    {{"is", "empty"}, binding_strength::comparison, true, of(test_kind::empty)},
    {{"is", "not"}, binding_strength::comparison, false, of(binary_operator::not_equal)},
    {{"is"}, binding_strength::comparison, false, of(binary_operator::equal)},
    {{"not", "in"}, binding_strength::comparison, false, of(binary_operator::not_in)},
    {{"in"}, binding_strength::comparison, false, of(binary_operator::in)},
    {{"under"}, binding_strength::comparison, false, of(binary_operator::under)},
    {{"at", "or", "under"}, binding_strength::comparison, false, of(binary_operator::at_or_under)},
    {{"meet"}, binding_strength::comparison, false, of(binary_operator::meet)},
    {{"disjoint", "from"}, binding_strength::comparison, false, of(binary_operator::disjoint)},
    {{"within"}, binding_strength::comparison, false, of(binary_operator::within)},
    {{"overlaps"}, binding_strength::comparison, false, of(binary_operator::overlaps)},
    {{"before"}, binding_strength::comparison, false, of(binary_operator::before)},
    {{"after"}, binding_strength::comparison, false, of(binary_operator::after)},
    {{"mentions"}, binding_strength::comparison, false, of(binary_operator::mentions)},
    {{"linked", "to"}, binding_strength::comparison, false, of(binary_operator::linked_to)},
    {{"union"}, binding_strength::set, false, of(binary_operator::unite)},
    {{"common", "with"}, binding_strength::set, false, of(binary_operator::common)},
    {{"without"}, binding_strength::set, false, of(binary_operator::without)},
};

inline operator_found find_operator(const parse_state& state, cursor at) {
    switch (at->kind) {
        case token_kind::less: return {binding_strength::comparison, 1, false, of(binary_operator::less)};
        case token_kind::less_or_equal: return {binding_strength::comparison, 1, false, of(binary_operator::less_or_equal)};
        case token_kind::greater: return {binding_strength::comparison, 1, false, of(binary_operator::greater)};
        case token_kind::greater_or_equal: return {binding_strength::comparison, 1, false, of(binary_operator::greater_or_equal)};
        case token_kind::plus: return {binding_strength::sum, 1, false, of(binary_operator::add)};
        case token_kind::minus: return {binding_strength::sum, 1, false, of(binary_operator::subtract)};
        case token_kind::star: return {binding_strength::product, 1, false, of(binary_operator::multiply)};
        case token_kind::slash: return {binding_strength::product, 1, false, of(binary_operator::divide)};
        case token_kind::name: break;
        default: return {};
    }
    for (const auto& one : word_operators) {
        int matched = 0;
        for (; matched < 4 && !one.words[matched].empty(); ++matched) {
            const cursor token = at + matched;
            if (token->kind != token_kind::name || state.words(*token) != one.words[matched]) { matched = 0; break; }
        }
        // `value 5 in force from …`: a validity follows, and no set.
        if (matched == 1 && one.words[0] == "in" && (at + 1)->kind == token_kind::name && state.words(*(at + 1)) == "force") return {};
        if (matched > 0) return {one.strength, matched, one.is_test, one.detail};
    }
    return {};
}


}  // namespace quorate::syntax::grammar
