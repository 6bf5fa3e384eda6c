// What a pack says of its sources, from the tree.
#include <algorithm>
#include <charconv>
#include <map>

#include "citations/cited.hpp"
#include "syntax/texts.hpp"

namespace quorate::citations {

using check::binding;
using check::node_id;
using syntax::node_kind;

namespace {

class citation_taker {
public:
    explicit citation_taker(const check::model& rules) : rules_(rules), tree_(*rules.tree) {}

    cited_texts take() {
        take_rules();
        for (const node_id file : tree_.files)
            for (const node_id one : tree_.children(file)) take_declaration(one);
        for (const auto& [user, node] : users_) find_used(user, node);
        for (const node_id one : rules_.cases)
            for (const node_id clause : tree_.children(one)) take_expectation(clause);
        pass_on_expectations();
        std::sort(made_.citations.begin(), made_.citations.end(), [](const cited& a, const cited& b) {
            return a.where.source != b.where.source ? a.where.source < b.where.source : a.where.begin < b.where.begin;
        });
        return std::move(made_);
    }

private:
    [[nodiscard]] node_id first(node_id node) const { return tree_[node].first_child; }
    [[nodiscard]] std::string text_of(node_id parent) const {
        const node_id text = tree_.child(parent, node_kind::text);
        return text == node_id::none ? std::string() : syntax::plain_text(tree_, text);
    }

    void take_rules();
    void take_group(const std::vector<check::declaration>& all, const char* kind, binding::kind meaning);
    void take_outcomes(const check::declaration& group);
    void take_cites(node_id parent, std::size_t by, bool leaves);
    void take_declaration(node_id one);
    void take_source(node_id clause);
    void take_list(node_id one);
    void find_used(std::size_t user, node_id node);
    void take_expectation(node_id clause);
    void expect(const char* kind, std::string_view name, bool positive, bool negative);
    void expect_of(node_id expression, bool holds);
    void pass_on_expectations();

    const check::model& rules_;
    const syntax::tree& tree_;
    cited_texts made_;
    std::map<std::pair<binding::kind, std::uint32_t>, std::size_t> by_meaning_;
    std::map<std::string, std::size_t, std::less<>> by_name_;    // kind and name
    std::vector<std::pair<std::size_t, node_id>> users_;         // rules with the nodes they consist of
    std::vector<std::vector<std::string>> outcome_groups_;
};

void citation_taker::take_cites(node_id parent, std::size_t by, bool leaves) {
    for (const node_id clause : tree_.children(parent)) {
        if (tree_[clause].kind != node_kind::cites) continue;
        cited one{.by = by, .leaves = leaves, .source = rules_.source_name(first(clause)), .sections = {}, .quotation = {}, .where = tree_[clause].where};
        for (const node_id part : tree_.children(clause)) {
            if (tree_[part].kind == node_kind::text) one.sections.push_back(syntax::plain_text(tree_, part));
            if (tree_[part].kind == node_kind::quotation) one.quotation = tree_.value(part);
        }
        made_.citations.push_back(std::move(one));
    }
}

void citation_taker::take_group(const std::vector<check::declaration>& all, const char* kind, binding::kind meaning) {
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        const auto index = made_.rules.size();
        made_.rules.push_back({.kind = kind, .name = all[i].name, .used_by = {}});
        if (meaning != binding::kind::none) by_meaning_.emplace(std::pair(meaning, i), index);
        by_name_.emplace(std::string(kind) + " " + all[i].name, index);
        users_.emplace_back(index, all[i].node);
        take_cites(all[i].node, index, false);
    }
}

void citation_taker::take_outcomes(const check::declaration& group) {
    outcome_groups_.emplace_back();
    for (const node_id one : tree_.children(group.node)) {
        if (tree_[one].kind != node_kind::outcome) continue;
        const auto index = made_.rules.size();
        const std::string name(tree_.value(first(one)));
        made_.rules.push_back({.kind = "outcome", .name = name, .used_by = {}});
        by_name_.emplace("outcome " + name, index);
        outcome_groups_.back().push_back(name);
        users_.emplace_back(index, one);
        take_cites(one, index, false);
    }
}

void citation_taker::take_rules() {
    take_group(rules_.parameters, "parameter", binding::kind::parameter);
    take_group(rules_.mappings, "mapping", binding::kind::mapping);
    take_group(rules_.definitions, "definition", binding::kind::definition);
    take_group(rules_.bands, "bands", binding::kind::bands);
    take_group(rules_.tables, "table", binding::kind::table);
    take_group(rules_.members, "members", binding::kind::members);
    take_group(rules_.calendars, "calendar", binding::kind::calendar);
    take_group(rules_.seasons, "season", binding::kind::season);
    take_group(rules_.questions, "question", binding::kind::question);
    take_group(rules_.criteria, "criterion", binding::kind::none);
    take_group(rules_.relations, "relation", binding::kind::none);
    take_group(rules_.routings, "routing", binding::kind::none);
    take_group(rules_.clocks, "clock", binding::kind::none);
    take_group(rules_.scorings, "scoring", binding::kind::none);
    take_group(rules_.rankings, "ranking", binding::kind::none);
    take_group(rules_.coverages, "coverage", binding::kind::none);
    take_group(rules_.papers, "paper", binding::kind::none);
    for (const auto& group : rules_.outcomes) take_outcomes(group);
}

void citation_taker::take_source(node_id clause) {
    source one{.name = rules_.source_name(first(clause)), .title = text_of(clause), .date = {}, .language = {}, .url = {}, .file = {}};
    for (const node_id part : tree_.children(clause)) {
        if (tree_[part].kind == node_kind::date) one.date = tree_.value(part);
        if (tree_[part].kind == node_kind::text_language) one.language = tree_.value(first(part));
        if (tree_[part].kind == node_kind::url) one.url = text_of(part);
        if (tree_[part].kind == node_kind::kept_in) one.file = text_of(part);
    }
    made_.sources.push_back(std::move(one));
}

void citation_taker::take_list(node_id one) {
    const auto list = rules_.words.find_classification(tree_.value(first(one)));
    if (list == no_index || tree_.child(one, node_kind::cites) == node_id::none) return;
    citing made{.kind = tree_[one].kind == node_kind::list ? "list" : "taxonomy", .name = std::string(tree_.value(first(one))), .used_by = {}};
    for (const auto& entry : rules_.words.classifications[list].entries) {
        for (const auto& label : entry.labels.all()) made.labels.push_back(label.text);
        made.labels.insert(made.labels.end(), entry.aliases.begin(), entry.aliases.end());
    }
    take_cites(one, made_.rules.size(), false);
    made_.rules.push_back(std::move(made));
}

void citation_taker::take_declaration(node_id one) {
    switch (tree_[one].kind) {
        case node_kind::pack:
            for (const node_id clause : tree_.children(one))
                if (tree_[clause].kind == node_kind::source) take_source(clause);
            break;
        case node_kind::list:
        case node_kind::taxonomy: take_list(one); break;
        case node_kind::leaves: {
            left_passages left{.name = std::string(tree_.value(first(one))), .to_people = tree_[one].detail == 0, .because = {}};
            if (const node_id why = tree_.child(one, node_kind::left_because); why != node_id::none)
                left.because = syntax::read_texts(tree_, first(why), rules_.words.languages);
            take_cites(one, made_.left.size(), true);
            made_.left.push_back(std::move(left));
            break;
        }
        case node_kind::pins:
            for (const node_id pinned : tree_.children(one)) {
                if (tree_[pinned].kind != node_kind::pin) continue;
                pin made{.source = rules_.source_name(first(one)), .words = std::string(tree_.value(first(pinned)))};
                const auto digits = tree_.value(tree_.child(pinned, node_kind::number));
                std::from_chars(digits.data(), digits.data() + digits.size(), made.paragraph);
                made_.pins.push_back(std::move(made));
            }
            break;
        default: break;
    }
}

/// What a rule names is used by it.
void citation_taker::find_used(std::size_t user, node_id node) {
    std::vector<node_id> open{node};
    while (!open.empty()) {
        const node_id at = open.back();
        open.pop_back();
        const auto& meaning = rules_.meaning_of(at);
        if (const auto used = by_meaning_.find({meaning.to, meaning.index}); used != by_meaning_.end() && used->second != user)
            made_.rules[used->second].used_by.push_back(user);
        for (const node_id child : tree_.children(at)) open.push_back(child);
    }
}

void citation_taker::expect(const char* kind, std::string_view name, bool positive, bool negative) {
    const auto found = by_name_.find(std::string(kind) + " " + std::string(name));
    if (found == by_name_.end()) return;
    auto& rule = made_.rules[found->second];
    rule.positive = rule.positive || positive;
    rule.negative = rule.negative || negative;
}

/// A condition that a case evaluates speaks of all that it names.
void citation_taker::expect_of(node_id expression, bool holds) {
    std::vector<node_id> open{expression};
    while (!open.empty()) {
        const node_id at = open.back();
        open.pop_back();
        const auto& meaning = rules_.meaning_of(at);
        if (const auto used = by_meaning_.find({meaning.to, meaning.index}); used != by_meaning_.end()) {
            auto& rule = made_.rules[used->second];
            (holds ? rule.positive : rule.negative) = true;
        }
        for (const node_id child : tree_.children(at)) open.push_back(child);
    }
}

void citation_taker::take_expectation(node_id clause) {
    const auto detail = tree_[clause].detail;
    const auto name = first(clause) == node_id::none ? std::string_view() : tree_.value(first(clause));
    const auto met = static_cast<syntax::finding_state>(detail) == syntax::finding_state::met;
    const auto not_met = static_cast<syntax::finding_state>(detail) == syntax::finding_state::not_met;
    const auto present = static_cast<syntax::expected_presence>(detail) == syntax::expected_presence::present;
    const auto absent = static_cast<syntax::expected_presence>(detail) == syntax::expected_presence::absent;
    switch (tree_[clause].kind) {
        case node_kind::expect_finding: return expect("criterion", name, met, not_met);
        case node_kind::expect_scoring: return expect("scoring", name, met, not_met);
        case node_kind::expect_relation: return expect("relation", name, present, absent);
        case node_kind::expect_outcome: return expect("outcome", name, present, absent);
        case node_kind::expect_question: return expect("question", name, detail == 1, detail == 0);
        case node_kind::expect_routing:
            return expect("routing", name, static_cast<syntax::expected_fit>(detail) == syntax::expected_fit::fits,
                          static_cast<syntax::expected_fit>(detail) == syntax::expected_fit::does_not_fit);
        case node_kind::expect_value:
            if (static_cast<syntax::expected_value>(detail) != syntax::expected_value::unknown)
                expect_of(first(clause), static_cast<syntax::expected_value>(detail) == syntax::expected_value::holds);
            return;
        case node_kind::expect_outcomes: {
            // All that are open: those of the same group that are not named are expected not to be.
            std::vector<std::string_view> open;
            for (const node_id one : tree_.children(clause))
                if (tree_[one].kind == node_kind::name) open.push_back(tree_.value(one));
            for (const auto& group : outcome_groups_) {
                const auto named = [&](const std::string& one) { return std::find(open.begin(), open.end(), one) != open.end(); };
                if (std::none_of(group.begin(), group.end(), named)) continue;
                for (const auto& one : group) expect("outcome", one, named(one), !named(one));
            }
            return;
        }
        default: return;
    }
}

/// A value is tried where what reads it is tried.
void citation_taker::pass_on_expectations() {
    for (bool changed = true; changed;) {
        changed = false;
        for (auto& rule : made_.rules)
            for (const auto user : rule.used_by) {
                const bool positive = rule.positive || made_.rules[user].positive, negative = rule.negative || made_.rules[user].negative;
                changed = changed || positive != rule.positive || negative != rule.negative;
                rule.positive = positive;
                rule.negative = negative;
            }
    }
}

}  // namespace

cited_texts take_citations(const check::model& rules) { return citation_taker(rules).take(); }

}  // namespace quorate::citations
