// Rule text to tokens.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "text/diagnostic_sink.hpp"
#include "text/source.hpp"

namespace quorate::syntax {

enum class token_kind : std::uint8_t {
    end,
    name,
    number,        ///< "5", "2.5", "70%"
    date,
    money,         ///< "EUR 50000"
    text_open, text_part, text_close,                 ///< a text is these, with expressions between braces among its parts
    interpolation_open, interpolation_close,
    quotation,
    brace_open, brace_close, bracket_open, bracket_close,
    comma, colon, dot, equals, less, less_or_equal, greater, greater_or_equal, plus, minus, star, slash,
};

struct token {
    token_kind kind = token_kind::end;
    bool starts_line = false;      ///< the first on its line
    bool at_margin = false;        ///< and without an indent
    std::uint32_t begin = 0;       ///< byte offset
    std::uint32_t end = 0;
    std::uint32_t value = 0;       ///< of a text_part: index into token_list::parts
};

/// A comment, from its `//` to the end of its line without the white space there.
struct comment {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t before = 0;      ///< index of the token that follows
    bool starts_line = false;      ///< nothing stands before it on its line
};

/// The tokens of a source, closed by one of kind `end`, and the comments between them.
struct token_list {
    std::vector<token> tokens;
    std::vector<std::string> parts;
    std::vector<comment> comments;
    std::vector<std::uint32_t> faults;  ///< byte offsets of what was no token, in order
};

/// Reports what is no token (Q1002–Q1006) and goes on behind it; gives up after 20 such errors. Linear.
[[nodiscard]] token_list lex(text::source_id source, text::diagnostic_sink& problems);

}  // namespace quorate::syntax
