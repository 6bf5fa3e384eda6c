// The public face of packs.
#include "quorate/pack.hpp"

#include <algorithm>
#include <stdexcept>

#include "api/content.hpp"
#include "check/check.hpp"
#include "plan/lower.hpp"
#include "portfolio/schema.hpp"
#include "quorate/compiled.hpp"
#include "syntax/parse.hpp"
#include "text/diagnostic_sink.hpp"

namespace quorate::inline v1 {

std::string_view engine_version() noexcept { return QUORATE_VERSION; }

const vocabulary& pack::vocabulary() const noexcept { return content_->program.words; }

pack_summary pack::summary() const {
    const auto& program = content_->program;
    return {.name = program.name, .title = program.title, .version = program.version, .criteria = program.criteria.size(),
            .questions = program.questions.size(), .relations = program.relations.size(), .routings = program.routings.size(),
            .coverages = program.coverages.size(), .parameters = program.parameters.size(), .cases = content_->cases.size(),
            .definitions = program.definitions.size(), .clocks = program.clocks.size(), .scorings = program.scorings.size(), .rankings = program.rankings.size(),
            .operations = program.operations.size()};
}

std::string pack::disassembly() const { return plan::disassemble(content_->program); }

std::vector<std::string> used_packs(std::span<const document> files) {
    text::source_set sources;
    std::vector<text::source_id> ids;
    for (const auto& file : files) ids.push_back(sources.add(file.name, file.content));
    text::diagnostic_sink problems(sources);
    syntax::tree tree;
    for (const auto id : ids) syntax::parse(id, tree, problems);
    std::vector<std::string> names;
    for (const auto file : tree.files)
        for (const auto one : tree.children(file)) {
            if (tree[one].kind != syntax::node_kind::pack) continue;
            for (const auto clause : tree.children(one))
                if (tree[clause].kind == syntax::node_kind::uses)
                    for (const auto name : tree.children(clause))
                        if (std::find(names.begin(), names.end(), tree.value(name)) == names.end()) names.emplace_back(tree.value(name));
        }
    return names;
}

checked<pack> load_pack(std::span<const document> files) {
    if (files.empty()) return {std::nullopt, {{.code = "Q2001", .message = "a pack has at least one file", .where = {}, .related = {}, .help = "give its rule files, one of them with `pack name { … }`"}}};
    if (files.size() == 1 && is_compiled(files.front().content)) return load_compiled(files.front());
    auto content = std::make_shared<internal::pack_content>();
    std::vector<text::source_id> sources;
    for (const auto& file : files) {
        sources.push_back(content->sources.add(file.name, file.content));
        content->from_used_pack.push_back(file.used_pack ? 1 : 0);
    }
    text::diagnostic_sink problems(content->sources);
    syntax::tree tree;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const auto before = tree.files.size();
        syntax::parse(sources[i], tree, problems);
        if (files[i].used_pack && tree.files.size() > before) tree[tree.files.back()].detail = 1;
    }
    // Names and types are checked even when a declaration was lost, so that one run reports everything.
    const auto model = check::check(tree, problems);
    if (problems.failed()) {
        cases::check_given(model, problems);
        return {std::nullopt, problems.take()};
    }
    content->program = plan::lower(model, content->sources);
    content->cases = cases::take_cases(model, content->sources, content->program);
    cases::check_given(content->cases, content->program, problems);
    if (problems.failed()) return {std::nullopt, problems.take()};
    content->cited = citations::take_citations(model);
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
