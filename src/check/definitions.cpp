// Definitions, derived fields, bands, tables, members, calendars and seasons.
#include <algorithm>

#include "check/context.hpp"
#include "check/expressions.hpp"

namespace quorate::check {

using syntax::node_kind;

namespace {

class definition_checker {
public:
    explicit definition_checker(context& all) : all_(all), model_(all.result) {}

    void read_arguments(declaration& one);
    void read_host_function(declaration& one);
    void check_body(std::uint32_t index);
    void check_band_values(declaration& one);
    void read_table(declaration& one);
    void check_table(declaration& one);
    void check_members(declaration& one);
    void check_calendar(const declaration& one);
    void check_season(const declaration& one);
    void check_day_and_month(node_id day);

private:
    bool require_entry(node_id name, std::uint32_t list);
    /// The node that holds the value: the first child behind the name that is no clause.
    [[nodiscard]] node_id value_of(node_id declared) const;
    void check_citations(node_id declared) {
        for (const node_id cites : all_.children(declared, node_kind::cites)) check_citation(all_, cites);
    }

    context& all_;
    model& model_;
};

bool definition_checker::require_entry(node_id name, std::uint32_t list) {
    const auto& entries = model_.words.classifications[list].entries;
    std::vector<std::string_view> among;
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
        if (entries[i].id == all_.value(name)) {
            all_.bind(name, {.to = binding::kind::entry, .index = i, .of = list});
            return true;
        }
        among.push_back(entries[i].id);
    }
    all_.unknown_name(name, "entry of `" + model_.words.classifications[list].name + "`", all_.value(name), among);
    return false;
}

node_id definition_checker::value_of(node_id declared) const {
    for (node_id child = all_.next(all_.first(declared)); child != node_id::none; child = all_.next(child)) {
        const auto is = all_.kind(child);
        if (is != node_kind::argument && is != node_kind::range && is != node_kind::texts && is != node_kind::title && is != node_kind::cites) return child;
    }
    return node_id::none;
}

void definition_checker::read_arguments(declaration& one) {
    check_citations(one.node);
    if (all_.kind(one.node) == node_kind::derived) {
        const node_id record = all_.next(all_.first(all_.tree.child(one.node, node_kind::range)));
        one.first_type = model_.words.find_record(all_.value(record));
        if (one.first_type == no_index) {
            std::vector<std::string_view> among;
            for (const auto& each : model_.words.records) among.push_back(each.name);
            all_.unknown_name(record, "record", all_.value(record), among);
        } else {
            for (const auto& field : model_.words.records[one.first_type].fields)
                if (field.name == one.name)
                    all_.problems.error("Q2003", all_.where(all_.first(one.node)), "`" + model_.words.records[one.first_type].name + "` has a field `" + one.name + "` already");
            for (const auto& other : model_.definitions)
                if (&other < &one && other.name == one.name && other.first_type == one.first_type)
                    all_.problems.error("Q2003", all_.where(all_.first(one.node)), "`" + one.name + "` is derived twice");
        }
        one.arguments = {{.is = one.first_type == no_index ? kind::invalid : kind::record, .many = false, .of = one.first_type}};
        return;
    }
    for (const node_id argument : all_.children(one.node, node_kind::argument)) one.arguments.push_back(to_value_type(read_type(all_, all_.next(all_.first(argument)))));
}

void definition_checker::read_host_function(declaration& one) {
    check_citations(one.node);
    const auto read = [&](node_id at) {
        const auto type = to_value_type(read_type(all_, at));
        if (!type.many && type.is != kind::record) return type;
        all_.problems.error("Q3001", all_.where(at), "what passes between rules and host is a single value, and this is " + describe(type, model_.words),
                            "give the fields of a record one by one, and what is counted as a number");
        return value_type{};
    };
    std::vector<std::string_view> seen;
    for (const node_id argument : all_.children(one.node, node_kind::argument)) {
        const node_id name = all_.first(argument);
        if (std::find(seen.begin(), seen.end(), all_.value(name)) != seen.end()) all_.problems.error("Q2003", all_.where(name), "`" + std::string(all_.value(name)) + "` is declared twice");
        seen.push_back(all_.value(name));
        one.arguments.push_back(read(all_.next(name)));
    }
    one.type = read(all_.tree.child(one.node, node_kind::type));
}

void definition_checker::check_body(std::uint32_t index) {
    const node_id node = model_.definitions[index].node;
    scope names;
    if (all_.kind(node) == node_kind::derived) {
        names.add(all_, all_.first(all_.tree.child(node, node_kind::range)), model_.definitions[index].arguments.front());
    } else {
        std::size_t next = 0;
        for (const node_id argument : all_.children(node, node_kind::argument)) names.add(all_, all_.first(argument), model_.definitions[index].arguments[next++]);
    }
    const auto type = expression_checker(all_, names).check(value_of(node));
    auto& one = model_.definitions[index];
    one.type = type;
    one.slots = names.slots();
    if (all_.kind(node) == node_kind::definition)
        for (const auto& local : names.locals())
            if (!local.used && !all_.tree.is_damaged(node))
                all_.problems.warning("Q4003", all_.where(local.declared_at), "`" + local.name + "` is never used");
}

void definition_checker::check_band_values(declaration& one) {
    check_citations(one.node);
    one.arguments = {to_value_type(read_type(all_, all_.next(all_.first(one.node))))};
    const auto over = one.arguments.front().is;
    if (one.arguments.front().many || (over != kind::number && over != kind::money && over != kind::day && over != kind::duration && over != kind::invalid)) {
        all_.problems.error("Q3001", all_.where(all_.next(all_.first(one.node))), "bands go over numbers, amounts, dates or durations, not over " + describe(one.arguments.front(), model_.words));
        return;
    }
    scope names;
    names.constant = true;
    names.constant_what = "what bands and tables hold";
    expression_checker expressions(all_, names);
    bool good = true;
    const auto check_bound = [&](node_id bound) {
        const auto found = expressions.check(bound, one.arguments.front());
        if (found.is == kind::invalid) { good = false; return; }
        if (found == one.arguments.front()) return;
        all_.problems.error("Q3001", all_.where(bound), "this bound must be " + describe(one.arguments.front(), model_.words) + ", and it is " + describe(found, model_.words));
        good = false;
    };
    if (const node_id domain = all_.tree.child(one.node, node_kind::domain); domain != node_id::none) check_bound(all_.first(domain));
    for (const node_id band : all_.children(one.node, node_kind::band)) {
        node_id at = all_.first(band);
        for (; all_.next(at) != node_id::none; at = all_.next(at)) check_bound(at);
        const auto value = expressions.check(at, one.type);
        if (one.type.is == kind::invalid) one.type = value;
        else if (value.is != kind::invalid && !(value == one.type))
            all_.problems.error("Q3001", all_.where(at), "the values of bands are of one type: this is " + describe(value, model_.words) + ", and the first is " + describe(one.type, model_.words));
    }
    if (good) check_bands(all_, one);
}

void definition_checker::read_table(declaration& one) {
    check_citations(one.node);
    std::vector<std::uint32_t> lists;
    for (const node_id child : all_.tree.children(one.node))
        if (child != all_.first(one.node) && all_.kind(child) == node_kind::name) {
            const auto list = all_.require_classification(child);
            lists.push_back(list);
            one.arguments.push_back({.is = list == no_index ? kind::invalid : kind::entry, .many = false, .of = list});
        }
}

void definition_checker::check_table(declaration& one) {
    scope names;
    names.constant = true;
    names.constant_what = "what bands and tables hold";
    expression_checker expressions(all_, names);
    const bool whole = std::none_of(one.arguments.begin(), one.arguments.end(), [](const auto& type) { return type.is == kind::invalid; });
    std::vector<std::vector<std::uint32_t>> seen;
    node_id otherwise = node_id::none;
    for (const node_id row : all_.children(one.node, node_kind::table_row)) {
        std::vector<node_id> parts;
        for (const node_id part : all_.tree.children(row)) parts.push_back(part);
        const node_id value = parts.back();
        parts.pop_back();
        const auto type = expressions.check(value, one.type);
        if (one.type.is == kind::invalid) one.type = type;
        else if (type.is != kind::invalid && !(type == one.type))
            all_.problems.error("Q3001", all_.where(value), "the values of a table are of one type: this is " + describe(type, model_.words) + ", and the first is " + describe(one.type, model_.words));
        if (all_.tree[row].detail == 1) {
            if (otherwise != node_id::none) all_.problems.error("Q3013", all_.where(row), "a table has one `otherwise`");
            otherwise = row;
            continue;
        }
        if (parts.size() != one.arguments.size()) {
            all_.problems.error("Q3017", all_.where(row), "this table goes by " + std::to_string(one.arguments.size()) + (one.arguments.size() == 1 ? " list" : " lists") +
                                                              ", and the row names " + std::to_string(parts.size()) + (parts.size() == 1 ? " entry" : " entries"));
            continue;
        }
        if (!whole) continue;
        std::vector<std::uint32_t> key;
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (require_entry(parts[i], one.arguments[i].of)) key.push_back(model_.meaning_of(parts[i]).index);
        if (key.size() != parts.size()) continue;
        if (std::find(seen.begin(), seen.end(), key) != seen.end()) all_.problems.error("Q3016", all_.where(row), "this row is given twice");
        seen.push_back(key);
    }
    if (!whole || all_.tree.is_damaged(one.node)) return;
    // What no row speaks of.
    std::vector<std::string> lost;
    const auto& rows = model_.words.classifications[one.arguments[0].of].entries;
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
        if (one.arguments.size() == 1) {
            if (std::find(seen.begin(), seen.end(), std::vector{i}) == seen.end()) lost.push_back("`" + rows[i].id + "`");
            continue;
        }
        const auto& columns = model_.words.classifications[one.arguments[1].of].entries;
        for (std::uint32_t j = 0; j < columns.size(); ++j)
            if (std::find(seen.begin(), seen.end(), std::vector{i, j}) == seen.end()) lost.push_back("`" + rows[i].id + ", " + columns[j].id + "`");
    }
    if (otherwise != node_id::none) {
        if (lost.empty()) all_.problems.warning("Q4006", all_.where(otherwise), "this row is never reached: the others speak of every entry", "leave it out");
        return;
    }
    if (lost.empty()) return;
    std::string named;
    for (std::size_t i = 0; i < lost.size() && i < 3; ++i) named += (i == 0 ? "" : ", ") + lost[i];
    if (lost.size() > 3) named += " and " + std::to_string(lost.size() - 3) + " more";
    all_.problems.error("Q3015", all_.where(all_.first(one.node)), "the table `" + one.name + "` has no row for " + named, "add a row, or `otherwise: …`");
}

void definition_checker::check_members(declaration& one) {
    check_citations(one.node);
    one.first_type = all_.require_classification(all_.next(all_.first(one.node)));
    if (one.first_type == no_index) return;
    one.type = {.is = kind::entry, .many = true, .of = one.first_type};
    for (const node_id member : all_.children(one.node, node_kind::membership)) require_entry(all_.first(member), one.first_type);
}

void definition_checker::check_calendar(const declaration& one) {
    static constexpr std::string_view days[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    check_citations(one.node);
    std::vector<std::string_view> closed;
    for (const node_id weekend : all_.children(one.node, node_kind::weekend))
        for (const node_id day : all_.tree.children(weekend)) {
            if (std::find(std::begin(days), std::end(days), all_.value(day)) == std::end(days))
                all_.unknown_name(day, "day of the week", all_.value(day), {std::begin(days), std::end(days)});
            else if (std::find(closed.begin(), closed.end(), all_.value(day)) == closed.end()) closed.push_back(all_.value(day));
        }
    if (closed.size() == 7) all_.problems.error("Q3018", all_.where(all_.first(one.node)), "this calendar has no working day at all");
    for (const node_id period : all_.children(one.node, node_kind::closed)) {
        const auto dates = all_.children(period, node_kind::date);
        if (dates.size() == 2 && all_.value(dates[1]) < all_.value(dates[0])) all_.problems.error("Q3010", all_.where(period), "this period ends before it starts");
    }
    for (const node_id yearly : all_.children(one.node, node_kind::closed_yearly)) check_day_and_month(all_.first(yearly));
}

void definition_checker::check_day_and_month(node_id day) {
    const auto of_month = parse_rational(all_.value(day)), month = parse_rational(all_.value(all_.next(day)));
    const auto within = [](const std::optional<rational>& number, std::int64_t most) { return number && number->is_whole() && *number >= rational(1) && *number <= rational(most); };
    // Of a leap year: the 29th of February is a day that most years do not have.
    const bool good = within(month, 12) && within(of_month, 31) &&
                      std::chrono::year_month_day{std::chrono::year{2000}, std::chrono::month{static_cast<unsigned>(month->numerator())},
                                                  std::chrono::day{static_cast<unsigned>(of_month->numerator())}}.ok();
    if (!good) all_.problems.error("Q1005", all_.where(day), "there is no such day of the year");
}

void definition_checker::check_season(const declaration& one) {
    const auto numbers = all_.children(one.node, node_kind::number);
    if (numbers.size() != 4) return;
    check_day_and_month(numbers[0]);
    check_day_and_month(numbers[2]);
}

}  // namespace

std::vector<node_id> mapping_clauses(const context& all, const declaration& one) {
    std::vector<node_id> clauses;
    for (const node_id clause : all.tree.children(one.node)) clauses.push_back(clause);
    for (const node_id extension : one.extensions)
        for (const node_id row : all.children(extension, node_kind::mapping_row)) clauses.push_back(row);
    return clauses;
}

void require_definition(context& all, std::uint32_t index) {
    auto& states = all.definition_states;
    states.resize(all.result.definitions.size());
    if (states[index] == context::definition_state::done) return;
    const auto& one = all.result.definitions[index];
    if (states[index] == context::definition_state::open) {
        all.problems.error("Q2007", all.where(all.first(one.node)), "`" + one.name + "` is defined by itself", "a definition may use others, and none may lead back to it");
        return;
    }
    states[index] = context::definition_state::open;
    definition_checker(all).check_body(index);
    states[index] = context::definition_state::done;
}

void check_definitions(context& all) {
    definition_checker checker(all);
    auto& model = all.result;
    for (auto& one : model.members) checker.check_members(one);
    for (const auto& one : model.calendars) checker.check_calendar(one);
    for (const auto& one : model.seasons) checker.check_season(one);
    for (auto& one : model.tables) checker.read_table(one);
    for (auto& one : model.tables) checker.check_table(one);
    for (auto& one : model.bands) checker.check_band_values(one);
    for (auto& one : model.host_functions) checker.read_host_function(one);
    for (auto& one : model.definitions) checker.read_arguments(one);
    for (std::uint32_t i = 0; i < model.definitions.size(); ++i) require_definition(all, i);
}

}  // namespace quorate::check
