// Expressions as pieces.
#include "syntax/printer/writer.hpp"

namespace quorate::syntax::printer {

namespace {

constexpr std::uint32_t table_of_conditions = 100;  // beside those of clauses

}  // namespace

/// A text on one line; texts that follow each other and are one, below each other.
void writer::text(node_id id) {
    const auto print = [&] {
        bool first = true;
        while (out_.next().begin < tree_[id].where.end && out_.next().kind != token_kind::end) {
            const auto child = child_at(id, out_.next().begin);
            if (is_next(token_kind::text_open) && !first) out_.separate({.kind = piece_kind::hard_line});
            first = false;
            if (child != node_id::none && kind_of(child) != node_kind::text_part) visit(child);
            else out_.take();
        }
    };
    out_.wrap(piece_kind::align, 0, print);
}

/// `a and b and c`: each further part on a line of its own when they do not stand on one.
void writer::chain(node_id id) {
    std::vector<node_id> parts;
    node_id left = id;
    while (true) {
        const auto first = *tree_.children(left).begin();
        parts.push_back(tree_[first].next_sibling);
        const bool same = kind_of(first) == node_kind::binary && tree_[first].detail == tree_[id].detail && tree_[first].where.begin == tree_[left].where.begin;
        if (!same) { parts.push_back(first); break; }
        left = first;
    }
    const auto op = static_cast<binary_operator>(tree_[id].detail);
    const bool logical = op == binary_operator::logical_and || op == binary_operator::logical_or;
    out_.wrap(piece_kind::group, 0, [&] {
        out_.wrap(piece_kind::nest, hang(logical ? 2 : 4), [&] {
            for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
                bool at_operator = part != parts.rbegin();
                while (out_.next().begin < tree_[*part].where.begin) {
                    if (at_operator && !is_next(token_kind::bracket_close)) {
                        line_before();
                        at_operator = false;
                    }
                    out_.take();
                }
                visit(*part);
            }
            words_to_end(id);
        }, true);
    });
}

void writer::negation(node_id id) {
    const bool minus = is_next(token_kind::minus);
    const auto inner = *tree_.children(id).begin();
    out_.take();
    if (minus) out_.separate({.nothing = true});
    words_before(inner);
    visit(inner);
    words_to_end(id);
}

void writer::conditional(node_id id) {
    out_.wrap(piece_kind::group, 0, [&] {
        out_.wrap(piece_kind::nest, hang(4), [&] {
            for (const auto child : tree_.children(id)) {
                while (out_.next().begin < tree_[child].where.begin) {
                    if (is_next("then") || is_next("else")) line_before();
                    out_.take();
                }
                visit(child);
            }
            words_to_end(id);
        }, true);
    });
}

/// What goes through a collection: the conditions on its members below it when they do not fit beside it.
void writer::going_through(node_id id) {
    out_.wrap(piece_kind::group, 0, [&] {
        out_.wrap(piece_kind::nest, hang(4), [&] {
            for (const auto child : tree_.children(id)) {
                while (out_.next().begin < tree_[child].where.begin) {
                    if (is_next("satisfies") || is_next("ordered")) line_before();
                    out_.take();
                }
                if (kind_of(child) == node_kind::where || kind_of(child) == node_kind::except) line_before();
                visit(child);
            }
            words_to_end(id);
        }, true);
    });
}

/// A condition, and beside it what is said of those it leaves out.
void writer::where(node_id id) {
    const auto all = tree_.children(id);
    auto at = all.begin();
    out_.wrap(piece_kind::row, table_of_conditions, [&] {
        out_.wrap(piece_kind::group, 0, [&] {
            words_before(*at);
            visit(*at);
            while (out_.next().begin < tree_[id].where.end && is_next(token_kind::bracket_close)) out_.take();
            if (++at == all.end()) return;
            out_.wrap(piece_kind::nest, 4, [&] {
                cell_before(0, true);
                words_before(*at);
                visit(*at);
            }, true);
        });
        words_to_end(id);
    });
}

/// `{a, b, c}`: what does not fit goes on below the first.
void writer::set(node_id id) {
    out_.take();
    out_.separate({.nothing = true});
    out_.wrap(piece_kind::align, 0, [&] {
        while (out_.next().end < tree_[id].where.end) {
            const auto child = child_at(id, out_.next().begin);
            if (child != node_id::none) visit(child);
            else out_.take();
        }
    });
    out_.separate({.nothing = true});
    out_.take();
}

}  // namespace quorate::syntax::printer
