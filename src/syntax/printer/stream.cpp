#include "syntax/printer/stream.hpp"

namespace quorate::syntax::printer {

std::string spelling(const token& one, std::string_view source) {
    std::string words(source.substr(one.begin, one.end - one.begin));
    if (one.kind == token_kind::money) words = words.substr(0, 3) + " " + words.substr(words.find_first_of("0123456789"));
    return words;
}

void stream::add(piece_kind kind, std::string text, std::uint32_t number) {
    auto& parts = open_.back().parts;
    parts.emplace_back();
    parts.back().kind = kind;
    parts.back().text = std::move(text);
    parts.back().number = number;
}

void stream::close() {
    piece made = std::move(open_.back());
    open_.pop_back();
    for (const auto& part : made.parts)
        made.broken = made.broken || part.broken || part.kind == piece_kind::hard_line || part.kind == piece_kind::blank_line;
    open_.back().parts.push_back(std::move(made));
}

bool stream::blank_between(std::size_t begin, std::size_t end) const {
    int ends = 0;
    for (std::size_t i = begin; i < end; ++i) ends += source_[i] == '\n';
    return ends > 1;
}

separator stream::usual() const {
    separator made;
    if (at_ == 0) { made.nothing = true; return made; }
    const auto before = list_.tokens[at_ - 1].kind, after = list_.tokens[at_].kind;
    const bool inside_text = before == token_kind::text_part || before == token_kind::interpolation_open || before == token_kind::interpolation_close ||
                             after == token_kind::text_part || after == token_kind::interpolation_close || after == token_kind::text_close ||
                             (before == token_kind::text_open && after == token_kind::interpolation_open);
    made.nothing = inside_text || before == token_kind::bracket_open || before == token_kind::dot || after == token_kind::comma || after == token_kind::colon ||
                   after == token_kind::bracket_close || after == token_kind::dot;
    if (before == token_kind::comma) {
        made.kind = piece_kind::line;
        made.filling = true;
    }
    return made;
}

void stream::add_separator(const separator& by) {
    if (by.nothing || (in_text() && by.kind == piece_kind::soft_line)) return;
    if (in_text()) return add(piece_kind::space);
    if (!by.filling) return add(by.kind, {}, by.key);
    open_.emplace_back();
    open_.back().kind = piece_kind::group;
    add(by.kind, {}, by.key);
    close();
}

void stream::place() {
    if (placed_) return;
    placed_ = true;
    const separator by = pending_ ? *pending_ : usual();
    pending_.reset();
    const bool at_start = behind_ == 0;
    const auto end_line = [&](std::size_t begin, bool blank) {
        add((by.keeps_blank && blank_between(behind_, begin)) || blank ? piece_kind::blank_line : piece_kind::hard_line);
    };
    if (!comment_waits() && !line_must_end_) {
        if (by.blank) add(piece_kind::blank_line);
        else if (by.keeps_blank && !at_start) end_line(next().begin, false);
        else if (!at_start) add_separator(by);
        return;
    }
    bool blank = by.blank;
    for (; comment_waits(); ++comment_) {
        const auto& one = list_.comments[comment_];
        if (behind_ > 0) end_line(one.begin, blank);
        blank = false;
        add(piece_kind::remark, std::string(source_.substr(one.begin, one.end - one.begin)));
        behind_ = one.end;
    }
    if (next().kind != token_kind::end) end_line(next().begin, blank);
    line_must_end_ = false;
}

void stream::take_comments() {
    if (placed_ || !comment_waits()) return;
    for (; comment_waits(); ++comment_) {
        const auto& one = list_.comments[comment_];
        add(blank_between(behind_, one.begin) ? piece_kind::blank_line : piece_kind::hard_line);
        add(piece_kind::remark, std::string(source_.substr(one.begin, one.end - one.begin)));
        behind_ = one.end;
    }
    line_must_end_ = true;
}

bool stream::blank_ahead() const {
    std::size_t from = behind_;
    for (auto i = comment_; i < list_.comments.size() && list_.comments[i].before <= at_; ++i) {
        if (blank_between(from, list_.comments[i].begin)) return true;
        from = list_.comments[i].end;
    }
    return blank_between(from, next().begin);
}

void stream::take() {
    place();
    add(piece_kind::words, spelling(next(), source_));
    texts_ += next().kind == token_kind::text_open ? 1 : next().kind == token_kind::text_close ? -1 : 0;
    behind_ = next().end;
    ++at_;
    placed_ = false;
    while (comment_waits() && !list_.comments[comment_].starts_line) {
        const auto& one = list_.comments[comment_++];
        add(piece_kind::remark, std::string(source_.substr(one.begin, one.end - one.begin)));
        behind_ = one.end;
        line_must_end_ = true;
    }
}

piece stream::finish() {
    separate({.kind = piece_kind::hard_line, .keeps_blank = true});
    if (comment_waits()) place();
    piece made = std::move(open_.front());
    return made;
}

}  // namespace quorate::syntax::printer
