#include "check/check.hpp"

#include "check/context.hpp"
#include "check/lints.hpp"

namespace quorate::check {

void lint(context& all) {
    lint_missing_translations(all);
    lint_missing_citations(all);
    lint_unused_declarations(all);
    lint_mapping_gaps(all);
}

model check(const syntax::tree& tree, text::diagnostic_sink& problems) {
    model result;
    result.tree = &tree;
    result.types.resize(tree.size());
    result.bindings.resize(tree.size());
    result.slots.resize(tree.size(), no_index);
    context all{tree, result, problems};
    declare(all);
    check_rules(all);
    check_cases(all);
    if (!problems.failed()) lint(all);  // doubts about rules that are not whole would mislead
    return result;
}

}  // namespace quorate::check
