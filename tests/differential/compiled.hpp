// A pack from its text to its program, and data for it; what they were made from is kept.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "check/check.hpp"
#include "plan/lower.hpp"
#include "portfolio/load.hpp"
#include "quorate/report.hpp"
#include "syntax/parse.hpp"

namespace quorate::differential {

struct compiled {
    text::source_set sources;
    syntax::tree tree;
    check::model model;
    plan::program program;

    explicit compiled(const std::string& text) {
        const auto source = sources.add("random.quorate", text);
        text::diagnostic_sink problems(sources);
        syntax::parse(source, tree, problems);
        model = check::check(tree, problems);
        if (problems.failed()) FAIL_CHECK(to_text(problems.take()) << "\n" << text);
        else program = plan::lower(model, sources);
    }
};

inline data::portfolio loaded(const vocabulary& words, const std::string& json) {
    text::source_set sources;
    const std::vector<data::document> documents{{sources.add("data.json", json), false}};
    text::diagnostic_sink problems(sources);
    auto found = data::load(words, documents, problems);
    if (problems.failed()) FAIL_CHECK(to_text(problems.take()) << "\n" << json);
    return found;
}

}  // namespace quorate::differential
