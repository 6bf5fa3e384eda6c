// Running a case: what it gives becomes a portfolio, and each expectation is held against the findings.
#include <algorithm>
#include <set>

#include "assess/answers.hpp"
#include "assess/findings.hpp"
#include "cases/test_case.hpp"
#include "explain/review.hpp"
#include "portfolio/spellings.hpp"
#include "text/diagnostic_sink.hpp"

namespace quorate::cases {

using assess::assessment;
using assess::machine;
using assess::record_ref;

namespace {

class case_run {
public:
    case_run(const test_case& one, const plan::program& program, const text::source_set& sources)
        : case_(one), program_(program), problems_(sources), data_(program.words) {}

    diagnostics run() {
        if (!build()) return problems_.take();
        machine on(program_, data_, case_.as_of);
        const plan::rule nothing;
        for (const auto& [parameter, value] : case_.parameters) {
            assess::frame empty(nothing);
            on.set_parameter(parameter, on.evaluate(value, empty));
        }
        for (const auto& [function, value] : case_.host_values) {
            assess::frame empty(nothing);
            on.set_host_value(function, on.evaluate(value, empty));
        }
        assessment findings(on);
        explain::reviewer reviewer(on, findings);
        for (const auto& expected : case_.expectations) check(expected, findings, reviewer, on);
        return problems_.take();
    }

private:
    /// Makes the portfolio of what the case gives. Nothing goes on when it has a problem that the case does not expect.
    bool build() {
        const data::spelling_index spellings(program_.words);
        const auto found = make_portfolio(case_, program_, spellings, problems_.sources(), data_);
        std::vector<const expectation*> missed;
        const auto others = without_expected(case_, found, missed);
        for (const auto& problem : others) problems_.pass_on(problem);
        for (const auto* one : missed)
            fail(*one, "what the case gives has no problem " + one->names.front() + (found.empty() ? "" : " besides those that are expected"));
        return others.empty();
    }

    void fail(const expectation& expected, std::string message, std::string help = {}) {
        problems_.error("Q7101", expected.where, std::move(message), std::move(help));
    }

    /// The record an expectation speaks of: the first given of one of these types, or the one it names; reports when there is none.
    std::optional<record_ref> subject(const expectation& expected, const std::vector<std::uint32_t>& types) {
        for (const auto& one : case_.records) {
            const auto type = std::find_if(types.begin(), types.end(), [&](std::uint32_t of) { return program_.words.is_a(one.type, of); });
            if (type == types.end()) continue;
            const auto& record = program_.words.records[one.type];
            for (const auto& field : one.data.fields)
                if (field.name == record.fields[record.identifier].name)
                    if (const auto* id = std::get_if<data::raw_value::characters>(&field.value.content); id && (expected.on.empty() || id->utf8 == expected.on))
                        return data_.find(*type, id->utf8);
        }
        std::string among;
        for (const auto type : types) among += (among.empty() ? "`" : " or `") + program_.words.records[type].collection + "`";
        fail(expected, expected.on.empty() ? "the case gives no record of " + among : "the case gives no `" + expected.on + "` among " + among);
        return std::nullopt;
    }

    std::optional<record_ref> subject(const expectation& expected, std::uint32_t type) { return subject(expected, std::vector{type}); }

    std::optional<record_ref> record(const expectation& expected, std::uint32_t type, const std::string& id) {
        auto found = data_.find(type, id);
        if (!found) fail(expected, "the case gives no `" + id + "` among `" + program_.words.records[type].collection + "`");
        return found;
    }

    void check(const expectation& expected, assessment& findings, explain::reviewer& reviewer, machine& on) {
        switch (expected.what) {
            case expectation::kind::finding: return check_finding(expected, findings, reviewer);
            case expectation::kind::message: return check_message(expected, reviewer);
            case expectation::kind::outcome:
            case expectation::kind::outcomes: return check_outcomes(expected, findings, reviewer);
            case expectation::kind::outcome_message: return check_outcome_message(expected, findings, reviewer);
            case expectation::kind::relation: return check_relation(expected, findings);
            case expectation::kind::relation_message: return check_relation_message(expected, findings, reviewer);
            case expectation::kind::question: {
                const auto about = subject(expected, program_.questions[expected.rule].subject);
                if (about && findings.open(expected.rule, *about) != (expected.detail == 1))
                    fail(expected, "the question `" + program_.questions[expected.rule].name + "` is " + (expected.detail == 1 ? "not " : "") + "open");
                return;
            }
            case expectation::kind::routing: return check_routing(expected, findings, on);
            case expectation::kind::value: return check_value(expected, on);
            case expectation::kind::clock:
            case expectation::kind::deadline: return check_clock(expected, findings);
            case expectation::kind::points:
            case expectation::kind::scoring: return check_scoring(expected, findings, on);
            case expectation::kind::rank: return check_rank(expected, findings);
            case expectation::kind::diagnostic: return;  // looked at before there were findings
        }
    }

    void check_value(const expectation& expected, machine& on) {
        plan::rule as_rule;
        as_rule.name = case_.name;
        as_rule.slots = case_.slots;
        assess::frame in(as_rule);
        std::uint32_t slot = 0;
        for (const auto& one : case_.records) {
            const auto& record = program_.words.records[one.type];
            for (const auto& field : one.data.fields)
                if (field.name == record.fields[record.identifier].name)
                    if (const auto* id = std::get_if<data::raw_value::characters>(&field.value.content))
                        if (const auto found = data_.find(one.type, id->utf8); found && slot < case_.slots) in.set(slot, {*found, assess::reason_set::none});
            ++slot;
        }
        const auto own_steps = on.begin();
        const auto found = on.evaluate(expected.value, in);
        const auto* truth = found.get<bool>();
        const std::uint8_t state = !truth ? 2 : *truth ? 0 : 1;
        static constexpr const char* states[] = {"true", "false", "unknown"};
        const explain::wording words(on);
        const auto missing_facts = words.facts(found.why);
        const auto reasons = listed(missing_facts);
        if (state != expected.detail) {
            fail(expected, "`" + expected.text + "` is " + states[state] + ", and " + states[expected.detail] + " was expected", reasons.empty() ? "" : "missing: " + reasons);
            return;
        }
        check_reasons(expected, missing_facts, "`" + expected.text + "` is unknown");
    }

    static std::string listed(const std::vector<missing>& reasons) {
        std::string all;
        for (const auto& one : reasons) all += (all.empty() ? "" : ", ") + one.record.id + (one.record.id.empty() ? "" : ".") + one.name;
        return all;
    }

    /// What is expected may name a reason with its record or without.
    void check_reasons(const expectation& expected, const std::vector<missing>& reasons, const std::string& what) {
        const auto names = [](const std::string& path, const missing& one) {
            const auto name = without_positions(one.name);
            return path == name || path == one.name || path == one.record.id + "." + name;
        };
        const auto help = writable(reasons);
        for (const auto& path : expected.names)
            if (std::none_of(reasons.begin(), reasons.end(), [&](const missing& one) { return names(path, one); }))
                fail(expected, "`" + path + "` is not among the reasons why " + what, help);
        if (!expected.only) return;
        for (const auto& one : reasons)
            if (std::none_of(expected.names.begin(), expected.names.end(), [&](const std::string& path) { return names(path, one); }))
                fail(expected, "`" + listed({one}) + "` is a reason why " + what + ", and was not expected", help);
    }

    void check_clock(const expectation& expected, assessment& findings) {
        const auto& rule = program_.clocks[expected.rule];
        const auto about = subject(expected, rule.subject);
        if (!about) return;
        const auto& found = findings.clock(expected.rule, *about);
        static constexpr const char* states[] = {"not started", "running", "paused", "ended", "expired", "unknown"};
        if (expected.what == expectation::kind::clock && static_cast<std::uint8_t>(found.state) != expected.detail)
            fail(expected, "the clock `" + rule.name + "` is " + states[static_cast<std::size_t>(found.state)] + ", and " + states[expected.detail] + " was expected");
        const auto* deadline = found.deadline.get<day>();
        if (expected.what == expectation::kind::deadline && (!deadline || *deadline != *expected.date))
            fail(expected, "the deadline of `" + rule.name + "` is " + (deadline ? to_string(*deadline) : std::string("unknown")));
    }

    void check_scoring(const expectation& expected, assessment& findings, machine& on) {
        const auto& rule = program_.scorings[expected.rule];
        const auto about = subject(expected, rule.subject);
        if (!about) return;
        const auto& found = findings.scoring(expected.rule, *about);
        if (expected.what == expectation::kind::scoring) {
            const auto* truth = found.met.get<bool>();
            auto state = !truth || !found.applies.known() ? verdict::unknown : *truth ? verdict::met : verdict::not_met;
            if (assess::is_false(found.applies)) state = verdict::not_applicable;
            if (state != static_cast<verdict>(expected.detail)) fail(expected, "the scoring `" + rule.name + "` is " + std::string(to_string(state)));
            return;
        }
        const auto& points = expected.detail == 1 ? found.weighted : found.points;
        const auto* number = points.get<assess::number_range>();
        if (!number || !number->exact() || number->low != *expected.number)
            fail(expected, "the points by `" + rule.name + "` are " + explain::wording(on).in(points, "en"));
    }

    void check_rank(const expectation& expected, assessment& findings) {
        const auto& rule = program_.rankings[expected.rule];
        const auto about = subject(expected, rule.subject);
        if (!about) return;
        std::optional<rational> rank;
        std::string found = "has no rank";
        for (const auto& row : findings.ranking(expected.rule).rows) {
            if (row.record != *about) continue;
            found = "has rank " + std::to_string(row.rank);
            if (row.perhaps_before == 0) rank = rational(row.rank);
            else found += " to " + std::to_string(row.rank + row.perhaps_before) + ": some that cannot be ranked yet may come before it";
        }
        if (rank != expected.number) fail(expected, "by `" + rule.name + "` this record " + found);
    }

    /// "supports 2.status" → "supports.status"
    static std::string without_positions(const std::string& name) {
        std::string result;
        for (std::size_t i = 0; i < name.size(); ++i) {
            const auto digit = [&](std::size_t at) { return at < name.size() && name[at] >= '0' && name[at] <= '9'; };
            if (name[i] == ' ' && digit(i + 1)) while (digit(i + 1)) ++i;
            else result += name[i];
        }
        return result;
    }

    /// The reasons as a case writes them, each once.
    static std::string writable(const std::vector<missing>& facts) {
        std::vector<std::string> paths;
        for (const auto& one : facts)
            if (auto path = without_positions(one.name); std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(std::move(path));
        std::string listed;
        for (const auto& path : paths) listed += (listed.empty() ? "they are: `" : ", `") + path + "`";
        return listed;
    }

    void check_finding(const expectation& expected, assessment& findings, explain::reviewer& reviewer) {
        const auto& rule = program_.criteria[expected.rule];
        const auto about = subject(expected, rule.subject);
        if (!about) return;
        const auto wanted = static_cast<verdict>(expected.detail);
        const auto found = findings.finding(expected.rule, *about);
        const auto described = reviewer.describe_finding(expected.rule, *about);
        const auto reasons = listed(described.missing_facts);
        if (found.result != wanted) {
            std::string help = described.message.empty() ? std::string() : described.message.all().front().text;
            if (!reasons.empty()) help += (help.empty() ? "missing: " : "; missing: ") + reasons;
            fail(expected, "`" + rule.name + "` is " + std::string(to_string(found.result)) + ", and " + std::string(to_string(wanted)) + " was expected", help);
            return;
        }
        check_reasons(expected, described.missing_facts, "`" + rule.name + "` is " + std::string(to_string(wanted)));
    }

    /// Spaces that do not break a line, which numbers and amounts are written with, are spaces to the one who reads a case.
    static std::string with_plain_spaces(std::string text) {
        for (const std::string_view space : {"\u00A0", "\u202F"})
            for (auto at = text.find(space); at != std::string::npos; at = text.find(space, at + 1)) text.replace(at, space.size(), " ");
        return text;
    }

    void check_message(const expectation& expected, explain::reviewer& reviewer) {
        const auto& rule = program_.criteria[expected.rule];
        const auto about = subject(expected, rule.subject);
        if (!about) return;
        const auto described = reviewer.describe_finding(expected.rule, *about);
        compare_message(expected, described.message, rule.name, " when it is " + std::string(to_string(described.result)));
    }

    void compare_message(const expectation& expected, const texts& message, const std::string& of, const std::string& when = {}) {
        const auto* said = message.find(expected.language);
        if (said == nullptr || with_plain_spaces(*said) != with_plain_spaces(expected.text))
            fail(expected, "`" + of + "` says " + (said ? "\"" + *said + "\"" : "nothing in `" + expected.language + "`") + when);
    }

    /// The record whose outcomes are meant. Outcomes of several collections may share a name.
    std::optional<record_ref> subject_of_outcome(const expectation& expected) {
        std::vector<std::uint32_t> types;
        for (const auto& group : program_.outcomes)
            for (const auto& one : group.outcomes)
                if (!expected.names.empty() && one.name == expected.names.front() && std::find(types.begin(), types.end(), group.subject) == types.end())
                    types.push_back(group.subject);
        return types.empty() ? std::nullopt : subject(expected, types);
    }

    /// The outcome that is expected by name, when it is open or undecided; reports when it is neither.
    std::optional<outcome> described_outcome(const expectation& expected, record_ref about, assessment& findings, explain::reviewer& reviewer) {
        for (const auto& one : findings.outcomes(about))
            if (program_.outcomes[one.group].outcomes[one.index].name == expected.names.front()) return reviewer.describe_outcome(one, about);
        fail(expected, "the outcome `" + expected.names.front() + "` is not open");
        return std::nullopt;
    }

    void check_outcome_message(const expectation& expected, assessment& findings, explain::reviewer& reviewer) {
        const auto about = subject_of_outcome(expected);
        if (!about) return;
        if (const auto found = described_outcome(expected, *about, findings, reviewer)) compare_message(expected, found->message, found->name);
    }

    void check_until(const expectation& expected, record_ref about, assessment& findings, explain::reviewer& reviewer) {
        const auto found = described_outcome(expected, about, findings, reviewer);
        if (found && found->until != expected.date)
            fail(expected, "the outcome `" + found->name + "` stands " + (found->until ? "until " + to_string(*found->until) : std::string("without an end that is known")));
    }

    void check_outcomes(const expectation& expected, assessment& findings, explain::reviewer& reviewer) {
        const auto about = subject_of_outcome(expected);
        if (!about) return;
        std::set<std::string> found, undecided;
        std::string all;
        for (const auto& one : findings.outcomes(*about)) {
            const auto& name = program_.outcomes[one.group].outcomes[one.index].name;
            all += (all.empty() ? "" : ", ") + name + (one.decided ? "" : " (undecided)");
            (one.decided ? found : undecided).insert(name);
        }
        const auto presence = static_cast<syntax::expected_presence>(expected.detail);
        const bool good = expected.what == expectation::kind::outcomes ? found == std::set<std::string>(expected.names.begin(), expected.names.end())
                          : presence == syntax::expected_presence::possible ? undecided.contains(expected.names.front())
                                                                            : found.contains(expected.names.front()) == (presence == syntax::expected_presence::present);
        if (!good) return fail(expected, "the admissible outcomes are: " + (all.empty() ? std::string("none") : all));
        if (expected.date) check_until(expected, *about, findings, reviewer);
    }

    /// The two records of a relation that is expected, in the order of its rule; reports when the case does not give them.
    std::optional<std::pair<record_ref, record_ref>> pair_of(const expectation& expected) {
        const auto& rule = program_.relations[expected.rule];
        auto first = data_.find(rule.subject, expected.ids[0]), second = data_.find(rule.second, expected.ids[1]);
        if (!first || !second) {  // named the other way round
            first = record(expected, rule.second, expected.ids[0]);
            second = record(expected, rule.subject, expected.ids[1]);
        }
        if (!first || !second) return std::nullopt;
        return std::pair(*first, *second);
    }

    const assess::raw_pair* find_pair(const expectation& expected, std::pair<record_ref, record_ref> records, assessment& findings) {
        const auto& rule = program_.relations[expected.rule];
        const auto& [first, second] = records;
        for (const auto index : findings.pairs_of(first)) {
            const auto& pair = findings.pairs()[index];
            const bool there = (pair.first == first && pair.second == second) || (!rule.directed && pair.second == first && pair.first == second);
            if (pair.relation == expected.rule && there) return &pair;
        }
        return nullptr;
    }

    void check_relation_message(const expectation& expected, assessment& findings, explain::reviewer& reviewer) {
        const auto records = pair_of(expected);
        if (!records) return;
        const auto& rule = program_.relations[expected.rule];
        if (const auto* pair = find_pair(expected, *records, findings)) compare_message(expected, reviewer.describe_pair(*pair).message, rule.name);
        else fail(expected, "`" + rule.name + "` does not hold between `" + expected.ids[0] + "` and `" + expected.ids[1] + "`");
    }

    void check_relation(const expectation& expected, assessment& findings) {
        const auto& rule = program_.relations[expected.rule];
        const auto records = pair_of(expected);
        if (!records) return;
        std::string found = "does not hold";
        if (const auto* pair = find_pair(expected, *records, findings))
            found = pair->state == relation_state::possible ? "is possible" : pair->state == relation_state::rejected ? "is rejected" : "holds";
        static constexpr const char* wanted[] = {"holds", "does not hold", "is possible"};
        if (found != wanted[expected.detail] && !(expected.detail == 1 && found == "is rejected"))
            fail(expected, "`" + rule.name + "` " + found + " between `" + expected.ids[0] + "` and `" + expected.ids[1] + "`");
    }

    void check_routing(const expectation& expected, assessment& findings, machine& on) {
        const auto& rule = program_.routings[expected.rule];
        const auto about = subject(expected, rule.subject);
        if (!about) return;
        const explain::wording words(on);
        for (const auto& route : findings.routes(expected.rule, *about)) {
            if (words.id(route.target) != expected.ids.front()) continue;
            const auto* truth = route.fits.get<bool>();
            const std::uint8_t found = !truth ? 2 : *truth ? 0 : 1;
            static constexpr const char* states[] = {"fits", "does not fit", "is unknown"};
            if (found != expected.detail)
                fail(expected, "for `" + rule.name + "`, `" + expected.ids.front() + "` " + states[found]);
            return;
        }
        fail(expected, "`" + rule.name + "` has no target `" + expected.ids.front() + "` for this record");
    }

    const test_case& case_;
    const plan::program& program_;
    text::diagnostic_sink problems_;
    data::portfolio data_;
};

}  // namespace

diagnostics run(const test_case& one, const plan::program& program, const text::source_set& sources) {
    return case_run(one, program, sources).run();
}

}  // namespace quorate::cases
