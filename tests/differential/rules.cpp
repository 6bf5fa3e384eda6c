#include "differential/rules.hpp"

#include <algorithm>

#include "differential/logic.hpp"

namespace quorate::differential {

using check::declaration;
using syntax::node_kind;
using kind = meaning::kind;

node_id direct_rules::clause(const declaration& rule, node_kind wanted) const {
    const node_id found = tree_.child(rule.node, wanted);
    return found == node_id::none ? found : tree_[found].first_child;
}

meaning direct_rules::speaks(const declaration& criterion, record_ref about) const {
    const node_id applies = clause(criterion, node_kind::applies);
    return applies == node_id::none ? truth(true) : direct_.value(applies, {about});
}

interpreter::finding direct_rules::finding(const declaration& criterion, record_ref about) const {
    meaning applies = speaks(criterion, about);
    for (const auto& other : rules_.criteria) {
        const node_id overridden = clause(other, node_kind::overrides);
        if (overridden == node_id::none || tree_.value(overridden) != criterion.name || applies.fails()) continue;
        applies = both(applies, opposite(speaks(other, about)));
    }
    if (applies.fails()) return {verdict::not_applicable, {}};
    const meaning met = applies.known() ? direct_.value(clause(criterion, node_kind::met_when), {about}) : applies;
    if (!met.holds() && set_aside(criterion, about)) return {verdict::derogated, {}};
    if (!met.known()) return {verdict::unknown, met.why};
    return {met.holds() ? verdict::met : verdict::not_met, {}};
}

bool direct_rules::set_aside(const declaration& criterion, record_ref about) const {
    const node_id allowed = tree_.child(criterion.node, node_kind::derogation);
    if (allowed == node_id::none) return false;
    const auto names = [&](node_kind part, const std::string& name) {
        const auto all = tree_.children(tree_.child(allowed, part));
        return std::any_of(all.begin(), all.end(), [&](node_id one) { return tree_.value(one) == name; });
    };
    return std::any_of(facts_.derogations.begin(), facts_.derogations.end(), [&](const data::derogation& one) {
        if (one.criterion != criterion.name || one.about != about || !names(node_kind::derogation_by, one.by) || !names(node_kind::grounds, one.ground) || *one.on > as_of_) return false;
        const node_id stands = tree_.child(allowed, node_kind::stands);
        if (one.until && *one.until < as_of_) return false;
        return stands == node_id::none || moved(date_of(*one.on), direct_.value(tree_[stands].first_child, {about}).length, false).first >= as_of_;
    });
}

std::optional<std::vector<meaning>> direct_rules::events(const declaration& rule, node_kind wanted, record_ref about) const {
    std::vector<meaning> made;
    const node_id at = clause(rule, wanted);
    if (at == node_id::none) return made;
    const meaning found = direct_.value(at, {about});
    const auto nothing = [](const meaning& one) { return !one.known() && std::all_of(one.why.begin(), one.why.end(), [](const cause& why) { return why.what == missing::kind::empty; }); };
    if (nothing(found)) return made;  // the earliest of no dates: it has not happened
    const meaning all = as_set(found);
    if (!all.known()) return std::nullopt;
    for (const auto& one : all.items) {
        if (!one.certain || !one.of.known()) return std::nullopt;
        made.push_back(one.of);
    }
    return made;
}

std::optional<direct_rules::clock> direct_rules::read_clock(const declaration& rule, record_ref about) const {
    const meaning applies = speaks(rule, about);
    if (!applies.known()) return std::nullopt;
    if (applies.fails()) return clock{clock_state::not_started, {}};
    const meaning starts = direct_.value(clause(rule, node_kind::starts), {about}), runs = direct_.value(clause(rule, node_kind::runs), {about});
    const auto pauses = events(rule, node_kind::pauses, about), restarts = events(rule, node_kind::restarts, about), ends = events(rule, node_kind::ends, about);
    if (!starts.known() || !runs.known() || !pauses || !restarts || !ends) return std::nullopt;
    day started = starts.first;
    for (const auto& one : *restarts)
        if (one.first <= as_of_ && one.first > started) started = one.first;
    const auto pausing = [&](day date) { return std::any_of(pauses->begin(), pauses->end(), [&](const meaning& one) { return one.first <= date && date <= one.last; }); };
    // Day by day: the day of the start is not counted, but a pause on it is made up for.
    auto left = runs.length.count + (pausing(started) ? 1 : 0);
    clock made{clock_state::running, started};
    while (left > 0) {
        made.deadline += std::chrono::days{1};
        if (!pausing(made.deadline)) --left;
    }
    const bool ended = !ends->empty() && ends->front().first >= started && ends->front().first <= as_of_ && ends->front().first <= made.deadline;
    made.state = as_of_ < started         ? clock_state::not_started
                 : ended                  ? clock_state::ended
                 : made.deadline < as_of_ ? clock_state::expired
                 : pausing(as_of_)        ? clock_state::paused
                                          : clock_state::running;
    return made;
}

std::optional<direct_rules::scoring> direct_rules::read_scoring(const declaration& rule, record_ref about) const {
    scoring made;
    for (const node_id part : tree_.children(rule.node)) {
        if (tree_[part].kind != node_kind::score_part) continue;
        rational points(0), weight(1);
        std::optional<rational> out_of, steps, least;
        for (const node_id at : tree_.children(part)) {
            const auto is = tree_[at].kind;
            if (at == tree_[part].first_child || is == node_kind::texts) continue;
            const bool expression = is != node_kind::out_of && is != node_kind::steps_of && is != node_kind::weight && is != node_kind::at_least;
            const meaning value = direct_.value(expression ? at : tree_[at].first_child, {about});
            if (!value.known() || !value.exact()) return std::nullopt;
            if (is == node_kind::out_of) out_of = value.low;
            else if (is == node_kind::steps_of) steps = value.low;
            else if (is == node_kind::weight) weight = value.low;
            else if (is == node_kind::at_least) least = value.low;
            else points = value.low;
        }
        if (out_of && (points < rational(0) || points > *out_of)) return std::nullopt;
        const auto in_steps = steps ? divide(points, *steps) : rational(1);
        if (!in_steps || !in_steps->is_whole()) return std::nullopt;
        made.met = made.met && (!least || points >= *least);
        const auto total = add(made.points, points), product = multiply(points, weight), weighted = product ? add(made.weighted, *product) : product;
        if (!total || !weighted) return std::nullopt;  // too fine to be exact
        made.points = *total;
        made.weighted = *weighted;
    }
    for (const node_id overall : tree_.children(rule.node))
        if (tree_[overall].kind == node_kind::overall) made.met = made.met && (tree_[overall].detail == 1 ? made.weighted : made.points) >= direct_.value(tree_[overall].first_child, {about}).low;
    return made;
}

std::optional<std::map<record_ref, std::uint32_t>> direct_rules::read_ranking(const declaration& rule) const {
    std::map<record_ref, std::vector<rational>> keys;  // the smaller comes first
    for (const auto record : facts_.collection(rule.first_type)) {
        const node_id where = clause(rule, node_kind::where);
        const meaning takes_part = where == node_id::none ? truth(true) : direct_.value(where, {record});
        if (!takes_part.known()) return std::nullopt;
        if (takes_part.fails()) continue;
        for (const node_id order : tree_.children(rule.node)) {
            if (tree_[order].kind != node_kind::order) continue;
            const meaning key = direct_.value(tree_[order].first_child, {record});
            if (!key.known() || (key.is == kind::number && !key.exact())) return std::nullopt;
            const auto by = static_cast<syntax::order_by>(tree_[order].detail);
            const rational value = key.is == kind::truth ? rational(key.truth ? 0 : 1) : key.low;
            keys[record].push_back(by == syntax::order_by::highest_first ? subtract(rational(0), value).value() : value);
        }
    }
    std::map<record_ref, std::uint32_t> ranks;
    for (const auto& [record, own] : keys) {
        ranks[record] = 1;
        for (const auto& [other, theirs] : keys)
            if (std::lexicographical_compare(theirs.begin(), theirs.end(), own.begin(), own.end())) ++ranks[record];
    }
    return ranks;
}

meaning direct_rules::pair(const declaration& relation, record_ref first, record_ref second) const {
    const node_id when = clause(relation, node_kind::when);
    return either(direct_.value(when, {first, second}), direct_.value(when, {second, first}));
}

}  // namespace quorate::differential
