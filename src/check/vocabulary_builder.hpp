#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "check/context.hpp"
#include "check/pack_owners.hpp"
#include "check/source_names.hpp"

namespace quorate::check {

/// Fills the vocabulary from the declarations of all files.
class vocabulary_builder {
public:
    explicit vocabulary_builder(context& all) : all_(all), words_(all.result.words) {}

    void build() {
        owners_.read(all_);
        name_sources(all_, owners_);
        for (const node_id file : all_.tree.files)
            for (const node_id one : all_.tree.children(file)) register_name(one, all_.tree[file].detail != 0);
        // Those of a pack after those of the packs that it uses: the nearest counts.
        std::stable_sort(overriding_.begin(), overriding_.end(), [&](node_id a, node_id b) { return owners_.depth_of(a) < owners_.depth_of(b); });
        for (const node_id one : overriding_) override_declaration(one);
        for (const auto& [replaced, rival] : rivals_) report_rivals(replaced, rival);
        for (const node_id one : extending_) extend_declaration(one);
        if (all_.result.pack == node_id::none && !all_.tree.files.empty())
            all_.problems.error("Q2001", {all_.where(all_.tree.files.front()).source, 0, 0},
                                "the pack has no `pack` declaration", "write `pack name { … }` in one of its files");
        if (all_.result.pack != node_id::none) read_pack();
        for (const auto& [node, index] : classifications_) read_entries(node, index);
        link_bases();
        for (std::uint32_t i = 0; i < words_.records.size(); ++i) read_fields(i);
    }

private:
    void register_name(node_id one, bool used_pack);
    void replace(std::vector<declaration>& among, node_id one);
    void report_rivals(node_id one, node_id rival);
    void override_declaration(node_id overriding);
    void extend_declaration(node_id extension);
    void read_pack_clauses(node_id pack);
    void read_pack();
    void read_entries(node_id node, std::uint32_t index);
    void read_nodes(const std::vector<node_id>& parents, classification& into, std::uint32_t above, std::uint32_t level);
    void check_spellings(const classification& list, node_id node);
    void link_bases();
    void read_fields(std::uint32_t index);
    [[nodiscard]] std::optional<rational> read_cost(node_id mark, const field& of);
    bool claim(node_id at, std::string_view space, std::string_view name);
    validity read_validity(node_id node);

    context& all_;
    vocabulary& words_;
    std::vector<std::pair<node_id, std::uint32_t>> classifications_;
    std::vector<node_id> record_nodes_;
    std::vector<std::vector<node_id>> record_extensions_;               ///< by record
    std::vector<std::vector<node_id>> extensions_;                      ///< by classification
    std::vector<node_id> overriding_, extending_, used_packs_;
    std::vector<std::pair<node_id, node_id>> rivals_;                   ///< overrides of one thing by packs that do not use each other
    pack_owners owners_;
    std::vector<bool> fields_read_;
    std::unordered_map<std::string, node_id> claimed_;
};

}  // namespace quorate::check
