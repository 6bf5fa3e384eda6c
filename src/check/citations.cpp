// What a pack says of its sources: citations, pins, what is left.
#include <algorithm>
#include <set>

#include "check/context.hpp"
#include "text/hash.hpp"
#include "text/typography.hpp"

namespace quorate::check {

using syntax::node_kind;

namespace {

/// The `source` clause of that name, among those of all packs.
node_id source_clause(const context& all, std::string_view name) {
    for (const node_id file : all.tree.files)
        for (const node_id one : all.children(file, node_kind::pack))
            for (const node_id clause : all.children(one, node_kind::source))
                if (all.result.source_name(all.first(clause)) == name) return clause;
    return node_id::none;
}

std::string_view date_of(const context& all, node_id of) {
    const node_id date = all.tree.child(of, node_kind::date);
    return date == node_id::none ? std::string_view() : all.value(date);
}

void check_pins(context& all, node_id pins, std::set<std::pair<std::string, std::string>>& pinned) {
    check_citation(all, pins);
    const auto name = all.result.source_name(all.first(pins));
    const node_id source = source_clause(all, name);
    if (source == node_id::none) return;
    const bool same_version = date_of(all, pins) == date_of(all, source);
    if (!same_version) {
        all.problems.error("Q3030", all.where(pins), "these pins are of another version of `" + std::string(all.value(all.first(pins))) + "`",
                           "compare the rules with the new text, then write the pins anew: `quorate check PACK --sources FOLDER --pins`");
        all.problems.also(all.where(source), "the version that is cited");
    }
    const auto title = all.plain_text(all.tree.child(source, node_kind::text));
    for (const node_id pin : all.children(pins, node_kind::pin)) {
        const auto words = all.value(all.first(pin));
        const node_id hash = all.tree.child(pin, node_kind::text);
        pinned.emplace(name, text::plain_typography(words));
        if (same_version && all.plain_text(hash) != text::hash_of_quotation(title, date_of(all, pins), words))
            all.problems.error("Q3031", all.where(hash), "this is not the hash of these words in this version of the document",
                               "when the words are those of the document, write the pins anew: `quorate check PACK --sources FOLDER --pins`");
    }
}

/// Every quotation of a source that has pins is among them.
void check_pinned(context& all, const std::set<std::string, std::less<>>& sources, const std::set<std::pair<std::string, std::string>>& pinned) {
    for (std::uint32_t i = 1; i < all.tree.size(); ++i) {
        const auto cites = static_cast<node_id>(i);
        if (all.kind(cites) != node_kind::cites) continue;
        const auto source = all.result.source_name(all.first(cites));
        const node_id quotation = all.tree.child(cites, node_kind::quotation);
        if (quotation == node_id::none || !sources.contains(source)) continue;
        if (!pinned.contains({source, text::plain_typography(all.value(quotation))}))
            all.problems.warning("Q4014", all.where(quotation), "these words are not among the pins of `" + source + "`",
                                 "they are new or were changed: compare them with the text, then write the pins anew: `quorate check PACK --sources FOLDER --pins`");
    }
}

void check_leaves(context& all, node_id leaves) {
    for (const node_id cites : all.children(leaves, node_kind::cites)) check_citation(all, cites);
    if (all.tree.is_damaged(leaves)) return;
    if (all.tree.child(leaves, node_kind::cites) == node_id::none)
        all.problems.error("Q3009", all.where(all.first(leaves)), "this says of no passage that it is left", "write `cites source, \"section\", «words»`");
    if (all.tree.child(leaves, node_kind::left_because) == node_id::none)
        all.problems.error("Q3009", all.where(all.first(leaves)), "this does not say why the passages are left", "write `because en \"…\"`");
    if (const auto reasons = all.children(leaves, node_kind::left_because); reasons.size() > 1)
        all.problems.error("Q3013", all.where(reasons[1]), "`because` is given twice");
}

}  // namespace

void check_citation(context& all, node_id cites) {
    const auto& sources = all.result.sources;
    const node_id source = all.first(cites);
    if (std::find(sources.begin(), sources.end(), all.result.source_name(source)) != sources.end()) return;
    all.unknown_name(source, "source", all.value(source), {sources.begin(), sources.end()});
}

void check_pins_and_leaves(context& all) {
    std::set<std::pair<std::string, std::string>> pinned;  // source and words
    std::set<std::string, std::less<>> sources;
    for (const node_id file : all.tree.files)
        for (const node_id one : all.tree.children(file)) {
            if (all.kind(one) == node_kind::list || all.kind(one) == node_kind::taxonomy)
                for (const node_id cites : all.children(one, node_kind::cites)) check_citation(all, cites);
            if (all.kind(one) == node_kind::leaves) check_leaves(all, one);
            if (all.kind(one) != node_kind::pins) continue;
            sources.emplace(all.result.source_name(all.first(one)));
            check_pins(all, one, pinned);
        }
    if (!sources.empty()) check_pinned(all, sources, pinned);
}

}  // namespace quorate::check
