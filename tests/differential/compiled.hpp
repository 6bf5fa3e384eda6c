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

/// An amount that is missing is taken to be in the currency of those beside it: when it turns out to be in another one, what was known has
/// no result any more.
inline bool is_unlike_currencies(std::string_view said) { return said.ends_with(" do not compare") || said.ends_with(" do not add up"); }

inline data::portfolio loaded(const vocabulary& words, const std::string& json) {
    text::source_set sources;
    const std::vector<data::document> documents{{sources.add("data.json", json), false}};
    text::diagnostic_sink problems(sources);
    auto found = data::load(words, documents, problems);
    if (problems.failed()) FAIL_CHECK(to_text(problems.take()) << "\n" << json);
    return found;
}

}  // namespace quorate::differential
