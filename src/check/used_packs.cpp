// What `uses` names: packs that are there, and that do not lead back to the one that uses them.
#include <algorithm>

#include "check/context.hpp"

namespace quorate::check {

using syntax::node_kind;

namespace {

/// The names that a pack uses, as nodes.
std::vector<node_id> uses_of(const context& all, node_id pack) {
    std::vector<node_id> names;
    for (const node_id uses : all.children(pack, node_kind::uses))
        for (const node_id name : all.tree.children(uses)) names.push_back(name);
    return names;
}

}  // namespace

void check_used_packs(context& all, const std::vector<node_id>& used) {
    std::vector<node_id> packs{all.result.pack};
    packs.insert(packs.end(), used.begin(), used.end());
    const auto pack_of = [&](std::string_view name) {
        const auto found = std::find_if(packs.begin(), packs.end(), [&](node_id one) { return all.value(all.first(one)) == name; });
        return found == packs.end() ? node_id::none : *found;
    };
    for (const node_id pack : packs)
        for (const node_id name : uses_of(all, pack)) {
            if (pack_of(all.value(name)) == node_id::none) {
                all.problems.error("Q2009", all.where(name), "the pack `" + std::string(all.value(name)) + "` that this one uses is not there", "a used pack is a folder of that name beside this one");
                continue;
            }
            // Everything that the used pack leads to.
            std::vector<node_id> reached{pack_of(all.value(name))};
            for (std::size_t i = 0; i < reached.size(); ++i)
                for (const node_id further : uses_of(all, reached[i]))
                    if (const node_id other = pack_of(all.value(further)); other != node_id::none && std::find(reached.begin(), reached.end(), other) == reached.end()) reached.push_back(other);
            if (std::find(reached.begin(), reached.end(), pack) == reached.end()) continue;
            all.problems.error("Q2007", all.where(name), "packs go round in a circle: `" + std::string(all.value(all.first(pack))) + "` uses `" + std::string(all.value(name)) + "`, which leads back to it");
            return;  // the others of the circle would say the same
        }
}

}  // namespace quorate::check
