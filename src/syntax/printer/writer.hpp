// A tree and its words as pieces: which clause stands on a line of its own, and where a long one may go on in the next.
#pragma once

#include "syntax/printer/stream.hpp"
#include "syntax/tree.hpp"

namespace quorate::syntax::printer {

class writer {
public:
    writer(const tree& from, stream& to) : tree_(from), out_(to) {}

    void file(node_id id);

private:
    // Declarations and clauses.
    void visit(node_id id);
    void block(node_id id);
    void clause(node_id id);
    void plain(node_id id);
    void assignment(node_id id);
    void entry(node_id id);
    void columns(node_id id);
    void head_and_values(node_id id);
    void outcome(node_id id);
    void say(node_id id);
    void labelled(node_id id);
    void citation(node_id id);
    void record_of_data(node_id id);
    void field_of_data(node_id id);
    void values_of_data(node_id id);

    // Expressions.
    void text(node_id id);
    void chain(node_id id);
    void negation(node_id id);
    void conditional(node_id id);
    void going_through(node_id id);
    void where(node_id id);
    void set(node_id id);

    /// Prints the words of a node up to its child, or to its own end.
    void words_before(node_id child);
    /// The child that begins there, or none.
    [[nodiscard]] node_id child_at(node_id id, std::size_t begin) const;
    void words_to_end(node_id id);
    void rest(node_id id, tree::child_range::iterator from);
    void line_before(piece_kind kind = piece_kind::line) { out_.separate({.kind = kind}); }
    void cell_before(std::uint32_t key, bool may_end_line);
    [[nodiscard]] bool is_next(token_kind kind) const { return out_.next().kind == kind; }
    [[nodiscard]] bool is_next(std::string_view word) const { return out_.next().kind == token_kind::name && out_.words(out_.next()) == word; }
    [[nodiscard]] node_kind kind_of(node_id id) const { return tree_[id].kind; }
    /// How far the lines of an expression are indented: not at all where what holds it has done so.
    [[nodiscard]] std::uint32_t hang(std::uint32_t usual);

    const tree& tree_;
    stream& out_;
    bool hung_ = false;
};

}  // namespace quorate::syntax::printer
