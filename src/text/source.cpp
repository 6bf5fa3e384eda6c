#include "text/source.hpp"

#include <algorithm>

namespace quorate::text {

namespace {

/// The length of the well-formed UTF-8 sequence at `at`, or 0.
std::size_t sequence_length(std::string_view bytes, std::size_t at) noexcept {
    const auto byte = [&](std::size_t i) { return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u; };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
    const unsigned first = byte(0);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        if (!follows(1) || !follows(2)) return 0;
        if (first == 0xE0 && byte(1) < 0xA0) return 0;  // too long a form
        if (first == 0xED && byte(1) > 0x9F) return 0;  // a surrogate
        return 3;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        if (!follows(1) || !follows(2) || !follows(3)) return 0;
        if (first == 0xF0 && byte(1) < 0x90) return 0;
        if (first == 0xF4 && byte(1) > 0x8F) return 0;
        return 4;
    }
    return 0;
}

/// The first characters of a line, up to the limit; U+FFFD for each byte that is part of none.
std::string cut(std::string_view line) {
    std::string made;
    std::size_t at = 0;
    for (std::size_t characters = 0; at < line.size() && characters < excerpt_length; ++characters) {
        const auto length = sequence_length(line, at);
        if (length == 0) made += "\uFFFD";
        else made += line.substr(at, length);
        at += std::max<std::size_t>(1, length);
    }
    return made;
}

}  // namespace

bool is_utf8(std::string_view bytes, std::size_t* bad) noexcept {
    for (std::size_t at = 0; at < bytes.size();) {
        const auto length = sequence_length(bytes, at);
        if (length == 0) {
            if (bad != nullptr) *bad = at;
            return false;
        }
        at += length;
    }
    return true;
}

std::size_t count_characters(std::string_view utf8) noexcept {
    std::size_t count = 0;
    for (std::size_t at = 0; at < utf8.size(); ++count) at += std::max<std::size_t>(1, sequence_length(utf8, at));
    return count;
}

source_id source_set::add(std::string name, std::string content) {
    source one{std::move(name), std::move(content), {0}};
    for (std::size_t at = 0; at < one.content.size(); ++at)
        if (one.content[at] == '\n') one.line_starts.push_back(static_cast<std::uint32_t>(at + 1));
    sources_.push_back(std::make_shared<const source>(std::move(one)));
    return static_cast<source_id>(sources_.size() - 1);
}

std::string_view source_set::name(source_id id) const noexcept { return sources_[static_cast<std::size_t>(id)]->name; }
std::string_view source_set::content(source_id id) const noexcept { return sources_[static_cast<std::size_t>(id)]->content; }

std::string_view source_set::slice(span where) const noexcept {
    const auto all = content(where.source);
    const auto begin = std::min<std::size_t>(where.begin, all.size());
    return all.substr(begin, std::min<std::size_t>(where.end, all.size()) - std::min<std::size_t>(begin, where.end));
}

place source_set::locate(span where) const {
    place found;
    if (static_cast<std::size_t>(where.source) >= sources_.size()) return found;
    const auto& one = *sources_[static_cast<std::size_t>(where.source)];
    found.file = one.name;
    found.begin = where.begin;
    found.end = where.end;
    const std::string_view all = one.content;
    const auto locate_byte = [&](std::uint32_t byte, std::uint32_t& line, std::uint32_t& column) {
        const auto offset = std::min<std::size_t>(byte, all.size());
        const auto after = std::upper_bound(one.line_starts.begin(), one.line_starts.end(), static_cast<std::uint32_t>(offset));
        line = static_cast<std::uint32_t>(after - one.line_starts.begin());
        auto start = static_cast<std::size_t>(*(after - 1));
        if (start == 0 && all.starts_with("\xEF\xBB\xBF")) start = std::min<std::size_t>(3, offset);  // a mark is no character
        column = static_cast<std::uint32_t>(count_characters(all.substr(start, offset - start)) + 1);
    };
    locate_byte(where.begin, found.line, found.column);
    locate_byte(where.end, found.end_line, found.end_column);
    auto start = static_cast<std::size_t>(one.line_starts[found.line - 1]);
    if (start == 0 && all.starts_with("\xEF\xBB\xBF")) start = 3;
    auto line = all.substr(start, all.find('\n', start) - start);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (found.column > excerpt_length) {  // the part around the place
        std::size_t from = 0;
        for (std::size_t i = 0; i + excerpt_before + 1 < found.column && from < line.size(); ++i) from += std::max<std::size_t>(1, sequence_length(line, from));
        found.excerpt = "…" + cut(line.substr(from));
    } else {
        found.excerpt = cut(line);
    }
    return found;
}

}  // namespace quorate::text
