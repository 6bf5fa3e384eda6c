#include <algorithm>
#include <set>

#include "check/lints.hpp"

namespace quorate::check {

using syntax::node_kind;

namespace {

/// What the names of a pack lead to.
class uses {
public:
    explicit uses(const context& all) : all_(all) {
        for (const auto& meaning : all.result.bindings) {
            if (meaning.to == binding::kind::entry) entries_.insert({meaning.of, meaning.index});
            else if (meaning.to != binding::kind::none) named_.insert({meaning.to, meaning.index});
        }
        for (std::uint32_t i = 1; i < all.tree.size(); ++i)
            if (const auto node = static_cast<node_id>(i); all.kind(node) == node_kind::like) examples_.insert(std::string(all.value(all.first(node))));
        collect_lists();
    }

    [[nodiscard]] bool named(binding::kind what, std::uint32_t index) const { return named_.contains({what, index}); }
    [[nodiscard]] bool example(const std::string& name) const { return examples_.contains(name); }
    /// A list that something may hold entries of, or that is gone through as a whole: any of its entries may come up.
    [[nodiscard]] bool open(std::uint32_t list) const { return lists_.contains(list); }
    [[nodiscard]] bool entry(std::uint32_t list, std::uint32_t index) const { return entries_.contains({list, index}); }

private:
    void collect_lists() {
        const auto& model = all_.result;
        const auto take = [&](const value_type& type) {
            if (type.is == value_type::kind::entry) lists_.insert(type.of);
        };
        for (const auto& record : model.words.records)
            for (const auto& field : record.fields)
                if (field.type.kind == type_kind::entry) lists_.insert(field.type.of);
        for (const auto* all : {&model.parameters, &model.questions, &model.definitions, &model.host_functions, &model.bands, &model.tables})
            for (const auto& one : *all) {
                take(one.type);
                for (const auto& argument : one.arguments) take(argument);
            }
        for (const auto& one : model.mappings) lists_.insert({one.first_type, one.second_type});
        for (const auto& one : model.members) lists_.insert(one.first_type);
        for (const auto& one : model.routings)
            if (one.over_entries) lists_.insert(one.second_type);
        for (const auto& meaning : model.bindings)
            if (meaning.to == binding::kind::classification) lists_.insert(meaning.index);
    }

    const context& all_;
    std::set<std::pair<binding::kind, std::uint32_t>> named_;
    std::set<std::pair<std::uint32_t, std::uint32_t>> entries_;
    std::set<std::string> examples_;
    std::set<std::uint32_t> lists_;
};

/// A pack without rules declares for those that use it.
bool declares_for_others(const model& rules) {
    return rules.criteria.empty() && rules.relations.empty() && rules.outcomes.empty() && rules.routings.empty() && rules.coverages.empty() && rules.clocks.empty() &&
           rules.scorings.empty() && rules.rankings.empty() && rules.questions.empty();
}

/// Entries that no data can hold, since no field is of their list, and that no rule names.
void look_at_entries(context& all, const uses& used, node_id list) {
    const auto& words = all.result.words;
    const auto index = words.find_classification(all.value(all.first(list)));
    if (index == no_index || used.open(index)) return;
    const auto& entries = words.classifications[index].entries;
    std::vector<node_id> idle;
    for (const node_id node : all_under(all, list)) {
        if (all.kind(node) != node_kind::entry) continue;
        const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& one) { return one.id == all.value(all.first(node)); });
        if (found == entries.end()) continue;
        const auto at = static_cast<std::uint32_t>(found - entries.begin());
        bool any = false;  // it, or one that stands under it
        for (auto i = at; i < std::max(found->subtree_end, at + 1); ++i) any = any || used.entry(index, i);
        if (!any) idle.push_back(node);
    }
    const auto name = "`" + words.classifications[index].name + "`";
    if (idle.size() == entries.size()) {
        all.problems.warning("Q4003", all.where(all.first(list)), "the list " + name + " is never used");
        return;
    }
    std::sort(idle.begin(), idle.end());
    for (const node_id node : idle)
        all.problems.note("Q4003", all.where(all.first(node)), "the entry `" + std::string(all.value(all.first(node))) + "` is never used: no field holds entries of " + name + ", and no rule names this one");
}

}  // namespace

/// Declarations that nothing uses. (Unused lets are reported where their rule is checked.)
void lint_unused_declarations(context& all) {
    const auto& model = all.result;
    const uses used(all);
    const auto report = [&](const std::vector<declaration>& among, binding::kind is, std::string_view what) {
        for (std::uint32_t i = 0; i < among.size(); ++i) {
            const bool derived = all.kind(among[i].node) == node_kind::derived;  // shown to readers
            if (!derived && !among[i].used_pack && !used.named(is, i)) all.problems.warning("Q4003", all.where(all.first(among[i].node)), "the " + std::string(what) + " `" + among[i].name + "` is never used");
        }
    };
    report(model.parameters, binding::kind::parameter, "parameter");
    report(model.mappings, binding::kind::mapping, "mapping");
    report(model.questions, binding::kind::question, "question");
    if (declares_for_others(model)) return;
    report(model.definitions, binding::kind::definition, "definition");
    report(model.host_functions, binding::kind::host_function, "host function");
    report(model.bands, binding::kind::bands, "scale of bands");
    report(model.tables, binding::kind::table, "table");
    report(model.members, binding::kind::members, "group of members");
    report(model.seasons, binding::kind::season, "season");
    for (const auto& one : model.examples)
        if (!one.used_pack && !used.example(one.name)) all.problems.warning("Q4003", all.where(all.first(one.node)), "the example `" + one.name + "` is never used");
    for (const node_id file : all.tree.files) {
        if (all.tree[file].detail != 0) continue;  // of a used pack
        for (const node_id one : all.tree.children(file))
            if (all.kind(one) == node_kind::list || all.kind(one) == node_kind::taxonomy) look_at_entries(all, used, one);
    }
}

}  // namespace quorate::check
