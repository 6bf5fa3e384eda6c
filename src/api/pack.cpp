// The public face of packs.
#include "quorate/pack.hpp"

#include <stdexcept>

#include "api/content.hpp"
#include "check/check.hpp"
#include "plan/lower.hpp"
#include "portfolio/schema.hpp"
#include "syntax/parse.hpp"
#include "text/diagnostic_sink.hpp"

namespace quorate {

std::string_view engine_version() noexcept { return QUORATE_VERSION; }

const vocabulary& pack::vocabulary() const noexcept { return content_->program.words; }

pack_summary pack::summary() const {
    const auto& program = content_->program;
    return {.name = program.name, .title = program.title, .version = program.version, .criteria = program.criteria.size(),
            .questions = program.questions.size(), .relations = program.relations.size(), .routings = program.routings.size(),
            .coverages = program.coverages.size(), .parameters = program.parameters.size(), .cases = content_->cases.size(),
            .operations = program.operations.size()};
}

std::string pack::disassembly() const { return plan::disassemble(content_->program); }

checked<pack> load_pack(std::span<const document> files) {
    auto content = std::make_shared<internal::pack_content>();
    std::vector<text::source_id> sources;
    for (const auto& file : files) sources.push_back(content->sources.add(file.name, file.content));
    text::diagnostic_sink problems(content->sources);
    syntax::tree tree;
    for (const auto source : sources) syntax::parse(source, tree, problems);
    // Names and types are checked even when a declaration was lost, so that one run reports everything.
    const auto model = check::check(tree, problems);
    if (problems.failed()) return {std::nullopt, problems.take()};
    content->program = plan::lower(model, content->sources);
    content->cases = cases::take_cases(model, content->sources, content->program);
    if (const auto fault = plan::verify(content->program); !fault.empty()) throw std::logic_error("the compiled program is not sound: " + fault);
    return {pack(std::move(content)), problems.take()};
}

std::vector<case_result> run_cases(const pack& rules) {
    std::vector<case_result> all;
    const auto& content = rules.content();
    for (const auto& one : content.cases) {
        case_result made{one.name, content.sources.locate(one.where), false, cases::run(one, content.program, content.sources)};
        made.passed = made.failures.empty();
        all.push_back(std::move(made));
    }
    return all;
}

std::string data_schema(const pack& rules) {
    const auto& program = rules.content().program;
    return data::data_schema(program.words, program.name, program.title);
}

}  // namespace quorate
