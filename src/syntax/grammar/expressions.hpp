// Expressions, and the texts that hold them. No parser has an attribute: nodes are pushed on the stack of the parse state,
// and `node_of(kind)[p]` makes one node of what p pushed. Every alternative is chosen by its first tokens, so that nothing is
// parsed twice.
#pragma once

#include "syntax/grammar/directives.hpp"

namespace quorate::syntax::grammar {

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
const auto cites = node_of(kind::cites)[word("cites") >> source_name >> *(comma >> ahead[text_open] >> text) >> -(comma >> quotation)];
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
                         word("unknown", finding_state::unknown) | word("derogated", finding_state::derogated) |
                         (word("to") >> word("be") >> word("judged", finding_state::to_be_judged))];
const auto relation_states = node_of(kind::state)[word("candidate", relation_state::candidate) | word("confirmed", relation_state::confirmed) |
                                                  word("rejected", relation_state::rejected) | word("possible", relation_state::possible) |
                                                  word("accepted", relation_state::accepted)];
const auto clock_state_word = node_of(kind::state)[word("running", clock_state::running) | word("paused", clock_state::paused) | word("ended", clock_state::ended) |
                                                   word("expired", clock_state::expired) | (word("not") >> word("started", clock_state::not_started))];
const auto clock_states = clock_state_word >> *(ahead[word("or") >> clock_state_word] >> word("or") >> clock_state_word);
const auto states = finding_states >> *(ahead[word("or") >> finding_states] >> word("or") >> finding_states);
const auto pair_states = relation_states >> *(ahead[word("or") >> relation_states] >> word("or") >> relation_states);
const auto criterion_scope_word = -(word("must", criterion_scope::must) | word("should", criterion_scope::should) | word("may", criterion_scope::may));
const auto any_or_no = word("any", quantifier::any) | word("no", quantifier::no);
const auto any_no_every = any_or_no | word("every", quantifier::every);

const auto literal = duration_literal | number | date | money | text | word_leaf{"yes", kind::truth, 1} | word_leaf{"as-of", kind::as_of, 0};
const auto set_literal = node_of(kind::set)[open_brace >> -(expression % comma) >> close_brace];
const auto working_days = ahead[number >> word("working")] >>
                          node_of(kind::working_days)[number >> word("working") >> (word("days") | word("day")) >> -(ahead[word("of") >> name] >> word("of") >> name)];

// What follows `for` or a quantifier: a variable and what it goes through, one by one or group by group.
const auto variable = (ahead[name >> word("of") >> name >> word("in")] >>
                       name >> word("of") >> node_of(kind::grouping)[name >> word("in") >> from_set >> word("grouped") >> word("by") >> from_sum]) |
                      (name >> word("in") >> from_set);
const auto how_many_words = (word("at") >> (word("least", quantifier::at_least) | word("most", quantifier::at_most))) | word("exactly", quantifier::exactly);
const auto how_many_ahead = (word("at") >> (word("least") | word("most"))) | word("exactly");
const auto one_number = number | name;
const auto quantified =
    (ahead[(word("any") | word("no")) >> any_name >> (word("in") | (word("of") >> any_name >> word("in")))] >>
     node_of(kind::quantified)[any_or_no >> variable >> *plain_where]) |
    (ahead[word("every") >> any_name >> (word("in") | word("of"))] >>
     node_of(kind::quantified)[word("every", quantifier::every) >> variable >> *plain_where >> word("satisfies") >> from_not]) |
    (ahead[how_many_ahead >> one_number >> word("of") >> word("criteria")] >>
     node_of(kind::criteria_count)[how_many_words >> one_number >> word("of") >> word("criteria") >> (name % comma) >> (word("are") | word("is")) >> states]) |
    (ahead[how_many_ahead >> one_number >> word("of") >> open_bracket] >>
     node_of(kind::conditions)[how_many_words >> one_number >> word("of") >> open_bracket >> (expression % comma) >> close_bracket]) |
    (ahead[how_many_ahead] >> node_of(kind::quantified)[how_many_words >> from_sum >> variable >> *plain_where]) |
    (ahead[word("share") >> word("of") >> any_name >> word("in")] >> node_of(kind::share)[word("share") >> word("of") >> name >> word("in") >> from_set >> +plain_where]) |
    (ahead[(word("first") | word("last")) >> any_name >> word("in")] >>
     node_of(kind::chosen)[(word("first", 0) | word("last", 1)) >> name >> word("in") >> from_set >> *plain_where >> word("ordered") >> word("by") >> (node_of(kind::key)[from_sum] % comma)]) |
    (ahead[word("reachable") >> word("from")] >>
     node_of(kind::reachable)[word("reachable") >> word("from") >> postfix >> word("through") >> (any_name % comma) >>
                              -(ahead[word("within") >> number >> (word("steps") | word("step"))] >> word("within") >> number >> (word("steps") | word("step")))]);
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
    (ahead[word("fits") >> word("by")] >> node_of(kind::fits_by)[word("fits") >> word("by") >> name]) |
    (ahead[word("clock") >> any_name >> word("is")] >> node_of(kind::clock_is)[word("clock") >> name >> word("is") >> clock_states]) |
    (ahead[word("deadline") >> word("of")] >> node_of(kind::deadline_of)[word("deadline") >> word("of") >> word("clock") >> name]) |
    (ahead[-word("weighted") >> word("points") >> word("by")] >> node_of(kind::points_by)[-word("weighted", 1) >> word("points") >> word("by") >> name]) |
    (ahead[word("scoring") >> any_name >> word("is")] >> node_of(kind::scoring_is)[word("scoring") >> name >> word("is") >> ((word("not") >> word("met")) | word("met", 1))]) |
    (ahead[word("rank") >> word("by")] >> node_of(kind::rank_by)[word("rank") >> word("by") >> name]) |
    (ahead[word("takes") >> word("part") >> word("in")] >> node_of(kind::rank_by, 1)[word("takes") >> word("part") >> word("in") >> name]);
// What opens with a bracket is never read a second time as something else: nested calls with a fault inside would double the work each.
const auto arguments = (ahead[open_bracket] >> open_bracket >> (expression % comma) >> close_bracket) | (!ahead[open_bracket] >> deeper[prefix]);
const auto applied = (ahead[name >> (word("of") | word("by"))] >> node_of(kind::apply)[name >> (word("of") | word("by")) >> arguments]) |
                     (ahead[name >> word("on")] >> node_of(kind::on_day)[name >> word("on") >> deeper[prefix]]) |
                     (ahead[name >> word("between")] >> node_of(kind::apply_between)[name >> word("between") >> from_sum >> word("and") >> from_sum]);
const auto no_literal = word_leaf{"no", kind::truth, 0};

// The name of a call whose arguments could not be read is not read again as a value: the fault is told where it is.
const auto name_alone = !ahead[name >> word("of") >> open_bracket] >> name;
const auto primary_def = told("an expression")[quantified | about_findings | applied | working_days | literal | no_literal | set_literal | (open_bracket >> expression >> close_bracket) | name_alone];
const auto postfix_def = postfix_parser{false};

const auto comprehension = node_of(kind::comprehension)[(word("distinct", 1) | word("each", 0)) >> from_sum >> word("for") >> variable >> *where_clause >>
                                                     -node_of(kind::except)[word("except") >> from_set >> told_texts]];
const auto prefix_def = (ahead[word("count")] >> node_of(kind::unary, unary_operator::count)[word("count") >> deeper[prefix]]) |
                        (ahead[punctuation_terminal{token_kind::minus, "`-`"}] >>
                         node_of(kind::unary, unary_operator::negate)[punctuation_terminal{token_kind::minus, "`-`"} >> deeper[prefix]]) |
                        (ahead[word("distinct") | word("each")] >> comprehension) | told("an expression")[postfix];
const auto conditional = ahead[word("if")] >> node_of(kind::conditional)[deeper[word("if") >> expression >> word("then") >> expression >> word("else") >> expression]];
const auto expression_def = conditional | told("an expression")[from_or];

BOOST_SPIRIT_DEFINE(prefix, expression, primary, postfix)

}  // namespace quorate::syntax::grammar
