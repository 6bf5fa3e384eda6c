// What is in force when: entries, members, seasons.
#include "assess/calendar.hpp"
#include "assess/operations.hpp"

namespace quorate::assess {

using plan::opcode;

namespace {

bool holds_throughout(const validity& one, const period& time) { return (!one.from || *one.from <= time.first) && (!one.until || time.last <= *one.until); }

/// On that date, or throughout that period.
bool holds(const validity& one, const value& when) {
    if (const auto* time = when.get<period>()) return holds_throughout(one, *time);
    const auto* date = when.get<day>();
    return date != nullptr && one.holds(*date);
}

}  // namespace

value operations::in_force(const value& a, const value& when) {
    if (!a.known() || !when.known()) return unknown_of(a, when);
    const auto* one = &a.as<entry_ref>();
    return make_truth(holds(on.program().words.classifications[one->of].entries[one->index].in_force, when));
}

value operations::entries_on(std::uint32_t classification, const value& when) {
    if (!when.known()) return when;
    set_value all;
    const auto& entries = on.program().words.classifications[classification].entries;
    for (std::uint32_t i = 0; i < entries.size(); ++i)
        if (holds(entries[i].in_force, when)) all.members.push_back({{entry_ref{classification, i}, reason_set::none}, true, reason_set::none});
    return make_set(std::move(all));
}

value operations::members_on(std::uint32_t group, const value& when) {
    if (!when.known()) return when;
    const auto& members = on.program().members[group];
    set_value all;
    for (const auto& one : members.memberships) {
        if (!holds(one.holds, when) || !holds(on.program().words.classifications[members.of].entries[one.entry].in_force, when)) continue;
        const value entry{entry_ref{members.of, one.entry}, reason_set::none};
        bool repeated = false;
        for (const auto& there : all.members) repeated = repeated || same(there.of, entry);
        if (!repeated) all.members.push_back({entry, true, reason_set::none});
    }
    return make_set(std::move(all));
}

value operations::season(opcode code, std::uint32_t index, const value& a) {
    if (!a.known()) return a;
    const auto& rule = on.program().seasons[index];
    if (code == opcode::in_season) return make_truth(assess::in_season(a.as<day>(), rule));
    const auto* year = &a.as<number_range>();
    if (!year->exact()) return make_unknown(a.why);
    if (!year->low.is_whole() || year->low < rational(1) || year->low > rational(9998)) return arithmetic_fault("a year out of 1 to 9998", "une année hors de 1 à 9998");
    return {season_of(rule, static_cast<int>(year->low.numerator())), reason_set::none};
}

}  // namespace quorate::assess
