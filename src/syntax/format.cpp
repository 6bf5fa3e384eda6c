#include "syntax/format.hpp"

#include <stdexcept>

#include "syntax/lexer.hpp"
#include "syntax/parse.hpp"
#include "syntax/printer/writer.hpp"

namespace quorate::syntax {

namespace {

constexpr std::size_t width = 120;  // characters; two columns of labels stand on one line of it

/// Whether both texts have the same words and comments, in the same order.
bool same_words(const token_list& a, std::string_view text_a, const token_list& b, std::string_view text_b) {
    if (a.tokens.size() != b.tokens.size() || a.comments.size() != b.comments.size()) return false;
    for (std::size_t i = 0; i < a.tokens.size(); ++i)
        if (a.tokens[i].kind != b.tokens[i].kind || printer::spelling(a.tokens[i], text_a) != printer::spelling(b.tokens[i], text_b)) return false;
    for (std::size_t i = 0; i < a.comments.size(); ++i) {
        const auto& x = a.comments[i];
        const auto& y = b.comments[i];
        if (x.before != y.before || text_a.substr(x.begin, x.end - x.begin) != text_b.substr(y.begin, y.end - y.begin)) return false;
    }
    return true;
}

}  // namespace

std::optional<std::string> format(text::source_id source, text::diagnostic_sink& problems) {
    tree parsed;
    parse(source, parsed, problems);
    if (problems.failed()) return std::nullopt;
    const auto& sources = problems.sources();
    const auto content = sources.content(source);
    const auto list = lex(source, problems);
    printer::stream out(list, content);
    printer::writer(parsed, out).file(parsed.files.front());
    auto lines = printer::lay_out(out.finish(), width);
    printer::align_columns(lines);
    std::string made;
    for (const auto& line : lines) {
        made += line.text;
        made += '\n';
    }
    if (made == "\n") made.clear();
    // A formatter that loses a word is worse than none.
    text::source_set again;
    const auto copy = again.add(std::string(sources.name(source)), made);
    text::diagnostic_sink faults(again);
    const auto relisted = lex(copy, faults);
    if (faults.failed() || !same_words(list, content, relisted, made)) throw std::logic_error("the formatter changed the words of " + std::string(sources.name(source)));
    return made;
}

}  // namespace quorate::syntax
