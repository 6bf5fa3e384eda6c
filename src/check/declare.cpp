// Pass 1 of the checker: the vocabulary, and the names of everything else.
#include <algorithm>
#include <optional>
#include <unordered_map>

#include "check/context.hpp"
#include "check/pack_owners.hpp"

namespace quorate::check {

using syntax::node_kind;

namespace {

/// Fills the vocabulary from the declarations of all files.
class vocabulary_builder {
public:
    explicit vocabulary_builder(context& all) : all_(all), words_(all.result.words) {}

    void build() {
        owners_.read(all_);
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
    void report_second_source(node_id name);
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
        if (all_.kind(child) != node_kind::source) continue;
        const node_id name = all_.first(child);
        const auto [earlier, fresh] = claimed_.emplace("source " + std::string(all_.value(name)), name);
        if (fresh) all_.result.sources.emplace_back(all_.value(name));
        else report_second_source(name);
    }
}

/// Sources of all packs that are used together have names of their own.
void vocabulary_builder::report_second_source(node_id name) {
    const node_id first = claimed_.at("source " + std::string(all_.value(name)));
    const auto named = "`" + std::string(all_.value(name)) + "`";
    if (owners_.same_pack(first, name)) {
        all_.problems.error("Q2003", all_.where(name), named + " is declared twice");
    } else {
        all_.problems.error("Q2003", all_.where(name), "the packs `" + owners_.name_of(first) + "` and `" + owners_.name_of(name) + "`, which are used together, both have a source " + named,
                            "give one of them another name, such as `" + owners_.name_of(name) + "-" + std::string(all_.value(name)) + "`");
    }
    all_.problems.also(all_.where(first), "first declared here");
}

void vocabulary_builder::read_pack() {
    read_pack_clauses(all_.result.pack);
    for (const node_id used : used_packs_) read_pack_clauses(used);
    check_used_packs(all_, used_packs_);
    if (words_.languages.empty())
        all_.problems.error("Q2004", all_.where(all_.result.pack), "the pack does not say which languages it speaks",
                            "write `languages fr, en` in it");
}

validity vocabulary_builder::read_validity(node_id node) {
    validity result;
    const auto days = all_.children(node, node_kind::date);
    const auto form = static_cast<syntax::validity_form>(all_.tree[node].detail);
    if (!days.empty()) {
        const auto first = parse_day(all_.value(days.front()));
        const auto last = parse_day(all_.value(days.back()));
        if (form != syntax::validity_form::until) result.from = first;
        if (form != syntax::validity_form::from) result.until = last;
    }
    return result;
}

void vocabulary_builder::read_nodes(const std::vector<node_id>& parents, classification& into, std::uint32_t above, std::uint32_t level) {
    // A node that an extension names again is the same node: what stands under it is added.
    std::vector<std::pair<node_id, std::vector<node_id>>> merged;
    for (std::size_t i = 0; i < parents.size(); ++i)
        for (const node_id child : all_.children(parents[i], node_kind::entry)) {
            const auto same = std::find_if(merged.begin(), merged.end(), [&](const auto& one) { return i > 0 && all_.value(all_.first(one.first)) == all_.value(all_.first(child)); });
            if (same != merged.end() && all_.tree.child(child, node_kind::entry) != node_id::none) same->second.push_back(child);
            else merged.push_back({child, {child}});
        }
    for (const auto& [child, all_children] : merged) {
        const node_id name = all_.first(child);
        if (!claim(name, "entry of " + into.name, all_.value(name))) continue;
        const auto index = static_cast<std::uint32_t>(into.entries.size());
        entry one{.id = std::string(all_.value(name)), .labels = {}, .aliases = {}, .in_force = {}, .parent = above, .level = level};
        for (const node_id part : all_.tree.children(child)) {
            if (all_.kind(part) == node_kind::texts) one.labels = all_.read_texts(part);
            if (all_.kind(part) == node_kind::alias)
                one.aliases.push_back(all_.plain_text(all_.tree.child(part, node_kind::text)));
            if (all_.kind(part) == node_kind::validity) one.in_force = read_validity(part);
        }
        into.entries.push_back(std::move(one));
        read_nodes(all_children, into, index, level + 1);
        into.entries[index].subtree_end = static_cast<std::uint32_t>(into.entries.size());
    }
}

void vocabulary_builder::check_spellings(const classification& list, node_id node) {
    std::unordered_map<std::string, std::uint32_t> spellings;
    for (std::uint32_t i = 0; i < list.entries.size(); ++i) {
        const auto& one = list.entries[i];
        std::vector<std::string> own{text::fold(one.id)};
        for (const auto& label : one.labels.all()) own.push_back(text::fold(label.text));
        for (const auto& alias : one.aliases) own.push_back(text::fold(alias));
        for (const auto& spelling : own) {
            const auto [found, fresh] = spellings.emplace(spelling, i);
            if (!fresh && found->second != i)
                all_.problems.error("Q2005", all_.where(all_.first(node)),
                                    "in `" + list.name + "` the entries `" + list.entries[found->second].id + "` and `" + one.id +
                                        "` have a spelling in common: \"" + spelling + "\"",
                                    "data could not tell them apart: change a label or an alias");
        }
    }
}

void vocabulary_builder::read_entries(node_id node, std::uint32_t index) {
    auto& list = words_.classifications[index];
    if (const node_id title = all_.tree.child(node, node_kind::title); title != node_id::none)
        list.title = all_.read_texts(all_.first(title));
    std::vector<node_id> nodes{node};
    if (index < extensions_.size()) nodes.insert(nodes.end(), extensions_[index].begin(), extensions_[index].end());
    read_nodes(nodes, list, no_index, 1);
    check_spellings(list, node);
}

void vocabulary_builder::link_bases() {
    for (std::uint32_t i = 0; i < words_.records.size(); ++i) {
        const node_id base = all_.tree.child(record_nodes_[i], node_kind::base);
        if (base == node_id::none) continue;
        const node_id name = all_.first(base);
        const auto found = words_.find_record(all_.value(name));
        if (found == no_index) {
            std::vector<std::string_view> among;
            for (const auto& one : words_.records) among.push_back(one.name);
            all_.unknown_name(name, "record", all_.value(name), among);
        } else if (words_.is_a(found, i)) {
            all_.problems.error("Q2006", all_.where(base), "`" + words_.records[i].name + "` would be a kind of itself");
        } else {
            words_.records[i].base = found;
        }
    }
    for (std::uint32_t i = 0; i < words_.records.size(); ++i) {
        std::uint32_t root = i;
        while (words_.records[root].base != no_index) root = words_.records[root].base;
        words_.records[i].root = root;
    }
    fields_read_.assign(words_.records.size(), false);
}

/// What a field marked `changeable` costs; nothing where the mark cannot stand.
std::optional<rational> vocabulary_builder::read_cost(node_id mark, const field& of) {
    if (of.type.kind == type_kind::identifier) {
        all_.problems.error("Q3021", all_.where(mark), "an identifier never changes: `" + of.name + "` cannot be `changeable`");
        return std::nullopt;
    }
    const node_id cost = all_.first(mark);
    if (cost == node_id::none) return rational(1);
    const auto number = syntax::plain_number(all_.tree, cost);
    if (number && *number > rational(0) && *number <= rational(1'000'000)) return number;
    all_.problems.error("Q3021", all_.where(cost), "a cost is a number above 0 and at most 1000000", "leave it out for a cost of 1");
    return std::nullopt;
}

void vocabulary_builder::read_fields(std::uint32_t index) {
    if (fields_read_[index]) return;
    fields_read_[index] = true;
    auto& type = words_.records[index];
    if (type.base != no_index) {
        read_fields(type.base);
        type.fields = words_.records[type.base].fields;
        type.identifier = words_.records[type.base].identifier;
    }
    auto nodes = all_.children(record_nodes_[index], node_kind::field);
    if (index < record_extensions_.size())
        for (const node_id extension : record_extensions_[index])
            for (const node_id field : all_.children(extension, node_kind::field)) nodes.push_back(field);
    for (const node_id node : nodes) {
        const node_id name = all_.first(node);
        const auto same = [&](const field& one) { return one.name == all_.value(name); };
        if (std::any_of(type.fields.begin(), type.fields.end(), same)) {
            all_.problems.error("Q2003", all_.where(name), "the field `" + std::string(all_.value(name)) + "` is declared twice");
            continue;
        }
        field one{.name = std::string(all_.value(name)), .type = read_type(all_, all_.next(name)),
                  .optional = all_.tree[node].detail == 1, .label = {}};
        if (const node_id label = all_.tree.child(node, node_kind::texts); label != node_id::none)
            one.label = all_.read_texts(label);
        if (const node_id mark = all_.tree.child(node, node_kind::changeable); mark != node_id::none) one.change_cost = read_cost(mark, one);
        if (one.type.kind == type_kind::identifier) {
            if (type.identifier != no_index || one.type.many)
                all_.problems.error("Q3011", all_.where(node), "a record has one field of type `identifier`, holding one id");
            type.identifier = static_cast<std::uint32_t>(type.fields.size());
        }
        type.fields.push_back(std::move(one));
    }
    if (!type.collection.empty() && type.identifier == no_index)
        all_.problems.error("Q3012", all_.where(all_.first(record_nodes_[index])),
                            "the collected record `" + type.name + "` has no field of type `identifier`",
                            "add `id : identifier`");
}

}  // namespace

field_type read_type(context& all, node_id type) {
    const auto detail = all.tree[type].detail;
    field_type result;
    result.ordered = (detail & syntax::type_list) != 0;
    result.many = result.ordered || (detail & syntax::type_set) != 0;
    switch (static_cast<syntax::type_word>(detail & 0x3f)) {
        case syntax::type_word::truth: result.kind = type_kind::truth; break;
        case syntax::type_word::number: result.kind = type_kind::number; break;
        case syntax::type_word::whole_number: result.kind = type_kind::whole_number; break;
        case syntax::type_word::money: result.kind = type_kind::money; break;
        case syntax::type_word::text: result.kind = type_kind::text; break;
        case syntax::type_word::date: result.kind = type_kind::date; break;
        case syntax::type_word::period: result.kind = type_kind::period; break;
        case syntax::type_word::duration: result.kind = type_kind::duration; break;
        case syntax::type_word::identifier: result.kind = type_kind::identifier; break;
        case syntax::type_word::named: {
            const node_id name = all.first(type);
            const auto& words = all.result.words;
            if (const auto list = words.find_classification(all.value(name)); list != no_index) {
                result.kind = type_kind::entry;
                result.of = list;
            } else if (const auto record = words.find_record(all.value(name)); record != no_index) {
                const bool collected = !words.records[record].collection.empty();
                result.kind = collected ? type_kind::reference : type_kind::part;
                result.of = record;
            } else {
                std::vector<std::string_view> among{"truth", "number", "money", "text", "date", "period", "duration", "identifier"};
                for (const auto& one : words.classifications) among.push_back(one.name);
                for (const auto& one : words.records) among.push_back(one.name);
                all.unknown_name(name, "type", all.value(name), among);
            }
            break;
        }
    }
    return result;
}

value_type to_value_type(const field_type& type) {
    value_type result{.is = value_type::kind::text, .many = type.many, .of = no_index};
    switch (type.kind) {
        case type_kind::truth: result.is = value_type::kind::truth; break;
        case type_kind::number:
        case type_kind::whole_number: result.is = value_type::kind::number; break;
        case type_kind::money: result.is = value_type::kind::money; break;
        case type_kind::text:
        case type_kind::identifier: break;
        case type_kind::date: result.is = value_type::kind::day; break;
        case type_kind::period: result.is = value_type::kind::period; break;
        case type_kind::duration: result.is = value_type::kind::duration; break;
        case type_kind::entry: result.is = value_type::kind::entry; result.of = type.of; break;
        case type_kind::reference:
        case type_kind::part: result.is = value_type::kind::record; result.of = type.of; break;
    }
    return result;
}

void declare(context& all) { vocabulary_builder(all).build(); }

}  // namespace quorate::check
