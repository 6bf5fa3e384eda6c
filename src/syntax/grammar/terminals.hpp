// Terminals of the grammar: parsers of one token, or of a fixed few. Included by the grammar alone.
#pragma once

#include <boost/spirit/home/x3.hpp>

#include "syntax/parse_state.hpp"

namespace quorate::syntax::grammar {

namespace x3 = boost::spirit::x3;
using cursor = const token*;

struct state_tag {};

template <typename Context>
parse_state& state_of(const Context& context) { return x3::get<state_tag>(context).get(); }

/// Consumes one token if `Test` takes it; else notes what was expected.
template <typename Derived>
struct terminal : x3::parser<Derived> {
    using attribute_type = x3::unused_type;
    [[maybe_unused]] static constexpr bool has_attribute = false;
    template <typename Context, typename Rule, typename Attribute>
    bool parse(cursor& first, const cursor&, const Context& context, Rule&, Attribute&) const {
        return static_cast<const Derived&>(*this).take(state_of(context), first);
    }
};

/// A keyword. With `value` it adds that to the detail of the node being built.
struct word_terminal : terminal<word_terminal> {
    std::string_view text;
    std::uint8_t value;
    constexpr explicit word_terminal(std::string_view keyword, std::uint8_t adds = 0) : text(keyword), value(adds) {}
    bool take(parse_state& state, cursor& at) const {
        if (at->kind == token_kind::name && state.words(*at) == text) {
            if (state.silent == 0) state.detail = static_cast<std::uint8_t>(state.detail | value);
            ++at;
            return true;
        }
        state.expect(at, "`" + std::string(text) + "`", text);
        return false;
    }
};
constexpr word_terminal word(std::string_view keyword, std::uint8_t adds = 0) { return word_terminal(keyword, adds); }
template <typename Enumeration>
constexpr word_terminal word(std::string_view keyword, Enumeration adds) { return word_terminal(keyword, static_cast<std::uint8_t>(adds)); }

struct punctuation_terminal : terminal<punctuation_terminal> {
    token_kind kind;
    std::string_view shown;
    constexpr punctuation_terminal(token_kind of, std::string_view as) : kind(of), shown(as) {}
    bool take(parse_state& state, cursor& at) const {
        if (at->kind == kind) { ++at; return true; }
        state.expect(at, shown);
        return false;
    }
};
constexpr punctuation_terminal open_brace{token_kind::brace_open, "`{`"}, close_brace{token_kind::brace_close, "`}`"},
    open_bracket{token_kind::bracket_open, "`(`"}, close_bracket{token_kind::bracket_close, "`)`"}, comma{token_kind::comma, "`,`"},
    colon{token_kind::colon, "`:`"}, dot{token_kind::dot, "`.`"}, equals{token_kind::equals, "`=`"};

/// A token that becomes a leaf, its words as written.
struct leaf_terminal : terminal<leaf_terminal> {
    token_kind kind;
    node_kind leaf;
    std::string_view shown;
    constexpr leaf_terminal(token_kind of, node_kind as, std::string_view what) : kind(of), leaf(as), shown(what) {}
    bool take(parse_state& state, cursor& at) const {
        if (at->kind != kind) {
            state.expect(at, shown);
            return false;
        }
        auto text = std::string(state.words(*at));
        if (kind == token_kind::quotation) text = text.substr(2, text.size() - 4);
        if (kind == token_kind::money) text = text.substr(0, 3) + " " + text.substr(text.find_first_of("0123456789"));
        if (state.silent == 0) state.push_leaf(leaf, *at, std::move(text));
        ++at;
        return true;
    }
};
constexpr leaf_terminal date{token_kind::date, node_kind::date, "a date such as 2019-05-31"},
    number{token_kind::number, node_kind::number, "a number"}, money{token_kind::money, node_kind::money, "an amount such as EUR 50000"},
    quotation{token_kind::quotation, node_kind::quotation, "a section in quotation marks or a quotation in « »"};

enum class name_form : std::uint8_t { unreserved, any, language };

struct name_terminal : terminal<name_terminal> {
    name_form form;
    node_kind leaf;
    constexpr explicit name_terminal(name_form of, node_kind as = node_kind::name) : form(of), leaf(as) {}
    bool take(parse_state& state, cursor& at) const {
        bool good = at->kind == token_kind::name;
        if (good && form == name_form::unreserved) good = !is_reserved(state.words(*at));
        if (good && form == name_form::language) {
            const auto code = state.words(*at);
            good = (code.size() == 2 || code.size() == 3) && (at + 1)->kind == token_kind::text_open;
            for (const char c : code) good = good && c >= 'a' && c <= 'z';
        }
        if (!good) {
            state.expect(at, form == name_form::language ? "a text with its language, such as fr \"…\"" : "a name");
            return false;
        }
        if (state.silent == 0) state.push_leaf(leaf, *at, std::string(state.words(*at)));
        ++at;
        return true;
    }
};
constexpr name_terminal name{name_form::unreserved}, any_name{name_form::any}, language{name_form::language};

/// The name of a source, that of a used pack perhaps with its pack before it: `statute`, `league.statute`. One leaf.
struct source_name_terminal : terminal<source_name_terminal> {
    bool take(parse_state& state, cursor& at) const {
        const auto is_name = [&](cursor one) { return one->kind == token_kind::name && !is_reserved(state.words(*one)); };
        if (!is_name(at)) {
            state.expect(at, "a name");
            return false;
        }
        const bool with_pack = (at + 1)->kind == token_kind::dot && is_name(at + 2);
        token both = *at;
        if (with_pack) both.end = (at + 2)->end;
        auto written = std::string(state.words(*at));
        if (with_pack) written += "." + std::string(state.words(*(at + 2)));
        if (state.silent == 0) state.push_leaf(node_kind::name, both, std::move(written));
        at += with_pack ? 3 : 1;
        return true;
    }
};
constexpr source_name_terminal source_name{};

/// "6 months": a number and a unit.
struct duration_terminal : terminal<duration_terminal> {
    static bool unit_of(std::string_view text, duration_unit& unit) {
        struct spelling { std::string_view word; duration_unit unit; };
        static constexpr spelling spellings[] = {{"day", duration_unit::days}, {"days", duration_unit::days}, {"week", duration_unit::weeks},
                                                 {"weeks", duration_unit::weeks}, {"month", duration_unit::months}, {"months", duration_unit::months},
                                                 {"year", duration_unit::years}, {"years", duration_unit::years}};
        for (const auto& one : spellings)
            if (one.word == text) { unit = one.unit; return true; }
        return false;
    }
    bool take(parse_state& state, cursor& at) const {
        duration_unit unit{};
        if (at->kind != token_kind::number || (at + 1)->kind != token_kind::name || !unit_of(state.words(*(at + 1)), unit)) {
            state.expect(at, "a duration such as 6 months");
            return false;
        }
        if (state.silent == 0) {
            token both = *at;
            both.end = (at + 1)->end;
            const auto digits = state.words(*at);
            if (digits.size() > 6 || digits.find_first_not_of("0123456789") != std::string_view::npos)
                state.problems.error("Q1005", state.span_of(both), "a duration is a whole number of days, weeks, months or years, below a million");
            state.push_leaf(node_kind::duration, both, std::string(digits), static_cast<std::uint8_t>(unit));
        }
        at += 2;
        return true;
    }
};
constexpr duration_terminal duration_literal{};

/// A keyword that becomes a leaf of its own.
struct word_leaf : terminal<word_leaf> {
    std::string_view text;
    node_kind leaf;
    std::uint8_t value;
    constexpr word_leaf(std::string_view keyword, node_kind as, std::uint8_t with) : text(keyword), leaf(as), value(with) {}
    bool take(parse_state& state, cursor& at) const {
        if (at->kind == token_kind::name && state.words(*at) == text) {
            if (state.silent == 0) state.push_leaf(leaf, *at, std::string(text), value);
            ++at;
            return true;
        }
        state.expect(at, "`" + std::string(text) + "`", text);
        return false;
    }
};

}  // namespace quorate::syntax::grammar
