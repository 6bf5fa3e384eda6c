// A trace that keeps the value of every part of a rule.
#pragma once

#include <vector>

#include "explain/traces.hpp"
#include "quorate/explanation.hpp"
#include "text/source.hpp"

namespace quorate::explain {

/// Records one evaluation as a tree of parts. What is evaluated once for each member of a collection is told by the members, and
/// not part by part.
class recording final : public assess::trace {
public:
    recording(wording& words, assess::machine& on, const text::source_set& sources) : words_(words), on_(on), sources_(sources) { open_.emplace_back(); }

    [[nodiscard]] bool every_operation() const override { return true; }
    void enter(plan::op_id op) override;
    void leave(plan::op_id op, const value& result, frame& in) override;
    void selected(plan::op_id op, const std::vector<assess::selection>& all, frame& in) override;
    void considered(plan::op_id op, const value& element, const value& passes, frame& in) override;

    /// What was recorded since the last time: one part for each evaluation.
    [[nodiscard]] std::vector<explained_part> take();

private:
    struct open_part { std::vector<explained_part> parts; std::vector<value> values; std::optional<tally> who; };  // values: of the parts

    void keep_what_is_told(plan::op_id op, explained_part& made) const;

    wording& words_;
    assess::machine& on_;
    const text::source_set& sources_;
    std::vector<open_part> open_;
};

}  // namespace quorate::explain
