// What the cases of a pack give, held against its vocabulary when the pack is read: every mistake in one run.
#include <algorithm>
#include <set>
#include <tuple>

#include "assess/answers.hpp"
#include "cases/take_data.hpp"
#include "cases/test_case.hpp"
#include "portfolio/spellings.hpp"
#include "text/diagnostic_sink.hpp"

namespace quorate::cases {

using syntax::node_kind;

namespace {

/// Tells each fault once, whichever cases have it by an example.
class given_faults {
public:
    explicit given_faults(text::diagnostic_sink& problems) : problems_(problems) {}

    void tell(const diagnostics& found) {
        for (const auto& one : found)
            if (told_.emplace(one.where.file, one.where.line, one.where.column, one.code, one.message).second) problems_.pass_on(one);
    }

private:
    text::diagnostic_sink& problems_;
    std::set<std::tuple<std::string, std::size_t, std::size_t, std::string, std::string>> told_;
};

template <typename Given>
void look_at(const Given& one, const char* what, const plan::program& program, text::diagnostic_sink& to) {
    if (const auto fault = assess::fault_of(one, program); !fault.empty()) to.error("Q5101", one.where, std::string("this ") + what + " does not count: " + fault);
}

/// Whether data can be held against the vocabulary: what is wrong with it is told, and would be told again of every value.
bool is_whole(const vocabulary& words) {
    const auto described = [](const field& one) {
        const bool refers = one.type.kind == type_kind::entry || one.type.kind == type_kind::reference || one.type.kind == type_kind::part;
        return !refers || one.type.of != no_index;
    };
    return std::all_of(words.records.begin(), words.records.end(), [&](const auto& record) {
        return record.root < words.records.size() && (record.collection.empty() || record.identifier != no_index) && std::all_of(record.fields.begin(), record.fields.end(), described);
    });
}

/// What the checker has told of data in its own words.
bool told_by_the_checker(const diagnostic& one) { return one.code == "Q5003" || one.code == "Q5010" || one.code == "Q5008"; }

}  // namespace

diagnostics make_portfolio(const test_case& one, const plan::program& program, const data::spelling_index& spellings, const text::source_set& sources, data::portfolio& into) {
    text::diagnostic_sink given(sources);
    data::builder builder(into, given, spellings);
    for (const auto& record : one.records) builder.add(record.type, record.data);
    for (const auto& answer : one.answers) builder.add_answer(answer);
    for (const auto& confirmation : one.confirmations) builder.add_confirmation(confirmation);
    for (const auto& derogation : one.derogations) builder.add_derogation(derogation);
    builder.finish();
    for (const auto& derogation : into.derogations) look_at(derogation, "derogation", program, given);
    for (const auto& answer : into.answers) look_at(answer, "answer", program, given);
    for (const auto& confirmation : into.confirmations) look_at(confirmation, "confirmation", program, given);
    return given.take();
}

diagnostics without_expected(const test_case& one, diagnostics found, std::vector<const expectation*>& missed) {
    for (const auto& expected : one.expectations)
        if (expected.what == expectation::kind::diagnostic) missed.push_back(&expected);
    diagnostics others;
    for (auto& problem : found) {
        const auto expected = std::find_if(missed.begin(), missed.end(), [&](const expectation* wanted) { return wanted->names.front() == problem.code; });
        if (expected != missed.end()) missed.erase(expected);
        else others.push_back(std::move(problem));
    }
    return others;
}

void check_given(const std::vector<test_case>& cases, const plan::program& program, text::diagnostic_sink& problems) {
    if (cases.empty()) return;
    const data::spelling_index spellings(program.words);
    given_faults faults(problems);
    for (const auto& one : cases) {
        data::portfolio made(program.words);
        std::vector<const expectation*> missed;
        faults.tell(without_expected(one, make_portfolio(one, program, spellings, problems.sources(), made), missed));
    }
}

void check_given(const check::model& rules, text::diagnostic_sink& problems) {
    if (rules.cases.empty() || !rules.tree->lost_words.empty() || !is_whole(rules.words)) return;
    const data::spelling_index spellings(rules.words);
    const data_taker taker(rules);
    given_faults faults(problems);
    for (const auto node : rules.cases) {
        if (rules.tree->is_damaged(node) || rules.tree->child(node, node_kind::expect_diagnostic) != check::node_id::none) continue;
        data::portfolio made(rules.words);
        text::diagnostic_sink given(problems.sources());
        data::builder builder(made, given, spellings);
        for (const auto clause : rules.tree->children(node)) {
            if ((*rules.tree)[clause].kind != node_kind::given_record) continue;
            if (const auto record = taker.take_given(clause); record.type != no_index && rules.words.records[record.type].identifier != no_index) builder.add(record.type, record.data);
        }
        builder.finish();
        auto found = given.take();
        std::erase_if(found, told_by_the_checker);
        faults.tell(found);
    }
}

}  // namespace quorate::cases
