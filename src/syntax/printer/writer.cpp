#include "syntax/printer/writer.hpp"

#include <algorithm>

namespace quorate::syntax::printer {

namespace {

// Tables: rows of one stand in columns together.
enum table : std::uint32_t { table_of_entries, table_of_fields, table_of_rows, table_of_members, table_of_values, table_of_lets, table_of_considerations, table_of_outcomes };
// Columns, from left to right.
enum column : std::uint32_t { after_name, first_text, first_alias = 20, after_texts = 30 };

bool stands_together(node_kind kind) {
    return kind == node_kind::test_case || kind == node_kind::example || kind == node_kind::season || kind == node_kind::definition || kind == node_kind::derived;
}

}  // namespace

void writer::file(node_id id) {
    node_id before = node_id::none;
    for (const auto one : tree_.children(id)) {
        separator by{.kind = piece_kind::hard_line, .keeps_blank = true};
        if (before != node_id::none && !(kind_of(before) == kind_of(one) && stands_together(kind_of(one)))) by.blank = !out_.blank_ahead();
        out_.separate(by);
        out_.place();
        visit(one);
        before = one;
    }
}

void writer::cell_before(std::uint32_t key, bool may_end_line) {
    out_.separate({.kind = may_end_line ? piece_kind::cell_line : piece_kind::cell, .key = key});
}

void writer::words_before(node_id child) {
    while (out_.next().begin < tree_[child].where.begin) out_.take();
}

void writer::words_to_end(node_id id) {
    while (out_.next().kind != token_kind::end && out_.next().begin < tree_[id].where.end) {
        if (is_next(token_kind::brace_open)) return block(id);
        out_.take();
    }
}

node_id writer::child_at(node_id id, std::size_t begin) const {
    for (const auto child : tree_.children(id))
        if (tree_[child].where.begin == begin) return child;
    return node_id::none;
}

void writer::visit(node_id id) {
    switch (kind_of(id)) {
        case node_kind::text: return text(id);
        case node_kind::title:
        case node_kind::asks:
        case node_kind::reading:
        case node_kind::owner:
        case node_kind::left_because: return labelled(id);
        case node_kind::say: return say(id);
        case node_kind::cites: return citation(id);
        case node_kind::entry: return entry(id);
        case node_kind::field:
        case node_kind::consider:
        case node_kind::membership:
        case node_kind::dated_value:
        case node_kind::closed:
        case node_kind::closed_yearly: return columns(id);
        case node_kind::mapping_row:
        case node_kind::table_row:
        case node_kind::band: return head_and_values(id);
        case node_kind::outcome:
        case node_kind::transition: return outcome(id);
        case node_kind::let:
        case node_kind::definition:
        case node_kind::derived:
        case node_kind::parameter:
        case node_kind::score_part: return assignment(id);
        case node_kind::data: return record_of_data(id);
        case node_kind::data_each: return values_of_data(id);
        case node_kind::data_field: return field_of_data(id);
        case node_kind::binary: return chain(id);
        case node_kind::unary: return negation(id);
        case node_kind::conditional: return conditional(id);
        case node_kind::comprehension:
        case node_kind::quantified:
        case node_kind::share:
        case node_kind::chosen: return going_through(id);
        case node_kind::where:
        case node_kind::except: return where(id);
        case node_kind::set: return set(id);
        default: return plain(id);
    }
}

void writer::plain(node_id id) {
    const auto all = tree_.children(id);
    rest(id, all.begin());
}

/// The remaining children of a node with the words between them; what stands between its braces, each on a line of its own.
void writer::rest(node_id id, tree::child_range::iterator from) {
    for (const auto end = tree_.children(id).end(); from != end; ++from) {
        while (out_.next().begin < tree_[*from].where.begin) {
            if (is_next(token_kind::brace_open)) return block(id);
            out_.take();
        }
        visit(*from);
    }
    words_to_end(id);
}

void writer::block(node_id id) {
    const auto open = out_.next().begin;
    out_.take();
    bool empty = true;
    out_.wrap(piece_kind::nest, 2, [&] {
        for (const auto child : tree_.children(id)) {
            if (tree_[child].where.begin < open) continue;
            out_.separate({.kind = piece_kind::hard_line, .keeps_blank = !empty});
            out_.place();
            clause(child);
            empty = false;
        }
        if (out_.comment_waits()) empty = false;
        out_.take_comments();
    }, true);
    if (empty) out_.separate({.nothing = true});
    else out_.separate({.kind = piece_kind::hard_line});
    out_.take();
}

void writer::clause(node_id id) {
    hung_ = false;
    visit(id);
    hung_ = false;
}

std::uint32_t writer::hang(std::uint32_t usual) {
    const auto by = hung_ ? 0 : usual;
    hung_ = false;
    return by;
}

/// Sentences stand a language a line; short labels side by side where they fit.
void writer::labelled(node_id id) {
    const bool sentences = kind_of(id) != node_kind::title && kind_of(id) != node_kind::owner;
    out_.take();
    out_.wrap(piece_kind::group, 0, [&] {
        out_.wrap(piece_kind::align, 0, [&] {
            bool first = true;
            for (const auto one : tree_.children(tree_.child(id, node_kind::texts))) {
                if (!first) line_before(sentences ? piece_kind::hard_line : piece_kind::line);
                first = false;
                visit(one);
            }
        });
    });
}

/// What goes on in the next line stands below what follows the first word.
void writer::citation(node_id id) {
    out_.take();
    out_.wrap(piece_kind::align, 0, [&] { plain(id); });
}

/// Messages of a finding stand below their condition, those of a relation or an outcome beside `say`.
void writer::say(node_id id) {
    if (tree_[id].detail == static_cast<std::uint8_t>(say_when::always)) return labelled(id);
    const auto texts = tree_.child(id, node_kind::texts);
    words_before(texts);
    const auto all = tree_.children(texts);
    const bool several = std::distance(all.begin(), all.end()) > 1;
    out_.wrap(piece_kind::group, 0, [&] {
        out_.wrap(piece_kind::nest, 2, [&] {
            for (const auto one : all) {
                out_.separate({.kind = several ? piece_kind::hard_line : piece_kind::line});
                visit(one);
            }
        }, true);
    }, true);
}

/// `name fr "…" en "…" also "…" in force …`, and for a node what stands under it.
void writer::entry(node_id id) {
    const auto all = tree_.children(id);
    auto at = all.begin();
    out_.wrap(piece_kind::row, table_of_entries, [&] {
        out_.wrap(piece_kind::group, 0, [&] {
            visit(*at++);
            if (at == all.end() || kind_of(*at) == node_kind::entry) return;
            cell_before(first_text, false);
            out_.wrap(piece_kind::align, 0, [&] {
                std::uint32_t key = first_text;
                bool aliased = false, first = true;
                for (; at != all.end() && kind_of(*at) != node_kind::entry; ++at) {
                    if (kind_of(*at) == node_kind::texts) {
                        for (const auto one : tree_.children(*at)) {
                            if (!first) cell_before(++key, true);
                            first = false;
                            visit(one);
                        }
                        continue;
                    }
                    if (kind_of(*at) == node_kind::validity) { if (!first) cell_before(after_texts, true); }
                    else if (aliased) line_before();
                    else if (!first) cell_before(first_alias, true);
                    aliased = kind_of(*at) == node_kind::alias;
                    first = false;
                    visit(*at);
                }
            });
        });
        words_to_end(id);
    });
}

/// A clause whose parts stand below those of its neighbours: a name, its texts, and what follows them.
void writer::columns(node_id id) {
    const auto kind = kind_of(id);
    const auto which = kind == node_kind::field ? table_of_fields : kind == node_kind::consider ? table_of_considerations :
                       kind == node_kind::membership ? table_of_members : table_of_values;
    out_.wrap(piece_kind::row, which, [&] {
        out_.wrap(piece_kind::group, 0, [&] {
            out_.wrap(piece_kind::nest, 4, [&] {
                std::uint32_t key = first_text;
                for (const auto child : tree_.children(id)) {
                    while (out_.next().begin < tree_[child].where.begin) {
                        if (is_next(token_kind::colon)) cell_before(after_name, false);
                        if (is_next("when")) cell_before(after_texts, true);
                        out_.take();
                    }
                    if (kind_of(child) == node_kind::texts) {
                        for (const auto one : tree_.children(child)) {
                            cell_before(key++, true);
                            visit(one);
                        }
                        continue;
                    }
                    if (kind_of(child) == node_kind::validity) cell_before(after_texts, true);
                    hung_ = true;
                    visit(child);
                    hung_ = false;
                }
                words_to_end(id);
            }, true);
        });
    });
}

/// `head: values`.
void writer::head_and_values(node_id id) {
    out_.wrap(piece_kind::row, table_of_rows, [&] {
        bool behind = false;
        const auto values = [&] {
            while (out_.next().begin < tree_[id].where.end && out_.next().kind != token_kind::end) {
                const auto child = child_at(id, out_.next().begin);
                if (behind && out_.token_at(out_.position() - 1).kind == token_kind::colon) cell_before(after_name, false);
                if (child != node_id::none && tree_[child].first_child != node_id::none) visit(child);
                else {
                    behind = behind || is_next(token_kind::colon);
                    out_.take();
                }
            }
        };
        out_.wrap(piece_kind::nest, 4, values);
    });
}

/// `name texts when … say … cites …`: on one line when it is short, else each part on its own.
void writer::outcome(node_id id) {
    const bool long_one = tree_.child(id, node_kind::say) != node_id::none || tree_.child(id, node_kind::cites) != node_id::none;
    out_.wrap(piece_kind::row, table_of_outcomes, [&] {
        out_.wrap(piece_kind::group, 0, [&] {
            out_.wrap(piece_kind::nest, 2, [&] {
                std::uint32_t key = first_text;
                for (const auto child : tree_.children(id)) {
                    while (out_.next().begin < tree_[child].where.begin) {
                        if (is_next("when") || is_next("otherwise")) {
                            if (long_one) out_.separate({.kind = piece_kind::hard_line});
                            else cell_before(after_texts, true);
                        }
                        out_.take();
                    }
                    if (kind_of(child) == node_kind::texts) {
                        out_.wrap(piece_kind::group, 0, [&] {
                            for (const auto one : tree_.children(child)) {
                                cell_before(key++, true);
                                visit(one);
                            }
                        }, true);
                        continue;
                    }
                    if (kind_of(child) == node_kind::say || kind_of(child) == node_kind::cites) out_.separate({.kind = piece_kind::hard_line});
                    if (kind_of(child) == node_kind::until || kind_of(child) == node_kind::unless_barred) line_before();
                    visit(child);
                }
                if (is_next("otherwise") && out_.next().begin < tree_[id].where.end) cell_before(after_texts, true);
                words_to_end(id);
            }, true);
        });
    });
}

/// `let name texts = expression`: the expression begins on the same line where it can.
void writer::assignment(node_id id) {
    const auto write = [&](bool in_columns) {
        const auto all = tree_.children(id);
        auto at = all.begin();
        for (; at != all.end(); ++at) {
            while (out_.next().begin < tree_[*at].where.begin && !is_next(token_kind::equals)) {
                if (is_next(token_kind::brace_open)) return block(id);
                if (is_next(token_kind::colon)) out_.separate({});
                if (is_next(token_kind::bracket_open) && out_.token_at(out_.position() - 1).kind == token_kind::name) out_.separate({.nothing = true});
                out_.take();
            }
            if (is_next(token_kind::equals)) break;
            visit(*at);
        }
        if (at == all.end()) return words_to_end(id);
        if (in_columns) cell_before(after_name, false);
        out_.take();
        out_.wrap(piece_kind::nest, 4, [&] {
            out_.separate({.kind = piece_kind::line, .filling = true});
            out_.place();
            words_before(*at);
            hung_ = true;
            visit(*at);
            hung_ = false;
        }, true);
        rest(id, ++at);
    };
    const bool row = kind_of(id) == node_kind::let && tree_.child(id, node_kind::texts) == node_id::none;
    if (row) out_.wrap(piece_kind::row, table_of_lets, [&] { write(true); });
    else write(false);
}

/// `{ field: value  field: value }`, or a field a line.
void writer::record_of_data(node_id id) {
    out_.wrap(piece_kind::group, 0, [&] {
        out_.take();
        bool empty = true;
        out_.wrap(piece_kind::nest, 2, [&] {
            for (const auto field : tree_.children(id)) {
                out_.separate({.kind = empty ? piece_kind::line : piece_kind::wide_line});
                empty = false;
                visit(field);
            }
            if (out_.comment_waits()) empty = false;
            out_.take_comments();
        }, true);
        if (empty) out_.separate({.nothing = true});
        else line_before();
        out_.take();
    });
}

/// `for voter in {BEL, ITA}`
void writer::values_of_data(node_id id) {
    while (!is_next(token_kind::brace_open)) out_.take();
    set(id);
}

void writer::field_of_data(node_id id) {
    const auto all = tree_.children(id);
    auto at = all.begin();
    visit(*at++);
    out_.take();
    if (at == all.end()) return words_to_end(id);
    const bool records = kind_of(*at) == node_kind::data;
    bool several = false;
    for (auto other = tree_[*at].next_sibling; other != node_id::none; other = tree_[other].next_sibling) several = several || kind_of(other) != node_kind::data_each;
    out_.wrap(records ? piece_kind::group : piece_kind::sequence, 0, [&] {
        out_.wrap(records && !several ? piece_kind::sequence : piece_kind::align, 0, [&] {
            for (bool first = true; at != all.end(); ++at, first = false) {
                words_before(*at);
                if (records && !first && kind_of(*at) != node_kind::data_each) line_before();
                visit(*at);
            }
        });
    });
}

}  // namespace quorate::syntax::printer
