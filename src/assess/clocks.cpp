// What the clock of a record shows: its start and restarts, its pauses, its end.
#include <algorithm>

#include "assess/calendar.hpp"
#include "assess/measures.hpp"
#include "assess/operations.hpp"

namespace quorate::assess {

namespace {

constexpr std::chrono::days one_day{1};

/// What a clause of a clock names: a day or a period, unless that is unknown. In doubt, it may not be one.
template <typename kind> struct event {
    std::optional<kind> when;
    reason_set doubt = reason_set::none;
};

/// The running time of a clock with some pauses.
struct running_time {
    day deadline;
    std::vector<period> pauses;  ///< those that fall within it
};

/// Nothing where a date leaves the calendar.
std::optional<running_time> run_from(day started, duration runs, std::vector<period> pauses, const std::vector<plan::calendar>& calendars) {
    const auto first_deadline = moved(started, runs, calendars);
    if (!first_deadline) return std::nullopt;
    running_time made{*first_deadline, {}};
    for (const auto& time : merged(std::move(pauses))) {
        if (time.last < started || made.deadline < time.first) continue;
        const day first = std::max(time.first, started);
        if (runs.in != duration::unit::working_days) {
            made.deadline += time.last - first + one_day;
        } else {  // its working days are added, and not its weekends twice
            const auto days = static_cast<std::int32_t>(working_days_between(first - one_day, time.last, calendars[runs.calendar]));
            const auto later = moved(made.deadline, {duration::unit::working_days, days, runs.calendar}, calendars);
            if (!later) return std::nullopt;
            made.deadline = *later;
        }
        made.pauses.push_back(time);
    }
    return made;
}

clock_state state_on(day today, const running_time& time, const day* ended) {
    if (ended && *ended <= today && *ended <= time.deadline) return clock_state::ended;
    if (time.deadline < today) return clock_state::expired;
    const bool paused = std::any_of(time.pauses.begin(), time.pauses.end(), [&](const period& one) { return one.first <= today && today <= one.last; });
    return paused ? clock_state::paused : clock_state::running;
}

class clock_reader {
public:
    clock_reader(const plan::clock& rule, machine& on, frame& in) : rule_(rule), on_(on), in_(in), today_(on.as_of()) {
        if (const auto* about = in.get(0).get<record_ref>()) about_ = *about;
    }

    raw_clock read() {
        if (!rule_.in_force.holds(today_)) { made_.state = clock_state::not_started; return made_; }
        if (rule_.applies != plan::op_id::none) {
            const value applies = on_.evaluate(rule_.applies, in_);
            if (is_false(applies)) { made_.state = clock_state::not_started; return made_; }
            if (!applies.known()) return unknown_for(applies.why);
        }
        const value starts = on_.evaluate(rule_.starts, in_), runs = on_.evaluate(rule_.runs, in_);
        if (!starts.known() || !runs.known()) return unknown_for(on_.reasons().join(starts.why, runs.why));
        day started = starts.as<day>();
        if (const auto doubt = restart(started); doubt != reason_set::none) return unknown_for(doubt);
        made_.started = started;
        return with_pauses(started, runs.as<duration>());
    }

private:
    raw_clock unknown_for(reason_set why) {
        made_.state = clock_state::unknown;
        made_.why = why;
        made_.deadline = make_unknown(why);
        return made_;
    }

    /// Certain that nothing has happened: there is nothing to choose from, or the record's own date may be left out and is.
    [[nodiscard]] bool has_not_happened(reason_set why) {
        const auto reasons = on_.reasons().reasons(why);
        return !reasons.empty() && std::all_of(reasons.begin(), reasons.end(), [&](const reason* one) {
            if (one->what == missing::kind::empty) return true;
            return one->what == missing::kind::field && one->record == about_ && on_.program().words.records[about_.type].fields[one->index].optional;
        });
    }

    template <typename kind> std::vector<event<kind>> events_of(plan::op_id clause) {
        std::vector<event<kind>> all;
        if (clause == plan::op_id::none) return all;
        const value named = operations::lifted(on_.evaluate(clause, in_));
        if (!named.known()) {
            if (!has_not_happened(named.why)) all.push_back({std::nullopt, named.why});
            return all;
        }
        for (const auto& one : all_members_of(named)) {
            const auto* when = one.of.get<kind>();
            const auto doubt = on_.reasons().join(one.certain ? reason_set::none : one.doubt, one.of.why);
            if (when != nullptr) all.push_back({*when, doubt});
            else if (!has_not_happened(doubt)) all.push_back({std::nullopt, doubt});
        }
        return all;
    }

    /// Moves the start to the latest restart that has come; gives the doubt about one that would move it further.
    reason_set restart(day& started) {
        const auto events = events_of<day>(rule_.restarts);
        for (const auto& one : events)
            if (one.doubt == reason_set::none && *one.when <= today_) started = std::max(started, *one.when);
        reason_set doubts = reason_set::none;
        for (const auto& one : events)
            if (one.doubt != reason_set::none && started < one.when.value_or(today_) && one.when.value_or(today_) <= today_)
                doubts = on_.reasons().join(doubts, one.doubt);
        return doubts;
    }

    raw_clock with_pauses(day started, duration runs) {
        std::vector<period> certain, all;
        reason_set doubts = reason_set::none;
        bool undated = false;
        for (const auto& one : events_of<period>(rule_.pauses)) {
            doubts = on_.reasons().join(doubts, one.doubt);
            if (one.when) all.push_back(*one.when);
            else undated = true;
            if (one.doubt == reason_set::none) certain.push_back(*one.when);
        }
        const auto& calendars = on_.program().calendars;
        const auto least = run_from(started, runs, std::move(certain), calendars), most = run_from(started, runs, std::move(all), calendars);
        if (!least || !most) return unknown_for(operations{on_}.arithmetic_fault("a date out of the years 1 to 9999", "une date hors des années 1 à 9999").why);
        made_.pauses = least->pauses;
        made_.deadline = undated || least->deadline != most->deadline ? make_unknown(doubts) : value{least->deadline, reason_set::none};
        if (today_ < started) { made_.state = clock_state::not_started; return made_; }
        const value ends = rule_.ends == plan::op_id::none ? value{} : on_.evaluate(rule_.ends, in_);
        const auto* ended = ends.get<day>();
        if (ended && *ended < started) ended = nullptr;  // it ended an earlier run, or came before there was one
        if (rule_.ends != plan::op_id::none && !ends.known() && !has_not_happened(ends.why)) {
            made_.state = clock_state::unknown;
            made_.why = ends.why;
            return made_;
        }
        // A pause moves the deadline further away: what has ended by the nearest one has ended.
        made_.state = state_on(today_, *least, ended);
        if (made_.state != clock_state::ended && (undated || state_on(today_, *most, ended) != made_.state)) {
            made_.state = clock_state::unknown;
            made_.why = doubts;
        }
        return made_;
    }

    const plan::clock& rule_;
    machine& on_;
    frame& in_;
    day today_;
    record_ref about_;
    raw_clock made_;
};

}  // namespace

raw_clock read_clock(const plan::clock& rule, machine& on, frame& in) { return clock_reader(rule, on, in).read(); }

}  // namespace quorate::assess
