#include "assess/findings.hpp"

#include <algorithm>
#include <tuple>

#include "assess/answers.hpp"
#include "assess/calendar.hpp"
#include "assess/operations.hpp"

namespace quorate::assess {

using plan::quantification_kind;

namespace {

/// `any` of, `no` or `every` from how many of how many hold.
value quantify(quantification_kind how, bool any_holds, bool all_hold) {
    switch (how) {
        case quantification_kind::no: return make_truth(!any_holds);
        case quantification_kind::every: return make_truth(all_hold);
        default: return make_truth(any_holds);
    }
}

}  // namespace

assessment::assessment(machine& on) : on_(on), program_(on.program()) {
    on_.set_findings(this);
    index_answers();
    index_confirmations();
    index_derogations();
}

assessment::~assessment() { on_.set_findings(nullptr); }

void assessment::index_answers() {
    for (const auto& one : on_.data().answers) {
        const auto question = find_rule(program_.questions, one.question);
        if (question != no_index && fault_of(one, program_).empty()) given_[{question, one.about}].push_back(&one);
    }
}

void assessment::index_confirmations() {
    for (const auto& one : on_.data().confirmations) {
        const auto relation = find_rule(program_.relations, one.relation);
        if (relation == no_index || !fault_of(one, program_).empty() || *one.on > on_.as_of()) continue;
        const auto records = program_.relations[relation].directed ? std::pair{one.first, one.second} : unordered(one.first, one.second);
        auto& kept = confirmed_[{relation, records}];
        // The last word counts; on one day a rejection does not outweigh a confirmation, and who accepts has confirmed.
        const auto strength = [](const data::confirmation& each) { return each.accepted ? 2 : each.confirmed ? 1 : 0; };
        if (kept == nullptr || *kept->on < *one.on || (*kept->on == *one.on && strength(one) >= strength(*kept))) kept = &one;
    }
}

frame assessment::frame_of(const plan::rule& rule, record_ref about) const {
    frame made(rule);
    made.set(0, {about, reason_set::none});
    return made;
}

/// The last day on which a derogation stands: what it says itself, or what its rule allows, whichever is earlier.
std::optional<day> assessment::end_of(const data::derogation& one) const {
    const auto& rule = program_.criteria[find_rule(program_.criteria, one.criterion)];
    auto until = one.until;
    if (rule.derogation && rule.derogation->stands)
        if (const auto last = moved(*one.on, *rule.derogation->stands, program_.calendars); last && (!until || *last < *until)) until = last;
    return until;
}

void assessment::index_derogations() {
    for (const auto& one : on_.data().derogations) {
        const auto criterion = find_rule(program_.criteria, one.criterion);
        if (criterion == no_index || !fault_of(one, program_).empty() || *one.on > on_.as_of()) continue;
        if (const auto until = end_of(one); until && *until < on_.as_of()) continue;
        auto& kept = derogations_[{criterion, one.about}];
        if (kept == nullptr || *kept->on <= *one.on) kept = &one;  // the last word counts
    }
}

value assessment::speaks_of(std::uint32_t criterion, record_ref about) {
    const about_key key{criterion, about};
    if (const auto found = applies_.find(key); found != applies_.end()) return found->second;
    const auto& rule = program_.criteria[criterion];
    value result = make_truth(rule.in_force.holds(on_.as_of()) && program_.words.is_a(about.type, rule.subject));
    if (is_true(result) && rule.applies != plan::op_id::none) {
        const auto own_steps = on_.begin();
        auto in = frame_of(rule, about);
        result = on_.evaluate(rule.applies, in);
    }
    applies_[key] = result;
    return result;
}

value assessment::applies(std::uint32_t criterion, record_ref about) {
    value result = speaks_of(criterion, about);
    operations with{on_};
    // A rule that is itself overridden still overrides: an exception to an exception does not bring the general rule back.
    for (const auto other : program_.criteria[criterion].overridden_by)
        if (!is_false(result)) result = with.both(result, operations::opposite(speaks_of(other, about)));
    return result;
}

const std::vector<std::uint32_t>& assessment::may_apply(record_ref about) {
    if (const auto found = may_apply_.find(about); found != may_apply_.end()) return found->second;
    auto made = program_.may_apply.always;
    for (const auto& guard : program_.may_apply.guards) {
        if (!program_.words.is_a(about.type, guard.record)) continue;  // then they speak of other records
        const auto& column = on_.data().of_type(about.type).columns[guard.field];
        const auto& some = column.stated[about.row] ? guard.by_entry[static_cast<std::size_t>(column.scalars[about.row])] : guard.all;
        made.insert(made.end(), some.begin(), some.end());
    }
    std::sort(made.begin(), made.end());
    return may_apply_.emplace(about, std::move(made)).first->second;
}

/// The criteria that apply in the place of this one: at the ends of the chains of those that override.
std::vector<std::uint32_t> assessment::in_place_of(std::uint32_t criterion, record_ref about) {
    std::vector<std::uint32_t> pending{criterion};
    std::set<std::uint32_t> seen, ends;
    while (!pending.empty()) {
        const auto at = pending.back();
        pending.pop_back();
        bool overridden = false;
        for (const auto other : program_.criteria[at].overridden_by) {
            if (!is_true(speaks_of(other, about))) continue;
            overridden = true;
            if (seen.insert(other).second) pending.push_back(other);
        }
        if (!overridden && at != criterion) ends.insert(at);
    }
    return {ends.begin(), ends.end()};
}

raw_finding assessment::finding(std::uint32_t criterion, record_ref about) {
    // One that asks for another entry costs nothing and is not kept; nothing overrides what does not speak of the record.
    if (const auto& some = may_apply(about); !std::binary_search(some.begin(), some.end(), criterion)) {
        raw_finding made;
        made.result = verdict::not_applicable;
        return made;
    }
    const about_key key{criterion, about};
    if (const auto found = findings_.find(key); found != findings_.end()) return found->second;
    const auto& rule = program_.criteria[criterion];
    const auto own_steps = on_.begin();
    const value applicable = applies(criterion, about);
    raw_finding made;
    if (is_false(applicable)) {
        made.result = verdict::not_applicable;
        if (!is_false(speaks_of(criterion, about))) made.overridden_by = in_place_of(criterion, about);
    } else {
        auto in = frame_of(rule, about);
        const value met = is_true(applicable) ? on_.evaluate(rule.met, in) : applicable;
        if (met.known()) {
            made.result = is_true(met) ? verdict::met : verdict::not_met;
        } else {
            made.why = met.why;
            const auto reasons = on_.reasons().reasons(met.why);
            const bool only_people = !reasons.empty() && std::all_of(reasons.begin(), reasons.end(), [](const reason* one) {
                return one->what == missing::kind::answer;
            });
            made.result = only_people ? verdict::to_be_judged : verdict::unknown;
        }
        const auto derogation = derogations_.find(key);
        if (made.result != verdict::met && derogation != derogations_.end()) {
            made.result = verdict::derogated;
            made.why = reason_set::none;
            made.derogation = derogation->second;
            made.derogated_until = end_of(*derogation->second);
        }
    }
    findings_[key] = made;
    return made;
}

const raw_clock& assessment::clock(std::uint32_t index, record_ref about) {
    const about_key key{index, about};
    if (const auto found = clocks_.find(key); found != clocks_.end()) return found->second;
    const auto own_steps = on_.begin();
    auto in = frame_of(program_.clocks[index], about);
    auto made = read_clock(program_.clocks[index], on_, in);
    return clocks_.emplace(key, std::move(made)).first->second;
}

const raw_scoring& assessment::scoring(std::uint32_t index, record_ref about) {
    const about_key key{index, about};
    if (const auto found = scorings_.find(key); found != scorings_.end()) return found->second;
    const auto own_steps = on_.begin();
    auto in = frame_of(program_.scorings[index], about);
    auto made = read_scoring(program_.scorings[index], on_, in);
    return scorings_.emplace(key, std::move(made)).first->second;
}

const raw_ranking& assessment::ranking(std::uint32_t index) {
    if (const auto found = rankings_.find(index); found != rankings_.end()) return found->second;
    auto made = read_ranking(program_.rankings[index], on_);
    return rankings_.emplace(index, std::move(made)).first->second;
}

value assessment::clock_is(std::uint32_t index, record_ref about, std::uint32_t states) {
    const auto& found = clock(index, about);
    if (found.state == clock_state::unknown) return make_unknown(found.why);
    return make_truth((states >> static_cast<unsigned>(found.state) & 1u) != 0);
}

value assessment::deadline_of(std::uint32_t index, record_ref about) { return clock(index, about).deadline; }

value assessment::points_by(std::uint32_t index, record_ref about, bool weighted) {
    const auto& found = scoring(index, about);
    return weighted ? found.weighted : found.points;
}

value assessment::scoring_is(std::uint32_t index, record_ref about, bool met) {
    const auto& found = scoring(index, about);
    return operations{on_}.both(found.applies, met ? found.met : operations::opposite(found.met));
}

value assessment::rank_by(std::uint32_t index, record_ref about) {
    const auto& found = ranking(index);
    for (const auto& row : found.rows) {
        if (row.record != about) continue;
        // Those that cannot be placed yet may come before it.
        const auto rank = static_cast<std::int64_t>(row.rank);
        return {number_range{rational(rank), rational(rank + row.perhaps_before)}, row.doubt};
    }
    for (const auto& left : found.unranked)
        if (left.record == about) return make_unknown(left.why);
    const auto& name = program_.rankings[index].name;
    return operations{on_}.arithmetic_fault("a rank where the record takes no part (" + name + ")", "un rang là où l'élément n'est pas classé (" + name + ")");
}

value assessment::takes_part(std::uint32_t index, record_ref about) {
    const auto& found = ranking(index);
    for (const auto& row : found.rows)
        if (row.record == about) return make_truth(true);
    for (const auto& left : found.unranked)
        if (left.record == about) return left.takes_part;
    return make_truth(false);
}

std::optional<day> assessment::end_of(const data::answer& one, const plan::question& rule) const {
    return rule.stands ? moved(*one.on, *rule.stands, program_.calendars) : std::nullopt;
}

raw_answer assessment::choose_answer(std::uint32_t question, record_ref about) {
    const auto& rule = program_.questions[question];
    raw_answer made;
    made.is = make_unknown(on_.reasons().of({.what = missing::kind::answer, .record = about, .index = question, .said = {}, .said_in_french = {}}));
    const auto found = given_.find({question, about});
    if (found == given_.end()) return made;
    std::vector<const data::answer*> latest;  // of those that stand today
    for (const auto* one : found->second) {
        if (*one->on > on_.as_of() || end_of(*one, rule).value_or(on_.as_of()) < on_.as_of()) continue;
        if (!latest.empty() && *one->on < *latest.front()->on) continue;
        if (!latest.empty() && *one->on > *latest.front()->on) latest.clear();
        latest.push_back(one);
    }
    if (latest.empty()) return made;
    std::sort(latest.begin(), latest.end(), [](const auto* a, const auto* b) { return std::tie(a->by, a->value, a->reason) < std::tie(b->by, b->value, b->reason); });
    if (std::any_of(latest.begin(), latest.end(), [&](const auto* one) { return one->value != latest.front()->value; })) {
        made.disputed = std::move(latest);  // answers of one day that differ: none counts
        return made;
    }
    texts text;
    made.given = latest.front();
    made.is = read_answer(*made.given, rule, program_.words, text);
    if (made.is.get<const texts*>()) made.is = {on_.keep(std::move(text)), reason_set::none};
    made.stands_until = end_of(*made.given, rule);
    return made;
}

const raw_answer& assessment::answer(std::uint32_t question, record_ref about) {
    const about_key key{question, about};
    const auto found = answers_.find(key);
    return found != answers_.end() ? found->second : answers_.emplace(key, choose_answer(question, about)).first->second;
}

value assessment::asked(std::uint32_t question, record_ref about) {
    const about_key key{question, about};
    if (const auto found = asked_.find(key); found != asked_.end()) return found->second;
    const auto& rule = program_.questions[question];
    if (!program_.words.is_a(about.type, rule.subject) || !rule.in_force.holds(on_.as_of())) return make_truth(false);
    const auto own_steps = on_.begin();
    auto in = frame_of(rule, about);
    const value applies = rule.applies == plan::op_id::none ? make_truth(true) : on_.evaluate_quietly(rule.applies, in);
    asked_[key] = applies;
    return applies;
}

bool assessment::open(std::uint32_t question, record_ref about) {
    return !is_false(asked(question, about)) && answer(question, about).given == nullptr;
}

const std::vector<raw_route>& assessment::routes(std::uint32_t routing, record_ref about) {
    const about_key key{routing, about};
    if (const auto found = routes_.find(key); found != routes_.end()) return found->second;
    const auto& rule = program_.routings[routing];
    auto subject = frame_of(rule, about);
    std::vector<raw_route> made;
    const bool in_force = rule.in_force.holds(on_.as_of());
    if (in_force && (rule.applies == plan::op_id::none || !is_false(on_.evaluate(rule.applies, subject)))) {
        std::vector<value> targets;
        if (rule.over_entries) {
            const auto& entries = program_.words.classifications[rule.target].entries;
            for (std::uint32_t i = 0; i < entries.size(); ++i)
                if (entries[i].in_force.holds(on_.as_of())) targets.push_back({entry_ref{rule.target, i}, reason_set::none});
        } else {
            for (const auto& record : on_.data().collection(rule.target))
                if (record != about) targets.push_back({record, reason_set::none});
        }
        for (const auto& target : targets) {
            const auto own_steps = on_.begin();
            auto in = frame_of(rule, about);
            in.set(1, target);
            raw_route one{target, on_.evaluate(rule.fits, in), {}};
            for (const auto& consideration : rule.considerations) one.considerations.push_back(on_.evaluate(consideration.when, in));
            made.push_back(std::move(one));
        }
    }
    return routes_.emplace(key, std::move(made)).first->second;
}

std::vector<raw_outcome> assessment::outcomes(record_ref about) {
    std::vector<raw_outcome> decided, undecided;
    for (std::uint32_t group = 0; group < program_.outcomes.size(); ++group) {
        const auto& rule = program_.outcomes[group];
        if (!program_.words.is_a(about.type, rule.subject) || !rule.in_force.holds(on_.as_of())) continue;
        const auto own_steps = on_.begin();
        auto in = frame_of(rule, about);
        const auto before = decided.size(), before_undecided = undecided.size();
        for (std::uint32_t i = 0; i < rule.outcomes.size(); ++i) {
            if (rule.outcomes[i].when == plan::op_id::none) continue;
            value open = on_.evaluate(rule.outcomes[i].when, in);
            if (rule.outcomes[i].unless_barred && !is_false(open)) open = operations{on_}.both(open, operations::opposite(barred(about)));
            if (is_true(open)) decided.push_back({group, i, true, false});
            else if (!open.known()) undecided.push_back({group, i, false, false});
        }
        for (std::uint32_t i = 0; i < rule.outcomes.size(); ++i)
            if (rule.outcomes[i].when == plan::op_id::none && decided.size() == before) {
                const value bars = rule.outcomes[i].unless_barred ? barred(about) : make_truth(false);
                if (is_true(bars)) continue;
                const bool settled = undecided.size() == before_undecided && bars.known();
                (settled ? decided : undecided).push_back({group, i, settled, true});
            }
    }
    decided.insert(decided.end(), undecided.begin(), undecided.end());
    return decided;
}

value assessment::barred(record_ref about) {
    value result = make_truth(false);
    for (const auto index : pairs_of(about)) {
        const auto& pair = pairs_->all[index];
        if (program_.relations[pair.relation].grade == relation_grade::note) continue;
        if (pair.state == relation_state::rejected || pair.state == relation_state::accepted) continue;
        result = operations{on_}.either(result, pair.state == relation_state::possible ? make_unknown(pair.why) : make_truth(true));
    }
    return result;
}

value assessment::criterion_is(std::uint32_t criterion, record_ref about, std::uint32_t verdicts) {
    if (!program_.words.is_a(about.type, program_.criteria[criterion].subject)) return make_truth(false);
    return make_truth((verdicts >> static_cast<unsigned>(finding(criterion, about).result) & 1u) != 0);
}

value assessment::any_criterion(quantification_kind how, std::uint32_t scope, record_ref about, std::uint32_t verdicts) {
    bool any = false, all = true;
    const auto look_at = [&](std::uint32_t i) {
        const auto& rule = program_.criteria[i];
        if (!program_.words.is_a(about.type, rule.subject)) return;
        if (!rule.in_force.holds(on_.as_of())) return;
        if (scope != 0 && scope != 1 + static_cast<std::uint32_t>(rule.grade)) return;
        const bool holds = is_true(criterion_is(i, about, verdicts));
        any = any || holds;
        all = all && holds;
    };
    const bool asks_for_others = (verdicts >> static_cast<unsigned>(verdict::not_applicable) & 1u) != 0 || how == quantification_kind::every;
    if (asks_for_others)
        for (std::uint32_t i = 0; i < program_.criteria.size(); ++i) look_at(i);
    else
        for (const auto i : may_apply(about)) look_at(i);
    return quantify(how, any, all);
}

value assessment::any_question(quantification_kind how, record_ref about) {
    bool any = false;
    for (std::uint32_t i = 0; i < program_.questions.size(); ++i) any = any || open(i, about);
    return quantify(how, any, any);
}

value assessment::question_is_open(std::uint32_t question, record_ref about) { return make_truth(open(question, about)); }

value assessment::answer_to(std::uint32_t question, record_ref about) {
    const value applies = asked(question, about);
    if (is_false(applies)) {
        const auto& name = program_.questions[question].name;
        return operations{on_}.arithmetic_fault("a question that is not asked (" + name + ")", "une question qui n'est pas posée (" + name + ")");
    }
    const auto& found = answer(question, about);
    // While nobody knows whether it is asked, nobody is asked for the answer alone.
    if (applies.known() || found.given != nullptr) return found.is;
    return make_unknown(on_.reasons().join(applies.why, found.is.why));
}

value assessment::any_relation(quantification_kind how, std::uint32_t relation, record_ref about, std::uint32_t states) {
    bool any = false;
    for (const auto index : pairs_of(about))
        any = any || (pairs_->all[index].relation == relation && (states >> static_cast<unsigned>(pairs_->all[index].state) & 1u) != 0);
    return quantify(how, any, any);
}

value assessment::related_to(std::uint32_t relation, record_ref about) {
    set_value all;
    for (const auto index : pairs_of(about)) {
        const auto& pair = pairs_->all[index];
        if (pair.relation != relation || pair.state == relation_state::rejected) continue;
        const value other{pair.first == about ? pair.second : pair.first, reason_set::none};
        const bool certain = pair.state != relation_state::possible;
        all.members.push_back({other, certain, certain ? reason_set::none : pair.why});
    }
    return make_set(std::move(all));
}

value assessment::fits_by(std::uint32_t routing, record_ref about) {
    if (!program_.words.is_a(about.type, program_.routings[routing].subject)) return make_set({});
    set_value all;
    for (const auto& route : routes(routing, about)) {
        if (is_false(route.fits)) continue;
        all.members.push_back({route.target, route.fits.known(), route.fits.why});
    }
    return make_set(std::move(all));
}

}  // namespace quorate::assess
