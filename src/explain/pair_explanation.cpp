#include "explain/pair_explanation.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "explain/recording.hpp"

namespace quorate::explain {

using assess::raw_judgement;

namespace {

class pair_explainer {
public:
    pair_explainer(assess::machine& on, assess::assessment& findings, const text::source_set& sources)
        : on_(on), findings_(findings), program_(on.program()), sources_(sources), words_(on) {}

    std::vector<pair_explanation> explain(std::string_view first, std::string_view second, std::string_view relation) {
        std::map<std::uint32_t, std::vector<pair_explanation>> made;
        for (const auto index : program_.relation_order) {
            // Also those that are not asked for: one that is may yield to them.
            auto found = explain_relation(index, first, second);
            if (relation.empty() || program_.relations[index].name == relation) made[index] = std::move(found);
        }
        std::vector<pair_explanation> all;
        for (auto& [index, some] : made) std::move(some.begin(), some.end(), std::back_inserter(all));
        return all;
    }

private:
    [[nodiscard]] std::optional<record_ref> find(std::uint32_t type, std::string_view id) const {
        const auto found = on_.data().find(type, id);
        return found && program_.words.is_a(found->type, type) ? found : std::nullopt;
    }

    std::vector<pair_explanation> explain_relation(std::uint32_t index, std::string_view first, std::string_view second) {
        const auto& rule = program_.relations[index];
        std::vector<std::pair<record_ref, record_ref>> ways;
        const auto add_way = [&](std::string_view one, std::string_view other) {
            const auto a = find(rule.subject, one), b = find(rule.second, other);
            if (a && b && *a != *b) ways.emplace_back(*a, *b);
        };
        add_way(first, second);
        const bool tried_both_ways = !rule.directed && rule.subject == rule.second;  // by one judgement
        if (ways.empty() || !tried_both_ways) add_way(second, first);
        // A pair of two that stand in both collections is one pair.
        if (!rule.directed && ways.size() == 2 && ways[0] == std::pair{ways[1].second, ways[1].first}) ways.pop_back();
        if (ways.empty()) return {of_others(rule)};
        std::vector<pair_explanation> all;
        for (const auto& [a, b] : ways) {
            if (!rule.in_force.holds(on_.as_of())) {
                all.push_back(described(rule, a, b, pair_finding::not_in_force));
                continue;
            }
            const auto judged = findings_.judge(index, a, b);
            all.push_back(of_judgement(rule, judged, a, b));
            if (!tried_both_ways || !is_false(judged.holds)) continue;
            if (auto other = of_judgement(rule, judged, b, a); !alike(all.back(), other)) all.push_back(std::move(other));
        }
        return all;
    }

    pair_explanation of_others(const plan::relation& rule) const {
        pair_explanation made;
        head(made, rule, pair_finding::other_collections);
        return made;
    }

    void head(pair_explanation& made, const plan::relation& rule, pair_finding found) const {
        made.relation = rule.name;
        made.title = words_.title(rule);
        made.grade = rule.grade;
        made.directed = rule.directed;
        made.where = sources_.locate(rule.where);
        made.found = found;
        made.citations = rule.citations;
    }

    pair_explanation described(const plan::relation& rule, record_ref a, record_ref b, pair_finding found) {
        pair_explanation made;
        head(made, rule, found);
        made.first = words_.name(a);
        made.second = words_.name(b);
        const auto own_steps = on_.begin();
        frame in(rule);
        in.set(0, {a, assess::reason_set::none});
        in.set(1, {b, assess::reason_set::none});
        recording hook(words_, on_, sources_);
        const traced listening(on_, hook);
        for (const auto& let : rule.lets) {
            if (in.filled(let.slot)) continue;
            const auto held = on_.evaluate(let.value, in);
            made.lets.push_back({let.name, let.label, std::move(hook.take().back())});
            in.set(let.slot, held);
        }
        add_conditions(rule.when, in, hook, made.conditions);
        return made;
    }

    /// The parts that `and` joins, in the order of the rule.
    void add_conditions(plan::op_id op, frame& in, recording& hook, std::vector<explained_part>& to) {
        const auto& at = program_[op];
        if (at.code == plan::opcode::logical_and) {
            add_conditions(program_.operand(at, 0), in, hook, to);
            add_conditions(program_.operand(at, 1), in, hook, to);
            return;
        }
        if (const auto joined = let_of_parts(op, in.rule()); joined != plan::op_id::none) {
            add_conditions(joined, in, hook, to);
            return;
        }
        (void)on_.evaluate(op, in);
        to.push_back(std::move(hook.take().back()));
    }

    /// What a `let` stands for when it joins parts by `and` itself.
    [[nodiscard]] plan::op_id let_of_parts(plan::op_id op, const plan::rule& rule) const {
        if (program_[op].code != plan::opcode::slot) return plan::op_id::none;
        const auto found = std::find_if(rule.lets.begin(), rule.lets.end(), [&](const plan::let& one) { return one.slot == program_[op].index; });
        return found != rule.lets.end() && program_[found->value].code == plan::opcode::logical_and ? found->value : plan::op_id::none;
    }

    pair_explanation of_judgement(const plan::relation& rule, const raw_judgement& judged, record_ref a, record_ref b) {
        static constexpr pair_finding found_of[] = {pair_finding::candidate, pair_finding::confirmed, pair_finding::rejected, pair_finding::possible, pair_finding::accepted};
        static_assert(static_cast<int>(relation_state::candidate) == 0 && static_cast<int>(relation_state::possible) == 3);
        const auto found = judged.pair                        ? found_of[static_cast<std::size_t>(judged.pair->state)]
                           : judged.yields_to != no_index ? pair_finding::yields
                                                              : pair_finding::does_not_hold;
        auto made = described(rule, judged.exchanged ? b : a, judged.exchanged ? a : b, found);
        if (judged.yields_to != no_index) {
            made.yields_to = program_.relations[judged.yields_to].name;
            made.yields_to_title = words_.title(program_.relations[judged.yields_to]);
        }
        if (!judged.pair) return made;
        made.reported = findings_.is_reported(*judged.pair);
        if (judged.pair->found != nullptr) {
            made.found_by = judged.pair->found->by;
            made.found_on = judged.pair->found->on;
        }
        return made;
    }

    /// Whether the two ways round of a pair say the same of each condition.
    [[nodiscard]] static bool alike(const pair_explanation& one, const pair_explanation& other) {
        return std::equal(one.conditions.begin(), one.conditions.end(), other.conditions.begin(), other.conditions.end(),
                          [](const explained_part& a, const explained_part& b) { return a.is == b.is && a.gap == b.gap; });
    }

    assess::machine& on_;
    assess::assessment& findings_;
    const plan::program& program_;
    const text::source_set& sources_;
    wording words_;
};

}  // namespace

std::vector<pair_explanation> explain_relations(assess::machine& on, assess::assessment& findings, const text::source_set& sources,
                                                std::string_view first, std::string_view second, std::string_view relation) {
    return pair_explainer(on, findings, sources).explain(first, second, relation);
}

std::vector<std::string_view> all_ids(const data::portfolio& of) {
    std::vector<std::string_view> ids;
    for (std::uint32_t type = 0; type < of.words().records.size(); ++type) {
        if (of.words().records[type].collection.empty()) continue;
        for (std::uint32_t row = 0; row < of.of_type(type).rows; ++row) ids.push_back(of.id({type, row}));
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

}  // namespace quorate::explain
