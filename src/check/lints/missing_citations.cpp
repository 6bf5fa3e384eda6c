#include "check/lints.hpp"

namespace quorate::check {

using syntax::node_kind;

/// A rule that binds somebody and does not say where that stands.
void lint_missing_citations(context& all) {
    const auto look = [&](const std::vector<declaration>& rules, std::string_view what) {
        for (const auto& one : rules)
            if (all.tree.child(one.node, node_kind::cites) == node_id::none)
                all.problems.warning("Q4002", all.where(all.first(one.node)), "the " + std::string(what) + " `" + one.name + "` cites nothing",
                                     "add `cites source, \"section\", «words»`");
    };
    look(all.result.criteria, "criterion");
    look(all.result.relations, "relation");
    look(all.result.routings, "routing");
    look(all.result.parameters, "parameter");
}

}  // namespace quorate::check
