#include "vary/remedies.hpp"

#include <algorithm>

#include "vary/change_wording.hpp"
#include "vary/distance.hpp"
#include "vary/losses.hpp"

namespace quorate::vary {

namespace {

/// Values tried in the place of one that was proposed.
constexpr std::size_t most_alternatives = 64;

class remedy_finder {
public:
    remedy_finder(bench& on, record_ref about, const std::vector<goal>& goals, const remedy_options& limits)
        : on_(on), about_(about), goals_(goals), options_(limits), limit_{limits.most_trials, false}, words_(on), search_(on, about, limit_) {}

    remedies find();

private:
    [[nodiscard]] std::vector<finding_name> named(const std::set<std::uint32_t>& criteria) const;
    [[nodiscard]] goal nearest();
    [[nodiscard]] remedy in_words(const way& one);
    void add_alternatives(const way& one, std::size_t which, suggested_change& into);
    void explain_failure(const goal& to, remedies& into);
    void add_losses(remedies& into);

    bench& on_;
    record_ref about_;
    const std::vector<goal>& goals_;
    const remedy_options& options_;
    trial_limit limit_;
    change_wording words_;
    search search_;
};

std::vector<finding_name> remedy_finder::named(const std::set<std::uint32_t>& criteria) const {
    std::vector<finding_name> all;
    for (const auto one : criteria)
        if (one != no_index) all.push_back(words_.name_of_criterion(one, about_));
    return all;
}

/// Other entries or records in the place of the one that a change puts or adds, each tried with everything else that the way holds.
void remedy_finder::add_alternatives(const way& one, std::size_t which, suggested_change& into) {
    const auto& first = one.paid[which].changes.front();
    const auto& fields = on_.program().words.records[first.record.type].fields;
    const auto listed = [](const field_type& type) { return type.kind == type_kind::entry || type.kind == type_kind::reference; };
    const auto try_each = [&](const field_type& type, auto&& cell_of) {
        for (const auto& other : values_of(on_.program(), on_.base().data, type, {}, on_.as_of(), most_alternatives).values) {
            if (!limit_.allows(on_)) return;
            auto tried = one;
            auto& held = cell_of(tried.paid[which].changes.front());
            if (held == other) continue;
            held = other;
            const auto& changes = tried.paid[which].changes;
            if (std::count(changes.begin(), changes.end(), changes.front()) > 1) continue;
            if (reached(*on_.make(changes_of(tried)), one.to, about_)) into.instead.push_back(words_.value(other, type));
        }
    };
    if (first.what != change::kind::put && first.what != change::kind::add) return;
    if (!first.items.empty() && listed(fields[first.index].type)) try_each(fields[first.index].type, [](change& of) -> cell& { return of.items.front(); });
    for (std::size_t i = 0; i < first.part.size() && into.instead.empty(); ++i) {
        const auto& type = on_.program().words.records[fields[first.index].type.of].fields[first.part[i].field].type;
        if (listed(type) && !type.many) try_each(type, [i](change& of) -> cell& { return of.part[i].items.front(); });
    }
}

remedy remedy_finder::in_words(const way& one) {
    remedy made;
    if (one.to.group != no_index) made.outcome = words_.name_of_outcome(one.to, about_);
    made.cost = one.cost;
    for (std::size_t i = 0; i < one.paid.size(); ++i) {
        made.changes.push_back(words_.suggestion(one.paid[i]));
        add_alternatives(one, i, made.changes.back());
    }
    for (const auto& each : one.free)
        for (const auto& change : each.changes) made.provided.push_back(words_.answer(change));
    return made;
}

/// The goal with the least in its way; of several the first.
goal remedy_finder::nearest() {
    auto best = goals_.front();
    auto least = burden(on_.base(), best, about_);
    for (const auto& one : goals_)
        if (const auto left = burden(on_.base(), one, about_); left < least) {
            best = one;
            least = left;
        }
    return best;
}

/// Which rules nothing reaches; or which cannot be reached together.
void remedy_finder::explain_failure(const goal& to, remedies& into) {
    auto met = search_.run({to}, 1).met;
    met.erase(no_index);
    const auto possible = [&](const std::set<std::uint32_t>& only) { return !search_.run({to}, 1, only).ways.empty(); };
    std::set<std::uint32_t> alone;
    for (const auto one : met)
        if (limit_.allows(on_) && !possible({one}) && !limit_.passed) alone.insert(one);
    into.out_of_reach = named(alone);
    if (!alone.empty() || met.size() < 2 || limit_.passed) return;
    auto together = met;
    for (const auto one : met) {
        auto without = together;
        without.erase(one);
        if (without.size() < 2 || possible(without)) continue;
        if (limit_.passed) return;
        together = std::move(without);
    }
    if (!possible(together) && !limit_.passed) into.conflict = named(together);
}

void remedy_finder::add_losses(remedies& into) {
    const auto held = std::find_if(goals_.begin(), goals_.end(), [&](const goal& one) { return reached(on_.base(), one, about_); });
    for (const auto& one : smallest_losses(on_, about_, *held, limit_)) {
        auto said = words_.loss_in_words(one);
        if (one.lost > 0) into.losses.push_back(std::move(said));
        else into.not_searched.push_back(said.name);
    }
}

remedies remedy_finder::find() {
    remedies made;
    made.about = explain::wording(on_.base().on).name(about_);
    for (const auto& one : goals_) {
        if (one.group != no_index) made.wanted.push_back(words_.name_of_outcome(one, about_));
        else made.criterion = words_.name_of_criterion(one.criterion, about_);
        made.holds = made.holds || reached(on_.base(), one, about_);
    }
    if (made.holds) {
        add_losses(made);
    } else {
        const auto near = nearest();
        if (near.group != no_index) made.nearest = words_.name_of_outcome(near, about_);
        std::set<std::uint32_t> standing;
        for (const auto& one : obstacles(on_.base(), near, about_)) standing.insert(one.criterion);
        made.own_condition = standing.contains(no_index);
        made.in_the_way = named(standing);
        const auto found = search_.run(goals_, options_.most);
        for (const auto& one : found.ways) made.all.push_back(in_words(one));
        if (made.all.empty() && !limit_.passed) explain_failure(near, made);
    }
    made.complete = !limit_.passed;
    made.trials = on_.count();
    return made;
}

}  // namespace

remedies remedies_for(bench& on, record_ref about, const std::vector<goal>& goals, const remedy_options& limits) {
    return remedy_finder(on, about, goals, limits).find();
}

}  // namespace quorate::vary
