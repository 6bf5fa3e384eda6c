// The state of one parse: where it is, what it has built, and what it expected where it got farthest.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/lexer.hpp"
#include "syntax/parse.hpp"
#include "syntax/tree.hpp"

namespace quorate::syntax {

class parse_state {
public:
    parse_state(text::source_id of, const token_list& from, tree& to, text::diagnostic_sink& sink, const parse_limits& bounds)
        : source(of), list(from), into(to), problems(sink), limits(bounds) {}

    text::source_id source;
    const token_list& list;
    tree& into;
    text::diagnostic_sink& problems;
    const parse_limits& limits;

    std::vector<node_id> stack;      ///< nodes that wait for their parent
    std::uint8_t detail = 0;         ///< of the node being built
    std::uint32_t depth = 0;
    int silent = 0;                  ///< above 0: looking ahead, nothing is expected
    bool too_deep = false;           ///< the limit was passed and reported
    bool damaged = false;            ///< something of this declaration was left out

    // What would have gone on from the farthest token reached, in words of the manual.
    const token* farthest = nullptr;
    std::vector<std::string> expected;
    std::vector<std::string_view> expected_words;  ///< keywords among it, for suggestions

    [[nodiscard]] std::string_view words(const token& one) const {
        return problems.sources().content(source).substr(one.begin, one.end - one.begin);
    }
    [[nodiscard]] text::span span_of(const token& one) const { return {source, one.begin, one.end}; }

    /// Starts expecting anew at a token.
    void expect_from(const token* at);
    void expect(const token* at, std::string_view what, std::string_view keyword = {});
    /// Reports what was expected at the farthest token.
    void report();
    /// The same for one that is known; with no suggestion it is not reported when `only_with_suggestion`.
    void report_unless_hopeless();

    node_id push_leaf(node_kind kind, const token& from, std::string value, std::uint8_t leaf_detail = 0);
    /// Makes one node of what was pushed since `mark`, over the tokens [first, last).
    node_id close(node_kind kind, std::uint8_t node_detail, std::size_t mark, const token* first, const token* last);
    /// Enters one level; past the limit it reports once, and nothing more is parsed of the file.
    [[nodiscard]] bool enter(const token* at);
    void leave() noexcept { --depth; }

    /// Behind a token that cannot be parsed: the next that may start a clause, a closing brace of this block, or the end.
    const token* recover(const token* from);

private:
    [[nodiscard]] std::string found(const token& one) const;
    [[nodiscard]] std::string suggestion() const;
    [[nodiscard]] std::string suggestion_by_phrase() const;
    [[nodiscard]] std::string suggestion_for_mark() const;
    [[nodiscard]] std::string suggestion_for_word() const;
    [[nodiscard]] std::string suggestion_by_neighbours() const;
    [[nodiscard]] std::string suggestion_by_expectation() const;
    [[nodiscard]] bool expects(std::string_view what) const;
    /// Whether the lexer has said what is wrong just before the token.
    [[nodiscard]] bool told_already(const token& one) const;
};

/// Whether the token is a word with which a declaration starts.
[[nodiscard]] bool starts_declaration(std::string_view word) noexcept;
/// All of them.
[[nodiscard]] std::span<const std::string_view> declaration_words() noexcept;
/// Whether it is one that no declared thing may be called.
[[nodiscard]] bool is_reserved(std::string_view word) noexcept;

/// Parses one declaration; on success pushes its node and moves `at` behind it.
[[nodiscard]] bool parse_declaration(parse_state& state, const token*& at);

}  // namespace quorate::syntax
