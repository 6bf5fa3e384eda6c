#include "check/lints.hpp"

#include <algorithm>

namespace quorate::check {

using syntax::node_kind;

/// A text that lacks one of the pack's languages. Those of examples and cases are data and may be in one language.
void lint_missing_translations(context& all) {
    std::vector<node_id> open;
    for (const node_id file : all.tree.files)
        for (const node_id one : all.tree.children(file))
            if (all.kind(one) != node_kind::example && all.kind(one) != node_kind::test_case) open.push_back(one);
    while (!open.empty()) {
        const node_id at = open.back();
        open.pop_back();
        if (all.kind(at) == node_kind::texts) {
            const auto found = all.read_texts(at);
            for (const auto& language : all.result.words.languages)
                if (found.find(language) == nullptr)
                    all.problems.warning("Q4001", all.where(at), "this text has no `" + language + "`",
                                         "what is shown instead is the " + (found.empty() ? std::string("name") : "`" + found.all().front().language + "` text"));
            for (const auto& one : found.all())
                if (std::find(all.result.words.languages.begin(), all.result.words.languages.end(), one.language) == all.result.words.languages.end())
                    all.problems.warning("Q4001", all.where(at), "the pack does not speak `" + one.language + "`",
                                         "add it to `languages`, or correct the code");
        }
        for (const node_id child : all.tree.children(at)) open.push_back(child);
    }
}

/// An entry without a label among entries that have one: it is shown by its id.
void lint_missing_labels(context& all) {
    for (std::uint32_t i = 1; i < all.tree.size(); ++i) {
        const auto list = static_cast<node_id>(i);
        if (all.kind(list) != node_kind::list && all.kind(list) != node_kind::taxonomy) continue;
        std::vector<node_id> open = all.children(list, node_kind::entry), bare;
        std::size_t labelled = 0;
        while (!open.empty()) {
            const node_id entry = open.back();
            open.pop_back();
            // One that is named only for what is under it may have its label elsewhere, in what this extends.
            const bool names_a_branch = !all.children(entry, node_kind::entry).empty() || !all.children(entry, node_kind::alias).empty();
            if (all.tree.child(entry, node_kind::texts) != node_id::none) ++labelled;
            else if (!names_a_branch) bare.push_back(entry);
            for (const node_id below : all.children(entry, node_kind::entry)) open.push_back(below);
        }
        if (labelled == 0) continue;
        for (const node_id entry : bare)
            all.problems.warning("Q4001", all.where(all.first(entry)), "this entry has no label, and others of its list have one",
                                 "write `" + std::string(all.value(all.first(entry))) + " " + (all.result.words.languages.empty() ? "en" : all.result.words.languages.front()) + " \"…\"`; without a label its name is shown");
    }
}

}  // namespace quorate::check
