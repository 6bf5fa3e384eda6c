// The words and comments of a source as pieces: what writes the tree says where lines may end, and this keeps every word.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "syntax/lexer.hpp"
#include "syntax/printer/layout.hpp"
#include "text/source.hpp"

namespace quorate::syntax::printer {

/// What stands between two words.
struct separator {
    piece_kind kind = piece_kind::space;
    std::uint32_t key = 0;        ///< of a cell
    bool nothing = false;         ///< the words touch
    bool keeps_blank = false;     ///< an empty line that stands here in the source stays
    bool blank = false;           ///< an empty line stands here
    bool filling = false;         ///< ends its line on its own, however the others of its group do
};

/// How a word is written: as it stands, but for the white space in an amount of money.
[[nodiscard]] std::string spelling(const token& one, std::string_view source);

class stream {
public:
    stream(const token_list& list, std::string_view source) : list_(list), source_(source) { open_.emplace_back(); }

    [[nodiscard]] const token& next() const { return list_.tokens[at_]; }
    [[nodiscard]] std::size_t position() const { return at_; }
    [[nodiscard]] const token& token_at(std::size_t index) const { return list_.tokens[index]; }
    [[nodiscard]] std::string_view words(const token& one) const { return source_.substr(one.begin, one.end - one.begin); }
    /// Whether comments stand before the next word.
    [[nodiscard]] bool comment_waits() const { return comment_ < list_.comments.size() && list_.comments[comment_].before <= at_; }

    /// Whether the next word stands between the marks of a text, where no line may end.
    [[nodiscard]] bool in_text() const { return texts_ > 0; }
    /// Whether an empty line stands before the next word, or in front of one of the comments before it.
    [[nodiscard]] bool blank_ahead() const;

    /// What is to stand before the next word, instead of what usually does.
    void separate(separator by) { pending_ = by; }
    /// Prints the separator and the comments before the next word, if that is still to be done.
    void place();
    /// Prints the next word.
    void take();
    /// Only the comments before the next word, each on a line of its own.
    void take_comments();

    /// Everything that `inside` prints becomes one piece. The separator before it stays outside, unless it is `around`.
    template <typename Inside>
    void wrap(piece_kind kind, std::uint32_t number, const Inside& inside, bool around = false) {
        if (!around) place();
        open_.emplace_back();
        open_.back().kind = kind;
        open_.back().number = number;
        inside();
        close();
    }

    [[nodiscard]] piece finish();

private:
    void close();
    void add(piece_kind kind, std::string text = {}, std::uint32_t number = 0);
    void add_separator(const separator& by);
    [[nodiscard]] separator usual() const;
    [[nodiscard]] bool blank_between(std::size_t begin, std::size_t end) const;

    const token_list& list_;
    std::string_view source_;
    std::vector<piece> open_;
    std::size_t at_ = 0;
    std::size_t comment_ = 0;
    std::size_t behind_ = 0;          // bytes of the source that are printed
    int texts_ = 0;                   // that are open
    bool placed_ = false;
    bool line_must_end_ = false;      // a comment stands at the end of the line
    std::optional<separator> pending_;
};

}  // namespace quorate::syntax::printer
