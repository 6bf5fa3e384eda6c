// Which pack a declaration belongs to, where packs use others.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "check/context.hpp"

namespace quorate::check {

/// The packs of a tree by their files: those of one folder are of one pack.
class pack_owners {
public:
    void read(const context& all);

    [[nodiscard]] bool same_pack(node_id a, node_id b) const { return pack_of(a) == pack_of(b); }
    /// Whether the pack of the first uses that of the second, directly or through others.
    [[nodiscard]] bool uses(node_id one, node_id other) const;
    /// Whether it is declared by a pack that the one at hand uses.
    [[nodiscard]] bool is_used(node_id one) const { return packs_[pack_of(one)].used; }
    /// How many packs the longest way down from its pack leads through: more than for any that it uses.
    [[nodiscard]] std::size_t depth_of(node_id one) const { return packs_[pack_of(one)].depth; }
    [[nodiscard]] std::string name_of(node_id one) const { return packs_[pack_of(one)].name; }

private:
    struct pack {
        std::string name;
        bool used = false;
        std::set<std::size_t> reached;  ///< packs that it uses, directly or through others
        std::size_t depth = 0;
    };
    [[nodiscard]] std::size_t pack_of(node_id one) const;

    const context* all_ = nullptr;
    std::vector<pack> packs_;                      ///< the one at hand first
    std::map<text::source_id, std::size_t> by_source_;
};

}  // namespace quorate::check
