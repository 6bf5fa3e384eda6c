#include "check/lints.hpp"

namespace quorate::check {

/// Parameters, mappings and questions that nothing uses. (Unused lets are reported where their rule is checked.)
void lint_unused_declarations(context& all) {
    std::vector<bool> parameters(all.result.parameters.size()), mappings(all.result.mappings.size()), questions(all.result.questions.size());
    const auto mark = [](std::vector<bool>& used, std::uint32_t index) {
        if (index < used.size()) used[index] = true;
    };
    for (const auto& meaning : all.result.bindings) {
        if (meaning.to == binding::kind::parameter) mark(parameters, meaning.index);
        if (meaning.to == binding::kind::mapping) mark(mappings, meaning.index);
        if (meaning.to == binding::kind::question) mark(questions, meaning.index);
    }
    const auto report = [&](const std::vector<declaration>& among, const std::vector<bool>& used, std::string_view what) {
        for (std::size_t i = 0; i < among.size(); ++i)
            if (!used[i])
                all.problems.warning("Q4003", all.where(all.first(among[i].node)), "the " + std::string(what) + " `" + among[i].name + "` is never used");
    };
    report(all.result.parameters, parameters, "parameter");
    report(all.result.mappings, mappings, "mapping");
    report(all.result.questions, questions, "question");
}

}  // namespace quorate::check
