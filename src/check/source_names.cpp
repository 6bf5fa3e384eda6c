#include "check/source_names.hpp"

#include <algorithm>
#include <map>

namespace quorate::check {

using syntax::node_kind;

namespace {

using clauses_by_name = std::map<std::string_view, std::vector<node_id>>;

clauses_by_name read_sources(const context& all) {
    clauses_by_name made;
    for (const node_id file : all.tree.files)
        for (const node_id pack : all.children(file, node_kind::pack))
            for (const node_id clause : all.children(pack, node_kind::source)) made[all.value(all.first(clause))].push_back(clause);
    return made;
}

/// Those that a citation of this place may mean: of its own pack; else of the packs that it uses, the nearest; else of any.
std::vector<node_id> meant_at(node_id cites, const std::vector<node_id>& clauses, const pack_owners& owners) {
    std::vector<node_id> made;
    std::copy_if(clauses.begin(), clauses.end(), std::back_inserter(made), [&](node_id one) { return owners.same_pack(one, cites); });
    if (!made.empty()) return made;
    std::copy_if(clauses.begin(), clauses.end(), std::back_inserter(made), [&](node_id one) { return owners.uses(cites, one); });
    // One of a pack that another one of them uses lies behind that.
    std::erase_if(made, [&](node_id one) { return std::any_of(made.begin(), made.end(), [&](node_id other) { return owners.uses(other, one); }); });
    return made.empty() ? clauses : made;
}

}  // namespace

void name_sources(context& all, const pack_owners& owners) {
    const auto sources = read_sources(all);
    std::map<node_id, std::string> own_names;
    for (const auto& [name, clauses] : sources)
        for (const node_id clause : clauses) {
            const node_id named = all.first(clause);
            const auto earlier = std::find_if(clauses.begin(), clauses.end(), [&](node_id other) { return other == clause || owners.same_pack(other, clause); });
            if (*earlier != clause) {
                all.problems.error("Q2003", all.where(named), "`" + std::string(name) + "` is declared twice");
                all.problems.also(all.where(all.first(*earlier)), "first declared here");
                continue;
            }
            // The pack at hand says it as it is written; of used packs only where no other pack has it too.
            const bool alone = std::all_of(clauses.begin(), clauses.end(), [&](node_id other) { return owners.same_pack(other, clause); });
            auto told = alone || !owners.is_used(clause) ? std::string(name) : owners.name_of(clause) + "." + std::string(name);
            own_names[clause] = told;
            if (told != name) all.result.source_names[named] = told;
            all.result.sources.push_back(std::move(told));
        }
    for (std::uint32_t i = 1; i < all.tree.size(); ++i) {
        const auto cites = static_cast<node_id>(i);
        if (all.kind(cites) != node_kind::cites && all.kind(cites) != node_kind::pins) continue;
        const node_id named = all.first(cites);
        if (named == node_id::none) continue;
        if (const auto dot = all.value(named).find('.'); dot != std::string_view::npos) {
            const auto pack = all.value(named).substr(0, dot);
            const auto found = sources.find(all.value(named).substr(dot + 1));
            if (found == sources.end()) continue;  // it is told where citations are checked
            for (const node_id clause : found->second)
                if (owners.name_of(clause) == pack && (owners.same_pack(clause, cites) || owners.uses(cites, clause)))
                    if (const auto told = own_names.find(clause); told != own_names.end()) all.result.source_names[named] = told->second;
            continue;
        }
        const auto found = sources.find(all.value(named));
        if (found == sources.end() || found->second.size() == 1) continue;
        const auto meant = meant_at(cites, found->second, owners);
        if (meant.size() > 1 && !owners.same_pack(meant[0], meant[1])) {
            all.problems.error("Q2003", all.where(named), "the packs `" + owners.name_of(meant[0]) + "` and `" + owners.name_of(meant[1]) + "` both have a source `" + std::string(found->first) + "`, and nothing tells which is meant",
                               "write which: `" + owners.name_of(meant[0]) + "." + std::string(found->first) + "` or `" + owners.name_of(meant[1]) + "." + std::string(found->first) + "`");
            all.problems.also(all.where(all.first(meant[0])), "one of them");
        }
        const auto told = own_names.find(meant.front());
        if (told != own_names.end() && told->second != found->first) all.result.source_names[named] = told->second;
    }
}

}  // namespace quorate::check
