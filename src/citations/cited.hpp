// What a pack says of its sources: what cites, what is cited, what is pinned, what is left.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "check/model.hpp"
#include "text/source.hpp"

namespace quorate::citations {

/// A declaration that may cite, and what the cases of the pack expect of it.
struct citing {
    std::string kind, name;
    std::vector<std::size_t> used_by;       ///< of parameters, definitions, tables …: what reads them
    bool positive = false, negative = false;
    std::vector<std::string> labels{};      ///< of a list: what its entries are called, in every language
};

/// Passages that no rule is made for.
struct left_passages {
    std::string name;
    bool to_people = false;                 ///< else background
    texts because;
};

/// A `cites` clause.
struct cited {
    std::size_t by = 0;                     ///< index into the rules, or into what is left
    bool leaves = false;
    std::string source;
    std::vector<std::string> sections;
    std::string quotation;
    text::span where;
};

struct pin {
    std::string source, words;
    std::uint32_t paragraph = 0;
};

struct source {
    std::string name, title, date, language, url, file;
};

/// Everything of a pack that speaks of its sources. Plain values: it outlives the tree.
struct cited_texts {
    std::vector<source> sources;
    std::vector<citing> rules;
    std::vector<left_passages> left;
    std::vector<cited> citations;           ///< in the order of the files
    std::vector<pin> pins;
};

/// Takes it from a model that was checked without an error.
[[nodiscard]] cited_texts take_citations(const check::model& rules);

}  // namespace quorate::citations
