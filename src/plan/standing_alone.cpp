#include "plan/standing_alone.hpp"

#include <algorithm>
#include <set>

#include "plan/reads.hpp"

namespace quorate::plan {

namespace {

/// Looks through the declarations that a review of one record uses.
class search_for_others {
public:
    search_for_others(const program& of, std::uint32_t type) : of_(of), type_(type) {
        for (std::uint32_t i = 0; i < of.words.records.size(); ++i)
            if (of.words.is_a(i, type)) stored_.push_back(i);
    }
    [[nodiscard]] std::vector<std::string> run();

private:
    [[nodiscard]] bool concerns(const rule& one) const { return related(one.subject); }
    /// One is a kind of the other.
    [[nodiscard]] bool related(std::uint32_t other) const { return other != no_index && (of_.words.is_a(other, type_) || of_.words.is_a(type_, other)); }
    [[nodiscard]] bool sees_others(const readings& all) const {
        return all.texts || all.references || !all.relations.empty() ||
               std::any_of(stored_.begin(), stored_.end(), [&](std::uint32_t one) { return all.sees_others(of_, one); });
    }
    void look_at(const char* what, const std::string& name, const rule& one, std::vector<op_id> ops, const std::vector<const message*>& said);
    void look_at_fields();

    const program& of_;
    std::uint32_t type_;
    std::vector<std::uint32_t> stored_;
    std::vector<std::string> found_;
};

/// `ops` beside what every rule has.
void search_for_others::look_at(const char* what, const std::string& name, const rule& one, std::vector<op_id> ops, const std::vector<const message*>& said) {
    ops.push_back(one.applies);
    for (const auto& let : one.lets) ops.push_back(let.value);
    for (const auto* each : said)
        for (const auto& language : each->all)
            for (const auto& piece : language.pieces) ops.push_back(piece.value);
    std::sort(ops.begin(), ops.end());
    ops.erase(std::unique(ops.begin(), ops.end()), ops.end());
    for (const auto op : ops)
        if (op != op_id::none && sees_others(readings_of(of_, one, op))) {
            found_.push_back(std::string(what) + " `" + name + "`");
            return;
        }
}

void search_for_others::look_at_fields() {
    for (const auto stored : stored_) {
        const auto& record = of_.words.records[stored];
        for (const auto& field : record.fields)
            if (field.type.kind == type_kind::reference && related(field.type.of)) found_.push_back("field `" + field.name + "` of `" + record.name + "`");
    }
}

std::vector<std::string> search_for_others::run() {
    for (const auto& one : of_.relations)
        if (concerns(one) || related(one.second)) found_.push_back("relation `" + one.name + "`");
    look_at_fields();
    for (std::uint32_t i = 0; i < of_.criteria.size(); ++i) {
        const auto& one = of_.criteria[i];
        if (!concerns(one)) continue;
        if (sees_others(readings_of_criterion(of_, i))) found_.push_back("criterion `" + one.name + "`");
        else look_at("criterion", one.name, one, {}, {&one.when_met, &one.when_not_met, &one.when_unknown});
    }
    for (const auto& one : of_.questions)
        if (concerns(one)) {
            std::vector<op_id> ops;
            for (const auto& fact : one.facts) ops.push_back(fact.value);
            look_at("question", one.name, one, std::move(ops), {&one.wording});
        }
    for (const auto& one : of_.clocks)
        if (concerns(one)) look_at("clock", one.name, one, {one.starts, one.runs, one.pauses, one.restarts, one.ends}, {});
    for (const auto& one : of_.scorings)
        if (concerns(one)) {
            std::vector<op_id> ops;
            for (const auto& part : one.parts) ops.insert(ops.end(), {part.value, part.out_of, part.steps, part.weight, part.at_least});
            for (const auto& overall : one.overall) ops.push_back(overall.at_least);
            look_at("scoring", one.name, one, std::move(ops), {});
        }
    for (const auto& one : of_.routings)
        if (concerns(one)) {
            std::vector<op_id> ops{one.fits};
            for (const auto& each : one.considerations) ops.push_back(each.when);
            std::vector<const message*> said{&one.say};
            for (const auto& way : one.transitions) { ops.push_back(way.open); said.push_back(&way.say); }
            if (!one.over_entries && !one.stages && related(one.target)) found_.push_back("routing `" + one.name + "`");
            else look_at("routing", one.name, one, std::move(ops), said);
        }
    for (const auto& one : of_.definitions)
        if (one.derived && concerns(one)) look_at("field", one.name, one, {one.body}, {});
    for (const auto& one : of_.outcomes)
        if (concerns(one))
            for (const auto& outcome : one.outcomes) {
                if (outcome.unless_barred && !of_.relations.empty()) found_.push_back("outcome `" + outcome.name + "`");
                else look_at("outcome", outcome.name, one, {outcome.when, outcome.until}, {&outcome.say});
            }
    std::set<std::string> told;
    std::erase_if(found_, [&](const std::string& one) { return !told.insert(one).second; });
    return std::move(found_);
}

}  // namespace

std::vector<std::uint32_t> reviewed_types(const program& of) {
    std::set<std::uint32_t> types;
    for (const auto& group : of.outcomes) types.insert(group.subject);
    if (types.empty())
        for (const auto& rule : of.criteria) types.insert(rule.subject);
    return {types.begin(), types.end()};
}

std::vector<std::string> needs_of_others(const program& of, std::uint32_t type) { return search_for_others(of, type).run(); }

}  // namespace quorate::plan
