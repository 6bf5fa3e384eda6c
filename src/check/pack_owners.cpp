#include "check/pack_owners.hpp"

#include <algorithm>

namespace quorate::check {

using syntax::node_kind;

namespace {

std::string folder_of(std::string_view file) {
    const auto slash = file.find_last_of("/\\");
    return std::string(slash == std::string_view::npos ? std::string_view() : file.substr(0, slash));
}

}  // namespace

void pack_owners::read(const context& all) {
    all_ = &all;
    packs_.assign(1, {});
    // Folders of used packs each hold one pack; all other files are of the pack at hand.
    std::map<std::string, std::size_t> by_folder;
    std::map<std::size_t, node_id> declared;
    for (const node_id file : all.tree.files) {
        const auto source = all.where(file).source;
        std::size_t index = 0;
        if (all.tree[file].detail != 0) {
            const auto [found, fresh] = by_folder.emplace(folder_of(all.problems.sources().name(source)), packs_.size());
            // A host may give files without folders: then each `pack` begins another.
            const bool another = !fresh && all.tree.child(file, node_kind::pack) != node_id::none && !packs_[found->second].name.empty();
            if (another) found->second = packs_.size();
            if (fresh || another) packs_.push_back({.name = {}, .used = true, .reached = {}, .depth = 0});
            index = found->second;
        }
        by_source_[source] = index;
        for (const node_id one : all.children(file, node_kind::pack)) {
            packs_[index].name = all.value(all.first(one));
            declared.emplace(index, one);
        }
    }
    for (const auto& [index, node] : declared)
        for (const node_id uses : all.children(node, node_kind::uses))
            for (const node_id name : all.tree.children(uses))
                for (std::size_t other = 0; other < packs_.size(); ++other)
                    if (other != index && packs_[other].name == all.value(name)) packs_[index].reached.insert(other);
    // As often as there are packs: then every way is walked to its end, also where they go round in a circle.
    for (std::size_t round = 0; round < packs_.size(); ++round)
        for (auto& one : packs_)
            for (const auto other : std::set(one.reached)) {
                one.reached.insert(packs_[other].reached.begin(), packs_[other].reached.end());
                if (packs_[other].depth < packs_.size()) one.depth = std::max(one.depth, packs_[other].depth + 1);
            }
}

std::size_t pack_owners::pack_of(node_id one) const {
    const auto found = by_source_.find(all_->where(one).source);
    return found == by_source_.end() ? 0 : found->second;
}

bool pack_owners::uses(node_id one, node_id other) const { return packs_[pack_of(one)].reached.contains(pack_of(other)); }

}  // namespace quorate::check
