#include "portfolio/csv_rows.hpp"

#include <algorithm>

namespace quorate::data {

csv_rows::csv_rows(text::source_id source, std::string_view all, std::uint32_t begin, const load_limits& limits, text::diagnostic_sink& problems)
    : source_(source), all_(all), at_(begin), limits_(limits), problems_(problems) {
    find_separator();
}

void csv_rows::find_separator() {
    constexpr std::string_view candidates = ",;\t";
    std::size_t counts[candidates.size()] = {};
    bool quoted = false;
    for (auto at = at_; at < all_.size() && (quoted || (all_[at] != '\n' && all_[at] != '\r')); ++at) {
        if (all_[at] == '"') quoted = !quoted;
        else if (const auto which = candidates.find(all_[at]); !quoted && which != std::string_view::npos) ++counts[which];
    }
    separator_ = candidates[static_cast<std::size_t>(std::max_element(std::begin(counts), std::end(counts)) - std::begin(counts))];
}

void csv_rows::pass_line_end() {
    if (at_ < all_.size() && all_[at_] == '\r') ++at_;
    if (at_ < all_.size() && all_[at_] == '\n') ++at_;
}

bool csv_rows::read_quoted(csv_cell& into) {
    const auto begin = at_++;
    for (;;) {
        const auto mark = std::min(all_.find('"', at_), all_.size());
        into.text.append(all_, at_, mark - at_);
        at_ = std::min(mark + 1, all_.size());
        if (mark >= all_.size()) {
            problems_.error("Q5012", {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + 1)}, "this quotation mark is never closed; the file was read up to here",
                            "a quotation mark within a cell is written twice");
            return false;
        }
        if (at_ < all_.size() && all_[at_] == '"') {
            into.text += '"';
            ++at_;
            continue;
        }
        break;
    }
    if (at_line_end() || all_[at_] == separator_) return true;
    problems_.error("Q5012", {source_, static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(at_ + 1)},
                    "a cell ends with its quotation mark, and this stands behind one; the file was read up to here", "a quotation mark within a cell is written twice");
    return false;
}

bool csv_rows::read_cell(csv_cell& into) {
    const auto begin = at_;
    if (at_ < all_.size() && all_[at_] == '"') {
        if (!read_quoted(into)) return false;
    } else {
        while (!at_line_end() && all_[at_] != separator_) ++at_;
        into.text = std::string(all_.substr(begin, at_ - begin));
    }
    into.where = from(begin);
    if (into.text.size() <= limits_.text_length) return true;
    problems_.error("Q6004", into.where, "this text has " + std::to_string(into.text.size()) + " bytes, and a text has at most " + std::to_string(limits_.text_length));
    return false;
}

std::optional<std::vector<csv_cell>> csv_rows::next() {
    while (at_ < all_.size() && at_line_end()) pass_line_end();
    if (at_ >= all_.size()) return std::nullopt;
    std::vector<csv_cell> row;
    for (;;) {
        row.emplace_back();
        if (!read_cell(row.back())) return std::nullopt;
        if (at_line_end()) break;
        ++at_;  // the separator
    }
    pass_line_end();
    return row;
}

}  // namespace quorate::data
