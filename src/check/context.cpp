#include "check/context.hpp"

#include <algorithm>

#include "check/types.hpp"

#include "syntax/slips.hpp"
#include "syntax/texts.hpp"

namespace quorate::check {

using syntax::node_kind;

std::vector<node_id> context::children(node_id node, node_kind kind) const {
    std::vector<node_id> found;
    for (const node_id child : tree.children(node))
        if (tree[child].kind == kind) found.push_back(child);
    return found;
}

std::string context::plain_text(node_id text) const { return syntax::plain_text(tree, text); }

texts context::read_texts(node_id node) const { return syntax::read_texts(tree, node, result.words.languages); }

std::string context::suggest(std::string_view word, const std::vector<std::string_view>& among) const {
    const auto near = text::nearest(word, among);
    return near.empty() ? std::string() : "did you mean `" + std::string(near) + "`?";
}

std::uint32_t context::require_classification(node_id name) {
    const auto found = result.words.find_classification(value(name));
    if (found == no_index) {
        std::vector<std::string_view> among;
        for (const auto& one : result.words.classifications) among.push_back(one.name);
        unknown_name(name, "list or taxonomy", value(name), among);
    }
    return found;
}

void context::unknown_name(node_id at, std::string_view what, std::string_view name,
                           const std::vector<std::string_view>& among) {
    if (tree.lost(name)) return;  // it may be declared in what could not be parsed
    problems.error("Q2002", where(at), "there is no " + std::string(what) + " `" + std::string(name) + "`",
                   suggestion_for(what, name, among));
}

std::string context::suggestion_for(std::string_view what, std::string_view name, const std::vector<std::string_view>& among) const {
    if (what == "type" && (name == "list" || name == "set")) return "write `" + std::string(name) + " of` and the kind of its values";
    if (what.starts_with("function") && name == "number") return "write `count` before the set";
    const bool currency = what == "value" && name.size() == 3 && std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (const auto slip = syntax::word_slip(name); !slip.empty()) return std::string(slip);
    if (const auto slip = what == "type" ? syntax::noun_slip(name) : std::string_view(); !slip.empty()) return std::string(slip);
    if (auto near = suggest(name, among); !near.empty()) return near;
    if (currency) return "where an amount is meant: a currency stands before its number, as in `EUR 5`, and an amount below nothing is `EUR 0 - EUR 5`";
    if (what == "source") return "declare it in the pack: `source " + std::string(name) + " \"…\"`";
    return {};
}

std::string model::source_name(node_id named) const {
    const auto found = source_names.find(named);
    return found == source_names.end() ? std::string(tree->value(named)) : found->second;
}

std::uint32_t find(const std::vector<declaration>& among, std::string_view name) noexcept {
    for (std::uint32_t i = 0; i < among.size(); ++i)
        if (among[i].name == name) return i;
    return no_index;
}

std::uint32_t find_derived(const model& in, std::uint32_t of, std::string_view name) noexcept {
    for (std::uint32_t i = 0; i < in.definitions.size(); ++i) {
        const auto& one = in.definitions[i];
        if (one.name == name && one.first_type != no_index && in.words.is_a(of, one.first_type)) return i;
    }
    return no_index;
}

std::string describe(const value_type& type, const vocabulary& words) {
    std::string one;
    switch (type.is) {
        case kind::invalid:
        case kind::anything: one = "anything"; break;
        case kind::truth: one = type.many ? "truths" : "a truth (yes or no)"; break;
        case kind::number: one = type.many ? "numbers" : "a number"; break;
        case kind::money: one = type.many ? "amounts of money" : "an amount of money"; break;
        case kind::text: one = type.many ? "texts" : "a text"; break;
        case kind::day: one = type.many ? "dates" : "a date"; break;
        case kind::period: one = type.many ? "periods" : "a period"; break;
        case kind::duration: one = type.many ? "durations" : "a duration"; break;
        case kind::entry:
            one = (type.many ? "`" : "an entry of `") + words.classifications[type.of].name + "`";
            break;
        case kind::season: one = "a season"; break;
        case kind::record: one = (type.many ? "`" : "a record `") + words.records[type.of].name + "`"; break;
    }
    return type.many ? "a set of " + one : one;
}

}  // namespace quorate::check
