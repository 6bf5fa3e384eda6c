#include "syntax/parse_state.hpp"

#include <algorithm>
#include <array>

namespace quorate::syntax {

namespace {

constexpr std::array<std::string_view, 27> declaring = {
    "pack", "list", "taxonomy", "record", "parameter", "mapping", "define", "derive", "bands", "table", "members", "calendar", "season", "ask", "criterion", "relation", "routing", "coverage", "clock", "scoring", "ranking", "stages", "outcomes", "example", "case", "extend", "override"};
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

std::string parse_state::suggestion() const {
    if (farthest->kind == token_kind::equals) return "to compare, write `is`";
    if (farthest->kind != token_kind::name) return {};
    const auto near = text::nearest(words(*farthest), expected_words);
    return near.empty() || near == words(*farthest) ? std::string() : "did you mean `" + std::string(near) + "`?";
}

void parse_state::report() {
    if (too_deep) return;
    damaged = true;
    const bool reserved = farthest->kind == token_kind::name && is_reserved(words(*farthest)) &&
                          std::find(expected.begin(), expected.end(), "a name") != expected.end();
    std::string all;
    for (std::size_t i = 0; i < expected.size() && i < most_expectations; ++i)
        all += (i == 0 ? "" : i + 1 == std::min(expected.size(), most_expectations) ? " or " : ", ") + expected[i];
    if (expected.size() > most_expectations) all += " or the like";
    auto help = suggestion();
    if (help.empty() && reserved) help = "`" + std::string(words(*farthest)) + "` is a word of the language; choose another name";
    auto where = span_of(*farthest);
    if (farthest->kind == token_kind::text_open && farthest + 1 < &list.tokens.back()) where.end = farthest->end;
    problems.error(reserved ? "Q1007" : "Q1001", where, "expected " + (all.empty() ? std::string("something else") : all) + ", found " + found(*farthest), help);
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
