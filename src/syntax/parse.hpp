// Rule text to tree.
#pragma once

#include "syntax/tree.hpp"
#include "text/diagnostic_sink.hpp"
#include "text/source.hpp"

namespace quorate::syntax {

struct parse_limits {
    std::uint32_t file_size = 8u << 20;     ///< bytes; a pack is written by people
    std::uint32_t nesting = 200;            ///< open brackets, blocks and operators within each other
    std::uint32_t declarations = 100'000;   ///< in one file
};

/// Parses one source into the tree and adds its `file` node to tree.files. A declaration that cannot be parsed is
/// reported (Q1xxx) and left out; the ones around it are kept. Linear in the size of the source.
void parse(text::source_id source, tree& into, text::diagnostic_sink& problems, const parse_limits& limits = {});

}  // namespace quorate::syntax
