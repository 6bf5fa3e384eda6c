// Pass 1 of the checker: the vocabulary, and the names of everything else.
#include <algorithm>

#include "check/vocabulary_builder.hpp"

namespace quorate::check {

using syntax::node_kind;

bool vocabulary_builder::claim(node_id at, std::string_view space, std::string_view name) {
    const auto [earlier, fresh] = claimed_.emplace(std::string(space) + " " + std::string(name), at);
    if (fresh) return true;
    all_.problems.error("Q2003", all_.where(at), "`" + std::string(name) + "` is declared twice");
    all_.problems.also(all_.where(earlier->second), "first declared here");
    return false;
}

void vocabulary_builder::register_name(node_id one, bool used_pack) {
    const node_id name = all_.first(one);
    auto& model = all_.result;
    // Parameters, collections and lists are all names of values, so they share one space; rules have their own.
    const auto add = [&](std::vector<declaration>& to, std::string_view space) {
        if (claim(name, space, all_.value(name))) to.push_back({.name = std::string(all_.value(name)), .node = one, .used_pack = used_pack});
    };
    switch (all_.kind(one)) {
        case node_kind::pack:
            if (used_pack) {
                used_packs_.push_back(one);
            } else if (model.pack != node_id::none) {
                all_.problems.error("Q2001", all_.where(one), "a pack has one `pack` declaration, and this is a second one");
                all_.problems.also(all_.where(model.pack), "the first is here");
            } else {
                model.pack = one;
            }
            break;
        case node_kind::list:
        case node_kind::taxonomy:
            if (claim(name, "value", all_.value(name))) {
                classifications_.emplace_back(one, static_cast<std::uint32_t>(words_.classifications.size()));
                words_.classifications.push_back({.name = std::string(all_.value(name)), .title = {},
                                                  .is_taxonomy = all_.kind(one) == node_kind::taxonomy, .entries = {}});
            }
            break;
        case node_kind::record: {
            if (!claim(name, "record", all_.value(name))) break;
            record_type type{.name = std::string(all_.value(name)), .collection = {}, .fields = {}};
            if (const node_id collected = all_.tree.child(one, node_kind::collected); collected != node_id::none)
                if (claim(all_.first(collected), "value", all_.value(all_.first(collected))))
                    type.collection = all_.value(all_.first(collected));
            words_.records.push_back(std::move(type));
            record_nodes_.push_back(one);
            break;
        }
        case node_kind::overriding: overriding_.push_back(one); break;
        case node_kind::extension: extending_.push_back(one); break;
        case node_kind::parameter: add(model.parameters, "value"); break;
        case node_kind::definition: add(model.definitions, "value"); break;
        case node_kind::host_function: add(model.host_functions, "value"); break;
        case node_kind::derived: model.definitions.push_back({.name = std::string(all_.value(name)), .node = one, .used_pack = used_pack}); break;
        case node_kind::bands: add(model.bands, "value"); break;
        case node_kind::table: add(model.tables, "value"); break;
        case node_kind::members: add(model.members, "value"); break;
        case node_kind::season: add(model.seasons, "value"); break;
        case node_kind::calendar:
            add(model.calendars, "calendar");
            words_.calendars.clear();
            for (const auto& calendar : model.calendars) words_.calendars.push_back(calendar.name);
            break;
        case node_kind::clock: add(model.clocks, "clock"); break;
        case node_kind::scoring: add(model.scorings, "scoring"); break;
        case node_kind::ranking: add(model.rankings, "ranking"); break;
        case node_kind::stages: add(model.routings, "routing"); break;
        case node_kind::mapping: add(model.mappings, "function"); break;
        case node_kind::question: add(model.questions, "question"); break;
        case node_kind::criterion: add(model.criteria, "criterion"); break;
        case node_kind::relation: add(model.relations, "relation"); break;
        case node_kind::routing: add(model.routings, "routing"); break;
        case node_kind::coverage: add(model.coverages, "coverage"); break;
        case node_kind::outcomes: model.outcomes.push_back({.name = {}, .node = one, .used_pack = used_pack}); break;
        case node_kind::paper: add(model.papers, "paper"); break;
        case node_kind::pins: (void)claim(name, "pins", all_.value(name)); break;
        case node_kind::leaves: (void)claim(name, "leaves", all_.value(name)); break;
        case node_kind::example: add(model.examples, "example"); break;
        case node_kind::test_case:
            if (!used_pack) model.cases.push_back(one);  // those of a used pack test it as it is, and not as it is changed here
            break;
        default: break;
    }
}

/// Puts the declaration in the place of the one of its name that a used pack declares, or overrides in its turn.
void vocabulary_builder::replace(std::vector<declaration>& among, node_id one) {
    const node_id name = all_.first(one);
    const auto found = find(among, all_.value(name));
    if (found == no_index) {
        std::vector<std::string_view> known;
        for (const auto& other : among)
            if (other.used_pack) known.push_back(other.name);
        all_.unknown_name(name, "declaration to override named", all_.value(name), known);
        return;
    }
    auto& replaced = among[found];
    if (owners_.same_pack(replaced.node, one)) {
        all_.problems.error("Q2008", all_.where(name), "`" + std::string(all_.value(name)) + "` is declared in this pack, and only what a used pack declares can be overridden");
        all_.problems.also(all_.where(all_.first(replaced.node)), "it is declared here");
    } else if (all_.kind(replaced.node) != all_.kind(one)) {
        all_.problems.error("Q2008", all_.where(name), "what is overridden is of another kind");
        all_.problems.also(all_.where(all_.first(replaced.node)), "it is declared here");
    } else if (!owners_.uses(one, replaced.node)) {
        rivals_.emplace_back(replaced.node, one);
    } else {
        // What this pack overrides is settled, also where two of the packs that it uses do not agree.
        std::erase_if(rivals_, [&](const auto& pair) { return pair.first == replaced.node && owners_.uses(one, pair.second); });
        for (auto& pair : rivals_)
            if (pair.first == replaced.node) pair.first = one;
        replaced.node = one;
        replaced.used_pack = owners_.is_used(one);
    }
}

void vocabulary_builder::report_rivals(node_id one, node_id rival) {
    const auto name = std::string(all_.value(all_.first(rival)));
    const auto own = owners_.name_of(one), other = owners_.name_of(rival);
    all_.problems.error("Q2008", all_.where(all_.first(rival)), "the packs `" + own + "` and `" + other + "` both say what `" + name + "` is, and neither uses the other",
                        "override it in the pack that uses both");
    all_.problems.also(all_.where(all_.first(one)), "`" + own + "` says it here");
}

void vocabulary_builder::override_declaration(node_id overriding) {
    const node_id one = all_.first(overriding);
    if (one == node_id::none) return;
    auto& model = all_.result;
    switch (all_.kind(one)) {
        case node_kind::parameter: replace(model.parameters, one); break;
        case node_kind::definition: replace(model.definitions, one); break;
        case node_kind::host_function: replace(model.host_functions, one); break;
        case node_kind::bands: replace(model.bands, one); break;
        case node_kind::table: replace(model.tables, one); break;
        case node_kind::members: replace(model.members, one); break;
        case node_kind::season: replace(model.seasons, one); break;
        case node_kind::calendar: replace(model.calendars, one); break;
        case node_kind::mapping: replace(model.mappings, one); break;
        case node_kind::question: replace(model.questions, one); break;
        case node_kind::criterion: replace(model.criteria, one); break;
        case node_kind::relation: replace(model.relations, one); break;
        case node_kind::routing:
        case node_kind::stages: replace(model.routings, one); break;
        case node_kind::coverage: replace(model.coverages, one); break;
        case node_kind::clock: replace(model.clocks, one); break;
        case node_kind::scoring: replace(model.scorings, one); break;
        case node_kind::ranking: replace(model.rankings, one); break;
        case node_kind::paper: replace(model.papers, one); break;
        case node_kind::outcomes:
            std::erase_if(model.outcomes, [&](const declaration& other) { return other.used_pack && owners_.uses(one, other.node); });
            model.outcomes.push_back({.name = {}, .node = one, .used_pack = owners_.is_used(one)});
            break;
        default:
            all_.problems.error("Q2008", all_.where(overriding), "lists, taxonomies and records are extended, and examples and cases stand for themselves: they cannot be overridden",
                                "write `extend list name { … }`");
    }
}

void vocabulary_builder::extend_declaration(node_id extension) {
    const node_id name = all_.first(extension);
    switch (static_cast<syntax::extended_kind>(all_.tree[extension].detail)) {
        case syntax::extended_kind::list:
        case syntax::extended_kind::taxonomy: {
            const auto found = words_.find_classification(all_.value(name));
            if (found != no_index) { extensions_.resize(words_.classifications.size()); extensions_[found].push_back(extension); return; }
            std::vector<std::string_view> among;
            for (const auto& one : words_.classifications) among.push_back(one.name);
            all_.unknown_name(name, "list or taxonomy", all_.value(name), among);
            return;
        }
        case syntax::extended_kind::record: {
            const auto found = words_.find_record(all_.value(name));
            if (found != no_index) { record_extensions_.resize(words_.records.size()); record_extensions_[found].push_back(extension); return; }
            std::vector<std::string_view> among;
            for (const auto& one : words_.records) among.push_back(one.name);
            all_.unknown_name(name, "record", all_.value(name), among);
            return;
        }
        case syntax::extended_kind::mapping: {
            const auto found = find(all_.result.mappings, all_.value(name));
            if (found != no_index) { all_.result.mappings[found].extensions.push_back(extension); return; }
            std::vector<std::string_view> among;
            for (const auto& one : all_.result.mappings) among.push_back(one.name);
            all_.unknown_name(name, "mapping", all_.value(name), among);
        }
    }
}

void vocabulary_builder::read_pack_clauses(node_id pack) {
    for (const node_id child : all_.tree.children(pack)) {
        if (all_.kind(child) == node_kind::languages)
            for (const node_id name : all_.tree.children(child))
                if (std::find(words_.languages.begin(), words_.languages.end(), all_.value(name)) == words_.languages.end()) words_.languages.emplace_back(all_.value(name));
    }
}

void vocabulary_builder::read_pack() {
    read_pack_clauses(all_.result.pack);
    for (const node_id used : used_packs_) read_pack_clauses(used);
    check_used_packs(all_, used_packs_);
    if (words_.languages.empty())
        all_.problems.error("Q2004", all_.where(all_.result.pack), "the pack does not say which languages it speaks",
                            "write `languages fr, en` in it");
}

void declare(context& all) { vocabulary_builder(all).build(); }

}  // namespace quorate::check
