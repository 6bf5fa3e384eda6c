// The grammar of docs/language.md, over tokens, in Boost.Spirit X3. This is the only file that knows Spirit.
//
// No parser here has an attribute: nodes are pushed on the stack of the parse state, and `node(kind)[p]` makes one node of
// what p pushed. Every alternative is chosen by its first tokens, so that nothing is parsed twice.
#include <boost/spirit/home/x3.hpp>

#include "syntax/parse_state.hpp"

namespace quorate::syntax {

namespace {

namespace x3 = boost::spirit::x3;
using cursor = const token*;

struct state_tag {};

template <typename Context>
parse_state& state_of(const Context& context) { return x3::get<state_tag>(context).get(); }

// --- Terminals ------------------------------------------------------------------------------------------------------

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

// --- Expressions: one table of operators ----------------------------------------------------------------------------

enum class binding_strength : std::uint8_t { none, disjunction, conjunction, negation, comparison, set, sum, product };

struct operator_found {
    binding_strength strength = binding_strength::none;
    int tokens = 0;
    bool is_test = false;
    std::uint8_t detail = 0;
};

struct word_operator {
    std::string_view first, second, third;
    binding_strength strength;
    bool is_test;
    std::uint8_t detail;
};
constexpr std::uint8_t of(binary_operator op) { return static_cast<std::uint8_t>(op); }
constexpr std::uint8_t of(test_kind test) { return static_cast<std::uint8_t>(test); }
// Longer ones before those they begin with.
constexpr word_operator word_operators[] = {
    {"or", "", "", binding_strength::disjunction, false, of(binary_operator::logical_or)},
    {"and", "", "", binding_strength::conjunction, false, of(binary_operator::logical_and)},
    {"is", "not", "stated", binding_strength::comparison, true, of(test_kind::not_stated)},
    {"is", "not", "empty", binding_strength::comparison, true, of(test_kind::not_empty)},
    {"is", "stated", "", binding_strength::comparison, true, of(test_kind::stated)},
    {"is", "empty", "", binding_strength::comparison, true, of(test_kind::empty)},
    {"is", "not", "", binding_strength::comparison, false, of(binary_operator::not_equal)},
    {"is", "", "", binding_strength::comparison, false, of(binary_operator::equal)},
    {"not", "in", "", binding_strength::comparison, false, of(binary_operator::not_in)},
    {"in", "", "", binding_strength::comparison, false, of(binary_operator::in)},
    {"under", "", "", binding_strength::comparison, false, of(binary_operator::under)},
    {"at", "or", "under", binding_strength::comparison, false, of(binary_operator::at_or_under)},
    {"meet", "", "", binding_strength::comparison, false, of(binary_operator::meet)},
    {"disjoint", "from", "", binding_strength::comparison, false, of(binary_operator::disjoint)},
    {"within", "", "", binding_strength::comparison, false, of(binary_operator::within)},
    {"overlaps", "", "", binding_strength::comparison, false, of(binary_operator::overlaps)},
    {"before", "", "", binding_strength::comparison, false, of(binary_operator::before)},
    {"after", "", "", binding_strength::comparison, false, of(binary_operator::after)},
    {"mentions", "", "", binding_strength::comparison, false, of(binary_operator::mentions)},
    {"linked", "to", "", binding_strength::comparison, false, of(binary_operator::linked_to)},
    {"union", "", "", binding_strength::set, false, of(binary_operator::unite)},
    {"common", "with", "", binding_strength::set, false, of(binary_operator::common)},
    {"without", "", "", binding_strength::set, false, of(binary_operator::without)},
};

// --- Directives -----------------------------------------------------------------------------------------------------

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
                for (const auto& one : word_operators) state.expect(start, "", one.first);
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

// --- Expressions ----------------------------------------------------------------------------------------------------

operator_found find_operator(const parse_state& state, cursor at) {
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
    const auto is = [&](cursor token, std::string_view text) {
        return text.empty() || (token->kind == token_kind::name && state.words(*token) == text);
    };
    for (const auto& one : word_operators)
        if (is(at, one.first) && (one.second.empty() || is(at + 1, one.second)) && (one.third.empty() || is(at + 2, one.third)))
            return {one.strength, 1 + (one.second.empty() ? 0 : 1) + (one.third.empty() ? 0 : 1), one.is_test, one.detail};
    return {};
}

struct prefix_class;
const x3::rule<prefix_class> prefix = "prefix";

/// Operator precedence from a strength upwards, over the rule `prefix`.
struct operators_parser : x3::parser<operators_parser> {
    using attribute_type = x3::unused_type;
    [[maybe_unused]] static constexpr bool has_attribute = false;
    binding_strength from;
    constexpr explicit operators_parser(binding_strength least) : from(least) {}

    template <typename Context, typename Rule, typename Attribute>
    bool parse(cursor& first, const cursor& last, const Context& context, Rule&, Attribute&) const {
        return climb(first, last, context, from);
    }

private:
    template <typename Context>
    bool operand(cursor& first, const cursor& last, const Context& context, binding_strength least) const {
        auto& state = state_of(context);
        const cursor start = first;
        const auto mark = state.stack.size();
        if (least <= binding_strength::negation && first->kind == token_kind::name && state.words(*first) == "not") {
            ++first;
            if (!climb(first, last, context, binding_strength::negation)) return false;
            state.close(node_kind::unary, static_cast<std::uint8_t>(unary_operator::logical_not), mark, start, first);
            return true;
        }
        return prefix.parse(first, last, context, x3::unused, x3::unused);
    }

    template <typename Context>
    bool climb(cursor& first, const cursor& last, const Context& context, binding_strength least) const {
        auto& state = state_of(context);
        const cursor start = first;
        const auto mark = state.stack.size();
        const auto outer_depth = state.depth;
        const bool good = state.enter(first) && operand(first, last, context, least) && chain(first, last, context, least, start, mark);
        state.depth = outer_depth;
        if (!good) first = start;
        return good;
    }

    /// Operators of that strength and above, left to right. Each makes the tree one deeper.
    template <typename Context>
    bool chain(cursor& first, const cursor& last, const Context& context, binding_strength least, cursor start, std::size_t mark) const {
        auto& state = state_of(context);
        auto strongest = binding_strength::product;  // a comparison does not go on into another
        while (true) {
            const auto found = find_operator(state, first);
            if (found.strength == binding_strength::none || found.strength < least || found.strength > strongest) return true;
            if (!state.enter(first)) return false;
            first += found.tokens;
            if (!found.is_test && !climb(first, last, context, static_cast<binding_strength>(static_cast<int>(found.strength) + 1))) return false;
            if (state.silent == 0) state.close(found.is_test ? node_kind::test : node_kind::binary, found.detail, mark, start, first);
            if (found.strength == binding_strength::comparison) strongest = binding_strength::conjunction;
            else strongest = std::min(strongest, found.strength);
        }
    }
};
constexpr operators_parser from_or{binding_strength::disjunction}, from_not{binding_strength::negation}, from_set{binding_strength::set},
    from_sum{binding_strength::sum};

struct expression_class;
struct primary_class;
struct postfix_class;
const x3::rule<expression_class> expression = "expression";
const x3::rule<primary_class> primary = "primary";
const x3::rule<postfix_class> postfix = "postfix";

/// `a.b.c`, left to right over the rule `primary`, or over a name alone.
struct postfix_parser : x3::parser<postfix_parser> {
    using attribute_type = x3::unused_type;
    [[maybe_unused]] static constexpr bool has_attribute = false;
    bool from_name;
    constexpr explicit postfix_parser(bool a_name) : from_name(a_name) {}
    template <typename Context, typename Rule, typename Attribute>
    bool parse(cursor& first, const cursor& last, const Context& context, Rule&, Attribute&) const {
        auto& state = state_of(context);
        const cursor start = first;
        const auto mark = state.stack.size();
        if (!(from_name ? name.take(state, first) : primary.parse(first, last, context, x3::unused, x3::unused))) return false;
        const auto outer_depth = state.depth;
        bool good = true;
        while (good && first->kind == token_kind::dot) {
            ++first;
            good = state.enter(first) && any_name.take(state, first);
            if (good && state.silent == 0) state.close(node_kind::member, 0, mark, start, first);
        }
        state.depth = outer_depth;
        if (!good) first = start;
        return good;
    }
};

// A record named where `of` or `by` may follow: no function can stand there.
constexpr postfix_parser named_record{true};

using kind = node_kind;

// --- Texts and small parts ------------------------------------------------------------------------------------------

const auto interpolation = punctuation_terminal{token_kind::interpolation_open, "`{`"} >> expression >>
                           punctuation_terminal{token_kind::interpolation_close, "`}`"};

struct text_part_terminal : terminal<text_part_terminal> {
    bool take(parse_state& state, cursor& at) const {
        if (at->kind != token_kind::text_part) { state.expect(at, "the end of the text"); return false; }
        if (state.silent == 0) state.push_leaf(kind::text_part, *at, state.list.parts[at->value]);
        ++at;
        return true;
    }
};
constexpr text_part_terminal text_part{};
constexpr punctuation_terminal text_open{token_kind::text_open, "a text in quotation marks"}, text_close{token_kind::text_close, "the end of the text"};

// Texts that follow each other are one.
const auto text = node_of(kind::text)[+(text_open >> *(text_part | interpolation) >> text_close)];
const auto text_in = node_of(kind::text_in)[language >> text];
const auto texts = node_of(kind::texts)[+text_in];
const auto title = node_of(kind::title)[word("title") >> texts];
const auto cites = node_of(kind::cites)[word("cites") >> name >> *(comma >> ahead[text_open] >> text) >> -(comma >> quotation)];
const auto validity = node_of(kind::validity)[word("in") >> word("force") >>
                                              ((date >> word("to") >> date) | (word("from", validity_form::from) >> date) |
                                               (word("until", validity_form::until) >> date))];
const auto aliases = *node_of(kind::alias)[word("also") >> -language >> text];
const auto named = [](auto keyword) { return word(keyword) >> name; };

// --- Expressions ----------------------------------------------------------------------------------------------------

const auto told_texts = -(word("else") >> texts);
const auto where_clause = node_of(kind::where)[word("where") >> expression >> told_texts];
const auto plain_where = node_of(kind::where)[word("where") >> expression];
const auto finding_states =
    node_of(kind::state)[word("met", finding_state::met) | (word("not", 0) >> (word("met", finding_state::not_met) | word("applicable", finding_state::not_applicable))) |
                         word("unknown", finding_state::unknown) | (word("to") >> word("be") >> word("judged", finding_state::to_be_judged))];
const auto relation_states = node_of(kind::state)[word("candidate", relation_state::candidate) | word("confirmed", relation_state::confirmed) |
                                                  word("rejected", relation_state::rejected) | word("possible", relation_state::possible)];
const auto states = finding_states >> *(ahead[word("or") >> finding_states] >> word("or") >> finding_states);
const auto pair_states = relation_states >> *(ahead[word("or") >> relation_states] >> word("or") >> relation_states);
const auto criterion_scope_word = -(word("must", criterion_scope::must) | word("should", criterion_scope::should) | word("may", criterion_scope::may));
const auto any_or_no = word("any", quantifier::any) | word("no", quantifier::no);
const auto any_no_every = any_or_no | word("every", quantifier::every);

const auto literal = duration_literal | number | date | money | text | word_leaf{"yes", kind::truth, 1} | word_leaf{"as-of", kind::as_of, 0};
const auto set_literal = node_of(kind::set)[open_brace >> -(expression % comma) >> close_brace];
const auto quantified =
    (ahead[(word("any") | word("no")) >> any_name >> word("in")] >> node_of(kind::quantified)[any_or_no >> name >> word("in") >> from_set >> *plain_where]) |
    (ahead[word("every") >> any_name >> word("in")] >>
     node_of(kind::quantified)[word("every", quantifier::every) >> name >> word("in") >> from_set >> *plain_where >> word("satisfies") >> from_not]) |
    (ahead[word("at") >> (word("least") | word("most"))] >>
     node_of(kind::quantified)[word("at") >> (word("least", quantifier::at_least) | word("most", quantifier::at_most)) >> from_sum >> name >> word("in") >> from_set >>
                            *plain_where]);
const auto scope_ahead = word("criterion") | ((word("must") | word("should") | word("may")) >> word("criterion"));
const auto about_findings =
    (ahead[(word("any") | word("no") | word("every")) >> scope_ahead] >>
     node_of(kind::any_criterion)[any_no_every >> criterion_scope_word >> word("criterion") >> word("is") >> states]) |
    (ahead[word("criterion") >> any_name >> word("is")] >> node_of(kind::criterion_is)[word("criterion") >> name >> word("is") >> states]) |
    (ahead[(word("any") | word("no")) >> word("question")] >> node_of(kind::any_question)[any_or_no >> word("question") >> word("is") >> word("open")]) |
    (ahead[word("question") >> any_name >> word("is") >> word("open")] >> node_of(kind::question_is_open)[word("question") >> name >> word("is") >> word("open")]) |
    (ahead[word("answer") >> word("to")] >> node_of(kind::answer_to)[word("answer") >> word("to") >> name >> -(word("on") >> named_record)]) |
    (ahead[(word("any") | word("no")) >> any_name >> word("of")] >> node_of(kind::any_relation)[any_or_no >> name >> word("of") >> named_record >> word("is") >> pair_states]) |
    (ahead[word("related") >> word("to")] >> node_of(kind::related_to)[word("related") >> word("to") >> named_record >> word("by") >> name]) |
    (ahead[word("fits") >> word("by")] >> node_of(kind::fits_by)[word("fits") >> word("by") >> name]);
const auto applied = (ahead[name >> (word("of") | word("by"))] >> node_of(kind::apply)[name >> (word("of") | word("by")) >> prefix]) |
                     (ahead[name >> word("between")] >> node_of(kind::apply_between)[name >> word("between") >> from_sum >> word("and") >> from_sum]);
const auto no_literal = word_leaf{"no", kind::truth, 0};

const auto primary_def = told("an expression")[quantified | about_findings | applied | literal | no_literal | set_literal | (open_bracket >> expression >> close_bracket) | name];
const auto postfix_def = postfix_parser{false};

const auto comprehension = node_of(kind::comprehension)[(word("distinct", 1) | word("each", 0)) >> postfix >> word("for") >> name >> word("in") >> from_set >> *where_clause >>
                                                     -node_of(kind::except)[word("except") >> from_set >> told_texts]];
const auto prefix_def = (ahead[word("count")] >> node_of(kind::unary, unary_operator::count)[word("count") >> prefix]) |
                        (ahead[punctuation_terminal{token_kind::minus, "`-`"}] >>
                         node_of(kind::unary, unary_operator::negate)[punctuation_terminal{token_kind::minus, "`-`"} >> prefix]) |
                        (ahead[word("distinct") | word("each")] >> comprehension) | told("an expression")[postfix];
const auto conditional = ahead[word("if")] >> node_of(kind::conditional)[word("if") >> expression >> word("then") >> expression >> word("else") >> expression];
const auto expression_def = conditional | told("an expression")[from_or];

BOOST_SPIRIT_DEFINE(prefix, expression, primary, postfix)

// --- Vocabulary -----------------------------------------------------------------------------------------------------

const auto source = node_of(kind::source)[word("source") >> name >> text >> -(word("of") >> date) >> -node_of(kind::text_language)[word("text") >> name] >>
                                       -node_of(kind::url)[word("url") >> text]];
const auto languages = node_of(kind::languages)[word("languages") >> (name % comma)];
const auto pack = node_of(kind::pack)[named("pack") >> block[title | node_of(kind::version)[word("version") >> text] | source | validity | languages]];

const auto entry = node_of(kind::entry)[name >> -texts >> aliases >> -validity];
const auto list_title = ahead[word("title") >> language] >> title;
const auto list = node_of(kind::list)[named("list") >> block[list_title | told("an entry")[entry]]];

struct tree_entry_class;
const x3::rule<tree_entry_class> tree_entry = "entry";
const auto tree_entry_def = node_of(kind::entry)[name >> -texts >> aliases >> -validity >> -(ahead[open_brace] >> block[told("an entry")[tree_entry]])];
BOOST_SPIRIT_DEFINE(tree_entry)
const auto taxonomy = node_of(kind::taxonomy)[named("taxonomy") >> block[list_title | told("an entry")[tree_entry]]];

const auto single_type = word("truth", type_word::truth) | (word("whole") >> word("number", type_word::whole_number)) | word("number", type_word::number) |
                         word("money", type_word::money) | word("text", type_word::text) | word("date", type_word::date) |
                         word("period", type_word::period) | word("duration", type_word::duration) | word("identifier", type_word::identifier) | name;
const auto type = told("a type")[node_of(kind::type)[-((word("set", type_set) | word("list", type_list)) >> word("of")) >> single_type]];
const auto field = node_of(kind::field)[any_name >> colon >> type >> -(comma >> word("optional", 1)) >> -texts];
const auto record = node_of(kind::record)[named("record") >> -node_of(kind::base)[word("is") >> (word("a") | word("an")) >> name] >>
                                       -node_of(kind::collected)[word("collected") >> word("as") >> name] >> block[told("a field")[field]]];

const auto reading = node_of(kind::reading)[word("reading") >> texts];
const auto owner = node_of(kind::owner)[word("owner") >> texts];
const auto parameter = node_of(kind::parameter)[named("parameter") >> -(colon >> type) >> equals >> expression >> -block[title | cites | reading | owner]];

const auto mapping_row = node_of(kind::mapping_row)[any_name >> colon >> (word("none") | (name % comma))];
const auto mapping = node_of(kind::mapping)[named("mapping") >> word("from") >> name >> word("to") >> name >>
                                         block[(ahead[any_name >> colon] >> mapping_row) | title | cites | told("a row such as `name: name, name`")[mapping_row]]];

// --- Rules ----------------------------------------------------------------------------------------------------------

const auto range_of = name >> word("in") >> name;
const auto range = node_of(kind::range)[word("for") >> range_of];
const auto applies = node_of(kind::applies)[word("applies") >> word("when") >> expression];
const auto let = node_of(kind::let)[word("let") >> name >> -texts >> equals >> expression];
const auto common_clauses = title | cites | applies | let;

const auto answer = node_of(kind::answer)[word("answer") >> ((word("yes") >> word("or") >> word("no")) | (word("one", answer_form::one_of) >> word("of") >> name) |
                                                          word("number", answer_form::number) | word("text", answer_form::text) | word("date", answer_form::date))];
const auto question = node_of(kind::question)[named("ask") >> block[node_of(kind::asks)[word("asks") >> texts] | cites | range | applies | let |
                                                                 node_of(kind::answered_by)[word("answered") >> word("by") >> (name % comma)] | answer |
                                                                 node_of(kind::stands)[word("stands") >> duration_literal] |
                                                                 node_of(kind::show)[word("show") >> (expression % comma)] | title]];

const auto met_when = node_of(kind::met_when)[word("met") >> word("when") >> expression];
const auto say_of_finding = (ahead[word("when")] >> node_of(kind::say)[word("when") >> (word("met", say_when::met) | word("unknown", say_when::unknown)) >> word("say") >> texts]) |
                            (ahead[word("unless")] >> node_of(kind::say, say_when::not_met)[word("unless") >> word("met") >> word("say") >> texts]);
const auto criterion = node_of(kind::criterion)[named("criterion") >> (word("must", modality_word::must) | word("should", modality_word::should) | word("may", modality_word::may)) >>
                                             block[common_clauses | range | met_when | say_of_finding]];

const auto say = node_of(kind::say, say_when::always)[word("say") >> texts];
const auto grade = node_of(kind::grade)[word("grade") >> ((ahead[word("bar") >> word("unless")] >> word("bar", relation_grade::bar_unless_reasoned) >> word("unless") >> word("reasoned")) |
                                                       word("bar", relation_grade::bar) | word("note", relation_grade::note))];
const auto when = node_of(kind::when)[word("when") >> expression];
const auto between = word("between") >> node_of(kind::range)[range_of] >> word("and") >> node_of(kind::range)[range_of];
const auto relation = node_of(kind::relation)[named("relation") >> -word("directed", 1) >> between >>
                                           block[title | cites | let | grade | node_of(kind::decided_by)[word("decided") >> word("by") >> (name % comma)] |
                                                 node_of(kind::yields)[word("yields") >> word("to") >> (name % comma)] | when | say]];

const auto consider = node_of(kind::consider)[word("consider") >> name >> -texts >> word("when") >> expression];
const auto fits = node_of(kind::fits)[word("fits") >> word("when") >> expression];
const auto routing = node_of(kind::routing)[named("routing") >> range >> word("over") >> node_of(kind::range)[range_of] >> block[common_clauses | consider | fits | say]];

const auto coverage = node_of(kind::coverage)[named("coverage") >> node_of(kind::range)[word("of") >> range_of] >>
                                           block[title | cites | node_of(kind::where)[word("where") >> expression] | node_of(kind::rows)[word("rows") >> expression] |
                                                 node_of(kind::columns)[word("columns") >> expression] | node_of(kind::cells)[word("cells") >> expression]]];

const auto outcome = node_of(kind::outcome)[name >> -texts >> ((word("when") >> expression) | word("otherwise", 1)) >> -say >> *cites];
const auto outcomes = node_of(kind::outcomes)[word("outcomes") >> range >> block[let | told("an outcome")[outcome]]];

// --- Examples and cases ---------------------------------------------------------------------------------------------

struct data_class;
const x3::rule<data_class> data = "data";
const auto data_item = (ahead[open_brace] >> data) | (ahead[language] >> texts) | expression;
const auto data_field = node_of(kind::data_field)[any_name >> colon >> (word("missing", data_form::missing) | word("none", data_form::none) | (data_item % comma))];
const auto data_def = node_of(kind::data)[block[told("a field such as `name: value`")[data_field]]];
BOOST_SPIRIT_DEFINE(data)

const auto example = node_of(kind::example)[named("example") >> word("of") >> name >> data];

struct identity_terminal : terminal<identity_terminal> {
    bool take(parse_state& state, cursor& at) const {
        const bool quoted = at->kind == token_kind::text_open && (at + 1)->kind == token_kind::text_part && (at + 2)->kind == token_kind::text_close;
        if (!quoted && at->kind != token_kind::name) { state.expect(at, "the id of a record"); return false; }
        if (state.silent == 0) {
            token whole = *at;
            if (quoted) whole.end = (at + 2)->end;
            state.push_leaf(kind::identity, whole, quoted ? state.list.parts[(at + 1)->value] : std::string(state.words(*at)));
        }
        at += quoted ? 3 : 1;
        return true;
    }
};
constexpr identity_terminal identity{};

const auto provenance = node_of(kind::provenance)[+((ahead[word("by")] >> node_of(kind::by)[word("by") >> name]) | (ahead[word("dated")] >> node_of(kind::dated)[word("dated") >> date]) |
                                                 (ahead[word("because")] >> node_of(kind::because)[word("because") >> text]))];
const auto optional_provenance = -(ahead[word("by") | word("dated") | word("because")] >> provenance);
const auto on_record = -(word("on") >> identity);
const auto given = word("given") >> word("parameter");
const auto given_clause =
    (ahead[given] >> node_of(kind::given_parameter)[given >> name >> equals >> expression]) |
    (ahead[word("given") >> word("answer") >> word("to")] >>
     node_of(kind::given_answer)[word("given") >> word("answer") >> word("to") >> name >> word("on") >> identity >> word("is") >> expression >> optional_provenance]) |
    (ahead[word("given") >> word("confirmation") >> word("of")] >>
     node_of(kind::given_confirmation)[word("given") >> word("confirmation") >> word("of") >> name >> word("between") >> identity >> word("and") >> identity >> word("is") >>
                                    (word("confirmed", 1) | word("rejected", 0)) >> optional_provenance]) |
    node_of(kind::given_record)[word("given") >> name >> identity >> -node_of(kind::like)[word("like") >> name] >> -(ahead[open_brace] >> data)];

const auto path = node_of(kind::path)[any_name >> *(dot >> any_name)];
const auto state_detail = word("met", finding_state::met) | (word("not") >> (word("met", finding_state::not_met) | word("applicable", finding_state::not_applicable))) |
                          word("unknown", finding_state::unknown) | (word("to") >> word("be") >> word("judged", finding_state::to_be_judged));
const auto expectation =
    (ahead[word("outcome")] >> node_of(kind::expect_outcome, 1)[word("outcome") >> name >> on_record]) |
    (ahead[word("no") >> word("outcome")] >> node_of(kind::expect_outcome, 0)[word("no") >> word("outcome") >> name >> on_record]) |
    (ahead[word("outcomes")] >> node_of(kind::expect_outcomes)[word("outcomes") >> (name % comma) >> on_record]) |
    (ahead[-(word("no") | word("possible")) >> word("relation")] >>
     node_of(kind::expect_relation)[-(word("no", expected_presence::absent) | word("possible", expected_presence::possible)) >> word("relation") >> name >> word("between") >>
                                 identity >> word("and") >> identity]) |
    (ahead[word("question")] >> node_of(kind::expect_question, 1)[word("question") >> name >> on_record]) |
    (ahead[word("no") >> word("question")] >> node_of(kind::expect_question, 0)[word("no") >> word("question") >> name >> on_record]) |
    (ahead[word("routing")] >>
     node_of(kind::expect_routing)[word("routing") >> name >> word("to") >> identity >>
                                (word("fits", expected_fit::fits) | (word("does") >> word("not") >> word("fit", expected_fit::does_not_fit)) |
                                 word("unknown", expected_fit::unknown)) >> on_record]) |
    (ahead[name >> word("says")] >> node_of(kind::expect_message)[name >> word("says") >> language >> text >> on_record]) |
    node_of(kind::expect_finding)[name >> state_detail >> on_record >> -(word("because") >> (path % comma))];
const auto expect_clause = word("expect") >> told("what is expected")[expectation];
const auto test_case = node_of(kind::test_case)[word("case") >> text >> block[node_of(kind::as_of_date)[word("as") >> word("of") >> date] | given_clause | expect_clause]];

struct declaration_class;
const x3::rule<declaration_class> declaration = "declaration";
const auto declaration_def = told("a declaration")[(ahead[word("pack")] >> pack) | (ahead[word("list")] >> list) | (ahead[word("taxonomy")] >> taxonomy) |
                                                  (ahead[word("record")] >> record) | (ahead[word("parameter")] >> parameter) |
                                                  (ahead[word("mapping")] >> mapping) | (ahead[word("ask")] >> question) |
                                                  (ahead[word("criterion")] >> criterion) | (ahead[word("relation")] >> relation) |
                                                  (ahead[word("routing")] >> routing) | (ahead[word("coverage")] >> coverage) |
                                                  (ahead[word("outcomes")] >> outcomes) | (ahead[word("example")] >> example) |
                                                  (ahead[word("case")] >> test_case)];
BOOST_SPIRIT_DEFINE(declaration)

}  // namespace

bool parse_declaration(parse_state& state, const token*& at) {
    const token* last = &state.list.tokens.back();
    static constexpr std::string_view words[] = {"pack", "list", "taxonomy", "record", "parameter", "mapping", "ask", "criterion",
                                                 "relation", "routing", "coverage", "outcomes", "example", "case"};
    for (const auto keyword : words) state.expected_words.push_back(keyword);
    const auto parser = x3::with<state_tag>(std::ref(state))[declaration];
    return x3::parse(at, last, parser);
}

}  // namespace quorate::syntax
