// Pass 3 of the checker: examples and test cases name things that exist.
#include <algorithm>
#include <map>
#include <utility>

#include "check/context.hpp"
#include "check/expressions.hpp"
#include "syntax/texts.hpp"

namespace quorate::check {

using syntax::node_kind;

namespace {

class case_checker {
public:
    explicit case_checker(context& all) : all_(all), model_(all.result) {}

    void check() {
        for (auto& one : model_.examples) {
            const node_id record = all_.next(all_.first(one.node));
            one.first_type = require_record(record);
            if (one.first_type != no_index) check_data(all_.next(record), one.first_type);
        }
        for (const node_id one : model_.cases) {
            has_date_ = all_.tree.child(one, node_kind::as_of_date) != node_id::none;
            if (!has_date_)
                all_.problems.error("Q7001", all_.where(all_.first(one)), "this case has no `as of` date", "write `as of 2019-06-01` in it");
            scope names;
            names.may_ask_measures = false;
            for (const node_id clause : all_.tree.children(one)) {
                if (all_.kind(clause) == node_kind::given_record) add_record(clause, names);
                check_clause(clause);
                if (all_.kind(clause) == node_kind::expect_value) expression_checker(all_, names).check_condition(all_.first(clause));
            }
            check_identities(one);
            model_.case_slots.push_back(names.slots());
        }
    }

private:
    /// What a case expects of values may name the records that were given before it by their ids.
    void add_record(node_id clause, scope& names) {
        const node_id identity = all_.next(all_.first(clause));
        const auto type = model_.words.find_record(all_.value(all_.first(clause)));
        if (type == no_index) return;
        if (names.find(all_.value(identity)) != nullptr) all_.problems.error("Q2003", all_.where(identity), "this case gives two records `" + std::string(all_.value(identity)) + "`");
        else names.add(all_, identity, {.is = value_type::kind::record, .many = false, .of = type});
    }

    /// What is given to a record, and expected of one, names a record that the case gives.
    void check_identities(node_id one) {
        std::vector<std::string_view> given;
        for (const node_id clause : all_.tree.children(one)) {
            if (all_.kind(clause) == node_kind::given_record) given.push_back(all_.value(all_.next(all_.first(clause))));
            if (all_.kind(clause) == node_kind::expect_diagnostic) return;  // it may be that one
        }
        for (const node_id clause : all_.tree.children(one)) {
            if (all_.kind(clause) == node_kind::given_record) continue;
            bool target = all_.kind(clause) == node_kind::expect_routing;  // the first may be an entry of a list
            for (const node_id identity : all_.children(clause, node_kind::identity)) {
                const auto id = all_.value(identity);
                const bool may_be_entry = std::exchange(target, false);
                if (std::find(given.begin(), given.end(), id) != given.end() || (may_be_entry && is_entry(id)) || all_.tree.lost(id)) continue;
                auto help = all_.suggest(id, given);
                all_.problems.error("Q2002", all_.where(identity), "this case gives no record `" + std::string(id) + "`", help.empty() ? "give it: `given … " + std::string(id) + "`" : std::move(help));
            }
        }
    }

    [[nodiscard]] bool is_entry(std::string_view id) const {
        for (const auto& list : model_.words.classifications)
            for (const auto& entry : list.entries)
                if (entry.id == id) return true;
        return false;
    }

    void check_entry(node_id name) {
        std::vector<std::string_view> among;
        for (std::uint32_t i = 0; i < model_.words.classifications.size(); ++i)
            for (std::uint32_t j = 0; j < model_.words.classifications[i].entries.size(); ++j) {
                among.push_back(model_.words.classifications[i].entries[j].id);
                if (among.back() == all_.value(name)) return;
            }
        all_.unknown_name(name, "entry of any list named", all_.value(name), among);
    }

    std::uint32_t require_record(node_id name) {
        const auto& words = model_.words;
        const auto found = words.find_record(all_.value(name));
        if (found != no_index && !words.records[found].collection.empty()) return found;
        std::vector<std::string_view> among;
        for (const auto& one : words.records)
            if (!one.collection.empty()) among.push_back(one.name);
        all_.unknown_name(name, "collected record", all_.value(name), among);
        return no_index;
    }

    void check_data(node_id data, std::uint32_t type) {
        const auto& fields = model_.words.records[type].fields;
        std::map<std::string_view, node_id> given;
        for (const node_id field : all_.tree.children(data)) {
            const node_id name = all_.first(field);
            if (const auto [earlier, fresh] = given.emplace(all_.value(name), name); !fresh) {
                all_.problems.error("Q3013", all_.where(name), "`" + std::string(all_.value(name)) + "` is given twice");
                all_.problems.also(all_.where(earlier->second), "it is given here too");
            }
            const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& one) { return one.name == all_.value(name); });
            if (found == fields.end()) {
                std::vector<std::string_view> among;
                for (const auto& one : fields) among.push_back(one.name);
                all_.unknown_name(name, "field of `" + model_.words.records[type].name + "` named", all_.value(name), among);
                continue;
            }
            for (node_id value = all_.next(name); value != node_id::none; value = all_.next(value)) {
                if (all_.kind(value) != node_kind::data_each) check_value(value, found->type);
                else if (found->type.kind == type_kind::part) check_each(value, field, found->type);
            }
        }
    }

    /// `{ … } for voter in {BEL, ITA}` gives the field `voter` of several parts.
    void check_each(node_id each, node_id in_field, const field_type& part) {
        const node_id name = all_.first(each);
        const auto& fields = model_.words.records[part.of].fields;
        const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& one) { return one.name == all_.value(name); });
        if (found == fields.end()) {
            std::vector<std::string_view> among;
            for (const auto& one : fields) among.push_back(one.name);
            all_.unknown_name(name, "field of `" + model_.words.records[part.of].name + "` named", all_.value(name), among);
            return;
        }
        if (!part.many)
            all_.problems.error("Q3013", all_.where(each), "`" + std::string(all_.value(all_.first(in_field))) + "` holds one `" + model_.words.records[part.of].name + "`, and this gives several");
        for (node_id value = all_.next(name); value != node_id::none; value = all_.next(value)) check_value(value, found->type);
        for (const node_id data : all_.tree.children(in_field)) {
            if (all_.kind(data) != node_kind::data || all_.next(data) != each) continue;
            for (const node_id given : all_.tree.children(data))
                if (all_.value(all_.first(given)) == all_.value(name)) {
                    all_.problems.error("Q3013", all_.where(name), "`" + std::string(all_.value(name)) + "` is given twice");
                    all_.problems.also(all_.where(all_.first(given)), "it is given here too");
                }
        }
    }

    void check_value(node_id value, const field_type& type) {
        switch (all_.kind(value)) {
            case node_kind::data:
                if (type.kind == type_kind::part) check_data(value, type.of);
                break;
            case node_kind::texts:
            case node_kind::name:
            case node_kind::text:
            case node_kind::number:
            case node_kind::date:
            case node_kind::duration:
            case node_kind::working_days:
            case node_kind::money:
            case node_kind::truth: break;
            default:
                if (syntax::plain_number(all_.tree, value)) break;
                all_.problems.error("Q7002", all_.where(value), "data holds values, not expressions", "write the value itself: a number, a fraction such as 1/3, a date, an amount, a name or a text");
        }
    }

    std::uint32_t require(node_id name, const std::vector<declaration>& among, std::string_view what) {
        const auto found = find(among, all_.value(name));
        if (found != no_index) return found;
        std::vector<std::string_view> names;
        for (const auto& one : among) names.push_back(one.name);
        all_.unknown_name(name, what, all_.value(name), names);
        return no_index;
    }

    void check_outcome_name(node_id name) {
        std::vector<std::string_view> among;
        for (const auto& group : model_.outcomes)
            for (const node_id outcome : all_.children(group.node, node_kind::outcome)) among.push_back(all_.value(all_.first(outcome)));
        if (std::find(among.begin(), among.end(), all_.value(name)) == among.end())
            all_.unknown_name(name, "outcome", all_.value(name), among);
    }

    void check_given_host_function(node_id name) {
        const auto found = require(name, model_.host_functions, "host function");
        scope names;
        names.constant = true;
        const auto expected = found == no_index ? value_type{} : model_.host_functions[found].type;
        const auto given = expression_checker(all_, names).check(all_.next(name), expected);
        if (found == no_index || given.is == value_type::kind::invalid || given.is == value_type::kind::anything || expected.is == value_type::kind::invalid || given == expected) return;
        all_.problems.error("Q3001", all_.where(all_.next(name)), "this host function gives " + describe(expected, model_.words) + ", and this is " + describe(given, model_.words));
    }

    void check_clause(node_id clause) {
        const node_id first = all_.first(clause);
        switch (all_.kind(clause)) {
            case node_kind::given_record: check_given(clause, first); break;
            case node_kind::given_parameter: {
                const auto found = require(first, model_.parameters, "parameter");
                scope names;
                names.constant = true;
                const auto expected = found == no_index ? value_type{} : model_.parameters[found].type;
                const auto given = expression_checker(all_, names).check(all_.next(first), expected);
                if (found != no_index && given.is != value_type::kind::invalid && given.is != value_type::kind::anything && !(given == expected))
                    all_.problems.error("Q3001", all_.where(all_.next(first)), "this parameter is " + describe(expected, model_.words) +
                                                                                   ", and this is " + describe(given, model_.words));
                break;
            }
            case node_kind::given_host_function: check_given_host_function(first); break;
            case node_kind::given_answer:
                require(first, model_.questions, "question");
                check_value(all_.next(all_.next(first)), {});
                break;
            case node_kind::given_confirmation: require(first, model_.relations, "relation"); break;
            case node_kind::expect_finding: require(first, model_.criteria, "criterion"); break;
            case node_kind::expect_message: require(first, model_.criteria, "criterion"); break;
            case node_kind::expect_outcome:
            case node_kind::expect_outcome_message: check_outcome_name(first); break;
            case node_kind::expect_outcomes:
                for (const node_id name : all_.children(clause, node_kind::name)) check_outcome_name(name);
                break;
            case node_kind::expect_relation:
            case node_kind::expect_relation_message: require(first, model_.relations, "relation"); break;
            case node_kind::expect_question: require(first, model_.questions, "question"); break;
            case node_kind::expect_routing: require(first, model_.routings, "routing"); break;
            case node_kind::given_derogation:
                require(first, model_.criteria, "criterion");
                check_entry(all_.next(all_.next(first)));
                break;
            case node_kind::expect_clock:
            case node_kind::expect_deadline: require(first, model_.clocks, "clock"); break;
            case node_kind::expect_points:
            case node_kind::expect_scoring: require(first, model_.scorings, "scoring"); break;
            case node_kind::expect_rank:
                for (const node_id name : all_.children(clause, node_kind::name)) require(name, model_.rankings, "ranking");
                break;
            default: break;
        }
    }

    void check_given(node_id clause, node_id record) {
        const auto type = require_record(record);
        if (const node_id like = all_.tree.child(clause, node_kind::like); like != node_id::none) {
            const auto found = require(all_.first(like), model_.examples, "example");
            if (found != no_index && type != no_index && model_.examples[found].first_type != type)
                all_.problems.error("Q7003", all_.where(like), "the example `" + model_.examples[found].name + "` is no `" +
                                                                   model_.words.records[type].name + "`");
        }
        if (const node_id data = all_.tree.child(clause, node_kind::data); data != node_id::none && type != no_index)
            check_data(data, type);
    }

    context& all_;
    model& model_;
    bool has_date_ = false;
};

}  // namespace

void check_cases(context& all) { case_checker(all).check(); }

}  // namespace quorate::check
