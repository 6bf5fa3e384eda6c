#include "citations/passages.hpp"

#include <algorithm>
#include <cctype>
#include <unordered_map>

#include "text/source.hpp"
#include "text/typography.hpp"

namespace quorate::citations {

namespace {

constexpr std::size_t longest_heading = 160;  // bytes
constexpr std::size_t flat_level = 7;         // below those of Markdown

std::string_view trim(std::string_view line) {
    const auto begin = line.find_first_not_of(" \t\r");
    return begin == std::string_view::npos ? std::string_view() : line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
}

/// The length of the mark that begins an item of a list, with the space behind it; 0 when there is none.
std::size_t list_mark(std::string_view line) {
    for (const std::string_view mark : {"- ", "* ", "+ ", "• ", "o ", "❖ ", "– ", "— ", "▪ ", "▫ ", "◦ ", "→ "})
        if (line.starts_with(mark)) {
            const auto rest = trim(line.substr(mark.size()));
            return line.size() - rest.size() + list_mark(rest);
        }
    std::size_t at = line.starts_with("(") ? 1 : 0;
    const auto start = at;
    while (at < line.size() && at - start < 4 && std::isalnum(static_cast<unsigned char>(line[at])) != 0) ++at;
    const bool number = at > start && std::isdigit(static_cast<unsigned char>(line[start])) != 0;
    const bool letter = at == start + 1 || (start == 1 && at > start);
    if (at + 1 < line.size() && line[at + 1] == ' ' && ((line[at] == ')' && (number || letter)) || (line[at] == '.' && number))) return at + 2;
    return 0;
}

class text_reader {
public:
    text_reader(std::string_view content, const std::vector<std::string>& sections) {
        for (const auto& one : sections) sections_.push_back(text::fold(one));
        for (std::size_t at = 0; at <= content.size();) {
            const auto end = std::min(content.find('\n', at), content.size());
            lines_.push_back(trim(content.substr(at, end - at)));
            at = end + 1;
        }
        markdown_ = std::any_of(lines_.begin(), lines_.end(), [](std::string_view line) { return markdown_level(line) > 0; });
    }

    source_text read() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const auto line = lines_[i];
            const bool alone = (i == 0 || lines_[i - 1].empty()) && (i + 1 == lines_.size() || lines_[i + 1].empty());
            if (line.empty() || line.find_first_not_of("-|:=\t ") == std::string_view::npos) finish();  // also the rule of a table
            else if (const auto level = heading_level(line, alone); level > 0) add_heading(line, level);
            else add_line(line);
        }
        finish();
        return std::move(made_);
    }

private:
    static std::size_t markdown_level(std::string_view line) {
        const auto marks = line.find_first_not_of('#');
        return marks != std::string_view::npos && marks > 0 && marks < flat_level && line[marks] == ' ' ? marks : 0;
    }

    static std::string bare(std::string_view line) {
        const auto begin = line.find_first_not_of("#*_ ");
        if (begin == std::string_view::npos) return {};
        return std::string(line.substr(begin, line.find_last_not_of("#*_ ") - begin + 1));
    }

    [[nodiscard]] std::size_t heading_level(std::string_view line, bool alone) const {
        if (const auto level = markdown_level(line); level > 0) return level;
        if (!alone || line.size() > longest_heading || list_mark(line) > 0 || line.find('\t') != std::string_view::npos) return 0;
        const auto words = bare(line);
        if (words.empty()) return 0;
        const auto folded = text::fold(words);
        const bool cited = std::any_of(sections_.begin(), sections_.end(), [&](const std::string& one) { return folded == one; });
        if (cited) return flat_level;
        const char last = words.back();
        const auto first = static_cast<unsigned char>(words.front());
        const bool begins = std::isupper(first) != 0 || std::isdigit(first) != 0 || first >= 0x80;
        return !markdown_ && begins && std::string_view(".;:,").find(last) == std::string_view::npos ? flat_level : 0;
    }

    void add_heading(std::string_view line, std::size_t level) {
        finish();
        while (!open_.empty() && open_.back().first >= level) open_.pop_back();
        const auto words = bare(line);
        open_.emplace_back(level, words);
        if (std::find(made_.headings.begin(), made_.headings.end(), words) == made_.headings.end()) made_.headings.push_back(words);
    }

    void add_line(std::string_view line) {
        const auto mark = list_mark(line);
        const bool row = line.find('\t') != std::string_view::npos || line.front() == '|';
        if (mark > 0 || row) finish();
        if (!current_.empty()) current_ += ' ';
        current_ += line.substr(mark);
        if (row) finish();
    }

    void finish() {
        const auto plain = text::plain_typography(current_);
        if (plain.empty()) {
            current_.clear();
            return;
        }
        if (!made_.plain.empty()) made_.plain += ' ';
        paragraph one{.headings = {}, .text = std::move(current_), .begin = made_.plain.size()};
        made_.plain += plain;
        one.end = made_.plain.size();
        for (const auto& heading : open_) one.headings.push_back(heading.second);
        made_.paragraphs.push_back(std::move(one));
        current_.clear();
    }

    std::vector<std::string> sections_;                         // folded
    std::vector<std::string_view> lines_;
    bool markdown_ = false;
    std::vector<std::pair<std::size_t, std::string>> open_;     // headings by level
    std::string current_;
    source_text made_;
};

bool begins_with(const std::string& heading, const std::string& words) {
    return heading.starts_with(words) && (heading.size() == words.size() || std::isalnum(static_cast<unsigned char>(heading[words.size()])) == 0);
}

struct word { std::size_t begin, end; std::uint32_t sought; };  // sought: which of the words looked for, or none

constexpr std::uint32_t not_sought = UINT32_MAX;

template <typename Take>
void for_each_word(std::string_view text, Take take) {
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = text.find_first_not_of(" ,;:.!?()\"'", at);
        if (begin == std::string_view::npos) return;
        const auto end = std::min(text.find_first_of(" ,;:.!?()\"'", begin), text.size());
        take(begin, end);
        at = end;
    }
}

}  // namespace

source_text read_source_text(std::string_view content, const std::vector<std::string>& sections) {
    if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
    return text_reader(content, sections).read();
}

std::vector<std::string> headings_of_section(const source_text& text, std::string_view section) {
    std::vector<std::string> exact, beginning;
    const auto look = [&](const std::string& words) {
        for (const auto& heading : text.headings) {
            const auto folded = text::fold(heading);
            if (folded == words) exact.push_back(heading);
            else if (begins_with(folded, words)) beginning.push_back(heading);
        }
        return !exact.empty() || !beginning.empty();
    };
    if (!look(text::fold(section))) look(text::fold(section.substr(0, section.find(','))));
    return exact.empty() ? beginning : exact;
}

std::size_t paragraph_at(const source_text& text, std::size_t at) noexcept {
    const auto found = std::upper_bound(text.paragraphs.begin(), text.paragraphs.end(), at, [](std::size_t where, const paragraph& one) { return where < one.begin; });
    return static_cast<std::size_t>(found - text.paragraphs.begin()) - 1;
}

std::string naming_words(std::string_view text) {
    const auto folded = text::fold(text::plain_typography(text));
    std::string made = " ";
    for_each_word(folded, [&](std::size_t begin, std::size_t end) {
        if (end - begin > 3 && (folded[end - 1] == 's' || folded[end - 1] == 'x')) --end;
        made += folded.substr(begin, end - begin);
        made += ' ';
    });
    return made;
}

std::optional<near_passage> nearest_passage(const source_text& text, std::string_view plain_words) {
    std::unordered_map<std::string, std::uint32_t> sought;      // the words looked for, folded, numbered
    std::vector<std::int64_t> wanted;                           // how often, by number
    std::size_t length = 0;
    for_each_word(plain_words, [&](std::size_t begin, std::size_t end) {
        const auto [found, fresh] = sought.emplace(text::fold(plain_words.substr(begin, end - begin)), static_cast<std::uint32_t>(wanted.size()));
        if (fresh) wanted.push_back(0);
        ++wanted[found->second];
        ++length;
    });
    std::vector<word> words;
    for_each_word(text.plain, [&](std::size_t begin, std::size_t end) {
        const auto found = sought.find(text::fold(std::string_view(text.plain).substr(begin, end - begin)));
        words.push_back({begin, end, found == sought.end() ? not_sought : found->second});
    });
    if (length == 0 || words.empty()) return std::nullopt;
    std::size_t shared = 0, best = 0, best_at = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].sought != not_sought && wanted[words[i].sought]-- > 0) ++shared;
        if (i >= length && words[i - length].sought != not_sought && ++wanted[words[i - length].sought] > 0) --shared;
        if (shared > best) {
            best = shared;
            best_at = i;
        }
    }
    if (best * 3 < length || best == 0) return std::nullopt;
    // From the first of the words on, as many words as are looked for.
    std::size_t first = best_at + 1 >= length ? best_at + 1 - length : 0;
    while (first < best_at && words[first].sought == not_sought) ++first;
    return near_passage{words[first].begin, words[std::min(first + length, words.size()) - 1].end};
}

}  // namespace quorate::citations
