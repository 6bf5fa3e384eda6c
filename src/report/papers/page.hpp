// A paper as blocks, before it is HTML, Markdown or CSV.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "quorate/papers.hpp"

namespace quorate::report {

/// Words in the languages of the paper, in their order: all blocks hold as many.
using wordings = std::vector<std::string>;

/// How a cell or a line is to be read at a glance. Every tone goes with words: none says anything alone.
enum class tone : std::uint8_t { plain, good, bad, open, faint, head };

struct table_cell {
    wordings text;
    tone look = tone::plain;
    std::vector<wordings> notes{};      ///< smaller, below
};

struct page_block {
    enum class kind : std::uint8_t { heading, paragraph, item, table, figure, signature, facts };
    kind is{};
    int level = 2;                      ///< of a heading: 1 is the title of the paper
    wordings text{};                    ///< of a heading, paragraph or item; the caption of a table or figure
    tone look = tone::plain;
    std::vector<wordings> notes{};      ///< of an item: smaller, below
    std::vector<std::vector<table_cell>> rows{};  ///< of a table: the first row is its head, the first cell of each other row its own; of facts: label and value
    std::string drawing{};              ///< of a figure: SVG
    bool breaks_page = false;           ///< of a heading: a new sheet begins here
    bool keeps_together = false;        ///< of a heading of level 2: what stands below it, to the next one, is on one sheet where it can be
    bool compact = false;               ///< of an item: one of many short ones, which stand in columns
    std::vector<int> widths{};          ///< of a table: the share of each column of a hundred; as the words want it when empty
};

struct page {
    std::vector<std::string> languages;
    wordings title;
    std::vector<page_block> blocks;
    bool wide = false;                  ///< better on a sheet lying on its side
    std::string running{};              ///< at the foot of every printed sheet: what paper this is and what it was made from
};

[[nodiscard]] std::string to_html(const page& from);
[[nodiscard]] std::string to_markdown(const page& from);
[[nodiscard]] std::string to_csv(const page& from, char separator);

/// The page of a paper.
[[nodiscard]] page compose_paper(const review& from, const paper_request& asked);

}  // namespace quorate::report
