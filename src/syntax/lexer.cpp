#include "syntax/lexer.hpp"

#include <algorithm>

#include "quorate/exact.hpp"
#include "syntax/slips.hpp"
#include "text/utf8.hpp"

namespace quorate::syntax {

namespace {

constexpr int most_errors = 20;
constexpr std::size_t longest_name = 128;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Letters of any script: everything beyond ASCII that is not a space, a mark, punctuation of a text, or a sign of money or mathematics.
bool is_letter(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c == 0xD7 || c == 0xF7 || (c >= 0x20A0 && c <= 0x20CF) || (c >= 0x2190 && c <= 0x2BFF)) return false;
    return c != 0xAB && c != 0xBB && c != 0xA0 && c != 0xFEFF && c != 0xFFFD && c >= 0xC0 && !(c >= 0x2000 && c <= 0x206F) && c != 0x3000;
}

std::string without_points(std::string_view number) {
    std::string digits(number);
    std::erase(digits, '.');
    return digits;
}

class lexer {
public:
    lexer(text::source_id source, text::diagnostic_sink& problems)
        : source_(source), problems_(problems), all_(problems.sources().content(source)) {}

    token_list run() {
        if (std::size_t bad = 0; !text::is_utf8(all_, &bad)) {
            error("Q1004", bad, bad + 1, "this is not UTF-8", "save the file as UTF-8");
            all_ = {};
        }
        warn_of_turning_characters();
        if (all_.starts_with("\xEF\xBB\xBF")) at_ = line_start_ = 3;
        while (at_ < all_.size() && errors_ < most_errors) step();
        if (errors_ >= most_errors) error("Q1003", at_, at_, "there are more such errors; the rest of the file was not read");
        add(token_kind::end, all_.size(), all_.size());
        return std::move(made_);
    }

private:
    void error(std::string_view code, std::size_t begin, std::size_t end, std::string message, std::string help = {}) {
        ++errors_;
        made_.faults.push_back(static_cast<std::uint32_t>(begin));
        problems_.error(code, {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, std::move(message), std::move(help));
    }

    void add(token_kind kind, std::size_t begin, std::size_t end, std::uint32_t value = 0) {
        made_.tokens.push_back({kind, fresh_line_, fresh_line_ && begin == line_start_, static_cast<std::uint32_t>(begin),
                                static_cast<std::uint32_t>(end), value});
        fresh_line_ = false;
    }

    /// Characters that no editor shows and that turn the direction of what follows (U+202A to U+202E, U+2066 to U+2069): what is
    /// read is then not what stands there.
    void warn_of_turning_characters() {
        for (std::size_t at = all_.find("\xE2\x80"); at != std::string_view::npos; at = all_.find("\xE2\x80", at + 2))
            if (at + 2 < all_.size() && static_cast<unsigned char>(all_[at + 2]) >= 0xAA && static_cast<unsigned char>(all_[at + 2]) <= 0xAE) warn_of(at);
        for (std::size_t at = all_.find("\xE2\x81"); at != std::string_view::npos; at = all_.find("\xE2\x81", at + 2))
            if (at + 2 < all_.size() && static_cast<unsigned char>(all_[at + 2]) >= 0xA6 && static_cast<unsigned char>(all_[at + 2]) <= 0xA9) warn_of(at);
    }

    void warn_of(std::size_t at) {
        problems_.warning("Q4051", {source_, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 3)},
                          "an invisible character here turns the direction in which the rest of the line is shown", "remove it: what people read must be what the engine reads");
    }

    [[nodiscard]] char here(std::size_t ahead = 0) const { return at_ + ahead < all_.size() ? all_[at_ + ahead] : '\0'; }

    void step() {
        const char c = here();
        if (c == '\n') {
            if (!texts_.empty()) close_lost_text();
            ++at_;
            line_start_ = at_;
            fresh_line_ = true;
            return;
        }
        if (c == ' ' || c == '\t' || c == '\r') { ++at_; return; }
        if (c == '/' && here(1) == '/') return skip_comment();
        if ((c == '/' && here(1) == '*') || (c == '-' && here(1) == '-')) return foreign_comment();
        if (is_digit(c)) return number();
        if (c == '"') return begin_text();
        std::size_t next = at_;
        const char32_t character = text::next_character(all_, next);
        if (is_letter(character)) return name();
        if (character == 0xAB) return quotation();
        if (texts_.empty() && foreign_text(character, next)) return;
        if (character == 0xA0 || character == 0x202F || (character >= 0x2000 && character <= 0x200A)) { at_ = next; return; }
        if (const auto* one = find_character_slip(all_.substr(at_))) return slip(*one);
        punctuation(next);
    }

    void skip_comment() {
        const auto begin = at_;
        at_ = std::min(all_.find('\n', at_), all_.size());
        const auto last = all_.find_last_not_of(" \t\r", at_ - 1);
        made_.comments.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(last + 1),
                                  static_cast<std::uint32_t>(made_.tokens.size()), fresh_line_});
    }

    /// A comment of another language: nothing else is wrong with what stands in it.
    void foreign_comment() {
        const auto begin = at_;
        const bool ends_with_line = here() == '-';
        const auto line = std::min(all_.find('\n', at_), all_.size());
        error("Q1003", begin, begin + 2, "`" + std::string(all_.substr(begin, 2)) + "` has no meaning in a rule file", "a comment starts with `//` and ends with its line");
        const auto close = ends_with_line ? std::string_view::npos : all_.find("*/", at_ + 2);
        at_ = close == std::string_view::npos || close > line ? line : close + 2;
    }

    void name() {
        const auto begin = at_;
        while (at_ < all_.size()) {
            std::size_t next = at_;
            const char32_t c = text::next_character(all_, next);
            std::size_t after = next;
            const bool inner_hyphen = c == '-' && next < all_.size() && [&] {
                const char32_t follows = text::next_character(all_, after);
                return is_letter(follows) || (follows >= '0' && follows <= '9');
            }();
            if (!is_letter(c) && !(c >= '0' && c <= '9') && !inner_hyphen) break;
            at_ = next;
        }
        if (at_ - begin > longest_name) error("Q1003", begin, at_, "a name has at most 128 bytes");
        if (at_ - begin == 3 && money(begin)) return;
        add(token_kind::name, begin, at_);
    }

    /// "EUR 50000": three capitals, spaces, a number. The name may also stand alone.
    bool money(std::size_t begin) {
        for (std::size_t i = begin; i < begin + 3; ++i)
            if (all_[i] < 'A' || all_[i] > 'Z') return false;
        std::size_t digits = at_;
        while (digits < all_.size() && (all_[digits] == ' ' || all_[digits] == '\t')) ++digits;
        if (digits == at_ || digits >= all_.size() || !is_digit(all_[digits])) return false;
        at_ = digits;
        while (is_digit(here()) || (here() == '.' && is_digit(here(1)))) ++at_;
        const auto written = all_.substr(digits, at_ - digits);
        if (!parse_rational(written)) {
            const bool marks = std::count(written.begin(), written.end(), '.') > 1;
            error("Q1005", begin, at_, "`" + std::string(all_.substr(begin, at_ - begin)) + (marks ? "` is not an amount" : "` has too many digits to be kept exactly"),
                  marks ? "write it without marks between the thousands: " + std::string(all_.substr(begin, 3)) + " " + without_points(written)
                        : "an amount has at most 18 digits");
        }
        add(token_kind::money, begin, at_);
        return true;
    }

    void number() {
        const auto begin = at_;
        while (is_digit(here())) ++at_;
        if (at_ - begin == 4 && here() == '-' && is_digit(here(1))) {
            while (is_digit(here()) || here() == '-') ++at_;
            const auto text = all_.substr(begin, at_ - begin);
            if (!parse_day(text)) error("Q1005", begin, at_, "`" + std::string(text) + "` is not a day of the calendar", "write a date as 2019-05-31, with a day that the month has");
            add(token_kind::date, begin, at_);  // also one that is none: nothing else is wrong with what stands around it
            return;
        }
        if (at_ - begin > 4 && here() == '-' && is_digit(here(1)) && is_digit(here(2)) && here(3) == '-' && is_digit(here(4))) {
            while (is_digit(here()) || here() == '-') ++at_;
            error("Q1005", begin, at_, "`" + std::string(all_.substr(begin, at_ - begin)) + "` is not a day of the calendar", "a date has a year of four digits: 2019-05-31; a rule without an end has no `until`");
            add(token_kind::date, begin, at_);
            return;
        }
        if (here() == '.' && is_digit(here(1)))
            for (++at_; is_digit(here());) ++at_;
        if (here() == '%') ++at_;
        std::size_t next = at_;
        if (at_ < all_.size() && is_letter(text::next_character(all_, next))) {
            while (at_ < all_.size() && is_letter(text::next_character(all_, next = at_))) at_ = next;
            const auto written = all_.substr(begin, at_ - begin);
            const bool power = (written.ends_with('e') || written.ends_with('E')) && written.find_first_not_of("0123456789.") == written.size() - 1;
            if (power)
                while (is_digit(here()) || ((here() == '-' || here() == '+') && is_digit(here(1)))) ++at_;
            error("Q1003", begin, at_, "`" + std::string(all_.substr(begin, at_ - begin)) + "` is neither a number nor a name",
                  power ? "write the number in full: 1000000, or 1 / 1000" : "a name starts with a letter");
            if (power) add(token_kind::number, begin, begin + 1);  // nothing else is wrong with what stands around it
            return;
        }
        add(token_kind::number, begin, at_);
    }

    void quotation() {
        const auto begin = at_;
        const auto close = all_.find("\xC2\xBB", at_), line = std::min(all_.find('\n', at_), all_.size());
        if (close == std::string_view::npos || close > line) {
            error("Q1002", begin, begin + 2, "this quotation is not closed on its line", "write `»` at its end");
            at_ = line;
            return;
        }
        at_ = close + 2;
        add(token_kind::quotation, begin, at_);
    }

    /// A text between marks of a word processor, or between single ones: it is taken as the text it was meant to be.
    bool foreign_text(char32_t mark, std::size_t next) {
        if (mark != U'“' && mark != U'”' && mark != U'„' && mark != U'‘' && mark != U'’' && mark != U'\'') return false;
        const auto begin = at_;
        const auto line = std::min(all_.find('\n', at_), all_.size());
        std::size_t close = next, after = next;
        for (char32_t c = 0; close < line; close = after) {
            c = text::next_character(all_, after);
            if (c == U'“' || c == U'”' || c == U'’' || c == U'‘' || c == U'\'' || c == U'"') break;
        }
        error("Q1003", begin, next, "`" + std::string(all_.substr(begin, next - begin)) + "` is no quotation mark of a rule file",
              "write the straight mark `\"` before and after a text; «…» is for the words of a source");
        at_ = std::min(after, line);
        add(token_kind::text_open, begin, next);
        if (close > next) {
            made_.parts.emplace_back(all_.substr(next, close - next));
            add(token_kind::text_part, next, close, static_cast<std::uint32_t>(made_.parts.size() - 1));
        }
        add(token_kind::text_close, close, at_);
        return true;
    }

    /// What means something elsewhere; where one token is meant, it is taken for it.
    void slip(const character_slip& one) {
        const auto begin = at_;
        at_ += one.written.size();
        error("Q1003", begin, at_, "`" + std::string(one.written) + "` has no meaning in a rule file", std::string(one.instead));
        if (one.written == "≤") add(token_kind::less_or_equal, begin, at_);
        if (one.written == "≥") add(token_kind::greater_or_equal, begin, at_);
        if (one.written == "×") add(token_kind::star, begin, at_);
        if (one.written == "÷") add(token_kind::slash, begin, at_);
        if (one.written == "–" || one.written == "—" || one.written == "−") add(token_kind::minus, begin, at_);
    }

    /// From the opening mark to the closing one; expressions between braces become tokens of their own.
    void begin_text() {
        add(token_kind::text_open, at_, at_ + 1);
        texts_.push_back({at_, 0});
        ++at_;
        go_on_with_text();
    }

    void go_on_with_text() {
        std::string part;
        const auto begin = at_;
        while (true) {
            const char c = here();
            if (at_ >= all_.size() || c == '\n') {
                error("Q1002", texts_.back().opened, texts_.back().opened + 1, "this text is not closed on its line",
                      "write `\"` at its end; a long text goes on as a second text after the first");
                texts_.pop_back();
                add(token_kind::text_close, at_, at_);
                return;
            }
            if (c == '"') {
                if (!part.empty()) add_part(begin, std::move(part));
                ++at_;
                texts_.pop_back();
                add(token_kind::text_close, at_ - 1, at_);
                return;
            }
            if (c == '{') {
                if (!part.empty()) add_part(begin, std::move(part));
                add(token_kind::interpolation_open, at_, at_ + 1);
                ++at_;
                return;
            }
            if (c == '\\') { escape(part); continue; }
            part += c;
            ++at_;
        }
    }

    /// A value in braces that is not closed on its line takes its text with it.
    void close_lost_text() {
        error("Q1002", texts_.back().opened, texts_.back().opened + 1, "a value in braces in this text is not closed on its line",
              "write `}` after the value, or `\\{` for a brace");
        texts_.clear();
    }

    void add_part(std::size_t begin, std::string part) {
        made_.parts.push_back(std::move(part));
        add(token_kind::text_part, begin, at_, static_cast<std::uint32_t>(made_.parts.size() - 1));
    }

    void escape(std::string& part) {
        const char c = here(1);
        if (c == '"' || c == '\\' || c == '{' || c == '}') part += c;
        else if (c == 'n') part += '\n';
        else { error("Q1006", at_, at_ + 2, "there is no such escape in a text", "a text knows `\\\"`, `\\\\`, `\\{` and `\\n`"); ++at_; return; }
        at_ += 2;
    }

    void punctuation(std::size_t next) {
        const auto begin = at_;
        at_ = next;
        const auto with_equals = [&](token_kind alone, token_kind both) {
            if (here() == '=') { ++at_; add(both, begin, at_); }
            else add(alone, begin, at_);
        };
        switch (all_[begin]) {
            case '{':
                if (!texts_.empty()) ++texts_.back().braces;
                return add(token_kind::brace_open, begin, at_);
            case '}':
                if (!texts_.empty() && texts_.back().braces == 0) {
                    add(token_kind::interpolation_close, begin, at_);
                    return go_on_with_text();
                }
                if (!texts_.empty()) --texts_.back().braces;
                return add(token_kind::brace_close, begin, at_);
            case '(': return add(token_kind::bracket_open, begin, at_);
            case ')': return add(token_kind::bracket_close, begin, at_);
            case ',': return add(token_kind::comma, begin, at_);
            case ':': return add(token_kind::colon, begin, at_);
            case '.': return add(token_kind::dot, begin, at_);
            case '=': return add(token_kind::equals, begin, at_);
            case '+': return add(token_kind::plus, begin, at_);
            case '-': return add(token_kind::minus, begin, at_);
            case '*': return add(token_kind::star, begin, at_);
            case '/': return add(token_kind::slash, begin, at_);
            case '<': return with_equals(token_kind::less, token_kind::less_or_equal);
            case '>': return with_equals(token_kind::greater, token_kind::greater_or_equal);
            default: {
                const auto c = static_cast<unsigned char>(all_[begin]);
                const std::string shown = c >= 0x20 && c != 0x7F ? "`" + std::string(all_.substr(begin, next - begin)) + "`" : "this control character";
                error("Q1003", begin, next, shown + " has no meaning in a rule file");
            }
        }
    }

    struct open_text { std::size_t opened; int braces; };

    text::source_id source_;
    text::diagnostic_sink& problems_;
    std::string_view all_;
    std::size_t at_ = 0;
    std::size_t line_start_ = 0;
    bool fresh_line_ = true;
    int errors_ = 0;
    std::vector<open_text> texts_;
    token_list made_;
};

}  // namespace

token_list lex(text::source_id source, text::diagnostic_sink& problems) { return lexer(source, problems).run(); }

}  // namespace quorate::syntax
