// Directives of the grammar: what surrounds a parser to build nodes, look ahead, word errors and recover from them.
#pragma once

#include "syntax/grammar/operators.hpp"
#include "syntax/grammar/terminals.hpp"

namespace quorate::syntax::grammar {

/// One node of the kind, over what the subject pushes; nothing is left when the subject fails.
template <typename Subject>
struct node_directive : x3::unary_parser<Subject, node_directive<Subject>> {
    using base = x3::unary_parser<Subject, node_directive<Subject>>;
    using attribute_type = x3::unused_type;
    [[maybe_unused]] static constexpr bool has_attribute = false;
    node_kind kind;
    std::uint8_t detail;
    constexpr node_directive(const Subject& inner, node_kind of, std::uint8_t with) : base(inner), kind(of), detail(with) {}
    template <typename Context, typename Rule, typename Attribute>
    bool parse(cursor& first, const cursor& last, const Context& context, Rule& rule, Attribute&) const {
        auto& state = state_of(context);
        if (state.silent > 0) return this->subject.parse(first, last, context, rule, x3::unused);
        const auto mark = state.stack.size();
        const auto arena = state.into.here();
        const auto outer_detail = state.detail;
        const cursor start = first;
        state.detail = detail;
        const bool parsed = this->subject.parse(first, last, context, rule, x3::unused);
        if (parsed) {
            state.close(kind, state.detail, mark, start, first);
        } else {
            state.stack.resize(mark);
            state.into.roll_back(arena);
            first = start;
        }
        state.detail = outer_detail;
        return parsed;
    }
};
struct node_maker {
    node_kind kind;
    std::uint8_t detail;
    template <typename Subject>
    constexpr auto operator[](const Subject& inner) const {
        return node_directive<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(inner), kind, detail);
    }
};
constexpr node_maker node_of(node_kind kind) { return {kind, 0}; }
template <typename Detail>
constexpr node_maker node_of(node_kind kind, Detail detail) { return {kind, static_cast<std::uint8_t>(detail)}; }

/// Looks whether the subject would match, without building, consuming or expecting anything.
template <typename Subject>
struct ahead_directive : x3::unary_parser<Subject, ahead_directive<Subject>> {
    using base = x3::unary_parser<Subject, ahead_directive<Subject>>;
    using attribute_type = x3::unused_type;
    [[maybe_unused]] static constexpr bool has_attribute = false;
    constexpr explicit ahead_directive(const Subject& inner) : base(inner) {}
    template <typename Context, typename Rule, typename Attribute>
    bool parse(cursor& first, const cursor& last, const Context& context, Rule& rule, Attribute&) const {
        auto& state = state_of(context);
        cursor probe = first;
        ++state.silent;
        const bool would = this->subject.parse(probe, last, context, rule, x3::unused);
        --state.silent;
        return would;
    }
};
struct ahead_maker {
    template <typename Subject>
    constexpr auto operator[](const Subject& inner) const {
        return ahead_directive<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(inner));
    }
};
constexpr ahead_maker ahead{};

/// One level deeper: counts towards the limit of nesting, so that prefixes cannot pile up beyond it.
template <typename Subject>
struct deeper_directive : x3::unary_parser<Subject, deeper_directive<Subject>> {
    using base = x3::unary_parser<Subject, deeper_directive<Subject>>;
    using attribute_type = x3::unused_type;
    [[maybe_unused]] static constexpr bool has_attribute = false;
    constexpr explicit deeper_directive(const Subject& inner) : base(inner) {}
    template <typename Context, typename Rule, typename Attribute>
    bool parse(cursor& first, const cursor& last, const Context& context, Rule& rule, Attribute&) const {
        auto& state = state_of(context);
        const auto outer_depth = state.depth;
        const bool parsed = state.enter(first) && this->subject.parse(first, last, context, rule, x3::unused);
        state.depth = outer_depth;
        return parsed;
    }
};
struct deeper_maker {
    template <typename Subject>
    constexpr auto operator[](const Subject& inner) const {
        return deeper_directive<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(inner));
    }
};
constexpr deeper_maker deeper{};

/// What fails at its first token is told in one word: "an expression" instead of everything that may start one.
template <typename Subject>
struct told_directive : x3::unary_parser<Subject, told_directive<Subject>> {
    using base = x3::unary_parser<Subject, told_directive<Subject>>;
    using attribute_type = x3::unused_type;
    [[maybe_unused]] static constexpr bool has_attribute = false;
    std::string_view what;
    constexpr told_directive(const Subject& inner, std::string_view said) : base(inner), what(said) {}
    template <typename Context, typename Rule, typename Attribute>
    bool parse(cursor& first, const cursor& last, const Context& context, Rule& rule, Attribute&) const {
        auto& state = state_of(context);
        const cursor start = first;
        const bool at_front = state.farthest == start;
        auto before = at_front ? state.expected : std::vector<std::string>{};
        if (this->subject.parse(first, last, context, rule, x3::unused)) return true;
        if (state.farthest == start && state.silent == 0) {
            state.expected = std::move(before);
            state.expect(start, what);
        }
        return false;
    }
};
struct told_maker {
    std::string_view what;
    template <typename Subject>
    constexpr auto operator[](const Subject& inner) const {
        return told_directive<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(inner), what);
    }
};
constexpr told_maker told(std::string_view what) { return {what}; }

/// Clauses between braces. One that cannot be parsed is reported and passed over, so that the next are read.
template <typename Subject>
struct block_directive : x3::unary_parser<Subject, block_directive<Subject>> {
    using base = x3::unary_parser<Subject, block_directive<Subject>>;
    using attribute_type = x3::unused_type;
    [[maybe_unused]] static constexpr bool has_attribute = false;
    constexpr explicit block_directive(const Subject& inner) : base(inner) {}
    template <typename Context, typename Rule, typename Attribute>
    bool parse(cursor& first, const cursor& last, const Context& context, Rule& rule, Attribute&) const {
        auto& state = state_of(context);
        const cursor opened = first;
        if (!open_brace.take(state, first)) return false;
        if (!state.enter(opened)) { state.leave(); return false; }
        bool lost = false;  // behind an error: what cannot be parsed may follow from it
        while (first->kind != token_kind::brace_close && !state.too_deep) {
            if (first->kind == token_kind::end || (first->at_margin && first->kind == token_kind::name && starts_declaration(state.words(*first)) && opened->kind == token_kind::brace_open && state.depth == 1)) {
                state.expect_from(first);
                state.expect(first, "`}` for the block that opens in line " + std::to_string(state.problems.sources().locate(state.span_of(*opened)).line));
                state.report();
                state.leave();
                return true;
            }
            // What an optional part of the clause before expected farther on tells more than what is wrong here.
            if (state.farthest < first || lost) state.expect_from(first);
            const cursor start = first;
            if (this->subject.parse(first, last, context, rule, x3::unused) && first > start) {
                lost = false;
                continue;
            }
            if (state.farthest == start && !start->starts_line)  // what was before it may go on with an operator
                for (const auto& one : word_operators) state.expect(start, "", one.words[0]);
            if (state.farthest == start) state.expect(start, "`}`");
            if (lost && (state.farthest == start || is_reserved(state.words(*start)))) state.report_unless_hopeless();
            else state.report();
            lost = true;
            first = state.recover(start);
        }
        if (first->kind == token_kind::brace_close) ++first;
        state.leave();
        return true;
    }
};
struct block_maker {
    template <typename Subject>
    constexpr auto operator[](const Subject& inner) const {
        return block_directive<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(inner));
    }
};
constexpr block_maker block{};

}  // namespace quorate::syntax::grammar
