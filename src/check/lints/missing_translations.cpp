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

}  // namespace quorate::check
