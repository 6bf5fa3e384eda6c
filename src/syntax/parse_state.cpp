#include "syntax/parse_state.hpp"

#include <algorithm>
#include <array>

#include "syntax/slips.hpp"

namespace quorate::syntax {

namespace {

constexpr std::array<std::string_view, 31> declaring = {
    "pack", "list", "taxonomy", "record", "parameter", "mapping", "define", "host", "derive", "bands", "table", "members", "calendar", "season", "ask", "criterion", "relation", "routing", "coverage", "clock", "scoring", "ranking", "stages", "outcomes", "paper", "pins", "leaves", "example", "case", "extend", "override"};
constexpr std::array<std::string_view, 48> reserved_words = {
    "and", "any", "as-of", "at", "by", "cites", "count", "disjoint", "distinct", "each", "else", "every", "except", "for", "if", "in",
    "is", "let", "linked", "meet", "missing", "no", "not", "of", "on", "or", "otherwise", "overlaps", "related", "satisfies", "say",
    "then", "to", "under", "union", "unless", "when", "where", "within", "without", "yes", "mentions", "before", "after", "common", "none", "exactly", "force"};

constexpr std::size_t most_expectations = 5;

}  // namespace

bool starts_declaration(std::string_view word) noexcept {
    return std::find(declaring.begin(), declaring.end(), word) != declaring.end();
}

std::span<const std::string_view> declaration_words() noexcept { return declaring; }

bool is_reserved(std::string_view word) noexcept { return std::find(reserved_words.begin(), reserved_words.end(), word) != reserved_words.end(); }

void parse_state::expect_from(const token* at) {
    farthest = at;
    expected.clear();
    expected_words.clear();
}

void parse_state::expect(const token* at, std::string_view what, std::string_view keyword) {
    if (at < farthest || silent > 0) return;
    if (at > farthest) expect_from(at);
    if (!keyword.empty()) expected_words.push_back(keyword);
    if (!what.empty() && std::find(expected.begin(), expected.end(), what) == expected.end()) expected.emplace_back(what);
}

std::string parse_state::found(const token& one) const {
    switch (one.kind) {
        case token_kind::end: return "the end of the file";
        case token_kind::text_open:
        case token_kind::text_part:
        case token_kind::text_close: return "a text";
        case token_kind::quotation: return "a quotation";
        case token_kind::name:
            if (is_reserved(words(one))) return "the reserved word `" + std::string(words(one)) + "`";
            [[fallthrough]];
        default: return "`" + std::string(words(one)) + "`";
    }
}

bool parse_state::expects(std::string_view what) const { return std::find(expected.begin(), expected.end(), what) != expected.end(); }

namespace {

constexpr std::array<std::string_view, 16> small_currencies = {"eur", "usd", "gbp", "chf", "sek", "nok", "dkk", "pln", "czk", "huf", "ron", "bgn", "jpy", "cad", "aud", "euro"};

bool is_small_currency(std::string_view word) { return std::find(small_currencies.begin(), small_currencies.end(), word) != small_currencies.end(); }

std::string in_capitals(std::string_view currency) {
    std::string made(currency.substr(0, 3));
    for (auto& letter : made) letter = static_cast<char>(letter - 'a' + 'A');
    return made;
}

}  // namespace

/// What to do about a mark: it often stands for something of a spreadsheet, a program or a letter.
std::string parse_state::suggestion_for_mark() const {
    const token& one = *farthest;
    const bool first = farthest == list.tokens.data();
    const auto before = first ? token_kind::end : (farthest - 1)->kind, after = one.kind == token_kind::end ? token_kind::end : (farthest + 1)->kind;
    const bool behind_number = before == token_kind::number || before == token_kind::money;
    switch (one.kind) {
        case token_kind::equals:
            if (after == token_kind::less) return "write `<=`";
            if (after == token_kind::greater) return "write `>=`";
            if (expects("`:`")) return "write `:` between a name and what it is";
            return before == token_kind::equals ? "write `=` once" : "to compare, write `is`";
        case token_kind::greater:
            if (before == token_kind::less) return "for not equal write `is not`";
            [[fallthrough]];
        case token_kind::less:
        case token_kind::less_or_equal:
        case token_kind::greater_or_equal: return "compare twice and join both with `and`: `5 <= x and x <= 10`";
        case token_kind::comma:
            if (expects("`:`")) return "the values of a case stand without braces: `towns: BRE, GEN`";
            if (expects("`)`") && before == token_kind::name) return "write a set in braces: `{BRE, GEN}`";
            return behind_number ? "write a number with a point and without other marks: `2.5`, `50000`" : "leave the comma out";
        case token_kind::number:
            if (before == token_kind::dot) return "write a date as 2019-05-31, and a number with one point";
            if (expects("`=`")) return "write `=` between the name and its value";
            if (expects("a type")) return "a value stands behind `=`: `parameter most = 5`";
            if (before == token_kind::name && is_small_currency(words(*(farthest - 1)))) return "write the currency in three capitals: `" + in_capitals(words(*(farthest - 1))) + " 5000`";
            return behind_number ? "write a number without spaces: `50000`" : std::string();
        case token_kind::dot: return "leave the full stop out";
        case token_kind::slash: return after == token_kind::star ? "a comment starts with `//` and ends with its line" : std::string();
        case token_kind::colon: {
            const bool behind_comma = before == token_kind::name && farthest - list.tokens.data() >= 2 && (farthest - 2)->kind == token_kind::comma;
            return behind_comma ? "leave the comma before `" + std::string(words(*(farthest - 1))) + "` out: commas stand between the values of one field" : "leave the colon out";
        }
        case token_kind::minus: return before == token_kind::minus || after == token_kind::minus ? "a comment starts with `//`" : std::string();
        case token_kind::bracket_open: return "leave the brackets out, or write `of` before them: `count x`, `sum of (…)`";
        case token_kind::brace_close:
            if (before == token_kind::dot) return "leave the full stop out";
            if (expects("`:`") && before == token_kind::name && (farthest - 2)->kind == token_kind::brace_open) return "the values of a case stand without braces: `towns: BRE, GEN`";
            if (expects("`else`")) return "an `if` says both: `if … then … else …`";
            if (expects("`satisfies`")) return "say what every one of them does: `every s in … satisfies …`";
            return expects("a declaration") ? "remove it: every block above is closed already" : std::string();
        case token_kind::quotation:
        case token_kind::text_open:
            if (before == token_kind::name && farthest - list.tokens.data() >= 2 && (farthest - 2)->kind == token_kind::name && words(*(farthest - 2)) == "cites")
                return "write a comma behind the source: `cites " + std::string(words(*(farthest - 1))) + ", …`";
            if (one.kind == token_kind::quotation)
                return expects("an expression") ? "the name of an entry stands without marks, and a text between straight ones, `\"…\"`; «…» is for the words of a source" : std::string();
            if (expects("a text with its language, such as fr \"…\"")) return "say in which language it is: `en \"…\"`";
            return expects("a name") ? "write a name here, in one word and without quotation marks; a text belongs behind it or in a `title`" : std::string();
        default: return {};
    }
}

/// What the words beside it tell of a word that is one of the language, and stands where it cannot.
std::string parse_state::suggestion_by_neighbours() const {
    const auto word = words(*farthest);
    const auto at = static_cast<std::size_t>(farthest - list.tokens.data());
    if (at == 0) return {};
    const token &one = *(farthest - 1), &next = *(farthest + 1);
    const auto is_word = [&](const token& of, std::string_view text) { return of.kind == token_kind::name && words(of) == text; };
    if (word == "of" && one.kind == token_kind::number) return "write `*` for a part of something: `2/3 * count towns`";
    if (word == "of" && at >= 2 && (farthest - 2)->kind == token_kind::number) return "compare dates: `day >= as-of - 30 days`, and a count with `*`: `2/3 * count towns`";
    if (word == "otherwise" && is_word(one, "when")) return "leave `when` out: `otherwise` stands in its place";
    if (word == "is" && expects("`derogated`")) return "leave `is` out: `expect rule met`";
    if (next.kind == token_kind::quotation && word.size() == 2) return "write a text in straight marks: `" + std::string(word) + " \"…\"`; what stands between « » is quoted from a source";
    return {};
}

std::string parse_state::suggestion_for_word() const {
    const auto word = words(*farthest);
    if (word == "with" && expects("`given`")) return "write the values in braces: `given … P { field: value }`";
    if (word == "if" && expects("`when`")) return "write `when`";
    if (const auto slip = word_slip(word); !slip.empty()) return std::string(slip);
    if (const auto slip = noun_slip(word); !slip.empty()) return std::string(slip);
    const bool names_something = expects("an outcome") || expects("an entry") || expects("a field");
    constexpr std::array<std::string_view, 6> of_clauses = {"when", "unless", "say", "cites", "let", "for"};
    if (farthest->starts_line && names_something && is_reserved(word) && std::find(of_clauses.begin(), of_clauses.end(), word) == of_clauses.end())
        return "`" + std::string(word) + "` is a word of the language; choose another name";
    const auto before = farthest == list.tokens.data() ? token_kind::end : (farthest - 1)->kind;
    if (before == token_kind::number && word.size() == 3 && word.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos)
        return "write the currency before the amount: `" + std::string(word) + " 50000`";
    if (auto help = suggestion_by_neighbours(); !help.empty()) return help;
    if (const auto near = text::nearest(word, expected_words); !near.empty() && near != word) return "did you mean `" + std::string(near) + "`?";
    if (expects("`must`")) return "a name is one word: join its words with `-`; then follows `must`, `should` or `may`";
    if (word == "each" && expects("a name")) return "write `for p in proposals`, without `each`";
    if (word == "at" && expects("`and`") == false && !farthest->starts_line) return "write `>=` for at least and `<=` for at most";
    if (word == "is" && !farthest->starts_line) return "a condition is true by itself: leave `is …` out, or put it in brackets before `is`";
    if (word == "where" && !farthest->starts_line) return "name what is gone through: `count (distinct s for s in … where …)`, or `at least 3 s in … where …`";
    if (word == "otherwise") return "write `unless met say`";
    return {};
}

/// Where few things could follow, one of them is what to write.
std::string parse_state::suggestion_by_expectation() const {
    if (farthest->kind == token_kind::name && starts_declaration(words(*farthest)) && farthest->at_margin)
        for (const auto& one : expected)
            if (one.starts_with("`}`")) return "write `}` before `" + std::string(words(*farthest)) + "`";
    if (expects("`must`")) return "write `must`, `should` or `may` behind the name";
    if (expected.size() == 1 && expected.front().starts_with("`")) return "write " + expected.front() + " here";
    return {};
}

std::string parse_state::suggestion() const {
    if (auto help = suggestion_by_phrase(); !help.empty()) return help;
    if (farthest->kind != token_kind::name) {
        auto help = suggestion_for_mark();
        return help.empty() ? suggestion_by_expectation() : help;
    }
    auto help = suggestion_for_word();
    return help.empty() ? suggestion_by_expectation() : help;
}

bool parse_state::told_already(const token& one) const {
    const auto content = problems.sources().content(source);
    for (const auto fault : list.faults) {
        if (fault > one.end) break;
        const auto between = content.substr(fault, one.begin > fault ? one.begin - fault : 0);
        if (std::count(between.begin(), between.end(), '\n') <= 1) return true;
    }
    return false;
}

void parse_state::report() {
    if (too_deep) return;
    damaged = true;
    if (told_already(*farthest)) return;
    const bool reserved = farthest->kind == token_kind::name && is_reserved(words(*farthest)) && expects("a name");
    std::string all;
    for (std::size_t i = 0; i < expected.size() && i < most_expectations; ++i)
        all += (i == 0 ? "" : i + 1 == std::min(expected.size(), most_expectations) ? " or " : ", ") + expected[i];
    if (expected.size() > most_expectations) all += " or the like";
    auto help = suggestion();
    if (help.empty() && reserved) help = "`" + std::string(words(*farthest)) + "` is a word of the language; choose another name";
    auto where = span_of(*farthest);
    if (farthest->kind == token_kind::text_open && farthest + 1 < &list.tokens.back()) where.end = farthest->end;
    // In the middle of a clause, a list of all that may begin another one helps nobody.
    const bool in_clause = !farthest->starts_line && expected.size() > most_expectations && !help.empty();
    const auto message = in_clause ? found(*farthest) + " cannot stand here" : "expected " + (all.empty() ? std::string("something else") : all) + ", found " + found(*farthest);
    problems.error(reserved ? "Q1007" : "Q1001", where, message, help);
}

void parse_state::report_unless_hopeless() {
    if (!suggestion().empty()) report();
    damaged = true;
}

node_id parse_state::push_leaf(node_kind kind, const token& from, std::string value, std::uint8_t leaf_detail) {
    node made;
    made.kind = kind;
    made.detail = leaf_detail;
    made.where = span_of(from);
    made.value = into.add_value(std::move(value));
    const auto id = into.add(made);
    stack.push_back(id);
    return id;
}

node_id parse_state::close(node_kind kind, std::uint8_t node_detail, std::size_t mark, const token* first, const token* last) {
    node made;
    made.kind = kind;
    made.detail = node_detail;
    made.where = {source, first->begin, last > first ? (last - 1)->end : first->begin};
    for (std::size_t i = mark; i + 1 < stack.size(); ++i) into[stack[i]].next_sibling = stack[i + 1];
    if (mark < stack.size()) made.first_child = stack[mark];
    stack.resize(mark);
    const auto id = into.add(made);
    stack.push_back(id);
    return id;
}

bool parse_state::enter(const token* at) {
    if (++depth <= limits.nesting) return true;
    damaged = true;
    if (!too_deep) {
        problems.error("Q6002", span_of(*at), "this is nested more than " + std::to_string(limits.nesting) + " deep",
                       "split the expression with `let`, or the block");
        too_deep = true;
    }
    return false;
}

const token* parse_state::recover(const token* from) {
    int braces = 0;
    for (const token* at = from;; ++at) {
        if (at->kind == token_kind::end) return at;
        const bool word = at->kind == token_kind::name;
        if (at > from && word && at->at_margin && starts_declaration(words(*at))) return at;
        if (at > from && braces == 0 && word && at->starts_line && !is_reserved(words(*at))) return at;
        if (at > from && braces == 0 && word && at->starts_line &&
            (words(*at) == "cites" || words(*at) == "let" || words(*at) == "for" || words(*at) == "when" || words(*at) == "unless" || words(*at) == "say"))
            return at;
        if (at->kind == token_kind::brace_open || at->kind == token_kind::bracket_open) ++braces;
        if (at->kind == token_kind::brace_close || at->kind == token_kind::bracket_close) {
            if (braces == 0 && at->kind == token_kind::brace_close) return at;
            if (braces > 0) --braces;
        }
        if (word) into.lost_words.emplace_back(words(*at));
    }
}

}  // namespace quorate::syntax
