#include <algorithm>
#include <optional>

#include "check/lints.hpp"

namespace quorate::check {

using syntax::node_kind;
using syntax::validity_form;

namespace {

struct days { std::string_view from, until; };  // as written: they order as texts; empty when there is no such bound

days read(const context& all, node_id validity) {
    const auto dates = all.children(validity, node_kind::date);
    const auto form = static_cast<validity_form>(all.tree[validity].detail);
    days made;
    if (dates.empty()) return made;
    if (form != validity_form::until) made.from = all.value(dates.front());
    if (form != validity_form::from) made.until = all.value(dates.back());
    return made;
}

/// The days of a written date, or nothing.
std::optional<day> day_of(std::string_view written) { return written.empty() ? std::nullopt : parse_day(written); }

}  // namespace

/// Days between two dated values of a parameter that has no other value.
void lint_gaps_in_time(context& all) {
    for (const auto& parameter : all.result.parameters) {
        if (parameter.used_pack) continue;
        const bool always = [&] {
            for (const node_id child : all.tree.children(parameter.node)) {
                const auto kind = all.kind(child);
                const bool clause = kind == node_kind::type || kind == node_kind::cites || kind == node_kind::title || kind == node_kind::reading || kind == node_kind::owner || kind == node_kind::settable || kind == node_kind::dated_value;
                if (child != all.first(parameter.node) && !clause) return true;
            }
            return false;
        }();
        if (always) continue;
        struct dated { std::optional<day> from, until; node_id where; };
        std::vector<dated> values;
        for (const node_id value : all.children(parameter.node, node_kind::dated_value)) {
            const node_id validity = all.tree.child(value, node_kind::validity);
            const auto own = read(all, validity);
            values.push_back({day_of(own.from), day_of(own.until), validity});
        }
        std::stable_sort(values.begin(), values.end(), [](const dated& a, const dated& b) { return a.from.value_or(day::min()) < b.from.value_or(day::min()); });
        for (std::size_t i = 1; i < values.size(); ++i) {
            const auto &before = values[i - 1], &after = values[i];
            if (!before.until || !after.from || *after.from <= *before.until + std::chrono::days{1}) continue;
            all.problems.warning("Q4018", all.where(after.where), "`" + parameter.name + "` has no value between " + to_string(*before.until) + " and " + to_string(*after.from), "correct the dates, or add a value for the days between");
            all.problems.also(all.where(before.where), "the value before ends here");
        }
    }
}

/// Rules and values that have run out before the pack comes into force, or come into force when it has run out.
void lint_validity(context& all) {
    if (all.result.pack == node_id::none) return;
    const node_id of_pack = all.tree.child(all.result.pack, node_kind::validity);
    if (of_pack == node_id::none) return;
    const auto pack = read(all, of_pack);
    const auto look = [&](node_id validity, std::string_view what) {
        const auto own = read(all, validity);
        const bool over = !own.until.empty() && !pack.from.empty() && own.until < pack.from;
        const bool to_come = !own.from.empty() && !pack.until.empty() && own.from > pack.until;
        if (!over && !to_come) return;
        all.problems.warning("Q4009", all.where(validity), std::string(what) + " is never in force: " + (over ? "it ends before the pack begins, on " + std::string(pack.from) : "it begins after the pack has ended, on " + std::string(pack.until)),
                             "remove it, or correct the dates");
        all.problems.also(all.where(of_pack), "the pack is in force here");
    };
    for (const auto* rule : own_rules(all))
        for (const node_id validity : all.children(rule->node, node_kind::validity)) look(validity, "this rule");
    for (const auto& parameter : all.result.parameters)
        if (!parameter.used_pack)
            for (const node_id value : all.children(parameter.node, node_kind::dated_value))
                if (const node_id validity = all.tree.child(value, node_kind::validity); validity != node_id::none) look(validity, "this value");
}

}  // namespace quorate::check
