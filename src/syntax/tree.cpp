#include "syntax/tree.hpp"

#include <algorithm>
#include <array>

namespace quorate::syntax {

namespace {

constexpr std::array kind_names = {
#define X(kind) std::string_view(#kind),
#include "syntax/node_kinds.def"
#undef X
};

}  // namespace

std::string_view to_string(node_kind kind) noexcept { return kind_names[static_cast<std::size_t>(kind)]; }

tree::tree() : nodes_(1), values_(1) {}

node_id tree::add(node n) {
    nodes_.push_back(n);
    return static_cast<node_id>(nodes_.size() - 1);
}

std::uint32_t tree::add_value(std::string text) {
    values_.push_back(std::move(text));
    return static_cast<std::uint32_t>(values_.size() - 1);
}

void tree::roll_back(mark to) {
    nodes_.resize(to.nodes);
    values_.resize(to.values);
}

node_id tree::child(node_id parent, node_kind kind) const noexcept {
    for (const node_id one : children(parent))
        if ((*this)[one].kind == kind) return one;
    return node_id::none;
}

bool tree::lost(std::string_view word) const noexcept { return std::find(lost_words.begin(), lost_words.end(), word) != lost_words.end(); }

bool tree::is_damaged(node_id declaration) const noexcept {
    return std::find(damaged.begin(), damaged.end(), declaration) != damaged.end();
}

}  // namespace quorate::syntax
