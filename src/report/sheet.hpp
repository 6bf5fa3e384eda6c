// A report as blocks, before it is plain text or Markdown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "quorate/pack.hpp"
#include "quorate/review.hpp"

namespace quorate::report {

struct block {
    enum class kind : std::uint8_t { heading, paragraph, item, table };
    kind is{};
    int level = 1;                                ///< of a heading: 1 the title; of an item: 1 the outermost
    std::string text;                             ///< of all but tables
    std::string mark;                             ///< of an item: a sign in front of it, such as ✔; may be empty
    std::vector<std::vector<std::string>> rows;   ///< of a table; the first row is its head
};

/// Blocks in the order of the page.
class sheet {
public:
    void heading(int level, std::string text) { blocks_.push_back({block::kind::heading, level, std::move(text), {}, {}}); }
    void paragraph(std::string text) { blocks_.push_back({block::kind::paragraph, 1, std::move(text), {}, {}}); }
    void item(int level, std::string text, std::string mark = {}) { blocks_.push_back({block::kind::item, level, std::move(text), std::move(mark), {}}); }
    void table(std::vector<std::vector<std::string>> rows) { blocks_.push_back({block::kind::table, 1, {}, {}, std::move(rows)}); }
    [[nodiscard]] const std::vector<block>& blocks() const noexcept { return blocks_; }

private:
    std::vector<block> blocks_;
};

/// The blocks of a review and of a list of relations, in one language.
[[nodiscard]] sheet compose(const review& result, std::string_view language);
[[nodiscard]] sheet compose(const std::vector<related_pair>& pairs, std::string_view language);
[[nodiscard]] sheet compose(const related_records& found, std::string_view language);

/// The blocks as plain text of at most 100 columns where words allow, and as Markdown.
[[nodiscard]] std::string to_plain(const sheet& from);
[[nodiscard]] std::string to_markdown(const sheet& from);

}  // namespace quorate::report
