#include "plan/fingerprint.hpp"

namespace quorate::plan {

namespace {

std::string say(day date) { return quorate::to_string(date); }
std::string say(const validity& one) { return (one.from ? say(*one.from) : std::string("…")) + "/" + (one.until ? say(*one.until) : std::string("…")); }
std::string say(rational one) { return std::to_string(one.numerator()) + "/" + std::to_string(one.denominator()); }
std::string say(const texts& all) {
    std::string made;
    for (const auto& one : all.all()) made += one.language + "\"" + one.text + "\"";
    return made;
}

/// Writes operations as text, with names in place of numbers, so that the same rule says the same in another program.
class declaration_writer {
public:
    explicit declaration_writer(const program& of) : of_(of) {}

    std::string rule(const plan::rule& one);
    std::string expression(op_id op);
    [[nodiscard]] std::string record(std::uint32_t type) const { return type == no_index ? std::string("-") : of_.words.records[type].name; }
    [[nodiscard]] std::string list(std::uint32_t index) const { return index == no_index ? std::string("-") : of_.words.classifications[index].name; }
    [[nodiscard]] std::string entry(entry_ref one) const { return list(one.of) + "." + of_.words.classifications[one.of].entries[one.index].id; }
    [[nodiscard]] std::string entries(const std::vector<entry_ref>& all) const {
        std::string made;
        for (const auto& one : all) made += entry(one) + " ";
        return made;
    }
    [[nodiscard]] std::string length(const duration& one) const {
        return std::to_string(one.count) + (one.in == duration::unit::days ? " days" : one.in == duration::unit::months ? " months" : " days of " + of_.calendars[one.calendar].name);
    }
    [[nodiscard]] std::string value(const std::optional<constant>& one) const { return one ? value(*one) : std::string("…"); }
    [[nodiscard]] std::string value(const constant& one) const {
        struct visitor {
            const declaration_writer& with;
            std::string operator()(bool truth) const { return truth ? "yes" : "no"; }
            std::string operator()(const money& amount) const { return amount.currency + say(amount.amount); }
            std::string operator()(const entry_ref& of) const { return with.entry(of); }
            std::string operator()(const rational& of) const { return say(of); }
            std::string operator()(const texts& of) const { return say(of); }
            std::string operator()(const day& of) const { return say(of); }
            std::string operator()(const duration& of) const { return with.length(of); }
        };
        return std::visit(visitor{*this}, one);
    }

private:
    [[nodiscard]] std::string head(const operation& at);
    [[nodiscard]] std::string body(const operation& at);

    const program& of_;
};

/// What an operation is about, by name.
std::string declaration_writer::head(const operation& at) {
    const auto detail = " " + std::to_string(at.detail);
    switch (at.code) {
        case opcode::constant: return at.index == 0 ? "as-of" : value(of_.constants[at.index]);
        case opcode::slot: return std::to_string(at.index);
        case opcode::parameter: return of_.parameters[at.index].name;
        case opcode::all_entries:
        case opcode::entries_on: return list(at.of);
        case opcode::collection: return record(at.of);
        case opcode::field: return record(at.of) + "." + of_.words.records[at.of].fields[at.index].name;
        case opcode::in_season:
        case opcode::season_of: return of_.seasons[at.index].name;
        case opcode::mapping: return of_.mappings[at.index].name;
        case opcode::call: return of_.definitions[at.index].name;
        case opcode::host_call: return of_.host_functions[at.index].name;
        case opcode::band: return of_.bands[at.index].name;
        case opcode::lookup: return of_.tables[at.index].name;
        case opcode::members: return of_.members[at.index].name;
        case opcode::criterion_is: return of_.criteria[at.index].name + " " + std::to_string(at.of);
        case opcode::question_is_open:
        case opcode::answer_to: return of_.questions[at.index].name;
        case opcode::any_relation:
        case opcode::related_to: return of_.relations[at.index].name + " " + std::to_string(at.of) + detail;
        case opcode::fits_by: return of_.routings[at.index].name;
        case opcode::clock_is:
        case opcode::deadline_of: return of_.clocks[at.index].name + " " + std::to_string(at.of);
        case opcode::points_by:
        case opcode::scoring_is: return of_.scorings[at.index].name + detail;
        case opcode::rank_by: return of_.rankings[at.index].name;
        case opcode::any_criterion: return std::to_string(at.index) + " " + std::to_string(at.of) + detail;
        case opcode::conditions:
        case opcode::any_question: return detail;
        case opcode::parents:
        case opcode::ancestors:
        case opcode::descendants:
        case opcode::siblings:
        case opcode::tops:
        case opcode::leaves: return list(at.of);
        default: return {};
    }
}

/// What stands in the tables beside the operands.
std::string declaration_writer::body(const operation& at) {
    std::string made;
    switch (at.code) {
        case opcode::comprehension: {
            const auto& one = of_.comprehensions[at.index];
            made = (one.distinct ? "distinct " : "each ") + std::to_string(one.slot) + expression(one.collected) + expression(one.collection);
            for (const auto& filter : one.filters) made += " where" + expression(filter.condition);
            return made + " except" + expression(one.except);
        }
        case opcode::quantified: {
            const auto& one = of_.quantifications[at.index];
            made = std::to_string(static_cast<int>(one.kind)) + " " + std::to_string(one.slot) + expression(one.bound) + expression(one.collection);
            for (const auto filter : one.filters) made += " where" + expression(filter);
            return made + " satisfies" + expression(one.satisfies);
        }
        case opcode::grouping: return std::to_string(of_.groupings[at.index].slot) + expression(of_.groupings[at.index].collection) + expression(of_.groupings[at.index].key);
        case opcode::choice: {
            const auto& one = of_.choices[at.index];
            made = (one.last ? "last " : "first ") + std::to_string(one.slot) + expression(one.collection);
            for (const auto filter : one.filters) made += " where" + expression(filter);
            for (const auto key : one.keys) made += " by" + expression(key);
            return made;
        }
        case opcode::reachable: {
            const auto& one = of_.reaches[at.index];
            made = record(one.of) + " " + std::to_string(one.steps);
            for (const auto field : one.fields) made += " " + of_.words.records[one.of].fields[field].name;
            return made;
        }
        default: return made;
    }
}

std::string declaration_writer::expression(op_id op) {
    if (op == op_id::none) return " -";
    const auto& at = of_[op];
    std::string made = " (" + std::string(to_string(at.code)) + " " + head(at) + body(at);
    for (std::uint32_t i = 0; i < at.operand_count; ++i) made += expression(of_.operand(at, i));
    return made + ")";
}

std::string declaration_writer::rule(const plan::rule& one) {
    std::string made = record(one.subject) + say(one.in_force) + " applies" + expression(one.applies);
    for (const auto& let : one.lets) made += " let " + std::to_string(let.slot) + expression(let.value);
    return made;
}

class declaration_collector {
public:
    declaration_collector(const program& of, day as_of) : of_(of), as_of_(as_of), write_(of) {}
    [[nodiscard]] std::map<declaration_key, declared_text> collect();

private:
    void add(declared kind, const std::string& name, std::string says, std::string in_force = {}) { all_[{kind, name}] = {std::move(says), std::move(in_force)}; }
    [[nodiscard]] std::string holds(const validity& one) const { return one.holds(as_of_) ? "in force" : "not in force"; }
    void rules();
    void measures();
    void outcomes();
    void parameters();
    void tables();
    void times();
    void words();

    const program& of_;
    day as_of_;
    declaration_writer write_;
    std::map<declaration_key, declared_text> all_;
};

void declaration_collector::rules() {
    for (const auto& one : of_.criteria) {
        auto says = write_.rule(one) + " " + std::string(to_string(one.grade)) + " met" + write_.expression(one.met);
        for (const auto other : one.overridden_by) says += " overridden by " + of_.criteria[other].name;
        if (one.derogation) says += " derogation " + write_.entries(one.derogation->by) + "on " + write_.entries(one.derogation->grounds) + (one.derogation->stands ? write_.length(*one.derogation->stands) : "");
        add(declared::criterion, one.name, std::move(says), holds(one.in_force));
    }
    for (const auto& one : of_.questions)
        add(declared::question, one.name, write_.rule(one) + " by " + write_.entries(one.answered_by) + std::to_string(static_cast<int>(one.answer)) + write_.list(one.answer_list) +
                (one.stands ? write_.length(*one.stands) : ""), holds(one.in_force));
    for (const auto& one : of_.relations) {
        auto says = write_.rule(one) + " " + write_.record(one.second) + (one.directed ? " directed " : " ") + std::string(to_string(one.grade)) + " by " + write_.entries(one.decided_by) +
                    "when" + write_.expression(one.when);
        for (const auto other : one.yields_to) says += " yields to " + of_.relations[other].name;
        add(declared::relation, one.name, std::move(says), holds(one.in_force));
    }
    for (const auto& one : of_.routings) {
        auto says = write_.rule(one) + (one.over_entries ? write_.list(one.target) : write_.record(one.target)) + " fits" + write_.expression(one.fits);
        for (const auto& each : one.considerations) says += " consider " + each.name + write_.expression(each.when);
        for (const auto& way : one.transitions) says += " to" + write_.expression(way.open);
        add(declared::routing, one.name, std::move(says), holds(one.in_force));
    }
}

void declaration_collector::measures() {
    for (const auto& one : of_.clocks) {
        auto says = write_.rule(one);
        for (const auto op : {one.starts, one.runs, one.pauses, one.restarts, one.ends}) says += write_.expression(op);
        add(declared::clock, one.name, std::move(says), holds(one.in_force));
    }
    for (const auto& one : of_.scorings) {
        auto says = write_.rule(one);
        for (const auto& part : one.parts) {
            says += " part " + part.name;
            for (const auto op : {part.value, part.out_of, part.steps, part.weight, part.at_least}) says += write_.expression(op);
        }
        for (const auto& overall : one.overall) says += (overall.weighted ? " weighted" : " overall") + write_.expression(overall.at_least);
        add(declared::scoring, one.name, std::move(says), holds(one.in_force));
    }
    for (const auto& one : of_.rankings) {
        auto says = write_.rule(one) + " where" + write_.expression(one.where);
        for (const auto& order : one.orders) says += " " + std::to_string(static_cast<int>(order.by)) + write_.expression(order.value);
        add(declared::ranking, one.name, std::move(says), holds(one.in_force));
    }
}

void declaration_collector::outcomes() {
    for (const auto& group : of_.outcomes) {
        const auto shared = write_.rule(group);
        for (const auto& one : group.outcomes)
            add(declared::outcome, one.name, shared + " when" + write_.expression(one.when) + " until" + write_.expression(one.until) + (one.unless_barred ? " unless barred" : ""), holds(group.in_force));
    }
}

void declaration_collector::parameters() {
    for (const auto& one : of_.parameters) {
        std::string says = write_.expression(one.value);
        std::string now = "first value";
        for (std::size_t i = 0; i < one.dated.size(); ++i) {
            says += " " + say(one.dated[i].holds) + write_.expression(one.dated[i].value);
            if (one.dated[i].holds.holds(as_of_)) now = "value" + write_.expression(one.dated[i].value);
        }
        add(declared::parameter, one.name, std::move(says), std::move(now));
    }
    for (const auto& one : of_.definitions) {
        auto says = write_.rule(one) + std::to_string(one.arguments) + write_.expression(one.body);
        add(declared::definition, one.name, std::move(says), holds(one.in_force));
    }
}

void declaration_collector::tables() {
    for (const auto& one : of_.bands) {
        std::string says;
        for (const auto& band : one.bands)
            says += " " + write_.value(band.low) + (band.low_included ? "[" : "(") + write_.value(band.high) + (band.high_included ? "]" : ")") + write_.expression(band.value);
        add(declared::bands, one.name, std::move(says));
    }
    for (const auto& one : of_.tables) {
        std::string says = write_.expression(one.otherwise);
        for (std::size_t i = 0; i < one.cells.size(); ++i) {
            const auto& rows = of_.words.classifications[one.lists.front()].entries;
            says += " " + rows[i / one.columns].id + "," + (one.lists.size() > 1 ? of_.words.classifications[one.lists[1]].entries[i % one.columns].id : std::string()) + write_.expression(one.cells[i]);
        }
        add(declared::table, one.name, std::move(says));
    }
    for (const auto& one : of_.mappings) {
        std::string says = write_.list(one.from) + " " + write_.list(one.to);
        for (std::size_t i = 0; i < one.rows.size(); ++i) {
            says += " " + of_.words.classifications[one.from].entries[i].id + ":";
            for (const auto to : one.rows[i]) says += of_.words.classifications[one.to].entries[to].id + ",";
        }
        add(declared::mapping, one.name, std::move(says));
    }
}

void declaration_collector::times() {
    for (const auto& one : of_.members) {
        std::string says = write_.list(one.of), now;
        for (const auto& each : one.memberships) {
            const auto& id = of_.words.classifications[one.of].entries[each.entry].id;
            says += " " + id + say(each.holds);
            if (each.holds.holds(as_of_)) now += id + " ";
        }
        add(declared::members, one.name, std::move(says), std::move(now));
    }
    for (const auto& one : of_.calendars) {
        std::string says;
        for (const bool closed : one.closed_weekday) says += closed ? "1" : "0";
        for (const auto& closed : one.closed) says += " " + say(closed.first) + "/" + say(closed.last);
        for (const auto& closed : one.closed_yearly) says += " " + std::to_string(static_cast<unsigned>(closed.month())) + "-" + std::to_string(static_cast<unsigned>(closed.day()));
        add(declared::calendar, one.name, std::move(says));
    }
    for (const auto& one : of_.seasons) {
        const auto day_of = [](std::chrono::month_day date) { return std::to_string(static_cast<unsigned>(date.month())) + "-" + std::to_string(static_cast<unsigned>(date.day())); };
        add(declared::season, one.name, day_of(one.from) + "/" + day_of(one.to));
    }
}

void declaration_collector::words() {
    for (const auto& one : of_.words.classifications) {
        std::string says, now;
        for (const auto& entry : one.entries) {
            says += " " + entry.id + "<" + (entry.parent == no_index ? std::string() : one.entries[entry.parent].id) + say(entry.in_force);
            if (!entry.in_force.holds(as_of_)) now += entry.id + " ";
        }
        add(declared::list, one.name, std::move(says), "not in force: " + now);
    }
    for (const auto& one : of_.words.records) {
        std::string says = write_.record(one.base) + " " + one.collection;
        for (const auto& field : one.fields)
            says += " " + field.name + ":" + std::to_string(static_cast<int>(field.type.kind)) + (field.type.many ? field.type.ordered ? "l" : "s" : "") +
                    (field.type.kind == type_kind::entry ? write_.list(field.type.of) : field.type.of == no_index ? std::string() : write_.record(field.type.of));
        add(declared::record, one.name, std::move(says));
    }
}

std::map<declaration_key, declared_text> declaration_collector::collect() {
    rules();
    measures();
    outcomes();
    parameters();
    tables();
    times();
    words();
    return std::move(all_);
}

}  // namespace

std::map<declaration_key, declared_text> declarations_of(const program& of, day as_of) { return declaration_collector(of, as_of).collect(); }

}  // namespace quorate::plan
