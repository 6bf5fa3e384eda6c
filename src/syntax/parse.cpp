#include "syntax/parse.hpp"

#include "syntax/lexer.hpp"
#include "syntax/parse_state.hpp"

namespace quorate::syntax {

namespace {

/// Behind a declaration that could not be parsed: the next word at the margin that starts one.
const token* next_declaration(parse_state& state, const token* at) {
    for (; at->kind != token_kind::end; ++at) {
        const bool word = at->kind == token_kind::name;
        if (word && at->starts_line && starts_declaration(state.words(*at))) return at;
        if (word) state.into.lost_words.emplace_back(state.words(*at));
    }
    return at;
}

}  // namespace

void parse(text::source_id source, tree& into, text::diagnostic_sink& problems, const parse_limits& limits) {
    const auto size = problems.sources().content(source).size();
    if (size > limits.file_size) {
        problems.error("Q6001", {source, 0, 0}, "this file has " + std::to_string(size) + " bytes, and a rule file has at most " + std::to_string(limits.file_size));
        return;
    }
    const auto list = lex(source, problems);
    parse_state state(source, list, into, problems, limits);
    std::uint32_t declarations = 0;
    const token* at = list.tokens.data();
    while (at->kind != token_kind::end && !state.too_deep) {
        if (++declarations > limits.declarations) {
            problems.error("Q6003", state.span_of(*at), "a file has at most " + std::to_string(limits.declarations) + " declarations");
            break;
        }
        const auto before = state.stack.size();
        const auto* start = at;
        state.expect_from(at);
        state.damaged = false;
        if (parse_declaration(state, at)) {
            if (state.damaged) into.damaged.push_back(state.stack.back());
            continue;
        }
        state.report();
        state.stack.resize(before);
        at = next_declaration(state, start == at ? at + 1 : at);
    }
    state.close(node_kind::file, 0, 0, list.tokens.data(), &list.tokens.back());
    into.files.push_back(state.stack.back());
}

}  // namespace quorate::syntax
