// Comprehensions and quantifiers.
#include <algorithm>

#include "assess/operations.hpp"

namespace quorate::assess {

using plan::quantification_kind;

namespace {

/// What the filters say of one element, the first that leaves it out deciding.
struct judged {
    bool dropped = false;
    bool in_doubt = false;
    std::uint32_t filter = no_index;
    reason_set doubt = reason_set::none;
};

/// How deep comprehensions stand within each other, also when a limit ends them early.
class depth {
public:
    explicit depth(std::uint32_t& counter) : counter_(counter) { ++counter_; }
    depth(const depth&) = delete;
    depth& operator=(const depth&) = delete;
    ~depth() { --counter_; }
    [[nodiscard]] bool is_outermost() const noexcept { return counter_ == 1; }

private:
    std::uint32_t& counter_;
};

}  // namespace

value operations::comprehension(plan::op_id op, frame& in) {
    const depth own_depth(on.collecting_);
    const auto& rule = on.program().comprehensions[on.program()[op].index];
    const value collection = as_one_set(on.run(rule.collection, in));
    if (!collection.known()) return comprehension_of_unstated(rule, collection, in);
    const value excluded = rule.except == plan::op_id::none ? make_set({}) : lifted(as_one_set(on.run(rule.except, in)));
    set_value result;
    std::vector<selection> fates;
    std::size_t sure = no_index;  // in a set of distinct values: the first that is there whatever its value
    std::size_t fate_of_sure = 0;
    for (const auto& element : collection.as<std::shared_ptr<const set_value>>()->members) {
        in.set(rule.slot, element.of);
        judged so_far{false, !element.certain, no_index, element.doubt};
        bool passed = true;  // all conditions, whether it is there or not
        for (std::uint32_t i = 0; i < rule.filters.size() && !so_far.dropped; ++i) {
            const value passes = on.run(rule.filters[i].condition, in);
            const auto* truth = passes.get<bool>();
            if (truth && *truth) continue;
            passed = false;
            so_far.filter = i;
            if (truth) so_far.dropped = true;
            else { so_far.in_doubt = true; so_far.doubt = on.reasons().join(so_far.doubt, passes.why); }
        }
        selection fate{element.of, on.run(rule.collected, in), selection::fate::kept, so_far.filter, reason_set::none};
        if (so_far.dropped) {
            fate.how = selection::fate::filtered;
            fates.push_back(std::move(fate));
            continue;
        }
        const value taken_out = contains(excluded, fate.collected);
        const auto* out = taken_out.get<bool>();
        if (out && *out) {
            fate.how = selection::fate::excepted;
            fate.filter = no_index;
            fates.push_back(std::move(fate));
            continue;
        }
        const bool there_for_certain = !so_far.in_doubt && out != nullptr;
        // One of unknown value in a set of distinct values may be the same as another.
        member made{fate.collected, there_for_certain && (fate.collected.known() || !rule.distinct), reason_set::none, element.many, element.is_there() && passed && out != nullptr};
        if (there_for_certain && !made.certain && sure == no_index) {
            sure = result.members.size();
            fate_of_sure = fates.size();
        }
        // Its value matters to whether it counts only where it may be the same as another.
        const auto value_doubt = rule.distinct ? fate.collected.why : reason_set::none;
        if (!made.certain) made.doubt = on.reasons().join(so_far.doubt, on.reasons().join(out ? reason_set::none : taken_out.why, value_doubt));
        const bool repeated = rule.distinct && !add_once(result, made);
        if (!rule.distinct) result.members.push_back(made);
        fate.how = repeated ? selection::fate::repeated : made.certain ? selection::fate::kept : selection::fate::possible;
        fate.doubt = made.doubt;
        fates.push_back(std::move(fate));
    }
    // Where nothing else is certain, one of unknown value is: there is at least one value.
    if (sure != no_index && std::none_of(result.members.begin(), result.members.end(), [](const member& one) { return one.certain; })) {
        make_certain(result, sure);
        fates[fate_of_sure].how = selection::fate::kept;
        fates[fate_of_sure].doubt = reason_set::none;
    }
    if (on.trace_ != nullptr && own_depth.is_outermost()) on.trace_->selected(op, fates, in);
    return make_set(std::move(result));
}

value operations::comprehension_of_unstated(const plan::comprehension& rule, const value& collection, frame& in) {
    if (rule.asks_what_is_stated) return collection;
    const silence quiet(on.trace_, true);
    member made = anyone(collection.why).front();
    in.set(rule.slot, made.of);
    for (const auto& filter : rule.filters) {
        const value passes = on.run(filter.condition, in);
        if (is_false(passes)) return make_set({});
        made.doubt = on.reasons().join(made.doubt, passes.why);
    }
    // What each of them would give, and how many there are nobody knows.
    made.of = on.run(rule.collected, in);
    if (!made.of.known()) return make_unknown(made.doubt);
    if (rule.except != plan::op_id::none) {
        const value out = contains(lifted(as_one_set(on.run(rule.except, in))), made.of);
        if (is_true(out)) return make_set({});
        made.doubt = on.reasons().join(made.doubt, out.why);
    }
    made.many = !rule.distinct || (made.of.get<number_range>() != nullptr && !made.of.as<number_range>().exact());
    return make_set({{made}});
}

value operations::quantified(plan::op_id op, frame& in) {
    const auto& rule = on.program().quantifications[on.program()[op].index];
    const value collection = as_one_set(on.run(rule.collection, in));
    const bool stated = collection.known();
    if (!stated && rule.asks_what_is_stated) return collection;
    const silence quiet(on.trace_, !stated);
    const auto unstated = stated ? std::vector<member>() : anyone(collection.why);
    const bool every = rule.kind == quantification_kind::every;
    const bool counts = rule.kind >= quantification_kind::at_least;
    value result = make_truth(every);
    std::int64_t certain = 0, possible = 0;
    reason_set doubts = reason_set::none;
    bool many = false;  // any number of them may be there
    for (const auto& element : stated ? all_members_of(collection) : unstated) {
        in.set(rule.slot, element.of);
        const bool there = counts ? element.certain : element.is_there();
        value passes = there ? make_truth(true) : make_unknown(element.doubt);
        for (const auto filter : rule.filters) {
            if (const auto* truth = passes.get<bool>(); truth && !*truth) break;
            passes = both(passes, on.run(filter, in));
        }
        if (!every && on.trace_ != nullptr) on.trace_->considered(op, element.of, passes, in);
        if (every) {
            const auto* truth = passes.get<bool>();
            if (truth && !*truth) continue;
            const value satisfied = on.run(rule.satisfies, in);
            if (on.trace_ != nullptr) on.trace_->considered(op, element.of, satisfied, in);
            result = both(result, either(opposite(passes), satisfied));
        } else if (counts) {
            const auto* truth = passes.get<bool>();
            if (truth) certain += *truth ? 1 : 0;
            else { ++possible; many = many || element.many; doubts = on.reasons().join(doubts, passes.why); }
        } else {
            result = either(result, passes);
        }
        // Decided: what is left cannot change it. (A trace wants to see all.)
        if (const auto* truth = result.get<bool>(); !counts && on.trace_ == nullptr && truth && *truth != every) break;
    }
    if (counts) return counted(rule.kind, number_of(certain, possible, many, doubts), on.run(rule.bound, in));
    return rule.kind == quantification_kind::no ? opposite(result) : result;
}

}  // namespace quorate::assess
