// The test cases of a pack, taken from its tree, and how they are run.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "check/model.hpp"
#include "plan/program.hpp"
#include "portfolio/builder.hpp"
#include "text/source.hpp"

namespace quorate::text { class diagnostic_sink; }
namespace quorate::data { class spelling_index; }

namespace quorate::cases {

struct given_record {
    std::uint32_t type = no_index;
    data::raw_record data;
};

/// One thing that a case expects.
struct expectation {
    enum class kind : std::uint8_t {
        finding, message, outcome, outcomes, outcome_message, relation, relation_message, question, routing, value, clock, deadline, points, scoring, rank, diagnostic
    };
    kind what{};
    text::span where;
    std::uint32_t rule = no_index;          ///< criterion, relation, question, routing, clock, scoring or ranking
    std::uint8_t detail = 0;                ///< as in the tree: the state, presence or fit expected
    std::vector<std::string> names;         ///< outcomes; the code of a diagnostic; what must be among the reasons ("supports.status", "A.title", "a division by zero")
    bool only = false;                      ///< there are no other reasons than the names
    std::vector<std::string> ids;           ///< the records of a relation; the target of a routing
    std::string on;                         ///< id of the record; empty: the first given that the rule speaks of
    std::string language, text;             ///< of a message
    plan::op_id value = plan::op_id::none;  ///< of a value: the condition
    std::optional<rational> number;         ///< of points and ranks; nothing: not ranked
    std::optional<day> date;                ///< of a deadline, or until when an outcome stands
};

struct test_case {
    std::string name;
    text::span where;
    day as_of;
    std::vector<given_record> records;
    std::vector<std::pair<std::uint32_t, plan::op_id>> parameters;  ///< values given in place of the pack's
    std::vector<std::pair<std::uint32_t, plan::op_id>> host_values; ///< what host functions give
    std::vector<data::raw_record> answers;
    std::vector<data::raw_record> confirmations;
    std::vector<data::raw_record> derogations;
    std::uint32_t slots = 0;                ///< of the frame in which values are evaluated: the records by order, then what they need
    std::vector<expectation> expectations;
};

/// Takes the cases from a model that was checked without an error; values given to parameters are compiled into the
/// program.
[[nodiscard]] std::vector<test_case> take_cases(const check::model& rules, const text::source_set& sources, plan::program& program);

/// Puts what a case gives into an empty portfolio; what is wrong with it.
[[nodiscard]] diagnostics make_portfolio(const test_case& one, const plan::program& program, const data::spelling_index& spellings, const text::source_set& sources,
                                         data::portfolio& into);
/// Those of the problems that the case does not expect; `missed` are the expected ones that are not there.
[[nodiscard]] diagnostics without_expected(const test_case& one, diagnostics found, std::vector<const expectation*>& missed);

/// Reports what is wrong with what the cases give, each fault once.
void check_given(const std::vector<test_case>& cases, const plan::program& program, text::diagnostic_sink& problems);
/// The same of records alone, for a pack in which the checker has found other faults, so that one run tells of all.
void check_given(const check::model& rules, text::diagnostic_sink& problems);

/// Runs one case on nothing but what it gives; the failures, one for each expectation that was not fulfilled.
[[nodiscard]] diagnostics run(const test_case& one, const plan::program& program, const text::source_set& sources);

}  // namespace quorate::cases
