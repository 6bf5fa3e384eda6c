#include "syntax/printer/layout.hpp"

#include "text/source.hpp"

namespace quorate::syntax::printer {

namespace {

enum class mode : std::uint8_t { flat, broken };

struct command {
    const piece* what;
    std::size_t indent;
    mode in;
    bool ends_row = false;
};

class layouter {
public:
    explicit layouter(std::size_t width) : width_(width) { lines_.emplace_back(); }

    std::vector<printed_line> run(const piece& root) {
        commands_.push_back({&root, 0, mode::broken});
        while (!commands_.empty()) {
            const command next = commands_.back();
            commands_.pop_back();
            if (next.ends_row) end_row(*next.what);
            else print(next);
        }
        return std::move(lines_);
    }

private:
    void print(const command& next) {
        const piece& what = *next.what;
        const bool flat = next.in == mode::flat;
        switch (what.kind) {
            case piece_kind::words: return put(what.text);
            case piece_kind::remark:
                if (lines_.back().text.empty()) { put(what.text); lines_.back().is_comment = true; }
                else lines_.back().text += "  " + what.text;
                return;
            case piece_kind::space: return put(" ");
            case piece_kind::line: return flat ? put(" ") : end_line(next.indent);
            case piece_kind::wide_line: return flat ? put("  ") : end_line(next.indent);
            case piece_kind::soft_line: return flat ? void() : end_line(next.indent);
            case piece_kind::hard_line: return end_line(next.indent);
            case piece_kind::blank_line: end_line(0); return end_line(next.indent);
            case piece_kind::cell: return put_cell(what);
            case piece_kind::cell_line: return flat ? put_cell(what) : end_line(next.indent);
            case piece_kind::group: return go_on(what, next.indent, !what.broken && (flat || fits(what, next.indent)) ? mode::flat : mode::broken);
            case piece_kind::nest: return go_on(what, next.indent + what.number, next.in);
            case piece_kind::align: return go_on(what, waiting_ ? indent_ : column_, next.in);
            case piece_kind::row:
                rows_.push_back({flat, flat});
                commands_.push_back({&what, 0, mode::flat, true});
                return go_on(what, next.indent, next.in);
            case piece_kind::sequence: return go_on(what, next.indent, next.in);
        }
    }

    void go_on(const piece& what, std::size_t indent, mode in) {
        for (auto part = what.parts.rbegin(); part != what.parts.rend(); ++part) commands_.push_back({&*part, indent, in});
    }

    void put(const std::string& text) {
        if (waiting_) {
            lines_.back().text.assign(indent_, ' ');
            column_ = indent_;
            waiting_ = false;
        }
        lines_.back().text += text;
        column_ += text::count_characters(text);
    }

    void put_cell(const piece& what) {
        put(" ");
        if (!rows_.empty() && !rows_.back().ignored) lines_.back().stops.push_back({lines_.back().text.size(), what.number});
    }

    void end_line(std::size_t indent) {
        while (lines_.back().text.ends_with(' ')) lines_.back().text.pop_back();
        for (auto& row : rows_) row.spoiled = true;
        lines_.emplace_back();
        indent_ = indent;
        waiting_ = true;
        column_ = indent;
    }

    void end_row(const piece& what) {
        if (!rows_.back().spoiled && !rows_.back().ignored) {
            lines_.back().is_row = true;
            lines_.back().table = what.number;
        }
        rows_.pop_back();
    }

    /// Whether a group and what follows it up to the next place where a line may end fit on what is left of the line.
    bool fits(const piece& what, std::size_t indent) const {
        const auto used = waiting_ ? indent_ : column_;
        if (used > width_) return false;
        auto left = static_cast<std::ptrdiff_t>(width_ - used);
        std::vector<command> inner{{&what, indent, mode::flat}};
        std::size_t outer = commands_.size();
        while (left >= 0) {
            if (inner.empty()) {
                if (outer == 0) return true;
                inner.push_back(commands_[--outer]);
            }
            const command next = inner.back();
            inner.pop_back();
            if (next.ends_row) continue;
            switch (next.what->kind) {
                case piece_kind::words: left -= static_cast<std::ptrdiff_t>(text::count_characters(next.what->text)); break;
                case piece_kind::remark: return true;
                case piece_kind::hard_line:
                case piece_kind::blank_line: return true;
                case piece_kind::space:
                case piece_kind::cell: --left; break;
                case piece_kind::line:
                case piece_kind::cell_line:
                case piece_kind::wide_line:
                    if (next.in == mode::broken) return true;
                    left -= next.what->kind == piece_kind::wide_line ? 2 : 1;
                    break;
                case piece_kind::soft_line:
                    if (next.in == mode::broken) return true;
                    break;
                case piece_kind::group:
                case piece_kind::nest:
                case piece_kind::align:
                case piece_kind::row:
                case piece_kind::sequence:
                    for (auto part = next.what->parts.rbegin(); part != next.what->parts.rend(); ++part) inner.push_back({&*part, 0, next.what->broken ? mode::broken : next.in});
                    break;
            }
        }
        return false;
    }

    struct open_row { bool spoiled; bool ignored; };

    std::size_t width_;
    std::vector<printed_line> lines_;
    std::vector<command> commands_;
    std::vector<open_row> rows_;
    std::size_t column_ = 0;    // in characters
    std::size_t indent_ = 0;
    bool waiting_ = true;       // nothing stands on the line yet, not even its indent
};

}  // namespace

std::vector<printed_line> lay_out(const piece& root, std::size_t width) { return layouter(width).run(root); }

}  // namespace quorate::syntax::printer
