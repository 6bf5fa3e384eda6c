// What the words around a fault tell: phrases of everyday language, and of other languages, that a rule says otherwise.
#include <algorithm>

#include "syntax/parse_state.hpp"
#include "syntax/slips.hpp"

namespace quorate::syntax {

namespace {

constexpr std::ptrdiff_t farthest_back = 10;

/// The tokens around the one at which a parse came to its end.
class surroundings {
public:
    surroundings(const parse_state& state, const token* at) : state_(state), at_(at), first_(state.list.tokens.data()), last_(&state.list.tokens.back()) {}

    /// The token that many behind the fault, or before it; the end of the file where there is none.
    [[nodiscard]] const token& token_at(std::ptrdiff_t offset) const {
        const bool outside = offset < first_ - at_ || offset > last_ - at_;
        return outside ? *last_ : at_[offset];
    }
    [[nodiscard]] std::string_view word(std::ptrdiff_t offset) const {
        const auto& one = token_at(offset);
        return one.kind == token_kind::name ? state_.words(one) : std::string_view();
    }
    [[nodiscard]] bool is(std::ptrdiff_t offset, std::string_view text) const { return word(offset) == text; }
    [[nodiscard]] bool is_any(std::ptrdiff_t offset, std::initializer_list<std::string_view> of) const { return std::find(of.begin(), of.end(), word(offset)) != of.end() && !word(offset).empty(); }
    [[nodiscard]] bool is(std::ptrdiff_t offset, token_kind kind) const { return token_at(offset).kind == kind; }
    [[nodiscard]] bool is_name(std::ptrdiff_t offset) const { return is(offset, token_kind::name) && !is_reserved(word(offset)); }

    /// How far before the fault its line goes back, and not farther than a phrase is long; of a fault at the start of a line, the line before.
    [[nodiscard]] std::ptrdiff_t line_start() const {
        std::ptrdiff_t offset = at_->starts_line && at_ > first_ ? -1 : 0;
        while (offset > -farthest_back && at_ + offset > first_ && !at_[offset].starts_line) --offset;
        return offset;
    }

    /// `a.b.c` from there on; `end` is the offset behind it.
    [[nodiscard]] std::string path(std::ptrdiff_t offset, std::ptrdiff_t& end) const {
        std::string made;
        end = offset;
        if (!is_name(offset)) return made;
        made = word(offset);
        for (end = offset + 1; is(end, token_kind::dot) && is(end + 1, token_kind::name); end += 2) made += "." + std::string(word(end + 1));
        return made;
    }
    [[nodiscard]] std::string words(std::ptrdiff_t offset) const { return std::string(state_.words(token_at(offset))); }

private:
    const parse_state& state_;
    const token* at_;
    const token *first_, *last_;
};

/// `x is under y`, `x is not in y`
std::string with_an_is_too_many(const surroundings& by) {
    if (!by.is_any(0, {"in", "under", "before", "after", "within", "overlaps", "mentions", "meet", "disjoint", "linked"})) return {};
    const auto word = std::string(by.word(0));
    if (by.is(-1, "is")) return "leave `is` out: `… " + word + " …`";
    if (!by.is(-1, "not") || !by.is(-2, "is")) return {};
    return word == "in" ? "leave `is` out: `… not in …`" : "leave `is` out, and write `not` before the whole: `not … " + word + " …`";
}

/// `x is at least 5`, `at least 2 p.proposers`, `at least 2 of p.proposers`
std::string with_a_number_in_words(const surroundings& by) {
    if (by.is_any(0, {"no", "not"}) && by.is_any(1, {"more", "less", "fewer", "later", "earlier"})) return std::string("write `") + (by.is_any(1, {"more", "later"}) ? "<=" : ">=") + "` in place of the words";
    for (auto k = by.line_start(); k <= 0; ++k) {
        const bool least = by.is(k, "at") && by.is(k + 1, "least"), most = by.is(k, "at") && by.is(k + 1, "most"), exactly = by.is(k, "exactly");
        if (!least && !most && !exactly) continue;
        const std::string sign = least ? ">=" : most ? "<=" : "is";
        if (by.is(k - 1, "is")) return exactly ? "leave `exactly` out: `… is 5`" : "write `" + sign + "` in place of the words: `… " + sign + " 5`";
        auto counted = k + (exactly ? 1 : 2);
        const bool begins = by.is_any(k - 1, {"when", "and", "or", "not", "then", "else", "where", "satisfies"}) || by.is(k - 1, token_kind::bracket_open) || by.is(k - 1, token_kind::equals);
        if (!begins || !by.is(counted, token_kind::number)) continue;
        const auto number = by.words(counted);
        if (by.is(++counted, "of")) ++counted;
        std::ptrdiff_t end = 0;
        const auto path = by.path(counted, end);
        if (!path.empty() && path != "criteria" && !by.is(end, "in") && !by.is(end, "of")) return "write `count " + path + " " + sign + " " + number + "`";
    }
    return {};
}

/// `any of (a, b)`, `any p.supports.status is …`, `for all s in …`
std::string with_a_quantifier(const surroundings& by) {
    const bool any = by.is_any(0, {"any", "some"}), none = by.is_any(0, {"no", "none"}), every = by.is_any(0, {"every", "all"});
    if ((any || none || every) && by.is(1, "of") && by.is(2, token_kind::bracket_open))
        return any ? "join the conditions with `or`, or write `at least 1 of (…)`" : none ? "join the conditions with `or`, and write `not` before the bracket: `not (… or …)`" : "join the conditions with `and`";
    if (any || none || every) {
        std::ptrdiff_t end = 0;
        const auto path = by.path(1, end);
        if (const auto dot = path.rfind('.'); dot != std::string::npos)
            return "give one of them a name: `" + std::string(every ? "every" : by.word(0)) + " x in " + path.substr(0, dot) + (every ? " satisfies x." : " where x.") + path.substr(dot + 1) + " …`";
    }
    if (by.is(0, "for") && by.is_any(1, {"all", "every", "any", "each", "some"}) && !by.token_at(0).starts_line) return "write `every s in … satisfies …`";
    if (!by.is(0, token_kind::colon)) return {};
    for (auto k = by.line_start(); k < 0; ++k)
        if (by.is_any(k, {"any", "no", "every"}) && by.is_name(k + 1) && by.is(k + 2, "in"))
            return std::string("write `") + (by.is(k, "every") ? "satisfies" : "where") + "` in place of the colon: `" + std::string(by.word(k)) + " " + std::string(by.word(k + 1)) + " in … " +
                   (by.is(k, "every") ? "satisfies" : "where") + " …`";
    return {};
}

/// `sum of s.amount for s in p.supports`: the fault is told at the full stop behind what it takes for a second `for`.
std::string without_each(const surroundings& by) {
    for (std::ptrdiff_t k = -4; k <= 0; ++k) {
        if (!by.is(k, "for") || by.token_at(k).starts_line || !by.is_name(k + 1) || !by.is(k + 2, "in")) continue;
        for (auto earlier = k - 1; earlier > k - farthest_back; --earlier) {
            if (by.is_any(earlier, {"each", "distinct"})) return {};
            if (by.is(earlier, "of") && by.is_any(earlier - 1, {"sum", "smallest", "largest", "earliest", "latest"}))
                return "write `each` before what is taken of every one: `" + std::string(by.word(earlier - 1)) + " of each … for " + std::string(by.word(k + 1)) + " in …`";
        }
    }
    return {};
}

/// Clauses as other rules have them.
std::string with_another_clause(const surroundings& by) {
    if (by.is(0, "then")) {
        for (auto k = by.line_start(); k < 0; ++k)
            if (by.is(k, "if")) return {};
        return "a rule has no `then`: `applies when` says of which it asks, and `met when` what it asks";
    }
    if (by.is_any(0, {"fails", "failed", "refused"}) && by.is(1, "when")) return "a rule says when it is met: `met when not (…)`";
    if (by.is(0, "not") && by.is(1, "met") && by.is(2, "when")) return "write `met when not (…)`";
    if (by.is(0, "not") && by.is_any(1, {"empty", "stated"})) return "write `is not " + by.words(1) + "`";
    if (by.is(0, "and") && by.is(-2, "between")) return "say of both what they go through: `between a in … and b in …`";
    if (by.is(-1, "criterion") && by.is(-2, "expect")) return "leave `criterion` out: `expect " + by.words(0) + " met`";
    if (by.is(-1, "optional") && by.is(-2, token_kind::name) && by.is(0, token_kind::name)) return "write a comma before `optional`";
    if (by.is(0, "unless") && by.is(-1, "met")) return "write `met when not (…)`";
    if (by.is_name(0) && by.token_at(0).starts_line && by.is(1, token_kind::dot)) return "a condition stands behind `met when`: `met when " + by.words(0) + ".…`";
    if (by.is_any(0, {"passes", "passed", "holds", "valid", "true"}) && by.is(1, "when")) return "write `met when`";
    if (by.is(0, "within") && by.is(1, token_kind::number)) return "compare dates: `day >= as-of - 30 days`";
    return {};
}

}  // namespace

std::string parse_state::suggestion_by_phrase() const {
    const surroundings by(*this, farthest);
    for (const auto& look : {with_another_clause, without_each, with_a_number_in_words, with_an_is_too_many, with_a_quantifier})
        if (auto help = look(by); !help.empty()) return help;
    const bool names_itself = farthest->kind == token_kind::name && !word_slip(words(*farthest)).empty();
    // The word before it is none of the language, and was taken for a name.
    if (!names_itself && !expects("`must`") && farthest->kind == token_kind::name && !farthest->starts_line && by.is_name(-1))
        if (const auto slip = word_slip(by.word(-1)); !slip.empty()) return std::string(slip);
    return {};
}

}  // namespace quorate::syntax
