#include "vary/repairs.hpp"

#include <algorithm>

#include "vary/distance.hpp"
#include "vary/new_parts.hpp"

namespace quorate::vary {

using plan::opcode;

namespace {

/// Values tried of one field, and repairs proposed of one field.
constexpr std::size_t most_values = 150, most_of_a_field = 3;
/// Items added or dropped one after the other.
constexpr std::size_t most_steps = 20;
/// Halvings on the way to the nearest quantity: more than any day or whole number below a billion asks for.
constexpr int most_halvings = 34;

std::vector<change> joined(std::vector<change> before, const std::vector<change>& more) {
    before.insert(before.end(), more.begin(), more.end());
    return before;
}

}  // namespace

const plan::readings& repairer::readings_of(const need& of) {
    const auto [at, fresh] = readings_.try_emplace({of.rule, of.op});
    if (fresh) at->second = of.op == plan::op_id::none ? on_.relations() : plan::readings_of(on_.program(), *of.rule, of.op);
    return at->second;
}

/// Fields that may change: of the record, then of its parts, each in the order of the vocabulary.
std::vector<repairer::place> repairer::places(trial& now) const {
    std::vector<place> all;
    const auto& words = on_.program().words;
    const auto add = [&](const auto& self, record_ref record) -> void {
        const auto& fields = words.records[record.type].fields;
        for (std::uint32_t i = 0; i < fields.size(); ++i)
            if (fields[i].change_cost) all.push_back({record, i, *fields[i].change_cost});
        for (std::uint32_t i = 0; i < fields.size(); ++i) {
            if (fields[i].type.kind != type_kind::part || !data::is_stated(now.data, record, i)) continue;
            const auto parts = fields[i].type.many ? data::items_of(now.data, record, i) : std::vector<cell>{data::value_of(now.data, record, i)};
            for (const auto& one : parts) {
                // Parts that were added on the way are no longer changed.
                const auto part = std::get<record_ref>(one);
                if (part.row < on_.base().data.of_type(part.type).rows) self(self, part);
            }
        }
    };
    add(add, about_);
    return all;
}

std::shared_ptr<trial> repairer::with(const situation& at, const std::vector<change>& more) {
    if (!limit_.allows(on_)) return nullptr;
    return on_.make(joined(at.before, more));
}

bool repairer::does(const situation& at, const std::vector<change>& more) {
    const auto tried = with(at, more);
    return tried && fulfilled(*tried, at.of, about_);
}

quantities repairer::met_in(trial& now, const need& of) const {
    quantity_trace hook;
    if (of.op == plan::op_id::none) return hook.take();
    const auto own_steps = now.on.begin();
    auto frame = now.findings.frame_of(*of.rule, about_);
    now.on.set_trace(&hook);
    (void)now.on.evaluate(of.op, frame);
    now.on.set_trace(nullptr);
    return hook.take();
}

std::vector<repair> repairer::free_repairs(const std::vector<change>& before, trial& now, const need& of) {
    const auto& reads = readings_of(of);
    std::vector<repair> all;
    if (reads.questions.empty() && reads.relations.empty()) return all;
    const goal nothing;
    const situation at{before, now, of, nothing, reads, met_in(now, of)};
    add_answers(at, all);
    if (all.empty()) add_decisions(at, all);
    return all;
}

std::vector<repair> repairer::repairs(const std::vector<change>& before, trial& now, const need& of, const goal& to) {
    auto all = free_repairs(before, now, of);
    if (!all.empty()) return all;
    const situation at{before, now, of, to, readings_of(of), met_in(now, of)};
    for (const auto& where : places(now))
        if (at.reads.reads(on_.program(), where.record.type, where.field)) add_of_place(at, where, all);
    return all;
}

/// The first answer to an open question that will do.
void repairer::add_answers(const situation& at, std::vector<repair>& into) {
    for (const auto index : at.reads.questions) {
        const auto& question = on_.program().questions[index];
        if (!on_.program().words.is_a(about_.type, question.subject) || !at.now.findings.open(index, about_)) continue;
        for (const auto& answer : answers_of(on_.program(), question, at.met, on_.as_of(), most_values).values) {
            auto made = change_of(change::kind::answer, about_, index, {});
            made.answer = answer;
            if (!does(at, {made})) continue;
            into.push_back({{made}, rational(0)});
            return;
        }
    }
}

/// Open decisions on relations of the record, all the same way: rejected where that will do, else confirmed.
void repairer::add_decisions(const situation& at, std::vector<repair>& into) {
    for (const bool confirmed : {false, true}) {
        std::vector<change> made;
        for (const auto index : at.now.findings.pairs_of(about_)) {
            const auto& pair = at.now.findings.pairs()[index];
            const bool open = pair.state == relation_state::candidate || pair.state == relation_state::possible;
            if (!open || !at.reads.relations.contains(pair.relation)) continue;
            auto one = change_of(change::kind::decide, pair.first, pair.relation, {});
            one.second = pair.second;
            one.confirmed = confirmed;
            if (does(at, {one})) {
                into.push_back({{one}, rational(0)});
                return;
            }
            made.push_back(one);
        }
        if (made.size() > 1 && does(at, made)) {
            into.push_back({std::move(made), rational(0)});
            return;
        }
    }
}

void repairer::add_of_place(const situation& at, const place& where, std::vector<repair>& into) {
    const auto& described = on_.program().words.records[where.record.type].fields[where.field];
    if (described.type.many) return add_items(at, where, into);
    if (described.type.kind == type_kind::period) add_periods(at, where, into);
    else if (described.type.kind != type_kind::part) add_single(at, where, into);
    if (!data::is_stated(at.now.data, where.record, where.field)) return;
    const auto gone = change_of(change::kind::put, where.record, where.field, {});
    if (does(at, {gone})) into.push_back({{gone}, where.cost});
}

void repairer::add_single(const situation& at, const place& where, std::vector<repair>& into) {
    const auto& type = on_.program().words.records[where.record.type].fields[where.field].type;
    const auto found = values_of(on_.program(), at.now.data, type, at.met, on_.as_of(), most_values).values;
    const bool has_order = type.kind == type_kind::number || type.kind == type_kind::whole_number || type.kind == type_kind::money || type.kind == type_kind::date;
    if (has_order && data::is_stated(at.now.data, where.record, where.field)) return add_nearest(at, where, found, period_part::whole, into);
    std::vector<change> passing;
    for (const auto& one : found) {
        auto made = change_of(change::kind::put, where.record, where.field, {one});
        if (one != data::value_of(at.now.data, where.record, where.field) && does(at, {made})) passing.push_back(std::move(made));
    }
    for (auto& one : lightest(at, std::move(passing), most_of_a_field)) into.push_back({{std::move(one)}, where.cost});
}

/// Those that leave the least to be done for the whole, in that order; those that leave the same in the order of their list.
std::vector<change> repairer::lightest(const situation& at, std::vector<change> all, std::size_t most) {
    if (all.size() <= 1) return all;
    std::vector<std::pair<rational, std::size_t>> order;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto tried = with(at, {all[i]});
        if (!tried) break;
        order.emplace_back(burden(*tried, at.to, about_), i);
    }
    std::sort(order.begin(), order.end());
    std::vector<change> made;
    for (std::size_t i = 0; i < order.size() && i < most; ++i) made.push_back(std::move(all[order[i].second]));
    return made;
}

namespace {

/// A quantity as a number on its own line: days since 1970, the amount of money.
std::optional<rational> position(const cell& one, period_part part) {
    if (const auto* number = std::get_if<rational>(&one)) return *number;
    if (const auto* amount = std::get_if<money>(&one)) return amount->amount;
    if (const auto* date = std::get_if<day>(&one)) return rational(date->time_since_epoch().count());
    if (const auto* time = std::get_if<period>(&one)) return rational((part == period_part::start ? time->first : time->last).time_since_epoch().count());
    return std::nullopt;
}

/// The quantity at that place, otherwise like `like`; nothing where there is none.
std::optional<cell> at_position(rational where, const cell& like, period_part part) {
    if (std::holds_alternative<rational>(like)) return cell(where);
    if (const auto* amount = std::get_if<money>(&like)) {
        auto made = *amount;
        made.amount = where;
        return cell(made);
    }
    if (!where.is_whole()) return std::nullopt;
    const day date{std::chrono::days{where.numerator()}};
    if (std::holds_alternative<day>(like)) return cell(date);
    auto time = std::get<period>(like);
    (part == period_part::start ? time.first : time.last) = date;
    return time.first <= time.last ? std::optional(cell(time)) : std::nullopt;
}

std::optional<rational> middle(rational a, rational b) {
    const auto sum = add(a, b);
    const auto half = sum ? divide(*sum, rational(2)) : std::nullopt;
    if (!half) return std::nullopt;
    // Rounded down to a whole number.
    const auto whole = half->numerator() >= 0 ? half->numerator() / half->denominator() : -((-half->numerator() + half->denominator() - 1) / half->denominator());
    return rational(whole);
}

}  // namespace

/// Below and above what stands there: the nearest value that will do, found by halving the way from one that does.
void repairer::add_nearest(const situation& at, const place& where, const std::vector<cell>& probes, period_part part, std::vector<repair>& into) {
    const auto present = data::value_of(at.now.data, where.record, where.field);
    const auto here = position(present, part);
    if (!here) return;
    const auto made_of = [&](const cell& one) { return change_of(change::kind::put, where.record, where.field, {one}); };
    for (const bool above : {false, true}) {
        std::optional<rational> good;
        std::optional<cell> like;
        for (const auto& probe : probes) {
            const auto there = position(probe, part);
            if (!there || *there == *here || (*there > *here) != above) continue;
            if (good && (above ? *there >= *good : *there <= *good)) continue;
            const auto* amount = std::get_if<money>(&present);
            if (amount != nullptr && std::string_view(std::get<money>(probe).currency) != amount->currency) continue;
            const auto candidate = std::holds_alternative<period>(present) ? at_position(*there, present, part) : std::optional(probe);
            if (!candidate || !does(at, {made_of(*candidate)})) continue;
            good = there;
            like = candidate;
        }
        if (!good) continue;
        auto bad = *here;
        bool at_limit = false;
        for (int i = 0; i < most_halvings && !at_limit; ++i) {
            const auto between = middle(*good, bad);
            if (!between || *between == *good || *between == bad) { at_limit = true; break; }
            const auto candidate = at_position(*between, *like, part);
            if (candidate && does(at, {made_of(*candidate)})) {
                good = between;
                like = candidate;
            } else {
                bad = *between;
            }
        }
        into.push_back({{made_of(*like)}, where.cost, at_limit ? (above ? limit_side::at_least : limit_side::at_most) : limit_side::none, part});
    }
}

void repairer::add_periods(const situation& at, const place& where, std::vector<repair>& into) {
    const auto present = data::value_of(at.now.data, where.record, where.field);
    const auto& type = on_.program().words.records[where.record.type].fields[where.field].type;
    if (present.index() == 0) {
        for (const auto& one : values_of(on_.program(), at.now.data, type, at.met, on_.as_of(), most_values).values) {
            const auto made = change_of(change::kind::put, where.record, where.field, {one});
            if (!does(at, {made})) continue;
            into.push_back({{made}, where.cost});
            return;
        }
        return;
    }
    const auto days = values_of(on_.program(), at.now.data, {.kind = type_kind::date}, at.met, on_.as_of(), most_values).values;
    std::vector<cell> starts, ends;
    const auto held = std::get<period>(present);
    for (const auto& one : days) {
        const auto date = std::get<day>(one);
        if (date <= held.last) starts.emplace_back(period{date, held.last});
        if (date >= held.first) ends.emplace_back(period{held.first, date});
    }
    add_nearest(at, where, ends, period_part::end, into);
    add_nearest(at, where, starts, period_part::start, into);
}

/// New parts that rules would count, by the conditions of the rule that the condition stands in.
std::vector<change> repairer::new_parts(const situation& at, const place& where, const std::vector<change>& more) {
    std::vector<change> all;
    const auto part_change = [&](const std::vector<part_value>& values) {
        auto made = change_of(change::kind::add, where.record, where.field, {});
        made.part = values;
        return made;
    };
    if (where.record != about_) return all;
    const part_maker make = [&](const std::vector<part_value>& values) { return with(at, joined(more, {part_change(values)})); };
    if (at.of.op == plan::op_id::none) return all;
    for (const auto& through : passages_over(on_.program(), *at.of.rule, at.of.op, where.record.type, where.field))
        for (auto& values : parts_that_pass(on_, about_, where.field, through, at.met, make, most_values)) {
            auto made = part_change(values);
            if (std::find(all.begin(), all.end(), made) == all.end()) all.push_back(std::move(made));
        }
    return all;
}

/// Every single item that could be added or dropped.
std::vector<change> repairer::item_changes(const situation& at, trial& now, const place& where, const std::vector<change>& more) {
    const auto& type = on_.program().words.records[where.record.type].fields[where.field].type;
    const auto present = data::items_of(now.data, where.record, where.field);
    const auto made_of = [&](change::kind what, const cell& one) { return change_of(what, where.record, where.field, {one}); };
    std::vector<change> all;
    if (type.kind == type_kind::part) {
        all = new_parts(at, where, more);
    } else {
        for (const auto& one : values_of(on_.program(), now.data, type, at.met, on_.as_of(), most_values).values)
            if (std::find(present.begin(), present.end(), one) == present.end()) all.push_back(made_of(change::kind::add, one));
    }
    const auto& base = on_.base().data;
    for (const auto& one : present) {
        const auto* part = std::get_if<record_ref>(&one);
        const bool added = type.kind == type_kind::part && part != nullptr && part->row >= base.of_type(part->type).rows;
        if (!added) all.push_back(made_of(change::kind::drop, one));
    }
    return all;
}

/// One item after the other, each of which brings the condition nearer, until it comes out as wanted.
std::optional<std::vector<change>> repairer::step_by_step(const situation& at, const place& where) {
    std::vector<change> made;
    std::vector<change> order;
    auto far = distance(at.now, at.of, about_);
    if (!far) return std::nullopt;
    for (std::size_t step = 0; step < most_steps; ++step) {
        const auto now = with(at, made);
        if (!now) return std::nullopt;
        if (step > 0 && fulfilled(*now, at.of, about_)) return made;
        bool nearer = false;
        auto next = item_changes(at, *now, where, made);
        if (step == 0) {
            next = lightest(at, std::move(next), most_values);
            order = next;
        } else {
            // What was the lightest at the first step comes first at all.
            const auto rank = [&](const change& one) { return std::find(order.begin(), order.end(), one) - order.begin(); };
            std::stable_sort(next.begin(), next.end(), [&](const change& a, const change& b) { return rank(a) < rank(b); });
        }
        for (const auto& one : next) {
            const auto tried = with(at, joined(made, {one}));
            if (!tried) return std::nullopt;
            const auto left = distance(*tried, at.of, about_);
            if (!left || *left >= *far) continue;
            made.push_back(one);
            far = left;
            nearer = true;
            break;
        }
        if (!nearer) break;
    }
    if (!made.empty() && does(at, made)) return made;
    return std::nullopt;
}

void repairer::add_items(const situation& at, const place& where, std::vector<repair>& into) {
    std::vector<change> added, dropped;
    for (auto& one : item_changes(at, at.now, where, {}))
        if (does(at, {one})) (one.what == change::kind::add ? added : dropped).push_back(std::move(one));
    const bool none_passes = added.empty() && dropped.empty();
    for (auto* passing : {&added, &dropped})
        for (auto& one : lightest(at, std::move(*passing), most_of_a_field)) into.push_back({{std::move(one)}, where.cost});
    if (none_passes) {
        if (auto many = step_by_step(at, where)) {
            const auto cost = multiply(where.cost, rational(static_cast<std::int64_t>(many->size())));
            if (cost) into.push_back({std::move(*many), *cost});
        }
    }
    // That there are none may have to be said.
    if (none_passes && !data::is_stated(at.now.data, where.record, where.field)) {
        const auto none = change_of(change::kind::put_all, where.record, where.field, {});
        if (does(at, {none})) into.push_back({{none}, where.cost});
    }
}

}  // namespace quorate::vary
